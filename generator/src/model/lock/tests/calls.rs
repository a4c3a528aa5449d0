//! What functions take.

use super::*;

const SHELVES: &str = "\
version: 1
carriers:
  Shelf: {}
operations:
  GET /shelf/{id}: {id: v1Shelf_Get, answers: Shelf, takes: {id: int32}, optional: {$select: [string], mode: enum}}
  PUT /shelf/{id}: {id: v1Shelf_Put, sends: Shelf, takes: {id: int32}}
  POST /shelf/{id}/Clear: {id: v1Shelf_Clear, sends: Shelf, takes: {id: int32, at: date-time}, body: none}
  POST /shelf/{id}/Move: {id: v1Shelf_Move, takes: {\"id:\": int32}, body: request, new: {To: Shelf, \"a, b\": \"{[int32]}\"}}
  PATCH /shelf/{id}/Picture: {id: v1Shelf_Draw, sends: Shelf, takes: {}, body: bytes}
";

#[test]
fn what_functions_take_is_read_as_it_is_written() {
    let lock = good(SHELVES);
    let call = |key: &str| lock.operations[key].call.clone().unwrap();
    let written = |text: &str| ty(text).ty;
    let get = call("GET /shelf/{id}");
    assert_eq!(get.takes, [("id".to_owned(), written("int32"))]);
    assert_eq!(get.optional[0], ("$select".to_owned(), written("[string]")));
    // A body that is not named is what is sent.
    assert_eq!(get.body, None);
    assert_eq!(call("PUT /shelf/{id}").body, Some(written("Shelf")));
    assert_eq!(call("POST /shelf/{id}/Clear").body, None);
    let new = call("POST /shelf/{id}/Move").new.unwrap();
    assert_eq!(new[1], ("a, b".to_owned(), written("{[int32]}")));
    let text = lock.to_string();
    let lines: Vec<_> = text.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(lines.join("\n") + "\n", SHELVES);
}

#[test]
fn an_entry_may_have_lines_of_its_own_and_no_arguments() {
    let lock = good(
        "version: 1\noperations:\n  GET /a:\n    id: a\n    takes:\n      b: int32\n      a: [string]\n  \
         GET /b: {id: b}\n  GET /c: {id: c, optional: {d: int32}, new: {E: int32}}\n",
    );
    let takes = &lock.operations["GET /a"].call.as_ref().unwrap().takes;
    assert_eq!(takes.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["b", "a"]);
    assert_eq!(lock.operations["GET /b"].call, None);
    // Without arguments the rest is learnt anew, too.
    assert_eq!(lock.operations["GET /c"].call, None);
}

#[test]
fn what_is_wrong_with_arguments_is_found_at_its_line() {
    let text = "\
version: 1
operations:
  GET /a: {id: a, takes: [id], optional: int32, new: 7}
  GET /b: {id: b, takes: {id: 7, at: [a, b], id: int32}, body: [], optional: {at: '[int32'}}
  GET /c:
    id: c
    takes:
      id: {}
      at: int32
    optional:
      at: int32
    body:
";
    insta::assert_snapshot!(read_text(text).1, @r"
    tablature.lock:3:3: expected names and types in `takes`, found a list
    tablature.lock:3:3: expected names and types in `optional`, found text
    tablature.lock:3:3: expected names and types in `new`, found a number or truth value
    tablature.lock:4:3: the key `id` is there twice
    tablature.lock:4:3: `id` in `takes`: expected a type such as `int32`, `[Contact]` or `{string}`, found a number or truth value
    tablature.lock:4:3: `at` in `takes`: expected a type such as `int32`, `[Contact]` or `{string}`, found a list of more or less than one
    tablature.lock:4:3: `body`: expected a type such as `int32`, `[Contact]` or `{string}`, found a list of more or less than one
    tablature.lock:4:3: `at` in `optional`: `[int32` is no type; types are written like `int32`, `Contact`, `[Contact]`, `[Contact, null]` or `{string}`
    tablature.lock:8:7: `id` in `takes`: expected a type such as `int32`, `[Contact]` or `{string}`, found a mapping with more than one key
    tablature.lock:12:5: `body`: expected a type such as `int32`, `[Contact]` or `{string}`, found nothing
    tablature.lock:5:3: `at` is in `takes` and in `optional`
    ");
}

#[test]
fn what_changes_for_callers_is_listed() {
    let old = good(
        "version: 1\ncarriers:\n  Jar: {}\n  Lid: {}\noperations:\n  \
         GET /a: {id: a, takes: {x: int32, y: int32, z: string, w: bool}, optional: {p: string, q: int32, r: bool, s: bool}}\n  \
         GET /b: {id: b, takes: {x: int32, y: int32, z: int32}}\n  \
         GET /c: {id: c}\n  \
         GET /d: {id: d, takes: {}, optional: {x: int32}}\n  \
         PUT /a: {id: e, takes: {}, body: request, new: {A: int32, B: string}}\n  \
         PUT /b: {id: f, takes: {}, body: request, new: {A: int32}}\n  \
         PUT /c: {id: g, takes: {}, body: bytes}\n  \
         PUT /d: {id: h, sends: Jar, takes: {}}\n  \
         PUT /e: {id: i, sends: Jar, takes: {}}\n  \
         PUT /f: {id: j, takes: {}}\n  \
         PUT /g: {id: k, takes: {}, body: request}\n",
    );
    let new = good(
        "version: 1\ncarriers:\n  Jar: {}\n  Lid: {}\noperations:\n  \
         GET /a: {id: a, takes: {x: int64, p: string, q: int64, n: string}, optional: {y: int32, r: int32, o: bool}}\n  \
         GET /b: {id: b, takes: {z: int32, y: int32, n: bool}}\n  \
         GET /c: {id: c, takes: {x: int32}}\n  \
         GET /d: {id: d, takes: {}, optional: {x: int32}}\n  \
         PUT /a: {id: e, takes: {}, body: request, new: {B: string, A: int64}}\n  \
         PUT /b: {id: f, takes: {}, body: request}\n  \
         PUT /c: {id: g, takes: {}}\n  \
         PUT /d: {id: h, sends: Lid, takes: {}}\n  \
         PUT /e: {id: i, sends: Jar, takes: {}, body: none}\n  \
         PUT /f: {id: j, takes: {}, body: patch}\n  \
         PUT /g: {id: k, takes: {}, body: request, new: {A: int32}}\n",
    );
    let (updated, changes) = update(&old, &new, Policy::Keep);
    insta::assert_snapshot!(list(&changes, 100), @r"
    GET /a argument x: int64 was int32
    GET /a argument y: optional was required
    GET /a argument z: string gone
    GET /a argument w: bool gone
    GET /a argument p: required was optional
    GET /a argument q: required int64 was optional int32
    GET /a optional r: int32 was bool
    GET /a optional s: bool gone
    GET /a argument n: string added, and required
    GET /b argument x: int32 gone
    GET /b argument n: bool added, and required
    GET /b order of arguments: (z, y) was (y, z)
    PUT /a new A: int64 was int32
    PUT /a order of new: (B, A) was (A, B)
    PUT /b new gone
    PUT /c body: bytes gone
    PUT /d sends: Lid was Jar
    PUT /e body: Jar gone
    PUT /f body: patch added, and required
    GET /a optional o: bool added
    GET /c arguments added
    PUT /g new added
    ");
    assert_eq!(update(&updated, &new, Policy::Keep).1, []);
    assert_eq!(updated.operations["GET /a"].call, new.operations["GET /a"].call);
}

#[test]
fn a_lock_that_knows_no_arguments_gains_them() {
    let old = good("version: 1\noperations:\n  GET /a: {id: a}\n  GET /b: {id: b}\n");
    let text = "version: 1\noperations:\n  GET /a: {id: a, takes: {x: int32}}\n  GET /b: {id: b, takes: {}}\n";
    let (updated, changes) = update(&old, &good(text), Policy::Keep);
    assert_eq!(list(&changes, 1), "arguments added in 2 operations: GET /a, GET /b\n");
    assert_eq!(updated, good(text));
    // An operation that the docs no longer have keeps what it had.
    let gone = update(&updated, &Lock::default(), Policy::Keep).0;
    assert_eq!(gone.gone.operations, updated.operations);
}
