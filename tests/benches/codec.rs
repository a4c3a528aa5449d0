//! Decoding and encoding of every JSON sample of an edition: the runtime of generated crates beside
//! serde's derive on structs with the same properties, in one process.
//!
//! Writes a crate for each of both and one that times them, and runs that.
//! `docs/performance.md` says how.
//!
//! `cargo bench -p tablature-tests --features bench --bench codec -- [DOCS [ROUNDS]]`

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::{env, fs, io};

use tablature::model::api::{Api, PayloadContent, Type};
use tablature_tests::{corpus, workspace};

const RUNTIME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../generator/runtime");

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1).filter(|argument| argument != "--bench");
    let docs = arguments.next().unwrap_or_else(|| "docs-input".to_owned());
    let rounds = arguments.next().unwrap_or_else(|| "15".to_owned());
    let docs = workspace().join(docs);
    let api = corpus::read(&docs).api.ok_or_else(|| io::Error::other("the docs have errors"))?;
    let name = docs.file_name().unwrap_or_default();
    let dir = workspace().join("target/codec").join(name);

    let (types, payloads) = payloads(&api);
    write_carriers(&api, &types, &dir.join("carriers"))?;
    write_derived(&api, &types, &dir.join("derived"))?;
    write(&dir.join("src/main.rs"), include_str!("codec/measure.rs"))?;
    write(&dir.join("Cargo.toml"), MEASURE)?;
    write(&dir.join("payloads.json"), &serde_json::to_string(&payloads)?)?;

    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["run", "--quiet", "--release", "--", "payloads.json", &rounds]);
    let status = cargo.env("CARGO_TARGET_DIR", dir.join("target")).current_dir(&dir).status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other("the crates did not run")) }
}

/// The types of all payloads that are JSON of a documented type; and the payloads, each with the
/// position of its type, its id and its text as a server would send it.
fn payloads(api: &Api) -> (Vec<&Type>, Vec<(usize, &str, String)>) {
    let (mut types, mut payloads) = (Vec::new(), Vec::new());
    for payload in api.operations.iter().flat_map(|operation| &operation.payloads) {
        let PayloadContent::Json(ty) = &payload.content else { continue };
        let Ok(value) = serde_json::from_str::<serde_json::Value>(&payload.text) else { continue };
        let at = types.iter().position(|known| *known == ty).unwrap_or_else(|| {
            types.push(ty);
            types.len() - 1
        });
        payloads.push((at, payload.id.as_str(), value.to_string()));
    }
    (types, payloads)
}

/// How a kind of crate spells types.
struct Spelling {
    date: &'static str,
    dictionary: [&'static str; 2],
    any: &'static str,
    word: fn(usize) -> String,
}

const CARRIERS: Spelling = Spelling {
    date: "DateTime",
    dictionary: ["Dictionary<", ">"],
    any: "Value",
    word: |number| format!("E{number}"),
};

const DERIVED: Spelling = Spelling {
    date: "String",
    dictionary: ["indexmap::IndexMap<String, Option<", ">>"],
    any: "serde_json::Value",
    word: |number| format!("E{number}"),
};

impl Spelling {
    fn ty(&self, ty: &Type) -> String {
        match ty {
            Type::Bool => "bool".to_owned(),
            Type::Int32 => "i32".to_owned(),
            Type::Int64 => "i64".to_owned(),
            Type::Double => "f64".to_owned(),
            Type::String | Type::Byte => "String".to_owned(),
            Type::DateTime => self.date.to_owned(),
            Type::Enum(id) => (self.word)(id.0 as usize),
            Type::Carrier(id) => format!("C{}", id.0),
            Type::List(item) => format!("Vec<{}>", self.ty(item)),
            Type::Dictionary(item) => {
                format!("{}{}{}", self.dictionary[0], self.ty(item), self.dictionary[1])
            }
            Type::Nullable(inner) => format!("Option<{}>", self.ty(inner)),
            Type::Any => self.any.to_owned(),
        }
    }

    /// The fields of a carrier, with what `attributes` puts before each.
    fn fields(&self, api: &Api, carrier: usize, attributes: fn(&str, bool) -> String) -> String {
        let mut fields = String::new();
        for (number, property) in api.carriers[carrier].properties.iter().enumerate() {
            let ty = match property.ty {
                Type::Carrier(id) if holds(api, id.0 as usize, carrier, &mut Vec::new()) => {
                    format!("Box<C{}>", id.0)
                }
                _ => self.ty(&property.ty),
            };
            let ty = if property.required { ty } else { format!("Option<{ty}>") };
            fields += &attributes(&property.name, property.required);
            let _ = writeln!(fields, "    pub p{number}: {ty},");
        }
        fields
    }

