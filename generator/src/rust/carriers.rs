//! Carriers: a struct, its docs, and its table of properties.

use super::docs_text;
use super::format::{Block, doc, ident};
use super::module::Module;
use super::plan::{CarrierPlan, sources_of};
use crate::api::{Carrier, CarrierId, CarrierName, Property, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// A struct, the `carrier!` that makes it JSON, and what it converts into.
pub(super) fn blocks(module: &mut Module<'_>, carrier: &Carrier, plan: &CarrierPlan) -> Vec<Block> {
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
    let rows = carrier.properties.iter().zip(&plan.fields);
    let rows: String =
        rows.map(|(property, field)| format!("    {field}: {:?},\n", property.name)).collect();
    let secrets = carrier.properties.iter().filter(|property| property.secret);
    let secrets: Vec<String> = secrets.map(|property| format!("{:?}", property.name)).collect();
    let hiding = match secrets.as_slice() {
        [] => String::new(),
        secrets => format!(" hiding [{}]", secrets.join(", ")),
    };
    if rows.is_empty() {
        format!("carrier!({} {{}});\n", plan.name)
    } else {
        format!("carrier!({} {{\n{rows}}}{hiding});\n", plan.name)
    }
}

fn carrier_docs(module: &Module<'_>, carrier: &Carrier) -> Vec<String> {
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

fn property_docs(property: &Property) -> Vec<String> {
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
    docs
}
