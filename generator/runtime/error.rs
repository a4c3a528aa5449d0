use std::fmt;

use http::{HeaderMap, StatusCode, Uri};

use super::excerpt;
use super::mask::mask;

/// Why a call has no answer.
///
/// ```rust
/// use my_api::Error;
///
/// fn explain(error: &Error) -> String {
///     match error {
///         Error::Status { documented: Some(meaning), .. } => format!("refused: {meaning}"),
///         Error::Decode { path, .. } => format!("the server sends something else at {path}"),
///         error if error.is_timeout() => "try again later".to_owned(),
///         error => error.to_string(),
///     }
/// }
/// ```
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
        /// The response's body; its beginning if it is larger than the client's limit.
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
        /// The response's headers.
        headers: Box<HeaderMap>,
        /// The response's body.
        body: Vec<u8>,
    },
    /// The response's body is larger than the client's limit; it has not been read.
    TooLarge {
        /// The status.
        status: StatusCode,
        /// The limit in bytes.
        limit: usize,
    },
    /// The request cannot be sent: its URL, a path value or a header is not valid.
    Request(String),
    /// There is no response: the connection failed or broke, or it took too long.
    Transport(Cause),
    /// A hook refused to send the request.
    Hook(Cause),
    /// The credentials could not be renewed.
    Credentials(Cause),
}

/// An error of somebody else, behind one of ours.
pub type Cause = Box<dyn std::error::Error + Send + Sync>;

impl Error {
    /// The status of the response, if there is one.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Error::Status { status, .. }
            | Error::Null { status, .. }
            | Error::Decode { status, .. }
            | Error::TooLarge { status, .. } => Some(*status),
            Error::Request(_) | Error::Transport(_) | Error::Hook(_) | Error::Credentials(_) => {
                None
            }
        }
    }

    /// The headers of the response, if there is one.
    pub fn headers(&self) -> Option<&HeaderMap> {
        match self {
            Error::Status { headers, .. }
            | Error::Null { headers, .. }
            | Error::Decode { headers, .. } => Some(headers),
            _ => None,
        }
    }

    /// The body of the response, if there is one.
    pub fn body(&self) -> Option<&[u8]> {
        match self {
            Error::Status { body, .. } | Error::Decode { body, .. } => Some(body),
            _ => None,
        }
    }

    /// What the documentation says about the status with which the call has failed.
    pub fn documented(&self) -> Option<&'static str> {
        match self {
            Error::Status { documented, .. } => *documented,
            _ => None,
        }
    }

    /// What kind of error it is, in a word for logs and metrics: `status`, `null`, `decode`,
    /// `too_large`, `request`, `transport`, `timeout`, `hook`, `credentials`.
    pub fn kind(&self) -> &'static str {
        match self {
            Error::Status { .. } => "status",
            Error::Null { .. } => "null",
            Error::Decode { .. } => "decode",
            Error::TooLarge { .. } => "too_large",
            Error::Request(_) => "request",
            Error::Transport(_) if self.is_timeout() => "timeout",
            Error::Transport(_) => "transport",
            Error::Hook(_) => "hook",
            Error::Credentials(_) => "credentials",
        }
    }

    /// Whether there is no such thing: 404.
    pub fn is_not_found(&self) -> bool {
        self.is(StatusCode::NOT_FOUND)
    }

    /// Whether it took too long.
    pub fn is_timeout(&self) -> bool {
        let Error::Transport(cause) = self else { return false };
        let first: &(dyn std::error::Error + 'static) = &**cause;
        std::iter::successors(Some(first), |cause| cause.source())
            .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
            .any(|cause| cause.kind() == std::io::ErrorKind::TimedOut)
    }

    /// Whether what a conditional call asks for is as it was: 304 is no failure, it just has no
    /// answer.
    pub fn is_not_modified(&self) -> bool {
        self.is(StatusCode::NOT_MODIFIED)
    }

    /// Whether a conditional call has not been carried out because somebody else was faster: 412.
    pub fn is_precondition_failed(&self) -> bool {
        self.is(StatusCode::PRECONDITION_FAILED)
    }

    fn is(&self, expected: StatusCode) -> bool {
        matches!(self, Error::Status { status, .. } if *status == expected)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Status { status, documented, .. } => {
                let says_more =
                    |text: &&str| status.canonical_reason() != Some(text.trim_end_matches('.'));
                let said = documented.filter(says_more);
                match said {
                    Some(text) => write!(f, "{}: {text}", known(*status)),
                    None => known(*status).fmt(f),
                }
            }
            Error::Null { status, .. } => write!(f, "{}, but the answer is null", known(*status)),
            Error::Decode { path, message, headers, body, .. } => {
                match path.as_str() {
                    "" => write!(f, "the answer cannot be read: {message}")?,
                    path => write!(f, "`{path}`: {message}")?,
                }
                excerpt::write(f, message, headers, body)
            }
            Error::TooLarge { status, limit } => {
                write!(f, "{}, but the answer has more than {limit} bytes", known(*status))
            }
            Error::Request(reason) => write!(f, "the request cannot be sent: {reason}"),
            Error::Transport(cause) => causes(f, "no response", &**cause),
            Error::Hook(cause) => causes(f, "the request was refused", &**cause),
            Error::Credentials(cause) => causes(f, "no new credentials", &**cause),
        }
    }
}

/// An error and all that lies behind it, but for what has been said already.
fn causes(
    f: &mut fmt::Formatter<'_>,
    what: &str,
    cause: &(dyn std::error::Error + 'static),
) -> fmt::Result {
    let mut said = cause.to_string();
    write!(f, "{what}: {said}")?;
    for cause in std::iter::successors(cause.source(), |cause| cause.source()) {
        let next = cause.to_string();
        if !said.contains(&next) {
            write!(f, ": {next}")?;
            said = next;
        }
    }
    Ok(())
}

/// The number and, if it has one, the name of a status.
fn known(status: StatusCode) -> String {
    match status.canonical_reason() {
        Some(reason) => format!("{} {reason}", status.as_u16()),
        None => status.as_u16().to_string(),
    }
}

/// Like [`Display`](fmt::Display), and the beginning of the body, but for text under names of
/// secrets.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 2000;
        match self {
            Error::Status { body, .. } | Error::Decode { body, .. } => {
                let shown = mask(&body[..body.len().min(SHOWN)]);
                let shown = String::from_utf8_lossy(&shown);
                write!(f, "{self} (body: {shown:?})")
            }
            _ => write!(f, "{self}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Transport(cause) | Error::Hook(cause) | Error::Credentials(cause) => {
                Some(&**cause)
            }
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

/// For those who read a download through `std::io`.
impl From<Error> for std::io::Error {
    fn from(error: Error) -> Self {
        std::io::Error::other(error)
    }
}
