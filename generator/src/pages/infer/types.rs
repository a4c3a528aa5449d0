//! How types, and the type words of tables, go together.

use crate::model::api::Type;
use crate::pages::statements::StatedType;
use crate::source::Spanned;

/// Whether two type words can mean one type.
pub(super) fn compatible(a: &StatedType, b: &StatedType) -> bool {
    use StatedType::*;
    match (a, b) {
        (Unknown, _) | (_, Unknown) => true,
        (Reference(_), Reference(_)) | (Array(_), Array(_)) => true,
        // A name that is printed for an open object.
        (Reference(Some(_)), Dictionary) | (Dictionary, Reference(Some(_))) => true,
        (String { exact: false }, String { .. } | DateTime | Byte | Enum(_))
        | (String { .. } | DateTime | Byte | Enum(_), String { exact: false }) => true,
        (String { .. }, String { .. }) => true,
        _ => a == b,
    }
}

/// The type words of several tables are compatible; the one that says most counts.
pub(super) fn most_exact(stated: &[Spanned<StatedType>]) -> Option<&Spanned<StatedType>> {
    let vagueness = |ty: &StatedType| match ty {
        StatedType::Unknown => 2,
        StatedType::String { exact: false }
        | StatedType::Reference(None)
        | StatedType::Array(None) => 1,
        _ => 0,
    };
    stated.iter().min_by_key(|ty| vagueness(ty))
}

/// The type of a word that says all.
pub(super) fn scalar(stated: &StatedType) -> Option<Type> {
    match stated {
        StatedType::Bool => Some(Type::Bool),
        StatedType::Int32 => Some(Type::Int32),
        StatedType::Int64 => Some(Type::Int64),
        StatedType::Double => Some(Type::Double),
        StatedType::String { .. } => Some(Type::String),
        StatedType::DateTime => Some(Type::DateTime),
        StatedType::Byte => Some(Type::Byte),
        StatedType::Array(Some(item)) => scalar(item).map(Type::list),
        _ => None,
    }
}

/// Whether a type only fills what another leaves open.
pub(super) fn completes(full: &Type, partial: &Type) -> bool {
    match (full, partial) {
        (_, Type::Any) => true,
        (Type::List(full), Type::List(partial)) => completes(full, partial),
        (Type::Dictionary(full), Type::Dictionary(partial)) => completes(full, partial),
        _ => full == partial,
    }
}

/// Whether what a sample shows can be a value of a type.
pub(super) fn agrees(shown: &Type, decided: &Type) -> bool {
    match (shown, decided) {
        (Type::Any, _) | (_, Type::Any) => true,
        (Type::List(a), Type::List(b)) | (Type::Dictionary(a), Type::Dictionary(b)) => agrees(a, b),
        (
            Type::String | Type::DateTime,
            Type::String | Type::DateTime | Type::Byte | Type::Enum(_),
        )
        // Samples do not show how large a number may be.
        | (Type::Int64, Type::Int32 | Type::Double) => true,
        (a, b) => a == b,
    }
}

/// Whether something in a type is still unknown.
pub(super) fn has_hole(ty: &Type) -> bool {
    match ty {
        Type::Any => true,
        Type::List(inner) | Type::Nullable(inner) | Type::Dictionary(inner) => has_hole(inner),
        _ => false,
    }
}
