use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter};

use super::entries::{Entries, encode_properties};
use super::{Carrier, List, Map, Shape, Value, View};

// The items of arrays and the entries of objects are all written with a comma before them; the
// first comma then becomes the bracket.

/// Appends a value as JSON, byte for byte as serde_json writes it.
pub(super) fn write(value: View<'_>, text: &mut Vec<u8>) {
    let written = match value {
        View::Bool(value) => {
            return text.extend_from_slice(if value { b"true" } else { b"false" });
        }
        View::Int32(value) => CompactFormatter.write_i32(text, value),
        View::Int64(value) => CompactFormatter.write_i64(text, value),
        View::Double(value) => return write_any(&value, text),
        View::Text(value) => return write_text(value, text),
        View::Carrier(value) => return write_carrier(value, text),
        View::List(value) => return write_list(value, text),
        View::Map(value) => return write_map(value, text),
        View::Any(value) => return write_any(value, text),
        View::Null => return text.extend_from_slice(b"null"),
    };
    written.expect("memory takes all bytes");
}

/// Appends a text in quotes.
pub(super) fn write_text(value: &str, text: &mut Vec<u8>) {
    // Looks at all bytes, whatever it finds, and so at many at once.
    let needs_escape = |any, byte: &u8| any | (*byte < b' ') | (*byte == b'"') | (*byte == b'\\');
    if value.as_bytes().iter().fold(false, needs_escape) {
        return write_any(value, text);
    }
    text.reserve(value.len() + 2);
    text.push(b'"');
    text.extend_from_slice(value.as_bytes());
    text.push(b'"');
}

// Not inlined, like those below, so that the way to a scalar, by far the most travelled, stays short.
#[inline(never)]
fn write_any<T: Serialize + ?Sized>(value: &T, text: &mut Vec<u8>) {
    serde_json::to_writer(text, value).expect("memory takes all bytes; all keys are text");
}

#[inline(never)]
fn write_list(list: &dyn List, text: &mut Vec<u8>) {
    let start = text.len();
    for item in list.items() {
        text.push(b',');
        write(item, text);
    }
    enclose(start, *b"[]", text);
}

#[inline(never)]
fn write_map(map: &dyn Map, text: &mut Vec<u8>) {
    let start = text.len();
    for (key, value) in map.entries() {
        write_key(key, text);
        write_or_null(value, text);
    }
    enclose(start, *b"{}", text);
}

#[inline(never)]
fn write_carrier(carrier: &dyn Carrier, text: &mut Vec<u8>) {
    let start = text.len();
    carrier.properties(&mut |shape, properties, extra| {
        let Ok(()) = encode_properties(shape, properties, extra, &mut Written(text));
    });
    enclose(start, *b"{}", text);
}

/// Puts brackets around what has been written since `start`, with commas before each part.
fn enclose(start: usize, [open, close]: [u8; 2], text: &mut Vec<u8>) {
    match text.get_mut(start) {
        Some(comma) => *comma = open,
        None => text.push(open),
    }
    text.push(close);
}

fn write_key(key: &str, text: &mut Vec<u8>) {
    text.push(b',');
    write_text(key, text);
    text.push(b':');
}

/// The same for a key that needs no escaping.
fn write_plain_key(key: &str, text: &mut Vec<u8>) {
    text.reserve(key.len() + 4);
    text.extend_from_slice(b",\"");
    text.extend_from_slice(key.as_bytes());
    text.extend_from_slice(b"\":");
}

fn write_or_null(value: Option<View<'_>>, text: &mut Vec<u8>) {
    match value {
        Some(value) => write(value, text),
        None => text.extend_from_slice(b"null"),
    }
}

/// The properties of a carrier, as text.
struct Written<'a>(&'a mut Vec<u8>);

impl Entries for Written<'_> {
    type Error = std::convert::Infallible;

    fn known(
        &mut self,
        shape: &Shape,
        position: usize,
        value: Option<View<'_>>,
    ) -> Result<(), Self::Error> {
        let name = shape.properties()[position];
        if shape.escapes {
            write_key(name, self.0);
        } else {
            write_plain_key(name, self.0);
        }
        write_or_null(value, self.0);
        Ok(())
    }

    fn unknown(&mut self, name: &str, value: &Value) -> Result<(), Self::Error> {
        write_key(name, self.0);
        write_any(value, self.0);
        Ok(())
    }
}
