//! Writes a crate with as many carriers and properties as a large API has, to measure what they
//! cost to compile. `docs/performance.md` says how.
//!
//! `cargo run -p tablature-tests --features bench --example cost -- runtime|derive|plain DIR`

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

const CARRIERS: usize = 1647;
const PROPERTIES: usize = 7720;
const PER_MODULE: usize = 5;
const RUNTIME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../generator/runtime");

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [kind, dir] = arguments.as_slice() else {
        return Err(io::Error::other("usage: cost runtime|derive|plain DIR"));
    };
    let is_derived = kind == "derive";
    let carriers = Path::new(dir).join("src/carriers");
    fs::create_dir_all(&carriers)?;
    let mut random = Random(1);
    let mut sizes = vec![1; CARRIERS];
    for _ in CARRIERS..PROPERTIES {
        // A few carriers are large, most are small.
        let at = random.below(CARRIERS).min(random.below(CARRIERS));
        sizes[at] += 1;
    }
    let mut index = String::new();
    for (number, sizes) in sizes.chunks(PER_MODULE).enumerate() {
        let mut text = String::new();
        if !is_derived {
            text += "#[allow(unused_imports)]\nuse super::super::runtime::prelude::*;\n";
        }
        text += "#[allow(unused_imports)]\nuse super::*;\n";
        for (offset, size) in sizes.iter().enumerate() {
            text += &carrier(kind, number * PER_MODULE + offset, *size, &mut random);
        }
        fs::write(carriers.join(format!("m{number}.rs")), text)?;
        let _ = writeln!(index, "mod m{number};\npub use m{number}::*;");
    }
    fs::write(carriers.join("mod.rs"), index)?;
    let mut root = "//! Cost.\n\n/// Carriers.\npub mod carriers;\n".to_owned();
    if !is_derived {
        root += "/// The runtime.\npub mod runtime;\n";
        let runtime = Path::new(dir).join("src/runtime");
        fs::create_dir_all(&runtime)?;
        for file in fs::read_dir(RUNTIME)? {
            let file = file?;
            if file.file_type()?.is_file() {
                fs::copy(file.path(), runtime.join(file.file_name()))?;
            }
        }
    }
    fs::write(Path::new(dir).join("src/lib.rs"), root)?;
    fs::write(Path::new(dir).join("Cargo.toml"), MANIFEST)
}

/// A carrier, which refers to earlier ones only.
fn carrier(kind: &str, number: usize, size: usize, random: &mut Random) -> String {
    let is_derived = kind == "derive";
    let (mut fields, mut names) = (String::new(), String::new());
    for property in 0..size {
        let skip = if is_derived {
            "    #[serde(skip_serializing_if = \"Option::is_none\")]\n"
        } else {
            ""
        };
        let kind = property_type(number, is_derived, random);
        let _ = write!(fields, "    /// A line about the property.\n{skip}");
        let _ = writeln!(fields, "    pub property_{property}: Option<{kind}>,");
        let _ = writeln!(names, "    property_{property}: \"Property{property}\",");
    }
    let derived = "Debug, PartialEq, serde::Serialize, serde::Deserialize";
    let head = if is_derived {
        format!("#[derive(Clone, Default, {derived})]\n#[serde(rename_all = \"PascalCase\")]\n")
    } else {
        fields += "    /// The rest.\n    pub extra: Extra,\n";
        "#[derive(Clone, Default)]\n".to_owned()
    };
    let implementation = match kind {
        "runtime" => format!("carrier!(C{number} {{\n{names}}});\n"),
        _ => String::new(),
    };
    format!("/// A carrier.\n{head}pub struct C{number} {{\n{fields}}}\n{implementation}")
}

/// Types about as frequent as in a real API.
fn property_type(number: usize, is_derived: bool, random: &mut Random) -> String {
    let other = format!("C{}", random.below(number.max(1)));
    let (date, map, any) = match is_derived {
        true => ("String", "std::collections::BTreeMap<String, ", "serde_json::Value"),
        false => ("DateTime", "Dictionary<", "Value"),
    };
    match random.below(100) {
        0..30 => "i32".to_owned(),
        30..58 => "String".to_owned(),
        58..68 => "bool".to_owned(),
        68..74 => date.to_owned(),
        74 => "f64".to_owned(),
        75 => "i64".to_owned(),
        _ if number == 0 => "String".to_owned(),
        76..90 => other,
        90..96 => format!("Vec<{other}>"),
        96..98 => format!("{map}{other}>"),
        _ => any.to_owned(),
    }
}

/// A generator of numbers that are the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) as usize % bound
    }
}

const MANIFEST: &str = r#"[package]
name = "cost"
version = "0.1.0"
edition = "2024"

[dependencies]
http = "1"
indexmap = "2"
serde = { version = "1", features = ["derive"] }
serde_json = { version = "1", features = ["float_roundtrip"] }

[lints.rust]
unexpected_cfgs = { level = "allow", check-cfg = ['cfg(feature, values("reqwest", "jiff"))'] }

[workspace]
"#;
