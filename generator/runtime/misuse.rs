// What the compiler says of a call that is taken for something else. The traits say it: nothing
// implements them, so no call is a future, nor an iterator, and their messages tell what to write.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::{Call, Error};

/// What no answer is: there without a client.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a call does nothing before a client sends it",
    label = "this is a call, and not yet its answer",
    note = "send it: `client.send(call).await`, or `client.send(call)` with a blocking client"
)]
pub trait IsThereWithoutClient {
    /// Never called.
    fn never<T>() -> T;
}

#[doc(hidden)]
impl<A: IsThereWithoutClient, I> Future for Call<A, I> {
    type Output = Result<A, Error>;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Self::Output> {
        A::never()
    }
}

/// What no answer has: an input that its call lacks, under the name of a method of iterators.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a call is no list",
    label = "this is a call, and not yet its answer",
    note = "the rows of a list that comes page by page are in `client.rows(call)`"
)]
pub trait TakesThisInput {
    /// Never called.
    fn never<T>() -> T;
}

#[doc(hidden)]
impl<A: TakesThisInput, I> Iterator for Call<A, I> {
    type Item = Result<A, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        A::never()
    }
}

/// What can be sent as a `T`: a reference to one. It is asked for where another type is often at
/// hand that converts into it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as `{T}`",
    label = "expected `&{T}`",
    note = "an answer that has all that `{T}` has converts into it: `&{T}::from(answer)`"
)]
pub trait SentAs<T> {
    /// What is sent.
    fn sent(&self) -> &T;
}

impl<T> SentAs<T> for &T {
    fn sent(&self) -> &T {
        self
    }
}
