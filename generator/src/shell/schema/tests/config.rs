use super::{Schema, files};
use crate::diagnostics::Code;
use crate::diff::Rule;
use crate::model::overrides::Key;
use crate::pages::dialect::Dialect;
use crate::shell::config::known::{DiffKey, LintKey, Outermost, OutputKey, PACKAGE};
use crate::shell::config::{Config, ConfigError, FILE_NAME};
use serde_json::json;
use std::path::Path;

fn schema() -> Schema {
    Schema::new(crate::shell::schema::config())
}

fn read(text: &str) -> Result<Config, ConfigError> {
    Config::parse(text, Path::new(FILE_NAME))
}

#[test]
fn every_configuration_here_is_one() {
    let schema = schema();
    let files = files(|path| path.ends_with(FILE_NAME));
    assert!(files.len() > 10, "{files:?}");
    for (path, text) in files {
        assert_eq!(schema.faults(&text), "", "{}", path.display());
    }
}

#[test]
fn every_key_is_described() {
    schema().assert_describes_all();
}

#[test]
fn every_key_of_the_reader_is_there() {
    let schema = schema().json;
    let keys = |at: &str| -> Vec<String> {
        let properties = schema.pointer(at).unwrap()["properties"].as_object().unwrap();
        properties.keys().cloned().collect()
    };
    assert_eq!(keys(""), Outermost::NAMES);
    assert_eq!(keys("/properties/output"), OutputKey::NAMES);
    let package: Vec<_> = PACKAGE.iter().map(|(key, ..)| *key).collect();
    assert_eq!(keys("/properties/output/properties/package"), package);
    assert_eq!(keys("/$defs/changes"), Key::ALL.map(Key::name));
    assert_eq!(keys("/properties/diff"), DiffKey::NAMES);
    assert_eq!(keys("/properties/lint"), LintKey::NAMES);
    let rules: Vec<_> = Rule::ALL.iter().map(|rule| rule.name()).collect();
    assert_eq!(keys("/properties/diff/properties/severities"), rules);
    let codes = Code::ALL.iter().filter(|code| !code.is_fixed());
    assert_eq!(keys("/properties/severity"), codes.map(|code| code.name()).collect::<Vec<_>>());
}

#[test]
fn takes_what_the_reader_takes_and_nothing_else() {
    let schema = schema();
    for text in [
        "",
        "docs: pages",
        "docs: [pages, more]\nevidence: []",
        "docs:\nevidence:\noutput:\ninclude:\nexclude:\nseverity:\noverrides:\n",
        "docs: 7",
        "docs: [1]",
        "docs: ['']",
        "docs: {a: b}",
        "dosc: [a]",
        "dialect: ours.yaml",
        "dialect: ''",
        "dialect:",
        "dialect: 7",
        "output: here",
        "output: {dir: x, name: our-api}",
        "output: {nmae: x}",
        "output: {name: 'a b'}",
        "output: {name: ''}",
        "output: {dir: }",
        "output: {package: }",
        "output: {package: [a]}",
        "output: {package: {version: 1.2.0-rc.1, license: MIT, license-file: LICENSE}}",
        "output: {package: {description: d, repository: r, documentation: d, homepage: h}}",
        "output: {package: {authors: [a], keywords: [], categories: [c], publish: false}}",
        "output: {package: {publish: [ours], rust-version: '1.90', include: [a], exclude: [b]}}",
        "output: {package: {workspace: ../.., metadata: {ours: {level: 3}}}}",
        "output: {package: {version: {workspace: true}, authors: {workspace: true}}}",
        "output: {package: {version: {workspace: false}}}",
        "output: {package: {verison: 1.2.0}}",
        "output: {package: {version: 1.2}}",
        "output: {package: {version: '1.2'}}",
        "output: {package: {license: [MIT]}}",
        "output: {package: {authors: me}}",
        "output: {package: {keywords: [1]}}",
        "output: {package: {publish: maybe}}",
        "output: {package: {name: b}}",
        "output: {package: {edition: '2021'}}",
        "output: {package: {metadata: text}}",
        "output: {package: {description: ''}}",
        "include: GET\nexclude: [agents/Chat, /api/*]",
        "include: ['']",
        "include: [7]",
        "include: [a, a]",
        "exclude: {a: b}",
        "severity: [a]",
        "severity: {short-row: allow, long-row: error, broken-row: note, nested-row: warning}",
        "severity: {short-row: loud}",
        "severity: {short-row: 3}",
        "severity: {short-rwo: note}",
        "severity: {no-pages: note}",
        "diff: {severities: {parameter-removed: risky, body-added: off}, accepted: accepted.txt}",
        "diff: {severities: {parameter-removed: bad}}",
        "diff: {severities: {parameter-removed: }}",
        "diff: {severities: {no-rule: off}}",
        "diff: {severities: [a]}",
        "diff: {severities: }",
        "diff: {accepted: ''}",
        "diff: {lenient: [struct-literals, enum-matches, call-types]}",
        "diff: {lenient: call-types}",
        "diff: {lenient: }",
        "diff: {lenient: [literals]}",
        "diff: {lenient: {a: b}}",
        "lint: {baseline: known.txt}",
        "lint: {baseline: }",
        "lint: {no-key: x}",
        "diff: {sevrities: {}}",
        "diff: [a]",
        "diff:",
        "overrides: [a]",
        "overrides: {A: {}}",
        "overrides: {A: }",
        "overrides: {A: 7}",
        "overrides: {A.B: {type: [{int32}], nullable: false, secret: true, drop: false}}",
        "overrides: {A.B: {values: [a], closed: true, docs: Text.}}",
        "overrides: {A: {name: B_1}, 'GET /a?b': {required: true}}",
        "overrides: {A.B: {type: [int32, null]}, A.C: {type: {string}}, A.D: {type: '[A]'}}",
        "overrides: {A: {tpye: int32}}",
        "overrides: {A: {name: 'a b'}}",
        "overrides: {A.B: {type: 7}}",
        "overrides: {A.B: {type: [a, b]}}",
        "overrides: {A.B: {type: []}}",
        "overrides: {A.B: {type: {a: b}}}",
        "overrides: {A.B: {values: []}}",
        "overrides: {A.B: {values: [a, a]}}",
        "overrides: {A.B: {values: [1]}}",
        "overrides: {A.B: {nullable: 'true'}}",
        "overrides: {A.B: {drop: maybe}}",
        "overrides: {A.B: {docs: 3}}",
        "- a",
        "7",
    ] {
        schema.assert_agrees(text, read(text));
    }
}

#[test]
fn proposes_the_dialects_that_are_built_in() {
    let schema = schema();
    let proposed = schema.json.pointer("/properties/dialect/anyOf/0/enum").unwrap();
    assert_eq!(*proposed, json!(Dialect::built_in_names().collect::<Vec<_>>()));
    assert_eq!(schema.faults(&format!("dialect: {}", Dialect::USUAL)), "");
}
