//! What the model is for small pages: one test for each rule, named after what it shows.
//!
//! Each test reads the pages of `tests/model/<name>/`, in the usual dialect unless a `dialect.yaml`, or a
//! `dialect.txt` with the name of a built-in one, lies beside them, with the overrides of a `tablature.yaml` if there is one, and holds the outline
//! of the model and the findings against a snapshot.
//!
//! A `tablature.lock` beside the pages is what was concluded before, and the snapshot then says how
//! it has to change. A folder `evidence` is another edition; the pages themselves lie in `docs` then.

use std::collections::BTreeSet;
use std::path::PathBuf;
use tablature::diagnostics::{Code, render_short};
use tablature::lint::fixes::{self, Mended};
use tablature::model::api::Outline;
use tablature::model::lock;
use tablature::model::overrides::Overrides;
use tablature::pages::dialect::Dialect;
use tablature::shell::config::{self, Config};
use tablature::shell::pipeline::{Input, Outcome, run};
use tempfile::TempDir;

/// What the pipeline makes of a case.
fn outcome(case: &str) -> Outcome {
    run(&input(case), &()).expect("the pages are there")
}

/// What goes into a case.
fn input(case: &str) -> Input {
    let folder = PathBuf::from("tests/model").join(case);
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).ok();
    let dialect = match (read("dialect.yaml"), read("dialect.txt")) {
        (Some(own), _) => Dialect::from_yaml(&own).expect("the dialect can be used"),
        (None, Some(name)) => Dialect::built_in(name.trim()).expect("the dialect is built in"),
        (None, None) => Dialect::default(),
    };
    let config = folder.join(config::FILE_NAME);
    let overrides = match config.exists() {
        true => Config::load(&config).expect("the configuration can be used").overrides,
        false => Overrides::default(),
    };
    let evidence = folder.join("evidence");
    let (docs, evidence) = match evidence.is_dir() {
        true => (folder.join("docs"), vec![evidence]),
        false => (folder.clone(), Vec::new()),
    };
    let lock = Some(folder.join(lock::FILE_NAME)).filter(|lock| lock.is_file());
    let docs = vec![docs];
    Input { docs, dialect, overrides, keep_going: true, lock, evidence, ..Input::default() }
}

/// The model and the findings of a folder of pages, as text.
fn outline(case: &str) -> String {
    let outcome = outcome(case);
    let mut text = outcome.api.map_or("no model\n".to_owned(), |api| Outline(&api).to_string());
    for found in outcome.diagnostics.iter() {
        let found = render_short(found, &outcome.sources);
        text.push_str(&found.replace(&format!("tests/model/{case}/"), ""));
        text.push('\n');
    }
    for change in outcome.lock.iter().flat_map(|lock| &lock.changes) {
        text.push_str(&format!("lock: {change}\n"));
    }
    text
}

/// The descriptions of all properties, as text.
fn descriptions(case: &str) -> String {
    let api = outcome(case).api.expect("no finding of error severity");
    let mut text = String::new();
    for carrier in &api.carriers {
        for property in &carrier.properties {
            let owner = carrier.name.display();
            text.push_str(&format!("{owner}.{}: {:?}\n", property.name, property.docs));
        }
    }
    text
}

