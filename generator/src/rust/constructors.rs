//! Bodies of requests that are quickly said: a function with what they must have as arguments.

use super::format::{Block, doc, ident};
use super::module::Module;
use crate::model::api::{Carrier, Type};
use crate::names::plan::CarrierPlan;
use proc_macro2::TokenStream;
use quote::quote;

/// The function `new` of a body with few properties, or few that it must have; `None` for others.
pub(super) fn block(
    module: &mut Module<'_>,
    carrier: &Carrier,
    plan: &CarrierPlan,
) -> Option<Block> {
    let made_of = carrier.made_of();
    if made_of.is_empty() {
        return None;
    }
    let name = ident(&plan.name);
    let (text, rest) = match made_of.len() == carrier.properties.len() {
        true => ("A body with all its properties.", quote!(extra: Extra::default())),
        false => ("A body with all that it must have.", quote!(..Self::default())),
    };
    let docs = doc(&[text.to_owned()]);
    let properties = made_of.into_iter().map(|index| {
        let property = &carrier.properties[index];
        let field = ident(&plan.fields[index]);
        let (ty, value) = argument(module, &property.ty, &plan.fields[index]);
        let value = if plan.boxed[index] { quote!(Box::new(#value)) } else { value };
        let is_itself = field == value.to_string();
        let held = match property.required {
            true if is_itself => quote!(#field),
            true => quote!(#field: #value),
            false => quote!(#field: Some(#value)),
        };
        (quote!(#field: #ty), held)
    });
    let (arguments, fields): (Vec<TokenStream>, Vec<TokenStream>) = properties.unzip();
    Some(Block::Items(quote! {
        impl #name {
            #docs
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#fields,)* #rest }
            }
        }
    }))
}

/// The type of an argument, and the property's value made of it.
fn argument(module: &mut Module<'_>, ty: &Type, field: &str) -> (TokenStream, TokenStream) {
    let argument = ident(field);
    match ty {
        Type::String | Type::Byte => (quote!(&str), quote!(#argument.to_owned())),
        ty => (module.ty(ty), quote!(#argument)),
    }
}
