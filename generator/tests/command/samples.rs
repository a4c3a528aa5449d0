//! Samples of a crate stay as they are until their shape changes.

use crate::folder::{Folder, GET_SHELF};

const SAMPLE: &str = "generated/tests/samples/rest-shelf/v1ShelfEntity_GetShelf.response.200.json";

/// The last line of what `generate` says, from its numbers of files on.
fn files(folder: &Folder, arguments: &str) -> String {
    let output = folder.run(&format!("generate docs --name pantry {arguments}")).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    let line = told.lines().find(|line| line.starts_with("generated ")).expect("a summary");
    line[line.rfind('(').unwrap()..].split(", 0 removed").next().unwrap().to_owned()
}

#[test]
fn other_values_are_no_reason_to_write_a_sample() {
    let folder = Folder::generated();
    let before = folder.read(SAMPLE);
    folder.put("docs/get.md", GET_SHELF.replace("\"ShelfId\": 7", "\"ShelfId\": 8"));
    assert_eq!(files(&folder, ""), "(0 files written");
    assert_eq!(folder.read(SAMPLE), before);
    folder.run("check docs --name pantry").assert().code(0);

    assert_eq!(files(&folder, "--refresh-samples"), "(1 file written");
    assert!(folder.read(SAMPLE).contains("\"ShelfId\": 8"));
    folder.run("check docs --name pantry").assert().code(0);
    assert_eq!(files(&folder, ""), "(0 files written");
}

#[test]
fn a_sample_of_another_shape_is_written() {
    let folder = Folder::generated();
    let page = GET_SHELF.replace("\"Label\": \"Jam\"", "\"Label\": null");
    folder.put("docs/get.md", page);
    folder.run("check docs --name pantry").assert().code(1);
    files(&folder, "");
    assert!(folder.read(SAMPLE).contains("\"Label\": null"));
}

#[test]
fn a_fresh_folder_has_the_samples_of_the_docs() {
    let folder = Folder::generated();
    folder.put("docs/get.md", GET_SHELF.replace("\"ShelfId\": 7", "\"ShelfId\": 8"));
    files(&folder, "");
    assert!(folder.read(SAMPLE).contains("\"ShelfId\": 7"));
    files(&folder, "-o fresh");
    let fresh = folder.read(&SAMPLE.replace("generated/", "fresh/"));
    assert!(fresh.contains("\"ShelfId\": 8"));
}
