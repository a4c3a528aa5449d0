//! Schemas become types; objects with properties become carriers, lists of words enumerations.

use super::choices::says_something;
use super::document::{At, Document, Target};
use super::extensions;
use super::properties::{Shape, is_null};
use super::words::{Words, words};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::api::{
    Carrier, CarrierId, CarrierName, Enumeration, Evidence, Property, Reason, StatedRequired, Type,
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

    /// Numbers what the components of a document that this library wrote stand for, in their order.
    pub fn number_components(&mut self) {
        let root = self.document.root();
        let components = root.get("components").and_then(|at| at.get("schemas"));
        for (key, node) in components.iter().flat_map(|at| at.node.object()).flatten() {
            let at = root.with(node);
            if let Some(enumeration) = extensions::enumeration(node) {
                let ty = self.enums.add(enumeration);
                self.known.insert(at.id(), ty);
            } else if node.get("properties").is_some() || extensions::is_choice(node) {
                self.carrier(at, &Place::named(extensions::carrier_name(key, node)));
            }
        }
        while let Some((id, at)) = self.open.pop() {
            self.describe(id, at);
        }
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

    /// An object: a dictionary, a carrier, or another name for one.
    fn object(&mut self, at: At<'d>, place: &Place, depth: usize) -> Type {
        let shape = Shape::of(self.document, at);
        if shape.properties.is_empty() {
            let entry =
                shape.additional.map(|entry| self.lower(entry, &place.below("Value"), depth + 1));
            return entry.unwrap_or(Type::Any).dictionary();
        }
        let parts = at.node.items_at("allOf").iter().map(|part| at.with(part));
        let parts: Vec<At<'d>> = parts.chain(self.variants(at)).collect();
        if let ([only], false) = (&parts[..], at.node.get("properties").is_some()) {
            let same = Shape::of(self.document, *only).properties.len() == shape.properties.len();
            if same && only.node.get("$ref").is_some() {
                return self.lower(*only, place, depth + 1);
            }
        }
        self.carrier(at, place)
    }

    /// Whether a schema is that of an object in each of its variants.
    fn is_object(&mut self, at: At<'d>, depth: usize) -> bool {
        let Ok(Target { at, .. }) = self.document.follow(at) else { return false };
        if let Some(&known) = self.objects.get(&at.id()) {
            return known;
        }
        if depth > LONGEST {
            return false;
        }
        // What is made of itself is so by something else, or not at all.
        self.objects.insert(at.id(), false);
        let is_object = self.looks_like_object(at, depth);
        self.objects.insert(at.id(), is_object);
        is_object
    }

    fn looks_like_object(&mut self, at: At<'d>, depth: usize) -> bool {
        let node = at.node;
        let types = types(node);
        if !types.is_empty() {
            return types == ["object"];
        }
        let variants = self.variants(at);
        if !variants.is_empty() {
            return variants.into_iter().all(|one| self.is_object(one, depth + 1));
        }
        let parts = node.items_at("allOf").iter().map(|part| at.with(part));
        node.get("properties").is_some()
            || node.get("additionalProperties").is_some()
            || parts.into_iter().any(|part| self.is_object(part, depth + 1))
    }

    /// The type of a schema that says `type`, or lets one guess it.
    fn stated(&mut self, at: At<'d>, place: &Place, depth: usize) -> Type {
        let node = at.node;
        let format = node.text_at("format").unwrap_or_default();
        match types(node)[..] {
            ["boolean"] => Type::Bool,
            ["integer"] => match format {
                "int32" | "int16" | "int8" | "uint16" | "uint8" => Type::Int32,
                _ => Type::Int64,
            },
            ["number"] | ["integer", "number"] | ["number", "integer"] => Type::Double,
            // As older documents say `integer`.
            ["string"] if node.text_at("type") != Some("file") => match format {
                "date-time" => Type::DateTime,
                "byte" => Type::Byte,
                _ if node.text_at("x-tablature-type") == Some("byte") => Type::Byte,
                _ => Type::String,
            },
            ["array"] => self.list(at, place, depth),
            [] if node.get("items").is_some() => self.list(at, place, depth),
            [] if ["pattern", "minLength", "maxLength"]
                .iter()
                .any(|word| node.get(word).is_some()) =>
            {
                Type::String
            }
            [] if !format.is_empty() => match format {
                "date-time" => Type::DateTime,
                "int32" => Type::Int32,
                "int64" => Type::Int64,
                "float" | "double" => Type::Double,
                _ => Type::String,
            },
            _ => Type::Any,
        }
    }

    fn list(&mut self, at: At<'d>, place: &Place, depth: usize) -> Type {
        let Some(items) = at.get("items").filter(|items| items.node.list().is_none()) else {
            return Type::Any.list();
        };
        if at.node.get("prefixItems").is_some() {
            self.note_open(at, "the items of this list differ by their places; each is any JSON");
            return Type::Any.list();
        }
        let item = self.lower(
            items,
            &Place { name: place.name.below("Item"), ..place.clone() },
            depth + 1,
        );
        if self.is_nullable(items) { item.nullable().list() } else { item.list() }
    }

    pub(super) fn enumeration(&mut self, words: &Words, at: At<'d>, place: &Place) -> Type {
        let texts = match words {
            Words::Texts(texts) => texts,
            Words::Whole => {
                let is_small = at.node.text_at("format") == Some("int32");
                return if is_small { Type::Int32 } else { Type::Int64 };
            }
            Words::Numbers => return Type::Double,
            Words::Mixed => {
                self.note_open(at, "these values are of several kinds; it is any JSON");
                return Type::Any;
            }
            Words::Truths => return Type::Bool,
        };
        let docs = at.node.text_at("description").unwrap_or_default();
        let (owner, name) = match &place.name {
            CarrierName::Stated(name) => (String::new(), name.clone()),
            CarrierName::Place(steps) => {
                let (last, owner) =
                    steps.split_last().map_or(("", &[][..]), |(l, o)| (l.as_str(), o));
                (owner.join("."), last.to_owned())
            }
        };
        self.enums.of(&owner, &name, texts, docs)
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

    fn carrier(&mut self, at: At<'d>, place: &Place) -> Type {
        let id = self.new_carrier(at, place);
        self.open.push((id, at));
        Type::Carrier(id)
    }

    /// A carrier without properties, which is what the schema is known as from now on.
    pub(super) fn new_carrier(&mut self, at: At<'d>, place: &Place) -> CarrierId {
        let id = CarrierId(self.carriers.len() as u32);
        let evidence = Reason::new(Evidence::StatedName, Some(at.node.place));
        let name = self.unique(place.name.clone());
        let reason = match name {
            CarrierName::Stated(_) => evidence,
            CarrierName::Place(_) => Reason::new(Evidence::Nothing, Some(at.node.place)),
        };
        let title = at.node.text_at("title").filter(|_| !self.document.is_own);
        let docs = at.node.text_at("description").or(title).unwrap_or_default().to_owned();
        let (properties, left_out) = Default::default();
        let request_of = place.request_of;
        self.carriers.push(Carrier {
            name,
            properties,
            left_out,
            docs,
            reason,
            request_of,
            choice: None,
        });
        self.required.push(Vec::new());
        self.known.insert(at.id(), Type::Carrier(id));
        id
    }

    /// A name that no other carrier has.
    fn unique(&mut self, name: CarrierName) -> CarrierName {
        let mut tried = name.clone();
        let mut number = 1;
        while !self.names.insert(tried.display()) {
            number += 1;
            tried = match &name {
                CarrierName::Stated(name) => CarrierName::Stated(format!("{name}{number}")),
                CarrierName::Place(steps) => {
                    let mut steps = steps.clone();
                    if let Some(last) = steps.last_mut() {
                        last.push_str(&number.to_string());
                    }
                    CarrierName::Place(steps)
                }
            };
        }
        tried
    }

    /// Gives a carrier its properties.
    fn describe(&mut self, id: CarrierId, at: At<'d>) {
        self.carriers[id.0 as usize].left_out = extensions::left_out(at.node);
        if extensions::is_choice(at.node) {
            return self.describe_choice(id, at);
        }
        let shape = Shape::of(self.document, at);
        if shape.is_cut {
            let message = "this is made of too many schemas; what they say beyond is left out";
            self.diagnostics.push(Diagnostic::new(Code::Unsupported, at.node.place, message));
        }
        let owner = Place::named(self.carriers[id.0 as usize].name.clone());
        for (name, said) in &shape.properties {
            let place = owner.below(name);
            let mut types: Vec<Type> = Vec::new();
            for one in said {
                let ty = self.lower(one.at, &place, 0);
                if !types.contains(&ty) && (ty != Type::Any || said.len() == 1) {
                    types.push(ty);
                }
            }
            let ty = joined(types);
            let required = shape.requires(name) && said.iter().any(|one| one.always);
            let is_nullable = said.iter().any(|one| self.is_nullable(one.at));
            let mut property = self.property(name.clone(), ty, said[0].at);
            property.required = required && self.document.is_own;
            self.carriers[id.0 as usize].properties.push(property);
            let span = (required && !is_nullable).then_some(said[0].at.node.place);
            self.required[id.0 as usize].push(span);
        }
    }

    pub(super) fn property(&self, name: String, ty: Type, at: At<'d>) -> Property {
        let mut property = Property {
            name,
            alias: None,
            ty,
            docs: self.docs(at),
            deprecated: at.node.is_true("deprecated").then(String::new),
            required: false,
            stated_required: None,
            secret: at.node.text_at("format") == Some("password"),
            reason: Reason::new(Evidence::Table, Some(at.node.place)),
        };
        extensions::complete_property(&mut property, at.node);
        property
    }

    /// What is said of a value, beside its type.
    pub fn docs(&self, at: At<'d>) -> String {
        if self.document.is_own {
            return at.node.text_at("description").unwrap_or_default().to_owned();
        }
        let target = self.document.follow(at).ok().filter(|target| target.name.is_some());
        let of_target = target.filter(|target| target.at.node.get("properties").is_none());
        let of_target = of_target.and_then(|target| target.at.node.text_at("description"));
        let text = at.node.text_at("description").or(of_target).unwrap_or_default();
        let mut docs = text.trim().to_owned();
        let mut add = |sentence: &str| {
            if !docs.is_empty() {
                docs.push_str("\n\n");
            }
            docs.push_str(sentence);
        };
        if at.node.is_true("readOnly") {
            add("Read-only.");
        }
        if at.node.is_true("writeOnly") {
            add("Write-only.");
        }
        if let Some(default) = at.node.get("default").map(|node| node.value())
            && (default.is_boolean() || default.is_number() || default.is_string())
        {
            add(&format!("Default: `{}`.", default.to_string().replace('`', "'")));
        }
        docs
    }
}

/// One type for what several parts say of a property.
fn joined(mut types: Vec<Type>) -> Type {
    match types.len() {
        0 => Type::Any,
        1 => types.remove(0),
        _ if types.iter().all(|ty| matches!(ty, Type::String | Type::Enum(_) | Type::DateTime)) => {
            Type::String
        }
        _ if types.iter().all(|ty| matches!(ty, Type::Int32 | Type::Int64)) => Type::Int64,
        _ => Type::Any,
    }
}

/// The words for types, without `null`.
pub(super) fn types(node: &Node) -> Vec<&str> {
    let words = match node.get("type") {
        Some(stated) => match (stated.text(), stated.list()) {
            (Some(word), _) => vec![word],
            (_, Some(words)) => words.iter().filter_map(Node::text).collect(),
            _ => Vec::new(),
        },
        None => Vec::new(),
    };
    words.into_iter().filter(|word| *word != "null").collect()
}

/// A component's name as one of a carrier: dots would make it a place, and some words are types.
fn readable(name: &str) -> String {
    let name = name.replace(['.', '/', ' '], "_");
    if WORDS.contains(&name.as_str()) { format!("{name}_schema") } else { name }
}
