//! That the docs still say what is known of them, and a crate that was generated of them still holds.

use std::fs;
use std::path::Path;
use tablature::{Builder, Error, testing};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn api() -> Builder {
    Builder::new().config(Path::new(ROOT).join("tablature.yaml"))
}

/// Whoever updates the docs sees what that changes of the API, best in a snapshot; here it is enough to
/// see that it is told.
#[test]
fn the_api_is_the_one_we_know() -> Result<(), Error> {
    let outline = testing::outline(&api())?;
    let operations: Vec<_> =
        outline.lines().filter(|line| line.starts_with("operation ")).collect();
    assert_eq!(operations.len(), 4, "{outline}");
    assert!(outline.contains("\n  GET /api/v1/Task/{id}\n"), "{outline}");
    assert_eq!(outline, testing::outline(&api())?);
    Ok(())
}

/// This crate generates its client in a build script. One that is committed is checked likewise.
#[test]
fn a_committed_crate_is_what_the_docs_say() -> Result<(), Error> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let dir = folder.path().join("generated");
    let api = api().lock(folder.path().join("tablature.lock"));
    let committed = api.emit_crate(&dir)?;
    assert!(!committed.written.written.is_empty());
    // The builder has read everything; another one reads what is there now.
    let today = || self::api().lock(folder.path().join("tablature.lock"));
    testing::check(&today(), &dir)?;

    fs::remove_file(dir.join("src/lib.rs")).expect("files can be removed");
    let error = testing::check(&today(), &dir).expect_err("a file is missing");
    assert!(error.to_string().contains("src/lib.rs"), "{error}");
    Ok(())
}
