//! What comes with an error is read as what the docs say.

use super::runtime::{DecodeError, Endpoint, Error, HeaderMap, StatusCode, Value};
use super::samples::{Associate, Mode, Session};

fn error(status: u16, body: &str) -> Error {
    let status = StatusCode::from_u16(status).unwrap();
    let (headers, body) = (Box::new(HeaderMap::new()), body.as_bytes().to_vec());
    Error::Status { status, documented: None, headers, body }
}

#[test]
fn the_body_of_an_error_is_a_carrier() {
    let found: Associate = error(404, r#"{"AssociateId":7,"New":1}"#).body_as().unwrap();
    assert_eq!(found.associate_id, Some(7));
    assert_eq!(found.extra.get("New"), Some(&Value::from(1)));
    let list: Vec<Session> = error(409, r#" [{"Mode":"Slim"}] "#).body_as().unwrap();
    assert!(matches!(list[0].mode, Some(Mode::Slim)));
    let nothing_set: Associate = error(404, "{}").body_as().unwrap();
    assert_eq!(nothing_set.associate_id, None);
}

#[test]
fn what_is_something_else_is_refused_and_told() {
    let told = |body: &str| -> String {
        let refused: Result<Associate, DecodeError> = error(404, body).body_as();
        refused.unwrap_err().to_string()
    };
    insta::assert_snapshot!(
        [r#"{"message":"no","code":3}"#, r#"{"AssociateId":"x"}"#, "<html>", "[]", "null", "",]
            .map(told)
            .join("\n")
    );
    let none = Error::Request("no host".to_owned()).body_as::<Value>();
    insta::assert_snapshot!(none.unwrap_err());
}

#[test]
fn a_range_of_statuses_means_what_its_own_statuses_do_not() {
    let endpoint = Endpoint {
        id: "x",
        method: "GET",
        path: "/",
        accept: "",
        context: &[],
        statuses: &[(404, "none"), (4, "your fault"), (0, "odd")],
    };
    let said = [404, 418, 500].map(|status| endpoint.documented(status));
    assert_eq!(said, [Some("none"), Some("your fault"), Some("odd")]);
}
