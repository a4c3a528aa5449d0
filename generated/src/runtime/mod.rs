// What every carrier and operation of this crate stands on. Paths are relative, and only the
// modules named after a feature depend on one.

/// The types a value can have, and the macro that makes a struct a carrier.
pub mod carrier;
/// For `choice!`: what tells the variants of a value that is one of several.
pub mod choice;
/// Where a decoded value goes.
pub mod slot;
/// Values of a known type, and what a value looks like to those who read it.
pub mod view;

mod answer;
mod base64;
mod body;
mod call;
mod closed_enum;
mod credentials;
mod date_time;
mod decode;
mod dictionary;
mod encode;
mod entries;
mod error;
mod excerpt;
mod extra;
mod http_date;
mod json;
mod location;
mod mask;
mod misuse;
mod numbers;
mod open_enum;
mod page;
mod patch;
mod path;
mod percent;
mod request;
mod scalars;
mod shape;
mod style;
mod upload;

#[cfg(feature = "ureq")]
/// A client that waits for its answers, for programs without async.
pub mod blocking;
#[cfg(feature = "reqwest")]
mod client;
#[cfg(feature = "reqwest")]
mod download;
#[cfg(any(feature = "reqwest", feature = "ureq"))]
mod exchange;
#[cfg(any(feature = "reqwest", feature = "ureq"))]
mod hook;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "reqwest")]
mod outgoing;
#[cfg(feature = "reqwest")]
mod pages;
#[cfg(feature = "reqwest")]
mod platform;
#[cfg(any(feature = "reqwest", feature = "ureq"))]
mod progress;
#[cfg(any(feature = "reqwest", feature = "ureq"))]
mod redirect;
#[cfg(any(feature = "reqwest", feature = "ureq"))]
mod retry;
#[cfg(any(feature = "reqwest", feature = "ureq"))]
mod settings;
#[cfg(any(feature = "reqwest", feature = "ureq"))]
mod walk;

/// What generated modules bring into scope.
pub mod prelude;

pub use self::answer::{Answer, Binary, Decoder, Response, WithHeaders};
pub use self::body::Body;
pub use self::call::Call;
pub use self::carrier::{Carrier, CarrierMut, Fill, Look, Property, PropertyMut};
pub use self::choice::{Choice, Signs};
#[cfg(feature = "reqwest")]
pub use self::client::Client;
pub use self::credentials::Credentials;
pub use self::date_time::DateTime;
pub use self::decode::{DecodeError, deserialize, from_json, from_word};
pub use self::dictionary::Dictionary;
#[cfg(feature = "reqwest")]
pub use self::download::Download;
pub use self::encode::{serialize, to_json, to_value};
pub use self::error::{Cause, Error};
pub use self::extra::{Extra, unknown_properties};
#[cfg(any(feature = "reqwest", feature = "ureq"))]
pub use self::hook::Hook;
pub use self::http_date::HttpDate;
pub use self::misuse::SentAs;
pub use self::page::Page;
#[cfg(feature = "reqwest")]
pub use self::pages::{Pages, Rows};
pub use self::patch::{Patch, PatchOperation};
#[cfg(feature = "reqwest")]
pub use self::platform::MaybeSend;
#[cfg(any(feature = "reqwest", feature = "ureq"))]
pub use self::progress::Progress;
pub use self::request::{Endpoint, Request};
#[cfg(any(feature = "reqwest", feature = "ureq"))]
pub use self::retry::Retry;
pub use self::shape::Shape;
pub use self::slot::{Decode, Slot, Word};
pub use self::style::{InPath, Style, Styled};
pub use self::upload::Upload;
pub use self::view::{Encode, List, Map, ToJson, View, debug, same};
pub use ::http::{self, HeaderMap, StatusCode};
pub use ::serde_json::Value;
