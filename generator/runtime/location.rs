use http::Uri;

use super::percent::{self, URL};

/// The URL that a reference means in a response from `base`, without its fragment: an absolute
/// URL, `//host/path`, `/path`, `path`, `../path` or `?query`.
///
/// `None` if it is no URL of HTTP, or holds credentials.
pub(super) fn resolve(base: &Uri, reference: &str) -> Option<Uri> {
    let reference = reference.split('#').next().unwrap_or_default().trim();
    // Servers write blanks, letters beyond ASCII and the like into links.
    let reference = percent::encoded(reference.as_bytes(), URL);
    let (scheme, authority) = (base.scheme_str()?, base.authority()?.as_str());
    let resolved = if has_scheme(&reference) {
        reference.into_owned()
    } else if reference.starts_with("//") {
        format!("{scheme}:{reference}")
    } else {
        let (path, query) = match reference.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (&*reference, None),
        };
        let query = if reference.is_empty() { base.query() } else { query };
        let query = query.map(|query| format!("?{query}")).unwrap_or_default();
        let path = match path {
            "" => base.path().to_owned(),
            path if path.starts_with('/') => without_dots(path),
            path => {
                let (folder, _) = base.path().rsplit_once('/').unwrap_or_default();
                without_dots(&format!("{folder}/{path}"))
            }
        };
        format!("{scheme}://{authority}{path}{query}")
    };
    let url: Uri = resolved.parse().ok()?;
    let is_http = matches!(url.scheme_str(), Some("http" | "https"));
    let is_plain = url.authority().is_some_and(|authority| !authority.as_str().contains('@'));
    (is_http && is_plain).then_some(url)
}

/// Whether two URLs have scheme, host and port in common.
pub(super) fn is_same_host(a: &Uri, b: &Uri) -> bool {
    let host = |url: &Uri| url.host().map(str::to_ascii_lowercase);
    a.scheme() == b.scheme() && host(a) == host(b) && port(a) == port(b)
}

fn port(url: &Uri) -> Option<u16> {
    let usual = if url.scheme_str() == Some("https") { 443 } else { 80 };
    url.port_u16().or(Some(usual))
}

fn has_scheme(reference: &str) -> bool {
    let scheme = reference.split_once(':').map_or("", |(scheme, _)| scheme);
    let is_scheme = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(is_scheme)
}

/// A path without `.` and `..`.
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    for (index, segment) in segments.iter().enumerate() {
        let is_last = index + 1 == segments.len();
        match *segment {
            "." | ".." => {
                if *segment == ".." {
                    kept.pop();
                }
                if is_last {
                    kept.push("");
                }
            }
            segment => kept.push(segment),
        }
    }
    format!("/{}", kept.join("/"))
}
