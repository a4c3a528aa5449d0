//! Values made of their types, for answers without a sample.

use crate::model::api::{Api, CarrierId, Property, Type};
use fastrand::Rng;
use serde_json::{Map, Value, json};

/// Carriers within each other beyond which nothing is held.
const DEEPEST: usize = 6;

/// Values in one answer after which only what must be there is made.
const MOST: usize = 2000;

/// Makes values. The same seed gives the same ones.
pub(super) struct Maker<'a> {
    api: &'a Api,
    dice: Rng,
    made: usize,
    /// The carriers around the value that is made.
    above: Vec<CarrierId>,
}

impl<'a> Maker<'a> {
    /// A maker whose chance depends on a seed.
    pub fn new(api: &'a Api, seed: u64) -> Self {
        Self { api, dice: Rng::with_seed(seed), made: 0, above: Vec::new() }
    }

    /// A value of a type, called by a name.
    pub fn value(&mut self, ty: &Type, name: &str) -> Value {
        self.made += 1;
        match ty {
            Type::Bool => self.dice.bool().into(),
            Type::Int32 => self.dice.i32(1..10_000).into(),
            Type::Int64 => self.dice.i64(1..10_000_000_000).into(),
            Type::Double => json!(f64::from(self.dice.i32(1..100_000)) / 100.0),
            Type::String | Type::Any => format!("{name} {}", self.dice.u8(1..100)).into(),
            Type::DateTime => self.date().into(),
            Type::Byte => self.base64().into(),
            Type::Enum(id) => self.word(&self.api.enumeration(*id).values).into(),
            Type::Carrier(id) => self.carrier(*id),
            Type::Nullable(inner) => self.value(inner, name),
            Type::List(item) => {
                let count = if self.has_room(item) { self.dice.usize(1..=2) } else { 0 };
                (0..count).map(|_| self.value(item, name)).collect()
            }
            Type::Dictionary(entry) => {
                let count = if self.has_room(entry) { self.dice.usize(1..=2) } else { 0 };
                let entry = |number| (format!("{name}{number}"), self.value(entry, name));
                Value::Object((1..=count).map(entry).collect())
            }
        }
    }

    fn carrier(&mut self, id: CarrierId) -> Value {
        let has_room = self.has_room(&Type::Carrier(id));
        // Carriers that must hold each other have no end; theirs is here.
        if self.above.len() > 2 * DEEPEST {
            return Value::Object(Map::new());
        }
        self.above.push(id);
        let api = self.api;
        if api.carrier(id).choice.is_some() {
            let variants = &api.carrier(id).properties;
            let fitting = variants.iter().find(|one| self.has_room(&one.ty)).or(variants.first());
            let made = fitting.map_or(Value::Null, |one| self.value(&one.ty, &one.name));
            self.above.pop();
            return made;
        }
        let made = |property: &&Property| has_room || property.required;
        let mut object = Map::new();
        for property in api.carrier(id).properties.iter().filter(made) {
            let value = match property.required || self.has_room(&property.ty) {
                true => self.value(&property.ty, &property.name),
                false => Value::Null,
            };
            object.insert(property.name.clone(), value);
        }
        self.above.pop();
        Value::Object(object)
    }

    /// Whether a value of a type would neither repeat what is around it nor be one too many.
    fn has_room(&self, ty: &Type) -> bool {
        let is_new = ty.carrier().is_none_or(|id| !self.above.contains(&id));
        is_new && self.above.len() < DEEPEST && self.made < MOST
    }

    fn date(&mut self) -> String {
        let mut between = |range| self.dice.u32(range);
        format!(
            "20{:02}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
            between(15..30),
            between(1..13),
            between(1..29),
            between(0..24),
            between(0..60),
            between(0..60)
        )
    }

    fn base64(&mut self) -> String {
        (0..8).map(|_| self.dice.alphanumeric()).collect()
    }

    fn word(&mut self, words: &[String]) -> String {
        self.dice.choice(words).cloned().unwrap_or_default()
    }
}
