use super::{Answer, Request};

/// What a client sends: a [`Call`](super::Call), or something of your own that can make a request.
pub trait Operation {
    /// What a successful response holds.
    type Answer: Answer;

    /// The request to send.
    fn into_request(self) -> Request;
}
