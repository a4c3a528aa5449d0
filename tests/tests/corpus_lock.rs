//! Locks of whole editions of real docs.

use std::collections::BTreeMap;
use tablature::diagnostics::Diagnostics;
use tablature::model::lock::{self, Change, Inputs, Lock};
use tablature::shell::pipeline::Pending;
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

/// The lock that has to be there once the docs of an edition have been read with this one.
fn pending(edition: &str, lock: &Lock) -> Option<Pending> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(lock::FILE_NAME);
    std::fs::write(&path, lock.to_string()).unwrap();
    corpus::read_with_lock(&corpus::edition(edition)?, &path).lock
}

/// How many changes of each kind there are of what functions take: bodies left aside, as their types
/// are concluded.
fn changes_for_callers(changes: &[Change]) -> BTreeMap<&'static str, usize> {
    let kinds: [(&str, &[&str]); 7] = [
        ("in another order", &[" order of "]),
        ("became optional", &[" argument ", ": optional was"]),
        ("became required", &[" argument ", ": required was"]),
        ("argument gone or added", &[" argument ", ": "]),
        ("input gone", &[" optional ", " gone"]),
        ("input added", &[" optional ", " added"]),
        ("another type of input", &[" optional ", " was "]),
    ];
    let mut counted = BTreeMap::new();
    for change in changes.iter().map(Change::to_string) {
        let is_it = |parts: &[&str]| parts.iter().all(|part| change.contains(part));
        if let Some((kind, _)) = kinds.iter().find(|(_, parts)| is_it(parts)) {
            *counted.entry(*kind).or_default() += 1;
        }
    }
    counted
}

#[test]
fn what_functions_take_changes_little_from_edition_to_edition() {
    let editions = ["superoffice-2021-03", "superoffice-2022-11", "superoffice-2023-01"];
    let mut counted = Vec::new();
    for pair in editions.windows(2) {
        let Some(old) = corpus::api(pair[0]) else { return };
        let Some(pending) = pending(pair[1], &Lock::of(old)) else { return };
        counted.push(changes_for_callers(&pending.changes));
    }
    let first = [("became optional", 3), ("input added", 5), ("input gone", 6)];
    assert_eq!(counted, [first.into(), [("input added", 49)].into()]);
}

/// The names among these of what the path does not put in order.
fn free<'i>(key: &str, inputs: &'i Inputs) -> Vec<&'i String> {
    let names = inputs.iter().map(|(name, _)| name);
    names.filter(|name| !key.contains(&format!("{{{name}}}"))).collect()
}

#[test]
fn the_lock_says_in_which_order_arguments_are() {
    let Some(api) = corpus::api("superoffice-2022-11") else { return };
    let mut lock = Lock::of(api);
    for operation in lock.operations.values_mut() {
        let Some(call) = &mut operation.call else { continue };
        call.takes.reverse();
        call.new.iter_mut().for_each(|new| new.reverse());
    }
    let Some(pending) = pending("superoffice-2023-01", &lock) else { return };
    let mut several = 0;
    for (key, operation) in &lock.operations {
        let now = &pending.lock.operations[key];
        let (Some(was), Some(now)) = (&operation.call, &now.call) else { continue };
        let news = (was.new.iter().flatten(), now.new.iter().flatten());
        assert!(news.0.map(|(name, _)| name).eq(news.1.map(|(name, _)| name)), "{key}");
        assert_eq!(free(key, &was.takes), free(key, &now.takes), "{key}");
        let counts = [was.takes.len(), was.new.as_ref().map_or(0, Vec::len)];
        several += usize::from(counts.iter().any(|&count| count > 1));
    }
    assert!(several > 500, "{several}");
}
