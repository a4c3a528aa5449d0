//! Where a crate has what the model describes, for people who know it from there.

use super::plan::{self, Group, Home, Plan};
use crate::model::api::Api;

/// Paths from the root of a crate, without its own name.
#[derive(Clone, Debug, Default)]
pub struct Paths {
    /// The function of each operation: `agents::chat::pick_up_first_chat_session`.
    pub functions: Vec<String>,
    /// The struct of each carrier: `carriers::Associate`.
    pub structs: Vec<String>,
    /// For each carrier the fields of its struct, in the order of its properties: `full_name`.
    pub fields: Vec<Vec<String>>,
}

impl Paths {
    /// Where [`emit_crate`](crate::rust::emit_crate) puts the things of a model.
    pub fn new(api: &Api) -> Self {
        let plan = Plan::new(api);
        let below = |group: usize, name: &str| {
            let module = &plan.groups[group].module;
            module.iter().map(String::as_str).chain([name]).collect::<Vec<_>>().join("::")
        };
        let functions = plan.operations.iter();
        let functions = functions.map(|operation| below(operation.group, &operation.function));
        let structs = plan.carriers.iter().map(|carrier| match &carrier.home {
            Home::Operation(group) => below(*group, &carrier.name),
            Home::Group(_) | Home::Shared(_) => format!("carriers::{}", carrier.name),
        });
        Self {
            functions: functions.collect(),
            structs: structs.collect(),
            fields: plan.carriers.iter().map(|carrier| carrier.fields.clone()).collect(),
        }
    }
}

/// The groups of operations of a crate.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    /// All groups, in the order of their first operations.
    pub groups: Vec<GroupPath>,
    /// For each operation, which of the groups it belongs to.
    pub of: Vec<usize>,
}

/// A group of operations, by all its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupPath {
    /// The name in the docs, outermost first: `["agents", "Chat"]`.
    pub segments: Vec<String>,
    /// The path of the module from the root of the crate: `["agents", "chat"]`.
    pub module: Vec<String>,
    /// The feature: `agents-chat`.
    pub feature: String,
}

impl Groups {
    /// The groups of the crate that [`emit_crate`](crate::rust::emit_crate) makes of a model of which
    /// nothing is left out.
    pub fn new(whole: &Api) -> Self {
        let (groups, of) = plan::groups_of(whole);
        let path = |Group { segments, module, feature }| GroupPath { segments, module, feature };
        Self { groups: groups.into_iter().map(path).collect(), of }
    }
}
