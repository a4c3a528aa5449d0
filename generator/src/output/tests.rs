use super::*;
mod killed;
pub use killed::Stop;

use crate::diagnostics::in_full;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

/// An output folder, not there yet, in a folder of its own.
struct Place {
    _root: TempDir,
    dir: PathBuf,
}

fn place() -> Place {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("deep/generated");
    Place { _root: root, dir }
}

/// A place where `files` were generated before.
fn generated(files: &[(&str, &str)]) -> Place {
    let place = place();
    write(&tree(files), &place.dir).unwrap();
    place
}

fn tree(files: &[(&str, &str)]) -> Tree {
    let mut tree = Tree::default();
    for (path, content) in files {
        tree.add(*path, *content);
    }
    tree
}

impl Place {
    fn put(&self, path: &str, content: &str) {
        let path = self.dir.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.dir.join(path)).unwrap()
    }

    fn write(&self, files: &[(&str, &str)]) -> Written {
        write(&tree(files), &self.dir).unwrap()
    }

    /// Everything below the root: path and content, folders with a slash and no content.
    fn snapshot(&self) -> Vec<(String, String)> {
        let root = self._root.path();
        let entries = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().map(|entry| {
            let entry = entry.unwrap();
            let path = entry.path().strip_prefix(root).unwrap().display().to_string();
            match entry.file_type().is_file() {
                true => (path, fs::read_to_string(entry.path()).unwrap()),
                false => (path + "/", String::new()),
            }
        });
        entries.collect()
    }

    /// Expects that writing fails with a message and changes nothing at all.
    fn refuses(&self, files: &[(&str, &str)]) -> String {
        let before = self.snapshot();
        let error = write(&tree(files), &self.dir).unwrap_err();
        assert_eq!(self.snapshot(), before, "something changed");
        error.to_string().replace(&self._root.path().display().to_string(), "ROOT")
    }
}

