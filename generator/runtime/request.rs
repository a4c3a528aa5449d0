use std::borrow::Cow;
use std::fmt::{self, Display};
use std::time::Duration;

use http::{HeaderName, HeaderValue, Method, Uri, header};

use super::mask::is_secret_header;
use super::percent::{self, FORM, QUERY, URL, WHOLE_QUERY};
use super::style;
use super::{Body, Error, InPath, Patch, Style, ToJson, Upload, location};

/// What the documentation says about an endpoint.
#[derive(Clone, Copy, Debug)]
pub struct Endpoint {
    /// Its name in the documentation.
    pub id: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path below the base URL, with `{tokens}`.
    pub path: &'static str,
    /// The media type to ask for; empty if none.
    pub accept: &'static str,
    /// The headers of a client's context that it takes.
    pub context: &'static [&'static str],
    /// The documented statuses and what they mean.
    pub statuses: &'static [(u16, &'static str)],
}

impl Endpoint {
    /// What the documentation says about a status.
    pub fn documented(&self, status: u16) -> Option<&'static str> {
        let found = self.statuses.iter().find(|(documented, _)| *documented == status);
        found.map(|(_, text)| *text)
    }
}

/// A call of an endpoint, ready to be sent.
#[derive(Clone)]
pub struct Request {
    endpoint: &'static Endpoint,
    path: Cow<'static, str>,
    query: String,
    headers: Vec<(String, String)>,
    body: Option<(String, Body)>,
    timeout: Option<Duration>,
    /// What to get in place of path and query: the link to a further page.
    link: Option<String>,
    problem: Option<String>,
}

impl Request {
    /// A call without any inputs.
    pub fn new(endpoint: &'static Endpoint) -> Self {
        Self {
            endpoint,
            path: Cow::Borrowed(endpoint.path),
            query: String::new(),
            headers: Vec::new(),
            body: None,
            timeout: None,
            link: None,
            problem: None,
        }
    }

