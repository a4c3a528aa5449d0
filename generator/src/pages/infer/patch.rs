//! JSON Patch (RFC 6902): an array of operations, each with `op`, `path` and `value`.

use super::drafts::keys_of;
use crate::pages::statements::PropertyTable;

/// Whether a table describes the operations of a JSON Patch.
pub(super) fn is_patch_table(table: &PropertyTable) -> bool {
    let keys = keys_of(table);
    let known = |key: &String| ["op", "path", "value", "from"].contains(&key.as_str());
    keys.contains("op") && keys.contains("path") && keys.iter().all(known)
}
