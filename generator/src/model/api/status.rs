//! Documented statuses, and what comes with them.

use super::Type;
use serde::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// What is documented of a status, or of several at once.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Status {
    /// Which status it is, or which are.
    pub code: StatusRange,
    /// What the docs say of it.
    pub text: String,
    /// The JSON that comes with it, if that is said and is not simply what the operation answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<StatusContent>,
    /// The headers that come with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<AnswerHeader>,
}

/// A header that comes with a status.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnswerHeader {
    /// Name on the wire, verbatim: `X-RateLimit-Limit`.
    pub name: String,
    /// What it holds: a truth value, a number, or else text.
    pub ty: Type,
    /// Markdown.
    pub docs: String,
    /// A value that the docs show.
    #[serde(skip)]
    pub example: Option<String>,
}

/// The JSON that comes with a status.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StatusContent {
    /// What it is.
    pub ty: Type,
    /// Its media type: `application/problem+json`.
    pub media_type: String,
}

impl Status {
    /// A status of which no more is said than this.
    pub fn new(code: impl Into<StatusRange>, text: impl Into<String>) -> Self {
        Self { code: code.into(), text: text.into(), content: None, headers: Vec::new() }
    }
}

/// One status or several, the most exact first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusRange {
    /// This one, from 100 to 599.
    One(u16),
    /// All that begin with this digit: `4XX`.
    Class(u8),
    /// All that are not documented otherwise: `default`.
    Others,
}

impl StatusRange {
    /// Whether a status is one of these.
    pub fn covers(self, code: u16) -> bool {
        match self {
            StatusRange::One(one) => one == code,
            StatusRange::Class(digit) => u16::from(digit) == code / 100,
            StatusRange::Others => true,
        }
    }

    /// The status, if it is a single one.
    pub fn one(self) -> Option<u16> {
        match self {
            StatusRange::One(code) => Some(code),
            StatusRange::Class(_) | StatusRange::Others => None,
        }
    }

    /// A status that these, and no more exact ones of all that are `documented`, cover, to show them
    /// with, if there is one. Others are shown as a failure, unless they are the only success.
    pub fn example(self, documented: &[StatusRange]) -> Option<u16> {
        let has_success = documented.iter().any(|known| known.is_success());
        let first = match self {
            StatusRange::One(code) => return Some(code),
            StatusRange::Class(digit) => u16::from(digit) * 100,
            StatusRange::Others if has_success => 500,
            StatusRange::Others => 200,
        };
        let is_free =
            |code: &u16| !documented.iter().any(|known| *known < self && known.covers(*code));
        (first..first + 100).chain(400..600).find(|code| self.covers(*code) && is_free(code))
    }

    /// As the runtime of crates has it: a status as it is, the first digit of a range, 0 for others.
    pub fn number(self) -> u16 {
        match self {
            StatusRange::One(code) => code,
            StatusRange::Class(digit) => digit.into(),
            StatusRange::Others => 0,
        }
    }

    /// Whether these say that a call has succeeded, where they do not say anything of failures.
    pub fn is_success(self) -> bool {
        matches!(self, StatusRange::One(200..300) | StatusRange::Class(2))
    }
}

impl From<u16> for StatusRange {
    fn from(code: u16) -> Self {
        StatusRange::One(code)
    }
}

impl PartialEq<u16> for StatusRange {
    fn eq(&self, code: &u16) -> bool {
        self.one() == Some(*code)
    }
}

impl fmt::Display for StatusRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StatusRange::One(code) => code.fmt(f),
            StatusRange::Class(digit) => write!(f, "{digit}XX"),
            StatusRange::Others => f.write_str("default"),
        }
    }
}

/// Reads what [`Display`](fmt::Display) writes; `X` may be small.
impl FromStr for StatusRange {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        if text == "default" {
            return Ok(StatusRange::Others);
        }
        match text.as_bytes() {
            [digit @ b'1'..=b'5', b'X' | b'x', b'X' | b'x'] => Ok(StatusRange::Class(digit - b'0')),
            [b'1'..=b'5', b'0'..=b'9', b'0'..=b'9'] => {
                text.parse().map(StatusRange::One).map_err(drop)
            }
            _ => Err(()),
        }
    }
}

impl Serialize for StatusRange {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            StatusRange::One(code) => serializer.serialize_u16(*code),
            range => serializer.collect_str(range),
        }
    }
}
