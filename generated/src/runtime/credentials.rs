use std::fmt;

use http::{HeaderName, HeaderValue, Uri, header};

use super::percent::{self, QUERY};
use super::{Error, base64};

/// What proves to the server who is calling: one or several headers, cookies or parameters of the
/// query.
#[derive(Clone, Default)]
pub struct Credentials(Vec<(Place, String, String)>);

#[derive(Clone, Copy)]
enum Place {
    Header,
    Query,
    Cookie,
}

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
        Self(vec![(Place::Header, name.to_owned(), value.to_owned())])
    }

    /// A parameter of the query. Whatever logs URLs shows it: a header is better, where the server
    /// takes one.
    pub fn query(name: &str, value: &str) -> Self {
        Self(vec![(Place::Query, name.to_owned(), value.to_owned())])
    }

    /// A cookie.
    pub fn cookie(name: &str, value: &str) -> Self {
        Self(vec![(Place::Cookie, name.to_owned(), value.to_owned())])
    }

    /// These credentials and others besides.
    #[must_use]
    pub fn and(mut self, others: Credentials) -> Self {
        self.0.extend(others.0);
        self
    }

    /// Adds the credentials to a request, except for headers, cookies and parameters that it has
    /// already.
    ///
    /// # Errors
    /// [`Error::Request`] if they hold what no request can, a line break say.
    pub fn apply<B>(&self, request: &mut http::Request<B>) -> Result<(), Error> {
        for (place, name, value) in &self.0 {
            let applied = match place {
                Place::Header => add_header(request, name, value),
                Place::Query => add_parameter(request, name, value),
                Place::Cookie => add_cookie(request, name, value),
            };
            let refuse = || Error::Request(format!("the credentials in `{name}` cannot be sent"));
            applied.ok_or_else(refuse)?;
        }
        Ok(())
    }
}

fn add_header<B>(request: &mut http::Request<B>, name: &str, value: &str) -> Option<()> {
    let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
    let value = secret(value)?;
    request.headers_mut().entry(name).or_insert(value);
    Some(())
}

fn add_cookie<B>(request: &mut http::Request<B>, name: &str, value: &str) -> Option<()> {
    if [name, value].iter().any(|text| text.contains([';', ',', ' ', '"'])) {
        return None;
    }
    let present = request.headers().get(header::COOKIE);
    let present = present.map(HeaderValue::to_str).transpose().ok()?.unwrap_or_default();
    let is_it = |pair: &str| pair.trim().split_once('=').is_some_and(|(other, _)| other == name);
    if present.split(';').any(is_it) {
        return Some(());
    }
    let separator = if present.is_empty() { "" } else { "; " };
    let cookies = secret(&format!("{present}{separator}{name}={value}"))?;
    request.headers_mut().insert(header::COOKIE, cookies);
    Some(())
}

fn add_parameter<B>(request: &mut http::Request<B>, name: &str, value: &str) -> Option<()> {
    let name = percent::encoded(name.as_bytes(), QUERY);
    let uri = request.uri();
    let query = uri.query().unwrap_or_default();
    let is_it = |pair: &str| pair.split('=').next() == Some(&*name);
    if query.split('&').any(is_it) {
        return Some(());
    }
    let separator = if query.is_empty() { "" } else { "&" };
    let value = percent::encoded(value.as_bytes(), QUERY);
    let path_and_query = format!("{}?{query}{separator}{name}={value}", uri.path());
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(path_and_query.parse().ok()?);
    *request.uri_mut() = Uri::from_parts(parts).ok()?;
    Some(())
}

/// A value that is hidden from logs.
fn secret(value: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_bytes(value.as_bytes()).ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// Names the headers, parameters and cookies and hides their values.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.0.iter().map(|(_, name, _)| name).collect();
        f.debug_tuple("Credentials").field(&names).finish()
    }
}
