/// JSON in which text under names of secrets cannot be read. It is as long as it was, so that
/// places in it stay where they are, and may be cut anywhere.
pub(super) fn mask(json: &[u8]) -> Vec<u8> {
    let mut masked = json.to_vec();
    let mut is_secret = false;
    let mut at = 0;
    while at < json.len() {
        if json[at] != b'"' {
            at += 1;
            continue;
        }
        let from = at + 1;
        let to = end_of_text(json, from);
        let after = json.iter().skip(to + 1).find(|byte| !byte.is_ascii_whitespace());
        if after == Some(&b':') {
            is_secret = sounds_secret(&String::from_utf8_lossy(&json[from..to]));
        } else if is_secret {
            masked[from..to].fill(b'*');
        }
        at = to + 1;
    }
    masked
}

/// Whether a property is called like something that nobody is to see.
pub(super) fn sounds_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["password", "secret", "token"].iter().any(|word| name.contains(word))
}

/// Whether a header is called like something that nobody is to see.
pub(super) fn is_secret_header(name: &str) -> bool {
    const WORDS: [&str; 6] = ["auth", "cookie", "credential", "key", "session", "signature"];
    let lower = name.to_ascii_lowercase();
    sounds_secret(name) || WORDS.iter().any(|word| lower.contains(word))
}

/// The position of the quote that ends a text which begins at `from`.
fn end_of_text(json: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < json.len() && json[at] != b'"' {
        at += if json[at] == b'\\' { 2 } else { 1 };
    }
    at.min(json.len())
}
