//! The contract that a lock keeps: less than a model, and nothing of that is made up.

use super::{
    Answer, Body, Carrier, Content, Contract, Input, Operation, Place, Property, Ty, Words,
};
use crate::model::api::ParameterPlace;
use crate::model::api::notation::Written;
use crate::model::lock::{Lock, LockedCarrier, LockedOperation, LockedType};
use crate::source::Span;
use std::collections::BTreeSet;

/// The type that a lock gives to conditions of HTTP, which are no parameters in the docs.
const CONDITION: &str = "http-date";

impl Contract {
    /// The contract that a lock keeps.
    pub fn of_lock(lock: &Lock, place: &dyn Fn(Span) -> Option<Place>) -> Self {
        let reader = Reader { lock, place };
        let operations = lock.operations.iter();
        let operations = operations.filter_map(|(key, one)| {
            let (method, path) = key.split_once(' ')?;
            Some((key.clone(), reader.operation(method, path, one)))
        });
        let carriers = lock.carriers.iter();
        Self {
            operations: operations.collect(),
            carriers: carriers.map(|(name, one)| (name.clone(), reader.carrier(one))).collect(),
            is_whole: false,
            tells_words: lock.knows_exchanges(),
        }
    }
}

struct Reader<'a> {
    lock: &'a Lock,
    place: &'a dyn Fn(Span) -> Option<Place>,
}

impl Reader<'_> {
    fn operation(&self, method: &str, path: &str, operation: &LockedOperation) -> Operation {
        let place = operation.span.and_then(self.place);
        let (call, exchange) = (operation.call.as_ref(), operation.exchange.as_ref());
        let inputs = call.map(|call| {
            let input = |(name, ty): &(String, Written), required| {
                let (name, at) = named(name, path);
                let (ty, place, docs) = (self.ty(ty), place.clone(), String::new());
                Input { name, at, ty, style: None, required, docs, place }
            };
            let takes = call.takes.iter().map(|one| input(one, true));
            let optional = call.optional.iter().filter(|(_, ty)| ty.innermost() != CONDITION);
            takes.chain(optional.map(|one| input(one, false))).collect()
        });
        let body = call.map(|call| {
            let content = self.content(operation, call.body.as_ref()?);
            let media_types = exchange.map(|exchange| set(&exchange.consumes));
            Some(Body { content, media_types, place: place.clone() })
        });
        let answer = Answer {
            content: operation.answers.as_ref().map(|answers| Content::Json(self.ty(&answers.ty))),
            or_nothing: None,
            media_types: exchange.map(|exchange| set(&exchange.produces)),
            place: place.clone(),
        };
        Operation {
            method: method.to_owned(),
            path: path.to_owned(),
            id: operation.id.clone(),
            inputs,
            body,
            answer,
            statuses: operation.statuses.as_ref().map(|all| all.iter().copied().collect()),
            headers: exchange.map(|exchange| set(&exchange.headers)),
            place,
        }
    }

    fn content(&self, operation: &LockedOperation, body: &Written) -> Content {
        match body {
            Written::Word(word) if word == "patch" => Content::Patch,
            Written::Word(word) if word == "bytes" => Content::Bytes,
            Written::Word(word) if word == "form" => Content::Form,
            _ if body.innermost() == "request" => {
                let own = format!("{}.request", operation.id);
                Content::Json(self.ty(&body.with_innermost(&own)))
            }
            _ => Content::Json(self.ty(body)),
        }
    }

    fn carrier(&self, carrier: &LockedCarrier) -> Carrier {
        let property = |locked: &LockedType| Property {
            ty: self.ty(&locked.ty),
            required: None,
            deprecated: None,
            docs: String::new(),
            place: locked.span.and_then(self.place),
        };
        let properties = carrier.properties.iter();
        let properties = properties.map(|(name, one)| (name.clone(), property(one)));
        let first = carrier.properties.values().find_map(|locked| locked.span);
        Carrier {
            properties: properties.collect(),
            belongs_to_operation: carrier.belongs_to_operation,
            place: first.and_then(self.place),
        }
    }

    fn ty(&self, ty: &Written) -> Ty {
        match ty {
            Written::Word(name) if self.lock.carriers.contains_key(name) => {
                Ty::Carrier(name.clone())
            }
            // Locks of before do not say which words.
            Written::Word(word) if word == "enum" => Ty::Words(None),
            Written::Enum(name) => Ty::Words(
                self.lock
                    .enums
                    .get(name)
                    .map(|words| Words { values: words.clone(), closed: false }),
            ),
            Written::Word(word) => Ty::Word(word.clone()),
            Written::List(item) => Ty::List(Box::new(self.ty(item))),
            Written::Nullable(inner) => Ty::Nullable(Box::new(self.ty(inner))),
            Written::Dictionary(value) => Ty::Dictionary(Box::new(self.ty(value))),
        }
    }
}

fn set(texts: &[String]) -> BTreeSet<String> {
    texts.iter().cloned().collect()
}

/// The name on the wire of an input, and where it goes as far as that is known.
fn named(name: &str, path: &str) -> (String, Option<ParameterPlace>) {
    const PLACES: [ParameterPlace; 4] = [
        ParameterPlace::Query,
        ParameterPlace::QueryString,
        ParameterPlace::Header,
        ParameterPlace::Cookie,
    ];
    for place in PLACES {
        if let Some(name) = name.strip_suffix(&format!(" in {}", place.word())) {
            return (name.to_owned(), Some(place));
        }
    }
    let is_token = path.contains(&format!("{{{name}}}"));
    (name.to_owned(), is_token.then_some(ParameterPlace::Path))
}
