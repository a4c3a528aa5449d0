//! Schemas become types; objects with properties become carriers, lists of words enumerations.

use super::document::{At, Document, Target};
use super::properties::{Shape, is_null};
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

/// Words that the model's notation of types has a meaning for.
const WORDS: [&str; 8] = ["bool", "int32", "int64", "double", "string", "date-time", "byte", "any"];

/// All schemas of a document, as far as they were asked for.
pub(super) struct Schemas<'d, 'f> {
    pub document: &'d Document,
    pub diagnostics: &'f mut Diagnostics,
    carriers: Vec<Carrier>,
    /// The properties that a carrier must have wherever it is sent.
    required: Vec<Vec<Option<Span>>>,
    enums: Enums,
    known: HashMap<*const Node, Type>,
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

    fn below(&self, step: &str) -> Self {
        Self::named(self.name.below(step))
    }
}

impl<'d, 'f> Schemas<'d, 'f> {
    pub fn new(document: &'d Document, diagnostics: &'f mut Diagnostics) -> Self {
        let (carriers, required, enums, known, names, open) = Default::default();
        Self { document, diagnostics, carriers, required, enums, known, names, open }
    }

    /// The type of a schema at a place, with all that it needs.
    pub fn ty(&mut self, at: At<'d>, place: &Place) -> Type {
        let ty = self.lower(at, place, 0);
        while let Some((id, at)) = self.open.pop() {
            self.describe(id, at);
        }
        ty
    }

