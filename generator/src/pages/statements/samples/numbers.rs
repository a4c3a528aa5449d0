//! Numbers of more digits than carriers keep.

use std::ops::Range;

use super::mend::string;

/// As many significant digits as doubles are written with, so that none of them are lost.
const DIGITS_OF_A_DOUBLE: usize = 17;

/// Where in a JSON text there are whole numbers that neither `i64` nor `u64` holds, and other numbers of more digits
/// than a double keeps.
pub(super) fn inexact(json: &str) -> Vec<Range<usize>> {
    let bytes = json.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let part = &bytes[at..];
        let length = match bytes[at] {
            b'"' => string(part),
            b'-' | b'0'..=b'9' => {
                let length = part.iter().take_while(|byte| is_of_number(**byte)).count();
                if !is_kept(&json[at..at + length]) {
                    found.push(at..at + length);
                }
                length
            }
            _ => 1,
        };
        at += length;
    }
    found
}

fn is_of_number(byte: u8) -> bool {
    byte.is_ascii_digit() || b"+-.eE".contains(&byte)
}

fn is_kept(number: &str) -> bool {
    if !number.contains(['.', 'e', 'E']) {
        return number.parse::<i64>().is_ok() || number.parse::<u64>().is_ok();
    }
    let mantissa = number.split(['e', 'E']).next().unwrap_or_default();
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').len() <= DIGITS_OF_A_DOUBLE
}

#[cfg(test)]
mod tests {
    use super::inexact;

    #[test]
    fn numbers_are_kept_up_to_their_limits() {
        let kept = r#"{"a": [18446744073709551615, -9223372036854775808, -0, 0.1, 1.5e300, 59.913868000000000000],
            "123456789012345678901234567890": "\"1234567890.123456789012345"}"#;
        assert!(inexact(kept).is_empty());
        let lost = r#"[18446744073709551616, -9223372036854775809, 0.1234567890123456789, 1]"#;
        let found: Vec<&str> = inexact(lost).into_iter().map(|place| &lost[place]).collect();
        assert_eq!(
            found,
            ["18446744073709551616", "-9223372036854775809", "0.1234567890123456789"]
        );
    }

    #[test]
    fn what_is_cut_off_is_no_trouble() {
        assert!(inexact("\"a\\").is_empty());
        assert_eq!(inexact("-").len(), 1);
    }
}
