use super::*;
use crate::diagnostics::Diagnostics;
use crate::source::{SourceFile, Sources};
use proptest::prelude::*;

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

/// Names as docs have them, and such as nobody expects.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Z][a-z]{1,3}(\\.[A-Z][a-z]{1,3})?",
        1 => "[a-z0-9 :#'\"{}\\[\\],&*!|>%@`?~$.\\\\-]{1,8}",
        1 => any::<String>().prop_filter("a name", |name| !name.is_empty()),
        1 => prop_oneof![Just("null"), Just("true"), Just("7"), Just("1e3"), Just("<<"), Just("~")]
            .prop_map(str::to_owned),
        1 => "x{1020,1100}",
    ]
}

/// A type made of these names.
fn written(names: Vec<String>) -> impl Strategy<Value = Written> {
    let leaf = prop_oneof![
        Just(Written::Word("int32".to_owned())),
        Just(Written::Word("any".to_owned())),
        proptest::sample::select(names).prop_map(Written::Word),
    ];
    leaf.prop_recursive(3, 4, 1, |inner| {
        prop_oneof![
            inner.clone().prop_map(|item| Written::List(Box::new(item))),
            inner.prop_map(|value| Written::Dictionary(Box::new(value))),
        ]
    })
}

/// Whether the type can be written: what stands in more than one bracket, the outer of which is a
/// dictionary's, must be readable as text.
fn is_plain(ty: &Written) -> bool {
    match ty {
        Written::Word(_) => true,
        Written::List(item) => is_plain(item),
        Written::Dictionary(value) => {
            matches!(**value, Written::Word(_)) || ty.to_string().parse().as_ref() == Ok(ty)
        }
    }
}

fn locks() -> impl Strategy<Value = Lock> {
    proptest::collection::hash_set(name(), 1..6).prop_flat_map(|names| {
        let names: Vec<_> = names.into_iter().collect();
        let locked = written(names.clone())
            .prop_filter("a type that can be written", is_plain)
            .prop_map(|ty| LockedType { ty, span: None })
            .boxed();
        let properties = proptest::collection::vec((name(), locked.clone()), 0..5);
        let carrier = (properties, any::<bool>()).prop_map(|(properties, belongs)| LockedCarrier {
            properties: properties.into_iter().collect(),
            belongs_to_operation: belongs,
        });
        let carriers = proptest::collection::vec(carrier, names.len());
        let exchanged = proptest::option::of(locked).boxed();
        let operation = (name(), exchanged.clone(), exchanged)
            .prop_map(|(id, sends, answers)| LockedOperation { id, sends, answers });
        let operations = proptest::collection::vec((name(), operation), 0..4);
        (Just(names), carriers, operations).prop_map(|(names, carriers, operations)| Lock {
            carriers: names.into_iter().zip(carriers).collect(),
            operations: operations.into_iter().collect(),
        })
    })
}

proptest! {
    #[test]
    fn reading_undoes_writing(lock in locks()) {
        let text = lock.to_string();
        let (read, faults) = read_text(&text);
        prop_assert_eq!(faults, "", "{}", text);
        prop_assert_eq!(&read, &lock, "{}", text);
        prop_assert_eq!(read.to_string(), text);
    }

    #[test]
    fn a_damaged_lock_is_no_reason_to_panic(lock in locks(), cut in any::<prop::sample::Index>(),
                                            put in "[\\x00-\\x7f]{0,4}", length in 0..9_usize) {
        let text: Vec<char> = lock.to_string().chars().collect();
        let at = cut.index(text.len());
        let rest = text.iter().skip(at + length);
        let damaged: String = text[..at].iter().copied().chain(put.chars()).chain(rest.copied()).collect();
        read_text(&damaged);
        read_text(&damaged.chars().take(at).collect::<String>());
    }
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
    tablature.lock:2:1: there is no key `cariers`; known are `version`, `carriers`, `requests`, `operations`
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
    tablature.lock:18:3: there is no key `answer`; known are `id`, `sends`, `answers`
    tablature.lock:18:3: no carrier of this lock is called `Pot`
    tablature.lock:19:3: the operation `PUT /shelf` has no `id`
    tablature.lock:21:5: `id` must be text, found a list
    tablature.lock:20:3: the operation `POST /shelf` has no `id`
    ");
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
    insta::assert_snapshot!(list(&changes), @r"
    Jar.Id: int64 was int32
    Jar.New: bool added
    Jar.Notes: [any] added
    Lid.Size: int32 added
    GET /jar answers: [Jar] was Jar
    GET /lid added
    PUT /jar answers: Jar added
    ");
    insta::assert_snapshot!(kept.to_string(), @r"
    # What tablature concluded from the docs, so that other editions lose no type and change no name.
    # Written by `tablature generate`; commit it, and review its changes like code.
    version: 1
    carriers:
      Gone: {}
      Jar:
        New: bool
        Id: int64
        Lid: Lid
        Label: string
        Old: [int32]
        Notes: [any]
      Lid:
        Size: int32
    operations:
      GET /jar: {id: v1_GetJar, answers: [Jar]}
      PUT /jar: {id: v1_PutJar, sends: Jar, answers: Jar}
      GET /lid: {id: v1_GetLid}
    ");
    assert_eq!(update(&kept, &new, Policy::Keep).1, []);
    let (renewed, changes) = update(&old, &new, Policy::Renew);
    assert_eq!(renewed, new);
    insta::assert_snapshot!(list(&changes), @r"
    carrier Gone forgotten
    Jar.Id: int64 was int32
    Jar.Lid: any was Lid
    Jar.New: bool added
    Jar.Notes: [any] added
    Jar.Old: [int32] forgotten
    Lid.Size: int32 added
    GET /jar id: v2_GetJar was v1_GetJar
    GET /jar answers: [Jar] was Jar
    GET /lid added
    PUT /jar sends: Jar forgotten
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
    let lock = |size: usize| Lock {
        carriers: (0..size).map(|index| (format!("C{index}"), LockedCarrier::default())).collect(),
        ..Lock::default()
    };
    let listed = |size| list(&update(&Lock::default(), &lock(size), Policy::Keep).1);
    assert_eq!(listed(100).lines().count(), 100);
    assert_eq!(listed(101).lines().last(), Some("… and 1 more change"));
    assert_eq!(listed(300).lines().last(), Some("… and 200 more changes"));
}
