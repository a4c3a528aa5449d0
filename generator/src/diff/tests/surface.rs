//! What crates offer, read off their sources.

use crate::diff::surface::{Step, Surface};
use crate::model::api::{Api, CarrierName};
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

#[test]
fn a_name_of_before_that_leads_on_breaks_nobody() {
    let folder = tempfile::tempdir().unwrap();
    super::write(folder.path(), &[]);
    let input = Input { docs: vec![folder.path().to_owned()], ..Input::default() };
    let old = run(&input, &()).unwrap().api.unwrap();
    let mut new = old.clone();
    let shelf = new.carriers.iter_mut().find(|one| one.name.display() == "Shelf").unwrap();
    let was = std::mem::replace(&mut shelf.name, CarrierName::Stated("Rack".to_owned()));
    new.former.carriers.push((was, "Rack".to_owned()));
    let operation = &mut new.operations[0];
    let was = std::mem::replace(&mut operation.name, "LookAt".to_owned());
    new.former.operations.push((was, operation.key()));
    insta::assert_snapshot!(told(&old, &new), @r"
    minor
    carriers::Shelf: new
    rest::shelf::look_at: new
    ");
    // They are dropped with the next version that may break.
    let mut dropped = new.clone();
    dropped.former = Default::default();
    insta::assert_snapshot!(told(&new, &dropped), @r"
    major
    carriers::Shelf: gone
    rest::shelf::get_shelf: gone
    ");
}

fn told(old: &Api, new: &Api) -> String {
    let (old, new) = Surface::of_both(old, new);
    let (step, changes) = crate::diff::surface(&old, &new, &Default::default());
    let lines = changes.iter().map(|one| format!("{}: {}\n", one.path, one.says));
    format!("{}\n{}", step.name(), lines.collect::<String>())
}
