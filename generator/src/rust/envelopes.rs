//! Answers that wrap another value: what is inside of them, and how they say that a call has succeeded.

use super::format::{Block, ident};
use super::module::Module;
use crate::model::api::{Carrier, Envelope, Type};
use crate::names::plan::CarrierPlan;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

/// What says where a carrier has the value that it wraps; `None` if it has not all that the envelope has.
pub(super) fn block(
    module: &mut Module<'_>,
    carrier: &Carrier,
    plan: &CarrierPlan,
) -> Option<Block> {
    let Envelope { property, beside, success } = module.plan.api.client.envelope.as_ref()?;
    let at = |name: &str| carrier.properties.iter().position(|property| property.name == name);
    let inside = at(property)?;
    if carrier.choice.is_some() || !beside.iter().all(|name| at(name).is_some()) {
        return None;
    }
    module.bring(&[], "envelope");
    let field = |at: usize| ident(&plan.fields[at]);
    let has_succeeded = success.as_ref().and_then(|(name, value)| {
        let at = at(name)?;
        says(carrier, at, &field(at), value)
    });
    let has_succeeded = has_succeeded.unwrap_or_else(|| quote!(true));
    let (name, inner) = (ident(&plan.name), module.ty(&carrier.properties[inside].ty));
    let value = field(inside);
    let value = match carrier.properties[inside].required {
        true => quote!(Some(self.#value)),
        false => quote!(self.#value),
    };
    Some(Block::Items(quote! {
        impl envelope::Envelope for #name {
            type Inner = #inner;
            const PROPERTY: &'static str = #property;

            fn has_succeeded(&self) -> bool {
                #has_succeeded
            }

            fn into_inner(self) -> Option<#inner> {
                #value
            }
        }
    }))
}

/// Whether a property has a value; `None` if it cannot have that.
fn says(carrier: &Carrier, at: usize, field: &Ident, value: &str) -> Option<TokenStream> {
    let property = &carrier.properties[at];
    let text = matches!(property.ty, Type::String);
    let value = match property.ty {
        Type::String => quote!(#value),
        Type::Int32 | Type::Int64 => {
            let number = Literal::i64_unsuffixed(value.parse().ok()?);
            quote!(#number)
        }
        Type::Bool => {
            let truth: bool = value.parse().ok()?;
            quote!(#truth)
        }
        _ => return None,
    };
    Some(match (property.required, text) {
        (true, _) => quote!(self.#field == #value),
        (false, true) => quote!(self.#field.as_deref() == Some(#value)),
        (false, false) => quote!(self.#field == Some(#value)),
    })
}
