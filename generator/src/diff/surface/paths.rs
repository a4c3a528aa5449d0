//! Where items can be named, whichever file they stand in, and types with such paths in them.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::HashMap;
use syn::{ItemUse, UseTree};

/// A module and the names it has brought into scope.
pub struct Scope {
    module: Vec<String>,
    names: HashMap<String, String>,
}

impl Scope {
    /// The scope of the file at this path below the crate's folder.
    pub fn of_file(path: &str) -> Self {
        let path = path.trim_start_matches("src/").trim_end_matches(".rs");
        let segments = path.split('/').filter(|segment| !matches!(*segment, "mod" | "lib"));
        Self { module: segments.map(str::to_owned).collect(), names: HashMap::new() }
    }

    /// Takes what a `use` brings into scope.
    pub fn bring(&mut self, item: &ItemUse) {
        self.tree(&item.tree, Vec::new());
    }

    /// Takes an item that the module declares itself.
    pub fn declare(&mut self, name: &str) {
        let path = self.path(name);
        self.names.insert(name.to_owned(), path);
    }

    fn tree(&mut self, tree: &UseTree, mut before: Vec<String>) {
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.tree(&path.tree, before);
            }
            UseTree::Group(group) => {
                group.items.iter().for_each(|item| self.tree(item, before.clone()));
            }
            UseTree::Name(name) => {
                let name = name.ident.to_string();
                before.push(name.clone());
                let path = public(&self.absolute(before));
                self.names.insert(name, path);
            }
            UseTree::Rename(_) | UseTree::Glob(_) => {}
        }
    }

    fn absolute(&self, path: Vec<String>) -> Vec<String> {
        let above = path.iter().take_while(|segment| *segment == "super").count();
        let base = match path.first().map(String::as_str) {
            Some("super") => &self.module[..self.module.len().saturating_sub(above)],
            _ => &[],
        };
        let rest = path.iter().skip(above).filter(|one| !matches!(one.as_str(), "crate" | "self"));
        base.iter().chain(rest).cloned().collect()
    }

    /// The path of an item of this module.
    pub fn path(&self, name: &str) -> String {
        let path: Vec<String> = self.module.iter().cloned().chain([name.to_owned()]).collect();
        public(&path)
    }

    /// A type, or anything else, with the paths of all that is in scope.
    pub fn shown(&self, tokens: &impl ToTokens) -> String {
        let mut out = String::new();
        self.show(tokens.to_token_stream(), &mut out);
        // What is named from the root of the crate is named so everywhere.
        out.replace("crate::", "").replace("super::", "")
    }

    fn show(&self, tokens: TokenStream, out: &mut String) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => {
                    let (open, close) = match group.delimiter() {
                        proc_macro2::Delimiter::Parenthesis => ("(", ")"),
                        proc_macro2::Delimiter::Bracket => ("[", "]"),
                        proc_macro2::Delimiter::Brace => ("{", "}"),
                        proc_macro2::Delimiter::None => ("", ""),
                    };
                    out.push_str(open);
                    self.show(group.stream(), out);
                    out.push_str(close);
                }
                TokenTree::Ident(ident) => {
                    let ident = ident.to_string();
                    let is_first = !out.ends_with("::");
                    if is_first && out.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                        out.push(' ');
                    }
                    let known = self.names.get(&ident).filter(|_| is_first);
                    out.push_str(known.map_or(&*ident, String::as_str));
                }
                TokenTree::Punct(punct) => {
                    out.push(punct.as_char());
                    if punct.as_char() == ',' {
                        out.push(' ');
                    }
                }
                TokenTree::Literal(literal) => out.push_str(&literal.to_string()),
            }
        }
    }
}

/// Where an item can be named from outside: all carriers below `carriers`, but for bodies of operations,
/// and enumerations below `enums`, whichever module they stand in.
fn public(path: &[String]) -> String {
    let Some((name, modules)) = path.split_last() else { return String::new() };
    for exporting in ["carriers", "enums"] {
        if modules.iter().any(|module| module == exporting) {
            return format!("{exporting}::{name}");
        }
    }
    path.join("::")
}
