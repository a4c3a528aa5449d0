use std::fmt;

use serde::Deserialize;
use serde::de::value::Error as ValueError;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::numbers::{Double, INT32, INT64};
use super::path::{Segment, Track};
use super::slot::{ListSlot, MapSlot, NullableSlot};
use super::{CarrierMut, Decode, Extra, PropertyMut, Shape, Slot, Value, Word};

/// Why a text is not the JSON of a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    path: String,
    message: String,
}

impl DecodeError {
    /// What is wrong with the whole.
    pub(super) fn of_whole(message: impl Into<String>) -> Self {
        Self { path: String::new(), message: message.into() }
    }

    /// The place in the value: `Items[0].User.AssociateId`, `Extra["a.b"]`; empty at the top.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong there, with line and column.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "" => f.write_str(&self.message),
            path => write!(f, "`{path}`: {}", self.message),
        }
    }
}

impl std::error::Error for DecodeError {}

/// Reads a value from JSON.
///
/// Of two properties with one name the last counts.
///
/// # Errors
/// If the text is not JSON, or a value in it is not of the type documented for its place.
pub fn from_json<T: Decode>(text: &[u8]) -> Result<T, DecodeError> {
    let mut value = T::default();
    fill_from_json(value.slot(), text)?;
    Ok(value)
}

/// The same from the body of a response, whose status tells some things apart.
pub(super) fn from_body<T: Decode>(text: &[u8], status: u16) -> Result<T, DecodeError> {
    let mut value = T::default();
    match value.slot() {
        Slot::Choice(choice) => choice.take(from_json(text)?, status),
        slot => fill_from_json(slot, text)?,
    }
    Ok(value)
}

/// Reads a word of an enumeration.
///
/// # Errors
/// If the enumeration has no such word.
pub fn from_word<T: Word + Default>(word: &str) -> Result<T, DecodeError> {
    let mut value = T::default();
    match value.set(word) {
        Ok(()) => Ok(value),
        Err(words) => {
            let error: ValueError = Error::unknown_variant(word, words);
            Err(DecodeError::of_whole(error.to_string()))
        }
    }
}

fn fill_from_json(slot: Slot<'_>, text: &[u8]) -> Result<(), DecodeError> {
    // One look at the whole is cheaper than one at each text in it.
    let (valid, is_whole) = match std::str::from_utf8(text) {
        Ok(valid) => (valid, true),
        Err(fault) => {
            let valid = &text[..fault.valid_up_to()];
            (std::str::from_utf8(valid).unwrap_or_default(), false)
        }
    };
    let track = Track::default();
    let mut deserializer = serde_json::Deserializer::from_str(valid);
    let outcome = fill(slot, &track, &mut deserializer).and_then(|()| deserializer.end());
    let message = match outcome {
        Err(error) if is_whole || !error.is_eof() => error.to_string(),
        Ok(()) if is_whole => return Ok(()),
        _ => not_unicode_after(valid),
    };
    Err(DecodeError { path: track.path(), message })
}

/// What is wrong where a text goes on with something that is not UTF-8.
fn not_unicode_after(valid: &str) -> String {
    let line = valid.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = valid.rsplit('\n').next().map_or(0, str::len) + 1;
    format!("invalid unicode code point at line {line} column {column}")
}

/// `Deserialize` for everything that is [`Decode`]. The error's message begins with the path.
///
/// # Errors
/// Those of the deserializer.
pub fn deserialize<'de, T: Decode, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::default();
    let track = Track::default();
    match fill(value.slot(), &track, deserializer) {
        Ok(()) => Ok(value),
        Err(error) => Err(match track.path().as_str() {
            "" => error,
            path => D::Error::custom(format_args!("`{path}`: {error}")),
        }),
    }
}

/// Decodes into a slot. This and what it calls is compiled once for each deserializer, not once
/// for each type.
fn fill<'de, D: Deserializer<'de>>(
    slot: Slot<'_>,
    track: &Track,
    deserializer: D,
) -> Result<(), D::Error> {
    match slot {
        Slot::Bool(place) => *place = bool::deserialize(deserializer)?,
        Slot::Int32(place) => *place = deserializer.deserialize_any(INT32)?,
        Slot::Int64(place) => *place = deserializer.deserialize_any(INT64)?,
        Slot::Double(place) => *place = deserializer.deserialize_any(Double)?,
        Slot::Text(place) => *place = String::deserialize(deserializer)?,
        Slot::Word(word) => deserializer.deserialize_str(IntoWord(word))?,
        Slot::Carrier(carrier) => deserializer.deserialize_map(IntoCarrier { carrier, track })?,
        Slot::List(list) => deserializer.deserialize_seq(IntoList { list, track })?,
        Slot::Map(map) => deserializer.deserialize_map(IntoMap { map, track })?,
        Slot::Choice(choice) => choice.take(Value::deserialize(deserializer)?, 0),
        Slot::Any(place) => *place = Value::deserialize(deserializer)?,
        Slot::Nullable(item) => {
            let place = Place::Item(item);
            Nullable { place, track }.deserialize(deserializer)?;
        }
    }
    Ok(())
}

/// Hands a text over to something that may have no use for it.
struct IntoWord<'a>(&'a mut dyn Word);

impl Visitor<'_> for IntoWord<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.0.set(text).map_err(|words| E::unknown_variant(text, words))
    }
}