/// The case with other texts for some of its files.
fn mended(case: &str, outcome: &Outcome, mended: &[Mended]) -> (TempDir, Outcome) {
    let folder = tempfile::tempdir().unwrap();
    let mut input = lint_input(case);
    for (id, file) in outcome.sources.iter() {
        let path = folder.path().join("docs").join(&file.name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let new = mended.iter().find(|mended| mended.file == id);
        std::fs::write(path, new.map_or(&*file.text, |mended| &mended.text)).unwrap();
    }
    input.docs = vec![folder.path().join("docs")];
    let outcome = run(&input, &()).unwrap();
    (folder, outcome)
}

/// What goes into a case, without what is remembered.
fn lint_input(case: &str) -> Input {
    Input { lint: true, lock: None, evidence: Vec::new(), ..input(case) }
}

#[test]
fn what_is_mended_means_the_same() {
    let mut kinds = BTreeSet::new();
    for folder in std::fs::read_dir("tests/model").unwrap() {
        let case = folder.unwrap().file_name().into_string().unwrap();
        let before = run(&lint_input(&case), &()).unwrap();
        let first = fixes::mend(&before.diagnostics, &before.sources);
        if first.is_empty() {
            continue;
        }
        let fixed = before.diagnostics.iter().filter(|found| !found.fix.is_empty());
        let codes: BTreeSet<Code> = fixed.map(|found| found.code).collect();
        let (_folder, after) = mended(&case, &before, &first);
        let text = |outcome: &Outcome| outcome.api.as_ref().map(|api| Outline(api).to_string());
        let keys = |outcome: &Outcome| {
            let operations = outcome.api.iter().flat_map(|api| &api.operations);
            operations.map(|operation| operation.key()).collect::<Vec<_>>()
        };
        // What could not be read before may tell more now.
        let gains = [Code::SampleNotJson, Code::LongRow].iter().any(|code| codes.contains(code));
        match gains {
            true => assert_eq!(keys(&after), keys(&before), "{case}"),
            false => assert_eq!(text(&after), text(&before), "{case}"),
        }
        assert!(after.counts.samples >= before.counts.samples, "{case}");
        // Of fixes that touch each other one is made at a time.
        let (mut _folder, mut last) = mended(&case, &before, &first);
        for _ in 0..5 {
            let again = fixes::mend(&last.diagnostics, &last.sources);
            if !again.is_empty() {
                (_folder, last) = mended(&case, &last, &again);
            }
        }
        assert_eq!(fixes::mend(&last.diagnostics, &last.sources), [], "{case}");
        kinds.extend(codes);
    }
    let mends = [
        Code::DoubledEntity,
        Code::BrokenRow,
        Code::LongRow,
        Code::UnclosedFence,
        Code::SampleNotJson,
    ];
    assert_eq!(kinds, BTreeSet::from(mends));
}

#[test]
fn what_names_a_carrier_is_left_out_of_the_description() {
    let case = "a_description_names_the_carrier_a_property_holds";
    insta::assert_snapshot!(descriptions(case));
}

/// What a case comes to is remembered, and the same pages come to the same with it.
#[test]
fn what_is_remembered_changes_nothing() {
    let mut faults = Vec::new();
    for case in CASES {
        let place = tempfile::tempdir().expect("a temporary folder");
        let first = Some(place.path().join("first.lock"));
        let mut input = Input { lock: first, ..input(case) };
        let own = PathBuf::from("tests/model").join(case).join(lock::FILE_NAME);
        if let (Some(first), true) = (&input.lock, own.is_file()) {
            std::fs::copy(own, first).expect("a copy of the lock");
        }
        let once = run(&input, &()).expect("the pages are there");
        let Some(written) = once.lock else { continue };
        written.write().expect("the lock is written");
        input.evidence.clear();
        let again = run(&input, &()).expect("the pages are there");
        let changes = again.lock.expect("there was a model before").changes;
        faults.extend(changes.iter().map(|change| format!("{case}: {change}")));
        let (once, again) = (once.api.expect("a model"), again.api.expect("a model"));
        if lock::Lock::of(&once) != lock::Lock::of(&again) {
            faults.push(format!("{case}:\n{}\nthen\n{}", Outline(&once), Outline(&again)));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

macro_rules! cases {
    ($($name:ident,)*) => {
        const CASES: &[&str] = &[$(stringify!($name)),*];

        $(
            #[test]
            fn $name() {
                insta::assert_snapshot!(outline(stringify!($name)));
            }
        )*
    };
}

cases! {
    a_body_is_a_list_by_its_prose,
    a_body_is_a_list_where_properties_of_its_name_are,
    a_body_may_be_announced_by_a_sample_alone,
    a_carrier_at_the_place_of_one_that_is_gone_has_its_name,
    a_carrier_named_after_a_place_keeps_its_name_when_docs_name_it,
    a_carrier_that_gained_a_property_keeps_its_name,
    a_column_of_no_role_is_a_finding,
    a_description_names_the_carrier_a_property_holds,
    a_dialect_of_ones_own,
    a_dialect_says_where_carriers_are_named,
    a_function_keeps_its_name_when_its_page_is_renamed,
    an_enumeration_keeps_its_name,
    a_heading_may_mean_the_query_or_the_body,
    a_list_may_say_of_what,
    a_list_names_its_items_if_prose_uses_the_name_elsewhere,
    a_list_of_dates_may_be_filled_with_words,
    a_mark_in_a_name_is_a_finding,
    a_name_claimed_for_several_shapes_names_none,
    a_name_printed_for_an_open_object_is_no_carrier,
    a_name_that_properties_hold_for_several_shapes_names_none,
    a_name_stays_with_most_pages,
    a_page_may_name_what_another_describes,
    a_page_that_comes_first_renames_nothing,
    a_page_that_comes_first_renames_nothing_that_grew,
    a_page_that_promises_an_endpoint_must_have_one,
    a_page_without_answer_may_claim_a_type,
    a_parameter_counts_once,
    a_patch_is_operations_or_a_merge,
    a_path_that_cannot_be_used_is_a_finding,
    a_plain_property_holds_no_carrier_whatever_is_said,
    a_property_names_its_owner,
    a_request_may_lack_what_only_answers_have,
    a_request_shows_a_part_and_an_answer_the_whole,
    a_sample_does_not_overrule_a_table,
    a_sample_may_lack_its_blank_line,
    a_sample_may_lack_what_its_table_requires,
    a_second_endpoint_is_found_wherever_it_stands,
    a_shape_that_properties_share_is_named_after_one_of_them,
    a_shape_that_properties_share_keeps_its_name,
    a_stated_name_types_a_reference,
    a_summary_about_something_of_a_carrier_does_not_name_the_answer,
    a_summary_names_the_carrier_of_the_answer,
    a_table_can_describe_the_values_of_a_dictionary,
    a_variant_is_named_after_the_carrier_it_extends,
    all_contradictions_of_a_sample_are_told,
    all_that_a_call_takes_may_stand_in_one_table,
    an_answer_may_be_absent,
    an_answer_may_have_properties_and_no_status,
    an_edition_with_other_names_completes_the_lock,
    an_int64_may_be_shown_as_a_fraction,
    an_operation_does_not_name_its_answer_where_several_might,
    an_operation_named_after_its_answer_counts_if_the_name_is_used_elsewhere,
    an_override_may_take_back_what_tables_require,
    an_override_says_whether_items_may_be_null,
    answers_may_be_scalars_lists_and_dictionaries,
    answers_that_are_trusted_have_what_tables_require,
    arguments_keep_their_places,
    arguments_keep_their_places_whoever_requires_them,
    array_bodies_show_in_the_sample_or_in_others_of_the_name,
    bodies_that_are_never_shown_leave_references_open,
    bodies_that_disagree_about_a_name_refute_it,
    bodies_without_table_and_sample_are_read_out_of_prose,
    bytes_need_not_be_base64,
    carriers_may_exist_in_samples_alone,
    carriers_may_hold_each_other,
    code_and_sections_may_be_ignored,
    commands_show_requests,
    comments_say_nothing,
    deprecated_properties_say_what_to_use,
    dictionaries_have_values_and_no_properties,
    dictionaries_of_carriers_and_of_dictionaries,
    elements_state_endpoints_and_envelopes_wrap_answers,
    elsewhere_counts_where_two_places_agree,
    elsewhere_does_not_count_from_one_place,
    elsewhere_does_not_count_where_places_disagree,
    empty_objects_and_null_say_nothing,
    endpoints_stand_in_tables_lists_and_parts,
    enumerations_of_properties_stay_text,
    enums_are_named_after_their_parameter,
    equal_shapes_are_one_carrier,
    evidence_takes_no_names_away,
    equal_shapes_keep_their_own_names,
    exact_overrides_go_before_those_with_wildcards,
    headers_need_no_heading_to_be_headers,
    headers_of_one_operation_are_its_parameters,
    headings_and_code_of_the_summary_stay_in_it,
    html_states_endpoints,
    items_of_lists_may_be_null,
    lines_are_headings_of_a_long_page,
    links_lead_to_types,
    links_stand_in_paths,
    lists_of_properties_are_findings,
    memory_completes_a_poorer_edition,
    memory_decides_between_the_names_of_a_shape,
    memory_keeps_that_items_may_be_null,
    memory_keeps_wide_numbers_and_texts,
    memory_knows_which_bodies_are_lists,
    memory_tells_dictionaries_from_carriers,
    method_and_path_come_from_the_fence,
    names_differ_by_case_and_so_do_properties,
    numbers_beyond_what_is_kept_are_findings,
    numbers_of_untold_properties_are_as_wide_as_any_sample,
    odd_tables_are_understood_or_diagnosed,
    of_overrides_of_equal_rank_none_goes_before_the_other,
    of_several_names_for_a_shape_the_property_decides,
    of_pages_that_disagree_the_lock_knows_whose_name_it_was,
    of_two_pages_for_an_endpoint_the_listed_one_counts,
    of_two_pages_for_an_endpoint_the_newer_format_counts,
    operations_may_differ_in_what_they_require,
    other_editions_serve_as_memory,
    overrides_go_before_what_the_docs_say,
    overrides_that_change_nothing_are_reported,
    overrides_that_make_no_sense_are_refused,
    pages_may_be_told_apart_by_folders,
    parameters_that_are_objects_are_findings,
    path_parameters_come_in_the_order_of_the_path,
    paths_may_differ_by_a_token_alone,
    paths_may_write_parameters_in_other_ways,
    properties_need_not_be_identifiers,
    recursion_ends_at_the_carrier_itself,
    references_printed_as_null_may_be_absent_and_no_more,
    references_take_their_structure_from_the_sample,
    request_carriers_belong_to_their_operation,
    requests_have_what_their_tables_require,
    requests_print_dates_as_strings,
    rows_and_headings_that_are_text_are_findings,
    rows_may_be_nested_in_each_other,
    rows_that_look_nested_are_findings,
    rows_with_keys_of_their_own_stay_open,
    samples_are_held_against_overrides,
    samples_may_be_bodies_alone,
    samples_may_stand_in_files_of_their_own,
    samples_that_are_not_json_get_no_test,
    secrets_hold_text_and_are_named_by_the_dialect,
    several_operations_may_share_what_a_page_says,
    several_operations_stand_on_a_page,
    several_places_tell_one_operation,
    tables_need_not_say_that_items_may_be_null,
    the_lock_counts_more_than_other_editions,
    the_prose_of_a_body_names_the_answer_as_well,
    two_pages_never_get_one_id_from_memory,
    uploads_and_streams_are_bytes,
    weaker_claims_do_not_refute_a_name,
    weaker_claims_do_not_save_a_refuted_name,
    what_a_merge_left_is_an_error,
    what_a_request_must_have_keeps_its_places,
    what_can_be_mended,
    what_became_another_carrier_is_not_the_remembered_one,
    what_contradicts_memory_is_reported_and_counts,
    what_is_left_out_is_reported,
    what_is_mended_leaves_no_trace,
    what_is_nearly_required_is_a_finding,
    what_is_wrong_with_other_editions_is_a_note,
    what_nothing_reaches_any_more_is_dropped,
    what_paths_and_names_have_around_them,
    what_requires_itself_may_be_left_out,
    without_a_success_the_answer_is_unknown,
    words_in_cells_may_be_marked_up,
}
