//! Headers of answers: a constant for each, which reads it.

use super::docs_text;
use super::format::{Block, doc, ident};
use crate::model::api::{Operation, Type};
use crate::names::plan::{HeaderPlan, Plan};
use proc_macro2::TokenStream;
use quote::quote;

/// The module `headers`; `None` if no answer has any that is documented.
pub(super) fn blocks(plan: &Plan<'_>) -> Option<Vec<Block>> {
    if plan.headers.is_empty() {
        return None;
    }
    let constants = plan.headers.iter().map(|header| {
        let mut docs = docs_text::lines(&header.docs);
        if docs.is_empty() {
            docs.push(format!("The header {}.", docs_text::code(&header.wire)));
        }
        let docs = doc(&docs);
        let (name, ty) = (ident(&header.constant), written(&header.ty));
        let wire = header.wire.to_ascii_lowercase();
        quote!(#docs pub const #name: Header<#ty> = Header::new(#wire);)
    });
    let uses = quote!(
        use super::runtime::Header;
    );
    Some(vec![Block::Items(uses), Block::Items(constants.collect())])
}

/// What a header is read as.
fn written(ty: &Type) -> TokenStream {
    match ty {
        Type::Bool => quote!(bool),
        Type::Int32 | Type::Int64 => quote!(i64),
        Type::Double => quote!(f64),
        _ => quote!(String),
    }
}

/// The headers that an operation answers with, each once, as lines of its docs. `root` leads to the root
/// of the crate.
pub(super) fn docs(plan: &Plan<'_>, operation: &Operation, root: &str) -> Vec<String> {
    let names = operation.statuses.iter().flat_map(|status| &status.headers);
    let names: Vec<&str> = names.map(|header| header.name.as_str()).collect();
    let answered = plan.headers.iter().filter(|plan| names.iter().any(|name| plan.is(name)));
    answered.flat_map(|header| item(header, root)).collect()
}

fn item(header: &HeaderPlan, root: &str) -> Vec<String> {
    let separator = if header.docs.is_empty() { "" } else { ": " };
    let constant = format!("headers::{}", header.constant);
    let label = format!("[`{constant}`]({root}{constant}){separator}");
    docs_text::item(&label, &header.docs)
}
