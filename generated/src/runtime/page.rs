use serde::de::DeserializeOwned;

use super::{Answer, Decode, Dictionary, Value, to_value};

/// An answer that is a part of a list, with a link to the next part: in it, or in the header `Link`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no list that comes page by page",
    label = "what this answers has no rows",
    note = "what a call answers as a whole is sent for: `client.send(call)`"
)]
pub trait Page: Answer {
    /// What the list consists of.
    type Row;

    /// The link to the next page, if there is one.
    fn next(&self) -> Option<&str>;

    /// The part of the list.
    fn into_rows(self) -> Vec<Self::Row>;
}

/// A list is a page. If there are more, the header `Link` says where (`rel="next"`).
impl<T: Decode> Page for Vec<T> {
    type Row = T;

    fn next(&self) -> Option<&str> {
        None
    }

    fn into_rows(self) -> Vec<T> {
        self
    }
}

/// No content is a page without rows, and the last.
impl<P: Page + Decode> Page for Option<P> {
    type Row = P::Row;

    fn next(&self) -> Option<&str> {
        self.as_ref()?.next()
    }

    fn into_rows(self) -> Vec<P::Row> {
        self.map(P::into_rows).unwrap_or_default()
    }
}

/// Rows have the columns that the caller asked for.
impl Dictionary<Value> {
    /// The entries as a type of your own, with a field for each column:
    ///
    /// ```text
    /// #[derive(Deserialize)]
    /// #[serde(rename_all = "camelCase")]
    /// struct Company {
    ///     contact_id: i32,
    ///     name: String,
    /// }
    ///
    /// let company: Company = row.read()?;
    /// ```
    ///
    /// # Errors
    /// If an entry is missing or of another type.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        T::deserialize(to_value(self))
    }
}
