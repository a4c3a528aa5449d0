//! Every carrier, property and operation of real docs can be explained, and what is quoted is there.

use std::collections::BTreeMap;
use tablature::explain::{Answer, Explainer, Look, Subject, lay_out};
use tablature::model::api::Evidence;
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
        assert!(subjects.len() > 14_000, "{edition}: {} things", subjects.len());
        let (mut quotes, mut faults) = (0, Vec::new());
        for subject in subjects {
            let name = explainer.name(subject);
            let answer = explainer.explain(subject);
            if !explainer.find(&name).contains(&subject) {
                faults.push(format!("{name} is not found"));
            }
            if !lay_out(&answer, &Look::default()).contains(&name) {
                faults.push(format!("{name} is not named"));
            }
            quotes += check(&answer, &lines, &mut faults);
        }
        let shown = &faults[..faults.len().min(40)];
        assert!(faults.is_empty(), "{edition}: {} faults\n{}", faults.len(), shown.join("\n"));
        assert!(quotes > 30_000, "{edition}: {quotes} quotes");
    }
}

/// Sees that an answer has reasons and that its quotes are where they are said to be; how many
/// those are.
fn check(answer: &Answer, lines: &Lines<'_>, faults: &mut Vec<String>) -> usize {
    let name = &answer.name;
    let is_known = answer.decided != "any JSON" && answer.decided != "something unknown";
    let counts = answer.clues.iter().any(|clue| clue.rejected.is_none());
    if answer.because.is_empty() || (is_known && !counts) {
        faults.push(format!("{name}: nothing speaks for {}", answer.decided));
    }
    let mut quotes = 0;
    for clue in &answer.clues {
        let is_silent = matches!(clue.evidence, Evidence::Sample | Evidence::Elsewhere);
        if clue.quote.is_none() && clue.source.is_none() && !is_silent {
            faults.push(format!("{name}: nobody says that {}", clue.says));
        }
        let Some(quote) = &clue.quote else { continue };
        quotes += 1;
        let page = lines.get(quote.path.as_str());
        let line = page.and_then(|page| page.get(quote.line as usize - 1));
        let is_there = line.is_some_and(|line| {
            quote.text == **line
                && quote.words.end <= line.chars().count()
                && !quote.words.is_empty()
        });
        if !is_there {
            faults.push(format!("{name}: {} has no such line", quote.place()));
        }
    }
    let parts = answer.parts.iter();
    quotes + parts.map(|part| check(part, lines, faults)).sum::<usize>()
}

fn lines(sources: &Sources) -> Lines<'_> {
    sources.iter().map(|(_, file)| (file.path.as_str(), file.text.lines().collect())).collect()
}
