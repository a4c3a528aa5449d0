//! Optional inputs: operations that take the same ones share a type that has the methods for them.

use super::{OperationPlan, Plan};
use crate::model::api::{Api, Operation, Parameter, ParameterPlace, Style, Type};
use crate::names::conditions;
use crate::names::naming::{Want, assign, pascal, snake};
use std::collections::{BTreeMap, BTreeSet};

/// A set of more inputs than this is called after an operation that takes them.
const MANY: usize = 3;

/// Names that the module of the inputs mentions.
const MENTIONED: &[&str] = &["Call", "DateTime", "HttpDate", "Into", "Self"];

/// The optional inputs that some operations take.
#[derive(Clone)]
pub(crate) struct InputsPlan {
    /// The type that stands for them.
    pub name: String,
    /// What the docs say most often of each parameter among them.
    pub docs: Vec<String>,
    /// Whether several operations take them.
    pub is_shared: bool,
    /// Whether operations of several groups do.
    pub is_of_groups: bool,
    /// The operations that take them: indices of [`Api::operations`].
    pub operations: Vec<usize>,
    /// The groups of those.
    pub groups: BTreeSet<usize>,
}

impl InputsPlan {
    /// The same for a part of the API of which nothing is known yet.
    pub(super) fn without_users(&self) -> Self {
        Self { operations: Vec::new(), groups: BTreeSet::new(), ..self.clone() }
    }
}

impl Plan<'_> {
    /// Finds out who takes which inputs.
    pub(super) fn settle_inputs(&mut self) {
        for (index, operation) in self.operations.iter().enumerate() {
            if let Some(inputs) = operation.inputs.map(|set| &mut self.inputs[set]) {
                inputs.operations.push(index);
                inputs.groups.insert(operation.group);
            }
        }
    }

    /// The sets that somebody takes.
    pub(crate) fn inputs_in_use(&self) -> impl Iterator<Item = &InputsPlan> {
        self.inputs.iter().filter(|inputs| !inputs.operations.is_empty())
    }
}

/// What makes two inputs the same: their names in code and on the wire, where they go, and what
/// they hold. What the docs say of them may differ.
type Inputs<'a> =
    Vec<(&'a str, &'a str, Option<(ParameterPlace, Style, bool, bool)>, Option<&'a Type>)>;

/// All sets of optional inputs, by name; each operation is told which one is its own.
pub(super) fn inputs(api: &Api, operations: &mut [OperationPlan]) -> Vec<InputsPlan> {
    let mut sets: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, operation) in api.operations.iter().enumerate() {
        let inputs = optional(operation);
        if !inputs.is_empty() {
            sets.entry(format!("{inputs:?}")).or_default().push(index);
        }
    }
    let wants: Vec<Want> =
        sets.iter().map(|(key, users)| want(key, api, users, operations)).collect();
    let mut named: Vec<(String, Vec<usize>)> =
        assign(MENTIONED, &wants).into_iter().zip(sets.into_values()).collect();
    named.sort();
    let mut plans = Vec::new();
    for (set, (name, users)) in named.into_iter().enumerate() {
        users.iter().for_each(|&index| operations[index].inputs = Some(set));
        let groups: BTreeSet<usize> = users.iter().map(|&index| operations[index].group).collect();
        plans.push(InputsPlan {
            name,
            docs: docs(api, &users),
            is_shared: users.len() > 1,
            is_of_groups: groups.len() > 1,
            operations: Vec::new(),
            groups: BTreeSet::new(),
        });
    }
    plans
}

/// What the docs say most often of each optional parameter of operations that have the same ones.
fn docs(api: &Api, users: &[usize]) -> Vec<String> {
    let mut said: Vec<BTreeMap<&str, usize>> = Vec::new();
    for &index in users {
        let parameters = api.operations[index].parameters.iter();
        for (at, parameter) in parameters.filter(|parameter| parameter.is_optional()).enumerate() {
            said.resize_with(said.len().max(at + 1), BTreeMap::new);
            *said[at].entry(parameter.docs.as_str()).or_default() += 1;
        }
    }
    let most = said.into_iter().filter_map(|said| said.into_iter().max_by_key(|(_, count)| *count));
    most.map(|(docs, _)| docs.to_owned()).collect()
}

/// The optional inputs of an operation.
fn optional(operation: &Operation) -> Inputs<'_> {
    let parameters = operation.parameters.iter().filter(|parameter| parameter.is_optional());
    let parameters = parameters.map(|parameter| {
        let Parameter { name, place, style, reserved, deprecated, ty, .. } = parameter;
        let way = (*place, *style, *reserved, *deprecated);
        (parameter.code_name(), name.as_str(), Some(way), Some(ty))
    });
    let conditions = conditions::of(operation).into_iter();
    parameters
        .chain(conditions.map(|condition| (condition.method, condition.header, None, None)))
        .collect()
}

/// Few inputs are called by their names, more of them after the function that most often takes
/// them.
fn want(key: &str, api: &Api, users: &[usize], operations: &[OperationPlan]) -> Want {
    let mut functions: BTreeMap<&str, usize> = BTreeMap::new();
    for &index in users {
        *functions.entry(operations[index].function.as_str()).or_default() += 1;
    }
    let most = functions.iter().max_by_key(|(name, count)| (**count, std::cmp::Reverse(**name)));
    let function = most.map_or("", |(name, _)| name.trim_start_matches("r#"));
    let by_function = format!("{}Inputs", pascal(function));
    let inputs = users.first().map(|&index| optional(&api.operations[index])).unwrap_or_default();
    if inputs.len() > MANY {
        return Want::new(key, by_function);
    }
    let words: Vec<String> =
        inputs.iter().map(|(name, ..)| snake(name).trim_start_matches("r#").to_owned()).collect();
    Want::new(key, pascal(&words.join(" "))).or(by_function)
}