    /// The endpoint that is called.
    pub fn endpoint(&self) -> &'static Endpoint {
        self.endpoint
    }

    /// Puts values in place of the path's tokens, in their order. What means something in a path
    /// is percent-encoded; slashes too, but in the place of a `{+token}`.
    ///
    /// A value that is empty, `.` or `..`, or has `.` or `..` among its segments, would call another
    /// endpoint; such a request is not sent.
    pub fn path(&mut self, values: &[&dyn InPath]) -> &mut Self {
        let mut path = String::with_capacity(2 * self.endpoint.path.len());
        let mut rest = self.endpoint.path;
        for value in values {
            let Some((before, token, after)) = split_token(rest) else { break };
            path.push_str(before);
            let start = path.len();
            value.append(token.starts_with('+'), &mut path);
            let sent = &path[start..];
            let is_elsewhere = |segment: &str| matches!(segment, "." | "..");
            if sent.is_empty() || sent.split('/').any(is_elsewhere) {
                self.problem = Some(format!("`{sent}` cannot be a part of {}", self.endpoint.path));
            }
            rest = after;
        }
        path.push_str(rest);
        self.path = Cow::Owned(path);
        self
    }

    /// Sets a parameter of the query; it replaces one of the same name.
    pub fn query(&mut self, name: &str, value: &dyn Display) -> &mut Self {
        self.query_list(name, &[value])
    }

    /// Sets a parameter whose value is words separated by commas; without any words it is not
    /// sent.
    pub fn query_words(
        &mut self,
        name: &str,
        words: impl IntoIterator<Item = impl AsRef<str>>,
    ) -> &mut Self {
        let words = Self::joined(words);
        let value: &[&str] = if words.is_empty() { &[] } else { &[&words] };
        self.query_list(name, value)
    }

    /// Sets a parameter once for each text; they replace those of the same name.
    pub fn query_texts(
        &mut self,
        name: &str,
        values: impl IntoIterator<Item = impl AsRef<str>>,
    ) -> &mut Self {
        let name = self.without_query(name);
        for value in values {
            self.push_query(&name, &value.as_ref());
        }
        self
    }

    /// Sets a parameter once for each value; they replace those of the same name.
    pub fn query_list<T: Display>(&mut self, name: &str, values: &[T]) -> &mut Self {
        let name = self.without_query(name);
        for value in values {
            self.push_query(&name, value);
        }
        self
    }

    /// Sets a parameter whose value is written in a style; it replaces those of its names.
    pub fn query_as<T: ToJson + ?Sized>(
        &mut self,
        name: &str,
        style: Style,
        value: &T,
    ) -> &mut Self {
        value.show(&mut |view| self.push_pairs(name, style.pairs(name, view, style::in_path)));
        self
    }

    /// The same with signs that mean something in a URL, such as slashes, as they are.
    pub fn query_unescaped<T: ToJson + ?Sized>(
        &mut self,
        name: &str,
        style: Style,
        value: &T,
    ) -> &mut Self {
        value.show(&mut |view| self.push_pairs(name, style.pairs(name, view, style::reserved)));
        self
    }

    /// Sets all of the query.
    pub fn query_string(&mut self, query: &dyn Display) -> &mut Self {
        self.query.clear();
        percent::encode(query, WHOLE_QUERY, &mut self.query);
        self
    }

    /// Sets all of the query to the JSON of a value.
    pub fn query_json<T: ToJson + ?Sized>(&mut self, value: &T) -> &mut Self {
        self.query.clear();
        value.show(&mut |view| self.query = Style::Json.text("", view, style::in_path));
        self
    }

    /// Replaces pairs, which are escaped, and what stands in brackets after their name.
    fn push_pairs(&mut self, name: &str, pairs: Vec<(String, String)>) {
        let deep = format!("{}%5B", style::in_path(name));
        let is_other = |pair: &&str| {
            let known = pair.split_once('=').map_or(*pair, |(known, _)| known);
            !known.is_empty()
                && !known.starts_with(&deep)
                && !pairs.iter().any(|(name, _)| name == known)
        };
        self.query = self.query.split('&').filter(is_other).collect::<Vec<_>>().join("&");
        for (name, text) in pairs {
            let separator = if self.query.is_empty() { "" } else { "&" };
            self.query.extend([separator, &name, "=", &text]);
        }
    }

    /// Texts, to be written in a style.
    pub fn texts(texts: impl IntoIterator<Item = impl AsRef<str>>) -> Vec<String> {
        texts.into_iter().map(|text| text.as_ref().to_owned()).collect()
    }

    /// Texts with commas between them.
    pub fn joined(texts: impl IntoIterator<Item = impl AsRef<str>>) -> String {
        let mut joined = String::new();
        for (index, text) in texts.into_iter().enumerate() {
            if index > 0 {
                joined.push(',');
            }
            joined.push_str(text.as_ref());
        }
        joined
    }

    /// Removes a parameter; returns its name as the query has it.
    fn without_query<'a>(&mut self, name: &'a str) -> Cow<'a, str> {
        let name = percent::encoded(name.as_bytes(), QUERY);
        let is_other = |pair: &&str| pair.split_once('=').is_none_or(|(other, _)| other != name);
        if !self.query.split('&').all(|pair| is_other(&pair)) {
            self.query = self.query.split('&').filter(is_other).collect::<Vec<_>>().join("&");
        }
        name
    }

    /// Appends a parameter to the query.
    fn push_query(&mut self, name: &str, value: &dyn Display) {
        if !self.query.is_empty() {
            self.query.push('&');
        }
        self.query.push_str(name);
        self.query.push('=');
        percent::encode(value, QUERY, &mut self.query);
    }

    /// Sets a header; it replaces one of the same name.
    pub fn header(&mut self, name: &str, value: &dyn Display) -> &mut Self {
        self.headers.retain(|(present, _)| !present.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_string()));
        self
    }

    /// Sets a header to a value in a style; without any items it is not sent.
    pub fn header_as<T: ToJson + ?Sized>(
        &mut self,
        name: &str,
        style: Style,
        value: &T,
    ) -> &mut Self {
        let mut text = String::new();
        value.show(&mut |view| text = style.text(name, view, style::in_header));
        if text.is_empty() {
            return self;
        }
        self.header(name, &text)
    }

    /// Sets a cookie; it replaces one of the same name. What cannot stand in a cookie is
    /// percent-encoded.
    pub fn cookie(&mut self, name: &str, value: &dyn Display) -> &mut Self {
        self.cookie_as(name, Style::Form, value.to_string().as_str())
    }

    /// Sets a cookie, or one for each item or property, to a value in a style.
    pub fn cookie_as<T: ToJson + ?Sized>(
        &mut self,
        name: &str,
        style: Style,
        value: &T,
    ) -> &mut Self {
        let mut pairs = Vec::new();
        value.show(&mut |view| pairs = style.pairs(name, view, style::in_cookie));
        let is_cookies = |name: &str| name.eq_ignore_ascii_case("cookie");
        let known = self.headers.iter().find(|(name, _)| is_cookies(name));
        let known = known.map_or("", |(_, cookies)| cookies.as_str()).split("; ");
        let is_other = |cookie: &&str| {
            let name = cookie.split_once('=').map_or(*cookie, |(name, _)| name);
            !name.is_empty() && !pairs.iter().any(|(other, _)| other == name)
        };
        let mut cookies: Vec<String> = known.filter(is_other).map(str::to_owned).collect();
        cookies.extend(pairs.iter().map(|(name, text)| format!("{name}={text}")));
        match cookies.is_empty() {
            true => self,
            false => self.header("Cookie", &cookies.join("; ")),
        }
    }

    /// Sets the body to a value's JSON.
    pub fn json<T: ToJson + ?Sized>(&mut self, value: &T, media_type: &str) -> &mut Self {
        self.body(super::to_json(value), media_type)
    }

    /// Sets the body to texts, as JSON.
    pub fn json_texts(
        &mut self,
        texts: impl IntoIterator<Item = impl AsRef<str>>,
        media_type: &str,
    ) -> &mut Self {
        let texts = texts.into_iter().map(|text| text.as_ref().to_owned());
        self.json(&texts.collect::<Vec<String>>(), media_type)
    }

    /// Sets the body to a patch.
    pub fn patch(&mut self, patch: &Patch, media_type: &str) -> &mut Self {
        self.body(patch.to_json(), media_type)
    }

    /// Sets the body to an upload.
    pub fn upload(&mut self, upload: Upload) -> &mut Self {
        self.body = Some(upload.into_body());
        self
    }

    /// Sets the body to a form's fields.
    pub fn form(&mut self, fields: &[(&str, &str)]) -> &mut Self {
        let mut form = String::new();
        for (name, value) in fields {
            if !form.is_empty() {
                form.push('&');
            }
            percent::encode(name, FORM, &mut form);
            form.push('=');
            percent::encode(value, FORM, &mut form);
        }
        self.body(form.into_bytes(), "application/x-www-form-urlencoded")
    }

    /// Sets the body to these bytes.
    pub fn body(&mut self, bytes: Vec<u8>, media_type: &str) -> &mut Self {
        self.body = Some((media_type.to_owned(), Body::from(bytes)));
        self
    }

    /// Gives the call up after this time, whatever the client says of other calls.
    pub fn timeout(&mut self, timeout: Duration) -> &mut Self {
        self.timeout = Some(timeout);
        self
    }

    /// After which time to give the call up, if it is not for the client to say.
    #[allow(dead_code, reason = "only clients have a clock")]
    pub(super) fn own_timeout(&self) -> Option<Duration> {
        self.timeout
    }

    /// Sets a header unless there is one of its name.
    pub fn default_header(&mut self, name: &str, value: &dyn Display) -> &mut Self {
        if self.headers.iter().any(|(present, _)| present.eq_ignore_ascii_case(name)) {
            return self;
        }
        self.header(name, value)
    }

    /// The request for what a link in the answer leads to, with the same headers. It must lead to
    /// the same host, because the same credentials are sent there.
    #[must_use]
    pub fn follow(&self, link: &str) -> Self {
        let mut next = Self { body: None, ..self.clone() };
        if next.link.as_deref() == Some(link) {
            next.problem = Some("the link to the next page leads to the same page".to_owned());
        }
        next.link = Some(link.to_owned());
        next
    }

    /// The request as the `http` crate has it, without credentials. A body that is read while it
    /// is sent is read to its end.
    ///
    /// # Errors
    /// [`Error::Request`] if the base URL, a path value or a header cannot be sent.
    pub fn into_http(self, base_url: &str) -> Result<http::Request<Vec<u8>>, Error> {
        let (head, body) = self.into_unsent(base_url)?.into_parts();
        Ok(http::Request::from_parts(head, body.into_bytes()?))
    }

    /// The same with its body as it is.
    pub(super) fn into_unsent(self, base_url: &str) -> Result<http::Request<Body>, Error> {
        if let Some(problem) = self.problem {
            return Err(Error::Request(problem));
        }
        let url = url(base_url, &self.path, &self.query)?;
        let (media_type, body) = match self.body {
            Some((media_type, body)) => (Some(media_type), body),
            None => (None, Body::default()),
        };
        let mut request = http::Request::new(body);
        match self.link {
            Some(link) => *request.uri_mut() = linked(&url, &link)?,
            None => {
                *request.method_mut() = method(self.endpoint.method)?;
                *request.uri_mut() = url;
            }
        }
        if !self.endpoint.accept.is_empty() {
            set_header(&mut request, header::ACCEPT.as_str(), self.endpoint.accept.to_owned())?;
        }
        if let Some(media_type) = media_type {
            set_header(&mut request, header::CONTENT_TYPE.as_str(), media_type)?;
        }
        for (name, value) in self.headers {
            set_header(&mut request, &name, value)?;
        }
        Ok(request)
    }
}

