//! A body as an argument.

use super::{is_text, texts};
use crate::model::api::{Body, BodyContent, Type};
use crate::rust::docs_text;
use crate::rust::format::ident;
use crate::rust::module::Module;
use proc_macro2::TokenStream;
use quote::quote;
use std::borrow::Cow;

/// Its type, and the call of the request's method that sets it.
pub(super) fn set(module: &mut Module<'_>, body: &Body, name: &str) -> (TokenStream, TokenStream) {
    let value = ident(name);
    let media_type = &body.media_type;
    match &body.content {
        BodyContent::Json(Type::Carrier(id)) if module.plan.carrier(*id).is_converted_into => {
            let ty = module.ty(&Type::Carrier(*id));
            (quote!(impl runtime::SentAs<#ty>), quote!(json(#value.sent(), #media_type)))
        }
        BodyContent::Json(Type::List(item)) if is_text(item) => {
            (texts(), quote!(json_texts(#value, #media_type)))
        }
        BodyContent::Json(ty) => {
            let ty = module.borrowed(ty);
            let borrow = if matches!(ty.to_string().as_str(), "bool" | "i32" | "i64" | "f64") {
                quote!(&)
            } else {
                quote!()
            };
            (ty, quote!(json(#borrow #value, #media_type)))
        }
        BodyContent::Patch => {
            (quote!(impl Into<Patch>), quote!(patch(&#value.into(), #media_type)))
        }
        BodyContent::Binary => (quote!(Upload), quote!(upload(#value))),
        BodyContent::Form => (quote!(&[(&str, &str)]), quote!(form(#value))),
    }
}

/// More media types than this say that anything goes.
const MANY_MEDIA_TYPES: usize = 8;

/// What the docs say of it; with the media types among which the caller chooses.
pub(super) fn docs(body: &Body) -> Cow<'_, str> {
    const FORM: &str = "multipart/form-data";
    if body.content != BodyContent::Binary {
        return (&body.docs).into();
    }
    let takes_form = body.media_types.iter().any(|known| known == FORM);
    let files = body.media_types.iter().filter(|known| *known != FORM);
    let files: Vec<_> = files.map(|known| docs_text::code(known)).collect();
    let choice = match (files.len(), takes_form) {
        (0, false) => return (&body.docs).into(),
        (1..MANY_MEDIA_TYPES, true) => {
            format!("Takes {}, and a form (`Upload::in_form`).", files.join(", "))
        }
        (1..MANY_MEDIA_TYPES, false) => format!("Takes {}.", files.join(", ")),
        (_, true) => "Takes a form (`Upload::in_form`), too.".to_owned(),
        (_, false) => return (&body.docs).into(),
    };
    let docs = body.docs.trim_end();
    let separator = if docs.is_empty() || docs.ends_with('.') { "" } else { "." };
    format!("{docs}{separator} {choice}").trim_start().to_owned().into()
}
