//! What samples show of a value, summed up over all places.

use crate::model::api::{CarrierId, Type};

/// Lists and dictionaries within each other beyond which nobody wants a type.
const DEEPEST: usize = 16;

/// What samples show of a value. `{}`, `null` and `[]` show nothing of what could be inside.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Seen {
    /// Nothing yet.
    #[default]
    Nothing,
    Bool,
    Integer,
    /// A whole number that no integer type holds.
    Huge,
    Double,
    Text,
    /// Text in the form of an ISO date and time.
    Date,
    Carrier(CarrierId),
    List(Box<Seen>),
    Dictionary(Box<Seen>),
    /// Things that no type but "any JSON" fits.
    Mixed,
}

impl Seen {
    /// A number.
    pub fn number(number: &serde_json::Number) -> Self {
        match number.as_i64() {
            Some(_) => Seen::Integer,
            None if number.is_u64() => Seen::Huge,
            None => Seen::Double,
        }
    }

    /// A text.
    pub fn text(text: &str) -> Self {
        if is_date_time(text) { Seen::Date } else { Seen::Text }
    }

    /// What has been seen when both have; `wider` gives the carrier that holds all the properties
    /// of two, if one does.
    pub fn join(
        self,
        other: Seen,
        wider: &mut dyn FnMut(CarrierId, CarrierId) -> Option<CarrierId>,
    ) -> Seen {
        use Seen::*;
        match (self, other) {
            (Nothing, seen) | (seen, Nothing) => seen,
            (Carrier(a), Carrier(b)) => wider(a, b).map_or(Mixed, Carrier),
            (List(a), List(b)) => List(Box::new(a.join(*b, wider))),
            (Dictionary(a), Dictionary(b)) => Dictionary(Box::new(a.join(*b, wider))),
            (a, b) if a == b => a,
            (Integer, Huge) | (Huge, Integer) => Huge,
            (Integer, Double) | (Double, Integer) => Double,
            (Date, Text) | (Text, Date) => Text,
            _ => Mixed,
        }
    }

    /// What has been seen of a list's items.
    pub fn item(&self) -> Option<&Seen> {
        match self {
            Seen::List(item) => Some(item),
            _ => None,
        }
    }

    /// What has been seen of a dictionary's values.
    pub fn entry(&self) -> Option<&Seen> {
        match self {
            Seen::Dictionary(value) => Some(value),
            _ => None,
        }
    }

    /// The type that fits what has been seen, with [`Type::Any`] where that is nothing.
    pub fn ty(&self) -> Type {
        self.ty_within(DEEPEST)
    }

    /// The type, of which so many lists and dictionaries within each other are told.
    fn ty_within(&self, levels: usize) -> Type {
        match self {
            Seen::Bool => Type::Bool,
            // However small the numbers in samples are, others may be large.
            Seen::Integer => Type::Int64,
            Seen::Double => Type::Double,
            Seen::Text => Type::String,
            Seen::Date => Type::DateTime,
            Seen::Carrier(id) => Type::Carrier(*id),
            Seen::List(item) if levels > 0 => item.ty_within(levels - 1).list(),
            Seen::Dictionary(value) if levels > 0 => value.ty_within(levels - 1).dictionary(),
            Seen::List(_) | Seen::Dictionary(_) | Seen::Nothing | Seen::Huge | Seen::Mixed => {
                Type::Any
            }
        }
    }

    /// Whether something is still unknown, at the value itself or inside lists and dictionaries.
    pub fn has_hole(&self) -> bool {
        match self {
            Seen::Nothing => true,
            Seen::List(inner) | Seen::Dictionary(inner) => inner.has_hole(),
            _ => false,
        }
    }
}

/// `2003-03-15T16:48:28`, with or without fraction and offset.
fn is_date_time(text: &str) -> bool {
    let digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let sign = |at: usize, sign: u8| text.as_bytes().get(at) == Some(&sign);
    let date = [0, 1, 2, 3, 5, 6, 8, 9].into_iter().all(digit) && sign(4, b'-') && sign(7, b'-');
    let time = [11, 12, 14, 15, 17, 18].into_iter().all(digit)
        && sign(10, b'T')
        && sign(13, b':')
        && sign(16, b':');
    let rest = text.get(19..).unwrap_or_default();
    date && time && rest.bytes().all(|byte| byte.is_ascii_digit() || b".:+-Z".contains(&byte))
}

#[cfg(test)]
mod tests;
