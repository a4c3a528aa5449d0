//! Inputs of an operation: required ones are arguments, the others methods.

mod body;

use super::format::ident;
use super::module::Module;
use super::options;
use crate::model::api::{ClientOptions, Operation, Parameter, ParameterPlace, Type};
use crate::names::conditions;
use crate::names::naming::{Want, assign, snake};
use proc_macro2::TokenStream;
use quote::quote;
use std::borrow::Cow;

/// Names of a call that a method would hide, and the variable in which a function builds one.
const TAKEN_METHODS: &[&str] = &[
    "clone",
    "fmt",
    "header",
    "into_http",
    "into_request",
    "new",
    "request_mut",
    "timeout",
    "unwrapped",
];
const TAKEN_ARGUMENTS: &[&str] = &["call", "endpoint"];

/// An input in Rust.
pub(super) struct Argument<'a> {
    /// The argument, or the method of an optional one.
    pub name: String,
    /// What the value is called in the method of an optional input.
    pub value: String,
    /// Its type.
    pub ty: TokenStream,
    /// Whether it fills a token of the path; `set` is then the value alone.
    pub in_path: bool,
    /// The call of the request's method that sets it, without the receiver.
    pub set: TokenStream,
    /// Its name on the wire.
    pub wire: &'a str,
    /// Where it goes on the wire, in words; empty for a body.
    pub place: &'static str,
    /// Markdown.
    pub docs: Cow<'a, str>,
}

/// The required inputs: parameters in the model's order, then the body.
pub(super) fn arguments<'a>(
    module: &mut Module<'_>,
    operation: &'a Operation,
) -> Vec<Argument<'a>> {
    let parameters: Vec<&Parameter> =
        operation.parameters.iter().filter(|parameter| !parameter.is_optional()).collect();
    let body = operation.body.as_ref();
    let in_docs = parameters.iter().map(|parameter| parameter.code_name());
    let in_docs = in_docs.chain(body.map(|body| body.name.as_str()));
    let wants: Vec<Want> = in_docs.map(|name| want(name, TAKEN_ARGUMENTS, "value")).collect();
    let mut names = assign(TAKEN_ARGUMENTS, &wants).into_iter();
    let mut arguments: Vec<Argument<'_>> = parameters
        .into_iter()
        .zip(&mut names)
        .map(|(parameter, name)| argument(module, parameter, name.clone(), &name))
        .collect();
    if let (Some(body), Some(name)) = (body, names.next()) {
        let (ty, set) = body::set(module, body, &name);
        arguments.push(Argument {
            name,
            value: String::new(),
            ty,
            in_path: false,
            set,
            wire: &body.name,
            place: "",
            docs: body::docs(body),
        });
    }
    arguments
}

/// The optional inputs, in the model's order; but for conditions.
pub(super) fn optional<'a>(module: &mut Module<'_>, operation: &'a Operation) -> Vec<Argument<'a>> {
    methods(operation, &module.plan.api.client)
        .into_iter()
        .map(|(parameter, name)| {
            let value = if parameter.comma_separated || matches!(parameter.ty, Type::List(_)) {
                "values"
            } else {
                "value"
            };
            argument(module, parameter, name, value)
        })
        .collect()
}

/// The optional parameters of an operation, and what the methods of its calls that set them are
/// called.
pub(super) fn methods<'a>(
    operation: &'a Operation,
    client: &ClientOptions,
) -> Vec<(&'a Parameter, String)> {
    let context = options::context_methods(client);
    let conditions = conditions::of(operation);
    let taken: Vec<&str> = TAKEN_METHODS
        .iter()
        .copied()
        .chain(context.iter().map(String::as_str))
        .chain(conditions.iter().map(|condition| condition.method))
        .collect();
    let parameters: Vec<&Parameter> =
        operation.parameters.iter().filter(|parameter| parameter.is_optional()).collect();
    let wants: Vec<Want> = parameters
        .iter()
        .map(|parameter| want(parameter.code_name(), &taken, "parameter"))
        .collect();
    parameters.into_iter().zip(assign(&taken, &wants)).collect()
}

/// A wish for the name in snake case; with the word after it if it is among the taken ones.
fn want(wire: &str, taken: &[&str], word: &str) -> Want {
    let name = snake(wire);
    let want = Want::new(wire, name.clone());
    if taken.contains(&name.as_str()) { want.or(format!("{name}_{word}")) } else { want }
}

/// A parameter whose method is called `name` and whose value is the variable `value`.
fn argument<'a>(
    module: &mut Module<'_>,
    parameter: &'a Parameter,
    name: String,
    value: &str,
) -> Argument<'a> {
    let wire = parameter.name.as_str();
    let (ty, shown) = value_of(module, parameter, value);
    let variable = ident(value);
    let in_path = parameter.place == ParameterPlace::Path;
    let (set, place) = match parameter.place {
        ParameterPlace::Path => (shown, "path"),
        ParameterPlace::Query if parameter.comma_separated => {
            (quote!(query_words(#wire, #variable)), "query")
        }
        ParameterPlace::Query if matches!(parameter.ty, Type::List(_)) => {
            let set = match listed(&parameter.ty) {
                Some(_) => quote!(query_list(#wire, #variable)),
                None => quote!(query_texts(#wire, #variable)),
            };
            (set, "query")
        }
        ParameterPlace::Query => (quote!(query(#wire, #shown)), "query"),
        ParameterPlace::Header => (quote!(header(#wire, #shown)), "header"),
    };
    Argument {
        name,
        value: value.to_owned(),
        ty,
        in_path,
        set,
        wire,
        place,
        docs: (&parameter.docs).into(),
    }
}

/// The type of a parameter's value, and the value as something that can be displayed.
fn value_of(
    module: &mut Module<'_>,
    parameter: &Parameter,
    value: &str,
) -> (TokenStream, TokenStream) {
    let value = ident(value);
    let in_query = parameter.place == ParameterPlace::Query;
    match &parameter.ty {
        Type::List(_) if in_query && !parameter.comma_separated => {
            let list = match listed(&parameter.ty) {
                Some(item) => {
                    let item = module.ty(item);
                    quote!(&[#item])
                }
                None => texts(),
            };
            (list, quote!(#value))
        }
        Type::List(_) => (texts(), quote!(&Request::joined(#value))),
        _ if parameter.comma_separated => (texts(), quote!(&Request::joined(#value))),
        Type::Enum(id) => (module.enumeration(*id), quote!(&#value)),
        Type::DateTime => (quote!(impl Into<DateTime>), quote!(&#value.into())),
        ty if is_scalar(ty) => (module.borrowed(ty), quote!(&#value)),
        _ => (quote!(&str), quote!(&#value)),
    }
}

/// The type of whatever iterates over texts.
fn texts() -> TokenStream {
    quote!(impl IntoIterator<Item = impl AsRef<str>>)
}

fn is_text(ty: &Type) -> bool {
    matches!(ty, Type::String | Type::Byte)
}

/// What a list in the query consists of; `None` if its items are written as texts.
fn listed(ty: &Type) -> Option<&Type> {
    let Type::List(item) = ty else { return None };
    Some(&**item).filter(|item| is_scalar(item) && !is_text(item))
}

/// Whether a value of the type can be written into a URL.
fn is_scalar(ty: &Type) -> bool {
    !matches!(
        ty,
        Type::Carrier(_) | Type::List(_) | Type::Nullable(_) | Type::Dictionary(_) | Type::Any
    )
}
