use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use http::Method;
use ureq::config::ConfigBuilder;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::typestate::AgentScope;
use ureq::{Agent, SendBody};

use super::super::super::runtime;
use super::super::body::{AWAITED, Source, Taken};
use super::super::exchange::{Collected, Exchange, Verdict};
use super::super::settings::{Settings, setters};
use super::super::{Answer, Body, Call, Credentials, Error, Request, Response, WithHeaders};
use super::{Download, download};

/// Sends operations to a server, and waits for the answers. Clones share their connections.
///
/// ```no_run
/// # use superoffice::{Call, blocking::Client};
/// fn save<A, I>(call: Call<A, I>) -> std::io::Result<()> {
///     let client = Client::new("https://example.com/tenant")?;
///     let mut file = std::fs::File::create("document.docx")?;
///     std::io::copy(&mut client.download(call)?, &mut file)?;
///     Ok(())
/// }
/// ```
#[derive(Clone)]
pub struct Client {
    http: Agent,
    pub(super) settings: Arc<Settings>,
    renewal: Option<Renewal>,
}

/// Where new credentials come from. Only one call at a time renews them.
#[derive(Clone)]
struct Renewal {
    renew: Arc<dyn Fn() -> Result<Credentials, Error> + Send + Sync>,
    turn: Arc<Mutex<()>>,
}

setters!(Client);

/// How long a client tries to connect.
const CONNECT: Duration = Duration::from_secs(30);

impl Client {
    /// A client of the server at a URL: `https://example.com/tenant`. It believes the certificates
    /// that the system believes, and gives up connecting after half a minute.
    ///
    /// # Errors
    /// If the URL is not an absolute one, or holds credentials or a query.
    pub fn new(base_url: &str) -> Result<Self, Error> {
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
        let http = Agent::config_builder().tls_config(tls).timeout_connect(Some(CONNECT));
        Self::with_http(base_url, http)
    }

    /// A client that sends in a way of its own: with a proxy, certificates, another time to
    /// connect. It follows redirects itself and reads refusals, whatever the builder says of them.
    ///
    /// # Errors
    /// Those of [`new`](Self::new).
    pub fn with_http(base_url: &str, http: ConfigBuilder<AgentScope>) -> Result<Self, Error> {
        let settings = Arc::new(Settings::new(base_url)?);
        let http = http.max_redirects(0).max_redirects_will_error(false);
        let http = http.http_status_as_error(false).allow_non_standard_methods(true).build();
        Ok(Self { http: http.into(), settings, renewal: None })
    }

    /// Asks for new credentials when the server refuses those it was sent (401), and sends the
    /// request once more, with them. Clones share what they get, and only one of them asks.
    ///
    /// A call that sends an `Authorization` of its own is left alone. If `renew` makes calls, it
    /// has to make them through a client without this.
    #[must_use]
    pub fn renew<F, E>(mut self, renew: F) -> Self
    where
        F: Fn() -> Result<Credentials, E> + Send + Sync + 'static,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let renew = move || renew().map_err(|error| Error::Credentials(error.into()));
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
    pub fn send<A: Answer, I>(&self, call: Call<A, I>) -> Result<A, Error> {
        A::from_response(self.answer(call.into_request())?)
    }

    /// The same with the status and the headers of the response: `ETag`, `Last-Modified`, `Link`.
    ///
    /// # Errors
    /// Those of [`send`](Self::send).
    pub fn send_with_headers<A: Answer, I>(
        &self,
        call: Call<A, I>,
    ) -> Result<WithHeaders<A>, Error> {
        WithHeaders::from_response(self.answer(call.into_request())?)
    }

    /// Sends an operation and hands out the answer's body to be read as it arrives.
    ///
    /// # Errors
    /// If the request cannot be sent, no response arrives, or its status does not say that the
    /// call has succeeded.
    pub fn download<A, I>(&self, call: Call<A, I>) -> Result<Download, Error> {
        let (head, rest) = self.call(call.into_request(), false)?;
        Ok(download::new(head, rest))
    }

    /// The response to a request, if it says that the call has succeeded.
    pub(super) fn answer(&self, request: Request) -> Result<Response, Error> {
        Ok(self.call(request, true)?.0)
    }

    /// The same, with what is not read of the body yet unless the `whole` is wanted.
    fn call(&self, request: Request, whole: bool) -> Result<(Response, Option<ureq::Body>), Error> {
        let mut exchange = Exchange::new(&self.settings, request, self.renewal.is_some())?;
        let clock = Clock::starting(exchange.timeout());
        let outcome = self.carry_out(&mut exchange, whole, clock);
        exchange.end(outcome)
    }

