//! Strips a generated crate, in place, to what any crate with as many structs and functions has:
//! fields, signatures, docs and the standard library's derives. Nothing is encoded, decoded or sent
//! any more; it is there to be compiled. `docs/performance.md` says what for.
//!
//! `cargo run -p tablature-tests --features bench --example floor -- CRATE`

use std::path::Path;
use std::{env, fs, io};
use syn::{Block, File, Item, ItemImpl, ItemStruct, parse_quote};
use walkdir::WalkDir;

fn main() -> io::Result<()> {
    let Some(folder) = env::args_os().nth(1) else {
        return Err(io::Error::other("usage: floor CRATE"));
    };
    let sources = Path::new(&folder).join("src");
    for part in ["agents", "rest", "carriers", "inputs.rs"] {
        for entry in WalkDir::new(sources.join(part)) {
            let path = entry?.into_path();
            if path.is_file() {
                rewrite(&path, |file| file.items = stripped(std::mem::take(&mut file.items)))?;
            }
        }
    }
    rewrite(&sources.join("lib.rs"), |file| {
        file.attrs.push(parse_quote!(#![allow(unused, unreachable_code)]));
    })
}

fn rewrite(path: &Path, change: impl FnOnce(&mut File)) -> io::Result<()> {
    let mut file = syn::parse_file(&fs::read_to_string(path)?).map_err(io::Error::other)?;
    change(&mut file);
    fs::write(path, prettyplease::unparse(&file))
}

fn stripped(items: Vec<Item>) -> Vec<Item> {
    let mut kept = Vec::with_capacity(items.len());
    for mut item in items {
        match &mut item {
            Item::Macro(call)
                if ["carrier", "sent"].iter().any(|name| call.mac.path.is_ident(name)) =>
            {
                continue;
            }
            Item::Impl(block) if block.trait_.is_some() => continue,
            Item::Impl(block) => without_bodies(block),
            Item::Fn(function) => *function.block = no_body(),
            Item::Struct(carrier) => derive(carrier),
            _ => {}
        }
        kept.push(item);
    }
    kept
}

/// Gives a carrier the traits that the runtime gave it, but for serde's.
fn derive(carrier: &mut ItemStruct) {
    carrier.attrs.retain(|attribute| !attribute.path().is_ident("derive"));
    carrier.attrs.push(parse_quote!(#[derive(Clone, Debug, Default, PartialEq)]));
    if let syn::Fields::Named(fields) = &mut carrier.fields {
        let is_property =
            |field: &syn::Field| field.ident.as_ref().is_some_and(|name| name != "extra");
        fields.named = std::mem::take(&mut fields.named).into_iter().filter(is_property).collect();
    }
}

fn without_bodies(block: &mut ItemImpl) {
    for item in &mut block.items {
        if let syn::ImplItem::Fn(function) = item {
            function.block = no_body();
        }
    }
}

fn no_body() -> Block {
    parse_quote!({ loop {} })
}
