//! Optional inputs: for each set of them a type, and what a call that has them can be told.

use super::arguments::{Argument, optional};
use super::docs_text;
use super::features::Features;
use super::format::{Block, doc, ident};
use super::module::Module;
use crate::names::conditions::{self, Condition};
use crate::names::plan::{InputsPlan, Plan};
use proc_macro2::TokenStream;
use quote::quote;
use std::borrow::Cow;

/// The module `inputs`; `None` if no operation has optional inputs.
pub(super) fn blocks(plan: &Plan<'_>, features: Features) -> Option<Vec<Block>> {
    let mut module = Module::with_paths(plan, &["inputs".to_owned()]);
    let sets = plan.inputs_in_use().map(|inputs| set(&mut module, inputs, features));
    let mut blocks: Vec<Block> = sets.flatten().collect();
    if blocks.is_empty() {
        return None;
    }
    blocks.insert(0, module.uses());
    Some(blocks)
}

/// The type that stands for a set, and the methods of the calls that have it.
fn set(module: &mut Module<'_>, inputs: &InputsPlan, features: Features) -> [Block; 2] {
    let plan = module.plan;
    let arguments = methods(module, inputs);
    let conditions = conditions::of(&plan.api.operations[inputs.operations[0]]);
    let names = arguments.iter().map(|argument| argument.name.trim_start_matches("r#"));
    let names: Vec<String> = names
        .chain(conditions.iter().map(|condition| condition.method))
        .map(docs_text::code)
        .collect();
    let docs = doc(&docs_text::lines(&format!("Takes {}.", listed(&names))));
    let name = ident(&inputs.name);
    // Those that several groups take are small, and always there unless they hold something that is not.
    let parameters = &plan.api.operations[inputs.operations[0]].parameters;
    let holds_carrier =
        parameters.iter().any(|one| one.is_optional() && one.ty.carrier().is_some());
    let feature = |&group: &usize| plan.groups[group].feature.as_str();
    let cfg = match inputs.is_of_groups {
        true if holds_carrier => Some(features.any_group(inputs.groups.iter().map(feature))),
        true => None,
        false => inputs.groups.first().map(feature).map(|feature| features.group(feature)),
    };
    let methods = arguments.iter().map(method).chain(conditions.into_iter().map(of_condition));
    [
        Block::Items(quote!(#docs #cfg pub enum #name {})),
        Block::Items(quote!(#cfg impl<A> Call<A, #name> { #(#methods)* })),
    ]
}

/// The method of a call that sets an input.
fn method(argument: &Argument<'_>) -> TokenStream {
    let docs = doc(&docs_of(argument));
    let Argument { ty, set, .. } = argument;
    let deprecated = argument.deprecated.then(|| quote!(#[deprecated]));
    let (method, value) = (ident(&argument.name), ident(&argument.value));
    quote! {
        #docs
        #deprecated
        pub fn #method(mut self, #value: #ty) -> Self {
            self.request_mut().#set;
            self
        }
    }
}

/// The method of a call that sets a condition.
fn of_condition(condition: &Condition) -> TokenStream {
    let lines: Vec<String> = condition.docs.iter().map(|line| (*line).to_owned()).collect();
    let (docs, method, header) = (doc(&lines), ident(condition.method), condition.header);
    quote! {
        #docs
        pub fn #method(mut self, time: impl Into<HttpDate>) -> Self {
            self.request_mut().header(#header, &time.into());
            self
        }
    }
}

/// The docs of the method that sets an optional input.
fn docs_of(argument: &Argument<'_>) -> Vec<String> {
    let mut docs = docs_text::lines(&argument.docs);
    let wire = docs_text::code(argument.wire);
    if docs.is_empty() {
        docs.push(match argument.place {
            "header" | "cookie" => format!("Sends the {} {wire}.", argument.place),
            _ => format!("Sends the {} parameter {wire}.", argument.place),
        });
    }
    docs
}

/// The inputs of a set.
fn methods<'a>(module: &mut Module<'a>, inputs: &InputsPlan) -> Vec<Argument<'a>> {
    let plan = module.plan;
    let mut arguments = optional(module, &plan.api.operations[inputs.operations[0]]);
    for (argument, docs) in arguments.iter_mut().zip(&inputs.docs) {
        argument.docs = Cow::Owned(docs.clone());
    }
    arguments
}

/// `a`, `a` and `b`; many are cut.
fn listed(names: &[String]) -> String {
    const MOST: usize = 12;
    match names {
        [] => String::new(),
        [name] => name.clone(),
        names if names.len() > MOST => {
            format!("{} and {} more", names[..MOST].join(", "), names.len() - MOST)
        }
        [names @ .., last] => format!("{} and {last}", names.join(", ")),
    }
}
