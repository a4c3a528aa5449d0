use std::fmt;

use http::{HeaderName, HeaderValue, header};

use super::{Error, base64};

/// What proves to the server who is calling: one or several headers.
#[derive(Clone, Default)]
pub struct Credentials(Vec<(String, String)>);

impl Credentials {
    /// `Authorization: Basic`, with a user's name and password.
    pub fn basic(user: &str, password: &str) -> Self {
        Self::scheme("Basic", &base64::encode(format!("{user}:{password}").as_bytes()))
    }

    /// `Authorization: Bearer`, with an access token.
    pub fn bearer(token: &str) -> Self {
        Self::scheme("Bearer", token)
    }

    /// `Authorization` with another scheme.
    pub fn scheme(scheme: &str, token: &str) -> Self {
        Self::header(header::AUTHORIZATION.as_str(), &format!("{scheme} {token}"))
    }

    /// A header of its own.
    pub fn header(name: &str, value: &str) -> Self {
        Self(vec![(name.to_owned(), value.to_owned())])
    }

    /// These credentials and others besides.
    #[must_use]
    pub fn and(mut self, others: Credentials) -> Self {
        self.0.extend(others.0);
        self
    }

    /// Adds the credentials to a request, except for headers that it has already.
    ///
    /// # Errors
    /// [`Error::Request`] if they hold what no header can, a line break say.
    pub fn apply<B>(&self, request: &mut http::Request<B>) -> Result<(), Error> {
        for (name, value) in &self.0 {
            let refuse = || Error::Request(format!("the credentials in `{name}` are no header"));
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| refuse())?;
            let mut value = HeaderValue::from_bytes(value.as_bytes()).map_err(|_| refuse())?;
            value.set_sensitive(true);
            request.headers_mut().entry(name).or_insert(value);
        }
        Ok(())
    }
}

/// Names the headers and hides their values.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.0.iter().map(|(name, _)| name).collect();
        f.debug_tuple("Credentials").field(&names).finish()
    }
}
