//! A call of every operation, as a user of the crate writes it, and what is to arrive.

mod agents;
mod rest;

use std::pin::Pin;

use superoffice::runtime::{Decode, Encode};
use superoffice::{Binary, Client, Error, Response, Value, blocking, from_json, to_json};

use super::model;

pub struct Call {
    /// The operation's id in the docs.
    pub id: &'static str,
    /// The id of the endpoint that the call is about.
    pub endpoint: &'static str,
    /// The values of all parameters, in the order of the docs.
    pub values: Vec<Sent>,
    pub body: Body,
    pub answer: Answer,
    /// Makes the call; what comes back is the answer's JSON or bytes.
    pub send: Box<dyn FnOnce(Client) -> Answered>,
    /// The same with the blocking client.
    pub wait: Box<dyn FnOnce(blocking::Client) -> Result<Vec<u8>, Error> + Send>,
}

pub type Answered = Pin<Box<dyn Future<Output = Result<Vec<u8>, Error>>>>;

/// The value of a parameter.
#[derive(Clone)]
pub enum Sent {
    Once(String),
    ForEach(Vec<String>),
}

impl From<&str> for Sent {
    fn from(value: &str) -> Self {
        Sent::Once(value.to_owned())
    }
}

impl<const N: usize> From<[&str; N]> for Sent {
    fn from(values: [&str; N]) -> Self {
        Sent::ForEach(values.map(str::to_owned).into())
    }
}

/// What is to arrive as the request's body.
pub enum Body {
    /// The sample in the docs; nothing if the docs have no body.
    Documented,
    Json(Value),
    Form(Vec<(&'static str, &'static str)>),
    File {
        media_type: &'static str,
        bytes: Vec<u8>,
    },
    FileInForm {
        head: &'static str,
        bytes: Vec<u8>,
    },
}

/// What the call reads from a response.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    Json,
    Nothing,
    Bytes,
    Anything,
}

impl Call {
    /// What the parameters are to be, in the order of the docs.
    fn with<const N: usize>(mut self, values: [impl Into<Sent>; N]) -> Self {
        self.values.extend(values.map(Into::into));
        self
    }

    fn body(mut self, body: Body) -> Self {
        self.body = body;
        self
    }
}

fn json<A: Decode + Encode + 'static, I>(id: &'static str, call: superoffice::Call<A, I>) -> Call {
    new(id, call, Answer::Json, |answer| to_json(&answer))
}

fn nothing<I>(id: &'static str, call: superoffice::Call<(), I>) -> Call {
    new(id, call, Answer::Nothing, |()| Vec::new())
}

fn bytes<I>(id: &'static str, call: superoffice::Call<Binary, I>) -> Call {
    new(id, call, Answer::Bytes, |answer| answer.bytes)
}

fn anything<I>(id: &'static str, call: superoffice::Call<Response, I>) -> Call {
    new(id, call, Answer::Anything, |answer| answer.body)
}

fn new<A: superoffice::Answer + 'static, I>(
    id: &'static str,
    call: superoffice::Call<A, I>,
    answer: Answer,
    show: fn(A) -> Vec<u8>,
) -> Call {
    let call = superoffice::Call::<A>::new(call.into_request());
    let endpoint = call.clone().into_request().endpoint().id;
    let again = call.clone();
    let wait = Box::new(move |client: blocking::Client| client.send(again).map(show));
    let send = move |client: Client| -> Answered {
        Box::pin(async move { client.send(call).await.map(show) })
    };
    let send = Box::new(send);
    Call { id, endpoint, values: Vec::new(), body: Body::Documented, answer, send, wait }
}

/// The documented body of a request: what a user has fetched before, or read from a file.
fn sample<T: Decode>(id: &str) -> T {
    let payload = model::request(model::operation(id)).expect("a sample");
    from_json(payload.text.as_bytes()).expect("the sample is of the type")
}

pub fn all() -> Vec<Call> {
    agents::calls().into_iter().chain(rest::calls()).collect()
}
