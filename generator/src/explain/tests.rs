use super::*;
use crate::pages::dialect::Dialect;
use crate::shell::pipeline::{Input, Outcome, run};
use crate::source::{SourceFile, Span};
use proptest::prelude::*;
use std::path::PathBuf;
use std::sync::LazyLock;

/// The pages of the example.
static EXAMPLE: LazyLock<Outcome> = LazyLock::new(|| {
    let docs = vec![PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs-input"))];
    let input = Input { docs, dialect: Dialect::default(), ..Input::default() };
    run(&input, &()).unwrap()
});

/// Made once: it looks at every name of the model.
static EXPLAINER: LazyLock<Explainer<'static>> = LazyLock::new(|| {
    Explainer::new(EXAMPLE.api.as_ref().unwrap(), &EXAMPLE.sources, "superoffice")
});

fn explainer() -> &'static Explainer<'static> {
    &EXPLAINER
}

fn found(name: &str) -> Vec<String> {
    let explainer = explainer();
    explainer.find(name).into_iter().map(|subject| explainer.name(subject)).collect()
}

#[test]
fn an_operation_has_many_names() {
    for name in [
        "v1TimeZone_GetCurrentTimeZone",
        "GetCurrentTimeZone",
        "GET /api/v1/TimeZone/Current",
        "get  /api/v1/timezone/current",
        "/api/v1/TimeZone/Current",
        "api/v1/TimeZone/Current",
        "rest/TimeZone/v1TimeZone_GetCurrentTimeZone.md",
        "rest::time_zone::get_current_time_zone",
        "time_zone::get_current_time_zone",
        "get_current_time_zone",
        "superoffice::rest::time_zone::get_current_time_zone",
        "GET */TimeZone/*",
    ] {
        assert_eq!(found(name), ["GET /api/v1/TimeZone/Current"], "{name}");
    }
}

#[test]
fn parts_of_operations_have_names() {
    assert_eq!(found("get_current_time_zone#answer"), ["GET /api/v1/TimeZone/Current#answer"]);
    let select = "POST /api/v1/Agents/Chat/PickUpFirstChatSession?$select";
    assert_eq!(found(select), [select]);
    assert_eq!(found("*/PickUpFirst*?$sel*"), [select]);
    assert_eq!(found("get_current_time_zone#request"), [""; 0], "it has no body");
}

#[test]
fn a_name_can_be_that_of_a_property_and_of_the_carrier_that_stands_there() {
    let explainer = explainer();
    let found = explainer.find("TimeZoneData.ChangeRules");
    assert!(matches!(found[..], [Subject::Carrier(_), Subject::Property(..)]));
}

#[test]
fn what_follows_the_last_dot_of_a_pattern_is_a_property() {
    let of_zone = found("TimeZoneData.*");
    assert!(of_zone.contains(&"TimeZoneData.OffsetHours".to_owned()));
    assert!(!of_zone.contains(&"TimeZoneData.ChangeRules.Month".to_owned()));
    assert_eq!(found("*.TZLoc*"), ["TimeZoneData.TZLocation"]);
    assert_eq!(found("*.tzloc*"), ["TimeZoneData.TZLocation"]);
}

#[test]
fn rust_names_are_known() {
    assert_eq!(found("carriers::TimeZoneData"), ["TimeZoneData"]);
    assert_eq!(found("TimeZoneData.offset_hours"), ["TimeZoneData.OffsetHours"]);
}

#[test]
fn alike_names_are_suggested() {
    let explainer = explainer();
    assert!(explainer.suggest("TimeZoneDato").contains(&"TimeZoneData".to_owned()));
    assert_eq!(explainer.suggest("ChangeRules")[0], "*.ChangeRules");
    assert_eq!(explainer.suggest("qqqqqqqq"), [""; 0]);
}

fn quote(text: &str, words: &str) -> Quote {
    let mut sources = Sources::default();
    let file = sources.add(SourceFile::new("a.md", "a.md", text));
    let at = text.find(words).unwrap();
    Quote::of(Span::new(file, at..at + words.len()), &sources)
}

#[test]
fn a_quote_is_the_line_of_the_words() {
    let quote = quote("one\r\n  two thrée four\r\n", "thrée four\r\n");
    assert_eq!((quote.place().as_str(), quote.text.as_str()), ("a.md:2:7", "  two thrée four"));
    let (text, words) = quote.shortened(40);
    assert_eq!((text.as_str(), words), ("two thrée four", 4..14));
}

#[test]
fn long_lines_are_shortened_around_the_words() {
    let line = format!("{} here {}", "before ".repeat(30), "after ".repeat(30));
    let (text, words) = quote(&line, "here").shortened(30);
    assert_eq!(text, "…ore before  here after after…");
    assert_eq!(text.chars().skip(words.start).take(words.len()).collect::<String>(), "here");
    let long = quote(&line, line.trim_end()).shortened(30).0;
    assert_eq!(long, "before before before before …");
}

proptest! {
    #[test]
    fn odd_names_never_panic(name in ".{0,40}") {
        let explainer = explainer();
        explainer.find(&name);
        explainer.suggest(&name);
    }

    #[test]
    fn odd_patterns_never_panic(name in "[*.#?:/ aTimeZoneGET$é\u{0}-]{0,24}") {
        let explainer = explainer();
        let look = Look::default();
        for subject in explainer.find(&name).into_iter().take(3) {
            lay_out(&explainer.explain(subject), &look);
        }
        explainer.suggest(&name);
    }

    #[test]
    fn any_span_of_any_text_can_be_quoted(
        text in "[ab é\t\r\n\u{1b}|]{0,60}", start in 0_usize..80, length in 0_usize..80, width in 0_usize..40
    ) {
        let mut sources = Sources::default();
        let file = sources.add(SourceFile::new("a.md", "a.md", &text));
        let quote = Quote::of(Span::new(file, start..start + length), &sources);
        let (shown, words) = quote.shortened(width);
        prop_assert!(words.start <= words.end);
        prop_assert!(words.end <= shown.chars().count());
        prop_assert!(shown.chars().count() <= width.max(3));
        prop_assert!(!shown.chars().any(char::is_control));
    }
}
