use std::borrow::Cow;
use std::fmt::{self, Display, Write};

/// Appends a value to a URL so that it stays within its path segment or query value: all but
/// letters, digits and a few marks that mean nothing there is percent-encoded.
pub(super) fn encode<T: Display + ?Sized>(value: &T, keep: &'static [u8], url: &mut String) {
    let mut encoder = Encoder { keep, url };
    write!(encoder, "{value}").expect("memory takes all text");
}

/// The same of bytes, as text of its own; as it is, where there is nothing to encode.
pub(super) fn encoded<'a>(bytes: &'a [u8], keep: &'static [u8]) -> Cow<'a, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) if bytes.iter().all(|&byte| is_kept(byte, keep)) => Cow::Borrowed(text),
        _ => {
            let mut url = String::new();
            Encoder { keep, url: &mut url }.push(bytes);
            Cow::Owned(url)
        }
    }
}

/// Encodes what is written into it.
struct Encoder<'a> {
    keep: &'static [u8],
    url: &'a mut String,
}

impl Encoder<'_> {
    fn push(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            if is_kept(byte, self.keep) {
                self.url.push(char::from(byte));
            } else {
                self.url.extend(['%', hex(byte >> 4), hex(byte & 15)]);
            }
        }
    }
}

impl Write for Encoder<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.push(text.as_bytes());
        Ok(())
    }
}

fn is_kept(byte: u8, keep: &[u8]) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || keep.contains(&byte)
}

fn hex(digit: u8) -> char {
    char::from(b"0123456789ABCDEF"[usize::from(digit)])
}

/// Marks that stay readable in a path segment.
pub(super) const SEGMENT: &[u8] = b"$,@()*!:";
/// The same in several of them.
pub(super) const SEGMENTS: &[u8] = b"$,@()*!:/";
/// Marks that mean something in a URL, as do escapes. The rest is what no URL holds, such as letters
/// beyond ASCII, blanks and braces.
pub(super) const URL: &[u8] = b":/?#[]@!$&'()*+,;=%";
/// Marks that stay readable in the name or value of a query.
pub(super) const QUERY: &[u8] = b"$,@()*!:/";
/// The same for one of several things in a path or query, which have commas or equals signs between.
pub(super) const ITEM: &[u8] = b"$@()*!:";
/// Marks that mean something in a URL, but nothing among the pairs of a query.
pub(super) const RESERVED: &[u8] = b":/?@!$'()*,;[]";
/// The same in all of a query.
pub(super) const WHOLE_QUERY: &[u8] = b":/?@!$'()*,;[]&=";
/// Marks that can stand in a cookie.
pub(super) const COOKIE: &[u8] = b"!#$&'()*+/:<=>?@[]^`{|}";
/// Marks that stay readable in a form.
pub(super) const FORM: &[u8] = b"";
