use std::fmt;

use super::{Carrier, Value};

/// A value of known type that can be written as JSON.
///
/// Carriers, lists, dictionaries, texts, numbers and [`Value`] are such values.
pub trait Encode {
    /// The value, to be read.
    fn view(&self) -> View<'_>;
}

/// What can be written as JSON: every value that is [`Encode`], and slices and texts.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no value of this crate",
    label = "this crate does not know how to write it as JSON",
    note = "a type of your own that is `Serialize` becomes a value: `serde_json::to_value(&value)`"
)]
pub trait ToJson {
    /// Shows the value.
    fn show(&self, look: &mut dyn FnMut(View<'_>));
}

impl<T: Encode> ToJson for T {
    fn show(&self, look: &mut dyn FnMut(View<'_>)) {
        look(self.view());
    }
}

impl<T: Encode> ToJson for [T] {
    fn show(&self, look: &mut dyn FnMut(View<'_>)) {
        look(View::List(&self));
    }
}

impl<T: Encode> ToJson for [Option<T>] {
    fn show(&self, look: &mut dyn FnMut(View<'_>)) {
        look(View::List(&self));
    }
}

impl ToJson for [&str] {
    fn show(&self, look: &mut dyn FnMut(View<'_>)) {
        look(View::List(&self));
    }
}

impl ToJson for str {
    fn show(&self, look: &mut dyn FnMut(View<'_>)) {
        look(View::Text(self));
    }
}

/// What a value looks like to those who read it.
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// `true` or `false`.
    Bool(bool),
    /// A 32-bit integer.
    Int32(i32),
    /// A 64-bit integer.
    Int64(i64),
    /// A floating point number.
    Double(f64),
    /// Text, a date or a word of an enumeration.
    Text(&'a str),
    /// An object with known properties.
    Carrier(&'a dyn Carrier),
    /// An array.
    List(&'a dyn List),
    /// An object whose keys are data.
    Map(&'a dyn Map),
    /// Any JSON.
    Any(&'a Value),
    /// An item of a list that is `null`.
    Null,
}

/// An array, to be read.
pub trait List {
    /// The number of items.
    fn count(&self) -> usize;

    /// The item at a position.
    fn item(&self, index: usize) -> Option<View<'_>>;
}

/// An object whose keys are data, to be read.
pub trait Map {
    /// The number of entries.
    fn count(&self) -> usize;

    /// The key and the value at a position; the value is `None` where it is `null`.
    fn entry(&self, index: usize) -> Option<(&str, Option<View<'_>>)>;

    /// The value of a key: `None` if there is no such key, `Some(None)` if it is `null`.
    fn value(&self, key: &str) -> Option<Option<View<'_>>>;
}

impl dyn List + '_ {
    /// All items.
    pub fn items(&self) -> impl Iterator<Item = View<'_>> {
        (0..self.count()).map_while(|index| self.item(index))
    }
}

impl dyn Map + '_ {
    /// All entries.
    pub fn entries(&self) -> impl Iterator<Item = (&str, Option<View<'_>>)> {
        (0..self.count()).map_while(|index| self.entry(index))
    }
}

/// Whether two values would be written alike.
impl PartialEq for View<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (View::Bool(a), View::Bool(b)) => a == b,
            (View::Int32(a), View::Int32(b)) => a == b,
            (View::Int64(a), View::Int64(b)) => a == b,
            (View::Double(a), View::Double(b)) => a == b,
            (View::Text(a), View::Text(b)) => a == b,
            (View::Carrier(a), View::Carrier(b)) => same(*a, *b),
            (View::List(a), View::List(b)) => a.items().eq(b.items()),
            (View::Map(a), View::Map(b)) => {
                a.count() == b.count()
                    && a.entries().all(|(key, value)| b.value(key) == Some(value))
            }
            (View::Any(a), View::Any(b)) => a == b,
            (View::Null, View::Null) => true,
            _ => false,
        }
    }
}

/// Whether two carriers are of one type and would be written alike.
pub fn same(a: &dyn Carrier, b: &dyn Carrier) -> bool {
    let mut equal = false;
    a.properties(&mut |shape, of_a, extra_of_a| {
        b.properties(&mut |shape_of_b, of_b, extra_of_b| {
            let mut values = shape.properties().iter().zip(of_a.iter().zip(of_b));
            equal = (std::ptr::eq(shape, shape_of_b) || shape == shape_of_b)
                && extra_of_a.same_outside(extra_of_b, shape)
                && values.all(|(name, (a, b))| match (a, b) {
                    (None, None) => extra_of_a.same_at(extra_of_b, name),
                    (a, b) => a == b,
                });
        });
    });
    equal
}

/// Writes what is set in a carrier.
///
/// # Errors
/// If `f` cannot be written to.
pub fn debug(carrier: &dyn Carrier, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut written = Ok(());
    carrier.properties(&mut |shape, properties, extra| {
        let mut text = f.debug_struct(shape.name());
        for (name, property) in shape.properties().iter().zip(properties) {
            match property {
                Some(_) if shape.hides(name) => {
                    text.field(name, &format_args!("…"));
                }
                Some(value) => {
                    text.field(name, value);
                }
                None => {}
            }
        }
        if !extra.is_empty() {
            text.field("extra", extra);
        }
        written = text.finish();
    });
    written
}

impl fmt::Debug for View<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            View::Bool(value) => value.fmt(f),
            View::Int32(value) => value.fmt(f),
            View::Int64(value) => value.fmt(f),
            View::Double(value) => value.fmt(f),
            View::Text(value) => value.fmt(f),
            View::Carrier(value) => debug(*value, f),
            View::List(value) => f.debug_list().entries(value.items()).finish(),
            View::Map(value) => f.debug_map().entries(value.entries()).finish(),
            View::Any(value) => value.fmt(f),
            View::Null => Value::Null.fmt(f),
        }
    }
}
