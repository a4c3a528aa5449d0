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
    let error = error.to_string();
    assert!(error.starts_with("14:1: unknown field `sectoins`, expected one of"), "{error}");
}

#[test]
fn a_pattern_that_is_none_is_named() {
    let error = Dialect::from_yaml(&format!("{SMALLEST}\nnoise: ['(']\n")).unwrap_err();
    insta::assert_snapshot!(error, @"`noise`: the pattern `(` cannot be used: unclosed group");
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
    insta::assert_snapshot!(error, @"`endpoint.line`: the pattern `^(?<method>[A-Z]+) /.*$` cannot be used: it has no group `(?<path>…)`");
}
