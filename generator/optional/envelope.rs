use std::fmt;
use std::ops::Deref;

use super::runtime::{Answer, Call, Error, Response};

/// An answer that wraps what was asked for.
#[diagnostic::on_unimplemented(
    message = "`{Self}` wraps nothing",
    label = "what this answers is no envelope",
    note = "what a call answers as a whole is sent for: `client.send(call)`"
)]
pub trait Envelope: Answer {
    /// What is inside.
    type Inner;

    /// The property that holds it.
    const PROPERTY: &'static str;

    /// Whether it says that the call has succeeded, as far as the documentation tells how.
    fn has_succeeded(&self) -> bool;

    /// What is inside, if anything is.
    fn into_inner(self) -> Option<Self::Inner>;
}

/// What is inside of an envelope. It can be used like the value itself.
#[derive(Clone)]
pub struct Unwrapped<E: Envelope> {
    value: E::Inner,
}

impl<E: Envelope> Unwrapped<E> {
    /// The value.
    pub fn into_inner(self) -> E::Inner {
        self.value
    }
}

impl<E: Envelope> Deref for Unwrapped<E> {
    type Target = E::Inner;

    fn deref(&self) -> &E::Inner {
        &self.value
    }
}

impl<E: Envelope<Inner: fmt::Debug>> fmt::Debug for Unwrapped<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// [`Error::Decode`], with the envelope as its body, if the call has not succeeded or nothing is inside.
impl<E: Envelope> Answer for Unwrapped<E> {
    fn from_response(response: Response) -> Result<Self, Error> {
        let envelope = E::from_response(response.clone())?;
        let failed = |message: &str| {
            let Response { status, headers, body } = response;
            let (path, message) = (E::PROPERTY.into(), message.into());
            Error::Decode { path, message, status, headers: Box::new(headers), body }
        };
        if !envelope.has_succeeded() {
            return Err(failed("the answer does not say that the call has succeeded"));
        }
        match envelope.into_inner() {
            Some(value) => Ok(Self { value }),
            None => Err(failed("the answer has nothing inside")),
        }
    }
}

impl<A: Envelope, I> Call<A, I> {
    /// Asks for what is inside of the answer, without what wraps it.
    pub fn unwrapped(self) -> Call<Unwrapped<A>, I> {
        Call::new(self.into_request())
    }
}
