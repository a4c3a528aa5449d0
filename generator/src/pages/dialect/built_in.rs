//! The dialects that come with the tool.

use super::Dialect;
use std::sync::OnceLock;

/// The dialects that come with the tool, by name; the first is the usual one.
const BUILT_IN: [(&str, &str); 7] = [
    ("superoffice", include_str!("superoffice.yaml")),
    ("binance", include_str!("binance.yaml")),
    ("bybit", include_str!("bybit.yaml")),
    ("discord", include_str!("discord.yaml")),
    ("gitlab", include_str!("gitlab.yaml")),
    ("mastodon", include_str!("mastodon.yaml")),
    ("woocommerce", include_str!("woocommerce.yaml")),
];

/// Each compiled when first asked for, and once: patterns cost more to compile than pages to read.
static COMPILED: [OnceLock<Dialect>; BUILT_IN.len()] = [const { OnceLock::new() }; BUILT_IN.len()];

impl Default for Dialect {
    /// The usual one of the built-in dialects.
    fn default() -> Self {
        Self::compiled(0)
    }
}

impl Dialect {
    /// The name of the usual dialect.
    pub const USUAL: &'static str = BUILT_IN[0].0;

    /// Names of the dialects that are built in.
    pub fn built_in_names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(name, _)| *name)
    }

    /// The files of the dialects that are built in.
    #[cfg(feature = "schema")]
    pub(crate) fn built_in_texts() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(_, text)| *text)
    }

    /// The built-in dialect of that name, if there is one.
    pub fn built_in(name: &str) -> Option<Self> {
        BUILT_IN.iter().position(|(built_in, _)| *built_in == name).map(Self::compiled)
    }

    fn compiled(built_in: usize) -> Self {
        let (_, text) = BUILT_IN[built_in];
        let compile = || Self::from_yaml(text).expect("a test reads every built-in dialect");
        COMPILED[built_in].get_or_init(compile).clone()
    }
}
