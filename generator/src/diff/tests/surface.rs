//! What crates offer, read off their sources.

use crate::diff::surface::{Step, Surface};
use crate::rust::emit_sources;
use crate::shell::pipeline::{Input, run};

#[test]
fn all_that_is_public_is_found() {
    let folder = tempfile::tempdir().unwrap();
    super::write(folder.path(), &[]);
    let input = Input { docs: vec![folder.path().to_owned()], ..Input::default() };
    let api = run(&input, &()).unwrap().api.unwrap();
    let nothing = crate::model::api::Api::default();
    let (surface, _) = Surface::of_both(&api, &nothing);
    let line = |(path, item): (&String, &crate::diff::surface::Item)| {
        format!("{path}: {:?} {}\n", item.kind, item.signature.join(" | "))
    };
    insta::assert_snapshot!(surface.items.iter().map(line).collect::<String>());
    // Nothing of what is emitted goes by unread.
    for (path, text) in &emit_sources(&api).files {
        let text = String::from_utf8_lossy(text);
        assert!(syn::parse_file(&text).is_ok(), "{path}");
    }
    let (same, other) = Surface::of_both(&api, &api);
    assert_eq!(crate::diff::surface(&same, &other, &Default::default()), (Step::None, Vec::new()));
}
