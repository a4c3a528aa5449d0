//! What must be there. A table that says that a property is required is held to it where that is sent:
//! who makes a request is made to give it. Of an answer it is told and no more, unless the dialect says
//! that its docs can be trusted in this, because a client that refuses an answer is worse than one that
//! looks. What is both sent and answered counts as answered.
//!
//! A sample without it is stronger than the table: it can be sent, and must be read.

use super::drafts::{Drafts, Presence};
use super::typed::{self, Typed};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::api::{Api, Carrier, CarrierId, Clue, Evidence, StatedRequired, Type};
use crate::pages::statements::EndpointPage;
use crate::source::Span;
use crate::source::json;
use indexmap::IndexMap;
use rayon::prelude::*;
use serde_json::{Map, Value};

/// Says of all properties whether they must be there, and reports tables that samples refute. `api` has
/// an operation for each of the pages, in their order, and the carriers of the drafts.
pub(super) fn state(
    api: &mut Api,
    pages: &[EndpointPage],
    drafts: &Drafts,
    diagnostics: &mut Diagnostics,
) {
    let answered = api.answered();
    let trusts_answers = drafts.dialect.description().conventions.required_answers;
    for ((carrier, draft), answered) in api.carriers.iter_mut().zip(&drafts.all).zip(answered) {
        for property in &mut carrier.properties {
            let Some(known) = draft.properties.get(&property.name) else { continue };
            let Some(stated) = stated(&known.presence) else { continue };
            let is_of_answers = || known.presence.iter().any(|presence| !presence.is_sent);
            let rejected = match answered {
                _ if !stated.everywhere => Some("other tables do not say so"),
                true if !(trusts_answers && is_of_answers()) => {
                    Some("an answer may lack it all the same")
                }
                _ => None,
            };
            property.required = rejected.is_none();
            property.stated_required = Some(stated);
            property.reason.clues.push(Clue {
                evidence: Evidence::Table,
                says: "the table says that it is required".to_owned(),
                span: Some(stated.span),
                rejected,
            });
        }
    }
    believe_samples(api, pages, diagnostics);
    end_somewhere(api, diagnostics);
}

/// What tables say together, if any says that the property is required.
fn stated(presence: &[Presence]) -> Option<StatedRequired> {
    let first = presence.iter().find(|presence| presence.is_required)?;
    let everywhere = presence.iter().all(|presence| presence.is_required);
    Some(StatedRequired { span: first.span, everywhere })
}

/// A property, by its index.
type Place = (CarrierId, usize);

/// Where a sample lacks a property.
struct Lack {
    span: Span,
    /// What is in its place.
    found: &'static str,
}

/// Lets what a sample lacks be left out.
fn believe_samples(api: &mut Api, pages: &[EndpointPage], diagnostics: &mut Diagnostics) {
    let required: Vec<Vec<usize>> = api.carriers.iter().map(required_everywhere).collect();
    if required.iter().all(Vec::is_empty) {
        return;
    }
    let known = &*api;
    let lacks: Vec<IndexMap<Place, Lack>> = pages
        .par_iter()
        .zip(&known.operations)
        .flat_map_iter(|(page, operation)| {
            typed::samples(page, operation).map(|sample| lacking(known, &required, &sample))
        })
        .collect();
    let mut refuted: IndexMap<Place, (Lack, usize)> = IndexMap::new();
    for (place, lack) in lacks.into_iter().flatten() {
        refuted.entry(place).and_modify(|(_, more)| *more += 1).or_insert((lack, 0));
    }
    for (place, (lack, more)) in refuted {
        let message = format!("but the sample has {}", lack.found);
        let help = match more {
            0 => "so it may be left out".to_owned(),
            1 => "so it may be left out; another sample lacks it, too".to_owned(),
            more => format!("so it may be left out; {more} more samples lack it, too"),
        };
        let finding = refute(api, place, Some(lack.span), &message, "a sample lacks it");
        finding.into_iter().for_each(|finding| diagnostics.push(finding.help(help.as_str())));
    }
}

/// The properties that all tables require.
fn required_everywhere(carrier: &Carrier) -> Vec<usize> {
    let stated = carrier.properties.iter().map(|property| property.stated_required);
    let required = stated.enumerate().filter(|(_, stated)| stated.is_some_and(|it| it.everywhere));
    required.map(|(index, _)| index).collect()
}

