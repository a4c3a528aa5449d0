//! Whether a payload is what its type says: the questions that decoding will ask, in its order.

use crate::model::api::{Api, Carrier, CarrierId, Evidence, Property, Signs, Step, Type};
use crate::source::Span;
use serde_json::{Map, Number, Value};

/// Where a payload contradicts its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Contradiction {
    /// From the payload to the value.
    pub path: Vec<Step>,
    /// Who says what should be there.
    pub said: Said,
    /// What should be there.
    pub expected: &'static str,
    /// What is there.
    pub found: &'static str,
    /// Where the docs say what should be there, for a property.
    pub stated: Option<Span>,
}

/// Who says what a payload should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// The docs.
    Docs,
    /// The configuration.
    Override,
}

/// All contradictions, in the order in which decoding would meet them, but no more than `most`.
pub(crate) fn contradictions(
    api: &Api,
    ty: &Type,
    value: &Value,
    most: usize,
) -> Vec<Contradiction> {
    let mut search = Search { api, most, path: Vec::new(), found: Vec::new() };
    search.look_at(ty, value, None);
    search.found
}

/// A walk through a payload.
struct Search<'a> {
    api: &'a Api,
    most: usize,
    /// From the payload to where the walk is.
    path: Vec<Step>,
    found: Vec<Contradiction>,
}

impl Search<'_> {
    /// Looks at a value, which is what `property` holds, or in a list or dictionary there.
    fn look_at(&mut self, ty: &Type, value: &Value, property: Option<&Property>) {
        let expected = match (ty, value) {
            _ if self.found.len() >= self.most => return,
            (Type::Any, _)
            | (Type::Nullable(_), Value::Null)
            | (Type::Bool, Value::Bool(_))
            | (Type::Double, Value::Number(_))
            | (Type::String | Type::DateTime | Type::Byte, Value::String(_)) => return,
            (Type::Int32, Value::Number(number)) if is_int32(number) => return,
            (Type::Int64, Value::Number(number)) if number.is_i64() => return,
            (Type::Enum(id), Value::String(word)) => {
                let known = self.api.enumeration(*id);
                if known.closed && !known.values.contains(word) {
                    let (expected, found) = ("one of a closed set of words", "another one");
                    self.note(property, Said::Override, expected, found);
                }
                return;
            }
            (Type::Nullable(inner), _) => return self.look_at(inner, value, property),
            (Type::List(item), Value::Array(items)) => {
                for (index, value) in items.iter().enumerate() {
                    self.below(Step::Item(index), item, value, property);
                }
                return;
            }
            (Type::Dictionary(entry), Value::Object(object)) => {
                for (key, value) in object.iter().filter(|(_, value)| !value.is_null()) {
                    self.below(Step::Entry(key.clone()), entry, value, property);
                }
                return;
            }
            // What fits no variant is kept as it is.
            (Type::Carrier(id), _) if self.api.carrier(*id).choice.is_some() => return,
            (Type::Carrier(id), Value::Object(object)) => return self.in_carrier(*id, object),
            (Type::Bool, _) => "a bool",
            (Type::Int32, _) => "a 32-bit integer",
            (Type::Int64, _) => "a 64-bit integer",
            (Type::Double, _) => "a number",
            (Type::String | Type::DateTime | Type::Byte | Type::Enum(_), _) => "a string",
            (Type::List(_), _) => "an array",
            (Type::Dictionary(_) | Type::Carrier(_), _) => "an object",
        };
        let found = match (ty, value) {
            (Type::Int32 | Type::Int64, Value::Number(number)) if is_large(number) => {
                "a larger one"
            }
            _ => kind(value),
        };
        self.note(property, Said::Docs, expected, found);
    }

    /// The same for an object with known properties: first what is there is looked at, then what is
    /// missing.
    fn in_carrier(&mut self, id: CarrierId, object: &Map<String, Value>) {
        let carrier = self.api.carrier(id);
        for (key, value) in object {
            match property(carrier, key) {
                Some(property) if value.is_null() && property.required => {
                    self.note_absent(property, "null");
                }
                Some(property) if !value.is_null() => {
                    self.below(Step::Property(key.clone()), &property.ty, value, Some(property));
                }
                _ => {}
            }
        }
        let required = carrier.properties.iter().filter(|property| property.required);
        for missing in required.filter(|property| !object.contains_key(&property.name)) {
            self.note_absent(missing, "nothing");
        }
    }

    fn below(&mut self, step: Step, ty: &Type, value: &Value, property: Option<&Property>) {
        self.path.push(step);
        self.look_at(ty, value, property);
        self.path.pop();
    }

    fn note(
        &mut self,
        property: Option<&Property>,
        said: Said,
        expected: &'static str,
        found: &'static str,
    ) {
        let is_overridden = |one: &Property| one.reason.evidence == Evidence::Override;
        let said = if property.is_some_and(is_overridden) { Said::Override } else { said };
        let stated = property.and_then(|property| property.reason.span);
        self.found.push(Contradiction { path: self.path.clone(), said, expected, found, stated });
    }

    /// Notes that a property is not there which the docs or an override say always is.
    fn note_absent(&mut self, property: &Property, found: &'static str) {
        if self.found.len() < self.most {
            let mut path = self.path.clone();
            path.push(Step::Property(property.name.clone()));
            let stated = property.stated_required.map(|stated| stated.span);
            let said = if stated.is_some() { Said::Docs } else { Said::Override };
            let expected = "always there";
            self.found.push(Contradiction { path, said, expected, found, stated });
        }
    }
}

