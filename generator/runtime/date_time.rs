use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use super::super::runtime;
use super::carrier::value;
use super::{Decode, Encode, Slot, View, Word};

/// A date and time, kept as the text it was sent as.
///
/// Servers send any number of fractional digits, any offset or none at all, and no type for
/// points in time keeps all of that. With the feature `jiff` it converts to that crate's types.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct DateTime(Box<str>);

impl DateTime {
    /// The text as sent: `2003-03-15T16:48:28.9899241+01:00`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<&str> for DateTime {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for DateTime {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<&DateTime> for DateTime {
    fn from(date_time: &DateTime) -> Self {
        date_time.clone()
    }
}

/// Takes the text as it is: whether it is a date is for the server to say.
impl FromStr for DateTime {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.into())
    }
}

impl Word for DateTime {
    fn set(&mut self, text: &str) -> Result<(), &'static [&'static str]> {
        self.0 = text.into();
        Ok(())
    }
}

impl Encode for DateTime {
    fn view(&self) -> View<'_> {
        View::Text(&self.0)
    }
}

impl Decode for DateTime {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Word(self)
    }
}

value!(DateTime);
