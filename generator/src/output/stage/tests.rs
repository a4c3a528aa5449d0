use super::*;

/// The names in a folder, sorted.
fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Whether a folder of this name with these files is taken for left over.
fn is_removed(name: &str, files: &[&str]) -> bool {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join(name);
    fs::create_dir(&folder).unwrap();
    files.iter().for_each(|file| fs::write(folder.join(file), "").unwrap());
    remove_left_over(dir.path());
    if folder.exists() {
        assert_eq!(names(&folder).len(), files.len(), "something was removed from it");
    }
    !folder.exists()
}

#[test]
fn only_what_is_known_is_left_over() {
    assert!(is_removed(".tablature-stage-a1", &["owner", "new-0", "old-12"]));
    assert!(is_removed(".tablature-stage-a1", &["owner"]));
    assert!(!is_removed(".tablature-stage-a1", &["new-0"]));
    assert!(!is_removed(".tablature-stage-a1", &["owner", "new-0", "notes"]));
    assert!(!is_removed(".tablature-stage-a1", &["owner", "old-"]));
    assert!(!is_removed("stage", &["owner"]));
}

#[test]
fn a_run_that_goes_on_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let stage = StageFolder::new(dir.path()).unwrap();
    fs::write(stage.new_file(0), "content").unwrap();
    remove_left_over(dir.path());
    assert_eq!(fs::read_to_string(stage.new_file(0)).unwrap(), "content");
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
    assert_eq!(names(&kept), ["old-3"]);
}
