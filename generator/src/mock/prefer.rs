//! The `Prefer` header (RFC 7240): which of the documented answers is wanted.

use super::problem::Problem;
use super::request::Asked;
use crate::model::api::{Operation, Payload, PayloadKind, StatusRange};
use indexmap::IndexMap;

/// Which of the documented answers is wanted.
#[derive(Debug, Default)]
pub(super) struct Wish<'a> {
    /// This status.
    pub code: Option<u16>,
    /// This sample.
    pub example: Option<&'a Payload>,
    /// Something of the documented type, whether there is a sample or not.
    pub dynamic: bool,
    /// What chance is to depend on.
    pub seed: Option<u64>,
}

impl<'a> Wish<'a> {
    /// Reads the headers. Preferences of other kinds, and those that say nothing, are passed over.
    ///
    /// # Errors
    ///
    /// A status or a sample that is not documented, or a sample of another status.
    pub fn new(asked: &Asked<'_>, operation: &'a Operation) -> Result<Self, Problem> {
        let mut wish = Self::default();
        for (name, value) in preferences(asked) {
            match name.as_str() {
                "code" => wish.code = Some(code(&value, operation)?),
                "example" => wish.example = Some(example(&value, operation)?),
                "dynamic" => wish.dynamic = value == "true",
                "seed" => wish.seed = value.parse().ok(),
                _ => {}
            }
        }
        match (wish.code, wish.example.map(|example| example.kind)) {
            (Some(code), Some(PayloadKind::Response(status))) if status != code => {
                let detail = format!("the preferred example is of status {status}, not of {code}");
                Err(Problem::bad(operation, detail))
            }
            _ => Ok(wish),
        }
    }

    /// What of it was done, for `Preference-Applied`; an answer may have no content.
    pub fn applied(&self, has_content: bool) -> Option<String> {
        let code = self.code.map(|code| format!("code={code}"));
        let example = self.example.filter(|_| has_content);
        let example = example.map(|example| format!("example=\"{}\"", example.id));
        let is_generated = self.dynamic && self.example.is_none() && has_content;
        let dynamic = is_generated.then(|| "dynamic=true".to_owned());
        let seed = self.seed.filter(|_| is_generated).map(|seed| format!("seed={seed}"));
        let applied: Vec<_> = [code, example, dynamic, seed].into_iter().flatten().collect();
        (!applied.is_empty()).then(|| applied.join(", "))
    }
}

/// The status, if the docs have it.
fn code(text: &str, operation: &Operation) -> Result<u16, Problem> {
    let documented = documented(operation);
    let is_known = |code: &u16| {
        (100..600).contains(code) && documented.iter().any(|known| known.covers(*code))
    };
    text.parse().ok().filter(is_known).ok_or_else(|| {
        let them: Vec<_> = documented.iter().map(StatusRange::to_string).collect();
        let detail = format!(
            "the preferred status `{text}` is not documented; `{}` has {}",
            operation.id,
            if them.is_empty() { "none".to_owned() } else { them.join(", ") }
        );
        Problem::bad(operation, detail)
    })
}

/// The statuses in the docs, and those of samples.
fn documented(operation: &Operation) -> Vec<StatusRange> {
    let of_sample = |payload: &Payload| match payload.kind {
        PayloadKind::Response(status) => Some(StatusRange::One(status)),
        PayloadKind::Request => None,
    };
    let stated = operation.statuses.iter().map(|status| status.code);
    let mut all: Vec<_> = stated.chain(operation.payloads.iter().filter_map(of_sample)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The sample answer with this id.
fn example<'a>(id: &str, operation: &'a Operation) -> Result<&'a Payload, Problem> {
    let mut answers =
        operation.payloads.iter().filter(|payload| payload.kind != PayloadKind::Request);
    answers.clone().find(|payload| payload.id == id).ok_or_else(|| {
        let known = match answers.next() {
            None => "none".to_owned(),
            Some(first) => {
                let ids = [first].into_iter().chain(answers).map(|payload| payload.id.as_str());
                format!("`{}`", ids.collect::<Vec<_>>().join("`, `"))
            }
        };
        let detail = format!("the docs have no sample answer `{id}` here; there is {known}");
        Problem::bad(operation, detail)
    })
}

/// Names in lower case and values, without their parameters. Of several preferences of one name the
/// first counts.
fn preferences(asked: &Asked<'_>) -> IndexMap<String, String> {
    let headers = asked.headers.get_all("prefer").iter().filter_map(|value| value.to_str().ok());
    let mut all = IndexMap::new();
    for text in headers.flat_map(|header| unquoted_parts(header, ',')) {
        let text = unquoted_parts(text, ';').next().unwrap_or_default();
        let (name, value) = text.split_once('=').unwrap_or((text, ""));
        let value = value.trim().trim_matches('"').to_owned();
        all.entry(name.trim().to_ascii_lowercase()).or_insert(value);
    }
    all
}

/// The parts of a text between these signs, but for signs within quotes.
fn unquoted_parts(text: &str, sign: char) -> impl Iterator<Item = &str> {
    let mut is_quoted = false;
    text.split(move |c| {
        is_quoted ^= c == '"';
        c == sign && !is_quoted
    })
}
