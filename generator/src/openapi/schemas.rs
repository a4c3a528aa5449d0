//! Types as schemas, carriers as components.

use super::bytes::{Place, places_of_plain_text};
use super::json::{Json, Object};
use super::names::{Wanted, keys};
use crate::model::api::{
    Api, Carrier, CarrierId, CarrierName, Enumeration, Parameter, Property, Signs, Type,
};
use std::collections::HashSet;

/// Whether `null` may stand in the place of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Null {
    /// It may.
    Allowed,
    /// It may not.
    Forbidden,
}

/// Writes the types of an API.
pub(super) struct Schemas<'a> {
    api: &'a Api,
    /// Keys of the components: those of the carriers, by their ids, and after them those of the enumerations.
    keys: Vec<String>,
    plain_text: HashSet<Place>,
}

impl<'a> Schemas<'a> {
    /// Gives the carriers their keys and looks at the samples.
    pub fn new(api: &'a Api) -> Self {
        let carriers = api.carriers.iter().map(|carrier| wanted(&carrier.name));
        let enums = api.enums.iter().map(|enumeration| {
            let name = enumeration.name.join(".");
            Wanted { full: format!("enum {name}"), name }
        });
        let wanted: Vec<_> = carriers.chain(enums).collect();
        Self { api, keys: keys(&wanted), plain_text: places_of_plain_text(api) }
    }

    /// All carriers as components, in order, and after them the enumerations.
    pub fn components(&self) -> Object {
        let carriers = self.api.carriers.iter().zip(0..).zip(&self.keys);
        let components = carriers.fold(Object::new(), |components, ((carrier, index), key)| {
            components.with(key, self.carrier(carrier, CarrierId(index), key))
        });
        let enums = self.api.enums.iter().zip(&self.keys[self.api.carriers.len()..]);
        enums.fold(components, |components, (one, key)| components.with(key, enumeration(one)))
    }

    /// The schema of what stands in a place and is never `null`.
    pub fn value(&self, ty: &Type, place: Place) -> Object {
        self.schema(ty, Some(place), Null::Forbidden)
    }

    /// The schema of what no sample shows.
    pub fn unseen(&self, ty: &Type) -> Object {
        self.schema(ty, None, Null::Forbidden)
    }

    /// A carrier as a component.
    fn carrier(&self, carrier: &Carrier, id: CarrierId, key: &str) -> Object {
        let mut schema = match &carrier.choice {
            Some(signs) => Object::new().with("anyOf", self.variants(carrier, id, signs)),
            None => self.object(carrier, id),
        };
        match &carrier.name {
            CarrierName::Stated(name) if name == key => {}
            CarrierName::Stated(name) => schema.set("title", name.as_str()),
            CarrierName::Place(place) => schema.set("x-tablature-place", Json::texts(place)),
        }
        if let Some(operation) = carrier.request_of.and_then(|index| self.api.operations.get(index))
        {
            schema.set("x-tablature-request-of", operation.id.as_str());
        }
        if !carrier.left_out.is_empty() {
            schema.set("x-tablature-left-out", Json::texts(&carrier.left_out));
        }
        schema.with_text("description", &carrier.docs)
    }

    fn object(&self, carrier: &Carrier, id: CarrierId) -> Object {
        let mut properties = Object::new();
        for (index, property) in carrier.properties.iter().enumerate() {
            let schema = self.property(property, Place::Property(id, index));
            properties.set(&property.name, schema);
        }
        let required = carrier.properties.iter().filter(|property| property.required);
        let required: Vec<Json> = required.map(|property| property.name.as_str().into()).collect();
        let schema = Object::new().with("type", "object");
        let schema = if required.is_empty() { schema } else { schema.with("required", required) };
        schema.with("properties", properties)
    }

    /// The variants of a choice, each with its name and what tells it. Anything else is kept as well.
    fn variants(&self, carrier: &Carrier, id: CarrierId, signs: &[Signs]) -> Vec<Json> {
        let variants = carrier.properties.iter().zip(signs).enumerate();
        let variant = |(index, (variant, signs)): (usize, (&Property, &Signs))| {
            let place = Place::Property(id, index);
            let of_sign = |words: &[String]| Json::texts(words);
            let words = signs.words.iter();
            let words =
                words.fold(Object::new(), |all, (name, words)| all.with(name, of_sign(words)));
            let tells = Object::new()
                .with("name", variant.name.as_str())
                .with_some("words", (!words.is_empty()).then_some(words))
                .with_some(
                    "has",
                    (!signs.required.is_empty()).then(|| Json::texts(&signs.required)),
                );
            self.described(self.schema(&variant.ty, Some(place), Null::Forbidden), variant)
                .with("x-tablature-variant", tells)
                .into()
        };
        variants.map(variant).collect()
    }

    /// A property; what is said of it stands beside its type.
    fn property(&self, property: &Property, place: Place) -> Object {
        let null = if property.required { Null::Forbidden } else { Null::Allowed };
        self.described(self.schema(&property.ty, Some(place), null), property)
    }

