//! Paragraphs broken into lines.

/// Stands for a space at which no line may end; becomes a space at last.
pub(super) const FIXED_SPACE: char = '\u{1}';

/// The lines of a paragraph, at most `width` characters long where words allow. A line feed in
/// the text is a break that must show.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let parts: Vec<&str> =
        text.split('\n').map(str::trim).filter(|part| !part.is_empty()).collect();
    let mut lines = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let mut wrapped = wrap_part(part, width);
        let breaks = index + 1 < parts.len();
        if let Some(last) = wrapped.last_mut().filter(|_| breaks) {
            last.push('\\');
        }
        lines.extend(wrapped);
    }
    lines
}

fn wrap_part(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut columns = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        match lines.last_mut() {
            Some(line) if columns + 1 + length <= width || begins_block(word) => {
                line.push(' ');
                line.push_str(word);
                columns += 1 + length;
            }
            Some(_) => {
                lines.push(word.to_owned());
                columns = length;
            }
            None => {
                let word = if begins_block(word) { defused(word) } else { word.to_owned() };
                columns = word.chars().count();
                lines.push(word);
            }
        }
    }
    lines.iter().map(|line| line.replace(FIXED_SPACE, " ")).collect()
}

/// Whether a line that begins with this word would be a heading, a list item, a rule, a table or a fence.
fn begins_block(word: &str) -> bool {
    let only = |characters: &str| word.chars().all(|c| characters.contains(c));
    let number = word.trim_start_matches(|c: char| c.is_ascii_digit());
    only("#")
        || only("+*-_=:|")
        || word.starts_with(['>', '|'])
        || word.starts_with("~~~")
        || (number.len() < word.len() && matches!(number, "." | ")"))
}

/// The word with a backslash where it stops the line from being a block.
fn defused(word: &str) -> String {
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    format!("{}\\{}", &word[..digits], &word[digits..])
}
