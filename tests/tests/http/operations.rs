//! Every operation of the docs, over a connection: what arrives is what is documented, and what
//! is documented as the answer is read.

use std::collections::BTreeSet;

use superoffice::{Client, Credentials, blocking, to_json};
use tablature::model::api::ParameterPlace;
use tablature::model::api::{BodyContent, Operation, PayloadContent, ResponseContent, Type};

use super::calls::{self, Answer, Body, Call, Sent};
use super::heard::Heard;
use super::model::{self, API};
use super::same::difference_of;
use super::server::Server;

/// What every HTTP client sends, whatever the API.
const OF_HTTP: [&str; 4] = ["host", "content-length", "user-agent", "accept-encoding"];

#[test]
fn every_operation_has_a_call_and_every_call_an_operation() {
    let documented: BTreeSet<_> = API.operations.iter().map(|found| found.id.as_str()).collect();
    let called: Vec<_> = calls::all().into_iter().map(|call| call.id).collect();
    assert_eq!(called.iter().copied().collect::<BTreeSet<_>>(), documented);
    assert_eq!(called.len(), documented.len(), "an operation is called twice");
}

/// A client of either kind.
#[derive(Clone)]
enum Via {
    Async(Client),
    Blocking(blocking::Client),
}

#[tokio::test]
async fn calls_arrive_as_documented_and_answers_are_read() {
    let server = Server::json(200, "").await;
    let mut client = server.client().credentials(credentials());
    for header in &API.client.context_headers {
        client = client.context(&header.header, &format!("the {}", header.name));
    }
    all(&server, &Via::Async(client)).await;
}

#[tokio::test]
async fn calls_of_the_blocking_client_do_so_too() {
    let server = Server::json(200, "").await;
    let mut client = blocking::Client::new(&server.url).unwrap().credentials(credentials());
    for header in &API.client.context_headers {
        client = client.context(&header.header, &format!("the {}", header.name));
    }
    all(&server, &Via::Blocking(client)).await;
}

fn credentials() -> Credentials {
    Credentials::bearer("hush").and(Credentials::xsrf_token("secret"))
}

