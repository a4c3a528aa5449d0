use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use super::platform::Boxed;
use super::walk::Walk;
use super::{Call, Client, Error, Page, Response};

impl Client {
    /// The pages of a list, one after another: each is asked for when it is wanted, by the link in
    /// the one before, or in its header `Link`. A link to another host is not followed.
    pub fn pages<P: Page, I>(&self, call: Call<P, I>) -> Pages<P> {
        Pages { client: self.clone(), walk: Walk::new(call), waiting: None }
    }

    /// The rows of a list, whatever page they are on; see [`pages`](Self::pages).
    ///
    /// ```no_run
    /// # use superoffice::{Call, Client, Error, Page};
    /// async fn count<P: Page, I>(client: &Client, list: Call<P, I>) -> Result<u64, Error> {
    ///     let (mut rows, mut count) = (client.rows(list), 0);
    ///     while let Some(row) = rows.next().await {
    ///         row?;
    ///         count += 1;
    ///     }
    ///     Ok(count)
    /// }
    /// ```
    pub fn rows<P: Page, I>(&self, call: Call<P, I>) -> Rows<P> {
        Rows { pages: self.pages(call), rows: Vec::new().into_iter() }
    }
}

/// The pages of a list. A stream, which ends with the last page or the first error.
#[must_use = "nothing is sent before a page is asked for"]
pub struct Pages<P> {
    client: Client,
    walk: Walk<P>,
    waiting: Option<Boxed<Result<Response, Error>>>,
}

impl<P: Page> Pages<P> {
    /// The next page; `None` after the last.
    pub async fn next(&mut self) -> Option<Result<P, Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<P: Page> Stream for Pages<P> {
    type Item = Result<P, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.waiting.is_none() {
            let Some(request) = self.walk.request() else { return Poll::Ready(None) };
            let client = self.client.clone();
            self.waiting = Some(Box::pin(async move { client.answer(request).await }));
        }
        let Some(waiting) = &mut self.waiting else { return Poll::Ready(None) };
        let response = ready!(waiting.as_mut().poll(context));
        self.waiting = None;
        Poll::Ready(Some(self.walk.arrived(response)))
    }
}

/// The rows of a list. A stream, which ends with the last row or the first error.
#[must_use = "nothing is sent before a row is asked for"]
pub struct Rows<P: Page> {
    pages: Pages<P>,
    rows: vec::IntoIter<P::Row>,
}

impl<P: Page> Rows<P> {
    /// The next row; `None` after the last.
    pub async fn next(&mut self) -> Option<Result<P::Row, Error>> {
        std::future::poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<P::Row, Error>>> {
        loop {
            if let Some(row) = self.rows.next() {
                return Poll::Ready(Some(Ok(row)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(context)) {
                Some(Ok(page)) => self.rows = page.into_rows().into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<P: Page> Unpin for Rows<P> {}

/// What no page is: here before it was awaited.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "rows arrive from the server one after another, so each is awaited",
    label = "`for` cannot wait for rows",
    note = "write `while let Some(row) = rows.next().await`, or use a blocking client"
)]
pub trait IsHere {
    /// Never called.
    fn never<T>() -> T;
}

#[doc(hidden)]
impl<P: Page + IsHere> Iterator for Rows<P> {
    type Item = Result<P::Row, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        P::never()
    }
}

#[doc(hidden)]
impl<P: Page + IsHere> Iterator for Pages<P> {
    type Item = Result<P, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        P::never()
    }
}

impl<P: Page> Stream for Rows<P> {
    type Item = Result<P::Row, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<P> fmt::Debug for Pages<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("client", &self.client).finish_non_exhaustive()
    }
}

impl<P: Page> fmt::Debug for Rows<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rows").field("pages", &self.pages).finish_non_exhaustive()
    }
}
