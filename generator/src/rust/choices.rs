//! Choices: an enum of several things, one of which a value is.

use super::carriers::{carrier_docs, property_docs};
use super::docs_text;
use super::format::{Block, doc, ident};
use super::module::Module;
use crate::model::api::{Carrier, Signs};
use crate::names::plan::CarrierPlan;
use quote::quote;

/// An enum, and the `choice!` that makes it JSON.
pub(super) fn blocks(
    module: &mut Module<'_>,
    carrier: &Carrier,
    signs: &[Signs],
    plan: &CarrierPlan,
) -> [Block; 2] {
    let docs = doc(&carrier_docs(module, carrier));
    let name = ident(&plan.name);
    let mut rows = String::new();
    let mut variants = Vec::new();
    for (index, (property, signs)) in carrier.properties.iter().zip(signs).enumerate() {
        let ty = module.ty(&property.ty);
        let ty = if plan.boxed[index] { quote!(Box<#ty>) } else { ty };
        let variant = ident(&plan.fields[index]);
        let written = ty.to_string().replace(' ', "");
        rows.push_str(&format!("    {variant}({written}): {},\n", shown(signs)));
        let docs = match property.docs.is_empty() {
            true => doc(&[format!("{}.", docs_text::code(&property.name))]),
            false => doc(&property_docs(property)),
        };
        variants.push(quote!(#docs #variant(#ty)));
    }
    let item = quote! {
        #docs
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// What is none of these, as it came.
            Other(Value),
        }
    };
    let kind = if plan.is_sent_only { "sent_choice" } else { "choice" };
    [Block::Items(item), Block::Text(format!("{kind}!({} {{\n{rows}}});\n", plan.name))]
}

/// What tells a variant, as the macro reads it.
fn shown(Signs { words, required, statuses }: &Signs) -> String {
    let quoted = |texts: &[String]| {
        texts.iter().map(|text| format!("{text:?}")).collect::<Vec<_>>().join(", ")
    };
    let words: Vec<String> =
        words.iter().map(|(name, words)| format!("({name:?}, [{}])", quoted(words))).collect();
    let statuses: Vec<String> = statuses.iter().map(|status| status.number().to_string()).collect();
    let statuses = match statuses.is_empty() {
        true => String::new(),
        false => format!(" on [{}]", statuses.join(", ")),
    };
    format!("[{}] [{}]{statuses}", words.join(", "), quoted(required))
}
