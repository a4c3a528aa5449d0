use super::*;

#[test]
fn output_must_lie_outside_the_docs() {
    let root = tempfile::tempdir().unwrap();
    let path = |path: &str| root.path().join(path);
    fs::create_dir_all(path("docs/inner")).unwrap();
    fs::write(path("docs/a.md"), "").unwrap();
    let is_apart = |output: &str, docs: &str| {
        check_output_apart(&path(output), &[path("elsewhere"), path(docs)]).is_ok()
    };
    for inside in ["docs", "docs/inner", "docs/new/deep", "new/../docs/x", "docs/../docs"] {
        assert!(!is_apart(inside, "docs"), "{inside}");
    }
    for outside in ["docs2", "generated", "docs/../generated", "."] {
        assert!(is_apart(outside, "docs"), "{outside}");
    }
    // Pages that are named one by one may lie beside the output.
    assert!(is_apart("docs", "docs/a.md"));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(path("docs"), path("link")).unwrap();
        assert!(!is_apart("link/generated", "docs"));
        assert!(!is_apart("docs/generated", "link"));
    }
}
