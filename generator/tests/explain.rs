//! What is told of decisions: small pages that show one rule each, and the example.

use std::path::PathBuf;
use tablature::explain::{Explainer, Look, lay_out};
use tablature::pages::dialect::Dialect;
use tablature::shell::pipeline::{Input, run};

/// What is told of these names, where the pages of `docs` are all there is.
fn told(docs: &str, names: &[&str]) -> String {
    let input = Input {
        docs: vec![PathBuf::from(docs)],
        dialect: Dialect::default(),
        keep_going: true,
        ..Input::default()
    };
    told_of(&input, names)
}

fn told_of(input: &Input, names: &[&str]) -> String {
    let outcome = run(input, &()).expect("the pages are there");
    let api = outcome.api.as_ref().expect("there are pages without errors");
    let explainer = Explainer::new(api, &outcome.sources, "superoffice");
    let subjects = names.iter().flat_map(|name| explainer.find(name));
    let texts = subjects.map(|subject| lay_out(&explainer.explain(subject), &Look::default()));
    let text = texts.collect::<Vec<_>>().join("\n");
    let docs = format!("{}/", input.docs[0].display());
    text.replace(&docs, "")
}

#[test]
fn a_carrier_and_its_properties() {
    let names = ["TimeZoneData", "TimeZoneData.ChangeRules", "TimeZoneData.FieldProperties"];
    insta::assert_snapshot!(told("../docs-input", &names));
}

#[test]
fn an_operation_with_all_its_parts() {
    let names = ["v1ChatAgent_PickUpFirstChatSession"];
    insta::assert_snapshot!(told("../docs-input", &names));
}

#[test]
fn a_name_that_names_several_things() {
    let docs = "tests/model/a_name_claimed_for_several_shapes_names_none";
    insta::assert_snapshot!(told(docs, &["*.Answer", "*.Owner"]));
}

#[test]
fn what_holds_elsewhere() {
    let docs = "tests/model/elsewhere_counts_where_two_places_agree";
    insta::assert_snapshot!(told(docs, &["*.*"]));
    let docs = "tests/model/elsewhere_does_not_count_where_places_disagree";
    insta::assert_snapshot!(told(docs, &["*.*"]));
}

#[test]
fn bodies_that_only_prose_describes() {
    let docs = "tests/model/bodies_without_table_and_sample_are_read_out_of_prose";
    insta::assert_snapshot!(told(docs, &["*#request"]));
}

#[test]
fn answers_of_every_kind() {
    let docs = "tests/model/answers_may_be_scalars_lists_and_dictionaries";
    insta::assert_snapshot!(told(docs, &["*#answer"]));
    insta::assert_snapshot!(told("tests/model/uploads_and_streams_are_bytes", &["*#*"]));
    insta::assert_snapshot!(told("tests/model/an_answer_may_be_absent", &["*#answer"]));
}

#[test]
fn lists_with_nulls() {
    let docs = "tests/model/items_of_lists_may_be_null";
    insta::assert_snapshot!(told(docs, &["Boat.Names", "Boat.Legs", "v1Boat_List#*"]));
}

#[test]
fn what_must_be_there() {
    let docs = "tests/model/requests_have_what_their_tables_require";
    insta::assert_snapshot!(told(docs, &["v1BoatAgent_Build.request.Name", "PierEntity.Town"]));
    let docs = "tests/model/a_sample_may_lack_what_its_table_requires";
    insta::assert_snapshot!(told(docs, &["v1BoatAgent_Build.request.Name"]));
}

#[test]
fn what_another_edition_shows() {
    let docs = "tests/explain/poorer";
    let input = Input {
        docs: vec![docs.into()],
        evidence: vec!["tests/explain/richer".into()],
        ..Input::default()
    };
    insta::assert_snapshot!(told_of(&input, &["Pantry", "Pantry.Keeper", "*#answer"]));
}
