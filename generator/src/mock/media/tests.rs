use super::{is_json, is_same, negotiate};

#[test]
fn the_best_of_what_is_acceptable_is_taken() {
    let offered = ["application/json".to_owned(), "text/json".to_owned()];
    let best = |accept: &[&str]| negotiate(accept, &offered).map(str::to_owned);
    assert_eq!(best(&[]).as_deref(), Some("application/json"));
    assert_eq!(best(&["*/*"]).as_deref(), Some("application/json"));
    assert_eq!(best(&["text/*"]).as_deref(), Some("text/json"));
    assert_eq!(best(&["application/json;q=0.1, text/json"]).as_deref(), Some("text/json"));
    assert_eq!(best(&["text/html", "*/*;q=0.1"]).as_deref(), Some("application/json"));
    assert_eq!(best(&["application/json;q=0, */*"]).as_deref(), Some("text/json"));
    assert_eq!(best(&["text/html"]), None);
    assert_eq!(best(&["*"]).as_deref(), Some("application/json"));
    assert_eq!(best(&["what is this"]).as_deref(), Some("application/json"));
}

#[test]
fn parameters_do_not_count() {
    assert!(is_same("Application/JSON; charset=utf-8", "application/json"));
    assert!(is_json("text/json; charset=utf-8"));
    assert!(is_json("application/merge-patch+json"));
    assert!(!is_json("application/xml"));
}
