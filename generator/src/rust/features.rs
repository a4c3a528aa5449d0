//! Cargo features: how the text depends on them.

use proc_macro2::TokenStream;
use quote::quote;

/// How the text depends on features.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Features {
    /// On the crate's own, by `cfg`.
    Cargo,
    /// Not at all: what is chosen is there, what is not is left out.
    Chosen {
        /// Whether there is a client over reqwest.
        reqwest: bool,
        /// Whether there is a blocking client over ureq.
        ureq: bool,
        /// Whether dates convert to jiff's types.
        jiff: bool,
        /// Whether clients make spans of tracing.
        tracing: bool,
    },
}

impl Features {
    /// The `cfg` of what belongs to a client; `None` if it is left out.
    pub(super) fn client(self, feature: &str) -> Option<TokenStream> {
        match self {
            Features::Cargo => Some(quote!(#[cfg(feature = #feature)])),
            Features::Chosen { .. } => self.chosen(feature).then(TokenStream::new),
        }
    }

    /// Whether something is there if features are chosen once and for all. Whoever includes the
    /// text has no features to ask for more with, and so gets requests that can be decoded.
    pub(super) fn chosen(self, feature: &str) -> bool {
        match self {
            Features::Cargo => true,
            Features::Chosen { reqwest, ureq, jiff, tracing } => {
                let chosen = [
                    ("reqwest", reqwest),
                    ("ureq", ureq),
                    ("jiff", jiff),
                    ("tracing", tracing),
                    ("decode-requests", true),
                ];
                chosen.contains(&(feature, true))
            }
        }
    }

    /// The `cfg` of an item that belongs to a group.
    pub(super) fn group(self, feature: &str) -> TokenStream {
        match self {
            Features::Cargo => quote!(#[cfg(feature = #feature)]),
            Features::Chosen { .. } => TokenStream::new(),
        }
    }

    /// The `cfg` of an item that several groups need.
    pub(super) fn any_group<'f>(self, features: impl Iterator<Item = &'f str>) -> TokenStream {
        match self {
            Features::Cargo => quote!(#[cfg(any(#(feature = #features),*))]),
            Features::Chosen { .. } => TokenStream::new(),
        }
    }

    /// The `cfg` line for something that any of these features needs, with its line feed.
    pub(super) fn any(self, features: &[&str]) -> String {
        match (self, features) {
            (Features::Chosen { .. }, _) | (_, []) => String::new(),
            (_, [feature]) => format!("#[cfg(feature = {feature:?})]\n"),
            (_, [a, b]) => format!("#[cfg(any(feature = {a:?}, feature = {b:?}))]\n"),
            (_, features) => {
                let features: String = features
                    .iter()
                    .map(|feature| format!("    feature = {feature:?},\n"))
                    .collect();
                format!("#[cfg(any(\n{features}))]\n")
            }
        }
    }
}
