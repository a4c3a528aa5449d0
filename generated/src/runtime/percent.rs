/// Appends text to a URL so that it stays within its path segment or query value: all but
/// letters, digits and a few marks that mean nothing there is percent-encoded.
pub(super) fn encode(text: &str, keep: &[u8], url: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || keep.contains(&byte) {
            url.push(char::from(byte));
        } else {
            url.extend(['%', hex(byte >> 4), hex(byte & 15)]);
        }
    }
}

fn hex(digit: u8) -> char {
    char::from(b"0123456789ABCDEF"[usize::from(digit)])
}

/// Marks that stay readable in a path segment.
pub(super) const SEGMENT: &[u8] = b"$,@()*!:";
/// Marks that stay readable in the name or value of a query.
pub(super) const QUERY: &[u8] = b"$,@()*!:/";
/// Marks that stay readable in a form.
pub(super) const FORM: &[u8] = b"";
