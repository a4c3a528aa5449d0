//! Errors that nobody asked for, to try a client's nerves.

use super::answer::documented_error;
use super::options::Options;
use super::prefer::Wish;
use super::problem::Problem;
use crate::model::api::{Api, Operation};
use fastrand::Rng;
use http::{StatusCode, header};

/// Whether the operation that is the `turn`th to be asked for fails, and how: with a documented
/// error, with 500, or with 503.
pub(super) fn draw(
    api: &Api,
    operation: &Operation,
    options: &Options,
    turn: u64,
) -> Option<Problem> {
    // Seeds side by side begin alike, so they are drawn apart.
    let mut dice = Rng::with_seed(Rng::with_seed(options.seed).u64(..).wrapping_add(turn));
    let mut dice = Rng::with_seed(dice.u64(..));
    if options.errors <= 0.0 || dice.f64() >= options.errors {
        return None;
    }
    let documented = operation.statuses.iter().filter_map(|status| status.code.one());
    let mut codes: Vec<u16> = documented.filter(|code| (400..600).contains(code)).collect();
    codes.extend([500, 503]);
    let code = dice.choice(&codes).copied().unwrap_or(500);
    let is_documented = operation.statuses.iter().any(|status| status.code == code);
    Some(match (is_documented, code) {
        (true, code) => documented_error(api, operation, code, &Wish::default()),
        (false, 503) => {
            let detail = "drawn by lot: try again in a second";
            Problem::new(StatusCode::SERVICE_UNAVAILABLE, detail).header(header::RETRY_AFTER, "1")
        }
        _ => Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "drawn by lot: something broke"),
    })
}
