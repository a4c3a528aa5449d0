//! A source file in the making: where it is, and what it brings into scope.

use super::format::{Block, ident};
use crate::model::api::{CarrierId, EnumId, Type};
use crate::names::plan::{Home, Plan};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::{BTreeMap, BTreeSet};

/// A module being written.
pub(super) struct Module<'a> {
    /// Names and places.
    pub plan: &'a Plan<'a>,
    /// Path from the root of the crate.
    path: Vec<String>,
    /// Names in use, by the path of their module from the root.
    uses: BTreeMap<Vec<String>, BTreeSet<String>>,
    /// Whether carriers are named by their paths, because some of them may not be there.
    has_paths: bool,
}

impl<'a> Module<'a> {
    /// A module that has the runtime's prelude in scope.
    pub(super) fn new(plan: &'a Plan<'a>, path: &[String]) -> Self {
        let mut module =
            Self { plan, path: path.to_vec(), uses: BTreeMap::new(), has_paths: false };
        module.bring(&["runtime", "prelude"], "*");
        module
    }

    /// The same, with carriers named by their paths.
    pub(super) fn with_paths(plan: &'a Plan<'a>, path: &[String]) -> Self {
        Self { has_paths: true, ..Self::new(plan, path) }
    }

    /// Brings a name of another module into scope; `*` for all of its names.
    pub(super) fn bring(&mut self, path: &[&str], name: &str) {
        let path: Vec<String> = path.iter().map(|segment| (*segment).to_owned()).collect();
        self.uses.entry(path).or_default().insert(name.to_owned());
    }

    /// The `use` items of all that was brought into scope.
    pub(super) fn uses(&self) -> Block {
        let mut uses: Vec<(String, TokenStream)> = self
            .uses
            .iter()
            .map(|(path, names)| {
                let common = self.path.iter().zip(path).take_while(|(a, b)| a == b).count();
                let root = match common == 0 && !self.plan.is_guest {
                    true => quote!(crate::),
                    false => self.path[common..].iter().map(|_| quote!(super::)).collect(),
                };
                let below = path[common..].iter().map(|segment| ident(segment));
                let names: Vec<TokenStream> = names
                    .iter()
                    .map(|name| match name.as_str() {
                        "*" => quote!(*),
                        name => {
                            let name = ident(name);
                            quote!(#name)
                        }
                    })
                    .collect();
                let path = quote!(#root #(#below::)*);
                let item = match names.as_slice() {
                    [name] => quote!(use #path #name;),
                    names => quote!(use #path {#(#names),*};),
                };
                (item.to_string(), item)
            })
            .collect();
        uses.sort_by(|(a, _), (b, _)| a.cmp(b));
        let items = uses.into_iter().map(|(_, item)| item);
        Block::Items(quote!(#(#items)*))
    }

    /// A type as it is written in this module.
    pub(super) fn ty(&mut self, ty: &Type) -> TokenStream {
        match ty {
            Type::Bool => quote!(bool),
            Type::Int32 => quote!(i32),
            Type::Int64 => quote!(i64),
            Type::Double => quote!(f64),
            Type::String | Type::Byte => quote!(String),
            Type::DateTime => quote!(DateTime),
            Type::Enum(id) => self.enumeration(*id),
            Type::Carrier(id) => self.carrier(*id),
            Type::List(item) => {
                let item = self.ty(item);
                quote!(Vec<#item>)
            }
            Type::Nullable(inner) => {
                let inner = self.ty(inner);
                quote!(Option<#inner>)
            }
            Type::Dictionary(item) => {
                let item = self.ty(item);
                quote!(Dictionary<#item>)
            }
            Type::Any => quote!(Value),
        }
    }

    /// A type as an argument: borrowed, unless it is small.
    pub(super) fn borrowed(&mut self, ty: &Type) -> TokenStream {
        match ty {
            Type::Bool | Type::Int32 | Type::Int64 | Type::Double => self.ty(ty),
            Type::String | Type::Byte => quote!(&str),
            Type::List(item) => {
                let item = self.ty(item);
                quote!(&[#item])
            }
            _ => {
                let ty = self.ty(ty);
                quote!(&#ty)
            }
        }
    }

    /// An enumeration, as `enums::Name`.
    pub(super) fn enumeration(&mut self, id: EnumId) -> TokenStream {
        let name = ident(&self.plan.enums[id.0 as usize].name);
        self.bring(&[], "enums");
        quote!(enums::#name)
    }

    /// A carrier, by its bare name.
    fn carrier(&mut self, id: CarrierId) -> TokenStream {
        let carrier = self.plan.carrier(id);
        if self.has_paths {
            let root = match self.plan.is_guest {
                false => quote!(crate::),
                true => self.path.iter().map(|_| quote!(super::)).collect(),
            };
            let path = path_to_carrier(self.plan, id);
            let path = path.iter().map(|segment| ident(segment));
            return quote!(#root #(#path)::*);
        }
        if home(self.plan, id) != self.path {
            let mut path = path_to_carrier(self.plan, id);
            path.pop();
            self.uses.entry(path).or_default().insert(carrier.name.clone());
        }
        let name = ident(&carrier.name);
        quote!(#name)
    }
}

/// The path, from the root of the crate, under which a carrier can be named.
pub(super) fn path_to_carrier(plan: &Plan<'_>, id: CarrierId) -> Vec<String> {
    let carrier = plan.carrier(id);
    let mut path = match carrier.home {
        Home::Operation(group) => plan.groups[group].module.clone(),
        Home::Group(_) | Home::Shared(_) => vec!["carriers".to_owned()],
    };
    path.push(carrier.name.clone());
    path
}

/// The path, from the root of the crate, of the module in whose file a carrier stands.
fn home(plan: &Plan<'_>, id: CarrierId) -> Vec<String> {
    let carrier = plan.carrier(id);
    match carrier.home {
        Home::Operation(group) => plan.groups[group].module.clone(),
        Home::Group(group) => {
            let mut path = plan.groups[group].module.clone();
            path.push("carriers".to_owned());
            path
        }
        Home::Shared(_) => vec!["carriers".to_owned(), carrier.file.clone()],
    }
}
