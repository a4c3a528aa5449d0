//! What goes wrong is told with its place.

use std::error::Error as _;
use std::net::TcpListener as Listener;

use superoffice::agents::{archive, contact};
use superoffice::carriers::ContactEntity;
use superoffice::{Client, Error, Operation, rest};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::server::Server;

/// What a call comes to if the server answers so.
async fn outcome<O: Operation>(status: u16, body: &str, call: O) -> Result<O::Answer, Error> {
    let server = Server::json(status, body).await;
    server.client().send(call).await
}

async fn error<O: Operation<Answer: std::fmt::Debug>>(status: u16, body: &str, call: O) -> Error {
    outcome(status, body, call).await.unwrap_err()
}

#[tokio::test]
async fn a_refusal_says_what_the_docs_say_of_it() {
    let missing = error(404, r#"{"Message":"gone"}"#, rest::contact::get_contact_entity(1)).await;
    assert_eq!(missing.to_string(), "404 Not Found: There is no such company.");
    let Error::Status { status, documented, headers, body } = missing else { panic!("{missing}") };
    assert_eq!((status.as_u16(), documented), (404, Some("There is no such company.")));
    assert_eq!(headers["content-type"], "application/json; charset=utf-8");
    assert_eq!(body, br#"{"Message":"gone"}"#);

    let call = rest::contact::put_contact_entity(1, &ContactEntity::default());
    let changed = error(412, "", call).await;
    assert_eq!(
        changed.to_string(),
        "412 Precondition Failed: Somebody saved the company after the time in \
         If-Unmodified-Since."
    );
    assert!(changed.is_precondition_failed() && !changed.is_not_modified());
}

#[tokio::test]
async fn a_refusal_that_is_not_documented_is_told_too() {
    let error = error(503, "try later", contact::delete_contact_entity(1)).await;
    assert_eq!(error.to_string(), "503 Service Unavailable");
    assert!(format!("{error:?}").contains("try later"), "{error:?}");
}

#[tokio::test]
async fn an_unchanged_entity_is_no_answer() {
    let error = error(304, "", rest::contact::get_contact_entity(1)).await;
    assert!(error.is_not_modified(), "{error:?}");
    assert!(error.to_string().ends_with("The company is as it was at If-Modified-Since."));
}

#[tokio::test]
async fn a_body_that_is_not_json_says_so() {
    let error = error(200, "<html>Sign in</html>", contact::get_contact_entity(1)).await;
    assert_eq!(
        error.to_string(),
        "the answer cannot be read: expected value at line 1 column 1 in `<html>Sign in</html>`"
    );
    let Error::Decode { path, status, body, .. } = error else { panic!("{error}") };
    assert_eq!((path.as_str(), status.as_u16()), ("", 200));
    assert_eq!(body, b"<html>Sign in</html>");
}

#[tokio::test]
async fn a_body_that_ends_too_early_says_where() {
    let error = error(200, r#"{"Associate": {"Name": "TI"#, contact::get_contact_entity(1)).await;
    let Error::Decode { path, message, .. } = &error else { panic!("{error}") };
    assert_eq!(path, "Associate.Name");
    assert!(message.starts_with("EOF while parsing a string"), "{message}");
}

#[tokio::test]
async fn a_wrong_type_is_told_with_its_path() {
    let call = contact::get_contact_entity(1);
    let body = r#"{"Emails": [{"Value": "a"}, {"Value": {"at": 3}}]}"#;
    let wrong = error(200, body, call).await;
    let Error::Decode { path, .. } = &wrong else { panic!("{wrong}") };
    assert_eq!(path, "Emails[1].Value");
    assert!(wrong.to_string().starts_with("`Emails[1].Value`: "), "{wrong}");

    let call = archive::get_archive_list(&archive::GetArchiveListRequest::default());
    let wrong = error(200, r#"[{}, {"PrimaryKey": "12"}]"#, call).await;
    let Error::Decode { path, .. } = &wrong else { panic!("{wrong}") };
    assert_eq!(path, "[1].PrimaryKey");
}

#[tokio::test]
async fn a_number_that_does_not_fit_is_wrong() {
    let call = contact::get_contact_entity(1);
    let wrong = error(200, r#"{"Associate": {"AssociateId": 2147483648}}"#, call).await;
    let Error::Decode { path, .. } = &wrong else { panic!("{wrong}") };
    assert_eq!(path, "Associate.AssociateId");
}

#[tokio::test]
async fn a_bare_null_is_an_error_of_its_own() {
    let null = error(200, "null", contact::get_contact_entity(1)).await;
    assert!(matches!(null, Error::Null { .. }), "{null:?}");
    assert_eq!(null.to_string(), "200 OK, but the answer is null");
    let list = error(200, " null\n", rest::string::get_known_languages()).await;
    assert!(matches!(list, Error::Null { .. }), "{list:?}");
}

#[tokio::test]
async fn no_content_where_content_is_documented_says_so() {
    let empty = error(204, "", contact::get_contact_entity(1)).await;
    assert_eq!(
        empty.to_string(),
        "the answer cannot be read: the response (204 No Content) has no content"
    );
}

#[tokio::test]
async fn a_connection_that_breaks_in_the_body_is_an_error() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let (mut connection, _) = listener.accept().await.unwrap();
        let _ = connection.read(&mut [0; 4096]).await.unwrap();
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 999\r\n";
        let beginning = format!("{head}\r\n{{\"Name\": \"Fjordtech");
        connection.write_all(beginning.as_bytes()).await.unwrap();
    });
    let client = Client::new(&url).unwrap();
    let broken = client.send(contact::get_contact_entity(1)).await.unwrap_err();
    server.await.unwrap();
    assert!(matches!(broken, Error::Transport(_)), "{broken:?}");
    assert!(broken.to_string().starts_with("no response: "), "{broken}");
    assert!(broken.source().is_some(), "the reason is told: {broken:?}");
    assert_eq!(broken.status(), None);
}

#[tokio::test]
async fn a_refused_connection_is_an_error() {
    let free = Listener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let client = Client::new(&format!("http://{free}")).unwrap();
    let refused = client.send(contact::get_contact_entity(1)).await.unwrap_err();
    assert!(matches!(refused, Error::Transport(_)), "{refused:?}");
    let mut causes = std::iter::successors(refused.source(), |error| (*error).source());
    assert!(causes.any(|cause| cause.to_string().contains("refused")), "{refused:?}");
    assert!(refused.to_string().contains("refused"), "{refused}");
    assert!(!format!("{refused} {refused:?}").contains("contactEntityId"), "{refused:?}");
}

#[tokio::test]
async fn a_call_that_would_reach_another_endpoint_is_not_sent() {
    let server = Server::json(200, "{}").await;
    for name in ["", ".", ".."] {
        let call = rest::list::get_list_entity_by_name(name);
        let unsent = server.client().send(call).await.unwrap_err();
        assert!(matches!(unsent, Error::Request(_)), "{unsent:?}");
    }
}
