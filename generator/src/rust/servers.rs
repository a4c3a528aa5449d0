//! Where the API is: a constant for each server, and a function for each whose address varies.

use super::docs_text;
use super::format::{Block, doc, ident};
use crate::model::api::{Server, ServerVariable};
use crate::names::naming::{Want, assign, snake};
use proc_macro2::TokenStream;
use quote::quote;

/// A server is called after what is said of it, if that is no longer.
const MOST_WORDS: usize = 4;

/// The module `servers`; `None` if none is known.
pub(super) fn blocks(servers: &[Server]) -> Option<Vec<Block>> {
    if servers.is_empty() {
        return None;
    }
    let wants: Vec<Want> =
        servers.iter().map(|server| Want::new("", snake(called(server)))).collect();
    let names = assign(&["self"], &wants);
    let items = servers.iter().zip(&names).flat_map(|(server, name)| {
        let name = name.trim_start_matches("r#");
        [Some(constant(server, name)), function(server, name)].into_iter().flatten()
    });
    Some(items.map(Block::Items).collect())
}

fn called(server: &Server) -> &str {
    let count = server.docs.split_whitespace().count();
    if (1..=MOST_WORDS).contains(&count) { &server.docs } else { "server" }
}

/// What is said of a server, or else its address.
fn docs(server: &Server) -> Vec<String> {
    match server.docs.is_empty() {
        true => vec![docs_text::code(&server.url)],
        false => docs_text::lines(&server.docs),
    }
}

/// The usual address.
fn constant(server: &Server, name: &str) -> TokenStream {
    let (docs, name, url) = (doc(&docs(server)), ident(&name.to_uppercase()), server.usual());
    quote!(#docs pub const #name: &str = #url;)
}

/// The address with other values for its variables.
fn function(server: &Server, name: &str) -> Option<TokenStream> {
    let variables = &server.variables;
    if variables.is_empty() {
        return None;
    }
    let wants: Vec<Want> =
        variables.iter().map(|one| Want::new(&one.name, snake(&one.name))).collect();
    let arguments = assign(&[], &wants);
    let mut docs = docs(server);
    docs.extend([String::new(), "# Parameters".to_owned(), String::new()]);
    for (variable, argument) in variables.iter().zip(&arguments) {
        let label = format!("`{}`: ", argument.trim_start_matches("r#"));
        docs.extend(docs_text::item(&label, &described(variable)));
    }
    let docs = doc(&docs);
    let name = ident(&format!("{name}_at"));
    let parts = parts(&server.url, variables);
    let parts = parts.iter().map(|part| match part {
        Part::Text(text) => quote!(#text),
        Part::Variable(index) => {
            let argument = ident(&arguments[*index]);
            quote!(#argument)
        }
    });
    let parts: Vec<TokenStream> = parts.collect();
    let arguments = arguments.iter().map(|argument| ident(argument));
    Some(quote! {
        #docs
        pub fn #name(#(#arguments: &str),*) -> String {
            [#(#parts),*].concat()
        }
    })
}

fn described(variable: &ServerVariable) -> String {
    let code = |text: &String| format!("`{}`", text.replace('`', "'"));
    let usual = format!("Usually {}.", code(&variable.default));
    let words: Vec<String> = variable.words.iter().map(code).collect();
    let words = match words.is_empty() {
        true => String::new(),
        false => format!("One of {}.", words.join(", ")),
    };
    let said = [variable.docs.clone(), words, usual];
    said.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A part of an address.
enum Part<'a> {
    Text(&'a str),
    Variable(usize),
}

fn parts<'a>(url: &'a str, variables: &[ServerVariable]) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    let mut rest = url;
    while !rest.is_empty() {
        let tokens = variables.iter().enumerate().filter_map(|(index, variable)| {
            let token = format!("{{{}}}", variable.name);
            Some((rest.find(&token)?, token.len(), index))
        });
        let Some((at, length, index)) = tokens.min() else {
            parts.push(Part::Text(rest));
            break;
        };
        if at > 0 {
            parts.push(Part::Text(&rest[..at]));
        }
        parts.push(Part::Variable(index));
        rest = &rest[at + length..];
    }
    parts
}
