use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::redirect;
use super::{Answer, Credentials, Error, Operation, Request, Response, answer, error};

/// Sends operations to a server. Clones share their connections.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    settings: Arc<Settings>,
}

#[derive(Clone)]
struct Settings {
    base_url: String,
    credentials: Credentials,
    headers: Vec<(String, String)>,
    context: Vec<(String, String)>,
    timeout: Option<Duration>,
}

impl Client {
    /// A client of the server at a URL: `https://example.com/tenant`.
    ///
    /// # Errors
    /// If the URL is not an absolute one, holds credentials or a query, or TLS cannot be set up.
    pub fn new(base_url: &str) -> Result<Self, Error> {
        let settings = Settings {
            base_url: error::base_url(base_url)?.to_owned(),
            credentials: Credentials::default(),
            headers: Vec::new(),
            context: Vec::new(),
            timeout: None,
        };
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        let http = http.build().map_err(transport)?;
        Ok(Self { http, settings: Arc::new(settings) })
    }

    /// Sends credentials with every call.
    #[must_use]
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.settings().credentials = credentials;
        self
    }

    /// Sends a header with every call that does not set it itself.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        set(&mut self.settings().headers, name, value);
        self
    }

    /// Sends a header with every call of an endpoint that is documented to take it, unless the
    /// call sets it itself.
    #[must_use]
    pub fn context(mut self, name: &str, value: &str) -> Self {
        set(&mut self.settings().context, name, value);
        self
    }

    /// Gives a call up after this time. Without it a call may take as long as it likes.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings().timeout = Some(timeout);
        self
    }

    /// Sends an operation and reads the answer.
    ///
    /// Redirects are followed; to another host without credentials and other headers.
    ///
    /// # Errors
    /// If the request cannot be sent, no response arrives, its status does not say that the call
    /// has succeeded, or its body is not what the documentation says.
    pub async fn send<O: Operation>(&self, operation: O) -> Result<O::Answer, Error> {
        O::Answer::from_response(self.answer(operation.into_request()).await?)
    }

    async fn answer(&self, request: Request) -> Result<Response, Error> {
        let endpoint = request.endpoint();
        let mut request = self.prepare(request)?;
        for _ in 0..redirect::MOST {
            let response = self.exchange(&request).await?;
            match redirect::next(&request, &response) {
                Some(next) => request = next,
                None => return answer::successful(endpoint, response),
            }
        }
        Err(Error::Transport("the server redirects without end".into()))
    }

    /// The request with the client's headers and credentials.
    fn prepare(&self, mut request: Request) -> Result<reqwest::Request, Error> {
        let settings = &self.settings;
        let documented = request.endpoint().context;
        let context = settings.context.iter().filter(|(name, _)| {
            documented.iter().any(|documented| documented.eq_ignore_ascii_case(name))
        });
        for (name, value) in context.chain(&settings.headers) {
            request.default_header(name, value);
        }
        let mut request = request.into_http(&settings.base_url)?;
        settings.credentials.apply(&mut request)?;
        let mut request = reqwest::Request::try_from(request).map_err(transport)?;
        *request.timeout_mut() = settings.timeout;
        Ok(request)
    }

    async fn exchange(&self, request: &reqwest::Request) -> Result<Response, Error> {
        let unsent = || Error::Request("its body can be sent only once".to_owned());
        let request = request.try_clone().ok_or_else(unsent)?;
        let mut response = self.http.execute(request).await.map_err(transport)?;
        let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
        let body = response.bytes().await.map_err(transport)?.into();
        Ok(Response { status, headers, body })
    }

    fn settings(&mut self) -> &mut Settings {
        Arc::make_mut(&mut self.settings)
    }
}

/// Without the URL, which may hold secrets and would be in the error's text.
fn transport(error: reqwest::Error) -> Error {
    Error::Transport(error.without_url().into())
}

fn set(headers: &mut Vec<(String, String)>, name: &str, value: &str) {
    headers.retain(|(present, _)| !present.eq_ignore_ascii_case(name));
    headers.push((name.to_owned(), value.to_owned()));
}

/// Names the headers and hides their values.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let settings = &self.settings;
        let headers = settings.headers.iter().chain(&settings.context);
        let headers: Vec<_> = headers.map(|(name, _)| name).collect();
        f.debug_struct("Client")
            .field("base_url", &settings.base_url)
            .field("credentials", &settings.credentials)
            .field("headers", &headers)
            .finish_non_exhaustive()
    }
}
