//! Names that are hostile: they stay where they are put, and the crate builds.

use super::*;

/// Names that must not get out of where they are put.
const HOSTILE: [&str; 39] = [
    "`",
    "\"",
    "\\",
    "*/",
    "/*",
    "//",
    "r#type",
    "type",
    "Self",
    "self",
    "crate",
    "extra",
    "_",
    "",
    "1st",
    "Case",
    "case",
    "CASE",
    "a b",
    "a.b",
    "{x}",
    "${x}",
    "é",
    "\u{202e}desrever",
    "日本",
    "日本?",
    "имяФайла",
    "сор",
    "cop",
    "한국어",
    "हिन्दी",
    "ქართული",
    "العربية",
    "e\u{301}te\u{301}",
    "ışık",
    "ªb①",
    "+1",
    "-1",
    "!=",
];

/// What a call has methods for anyway.
const OWN: [&str; 10] = [
    "new",
    "header",
    "timeout",
    "requestMut",
    "intoRequest",
    "intoHttp",
    "clone",
    "fmt",
    "call",
    "endpoint",
];

fn hostile_page() -> Page {
    let mut page = Page::full("KettleAgent", "Boil");
    page.summary =
        "It says \"*/\" and `\\` and # and \u{202e} and {braces} and [`Link`] and <b>.\n\n\
        ```\nunclosed fn main() { panic!() }\n```\n\n    indented = code();"
            .to_owned();
    let named = HOSTILE.iter().map(|name| ((*name).to_owned(), "string".to_owned()));
    page.query.extend(named.clone());
    page.query.extend(OWN.iter().map(|name| ((*name).to_owned(), "string".to_owned())));
    page.request.extend(named.clone());
    page.response.extend(named);
    page.query.push((
        "odd".to_owned(),
        r#"Enum: Self, self, `, ", \, */, 1, a b, A B, type, Other, other, +1, -1, !=, <, <=, 50%, 3D, 3d, 日本, 日本?, имя, ещё-имя, сор, ქართული, ﬁ, ǆ, ˈx"#.to_owned(),
    ));
    page
}

fn wide_page() -> Page {
    let mut page = Page::full("KettleAgent", "Wide");
    page.query = (0..300).map(|number| (format!("cup{number}"), "int32".to_owned())).collect();
    page.path = rows(&[("kettleId", "int32")]);
    page
}

#[test]
fn ids_do_not_lead_out_of_the_crate() {
    for id in [
        "../../../etc/tea",
        "v1../../Tea_../../Boil",
        "v1TeaAgent_../..",
        "/etc/tea",
        "C:\\tea",
        "v1Tea_",
    ] {
        let mut page = Page::full("KettleAgent", "Boil");
        page.id = id.to_owned();
        let docs = tempdir().expect("a temporary folder");
        pages::write(docs.path(), &[page, Page::full("TeapotEntity", "Pour")]);
        let (_, tree) = survive(docs.path());
        for path in tree.iter().flat_map(|tree| tree.files.keys()) {
            let is_plain = !path.starts_with('/') && !path.contains('\\') && !path.contains(':');
            assert!(
                is_plain && path.split('/').all(|part| !matches!(part, "" | "." | "..")),
                "{path}"
            );
        }
        let out = tempdir().expect("a temporary folder");
        if let Some(tree) = tree {
            output::write(&tree, out.path()).expect("all paths are sound");
        }
    }
}

/// One crate of all that is odd is built, and its tests pass.
#[test]
fn hostile_pages_make_a_crate_that_builds() {
    let mut recursive = Page::full("KettleAgent", "Nest");
    recursive.response = rows(&[("Name", "string"), ("Inner", ""), ("Items", "array")]);
    recursive.answered =
        r#"{"Name": "a", "Inner": {"Name": "b", "Inner": {}, "Items": []}, "Items": [{"Name": "c", "Inner": null, "Items": []}]}"#.to_owned();
    let mut keywords = Page::full("r#matchEntity", "fn");
    keywords.path = rows(&[("type", "string")]);
    keywords.endpoint = "GET /api/v1/match/{type}".to_owned();
    let list =
        vec![hostile_page(), wide_page(), recursive, keywords, Page::full("StdAgent", "Core")];
    let (outcome, tree) = crate_of(&list);
    let dir = cargo::folder("robustness/hostile");
    if output::write(&tree, &dir).is_err() {
        fs::remove_dir_all(&dir).expect("the folder is ours");
        output::write(&tree, &dir).expect("nothing stands in the way");
    }
    let manifest = String::from_utf8_lossy(&tree.files["Cargo.toml"]).into_owned();
    // The client is the same in every crate, and takes long to build.
    let groups = manifest
        .lines()
        .filter_map(|line| line.trim().strip_suffix(','))
        .filter(|line| line.starts_with('"') && *line != "\"reqwest\"");
    let groups: Vec<_> = groups.map(|line| line.trim_matches('"')).collect();
    let features = format!("--no-default-features --features {}", groups.join(","));
    let run = |command: &str| {
        let target = cargo::folder("robustness/target");
        cargo::cargo(&dir, &target, &format!("{command} {features}"))
    };
    run("check --tests").must_be_quiet();
    run("test --doc").must_succeed();
    let ran = run("test --test round_trip");
    assert_eq!(ran.tests(), (outcome.counts.samples, 0), "{}", ran.tail());
}
