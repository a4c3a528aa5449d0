//! Schemas become types, components become carriers.

use super::json::{entries, flag, list, optional_texts, referenced, text, without_paragraph};
use serde_json::{Value, json};
use std::collections::HashMap;
use tablature::model::api::{
    Carrier, CarrierId, CarrierName, EnumId, Enumeration, Evidence, Operation, Property, Reason,
    Type,
};

/// What reads types: knows the components, and collects the enumerations.
pub struct Schemas<'d> {
    document: &'d Value,
    ids: HashMap<&'d str, CarrierId>,
    enums: Vec<Enumeration>,
}

impl<'d> Schemas<'d> {
    /// A reader for a document's types.
    pub fn new(document: &'d Value) -> Self {
        let keys = entries(&document["components"]["schemas"]).map(|(key, _)| key);
        let ids = keys.zip(0..).map(|(key, index)| (key, CarrierId(index))).collect();
        Self { document, ids, enums: Vec::new() }
    }

    /// The type that a schema was written for.
    pub fn ty(&mut self, schema: &Value) -> Type {
        if let Some(name) = optional_texts(schema, "x-tablature-enum") {
            return Type::Enum(self.enumeration(name, schema));
        }
        let choices = list(schema, "anyOf").iter();
        if let Some(key) = std::iter::once(schema).chain(choices).find_map(referenced) {
            return Type::Carrier(self.ids[key]);
        }
        let word = match &schema["type"] {
            Value::Array(words) => words[0].as_str(),
            word => word.as_str(),
        };
        match (word, text(schema, "format").as_str()) {
            (None, _) => Type::Any,
            (Some("boolean"), _) => Type::Bool,
            (Some("integer"), "int32") => Type::Int32,
            (Some("integer"), "int64") => Type::Int64,
            (Some("number"), "double") => Type::Double,
            (Some("string"), "date-time") => Type::DateTime,
            (Some("string"), "byte") => Type::Byte,
            (Some("string"), _) if text(schema, "x-tablature-type") == "byte" => Type::Byte,
            (Some("string"), "" | "password") => Type::String,
            (Some("array"), _) => self.item(&schema["items"]).list(),
            (Some("object"), _) => self.ty(&schema["additionalProperties"]).dictionary(),
            (word, format) => panic!("no type is written as {word:?} with the format {format:?}"),
        }
    }

    /// The type of what a list consists of, which may be null if its schema says so.
    fn item(&mut self, schema: &Value) -> Type {
        let is_null = |schema: &Value| schema["type"] == "null";
        let words = schema["type"].as_array();
        let may_be_null = words.is_some_and(|words| words.contains(&json!("null")))
            || list(schema, "anyOf").iter().any(is_null);
        let ty = self.ty(schema);
        if may_be_null { ty.nullable() } else { ty }
    }

    fn enumeration(&mut self, name: Vec<String>, schema: &Value) -> EnumId {
        let known = self.enums.iter().position(|known| known.name == name);
        let index = known.unwrap_or_else(|| {
            let choices = list(schema, "anyOf");
            let values = choices.iter().find_map(|choice| optional_texts(choice, "enum"));
            let values = values.unwrap_or_default();
            let is_open = |choice: &Value| *choice == json!({"type": "string"});
            let closed = !choices.iter().any(is_open);
            self.enums.push(Enumeration { name, values, closed, docs: String::new() });
            self.enums.len() - 1
        });
        EnumId(u32::try_from(index).expect("there are not so many"))
    }

    /// Keeps what is said of a place as what is said of its enumeration, if nothing is yet.
    pub fn describe(&mut self, ty: &Type, docs: &str) {
        if let Type::Enum(id) = ty
            && let enumeration = &mut self.enums[id.0 as usize]
            && enumeration.docs.is_empty()
        {
            docs.clone_into(&mut enumeration.docs);
        }
    }

    /// All enumerations that were met.
    pub fn enums(self) -> Vec<Enumeration> {
        self.enums
    }

    /// All carriers, in order.
    pub fn carriers(&mut self, operations: &[Operation]) -> Vec<Carrier> {
        let components = entries(&self.document["components"]["schemas"]);
        components.map(|(key, schema)| self.carrier(key, schema, operations)).collect()
    }

    /// The carrier of an id, as it is written.
    pub fn written(&self, id: CarrierId) -> &'d Value {
        let mut components = entries(&self.document["components"]["schemas"]);
        components.nth(id.0 as usize).expect("the component is there").1
    }

    fn carrier(&mut self, key: &str, schema: &Value, operations: &[Operation]) -> Carrier {
        let name = match (optional_texts(schema, "x-tablature-place"), text(schema, "title")) {
            (Some(place), _) => CarrierName::Place(place),
            (None, title) if title.is_empty() => CarrierName::Stated(key.to_owned()),
            (None, title) => CarrierName::Stated(title),
        };
        let operation = text(schema, "x-tablature-request-of");
        let required = optional_texts(schema, "required").unwrap_or_default();
        Carrier {
            name,
            properties: entries(&schema["properties"])
                .map(|(name, schema)| Property {
                    required: required.iter().any(|required| required == name),
                    ..self.property(name, schema)
                })
                .collect(),
            left_out: Vec::new(),
            docs: text(schema, "description"),
            reason: no_reason(),
            request_of: operations.iter().position(|known| known.id == operation),
            choice: None,
        }
    }

    fn property(&mut self, name: &str, schema: &Value) -> Property {
        let deprecated = flag(schema, "deprecated").then(|| text(schema, "x-tablature-deprecated"));
        let requirement = text(schema, "x-tablature-requirement");
        let description = without_paragraph(&text(schema, "description"), &requirement);
        Property {
            name: name.to_owned(),
            alias: None,
            ty: self.ty(schema),
            docs: match &deprecated {
                Some(instead) => without_paragraph(&description, &format!("Deprecated: {instead}")),
                None => description,
            },
            deprecated,
            required: false,
            stated_required: None,
            secret: flag(schema, "x-tablature-secret"),
            reason: no_reason(),
        }
    }
}

/// What a document says of why things are as they are.
pub fn no_reason() -> Reason {
    Reason::new(Evidence::Nothing, None)
}
