//! `tablature openapi`.

use super::folder::{Folder, GET_SHELF, INDEX};
use snapbox::cmd::cargo_bin;
use snapbox::str;
use std::fs;
use std::process::{Command, Stdio};

#[test]
fn writes_to_standard_output() {
    let folder = Folder::of_shelves();
    let run = folder.run("openapi docs").assert().code(0).stderr_eq(str![[r#"
wrote the document: 2 operations, 1 carrier, 0 warnings, 1 note (shown with -v), [..] s

"#]]);
    let document = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
    let document: serde_json::Value = serde_json::from_str(&document).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["info"]["title"], "superoffice");
    assert!(document["paths"]["/api/v1/Shelf/{id}"]["get"].is_object());
    folder.run("openapi docs -o - --quiet").assert().code(0).stderr_eq("");
    assert!(!folder.path("-").exists());
}

#[test]
fn writes_json_or_yaml_to_a_file() {
    let folder = Folder::of_shelves();
    folder.run("openapi docs -o api.json --name pantry").assert().code(0).stdout_eq("").stderr_eq(
        str![[r#"
wrote api.json: 2 operations, 1 carrier, 0 warnings, 1 note (shown with -v), [..] s

"#]],
    );
    assert!(folder.read("api.json").starts_with("{\n  \"openapi\": \"3.1.0\",\n"));
    assert!(folder.read("api.json").contains("\"title\": \"pantry\""));
    for name in ["api.yaml", "api.YML"] {
        folder.run(&format!("openapi docs -o {name}")).assert().code(0);
        assert!(folder.read(name).starts_with("openapi: \"3.1.0\"\n"), "{name}");
    }
}

#[test]
fn leaves_a_file_alone_that_is_up_to_date() {
    let folder = Folder::of_shelves();
    folder.run("openapi docs -o api.json").assert().code(0);
    let before = fs::metadata(folder.path("api.json")).unwrap().modified().unwrap();
    folder.run("openapi docs -o api.json").assert().code(0).stderr_eq(str![[r#"
unchanged: api.json: 2 operations, 1 carrier, 0 warnings, 1 note (shown with -v), [..] s

"#]]);
    assert_eq!(fs::metadata(folder.path("api.json")).unwrap().modified().unwrap(), before);
    folder.put("api.json", "something else");
    folder.run("openapi docs -o api.json").assert().code(0);
    assert!(folder.read("api.json").starts_with('{'));
    let left: Vec<_> = fs::read_dir(folder.path("")).unwrap().collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn never_writes_among_the_docs() {
    let folder = Folder::of_shelves();
    folder.run("openapi docs -o docs/api.json").assert().code(2).stderr_eq(str![[r#"
error: the output file docs/api.json lies among the docs in docs; choose another place

"#]]);
    folder.run("openapi docs/get.md -o docs/get.md").assert().code(2).stderr_eq(str![[r#"
error: the output file docs/get.md lies among the docs in docs/get.md; choose another place

"#]]);
    assert_eq!(folder.read("docs/get.md"), GET_SHELF);
    folder.run("openapi docs/get.md -o docs/api.json").assert().code(0);
}

#[test]
fn makes_the_folders_that_a_file_lacks() {
    let folder = Folder::of_shelves();
    folder.run("openapi docs -o new/deep/api.json --quiet").assert().code(0).stderr_eq("");
    assert!(folder.read("new/deep/api.json").starts_with("{\n  \"openapi\": \"3.1"));
}

#[test]
fn says_where_it_cannot_write() {
    let folder = Folder::of_shelves();
    folder.put("nowhere", "");
    folder.run("openapi docs -o nowhere/api.json").assert().code(2).stderr_eq(str![[r#"
error: cannot create nowhere: [..]

"#]]);
}

#[test]
fn takes_everything_from_the_configuration() {
    let folder = Folder::of_shelves();
    folder.put("tablature.yaml", "docs: [docs]\noutput: {dir: docs-crate, name: larder}\n");
    let run = folder.run("openapi").assert().code(0);
    let document = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
    assert!(document.contains("\"title\": \"larder\""));
    assert!(!folder.path("docs-crate").exists());
    folder.run("openapi --name 'x'").assert().code(0);
}

#[test]
fn without_docs() {
    let folder = Folder::with(&[]);
    folder.run("openapi").assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: no docs are given
...
"#]]);
}

#[test]
fn with_docs_that_have_errors() {
    let folder = Folder::with(&[("docs/index.md", INDEX), ("docs/get.md", GET_SHELF)]);
    let broken = GET_SHELF.replace("```http\nGET", "```\nGET").replace("_GetShelf", "_Broken");
    folder.put("docs/broken.md", broken);
    folder.run("openapi docs -o api.json").assert().code(1).stdout_eq("").stderr_eq(str![[r#"
...
nothing written: 1 error, [..]

"#]]);
    assert!(!folder.path("api.json").exists());
    folder.run("openapi docs -o api.json --keep-going").assert().code(1).stderr_eq(str![[r#"
...
left out 1 page with errors:
  docs/broken.md
wrote api.json: 1 operation, [..]

"#]]);
    assert!(folder.read("api.json").contains("v1ShelfEntity_GetShelf"));
}

#[test]
fn strict_paths_are_a_choice() {
    let folder = Folder::of_shelves();
    let by_name = GET_SHELF.replace("{id}", "{name}").replace("| id | int32", "| name | string");
    folder.put("docs/name.md", by_name.replace("_GetShelf", "_GetShelfByName"));
    folder.run("openapi docs -o api.json").assert().code(0);
    assert!(folder.read("api.json").contains("/api/v1/Shelf/{name}\""));
    assert!(folder.read("api.json").contains("x-tablature-ambiguous"));
    folder.run("openapi docs -o api.json --strict-paths").assert().code(0);
    assert!(!folder.read("api.json").contains("/api/v1/Shelf/{name}\": {"));
    assert!(folder.read("api.json").contains("x-tablature-merged"));
}

#[test]
fn says_what_openapi_has_no_place_for() {
    let folder = Folder::of_shelves();
    folder.put("docs/purge.md", GET_SHELF.replace("GET ", "PURGE ").replace("_Get", "_Purge"));
    folder.run("openapi docs -o api.json").assert().code(0).stderr_eq(str![[r#"
OpenAPI has no place for `PURGE /api/v1/Shelf/{id}`; it is written as an extension
wrote api.json: 3 operations, [..]

"#]]);
}

#[test]
fn whoever_reads_may_stop_reading() {
    let folder = Folder::of_shelves();
    let mut run = Command::new(cargo_bin!("tablature"))
        .args(["openapi", "docs"])
        .current_dir(folder.path(""))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(run.stdout.take());
    let output = run.wait_with_output().unwrap();
    let messages = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{messages}");
    assert!(messages.starts_with("wrote the document"), "{messages}");
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_does_not_arrive_is_an_error() {
    let folder = Folder::of_shelves();
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let output = Command::new(cargo_bin!("tablature"))
        .args(["openapi", "docs"])
        .current_dir(folder.path(""))
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    folder.run("openapi docs -o /dev/null").assert().code(0);
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
}
