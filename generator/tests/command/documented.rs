//! What the README and the manuals show is what the command prints and writes.

use crate::folder::Folder;
use snapbox::cmd::{Command, cargo_bin};
use std::fs;
use std::path::{Path, PathBuf};
use tablature::diagnostics::Code;
use tablature::diff::Rule;

/// The project's folder.
fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> String {
    fs::read_to_string(project().join(path)).unwrap()
}

/// What stands between two texts: the first such place.
fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let (_, after) = text.split_once(start).unwrap_or_else(|| panic!("no {start:?}"));
    after.split_once(end).unwrap_or_else(|| panic!("no {end:?}")).0
}

/// Without the summary's time and numbers of files, which change with the tool and the machine.
fn steady(text: &str) -> String {
    let line = |line: &str| match line.strip_prefix("generated ") {
        Some(summary) => {
            let (counts, _files) = summary.rsplit_once(" (").unwrap();
            let (counts, _seconds) = counts.rsplit_once(", ").unwrap();
            counts.to_owned()
        }
        None => line.to_owned(),
    };
    text.trim().lines().map(line).collect::<Vec<_>>().join("\n")
}

/// What the command prints to standard output in the project's folder.
fn listed(arguments: &[&str]) -> String {
    let command = Command::new(cargo_bin!("tablature")).current_dir(project()).args(arguments);
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

/// Checks that each line of an excerpt stands in the whole, in this order; `…` stands for others.
fn assert_excerpt(excerpt: &str, whole: &str) {
    let mut lines = whole.lines();
    for line in excerpt.lines().filter(|line| *line != "…") {
        assert!(lines.any(|other| other == line), "no line `{line}` (any more) in\n{whole}");
    }
}

#[test]
fn the_summary_that_the_readme_shows() {
    let docs = project().join("docs-input").canonicalize().unwrap();
    let config = read("tablature.yaml").replace("docs-input", &docs.to_string_lossy());
    let folder = Folder::with(&[("tablature.yaml", config.as_str())]);
    let output = folder.run("generate").output().unwrap();
    let shown = String::from_utf8(output.stderr).unwrap();
    let summary = |text: &str| {
        let line = text.lines().find(|line| line.starts_with("generated ")).map(steady);
        line.unwrap_or_else(|| panic!("no summary in\n{text}"))
    };
    let readme = read("README.md");
    let said = between(&readme, "so nothing is written):\n\n```text\n", "```");
    assert_eq!(summary(&shown), summary(said));
}

#[test]
fn the_findings_that_their_manual_shows() {
    let name = "v1TimeZone_GetCurrentTimeZone.md";
    let page = read(&format!("docs-input/rest/TimeZone/{name}"));
    let page = page
        .replace("| TZLocation | string", "| TZLocation string")
        .replace("\"OffsetHours\": 5.75", "\"OffsetHours\": \"5.75\"");
    let folder = Folder::with(&[(&format!("docs/{name}"), page.as_str())]);
    let output = folder.run("generate docs -o client").output().unwrap();
    let shown = String::from_utf8(output.stderr).unwrap();
    let manual = read("docs/findings.md");
    let said = between(&manual, "put quotes around a number:\n\n```text\n", "```");
    assert_eq!(steady(&shown), steady(said));
}

#[test]
fn the_coverage_that_its_manual_shows() {
    let dialects = read("docs/dialect.md");
    let page = between(&dialects, "````markdown\n", "````");
    let dialect = between(&dialects, "`shelves.yaml`:\n\n```yaml\n", "```");
    let samples = format!("samples:{}", between(dialect, "\nsamples:", "\n\n"));
    let folder = Folder::with(&[
        ("docs/shelves.rename.md", page),
        ("shelves.yaml", &dialect.replace(&samples, "")),
    ]);
    let output = folder.run("coverage docs --dialect shelves.yaml").output().unwrap();
    let manual = read("docs/init.md");
    let said = between(&manual, "it prints:\n\n```text\n", "```");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), said);
}

#[test]
fn the_kinds_of_findings_in_their_manual() {
    let manual = read("docs/findings.md");
    let (before, _) = manual.split_once("| Kind | Usually | |\n|---|---|---|\n").unwrap();
    let row = |code: &Code| {
        let fixed = if code.is_fixed() { ", always" } else { "" };
        let severity = format!("{:?}", code.severity()).to_lowercase();
        format!("| `{code}` | {severity}{fixed} | {} |\n", code.about())
    };
    let table: String = Code::ALL.iter().map(row).collect();
    let (_, after) = manual.split_once("\n## Each kind\n").unwrap();
    let expected =
        format!("{before}| Kind | Usually | |\n|---|---|---|\n{table}\n## Each kind\n{after}");
    assert!(manual == expected, "docs/findings.md should have the table\n{table}");
    let sections = after.lines().filter_map(|line| line.strip_prefix("### "));
    let codes: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(sections.collect::<Vec<_>>(), codes, "the sections of docs/findings.md");
}

#[test]
fn the_kinds_of_changes_in_their_manual() {
    let manual = read("docs/diff.md");
    let (before, _) = manual.split_once("| Rule | Usually | |\n|---|---|---|\n").unwrap();
    let row =
        |rule: &Rule| format!("| `{rule}` | {} | {} |\n", rule.severity().name(), rule.about());
    let table: String = Rule::ALL.iter().map(row).collect();
    let expected = format!("{before}| Rule | Usually | |\n|---|---|---|\n{table}");
    assert!(manual == expected, "docs/diff.md should end with\n{table}");
}

