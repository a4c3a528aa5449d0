/// The same where the crate leaves the properties at the paths `unknown` out on purpose, and
/// properties called as in `required` are never `null`.
pub(crate) fn round_trip_except<T: api::runtime::Encode + api::runtime::Decode>(text: &[u8], unknown: &[&str], required: &[&str]) {
    let value: T = api::from_json(text).unwrap_or_else(|error| panic!("{error}"));
    let mut found = api::unknown_properties(&value);
    found.sort();
    assert_eq!(found, unknown, "these properties are unknown");
    assert_same(text, &api::to_json(&value));
    for text in with_nulls(text, required) {
        let value: T = api::from_json(&text).unwrap_or_else(|error| panic!("{error}"));
        assert_same(&text, &api::to_json(&value));
    }
}

/// The payload with `null` for all properties at the top and one nobody knows, then for those a
/// level below, and so on; but not for those called as in `required`.
fn with_nulls<'a>(text: &[u8], required: &'a [&'a str]) -> impl Iterator<Item = Vec<u8>> + 'a {
    let payload: api::Value = api::from_json(text).unwrap_or_else(|error| panic!("{error}"));
    (0..).map_while(move |level| {
        let mut payload = payload.clone();
        set_nulls(&mut payload, level, required).then(|| api::to_json(&payload))
    })
}

/// Whether there was any property at that level.
fn set_nulls(value: &mut api::Value, level: usize, required: &[&str]) -> bool {
    match value {
        api::Value::Array(items) => set_nulls_in(&mut items.iter_mut(), level, required),
        api::Value::Object(object) if level == 0 => {
            let any = !object.is_empty();
            let may_be_null = |name: &String| !required.contains(&name.as_str());
            let values = object.iter_mut().filter(|(name, _)| may_be_null(name));
            values.for_each(|(_, value)| *value = api::Value::Null);
            object.insert("nobody knows this".to_owned(), api::Value::Null);
            any
        }
        api::Value::Object(object) => set_nulls_in(&mut object.values_mut(), level - 1, required),
        _ => false,
    }
}

/// The same for all of these values.
fn set_nulls_in(
    values: &mut dyn Iterator<Item = &mut api::Value>,
    level: usize,
    required: &[&str],
) -> bool {
    let mut any = false;
    for value in values {
        any |= set_nulls(value, level, required);
    }
    any
}
