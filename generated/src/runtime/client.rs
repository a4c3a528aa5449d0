use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use super::super::runtime;
use super::exchange::{Collected, Exchange, Verdict};
use super::outgoing::{outgoing, transport};
use super::platform::{self, Boxed, Deadline, MaybeSend, sleep, within};
use super::settings::{Settings, setters};
use super::{
    Answer, Body, Call, Credentials, Download, Error, Request, Response, WithHeaders, download,
};

/// Sends operations to a server. Clones share their connections.
///
/// ```no_run
/// use std::time::Duration;
/// use superoffice::{Client, Credentials, Error, Retry};
///
/// fn client(token: &str) -> Result<Client, Error> {
///     let client = Client::new("https://example.com/tenant")?
///         .credentials(Credentials::bearer(token))
///         .timeout(Duration::from_secs(30))
///         .retry(Retry::times(3));
///     Ok(client)
/// }
/// ```
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    pub(super) settings: Arc<Settings>,
    renewal: Option<Renewal>,
}

/// Where new credentials come from. Only one call at a time renews them.
#[derive(Clone)]
struct Renewal {
    renew: Arc<dyn Fn() -> Boxed<Result<Credentials, Error>> + Send + Sync>,
    turn: Arc<tokio::sync::Mutex<()>>,
}

setters!(Client);

impl Client {
    /// A client of the server at a URL: `https://example.com/tenant`. It gives up connecting
    /// after half a minute.
    ///
    /// # Errors
    /// If the URL is not an absolute one, holds credentials or a query, or TLS cannot be set up.
    pub fn new(base_url: &str) -> Result<Self, Error> {
        Self::with_http(base_url, platform::usual())
    }

    /// A client that sends in a way of its own: with a proxy, certificates, another time to
    /// connect. It follows redirects itself, whatever the builder says of them.
    ///
    /// # Errors
    /// Those of [`new`](Self::new).
    pub fn with_http(base_url: &str, http: reqwest::ClientBuilder) -> Result<Self, Error> {
        let settings = Arc::new(Settings::new(base_url)?);
        let http = platform::without_redirects(http).build().map_err(transport)?;
        Ok(Self { http, settings, renewal: None })
    }

