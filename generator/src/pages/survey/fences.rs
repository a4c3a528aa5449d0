//! Languages of code blocks, and what stands in them.

use super::headings::Places;
use super::material::Material;
use super::roles::Guess;
use crate::pages::markdown::{Block, Fence};
use indexmap::IndexMap;

/// What the code blocks of a language hold.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Language {
    pub all: usize,
    /// JSON, or nearly.
    pub json: usize,
    /// JSON below headings of requests.
    pub json_of_requests: usize,
    /// Requests with a first line.
    pub requests: usize,
    /// Answers with a first line.
    pub answers: usize,
    pub commands: usize,
}

/// What code blocks there are.
#[derive(Debug, Default)]
pub(super) struct Fences {
    pub languages: Vec<(String, Language)>,
    /// JSON below no heading or line that says what it is.
    pub unannounced: usize,
    pub comments: usize,
    pub trailing_commas: usize,
    pub ellipses: usize,
}

/// Looks at all code blocks.
pub(super) fn fences(material: &Material, places: &Places) -> Fences {
    let mut languages = IndexMap::<String, Language>::new();
    let mut found = Fences::default();
    for page in &material.pages {
        for (guess, block) in places.walk(page) {
            let Block::Fence(fence) = block else { continue };
            let of_language = languages.entry(fence.language.clone()).or_default();
            of_language.all += 1;
            let text = fence.body.trim_start();
            let first = text.lines().next().unwrap_or_default();
            if is_json(fence) {
                of_language.json += 1;
                found.unannounced += usize::from(guess.is_none());
                let is_request = [Guess::RequestBody, Guess::Inputs, Guess::RequestSamples];
                of_language.json_of_requests +=
                    usize::from(guess.is_some_and(|guess| is_request.contains(&guess)));
                if serde_json::from_str::<serde::de::IgnoredAny>(text).is_err() {
                    found.look_at(text);
                }
            } else if first.starts_with("HTTP/") {
                of_language.answers += 1;
            } else if first.trim_start_matches(['$', '>', ' ']).starts_with("curl") {
                of_language.commands += 1;
            } else if super::sightings::is_request(first) {
                of_language.requests += 1;
            }
        }
    }
    found.languages = languages.into_iter().collect();
    found.languages.sort_by(|(a, one), (b, other)| other.all.cmp(&one.all).then_with(|| a.cmp(b)));
    found
}

fn is_json(fence: &Fence) -> bool {
    fence.body.trim_start().starts_with(['{', '['])
}

impl Fences {
    /// Looks for what JSON has not.
    fn look_at(&mut self, text: &str) {
        let has_comment = text.lines().any(|line| {
            let line = line.trim_start();
            line.starts_with("//")
                || line.contains(" // ")
                || line.contains("/*")
                || line.starts_with('#')
        });
        self.comments += usize::from(has_comment);
        let bare: String = text.split_whitespace().collect();
        self.trailing_commas += usize::from(bare.contains(",}") || bare.contains(",]"));
        self.ellipses += usize::from(text.contains("...") || text.contains('…'));
    }
}
