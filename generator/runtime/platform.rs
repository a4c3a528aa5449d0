use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use super::Error;

/// `Send`, but in a browser, where there is one thread and hardly anything is.
#[cfg(not(target_arch = "wasm32"))]
pub trait MaybeSend: Send {}
#[cfg(not(target_arch = "wasm32"))]
impl<T: Send> MaybeSend for T {}

/// `Send`, but in a browser, where there is one thread and hardly anything is.
#[cfg(target_arch = "wasm32")]
pub trait MaybeSend {}
#[cfg(target_arch = "wasm32")]
impl<T> MaybeSend for T {}

/// A future of whatever type.
#[cfg(not(target_arch = "wasm32"))]
pub(super) type Boxed<T> = Pin<Box<dyn Future<Output = T> + Send>>;
#[cfg(target_arch = "wasm32")]
pub(super) type Boxed<T> = Pin<Box<dyn Future<Output = T>>>;

/// A stream of whatever type.
#[cfg(not(target_arch = "wasm32"))]
pub(super) type BoxedStream<T> = Pin<Box<dyn futures_core::Stream<Item = T> + Send>>;
#[cfg(target_arch = "wasm32")]
pub(super) type BoxedStream<T> = Pin<Box<dyn futures_core::Stream<Item = T>>>;

/// A time in which something has to happen, beginning when it is waited for.
pub(super) struct Patience {
    most: Option<Duration>,
    #[cfg(not(target_arch = "wasm32"))]
    left: Option<Pin<Box<tokio::time::Sleep>>>,
}

impl Patience {
    /// Patience for so long; for ever if that is `None`.
    pub(super) fn of(most: Option<Duration>) -> Self {
        Self {
            most,
            #[cfg(not(target_arch = "wasm32"))]
            left: None,
        }
    }

    /// What is waited for has happened.
    pub(super) fn renew(&mut self) {
        *self = Self::of(self.most);
    }

    /// Ready when it has taken too long. In a browser it is the browser that decides.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Error> {
        let Some(most) = self.most else { return Poll::Pending };
        let left = self.left.get_or_insert_with(|| Box::pin(tokio::time::sleep(most)));
        left.as_mut().poll(context).map(|()| too_long(most))
    }

    /// Ready when it has taken too long. In a browser it is the browser that decides.
    #[cfg(target_arch = "wasm32")]
    pub(super) fn poll(&mut self, _: &mut Context<'_>) -> Poll<Error> {
        Poll::Pending
    }
}

/// What comes of something, or that it has taken too long.
pub(super) async fn within<T>(
    most: Option<Duration>,
    future: impl Future<Output = Result<T, Error>>,
) -> Result<T, Error> {
    let mut future = std::pin::pin!(future);
    let mut patience = Patience::of(most);
    std::future::poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(outcome) => Poll::Ready(outcome),
        Poll::Pending => patience.poll(context).map(Err),
    })
    .await
}

/// When a call has to be over.
#[derive(Clone, Copy)]
pub(super) struct Deadline {
    #[cfg(not(target_arch = "wasm32"))]
    end: Option<std::time::Instant>,
}

#[cfg(not(target_arch = "wasm32"))]
impl Deadline {
    /// So long from now; never if that is `None`.
    pub(super) fn after(most: Option<Duration>) -> Self {
        Self { end: most.and_then(|most| std::time::Instant::now().checked_add(most)) }
    }

    /// Whether there is nothing left of the call after a wait.
    pub(super) fn comes_within(self, wait: Duration) -> bool {
        self.end.is_some_and(|end| end.saturating_duration_since(std::time::Instant::now()) <= wait)
    }
}

#[cfg(target_arch = "wasm32")]
impl Deadline {
    /// In a browser it is the browser that decides.
    pub(super) fn after(_: Option<Duration>) -> Self {
        Self {}
    }

    /// In a browser nobody waits.
    pub(super) fn comes_within(self, _: Duration) -> bool {
        false
    }
}

/// Waits.
#[cfg(not(target_arch = "wasm32"))]
pub(super) async fn sleep(time: Duration) {
    tokio::time::sleep(time).await;
}

/// Does not wait: in a browser nothing is repeated.
#[cfg(target_arch = "wasm32")]
pub(super) async fn sleep(_: Duration) {}

#[cfg(not(target_arch = "wasm32"))]
fn too_long(most: Duration) -> Error {
    let late = format!("it took longer than {most:?}");
    Error::Transport(std::io::Error::new(std::io::ErrorKind::TimedOut, late).into())
}

/// How long a client tries to connect.
#[cfg(not(target_arch = "wasm32"))]
const CONNECT: Duration = Duration::from_secs(30);

/// The usual client of reqwest.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn usual() -> reqwest::ClientBuilder {
    reqwest::Client::builder().connect_timeout(CONNECT)
}

/// The usual client of reqwest.
#[cfg(target_arch = "wasm32")]
pub(super) fn usual() -> reqwest::ClientBuilder {
    reqwest::Client::builder()
}

/// A client of reqwest that leaves redirects to us.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn without_redirects(http: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    http.redirect(reqwest::redirect::Policy::none())
}

/// A client of reqwest; it is the browser that follows redirects.
#[cfg(target_arch = "wasm32")]
pub(super) fn without_redirects(http: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    http
}

/// Sets the time a request may take where nobody else looks at the clock.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn set_timeout(_: &mut reqwest::Request, _: Option<Duration>) {}

/// Sets the time a request may take where nobody else looks at the clock.
#[cfg(target_arch = "wasm32")]
pub(super) fn set_timeout(request: &mut reqwest::Request, timeout: Option<Duration>) {
    *request.timeout_mut() = timeout;
}