    /// Asks for new credentials when the server refuses those it was sent (401), and sends the
    /// request once more, with them. Clones share what they get, and only one of them asks.
    ///
    /// A call that sends an `Authorization` of its own is left alone. If `renew` makes calls, it
    /// has to make them through a client without this.
    ///
    /// ```no_run
    /// # use superoffice::{Client, Credentials, Error};
    /// async fn new_token() -> Result<Credentials, Error> {
    ///     // … ask whoever hands them out
    ///     Ok(Credentials::bearer("another"))
    /// }
    ///
    /// # fn main() -> Result<(), Error> {
    /// let client = Client::new("https://example.com")?.renew(new_token);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn renew<F, R, E>(mut self, renew: F) -> Self
    where
        F: Fn() -> R + Send + Sync + 'static,
        R: Future<Output = Result<Credentials, E>> + MaybeSend + 'static,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let renew = move || -> Boxed<_> {
            let renewed = renew();
            Box::pin(async move { renewed.await.map_err(|error| Error::Credentials(error.into())) })
        };
        self.renewal = Some(Renewal { renew: Arc::new(renew), turn: Arc::default() });
        self
    }

    /// Sends an operation and reads the answer.
    ///
    /// Redirects are followed; to another host without credentials and other headers.
    ///
    /// # Errors
    /// If the request cannot be sent, no response arrives, its status does not say that the call
    /// has succeeded, or its body is not what the documentation says.
    pub async fn send<A: Answer, I>(&self, call: Call<A, I>) -> Result<A, Error> {
        A::from_response(self.answer(call.into_request()).await?)
    }

    /// The same with the status and the headers of the response: `ETag`, `Last-Modified`, `Link`.
    ///
    /// ```no_run
    /// # use superoffice::{Answer, Call, Client, Error};
    /// # async fn example<A: Answer, I>(client: &Client, call: Call<A, I>) -> Result<(), Error> {
    /// let answer = client.send_with_headers(call).await?;
    /// if let Some(version) = answer.header("ETag") {
    ///     println!("this is version {version}");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// Those of [`send`](Self::send).
    pub async fn send_with_headers<A: Answer, I>(
        &self,
        call: Call<A, I>,
    ) -> Result<WithHeaders<A>, Error> {
        WithHeaders::from_response(self.answer(call.into_request()).await?)
    }

    /// Sends an operation and hands out the answer's body piece by piece, as it arrives.
    ///
    /// ```no_run
    /// # use superoffice::{Call, Client};
    /// async fn save<A, I>(client: &Client, call: Call<A, I>) -> std::io::Result<()> {
    ///     let mut file = std::fs::File::create("document.docx")?;
    ///     let mut download = client.download(call).await?;
    ///     while let Some(piece) = download.chunk().await? {
    ///         std::io::Write::write_all(&mut file, &piece)?;
    ///     }
    ///     Ok(())
    /// }
    /// ```
    ///
    /// # Errors
    /// If the request cannot be sent, no response arrives, or its status does not say that the
    /// call has succeeded.
    pub async fn download<A, I>(&self, call: Call<A, I>) -> Result<Download, Error> {
        let request = call.into_request();
        let patience = self.settings.timeout_of(&request);
        let (head, rest) = self.call(request, false).await?;
        Ok(download::new(head, rest, patience))
    }

    /// The response to a request, if it says that the call has succeeded.
    pub(super) async fn answer(&self, request: Request) -> Result<Response, Error> {
        Ok(self.call(request, true).await?.0)
    }

    /// The same, with what is not read of the body yet unless the `whole` is wanted.
    async fn call(
        &self,
        request: Request,
        whole: bool,
    ) -> Result<(Response, Option<reqwest::Response>), Error> {
        let mut exchange = Exchange::new(&self.settings, request, self.renewal.is_some())?;
        let timeout = exchange.timeout();
        let outcome = within(timeout, self.carry_out(&mut exchange, whole)).await;
        exchange.end(outcome)
    }

    /// Sends requests until the response to one of them stands.
    async fn carry_out(
        &self,
        exchange: &mut Exchange<'_>,
        whole: bool,
    ) -> Result<(Response, Option<reqwest::Response>), Error> {
        let deadline = Deadline::after(exchange.timeout());
        loop {
            let request = exchange.request()?;
            let (mut outcome, rest) = match self.execute(request, whole, exchange.timeout()).await {
                Ok((response, rest)) => (Ok(response), rest),
                Err(error) => (Err(error), None),
            };
            exchange.show(&mut outcome);
            match exchange.judge(&outcome)? {
                Verdict::Stands => return Ok((outcome?, rest)),
                Verdict::Again(Duration::ZERO) => {}
                // Where there is no time for another attempt, this one stands.
                Verdict::Again(wait) if deadline.comes_within(wait) => return Ok((outcome?, rest)),
                Verdict::Again(wait) => sleep(wait).await,
                Verdict::Renew => self.new_credentials(exchange.generation).await?,
            }
        }
    }

    /// Sends one request. The body of the response is read if it is wanted or tells of a failure.
    async fn execute(
        &self,
        request: http::Request<Body>,
        whole: bool,
        timeout: Option<Duration>,
    ) -> Result<(Response, Option<reqwest::Response>), Error> {
        let mut request = outgoing(request)?;
        platform::set_timeout(&mut request, timeout);
        let mut response = self.http.execute(request).await.map_err(transport)?;
        let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
        if !whole && status.is_success() {
            return Ok((Response { status, headers, body: Vec::new() }, Some(response)));
        }
        let mut collected = Collected::new(self.settings.limit);
        if status.is_success() && collected.refuses(response.content_length()) {
            return Err(Error::TooLarge { status, limit: self.settings.limit });
        }
        let mut pieces = download::pieces(response);
        while let Some(piece) = download::next(&mut pieces).await? {
            if !collected.take(&piece) {
                break;
            }
        }
        Ok((Response { status, headers, body: collected.into_body(status)? }, None))
    }

    /// Renews the credentials, unless another call has done so meanwhile.
    async fn new_credentials(&self, refused: u64) -> Result<(), Error> {
        if let Some(Renewal { renew, turn }) = &self.renewal {
            let _turn = turn.lock().await;
            if self.settings.current().generation == refused {
                self.settings.renew(renew().await?);
            }
        }
        Ok(())
    }
}
