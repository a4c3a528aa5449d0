//! `tablature lint`.

use crate::folder::{Folder, GET_SHELF};
use snapbox::str;
use tablature::diagnostics::{Code, Diagnostic, Style, render};
use tablature::shell::pipeline::{self, Input};

/// What stands before an example that is a part of a page.
const PAGE: &str = "# GET Boat/{id}\n\n```http\nGET /api/v1/Boat/{id}\n```\n\nGets a boat.\n\n";

/// What stands before an example that is a part of a specification.
const SPECIFICATION: &str = "openapi: 3.1.0\ninfo: {title: Boats, version: '1'}\n";

/// An example of the manual, or of a list like it, as files, and the arguments that read them.
fn example(text: &str) -> (Vec<(String, String)>, String) {
    let (mut files, mut name, mut dialect) = (Vec::new(), None, "superoffice");
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let named = |line: &str| line.strip_suffix("`:")?.rsplit('`').next().map(str::to_owned);
        if let Some(found) = line.strip_prefix("Dialect `") {
            dialect = found.trim_end_matches("`:");
        } else if let Some(found) = named(line) {
            name = Some(found);
        } else if let Some(language) = line.strip_prefix("```") {
            let fence = "`".repeat(3 + language.chars().take_while(|sign| *sign == '`').count());
            let body: Vec<_> = lines.by_ref().take_while(|line| *line != fence).collect();
            let body = body.join("\n") + "\n";
            files.push(match (language.trim_start_matches('`'), name.take()) {
                (_, Some(name)) => (name, body),
                ("yaml", None) if body.starts_with("openapi") => ("api.yaml".to_owned(), body),
                ("yaml", None) => ("api.yaml".to_owned(), SPECIFICATION.to_owned() + &body),
                _ if body.starts_with("# ")
                    || body.starts_with("---")
                    || dialect != "superoffice" =>
                {
                    ("docs/v1BoatEntity_GetBoat.md".to_owned(), body)
                }
                _ => ("docs/v1BoatEntity_GetBoat.md".to_owned(), PAGE.to_owned() + &body),
            });
        }
    }
    if files.iter().any(|(name, _)| name == "tablature.lock") {
        files.push(("tablature.yaml".to_owned(), "docs: [docs]\n".to_owned()));
    }
    let has = |wanted: &str| files.iter().any(|(name, _)| name.starts_with(wanted));
    let arguments = match (has("api.yaml"), has("tablature.yaml"), has("baseline.txt")) {
        (true, ..) => "api.yaml".to_owned(),
        (_, true, _) => String::new(),
        (.., true) => "docs --baseline baseline.txt".to_owned(),
        _ => format!("docs --dialect {dialect}"),
    };
    let has_page = files.iter().any(|(name, _)| name.ends_with(".md"));
    if !has_page && !has("api.yaml") {
        files.push(("docs/v1BoatEntity_GetBoat.md".to_owned(), PAGE.to_owned()));
    }
    (files, arguments)
}

/// What would take more pages than anybody reads as an example, or a dialect of its own.
const NOT_SHOWN: [Code; 7] = [
    Code::HalfEndpoint,
    Code::TypeNameConflict,
    Code::TypeNameOutvoted,
    Code::TableTypeConflict,
    Code::LockContradicted,
    Code::OperationGone,
    Code::BetterName,
];

/// A page with a row whose pipe stands in code, and a sample with a comma too many.
fn at_fault() -> Folder {
    let folder = Folder::of_shelves();
    let page = GET_SHELF.replace("\"Jam\"", "\"Jam\",").replace("# GET", "# DEL");
    folder.put("docs/get.md", page);
    folder
}

