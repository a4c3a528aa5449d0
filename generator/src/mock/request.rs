//! A request, taken apart.

use http::uri::Authority;
use http::{HeaderMap, HeaderName, Method, Request, header};
use hyper::body::Bytes;
use percent_encoding::percent_decode_str;

/// A request, taken apart.
#[derive(Clone, Debug)]
pub(super) struct Asked<'r> {
    pub method: &'r Method,
    /// The host, if the URI names one.
    pub authority: Option<&'r str>,
    /// The path as sent.
    pub path: &'r str,
    /// The query as sent, without the question mark.
    pub raw_query: &'r str,
    /// The parts of the path between slashes, decoded.
    pub segments: Vec<String>,
    /// The names and values of the query, decoded.
    pub query: Vec<(String, String)>,
    pub headers: &'r HeaderMap,
    pub body: &'r Bytes,
}

impl<'r> Asked<'r> {
    /// Takes a request apart.
    pub fn new(request: &'r Request<Bytes>) -> Self {
        let uri = request.uri();
        let query = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
        Self {
            method: request.method(),
            authority: uri.authority().map(Authority::as_str),
            path: uri.path(),
            raw_query: uri.query().unwrap_or_default(),
            segments: segments(uri.path()),
            query: query.into_owned().collect(),
            headers: request.headers(),
            body: request.body(),
        }
    }

    /// Whether path and query are UTF-8 once they are decoded.
    pub fn is_text(&self) -> bool {
        [self.path, self.raw_query]
            .iter()
            .all(|sent| percent_decode_str(sent).decode_utf8().is_ok())
    }

    /// The text of a header, if it is there and is text.
    pub fn header(&self, name: impl AsRef<str>) -> Option<&'r str> {
        let name = HeaderName::from_bytes(name.as_ref().as_bytes()).ok()?;
        self.headers.get(name)?.to_str().ok()
    }

    /// All of the query as one text, decoded; `None` if there is none.
    pub fn whole_query(&self) -> Option<String> {
        let decoded = percent_decode_str(self.raw_query).decode_utf8_lossy();
        (!self.raw_query.is_empty()).then(|| decoded.into_owned())
    }

    /// The names and values of cookies, decoded.
    pub fn cookies(&self) -> Vec<(String, String)> {
        let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        let sent = self.headers.get_all(header::COOKIE).iter().filter_map(|one| one.to_str().ok());
        let pairs = sent.flat_map(|one| one.split(';')).filter_map(|pair| pair.split_once('='));
        pairs.map(|(name, value)| (decoded(name.trim()), decoded(value.trim()))).collect()
    }

    /// The values of a query parameter.
    pub fn query(&self, name: &str) -> impl Iterator<Item = &str> {
        self.query.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The parts of a path between slashes, decoded.
pub(super) fn segments(path: &str) -> Vec<String> {
    let parts = path.strip_prefix('/').unwrap_or(path).split('/');
    parts.map(|part| percent_decode_str(part).decode_utf8_lossy().into_owned()).collect()
}
