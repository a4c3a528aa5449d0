//! Every operation of the docs against the mock of these docs, with both clients.

use superoffice::rest::time_zone;
use superoffice::{Client, Credentials, Error, Value, blocking};
use tablature::mock::{Options, Server};
use tablature::model::api::{Operation, PayloadContent};
use tokio::task::JoinSet;

use super::calls::{self, Answer};
use super::model::{self, API};

fn server() -> Server {
    Server::bind(API.clone(), Options::default()).unwrap()
}

#[tokio::test]
async fn the_asynchronous_client_reads_every_answer() {
    let server = server();
    let client = Client::new(&server.url()).unwrap().credentials(Credentials::bearer("hush"));
    let mut faults = Vec::new();
    for call in calls::all() {
        let (id, kind) = (call.id, call.answer);
        let answer = (call.send)(client.clone()).await;
        faults.extend(fault(model::operation(id), kind, answer));
    }
    assert_eq!(faults, [""; 0]);
}

#[test]
fn the_blocking_client_reads_every_answer() {
    let server = server();
    let credentials = Credentials::bearer("hush");
    let client = blocking::Client::new(&server.url()).unwrap().credentials(credentials);
    let mut faults = Vec::new();
    for call in calls::all() {
        let (id, kind) = (call.id, call.answer);
        let answer = (call.wait)(client.clone());
        faults.extend(fault(model::operation(id), kind, answer));
    }
    assert_eq!(faults, [""; 0]);
}

#[tokio::test]
async fn without_credentials_there_is_no_answer() {
    let server = server();
    let client = Client::new(&server.url()).unwrap();
    let call = calls::all().into_iter().next().unwrap();
    match (call.send)(client).await {
        Err(Error::Status { status, .. }) => assert_eq!(status.as_u16(), 401),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn ten_thousand_requests_are_all_answered() {
    let server = server();
    let client = Client::new(&server.url()).unwrap().credentials(Credentials::bearer("hush"));
    let mut senders = JoinSet::new();
    for _ in 0..100 {
        let client = client.clone();
        senders.spawn(async move {
            let mut answered = 0;
            for _ in 0..100 {
                let zone = client.send(time_zone::get_current_time_zone()).await.unwrap();
                answered += usize::from(zone.time_zone_id == Some(12));
            }
            answered
        });
    }
    assert_eq!(senders.join_all().await.into_iter().sum::<usize>(), 10_000);
}

/// What is wrong with an answer: it is the sample, if there is one, but for properties that were not
/// selected, and for links to further pages, which lead to the mock.
fn fault(operation: &Operation, kind: Answer, answer: Result<Vec<u8>, Error>) -> Option<String> {
    let answer = match answer {
        Ok(answer) => answer,
        Err(error) => return Some(format!("{}: {error:?}", operation.id)),
    };
    let (_, sample) = model::answer(operation)?;
    let is_same = match (kind, &sample.content) {
        (Answer::Json, _) => {
            let read = |text: &[u8]| serde_json::from_slice(text).expect("it is JSON");
            is_part_of(&read(&answer), &read(sample.text.as_bytes()))
        }
        (Answer::Bytes, PayloadContent::Raw) => answer == sample.text.as_bytes(),
        _ => true,
    };
    let shown = String::from_utf8_lossy(&answer);
    (!is_same).then(|| format!("{}: the answer is {shown}", operation.id))
}

fn is_part_of(answer: &Value, sample: &Value) -> bool {
    match (answer, sample) {
        (Value::Null, _) => true,
        (Value::Array(items), Value::Array(samples)) => {
            let mut pairs = items.iter().zip(samples);
            items.len() == samples.len() && pairs.all(|(item, sample)| is_part_of(item, sample))
        }
        (Value::Object(object), Value::Object(sample)) => {
            let next = API.client.paging.as_ref().map(|paging| paging.next.as_str());
            let is_there = |(key, value): (&String, &Value)| match sample.get(key) {
                Some(_) if Some(key.as_str()) == next => is_on_the_mock(value),
                Some(known) => is_part_of(value, known),
                None => false,
            };
            object.iter().all(is_there)
        }
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        _ => answer == sample,
    }
}

fn is_on_the_mock(link: &Value) -> bool {
    link.as_str().is_some_and(|link| link.starts_with("http://127.0.0.1:"))
}
