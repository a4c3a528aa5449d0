use std::fmt;

use http::{HeaderMap, StatusCode, Uri};

/// Why a call has no answer.
#[non_exhaustive]
pub enum Error {
    /// The server answered with a status that does not say that the call has succeeded.
    Status {
        /// The status.
        status: StatusCode,
        /// What the documentation says about it.
        documented: Option<&'static str>,
        /// The response's headers.
        headers: Box<HeaderMap>,
        /// The response's body.
        body: Vec<u8>,
    },
    /// The server answered `null` where the documentation promises content.
    Null {
        /// The status.
        status: StatusCode,
        /// The response's headers.
        headers: Box<HeaderMap>,
    },
    /// The response's body is not what the documentation says.
    Decode {
        /// The place in the body: `Items[0].User.AssociateId`; empty if it is the whole.
        path: String,
        /// What is wrong there.
        message: String,
        /// The status.
        status: StatusCode,
        /// The response's body.
        body: Vec<u8>,
    },
    /// The request cannot be sent: its URL, a path value or a header is not valid.
    Request(String),
    /// There is no response: the connection failed or broke.
    Transport(Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// The status of the response, if there is one.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Error::Status { status, .. }
            | Error::Null { status, .. }
            | Error::Decode { status, .. } => Some(*status),
            Error::Request(_) | Error::Transport(_) => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Status { status, documented, .. } => {
                let said = documented.filter(|text| status.canonical_reason() != Some(text));
                match said {
                    Some(text) => write!(f, "{}: {text}", known(*status)),
                    None => known(*status).fmt(f),
                }
            }
            Error::Null { status, .. } => write!(f, "{}, but the answer is null", known(*status)),
            Error::Decode { path, message, .. } if path.is_empty() => {
                write!(f, "the answer cannot be read: {message}")
            }
            Error::Decode { path, message, .. } => write!(f, "`{path}`: {message}"),
            Error::Request(reason) => write!(f, "the request cannot be sent: {reason}"),
            Error::Transport(error) => write!(f, "no response: {error}"),
        }
    }
}

/// The number and, if it has one, the name of a status.
fn known(status: StatusCode) -> String {
    match status.canonical_reason() {
        Some(reason) => format!("{} {reason}", status.as_u16()),
        None => status.as_u16().to_string(),
    }
}

/// Like [`Display`](fmt::Display), and the beginning of the body.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 2000;
        match self {
            Error::Status { body, .. } | Error::Decode { body, .. } => {
                let shown = String::from_utf8_lossy(&body[..body.len().min(SHOWN)]);
                write!(f, "{self} (body: {shown:?})")
            }
            Error::Transport(error) => f.debug_tuple("Transport").field(error).finish(),
            _ => write!(f, "{self}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Transport(error) => error.source(),
            _ => None,
        }
    }
}

/// Checks a base URL and takes the slash off its end.
pub(super) fn base_url(text: &str) -> Result<&str, Error> {
    let refuse = |reason: &str| Err(Error::Request(format!("the base URL {reason}")));
    let Ok(url) = text.parse::<Uri>() else { return refuse("is no URL") };
    if !matches!(url.scheme_str(), Some("http" | "https")) {
        return refuse("does not begin with http:// or https://");
    }
    if url.authority().is_some_and(|authority| authority.as_str().contains('@')) {
        return refuse("must not hold credentials");
    }
    if text.contains(['?', '#']) {
        return refuse("must not have a query");
    }
    Ok(text.trim_end_matches('/'))
}
