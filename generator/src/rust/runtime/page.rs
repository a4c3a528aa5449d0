use super::{Answer, Json};

/// An answer that is a part of a list, with a link to the next part.
pub trait Page: Answer {
    /// What the list consists of.
    type Row;

    /// The link to the next page, if there is one.
    fn next(&self) -> Option<&str>;

    /// The part of the list.
    fn into_rows(self) -> Vec<Self::Row>;
}

/// No content is a page without rows, and the last.
impl<P: Page + Json> Page for Option<P> {
    type Row = P::Row;

    fn next(&self) -> Option<&str> {
        self.as_ref()?.next()
    }

    fn into_rows(self) -> Vec<P::Row> {
        self.map(P::into_rows).unwrap_or_default()
    }
}
