//! Names of before: deprecated aliases of types, and deprecated functions.

use super::arguments::arguments;
use super::format::{Block, doc, ident};
use super::module::Module;
use crate::model::api::Operation;
use crate::names::plan::OperationPlan;
use proc_macro2::TokenStream;
use quote::quote;

/// What `old` was, under its name; `cfg` says when it is there.
pub(super) fn alias(old: &str, new: &str, cfg: &TokenStream) -> Block {
    let (docs, note) = texts(new);
    let (old, new) = (ident(old), ident(new));
    Block::Items(quote! {
        #docs
        #cfg
        #[deprecated(note = #note)]
        pub type #old = #new;
    })
}

/// The function of an operation under its name of before.
pub(super) fn function(
    module: &mut Module<'_>,
    old: &str,
    operation: &Operation,
    plan: &OperationPlan,
) -> Block {
    let (docs, note) = texts(&plan.function);
    let arguments = arguments(module, operation);
    let lint = super::operations::lint(&arguments);
    let call = super::operations::call(module, operation, plan);
    let (old, new) = (ident(old), ident(&plan.function));
    let inputs = arguments.iter().map(|argument| {
        let (name, ty) = (ident(&argument.name), &argument.ty);
        quote!(#name: #ty)
    });
    let values = arguments.iter().map(|argument| ident(&argument.name));
    Block::Items(quote! {
        #docs
        #lint
        #[deprecated(note = #note)]
        pub fn #old(#(#inputs),*) -> #call {
            #new(#(#values),*)
        }
    })
}

fn texts(new: &str) -> (TokenStream, String) {
    let new = new.trim_start_matches("r#");
    (doc(&[format!("The name that [`{new}`] had before.")]), format!("it is called `{new}` now"))
}
