//! What is remembered from run to run.

use crate::folder::{EMPTY_SHELF, Folder, GET_SHELF, INDEX};
use snapbox::str;
use std::fs;
use std::path::Path;

const CONFIG: &str = "docs: [docs]\noutput: {dir: generated, name: pantry}\n";

/// A project with a configuration, after a first run.
fn project() -> Folder {
    let folder = Folder::of_shelves();
    folder.put("tablature.yaml", CONFIG);
    folder.run("generate").assert().code(0);
    folder
}

fn lock(folder: &Folder) -> String {
    folder.read("tablature.lock")
}

#[test]
fn it_lies_beside_the_configuration() {
    let folder = Folder::of_shelves();
    folder.put("tablature.yaml", CONFIG);
    folder.put("deep/x", "");
    folder.run_in("deep", "generate").assert().code(0).stderr_eq(str![[r#"
generated pantry in ../generated/: 2 pages, 2 operations, 1 carrier, 1 sample, 0 warnings, 1 note (shown with -v), [..] s ([..] files written, 0 removed, 0 unchanged)
wrote ../tablature.lock

"#]]);
    snapbox::assert_data_eq!(
        lock(&folder),
        str![[r#"
# What tablature concluded from the docs, so that other editions lose no type and change no name.
# Written by `tablature generate`; commit it, and review its changes like code.
version: 1
carriers:
  Shelf:
    ShelfId: int32
    Label: string
defaults: {}
operations:
  POST /api/v1/Agents/Shelf/Empty: {id: v1ShelfAgent_Empty, statuses: [204], takes: {shelfId: int32}}
  GET /api/v1/Shelf/{id}: {id: v1ShelfEntity_GetShelf, answers: Shelf, statuses: [200], takes: {id: int32}}

"#]]
    );
    let written = fs::metadata(folder.path("tablature.lock")).unwrap();
    let other = fs::metadata(folder.path("generated/Cargo.toml")).unwrap();
    assert_eq!(written.permissions(), other.permissions());
    folder.run("generate --locked").assert().code(0);
    folder.run("check").assert().code(0);
}

#[test]
fn without_a_configuration_it_lies_in_the_output_folder() {
    let folder = Folder::generated();
    assert!(folder.read("generated/tablature.lock").contains("Label: string"));
    assert!(!folder.read("generated/.tablature-files").contains("tablature.lock"));
    folder.run("check docs --name pantry").assert().code(0);
    folder.run("generate docs --name pantry --locked").assert().code(0);
}

#[test]
fn it_says_what_is_gone_and_remembers_it() {
    let folder = project();
    folder.put("docs/get.md", GET_SHELF.replace("Label", "Title"));
    let told = str![[r#"
tablature.lock: Shelf.Label: string gone
tablature.lock: Shelf.Title: string added

"#]];
    folder.run("generate --locked").assert().code(1).stdout_eq(told.clone());
    folder.run("check --no-cache").assert().code(1).stdout_eq(str![[r#"
...
tablature.lock: Shelf.Label: string gone
tablature.lock: Shelf.Title: string added

"#]]);
    folder.run("generate").assert().code(0).stderr_eq(str![[r#"
generated pantry in generated/: 2 pages, 2 operations, 1 carrier, 1 sample, 0 warnings, 1 note (shown with -v), [..] s ([..] files written, 0 removed, [..] unchanged)
updated tablature.lock: 2 changes, 1 of what was known
  Shelf.Label: string gone

"#]]);
    let known = lock(&folder);
    assert!(known.contains("  Shelf:\n    ShelfId: int32\n    Title: string\n"), "{known}");
    assert!(known.contains("gone:\n  carriers:\n    Shelf:\n      Label: string\n"), "{known}");
    folder.run("generate --locked").assert().code(0);
    folder.run("check").assert().code(0);

    fs::remove_file(folder.path("docs/get.md")).unwrap();
    folder.run("generate --locked --format short").assert().code(1).stderr_eq(str![[r#"
tablature.lock:[..]:3: warning[operation-gone]: no page describes `GET /api/v1/Shelf/{id}` any more
tablature.lock is out of date by 2 changes, 2 of what was known; nothing written, because of `--locked`

"#]]);
    folder.run("generate --format short").assert().code(0).stderr_eq(str![[r#"
tablature.lock:[..]:3: warning[operation-gone]: no page describes `GET /api/v1/Shelf/{id}` any more
generated pantry in generated/: [..]
updated tablature.lock: 2 changes, 2 of what was known
  carrier Shelf gone
  GET /api/v1/Shelf/{id} gone

"#]]);
    // Once told, it is known.
    folder.run("generate --locked --format short").assert().code(0).stderr_eq(str![[r#"
generated pantry in generated/: 1 page, 1 operation, 0 carriers, 0 samples, 0 warnings, 1 note (shown with -v), [..] s (0 files written, 0 removed, [..] unchanged)

"#]]);
    // What comes back has the name that it had.
    folder.put("docs/get.md", GET_SHELF.replace("v1ShelfEntity_GetShelf", "v1ShelfEntity_Fetch"));
    folder.run("generate").assert().code(0);
    assert!(!lock(&folder).contains("Fetch"), "{}", lock(&folder));
    assert!(lock(&folder).contains("gone:\n  carriers:\n    Shelf:\n      Title: string\n"));
}

#[test]
fn statuses_and_what_goes_with_them_may_be_gone() {
    let folder = Folder::of_shelves();
    folder.put("tablature.yaml", CONFIG);
    folder
        .put("docs/get.md", GET_SHELF.replace("| 200 | OK |", "| 200 | OK |\n| 304 | As it was |"));
    folder.run("generate").assert().code(0);
    folder.put("docs/get.md", GET_SHELF);
    folder.run("generate --locked").assert().code(1).stdout_eq(str![[r#"
tablature.lock: GET /api/v1/Shelf/{id} status 304 gone
tablature.lock: GET /api/v1/Shelf/{id} optional If-Modified-Since: http-date gone

"#]]);
}

#[test]
fn a_page_with_an_error_is_not_gone() {
    let folder = project();
    folder.put("docs/get.md", GET_SHELF.replace("GET /", "GTE "));
    for arguments in ["check", "check --keep-going"] {
        let output = folder.run(arguments).output().unwrap();
        let shown = String::from_utf8(output.stderr).unwrap();
        assert!(shown.contains("error[") && !shown.contains("operation-gone"), "{shown}");
    }
}

#[test]
fn it_forgets_if_it_is_told_to() {
    let folder = project();
    folder.put("docs/get.md", GET_SHELF.replace("Label", "Title"));
    folder.run("generate --update-lock").assert().code(0);
    assert!(!lock(&folder).contains("Label"));

    fs::remove_file(folder.path("docs/get.md")).unwrap();
    folder.run("generate --update-lock").assert().code(0).stderr_eq(str![[r#"
generated pantry in generated/: 1 page, 1 operation, 0 carriers, 0 samples, 0 warnings, 1 note (shown with -v), [..] s ([..] files written, [..] removed, [..] unchanged)
updated tablature.lock: 2 changes, 2 of what was known
  carrier Shelf gone
  GET /api/v1/Shelf/{id} gone

"#]]);
    assert!(!lock(&folder).contains("Shelf:"));
}

#[test]
fn all_changes_are_listed_if_one_asks_for_them() {
    let folder = project();
    let rows: String = (0..120).map(|row| format!("| Extra{row} | string | More |\n")).collect();
    let row = "| Label |";
    folder.put("docs/get.md", GET_SHELF.replacen(row, &(rows + row), 1));
    let lines = |arguments: &str| {
        let output = folder.run(arguments).output().unwrap();
        String::from_utf8(output.stdout).unwrap().lines().count()
    };
    folder.run("generate --locked").assert().code(1).stderr_eq(str![[r#"
...
tablature.lock is out of date by 120 changes (shown with -v); nothing written, because of `--locked`

"#]]);
    assert_eq!(lines("generate --locked"), 1);
    assert_eq!(lines("generate --locked -v"), 120);
}

#[test]
fn locked_writes_nothing_if_it_would_change() {
    let folder = project();
    let (before, old) = (folder.written(), lock(&folder));
    let changed =
        GET_SHELF.replace("Label", "Title").replace("ShelfId | int32", "ShelfId | string");
    folder.put("docs/get.md", changed);
    folder.put("docs/fill.md", EMPTY_SHELF.replace("Empty", "Fill"));
    let run = folder.run("generate --locked").assert().code(1);
    run.stdout_eq(str![[r#"
tablature.lock: Shelf.Label: string gone
tablature.lock: Shelf.ShelfId: string was int32
tablature.lock: Shelf.Title: string added
tablature.lock: POST /api/v1/Agents/Shelf/Fill added

"#]])
        .stderr_eq(str![[r#"
...
tablature.lock is out of date by 4 changes, 2 of what was known; nothing written, because of `--locked`

"#]]);
    assert_eq!(folder.changed(&before), Vec::<String>::new());
    assert_eq!(lock(&folder), old);

    // What changes nothing in the lock is written.
    folder.put("docs/get.md", GET_SHELF.replace("What is written on it", "Its label"));
    fs::remove_file(folder.path("docs/fill.md")).unwrap();
    folder.run("generate --locked").assert().code(0);
    assert_ne!(folder.changed(&before), Vec::<String>::new());
}

#[test]
fn locked_needs_a_lock() {
    let folder = Folder::of_shelves();
    folder.run("generate docs --locked").assert().code(1).stdout_eq("").stderr_eq(str![[r#"
there is no generated/tablature.lock; nothing written, because of `--locked`

"#]]);
    assert!(!folder.path("generated").exists());
}

#[test]
fn locked_and_update_lock_exclude_each_other() {
    let folder = Folder::of_shelves();
    folder.run("generate docs --locked --update-lock").assert().code(2).stderr_eq(str![[r#"
error: the argument '--locked' cannot be used with '--update-lock'
...
"#]]);
}

#[test]
fn check_says_that_it_is_out_of_date() {
    let folder = project();
    let complete = lock(&folder);
    folder.put("tablature.lock", complete.replace("    Label: string\n", ""));
    folder
        .run("check")
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
tablature.lock: Shelf.Label: string added

"#]])
        .stderr_eq(str![[r#"
tablature.lock is out of date by 1 change; run `tablature generate`

"#]]);
    fs::remove_file(folder.path("tablature.lock")).unwrap();
    folder.run("check").assert().code(1).stdout_eq("").stderr_eq(str![[r#"
there is no tablature.lock; run `tablature generate`

"#]]);
    assert!(!folder.path("tablature.lock").exists());
    folder.run("generate").assert().code(0);
    assert_eq!(lock(&folder), complete);
}

#[test]
fn it_stays_as_it_is_while_it_says_the_same() {
    let folder = project();
    let edited = lock(&folder).replace("    Label", "    # on it\n    Label").replace('\n', "\r\n");
    folder.put("tablature.lock", &edited);
    folder.run("generate").assert().code(0);
    folder.run("check").assert().code(0);
    assert_eq!(lock(&folder), edited);
}

/// The page of an operation that takes these parameters, each with the word after it that says whether
/// it must be given.
fn count_jars(rows: &[(&str, &str)]) -> String {
    let row = |(name, word): &(&str, &str)| format!("| {name} | int32 | {word} Number |\n");
    let rows: String = rows.iter().map(row).collect();
    EMPTY_SHELF
        .replace("Empty", "CountJars")
        .replace("| shelfId | int32 | **Required** Number of the shelf |\n", &rows)
}

/// The page of an operation whose request has these properties.
fn move_jar(properties: &[&str]) -> String {
    let row = |name: &&str| format!("| {name} | int32 | Number |\n");
    let rows: String = properties.iter().map(row).collect();
    let body = "## Request Body: request\n\n| Property Name | Type | Description |\n|--|--|--|\n";
    EMPTY_SHELF
        .replace("Empty", "MoveJar")
        .replace("## Response", &format!("{body}{rows}\n## Response"))
}

/// What the function that counts jars takes, and what a request to move one is made of.
fn signatures(folder: &Folder) -> [String; 2] {
    let text = folder.read("generated/src/agents/shelf.rs");
    ["pub fn count_jars(", "pub fn new("].map(|start| {
        let (_, rest) = text.split_once(start).unwrap();
        let (arguments, _) = rest.split_once(')').unwrap();
        arguments.split_whitespace().collect::<Vec<_>>().join(" ")
    })
}

#[test]
fn arguments_keep_their_places_and_their_changes_are_listed() {
    let folder = project();
    let required = "**Required**";
    let first = [("shelf", required), ("room", required), ("age", required), ("size", "")];
    folder.put("docs/count.md", count_jars(&first));
    folder.put("docs/move.md", move_jar(&["Shelf", "Jar"]));
    folder.run("generate").assert().code(0);
    let before = ["shelf: i32, room: i32, age: i32", "shelf: i32, jar: i32"];
    assert_eq!(signatures(&folder), before);

    // Rows that change places change nothing.
    let swapped = [("room", required), ("size", ""), ("shelf", required), ("age", required)];
    folder.put("docs/count.md", count_jars(&swapped));
    folder.put("docs/move.md", move_jar(&["Jar", "Shelf"]));
    folder.run("generate --locked").assert().code(0);
    assert_eq!(signatures(&folder), before);

    // One is required now, one is gone, two are new.
    let second = [("size", required), ("room", required), ("shelf", required), ("mode", "")];
    folder.put("docs/count.md", count_jars(&second));
    folder.put("docs/move.md", move_jar(&["Lid", "Jar", "Shelf"]));
    folder.run("generate --locked").assert().code(1).stdout_eq(str![[r#"
tablature.lock: POST /api/v1/Agents/Shelf/CountJars argument age: int32 gone
tablature.lock: POST /api/v1/Agents/Shelf/CountJars argument size: required was optional
tablature.lock: POST /api/v1/Agents/Shelf/MoveJar new Lid: int32 added, and required
tablature.lock: v1ShelfAgent_MoveJar.request.Lid: int32 added
tablature.lock: POST /api/v1/Agents/Shelf/CountJars optional mode: int32 added

"#]]);
    folder.run("generate").assert().code(0).stderr_eq(str![[r#"
generated pantry in generated/: 4 pages, 4 operations, 2 carriers, 1 sample, 0 warnings, 1 note (shown with -v), [..] s ([..] written, 0 removed, [..] unchanged)
updated tablature.lock: 5 changes, 3 of what was known
  POST /api/v1/Agents/Shelf/CountJars argument age: int32 gone
  POST /api/v1/Agents/Shelf/CountJars argument size: required was optional
  POST /api/v1/Agents/Shelf/MoveJar new Lid: int32 added, and required

"#]]);
    let after = ["shelf: i32, room: i32, size: i32", "shelf: i32, jar: i32, lid: i32"];
    assert_eq!(signatures(&folder), after);

    // The docs' order, if one asks for it.
    let known = lock(&folder);
    folder.run("generate --update-lock").assert().code(0).stderr_eq(str![[r#"
generated pantry in generated/: 4 pages, 4 operations, 2 carriers, 1 sample, 0 warnings, 1 note (shown with -v), [..] s ([..] written, 0 removed, [..] unchanged)
updated tablature.lock: 2 changes, 2 of what was known
  POST /api/v1/Agents/Shelf/CountJars order of arguments: (size, room, shelf) was (shelf, room, size)
  POST /api/v1/Agents/Shelf/MoveJar order of new: (Lid, Jar, Shelf) was (Shelf, Jar, Lid)

"#]]);
    let renewed = ["size: i32, room: i32, shelf: i32", "lid: i32, jar: i32, shelf: i32"];
    assert_eq!(signatures(&folder), renewed);

    // The lock says what the order is, whoever has written it.
    folder.put("tablature.lock", known);
    folder.run("generate").assert().code(0);
    assert_eq!(signatures(&folder), after);
}

#[test]
fn a_lock_without_arguments_gains_them() {
    let folder = project();
    let complete = lock(&folder);
    let poorer =
        complete.replace(", takes: {shelfId: int32}", "").replace(", takes: {id: int32}", "");
    folder.put("tablature.lock", poorer);
    folder.run("check").assert().code(1).stdout_eq(str![[r#"
tablature.lock: GET /api/v1/Shelf/{id} arguments added
tablature.lock: POST /api/v1/Agents/Shelf/Empty arguments added

"#]]);
    folder.run("generate").assert().code(0);
    assert_eq!(lock(&folder), complete);
}

#[test]
fn a_conflict_in_it_stops_every_command() {
    let folder = project();
    let before = folder.written();
    let torn = "    Label: string\n<<<<<<< HEAD\n    A: int32\n=======\n    B: int32\n>>>>>>> b\n";
    let torn = lock(&folder).replace("    Label: string\n", torn);
    folder.put("tablature.lock", &torn);
    for command in ["generate", "generate --keep-going", "generate --update-lock", "check"] {
        folder.run(command).assert().code(1).stdout_eq("").stderr_eq(str![[r#"
error[bad-lock]: a merge has left a conflict here
 --> tablature.lock:8:1
  |
8 | <<<<<<< HEAD
  | ^^^^^^^^^^^^
  |
  = help: keep either side, or what both have in common, and run `tablature generate`, which adds what is missing then
nothing [..]: 1 error, 0 warnings, 1 note (shown with -v)

"#]]);
    }
    assert_eq!(lock(&folder), torn);
    assert_eq!(folder.changed(&before), Vec::<String>::new());
}

#[test]
fn what_is_no_lock_stops_the_run() {
    let folder = project();
    folder.put("tablature.lock", "version: 9\n");
    folder.run("generate --format short").assert().code(1).stderr_eq(str![[r#"
tablature.lock:1:1: error[bad-lock]: a lock of version 9; this tablature can read version 1 alone
nothing written: 1 error, 0 warnings, 1 note (shown with -v)

"#]]);
    fs::remove_file(folder.path("tablature.lock")).unwrap();
    folder.put("tablature.lock/x", "");
    folder.run("generate --format short --keep-going").assert().code(1).stderr_eq(str![[r#"
error[bad-lock]: cannot read `tablature.lock`: it is not a regular file
nothing written: 1 error, 0 warnings, 1 note (shown with -v)

"#]]);
}

#[test]
fn evidence_is_not_generated_and_its_findings_are_notes() {
    let folder = Folder::of_shelves();
    let broken = GET_SHELF.replace("GetShelf", "GetJar").replace("\"Label\": \"Jam\"", "Jam");
    folder.put("old/jar.md", broken);
    folder.put("old/promise.md", "---\nuid: v1ShelfEntity_Dust\n---\n\n# Dust\n");
    let run = folder.run("generate docs --name pantry --evidence old");
    run.assert().code(0).stderr_eq(str![[r#"
generated pantry in generated/: 2 pages, 2 operations, 1 carrier, 1 sample, 0 warnings, 3 notes (shown with -v), [..] s ([..] files written, 0 removed, 0 unchanged)

"#]]);
    assert!(!folder.read("generated/tablature.lock").contains("GetJar"));
    let check = folder.run("check docs --name pantry --evidence old --format short -v");
    check.assert().code(0).stderr_eq(str![[r#"
docs/index.md:1:1: note[not-an-endpoint]: this page describes no endpoint
old/jar.md:39:3: note[sample-not-json]: [..]
old/promise.md:2:6: note[endpoint-missing]: `v1ShelfEntity_Dust` should describe an endpoint, but no method and path can be found
pantry in generated/ is up to date

"#]]);
}

#[test]
fn evidence_that_is_none_is_said_to_be_none() {
    let folder = Folder::of_shelves();
    folder.put("old/index.md", INDEX);
    folder.put("tablature.yaml", format!("{CONFIG}evidence: [old]\n"));
    let run = folder.run("generate --format short");
    run.assert().code(0).stderr_eq(str![[r#"
warning[no-pages]: no page in `old` gives evidence
generated pantry in generated/: 2 pages, 2 operations, 1 carrier, 1 sample, 1 warning, 2 notes (shown with -v), [..] s ([..] files written, 0 removed, 0 unchanged)
wrote tablature.lock

"#]]);
    folder.run("check --evidence nowhere").assert().code(2).stderr_eq(str![[r#"
error: cannot read the docs in nowhere: [..]

"#]]);
    folder.run("generate --evidence generated").assert().code(2).stderr_eq(str![[r#"
error: the output folder generated lies in the docs folder generated; choose one outside

"#]]);
}

const BOATS: &str = "tests/model/a_carrier_named_after_a_place_keeps_its_name_when_docs_name_it";

/// Docs that have come to name what the lock calls after its place.
fn boats() -> Folder {
    let page = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(BOATS).join(name);
        fs::read_to_string(path).unwrap()
    };
    let folder = Folder::with(&[
        ("tablature.yaml", "docs: [docs]\noutput: {dir: client, name: boats}\n"),
        ("tablature.lock", &page("tablature.lock")),
        ("docs/boat.md", &page("v1Boat_Read.md")),
        ("docs/mast.md", &page("v1Mast_Read.md")),
    ]);
    let output = folder.run("generate -v").output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.starts_with(
        "note[better-name]: `Boat.Mast` keeps its name, and the docs call it `Pole` now"
    ));
    folder
}

#[test]
fn names_become_those_of_the_docs_and_the_old_ones_stay_for_a_while() {
    let folder = boats();
    folder.run("rename --stated").assert().code(0).stderr_eq(str![[r#"
updated tablature.lock: 1 change, 1 of what was known
  carrier Boat.Mast is called Pole
renamed 1 name; the old ones are deprecated until `tablature rename --drop`

"#]]);
    let former = "\n#[deprecated(note = \"it is called `Pole` now\")]\npub type BoatMast = Pole;\n";
    assert!(folder.read("client/src/carriers/mod.rs").contains(former));
    assert!(folder.read("tablature.lock").contains("former:\n  carriers:\n    Boat.Mast: Pole\n"));
    folder.run("check").assert().code(0);
    folder.run("rename --stated").assert().code(0).stderr_eq(str![[r#"
nothing to rename: all have the names that the docs have for them

"#]]);

    folder.run("rename --drop").assert().code(0).stderr_eq(str![[r#"
updated tablature.lock: 1 change
dropped 1 old name

"#]]);
    assert!(!folder.read("client/src/carriers/mod.rs").contains("deprecated"));
    assert!(!folder.read("tablature.lock").contains("former"));
    folder.run("check").assert().code(0);
}

#[test]
fn a_function_gets_another_name() {
    let folder = boats();
    let rename = ["rename", "GET /api/v1/Boat/Read", "v1Boat_Look"];
    folder.run("").args(rename).assert().code(0).stderr_eq(str![[r#"
updated tablature.lock: 1 change, 1 of what was known
  function v1Boat_Read is called v1Boat_Look
renamed 1 name; the old ones are deprecated until `tablature rename --drop`

"#]]);
    let module = folder.read("client/src/rest/boat.rs");
    assert!(module.contains("pub fn look() -> Call<Boat> {"));
    assert!(module.contains("pub fn read() -> Call<Boat> {\n    look()\n}"));
    folder.run("check").assert().code(0);
}

#[test]
fn what_cannot_be_called_otherwise_stays_as_it_is() {
    let folder = boats();
    let before = (folder.read("tablature.lock"), folder.read("client/.tablature-files"));
    for (names, says) in [
        (
            "Boat Ship",
            str![[r#"
error: `Boat` cannot be called `Ship`: the docs say what it is called

"#]],
        ),
        (
            "Bot Ship",
            str![[r#"
error: nothing in the lock is called `Bot`

"#]],
        ),
        (
            "Boat.Mast Boat",
            str![[r#"
error: `Boat` is the name of something else already

"#]],
        ),
        (
            "v1Boat_Read v1Mast_Read",
            str![[r#"
error: `v1Mast_Read` is the name of something else already

"#]],
        ),
    ] {
        folder.run(&format!("rename -q {names}")).assert().code(2).stderr_eq(says);
    }
    assert_eq!((folder.read("tablature.lock"), folder.read("client/.tablature-files")), before);
}