    fn described(&self, schema: Object, property: &Property) -> Object {
        let schema = schema.with_some("x-tablature-alias", property.alias.as_deref());
        let schema = if property.secret { secret(schema, &property.ty) } else { schema };
        let requirement = property.requirement().unwrap_or_default();
        let schema = match requirement {
            "" => schema,
            _ => schema.with("x-tablature-requirement", requirement),
        };
        let Some(instead) = &property.deprecated else {
            return schema.with_text("description", &joined([&property.docs, requirement]));
        };
        let deprecated = format!("Deprecated: {instead}");
        let description = joined([property.docs.as_str(), &deprecated, requirement]);
        schema
            .with("description", description)
            .with("deprecated", true)
            .with("x-tablature-deprecated", instead.as_str())
    }

    /// The schema of a parameter, which no sample shows.
    pub fn parameter(&self, parameter: &Parameter) -> Object {
        let schema = self.unseen(&parameter.ty);
        if parameter.secret { secret(schema, &parameter.ty) } else { schema }
    }

    fn schema(&self, ty: &Type, place: Option<Place>, null: Null) -> Object {
        match ty {
            Type::Bool => of_type("boolean", null),
            Type::Int32 => of_type("integer", null).with("format", "int32"),
            Type::Int64 => of_type("integer", null).with("format", "int64"),
            Type::Double => of_type("number", null).with("format", "double"),
            Type::String => of_type("string", null),
            Type::DateTime => of_type("string", null).with("format", "date-time"),
            Type::Byte if place.is_some_and(|place| self.plain_text.contains(&place)) => {
                of_type("string", null).with("x-tablature-type", "byte")
            }
            Type::Byte => of_type("string", null).with("format", "byte"),
            Type::Any => Object::new(),
            Type::Enum(id) => self.reference(self.api.carriers.len() + id.0 as usize, null),
            Type::Carrier(id) => self.reference(id.0 as usize, null),
            Type::List(item) => {
                of_type("array", null).with("items", self.schema(item, place, Null::Forbidden))
            }
            Type::Nullable(inner) => self.schema(inner, place, Null::Allowed),
            Type::Dictionary(entry) => of_type("object", null)
                .with("additionalProperties", self.schema(entry, place, Null::Allowed)),
        }
    }

    fn reference(&self, component: usize, null: Null) -> Object {
        let key = self.keys.get(component).map_or("", String::as_str);
        let reference = Object::new().with("$ref", format!("#/components/schemas/{key}"));
        match null {
            Null::Forbidden => reference,
            Null::Allowed => {
                Object::new().with("anyOf", vec![reference.into(), of_type("null", null).into()])
            }
        }
    }
}

/// The schema of a value that is not to be shown. Text has a format for that, which other types
/// have not.
fn secret(schema: Object, ty: &Type) -> Object {
    let schema = match ty {
        Type::String => schema.with("format", "password"),
        _ => schema,
    };
    schema.with("x-tablature-secret", true)
}

/// A JSON Patch, which is a list of operations.
pub(super) fn patch() -> Object {
    let words = ["add", "remove", "replace", "move", "copy", "test"];
    let properties = Object::new()
        .with("op", of_type("string", Null::Forbidden).with("enum", Json::texts(words)))
        .with("path", of_type("string", Null::Forbidden))
        .with("value", Object::new())
        .with("from", of_type("string", Null::Forbidden));
    let operation = of_type("object", Null::Forbidden)
        .with("required", Json::texts(["op", "path"]))
        .with("properties", properties);
    of_type("array", Null::Forbidden).with("items", operation)
}

/// A JSON Merge Patch, which is an object with what is to change.
pub(super) fn merge_patch() -> Object {
    of_type("object", Null::Forbidden)
}

/// The words of an enumeration or, unless it is closed, any other word.
fn enumeration(enumeration: &Enumeration) -> Object {
    let text = || of_type("string", Null::Forbidden);
    let mut words: Vec<&str> = Vec::new();
    for word in &enumeration.values {
        if !words.contains(&word.as_str()) {
            words.push(word);
        }
    }
    let mut choices: Vec<Json> = Vec::new();
    if !words.is_empty() {
        choices.push(text().with("enum", Json::texts(words)).into());
    }
    if !enumeration.closed || choices.is_empty() {
        choices.push(text().into());
    }
    Object::new()
        .with("title", enumeration.name.join("."))
        .with_text("description", &enumeration.docs)
        .with("anyOf", choices)
        .with("x-tablature-enum", Json::texts(&enumeration.name))
}

fn of_type(word: &str, null: Null) -> Object {
    match null {
        Null::Allowed if word != "null" => Object::new().with("type", Json::texts([word, "null"])),
        _ => Object::new().with("type", word),
    }
}

/// Paragraphs as one text.
pub(super) fn joined<'t>(paragraphs: impl IntoIterator<Item = &'t str>) -> String {
    let paragraphs = paragraphs.into_iter().filter(|paragraph| !paragraph.is_empty());
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

fn wanted(name: &CarrierName) -> Wanted {
    Wanted { name: name.display(), full: format!("{name:?}") }
}
