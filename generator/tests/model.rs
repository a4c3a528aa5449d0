//! What the model is for small pages: one test for each rule, named after what it shows.
//!
//! Each test reads the pages of `tests/model/<name>/`, in the built-in dialect unless a `dialect.yaml`
//! lies beside them, with the overrides of a `tablature.yaml` if there is one, and holds the outline
//! of the model and the findings against a snapshot.

use std::path::PathBuf;
use tablature::api::Outline;
use tablature::config::{self, Config};
use tablature::diagnostics::render_short;
use tablature::dialect::Dialect;
use tablature::overrides::Overrides;
use tablature::pipeline::{Input, run};

/// The model and the findings of a folder of pages, as text.
fn outline(case: &str) -> String {
    let docs = PathBuf::from("tests/model").join(case);
    let dialect = match std::fs::read_to_string(docs.join("dialect.yaml")) {
        Ok(own) => Dialect::from_yaml(&own).expect("the dialect can be used"),
        Err(_) => Dialect::default(),
    };
    let config = docs.join(config::FILE_NAME);
    let overrides = match config.exists() {
        true => Config::load(&config).expect("the configuration can be used").overrides,
        false => Overrides::default(),
    };
    let input =
        Input { docs: vec![docs], dialect, overrides, keep_going: true, ..Input::default() };
    let outcome = run(&input, &()).expect("the pages are there");
    let mut text = outcome.api.map_or("no model\n".to_owned(), |api| Outline(&api).to_string());
    for found in outcome.diagnostics.iter() {
        let found = render_short(found, &outcome.sources);
        text.push_str(&found.replace(&format!("tests/model/{case}/"), ""));
        text.push('\n');
    }
    text
}

macro_rules! cases {
    ($($name:ident,)*) => {
        $(
            #[test]
            fn $name() {
                insta::assert_snapshot!(outline(stringify!($name)));
            }
        )*
    };
}

cases! {
    a_body_may_be_announced_by_a_sample_alone,
    a_dialect_of_ones_own,
    a_name_claimed_for_several_shapes_names_none,
    a_page_that_promises_an_endpoint_must_have_one,
    a_page_without_answer_may_claim_a_type,
    a_patch_is_operations_or_a_merge,
    a_request_may_lack_what_only_answers_have,
    a_sample_does_not_overrule_a_table,
    a_stated_name_types_a_reference,
    a_table_can_describe_the_values_of_a_dictionary,
    an_answer_may_be_absent,
    answers_may_be_scalars_lists_and_dictionaries,
    array_bodies_show_in_the_sample_or_in_others_of_the_name,
    bodies_without_table_and_sample_are_read_out_of_prose,
    deprecated_properties_say_what_to_use,
    dictionaries_have_values_and_no_properties,
    elsewhere_counts_where_two_places_agree,
    elsewhere_does_not_count_from_one_place,
    elsewhere_does_not_count_where_places_disagree,
    empty_objects_and_null_say_nothing,
    enums_are_named_after_their_parameter,
    equal_shapes_are_one_carrier,
    exact_overrides_go_before_those_with_wildcards,
    headers_of_one_operation_are_its_parameters,
    headings_and_code_of_the_summary_stay_in_it,
    odd_tables_are_understood_or_diagnosed,
    of_two_pages_for_an_endpoint_the_listed_one_counts,
    of_overrides_of_equal_rank_none_goes_before_the_other,
    of_two_pages_for_an_endpoint_the_newer_format_counts,
    overrides_go_before_what_the_docs_say,
    overrides_that_change_nothing_are_reported,
    overrides_that_make_no_sense_are_refused,
    path_parameters_come_in_the_order_of_the_path,
    recursion_ends_at_the_carrier_itself,
    references_take_their_structure_from_the_sample,
    request_carriers_belong_to_their_operation,
    requests_print_dates_as_strings,
    rows_with_keys_of_their_own_stay_open,
    samples_are_held_against_overrides,
    samples_may_stand_in_files_of_their_own,
    samples_that_are_not_json_get_no_test,
    uploads_and_streams_are_bytes,
    without_a_success_the_answer_is_unknown,
}
