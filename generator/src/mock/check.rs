//! Whether a request is as documented.

use super::body;
use super::options::Options;
use super::parameters;
use super::problem::Problem;
use super::request::Asked;
use crate::model::api::{Api, ClientOptions, Operation};
use http::{StatusCode, header};

/// Looks at credentials, then at all parameters, then at the body.
///
/// # Errors
///
/// What is not as documented. Everything that is wrong with parameters is told at once.
pub(super) fn request(
    api: &Api,
    operation: &Operation,
    asked: &Asked<'_>,
    path: &[(String, String)],
    options: &Options,
) -> Result<(), Problem> {
    if options.auth {
        credentials(&api.client, operation, asked)?;
    }
    let all = operation.parameters.iter();
    let faults: Vec<_> =
        all.flat_map(|one| parameters::faults(api, operation, one, asked, path)).collect();
    if !faults.is_empty() {
        return Err(Problem::faults(operation, faults));
    }
    body::check(api, operation, asked)
}

/// Any credentials of a documented kind will do; where none is documented, none are needed.
fn credentials(
    client: &ClientOptions,
    operation: &Operation,
    asked: &Asked<'_>,
) -> Result<(), Problem> {
    let schemes = &client.authorization_schemes;
    let headers = || client.credential_headers.iter().map(|known| known.header.as_str());
    let sent = asked.header(header::AUTHORIZATION).unwrap_or_default().trim();
    let (scheme, credentials) = sent.split_once(' ').unwrap_or((sent, ""));
    let is_known = schemes.iter().any(|known| known.eq_ignore_ascii_case(scheme));
    let has_scheme = is_known && !credentials.trim().is_empty();
    let has_header =
        headers().any(|name| asked.header(name).is_some_and(|value| !value.is_empty()));
    let is_open = schemes.is_empty() && client.credential_headers.is_empty();
    if is_open || has_scheme || has_header {
        return Ok(());
    }
    let schemes = schemes.iter().map(|scheme| format!("`Authorization: {scheme} …`"));
    let known: Vec<_> = schemes.chain(headers().map(|name| format!("`{name}: …`"))).collect();
    let what = if sent.is_empty() { "there are no credentials" } else { "the scheme is unknown" };
    let detail = format!("{what}; send {}", known.join(" or "));
    let mut problem = Problem::new(StatusCode::UNAUTHORIZED, detail).of(operation);
    for scheme in &client.authorization_schemes {
        problem = problem.header(header::WWW_AUTHENTICATE, scheme);
    }
    Err(problem)
}
