//! What a client sends with every call: its credentials.

use super::document::{Document, Version};
use super::extensions;
use super::schemas::Schemas;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::api::{ClientHeader, ClientOptions};
use crate::source::tree::Node;
use heck::ToSnakeCase;

/// The ways to say who calls. Those that have no place in a header are findings.
pub(super) fn options<'d>(document: &'d Document, schemas: &mut Schemas<'d, '_>) -> ClientOptions {
    let root = document.root();
    let schemes = match document.version {
        Version::Swagger => root.get("securityDefinitions"),
        _ => root.get("components").and_then(|components| components.get("securitySchemes")),
    };
    let mut options = ClientOptions { servers: servers(document), ..ClientOptions::default() };
    for (name, scheme) in schemes.iter().flat_map(|at| at.node.object()).flatten() {
        let Some(target) = schemas.follow(root.with(scheme)) else { continue };
        let scheme = target.at.node;
        if document.is_own {
            extensions::add_credential(&mut options, scheme);
            continue;
        }
        let docs = || {
            let text = scheme.text_at("description").unwrap_or_default().trim();
            let first = text.split(". ").next().unwrap_or_default().replace('\n', " ");
            if first.is_empty() {
                format!("The credential `{name}`.")
            } else {
                format!("{}.", first.trim_end_matches('.'))
            }
        };
        let scheme_word = match scheme.text_at("type").unwrap_or_default() {
            "basic" => Some("Basic".to_owned()),
            "http" => scheme.text_at("scheme").map(capital),
            "oauth2" | "openIdConnect" => Some("Bearer".to_owned()),
            _ => None,
        };
        match (scheme_word, scheme.text_at("in"), scheme.text_at("name")) {
            (Some(word), ..) => {
                if !options.authorization_schemes.contains(&word) {
                    options.authorization_schemes.push(word);
                }
            }
            (None, Some("header"), Some(header))
                if header.eq_ignore_ascii_case("authorization") =>
            {
                let word = "Bearer".to_owned();
                if !options.authorization_schemes.contains(&word) {
                    options.authorization_schemes.push(word);
                }
            }
            (None, Some("header"), Some(header)) => {
                let known = |one: &ClientHeader| one.header.eq_ignore_ascii_case(header);
                if !options.credential_headers.iter().any(known) {
                    let (header, name) = (header.to_owned(), header.to_snake_case());
                    options.credential_headers.push(ClientHeader { header, name, docs: docs() });
                }
            }
            _ => {
                let message = format!(
                    "the credential `{name}` has no place in a header; requests go without it, unless a hook adds it"
                );
                schemas.diagnostics.push(Diagnostic::new(Code::Unsupported, scheme.place, message));
            }
        }
    }
    if document.is_own {
        extensions::complete_client(&mut options, root.node);
    }
    options
}

/// What stands before all paths, variables with their defaults. Of a place that is told without a host, it is
/// the path that counts.
fn servers(document: &Document) -> Vec<String> {
    let root = document.root().node;
    if document.version == Version::Swagger {
        let scheme =
            root.items_at("schemes").iter().filter_map(Node::text).max().unwrap_or("https");
        let host = root.text_at("host").unwrap_or(SOMEWHERE);
        let path = root.text_at("basePath").unwrap_or_default();
        let is_told = root.get("host").is_some() || root.get("basePath").is_some();
        let url = format!("{scheme}://{host}{path}");
        return is_told.then_some(url).into_iter().filter(|url| is_plain(url)).collect();
    }
    let url = |server: &Node| {
        let mut url = server.text_at("url")?.to_owned();
        for (name, variable) in server.entries_at("variables") {
            let default = variable.text_at("default").unwrap_or_default();
            url = url.replace(&format!("{{{name}}}"), default);
        }
        let url = if url.starts_with('/') { format!("https://{SOMEWHERE}{url}") } else { url };
        (is_plain(&url) && url != format!("https://{SOMEWHERE}/")).then_some(url)
    };
    let is_told =
        |server: &&Node| !(document.is_own && server.text_at("url") == Some("{base_url}"));
    root.items_at("servers").iter().filter(is_told).filter_map(url).collect()
}

/// A host that stands for any.
const SOMEWHERE: &str = "example.com";

/// Whether a text is an address that can be written as it is.
fn is_plain(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let is_sign = |sign: char| sign.is_ascii_alphanumeric() || "-._~:/".contains(sign);
        !rest.is_empty() && rest.chars().all(is_sign)
    })
}

/// `bearer` as `Bearer`, which is how it is written.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
