//! Calls without any HTTP client.

use tablature_consumer::api::carriers::{Person, TaskEntity};
use tablature_consumer::api::enums::Tags;
use tablature_consumer::api::{DateTime, Error, from_json, rest::task};
use tablature_consumer::{Transport, send};

const URL: &str = "https://tasks.example/team 7";
const BASE: &str = "https://tasks.example/team7";

#[test]
fn a_call_becomes_a_request_and_a_response_an_answer() {
    let stub: Transport<'_> = &|request| {
        assert_eq!(request.method(), "GET");
        assert_eq!(request.uri(), "https://tasks.example/team7/api/v1/Task/12?$select=Title,Due");
        assert_eq!(request.headers()["Accept"], "application/json");
        assert!(request.body().is_empty());
        let body = br#"{"TaskId": 12, "Title": "Water the plants", "Due": "2024-05-02T09:00:00Z"}"#;
        http::Response::new(body.to_vec())
    };
    let task = send(stub, BASE, task::get_task(12).select(["Title", "Due"])).unwrap();
    assert_eq!(task.title.as_deref(), Some("Water the plants"));
    assert_eq!(task.due, Some(DateTime::from("2024-05-02T09:00:00Z")));
}

#[test]
fn what_is_sent_is_json() {
    let stub: Transport<'_> = &|request| {
        assert_eq!(request.headers()["Content-Type"], "application/json");
        assert_eq!(request.body(), br#"{"Title":"Sweep","Tags":["home"]}"#);
        http::Response::new(br#"{"TaskId": 13, "Title": "Sweep"}"#.to_vec())
    };
    let sweep = TaskEntity {
        title: Some("Sweep".to_owned()),
        tags: Some(vec![Tags::Home]),
        ..Default::default()
    };
    assert_eq!(send(stub, BASE, task::post_task(&sweep)).unwrap().task_id, Some(13));
}

#[test]
fn what_the_configuration_says_is_so() {
    let task: TaskEntity = from_json(br#"{"Tags": ["green"], "Owner": {"PersonId": 4}}"#).unwrap();
    let owner = Person { person_id: 4, ..Default::default() };
    assert_eq!((task.tags, task.owner), (Some(vec![Tags::Green]), Some(owner)));
    let path = |text: &str| from_json::<TaskEntity>(text.as_bytes()).unwrap_err().path().to_owned();
    assert_eq!(path(r#"{"Owner": {}}"#), "Owner.PersonId");
    assert_eq!(path(r#"{"Owner": {"PersonId": null}}"#), "Owner.PersonId");
    assert_eq!(path(r#"{"Tags": ["home", "blue"]}"#), "Tags[1]");
}

#[test]
fn a_refusal_says_what_the_docs_say_of_it() {
    let stub: Transport<'_> = &|_| {
        let mut response = http::Response::new(Vec::new());
        *response.status_mut() = http::StatusCode::NOT_FOUND;
        response
    };
    let error = send(stub, BASE, task::delete_task(12)).unwrap_err();
    assert_eq!(error.to_string(), "404 Not Found: There is no such task.");
}

#[test]
fn a_url_that_is_none_is_refused_before_anything_is_sent() {
    let stub: Transport<'_> = &|_| unreachable!("nothing is sent");
    let error = send(stub, URL, task::delete_task(12)).unwrap_err();
    assert!(matches!(error, Error::Request(_)), "{error}");
}