    /// The carriers and enumerations. Carriers that are only sent must have what is required of them.
    pub fn finish(self) -> (Vec<Carrier>, Vec<Enumeration>) {
        let mut carriers = self.carriers;
        for (carrier, required) in carriers.iter_mut().zip(self.required) {
            for (property, required) in carrier.properties.iter_mut().zip(required) {
                property.stated_required =
                    required.map(|span| StatedRequired { span, everywhere: true });
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

    fn lower(&mut self, at: At<'d>, place: &Place, depth: usize) -> Type {
        let Some(Target { at, name }) = self.follow(at) else { return Type::Any };
        if let Some(known) = self.known.get(&at.id()) {
            return known.clone();
        }
        if depth > DEEPEST {
            return Type::Any;
        }
        // What holds itself with no carrier between is any JSON there.
        self.known.insert(at.id(), Type::Any);
        let named = name.map(|name| Place::named(CarrierName::Stated(readable(&name))));
        let ty = self.fresh(at, named.as_ref().unwrap_or(place), named.is_some(), depth);
        self.known.insert(at.id(), ty.clone());
        ty
    }

    fn fresh(&mut self, at: At<'d>, place: &Place, is_named: bool, depth: usize) -> Type {
        let node = at.node;
        if !matches!(node.kind, Kind::Object(_)) {
            return Type::Any;
        }
        if let Some(words) = words(node) {
            return self.enumeration(&words, at, place, is_named);
        }
        let parts = node.items_at("allOf");
        let variants: Vec<At<'d>> = ["oneOf", "anyOf"]
            .iter()
            .flat_map(|word| node.items_at(word))
            .filter(|one| !is_null(one))
            .map(|one| at.with(one))
            .collect();
        if self.is_object(at, &mut HashSet::new()) {
            let shape = Shape::of(self.document, at);
            if shape.properties.is_empty() {
                let entry = shape
                    .additional
                    .map(|entry| self.lower(entry, &place.below("Value"), depth + 1));
                return entry.unwrap_or(Type::Any).dictionary();
            }
            // Nothing but a name for something else.
            if let (false, [only]) = (
                node.get("properties").is_some(),
                &[parts, node.items_at("oneOf"), node.items_at("anyOf")].concat()[..],
            ) {
                let names_another = only.get("$ref").is_some();
                if names_another
                    && Shape::of(self.document, at.with(only)).properties.len()
                        == shape.properties.len()
                {
                    return self.lower_part(at, only, place, depth);
                }
            }
            return self.carrier(at, place);
        }
        if !parts.is_empty() {
            let types = parts.iter().map(|part| self.lower_part(at, part, place, depth));
            let types: Vec<_> = types.collect();
            let first = types.into_iter().find(|ty| *ty != Type::Any);
            return first.unwrap_or_else(|| self.stated(at, place, depth));
        }
        match variants.len() {
            0 => self.stated(at, place, depth),
            _ => self.choice(at, &variants, place, is_named, depth),
        }
    }

    /// The type of a part of a schema, which must not hide what is there by another name.
    fn lower_part(&mut self, at: At<'d>, part: &Node, place: &Place, depth: usize) -> Type {
        let items = ["allOf", "oneOf", "anyOf"].into_iter().flat_map(|word| at.node.items_at(word));
        let part = items.into_iter().find(|item| std::ptr::eq(*item, part));
        part.map_or(Type::Any, |part| self.lower(at.with(part), place, depth + 1))
    }

    /// Whether a schema is that of an object in each of its variants.
    fn is_object(&self, at: At<'d>, seen: &mut HashSet<*const Node>) -> bool {
        let Ok(target) = self.document.follow(at) else { return false };
        let node = target.at.node;
        if !seen.insert(target.at.id()) {
            return false;
        }
        let types = types(node);
        if !types.is_empty() {
            return types == ["object"];
        }
        let below = |word: &str| node.items_at(word).iter().map(|one| target.at.with(one));
        let own = node.get("properties").is_some() || node.get("additionalProperties").is_some();
        let mut variants =
            below("oneOf").chain(below("anyOf")).filter(|one| !is_null(one.node)).peekable();
        let of_parts = below("allOf").any(|part| self.is_object(part, &mut seen.clone()));
        if variants.peek().is_some() {
            return (own || of_parts || true)
                && variants.all(|one| self.is_object(one, &mut seen.clone()));
        }
        own || of_parts
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
            return Type::Any.list();
        }
        let item = self.lower(
            items,
            &Place { name: place.name.below("Item"), ..place.clone() },
            depth + 1,
        );
        if self.is_nullable(items) { item.nullable().list() } else { item.list() }
    }

    /// One of several schemas that are not all objects.
    fn choice(
        &mut self,
        at: At<'d>,
        variants: &[At<'d>],
        place: &Place,
        is_named: bool,
        depth: usize,
    ) -> Type {
        let of_words: Option<Vec<Vec<String>>> = variants
            .iter()
            .map(|variant| {
                self.document.follow(*variant).ok().and_then(|target| words(target.at.node))
            })
            .map(|found| found.and_then(|found| found.into_texts()))
            .collect();
        if let Some(all) = of_words {
            let mut joined: Vec<String> = Vec::new();
            for word in all.into_iter().flatten() {
                if !joined.contains(&word) {
                    joined.push(word);
                }
            }
            return self.enumeration(&Words::Texts(joined), at, place, is_named);
        }
        let mut types: Vec<Type> = Vec::new();
        for (number, variant) in variants.iter().enumerate() {
            let place = match variants.len() {
                1 => place.clone(),
                _ => place.below(&format!("Variant{}", number + 1)),
            };
            let ty = self.lower(*variant, &place, depth + 1);
            if !types.contains(&ty) {
                types.push(ty);
            }
        }
        let is_text =
            |ty: &Type| matches!(ty, Type::String | Type::DateTime | Type::Byte | Type::Enum(_));
        let is_whole = |ty: &Type| matches!(ty, Type::Int32 | Type::Int64);
        match &types[..] {
            [only] => only.clone(),
            // An enumeration keeps what is none of its words.
            all if all.iter().all(is_text) => {
                let known = all.iter().find(|ty| matches!(ty, Type::Enum(_)));
                known.cloned().unwrap_or(Type::String)
            }
            all if all.iter().all(is_whole) => Type::Int64,
            all if all.iter().all(|ty| is_whole(ty) || *ty == Type::Double) => Type::Double,
            _ => {
                let message = "this may be several things that share no structure; it is any JSON";
                self.diagnostics.push(Diagnostic::new(Code::OpenChoice, at.node.place, message));
                Type::Any
            }
        }
    }

    fn enumeration(&mut self, words: &Words, at: At<'d>, place: &Place, is_named: bool) -> Type {
        let texts = match words {
            Words::Texts(texts) => texts,
            Words::Whole => {
                let is_small = at.node.text_at("format") == Some("int32");
                return if is_small { Type::Int32 } else { Type::Int64 };
            }
            Words::Numbers => return Type::Double,
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
        let _ = is_named;
        self.enums.of(&owner, &name, texts, docs)
    }

    fn carrier(&mut self, at: At<'d>, place: &Place) -> Type {
        let id = CarrierId(self.carriers.len() as u32);
        let evidence = Reason::new(Evidence::StatedName, Some(at.node.place));
        let name = self.unique(place.name.clone());
        let reason = match name {
            CarrierName::Stated(_) => evidence,
            CarrierName::Place(_) => Reason::new(Evidence::Nothing, Some(at.node.place)),
        };
        let title = at.node.text_at("title");
        let docs = at.node.text_at("description").or(title).unwrap_or_default().to_owned();
        let (properties, left_out) = Default::default();
        let request_of = place.request_of;
        self.carriers.push(Carrier { name, properties, left_out, docs, reason, request_of });
        self.required.push(Vec::new());
        self.open.push((id, at));
        self.known.insert(at.id(), Type::Carrier(id));
        Type::Carrier(id)
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
        let shape = Shape::of(self.document, at);
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
            let first = said[0].at;
            let required = shape.requires(name) && said.iter().any(|one| one.always);
            let is_nullable = said.iter().any(|one| self.is_nullable(one.at));
            let deprecated = first.node.is_true("deprecated").then(String::new);
            let property = Property {
                name: name.clone(),
                alias: None,
                ty,
                docs: self.docs(first),
                deprecated,
                required: false,
                stated_required: None,
                secret: first.node.text_at("format") == Some("password"),
                reason: Reason::new(Evidence::Table, Some(first.node.place)),
            };
            self.carriers[id.0 as usize].properties.push(property);
            let span = (required && !is_nullable).then_some(first.node.place);
            self.required[id.0 as usize].push(span);
        }
    }

    /// What is said of a value, beside its type.
    pub fn docs(&self, at: At<'d>) -> String {
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

/// What a schema lists.
pub(super) enum Words {
    Texts(Vec<String>),
    Whole,
    Numbers,
    Truths,
}

impl Words {
    fn into_texts(self) -> Option<Vec<String>> {
        match self {
            Words::Texts(texts) => Some(texts),
            _ => None,
        }
    }
}

/// The values that a schema allows, if it lists them and they are of one kind.
fn words(node: &Node) -> Option<Words> {
    let listed = node.items_at("enum").iter().chain(node.get("const"));
    let listed: Vec<&Node> = listed.filter(|one| !matches!(one.kind, Kind::Null)).collect();
    if listed.is_empty() {
        return None;
    }
    let texts: Option<Vec<String>> =
        listed.iter().map(|one| one.text().map(str::to_owned)).collect();
    if let Some(texts) = texts {
        let mut unique: Vec<String> = Vec::with_capacity(texts.len());
        for text in texts {
            if !unique.contains(&text) {
                unique.push(text);
            }
        }
        return Some(Words::Texts(unique));
    }
    let all = |is: fn(&Kind) -> bool| listed.iter().all(|one| is(&one.kind));
    if all(|kind| matches!(kind, Kind::Bool(_))) {
        return Some(Words::Truths);
    }
    if all(|kind| matches!(kind, Kind::Number(number) if number.is_i64() || number.is_u64())) {
        return Some(Words::Whole);
    }
    all(|kind| matches!(kind, Kind::Number(_))).then_some(Words::Numbers)
}

/// A component's name as one of a carrier: dots would make it a place, and some words are types.
fn readable(name: &str) -> String {
    let name = name.replace(['.', '/', ' '], "_");
    if WORDS.contains(&name.as_str()) { format!("{name}_schema") } else { name }
}
