//! Answers that are no data, told with their place and with all that came.

use superoffice::Error;
use superoffice::agents::archive::{GetArchiveListRequest, get_archive_list};
use superoffice::carriers::ContactEntity;
use superoffice::rest::contact::put_contact_entity;
use superoffice::rest::list::get_list_entity_by_name;
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
fn a_number_too_large_is_refused_with_its_path() {
    let reason = "invalid value: integer `2147483648`, expected a 32-bit integer";
    refused_at("ContactId", r#"{"ContactId":2147483648}"#, reason);
    refused_at(
        r#"FieldProperties["a.b"].FieldLength"#,
        r#"{"FieldProperties":{"a.b":{"FieldLength":9223372036854775808}}}"#,
        "invalid value: integer `9223372036854775808`, expected a 64-bit integer",
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

#[test]
fn a_refusal_that_is_not_documented_is_told_too() {
    fetched(&response("418 I'm a teapot", "short and stout"), |answer| {
        let error = answer.unwrap_err();
        assert_eq!(error.to_string(), "418 I'm a teapot");
        assert!(format!("{error:?}").contains("short and stout"), "{error:?}");
    });
}

#[test]
fn an_unchanged_entity_is_no_answer() {
    fetched("HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n", |answer| {
        let error = answer.unwrap_err();
        assert!(error.is_not_modified() && !error.is_precondition_failed(), "{error:?}");
        assert!(error.to_string().ends_with("The company is as it was at If-Modified-Since."));
    });
}

#[test]
fn a_change_that_came_too_late_is_refused_in_the_words_of_the_docs() {
    for kind in KINDS {
        let server = Server::new([response("412 Precondition Failed", "")]);
        let call = put_contact_entity(1, &ContactEntity::default());
        let error = kind.client(&server.url).send(call).unwrap_err();
        assert_eq!(
            error.to_string(),
            "412 Precondition Failed: Somebody saved the company after the time in \
             If-Unmodified-Since."
        );
        assert!(error.is_precondition_failed() && !error.is_not_modified());
    }
}

#[test]
fn no_content_where_content_is_documented_says_so() {
    fetched("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n", |answer| {
        assert_eq!(
            answer.unwrap_err().to_string(),
            "the answer cannot be read: the response (204 No Content) has no content"
        );
    });
}

#[test]
fn a_call_that_would_reach_another_endpoint_is_not_sent() {
    for kind in KINDS {
        // Nothing listens there, and nothing is sent there.
        let client = kind.client("http://127.0.0.1:9");
        for name in ["", ".", ".."] {
            let error = client.send(get_list_entity_by_name(name)).unwrap_err();
            assert!(matches!(error, Error::Request(_)), "{error:?}");
        }
    }
}
