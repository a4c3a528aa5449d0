//! The model as a server that plays the documented samples, so that a client can be tried without an
//! account.
//!
//! A request is matched with an operation (`routes`), checked against what is documented
//! (`check`), and answered with the sample of the docs or, if there is none, with something of the
//! documented type (`answer`, `generate`). Whatever goes wrong is answered as a problem document
//! (RFC 9457). [`Mock`] does this for one request at a time and does no I/O; [`Server`] puts it on
//! the network.

mod answer;
mod body;
mod check;
mod conditions;
mod cors;
mod faults;
mod generate;
mod headers;
mod log;
mod media;
mod options;
mod page;
mod paging;
mod parameters;
mod prefer;
mod problem;
mod receive;
mod request;
mod routes;
mod select;
mod server;
mod stream;
mod template;
mod values;

pub use log::Entry;
pub use options::Options;
pub use server::Server;

use crate::model::api::{Api, Operation};
use answer::{PREFERENCE_APPLIED, Player};
use http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode, header};
use hyper::body::Bytes;
use page::Page;
use paging::Part;
use prefer::Wish;
use problem::Problem;
use request::Asked;
use routes::{Found, Routes};
use std::sync::atomic::{AtomicU64, Ordering};

/// An API that answers requests with its documented samples.
#[derive(Debug)]
pub struct Mock {
    api: Api,
    routes: Routes,
    page: Page,
    options: Options,
    /// How many operations were asked for so far.
    turns: AtomicU64,
}

/// An answer, and whose it is.
struct Played {
    response: Response<Bytes>,
    operation: Option<String>,
}

impl Mock {
    /// Makes the routes of an API.
    pub fn new(api: Api, options: Options) -> Self {
        let routes = Routes::new(&api);
        let page = Page::new(&api, &routes);
        Self { api, routes, page, options, turns: AtomicU64::new(0) }
    }

    /// The answer to a request. That to a `HEAD` has the body of the `GET`, which whoever sends it
    /// is to leave out.
    pub fn answer(&self, request: &Request<Bytes>) -> Response<Bytes> {
        self.play(request).response
    }

    fn play(&self, request: &Request<Bytes>) -> Played {
        let asked = Asked::new(request);
        let (result, operation) = match self.page.answer(&asked) {
            Some(response) => (Ok(response), None),
            None => self.operate(&asked),
        };
        let mut response = result.unwrap_or_else(Problem::into_response);
        cors::open(&asked, response.headers_mut());
        forbid_reuse(response.headers_mut());
        Played { response, operation }
    }

    fn operate(&self, asked: &Asked<'_>) -> (Result<Response<Bytes>, Problem>, Option<String>) {
        if !asked.is_text() {
            let detail = "path or query is not UTF-8 once it is decoded";
            return (Err(Problem::new(StatusCode::BAD_REQUEST, detail)), None);
        }
        if *asked.method == Method::OPTIONS && asked.path == "*" {
            let all: Vec<usize> = (0..self.api.operations.len()).collect();
            return (Ok(cors::preflight(asked, &self.routes.methods(&self.api, &all))), None);
        }
        let candidates = self.routes.at(&asked.segments);
        let allowed = || self.routes.methods(&self.api, &candidates);
        if candidates.is_empty() {
            let path = &asked.path;
            let problem =
                Problem::new(StatusCode::NOT_FOUND, format!("no page documents `{path}`"));
            return (Err(problem), None);
        }
        let Some(found) = self.routes.choose(&self.api, &candidates, asked) else {
            return match *asked.method == Method::OPTIONS {
                true => (Ok(cors::preflight(asked, &allowed())), None),
                false => (Err(not_allowed(asked, &allowed())), None),
            };
        };
        let operation = Some(self.api.operations[found.index].id.clone());
        (self.perform(asked, &found), operation)
    }

    /// Does what an operation is asked to.
    fn perform(&self, asked: &Asked<'_>, found: &Found) -> Result<Response<Bytes>, Problem> {
        let operation = &self.api.operations[found.index];
        let turn = self.turns.fetch_add(1, Ordering::Relaxed);
        if let Some(fault) = faults::draw(&self.api, operation, &self.options, turn) {
            return Err(fault);
        }
        check::request(&self.api, operation, asked, &found.values, &self.options)?;
        let wish = Wish::new(asked, operation)?;
        let mut response = self.response(operation, asked, &wish)?;
        let status = response.status().as_u16();
        let applied = wish.applied(answer::has_content(status));
        conditions::apply(&self.api, (asked, operation), &mut response, || {
            self.etag_of_get(asked)
        })?;
        if let Some(Ok(applied)) = applied.map(HeaderValue::try_from) {
            response.headers_mut().insert(PREFERENCE_APPLIED, applied);
        }
        Ok(response)
    }

    /// What an operation answers to a request that is in order.
    fn response(
        &self,
        operation: &Operation,
        asked: &Asked<'_>,
        wish: &Wish<'_>,
    ) -> Result<Response<Bytes>, Problem> {
        let player = Player { api: &self.api, operation, asked, seed: self.options.seed };
        let mut response = player.play(wish)?;
        if let Some(link) = paging::link(operation, asked, response.status().as_u16()) {
            response.headers_mut().insert(header::LINK, link);
        }
        if let Some(part) = Part::of(&self.api, operation) {
            let get = self.get(asked);
            let is_followed = get.is_some_and(|get| Part::of(&self.api, get).is_some());
            if let Some(turned) = part.turn(asked, response.body(), is_followed) {
                *response.body_mut() = turned.into();
            }
        }
        Ok(response)
    }

    /// The mark of what a `GET` of the same path would answer.
    fn etag_of_get(&self, asked: &Asked<'_>) -> Option<HeaderValue> {
        let get = Asked { method: &Method::GET, ..asked.clone() };
        let response = self.response(self.get(asked)?, &get, &Wish::default()).ok()?;
        Some(conditions::etag(response.body()))
    }

    /// The operation that a `GET` of the same path leads to.
    fn get(&self, asked: &Asked<'_>) -> Option<&Operation> {
        let candidates = self.routes.at(&asked.segments);
        let get = Asked { method: &Method::GET, ..asked.clone() };
        let found = self.routes.choose(&self.api, &candidates, &get)?;
        Some(&self.api.operations[found.index])
    }
}

/// Caches must ask again: without this, browsers keep for months what has not changed for years.
fn forbid_reuse(headers: &mut HeaderMap) {
    let varies = HeaderValue::from_static("Origin, Accept, Authorization, Prefer");
    headers.insert(header::VARY, varies);
    let again = HeaderValue::from_static("no-cache");
    headers.entry(header::CACHE_CONTROL).or_insert(again);
}

fn not_allowed(asked: &Asked<'_>, allowed: &str) -> Problem {
    let detail = format!("`{}` knows no {}; it has {allowed}", asked.path, asked.method);
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, detail).header(header::ALLOW, allowed)
}
