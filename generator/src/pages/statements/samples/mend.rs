//! JSON as people write it: with comments, commas behind the last item, dots for what is left out.

use crate::pages::dialect::Leniency;

/// The same text with blanks in the place of what JSON does not have, so that everything else stays
/// where it is. What stands in strings is left alone.
pub(super) fn mended(text: &str, lenient: &[Leniency]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    if lenient.contains(&Leniency::Comments) {
        blank(&mut bytes, comment);
    }
    if lenient.contains(&Leniency::Ellipses) {
        blank(&mut bytes, ellipsis);
    }
    if lenient.contains(&Leniency::TrailingCommas) {
        blank_commas(&mut bytes);
    }
    // Only whole characters were replaced.
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// Blanks what `found` finds outside of strings: it gives the length of what begins where it looks.
fn blank(bytes: &mut [u8], found: fn(&[u8]) -> Option<usize>) {
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'"' {
            at += string(&bytes[at..]);
        } else if let Some(length) = found(&bytes[at..]) {
            let gone = &mut bytes[at..at + length];
            gone.iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
            at += length;
        } else {
            at += 1;
        }
    }
}

/// The length of the string that begins here. One that is not closed ends with its line.
pub(super) fn string(bytes: &[u8]) -> usize {
    let mut at = 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'"' => return at + 1,
            b'\n' => return at,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The length of a comment, up to the end of its line or its own.
fn comment(bytes: &[u8]) -> Option<usize> {
    let position = |end: &[u8]| bytes.windows(end.len()).position(|part| part == end);
    match bytes {
        [b'/', b'/', ..] | [b'#', ..] => Some(position(b"\n").unwrap_or(bytes.len())),
        [b'/', b'*', ..] => Some(position(b"*/").map_or(bytes.len(), |at| at + 2)),
        _ => None,
    }
}

/// The length of dots that stand for what is left out: `...`, `…`.
fn ellipsis(bytes: &[u8]) -> Option<usize> {
    const SIGN: &[u8] = "…".as_bytes();
    if bytes.starts_with(SIGN) {
        return Some(SIGN.len());
    }
    let dots = bytes.iter().take_while(|byte| **byte == b'.').count();
    (dots >= 2).then_some(dots)
}

/// Blanks the commas behind which nothing comes, or before which nothing is.
fn blank_commas(bytes: &mut [u8]) {
    let mut at = 0;
    // Whether an item ends before here, and where the last comma is if none has begun since.
    let mut has_item = false;
    let mut comma: Option<usize> = None;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => {
                (has_item, comma) = (true, None);
                at += string(&bytes[at..]);
                continue;
            }
            b',' if has_item && comma.is_none() => comma = Some(at),
            b',' => bytes[at] = b' ',
            sign @ (b'}' | b']' | b'{' | b'[') => {
                if let (Some(last), b'}' | b']') = (comma, sign) {
                    bytes[last] = b' ';
                }
                (has_item, comma) = (matches!(sign, b'}' | b']'), None);
            }
            byte if byte.is_ascii_whitespace() => {}
            _ => (has_item, comma) = (true, None),
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALL: [Leniency; 3] = [Leniency::Comments, Leniency::Ellipses, Leniency::TrailingCommas];

    fn value(text: &str) -> String {
        let mended = mended(text, &ALL);
        assert_eq!(mended.len(), text.len());
        let value: Result<serde_json::Value, _> = serde_json::from_str(&mended);
        value.map_or_else(|error| error.to_string(), |value| value.to_string())
    }

    #[test]
    fn what_json_does_not_have_is_blank() {
        assert_eq!(value("{\"a\": 1, // one\n}"), r#"{"a":1}"#);
        assert_eq!(value("{\"a\": [1, 2, ...], /* more */ ...\n}"), r#"{"a":[1,2]}"#);
        assert_eq!(value("[..., 1, …, {\"b\": 2,},]"), r#"[1,{"b":2}]"#);
        assert_eq!(value("# first\n[]"), "[]");
    }

    #[test]
    fn strings_are_left_alone() {
        let text = r#"{"url":"https://a/b","dots":"...","end":",]","quote":"\",}"}"#;
        assert_eq!(mended(text, &ALL), text);
    }

    #[test]
    fn only_what_the_dialect_allows_is_mended() {
        assert_eq!(mended("[1,] // a", &[Leniency::Comments]), "[1,]     ");
        assert_eq!(mended("[1,] // a", &[]), "[1,] // a");
    }

    proptest! {
        #[test]
        fn any_text_keeps_its_length_and_json_its_value(text in "[\\[\\]{},.:\"/*# \n\\\\a1…é]{0,40}") {
            prop_assert_eq!(mended(&text, &ALL).len(), text.len());
            if let Ok(value) = serde_json::from_str::<serde_json::Value>(&text) {
                let again = serde_json::from_str::<serde_json::Value>(&mended(&text, &ALL));
                prop_assert_eq!(again.ok(), Some(value));
            }
        }
    }
}
