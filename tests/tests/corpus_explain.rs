//! Every carrier, property and operation of real docs can be explained, and what is quoted is there.

use std::collections::BTreeMap;
use tablature::api::Evidence;
use tablature::explain::{Answer, Explainer, Look, Subject, lay_out};
use tablature::source::Sources;
use tablature_tests::corpus;

const EDITIONS: [&str; 3] = ["superoffice-2021-03", "superoffice-2022-11", "superoffice-2023-01"];

/// Pages by path, with their lines.
type Lines<'a> = BTreeMap<&'a str, Vec<&'a str>>;

#[test]
fn everything_is_explained() {
    for edition in EDITIONS {
        let Some(outcome) = corpus::outcome(edition) else { return };
        let api = corpus::api(edition).expect("it was there a moment ago");
        let explainer = Explainer::new(api, &outcome.sources, "superoffice");
        let lines = lines(&outcome.sources);
        let mut subjects = Vec::new();
        for (number, carrier) in api.carriers.iter().enumerate() {
            subjects.push(Subject::Carrier(number));
            let properties = 0..carrier.properties.len();
            subjects.extend(properties.map(|property| Subject::Property(number, property)));
        }
        for (number, operation) in api.operations.iter().enumerate() {
            subjects.push(Subject::Operation(number));
            let parameters = 0..operation.parameters.len();
            subjects.extend(parameters.map(|parameter| Subject::Parameter(number, parameter)));
        }
        assert!(subjects.len() > 15_000, "{edition}: {} things", subjects.len());
        let mut quotes = 0;
        for subject in subjects {
            let name = explainer.name(subject);
            assert!(explainer.find(&name).contains(&subject), "{edition}: {name} is not found");
            let answer = explainer.explain(subject);
            quotes += check(&answer, &lines);
            let text = lay_out(&answer, &Look::default());
            assert!(text.contains(&name), "{edition}: {name}");
        }
        assert!(quotes > 40_000, "{edition}: {quotes} quotes");
    }
}

/// Sees that an answer has reasons and that its quotes are where they are said to be; how many
/// those are.
fn check(answer: &Answer, lines: &Lines<'_>) -> usize {
    let name = &answer.name;
    assert!(!answer.because.is_empty(), "{name}");
    let is_known = answer.decided != "any JSON" && answer.decided != "something unknown";
    let counts = answer.clues.iter().any(|clue| clue.rejected.is_none());
    assert!(counts || !is_known, "{name}: nothing speaks for {}", answer.decided);
    let mut quotes = 0;
    for clue in &answer.clues {
        let is_silent = clue.evidence == Evidence::Sample || clue.evidence == Evidence::Elsewhere;
        assert!(
            clue.quote.is_some() || clue.source.is_some() || is_silent,
            "{name}: nobody says that {}",
            clue.says
        );
        let Some(quote) = &clue.quote else { continue };
        let line = lines[quote.path.as_str()][quote.line as usize - 1];
        assert_eq!(quote.text, line, "{name} {}", quote.place());
        assert!(quote.words.end <= line.chars().count(), "{name} {}", quote.place());
        quotes += 1;
    }
    quotes + answer.parts.iter().map(|part| check(part, lines)).sum::<usize>()
}

fn lines(sources: &Sources) -> Lines<'_> {
    sources.iter().map(|(_, file)| (file.path.as_str(), file.text.lines().collect())).collect()
}
