//! Optional inputs: operations that take the same ones share a type that has the methods for them.

use super::OperationPlan;
use crate::api::{Api, Operation, Parameter, ParameterPlace, Type};
use crate::rust::naming::{Want, assign, pascal, snake};
use crate::rust::operations::conditions;
use std::collections::{BTreeMap, BTreeSet};

/// A set of more inputs than this is called after an operation that takes them.
const MANY: usize = 3;

/// Names that the module of the inputs mentions.
const MENTIONED: &[&str] = &["Call", "DateTime", "HttpDate", "Into", "Self"];

/// The optional inputs that some operations take.
pub(in crate::rust) struct InputsPlan {
    /// The type that stands for them.
    pub name: String,
    /// The operations that take them: indices of [`Api::operations`], at least one.
    pub operations: Vec<usize>,
    /// The groups of those.
    pub groups: BTreeSet<usize>,
}

/// What makes two inputs the same: their names in code and on the wire, where they go, and what
/// they hold. What the docs say of them may differ.
type Key<'a> = Vec<(&'a str, &'a str, Option<ParameterPlace>, bool, Option<&'a Type>)>;

/// All sets of optional inputs, by name; and for each operation the index of its set, if it has
/// any.
pub(super) fn inputs(
    api: &Api,
    operations: &[OperationPlan],
) -> (Vec<InputsPlan>, Vec<Option<usize>>) {
    let mut sets: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut methods: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (index, operation) in api.operations.iter().enumerate() {
        let key = key(operation);
        if !key.is_empty() {
            let text = format!("{key:?}");
            methods.entry(text.clone()).or_insert_with(|| key.iter().map(|part| part.0).collect());
            sets.entry(text).or_default().push(index);
        }
    }
    let wants: Vec<Want> =
        sets.iter().map(|(key, users)| want(key, &methods[key], users, operations)).collect();
    let mut plans: Vec<InputsPlan> = assign(MENTIONED, &wants)
        .into_iter()
        .zip(sets.into_values())
        .map(|(name, users)| InputsPlan {
            name,
            groups: users.iter().map(|&index| operations[index].group).collect(),
            operations: users,
        })
        .collect();
    plans.sort_by(|a, b| a.name.cmp(&b.name));
    let mut of_operation = vec![None; operations.len()];
    for (set, plan) in plans.iter().enumerate() {
        plan.operations.iter().for_each(|&index| of_operation[index] = Some(set));
    }
    (plans, of_operation)
}

fn key(operation: &Operation) -> Key<'_> {
    let parameters = operation.parameters.iter().filter(|parameter| parameter.is_optional());
    let parameters = parameters.map(|parameter| {
        let Parameter { name, place, comma_separated, ty, .. } = parameter;
        (parameter.code_name(), name.as_str(), Some(*place), *comma_separated, Some(ty))
    });
    let conditions = conditions::of(operation).into_iter();
    parameters
        .chain(conditions.map(|condition| (condition.method, condition.header, None, false, None)))
        .collect()
}

/// Few inputs are called by their names, more of them after the function that most often takes
/// them.
fn want(key: &str, methods: &[&str], users: &[usize], operations: &[OperationPlan]) -> Want {
    let mut functions: BTreeMap<&str, usize> = BTreeMap::new();
    for &index in users {
        *functions.entry(operations[index].function.as_str()).or_default() += 1;
    }
    let most = functions.iter().max_by_key(|(name, count)| (**count, std::cmp::Reverse(**name)));
    let function = most.map_or("", |(name, _)| name.trim_start_matches("r#"));
    let by_function = format!("{}Inputs", pascal(function));
    if methods.len() > MANY {
        return Want::new(key, by_function);
    }
    let words: Vec<String> =
        methods.iter().map(|name| snake(name).trim_start_matches("r#").to_owned()).collect();
    Want::new(key, pascal(&words.join(" "))).or(by_function)
}