#[test]
fn tells_what_is_wrong_as_data() {
    let folder = at_fault();
    let run = folder.run("lint docs --format short").assert().code(0);
    run.stdout_eq(str![[r#"
docs/get.md:6:3: warning[title-differs]: the title says `DEL`, and the page describes `GET`
docs/get.md:40:1: warning[sample-not-json]: this sample is not JSON (trailing comma); no test is made of it

"#]]).stderr_eq(str![[r#"
linted 2 pages, 2 operations: 2 warnings, 1 note (shown with -v), [..] s

"#]]);
    folder.run("lint docs --format short --fail-on warning").assert().code(1);
    folder.run("lint docs --fail-on none -q").assert().code(0).stdout_eq("");
}

#[test]
fn findings_for_programs() {
    let folder = at_fault();
    for format in ["json", "sarif", "github", "junit"] {
        let output = folder.run(&format!("lint docs -v --format {format}")).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        insta::assert_snapshot!(format!("findings_as_{format}"), text);
    }
}

#[test]
fn a_baseline_passes_over_what_is_known() {
    let folder = at_fault();
    let run = folder.run("lint docs --write-baseline known.txt").assert().code(0);
    run.stdout_eq("").stderr_eq(str![[r#"
wrote known.txt: 3 findings

"#]]);
    insta::assert_snapshot!(folder.read("known.txt"));
    // Lines may move.
    folder.put("docs/get.md", folder.read("docs/get.md").replace("\n# DEL", "\n\n\n# DEL"));
    let run = folder.run("lint docs --baseline known.txt -v").assert().code(0);
    run.stdout_eq("");
    folder.put("docs/get.md", GET_SHELF);
    let run = folder.run("lint docs --baseline known.txt --format short --fail-on warning");
    run.assert().code(1).stdout_eq(str![[r#"
known.txt:3:1: warning[stale-baseline]: this finding is there no more
known.txt:4:1: warning[stale-baseline]: this finding is there no more

"#]]);
    folder.put("tablature.yaml", "docs: [docs]\nlint: {baseline: known.txt}\n");
    folder.run("lint --format short").assert().code(0).stdout_eq(str![[r#"
known.txt:3:1: warning[stale-baseline]: this finding is there no more
known.txt:4:1: warning[stale-baseline]: this finding is there no more

"#]]);
    folder.run("lint docs --baseline none.txt").assert().code(2).stderr_eq(str![[r#"
error: cannot read the baseline none.txt: No such file or directory (os error 2)

"#]]);
}

#[test]
fn mends_what_is_safe_and_shows_it_first() {
    let folder = at_fault();
    let before = folder.read("docs/get.md");
    let run = folder.run("lint docs --fix").assert().code(1);
    run.stdout_eq(str![[r#"
--- docs/get.md
+++ docs/get.md
@@ -36,6 +36,6 @@
 
 {
   "ShelfId": 7,
-  "Label": "Jam",
+  "Label": "Jam"
 }
 ```

"#]])
        .stderr_eq(str![[r#"
this mends 1 finding in 1 file; `--yes` writes it

"#]]);
    assert_eq!(folder.read("docs/get.md"), before);
    folder.run("lint docs --fix --yes -q").assert().code(0).stdout_eq("");
    assert_eq!(folder.read("docs/get.md"), before.replace("\"Jam\",", "\"Jam\""));
    folder.run("lint docs --fix --yes").assert().code(0).stdout_eq("").stderr_eq(str![[r#"
nothing can be mended without a change of meaning

"#]]);
}

#[test]
fn explains_a_kind_of_finding() {
    let folder = Folder::with(&[]);
    folder.run("lint --explain long-row").assert().code(0).stdout_eq(str![[r#"
long-row (warning): A table row has more cells than the table has columns.

A pipe that belongs to the text cuts a cell in two.

```markdown
## Response: object

| Property Name | Type |  Description |
|----------------|------|--------------|
| Name | string | One of `Vesle|Stor` |
```

Write `/|`. `lint --fix` does, where the pipe stands in code and the row then has as many cells as its table.

"#]]);
    folder.run("lint --explain long-roww").assert().code(2).stderr_eq(str![[r#"
error: invalid value 'long-roww' for '--explain <CODE>': there is no kind of finding called `long-roww`

For more information, try '--help'.

"#]]);
}

#[test]
fn every_example_of_the_manual_is_found() {
    let mut pictures = String::new();
    let mut missing = Vec::new();
    for code in Code::ALL.iter().filter(|code| !NOT_SHOWN.contains(code)) {
        let (files, arguments) = example(code.explanation().unwrap());
        let files: Vec<_> =
            files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let folder = Folder::with(&files);
        let output = folder.run(&format!("lint -v {arguments}")).output().unwrap();
        let shown = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
        let shown = shown.concat();
        let tag = format!("[{code}]");
        // A picture begins with its severity, and what belongs to it does not stand at the margin.
        let begins = |line: &str| line.contains(&tag) && !line.starts_with(' ');
        let mut lines = shown.lines().skip_while(|line| !begins(line));
        let Some(first) = lines.next() else {
            missing.push(format!("{code}:\n{shown}"));
            continue;
        };
        let rest = lines
            .take_while(|line| line.starts_with(|sign: char| sign == ' ' || sign.is_ascii_digit()));
        let picture: Vec<_> = [first].into_iter().chain(rest).collect();
        pictures.push_str(&format!("{}\n\n", picture.join("\n")));
    }
    assert!(missing.is_empty(), "not found:\n{}", missing.join("\n"));
    insta::assert_snapshot!(pictures);
}

#[test]
fn what_is_said_of_broken_docs() {
    let (mut pictures, mut silent) = (String::new(), Vec::new());
    for case in include_str!("broken.md").split("\n### ").skip(1) {
        let (title, text) = case.split_once('\n').unwrap();
        let (files, _) = example(text);
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in &files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let is_page = files.iter().any(|(name, _)| name.ends_with(".md"));
        let docs = folder.path().join(if is_page { "docs" } else { "api.yaml" });
        let input = Input { docs: vec![docs], lint: true, keep_going: true, ..Input::default() };
        let outcome = pipeline::run(&input, &()).unwrap();
        // What every part of a page lacks.
        let usual = [Code::PathParameterUndocumented, Code::OperationUndescribed];
        let is_usual = |found: &&Diagnostic| is_page && usual.contains(&found.code);
        let told = outcome.diagnostics.iter().filter(|found| !is_usual(found));
        let told: Vec<_> =
            told.map(|found| render(found, &outcome.sources, Style::Plain, 100)).collect();
        if told.is_empty() {
            silent.push(title);
        }
        pictures.push_str(&format!("# {title}\n{}\n\n", told.join("\n")));
        pictures = pictures.replace(&format!("{}/", folder.path().display()), "");
    }
    assert_eq!(silent, [""; 0], "nothing is said of these");
    insta::assert_snapshot!(pictures);
}
