//! What the dialect says a client may send with every call: named methods for it.

use super::docs_text;
use super::features::Features;
use super::format::{Block, doc, ident};
use crate::model::api::{ClientHeader, ClientOptions};
use crate::names::naming::{Want, assign, snake};
use proc_macro2::TokenStream;
use quote::quote;

/// Schemes of `Authorization` that the runtime has methods for.
const KNOWN_SCHEMES: &[&str] = &["basic", "bearer"];

/// Names of credentials', calls' and clients' own.
const TAKEN: &[&str] = &[
    "and",
    "answer",
    "apply",
    "basic",
    "bearer",
    "call",
    "clone",
    "context",
    "credentials",
    "download",
    "fmt",
    "header",
    "hook",
    "into_http",
    "into_request",
    "limit",
    "new",
    "pages",
    "renew",
    "request",
    "request_mut",
    "retry",
    "rows",
    "scheme",
    "send",
    "settings",
    "timeout",
    "unwrapped",
    "with_http",
];

/// The methods by which a call is told the context.
pub(super) fn context_methods(options: &ClientOptions) -> Vec<String> {
    names(&options.context_headers)
}

fn names(headers: &[ClientHeader]) -> Vec<String> {
    let wants: Vec<Want> =
        headers.iter().map(|header| want(&header.header, &header.name, "header")).collect();
    assign(TAKEN, &wants)
}

/// Whether there is nothing to say.
pub(super) fn is_empty(options: &ClientOptions) -> bool {
    credentials(options).is_none() && options.context_headers.is_empty()
}

/// The module `options`.
pub(super) fn blocks(options: &ClientOptions, features: Features) -> Vec<Block> {
    let mut blocks: Vec<Block> = vec![Block::Items(uses(options))];
    if !options.context_headers.is_empty() {
        let names = options.context_headers.iter().map(|header| &header.header);
        blocks.push(Block::Items(quote! {
            /// The headers that most operations listen to.
            #[allow(dead_code, reason = "without any group of operations nothing does")]
            pub(super) const CONTEXT: &[&str] = &[#(#names),*];
        }));
    }
    blocks.extend(credentials(options).map(Block::Items));
    if !options.context_headers.is_empty() {
        blocks.extend(context(&options.context_headers, features).into_iter().map(Block::Items));
    }
    blocks
}

/// The clients: the feature, and the path from the runtime.
const CLIENTS: [(&str, &[&str]); 2] = [("reqwest", &["Client"]), ("ureq", &["blocking", "Client"])];

fn uses(options: &ClientOptions) -> TokenStream {
    match (credentials(options).is_some(), !options.context_headers.is_empty()) {
        (true, true) => quote!(
            use super::runtime::{Call, Credentials};
        ),
        (true, false) => quote!(
            use super::runtime::Credentials;
        ),
        (false, _) => quote!(
            use super::runtime::Call;
        ),
    }
}

fn credentials(options: &ClientOptions) -> Option<TokenStream> {
    let schemes: Vec<&String> = options
        .authorization_schemes
        .iter()
        .filter(|scheme| !KNOWN_SCHEMES.contains(&scheme.to_lowercase().as_str()))
        .collect();
    let wants = schemes.iter().map(|scheme| want(scheme, scheme, "scheme")).chain(
        options
            .credential_headers
            .iter()
            .map(|header| want(&header.header, &header.name, "header")),
    );
    let mut names = assign(TAKEN, &wants.collect::<Vec<_>>()).into_iter();
    let mut methods: Vec<TokenStream> = schemes
        .iter()
        .zip(&mut names)
        .map(|(scheme, name)| {
            let name = ident(&name);
            let docs = doc(&[format!("A token of the scheme {}.", docs_text::code(scheme))]);
            quote!(#docs pub fn #name(token: &str) -> Self { Self::scheme(#scheme, token) })
        })
        .collect();
    methods.extend(options.credential_headers.iter().zip(names).map(|(header, name)| {
        let (name, wire, docs) = (ident(&name), &header.header, header_docs(header));
        quote!(#docs pub fn #name(token: &str) -> Self { Self::header(#wire, token) })
    }));
    (!methods.is_empty()).then(|| quote!(impl Credentials { #(#methods)* }))
}

fn context(headers: &[ClientHeader], features: Features) -> Vec<TokenStream> {
    let names: Vec<_> = names(headers).iter().map(|name| ident(name)).collect();
    let wires: Vec<&String> = headers.iter().map(|header| &header.header).collect();
    let docs: Vec<TokenStream> = headers.iter().map(header_docs).collect();
    let call = quote! {
        impl<A, O> Call<A, O> {
            #(
                #docs
                pub fn #names(self, value: &str) -> Self {
                    self.header(#wires, value)
                }
            )*
        }
    };
    let clients = CLIENTS.iter().filter_map(|(feature, path)| {
        let (cfg, path) = (features.client(feature)?, path.iter().map(|name| ident(name)));
        Some(quote! {
            #cfg
            impl super::runtime #(::#path)* {
                #(
                    #docs
                    #[must_use]
                    pub fn #names(self, value: &str) -> Self {
                        self.context(#wires, value)
                    }
                )*
            }
        })
    });
    [call].into_iter().chain(clients).collect()
}

fn want(key: &str, name: &str, kind: &str) -> Want {
    let name = snake(name);
    let other = format!("{}_{kind}", name.trim_start_matches("r#"));
    Want::new(key, name).or(other)
}

fn header_docs(header: &ClientHeader) -> TokenStream {
    let mut docs = docs_text::lines(&header.docs);
    if docs.is_empty() {
        docs.push(format!("Sends the header {}.", docs_text::code(&header.header)));
    }
    doc(&docs)
}
