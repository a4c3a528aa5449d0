//! By what changes are judged, where that is for users to say.

use super::rule::{Rule, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// By what changes are judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Criteria {
    /// Rules that mean something else to callers than usual.
    pub severities: BTreeMap<Rule, Severity>,
    /// Code that nobody writes, or that may break: a change that breaks no other is a minor one.
    pub lenient: BTreeSet<FragileCode>,
}

/// Code that breaks where all other code that uses a crate goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FragileCode {
    /// It writes or takes apart a struct with all its fields, without `..`.
    StructLiterals,
    /// It matches all variants of a closed enum.
    EnumMatches,
    /// It names the type of a call, with the type of its optional inputs.
    CallTypes,
}

impl FragileCode {
    /// All kinds of it.
    pub const ALL: [Self; 3] = [Self::StructLiterals, Self::EnumMatches, Self::CallTypes];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::StructLiterals => "struct-literals",
            Self::EnumMatches => "enum-matches",
            Self::CallTypes => "call-types",
        }
    }

    /// What it does: "code that …".
    pub fn about(self) -> &'static str {
        match self {
            Self::StructLiterals => {
                "code that writes or takes apart the struct with all its fields, without `..`"
            }
            Self::EnumMatches => "code that matches all its variants",
            Self::CallTypes => "code that names the type of the call",
        }
    }
}
