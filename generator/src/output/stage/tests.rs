use super::*;

/// The names in a folder, sorted.
fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Everything in a folder and the folders below it.
fn all(folder: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    entries.map(|entry| entry.unwrap().into_path()).collect()
}

/// Whether a folder of this name with these files is taken for left over.
fn is_removed(name: &str, files: &[&str]) -> bool {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join(name);
    for file in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "").unwrap();
    }
    let before = all(dir.path());
    remove_left_over(dir.path());
    let is_kept = folder.exists();
    if is_kept {
        assert_eq!(all(dir.path()), before, "something was removed from it");
    }
    !is_kept
}

#[test]
fn only_what_is_known_is_left_over() {
    let name = ".tablature-stage-a1";
    assert!(is_removed(name, &["owner", "new/a", "new/b/c/d", "old-0", "old-12"]));
    assert!(is_removed(name, &["owner"]));
    assert!(!is_removed(name, &["new/a"]));
    assert!(!is_removed(name, &["owner", "new/a", "notes"]));
    assert!(!is_removed(name, &["owner", "new/a", "more/a"]));
    assert!(!is_removed(name, &["owner", "new/a", "old-0/a"]));
    assert!(!is_removed(name, &["owner", "new"]));
    assert!(!is_removed(name, &["owner", "old-"]));
    assert!(!is_removed("stage", &["owner"]));
}

#[cfg(unix)]
#[test]
fn a_folder_with_links_is_not_left_over() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join(".tablature-stage-a1");
    fs::create_dir_all(folder.join("new/b")).unwrap();
    fs::write(folder.join("owner"), "").unwrap();
    fs::write(dir.path().join("mine"), "").unwrap();
    std::os::unix::fs::symlink(dir.path(), folder.join("new/b/link")).unwrap();
    let before = all(dir.path());
    remove_left_over(dir.path());
    assert_eq!(all(dir.path()), before);
}

#[test]
fn a_run_that_goes_on_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let stage = StageFolder::new(dir.path()).unwrap();
    fs::create_dir(stage.new_at("a")).unwrap();
    fs::write(stage.new_at("a/b"), "content").unwrap();
    remove_left_over(dir.path());
    assert_eq!(fs::read_to_string(stage.new_at("a/b")).unwrap(), "content");
    drop(stage);
    assert!(names(dir.path()).is_empty());
}

#[test]
fn what_could_not_be_put_back_is_left_to_the_user() {
    let dir = tempfile::tempdir().unwrap();
    let stage = StageFolder::new(dir.path()).unwrap();
    fs::write(stage.old_file(3), "content").unwrap();
    let kept = stage.keep();
    remove_left_over(dir.path());
    assert_eq!(names(&kept), ["new", "old-3"]);
}
