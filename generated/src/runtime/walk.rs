use std::marker::PhantomData;

use super::{Call, Error, Page, Request, Response, link};

/// Where a client stands in a list that it gets page by page.
pub(super) struct Walk<P> {
    next: Option<Request>,
    pages: PhantomData<fn() -> P>,
}

impl<P: Page> Walk<P> {
    /// Before the first page.
    pub(super) fn new<I>(call: Call<P, I>) -> Self {
        Self { next: Some(call.into_request()), pages: PhantomData }
    }

    /// The request for the next page; `None` after the last, and after a failure.
    pub(super) fn request(&self) -> Option<Request> {
        self.next.clone()
    }

    /// The page in the response to that request.
    pub(super) fn arrived(&mut self, response: Result<Response, Error>) -> Result<P, Error> {
        let request = self.next.take();
        let response = response?;
        let linked = link::next(&response.headers);
        let page = P::from_response(response)?;
        let link = page.next().map(str::to_owned).or(linked).filter(|link| !link.is_empty());
        self.next = request.zip(link).map(|(request, link)| request.follow(&link));
        Ok(page)
    }
}
