//! The schema of `tablature.yaml`.

use super::derived::schema_of_read;
use super::parts::{closed, described, file, or_nothing, part, text};
use crate::diagnostics::{Code, Severity};
use crate::diff::{self, FragileCode, Rule};
use crate::model::overrides::Key;
use crate::pages::dialect::Dialect;
use crate::shell::config::known::{DiffKey, LintKey, Outermost, OutputKey, PACKAGE, Takes};
use crate::shell::config::{FILE_NAME, LONGEST_CRATE_NAME};
use serde_json::{Value, json};

/// The schema of a configuration.
pub fn config() -> Value {
    let properties = Outermost::ALL.iter().map(|&(key, name, about)| {
        let schema = match key {
            Outermost::Docs | Outermost::Evidence => part("paths"),
            Outermost::Dialect => dialect(),
            Outermost::Output => or_nothing(output()),
            Outermost::Include | Outermost::Exclude => part("selectors"),
            Outermost::Severity => or_nothing(severities()),
            Outermost::Diff => or_nothing(diff()),
            Outermost::Lint => or_nothing(lint()),
            Outermost::Overrides => json!({
                "type": ["object", "null"],
                "additionalProperties": part("changes"),
            }),
        };
        (name, described(about, schema))
    });
    let mut schema = described("What to read, how, and where to write.", closed(properties));
    // A file without a word is one in which everything is as usual.
    schema = or_nothing(schema);
    schema["$defs"] = json!({
        "paths": one_or_many(text()),
        "selectors": selectors(),
        "severity": schema_of_read::<Severity>(),
        "changes": changes(),
        "written": written(),
        "inherited": inherited(),
    });
    file(FILE_NAME, schema)
}

/// A value of this kind of text, or a list of such, or nothing. Each keyword is about one of these
/// and lets the others pass.
fn one_or_many(mut text: Value) -> Value {
    let item = text.clone();
    text["type"] = json!(["string", "array", "null"]);
    text["items"] = item;
    text
}

/// A built-in dialect, or any file.
fn dialect() -> Value {
    let built_in: Vec<_> = Dialect::built_in_names().collect();
    json!({"anyOf": [{"enum": built_in}, text()]})
}

fn output() -> Value {
    closed(OutputKey::ALL.iter().map(|&(key, name, about)| {
        let schema = match key {
            OutputKey::Dir => text(),
            OutputKey::Name => json!({
                "type": "string",
                "pattern": "^[A-Za-z][A-Za-z0-9_-]*$",
                "maxLength": LONGEST_CRATE_NAME,
            }),
            OutputKey::Package => or_nothing(package()),
        };
        (name, described(about, schema))
    }))
}

fn package() -> Value {
    closed(PACKAGE.iter().map(|&(name, takes, about)| (name, described(about, taken(takes)))))
}

/// What a key of the package takes; nearly all may leave it to the workspace.
fn taken(takes: Takes) -> Value {
    let own = match takes {
        Takes::Text | Takes::File => text(),
        Takes::Version => json!({
            "type": "string",
            "pattern": r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)([-+][0-9A-Za-z.+-]+)?$",
        }),
        Takes::Texts => json!({"type": "array", "items": {"type": "string"}}),
        Takes::Publish => json!({"type": ["boolean", "array"], "items": {"type": "string"}}),
        Takes::Metadata => return json!({"type": "object"}),
    };
    json!({"anyOf": [own, part("inherited")]})
}

fn inherited() -> Value {
    let workspace = json!({"const": true});
    let mut schema = closed([("workspace", described("What the workspace says.", workspace))]);
    schema["required"] = json!(["workspace"]);
    schema
}

fn selectors() -> Value {
    let mut schema = one_or_many(json!({"type": "string", "pattern": r"\S"}));
    schema["uniqueItems"] = true.into();
    schema
}

/// Kinds of findings, but for those that are always as bad.
fn severities() -> Value {
    let chosen = Code::ALL.iter().filter(|code| !code.is_fixed());
    closed(chosen.map(|code| {
        let mut schema = described(code.about(), part("severity"));
        schema["default"] = json!(code.severity());
        (code.name(), schema)
    }))
}

fn diff() -> Value {
    closed(DiffKey::ALL.iter().map(|&(key, name, about)| {
        let schema = match key {
            DiffKey::Severities => or_nothing(rules()),
            DiffKey::Lenient => lenient(),
            DiffKey::Accepted => text(),
        };
        (name, described(about, schema))
    }))
}

fn lint() -> Value {
    closed(LintKey::ALL.iter().map(|&(key, name, about)| match key {
        LintKey::Baseline => (name, described(about, text())),
    }))
}

/// A kind of code, or several.
fn lenient() -> Value {
    let one = json!({"enum": FragileCode::ALL.map(FragileCode::name)});
    json!({"anyOf": [one, {"type": "array", "items": one}, {"type": "null"}]})
}

/// Kinds of changes.
fn rules() -> Value {
    let words = diff::Severity::ALL.map(diff::Severity::name);
    closed(Rule::ALL.iter().map(|rule| {
        let mut schema = described(rule.about(), json!({"enum": words}));
        schema["default"] = json!(rule.severity());
        (rule.name(), schema)
    }))
}

/// What an override may change.
fn changes() -> Value {
    let properties = Key::ALL.into_iter().map(|key| {
        let schema = match key {
            Key::Name => json!({"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_]*$"}),
            Key::Type => part("written"),
            Key::Values => json!({
                "type": "array",
                "items": {"type": "string"},
                "minItems": 1,
                "uniqueItems": true,
            }),
            Key::Closed | Key::Nullable | Key::Required | Key::Secret | Key::Drop => {
                json!({"type": "boolean"})
            }
            Key::Docs => json!({"type": "string"}),
        };
        (key.name(), described(key.about(), schema))
    });
    let mut schema = closed(properties);
    schema["minProperties"] = 1.into();
    schema
}

/// A type, with the brackets of YAML around it: a list with one item, and `null` after that if items
/// may be null, or a mapping with one key and no value.
fn written() -> Value {
    json!({
        "type": ["string", "array", "object"],
        "minLength": 1,
        "prefixItems": [part("written"), {"type": "null"}],
        "minItems": 1,
        "maxItems": 2,
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": {"type": "null"},
    })
}
