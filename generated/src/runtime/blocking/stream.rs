use std::fmt;

use http::{HeaderMap, StatusCode};

use super::super::cut::Cut;
use super::super::{Call, Error, StreamFormat};
use super::{Client, Download, download};

impl Client {
    /// Sends an operation whose answer is a stream, and hands out its items as they arrive. None may
    /// be larger than the client's limit, and none may take longer than its timeout to come.
    ///
    /// ```no_run
    /// # use superoffice::{Call, Events, Value, blocking::Client};
    /// # fn example(client: &Client, call: Call<Events<Value>>) -> Result<(), Box<dyn std::error::Error>> {
    /// for event in client.stream(call)? {
    ///     let event = event?;
    ///     println!("{}: {}", event.event, event.read()?);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// If the request cannot be sent, no response arrives, or its status does not say that the
    /// call has succeeded.
    pub fn stream<F: StreamFormat, I>(&self, call: Call<F, I>) -> Result<Items<F>, Error> {
        let download = self.download(call)?;
        let (cut, piece) = (Cut::new(self.settings.limit), vec![0; download::PIECE]);
        Ok(Items { download, cut, piece })
    }
}

/// The items of a stream as they arrive. It ends when the server ends it, and after an error of the
/// connection; an item that cannot be read is an error, and the next one follows.
pub struct Items<F: StreamFormat> {
    download: Download,
    cut: Cut<F>,
    piece: Vec<u8>,
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
}

impl<F: StreamFormat> Iterator for Items<F> {
    type Item = Result<F::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (status, headers) = (self.download.status(), self.download.headers());
            if let Some(item) = self.cut.next(status, headers) {
                return Some(item);
            }
            if self.cut.is_over() {
                return None;
            }
            match download::read(&mut self.download, &mut self.piece) {
                Ok(0) => self.cut.end(),
                Ok(length) => self.cut.push(&self.piece[..length]),
                Err(error) => {
                    self.cut.stop();
                    return Some(Err(error));
                }
            }
        }
    }
}

impl<F: StreamFormat> fmt::Debug for Items<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Items").field(&self.download).finish()
    }
}
