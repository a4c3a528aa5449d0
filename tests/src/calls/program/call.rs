//! A call, whatever its operation.

use std::io::Cursor;
use std::pin::Pin;
use superoffice::runtime::{Decode, Encode};
use superoffice::{
    Answer, Binary, Client, Error, Patch, PatchOperation, Response, Upload,
    blocking, from_json, to_json,
};

/// What is read of an answer, as JSON or as bytes; nothing for nothing.
pub type Read = Result<Vec<u8>, Error>;

/// A call that can be made more than once.
pub trait Call {
    fn id(&self) -> &'static str;
    fn send<'a>(&'a self, client: &'a Client) -> Pin<Box<dyn Future<Output = Read> + 'a>>;
    fn wait(&self, client: &blocking::Client) -> Read;
}

struct Calling<A> {
    id: &'static str,
    make: fn() -> Answering<A>,
    show: fn(A) -> Vec<u8>,
}

/// A call of which only the type of its answer is known, so that the compiler need not make a way to
/// send for each set of inputs.
pub type Answering<A> = superoffice::Call<A>;

pub fn answering<A, I>(call: superoffice::Call<A, I>) -> Answering<A> {
    Answering::new(call.into_request())
}

impl<A: Answer> Call for Calling<A> {
    fn id(&self) -> &'static str {
        self.id
    }

    fn send<'a>(&'a self, client: &'a Client) -> Pin<Box<dyn Future<Output = Read> + 'a>> {
        Box::pin(async move { client.send((self.make)()).await.map(self.show) })
    }

    fn wait(&self, client: &blocking::Client) -> Read {
        client.send((self.make)()).map(self.show)
    }
}

/// Calls, each with how its answer is shown.
macro_rules! calls {
    ($($read:ident($id:literal) $call:expr;)*) => {
        pub fn calls() -> Vec<Box<dyn Call>> {
            vec![$($read($id, || answering($call))),*]
        }
    };
}

pub(crate) use calls;

pub fn json<A: Decode + Encode + 'static>(id: &'static str, make: fn() -> Answering<A>) -> Box<dyn Call> {
    Box::new(Calling { id, make, show: |answer| to_json(&answer) })
}

pub fn json_or_nothing<A>(id: &'static str, make: fn() -> Answering<Option<A>>) -> Box<dyn Call>
where
    A: Decode + Encode + 'static,
{
    Box::new(Calling { id, make, show: |answer| answer.map_or_else(Vec::new, |a| to_json(&a)) })
}

pub fn bytes(id: &'static str, make: fn() -> Answering<Binary>) -> Box<dyn Call> {
    Box::new(Calling { id, make, show: |answer| answer.bytes })
}

pub fn nothing(id: &'static str, make: fn() -> Answering<()>) -> Box<dyn Call> {
    Box::new(Calling { id, make, show: |()| Vec::new() })
}

pub fn anything(id: &'static str, make: fn() -> Answering<Response>) -> Box<dyn Call> {
    Box::new(Calling { id, make, show: |answer| answer.body })
}

/// The body of a request.
pub fn body<T: Decode>(id: &str) -> T {
    let path = format!("{}/bodies/{id}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    from_json(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A value of a parameter.
pub fn value<T: Decode>(text: &str) -> T {
    from_json(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error}"))
}

pub fn patch() -> Patch {
    [PatchOperation::replace("/Name", "some words"), PatchOperation::remove("/Old")].into()
}

/// A file that is read while it is sent.
pub fn stream(media_type: &str) -> Upload {
    Upload::reader(media_type, Cursor::new(vec![159; 100_000]), None)
}

/// A file as a field of a form.
pub fn form() -> Upload {
    stream("image/gif").in_form("file", "some words.gif")
}
