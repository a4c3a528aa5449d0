//! Locks of whole editions of real docs.

use tablature::diagnostics::Diagnostics;
use tablature::lock::{self, Lock};
use tablature::source::{SourceFile, Sources};
use tablature_tests::corpus;

fn read(text: &str) -> Lock {
    let mut sources = Sources::default();
    let file = sources.add(SourceFile::new(lock::FILE_NAME, lock::FILE_NAME, text));
    let mut diagnostics = Diagnostics::default();
    let read = lock::read(file, sources.file(file), &mut diagnostics);
    assert_eq!(diagnostics.iter().map(|found| &found.message).collect::<Vec<_>>(), [""; 0]);
    read
}

#[test]
fn a_lock_of_an_edition_is_read_as_it_was_written() {
    for edition in ["superoffice-2021-03", "superoffice-2022-11", "superoffice-2023-01"] {
        let Some(api) = corpus::api(edition) else { return };
        let lock = Lock::of(api);
        let text = lock.to_string();
        let again = read(&text);
        assert!(again == lock, "{edition}");
        assert!(again.to_string() == text, "{edition}");
        assert_eq!(lock::update(&again, &lock, lock::Policy::Keep).1, [], "{edition}");
        assert_eq!(lock.operations.len(), api.operations.len(), "{edition}");
    }
}
