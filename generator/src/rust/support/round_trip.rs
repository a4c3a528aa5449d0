/// Decodes a payload and checks that the crate knows all of it, and that it goes back as it came.
pub fn round_trip<T: api::runtime::Json>(text: &[u8]) {
    let value: T = api::from_json(text).unwrap_or_else(|error| panic!("{error}"));
    let unknown = api::unknown_properties(&value);
    assert!(unknown.is_empty(), "these properties are unknown: {unknown:?}");
    assert_same(text, &api::to_json(&value));
}
