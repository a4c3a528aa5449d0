use std::fmt;
use std::vec;

use super::super::walk::Walk;
use super::super::{Call, Error, Page};
use super::Client;

impl Client {
    /// The pages of a list, one after another: each is asked for when it is wanted, by the link in
    /// the one before. A link to another host is not followed.
    pub fn pages<P: Page, I>(&self, call: Call<P, I>) -> Pages<P> {
        Pages { client: self.clone(), walk: Walk::new(call) }
    }

    /// The rows of a list, whatever page they are on; see [`pages`](Self::pages).
    pub fn rows<P: Page, I>(&self, call: Call<P, I>) -> Rows<P> {
        Rows { pages: self.pages(call), rows: Vec::new().into_iter() }
    }
}

/// The pages of a list. It ends with the last page or the first error.
#[must_use = "nothing is sent before a page is asked for"]
pub struct Pages<P> {
    client: Client,
    walk: Walk<P>,
}

impl<P: Page> Iterator for Pages<P> {
    type Item = Result<P, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let request = self.walk.request()?;
        Some(self.walk.arrived(self.client.answer(request)))
    }
}

/// The rows of a list. It ends with the last row or the first error.
#[must_use = "nothing is sent before a row is asked for"]
pub struct Rows<P: Page> {
    pages: Pages<P>,
    rows: vec::IntoIter<P::Row>,
}

impl<P: Page> Iterator for Rows<P> {
    type Item = Result<P::Row, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(row) = self.rows.next() {
                return Some(Ok(row));
            }
            match self.pages.next()? {
                Ok(page) => self.rows = page.into_rows().into_iter(),
                Err(error) => return Some(Err(error)),
            }
        }
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
