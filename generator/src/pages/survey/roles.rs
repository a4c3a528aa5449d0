//! What a heading is about, by the words in it.

use super::words::tokens;

/// What stands below a heading, as far as words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Guess {
    Path,
    Query,
    Headers,
    RequestBody,
    /// Inputs: of the query or of the body, depending on the method.
    Inputs,
    Response,
    ResponseBody,
    /// Statuses, each in a row.
    Statuses,
    Samples,
    RequestSamples,
    ResponseSamples,
    /// Where method and path stand.
    Endpoint,
    Ignored,
}

/// Words that add nothing.
const FILLERS: &[&str] = &[
    "a",
    "additional",
    "all",
    "an",
    "and",
    "api",
    "available",
    "common",
    "following",
    "for",
    "http",
    "https",
    "list",
    "of",
    "optional",
    "or",
    "possible",
    "required",
    "sample",
    "string",
    "supported",
    "the",
    "this",
    "standard",
    "valid",
    "mandatory",
    "endpoint",
];

const EXAMPLES: &[&str] = &["example", "examples", "sample", "samples"];
const INPUTS: &[&str] = &[
    "parameters",
    "parameter",
    "params",
    "param",
    "arguments",
    "argument",
    "args",
    "inputs",
    "input",
    "options",
    "attributes",
    "fields",
    "field",
    "properties",
    "variables",
    "attribute",
    "values",
];
const BODIES: &[&str] =
    &["body", "payload", "json", "form", "data", "schema", "content", "multipart"];
const PATHS: &[&str] = &["path", "url", "uri", "route"];
const RESPONSES: &[&str] = &[
    "response",
    "responses",
    "returns",
    "return",
    "returned",
    "result",
    "results",
    "output",
    "outputs",
    "reply",
    "answer",
];
const SHAPES: &[&str] = &["structure", "object", "model", "definition", "format", "description"];
const STATUSES: &[&str] = &["status", "statuses", "code", "codes"];
const ERRORS: &[&str] = &["error", "errors", "failure", "failures"];
const REQUESTS: &[&str] = &["request", "requests", "call", "usage", "curl"];
const ASIDE: &[&[&str]] = &[
    &["see", "also"],
    &["related"],
    &["changelog"],
    &["further", "reading"],
    &["next", "steps"],
    &["history"],
    &["version", "history"],
];

/// What a heading, without what differs from page to page, is about.
pub(super) fn of_heading(normal: &str) -> Option<Guess> {
    let all = tokens(normal);
    if all.len() > 6 || all.is_empty() || normal == "for example" {
        return None;
    }
    if ASIDE.iter().any(|aside| all.iter().eq(aside.iter())) {
        return Some(Guess::Ignored);
    }
    let has = |known: &[&str]| all.iter().any(|word| known.contains(&word.as_str()));
    let is_known = |word: &String| {
        let word = word.as_str();
        [EXAMPLES, INPUTS, BODIES, PATHS, RESPONSES, SHAPES, STATUSES, ERRORS, REQUESTS, FILLERS]
            .iter()
            .any(|words| words.contains(&word))
            || [
                "query",
                "querystring",
                "header",
                "headers",
                "method",
                "resource",
                "success",
                "successful",
            ]
            .contains(&word)
    };
    if !all.iter().all(is_known) {
        return None;
    }
    let is_response = has(RESPONSES);
    if has(EXAMPLES) {
        return Some(match (has(REQUESTS) || has(&["body", "payload"]), is_response) {
            (true, false) => Guess::RequestSamples,
            (false, true) => Guess::ResponseSamples,
            _ => Guess::Samples,
        });
    }
    if has(ERRORS) && !has(STATUSES) {
        return is_response.then_some(Guess::ResponseSamples);
    }
    if has(&["header", "headers"]) {
        return (!is_response).then_some(Guess::Headers);
    }
    if has(&["query", "querystring"]) {
        return Some(Guess::Query);
    }
    if has(STATUSES) {
        return Some(Guess::Statuses);
    }
    if is_response {
        return Some(match has(BODIES) || has(INPUTS) || has(SHAPES) {
            true => Guess::ResponseBody,
            false => Guess::Response,
        });
    }
    if has(PATHS) && has(INPUTS) {
        return Some(Guess::Path);
    }
    if has(BODIES)
        && (has(REQUESTS) || has(INPUTS) || all.len() == 1 && !has(&["content", "schema"]))
    {
        return Some(Guess::RequestBody);
    }
    if has(INPUTS) {
        return Some(Guess::Inputs);
    }
    if has(PATHS) || has(&["method", "resource", "endpoint"]) || has(REQUESTS) {
        return Some(Guess::Endpoint);
    }
    None
}

impl Guess {
    /// The word of a dialect.
    pub fn role(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Headers => "headers",
            Self::RequestBody | Self::Inputs => "request_body",
            Self::Response | Self::Statuses => "response",
            Self::ResponseBody => "response_body",
            Self::Samples | Self::Endpoint => "samples",
            Self::RequestSamples => "request_samples",
            Self::ResponseSamples => "response_samples",
            Self::Ignored => "ignored",
        }
    }

    /// Whether tables of inputs or outputs stand there.
    pub fn has_rows(self) -> bool {
        matches!(
            self,
            Self::Path
                | Self::Query
                | Self::Headers
                | Self::RequestBody
                | Self::Inputs
                | Self::Response
                | Self::ResponseBody
        )
    }
}
