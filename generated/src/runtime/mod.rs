// What every carrier and operation of this crate stands on. Paths are relative, and only the
// modules named after a feature depend on one.

/// The types a value can have, and the macro that makes a struct a carrier.
pub mod carrier;
/// Where a decoded value goes.
pub mod slot;
/// Values of a known type, and what a value looks like to those who read it.
pub mod view;

mod answer;
mod base64;
mod closed_enum;
mod credentials;
mod date_time;
mod decode;
mod dictionary;
mod encode;
mod error;
mod extra;
mod numbers;
mod open_enum;
mod operation;
mod patch;
mod path;
mod percent;
mod request;
mod scalars;
mod shape;
mod upload;

#[cfg(feature = "reqwest")]
mod client;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "reqwest")]
mod redirect;

/// What generated modules bring into scope.
pub mod prelude;

pub use self::answer::{Answer, Binary, Response, decode};
pub use self::carrier::{Carrier, Property};
#[cfg(feature = "reqwest")]
pub use self::client::Client;
pub use self::credentials::Credentials;
pub use self::date_time::DateTime;
pub use self::decode::{DecodeError, deserialize, from_json, from_word};
pub use self::dictionary::Dictionary;
pub use self::encode::{serialize, to_json, to_value};
pub use self::error::Error;
pub use self::extra::{Extra, unknown_properties};
pub use self::operation::{Operation, WithHeaders};
pub use self::patch::{Patch, PatchOperation};
pub use self::request::{Endpoint, Request};
pub use self::shape::Shape;
pub use self::slot::{Slot, Word};
pub use self::upload::Upload;
pub use self::view::{Json, List, Map, ToJson, View, debug, same};
pub use ::serde_json::Value;
