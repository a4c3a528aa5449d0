/// Checks that a payload that contradicts its documented type is refused, and where.
pub(crate) fn contradiction<T: api::runtime::Decode>(text: &[u8], path: &str) {
    match api::from_json::<T>(text) {
        Ok(_) => panic!("the payload is of the documented type after all"),
        Err(error) => assert_eq!(error.path(), path, "{error}"),
    }
}
