//! What headings say beside their role: anchors, and the carriers that are described below them.

use super::Dialect;
use super::compile::named;
use crate::pages::markdown::text;
use std::borrow::Cow;

impl Dialect {
    /// What names a heading for links: what the docs say, else what sites make of its text.
    pub fn anchor(&self, heading: &str) -> String {
        let stated = self.anchor.as_ref().and_then(|pattern| pattern.captures(heading));
        if let Some(stated) = stated {
            return named(&stated, "anchor").to_owned();
        }
        let bare = text::plain(heading);
        let words = bare.split(|sign: char| !sign.is_alphanumeric() && sign != '_');
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-").to_lowercase()
    }

    /// The text of a heading without what names it for links.
    pub fn without_anchor<'h>(&self, heading: &'h str) -> Cow<'h, str> {
        match &self.anchor {
            Some(pattern) => pattern.replace(heading, ""),
            None => Cow::Borrowed(heading),
        }
    }

    /// The name of the carrier that is described below a heading, on a page of this title; none below one
    /// that plays a role.
    pub fn described(&self, heading: &str, title: Option<&str>) -> Option<String> {
        if self.section(heading, None).is_some() {
            return None;
        }
        self.described.iter().find_map(|(pattern, of_title)| {
            let found = pattern.captures(heading)?;
            let found = match of_title {
                Some(of_title) => of_title.captures(title?)?,
                None => found,
            };
            Some(self.carrier_name(&text::plain(named(&found, "name"))))
        })
    }

    /// Whether a cell of a header says that its column lists words.
    pub fn is_column_of_words(&self, cell: &str) -> bool {
        let bare = text::plain(cell);
        let known = self.description.links.iter().flat_map(|links| &links.words);
        known.into_iter().any(|word| word.eq_ignore_ascii_case(&bare))
    }

    /// The word that a line is about which is an item of a list of words.
    pub fn listed_word<'l>(&self, line: &'l str) -> Option<&'l str> {
        Some(self.word_items.as_ref()?.captures(line)?.name("word")?.as_str())
    }

    /// Whether docs describe carriers apart from the operations that use them.
    pub fn describes_carriers(&self) -> bool {
        !self.described.is_empty()
    }

    /// The name of a carrier, which docs that describe carriers apart may write as several words, large
    /// or small.
    pub fn carrier_name(&self, written: &str) -> String {
        if !self.describes_carriers() {
            return written.to_owned();
        }
        let words = written.split(|sign: char| sign.is_whitespace() || "-.".contains(sign));
        let capital = |word: &str| {
            let mut letters = word.chars();
            letters
                .next()
                .map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
        };
        words.map(capital).collect()
    }
}
