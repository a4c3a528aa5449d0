//! Headers that answers come with: each gets one name, whatever operations have it.

use crate::model::api::{AnswerHeader, Api, Type};
use crate::names::naming::{Want, assign, snake};
use indexmap::IndexMap;

/// A header, in whichever answers it comes.
#[derive(Clone)]
pub(crate) struct HeaderPlan {
    /// Name on the wire, as the docs spell it first.
    pub wire: String,
    /// The constant.
    pub constant: String,
    /// What it holds everywhere; text where that is not one thing.
    pub ty: Type,
    /// What the docs say of it first, as Markdown.
    pub docs: String,
}

impl HeaderPlan {
    /// Whether it is this header: upper and lower case are the same.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.wire.eq_ignore_ascii_case(name)
    }
}

/// All headers, in the order of the docs.
pub(super) fn headers(api: &Api) -> Vec<HeaderPlan> {
    let mut found: IndexMap<String, Vec<&AnswerHeader>> = IndexMap::new();
    for header in of_answers(api) {
        found.entry(header.name.to_ascii_lowercase()).or_default().push(header);
    }
    let wants: Vec<Want> = found.keys().map(|name| Want::new(name, snake(name))).collect();
    let plan = |(name, all): (String, Vec<&AnswerHeader>)| {
        let first = all[0];
        let is_one_type = all.iter().all(|header| header.ty == first.ty);
        let docs = all.iter().map(|header| header.docs.as_str()).find(|docs| !docs.is_empty());
        HeaderPlan {
            wire: first.name.clone(),
            constant: name.trim_start_matches("r#").to_uppercase(),
            ty: if is_one_type { first.ty.clone() } else { Type::String },
            docs: docs.unwrap_or_default().to_owned(),
        }
    };
    let names = assign(&[], &wants);
    names.into_iter().zip(found.into_values()).map(plan).collect()
}

/// The headers of all answers.
fn of_answers(api: &Api) -> impl Iterator<Item = &AnswerHeader> {
    let statuses = api.operations.iter().flat_map(|operation| &operation.statuses);
    statuses.flat_map(|status| &status.headers)
}

/// Those of the whole that a part of it has.
pub(super) fn of_part(whole: &[HeaderPlan], part: &Api) -> Vec<HeaderPlan> {
    let is_there = |plan: &&HeaderPlan| of_answers(part).any(|header| plan.is(&header.name));
    whole.iter().filter(is_there).cloned().collect()
}