#[test]
fn writes_a_folder_that_does_not_exist() {
    let place = place();
    let written = place.write(&[("Cargo.toml", "a"), ("src/lib.rs", "b")]);
    assert_eq!(written.written, ["Cargo.toml", "src/lib.rs"]);
    assert_eq!(place.read("src/lib.rs"), "b");
    insta::assert_snapshot!(place.read(MANIFEST), @r"
    # Files that tablature wrote here, with the SHA-256 of each. Keep this file with them.
    ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  Cargo.toml
    3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d  src/lib.rs
    ");
    let names: Vec<_> = place.snapshot().into_iter().map(|(path, _)| path).collect();
    assert!(!names.iter().any(|name| name.contains("stage")), "{names:?}");
}

#[test]
fn leaves_unchanged_files_alone() {
    let place = generated(&[("a", "1"), ("b", "2")]);
    let long_ago = SystemTime::now() - Duration::from_secs(10_000);
    let time = |name: &str| fs::metadata(place.dir.join(name)).unwrap().modified().unwrap();
    for name in ["a", "b", MANIFEST] {
        fs::File::open(place.dir.join(name)).unwrap().set_modified(long_ago).unwrap();
    }
    let written = place.write(&[("a", "1"), ("b", "2")]);
    assert_eq!(written, Written { unchanged: 2, ..Written::default() });
    assert_eq!(time(MANIFEST), long_ago);

    let written = place.write(&[("a", "1"), ("b", "3")]);
    assert_eq!((written.written, written.unchanged), (vec!["b".to_owned()], 1));
    assert_eq!(time("a"), long_ago);
    assert_ne!(time("b"), long_ago);
}

#[test]
fn removes_what_is_generated_no_more() {
    let place = generated(&[("a", "1"), ("x/y/z", "2"), ("x/w", "3"), ("f/g", "4")]);
    place.put("f/mine", "foreign");
    let written = place.write(&[("a", "1"), ("x/w", "3")]);
    assert_eq!(written.removed, ["f/g", "x/y/z"]);
    assert!(!place.dir.join("x/y").exists());
    assert!(place.dir.join("x/w").exists());
    assert_eq!(place.read("f/mine"), "foreign");
    assert!(!place.dir.join("f/g").exists());
}

#[test]
fn writes_again_what_somebody_deleted() {
    let place = generated(&[("a", "1"), ("b", "2")]);
    fs::remove_file(place.dir.join("a")).unwrap();
    assert_eq!(place.write(&[("a", "1"), ("b", "2")]).written, ["a"]);
    fs::remove_file(place.dir.join("b")).unwrap();
    assert_eq!(place.write(&[("a", "1")]).removed, Vec::<String>::new());
}

#[test]
fn never_touches_foreign_files() {
    let place = place();
    place.put("Cargo.lock", "lock");
    place.put("target/debug/x", "build");
    place.write(&[("a", "1")]);
    place.write(&[]);
    assert_eq!(place.read("Cargo.lock"), "lock");
    assert_eq!(place.read("target/debug/x"), "build");
    assert!(!place.dir.join("a").exists());
}

#[test]
fn stops_at_a_foreign_file_in_the_way() {
    let place = place();
    place.put("src/lib.rs", "mine");
    insta::assert_snapshot!(
        place.refuses(&[("a", "1"), ("src/lib.rs", "theirs")]),
        @"nothing was written to ROOT/deep/generated: src/lib.rs exists and was not generated"
    );
    place.write(&[("a", "1"), ("src/lib.rs", "mine")]);
}

#[test]
fn stops_at_edited_files_and_names_them() {
    let place = generated(&[("a", "1"), ("b", "2"), ("c", "3")]);
    place.put("a", "edited");
    place.put("b", "edited");
    insta::assert_snapshot!(place.refuses(&[("a", "new"), ("c", "new")]), @r"
    nothing was written to ROOT/deep/generated: 2 files are in the way
      a was edited since it was generated
      b was edited since it was generated
    ");
    insta::assert_snapshot!(
        place.refuses(&[("a", "edited"), ("c", "new")]),
        @"nothing was written to ROOT/deep/generated: b was edited since it was generated"
    );
    // An edit that says what is generated now is as good as generated.
    let written = place.write(&[("a", "edited"), ("b", "edited"), ("c", "new")]);
    assert_eq!(written.written, ["c"]);
    assert_eq!(place.write(&[("a", "4"), ("b", "5"), ("c", "new")]).written, ["a", "b"]);
}

#[test]
fn lists_twenty_conflicts_at_most() {
    let place = place();
    let files: Vec<_> = (0..25).map(|n| format!("f{n:02}")).collect();
    files.iter().for_each(|name| place.put(name, "mine"));
    let files: Vec<_> = files.iter().map(|name| (name.as_str(), "x")).collect();
    let message = place.refuses(&files);
    assert_eq!(message.lines().count(), 22);
    assert!(message.ends_with("… and 5 more"), "{message}");
}

#[test]
fn line_ends_do_not_count_in_text() {
    let place = generated(&[("a", "1\n2\n"), ("b", "1\n2\n"), ("raw", "\0\n")]);
    let manifest = place.read(MANIFEST);
    place.put("a", "1\r\n2\r\n");
    place.put("b", "1\r\n2\r\n");
    place.put(MANIFEST, &manifest.replace('\n', "\r\n"));
    let written = place.write(&[("a", "1\n2\n"), ("b", "1\n3\n"), ("raw", "\0\n")]);
    assert_eq!(written.written, ["b"]);
    assert_eq!(place.read("a"), "1\r\n2\r\n");

    place.put("raw", "\0\r\n");
    place.refuses(&[("raw", "\0\0")]);
}

#[test]
fn stops_at_folders_and_files_in_each_others_place() {
    let place = place();
    place.put("a/inside", "mine");
    place.put("b", "mine");
    insta::assert_snapshot!(place.refuses(&[("a", "1"), ("b/c", "1"), ("d/e", "1")]), @r"
    nothing was written to ROOT/deep/generated: 2 files are in the way
      a is a folder, and a file belongs there
      b is a file, and a folder belongs there
    ");
}

#[test]
fn stops_at_an_output_folder_that_is_none() {
    let place = place();
    fs::create_dir_all(place.dir.parent().unwrap()).unwrap();
    fs::write(&place.dir, "mine").unwrap();
    insta::assert_snapshot!(
        place.refuses(&[("a", "1")]),
        @"the output folder ROOT/deep/generated is not a folder"
    );
}

#[cfg(unix)]
#[test]
fn follows_no_links_below_the_folder() {
    use std::os::unix::fs::symlink;
    let place = generated(&[("a", "1"), ("src/b", "2"), ("src/c", "3")]);
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("b"), "2").unwrap();
    fs::remove_dir_all(place.dir.join("src")).unwrap();
    symlink(outside.path(), place.dir.join("src")).unwrap();
    let message = place.refuses(&[("a", "4"), ("src/b", "5")]);
    assert!(message.ends_with("src is a symbolic link"), "{message}");
    place.refuses(&[("a", "4")]);
    assert_eq!(fs::read_to_string(outside.path().join("b")).unwrap(), "2");

    fs::remove_file(place.dir.join("src")).unwrap();
    fs::remove_file(place.dir.join("a")).unwrap();
    symlink("nowhere", place.dir.join("a")).unwrap();
    assert!(place.refuses(&[("a", "1")]).ends_with("a is a symbolic link"));
}

#[test]
fn stops_at_a_folder_that_cannot_be_written() {
    let place = generated(&[("a", "1")]);
    let set = |read_only| {
        let mut permissions = fs::metadata(&place.dir).unwrap().permissions();
        permissions.set_readonly(read_only);
        fs::set_permissions(&place.dir, permissions).unwrap();
    };
    set(true);
    // The administrator may write all the same.
    if fs::write(place.dir.join("probe"), "").is_err() {
        let message = place.refuses(&[("a", "2")]);
        assert!(message.starts_with("cannot write to ROOT/deep/generated"), "{message}");
    }
    set(false);
}

#[test]
fn puts_everything_back_when_a_rename_fails() {
    let place = generated(&[("a", "1"), ("b", "2"), ("old/c", "3")]);
    let tree = tree(&[("a", "4"), ("b", "5"), ("new/d", "6")]);
    let plan = plan::plan(&tree, &place.dir).unwrap();
    // Something got in the way after the plan was made.
    fs::remove_file(place.dir.join("b")).unwrap();
    place.put("b/inside", "mine");
    let before = place.snapshot();
    let error = in_full(&swap::apply(&plan, &place.dir, None, &Disk::default()).unwrap_err());
    assert!(error.contains("it is not a regular file any more"), "{error}");
    assert_eq!(place.snapshot(), before);
}

#[test]
fn takes_whole_new_folders_back_when_a_later_step_fails() {
    let place = generated(&[("a", "1"), ("x/b", "2"), ("z", "3")]);
    let tree =
        tree(&[("a", "4"), ("new/c", "5"), ("new/deep/d", "6"), ("x/new/e", "7"), ("z", "8")]);
    let plan = plan::plan(&tree, &place.dir).unwrap();
    fs::remove_file(place.dir.join("z")).unwrap();
    place.put("z/inside", "mine");
    let before = place.snapshot();
    swap::apply(&plan, &place.dir, None, &Disk::default()).unwrap_err();
    assert_eq!(place.snapshot(), before);
}

#[test]
fn a_folder_that_appears_in_between_keeps_what_it_holds() {
    let place = generated(&[("a", "1")]);
    let tree = tree(&[("a", "1"), ("new/b", "2"), ("new/deep/c", "3"), ("new/other/d", "4")]);
    let plan = plan::plan(&tree, &place.dir).unwrap();
    place.put("new/deep/mine", "mine");
    swap::apply(&plan, &place.dir, None, &Disk::default()).unwrap();
    for (path, content) in
        [("new/b", "2"), ("new/deep/c", "3"), ("new/deep/mine", "mine"), ("new/other/d", "4")]
    {
        assert_eq!(place.read(path), content);
    }
    assert!(check(&tree, &place.dir).unwrap().is_up_to_date());
}

#[test]
fn a_folder_that_appears_in_between_stays_when_it_fails() {
    let place = generated(&[("a", "1")]);
    let tree = tree(&[("new/b", "2"), ("old/c", "3"), ("z", "4")]);
    let plan = plan::plan(&tree, &place.dir).unwrap();
    fs::create_dir(place.dir.join("new")).unwrap();
    place.put("old/mine", "mine");
    place.put("z/inside", "mine");
    let before = place.snapshot();
    swap::apply(&plan, &place.dir, None, &Disk::default()).unwrap_err();
    assert_eq!(place.snapshot(), before);
}

#[cfg(unix)]
#[test]
fn a_link_that_appears_in_between_is_not_replaced() {
    let place = generated(&[("a", "1")]);
    let tree = tree(&[("a", "1"), ("new/b", "2")]);
    let plan = plan::plan(&tree, &place.dir).unwrap();
    std::os::unix::fs::symlink("nowhere", place.dir.join("new")).unwrap();
    swap::apply(&plan, &place.dir, None, &Disk::default()).unwrap_err();
    assert!(place.dir.join("new").is_symlink());
}

#[test]
fn removes_the_folders_it_made_when_it_fails() {
    let place = place();
    let tree = tree(&[("a/b/c", "1"), ("z/y", "2")]);
    let plan = plan::plan(&tree, &place.dir).unwrap();
    place.put("z", "mine");
    let before = place.snapshot();
    swap::apply(&plan, &place.dir, None, &Disk::default()).unwrap_err();
    assert_eq!(place.snapshot(), before);
}

#[test]
fn distrusts_a_list_that_it_did_not_write() {
    let place = generated(&[("a", "1")]);
    let hash = "0".repeat(64);
    let messages: Vec<_> = [
        "what is this".to_owned(),
        format!("{hash} a"),
        format!("{hash}  ../../etc/passwd"),
        format!("{hash}  /etc/passwd"),
        format!("{hash}  C:/Windows"),
        format!("{hash}  a\\b"),
        format!("{hash}  a\n{hash}  A"),
    ]
    .iter()
    .map(|text| {
        place.put(MANIFEST, text);
        let message = place.refuses(&[("a", "1")]);
        message.split("; ").next().unwrap().replace("ROOT/deep/generated/", "")
    })
    .collect();
    insta::assert_snapshot!(messages.join("\n"), @r"
    .tablature-files:1: expected a SHA-256, two blanks and a path
    .tablature-files:1: expected a SHA-256, two blanks and a path
    .tablature-files:1: the path has a `..` part
    .tablature-files:1: the path is absolute
    .tablature-files:1: ':' is not allowed in file names
    .tablature-files:1: '\\' is not allowed in file names
    .tablature-files:2: `A` is listed twice
    ");
}

#[test]
fn writes_portable_paths_only() {
    let place = place();
    let messages: Vec<_> = [
        &["../a"][..],
        &["/a"],
        &["a//b"],
        &["a/./b"],
        &["a:b"],
        &["src/aux.rs"],
        &["com1"],
        &["a."],
        &["src/Foo.rs", "src/foo.rs"],
        &["Src/a", "src/b"],
        &["a", "a/b"],
        &[".tablature-files"],
    ]
    .iter()
    .map(|paths| {
        let files: Vec<_> = paths.iter().map(|path| (*path, "x")).collect();
        place.refuses(&files)
    })
    .collect();
    insta::assert_snapshot!(messages.join("\n"), @r"
    cannot write `../a`: the path has a `..` part
    cannot write `/a`: the path is absolute
    cannot write `a//b`: the path has an empty part
    cannot write `a/./b`: the path has a `.` part
    cannot write `a:b`: ':' is not allowed in file names
    cannot write `src/aux.rs`: `aux.rs` is the name of a device on Windows
    cannot write `com1`: `com1` is the name of a device on Windows
    cannot write `a.`: `a.` ends in a dot or a blank
    cannot write `src/foo.rs`: `src/Foo.rs` differs from it in case alone
    cannot write `src/b`: `Src` differs from it in case alone
    cannot write `a/b`: `a` cannot be both file and folder
    cannot write `.tablature-files`: the name belongs to the list of generated files
    ");
}

#[test]
fn a_file_may_change_upper_and_lower_case() {
    let place = generated(&[("Foo.rs", "1"), ("x", "2")]);
    let written = place.write(&[("foo.rs", "1"), ("x", "2")]);
    assert_eq!(written.written, ["foo.rs"]);
    assert_eq!(written.removed, ["Foo.rs"]);
    assert_eq!(place.read("foo.rs"), "1");
    assert_eq!(place.write(&[("foo.rs", "1"), ("x", "2")]).unchanged, 2);
}

#[test]
fn check_tells_what_differs_and_changes_nothing() {
    let place = generated(&[("a", "1\n2\n3\n"), ("b", "2\n"), ("c", "3\n"), ("e", "5\n")]);
    place.put("b", "edited\n");
    place.put("d", "mine\n");
    let before = place.snapshot();
    let tree = tree(&[("a", "1\nzwei\n3\n"), ("b", "2\n"), ("d", "4\n"), ("e", "5\n"), ("f", "6")]);
    let stale = check(&tree, &place.dir).unwrap();
    assert_eq!(place.snapshot(), before);
    let text = stale.diff().replace(&place._root.path().display().to_string(), "ROOT");
    insta::assert_snapshot!(text, @r"
    --- ROOT/deep/generated/a
    +++ ROOT/deep/generated/a as generated now
    @@ -1,3 +1,3 @@
     1
    -2
    +zwei
     3
    --- ROOT/deep/generated/b was edited since it was generated
    +++ ROOT/deep/generated/b as generated now
    @@ -1 +1 @@
    -edited
    +2
    --- ROOT/deep/generated/d exists and was not generated
    +++ ROOT/deep/generated/d as generated now
    @@ -1 +1 @@
    -mine
    +4
    c is generated no more
    f is missing
    ");
}

#[test]
fn check_is_content_with_what_was_written() {
    let place = generated(&[("a", "1")]);
    assert!(check(&tree(&[("a", "1")]), &place.dir).unwrap().is_up_to_date());
    fs::remove_file(place.dir.join(MANIFEST)).unwrap();
    let stale = check(&tree(&[("a", "1")]), &place.dir).unwrap();
    assert_eq!(stale.diff(), ".tablature-files is out of date\n");
}

#[test]
fn check_is_brief() {
    let long = |word: &str| (0..300).map(|n| format!("{word} {n}\n")).collect::<String>();
    let names: Vec<_> = (0..40).map(|n| format!("f{n:02}")).collect();
    let files = |content: &str| {
        let mut tree = Tree::default();
        names.iter().for_each(|name| tree.add(name.as_str(), content));
        tree
    };
    let place = place();
    write(&files(&long("old")), &place.dir).unwrap();
    let text = check(&files(&long("new")), &place.dir).unwrap().diff();
    let last: Vec<_> = text.lines().skip(99).collect();
    assert_eq!(last.len(), 23);
    assert_eq!(last[1], "… and 503 more lines in this file");
    assert_eq!(last[2], "f01 is out of date");
    assert_eq!(last[22], "… and 19 more files");
}

#[test]
fn refuses_two_files_of_one_path() {
    let place = place();
    let error = write(&tree(&[("a.rs", "one"), ("a.rs", "two")]), &place.dir).unwrap_err();
    assert!(
        error.to_string().starts_with("cannot write `a.rs`: two files have this path"),
        "{error}"
    );
}
