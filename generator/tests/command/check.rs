//! What `tablature check` tells people, pull requests and programs.

use crate::folder::{Folder, GET_SHELF};
use snapbox::str;

/// A crate that is out of date, with a warning in its docs, an edited file, and a lock that lacks something.
fn stale() -> Folder {
    let folder = Folder::generated();
    let page = GET_SHELF
        .replace("| Label | string |", "| Room | string | 50%, or\u{a0}so |\n| Label | string");
    folder.put("docs/get.md", page);
    let readme = folder.read("generated/README.md");
    folder.put("generated/README.md", readme + "By hand.\n");
    folder
}

#[test]
fn a_pull_request_is_annotated() {
    let folder = stale();
    let run = folder.run("check docs --name pantry --format github").assert().code(1);
    run.stdout_eq(str![[r#"
::error file=generated/README.md,line=1,title=stale crate::pantry in generated/ is stale: 2 files differ; move 1 file away that `tablature generate` will not overwrite, then run it%0AREADME.md was edited since it was generated%0Asrc/rest/shelf/carriers.rs is out of date
::error file=generated/tablature.lock,line=1,title=stale lock::generated/tablature.lock is out of date by 1 change; run `tablature generate`%0AShelf.Room: string added

"#]]).stderr_eq(str![[r#"
::warning file=docs/get.md,line=30,endLine=30,col=1,endColumn=41,title=short-row::this row has 2 cells, fewer than the 3 of its table%0Ahelp: the cells it lacks are read as empty
::warning file=docs/get.md,line=30,endLine=30,col=11,endColumn=39,title=unknown-type::`string What is written on it` is not a type that the dialect knows

"#]]);
    let run = folder.run("check docs --name pantry --format github --quiet").assert().code(1);
    run.stdout_eq("").stderr_eq("");
    let folder = Folder::generated();
    folder.run("check docs --name pantry --format github").assert().code(0).stdout_eq("");
}

#[test]
fn programs_get_a_line_for_each() {
    let folder = stale();
    let run = folder.run("check docs --name pantry --format json").assert().code(1);
    run.stdout_eq(str![[r#"
{"kind":"finding","code":"short-row","severity":"warning","message":"this row has 2 cells, fewer than the 3 of its table","help":"the cells it lacks are read as empty","place":{"file":"docs/get.md","line":30,"column":1,"endLine":30,"endColumn":41}}
{"kind":"finding","code":"unknown-type","severity":"warning","message":"`string What is written on it` is not a type that the dialect knows","place":{"file":"docs/get.md","line":30,"column":11,"endLine":30,"endColumn":39}}
{"kind":"file","path":"generated/README.md","is":"edited"}
{"kind":"file","path":"generated/src/rest/shelf/carriers.rs","is":"outdated"}
{"kind":"lock","path":"generated/tablature.lock","says":"Shelf.Room: string added"}
{"kind":"crate","name":"pantry","folder":"generated/","isUpToDate":false}

"#]]).stderr_eq(str![[r#""#]]);
    let folder = Folder::generated();
    let run = folder.run("check docs --name pantry --format json").assert().code(0);
    run.stdout_eq(str![[r#"
{"kind":"crate","name":"pantry","folder":"generated/","isUpToDate":true}

"#]]);
}

#[test]
fn findings_in_one_line_each() {
    let folder = stale();
    folder.run("check docs --name pantry --format short").assert().code(1).stderr_eq(str![[r#"
docs/get.md:30:1: warning[short-row]: this row has 2 cells, fewer than the 3 of its table
docs/get.md:30:11: warning[unknown-type]: `string What is written on it` is not a type that the dialect knows
pantry in generated/ is stale: 2 files differ; move 1 file away that `tablature generate` will not overwrite, then run it
generated/tablature.lock is out of date by 1 change; run `tablature generate`

"#]]);
}
