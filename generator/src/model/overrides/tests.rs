use super::{Part, Pattern};
use crate::model::api::wildcard::matches;

#[test]
fn a_star_is_any_run_of_characters() {
    for (pattern, text) in [
        ("", ""),
        ("a.b", "a.b"),
        ("*", ""),
        ("*", "a.b"),
        ("a*", "a"),
        ("*a", "ba"),
        ("a*c*e", "abcde"),
        ("*a*a*", "aa"),
    ] {
        assert!(matches(pattern, text), "{pattern} {text}");
    }
    for (pattern, text) in [("", "a"), ("a", "ab"), ("a*a", "a"), ("*ab*b", "ab"), ("*b", "bc")] {
        assert!(!matches(pattern, text), "{pattern} {text}");
    }
}

#[test]
fn patterns_say_what_they_mean() {
    let operation = "GET /api/Contact/{id}";
    for (text, part) in [
        (operation.to_owned(), Part::Whole),
        (format!("{operation}#request"), Part::Request),
        (format!("{operation}#answer"), Part::Answer),
        (format!("{operation}?$top"), Part::Parameter("$top".to_owned())),
    ] {
        let pattern = Pattern::new(&text);
        assert_eq!(pattern, Pattern::Endpoint { operation: operation.to_owned(), part });
        assert_eq!(pattern.to_string(), text);
    }
    for name in ["Contact", "Contact.Name", "*.Mask", "v1Contact_Get"] {
        assert_eq!(Pattern::new(name), Pattern::Name(name.to_owned()));
    }
}

#[test]
fn a_pattern_with_a_star_is_not_exact() {
    for (text, is_exact) in [
        ("Contact.Name", true),
        ("*.Name", false),
        ("GET /a?b", true),
        ("GET /a?*", false),
        ("GET /*#answer", false),
    ] {
        assert_eq!(Pattern::new(text).is_exact(), is_exact, "{text}");
    }
}
