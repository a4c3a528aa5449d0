/// Checks that bytes are answered as they come.
pub(crate) fn raw(bytes: &[u8]) {
    let response = api::Response {
        status: Default::default(),
        headers: Default::default(),
        body: bytes.to_vec(),
    };
    let answer: api::Binary = api::Answer::from_response(response).expect("bytes are always read");
    assert_eq!(answer.bytes, bytes);
}
