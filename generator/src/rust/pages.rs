//! Answers that are a part of a list: what makes them pages of one.

use super::format::{Block, ident};
use super::module::Module;
use crate::model::api::{Carrier, Type};
use crate::names::plan::CarrierPlan;
use quote::quote;

/// What says where a carrier has its rows and the link to the next ones; `None` if it is no page.
pub(super) fn block(
    module: &mut Module<'_>,
    carrier: &Carrier,
    plan: &CarrierPlan,
) -> Option<Block> {
    let paging = module.plan.api.client.paging.as_ref()?;
    let find = |name: &str| {
        let at = carrier.properties.iter().position(|property| property.name == name)?;
        Some((&carrier.properties[at].ty, ident(&plan.fields[at])))
    };
    let (Type::String, next) = find(&paging.next)? else { return None };
    let (Type::List(row), rows) = find(&paging.items)? else { return None };
    let (name, row) = (ident(&plan.name), module.ty(row));
    Some(Block::Items(quote! {
        impl runtime::Page for #name {
            type Row = #row;

            fn next(&self) -> Option<&str> {
                self.#next.as_deref()
            }

            fn into_rows(self) -> Vec<#row> {
                self.#rows.unwrap_or_default()
            }
        }
    }))
}
