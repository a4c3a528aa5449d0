//! Schemas of objects: dictionaries, and carriers with their properties.

use super::super::document::{At, Target};
use super::super::extensions;
use super::super::properties::Shape;
use super::scalars::types;
use super::{LONGEST, Place, Schemas};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::api::{Carrier, CarrierId, CarrierName, Evidence, Property, Reason, Type};

impl<'d> Schemas<'d, '_> {
    /// An object: a dictionary, a carrier, or another name for one.
    pub(super) fn object(&mut self, at: At<'d>, place: &Place, depth: usize) -> Type {
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
    pub(super) fn is_object(&mut self, at: At<'d>, depth: usize) -> bool {
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

    pub(super) fn carrier(&mut self, at: At<'d>, place: &Place) -> Type {
        let id = self.new_carrier(at, place);
        self.open.push((id, at));
        Type::Carrier(id)
    }

    /// A carrier without properties, which is what the schema is known as from now on.
    pub(in super::super) fn new_carrier(&mut self, at: At<'d>, place: &Place) -> CarrierId {
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
    pub(super) fn describe(&mut self, id: CarrierId, at: At<'d>) {
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

    pub(in super::super) fn property(&self, name: String, ty: Type, at: At<'d>) -> Property {
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
