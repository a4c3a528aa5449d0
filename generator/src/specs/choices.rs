//! Schemas that are one of several.

use super::document::At;
use super::extensions;
use super::properties::Shape;
use super::schemas::{Place, Schemas};
use super::words::{Words, distinct, words};
use crate::model::api::{CarrierId, Property, Signs, Type};
use crate::source::tree::Node;

impl<'d> Schemas<'d, '_> {
    /// One of several schemas: texts and numbers are joined, whatever else there is becomes a choice.
    pub(super) fn choice(
        &mut self,
        at: At<'d>,
        variants: &[At<'d>],
        place: &Place,
        depth: usize,
    ) -> Type {
        let of_words: Option<Vec<Vec<String>>> = variants
            .iter()
            .map(|one| self.document.follow(*one).ok().and_then(|target| words(target.at.node)))
            .map(|found| found.and_then(Words::into_texts))
            .collect();
        if let Some(all) = of_words {
            return self.enumeration(&Words::Texts(distinct(all.into_iter().flatten())), at, place);
        }
        // What holds itself needs to know what it is before its variants do.
        let id = self.new_carrier(at, place);
        let owner = self.carriers[id.0 as usize].name.clone();
        let mut types: Vec<Type> = Vec::new();
        let mut found: Vec<(Property, Signs)> = Vec::new();
        for (number, variant) in variants.iter().enumerate() {
            let signs = self.signs(at, *variant);
            let label = self.variant_label(*variant, &signs);
            let step = label.clone().unwrap_or_else(|| format!("Variant{}", number + 1));
            let ty = self.lower(*variant, &Place::named(owner.below(&step)), depth + 1);
            if types.contains(&ty) {
                continue;
            }
            let name = label.unwrap_or_else(|| kind_of(&ty, step));
            let property = self.property(name, ty.clone(), *variant);
            types.push(ty);
            found.push((property, signs));
        }
        if let Some(joined) = joined_scalars(&types) {
            return joined;
        }
        if types.contains(&Type::Any) {
            self.note_open(at, "one of these may be anything, so it is any JSON");
            self.known.insert(at.id(), Type::Any);
            return Type::Any;
        }
        self.give_variants(id, found);
        Type::Carrier(id)
    }

    /// Gives a choice that this library wrote its variants.
    pub(super) fn describe_choice(&mut self, id: CarrierId, at: At<'d>) {
        let owner = self.carriers[id.0 as usize].name.clone();
        let mut found: Vec<(Property, Signs)> = Vec::new();
        for variant in at.node.items_at("anyOf") {
            let Some((name, signs)) = extensions::variant(variant) else { continue };
            let variant = at.with(variant);
            let ty = self.lower(variant, &Place::named(owner.below(&name)), 0);
            found.push((self.property(name, ty, variant), signs));
        }
        self.give_variants(id, found);
    }

    fn give_variants(&mut self, id: CarrierId, found: Vec<(Property, Signs)>) {
        let (properties, signs): (Vec<Property>, Vec<Signs>) = found.into_iter().unzip();
        self.required[id.0 as usize] = vec![None; properties.len()];
        let carrier = &mut self.carriers[id.0 as usize];
        carrier.properties = properties;
        carrier.choice = Some(signs);
        carrier.request_of = None;
    }

    /// One of several types, as different answers of one operation are.
    pub(super) fn choice_of(&mut self, at: At<'d>, types: Vec<Type>, place: &Place) -> Type {
        if let Some(joined) = joined_scalars(&types) {
            return joined;
        }
        if types.contains(&Type::Any) {
            self.note_open(at, "one of the successes may be anything, so the answer is any JSON");
            return Type::Any;
        }
        let id = self.new_carrier(at, place);
        let variant = |(number, ty): (usize, Type)| {
            let name = match &ty {
                Type::Carrier(id) => self.carriers[id.0 as usize].name.display(),
                ty => kind_of(ty, format!("Variant{}", number + 1)),
            };
            Property { docs: String::new(), ..self.property(name, ty, at) }
        };
        let properties: Vec<Property> = types.into_iter().enumerate().map(variant).collect();
        self.required[id.0 as usize] = vec![None; properties.len()];
        let carrier = &mut self.carriers[id.0 as usize];
        carrier.docs = String::new();
        carrier.choice = Some(vec![Signs::default(); properties.len()]);
        carrier.properties = properties;
        Type::Carrier(id)
    }

    /// The name of a variant: that of its component or its title, or the word that tells it.
    fn variant_label(&self, variant: At<'d>, signs: &Signs) -> Option<String> {
        let target = self.document.follow(variant).ok();
        let named = target.and_then(|target| {
            target.name.or_else(|| target.at.node.text_at("title").map(str::to_owned))
        });
        let told = || signs.words.iter().find(|(_, words)| words.len() == 1);
        named.or_else(|| told().map(|(_, words)| words[0].clone()))
    }

    /// What tells a variant from the others: what must be there, words that properties must have, and the
    /// discriminator's.
    fn signs(&self, choice: At<'d>, variant: At<'d>) -> Signs {
        let shape = Shape::of(self.document, variant);
        let mut signs = Signs::default();
        for (name, said) in &shape.properties {
            if !shape.requires(name) {
                continue;
            }
            signs.required.push(name.clone());
            let texts = said.iter().find_map(|one| {
                let target = self.document.follow(one.at).ok()?;
                words(target.at.node)?.into_texts()
            });
            signs.words.extend(texts.map(|texts| (name.clone(), texts)));
        }
        let discriminator = choice.node.get("discriminator");
        let Some(name) = discriminator.and_then(|one| one.text_at("propertyName")) else {
            return signs;
        };
        let component = self.document.follow(variant).ok().and_then(|target| target.name);
        let mapping = discriminator.into_iter().flat_map(|one| one.entries_at("mapping"));
        let leads_here = |target: &str| {
            target.rsplit('/').next().is_some_and(|last| Some(last) == component.as_deref())
        };
        let mapped = mapping.filter(|(_, target)| target.text().is_some_and(leads_here));
        let mut told: Vec<String> = mapped.map(|(word, _)| word.clone()).collect();
        let is_known = signs.words.iter().any(|(known, _)| known == name);
        if told.is_empty() && !is_known {
            told.extend(component);
        }
        if !told.is_empty() {
            signs.words.retain(|(known, _)| known != name);
            signs.words.push((name.to_owned(), told));
        }
        signs
    }
}

