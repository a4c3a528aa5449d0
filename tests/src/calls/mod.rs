//! A program that calls every operation of an API through its generated client, with both
//! clients, and tells what it read.
//!
//! Types of arguments and names of methods are read from the emitted sources, so that no rule of
//! the emitter is repeated here; what is sent is made from the model.

mod signatures;
pub mod values;

use signatures::Signature;
use tablature::model::api::{Api, Operation, ResponseContent, Type};
use tablature::names::Paths;
use tablature::output::Tree;

/// How many calls stand in one function, so that none takes the compiler long.
const IN_ONE: usize = 50;

/// The crate of the program: it needs the generated crate at `../` and the name `client`, the URL
/// of a server as its first argument, and as its second the file for its report.
///
/// # Panics
///
/// When the emitted crate has no function for an operation.
pub fn program(api: &Api, emitted: &Tree, client: &str) -> Tree {
    let signatures = signatures::signatures(emitted);
    let paths = Paths::new(api);
    let functions = &paths.functions;
    let mut tree = Tree::default();
    let mut modules = Vec::new();
    let calls: Vec<_> = api.operations.iter().zip(functions).collect();
    for (number, calls) in calls.chunks(IN_ONE).enumerate() {
        let entries = calls.iter().map(|(operation, function)| {
            let signature = signatures.get(&operation.id);
            let signature = signature.unwrap_or_else(|| panic!("no function: {}", operation.id));
            let call = call(api, operation, function, signature);
            let failure = failure(&paths, operation);
            let failure = failure.map(|read| format!("    {read} {call};\n"));
            (format!("    {} {call};\n", success(operation)), failure.unwrap_or_default())
        });
        let (successes, failures): (String, String) = entries.unzip();
        let name = format!("calls{number}");
        let text = format!("{USES}calls! {{\n{successes}}}\n\nfailures! {{\n{failures}}}\n");
        tree.add(format!("src/{name}.rs"), text);
        modules.push(name);
    }
    for operation in &api.operations {
        if let Some(body) = values::json_body(api, operation) {
            tree.add(format!("bodies/{}.json", operation.id), body);
        }
    }
    let declared: String = modules.iter().map(|name| format!("mod {name};\n")).collect();
    let listed: String = modules.iter().map(|name| format!("{name}::calls(), ")).collect();
    let failures: String = modules.iter().map(|name| format!("{name}::failures(), ")).collect();
    let main = MAIN.replace("// modules\n", &declared).replace("/* calls */", &listed);
    let main = main.replace("/* failures */", &failures);
    tree.add("src/main.rs", main);
    tree.add("src/call.rs", CALL);
    tree.add("Cargo.toml", MANIFEST.replace("{client}", client));
    tree
}

/// The first status of an operation that is no success and has a type, and one that the mock can be asked for
/// to get it.
pub fn typed_failure(operation: &Operation) -> Option<(&Type, u16)> {
    let documented: Vec<_> = operation.statuses.iter().map(|status| status.code).collect();
    let mut all =
        operation.statuses.iter().map(|status| (status, status.code.example(&documented)));
    all.find_map(|(status, code)| {
        Some((&status.content.as_ref()?.ty, code.filter(|code| *code >= 400)?))
    })
}

/// How the answer of success is read.
fn success(operation: &Operation) -> String {
    let read = match operation.response.content {
        ResponseContent::Json(_) => "json",
        ResponseContent::JsonOrNothing(_) => "json_or_nothing",
        ResponseContent::Binary => "bytes",
        ResponseContent::Nothing => "nothing",
        ResponseContent::Unknown => "anything",
    };
    format!("{read}({:?})", operation.id)
}

/// How what comes with a failure is read.
fn failure(paths: &Paths, operation: &Operation) -> Option<String> {
    let (ty, code) = typed_failure(operation)?;
    Some(format!("failure::<{}>({:?}, {code})", written(paths, ty), operation.id))
}

/// A type with what is of interest in it: carriers.
fn written(paths: &Paths, ty: &Type) -> String {
    match ty {
        Type::Carrier(id) => format!("api::{}", paths.structs[id.0 as usize]),
        Type::List(item) => format!("Vec<{}>", written(paths, item)),
        Type::Dictionary(value) => format!("api::Dictionary<{}>", written(paths, value)),
        _ => "api::Value".to_owned(),
    }
}

/// The call of an operation.
fn call(api: &Api, operation: &Operation, function: &str, signature: &Signature) -> String {
    let (required, optional): (Vec<_>, Vec<_>) =
        operation.parameters.iter().partition(|known| values::is_required(known));
    let mut types = signature.arguments.iter();
    let mut arguments: Vec<String> = required
        .into_iter()
        .zip(&mut types)
        .map(|(parameter, shape)| values::of_parameter(api, parameter, shape))
        .collect();
    if let (Some(body), Some(shape)) = (&operation.body, types.next()) {
        arguments.push(values::of_body(operation, body, shape));
    }
    assert_eq!(arguments.len(), signature.arguments.len(), "{}: arguments", operation.id);
    assert!(optional.len() <= signature.methods.len(), "{}: methods", operation.id);
    // Without what is not selected, the answer would not be the sample.
    let methods = optional.into_iter().zip(&signature.methods);
    let methods = methods.filter(|(parameter, _)| !parameter.selects).map(|(parameter, method)| {
        format!(".{}({})", method.name, values::of_parameter(api, parameter, &method.value))
    });
    let methods: String = methods.collect();
    let arguments = arguments.join(", ");
    format!("api::{function}({arguments}){methods}")
}

const USES: &str = "use crate::call::*;\nuse superoffice as api;\n\n";
const MAIN: &str = include_str!("program/main.rs");
const CALL: &str = include_str!("program/call.rs");
const MANIFEST: &str = include_str!("program/Cargo.toml.txt");
