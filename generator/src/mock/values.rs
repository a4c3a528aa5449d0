//! Texts of parameters, held against their types.

use crate::model::api::{Api, Type};

/// Whether a text can be read as a value of a type. Enumerations take any word unless they are
/// closed.
pub(super) fn fits(api: &Api, ty: &Type, text: &str) -> bool {
    match ty {
        Type::Bool => text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false"),
        Type::Int32 => text.parse::<i32>().is_ok(),
        Type::Int64 => text.parse::<i64>().is_ok(),
        Type::Double => text.parse::<f64>().is_ok_and(f64::is_finite),
        Type::DateTime => is_date(text),
        Type::Enum(id) => {
            let known = api.enumeration(*id);
            !known.closed || known.values.iter().any(|word| word == text)
        }
        Type::Nullable(inner) => fits(api, inner, text),
        Type::List(item) => text.split(',').all(|item_text| fits(api, item, item_text.trim())),
        Type::String | Type::Byte | Type::Any | Type::Carrier(_) | Type::Dictionary(_) => true,
    }
}

/// The beginning of a text that may be long.
pub(super) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// How exactly a type says what a text is: 0 for the text itself, more for a type that takes more.
pub(super) fn exactness(api: &Api, ty: &Type, text: &str) -> u8 {
    match ty {
        Type::Enum(id) if api.enumeration(*id).values.iter().any(|word| word == text) => 1,
        Type::Bool => 2,
        Type::Int32 => 3,
        Type::Int64 => 4,
        Type::Double => 5,
        Type::DateTime => 6,
        Type::Nullable(inner) => exactness(api, inner, text),
        Type::List(_) => 7,
        Type::Enum(_) => 8,
        Type::String | Type::Byte => 9,
        Type::Any | Type::Carrier(_) | Type::Dictionary(_) => 10,
    }
}

/// What a text should be, for people.
pub(super) fn wanted(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Bool => "`true` or `false`".to_owned(),
        Type::Int32 => "a 32-bit integer".to_owned(),
        Type::Int64 => "a 64-bit integer".to_owned(),
        Type::Double => "a number".to_owned(),
        Type::DateTime => "a date such as `2024-05-31T12:30:00Z`".to_owned(),
        Type::Enum(id) => {
            let words = &api.enumeration(*id).values;
            format!("one of `{}`", words.join("`, `"))
        }
        Type::Nullable(inner) => wanted(api, inner),
        Type::List(item) => format!("a list, each {}", wanted(api, item)),
        Type::String | Type::Byte | Type::Any | Type::Carrier(_) | Type::Dictionary(_) => {
            "text".to_owned()
        }
    }
}

/// Whether a text is a date, with or without a time, a fraction and an offset.
fn is_date(text: &str) -> bool {
    let (date, time) = match text.split_once(['T', 't', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let parts: Vec<&str> = date.split('-').collect();
    let is_day = match parts.as_slice() {
        [year, month, day] => {
            year.len() == 4
                && number(year).is_some()
                && number(month).is_some_and(|month| (1..=12).contains(&month))
                && number(day).is_some_and(|day| (1..=31).contains(&day))
        }
        _ => false,
    };
    is_day && time.is_none_or(is_time)
}

fn is_time(text: &str) -> bool {
    let end = text.find(['Z', 'z', '+', '-']).unwrap_or(text.len());
    let (time, offset) = text.split_at(end);
    let (clock, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let parts: Vec<_> = clock.split(':').map(number).collect();
    let is_clock = match parts.as_slice() {
        [Some(hours), Some(minutes)] => *hours < 24 && *minutes < 60,
        [Some(hours), Some(minutes), Some(seconds)] => {
            *hours < 24 && *minutes < 60 && *seconds <= 60
        }
        _ => false,
    };
    let is_offset = matches!(offset, "" | "Z" | "z")
        || offset[1..].split(':').all(|part| part.len() % 2 == 0 && number(part).is_some());
    is_clock && !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit()) && is_offset
}

fn number(text: &str) -> Option<u32> {
    let is_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_digits { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests;
