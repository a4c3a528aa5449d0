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
    /// A value or `null`: what a list consists of that has both. Stands nowhere else, because properties
    /// and what dictionaries hold may be null anyway, as may [`Any`](Self::Any).
    Nullable(Box<Type>),
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

    /// A value of this type, or `null`.
    pub fn nullable(self) -> Self {
        match self {
            Type::Any | Type::Nullable(_) => self,
            ty => Type::Nullable(Box::new(ty)),
        }
    }

    /// The type of what is not `null`.
    pub fn non_null(&self) -> &Self {
        match self {
            Type::Nullable(inner) => inner,
            ty => ty,
        }
    }

    /// The same, with items that are never `null`.
    pub fn without_nulls(&self) -> Self {
        match self {
            Type::List(item) => item.without_nulls().list(),
            Type::Dictionary(value) => value.without_nulls().dictionary(),
            Type::Nullable(inner) => inner.without_nulls(),
            other => other.clone(),
        }
    }

    /// The carrier this type consists of or contains, if any.
    pub fn carrier(&self) -> Option<CarrierId> {
        match self {
            Type::Carrier(id) => Some(*id),
            Type::List(item) | Type::Dictionary(item) | Type::Nullable(item) => item.carrier(),
            _ => None,
        }
    }

    /// The enumeration this type consists of or contains, if any.
    pub fn enumeration(&self) -> Option<EnumId> {
        match self {
            Type::Enum(id) => Some(*id),
            Type::List(item) | Type::Dictionary(item) | Type::Nullable(item) => item.enumeration(),
            _ => None,
        }
    }

    /// The same as [`carrier`](Self::carrier), to be replaced.
    pub fn carrier_mut(&mut self) -> Option<&mut CarrierId> {
        match self {
            Type::Carrier(id) => Some(id),
            Type::List(item) | Type::Dictionary(item) | Type::Nullable(item) => item.carrier_mut(),
            _ => None,
        }
    }

    /// The same as [`enumeration`](Self::enumeration), to be replaced.
    pub fn enumeration_mut(&mut self) -> Option<&mut EnumId> {
        match self {
            Type::Enum(id) => Some(id),
            Type::List(item) | Type::Dictionary(item) | Type::Nullable(item) => {
                item.enumeration_mut()
            }
            _ => None,
        }
    }

    /// Whether a value of this type is a text, a number or a truth.
    pub fn is_scalar(&self) -> bool {
        !matches!(
            self,
            Type::Carrier(_) | Type::List(_) | Type::Nullable(_) | Type::Dictionary(_) | Type::Any
        )
    }

    /// Whether a value of this type holds its carrier directly, not in a list or dictionary.
    pub fn is_by_value(&self) -> bool {
        matches!(self, Type::Carrier(_))
    }
}
