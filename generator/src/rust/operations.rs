//! Operations: a function that makes a call.

mod docs;

use super::arguments::{Argument, arguments, methods};
use super::format::{Block, doc, ident};
use super::module::Module;
use crate::model::api::media_type::StreamFormat;
use crate::model::api::{Operation, Response, ResponseContent, media_type};
use crate::names::conditions;
use crate::names::plan::OperationPlan;
use proc_macro2::TokenStream;
use quote::quote;
use std::borrow::Cow;

/// More arguments than this, and clippy wants to be asked.
const MANY_ARGUMENTS: usize = 7;

/// The function that makes a call.
pub(super) fn block(module: &mut Module<'_>, operation: &Operation, plan: &OperationPlan) -> Block {
    let arguments = arguments(module, operation);
    Block::Items(function(module, operation, plan, &arguments))
}

fn function(
    module: &mut Module<'_>,
    operation: &Operation,
    plan: &OperationPlan,
    arguments: &[Argument],
) -> TokenStream {
    let optional = shared_inputs(module, operation, plan);
    let docs = doc(&docs::of_function(module, operation, arguments, &optional));
    let aliases = docs::aliases(operation, &plan.function);
    let lint = lint(arguments);
    let function = ident(&plan.function);
    let call = call(module, operation, plan);
    let inputs = arguments.iter().map(|argument| {
        let (name, ty) = (ident(&argument.name), &argument.ty);
        quote!(#name: #ty)
    });
    let endpoint = endpoint(module, operation);
    let new = quote!(Request::new(endpoint));
    let in_path: Vec<&TokenStream> = arguments
        .iter()
        .filter(|argument| argument.in_path)
        .map(|argument| &argument.set)
        .collect();
    let path = (!in_path.is_empty()).then(|| quote!(call.path(&[#(#in_path),*]);));
    let others: Vec<&TokenStream> = arguments
        .iter()
        .filter(|argument| !argument.in_path)
        .map(|argument| &argument.set)
        .collect();
    let body = if path.is_none() && others.is_empty() {
        quote!(Call::new(#new))
    } else {
        quote! {
            let mut call = #new;
            #path
            #(call.#others;)*
            Call::new(call)
        }
    };
    let deprecated = operation.deprecated.then(|| quote!(#[deprecated]));
    quote! {
        #docs
        #(#[doc(alias = #aliases)])*
        #deprecated
        #lint
        pub fn #function(#(#inputs),*) -> #call {
            let endpoint = &#endpoint;
            #body
        }
    }
}

/// What is said to clippy of a function with many arguments.
pub(super) fn lint(arguments: &[Argument<'_>]) -> Option<TokenStream> {
    let is_asked = arguments.len() > MANY_ARGUMENTS;
    is_asked
        .then(|| quote!(#[allow(clippy::too_many_arguments, reason = "the API requires them all")]))
}

/// The methods for optional inputs that other operations have, too, each with what the docs of this
/// one say of it: those of the methods are of all of them.
fn shared_inputs<'a>(
    module: &Module<'_>,
    operation: &'a Operation,
    plan: &OperationPlan,
) -> Vec<(String, Cow<'a, str>)> {
    let is_shared = |set: usize| module.plan.inputs[set].is_shared;
    if !plan.inputs.is_some_and(is_shared) {
        return Vec::new();
    }
    let parameters = methods(operation, &module.plan.api.client).into_iter();
    let conditions = conditions::of(operation).into_iter();
    parameters
        .map(|(parameter, name)| (name, Cow::Borrowed(parameter.docs.as_str())))
        .chain(conditions.map(|condition| (condition.method.to_owned(), condition.docs[0].into())))
        .collect()
}

fn endpoint(module: &mut Module<'_>, operation: &Operation) -> TokenStream {
    let Operation { id, method, path, .. } = operation;
    let accept = accept(&operation.response);
    let context = context(module, operation);
    let statuses = operation.statuses.iter().map(|status| {
        let code = proc_macro2::Literal::u16_unsuffixed(status.code.number());
        let text = &status.text;
        quote!((#code, #text))
    });
    quote! {
        Endpoint {
            id: #id,
            method: #method,
            path: #path,
            accept: #accept,
            context: #context,
            statuses: &[#(#statuses),*],
        }
    }
}

/// Which of the client's headers go with the call.
fn context(module: &mut Module<'_>, operation: &Operation) -> TokenStream {
    let known = module.plan.api.client.context_headers.iter().map(|header| &header.header);
    let listed: Vec<&String> =
        known.clone().filter(|header| operation.context_headers.contains(header)).collect();
    if listed.is_empty() {
        quote!(&[])
    } else if listed.len() == known.count() {
        module.bring(&["options"], "CONTEXT");
        quote!(CONTEXT)
    } else {
        quote!(&[#(#listed),*])
    }
}

/// The media type to ask for; empty to ask for none.
fn accept(response: &Response) -> String {
    let offered = &response.media_types;
    let json = offered.iter().find(|offer| *offer == "application/json");
    let json = json.or(offered.iter().find(|offer| media_type::is_json(offer)));
    if response.stream.is_some() {
        let is_stream = |offer: &&String| StreamFormat::of(offer).is_some();
        return offered.iter().find(is_stream).cloned().unwrap_or_default();
    }
    match response.content {
        ResponseContent::Json(_) | ResponseContent::JsonOrNothing(_) => {
            json.map_or("application/json", String::as_str).to_owned()
        }
        // Which kind of bytes it is depends on what is stored.
        ResponseContent::Binary => {
            let bytes = offered.iter().filter(|offer| !media_type::is_text(offer));
            let bytes: Vec<_> = bytes.map(String::as_str).collect();
            if bytes.is_empty() { "*/*".to_owned() } else { bytes.join(", ") }
        }
        ResponseContent::Nothing | ResponseContent::Unknown => {
            json.or(offered.first()).cloned().unwrap_or_default()
        }
    }
}

/// The type of the call: what it answers, and which optional inputs it has.
pub(super) fn call(
    module: &mut Module<'_>,
    operation: &Operation,
    plan: &OperationPlan,
) -> TokenStream {
    let answer = match &operation.response.content {
        ResponseContent::Json(ty) | ResponseContent::JsonOrNothing(ty)
            if operation.response.stream.is_some() =>
        {
            let item = module.ty(ty);
            match operation.response.stream {
                Some(StreamFormat::Events) => quote!(Events<#item>),
                _ => quote!(JsonLines<#item>),
            }
        }
        ResponseContent::Json(ty) => module.ty(ty),
        ResponseContent::JsonOrNothing(ty) => {
            let ty = module.ty(ty);
            quote!(Option<#ty>)
        }
        ResponseContent::Binary => quote!(Binary),
        ResponseContent::Nothing => quote!(()),
        ResponseContent::Unknown => quote!(Response),
    };
    match plan.inputs {
        Some(inputs) => {
            module.bring(&[], "inputs");
            let inputs = ident(&module.plan.inputs[inputs].name);
            quote!(Call<#answer, inputs::#inputs>)
        }
        None => quote!(Call<#answer>),
    }
}
