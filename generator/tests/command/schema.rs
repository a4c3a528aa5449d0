//! `tablature schema`.

use crate::folder::Folder;
use snapbox::str;
use std::fs;

#[test]
fn writes_to_standard_output() {
    let folder = Folder::with(&[]);
    let known = [
        ("dialect", "sections"),
        ("config", "overrides"),
        ("diff", "changes"),
        ("lint", "findings"),
    ];
    for (what, key) in known {
        let run = folder.run(&format!("schema {what}")).assert().code(0).stderr_eq("");
        let schema = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
        assert!(schema.ends_with("}\n"));
        let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert!(schema["properties"][key]["description"].is_string());
        folder.run(&format!("schema {what} -o -")).assert().code(0).stderr_eq("");
    }
    assert!(!folder.path("-").exists());
}

#[test]
fn writes_to_a_file_and_leaves_it_alone_if_it_is_up_to_date() {
    let folder = Folder::with(&[]);
    let command = "schema config -o schemas/config.json";
    folder.run(command).assert().code(0).stdout_eq("").stderr_eq(str![[r#"
wrote schemas/config.json

"#]]);
    let before = fs::metadata(folder.path("schemas/config.json")).unwrap().modified().unwrap();
    folder.run(command).assert().code(0).stdout_eq("").stderr_eq(str![[r#"
unchanged: schemas/config.json

"#]]);
    let after = fs::metadata(folder.path("schemas/config.json")).unwrap().modified().unwrap();
    assert_eq!(before, after);
    folder.run(&format!("{command} --quiet")).assert().code(0).stderr_eq("");
    let printed = folder.run("schema config").output().unwrap().stdout;
    assert_eq!(folder.read("schemas/config.json").as_bytes(), printed);
}

#[test]
fn there_are_no_schemas_of_other_files() {
    let folder = Folder::with(&[]);
    folder.run("schema lock").assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: invalid value 'lock' for '<KIND>'
  [possible values: dialect, config, diff, lint]

For more information, try '--help'.

"#]]);
    folder.run("schema config -o .").assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: cannot write .: [..]

"#]]);
}
