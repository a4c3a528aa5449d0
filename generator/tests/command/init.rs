//! `tablature init` and `tablature coverage`.

use crate::folder::{Folder, is_empty};
use snapbox::str;
use tablature::pages::dialect::Dialect;

/// Operations in a style that is built in nowhere.
const BOATS: &str = "# Boats

## List boats

**Call:** `GET /v1/boats`

**Parameters**

| Name | Kind of type | Required | Notes |
|---|---|---|---|
| length | integer | no | At least so many metres |

**Example response**

```json
[{ \"id\": 7, \"name\": \"Gull\" }]
```

## Rename a boat

**Call:** `PUT /v1/boats/:id`

**Parameters**

| Name | Kind of type | Required | Notes |
|---|---|---|---|
| name | string | yes | The new name |

```ruby
boat.rename \"Tern\"
```
";

#[test]
fn a_dialect_is_drafted_where_none_fits() {
    let folder = Folder::with(&[("docs/boats.md", BOATS)]);
    folder.run("init").assert().code(0).stdout_eq("").stderr_eq(str![[r#"
no built-in dialect finds an operation
none fits, so one is drafted
the draft finds 2 operations (100% of what looks like one), 100% of rows and code blocks
wrote dialect.yaml
wrote tablature.yaml
next: `tablature coverage` says what is not understood yet, `tablature generate` writes the crate

"#]]);
    folder.run("generate").assert().code(0);
    assert!(folder.path("generated/src/lib.rs").exists());
    insta::assert_snapshot!("a_drafted_dialect", folder.read("dialect.yaml"));
    insta::assert_snapshot!("a_configuration_with_a_draft", folder.read("tablature.yaml"));
}

#[test]
fn a_built_in_dialect_is_named_if_it_fits() {
    let folder = Folder::of_shelves();
    folder.run("init docs").assert().code(0).stdout_eq("").stderr_eq(str![[r#"
what the built-in dialects find:
  superoffice: 2 operations (100% of what looks like one), 100% of rows and code blocks
  mastodon: 2 operations (100% of what looks like one), 22% of rows and code blocks
`superoffice` fits
wrote tablature.yaml
next: `tablature coverage` says what is not understood yet, `tablature generate` writes the crate

"#]]);
    assert!(!folder.path("dialect.yaml").exists());
    insta::assert_snapshot!("a_configuration", folder.read("tablature.yaml"));
    folder.run("generate").assert().code(0);
}

#[test]
fn files_that_are_there_stay() {
    for (command, name) in [
        ("init", "tablature.yaml"),
        ("init --draft", "dialect.yaml"),
        ("init docs --draft -o ours.yaml", "ours.yaml"),
    ] {
        let folder = Folder::of_shelves();
        folder.put(name, "# ours\n");
        let run = folder.run(command).assert().code(2).stdout_eq("");
        let told = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
        assert!(
            told.contains(&format!("error: {name} exists already; it is left as it is\n")),
            "{told}"
        );
        assert_eq!(folder.read(name), "# ours\n");
        folder.run(&format!("{command} --force")).assert().code(0);
        assert_ne!(folder.read(name), "# ours\n");
    }
}

#[test]
fn one_file_is_written_or_printed() {
    let folder = Folder::of_shelves();
    let printed = folder.run("init docs --draft -o -").assert().code(0).get_output().stdout.clone();
    let printed = String::from_utf8(printed).unwrap();
    Dialect::from_yaml(&printed).unwrap();
    assert!(!folder.path("tablature.yaml").exists() && !folder.path("-").exists());
    folder.run("init docs --draft -o ours/pantry.yaml").assert().code(0);
    assert!(folder.read("ours/pantry.yaml").contains("\nname: 'pantry'\n"));
    folder.run("list docs --dialect ours/pantry.yaml").assert().code(0);
    // Paths are relative to the file.
    folder.run("init docs -o here/tablature.yaml").assert().code(0);
    assert!(folder.read("here/tablature.yaml").contains("docs: ['../docs']"));
    folder.run_in("here", "list").assert().code(0);
    let printed = folder.run("init docs -o -").assert().code(0).get_output().stdout.clone();
    assert!(String::from_utf8(printed).unwrap().contains("\ndialect: '"));
}

#[test]
fn docs_with_nothing_in_them() {
    let folder = Folder::with(&[("docs/", "")]);
    folder.run("init docs").assert().code(1).stdout_eq("").stderr_eq(str![[r#"
error[no-pages]: there is no Markdown page in `docs`
nothing written: there is nothing to look at

"#]]);
    folder.run("coverage docs").assert().code(1).stdout_eq("").stderr_eq(str![[r#"
error[no-pages]: there is no Markdown page in `docs`

"#]]);
    folder.run("init nowhere").assert().code(2).stderr_eq(str![[r#"
error: cannot read the docs in nowhere: [..]

"#]]);
    folder.run("coverage nowhere").assert().code(2).stderr_eq(str![[r#"
error: cannot read the docs in nowhere: [..]

"#]]);
    folder.put("docs/index.md", "# Hello\n\nThere is nothing here.\n");
    folder.run("init docs -o -").assert().code(1).stderr_eq(str![[r#"
no built-in dialect finds an operation
none fits, so one is drafted
nothing in these pages looks like method and path, so the draft finds no operation

"#]]);
    assert!(!is_empty(&folder.path("docs")));
    folder.run("coverage docs").assert().code(1).stdout_eq(str![[r#"
understood:
    0%  pages: 0 of 1
     –  what looks like an endpoint: 0 of 0
     –  rows of tables: 0 of 0
     –  code blocks: 0 of 0

next: nothing looks like an endpoint here; see that these are the right pages

"#]]);
}

#[test]
fn what_is_not_understood() {
    let folder = Folder::with(&[("docs/boats.md", BOATS)]);
    folder.run("init --quiet").assert().code(0).stderr_eq("");
    folder.run("coverage").assert().code(0).stderr_eq("").stdout_eq(str![[r#"
understood:
  100%  pages: 1 of 1
  100%  what looks like an endpoint: 2 of 2
  100%  rows of tables: 2 of 2
  100%  code blocks: 1 of 1

next: all is understood; `tablature generate` writes the crate

"#]]);
    let told = folder.run("coverage --json").assert().code(0).get_output().stdout.clone();
    let told: serde_json::Value = serde_json::from_slice(&told).unwrap();
    assert_eq!(told["endpoints"], serde_json::json!({"understood": 2, "all": 2}));
    assert!(told["gaps"].is_array());
    // The usual dialect understands nothing of it.
    folder.run("coverage docs").assert().code(1).stdout_eq(str![[r#"
understood:
    0%  pages: 0 of 1
    0%  what looks like an endpoint: 0 of 2
    0%  rows of tables: 0 of 2
    0%  code blocks: 0 of 2

not understood: what looks like an endpoint and is none for the dialect
      1  text like **Call:** `GET …`   (docs/boats.md:5:1)
      1  text like **Call:** `PUT …`   (docs/boats.md:21:1)

not understood: tables
      2  Name | Kind of type | Required | Notes   (docs/boats.md:9:1)

not understood: code blocks
      1  json: JSON   (docs/boats.md:15:1)
      1  ruby: begins with `boat.rename`   (docs/boats.md:29:1)

next: say in `endpoint.prose` that method and path stand in text like **Call:** `GET …`; `tablature init --draft` writes patterns for such

"#]]);
}
