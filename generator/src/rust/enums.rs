//! Open enumerations.

use super::docs_text;
use super::format::{Block, doc, ident};
use super::plan::EnumPlan;
use crate::api::Enumeration;
use quote::quote;

/// An enum and the `open_enum!` that makes it JSON and text.
pub(super) fn blocks(enumeration: &Enumeration, plan: &EnumPlan) -> [Block; 2] {
    let mut docs = docs_text::lines(&enumeration.docs);
    if docs.is_empty() {
        docs.push(format!("The words of {}.", docs_text::code(&enumeration.name.join("."))));
    }
    let docs = doc(&docs);
    let name = ident(&plan.name);
    let variants = enumeration.values.iter().zip(&plan.variants).map(|(value, variant)| {
        let docs = doc(&[format!("{}.", docs_text::code(value))]);
        let variant = ident(variant);
        quote!(#docs #variant)
    });
    let item = quote! {
        #docs
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// Any other word, as it came.
            Other(Box<str>),
        }
    };
    let rows = enumeration.values.iter().zip(&plan.variants);
    let rows: String =
        rows.map(|(value, variant)| format!("    {variant}: {value:?},\n")).collect();
    [Block::Items(item), Block::Text(format!("open_enum!({} {{\n{rows}}});\n", plan.name))]
}
