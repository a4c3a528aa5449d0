//! The text of a changelog: a part that is written anew, and all else as people left it.

/// What is said of a version.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'e> {
    /// The version.
    pub version: &'e str,
    /// The one before.
    pub since: &'e str,
    /// What has changed, in Markdown.
    pub text: &'e str,
}

/// A changelog with this entry: in the place of the one that counts from the same version, else before all
/// other versions. Whatever stands outside of the two comments around an entry is kept.
pub fn with(changelog: &str, entry: &Entry<'_>) -> String {
    let is_windows = changelog.contains("\r\n");
    let changelog = changelog.replace("\r\n", "\n");
    let lines: Vec<&str> = changelog.lines().collect();
    let changed = replaced(&lines, entry).unwrap_or_else(|| added(&lines, entry));
    let text = changed.join("\n") + "\n";
    if is_windows { text.replace('\n', "\r\n") } else { text }
}

/// How the first line of the part begins.
fn start(entry: &Entry<'_>) -> String {
    format!("<!-- What has changed since {},", entry.since)
}

/// Its last line.
const END: &str = "<!-- End of what is written anew. -->";

fn part(entry: &Entry<'_>) -> Vec<String> {
    let first = format!("{} written by `tablature generate --bump`. -->", start(entry));
    let text = entry.text.trim().lines().map(str::to_owned);
    [first, String::new()].into_iter().chain(text).chain([String::new(), END.to_owned()]).collect()
}

/// The lines with another entry in the place of that which counts from the same version, if there is one.
fn replaced(lines: &[&str], entry: &Entry<'_>) -> Option<Vec<String>> {
    let first = lines.iter().position(|line| line.starts_with(&start(entry)))?;
    let last = first + lines[first..].iter().position(|line| *line == END)?;
    let owned =
        |lines: &[&str]| -> Vec<String> { lines.iter().map(|&line| line.to_owned()).collect() };
    let mut before = owned(&lines[..first]);
    let heading = before.iter_mut().rev().find(|line| line.starts_with("## "));
    // A heading that names the version may say more: when it was published.
    if let Some(heading) = heading.filter(|heading| !names(heading, entry.version)) {
        *heading = format!("## {}", entry.version);
    }
    Some([before, part(entry), owned(&lines[last + 1..])].concat())
}

fn names(heading: &str, version: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || ".-+".contains(c);
    heading.split(|c| !is_part(c)).any(|word| word.trim_start_matches('v') == version)
}

/// The lines with an entry before those of all versions; what is not released yet stays above.
fn added(lines: &[&str], entry: &Entry<'_>) -> Vec<String> {
    let is_version =
        |line: &&str| line.starts_with("## ") && !line.to_ascii_lowercase().contains("unreleased");
    let at = lines.iter().position(is_version).unwrap_or(lines.len());
    let mut text: Vec<String> = lines[..at].iter().map(|&line| line.to_owned()).collect();
    if lines.is_empty() {
        text.push("# Changelog".to_owned());
    }
    if text.last().is_some_and(|line| !line.is_empty()) {
        text.push(String::new());
    }
    text.extend([format!("## {}", entry.version), String::new()]);
    text.extend(part(entry));
    if at < lines.len() {
        text.push(String::new());
    }
    text.extend(lines[at..].iter().map(|&line| line.to_owned()));
    text
}

#[cfg(test)]
mod tests {
    use super::{Entry, with};

    const FIRST: Entry<'_> = Entry { version: "0.2.0", since: "0.1.0", text: "- a" };

    #[test]
    fn what_people_wrote_is_kept() {
        let fresh = with("", &FIRST);
        insta::assert_snapshot!(fresh, @r"
        # Changelog

        ## 0.2.0

        <!-- What has changed since 0.1.0, written by `tablature generate --bump`. -->

        - a

        <!-- End of what is written anew. -->
        ");
        assert_eq!(with(&fresh, &FIRST), fresh);

        let edited = fresh.replace("## 0.2.0", "## [0.2.0] - 2024-02-29\n\nBy hand.");
        assert_eq!(with(&edited, &FIRST), edited);
        let edited = edited.replace("# Changelog\n", "# News\n\n## Unreleased\n\nSoon.\n");
        let second = Entry { version: "0.3.0", since: "0.2.0", text: "- b" };
        insta::assert_snapshot!(with(&edited, &second), @r"
        # News

        ## Unreleased

        Soon.

        ## 0.3.0

        <!-- What has changed since 0.2.0, written by `tablature generate --bump`. -->

        - b

        <!-- End of what is written anew. -->

        ## [0.2.0] - 2024-02-29

        By hand.

        <!-- What has changed since 0.1.0, written by `tablature generate --bump`. -->

        - a

        <!-- End of what is written anew. -->
        ");
    }

    #[test]
    fn more_changes_make_another_version_of_the_same_entry() {
        let more = Entry { version: "1.0.0", since: "0.1.0", text: "- a\n- b" };
        let text = with(&with("", &FIRST).replace('\n', "\r\n"), &more);
        assert_eq!(text.matches("## ").count(), 1);
        assert!(text.contains("## 1.0.0\r\n") && text.contains("- a\r\n- b\r\n"), "{text}");
    }
}
