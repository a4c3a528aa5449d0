//! Inputs of an operation: required ones are arguments, the others methods.

mod body;

use super::format::ident;
use super::module::Module;
use super::options;
use crate::model::api::{ClientOptions, Operation, Parameter, ParameterPlace, Style, Type};
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
    /// Whether it is not to be used any more.
    pub deprecated: bool,
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
            deprecated: false,
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
            let value = if matches!(parameter.ty, Type::List(_)) { "values" } else { "value" };
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
    let (ty, set) = match scalar(module, parameter, value) {
        Some((ty, shown)) => (ty, set_text(parameter, shown)),
        None => structure(module, parameter, value),
    };
    Argument {
        name,
        value: value.to_owned(),
        ty,
        in_path: parameter.place == ParameterPlace::Path,
        set,
        wire: &parameter.name,
        place: parameter.place.word(),
        deprecated: parameter.deprecated,
        docs: (&parameter.docs).into(),
    }
}

/// The type of a value that is sent as a text like any other, and that text as something that can be
/// displayed.
fn scalar(
    module: &mut Module<'_>,
    parameter: &Parameter,
    value: &str,
) -> Option<(TokenStream, TokenStream)> {
    if parameter.style != parameter.place.style() || parameter.reserved {
        return None;
    }
    let value = ident(value);
    Some(match &parameter.ty {
        Type::Enum(id) => (module.enumeration(*id), quote!(&#value)),
        Type::DateTime => (quote!(impl Into<DateTime>), quote!(&#value.into())),
        Type::List(item)
            if is_listed_text(item, parameter) && parameter.place == ParameterPlace::Header =>
        {
            (texts(), quote!(&Request::joined(#value)))
        }
        ty if ty.is_scalar() => (module.borrowed(ty), quote!(&#value)),
        _ => return None,
    })
}

/// The call that sets a parameter to a text.
fn set_text(parameter: &Parameter, shown: TokenStream) -> TokenStream {
    let wire = parameter.name.as_str();
    match parameter.place {
        ParameterPlace::Path => shown,
        ParameterPlace::Query => quote!(query(#wire, #shown)),
        ParameterPlace::QueryString => quote!(query_string(#shown)),
        ParameterPlace::Header => quote!(header(#wire, #shown)),
        ParameterPlace::Cookie => quote!(cookie(#wire, #shown)),
    }
}

/// The type of a value that has to be written in a style, and the call that sets it.
fn structure(
    module: &mut Module<'_>,
    parameter: &Parameter,
    value: &str,
) -> (TokenStream, TokenStream) {
    let Parameter { place, ty, style, reserved, .. } = parameter;
    let (wire, variable) = (parameter.name.as_str(), ident(value));
    if parameter.is_words() {
        return (texts(), quote!(query_words(#wire, #variable)));
    }
    let is_usual = (*place, *style, *reserved) == (ParameterPlace::Query, Style::Form, false);
    let (ty, shown) = match ty {
        Type::List(item) if is_listed_text(item, parameter) && is_usual => {
            return (texts(), quote!(query_texts(#wire, #variable)));
        }
        Type::List(item) if item.is_scalar() && is_usual => {
            let item = module.ty(item);
            return (quote!(&[#item]), quote!(query_list(#wire, #variable)));
        }
        Type::List(item) if is_listed_text(item, parameter) => {
            (texts(), quote!(&Request::texts(#variable)))
        }
        Type::DateTime => (quote!(impl Into<DateTime>), quote!(&Into::<DateTime>::into(#variable))),
        Type::Enum(id) => (module.enumeration(*id), quote!(&#variable)),
        Type::Bool | Type::Int32 | Type::Int64 | Type::Double => {
            (module.ty(ty), quote!(&#variable))
        }
        ty => (module.borrowed(ty), quote!(#variable)),
    };
    let style = runtime_style(*style);
    let set = match place {
        ParameterPlace::Path => quote!(&#style.in_path(#wire, #shown)),
        ParameterPlace::Query if *reserved => quote!(query_unescaped(#wire, #style, #shown)),
        ParameterPlace::Query => quote!(query_as(#wire, #style, #shown)),
        ParameterPlace::QueryString if parameter.style == Style::Json => {
            quote!(query_json(#shown))
        }
        ParameterPlace::QueryString => quote!(query_as(#wire, #style, #shown)),
        ParameterPlace::Header => quote!(header_as(#wire, #style, #shown)),
        ParameterPlace::Cookie => quote!(cookie_as(#wire, #style, #shown)),
    };
    (ty, set)
}

/// A style as the runtime calls it.
fn runtime_style(style: Style) -> TokenStream {
    let style = match style {
        Style::Form => quote!(Form),
        Style::Commas => quote!(Commas),
        Style::Spaces => quote!(Spaces),
        Style::Pipes => quote!(Pipes),
        Style::Tabs => quote!(Tabs),
        Style::Pairs => quote!(Pairs),
        Style::DeepObject => quote!(DeepObject),
        Style::Label => quote!(Label),
        Style::LabelExploded => quote!(LabelExploded),
        Style::Matrix => quote!(Matrix),
        Style::MatrixExploded => quote!(MatrixExploded),
        Style::Json => quote!(Json),
    };
    quote!(runtime::Style::#style)
}

/// The type of whatever iterates over texts.
fn texts() -> TokenStream {
    quote!(impl IntoIterator<Item = impl AsRef<str>>)
}

fn is_text(ty: &Type) -> bool {
    matches!(ty, Type::String | Type::Byte)
}

/// Whether the items of a list are texts to callers, as is whatever is not known.
fn is_listed_text(item: &Type, parameter: &Parameter) -> bool {
    is_text(item) || (*item == Type::Any && parameter.style != Style::Json)
}
