//! Enumerations: open ones, which keep unknown words, and closed ones, which refuse them.

use super::docs_text;
use super::format::{Block, doc, ident};
use crate::model::api::Enumeration;
use crate::names::plan::EnumPlan;
use quote::quote;

/// An enum, and the `open_enum!` or `closed_enum!` that makes it JSON and text.
pub(super) fn blocks(enumeration: &Enumeration, plan: &EnumPlan) -> [Block; 2] {
    let mut docs = docs_text::lines(&enumeration.docs);
    if docs.is_empty() {
        docs.push(format!("The words of {}.", docs_text::code(&enumeration.name.join("."))));
    }
    let docs = doc(&docs);
    let name = ident(&plan.name);
    let variants = enumeration.values.iter().zip(&plan.variants).enumerate();
    let variants = variants.map(|(index, (value, variant))| {
        let docs = doc(&[format!("{}.", docs_text::code(value))]);
        let variant = ident(variant);
        let default = (enumeration.closed && index == 0).then(|| quote!(#[default]));
        quote!(#docs #default #variant)
    });
    let (item, shape) = if enumeration.closed {
        let item = quote! {
            #docs
            #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
            pub enum #name {
                #(#variants,)*
            }
        };
        (item, "closed_enum")
    } else {
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
        (item, "open_enum")
    };
    let rows = enumeration.values.iter().zip(&plan.variants);
    let rows: String =
        rows.map(|(value, variant)| format!("    {variant}: {value:?},\n")).collect();
    [Block::Items(item), Block::Text(format!("{shape}!({} {{\n{rows}}});\n", plan.name))]
}
