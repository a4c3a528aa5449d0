//! Breaking samples, to see that the tests of a generated crate notice.

use crate::random::Random;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tablature::model::api::{Api, CarrierId, PayloadContent, Type};

/// A sample file that was broken.
#[derive(Debug)]
pub struct Broken {
    /// The payload's id.
    pub id: String,
    path: PathBuf,
    original: String,
}

impl Broken {
    /// Puts the file back as it was.
    ///
    /// # Panics
    ///
    /// When it cannot be written.
    pub fn restore(&self) {
        fs::write(&self.path, &self.original).expect("it could be written before");
    }
}

/// What can be done to a property of a sample.
#[derive(Clone, Copy, Debug)]
enum Damage {
    RenameKey,
    NumberToString,
    StringToList,
}

/// Breaks `count` samples below `samples`, each in one property whose type is known: by turns, a
/// key is renamed, a number becomes a string, and a string becomes a list. Which samples and
/// properties depends on `seed` alone.
///
/// # Panics
///
/// When there are not enough samples, or files cannot be read or written.
pub fn corrupt(api: &Api, samples: &Path, count: usize, seed: &str) -> Vec<Broken> {
    let mut files = BTreeMap::new();
    list(samples, &mut files);
    let mut random = Random::new(seed);
    let mut candidates: Vec<_> = api
        .operations
        .iter()
        .flat_map(|operation| &operation.payloads)
        .filter_map(|payload| match payload.content {
            PayloadContent::Json(Type::Carrier(id)) => Some((&payload.id, id)),
            _ => None,
        })
        .collect();
    let damages = [Damage::RenameKey, Damage::NumberToString, Damage::StringToList];
    let mut broken = Vec::new();
    while broken.len() < count {
        assert!(!candidates.is_empty(), "there are not enough samples to break");
        let chosen = random.below(candidates.len() as u64) as usize;
        let (id, carrier) = candidates.swap_remove(chosen);
        let Some(path) = files.get(&format!("{id}.json")) else { continue };
        let original = fs::read_to_string(path).expect("the sample was written");
        let damage = damages[broken.len() % damages.len()];
        let Some(text) = damaged(api, carrier, &original, damage, &mut random) else { continue };
        fs::write(path, text).expect("the sample was written");
        broken.push(Broken { id: id.clone(), path: path.clone(), original });
    }
    broken
}

/// All files below a folder by name.
fn list(folder: &Path, files: &mut BTreeMap<String, PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder was written") {
        let path = entry.expect("the folder was written").path();
        match path.file_name() {
            _ if path.is_dir() => list(&path, files),
            Some(name) => drop(files.insert(name.to_string_lossy().into_owned(), path)),
            None => {}
        }
    }
}

/// The sample with the damage done to one of its properties, if any lends itself to it.
fn damaged(
    api: &Api,
    carrier: CarrierId,
    text: &str,
    damage: Damage,
    random: &mut Random,
) -> Option<String> {
    let Value::Object(object) = serde_json::from_str(text).ok()? else { return None };
    let lends_itself = |ty: &Type, value: &Value| match damage {
        Damage::RenameKey => *ty != Type::Any,
        Damage::NumberToString => matches!(ty, Type::Int32 | Type::Double) && value.is_number(),
        Damage::StringToList => matches!(ty, Type::String | Type::DateTime) && value.is_string(),
    };
    let properties = api.carrier(carrier).properties.iter();
    let names: Vec<_> = properties
        .filter(|property| {
            object.get(&property.name).is_some_and(|value| lends_itself(&property.ty, value))
        })
        .map(|property| property.name.as_str())
        .collect();
    let name = *random.pick(names, 1).first()?;
    let changed: Map<String, Value> = object
        .iter()
        .map(|(key, value)| match damage {
            _ if key != name => (key.clone(), value.clone()),
            Damage::RenameKey => (format!("{key}Renamed"), value.clone()),
            Damage::NumberToString => (key.clone(), value.to_string().into()),
            Damage::StringToList => (key.clone(), vec![value.clone()].into()),
        })
        .collect();
    Some(format!("{:#}\n", Value::Object(changed)))
}