    fn codecs(&self, types: &[&Type]) -> String {
        let codecs = types.iter().map(|ty| format!("    timed::<{}>,\n", self.ty(ty)));
        format!("pub static CODECS: &[Codec] = &[\n{}];\n", codecs.collect::<String>())
    }
}

/// Whether a carrier is another one or holds it by value, at whatever depth.
fn holds(api: &Api, carrier: usize, other: usize, seen: &mut Vec<usize>) -> bool {
    if carrier == other {
        return true;
    }
    if seen.contains(&carrier) {
        return false;
    }
    seen.push(carrier);
    api.carriers[carrier].properties.iter().any(|property| match property.ty {
        Type::Carrier(id) => holds(api, id.0 as usize, other, seen),
        _ => false,
    })
}

fn write_carriers(api: &Api, types: &[&Type], dir: &Path) -> io::Result<()> {
    let mut text = format!("{LINTS}pub mod runtime;\nuse runtime::prelude::*;\n");
    text += CODING;
    for (number, carrier) in api.carriers.iter().enumerate() {
        let fields = CARRIERS.fields(api, number, |_, _| String::new());
        let names = carrier.properties.iter().enumerate();
        let names = names.map(|(at, property)| format!("    p{at}: {:?},\n", property.name));
        let required = carrier.properties.iter().filter(|property| property.required);
        let required: Vec<&str> = required.map(|property| property.name.as_str()).collect();
        let _ = write!(
            text,
            "#[derive(Clone, Default)]\npub struct C{number} {{\n{fields}    pub extra: Extra,\n}}\n\
             carrier!(C{number} {{\n{}}} requiring {required:?});\n",
            names.collect::<String>()
        );
    }
    for (number, enumeration) in api.enums.iter().enumerate() {
        let words = enumeration.values.iter().enumerate();
        let words = words.map(|(at, word)| format!("    W{at}: {word:?},\n")).collect::<String>();
        let variants = (0..enumeration.values.len()).map(|at| format!("    W{at},\n"));
        let _ = write!(
            text,
            "#[derive(Clone, Debug)]\npub enum E{number} {{\n{}    Other(Box<str>),\n}}\n\
             open_enum!(E{number} {{\n{words}}});\n",
            variants.collect::<String>()
        );
    }
    text += include_str!("codec/timed.rs");
    text += &CARRIERS.codecs(types);
    for file in fs::read_dir(RUNTIME)? {
        let file = file?;
        if file.file_type()?.is_dir() {
            continue; // Parts of features that are off.
        }
        let to = dir.join("src/runtime").join(file.file_name());
        write(&to, &fs::read_to_string(file.path())?)?;
    }
    write(&dir.join("src/lib.rs"), &text)?;
    write(&dir.join("Cargo.toml"), &manifest("carriers"))
}

fn write_derived(api: &Api, types: &[&Type], dir: &Path) -> io::Result<()> {
    let mut text = format!("{LINTS}{DERIVED_CODING}");
    for number in 0..api.carriers.len() {
        let fields = DERIVED.fields(api, number, |name, required| match required {
            true => format!("    #[serde(rename = {name:?})]\n"),
            false => format!(
                "    #[serde(rename = {name:?}, skip_serializing_if = \"Option::is_none\")]\n"
            ),
        });
        let _ = write!(text, "{DERIVES}pub struct C{number} {{\n{fields}}}\n");
    }
    for (number, enumeration) in api.enums.iter().enumerate() {
        let words = enumeration.values.iter().enumerate();
        let words =
            words.map(|(at, word)| format!("    #[serde(rename = {word:?})]\n    W{at},\n"));
        let words = words.collect::<String>();
        let other = "    #[default]\n    #[serde(other)]\n    Other,\n";
        let _ = write!(text, "{DERIVES}pub enum E{number} {{\n{words}{other}}}\n");
    }
    text += include_str!("codec/timed.rs");
    text += &DERIVED.codecs(types);
    write(&dir.join("src/lib.rs"), &text)?;
    write(&dir.join("Cargo.toml"), &manifest("derived"))
}

/// Writes a file unless it holds the text already, so that nothing is compiled in vain.
fn write(path: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|present| present == text) {
        return Ok(());
    }
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, text)
}

const LINTS: &str = "#![allow(dead_code, unused_imports)]\n";

const DERIVES: &str = "#[derive(Clone, Default, serde::Serialize, serde::Deserialize)]\n";

const CODING: &str = "\
use runtime::{from_json as decode, to_json as encode};
trait Coded: runtime::Encode + runtime::Decode {}
impl<T: runtime::Encode + runtime::Decode> Coded for T {}
";

const DERIVED_CODING: &str = "\
pub trait Coded: serde::Serialize + serde::de::DeserializeOwned {}
impl<T: serde::Serialize + serde::de::DeserializeOwned> Coded for T {}
fn decode<T: Coded>(text: &[u8]) -> serde_json::Result<T> {
    serde_json::from_slice(text)
}
fn encode<T: Coded>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}
";

const MEASURE: &str = r#"[package]
name = "measure"
version = "0.1.0"
edition = "2024"

[dependencies]
carriers = { path = "carriers" }
derived = { path = "derived" }
serde_json = "1"

[workspace]
"#;

fn manifest(name: &str) -> String {
    format!(
        r#"[package]
name = "{name}"
version = "0.1.0"
edition = "2024"

[dependencies]
http = "1"
indexmap = {{ version = "2", features = ["serde"] }}
serde = {{ version = "1", features = ["derive"] }}
serde_json = {{ version = "1", features = ["float_roundtrip"] }}

[features]
jiff = []
reqwest = []
ureq = []
"#
    )
}