/// Lets what must hold itself be left out: no value of it would ever be complete.
fn end_somewhere(api: &mut Api, diagnostics: &mut Diagnostics) {
    for index in 0..api.carriers.len() {
        for property in 0..api.carriers[index].properties.len() {
            if !api.requires_itself(index, property) {
                continue;
            }
            let Ok(id) = u32::try_from(index) else { continue };
            let place = (CarrierId(id), property);
            let why = "and would hold itself for ever";
            let finding = refute(api, place, None, why, "it would hold itself for ever");
            finding
                .into_iter()
                .for_each(|finding| diagnostics.push(finding.help("so it may be left out")));
        }
    }
}

/// Lets a property be left out that tables require, and says why, at `span` or else at the table.
fn refute(
    api: &mut Api,
    (id, index): Place,
    span: Option<Span>,
    why: &str,
    rejected: &'static str,
) -> Option<Diagnostic> {
    let carrier = api.carriers.get_mut(id.0 as usize)?;
    let owner = carrier.name.display();
    let property = carrier.properties.get_mut(index)?;
    let stated = property.stated_required?;
    property.required = false;
    let clues = &mut property.reason.clues;
    if let Some(clue) = clues.last_mut().filter(|clue| clue.span == Some(stated.span)) {
        clue.rejected = Some(rejected);
    }
    let message = format!("`{owner}.{}` is required by its table, {why}", property.name);
    let finding = Diagnostic::new(Code::RequirementRefuted, span.unwrap_or(stated.span), message);
    Some(match span {
        Some(_) => finding.label(stated.span, "required here"),
        None => finding,
    })
}

/// What a sample lacks of what is `required` of each carrier, with the first place.
fn lacking(api: &Api, required: &[Vec<usize>], sample: &Typed<'_>) -> IndexMap<Place, Lack> {
    let mut search = Search { api, required, path: Vec::new(), found: IndexMap::new() };
    search.look_at(sample.ty, sample.value);
    let place = |(place, (path, found)): (Place, (Vec<json::Step<'_>>, &'static str))| {
        let span = sample.text.span.part(json::locate(sample.text, path));
        (place, Lack { span, found })
    };
    search.found.into_iter().map(place).collect()
}

/// A walk through a sample.
struct Search<'a> {
    api: &'a Api,
    required: &'a [Vec<usize>],
    /// From the sample to where the walk is.
    path: Vec<json::Step<'a>>,
    found: IndexMap<Place, (Vec<json::Step<'a>>, &'static str)>,
}

impl<'a> Search<'a> {
    fn look_at(&mut self, ty: &Type, value: &'a Value) {
        match (ty.non_null(), value) {
            (Type::List(item), Value::Array(items)) => {
                for (index, value) in items.iter().enumerate() {
                    self.below(json::Step::Index(index), item, value);
                }
            }
            (Type::Dictionary(entry), Value::Object(entries)) => {
                for (key, value) in entries {
                    self.below(json::Step::Key(key), entry, value);
                }
            }
            (Type::Carrier(id), Value::Object(object)) => self.in_carrier(*id, object),
            _ => {}
        }
    }

    fn in_carrier(&mut self, id: CarrierId, object: &'a Map<String, Value>) {
        let properties = &self.api.carrier(id).properties;
        for &index in self.required.get(id.0 as usize).into_iter().flatten() {
            // What is empty shows nothing, but has to be read.
            if object.is_empty() && !properties[index].required {
                continue;
            }
            let (path, found) = match object.get_key_value(&properties[index].name) {
                Some((key, Value::Null)) => {
                    let step = json::Step::Key(key);
                    (self.path.iter().copied().chain([step]).collect(), "null")
                }
                Some(_) => continue,
                None => (self.path.clone(), "nothing"),
            };
            self.found.entry((id, index)).or_insert((path, found));
        }
        for property in properties {
            if let Some((key, value)) = object.get_key_value(&property.name) {
                self.below(json::Step::Key(key), &property.ty, value);
            }
        }
    }

    fn below(&mut self, step: json::Step<'a>, ty: &Type, value: &'a Value) {
        self.path.push(step);
        self.look_at(ty, value);
        self.path.pop();
    }
}