#[test]
fn the_comparison_in_its_manual() {
    let manual = read("docs/diff.md");
    let said = between(&manual, "$ tablature diff old new\n", "```");
    let run = crate::diff::editions().run("diff old new").output().unwrap();
    assert_eq!(String::from_utf8_lossy(&run.stdout), said);
}

#[test]
fn the_accepted_changes_and_the_configuration_in_the_manual_of_comparisons() {
    let manual = read("docs/diff.md");
    let accepted = between(&manual, "takes, and why.\n\n```text\n", "```");
    let config = between(&manual, "to hear nothing of them.\n\n```yaml\n", "```");
    let folder = crate::diff::editions();
    folder.put("accepted.txt", accepted);
    folder.put("tablature.yaml", config);
    folder.run("diff old new --fail-on any").assert().code(0);
}

#[test]
fn every_link_of_the_manuals_leads_somewhere() {
    let manuals = fs::read_dir(project().join("docs")).unwrap().flatten().map(|file| file.path());
    for manual in manuals.chain([project().join("README.md"), project().join("CONTRIBUTING.md")]) {
        let text = fs::read_to_string(&manual).unwrap();
        // Examples show links of other people's pages.
        let lines = text.lines().filter(|line| !line.contains("id.md"));
        let mut fence: Option<&str> = None;
        let prose: Vec<_> = lines
            .filter(|line| {
                let signs = &line[..line.len() - line.trim_start_matches('`').len()];
                match fence {
                    Some(opening) if *line == opening => fence = None,
                    None if signs.len() > 2 => fence = Some(signs),
                    _ => return fence.is_none(),
                }
                false
            })
            .collect();
        let prose = prose.join(" ");
        let links = prose.split("](").skip(1).filter_map(|after| after.split(')').next());
        for link in links.filter(|link| !link.contains("://") && !link.contains(' ')) {
            let file = link.split('#').next().unwrap_or_default();
            let place = manual.parent().unwrap().join(file);
            assert!(place.exists(), "{} links to {link}", manual.display());
        }
    }
}

#[test]
fn the_code_that_the_readme_shows() {
    let readme = read("README.md");
    for path in ["generated/src/rest/time_zone/carriers.rs", "generated/src/rest/time_zone.rs"] {
        let said = between(&readme, &format!("]({path}):\n\n```rust\n"), "```");
        assert_excerpt(said, &read(path));
    }
}

#[test]
fn the_explanation_that_its_manual_shows() {
    let manual = read("docs/explain.md");
    let said = between(&manual, "$ tablature explain TimeZoneData.ChangeRules\n", "```");
    assert_excerpt(said, &listed(&["explain", "TimeZoneData.ChangeRules"]));
}

#[test]
fn the_listing_in_the_manual_of_filters() {
    let manual = read("docs/select.md");
    let said = between(&manual, "--exclude DELETE\n", "```");
    let arguments = "list --include agents/Chat --include /api/v1/Contact/* --exclude DELETE";
    assert_excerpt(said, &listed(&arguments.split(' ').collect::<Vec<_>>()));
}

#[test]
fn the_small_dialect_in_its_manual() {
    let manual = read("docs/dialect.md");
    let page = between(&manual, "````markdown\n", "````");
    let dialect = between(&manual, "`shelves.yaml`:\n\n```yaml\n", "```");
    let folder = Folder::with(&[("docs/shelves.rename.md", page), ("shelves.yaml", dialect)]);
    let run = folder.run("generate docs -o client --dialect shelves.yaml").assert().code(0);
    assert_eq!(steady(&String::from_utf8_lossy(&run.get_output().stderr)).lines().count(), 1);
    let (_, made) = manual.split_once("makes of it, among other things:").unwrap();
    let function = between(made, "```rust\n", "```");
    assert_excerpt(function, &folder.read("client/src/shelves.rs"));
    let (_, made) = made.split_once("```\n\n```rust\n").unwrap();
    let carrier = made.split("```").next().unwrap();
    assert_excerpt(carrier, &folder.read("client/src/shelves/carriers.rs"));
}

/// The keys of dialects, as the code says them; `SNAPSHOTS=overwrite` writes the file anew.
#[test]
fn every_key_of_a_dialect_once() {
    let keys = tablature::shell::schema::dialect_reference();
    let without = keys.lines().filter(|line| line.starts_with("| `") && line.ends_with("|  |"));
    assert_eq!(without.collect::<Vec<_>>(), Vec::<&str>::new(), "each has an example");
    let intro = "# Every key of a dialect\n\n\
        [dialect.md](dialect.md) explains what the keys do together and how to begin. This page is made of the source, as \
        is the schema for\neditors (`tablature schema dialect`). *Text* that is called a pattern is a regular expression, \
        and the groups that it has to name\nstand in parentheses.\n\n";
    let file = project().join("docs/dialect-reference.md");
    snapbox::assert_data_eq!(format!("{intro}{keys}"), snapbox::Data::read_from(&file, None).raw());
}

#[test]
fn the_pattern_that_editors_are_given_reads_findings() {
    let manual = read("docs/editors.md");
    let pattern = between(&manual, "\"regexp\": \"", "\",\n").replace("\\\\", "\\");
    let pattern = regex::Regex::new(&pattern).unwrap();
    let folder = Folder::with(&[("docs/odd name.md", "See [this](that.md).\n")]);
    let output = folder.run("lint docs --format short -v").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let found = text.lines().find_map(|line| pattern.captures(line)).unwrap();
    let parts: Vec<_> = (1..=6).map(|part| &found[part]).collect();
    let message = "this page describes no endpoint";
    assert_eq!(parts, ["docs/odd name.md", "1", "1", "note", "not-an-endpoint", message]);
}
