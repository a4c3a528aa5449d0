//! Schemas become types; objects with properties become carriers, lists of words enumerations.

mod objects;
mod scalars;

pub(super) use scalars::types;

use super::choices::says_something;
use super::document::{At, Document, Target};
use super::properties::is_null;
use super::words::words;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::api::{
    Carrier, CarrierId, CarrierName, Enumeration, Property, StatedRequired, Type,
};
use crate::model::enums::Enums;
use crate::source::Span;
use crate::source::tree::{Kind, Node};
use std::collections::{HashMap, HashSet};

/// How many schemas may stand in each other without a carrier between them.
const DEEPEST: usize = 64;

/// How many schemas may be made of each other.
pub(super) const LONGEST: usize = 500;

/// Words that the model's notation of types has a meaning for.
const WORDS: [&str; 8] = ["bool", "int32", "int64", "double", "string", "date-time", "byte", "any"];

/// All schemas of a document, as far as they were asked for.
pub(super) struct Schemas<'d, 'f> {
    pub document: &'d Document,
    pub diagnostics: &'f mut Diagnostics,
    pub(super) carriers: Vec<Carrier>,
    /// The properties that a carrier must have wherever it is sent.
    pub(super) required: Vec<Vec<Option<Span>>>,
    enums: Enums,
    pub(super) known: HashMap<*const Node, Type>,
    /// Schemas that are being looked at.
    under_way: HashSet<*const Node>,
    /// Which schemas are those of objects.
    objects: HashMap<*const Node, bool>,
    names: HashSet<String>,
    /// Carriers without properties so far, with their schemas.
    open: Vec<(CarrierId, At<'d>)>,
}

/// What is known of the place of a schema.
#[derive(Clone)]
pub(super) struct Place {
    /// The name of what has no name of its own here.
    pub name: CarrierName,
    /// The operation whose body it is.
    pub request_of: Option<usize>,
}

impl Place {
    pub fn named(name: CarrierName) -> Self {
        Self { name, request_of: None }
    }

    pub fn below(&self, step: &str) -> Self {
        Self::named(self.name.below(step))
    }
}

impl<'d, 'f> Schemas<'d, 'f> {
    pub fn new(document: &'d Document, diagnostics: &'f mut Diagnostics) -> Self {
        let (carriers, required, enums, known, objects) = Default::default();
        let (names, open, under_way) = Default::default();
        Self {
            document,
            diagnostics,
            carriers,
            required,
            enums,
            known,
            under_way,
            objects,
            names,
            open,
        }
    }

    /// The type of a schema at a place, with all that it needs.
    pub fn ty(&mut self, at: At<'d>, place: &Place) -> Type {
        let ty = self.lower(at, place, 0);
        while let Some((id, at)) = self.open.pop() {
            self.describe(id, at);
        }
        ty
    }

    /// The carriers and enumerations.
    pub fn finish(self) -> (Vec<Carrier>, Vec<Enumeration>) {
        let mut carriers = self.carriers;
        for (carrier, required) in carriers.iter_mut().zip(self.required) {
            for (property, required) in carrier.properties.iter_mut().zip(required) {
                let stated = required.map(|span| StatedRequired { span, everywhere: true });
                property.stated_required = property.stated_required.or(stated);
            }
        }
        (carriers, self.enums.finish())
    }

