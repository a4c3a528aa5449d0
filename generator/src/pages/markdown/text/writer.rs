//! Clean Markdown, piece by piece.

/// Collects Markdown and looks after the blank space between the pieces.
#[derive(Default)]
pub(super) struct Writer {
    text: String,
}

impl Writer {
    /// Adds text as it is.
    pub(super) fn push(&mut self, text: &str) {
        let begins = self.text.ends_with("\n\n");
        self.text.push_str(if begins { text.trim_start() } else { text });
    }

    /// Adds what begins a list item, indented as it is.
    pub(super) fn mark(&mut self, sign: &str) {
        self.text.push_str(sign);
    }

    /// Begins a new line, unless one has just begun.
    pub(super) fn line(&mut self) {
        self.trim_end();
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// Begins a new paragraph, unless one has just begun.
    pub(super) fn paragraph(&mut self) {
        self.trim_end();
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
    }

    /// Adds a piece of code: between backticks, or between fences if it has several lines.
    pub(super) fn code(&mut self, code: &str) {
        let longest = code.split(|sign| sign != '`').map(str::len).max().unwrap_or(0);
        if code.trim().contains('\n') {
            let fence = "`".repeat(3.max(longest + 1));
            self.paragraph();
            self.text
                .push_str(&format!("{fence}text\n{}\n{fence}", code.trim_matches(['\r', '\n'])));
            self.paragraph();
        } else if !code.trim().is_empty() {
            let fence = "`".repeat(longest + 1);
            let space = if longest > 0 { " " } else { "" };
            self.text.push_str(&format!("{fence}{space}{}{space}{fence}", code.trim()));
        }
    }

    /// How much there is, to come back to with [`Writer::link`].
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Makes a link to `target` of all that was added since there were `start` bytes.
    pub(super) fn link(&mut self, start: usize, target: &str) {
        let Some(words) = self.text.get(start..).map(|words| words.trim().to_owned()) else {
            return;
        };
        let bare = !target.contains(|sign: char| sign.is_whitespace() || "()<>".contains(sign));
        let blank = self.text[start..].starts_with(char::is_whitespace);
        self.text.truncate(start);
        if blank {
            self.text.push(' ');
        }
        match (words.is_empty(), bare) {
            (true, true) if target.contains("://") => self.text.push_str(&format!("<{target}>")),
            (true, _) => {}
            (false, true) => self.text.push_str(&format!("[{words}]({target})")),
            (false, false) if target.contains(['<', '>', '\n']) => self.text.push_str(&words),
            (false, false) => self.text.push_str(&format!("[{words}](<{target}>)")),
        }
    }

    /// Drops blank space at the end.
    pub(super) fn trim_end(&mut self) {
        self.text.truncate(self.text.trim_end().len());
    }

    /// The character before the place to write at.
    pub(super) fn last(&self) -> Option<char> {
        self.text.chars().next_back()
    }

    /// All of it, with no blank space at line ends and at most one blank line in a row.
    pub(super) fn finish(self) -> String {
        let mut clean = String::with_capacity(self.text.len());
        let mut blank_lines = 0;
        for line in self.text.lines().map(str::trim_end) {
            if line.is_empty() {
                blank_lines += 1;
                continue;
            }
            if !clean.is_empty() {
                clean.push_str(if blank_lines > 0 { "\n\n" } else { "\n" });
            }
            blank_lines = 0;
            clean.push_str(if clean.is_empty() { line.trim_start() } else { line });
        }
        clean
    }
}
