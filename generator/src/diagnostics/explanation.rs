//! What there is to say of a kind of finding, at length: the manual's own words.

use super::Code;

/// The manual, in which each kind has a section, in the order of the kinds.
const MANUAL: &str = include_str!("findings.md");

impl Code {
    /// What is to be said of it, with an example, as Markdown; `None` if the manual has no section for it.
    pub fn explanation(self) -> Option<&'static str> {
        let heading = |code: Code| format!("\n### {code}\n");
        let (_, section) = MANUAL.split_once(&heading(self))?;
        let next = Self::ALL.iter().skip_while(|code| **code != self).nth(1);
        let end = next.and_then(|next| section.find(&heading(*next)));
        Some(section[..end.unwrap_or(section.len())].trim())
    }
}
