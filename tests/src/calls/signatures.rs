//! Signatures of emitted functions, read from their source.

use std::collections::BTreeMap;
use syn::{
    Expr, FnArg, GenericArgument, ImplItem, Item, ItemFn, Lit, PathArguments, ReturnType, Stmt,
    Type, TypeImplTrait, TypeParamBound,
};
use tablature::output::Tree;

/// What a call can be given.
pub struct Signature {
    /// The arguments of the function, in order.
    pub arguments: Vec<Shape>,
    /// The methods of the call it returns, in order.
    pub methods: Vec<Method>,
}

/// A method that sets an optional input.
#[derive(Clone)]
pub struct Method {
    pub name: String,
    pub value: Shape,
}

/// The type of an argument, as far as it matters for writing a value of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// `bool`, `i32`, `i64`
    Plain,
    /// `f64`
    Float,
    /// `&str`
    Text,
    /// `impl Into<DateTime>`
    Date,
    /// `impl Into<Patch>`
    Patch,
    /// `Upload`
    Upload,
    /// `enums::Mode`
    Word,
    /// `&[…]`, or whatever iterates over texts
    List(Box<Shape>),
    /// `(&str, &str)`
    Pair,
    /// `&` of a struct, a dictionary or a value
    Borrowed,
    /// Anything else, which is what headers of conditions take.
    Other,
}

/// All signatures in an emitted crate, by operation id.
pub fn signatures(emitted: &Tree) -> BTreeMap<String, Signature> {
    let inputs = parsed(emitted, "src/inputs.rs");
    let methods: BTreeMap<String, Vec<Method>> =
        inputs.iter().flat_map(|file| &file.items).filter_map(methods).collect();
    let mut found = BTreeMap::new();
    for path in emitted.files.keys() {
        if !path.starts_with("src/") || !path.ends_with(".rs") || path.starts_with("src/runtime/") {
            continue;
        }
        for item in parsed(emitted, path).iter().flat_map(|file| &file.items) {
            if let Item::Fn(function) = item
                && let Some(id) = endpoint_id(function)
            {
                let inputs = function.sig.inputs.iter();
                let arguments = inputs.filter_map(argument).map(shape).collect();
                let call = match &function.sig.output {
                    ReturnType::Type(_, ty) => inputs_of(ty),
                    ReturnType::Default => None,
                };
                let methods = call.and_then(|inputs| methods.get(&inputs).cloned());
                let methods = methods.unwrap_or_default();
                found.insert(id, Signature { arguments, methods });
            }
        }
    }
    found
}

fn parsed(emitted: &Tree, path: &str) -> Option<syn::File> {
    let text = String::from_utf8_lossy(emitted.files.get(path)?);
    Some(syn::parse_file(&text).unwrap_or_else(|error| panic!("{path}: {error}")))
}

/// The id of the endpoint that a function calls.
fn endpoint_id(function: &ItemFn) -> Option<String> {
    let Stmt::Local(endpoint) = function.block.stmts.first()? else { return None };
    let Expr::Reference(endpoint) = &*endpoint.init.as_ref()?.expr else { return None };
    let Expr::Struct(endpoint) = &*endpoint.expr else { return None };
    let id = endpoint.fields.iter().find(|field| is_named(&field.member, "id"))?;
    match &id.expr {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(id) => Some(id.value()),
            _ => None,
        },
        _ => None,
    }
}

fn is_named(member: &syn::Member, name: &str) -> bool {
    matches!(member, syn::Member::Named(found) if found == name)
}

/// What a `Call<Answer, Inputs>` is told to have.
fn inputs_of(call: &Type) -> Option<String> {
    let Type::Path(call) = call else { return None };
    let PathArguments::AngleBracketed(arguments) = &call.path.segments.last()?.arguments else {
        return None;
    };
    match arguments.args.iter().nth(1)? {
        GenericArgument::Type(inputs) => last_segment(inputs),
        _ => None,
    }
}

/// The methods of the calls that have a set of inputs, if the item is their `impl`.
fn methods(item: &Item) -> Option<(String, Vec<Method>)> {
    let Item::Impl(item) = item else { return None };
    if item.trait_.is_some() {
        return None;
    }
    let methods = item.items.iter().filter_map(|item| match item {
        ImplItem::Fn(method) => {
            let value = method.sig.inputs.iter().filter_map(argument).next()?;
            Some(Method { name: method.sig.ident.to_string(), value: shape(value) })
        }
        _ => None,
    });
    Some((inputs_of(&item.self_ty)?, methods.collect()))
}

/// The type of an argument; `None` for the receiver.
fn argument(argument: &FnArg) -> Option<&Type> {
    match argument {
        FnArg::Typed(argument) => Some(&argument.ty),
        FnArg::Receiver(_) => None,
    }
}

fn last_segment(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()),
        _ => None,
    }
}

fn shape(ty: &Type) -> Shape {
    match ty {
        Type::Reference(reference) => match &*reference.elem {
            Type::Slice(slice) => Shape::List(Box::new(shape(&slice.elem))),
            inner => match last_segment(inner).as_deref() {
                Some("str") => Shape::Text,
                _ => Shape::Borrowed,
            },
        },
        Type::Path(path) if path.path.segments.len() == 2 => Shape::Word,
        Type::Tuple(_) => Shape::Pair,
        Type::ImplTrait(ty) => implementing(ty),
        ty => match last_segment(ty).as_deref() {
            Some("bool" | "i32" | "i64") => Shape::Plain,
            Some("f64") => Shape::Float,
            Some("Upload") => Shape::Upload,
            _ => Shape::Other,
        },
    }
}

/// The shape of whatever implements a trait.
fn implementing(ty: &TypeImplTrait) -> Shape {
    let Some(TypeParamBound::Trait(bound)) = ty.bounds.first() else { return Shape::Other };
    let Some(last) = bound.path.segments.last() else { return Shape::Other };
    let of = match &last.arguments {
        PathArguments::AngleBracketed(arguments) => arguments.args.first(),
        _ => None,
    };
    let of = match of {
        Some(GenericArgument::Type(ty)) => last_segment(ty),
        _ => None,
    };
    match (last.ident.to_string().as_str(), of.as_deref()) {
        ("Into", Some("DateTime")) => Shape::Date,
        ("Into", Some("Patch")) => Shape::Patch,
        ("IntoIterator", _) => Shape::List(Box::new(Shape::Text)),
        ("SentAs", _) => Shape::Borrowed,
        _ => Shape::Other,
    }
}
