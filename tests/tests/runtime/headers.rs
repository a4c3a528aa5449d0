//! Headers of answers, and credentials, which are headers or stand elsewhere.

use super::runtime::{Credentials, Header, HeaderMap};

const LEFT: Header<i64> = Header::new("x-left");

#[test]
fn headers_are_read_as_what_they_hold() {
    let with =
        |value: &str| HeaderMap::from_iter([("x-left".parse().unwrap(), value.parse().unwrap())]);
    assert_eq!(LEFT.read(&with(" 7 ")), Ok(Some(7)));
    assert_eq!(LEFT.read(&HeaderMap::new()), Ok(None));
    let error = LEFT.read(&with("many")).unwrap_err();
    assert_eq!(error.to_string(), r#"the header `x-left` holds "many""#);
    assert_eq!(Header::<bool>::new("x-left").read(&with("true")), Ok(Some(true)));
}

#[test]
fn credentials_go_into_the_query_and_cookies() {
    let credentials = Credentials::query("the key", "a&b").and(Credentials::cookie("SID", "7"));
    let mut request = http::Request::get("https://example.com/a?x=1")
        .header("Cookie", "other=2")
        .body(())
        .unwrap();
    for _ in 0..2 {
        credentials.apply(&mut request).unwrap();
        assert_eq!(request.uri(), "https://example.com/a?x=1&the%20key=a%26b");
        assert_eq!(request.headers()["cookie"], "other=2; SID=7");
        assert!(request.headers()["cookie"].is_sensitive());
    }
    assert_eq!(format!("{credentials:?}"), r#"Credentials(["the key", "SID"])"#);
    for wrong in [Credentials::cookie("a", "b; c=d"), Credentials::header("x", "a\nb")] {
        let error = wrong.apply(&mut http::Request::new(())).unwrap_err();
        assert!(error.to_string().ends_with("cannot be sent"), "{error}");
    }
}
