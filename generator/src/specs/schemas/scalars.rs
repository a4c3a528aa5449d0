//! Schemas that say `type`, or list words; lists, which say what their items are.

use super::super::document::At;
use super::super::words::Words;
use super::{Place, Schemas};
use crate::model::api::{CarrierName, Type};
use crate::source::tree::Node;

impl<'d> Schemas<'d, '_> {
    /// The type of a schema that says `type`, or lets one guess it.
    pub(super) fn stated(&mut self, at: At<'d>, place: &Place, depth: usize) -> Type {
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

    pub(in super::super) fn enumeration(
        &mut self,
        words: &Words,
        at: At<'d>,
        place: &Place,
    ) -> Type {
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
}

/// The words for types, without `null`.
pub(in super::super) fn types(node: &Node) -> Vec<&str> {
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
