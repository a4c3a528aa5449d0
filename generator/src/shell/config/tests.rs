use super::*;
use std::fs;

fn parse(text: &str) -> Result<Config, ConfigError> {
    Config::parse(text, Path::new("project/tablature.yaml"))
}

/// The findings in a text, one on each line: place, message, help.
fn faults(text: &str) -> String {
    let ConfigError::Invalid(faults) = parse(text).unwrap_err() else {
        panic!("the text was not even looked at");
    };
    let line = |found: &crate::diagnostics::Diagnostic| {
        let place = faults.sources.locate(found.span.unwrap());
        let help = found.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
        format!("{}: {}{help}", place.replace("project/", ""), found.message)
    };
    faults.diagnostics.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn reads_every_key() {
    let mut config = Config::parse(
        "docs: [docs-input, ../more]\n\
         evidence: old\n\
         dialect: styles/ours.yaml\n\
         output: {dir: generated, name: our-api}\n\
         severity:\n  duplicate-operation: error\n  short-row: allow\n\
         diff: {severities: {parameter-removed: off}, lenient: [call-types], accepted: known.txt}\n\
         lint: {baseline: lint.txt}\n",
        Path::new("tablature.yaml"),
    )
    .unwrap();
    // Tested below, by what it is for.
    config.places = Places::default();
    insta::assert_debug_snapshot!(config, @r#"
    Config {
        docs: [
            "docs-input",
            "../more",
        ],
        evidence: [
            "old",
        ],
        dialect: Some(
            File(
                "styles/ours.yaml",
            ),
        ),
        output_dir: Some(
            "generated",
        ),
        crate_name: Some(
            "our-api",
        ),
        package: Package {
            entries: [],
            files: [],
        },
        license_file: None,
        selection: Selection {
            include: [],
            exclude: [],
            file: None,
        },
        severities: {
            ShortRow: Allow,
            DuplicateOperation: Error,
        },
        overrides: Overrides {
            path: "",
            text: "",
            given: [],
        },
        criteria: Criteria {
            severities: {
                ParameterRemoved: Off,
            },
            lenient: {
                CallTypes,
            },
        },
        accepted: Some(
            "known.txt",
        ),
        baseline: Some(
            "lint.txt",
        ),
        places: Places {
            file: "",
            text: "",
            named: [],
        },
    }
    "#);
}

#[test]
fn knows_the_built_in_dialect() {
    let choice = parse("dialect: superoffice").unwrap().dialect;
    assert_eq!(choice, Some(DialectChoice::BuiltIn("superoffice".to_owned())));
}

#[test]
fn files_that_do_not_exist_are_told_with_their_places() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("docs")).unwrap();
    let text = "\
docs:   # docs/old is gone
  - docs
  - docs/old
evidence: ['2021', docs, docs-2022]
dialect: \"ours.yaml\"
";
    let path = root.path().join(FILE_NAME);
    let mut config = Config::parse(text, &path).unwrap();
    let shown = |config: &Config| {
        let message = config.check_files().unwrap_err().to_string();
        let message = message.replace(&format!("{}/", root.path().display()), "");
        message.replace(" (os error 2)", "").replace("No such file or directory", "not there")
    };
    #[cfg(unix)]
    insta::assert_snapshot!(shown(&config), @r"
    tablature.yaml:3:5: bad-config: cannot read the docs in docs/old: not there
    tablature.yaml:4:13: bad-config: cannot read the evidence in 2021: not there
    tablature.yaml:4:26: bad-config: cannot read the evidence in docs-2022: not there
    tablature.yaml:5:11: bad-config: no such dialect is built in, and cannot read ours.yaml: not there
    ");
    config.docs = vec!["elsewhere".into()];
    config.evidence.clear();
    config.dialect = None;
    assert!(config.check_files().is_ok(), "the file does not name it");
}

#[test]
fn an_empty_file_says_nothing() {
    for text in [
        "",
        "# nothing\n",
        "docs:\nevidence: []\noverrides: {}\nseverity: {}\ninclude: []\nexclude:\n",
    ] {
        assert_eq!(parse(text).unwrap(), Config::default());
    }
}

#[test]
fn one_path_needs_no_brackets() {
    assert_eq!(parse("docs: pages").unwrap().docs, [Path::new("project/pages")]);
}

#[test]
fn rejects_what_it_does_not_understand() {
    let text = "\
# output: a comment
dosc: [a]
docs: [a]
\"docs\": [b]
whatever: 1
output:
  dir: x
  nmae: y
  dir: z
severity: {duplicate-operatoin: error, short-row: loud, long-row: 3}
dialect: 7
";
    insta::assert_snapshot!(faults(text), @r"
    tablature.yaml:2:1: there is no key `dosc`; did you mean `docs`?
    tablature.yaml:4:2: the key `docs` is there twice
    tablature.yaml:5:1: there is no key `whatever`; known are `docs`, `evidence`, `dialect`, `output`, `include`, `exclude`, `severity`, `overrides`, `diff`, `lint`
    tablature.yaml:8:3: there is no key `nmae`; did you mean `name`?
    tablature.yaml:9:3: the key `dir` is there twice
    tablature.yaml:10:12: there is no kind of finding `duplicate-operatoin`; did you mean `duplicate-operation`?
    tablature.yaml:10:40: there is no severity `loud`; known are `allow`, `note`, `warning`, `error`
    tablature.yaml:10:57: `long-row` must be text, found a number or truth value
    tablature.yaml:11:1: `dialect` must be text, found a number or truth value
    ");
}

#[test]
fn some_severities_are_not_for_the_user_to_choose() {
    let text = "\
severity:
  short-row: allow
  no-pages: allow
  nothing-selected: note
  bad-config: warning
  bad-lock: error
";
    let help = "these kinds of findings have one that is fixed: `no-pages`, `nothing-selected`, \
                `bad-config`, `bad-lock`";
    let expected = [(3, "no-pages"), (4, "nothing-selected"), (5, "bad-config"), (6, "bad-lock")];
    let expected = expected.map(|(line, name)| {
        format!("tablature.yaml:{line}:3: the severity of `{name}` cannot be changed; {help}")
    });
    assert_eq!(faults(text), expected.join("\n"));
}

#[test]
fn every_other_severity_is_for_the_user_to_choose() {
    for &code in Code::ALL.iter().filter(|code| !code.is_fixed()) {
        let config = parse(&format!("severity: {{{code}: allow}}")).unwrap();
        assert_eq!(config.severities, [(code, Severity::Allow)].into());
    }
}

#[test]
fn reads_what_to_include_and_exclude() {
    let text = "\
include:   # GET is not meant here
  # nor rest
  - GET
  - 'rest  GET'
exclude: [\"agents/Chat\", \"/api/*\"]
";
    let selection = parse(text).unwrap().selection;
    let place = |rule| selection.place(rule).unwrap();
    let rules = selection.include.iter().chain(&selection.exclude);
    let shown: Vec<_> = rules.map(|rule| format!("{} at {}", rule.selector, place(rule))).collect();
    insta::assert_snapshot!(shown.join("\n"), @r"
    GET at project/tablature.yaml:3:5
    rest GET at project/tablature.yaml:4:6
    agents/Chat at project/tablature.yaml:5:12
    /api/* at project/tablature.yaml:5:27
    ");
    assert_eq!(parse("exclude: GET").unwrap().selection.exclude.len(), 1);
}

#[test]
fn rejects_what_selects_nothing() {
    let text = "\
include: ['', agents, 'group:', agents]
exclude: [7, {a: b}]
";
    insta::assert_snapshot!(faults(text), @r"
    tablature.yaml:1:1: `` is no selector: it names nothing; operations are meant like `agents/Chat`, `GET` or `/api/v1/Contact/*`
    tablature.yaml:1:24: `group:` is no selector: it names nothing; operations are meant like `agents/Chat`, `GET` or `/api/v1/Contact/*`
    tablature.yaml:1:33: the selector `agents` is there twice
    tablature.yaml:2:1: `exclude` must be selectors, found a number or truth value
    tablature.yaml:2:1: `exclude` must be selectors, found a mapping
    ");
}

#[test]
fn rejects_values_of_the_wrong_kind() {
    let texts = [
        "docs: {a: b}",
        "docs: [1]",
        "evidence: 7",
        "output: here",
        "severity: [a]",
        "dialect: ''",
        "- a",
        "7",
    ];
    let found: Vec<_> = texts.iter().map(|text| faults(text)).collect();
    insta::assert_snapshot!(found.join("\n"), @r"
    tablature.yaml:1:1: `docs` must be paths, found a mapping
    tablature.yaml:1:1: `docs` must be paths, found a number or truth value
    tablature.yaml:1:1: `evidence` must be paths, found a number or truth value
    tablature.yaml:1:1: `output` must be keys and values, found text
    tablature.yaml:1:1: `severity` must be keys and values, found a list
    tablature.yaml:1:1: `dialect` is empty
    tablature.yaml:1:1: expected keys and values, found a list
    tablature.yaml:1:1: expected keys and values, found a number or truth value
    ");
}

#[test]
fn rejects_what_is_not_yaml() {
    let texts = ["docs: [a\nb: 3\n", "docs: a\n\tdialect: b\n", "a: 1\n---\nb: 2\n", "docs: *x\n"];
    let found: Vec<_> = texts.iter().map(|text| faults(text)).collect();
    insta::assert_snapshot!(found.join("\n"), @r"
    tablature.yaml:2:2: not valid YAML: did not find expected ',' or ']'
    tablature.yaml:2:1: not valid YAML: found a tab character that violates indentation
    tablature.yaml:1:1: not valid YAML: deserializing from YAML containing more than one document is not supported
    tablature.yaml:1:7: not valid YAML: unknown anchor
    ");
}

#[test]
fn rejects_names_that_are_none_for_a_crate() {
    for good in ["superoffice", "our-api", "a_2"] {
        assert_eq!(check_crate_name(good), Ok(()));
    }
    let bad = ["", "2a", "_a", "a b", "a.b", "é", "match", "gen", "serde-json", "test", "tokio"];
    let messages: Vec<_> =
        bad.iter().map(|name| check_crate_name(name).unwrap_err().to_string()).collect();
    insta::assert_snapshot!(messages.join("\n"), @r"
    `` cannot be the name of a crate: it is empty
    `2a` cannot be the name of a crate: it does not begin with a letter from a to z
    `_a` cannot be the name of a crate: it does not begin with a letter from a to z
    `a b` cannot be the name of a crate: only letters from a to z, digits, `-` and `_` are allowed
    `a.b` cannot be the name of a crate: only letters from a to z, digits, `-` and `_` are allowed
    `é` cannot be the name of a crate: it does not begin with a letter from a to z
    `match` cannot be the name of a crate: it is a keyword of Rust
    `gen` cannot be the name of a crate: it is a keyword of Rust
    `serde-json` cannot be the name of a crate: a crate that the generated one uses has that name
    `test` cannot be the name of a crate: a crate that the generated one uses has that name
    `tokio` cannot be the name of a crate: a crate that the generated one uses has that name
    ");
    assert!(check_crate_name(&"a".repeat(65)).is_err());
    assert!(faults("output: {name: 'a b'}").starts_with("tablature.yaml:1:10: `a b` cannot"));
}

#[test]
fn is_found_in_folders_above() {
    let root = tempfile::tempdir().unwrap();
    let deep = root.path().join("a/b");
    fs::create_dir_all(&deep).unwrap();
    fs::write(root.path().join(FILE_NAME), "").unwrap();
    assert_eq!(Config::find(root.path()), Some(PathBuf::from("tablature.yaml")));
    assert_eq!(Config::find(&deep), Some(PathBuf::from("../../tablature.yaml")));
    fs::write(root.path().join("a").join(FILE_NAME), "").unwrap();
    assert_eq!(Config::find(&deep), Some(PathBuf::from("../tablature.yaml")));
}

#[test]
fn reads_overrides() {
    let text = "\
overrides:
  \"A.B\": {type: [{int32}], nullable: false}
  'GET /a?b': {required: true, values: [x, 'y']}
  \"*.C\":
    docs: \"See: type\"
    drop: false
";
    let overrides = parse(text).unwrap().overrides;
    assert_eq!((overrides.path.as_str(), &*overrides.text), ("project/tablature.yaml", text));
    let at = |span: crate::source::Span| &text[span.range()];
    let shown: Vec<_> = overrides
        .given
        .iter()
        .map(|given| {
            let changes = given.changes.iter().map(|change| (at(change.span), &change.value));
            format!("{} {:?}", at(given.pattern.span), changes.collect::<Vec<_>>())
        })
        .collect();
    insta::assert_snapshot!(shown.join("\n"), @r#"
    A.B [("type", Type(List(Dictionary(Word("int32"))))), ("nullable", Nullable(false))]
    GET /a?b [("required", Required(true)), ("values", Values(["x", "y"]))]
    *.C [("docs", Docs("See: type")), ("drop", Drop(false))]
    "#);
}

#[test]
fn rejects_overrides_that_make_no_sense() {
    let text = "\
overrides:
  A: {}
  B: {tpye: int32, type: '[', name: 'a b', drop: maybe, docs: 3, nullable: false, nullable: true}
  B: {docs: twice}
  '*.C': {name: D, values: [a, a], required: true}
  D.E: {values: [1], type: [a, b], closed: 'true'}
  GET /a: {type: int32, nullable: false, values: [a]}
  GET /a?b: {nullable: true}
  GET /a#answer: {name: B, required: false}
  GET /a#request: {values: []}
  F: {type: {a: b}, values: []}
  G: 7
";
    insta::assert_snapshot!(faults(text), @r"
    tablature.yaml:2:3: nothing is said of `A`
    tablature.yaml:3:7: there is no key `tpye`; did you mean `type`?
    tablature.yaml:3:20: `[` is no type; types are written like `int32`, `Contact`, `[Contact]`, `[Contact, null]` or `{string}`
    tablature.yaml:3:31: `a b` is no name: names are letters from a to z, digits and `_`, a letter first
    tablature.yaml:3:44: `drop` must be true or false, found text
    tablature.yaml:3:57: `docs` must be text, found a number or truth value
    tablature.yaml:3:83: the key `nullable` is there twice
    tablature.yaml:4:3: the key `B` is there twice
    tablature.yaml:5:11: `*.C` may match many things, and `name` is for one
    tablature.yaml:5:20: `values` has `a` twice
    tablature.yaml:5:36: `required` is not for a carrier or property; `nullable: false` says that a property is always there
    tablature.yaml:6:9: `values` must be words, found a number or truth value; put it in quotes
    tablature.yaml:6:22: a list has one type of items, with `null` after it if some are null, found 2
    tablature.yaml:6:36: `closed` must be true or false, found text
    tablature.yaml:7:12: `type` is not for an operation; what is sent is `GET /a#request`, what is answered `GET /a#answer`
    tablature.yaml:7:25: `nullable` is not for an operation; what is sent is `GET /a#request`, what is answered `GET /a#answer`
    tablature.yaml:7:42: `values` is not for an operation
    tablature.yaml:8:14: `nullable` is not for a parameter; `required` says whether it must be given
    tablature.yaml:9:19: `name` is not for an answer
    tablature.yaml:9:28: `required` is not for an answer
    tablature.yaml:10:20: `values` is not for a request body
    tablature.yaml:11:7: a dictionary is written like `{string}`, with one type in it
    tablature.yaml:11:21: `values` is empty
    tablature.yaml:12:3: `G` must be keys and values, found a number or truth value
    ");
    assert_eq!(
        faults("overrides: [a]"),
        "tablature.yaml:1:1: `overrides` must be keys and values, found a list"
    );
}

#[test]
fn a_package_takes_what_cargo_takes() {
    let text = "\
output:
  package:
    version: 1.2.0
    license-file: legal/LICENSE.txt
    authors: [A, B]
    publish: false
    repository: {workspace: true}
    metadata: {ours: {level: 3, share: 0.5, words: [a]}}
";
    let config = parse(text).unwrap();
    assert_eq!(config.license_file.as_deref(), Some(Path::new("project/legal/LICENSE.txt")));
    let entries = config.package.entries.iter();
    let entries: Vec<_> = entries.map(|(key, value)| format!("{key} = {value}")).collect();
    insta::assert_snapshot!(entries.join("\n"), @r#"
    version = "1.2.0"
    license-file = "LICENSE.txt"
    authors = ["A", "B"]
    publish = false
    repository = { workspace = true }
    metadata = { ours = { level = 3, share = 0.5, words = ["a"] } }
    "#);
}

#[test]
fn a_package_is_not_given_what_cargo_would_refuse() {
    let text = "\
output:
  name: a
  package:
    verison: 1.2.0
    version: 1.2
    license: [MIT]
    authors: me
    keywords: [1]
    publish: maybe
    name: b
    edition: '2021'
    rust-version: 1.90
    rust-version: '1.90'
    metadata: text
    description: ''
";
    insta::assert_snapshot!(faults(text), @r#"
    tablature.yaml:4:5: there is no key `verison`; did you mean `version`?
    tablature.yaml:5:5: `version` must be text, so in quotes, found a number or truth value
    tablature.yaml:6:5: `license` must be text, found a list
    tablature.yaml:7:5: `authors` must be a list of texts, found text
    tablature.yaml:8:5: `keywords` must be a list of texts, found a list
    tablature.yaml:9:5: `publish` must be `true`, `false` or a list of registries, found text
    tablature.yaml:10:5: `name` cannot be chosen; `name` of `output` is the name of the crate
    tablature.yaml:11:5: `edition` cannot be chosen; the generated code decides it
    tablature.yaml:12:5: `rust-version` must be text, so in quotes, found a number or truth value
    tablature.yaml:13:5: the key `rust-version` is there twice
    tablature.yaml:14:5: `metadata` must be keys and values, found text
    tablature.yaml:15:5: `description` is empty
    "#);
    insta::assert_snapshot!(faults("output: {package: [a]}\n"), @"tablature.yaml:1:10: `package` must be keys and values, found a list");
    insta::assert_snapshot!(faults("output: {package: {version: '1.2'}}\n"), @"tablature.yaml:1:20: `1.2` is no version: unexpected end of input while parsing minor version number");
}
