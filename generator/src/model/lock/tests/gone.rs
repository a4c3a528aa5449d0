//! What is there no more, and how many changes are told.

use super::*;

#[test]
fn changes_that_are_alike_share_a_line_where_there_are_many() {
    let carriers = |property: &str, range: std::ops::Range<usize>| -> String {
        range.map(|index| format!("  C{index}:\n    Id: int32\n{property}")).collect()
    };
    let operations = |status: &str| -> String {
        let line = |index| {
            format!("  GET /{index}: {{id: o{index}, statuses: [200{status}], takes: {{}}}}\n")
        };
        (0..5).map(line).collect()
    };
    let lock = |carriers: String, status| {
        good(&format!("version: 1\ncarriers:\n{carriers}operations:\n{}", operations(status)))
    };
    let old =
        lock(carriers("    Old: string\n", 0..6) + "  D:\n    A: int32\n    B: int32\n", ", 412");
    let new = lock(
        carriers("    New: string\n", 0..6) + &carriers("", 7..9) + "  D:\n    A: int64\n",
        "",
    );
    let changes = update(&old, &new, Policy::Keep).1;
    assert_eq!(list(&changes, 100).lines().count(), changes.len());
    insta::assert_snapshot!(list(&changes, 6), @r"
    Old: string gone in 6 carriers: C0, C1, C2 and 3 more
    status 412 gone in 5 operations: GET /0, GET /1, GET /2 and 2 more
    D.A: int64 was int32
    D.B: int32 gone
    New: string added in 6 carriers: C0, C1, C2 and 3 more
    2 carriers added: C7, C8
    ");
    insta::assert_snapshot!(list(&changes, 2), @r"
    Old: string gone in 6 carriers: C0, C1, C2 and 3 more
    status 412 gone in 5 operations: GET /0, GET /1, GET /2 and 2 more
    … and 10 more changes
    ");
}

#[test]
fn what_is_gone_is_remembered_and_told_once() {
    let text = "version: 1\ncarriers:\n  Jar:\n    Lid: Lid\n    Age: int32\n  Lid:\n    Size: int32\nrequests:\n  \
                v1_Put.request:\n    Jar: Jar\n    To: int32\noperations:\n  GET /jar: {id: v1_Get, answers: Jar, \
                statuses: [200, 304], takes: {}, optional: {If-Modified-Since: http-date}}\n  PUT /jar: {id: v1_Put, \
                statuses: [204], takes: {}, body: request}\n";
    let old = good(text);
    let poorer = text
        .replace("    Lid: Lid\n", "")
        .replace("  Lid:\n    Size: int32\n", "")
        .replace("    To: int32\n", "")
        .replace(
            "[200, 304], takes: {}, optional: {If-Modified-Since: http-date}",
            "[200], takes: {}",
        );
    let new = good(&poorer);
    let (kept, changes) = update(&old, &new, Policy::Keep);
    insta::assert_snapshot!(list(&changes, 100), @r"
    Jar.Lid: Lid gone
    carrier Lid gone
    v1_Put.request.To: int32 gone
    GET /jar status 304 gone
    GET /jar optional If-Modified-Since: http-date gone
    ");
    insta::assert_snapshot!(kept.to_string(), @r"
    # What tablature concluded from the docs, so that other editions lose no type and change no name.
    # Written by `tablature generate`; commit it, and review its changes like code.
    version: 1
    carriers:
      Jar:
        Age: int32
    requests:
      v1_Put.request:
        Jar: Jar
    operations:
      GET /jar: {id: v1_Get, answers: Jar, statuses: [200], takes: {}}
      PUT /jar: {id: v1_Put, statuses: [204], takes: {}, body: request}
    gone:
      carriers:
        Jar:
          Lid: Lid
        Lid:
          Size: int32
      requests:
        v1_Put.request:
          To: int32
    ");
    assert_eq!(good(&kept.to_string()), kept);
    assert_eq!(update(&kept, &new, Policy::Keep), (kept.clone(), Vec::new()));
    // It is what it was if it comes back, and new to callers.
    assert_eq!(kept.property("Jar", "Lid"), Some(&ty("Lid")));
    assert!(kept.recalled().carriers.contains_key("Lid"));
    assert_eq!(kept.recalled().carriers["Jar"].properties.len(), 1);
    let (again, changes) = update(&kept, &old, Policy::Keep);
    assert_eq!(again, old);
    insta::assert_snapshot!(list(&changes, 100), @r"
    Jar.Lid: Lid added
    carrier Lid added
    v1_Put.request.To: int32 added
    GET /jar status 304 added
    GET /jar optional If-Modified-Since: http-date added
    ");
    // An operation goes with all that only it has.
    let none = Lock::default();
    let (kept, changes) = update(&kept, &none, Policy::Keep);
    insta::assert_snapshot!(list(&changes, 100), @r"
    carrier Jar gone
    carrier v1_Put.request gone
    GET /jar gone
    PUT /jar gone
    ");
    assert_eq!(kept.recalled().carriers, old.carriers);
    let (renewed, changes) = update(&kept, &none, Policy::Renew);
    assert_eq!(renewed, none);
    insta::assert_snapshot!(list(&changes, 100), @r"
    carrier Jar forgotten
    carrier Lid forgotten
    carrier v1_Put.request forgotten
    GET /jar forgotten
    PUT /jar forgotten
    ");
}

#[test]
fn a_carrier_that_is_only_sent_from_now_on_is_told() {
    let text = "version: 1\ncarriers:\n  Box:\n    Jars: [Jar]\n  Jar: {}\noperations:\n  GET /box: {id: a, answers: Box}\n  \
                PUT /box: {id: b, sends: Box}\n";
    let old = good(text);
    let new = good(&text.replace(", answers: Box", ""));
    insta::assert_snapshot!(list(&update(&old, &new, Policy::Keep).1, 100), @r"
    carrier Box: only sent was answered
    carrier Jar: only sent was answered
    GET /box answers: Box gone
    ");
    assert_eq!(update(&new, &old, Policy::Keep).1.len(), 1);
}
