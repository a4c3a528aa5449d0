//! Types that docs in Markdown lead to, held against the vendor's own specification: of the properties of
//! answers that both have, how many are there with the right type.

use serde_json::Value;
use std::collections::BTreeSet;
use tablature::model::api::{Api, ResponseContent, Type};

/// What came of the properties that both have.
#[derive(Debug, Default)]
pub struct Tally {
    /// The type is right.
    pub right: BTreeSet<String>,
    /// The type says nothing, or less than the specification.
    pub vague: BTreeSet<String>,
    /// The type is another, with what both say.
    pub wrong: BTreeSet<String>,
}

impl Tally {
    /// How many were compared.
    pub fn compared(&self) -> usize {
        self.right.len() + self.vague.len() + self.wrong.len()
    }
}

/// Compares all answers of operations that both know.
pub fn compare(api: &Api, specification: &Value) -> Tally {
    let mut comparison =
        Comparison { api, specification, tally: Tally::default(), seen: BTreeSet::new() };
    for operation in &api.operations {
        let (ResponseContent::Json(ty) | ResponseContent::JsonOrNothing(ty)) =
            &operation.response.content
        else {
            continue;
        };
        if let Some(schema) = answer_schema(specification, &operation.method, &operation.path) {
            comparison.look_into(ty, schema);
        }
    }
    comparison.tally
}

/// The schema of the first success of an operation; names of path parameters do not count.
fn answer_schema<'s>(specification: &'s Value, method: &str, path: &str) -> Option<&'s Value> {
    let wanted = shape(path);
    let paths = specification["paths"].as_object()?;
    let (_, item) = paths.iter().find(|(path, _)| shape(path) == wanted)?;
    let responses = item.get(method.to_lowercase())?["responses"].as_object()?;
    let (_, response) = responses.iter().find(|(status, _)| status.starts_with('2'))?;
    response.get("content")?.get("application/json")?.get("schema")
}

fn shape(path: &str) -> String {
    let segments = path.split('/').map(|one| if one.contains('{') { "{}" } else { one });
    segments.collect::<Vec<_>>().join("/")
}

struct Comparison<'a> {
    api: &'a Api,
    specification: &'a Value,
    tally: Tally,
    /// Pairs of carrier and schema that were compared.
    seen: BTreeSet<(u32, *const Value)>,
}

impl<'a> Comparison<'a> {
    /// Compares the properties of what `ty` and `schema` hold.
    fn look_into(&mut self, ty: &Type, schema: &'a Value) {
        match ty {
            Type::Carrier(id) => {
                let objects: Vec<&Value> =
                    self.variants(schema).into_iter().filter(|one| is_object(one)).collect();
                for object in objects {
                    if self.seen.insert((id.0, object)) {
                        self.look_at_properties(*id, object);
                    }
                }
            }
            Type::List(item) => {
                for array in self.variants(schema) {
                    if let Some(items) = array.get("items") {
                        self.look_into(item, items);
                    }
                }
            }
            Type::Dictionary(entry) => {
                for object in self.variants(schema) {
                    if let Some(entries) = object.get("additionalProperties") {
                        self.look_into(entry, entries);
                    }
                }
            }
            Type::Nullable(inner) => self.look_into(inner, schema),
            _ => {}
        }
    }

    fn look_at_properties(&mut self, id: tablature::model::api::CarrierId, object: &'a Value) {
        let carrier = self.api.carrier(id);
        for (name, stated) in object["properties"].as_object().into_iter().flatten() {
            let Some(property) = carrier.properties.iter().find(|one| one.name == *name) else {
                continue;
            };
            let place = format!("{}.{name}", carrier.name.display());
            let variants = self.variants(stated);
            let verdicts = variants.iter().map(|schema| self.verdict(&property.ty, schema));
            match verdicts.max().unwrap_or(Verdict::Right) {
                Verdict::Right => self.tally.right.insert(place),
                Verdict::Vague => self.tally.vague.insert(place),
                Verdict::Wrong => self.tally.wrong.insert(format!(
                    "{place}: {:?}, not {}",
                    property.ty,
                    variants.iter().map(|one| kind(one)).collect::<Vec<_>>().join(" or ")
                )),
            };
            self.look_into(&property.ty, stated);
        }
    }

    /// Whether a type fits a schema that is neither a reference nor a choice.
    fn verdict(&self, ty: &Type, schema: &'a Value) -> Verdict {
        match (ty, kind(schema)) {
            (_, "anything") => Verdict::Right,
            (Type::Any, _) => Verdict::Vague,
            (Type::Nullable(inner), _) => self.verdict(inner, schema),
            (Type::Bool, "boolean")
            | (Type::Int64, "integer")
            | (Type::Double, "number")
            | (Type::String | Type::DateTime | Type::Byte, "string")
            | (Type::Enum(_), "string")
            | (Type::Carrier(_), "object") => Verdict::Right,
            (Type::Int32, "integer") if schema["format"] == "int32" => Verdict::Right,
            // Any integer is a number as well.
            (Type::Double, "integer") => Verdict::Vague,
            (Type::Dictionary(entry), "object") => match schema.get("additionalProperties") {
                Some(entries @ Value::Object(_)) => self.best(entry, entries),
                _ => Verdict::Vague,
            },
            (Type::List(item), "array") => match schema.get("items") {
                Some(items) => self.best(item, items),
                None => Verdict::Right,
            },
            _ => Verdict::Wrong,
        }
    }

    /// The best that can be said of a type and a schema of any kind.
    fn best(&self, ty: &Type, schema: &'a Value) -> Verdict {
        let verdicts = self.variants(schema).into_iter().map(|one| self.verdict(ty, one));
        verdicts.max().unwrap_or(Verdict::Right)
    }

    /// What a schema comes to, references and choices resolved, without `null`.
    fn variants(&self, schema: &'a Value) -> Vec<&'a Value> {
        if let Some(reference) = schema["$ref"].as_str() {
            let pointer = reference.trim_start_matches('#');
            return self.variants(self.specification.pointer(pointer).expect("it leads somewhere"));
        }
        let choices = ["oneOf", "anyOf", "allOf"].map(|word| schema[word].as_array());
        let choices: Vec<&Value> = choices.into_iter().flatten().flatten().collect();
        if !choices.is_empty() && schema.get("type").is_none() {
            return choices.into_iter().flat_map(|one| self.variants(one)).collect();
        }
        if kind(schema) == "null" { Vec::new() } else { vec![schema] }
    }
}

fn is_object(schema: &Value) -> bool {
    schema.get("properties").is_some()
}

/// The word for what a schema holds besides `null`.
fn kind(schema: &Value) -> &str {
    match &schema["type"] {
        Value::String(word) => word,
        Value::Array(words) => {
            let words = words.iter().filter_map(Value::as_str);
            words.into_iter().find(|word| *word != "null").unwrap_or("null")
        }
        _ if is_object(schema) => "object",
        _ => "anything",
    }
}

/// From worst to best.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    Wrong,
    Vague,
    Right,
}