/// Without the values of path, query and headers and without the body: they may be secret.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        f.debug_struct("Request")
            .field("method", &self.endpoint.method)
            .field("path", &self.endpoint.path)
            .field("headers", &headers)
            .field("body", &self.body.as_ref().map(|(media_type, _)| media_type))
            .finish_non_exhaustive()
    }
}

/// What is before, in and after the braces of the first `{token}`.
fn split_token(path: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = path.split_once('{')?;
    let (token, after) = rest.split_once('}')?;
    Some((before, token, after))
}

/// The URL of a path and a query below a base URL.
fn url(base_url: &str, path: &str, query: &str) -> Result<Uri, Error> {
    let base = super::error::base_url(base_url)?;
    let separator = match (query, path.contains('?')) {
        ("", _) => "",
        (_, true) => "&",
        (_, false) => "?",
    };
    let url = format!("{base}{path}{separator}{query}");
    let refuse = |error| Error::Request(format!("no URL can be made of {path}: {error}"));
    percent::encoded(url.as_bytes(), URL).parse().map_err(refuse)
}

fn method(name: &str) -> Result<Method, Error> {
    let method = Method::from_bytes(name.as_bytes());
    method.map_err(|_| Error::Request(format!("`{name}` is no method")))
}

/// The URL of a link in an answer: it must be on the host of the first request, because it is
/// sent the same credentials.
fn linked(first: &Uri, link: &str) -> Result<Uri, Error> {
    let refuse = |reason: &str| Error::Request(format!("the link to the next page {reason}"));
    let url = location::resolve(first, link).ok_or_else(|| refuse("is no URL"))?;
    match location::is_same_host(first, &url) {
        true => Ok(url),
        false => Err(refuse("leads to another host")),
    }
}

/// Sets a header; the error names it and not its value. It is hidden from logs if it is called like
/// a secret.
fn set_header(request: &mut http::Request<Body>, name: &str, value: String) -> Result<(), Error> {
    let refuse =
        || Error::Request(format!("the header `{name}` has a name or value that cannot be sent"));
    let header = HeaderName::from_bytes(name.as_bytes()).map_err(|_| refuse())?;
    let mut value = HeaderValue::try_from(value).map_err(|_| refuse())?;
    value.set_sensitive(is_secret_header(name));
    request.headers_mut().insert(header, value);
    Ok(())
}
