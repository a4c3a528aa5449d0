//! Types of the model.

use serde::Serialize;

/// Names a carrier: an index into [`Api::carriers`](super::Api::carriers).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct CarrierId(pub u32);

/// Names an enumeration: an index into [`Api::enums`](super::Api::enums).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct EnumId(pub u32);

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Type {
    /// `true` or `false`.
    Bool,
    /// 32-bit integer.
    Int32,
    /// 64-bit integer.
    Int64,
    /// Floating point number.
    Double,
    /// Text.
    String,
    /// Date and time as text.
    DateTime,
    /// Bytes in a JSON string; not always base64.
    Byte,
    /// An enumeration.
    Enum(EnumId),
    /// An object with known properties.
    Carrier(CarrierId),
    /// An array.
    List(Box<Type>),
    /// An object whose keys are data.
    Dictionary(Box<Type>),
    /// Any JSON: nothing is known.
    Any,
}

impl Type {
    /// A list of this type.
    pub fn list(self) -> Self {
        Type::List(Box::new(self))
    }

    /// A dictionary with values of this type.
    pub fn dictionary(self) -> Self {
        Type::Dictionary(Box::new(self))
    }

    /// The carrier this type consists of or contains, if any.
    pub fn carrier(&self) -> Option<CarrierId> {
        match self {
            Type::Carrier(id) => Some(*id),
            Type::List(item) | Type::Dictionary(item) => item.carrier(),
            _ => None,
        }
    }

    /// The enumeration this type consists of or contains, if any.
    pub fn enumeration(&self) -> Option<EnumId> {
        match self {
            Type::Enum(id) => Some(*id),
            Type::List(item) | Type::Dictionary(item) => item.enumeration(),
            _ => None,
        }
    }

    /// The same as [`carrier`](Self::carrier), to be replaced.
    pub fn carrier_mut(&mut self) -> Option<&mut CarrierId> {
        match self {
            Type::Carrier(id) => Some(id),
            Type::List(item) | Type::Dictionary(item) => item.carrier_mut(),
            _ => None,
        }
    }

    /// The same as [`enumeration`](Self::enumeration), to be replaced.
    pub fn enumeration_mut(&mut self) -> Option<&mut EnumId> {
        match self {
            Type::Enum(id) => Some(id),
            Type::List(item) | Type::Dictionary(item) => item.enumeration_mut(),
            _ => None,
        }
    }

    /// Whether a value of this type holds its carrier directly, not in a list or dictionary.
    pub fn is_by_value(&self) -> bool {
        matches!(self, Type::Carrier(_))
    }
}
