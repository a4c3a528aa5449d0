//! When two files are the same.

use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// How far git looks for a zero byte before it takes a file for text.
const PROBE: usize = 8000;

/// The content with `CRLF` as `LF` if it is text, as git has it in the repository.
pub fn normalised(content: &[u8]) -> Cow<'_, [u8]> {
    let is_text = !content.iter().take(PROBE).any(|&byte| byte == 0);
    if !is_text || !content.contains(&b'\r') {
        return Cow::Borrowed(content);
    }
    let keep = |(at, byte): (usize, &u8)| {
        let dropped = *byte == b'\r' && content.get(at + 1) == Some(&b'\n');
        (!dropped).then_some(*byte)
    };
    Cow::Owned(content.iter().enumerate().filter_map(keep).collect())
}

/// Whether two contents differ in line ends at most.
pub fn same(one: &[u8], other: &[u8]) -> bool {
    one == other || normalised(one) == normalised(other)
}

/// SHA-256 of the normalised content, in lower case hexadecimal.
pub fn hash(content: &[u8]) -> String {
    hex(&Sha256::digest(normalised(content)))
}

/// Bytes in lower case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |digit: u8| char::from(b"0123456789abcdef"[usize::from(digit & 15)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect()
}
