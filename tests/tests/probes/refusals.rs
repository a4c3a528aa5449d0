//! Answers that are no data, told with their place and with all that came.

use superoffice::Error;
use superoffice::agents::archive::{GetArchiveListRequest, get_archive_list};
use superoffice::rest::string::get_known_languages;

use super::any::KINDS;
use super::saved::fetched;
use super::server::{Server, response};

/// Checks that an answer cannot be read because of what stands at a place in it.
#[track_caller]
fn refused_at(place: &str, body: &str, reason: &str) {
    fetched(&response("200 OK", body), |answer| {
        let error = answer.unwrap_err();
        let Error::Decode { path, message, body: kept, .. } = &error else { panic!("{error:?}") };
        assert_eq!((path.as_str(), &kept[..]), (place, body.as_bytes()));
        assert!(message.starts_with(reason), "{message}");
        assert!(error.to_string().contains(place), "{error}");
    });
}

#[test]
fn an_int32_overflow_is_refused_with_its_path() {
    let reason = "invalid value: integer `2147483648`, expected a 32-bit integer";
    refused_at("Associate.AssociateId", r#"{"Associate":{"AssociateId":2147483648}}"#, reason);
    refused_at(
        r#"FieldProperties["a.b"].FieldLength"#,
        r#"{"FieldProperties":{"a.b":{"FieldLength":-2147483649}}}"#,
        "invalid value: integer `-2147483649`, expected a 32-bit integer",
    );
}

#[test]
fn a_wrong_type_deep_inside_is_refused_with_its_path() {
    let body = r#"{"Emails":[{"Value":"a"},{"Value":{"at":3}}]}"#;
    refused_at("Emails[1].Value", body, "invalid type: map, expected a string");
    let body = r#"{"FieldProperties":{"Name":{"FieldRight":{"Mask":1}}}}"#;
    let reason = "invalid type: integer `1`, expected a string";
    refused_at(r#"FieldProperties["Name"].FieldRight.Mask"#, body, reason);
    for kind in KINDS {
        let server = Server::new([response("200 OK", r#"[{},{"PrimaryKey":"12"}]"#)]);
        let call = get_archive_list(&GetArchiveListRequest::default());
        let error = kind.client(&server.url).send(call).unwrap_err();
        let Error::Decode { path, .. } = &error else { panic!("{error:?}") };
        assert_eq!(path, "[1].PrimaryKey");
    }
}

#[test]
fn a_bare_null_with_200_is_told_apart_from_data() {
    for body in ["null", " null\n"] {
        fetched(&response("200 OK", body), |answer| {
            let error = answer.unwrap_err();
            assert!(matches!(error, Error::Null { .. }), "{error:?}");
            assert_eq!(error.to_string(), "200 OK, but the answer is null");
        });
        for kind in KINDS {
            let server = Server::new([response("200 OK", body)]);
            let error = kind.client(&server.url).send(get_known_languages()).unwrap_err();
            assert!(matches!(error, Error::Null { .. }), "{error:?}");
        }
    }
    fetched(&response("200 OK", "{}"), |answer| assert!(answer.is_ok()));
}

#[test]
fn the_body_of_an_error_answer_is_kept() {
    let body = r#"{"Message":"gone","Detail":"æ\u0000"}"#;
    fetched(&response("404 Not Found\r\nX-Trace: 7", body), |answer| {
        let error = answer.unwrap_err();
        assert_eq!(error.to_string(), "404 Not Found: There is no such company.");
        let Error::Status { status, documented, headers, body: kept } = &error else {
            panic!("{error:?}")
        };
        assert_eq!((status.as_u16(), *documented), (404, Some("There is no such company.")));
        assert_eq!((&headers["x-trace"], &kept[..]), (&"7".parse().unwrap(), body.as_bytes()));
        assert_eq!(error.body(), Some(body.as_bytes()));
    });
}
