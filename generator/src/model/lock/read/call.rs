//! What the function of an operation takes, as it is written in its entry.

use super::{DEEPEST, Names, Place, Reader};
use crate::model::api::notation::Written;
use crate::model::lock::write::NO_BODY;
use crate::model::lock::{Inputs, LockedCall, LockedType};
use crate::source::yaml::node::Node;

/// Collects the keys of one operation that say what its function takes.
#[derive(Default)]
pub(super) struct CallReader {
    takes: Option<Inputs>,
    optional: Inputs,
    /// `None` if nothing is said of it, `Some(None)` if there is said to be none.
    body: Option<Option<Written>>,
    new: Option<Inputs>,
}

impl CallReader {
    /// Reads the value of `key`.
    pub fn read(&mut self, reader: &mut Reader<'_>, place: &Place, key: &str, value: &Node) {
        match key {
            "takes" => self.takes = Some(inputs(reader, place, key, value)),
            "optional" => self.optional = inputs(reader, place, key, value),
            "new" => self.new = Some(inputs(reader, place, key, value)),
            _ => match value {
                Node::Text(text) if text == NO_BODY => self.body = Some(None),
                value => match reader.written(value, Names::Any, DEEPEST) {
                    Ok(ty) => self.body = Some(Some(ty)),
                    Err(message) => reader.fault(place, format!("`body`: {message}")),
                },
            },
        }
    }

    /// All together. Where it is not said what the function takes, it is to be learnt anew. Unless
    /// another body is named, that is what the operation `sends`.
    pub fn finish(
        self,
        reader: &mut Reader<'_>,
        place: &Place,
        sends: Option<&LockedType>,
    ) -> Option<LockedCall> {
        let takes = self.takes?;
        for (name, _) in &self.optional {
            if takes.iter().any(|(other, _)| other == name) {
                reader.fault(place, format!("`{name}` is in `takes` and in `optional`"));
            }
        }
        let body = self.body.unwrap_or_else(|| sends.map(|sends| sends.ty.clone()));
        Some(LockedCall { takes, optional: self.optional, body, new: self.new })
    }
}

/// Names and types in the order in which they are written.
fn inputs(reader: &mut Reader<'_>, place: &Place, key: &str, node: &Node) -> Inputs {
    let what = format!("names and types in `{key}`");
    let mut inputs = Inputs::new();
    for (place, name, ty) in reader.entries(place, &what, node) {
        match reader.written(ty, Names::Any, DEEPEST) {
            Ok(ty) => inputs.push((name.to_owned(), ty)),
            Err(message) => reader.fault(&place, format!("`{name}` in `{key}`: {message}")),
        }
    }
    inputs
}
