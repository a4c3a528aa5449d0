//! Formats, headers and words of enumerations.

use super::*;

const SHELVES: &str = "\
version: 1
carriers:
  Shelf:
    Kind: enum kind
    Uses: [\"enum filter[use]\"]
enums:
  \"filter[use]\": [Books, Jars]
  kind: [Slim, \"No\", \"7\"]
defaults:
  consumes: [application/json]
  produces: [application/json, text/json]
  headers: [Accept-Language]
operations:
  GET /shelf: {id: v1_Get, answers: Shelf, takes: {kind: enum kind}, headers: []}
  PUT /shelf: {id: v1_Put, sends: Shelf, takes: {}, produces: []}
  POST /shelf: {id: v1_Post, sends: Shelf, takes: {}}
  PATCH /shelf: {id: v1_Patch, sends: Shelf, takes: {}, consumes: [\"text/xml; charset=utf-8\"]}
";

#[test]
fn what_is_usual_is_written_once() {
    let lock = good(SHELVES);
    let exchange = |key: &str| lock.operations[key].exchange.clone().unwrap();
    let get = exchange("GET /shelf");
    // Nothing is sent, so it is not sent as what is usual.
    assert_eq!((get.consumes, get.produces.len(), get.headers), (vec![], 2, vec![]));
    assert_eq!(exchange("PUT /shelf").produces, [""; 0]);
    assert_eq!(exchange("POST /shelf").consumes, ["application/json"]);
    assert_eq!(exchange("PATCH /shelf").consumes, ["text/xml; charset=utf-8"]);
    assert_eq!(lock.enums["kind"], ["Slim", "No", "7"]);
    let written = lock.to_string();
    let lines: Vec<_> = written.lines().filter(|line| !line.starts_with('#')).collect();
    insta::assert_snapshot!(lines.join("\n"), @r#"
    version: 1
    carriers:
      Shelf:
        Kind: enum kind
        Uses: ["enum filter[use]"]
    enums:
      filter[use]: [Books, Jars]
      kind: [Slim, "No", "7"]
    defaults:
      consumes: [application/json]
      produces: [application/json, text/json]
      headers: [Accept-Language]
    operations:
      GET /shelf: {id: v1_Get, answers: Shelf, takes: {kind: enum kind}, headers: []}
      PATCH /shelf: {id: v1_Patch, sends: Shelf, takes: {}, consumes: ["text/xml; charset=utf-8"]}
      POST /shelf: {id: v1_Post, sends: Shelf, takes: {}}
      PUT /shelf: {id: v1_Put, sends: Shelf, takes: {}, produces: []}
    "#);
    assert_eq!(good(&written), lock);
}

#[test]
fn what_is_wrong_with_them_is_found_at_its_line() {
    let text = "\
version: 1
enums: {kind: Slim, use: [[Jars]]}
defaults:
  accepts: [text/json]
  headers: 7
operations:
  GET /shelf: {id: a, takes: {}, produces: text/json}
";
    insta::assert_snapshot!(read_text(text).1, @r"
    tablature.lock:4:3: there is no key `accepts`; known are `consumes`, `produces`, `headers`
    tablature.lock:5:3: expected a list of texts in `headers`
    tablature.lock:2:1: expected a list of texts in `kind`
    tablature.lock:2:1: expected a list of texts in `use`
    tablature.lock:7:3: expected a list of texts in `produces`
    ");
}

#[test]
fn what_becomes_of_them_is_told() {
    let old = good(SHELVES);
    let new = SHELVES
        .replace("[Slim, \"No\", \"7\"]", "[Slim, \"7\", Wide]")
        .replace("  \"filter[use]\": [Books, Jars]\n", "  use: [Jars]\n")
        .replace("[\"enum filter[use]\"]", "[enum use]")
        .replace("[Accept-Language]", "[Accept-Language, X-Culture]")
        .replace("takes: {kind: enum kind}", "takes: {kind: enum use}")
        .replace(
            "v1_Put, sends: Shelf, takes: {}, produces: []",
            "v1_Put, sends: Shelf, takes: {}",
        );
    let (lock, changes) = update(&old, &good(&new), Policy::Keep);
    insta::assert_snapshot!(list(&changes, 100), @r"
    Shelf.Uses: [enum use] was [enum filter[use]]
    GET /shelf argument kind: enum use was enum kind
    enum filter[use] gone
    enum kind word No gone
    PATCH /shelf header X-Culture added
    POST /shelf header X-Culture added
    PUT /shelf produces application/json added
    PUT /shelf produces text/json added
    PUT /shelf header X-Culture added
    enum kind word Wide added
    enum use added
    ");
    assert_eq!(update(&lock, &good(&new), Policy::Keep).1, []);
}

#[test]
fn a_lock_of_before_gains_them_without_noise() {
    let old = "version: 1\ncarriers:\n  Shelf:\n    Kind: string\n    Uses: [string]\noperations:\n  \
               GET /shelf: {id: v1_Get, answers: Shelf, statuses: [200], takes: {kind: enum}}\n";
    let mut new = good(SHELVES);
    new.operations.retain(|name, _| name == "GET /shelf");
    let (lock, changes) = update(&good(old), &new, Policy::Keep);
    insta::assert_snapshot!(list(&changes, 100), @"media types, headers and words of enumerations added");
    assert!(lock.to_string().contains("Kind: enum kind"));
}

#[test]
fn what_is_gone_has_none() {
    let (lock, _) = update(&good(SHELVES), &Lock::default(), Policy::Keep);
    assert!(lock.gone.operations.values().all(|operation| operation.exchange.is_none()));
    assert_eq!(good(&lock.to_string()), lock);
}
