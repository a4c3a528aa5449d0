//! Bodies of requests that are quickly said: a function with their properties as arguments.

use super::format::{Block, ident};
use super::module::Module;
use super::plan::CarrierPlan;
use crate::api::{Carrier, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// The function `new` of a body with few properties; `None` for others.
pub(super) fn block(
    module: &mut Module<'_>,
    carrier: &Carrier,
    plan: &CarrierPlan,
) -> Option<Block> {
    if !carrier.is_made_in_order() {
        return None;
    }
    let name = ident(&plan.name);
    let properties = carrier.properties.iter().enumerate().map(|(index, property)| {
        let field = ident(&plan.fields[index]);
        let (ty, value) = argument(module, &property.ty, &plan.fields[index]);
        let value = if plan.boxed[index] { quote!(Box::new(#value)) } else { value };
        (quote!(#field: #ty), quote!(#field: Some(#value)))
    });
    let (arguments, fields): (Vec<TokenStream>, Vec<TokenStream>) = properties.unzip();
    Some(Block::Items(quote! {
        impl #name {
            /// A body with all its properties.
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#fields,)* extra: Extra::default() }
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
