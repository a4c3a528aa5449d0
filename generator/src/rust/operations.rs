//! Operations: a function that makes a call, and the call with its optional inputs.

mod arguments;
mod conditions;
mod docs;

use super::format::{Block, doc, ident};
use super::module::Module;
use super::plan::OperationPlan;
use crate::api::{Body, BodyContent, Operation, Response, ResponseContent, media_type};
use arguments::{Argument, arguments, optional};
use proc_macro2::TokenStream;
use quote::quote;

/// More arguments than this, and clippy wants to be asked.
const MANY_ARGUMENTS: usize = 7;

/// The function, the struct, its methods and its trait.
pub(super) fn blocks(
    module: &mut Module<'_>,
    operation: &Operation,
    plan: &OperationPlan,
) -> Vec<Block> {
    let arguments = arguments(module, operation);
    let mut blocks =
        vec![Block::Items(function(module, operation, plan, &arguments)), Block::Items(call(plan))];
    if let Some(methods) = methods(module, operation, plan) {
        blocks.push(Block::Items(methods));
    }
    blocks.push(Block::Items(implementation(module, operation, plan)));
    blocks
}

fn function(
    module: &mut Module<'_>,
    operation: &Operation,
    plan: &OperationPlan,
    arguments: &[Argument],
) -> TokenStream {
    let docs = doc(&docs::of_function(operation, arguments));
    let lint = (arguments.len() > MANY_ARGUMENTS).then(
        || quote!(#[allow(clippy::too_many_arguments, reason = "the API requires them all")]),
    );
    let function = ident(&plan.function);
    let call = ident(&plan.call);
    let inputs = arguments.iter().map(|argument| {
        let (name, ty) = (ident(&argument.name), &argument.ty);
        quote!(#name: #ty)
    });
    let endpoint = endpoint(module, operation);
    let new = quote!(Request::new(&ENDPOINT));
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
        quote!(#call(#new))
    } else {
        quote! {
            let mut call = #new;
            #path
            #(call.#others;)*
            #call(call)
        }
    };
    quote! {
        #docs
        #lint
        pub fn #function(#(#inputs),*) -> #call {
            static ENDPOINT: Endpoint = #endpoint;
            #body
        }
    }
}

fn endpoint(module: &mut Module<'_>, operation: &Operation) -> TokenStream {
    let Operation { id, method, path, .. } = operation;
    let accept = accept(&operation.response);
    let context = context(module, operation);
    let statuses = operation.statuses.iter().map(|status| {
        let code = proc_macro2::Literal::u16_unsuffixed(status.code);
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

fn call(plan: &OperationPlan) -> TokenStream {
    let call = ident(&plan.call);
    let docs = format!(" The call of [`{}()`].", plan.function.trim_start_matches("r#"));
    quote! {
        #[doc = #docs]
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until a client sends it"]
        pub struct #call(Request);
    }
}

fn methods(
    module: &mut Module<'_>,
    operation: &Operation,
    plan: &OperationPlan,
) -> Option<TokenStream> {
    let conditions = conditions::of(operation);
    let taken: Vec<&str> = conditions.iter().map(|condition| condition.method).collect();
    let methods: Vec<TokenStream> = optional(module, operation, &taken)
        .into_iter()
        .map(|argument| {
            let docs = doc(&docs::of_optional(&argument));
            let Argument { ty, set, .. } = &argument;
            let (method, value) = (ident(&argument.name), ident(&argument.value));
            quote! {
                #docs
                pub fn #method(mut self, #value: #ty) -> Self {
                    self.0.#set;
                    self
                }
            }
        })
        .chain(conditions.iter().map(conditions::Condition::method))
        .collect();
    let call = ident(&plan.call);
    (!methods.is_empty()).then(|| quote!(impl #call { #(#methods)* }))
}

fn implementation(
    module: &mut Module<'_>,
    operation: &Operation,
    plan: &OperationPlan,
) -> TokenStream {
    let call = ident(&plan.call);
    let answer = match &operation.response.content {
        ResponseContent::Json(ty) => module.ty(ty),
        ResponseContent::JsonOrNothing(ty) => {
            let ty = module.ty(ty);
            quote!(Option<#ty>)
        }
        ResponseContent::Binary => quote!(Binary),
        ResponseContent::Nothing => quote!(()),
        ResponseContent::Unknown => quote!(Response),
    };
    quote! {
        impl Operation for #call {
            type Answer = #answer;

            fn into_request(self) -> Request {
                self.0
            }
        }
    }
}

/// The body as an argument: its type, and the call of the request's method that sets it.
fn body(module: &mut Module<'_>, body: &Body, name: &str) -> (TokenStream, TokenStream) {
    let value = ident(name);
    let media_type = &body.media_type;
    match &body.content {
        BodyContent::Json(ty) => {
            let ty = module.borrowed(ty);
            let borrow = if matches!(ty.to_string().as_str(), "bool" | "i32" | "i64" | "f64") {
                quote!(&)
            } else {
                quote!()
            };
            (ty, quote!(json(#borrow #value, #media_type)))
        }
        BodyContent::Patch => (quote!(&Patch), quote!(patch(#value, #media_type))),
        BodyContent::Binary => (quote!(Upload), quote!(upload(#value))),
        BodyContent::Form => (quote!(&[(&str, &str)]), quote!(form(#value))),
    }
}
