use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use super::{DecodeError, HeaderMap};

/// A header that answers come with, and what it holds.
///
/// ```rust
/// use superoffice::{Error, Header, HeaderMap};
///
/// const REMAINING: Header<i64> = Header::new("x-ratelimit-remaining");
///
/// fn is_used_up(headers: &HeaderMap) -> bool {
///     matches!(REMAINING.read(headers), Ok(Some(0)))
/// }
/// ```
pub struct Header<T> {
    name: &'static str,
    kind: PhantomData<fn() -> T>,
}

impl<T> Header<T> {
    /// A header of this name, in small letters.
    pub const fn new(name: &'static str) -> Self {
        Self { name, kind: PhantomData }
    }

    /// The name, in small letters.
    pub const fn name(self) -> &'static str {
        self.name
    }
}

impl<T: FromStr> Header<T> {
    /// What the headers of an answer, or of an error, say; `None` if they do not have it.
    ///
    /// # Errors
    /// If it holds something else.
    pub fn read(self, headers: &HeaderMap) -> Result<Option<T>, DecodeError> {
        let Some(value) = headers.get(self.name) else { return Ok(None) };
        let read = value.to_str().ok().and_then(|text| text.trim().parse().ok());
        let refuse =
            || DecodeError::of_whole(format!("the header `{}` holds {value:?}", self.name));
        read.map(Some).ok_or_else(refuse)
    }
}

impl<T> Clone for Header<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Header<T> {}

impl<T> fmt::Debug for Header<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Header").field(&self.name).finish()
    }
}