/// The word for what kind of thing a type is, or `step` for an object.
fn kind_of(ty: &Type, step: String) -> String {
    let word = match ty {
        Type::Bool => "Bool",
        Type::Int32 | Type::Int64 => "Integer",
        Type::Double => "Number",
        Type::String | Type::Byte | Type::Enum(_) => "Text",
        Type::DateTime => "Date",
        Type::List(_) => "List",
        Type::Dictionary(_) => "Dictionary",
        Type::Carrier(_) | Type::Nullable(_) | Type::Any => return step,
    };
    word.to_owned()
}

/// One type for several of which no structure is lost.
fn joined_scalars(types: &[Type]) -> Option<Type> {
    let is_text =
        |ty: &Type| matches!(ty, Type::String | Type::DateTime | Type::Byte | Type::Enum(_));
    let is_whole = |ty: &Type| matches!(ty, Type::Int32 | Type::Int64);
    match types {
        [] => Some(Type::Any),
        [only] => Some(only.clone()),
        // An enumeration keeps what is none of its words.
        all if all.iter().all(is_text) => {
            let known = all.iter().find(|ty| matches!(ty, Type::Enum(_)));
            Some(known.cloned().unwrap_or(Type::String))
        }
        all if all.iter().all(is_whole) => Some(Type::Int64),
        all if all.iter().all(|ty| is_whole(ty) || *ty == Type::Double) => Some(Type::Double),
        _ => None,
    }
}

/// Whether a schema says more than which properties must be there.
pub(super) fn says_something(node: &Node) -> bool {
    const WORDS: [&str; 12] = [
        "$ref",
        "type",
        "properties",
        "items",
        "enum",
        "const",
        "allOf",
        "oneOf",
        "anyOf",
        "format",
        "additionalProperties",
        "pattern",
    ];
    WORDS.iter().any(|word| node.get(word).is_some())
}