fn property<'a>(carrier: &'a Carrier, name: &str) -> Option<&'a Property> {
    carrier.properties.iter().find(|property| property.name == name)
}

/// The variant of a choice that a value is, chosen as decoding will: the one that its words tell, else the
/// one with the fewest properties that are missing or unknown. `None` if it fits none.
fn variant<'a>(api: &'a Api, choice: &'a Carrier, value: &Value) -> Option<&'a Type> {
    let signs = choice.choice.as_deref().unwrap_or_default();
    let variants = choice.properties.iter().map(|variant| &variant.ty).zip(signs);
    let judged = variants.filter_map(|(ty, signs)| Some((strangeness(api, ty, signs, value)?, ty)));
    judged.min_by_key(|(strange, _)| *strange).map(|(_, ty)| ty)
}

/// How strange a value would be as a variant; `None` if it cannot be one.
fn strangeness(api: &Api, ty: &Type, signs: &Signs, value: &Value) -> Option<usize> {
    let word = |name: &String| value.get(name).and_then(Value::as_str);
    let tells_another = |(name, words): &(String, Vec<String>)| {
        word(name).is_some_and(|word| !words.iter().any(|known| known == word))
    };
    if signs.words.iter().any(tells_another) || !contradictions(api, ty, value, 1).is_empty() {
        return None;
    }
    if !signs.words.is_empty() && signs.words.iter().all(|(name, _)| word(name).is_some()) {
        return Some(0);
    }
    let strangers = strangers(api, ty, value);
    let is_stranger = match (ty, value) {
        (Type::Carrier(id), Value::Object(object)) => {
            let is_object = api.carrier(*id).choice.is_none();
            is_object && !object.is_empty() && strangers == object.len()
        }
        _ => false,
    };
    let missing = signs.required.iter().filter(|name| value.get(name.as_str()).is_none()).count();
    (!is_stranger).then_some(1 + strangers + missing)
}

/// How many properties of a value, or of the items of a list, its type does not know.
fn strangers(api: &Api, ty: &Type, value: &Value) -> usize {
    match (ty, value) {
        (Type::Nullable(inner), _) => strangers(api, inner, value),
        (Type::List(item), Value::Array(items)) => {
            items.iter().map(|value| strangers(api, item, value)).sum()
        }
        (Type::Carrier(id), value) if api.carrier(*id).choice.is_some() => {
            variant(api, api.carrier(*id), value).map_or(0, |ty| strangers(api, ty, value))
        }
        (Type::Carrier(id), Value::Object(object)) => {
            let carrier = api.carrier(*id);
            object.keys().filter(|key| property(carrier, key).is_none()).count()
        }
        _ => 0,
    }
}

/// The paths of all that a payload of type `ty` holds and no carrier has a property for.
pub(crate) fn unknown(api: &Api, ty: &Type, value: &Value) -> Vec<Unknown> {
    let mut found = Vec::new();
    collect_unknown(api, ty, value, &mut Vec::new(), &mut found);
    found
}

/// Something in a payload for which a carrier has no property.
pub(crate) struct Unknown {
    /// From the payload to the value.
    pub path: Vec<Step>,
    /// The carrier.
    pub carrier: CarrierId,
    /// Whether the configuration leaves the property out.
    pub is_left_out: bool,
}

fn collect_unknown(
    api: &Api,
    ty: &Type,
    value: &Value,
    path: &mut Vec<Step>,
    found: &mut Vec<Unknown>,
) {
    let below: Vec<(Step, &Type, &Value)> = match (ty, value) {
        (Type::Nullable(inner), value) => return collect_unknown(api, inner, value, path, found),
        (Type::List(item), Value::Array(items)) => {
            let steps = items.iter().enumerate();
            steps.map(|(index, value)| (Step::Item(index), &**item, value)).collect()
        }
        (Type::Dictionary(entry), Value::Object(object)) => {
            let steps = object.iter();
            steps.map(|(key, value)| (Step::Entry(key.clone()), &**entry, value)).collect()
        }
        (Type::Carrier(id), value) if api.carrier(*id).choice.is_some() => {
            if let Some(ty) = variant(api, api.carrier(*id), value) {
                collect_unknown(api, ty, value, path, found);
            }
            return;
        }
        (Type::Carrier(id), Value::Object(object)) => {
            let carrier = api.carrier(*id);
            for key in object.keys().filter(|key| property(carrier, key).is_none()) {
                let path = path.iter().cloned().chain([Step::Property(key.clone())]).collect();
                let is_left_out = carrier.left_out.contains(key);
                found.push(Unknown { path, carrier: *id, is_left_out });
            }
            // In the order in which the runtime lists them.
            let held = carrier.properties.iter().filter_map(|property| {
                let step = Step::Property(property.name.clone());
                Some((step, &property.ty, object.get(&property.name)?))
            });
            held.collect()
        }
        _ => Vec::new(),
    };
    for (step, ty, value) in below {
        path.push(step);
        collect_unknown(api, ty, value, path, found);
        path.pop();
    }
}

fn is_int32(number: &Number) -> bool {
    number.as_i64().is_some_and(|number| i32::try_from(number).is_ok())
}

/// Whether a number is an integer, or so large that it was read as a fraction.
fn is_large(number: &Number) -> bool {
    !number.is_f64() || number.as_f64().is_some_and(|number| number.abs() >= 2_f64.powi(63))
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a bool",
        Value::Number(number) if number.is_f64() => "a fraction",
        Value::Number(_) => "an integer",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}
