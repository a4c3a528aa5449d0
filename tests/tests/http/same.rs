//! How the tests of generated crates compare JSON, for these tests too.

use superoffice as api;

include!("../../../generator/test_support/same.rs");

/// The first difference between two texts of JSON.
pub fn difference_of(sent: &[u8], back: &[u8]) -> Option<String> {
    let parse = |text| superoffice::from_json(text).map_err(|error| error.to_string());
    match (parse(sent), parse(back)) {
        (Ok(sent), Ok(back)) => difference("the JSON", &sent, &back),
        (Err(error), _) | (_, Err(error)) => Some(error),
    }
}
