//! What is sent and what is answered are judged apart, where pages cannot say it: closed enumerations,
//! and properties that answers always have.

use crate::diff::{Report, Side};
use crate::model::api::{Api, EnumId, Enumeration, Type};
use crate::shell::pipeline::{Input, run};

/// The model of the pages, with a property `Colour` of certain words.
fn api() -> Api {
    let folder = tempfile::tempdir().unwrap();
    super::write(folder.path(), &[]);
    let input = Input { docs: vec![folder.path().to_owned()], ..Input::default() };
    let mut api = run(&input, &()).unwrap().api.unwrap();
    let values = ["red", "blue"].map(str::to_owned).to_vec();
    let name = vec!["Colour".to_owned()];
    api.enums.push(Enumeration { name, values, closed: false, docs: String::new() });
    let id = EnumId(api.enums.len() as u32 - 1);
    for name in ["Shelf.Boxes", "BoxEntity"] {
        property(&mut api, name, "Colour").ty = Type::Enum(id);
    }
    api
}

fn property<'a>(
    api: &'a mut Api,
    carrier: &str,
    name: &str,
) -> &'a mut crate::model::api::Property {
    let mut carriers = api.carriers.iter_mut();
    let carrier = carriers.find(|one| one.name.display() == carrier).unwrap();
    carrier.properties.iter_mut().find(|property| property.name == name).unwrap()
}

/// What is told of the model and another.
fn told(old: &Api, new: &Api) -> String {
    let side = |api: &Api| Side::of_api("side", api.clone(), &|_| None);
    super::short(&Report::new(&side(old), &side(new), &Default::default()))
}

#[test]
fn words_of_enumerations() {
    let old = api();
    let mut new = old.clone();
    new.enums.last_mut().unwrap().values = ["red", "green"].map(str::to_owned).to_vec();
    insta::assert_snapshot!(told(&old, &new), @r#"
    compatible answered-word-added: BoxEntity.Colour: property `Colour` can be `green`, too
    breaking sent-word-removed: BoxEntity.Colour: property `Colour` cannot be `blue` any more
    compatible answered-word-added: Shelf.Boxes.Colour: property `Colour` can be `green`, too
    compatible answered-word-removed: Shelf.Boxes.Colour: property `Colour` cannot be `blue` any more
    major: enums::Colour::Blue: gone
    minor: enums::Colour::Green: new
    crate: major
    "#);
    let close = |api: &Api| {
        let mut api = api.clone();
        api.enums.last_mut().unwrap().closed = true;
        api
    };
    insta::assert_snapshot!(told(&close(&old), &close(&new)), @r#"
    breaking answered-word-added-to-closed: BoxEntity.Colour: property `Colour` can be `green`, too
    breaking sent-word-removed: BoxEntity.Colour: property `Colour` cannot be `blue` any more
    breaking answered-word-added-to-closed: Shelf.Boxes.Colour: property `Colour` can be `green`, too
    compatible answered-word-removed: Shelf.Boxes.Colour: property `Colour` cannot be `blue` any more
    major: enums::Colour::Blue: gone
    major: enums::Colour::Green: new (breaks only code that matches all its variants)
    crate: major
    "#);
    insta::assert_snapshot!(told(&old, &close(&old)), @r#"
    major: From<&str> for enums::Colour: gone
    major: FromStr for enums::Colour: gone
    major: enums::Colour::Other: gone
    minor: enums::Colour: no others will be added
    minor: Copy for enums::Colour: new
    minor: Default for enums::Colour: new
    minor: Eq for enums::Colour: new
    minor: FromStr, which may fail, for enums::Colour: new
    minor: Hash for enums::Colour: new
    minor: PartialEq for enums::Colour: new
    crate: major
    "#);
}

#[test]
fn what_is_always_there() {
    let old = api();
    let mut new = old.clone();
    property(&mut new, "Shelf", "Label").required = true;
    property(&mut new, "BoxEntity", "Note").required = true;
    insta::assert_snapshot!(told(&old, &new), @r#"
    compatible answered-property-always-there: Shelf.Label: property `Label` is always there now
    breaking sent-property-required: BoxEntity.Note: property `Note` is required now
    major: carriers::BoxEntity.note: `String`, was `Option<String>`
    major: carriers::Shelf.label: `String`, was `Option<String>`
    crate: major
    "#);
    insta::assert_snapshot!(told(&new, &old), @r#"
    breaking answered-property-may-be-missing: Shelf.Label: property `Label` can be missing now
    breaking answered-property-may-be-missing: BoxEntity.Note: property `Note` can be missing now
    major: carriers::BoxEntity.note: `Option<String>`, was `String`
    major: carriers::Shelf.label: `Option<String>`, was `String`
    crate: major
    "#);
}

#[test]
fn structs_and_what_stands_in_their_place() {
    let old = api();
    let mut new = old.clone();
    let boxes = new.carriers.iter().position(|one| one.name.display() == "BoxEntity").unwrap();
    let id = crate::model::api::CarrierId(boxes as u32);
    property(&mut new, "Shelf", "Boxes").ty = Type::Carrier(id).list();
    insta::assert_snapshot!(told(&old, &new), @r#"
    breaking answered-type-changed: Shelf.Boxes: property `Boxes` is `[BoxEntity]` now; it was `[Shelf.Boxes]`
    major: CarrierMut for carriers::ShelfBoxes: gone
    major: carriers::Shelf.boxes: `Option<Vec<carriers::BoxEntity>>`, was `Option<Vec<carriers::ShelfBoxes>>`
    crate: major
    "#);
    property(&mut new, "Shelf", "Boxes").ty = Type::Any;
    property(&mut new, "Shelf", "Label").ty = Type::String.nullable().list();
    insta::assert_snapshot!(told(&old, &new), @r#"
    breaking answered-type-changed: Shelf.Label: property `Label` is `[string, null]` now; it was `string`
    risky type-unstated: Shelf.Boxes: property `Boxes` is `any` now; it was `[Shelf.Boxes]`
    major: CarrierMut for carriers::ShelfBoxes: gone
    major: carriers::Shelf.boxes: `Option<Value>`, was `Option<Vec<carriers::ShelfBoxes>>`
    major: carriers::Shelf.label: `Option<Vec<Option<String>>>`, was `Option<String>`
    crate: major
    "#);
}