/// Decodes a value that may be `null`, for which it answers `false` and leaves the place alone.
struct Nullable<'a> {
    place: Place<'a>,
    track: &'a Track,
}

/// A place that is made ready only when there is a value for it.
enum Place<'a> {
    Property(&'a mut dyn PropertyMut),
    Entry(&'a mut dyn MapSlot, usize),
    Item(&'a mut dyn NullableSlot),
}

impl<'de> DeserializeSeed<'de> for Nullable<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for Nullable<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_unit<E>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        let slot = match self.place {
            Place::Property(property) => Some(property.slot()),
            Place::Entry(map, position) => map.slot(position),
            Place::Item(item) => Some(item.value()),
        };
        let slot = slot.ok_or_else(|| D::Error::custom("no place for this entry"))?;
        fill(slot, self.track, deserializer).map(|()| true)
    }
}

struct IntoCarrier<'a> {
    carrier: &'a mut dyn CarrierMut,
    track: &'a Track,
}

impl<'de> Visitor<'de> for IntoCarrier<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut written = Ok(());
        self.carrier.properties(&mut |shape, _, _| {
            written = write!(f, "an object ({})", shape.name());
        });
        written
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut outcome = Ok(());
        self.carrier.properties_mut(&mut |shape, properties, extra| {
            outcome = fill_properties(shape, properties, extra, self.track, &mut map);
        });
        outcome
    }
}

fn fill_properties<'de, A: MapAccess<'de>>(
    shape: &'static Shape,
    properties: &mut [&mut dyn PropertyMut],
    extra: &mut Extra,
    track: &Track,
    map: &mut A,
) -> Result<(), A::Error> {
    let required = shape.required();
    let mut seen = vec![false; if required.is_empty() { 0 } else { properties.len() }];
    let (mut expected, mut unseen) = (0, 0);
    let mut is_ordered = true;
    while let Some(name) = map.next_key_seed(NameSeed { shape, expected })? {
        match name {
            Name::Known(index) => {
                let name = shape.properties()[index];
                let place = Place::Property(&mut *properties[index]);
                let is_set = map
                    .next_value_seed(Nullable { place, track })
                    .inspect_err(|_| track.note(Segment::Property(name.to_owned())))?;
                if let Some(seen) = seen.get_mut(index) {
                    *seen = true;
                }
                if !is_set && required.contains(&name) {
                    track.note(Segment::Property(name.to_owned()));
                    return Err(A::Error::custom("null where there must be a value"));
                }
                if !is_set {
                    properties[index].clear();
                    if index >= unseen {
                        extra.push_null(name);
                    } else {
                        extra.set_null(name);
                        is_ordered = false;
                    }
                }
                expected = index + 1;
                unseen = unseen.max(expected);
            }
            Name::Unknown(name) => {
                let value: Value = map
                    .next_value()
                    .inspect_err(|_| track.note(Segment::Property(name.clone())))?;
                extra.insert(name, value);
            }
        }
    }
    if !is_ordered {
        extra.sort_nulls(shape);
    }
    let is_seen = |name: &str| shape.find(name, 0).is_some_and(|index| seen[index]);
    match required.iter().find(|name| !is_seen(name)) {
        Some(name) => {
            track.note(Segment::Property((*name).to_owned()));
            Err(A::Error::custom("nothing where there must be a value"))
        }
        None => Ok(()),
    }
}

enum Name {
    Known(usize),
    Unknown(String),
}

struct NameSeed {
    shape: &'static Shape,
    expected: usize,
}

impl<'de> DeserializeSeed<'de> for NameSeed {
    type Value = Name;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Name, D::Error> {
        deserializer.deserialize_str(TextVisitor(|name: &str| {
            match self.shape.find(name, self.expected) {
                Some(index) => Name::Known(index),
                None => Name::Unknown(name.to_owned()),
            }
        }))
    }
}

struct IntoList<'a> {
    list: &'a mut dyn ListSlot,
    track: &'a Track,
}

impl<'de> Visitor<'de> for IntoList<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        for index in 0.. {
            let item = Item { list: &mut *self.list, track: self.track };
            let next = items.next_element_seed(item);
            if next.inspect_err(|_| self.track.note(Segment::Item(index)))?.is_none() {
                break;
            }
        }
        Ok(())
    }
}

/// Appends to the list once there is an item.
struct Item<'a> {
    list: &'a mut dyn ListSlot,
    track: &'a Track,
}

impl<'de> DeserializeSeed<'de> for Item<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        fill(self.list.push(), self.track, deserializer)
    }
}

struct IntoMap<'a> {
    map: &'a mut dyn MapSlot,
    track: &'a Track,
}

impl<'de> Visitor<'de> for IntoMap<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        while let Some(key) = entries.next_key::<String>()? {
            let position = self.map.insert_null(key);
            let place = Place::Entry(&mut *self.map, position);
            entries.next_value_seed(Nullable { place, track: self.track }).inspect_err(|_| {
                let key = self.map.key(position).unwrap_or_default();
                self.track.note(Segment::Key(key.to_owned()));
            })?;
        }
        Ok(())
    }
}

/// Hands a text over as it comes, without an allocation in between.
struct TextVisitor<F>(F);

impl<T, F: FnOnce(&str) -> T> Visitor<'_> for TextVisitor<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E>(self, text: &str) -> Result<T, E> {
        Ok((self.0)(text))
    }
}
