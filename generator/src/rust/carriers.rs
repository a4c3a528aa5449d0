//! Carriers: a struct, its docs, and its table of properties.

use super::choices;
use super::docs_text;
use super::format::{Block, doc, ident};
use super::module::Module;
use crate::model::api::{Carrier, CarrierId, CarrierName, Property, Type};
use crate::names::plan::{CarrierPlan, sources_of};
use proc_macro2::TokenStream;
use quote::quote;

/// A struct, the `carrier!` that makes it JSON, and what it converts into.
pub(super) fn blocks(module: &mut Module<'_>, carrier: &Carrier, plan: &CarrierPlan) -> Vec<Block> {
    if let Some(signs) = &carrier.choice {
        return choices::blocks(module, carrier, signs, plan).into();
    }
    let structure = Block::Items(structure(module, carrier, plan));
    let mut blocks = vec![structure, Block::Text(table(carrier, plan))];
    let conversions = plan.conversions.iter();
    blocks.extend(conversions.map(|&to| Block::Items(conversion(module, carrier, plan, to))));
    blocks
}

/// The conversion of an answer into what is sent back. Groups that do not need both carriers do
/// without it.
fn conversion(
    module: &mut Module<'_>,
    carrier: &Carrier,
    plan: &CarrierPlan,
    to: CarrierId,
) -> TokenStream {
    let from = ident(&plan.name);
    let names = module.plan.carrier(to);
    let both = module.plan.features_of_both(&plan.home, &names.home);
    let (cfg, target) = match both.filter(|_| !module.plan.is_guest) {
        Some(features) => {
            let name = ident(&names.name);
            let cfg = match features.as_slice() {
                [feature] => quote!(#[cfg(feature = #feature)]),
                features => quote!(#[cfg(any(#(feature = #features),*))]),
            };
            (cfg, quote!(crate::carriers::#name))
        }
        None => (TokenStream::new(), module.ty(&Type::Carrier(to))),
    };
    let held = module.plan.api.carrier(to);
    let fields = names.fields.iter().zip(&held.properties);
    let fields = fields.zip(sources_of(carrier, held)).map(|((field, property), index)| {
        let (field, source) = (ident(field), ident(&plan.fields[index]));
        if carrier.properties[index].required && !property.required {
            quote!(#field: Some(value.#source))
        } else {
            quote!(#field: value.#source)
        }
    });
    quote! {
        #cfg
        impl From<#from> for #target {
            fn from(value: #from) -> Self {
                Self { #(#fields,)* extra: value.extra }
            }
        }
    }
}

fn structure(module: &mut Module<'_>, carrier: &Carrier, plan: &CarrierPlan) -> TokenStream {
    let docs = doc(&carrier_docs(module, carrier));
    let name = ident(&plan.name);
    let fields = carrier.properties.iter().enumerate().map(|(index, property)| {
        let docs = doc(&property_docs(property));
        let field = ident(&plan.fields[index]);
        let ty = module.ty(&property.ty);
        let ty = if plan.boxed[index] { quote!(Box<#ty>) } else { ty };
        let ty = if property.required { ty } else { quote!(Option<#ty>) };
        quote!(#docs pub #field: #ty)
    });
    quote! {
        #docs
        #[derive(Clone, Default)]
        pub struct #name {
            #(#fields,)*
            /// What arrived and has no property here, and which properties arrived as `null`.
            pub extra: Extra,
        }
    }
}

fn table(carrier: &Carrier, plan: &CarrierPlan) -> String {
    let kind = if plan.is_sent_only { "sent" } else { "carrier" };
    let rows = carrier.properties.iter().zip(&plan.fields);
    let rows: String =
        rows.map(|(property, field)| format!("    {field}: {:?},\n", property.name)).collect();
    if rows.is_empty() {
        return format!("{kind}!({} {{}});\n", plan.name);
    }
    let requiring = names(carrier, "requiring", |property| property.required);
    let hiding = names(carrier, "hiding", |property| property.secret);
    let must_be_escaped = |c: char| matches!(c, '"' | '\\' | '\0'..='\x1f');
    let mut properties = carrier.properties.iter();
    let escapes = properties.any(|property| property.name.contains(must_be_escaped));
    let escaping = if escapes { " escaping true" } else { "" };
    format!("{kind}!({} {{\n{rows}}}{requiring}{hiding}{escaping});\n", plan.name)
}

/// A word and the names of the properties for which it holds; nothing if there are none.
fn names(carrier: &Carrier, word: &str, holds: impl Fn(&Property) -> bool) -> String {
    let properties = carrier.properties.iter().filter(|property| holds(property));
    let names: Vec<String> = properties.map(|property| format!("{:?}", property.name)).collect();
    if names.is_empty() { String::new() } else { format!(" {word} [{}]", names.join(", ")) }
}

pub(super) fn carrier_docs(module: &Module<'_>, carrier: &Carrier) -> Vec<String> {
    let docs = docs_text::lines(&carrier.docs);
    if !docs.is_empty() {
        return docs;
    }
    let operation =
        carrier.request_of.and_then(|index| Some((index, module.plan.operations.get(index)?)));
    let text = match (&carrier.name, operation) {
        (_, Some((_, operation))) => {
            format!("What [`{}()`] sends.", operation.function.trim_start_matches("r#"))
        }
        (CarrierName::Stated(name), _) => format!("The API's {}.", docs_text::code(name)),
        (CarrierName::Place(place), _) => {
            format!("The value of {}.", docs_text::code(&place.join(".")))
        }
    };
    vec![text]
}

pub(super) fn property_docs(property: &Property) -> Vec<String> {
    let mut docs = docs_text::lines(&property.docs);
    if let Some(deprecated) = &property.deprecated {
        let text = if deprecated.is_empty() {
            "**Deprecated.**".to_owned()
        } else {
            format!("**Deprecated:** {deprecated}")
        };
        if !docs.is_empty() {
            docs.push(String::new());
        }
        docs.extend(docs_text::lines(&text));
    }
    if docs.is_empty() {
        docs.push(format!("The property {}.", docs_text::code(&property.name)));
    }
    if let Some(text) = property.requirement() {
        docs.extend([String::new(), text.to_owned()]);
    }
    docs
}