/// Makes all calls.
async fn all(server: &Server, client: &Via) {
    let mut faults = Vec::new();
    for call in calls::all() {
        let (id, operation) = (call.id, model::operation(call.id));
        let found = exchange(call, operation, server, client.clone()).await;
        faults.extend(found.into_iter().map(|fault| format!("{id}: {fault}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Makes a call, and tells what is not as documented.
async fn exchange(call: Call, operation: &Operation, server: &Server, client: Via) -> Vec<String> {
    let mut faults = Faults::default();
    faults.unless(call.endpoint, operation.id.as_str(), "endpoint");
    faults.unless(call.answer, kind(&operation.response.content), "kind of answer");
    let (status, content_type, body) = documented_answer(operation);
    server.answer(status, content_type, body.clone());
    let answered = match client {
        Via::Async(client) => (call.send)(client).await,
        Via::Blocking(client) => {
            let wait = call.wait;
            tokio::task::spawn_blocking(move || wait(client)).await.expect("no panic")
        }
    };
    match answered {
        Ok(answer) if call.answer == Answer::Json => {
            faults.0.extend(difference_of(&body, &answer).map(|fault| format!("answer: {fault}")));
        }
        Ok(answer) => faults.unless(answer, body, "answer"),
        Err(error) => faults.0.push(format!("answer: {error:?}")),
    }
    let heard = server.heard();
    faults.unless(heard.method.as_str(), operation.method.as_str(), "method");
    place_values(&heard, operation, &call.values, &mut faults);
    compare_headers(&heard, operation, &mut faults);
    compare_body(&heard, operation, call.body, &mut faults);
    faults.0
}

#[derive(Default)]
struct Faults(Vec<String>);

impl Faults {
    /// Notes a fault unless the two are equal.
    fn unless<T: PartialEq + std::fmt::Debug>(&mut self, heard: T, documented: T, what: &str) {
        if heard != documented {
            self.0.push(format!("{what}: {heard:?} and not {documented:?}"));
        }
    }
}

fn kind(content: &ResponseContent) -> Answer {
    match content {
        ResponseContent::Json(_) | ResponseContent::JsonOrNothing(_) => Answer::Json,
        ResponseContent::Binary => Answer::Bytes,
        ResponseContent::Nothing => Answer::Nothing,
        ResponseContent::Unknown => Answer::Anything,
    }
}

/// The status, the media type and the body that the docs promise; any bytes for bytes.
fn documented_answer(operation: &Operation) -> (u16, &'static str, Vec<u8>) {
    let sample = model::answer(operation);
    match (&operation.response.content, sample) {
        (ResponseContent::Json(_) | ResponseContent::JsonOrNothing(_), Some((status, sample))) => {
            (status, "application/json; charset=utf-8", sample.text.as_bytes().to_vec())
        }
        (ResponseContent::Json(Type::Int32), None) => (200, "application/json", b"6604".to_vec()),
        (ResponseContent::Binary, Some((status, sample)))
            if sample.content == PayloadContent::Raw =>
        {
            (status, "application/octet-stream", sample.text.as_bytes().to_vec())
        }
        (ResponseContent::Binary, _) => (200, "image/png", (0..=255).collect()),
        (ResponseContent::Nothing, _) => (204, "", Vec::new()),
        (ResponseContent::Unknown, _) => (200, "text/html", b"<p>whatever</p>".to_vec()),
        (content, None) => panic!("{}: no sample of {content:?}", operation.id),
    }
}

/// Compares path and query with the documented ones, with the call's values put in place.
fn place_values(heard: &Heard, operation: &Operation, values: &[Sent], faults: &mut Faults) {
    let parameters = &operation.parameters;
    faults.unless(values.len(), parameters.len(), "number of parameters");
    let mut path: Vec<String> = operation.path.split('/').map(str::to_owned).collect();
    let mut query = Vec::new();
    for (parameter, value) in parameters.iter().zip(values) {
        let values = match value {
            Sent::Once(value) => vec![value.clone()],
            Sent::ForEach(values) => values.clone(),
        };
        let token = format!("{{{}}}", parameter.name);
        match parameter.place {
            ParameterPlace::Path => path.iter_mut().filter(|part| **part == token).for_each(|at| {
                at.clone_from(&values[0]);
            }),
            ParameterPlace::Query => {
                query.extend(values.into_iter().map(|value| (parameter.name.clone(), value)));
            }
            ParameterPlace::Header => {
                faults.unless(heard.header(&parameter.name), Some(values[0].as_str()), &token);
            }
            place => panic!("no page has parameters in a {}", place.word()),
        }
    }
    let mut sent = heard.query();
    sent.sort();
    query.sort();
    faults.unless(heard.segments(), path, "path");
    faults.unless(sent, query, "query");
}

/// Every header is documented, and those that the docs want are there.
fn compare_headers(heard: &Heard, operation: &Operation, faults: &mut Faults) {
    faults.unless(heard.header("authorization"), Some("Bearer hush"), "credentials");
    faults.unless(heard.header("x-xsrf-token"), Some("secret"), "credentials");
    for header in &API.client.context_headers {
        let is_documented = operation.context_headers.contains(&header.header);
        let value = is_documented.then(|| format!("the {}", header.name));
        faults.unless(heard.header(&header.header), value.as_deref(), &header.header);
    }
    faults.unless(has_documented_accept(heard, operation), true, "a documented Accept");
    faults.unless(heard.header("content-type").is_some(), operation.body.is_some(), "a type");
    let own = operation.parameters.iter().filter(|own| own.place == ParameterPlace::Header);
    let mut known: Vec<_> = own.map(|parameter| parameter.name.to_ascii_lowercase()).collect();
    known.extend(operation.context_headers.iter().map(|header| header.to_ascii_lowercase()));
    let always = ["accept", "content-type", "authorization", "x-xsrf-token"];
    known.extend(always.iter().chain(&OF_HTTP).map(|name| (*name).to_owned()));
    let unknown = heard.headers.iter().find(|(name, _)| !known.contains(name));
    faults.unless(unknown, None, "undocumented header");
}

/// Whether the call asks for nothing that is not documented, and for JSON where it reads JSON.
/// Where nothing is documented, anything is welcome.
fn has_documented_accept(heard: &Heard, operation: &Operation) -> bool {
    let accept = heard.header("accept").unwrap_or("*/*");
    let mut asked = accept.split(", ");
    let documented = &operation.response.media_types;
    match operation.response.content {
        _ if documented.is_empty() => accept == "*/*",
        ResponseContent::Json(_) | ResponseContent::JsonOrNothing(_) => {
            accept == "application/json" && documented.iter().any(|known| known == accept)
        }
        _ => asked.all(|asked| documented.iter().any(|known| known == asked)),
    }
}

fn compare_body(heard: &Heard, operation: &Operation, body: Body, faults: &mut Faults) {
    let content = operation.body.as_ref().map(|body| &body.content);
    let media_type = heard.header("content-type").unwrap_or_default();
    if let Some(body) = &operation.body
        && matches!(body.content, BodyContent::Json(_) | BodyContent::Patch)
    {
        faults.unless(media_type, &body.media_type, "Content-Type");
    }
    match (body, content) {
        (Body::Documented, None) => faults.unless(heard.body.len(), 0, "length of the body"),
        (Body::Documented, Some(_)) => match model::request(operation) {
            Some(sample) => same_json(sample.text.as_bytes(), heard, faults),
            None => faults.0.push("the docs have no body; say what it is to be".to_owned()),
        },
        (Body::Json(value), _) => same_json(&to_json(&value), heard, faults),
        (Body::Form(fields), Some(BodyContent::Form)) => {
            let fields = fields.into_iter().map(|(name, value)| (name.into(), value.into()));
            faults.unless(heard.form(), fields.collect(), "form");
            faults.unless(media_type, "application/x-www-form-urlencoded", "Content-Type");
        }
        (Body::File { media_type: documented, bytes }, Some(BodyContent::Binary)) => {
            faults.unless(media_type, documented, "Content-Type");
            faults.unless(&heard.body[..], &bytes, "file");
        }
        (Body::FileInForm { head, bytes }, Some(BodyContent::Binary)) => {
            let boundary = media_type.strip_prefix("multipart/form-data; boundary=");
            let boundary = boundary.unwrap_or_default();
            let mut form = format!("--{boundary}\r\n{head}\r\n\r\n").into_bytes();
            form.extend([&bytes[..], format!("\r\n--{boundary}--\r\n").as_bytes()].concat());
            faults.unless(boundary.is_empty(), false, "missing boundary");
            faults.unless(&heard.body[..], &form, "form with a file");
        }
        (_, content) => faults.0.push(format!("the documented body is {content:?}")),
    }
}

fn same_json(documented: &[u8], heard: &Heard, faults: &mut Faults) {
    let difference = difference_of(documented, &heard.body);
    faults.0.extend(difference.map(|fault| format!("body: {fault}")));
}
