use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, Expected, MapAccess, Unexpected, Visitor};
use serde_json::Number;

/// Decodes a whole number into an integer it fits in.
///
/// These visitors are for `deserialize_any`. Where another crate has switched on serde_json's
/// `arbitrary_precision`, a number may come as a map that only [`Number`] understands, and one that
/// is out of a value as an integer of 128 bits.
pub(super) struct Integer<T> {
    expecting: &'static str,
    integer: PhantomData<T>,
}

pub(super) const INT32: Integer<i32> =
    Integer { expecting: "a 32-bit integer", integer: PhantomData };
pub(super) const INT64: Integer<i64> =
    Integer { expecting: "a 64-bit integer", integer: PhantomData };

impl<'de, T: TryFrom<i64> + TryFrom<u64>> Visitor<'de> for Integer<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expecting)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        let refuse = |_| E::invalid_value(Unexpected::Signed(number), &self);
        T::try_from(number).map_err(refuse)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        let refuse = |_| E::invalid_value(Unexpected::Unsigned(number), &self);
        T::try_from(number).map_err(refuse)
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<T, E> {
        Err(E::invalid_value(Unexpected::Other(&number.to_string()), &self))
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<T, E> {
        Err(E::invalid_value(Unexpected::Other(&number.to_string()), &self))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        let number = number(map, &self)?;
        match (number.as_i64(), number.as_u64()) {
            (Some(whole), _) => self.visit_i64(whole),
            (_, Some(whole)) => self.visit_u64(whole),
            _ => Err(refused(&number, &self)),
        }
    }
}

/// Decodes any number into a double.
pub(super) struct Double;

impl<'de> Visitor<'de> for Double {
    type Value = f64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_f64<E>(self, number: f64) -> Result<f64, E> {
        Ok(number)
    }

    fn visit_i64<E>(self, number: i64) -> Result<f64, E> {
        Ok(number as f64)
    }

    fn visit_u64<E>(self, number: u64) -> Result<f64, E> {
        Ok(number as f64)
    }

    fn visit_i128<E>(self, number: i128) -> Result<f64, E> {
        Ok(number as f64)
    }

    fn visit_u128<E>(self, number: u128) -> Result<f64, E> {
        Ok(number as f64)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<f64, A::Error> {
        let number = number(map, &self)?;
        let refuse = || A::Error::invalid_value(Unexpected::Other(&number.to_string()), &self);
        number.as_f64().ok_or_else(refuse)
    }
}

/// Why a number is no integer: it has a fraction, or is too large.
fn refused<E: Error>(number: &Number, visitor: &dyn Expected) -> E {
    let text = number.to_string();
    match number.as_f64() {
        Some(float) if text.contains(['.', 'e', 'E']) => {
            E::invalid_type(Unexpected::Float(float), visitor)
        }
        _ => E::invalid_value(Unexpected::Other(&text), visitor),
    }
}

/// The number that came as a map; a map that is none is refused as the visitor would have done.
fn number<'de, A: MapAccess<'de>>(map: A, visitor: &dyn Expected) -> Result<Number, A::Error> {
    Number::deserialize(MapAccessDeserializer::new(map))
        .map_err(|_| A::Error::invalid_type(Unexpected::Map, visitor))
}
