//! Paths with `{tokens}`.

/// A path with the names of its tokens taken out: what servers and OpenAPI tell paths apart by.
pub(crate) fn shape(path: &str) -> String {
    with_tokens(path, |_, _| String::new())
}

/// The names of the tokens, in order.
pub(crate) fn tokens(path: &str) -> Vec<String> {
    let mut found = Vec::new();
    with_tokens(path, |_, token| {
        found.push(token.to_owned());
        String::new()
    });
    found
}

/// A path with other names for its tokens, which are given by their index and old name.
pub(crate) fn with_tokens(path: &str, mut name: impl FnMut(usize, &str) -> String) -> String {
    let mut written = String::new();
    let mut rest = path;
    for index in 0.. {
        let Some(open) = rest.find('{') else { break };
        let Some(close) = rest[open..].find('}').map(|at| open + at) else { break };
        written.push_str(&rest[..=open]);
        written.push_str(&name(index, &rest[open + 1..close]));
        written.push('}');
        rest = &rest[close + 1..];
    }
    written.push_str(rest);
    written
}

/// A path as OpenAPI wants it: with what no URL holds percent-encoded outside of the braces, and without
/// the sign that lets slashes pass.
pub(crate) fn standard(path: &str) -> String {
    let mut written = String::new();
    let (mut before, mut is_token) = (' ', false);
    for sign in path.chars() {
        is_token = sign == '{' || is_token && sign != '}';
        if is_token || sign.is_ascii_graphic() {
            written.extend((before != '{' || sign != '+').then_some(sign));
        } else {
            let bytes = sign.to_string().into_bytes().into_iter();
            written.extend(bytes.map(|byte| format!("%{byte:02X}")));
        }
        before = sign;
    }
    written
}

#[cfg(test)]
mod tests;
