//! Which properties and parameters hold what nobody is to see: those that the dialect's convention names,
//! if they hold text. `PasswordExpires` may be a date, and is none.

use crate::model::api::{Api, Type, wildcard};

/// Marks what a pattern names and what holds text.
pub(super) fn mark(api: &mut Api, patterns: &[String]) {
    let is_secret = |name: &str, ty: &Type| {
        holds_text(ty) && patterns.iter().any(|pattern| wildcard::matches(pattern, name))
    };
    for property in api.carriers.iter_mut().flat_map(|carrier| &mut carrier.properties) {
        property.secret = is_secret(&property.name, &property.ty);
    }
    for parameter in api.operations.iter_mut().flat_map(|operation| &mut operation.parameters) {
        parameter.secret = is_secret(&parameter.name, &parameter.ty);
    }
}

/// Whether text can be in a value. A carrier has properties to be asked for themselves.
fn holds_text(ty: &Type) -> bool {
    match ty {
        Type::String | Type::Byte | Type::Any => true,
        Type::List(inner) | Type::Nullable(inner) | Type::Dictionary(inner) => holds_text(inner),
        Type::Bool
        | Type::Int32
        | Type::Int64
        | Type::Double
        | Type::DateTime
        | Type::Enum(_)
        | Type::Carrier(_) => false,
    }
}
