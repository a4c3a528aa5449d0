use super::*;

const SMALLEST: &str = "
name: small
endpoint: {languages: [http], line: '^(?<method>[A-Z]+) (?<path>/.*)$'}
sections: []
tables:
  path: {name: [Path]}
  parameters: {name: [Name]}
  properties: {name: [Property]}
  statuses: {name: [Status]}
  type: [Type]
  description: [Text]
types: {words: {text: string}}
";

#[test]
fn every_built_in_dialect_can_be_read() {
    for name in Dialect::built_in_names() {
        let dialect = Dialect::built_in(name).expect("it is built in");
        assert_eq!(dialect.description().name, name);
    }
}

#[test]
fn an_unknown_key_is_refused() {
    let error = Dialect::from_yaml(&format!("{SMALLEST}\nsectoins: []\n")).unwrap_err();
    insta::assert_snapshot!(error, @"14:1: unknown field `sectoins`; did you mean `sections`?");
}

#[test]
fn a_pattern_that_is_none_is_named() {
    let error = Dialect::from_yaml(&format!("{SMALLEST}\nnoise: ['(']\n")).unwrap_err();
    insta::assert_snapshot!(error, @"14:10: `noise`: the pattern `(` cannot be used: unclosed group");
}

#[test]
fn made_up_keys_may_hold_the_name_of_their_dictionary() {
    let rule = "conventions: {dictionary_keys: ['^{property}\\d+$', '^key$']}";
    let dialect = Dialect::from_yaml(&format!("{SMALLEST}\n{rule}\n")).unwrap();
    assert!(dialect.is_dictionary_key("Tags", "Tags1"));
    assert!(dialect.is_dictionary_key("Tags", "key"));
    assert!(!dialect.is_dictionary_key("Tags", "Tags"));
    assert!(!dialect.is_dictionary_key("Tags", "Other1"));
    assert!(!dialect.is_dictionary_key("", "1"));
}

#[test]
fn the_last_mark_that_a_page_bears_tells_its_format() {
    let rule = "page: {formats: [{front_matter: id}, {front_matter: uid}, {heading: '^New'}]}";
    let dialect = Dialect::from_yaml(&format!("{SMALLEST}\n{rule}\n")).unwrap();
    let rank = |key: &str, headings: &[&str]| {
        dialect.format_rank(|mark| mark == key, headings.iter().copied())
    };
    assert_eq!(rank("", &[]), 0);
    assert_eq!(rank("id", &["Old"]), 1);
    assert_eq!(rank("uid", &["Old"]), 2);
    assert_eq!(rank("id", &["Old", "New one"]), 3);
}

#[test]
fn a_pattern_must_name_what_is_taken_from_it() {
    let error = Dialect::from_yaml(&SMALLEST.replace("(?<path>/.*)", "/.*")).unwrap_err();
    insta::assert_snapshot!(error, @"3:38: `endpoint.line`: the pattern `^(?<method>[A-Z]+) /.*$` cannot be used: it has no group `(?<path>…)`");
}

fn mistake(from: &str, to: &str) -> String {
    Dialect::from_yaml(&SMALLEST.replace(from, to)).expect_err("it is one").to_string()
}

