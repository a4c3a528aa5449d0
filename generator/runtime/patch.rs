use serde::Serialize;
use serde_json::Map;

use super::super::runtime;
use super::carrier::carrier;
use super::{Extra, ToJson, Value, deserialize, to_json, to_value};

/// A change of an object.
///
/// ```rust
/// use my_api::{Patch, PatchOperation};
///
/// let patch = Patch::from([
///     PatchOperation::test("/Department", "Sales"),
///     PatchOperation::replace("/Department", "Support"),
/// ]);
/// assert!(patch.to_json().starts_with(br#"[{"op":"test","path":"/Department""#));
/// ```
///
/// Any JSON is a patch, too: `Patch::from(json!({ "Department": "Support" }))`.
#[derive(Clone, Debug, PartialEq)]
pub enum Patch {
    /// Steps, one after another (JSON Patch, RFC 6902).
    Operations(Vec<PatchOperation>),
    /// An object with the new values (JSON Merge Patch, RFC 7396); `null` removes one.
    Merge(Map<String, Value>),
    /// JSON that is neither, sent as it is.
    Other(Value),
}

impl Patch {
    /// What a value of a type of your own is as JSON: its properties are the new values, or its
    /// items are steps.
    ///
    /// # Errors
    /// If the value has no form as JSON.
    pub fn from_serialize<T: Serialize + ?Sized>(value: &T) -> Result<Self, serde_json::Error> {
        serde_json::to_value(value).map(Self::from)
    }

    /// The patch as JSON.
    pub fn to_json(&self) -> Vec<u8> {
        match self {
            Patch::Operations(operations) => to_json(operations),
            Patch::Merge(values) => to_json(&Value::Object(values.clone())),
            Patch::Other(value) => to_json(value),
        }
    }
}

impl From<Vec<PatchOperation>> for Patch {
    fn from(operations: Vec<PatchOperation>) -> Self {
        Patch::Operations(operations)
    }
}

impl<const N: usize> From<[PatchOperation; N]> for Patch {
    fn from(operations: [PatchOperation; N]) -> Self {
        Patch::Operations(operations.into())
    }
}

impl From<PatchOperation> for Patch {
    fn from(operation: PatchOperation) -> Self {
        Patch::Operations(vec![operation])
    }
}

impl From<Map<String, Value>> for Patch {
    fn from(values: Map<String, Value>) -> Self {
        Patch::Merge(values)
    }
}

/// An object has the new values, an array of objects that say what to do (`op`) is steps.
impl From<Value> for Patch {
    fn from(value: Value) -> Self {
        let is_step = |item: &Value| item.get("op").is_some_and(Value::is_string);
        match value {
            Value::Object(values) => Patch::Merge(values),
            Value::Array(items) if items.iter().all(is_step) => {
                let json = Value::Array(items);
                deserialize(&json).map_or_else(|_| Patch::Other(json.clone()), Patch::Operations)
            }
            other => Patch::Other(other),
        }
    }
}

impl From<&Patch> for Patch {
    fn from(patch: &Patch) -> Self {
        patch.clone()
    }
}

/// A step of a [`Patch`]. Paths are JSON pointers: `/Person/Name`.
#[derive(Clone, Default)]
pub struct PatchOperation {
    /// What to do: `add`, `remove`, `replace`, `move`, `copy` or `test`.
    pub op: Option<String>,
    /// Where.
    pub path: Option<String>,
    /// The value to add or to compare with.
    pub value: Option<Value>,
    /// Where to move or copy from.
    pub from: Option<String>,
    /// What arrived and has no property here, and which properties arrived as `null`.
    pub extra: Extra,
}

carrier!(PatchOperation { op: "op", path: "path", value: "value", from: "from" });

impl PatchOperation {
    /// Adds a value, or an item to a list.
    pub fn add<T: ToJson + ?Sized>(path: &str, value: &T) -> Self {
        Self::with_value("add", path, to_value(value))
    }

    /// Replaces a value.
    pub fn replace<T: ToJson + ?Sized>(path: &str, value: &T) -> Self {
        Self::with_value("replace", path, to_value(value))
    }

    /// Refuses the whole patch unless the value is this one.
    pub fn test<T: ToJson + ?Sized>(path: &str, value: &T) -> Self {
        Self::with_value("test", path, to_value(value))
    }

    /// Removes a value.
    pub fn remove(path: &str) -> Self {
        Self::new("remove", path)
    }

    /// Moves a value from one path to another.
    pub fn relocate(from: &str, path: &str) -> Self {
        Self { from: Some(from.to_owned()), ..Self::new("move", path) }
    }

    /// Copies a value from one path to another.
    pub fn copy(from: &str, path: &str) -> Self {
        Self { from: Some(from.to_owned()), ..Self::new("copy", path) }
    }

    fn new(op: &str, path: &str) -> Self {
        Self { op: Some(op.to_owned()), path: Some(path.to_owned()), ..Self::default() }
    }

    fn with_value(op: &str, path: &str, value: Value) -> Self {
        Self { value: Some(value), ..Self::new(op, path) }
    }
}
