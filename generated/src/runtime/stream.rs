use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use http::{HeaderMap, StatusCode};

use super::cut::Cut;
use super::{Call, Client, Download, Error, StreamFormat};

impl Client {
    /// Sends an operation whose answer is a stream, and hands out its items as they arrive. None may
    /// be larger than the client's limit, and none may take longer than its timeout to come.
    ///
    /// ```no_run
    /// # use superoffice::{Call, Client, Events, Value};
    /// # async fn example(client: &Client, call: Call<Events<Value>>) -> Result<(), Box<dyn std::error::Error>> {
    /// let mut events = client.stream(call).await?;
    /// while let Some(event) = events.next().await {
    ///     let event = event?;
    ///     if event.data == "[DONE]" {
    ///         break;
    ///     }
    ///     println!("{}: {}", event.event, event.read()?);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// If the request cannot be sent, no response arrives, or its status does not say that the
    /// call has succeeded.
    pub async fn stream<F: StreamFormat, I>(&self, call: Call<F, I>) -> Result<Items<F>, Error> {
        let download = self.download(call).await?;
        Ok(Items { download, cut: Cut::new(self.settings.limit) })
    }
}

/// The items of a stream as they arrive. It ends when the server ends it, and after an error of the
/// connection; an item that cannot be read is an error, and the next one follows.
pub struct Items<F: StreamFormat> {
    download: Download,
    cut: Cut<F>,
}

impl<F: StreamFormat> Items<F> {
    /// The status.
    pub fn status(&self) -> StatusCode {
        self.download.status()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.download.headers()
    }

    /// The next item; `None` after the last.
    pub async fn next(&mut self) -> Option<Result<F::Item, Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<F: StreamFormat> Unpin for Items<F> {}

impl<F: StreamFormat> Stream for Items<F> {
    type Item = Result<F::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            let (status, headers) = (this.download.status(), this.download.headers());
            if let Some(item) = this.cut.next(status, headers) {
                return Poll::Ready(Some(item));
            }
            if this.cut.is_over() {
                return Poll::Ready(None);
            }
            match ready!(Pin::new(&mut this.download).poll_next(context)) {
                Some(Ok(piece)) => this.cut.push(&piece),
                Some(Err(error)) => {
                    this.cut.stop();
                    return Poll::Ready(Some(Err(error)));
                }
                None => this.cut.end(),
            }
        }
    }
}

impl<F: StreamFormat> fmt::Debug for Items<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Items").field(&self.download).finish()
    }
}