#[test]
fn a_slip_is_told_with_the_word_that_was_meant() {
    let mistakes = [
        mistake("parameters", "paramters"),
        mistake("text: string", "text: strnig"),
        mistake("text: string", "text: 7"),
    ];
    insta::assert_snapshot!(mistakes.join("\n"), @r"
    7:3: tables: unknown field `paramters`; did you mean `parameters`?
    12:23: types.words.text: unknown variant `strnig`; did you mean `string`?
    12:23: types.words.text: unknown variant `7`, expected one of `bool`, `int32`, `int64`, `double`, `string`, `loose_string`, `date_time`, `byte`, `array`, `dictionary`, `reference`, `binary`, `unknown`
    ");
}

#[test]
fn enumerations_must_have_words() {
    let error = mistake("string}}", "string}, enum: '^one of (.*)$'}");
    insta::assert_snapshot!(error, @"12:39: `types.enum`: the pattern `^one of (.*)$` cannot be used: it has no group `(?<words>…)`");
}

#[test]
fn names_are_made_of_groups_that_there_are() {
    let error = |rule: &str| {
        let text = format!("{SMALLEST}\nnoise: ['x']\n{rule}\n");
        Dialect::from_yaml(&text).expect_err("it is wrong").to_string()
    };
    let errors = [
        error("carriers: [{line: '^A (?<name>x)$', name: '$nameList'}]"),
        error("text: [{pattern: 'x', with: '$$1 ${1}'}]"),
    ];
    insta::assert_snapshot!(errors.join("\n"), @r"
    15:20: `carriers`: the pattern `^A (?<name>x)$` cannot be used: `$nameList` uses a group `nameList` that it has not; where letters follow a group's name, braces do: `${name}`
    15:19: `text`: the pattern `x` cannot be used: `$$1 ${1}` uses a group `1` that it has not; where letters follow a group's name, braces do: `${name}`
    ");
    let fine = "text: [{pattern: '(x)(?<y>z)', with: '$1 ${y}s $$a $'}]";
    assert!(Dialect::from_yaml(&format!("{SMALLEST}\n{fine}\n")).is_ok());
}

#[test]
fn paths_have_their_parameters_in_braces_however_they_are_written() {
    let rule = r"/.*)$', parameters: ['\{(?<name>\w+):\w+\}', ':(?<name>\w+)', '<(?<slashes>path:)?(?<name>\w+)>']";
    let own = Dialect::from_yaml(&SMALLEST.replace("/.*)$'", rule)).unwrap();
    let usual = Dialect::from_yaml(SMALLEST).unwrap();
    let read = |dialect: &Dialect, path: &str| {
        let template = dialect.path(path);
        let parameters = template.parameters.into_iter();
        let parameters: Vec<_> =
            parameters.map(|(name, range)| format!("{name} ({})", &path[range])).collect();
        format!("{} = {}", template.text, parameters.join(", ")).trim_end().to_owned()
    };
    let paths = ["/a/:b/<c>/{d:int}/{e}", "/:a-:b", "/a:", "/{}/{a", "/ä/:ö/x", "/{*a}/<path:b>"];
    let all: Vec<_> =
        paths.iter().flat_map(|path| [read(&usual, path), read(&own, path)]).collect();
    insta::assert_snapshot!(all.join("\n"), @r"
    /a/:b/<c>/{d}/{e} = d ({d:int}), e ({e})
    /a/{b}/{c}/{d}/{e} = b (:b), c (<c>), d ({d:int}), e ({e})
    /:a-:b =
    /{a}-{b} = a (:a), b (:b)
    /a: =
    /a: =
    /{}/{a =
    /{}/{a =
    /ä/:ö/x =
    /ä/{ö}/x = ö (:ö)
    /{+a}/<path:b> = a ({*a})
    /{+a}/{+b} = a ({*a}), b (<path:b>)
    ");
    assert_eq!(own.path_parameter(":a"), Some("a"));
    assert_eq!(own.path_parameter("a:b"), None);
    assert_eq!(usual.path_parameter("{a:int}"), Some("a"));
    assert_eq!(usual.path_parameter(":a"), None);
    assert_eq!(usual.path_parameter("{a}"), Some("a"));
}

/// Whatever is peculiar to a vendor is said in a dialect: the code has no case for any of them.
#[test]
fn code_names_no_vendor() {
    let sources = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["src", "runtime", "optional", "test_support"].map(|folder| sources.join(folder));
    let files = folders
        .iter()
        .flat_map(walkdir::WalkDir::new)
        .map(|entry| entry.expect("a source").into_path());
    let code = files.filter(|path| {
        let is_test =
            path.components().any(|part| part.as_os_str() == "tests") || path.ends_with("tests.rs");
        let is_list = path.ends_with("dialect/built_in.rs");
        path.extension().is_some_and(|extension| extension == "rs") && !is_test && !is_list
    });
    let mut read = 0;
    for path in code {
        let text = std::fs::read_to_string(&path).expect("a source").to_lowercase();
        for vendor in Dialect::built_in_names() {
            assert!(!text.contains(vendor), "{} speaks of {vendor}", path.display());
        }
        read += 1;
    }
    assert!(read > 100, "{} is not where the code is", sources.display());
}
