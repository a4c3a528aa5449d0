//! Makes single changes at single places.

use super::claims::{Effect, refusal};
use super::done::{Done, Refusal, replace};
use super::places::Place;
use super::{Change, names, types};
use crate::model::api::{Api, CarrierId, ParameterPlace, ResponseContent, Type};
use crate::source::Spanned;
use indexmap::IndexMap;

/// Makes changes to a model.
pub(super) struct Editor<'a> {
    api: &'a mut Api,
    /// Carriers by name: by those they have now, and by those the docs gave them.
    carriers: IndexMap<String, CarrierId>,
    /// What is to be left out, once nothing refers to a place by its index any more.
    left_out: Vec<Place>,
}

impl<'a> Editor<'a> {
    /// An editor that knows carriers by the names they have.
    pub(super) fn new(api: &'a mut Api) -> Self {
        let carriers = names::of_carriers(api);
        Self { api, carriers, left_out: Vec::new() }
    }

    /// Knows carriers also by the names they have now. A name that was another carrier's before
    /// means the one that has it now.
    pub(super) fn learn_names(&mut self) {
        self.carriers.extend(names::of_carriers(self.api));
    }

    /// The places that are to be left out.
    pub(super) fn finish(self) -> Vec<Place> {
        self.left_out
    }

    /// Makes a change.
    pub(super) fn change(&mut self, place: Place, change: &Spanned<Change>) -> Effect {
        let span = change.span;
        let done = match (&change.value, place) {
            (Change::Name(name), place) => names::rename(self.api, place, name),
            (Change::Type(ty), place) => types::set(self.api, &self.carriers, place, ty, span),
            (Change::Values(words), place) => types::set_words(self.api, place, words, span),
            (Change::Closed(closed), place) => types::close(self.api, place, *closed, span),
            (Change::Nullable(nullable), Place::Answer(index)) => {
                set_answer_nullable(&mut self.api.operations[index].response.content, *nullable)
            }
            (Change::Nullable(nullable), Place::Property(carrier, index)) => {
                let property = &mut self.api.carriers[carrier].properties[index];
                Ok(replace(&mut property.required, !nullable))
            }
            (Change::Required(required), Place::Parameter(operation, index)) => {
                let parameter = &mut self.api.operations[operation].parameters[index];
                if parameter.place == ParameterPlace::Path && !required {
                    Err("a parameter of the path is always required".into())
                } else {
                    Ok(replace(&mut parameter.required, *required))
                }
            }
            (Change::Secret(secret), Place::Property(carrier, index)) => {
                Ok(replace(&mut self.api.carriers[carrier].properties[index].secret, *secret))
            }
            (Change::Secret(secret), Place::Parameter(operation, index)) => {
                Ok(replace(&mut self.api.operations[operation].parameters[index].secret, *secret))
            }
            (Change::Docs(docs), place) => self.docs(place, docs),
            (Change::Drop(true), place) => self.leave_out(place),
            _ => Ok(false),
        };
        match done {
            Ok(true) => Effect::Changed,
            Ok(false) => Effect::Same,
            Err(Refusal { message, help }) => {
                let mut finding = refusal(span, message);
                finding.help = help;
                Effect::Refused(Box::new(finding))
            }
        }
    }

    fn docs(&mut self, place: Place, docs: &str) -> Done {
        let api = &mut *self.api;
        let known = match place {
            Place::Carrier(index) => &mut api.carriers[index].docs,
            Place::Property(carrier, index) => &mut api.carriers[carrier].properties[index].docs,
            Place::Operation(index) => &mut api.operations[index].summary,
            Place::Request(index) => match &mut api.operations[index].body {
                Some(body) => &mut body.docs,
                None => return Err("the operation sends nothing".into()),
            },
            Place::Answer(index) => &mut api.operations[index].response.docs,
            Place::Parameter(operation, index) => {
                &mut api.operations[operation].parameters[index].docs
            }
        };
        Ok(replace(known, docs.trim().to_owned()))
    }

    fn leave_out(&mut self, place: Place) -> Done {
        match place {
            Place::Carrier(_) => {}
            Place::Property(..) | Place::Operation(_) => self.left_out.push(place),
            Place::Request(index) => {
                let body = self.api.operations[index].body.take();
                return body.map(|_| true).ok_or("the operation sends nothing".into());
            }
            Place::Answer(index) => {
                let content = &mut self.api.operations[index].response.content;
                return Ok(replace(content, ResponseContent::Nothing));
            }
            Place::Parameter(operation, index) => {
                let parameter = &self.api.operations[operation].parameters[index];
                if parameter.place == ParameterPlace::Path {
                    return Err("a parameter of the path cannot be left out".into());
                }
                self.left_out.push(place);
            }
        }
        Ok(true)
    }
}

/// Makes an answer one that may, or may not, be absent.
fn set_answer_nullable(content: &mut ResponseContent, nullable: bool) -> Done {
    let ty = match content {
        ResponseContent::Json(ty) | ResponseContent::JsonOrNothing(ty) => {
            std::mem::replace(ty, Type::Any)
        }
        ResponseContent::Binary | ResponseContent::Nothing | ResponseContent::Unknown => {
            return Err("the answer is no JSON".into());
        }
    };
    let wanted =
        if nullable { ResponseContent::JsonOrNothing(ty) } else { ResponseContent::Json(ty) };
    let was_nullable = matches!(content, ResponseContent::JsonOrNothing(_));
    *content = wanted;
    Ok(was_nullable != nullable)
}
