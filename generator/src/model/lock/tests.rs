mod calls;
mod exchange;
mod gone;
mod rename;
mod round_trip;

use super::*;
use crate::diagnostics::Diagnostics;
use crate::pages::dialect::Dialect;
use crate::shell::pipeline::{self, Input};
use crate::source::{SourceFile, Sources};
use std::path::Path;

/// Reads a text; the findings are one on each line.
fn read_text(text: &str) -> (Lock, String) {
    let mut sources = Sources::default();
    let file = sources.add(SourceFile::new(FILE_NAME, FILE_NAME, text));
    let mut diagnostics = Diagnostics::default();
    let lock = read(file, sources.file(file), &mut diagnostics);
    let line = |found: &crate::diagnostics::Diagnostic| {
        let place = sources.locate(found.span.unwrap());
        format!("{place}: {}", found.message)
    };
    (lock, diagnostics.iter().map(line).collect::<Vec<_>>().join("\n"))
}

/// Reads a text in which nothing is wrong.
fn good(text: &str) -> Lock {
    let (lock, faults) = read_text(text);
    assert_eq!(faults, "", "{text}");
    lock
}

fn ty(text: &str) -> LockedType {
    LockedType { ty: text.parse().unwrap(), span: None }
}

const SHELVES: &str = "\
version: 1
carriers:
  Jar:
    Content: any
  Shelf:
    ShelfId: int32
    Jars: [Jar]
    Labels: {string}
    \"Odd: name\": \"{[Jar]}\"
  Shelf.Room: {}
requests:
  v1Shelf_Move.request:
    Shelf: Shelf
operations:
  GET /api/v1/Shelf/{id}: {id: v1Shelf_Get, answers: Shelf}
  POST /api/v1/Shelf/{id}: {id: v1Shelf_Put, sends: Shelf, answers: Shelf}
  POST /api/v1/Shelf/{id}/Move: {id: v1Shelf_Move}
";

#[test]
fn what_is_written_is_read() {
    let lock = good(SHELVES);
    assert_eq!(lock.carriers["Shelf"].properties["Jars"], ty("[Jar]"));
    assert_eq!(lock.carriers["Shelf"].properties["Odd: name"], ty("{[Jar]}"));
    assert!(lock.carriers["v1Shelf_Move.request"].belongs_to_operation);
    assert_eq!(lock.operations["GET /api/v1/Shelf/{id}"].answers, Some(ty("Shelf")));
    let text = lock.to_string();
    let lines: Vec<_> = text.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(lines.join("\n") + "\n", SHELVES);
}

/// The lock of the small pages that show a rule.
fn lock_of(rule: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/model").join(rule);
    let dialect = Dialect::built_in(Dialect::USUAL).unwrap();
    let input = Input { docs: vec![folder], dialect, ..Input::default() };
    let lock = Lock::of(&pipeline::run(&input, &()).unwrap().api.unwrap());
    let text = lock.to_string();
    assert_eq!(good(&text), lock);
    text.lines().skip(3).map(|line| format!("{line}\n")).collect()
}

