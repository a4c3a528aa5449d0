use super::Segment;

#[test]
fn tokens_take_what_stands_in_their_places() {
    let values = |template: &str, text: &str| {
        let segment = Segment::new(template);
        let found = segment.values(text)?;
        Some(found.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>())
    };
    assert_eq!(values("Kettle", "Kettle"), Some(vec![]));
    assert_eq!(values("Kettle", "kettle"), None);
    assert_eq!(values("{id}", "7"), Some(vec!["id=7".into()]));
    assert_eq!(values("{id}", ""), None);
    assert_eq!(values("Kettle({id})", "Kettle(a)b)"), Some(vec!["id=a)b".into()]));
    assert_eq!(values("{a}-{b}.txt", "x-y.txt"), Some(vec!["a=x".into(), "b=y".into()]));
    assert_eq!(values("{a}-{b}.txt", "x.txt"), None);
    assert_eq!(values("{a}{b}", "äö"), Some(vec!["a=ä".into(), "b=ö".into()]));
}

#[test]
fn a_token_may_take_slashes() {
    let segment = Segment::new("{+path}.txt");
    assert!(segment.has_slashes && !Segment::new("{path}+").has_slashes);
    assert_eq!(segment.values("a/b.txt"), Some(vec![("path", "a/b")]));
}

#[test]
fn braces_that_name_nothing_are_text() {
    for text in ["{}", "{a", "a}", ""] {
        assert_eq!(Segment::new(text).literal(), Some(text));
    }
}
