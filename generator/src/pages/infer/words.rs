//! Types in words, for people.

use super::drafts::Drafts;
use crate::model::api::Type;
use crate::pages::statements::StatedType;

/// A type with the names that the carriers have.
pub(super) fn written(ty: &Type, drafts: &Drafts) -> String {
    let word = match ty {
        Type::Carrier(id) => drafts.draft(*id).name.display(),
        Type::List(item) => return format!("a list of {}", written(item, drafts)),
        Type::Nullable(inner) => return format!("{} or null", written(inner, drafts)),
        Type::Dictionary(value) => return format!("a dictionary of {}", written(value, drafts)),
        Type::Bool => "bool".to_owned(),
        Type::Int32 => "int32".to_owned(),
        Type::Int64 => "int64".to_owned(),
        Type::Double => "double".to_owned(),
        Type::String | Type::Enum(_) => "string".to_owned(),
        Type::DateTime => "date-time".to_owned(),
        Type::Byte => "byte".to_owned(),
        Type::Any => return "something".to_owned(),
    };
    format!("`{word}`")
}

/// What a type word means.
pub(super) fn noun(stated: &StatedType) -> &'static str {
    match stated {
        StatedType::Bool => "`bool`",
        StatedType::Int32 => "`int32`",
        StatedType::Int64 => "`int64`",
        StatedType::Double => "`double`",
        StatedType::String { exact: true } => "`string`",
        StatedType::String { exact: false } => "text of some kind",
        StatedType::DateTime => "`date-time`",
        StatedType::Byte => "`byte`",
        StatedType::Enum(_) => "one of several words",
        StatedType::Array(_) => "a list",
        StatedType::Dictionary => "a dictionary",
        StatedType::Reference(_) => "an object",
        StatedType::Binary => "bytes",
        StatedType::Unknown => "something unknown",
    }
}
