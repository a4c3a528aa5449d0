//! The public items of a source file.

use super::paths::Scope;
use super::{Item, Kind};
use quote::ToTokens;
use syn::{
    Attribute, Fields, FnArg, ImplItem, ItemEnum, ItemFn, ItemImpl, ItemMacro, ItemStruct,
    Signature, Visibility,
};

/// An item and its path.
type Found = (String, Item);

/// The public items of the file at this path. What cannot be read as Rust has none; what the generator
/// emits always can.
pub fn items(path: &str, text: &str) -> Vec<Found> {
    let Ok(file) = syn::parse_file(text) else { return Vec::new() };
    let mut scope = Scope::of_file(path);
    for item in &file.items {
        match item {
            syn::Item::Use(item) => scope.bring(item),
            syn::Item::Struct(item) => scope.declare(&item.ident.to_string()),
            syn::Item::Enum(item) => scope.declare(&item.ident.to_string()),
            syn::Item::Type(item) => scope.declare(&item.ident.to_string()),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for item in &file.items {
        match item {
            syn::Item::Fn(item) => function(&scope, item, &mut found),
            syn::Item::Struct(item) => structure(&scope, item, &mut found),
            syn::Item::Enum(item) => enumeration(&scope, item, &mut found),
            syn::Item::Type(item) if is_public(&item.vis) => {
                let signature = vec![scope.shown(&item.ty)];
                let path = scope.path(&item.ident.to_string());
                found.push((path, Item { kind: Kind::Alias, signature }));
            }
            syn::Item::Impl(item) => implementation(&scope, item, &mut found),
            syn::Item::Macro(item) => invocation(&scope, item, &mut found),
            syn::Item::Mod(item) if is_public(&item.vis) => {
                found.push(plain(scope.path(&item.ident.to_string()), Kind::Module));
                found.extend(features(&item.attrs));
            }
            _ => {}
        }
    }
    found
}

fn plain(path: String, kind: Kind) -> Found {
    (path, Item { kind, signature: Vec::new() })
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn has(attributes: &[Attribute], name: &str) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident(name))
}

fn function(scope: &Scope, item: &ItemFn, found: &mut Vec<Found>) {
    if is_public(&item.vis) {
        let path = scope.path(&item.sig.ident.to_string());
        found.push((path, signature(scope, &item.sig)));
    }
}

/// Types of arguments, and of what is returned. Names of arguments are nobody's business.
fn signature(scope: &Scope, signature: &Signature) -> Item {
    let inputs = signature.inputs.iter().map(|input| match input {
        // Whether a method may change its own copy is nobody's business either.
        FnArg::Receiver(receiver) => scope.shown(receiver).trim_start_matches("mut ").to_owned(),
        FnArg::Typed(argument) => scope.shown(&argument.ty),
    });
    let output = scope.shown(&signature.output);
    let output = output.trim_start_matches("->").to_owned();
    Item { kind: Kind::Function, signature: inputs.chain([output]).collect() }
}

fn structure(scope: &Scope, item: &ItemStruct, found: &mut Vec<Found>) {
    if !is_public(&item.vis) {
        return;
    }
    let path = scope.path(&item.ident.to_string());
    let all_are_public = item.fields.iter().all(|field| is_public(&field.vis));
    let is_open = all_are_public && !has(&item.attrs, "non_exhaustive");
    found.push(plain(path.clone(), Kind::Struct { is_open }));
    found.extend(derived(&path, &item.attrs));
    for field in item.fields.iter().filter(|field| is_public(&field.vis)) {
        let Some(name) = &field.ident else { continue };
        let signature = vec![scope.shown(&field.ty)];
        found.push((format!("{path}.{name}"), Item { kind: Kind::Field, signature }));
    }
}

fn enumeration(scope: &Scope, item: &ItemEnum, found: &mut Vec<Found>) {
    if !is_public(&item.vis) {
        return;
    }
    let path = scope.path(&item.ident.to_string());
    let is_open = !has(&item.attrs, "non_exhaustive");
    found.push(plain(path.clone(), Kind::Enum { is_open }));
    found.extend(derived(&path, &item.attrs));
    // Of what can be made a number the order counts, too.
    let is_number = is_open && item.variants.iter().all(|one| matches!(one.fields, Fields::Unit));
    for (index, variant) in item.variants.iter().enumerate() {
        let mut signature = vec![scope.shown(&variant.fields)];
        signature.extend(is_number.then(|| index.to_string()));
        let path = format!("{path}::{}", variant.ident);
        found.push((path, Item { kind: Kind::Variant, signature }));
    }
}

/// The traits that a type derives.
fn derived(path: &str, attributes: &[Attribute]) -> Vec<Found> {
    let derives = attributes.iter().filter(|attribute| attribute.path().is_ident("derive"));
    let mut found = Vec::new();
    for derive in derives {
        let _ = derive.parse_nested_meta(|one| {
            let name = one.path.to_token_stream().to_string();
            found.push(plain(format!("{name} for {path}"), Kind::Trait));
            Ok(())
        });
    }
    found
}

fn implementation(scope: &Scope, item: &ItemImpl, found: &mut Vec<Found>) {
    let of = scope.shown(&item.self_ty);
    if let Some((path, _)) = &item.trait_ {
        let path = scope.shown(path);
        let types = item.items.iter().filter_map(|item| match item {
            ImplItem::Type(item) => Some(scope.shown(&item.ty)),
            _ => None,
        });
        let signature = types.collect();
        found.push((format!("{path} for {of}"), Item { kind: Kind::Trait, signature }));
        return;
    }
    for item in &item.items {
        if let ImplItem::Fn(method) = item
            && is_public(&method.vis)
        {
            let path = format!("{of}::{}", method.sig.ident);
            found.push((path, signature(scope, &method.sig)));
        }
    }
}

/// What the macros of the runtime implement for a type.
fn invocation(scope: &Scope, item: &ItemMacro, found: &mut Vec<Found>) {
    let traits: &[&str] = match item.mac.path.to_token_stream().to_string().as_str() {
        "carrier" => &["Carrier", "CarrierMut"],
        "sent" => &["Carrier"],
        "open_enum" => &["From<&str>", "FromStr"],
        "closed_enum" => &["FromStr, which may fail,"],
        _ => return,
    };
    let Some(proc_macro2::TokenTree::Ident(name)) = item.mac.tokens.clone().into_iter().next()
    else {
        return;
    };
    let path = scope.path(&name.to_string());
    found.extend(traits.iter().map(|name| plain(format!("{name} for {path}"), Kind::Trait)));
}

/// The features under which a module is there.
fn features(attributes: &[Attribute]) -> Vec<Found> {
    let mut found = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("cfg")) {
        let text = attribute.to_token_stream().to_string();
        let names = text.split('"').skip(1).step_by(2);
        found.extend(names.map(|name| plain(format!("feature {name}"), Kind::Feature)));
    }
    found
}
