//! Names of before: what a crate answers to beside the names of today.

use super::CarrierName;

/// What was called otherwise before, by what it is called now.
#[derive(Clone, Debug, Default)]
pub struct FormerNames {
    /// Old names of carriers, each with the new one for people.
    pub carriers: Vec<(CarrierName, String)>,
    /// Old names of enumerations, each with the new one for people.
    pub enums: Vec<(Vec<String>, String)>,
    /// Old names of operations within their groups, each with method and path.
    pub operations: Vec<(String, String)>,
}
