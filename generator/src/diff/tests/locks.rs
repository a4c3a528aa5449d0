//! Where a side is a lock, what that does not know is not compared.

use super::write;
use crate::diff::Report;
use crate::model::lock::Lock;
use crate::shell::pipeline::{Input, run};
use crate::shell::sides::Sides;
use std::fs;

/// What is told of a lock of the pages, and of the pages when they are edited.
fn told(edits: super::Edits<'_>) -> String {
    told_of(edits, |_| {})
}

/// The same, where the lock was `changed`.
fn told_of(edits: super::Edits<'_>, change: impl FnOnce(&mut Lock)) -> String {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    write(&old, &[]);
    write(&new, edits);
    let api = run(&Input { docs: vec![old], ..Input::default() }, &()).unwrap().api.unwrap();
    let lock = folder.path().join("tablature.lock");
    let mut known = Lock::of(&api);
    change(&mut known);
    fs::write(&lock, known.to_string()).unwrap();
    let mut sides = Sides::new(Input::default()).unwrap();
    let [old, new] =
        [&lock, &new].map(|path| sides.side(path.to_str().unwrap(), &()).unwrap().side);
    let report = Report::new(&old, &new, &Default::default());
    assert!(report.surface.is_none());
    assert_eq!(report.unknown.len(), 1);
    let line = |change: &crate::diff::Change| {
        let line = change.old.as_ref().map(|place| place.line.to_string()).unwrap_or_default();
        format!("{} {}: {} (line {line})\n", change.severity.name(), change.rule, change.sentence())
    };
    report.changes.iter().map(line).collect()
}

#[test]
fn the_lock_of_pages_is_like_them() {
    assert_eq!(told(&[]), "");
}

#[test]
fn words_and_formats_are_compared() {
    let edits = [
        ("Enum: Slim, Full", "Enum: Slim, Wide"),
        ("send: `application/json`, `text/json`", "send: `text/xml`"),
    ];
    insta::assert_snapshot!(told(&edits), @r"
    compatible sent-word-added: parameter `$mode` can be `Wide`, too (line 34)
    breaking sent-word-removed: parameter `$mode` cannot be `Full` any more (line 34)
    compatible sent-media-type-added: body can be `text/xml`, too (line 33)
    breaking sent-media-type-removed: body cannot be `application/json` any more (line 33)
    breaking sent-media-type-removed: body cannot be `text/json` any more (line 33)
    ");
    // What a lock of before does not know is no change.
    let of_before = |lock: &mut Lock| {
        lock.operations.values_mut().for_each(|operation| operation.exchange = None);
        lock.enums.clear();
    };
    assert_eq!(told_of(&edits, of_before), "");
}

#[test]
fn what_a_lock_knows_is_compared() {
    let edits = [
        ("| depth | int32 |", "| depth | int64 |"),
        ("| floor | string | **Required** Where it stands |\n", ""),
        ("| Weight | int32 |", "| Weight | string |"),
        ("\"Weight\": 12", "\"Weight\": \"12\""),
        ("| 404 | There is none |", "| 410 | There was one |"),
        ("| Room | string | Which room there |\n", ""),
        (",\n  \"Room\": \"North\"", ""),
    ];
    insta::assert_snapshot!(told(&edits), @r"
    compatible sent-type-widened: parameter `depth` is `int64` now; it was `int32` (line 34)
    breaking parameter-removed: parameter `floor` is gone; it was `string` (line 34)
    compatible status-added: status 410 is new (line 34)
    compatible status-removed: status 404 is gone (line 34)
    breaking answered-type-changed: property `Weight` is `string` now; it was `int32` (line 8)
    breaking sent-property-removed: property `Room` of the body is gone; it was `string` (line 27)
    breaking answered-type-changed: property `Weight` is `string` now; it was `int64` (line 22)
    ");
}