#[test]
fn of_all_others_it_keeps_everything() {
    insta::assert_snapshot!(lock_of("references_take_their_structure_from_the_sample"), @r"
    carriers:
      BoatEntity:
        BoatId: int32
        Owner: BoatEntity.Owner
        Berths: [BoatEntity.Berths]
      BoatEntity.Berths:
        Pier: string
        Depth: double
      BoatEntity.Owner:
        PersonId: int64
        Since: date-time
    defaults: {}
    operations:
      POST /api/v1/Agents/Boat/GetBoat: {id: v1BoatAgent_GetBoat, answers: BoatEntity, statuses: [200], takes: {}}
    ");
    insta::assert_snapshot!(lock_of("answers_may_be_scalars_lists_and_dictionaries"), @r"
    defaults: {}
    operations:
      POST /api/v1/Agents/Boat/Built: {id: v1BoatAgent_Built, statuses: [200], takes: {}}
      POST /api/v1/Agents/Boat/Count: {id: v1BoatAgent_Count, statuses: [200], takes: {}}
      POST /api/v1/Agents/Boat/Flag: {id: v1BoatAgent_Flag, statuses: [200], takes: {}}
      POST /api/v1/Agents/Boat/Ids: {id: v1BoatAgent_Ids, statuses: [200], takes: {}}
      POST /api/v1/Agents/Boat/Length: {id: v1BoatAgent_Length, statuses: [200], takes: {}}
      POST /api/v1/Agents/Boat/Name: {id: v1BoatAgent_Name, statuses: [200], takes: {}}
      POST /api/v1/Agents/Boat/Names: {id: v1BoatAgent_Names, statuses: [200], takes: {}}
      POST /api/v1/Agents/Boat/Texts: {id: v1BoatAgent_Texts, statuses: [200], takes: {}}
      POST /api/v1/Agents/Boat/Weight: {id: v1BoatAgent_Weight, statuses: [200], takes: {}}
    ");
}

/// What has to change in a lock when a page is read whose request has two properties: one that is
/// stated as a number, and one of which only the sample shows what it is.
fn changes_for_a_request(old: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let page = include_str!("../../../tests/command/pages/empty_shelf.md");
    let body = "## Request Body: request\n\n| Property Name | Type | Description |\n|--|--|--|\n\
                | Number | int32 | Which |\n| Jar |  | What |\n\n## Sample Request\n\n```http!\n\
                POST /x\n\n{\"Number\": 1, \"Jar\": {\"JarId\": 2}}\n```\n\n## Response\n";
    std::fs::write(folder.path().join("a.md"), page.replace("## Response\n", body)).unwrap();
    let lock = folder.path().join(FILE_NAME);
    std::fs::write(&lock, old).unwrap();
    let dialect = Dialect::built_in(Dialect::USUAL).unwrap();
    let docs = vec![folder.path().to_owned()];
    let input = Input { docs, dialect, lock: Some(lock), ..Input::default() };
    let pending = pipeline::run(&input, &()).unwrap().lock.unwrap();
    let lock = pending.lock.to_string();
    lock.lines().skip(3).map(|line| format!("{line}\n")).collect::<String>()
        + &list(&pending.changes, 100)
}

#[test]
fn of_a_request_it_keeps_what_no_table_states() {
    insta::assert_snapshot!(changes_for_a_request("version: 1\n"), @r"
    carriers:
      v1ShelfAgent_Empty.request.Jar:
        JarId: int64
    requests:
      v1ShelfAgent_Empty.request:
        Number: int32
        Jar: v1ShelfAgent_Empty.request.Jar
    defaults: {}
    operations:
      POST /api/v1/Agents/Shelf/Empty: {id: v1ShelfAgent_Empty, statuses: [204], takes: {shelfId: int32}, body: request, new: {Number: int32, Jar: v1ShelfAgent_Empty.request.Jar}}
    carrier v1ShelfAgent_Empty.request added
    carrier v1ShelfAgent_Empty.request.Jar added
    POST /api/v1/Agents/Shelf/Empty added
    ");
}

#[test]
fn what_is_remembered_of_a_request_is_held_against_tables() {
    let old = "version: 1\nrequests:\n  v1ShelfAgent_Empty.request:\n    Number: string\n";
    insta::assert_snapshot!(changes_for_a_request(old), @r"
    carriers:
      v1ShelfAgent_Empty.request.Jar:
        JarId: int64
    requests:
      v1ShelfAgent_Empty.request:
        Number: int32
        Jar: v1ShelfAgent_Empty.request.Jar
    defaults: {}
    operations:
      POST /api/v1/Agents/Shelf/Empty: {id: v1ShelfAgent_Empty, statuses: [204], takes: {shelfId: int32}, body: request, new: {Number: int32, Jar: v1ShelfAgent_Empty.request.Jar}}
    v1ShelfAgent_Empty.request.Number: int32 was string
    v1ShelfAgent_Empty.request.Jar: v1ShelfAgent_Empty.request.Jar added
    carrier v1ShelfAgent_Empty.request.Jar added
    POST /api/v1/Agents/Shelf/Empty added
    ");
}

#[test]
fn every_type_knows_its_line() {
    let mut sources = Sources::default();
    let text = SHELVES.replace("    ShelfId", "    # no. 1\n\n    ShelfId").replace('\n', "\r\n");
    let file = sources.add(SourceFile::new(FILE_NAME, FILE_NAME, &text));
    let lock = read(file, sources.file(file), &mut Diagnostics::default());
    let line = |locked: &LockedType| sources.slice(locked.span.unwrap()).to_owned();
    let shelf = &lock.carriers["Shelf"].properties;
    let lines: Vec<_> = shelf.values().map(line).collect();
    assert_eq!(
        lines,
        ["ShelfId: int32", "Jars: [Jar]", "Labels: {string}", "\"Odd: name\": \"{[Jar]}\""]
    );
    let get = &lock.operations["GET /api/v1/Shelf/{id}"];
    let answers = line(get.answers.as_ref().unwrap());
    assert_eq!(answers, "GET /api/v1/Shelf/{id}: {id: v1Shelf_Get, answers: Shelf}");
}

#[test]
fn what_is_wrong_is_found_at_its_line() {
    let text = "\
version: 1
cariers: {}
carriers:
  Shelf:
    ShelfId: int23
    Jars: [Jar, Jar]
    Label: 7
    Label: string
    Room:
    Rooms: {a: b}
    Deep: '{[Cellar]}'
  Jar: []
  Jar: {}
requests:
  Shelf: {}
  \"a\\tb\": c
operations:
  GET /shelf: {id: v1Shelf_Get, answer: Shelf, sends: [Pot]}
  PUT /shelf: {answers: Shelf}
  POST /shelf:
    id: []
";
    insta::assert_snapshot!(read_text(text).1, @r"
    tablature.lock:2:1: there is no key `cariers`; known are `version`, `carriers`, `requests`, `enums`, `defaults`, `operations`, `former`, `gone`
    tablature.lock:13:3: the key `Jar` is there twice
    tablature.lock:8:5: the key `Label` is there twice
    tablature.lock:5:5: no carrier of this lock is called `int23`
    tablature.lock:6:5: expected a type such as `int32`, `[Contact]` or `{string}`, found a list of more or less than one
    tablature.lock:7:5: expected a type such as `int32`, `[Contact]` or `{string}`, found a number or truth value
    tablature.lock:9:5: expected a type such as `int32`, `[Contact]` or `{string}`, found nothing
    tablature.lock:10:5: expected a type such as `int32`, `[Contact]` or `{string}`, found a mapping with more than one key
    tablature.lock:11:5: no carrier of this lock is called `Cellar`
    tablature.lock:12:3: expected properties and types, found a list
    tablature.lock:15:3: the carrier `Shelf` is there twice
    tablature.lock:14:1: expected properties and types, found text
    tablature.lock:18:3: there is no key `answer`; known are `id`, `sends`, `answers`, `statuses`, `takes`, `optional`, `body`, `new`, `consumes`, `produces`, `headers`
    tablature.lock:18:3: no carrier of this lock is called `Pot`
    tablature.lock:19:3: the operation `PUT /shelf` has no `id`
    tablature.lock:21:5: `id` must be text, found a list
    tablature.lock:20:3: the operation `POST /shelf` has no `id`
    ");
}

/// Lists of ten times the list before.
fn laughs(times: usize) -> String {
    let line = |n| format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 10].join(", "));
    (1..=times).map(line).collect()
}

#[test]
fn what_is_no_lock_is_said_to_be_none() {
    let texts = [
        "",
        "version: 2\nwhatever: [1]\n",
        "version: one\n",
        "version: [1]\n",
        "carriers: {}\n",
        "- version: 1\n",
        "version: 1\ncarriers: {A: {B: [int32}}\n",
        "version: 1\ncarriers: 7\noperations: a\n",
        "version: 1\ncarriers:\n<<<<<<< HEAD\n  A: {}\n=======\n  B: {}\n>>>>>>> other\n",
        &format!("version: 1\na: &a0 [x]\n{}", laughs(20)),
        &format!("version: 1\ncarriers: {}", "[".repeat(100_000)),
        &format!("version: 1\ncarriers:\n{}", "- ".repeat(100_000)),
    ];
    let found: Vec<_> = texts.iter().map(|text| read_text(text).1).collect();
    insta::assert_snapshot!(found.join("\n"), @r"
    tablature.lock:1:1: expected a lock, found nothing
    tablature.lock:1:1: a lock of version 2; this tablature can read version 1 alone
    tablature.lock:1:1: a lock of version one; this tablature can read version 1 alone
    tablature.lock:1:1: `version` must be a number
    tablature.lock:1:1: this is no lock: `version: 1` is missing
    tablature.lock:1:1: expected a lock, found a list
    tablature.lock:2:1: not valid YAML: did not find expected ',' or ']'
    tablature.lock:2:1: expected carriers by name, found a number or truth value
    tablature.lock:3:1: expected operations by method and path, found text
    tablature.lock:3:1: a merge has left a conflict here
    tablature.lock:1:1: not valid YAML: repetition limit exceeded
    tablature.lock:2:1: not valid YAML: brackets are nested too deeply
    tablature.lock:3:1: not valid YAML: recursion limit exceeded
    ");
}

#[test]
fn a_lock_full_of_mistakes_is_read_in_no_time() {
    let mut text = "version: 1\ncarriers:\n".to_owned();
    for index in 0..20_000 {
        text.push_str(&format!("  A:\n    'p{index}': B{index}\n    \"\\x41\": int32\n"));
    }
    assert_eq!(read_text(&text).1.lines().count(), 50);
}

#[test]
fn a_lock_gains_and_keeps() {
    let old = good(
        "version: 1\ncarriers:\n  Jar:\n    Id: int32\n    Lid: Lid\n    Label: string\n    Old: [int32]\n  \
         Lid: {}\n  Gone: {}\noperations:\n  GET /jar: {id: v1_GetJar, answers: Jar}\n  \
         PUT /jar: {id: v1_PutJar, sends: Jar}\n",
    );
    let new = good(
        "version: 1\ncarriers:\n  Jar:\n    New: bool\n    Id: int64\n    Lid: any\n    Label: string\n    Notes: \
         [any]\n  Lid:\n    Size: int32\noperations:\n  GET /jar: {id: v2_GetJar, answers: [Jar]}\n  \
         PUT /jar: {id: v1_PutJar, answers: Jar}\n  GET /lid: {id: v1_GetLid}\n",
    );
    let (kept, changes) = update(&old, &new, Policy::Keep);
    insta::assert_snapshot!(list(&changes, 100), @r"
    carrier Gone gone
    Jar.Id: int64 was int32
    Jar.Old: [int32] gone
    GET /jar answers: [Jar] was Jar
    PUT /jar sends: Jar gone
    Jar.New: bool added
    Jar.Notes: [any] added
    Lid.Size: int32 added
    GET /lid added
    PUT /jar answers: Jar added
    ");
    insta::assert_snapshot!(kept.to_string(), @r"
    # What tablature concluded from the docs, so that other editions lose no type and change no name.
    # Written by `tablature generate`; commit it, and review its changes like code.
    version: 1
    carriers:
      Jar:
        New: bool
        Id: int64
        Lid: Lid
        Label: string
        Notes: [any]
      Lid:
        Size: int32
    operations:
      GET /jar: {id: v1_GetJar, answers: [Jar]}
      PUT /jar: {id: v1_PutJar, answers: Jar}
      GET /lid: {id: v1_GetLid}
    gone:
      carriers:
        Gone: {}
        Jar:
          Old: [int32]
    ");
    assert_eq!(update(&kept, &new, Policy::Keep).1, []);
    let (renewed, changes) = update(&old, &new, Policy::Renew);
    assert_eq!(renewed, new);
    insta::assert_snapshot!(list(&changes, 100), @r"
    carrier Gone gone
    Jar.Id: int64 was int32
    Jar.Lid: any was Lid
    Jar.Old: [int32] gone
    carrier Lid: only sent was answered
    GET /jar id: v2_GetJar was v1_GetJar
    GET /jar answers: [Jar] was Jar
    PUT /jar sends: Jar gone
    Jar.New: bool added
    Jar.Notes: [any] added
    Lid.Size: int32 added
    GET /lid added
    PUT /jar answers: Jar added
    ");
}

#[test]
fn gaps_are_filled_from_another_lock() {
    let mut lock = good(
        "version: 1\ncarriers:\n  Jar:\n    Lid: any\n    Labels: [any]\n    Id: int32\n\
         operations:\n  GET /jar: {id: v1_GetJar}\n",
    );
    lock.absorb(good(
        "version: 1\ncarriers:\n  Lid: {}\n  Jar:\n    Lid: Lid\n    Labels: [string]\n    Id: \
         string\n    Age: int32\noperations:\n  GET /jar: {id: v0_Jar, answers: [Jar]}\n  GET \
         /lid: {id: v0_Lid}\n",
    ));
    insta::assert_snapshot!(lock.to_string(), @r"
    # What tablature concluded from the docs, so that other editions lose no type and change no name.
    # Written by `tablature generate`; commit it, and review its changes like code.
    version: 1
    carriers:
      Jar:
        Lid: Lid
        Labels: [string]
        Id: int32
        Age: int32
      Lid: {}
    operations:
      GET /jar: {id: v1_GetJar, answers: [Jar]}
      GET /lid: {id: v0_Lid}
    ");
}

#[test]
fn what_is_listed_ends_somewhere() {
    let lock = |size: usize, property: bool| {
        let carrier = |index| {
            let properties = [(format!("P{index}"), ty("int32"))].into_iter();
            let properties = properties.filter(|_| property).collect();
            (format!("C{index}"), LockedCarrier { properties, belongs_to_operation: false })
        };
        Lock { carriers: (0..size).map(carrier).collect(), ..Lock::default() }
    };
    let listed = |size| list(&update(&lock(size, false), &lock(size, true), Policy::Keep).1, 100);
    assert_eq!(listed(100).lines().count(), 100);
    assert_eq!(listed(101).lines().last(), Some("… and 1 more change"));
    assert_eq!(listed(300).lines().last(), Some("… and 200 more changes"));
}

#[test]
fn what_callers_rely_on_is_listed_first() {
    let change =
        |name: &str, part, how| Change { of: Subject::Carrier(name.to_owned()), part, how };
    let changed = How::Changed { now: "Cork".to_owned(), was: "Lid".to_owned() };
    let changes = [
        change("a", Part::Whole, How::Added(None)),
        change("Jar", Part::Property("Lid".to_owned()), changed),
        change("z", Part::Whole, How::Gone(None)),
    ];
    insta::assert_snapshot!(list(&changes, 3), @r"
    Jar.Lid: Cork was Lid
    carrier z gone
    carrier a added
    ");
}
