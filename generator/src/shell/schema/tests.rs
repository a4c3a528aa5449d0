//! What the schemas say is what the readers do.

mod config;
mod dialect;
mod diff;
mod lint;

use jsonschema::Validator;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// A schema that can be asked.
struct Schema {
    json: Value,
    validator: Validator,
}

impl Schema {
    fn new(json: Value) -> Self {
        jsonschema::meta::validate(&json).unwrap();
        let validator = jsonschema::draft202012::new(&json).unwrap();
        Self { json, validator }
    }

    /// Why the YAML is not what the schema wants; nothing if it is.
    fn faults(&self, yaml: &str) -> String {
        let value: Value = serde_yaml::from_str(yaml).unwrap();
        let faults = self.validator.iter_errors(&value);
        let faults = faults.map(|fault| format!("{}: {fault}", fault.instance_path()));
        faults.collect::<Vec<_>>().join("\n")
    }

    /// Checks that the schema takes this text just where its reader does.
    fn assert_agrees<T, E: std::fmt::Debug>(&self, yaml: &str, read: Result<T, E>) {
        let faults = self.faults(yaml);
        match read.err() {
            None => assert_eq!(faults, "", "the reader takes\n{yaml}"),
            Some(error) => assert_ne!(faults, "", "the reader says {error:?} of\n{yaml}"),
        }
    }

    /// Every key in the schema and in its parts, with what is said of it.
    fn keys(&self) -> Vec<(&str, &Value)> {
        fn collect<'s>(schema: &'s Value, keys: &mut Vec<(&'s str, &'s Value)>) {
            let properties = schema["properties"].as_object().into_iter().flatten();
            keys.extend(properties.map(|(key, schema)| (key.as_str(), &schema["description"])));
            let parts = ["$defs", "properties"].map(|parts| schema[parts].as_object());
            let parts = parts.into_iter().flatten().flatten();
            parts.for_each(|(_, part)| collect(part, keys));
        }
        let mut keys = Vec::new();
        collect(&self.json, &mut keys);
        keys
    }

    /// Checks that something is said of every key, in one line.
    fn assert_describes_all(&self) {
        for (key, about) in self.keys() {
            let about = about.as_str().unwrap_or_default();
            assert!(!about.is_empty() && !about.contains('\n'), "`{key}` is {about:?}");
        }
    }
}

/// The files in the project of which this is true, and what they hold.
fn files(wanted: impl Fn(&Path) -> bool) -> Vec<(PathBuf, String)> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    // What is built is none of ours, and there is much of it.
    let walk =
        WalkDir::new(project).into_iter().filter_entry(|entry| entry.file_name() != "target");
    let paths = walk.flatten().map(|entry| entry.into_path()).filter(|path| wanted(path));
    paths.map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}
