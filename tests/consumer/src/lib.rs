//! A crate that generates its client in a build script, and sends requests in a way of its own.

/// What the pages in `docs/` describe.
#[rustfmt::skip]
pub mod api {
    include!(concat!(env!("OUT_DIR"), "/api.rs"));
}

/// Something that sends a request and waits for the response.
pub type Transport<'a> = &'a dyn Fn(http::Request<Vec<u8>>) -> http::Response<Vec<u8>>;

/// Sends a call to the server at a URL and reads the answer.
///
/// # Errors
/// Those of the call: it cannot be sent, is refused, or is answered otherwise than documented.
pub fn send<A: api::Answer, I>(
    transport: Transport<'_>,
    base_url: &str,
    call: api::Call<A, I>,
) -> Result<A, api::Error> {
    let (request, decoder) = call.into_http(base_url)?;
    decoder.decode(transport(request))
}

#[cfg(test)]
#[rustfmt::skip]
mod api_tests {
    include!(concat!(env!("OUT_DIR"), "/api_tests.rs"));
}
