use std::fmt;

use super::{CarrierMut, Choice, Value};

/// A value of known type that can be read from JSON.
///
/// Carriers of answers, lists, dictionaries, texts, numbers and [`Value`] are such values.
#[diagnostic::on_unimplemented(
    note = "structs that are only ever sent can be decoded with the feature `decode-requests`"
)]
pub trait Decode: Default {
    /// The place of the value, to be filled.
    fn slot(&mut self) -> Slot<'_>;
}

/// Where a decoded value goes.
pub enum Slot<'a> {
    /// `true` or `false`.
    Bool(&'a mut bool),
    /// A 32-bit integer.
    Int32(&'a mut i32),
    /// A 64-bit integer.
    Int64(&'a mut i64),
    /// A floating point number.
    Double(&'a mut f64),
    /// Text.
    Text(&'a mut String),
    /// A date or a word of an enumeration.
    Word(&'a mut dyn Word),
    /// An object with known properties.
    Carrier(&'a mut dyn CarrierMut),
    /// An array.
    List(&'a mut dyn ListSlot),
    /// An object whose keys are data.
    Map(&'a mut dyn MapSlot),
    /// One of several things.
    Choice(&'a mut dyn Choice),
    /// Any JSON.
    Any(&'a mut Value),
    /// An item of a list that may be `null`.
    Nullable(&'a mut dyn NullableSlot),
}

/// Says what goes there, and not what is there.
impl fmt::Debug for Slot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Slot::Bool(_) => "Bool",
            Slot::Int32(_) => "Int32",
            Slot::Int64(_) => "Int64",
            Slot::Double(_) => "Double",
            Slot::Text(_) => "Text",
            Slot::Word(_) => "Word",
            Slot::Carrier(_) => "Carrier",
            Slot::List(_) => "List",
            Slot::Map(_) => "Map",
            Slot::Choice(_) => "Choice",
            Slot::Any(_) => "Any",
            Slot::Nullable(_) => "Nullable",
        })
    }
}

/// A value that arrives as text and is not a `String`.
pub trait Word {
    /// Takes over the text.
    ///
    /// # Errors
    /// All texts that are allowed, if this is none of them.
    fn set(&mut self, text: &str) -> Result<(), &'static [&'static str]>;
}

/// An array, to be filled.
pub trait ListSlot {
    /// Appends a default item and returns the place of it.
    fn push(&mut self) -> Slot<'_>;
}

/// An item of a list that is `null` until it is filled.
pub trait NullableSlot {
    /// Puts a default value there and returns the place of it.
    fn value(&mut self) -> Slot<'_>;
}

/// An object whose keys are data, to be filled.
pub trait MapSlot {
    /// Sets a key to `null` and returns the position of its entry.
    fn insert_null(&mut self, key: String) -> usize;

    /// The key at a position.
    fn key(&self, position: usize) -> Option<&str>;

    /// Replaces the value at a position by a default one and returns the place of it.
    fn slot(&mut self, position: usize) -> Option<Slot<'_>>;
}