    /// Sends requests until the response to one of them stands.
    fn carry_out(
        &self,
        exchange: &mut Exchange<'_>,
        whole: bool,
        clock: Clock,
    ) -> Result<(Response, Option<ureq::Body>), Error> {
        loop {
            let request = exchange.request()?;
            let (mut outcome, rest) = match self.execute(request, whole, clock) {
                Ok((response, rest)) => (Ok(response), rest),
                Err(error) => (Err(error), None),
            };
            exchange.show(&mut outcome);
            match exchange.judge(&outcome)? {
                Verdict::Stands => return Ok((outcome?, rest)),
                // Where there is no time for another attempt, this one stands.
                Verdict::Again(wait) if clock.left().is_some_and(|left| left <= wait) => {
                    return Ok((outcome?, rest));
                }
                Verdict::Again(wait) => std::thread::sleep(wait),
                Verdict::Renew => self.new_credentials(exchange.generation)?,
            }
        }
    }

    /// Sends one request. The body of the response is read if it is wanted or tells of a failure.
    fn execute(
        &self,
        request: http::Request<Body>,
        whole: bool,
        clock: Clock,
    ) -> Result<(Response, Option<ureq::Body>), Error> {
        let (head, body) = request.into_parts();
        let response = match body.take()? {
            // Of a method that usually has a body, ureq would send an empty one without its length.
            Taken::Bytes(bytes) if bytes.is_empty() && !has_body(&head.method) => {
                self.run(http::Request::from_parts(head, SendBody::none()), whole, clock)
            }
            Taken::Bytes(bytes) => {
                let request = http::Request::from_parts(head, &bytes[..]);
                self.run(request, whole, clock)
            }
            Taken::Source(Source::Reader(reader)) => {
                let mut head = head;
                if let Some(length) = body.length() {
                    head.headers.insert(http::header::CONTENT_LENGTH, length.into());
                }
                let body = SendBody::from_owned_reader(reader);
                self.run(http::Request::from_parts(head, body), whole, clock)
            }
            Taken::Source(Source::Pieces(_)) => return Err(Error::Request(AWAITED.to_owned())),
        };
        let (head, mut body) = response.map_err(transport)?.into_parts();
        let (status, headers) = (head.status, head.headers);
        if !whole && status.is_success() {
            return Ok((Response { status, headers, body: Vec::new() }, Some(body)));
        }
        let mut collected = Collected::new(self.settings.limit);
        if status.is_success() && collected.refuses(body.content_length()) {
            return Err(Error::TooLarge { status, limit: self.settings.limit });
        }
        let mut reader = body.as_reader();
        let mut piece = vec![0; download::PIECE];
        loop {
            let length = download::read(&mut reader, &mut piece)?;
            if length == 0 || !collected.take(&piece[..length]) {
                break;
            }
        }
        Ok((Response { status, headers, body: collected.into_body(status)? }, None))
    }

    fn run(
        &self,
        request: http::Request<impl ureq::AsSendBody>,
        whole: bool,
        clock: Clock,
    ) -> Result<http::Response<ureq::Body>, ureq::Error> {
        let config = self.http.configure_request(request);
        let config = match whole {
            true => config.timeout_global(clock.left()),
            false => config.timeout_recv_response(clock.left()).timeout_per_read(clock.patience),
        };
        self.http.run(config.build())
    }

    /// Renews the credentials, unless another call has done so meanwhile.
    fn new_credentials(&self, refused: u64) -> Result<(), Error> {
        if let Some(Renewal { renew, turn }) = &self.renewal {
            let _turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
            if self.settings.current().generation == refused {
                self.settings.renew(renew()?);
            }
        }
        Ok(())
    }
}

/// Whether requests of a method usually have a body.
fn has_body(method: &Method) -> bool {
    matches!(*method, Method::POST | Method::PUT | Method::PATCH)
}

/// How long a call may still take.
#[derive(Clone, Copy)]
struct Clock {
    patience: Option<Duration>,
    end: Option<Instant>,
}

impl Clock {
    fn starting(patience: Option<Duration>) -> Self {
        let end = patience.and_then(|patience| Instant::now().checked_add(patience));
        Self { patience, end }
    }

    /// The time that is left; `None` if it is not limited.
    fn left(self) -> Option<Duration> {
        self.end.map(|end| end.saturating_duration_since(Instant::now()))
    }
}

fn transport(error: ureq::Error) -> Error {
    Error::Transport(download::with_kind(error.into_io()).into())
}
