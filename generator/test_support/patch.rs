/// Decodes a patch and checks that it goes back as it came.
pub(crate) fn patch(text: &[u8]) {
    let patch = match api::from_json(text) {
        Ok(api::Value::Object(values)) => api::Patch::Merge(values),
        _ => api::Patch::Operations(
            api::from_json(text).unwrap_or_else(|error| panic!("{error}")),
        ),
    };
    assert_same(text, &patch.to_json());
}
