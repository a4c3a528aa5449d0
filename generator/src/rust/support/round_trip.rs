/// Decodes a payload and checks that the crate knows all of it, and that it goes back as it came:
/// as it is, and with `null` in the place of properties.
pub fn round_trip<T: api::runtime::Json>(text: &[u8]) {
    let value: T = api::from_json(text).unwrap_or_else(|error| panic!("{error}"));
    let unknown = api::unknown_properties(&value);
    assert!(unknown.is_empty(), "these properties are unknown: {unknown:?}");
    assert_same(text, &api::to_json(&value));
    for text in with_nulls(text) {
        let value: T = api::from_json(&text).unwrap_or_else(|error| panic!("{error}"));
        assert_same(&text, &api::to_json(&value));
    }
}

/// The payload with `null` for all properties at the top and one nobody knows, then for those a
/// level below, and so on.
fn with_nulls(text: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let payload: api::Value = api::from_json(text).unwrap_or_else(|error| panic!("{error}"));
    (0..).map_while(move |level| {
        let mut payload = payload.clone();
        set_nulls(&mut payload, level).then(|| api::to_json(&payload))
    })
}

/// Whether there was any property at that level.
fn set_nulls(value: &mut api::Value, level: usize) -> bool {
    match value {
        api::Value::Array(items) => set_nulls_in(items, level),
        api::Value::Object(object) if level == 0 => {
            let any = !object.is_empty();
            object.values_mut().for_each(|value| *value = api::Value::Null);
            object.insert("nobody knows this".to_owned(), api::Value::Null);
            any
        }
        api::Value::Object(object) => set_nulls_in(object.values_mut(), level - 1),
        _ => false,
    }
}

/// The same for all of these values.
fn set_nulls_in<'a>(values: impl IntoIterator<Item = &'a mut api::Value>, level: usize) -> bool {
    let mut any = false;
    for value in values {
        any |= set_nulls(value, level);
    }
    any
}
