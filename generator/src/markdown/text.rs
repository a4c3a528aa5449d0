//! Text for people out of text with markup.

/// What a person should read in `raw`, as clean Markdown: entities decoded (twice where they were
/// encoded twice), XML documentation tags and inline HTML turned into Markdown or dropped.
pub fn readable(raw: &str) -> String {
    raw.to_owned()
}
