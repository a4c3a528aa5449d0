//! A lock in the names that another edition has.

use super::*;

fn renamed(text: &str, names: &[(&str, &str)]) -> String {
    let names = names.iter().map(|(old, new)| ((*old).to_owned(), (*new).to_owned()));
    let text = good(text).renamed(names.collect()).to_string();
    text[text.find("carriers:").unwrap()..].to_owned()
}

#[test]
fn all_that_speaks_of_a_carrier_has_its_new_name() {
    let text = "\
version: 1
carriers:
  Jar: {}
  Shelf.Get.Answer:
    Lid: Shelf.Get.Answer.Lid
    Jars: [Jar]
  Shelf.Get.Answer.Lid:
    Within: {Shelf.Get.Answer.Lid}
operations:
  GET /shelf: {id: v1_Get, answers: [Shelf.Get.Answer]}
";
    insta::assert_snapshot!(renamed(text, &[("Shelf.Get.Answer", "Shelf"), ("Jar", "Pot")]), @r"
    carriers:
      Pot: {}
      Shelf:
        Lid: Shelf.Lid
        Jars: [Pot]
      Shelf.Lid:
        Within: {Shelf.Lid}
    operations:
      GET /shelf: {id: v1_Get, answers: [Shelf]}
    ");
}

#[test]
fn places_that_only_look_like_those_in_a_carrier_stay() {
    let text = "\
version: 1
carriers:
  Shelf:
    Lid: Lid
    Box: Shelf.Box
  Lid: {}
  Rack.Box: {}
  Shelf.Box: {}
  Shelf.Lid.Answer: {}
";
    insta::assert_snapshot!(renamed(text, &[("Shelf", "Rack")]), @r"
    carriers:
      Lid: {}
      Rack:
        Lid: Lid
        Box: Shelf.Box
      Rack.Box: {}
      Shelf.Box: {}
      Shelf.Lid.Answer: {}
    ");
}

#[test]
fn of_two_that_become_one_the_first_counts() {
    let text = "\
version: 1
carriers:
  A:
    Id: int32
    Kind: any
  B:
    Id: string
    Kind: [string]
    Name: string
";
    insta::assert_snapshot!(renamed(text, &[("A", "C"), ("B", "C")]), @r"
    carriers:
      C:
        Id: int32
        Kind: [string]
        Name: string
    ");
}
