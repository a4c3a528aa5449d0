//! The mock on the network.

use super::log::Entry;
use super::options::Options;
use super::receive::receive;
use super::{Mock, Played};
use crate::model::api::Api;
use http::{HeaderValue, Request, Response, header};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::convert::Infallible;
use std::io;
use std::net::{SocketAddr, TcpListener as StdListener, ToSocketAddrs};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tokio::net::TcpListener;
use tokio::runtime::Builder;
use tokio::sync::oneshot;
use tokio::time::{sleep, timeout};

/// How long requests that are under way may take once the server is to stop.
const GRACE: Duration = Duration::from_secs(3);

/// How long to wait when the system gives out no connections.
const PAUSE: Duration = Duration::from_millis(50);

/// Is told of every request.
type Log = Box<dyn Fn(&Entry) + Send + Sync>;

/// A mock server that answers on a port of its own until it is stopped or dropped.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// What all connections have.
struct Shared {
    mock: RwLock<Arc<Mock>>,
    options: Options,
    log: Option<Log>,
}

impl Server {
    /// Serves an API on a free port of this machine.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub fn bind(api: Api, options: Options) -> io::Result<Self> {
        Self::listen(("127.0.0.1", 0), api, options, None)
    }

    /// Serves an API at an address, and tells of every request.
    ///
    /// # Errors
    ///
    /// When the system refuses, for example because the port is taken.
    pub fn listen(
        address: impl ToSocketAddrs,
        api: Api,
        options: Options,
        log: Option<Log>,
    ) -> io::Result<Self> {
        let listener = StdListener::bind(address)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let mock = RwLock::new(Arc::new(Mock::new(api, options.clone())));
        let shared = Arc::new(Shared { mock, options, log });
        let runtime = Builder::new_multi_thread().enable_all().thread_name("mock").build()?;
        let (stop, stopped) = oneshot::channel();
        let serving = shared.clone();
        let thread = std::thread::Builder::new().name("mock".to_owned()).spawn(move || {
            runtime.block_on(serve(listener, serving, stopped));
            runtime.shutdown_timeout(Duration::ZERO);
        })?;
        Ok(Self { address, shared, stop: Some(stop), thread: Some(thread) })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The URL that a client takes: `http://127.0.0.1:4010`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Serves another API from now on. Requests that are under way get their answer from the old one.
    pub fn replace(&self, api: Api) {
        let mock = Arc::new(Mock::new(api, self.shared.options.clone()));
        *self.shared.mock.write().unwrap_or_else(PoisonError::into_inner) = mock;
    }

    /// Stops to listen, and waits for the requests that are under way, but not for long.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        // Whoever is gone has stopped already.
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

async fn serve(listener: StdListener, shared: Arc<Shared>, mut stopped: oneshot::Receiver<()>) {
    let Ok(listener) = TcpListener::from_std(listener) else { return };
    let graceful = GracefulShutdown::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = &mut stopped => break,
        };
        let Ok((stream, _)) = accepted else {
            sleep(PAUSE).await;
            continue;
        };
        // Small answers are not held back; if the system does not know how, they come late.
        let _ = stream.set_nodelay(true);
        let serving = shared.clone();
        let service = service_fn(move |request| respond(request, serving.clone()));
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(shared.options.patience)
            .half_close(true)
            .serve_connection(TokioIo::new(stream), service);
        let connection = graceful.watch(connection);
        // A connection that breaks off is the client's affair.
        tokio::spawn(async move { connection.await.ok() });
    }
    drop(listener);
    let _ = timeout(GRACE, graceful.shutdown()).await;
}

async fn respond(
    request: Request<Incoming>,
    shared: Arc<Shared>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let start = Instant::now();
    let mock = shared.mock.read().unwrap_or_else(PoisonError::into_inner).clone();
    let method = request.method().to_string();
    let path = request.uri().path().to_owned();
    let received = receive(request, &shared.options).await;
    let is_broken = received.is_err();
    let Played { mut response, operation } = match received {
        Ok(request) => mock.play(&request),
        Err(problem) => Played { response: problem.into_response(), operation: None },
    };
    if operation.is_some() && !shared.options.delay.is_zero() {
        sleep(shared.options.delay).await;
    }
    if is_broken {
        // Where the next request begins is not known.
        let close = HeaderValue::from_static("close");
        response.headers_mut().insert(header::CONNECTION, close);
    }
    if let Some(log) = &shared.log {
        let (status, took) = (response.status().as_u16(), start.elapsed());
        log(&Entry { method, path, status, operation, took });
    }
    Ok(response.map(Full::new))
}
