use http::{HeaderMap, header};

/// Where the header `Link` of an answer (RFC 8288) says that the next page is.
pub(super) fn next(headers: &HeaderMap) -> Option<String> {
    let values = headers.get_all(header::LINK).iter();
    values.filter_map(|value| value.to_str().ok()).find_map(next_in)
}

/// The same of a text such as `<https://example.com/?page=2>; rel="next", <…>; rel="last"`.
fn next_in(text: &str) -> Option<String> {
    let mut rest = text;
    loop {
        let (link, after) = rest.split_once('<')?.1.split_once('>')?;
        let (parameters, others) = until_comma(after);
        if parameters.split(';').any(is_next) {
            return Some(link.to_owned());
        }
        rest = others;
    }
}

/// What stands before the first comma that is not within quotes, and what after it.
fn until_comma(text: &str) -> (&str, &str) {
    let mut is_quoted = false;
    let end = text.find(|sign| {
        is_quoted ^= sign == '"';
        sign == ',' && !is_quoted
    });
    end.map_or((text, ""), |end| (&text[..end], &text[end + 1..]))
}

/// Whether a parameter says that the link leads to the next page: `rel="next"`.
fn is_next(parameter: &str) -> bool {
    let Some((name, value)) = parameter.split_once('=') else { return false };
    let mut words = value.trim().trim_matches('"').split_ascii_whitespace();
    name.trim().eq_ignore_ascii_case("rel") && words.any(|word| word.eq_ignore_ascii_case("next"))
}