    /// Follows a reference; a finding if that leads nowhere.
    pub fn follow(&mut self, at: At<'d>) -> Option<Target<'d>> {
        match self.document.follow(at) {
            Ok(target) => Some(target),
            Err(finding) => {
                self.diagnostics.push(*finding);
                None
            }
        }
    }

    /// Whether a schema allows `null` besides other things.
    pub fn is_nullable(&self, at: At<'d>) -> bool {
        let own = |node: &Node| {
            let variants = ["oneOf", "anyOf"].iter().flat_map(|word| node.items_at(word));
            node.is_true("nullable")
                || node.is_true("x-nullable")
                || node.items_at("enum").iter().any(|one| matches!(one.kind, Kind::Null))
                || node
                    .get("type")
                    .and_then(Node::list)
                    .is_some_and(|words| words.iter().any(|word| word.text() == Some("null")))
                || variants.into_iter().any(is_null)
        };
        own(at.node) || self.document.follow(at).is_ok_and(|target| own(target.at.node))
    }

    pub(super) fn lower(&mut self, at: At<'d>, place: &Place, depth: usize) -> Type {
        let Some(Target { at, name }) = self.follow(at) else { return Type::Any };
        if let Some(known) = self.known.get(&at.id()).cloned() {
            if known == Type::Any && self.under_way.remove(&at.id()) {
                self.note_open(
                    at,
                    "this holds itself with no object between; it is any JSON there",
                );
            }
            return known;
        }
        if depth > DEEPEST {
            let message = "schemas stand in each other too deeply here; this is any JSON";
            self.diagnostics.push(Diagnostic::new(Code::Unsupported, at.node.place, message));
            return Type::Any;
        }
        self.known.insert(at.id(), Type::Any);
        self.under_way.insert(at.id());
        let named = name.map(|name| Place::named(CarrierName::Stated(readable(&name))));
        let ty = self.fresh(at, named.as_ref().unwrap_or(place), depth);
        self.known.insert(at.id(), ty.clone());
        self.under_way.remove(&at.id());
        ty
    }

    /// Notes that something becomes any JSON.
    pub(super) fn note_open(&mut self, at: At<'d>, message: &str) {
        self.diagnostics.push(Diagnostic::new(Code::OpenChoice, at.node.place, message));
    }

    fn fresh(&mut self, at: At<'d>, place: &Place, depth: usize) -> Type {
        let node = at.node;
        if !matches!(node.kind, Kind::Object(_)) {
            return Type::Any;
        }
        if let Some(words) = words(node) {
            return self.enumeration(&words, at, place);
        }
        let parts = node.items_at("allOf");
        let variants = self.variants(at);
        if let ([only], true) = (&variants[..], self.document.is_own) {
            return self.lower(*only, place, depth + 1);
        }
        let is_composed = node.get("properties").is_some() || !parts.is_empty();
        if variants.len() > 1 && !is_composed && variants.iter().all(|one| says_something(one.node))
        {
            return self.choice(at, &variants, place, depth);
        }
        if self.is_object(at, 0) {
            return self.object(at, place, depth);
        }
        if !parts.is_empty() {
            let types = parts.iter().map(|part| self.lower(at.with(part), place, depth + 1));
            let types: Vec<_> = types.collect();
            let first = types.into_iter().find(|ty| *ty != Type::Any);
            return first.unwrap_or_else(|| self.stated(at, place, depth));
        }
        match variants[..] {
            [only] => self.lower(only, place, depth + 1),
            _ => self.stated(at, place, depth),
        }
    }

    /// What a schema may be, but `null`.
    fn variants(&self, at: At<'d>) -> Vec<At<'d>> {
        let listed = ["oneOf", "anyOf"].iter().flat_map(|word| at.node.items_at(word));
        listed.filter(|one| !is_null(one)).map(|one| at.with(one)).collect()
    }

    /// Whether a carrier is one of several scalars.
    pub(super) fn is_choice_of_scalars(&self, id: CarrierId) -> bool {
        let carrier = &self.carriers[id.0 as usize];
        let is_scalar = |one: &Property| one.ty.is_scalar();
        carrier.choice.is_some() && carrier.properties.iter().all(is_scalar)
    }

    /// Whether a type has objects, or lists of lists, within the properties of an object, the items of
    /// a list or the values of a dictionary.
    pub(super) fn has_structure_within(&self, ty: &Type) -> bool {
        let has_structure = |ty: &Type| match ty.non_null() {
            Type::List(item) => !item.non_null().is_scalar(),
            ty => !ty.is_scalar() && *ty != Type::Any,
        };
        match ty {
            Type::List(item) => !item.non_null().is_scalar(),
            Type::Dictionary(value) => has_structure(value),
            Type::Carrier(id) => {
                let carrier = &self.carriers[id.0 as usize];
                match carrier.choice {
                    Some(_) => {
                        carrier.properties.iter().any(|one| self.has_structure_within(&one.ty))
                    }
                    None => carrier.properties.iter().any(|one| has_structure(&one.ty)),
                }
            }
            _ => false,
        }
    }
}

/// A component's name as one of a carrier: dots would make it a place, and some words are types.
pub(super) fn readable(name: &str) -> String {
    let name = name.replace(['.', '/', ' '], "_");
    if WORDS.contains(&name.as_str()) { format!("{name}_schema") } else { name }
}
