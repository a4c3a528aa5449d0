//! What the model of each edition of the corpus holds, and that it holds all of it.

#[path = "corpus_model/faults.rs"]
mod faults;
#[path = "corpus_model/types.rs"]
mod types;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use tablature::diagnostics::{Code, Severity};
use tablature::model::api::ParameterPlace;
use tablature::model::api::{
    Api, BodyContent, Operation, Payload, PayloadContent, PayloadKind, ResponseContent, Type,
};
use tablature::shell::pipeline::Outcome;
use tablature_tests::replace::copy_with_other_values;
use tablature_tests::rows::Rows;
use tablature_tests::{corpus, trees};

const FIRST: &str = "superoffice-2021-03";
const SECOND: &str = "superoffice-2022-11";
const THIRD: &str = "superoffice-2023-01";
const LATER: &str = "superoffice-later";

/// Pages that newer ones have replaced, but that are still there.
const STALE: [&str; 5] = [
    "rest/Ticket/v1TicketEntity_PostTicketEntity.md",
    "rest/Ticket/v1TicketEntity_PutTicketEntity.md",
    "rest/TicketMessage/v1TicketMessageEntity_GetTicketMessageEntity.md",
    "rest/TicketMessage/v1TicketMessageEntity_PostTicketMessageEntity.md",
    "rest/TicketMessage/v1TicketMessageEntity_PutTicketMessageEntity.md",
];

/// The operations, JSON payloads and raw payloads of an edition.
fn sizes(api: &Api) -> (usize, usize, usize) {
    let raw = payloads(api).filter(|payload| payload.content == PayloadContent::Raw).count();
    (api.operations.len(), payloads(api).count() - raw, raw)
}

fn payloads(api: &Api) -> impl Iterator<Item = &Payload> {
    api.operations.iter().flat_map(|operation| &operation.payloads)
}

#[test]
fn every_endpoint_and_every_payload_is_there() {
    for (edition, expected) in
        [(FIRST, (2805, 3578, 41)), (SECOND, (3091, 4296, 0)), (THIRD, (3111, 4324, 0))]
    {
        let Some(api) = corpus::api(edition) else { return };
        assert_eq!(sizes(api), expected, "{edition}");
        let endpoints: BTreeSet<_> =
            api.operations.iter().map(|operation| (&operation.method, &operation.path)).collect();
        assert_eq!(endpoints.len(), api.operations.len(), "{edition}: an endpoint is there twice");
        let ids: BTreeSet<_> = payloads(api).map(|payload| &payload.id).collect();
        assert_eq!(ids.len(), payloads(api).count(), "{edition}: two payloads have one id");
    }
}

/// The paths, below the docs folder, of the pages with a finding of this kind.
fn pages_with(outcome: &Outcome, code: Code) -> Vec<&str> {
    let found = outcome.diagnostics.iter().filter(|found| found.code == code);
    let spans = found.filter_map(|found| found.span);
    spans.map(|span| outcome.sources.file(span.file).name.as_str()).collect()
}

#[test]
fn stale_pages_are_found_and_give_nothing() {
    for (edition, expected) in [(FIRST, &[][..]), (SECOND, &STALE[..]), (THIRD, &[][..])] {
        let Some(outcome) = corpus::outcome(edition) else { return };
        let mut found = pages_with(outcome, Code::DuplicateOperation);
        found.sort_unstable();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(found, expected, "{edition}");
        let api = corpus::api(edition).expect("it was there a moment ago");
        let is_stale = |operation: &&Operation| expected.contains(&operation.page.as_str());
        assert_eq!(api.operations.iter().filter(is_stale).count(), 0, "{edition}");
    }
}

#[test]
fn payloads_contradict_their_types_where_the_docs_are_known_to_be_wrong() {
    let lengths = [
        "v1DocumentAgent_GetDocumentLength.response.200",
        "v1DocumentEntity_GetDocumentLength.response.200",
    ];
    for (edition, expected) in [(FIRST, &[][..]), (SECOND, &lengths[..]), (THIRD, &lengths[..])] {
        let Some(api) = corpus::api(edition) else { return };
        let contradicts =
            |payload: &&Payload| matches!(payload.content, PayloadContent::Contradiction(..));
        let found: Vec<_> =
            payloads(api).filter(contradicts).map(|payload| payload.id.as_str()).collect();
        assert_eq!(found, expected, "{edition}");
    }
}

#[test]
fn findings_are_known() {
    for edition in [FIRST, SECOND, THIRD, LATER] {
        let Some(outcome) = corpus::outcome(edition) else { return };
        assert!(!outcome.diagnostics.has_errors(), "{edition}");
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for found in outcome.diagnostics.iter() {
            *counts.entry(format!("{:?} {}", found.severity, found.code)).or_default() += 1;
        }
        insta::assert_yaml_snapshot!(format!("findings_{edition}"), counts);
    }
}

/// Adds up what the simple reader finds, to see that it is not blind itself.
#[derive(Debug, Default, PartialEq)]
struct Totals {
    path: usize,
    query: usize,
    properties: usize,
}

#[test]
fn every_row_of_every_table_is_in_the_model() {
    let mut faults = Vec::new();
    for edition in [FIRST, SECOND, THIRD] {
        let Some(outcome) = corpus::outcome(edition) else { return };
        let Some(api) = corpus::api(edition) else { return };
        let by_page: HashMap<_, _> =
            api.operations.iter().map(|operation| (operation.page.as_str(), operation)).collect();
        let mut totals = Totals::default();
        let mut pages = 0;
        for (_, file) in outcome.sources.iter() {
            if !file.stem().starts_with("v1")
                || STALE.contains(&file.name.as_str()) && edition == SECOND
            {
                continue;
            }
            pages += 1;
            let text = fs::read_to_string(file.disk.as_ref().expect("it was read from disk"));
            let rows = Rows::of(&text.expect("it was read before"));
            totals.path += rows.path.len();
            totals.query += rows.query.len();
            totals.properties += rows.request.len() + rows.response.len();
            match by_page.get(file.name.as_str()) {
                Some(operation) => {
                    let found = faults_of(api, operation, &rows);
                    faults
                        .extend(found.map(|fault| format!("{edition} {}: {fault}", operation.id)));
                }
                None => faults.push(format!("{edition}: {} is not in the model", file.name)),
            }
        }
        assert_eq!(pages, api.operations.len(), "{edition}");
        if edition == FIRST {
            assert_eq!(totals, Totals { path: 760, query: 2578, properties: 40_021 });
        }
    }
    let shown = &faults[..faults.len().min(40)];
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), shown.join("\n"));
}

/// What the model of an operation lacks of what its tables say.
fn faults_of(
    api: &Api,
    operation: &Operation,
    rows: &Rows,
) -> impl Iterator<Item = String> + use<> {
    let mut faults = Vec::new();
    let mut same = |what: &str, model: Vec<&str>, page: Vec<&str>| {
        if model != page {
            faults.push(format!("{what}: {model:?} in the model, {page:?} on the page"));
        }
    };
    let (method, path) = (&rows.endpoint.0, &rows.endpoint.1);
    same("endpoint", vec![&operation.method, &operation.path], vec![method, path]);

    // The rows of path parameters come in any order; the model has that of the path.
    let tokens: Vec<_> =
        path.split('{').skip(1).filter_map(|part| part.split('}').next()).collect();
    same("path parameters", parameters(operation, ParameterPlace::Path), tokens.clone());
    same("path rows", sorted(tokens), sorted(texts(&rows.path)));
    same("query", parameters(operation, ParameterPlace::Query), texts(&rows.query));
    let is_context = |name: &&str| {
        api.client.context_headers.iter().any(|header| header.header.eq_ignore_ascii_case(name))
    };
    let headers = texts(&rows.headers).into_iter().filter(is_context).collect();
    same("headers", texts(&operation.context_headers), headers);
    let statuses: Vec<_> = operation.statuses.iter().map(|status| status.code).collect();
    if statuses != rows.statuses {
        faults
            .push(format!("statuses: {statuses:?} in the model, {:?} on the page", rows.statuses));
    }

    let body = operation.body.as_ref().map(|body| &body.content);
    if body != Some(&BodyContent::Patch) {
        let ty = match body {
            Some(BodyContent::Json(ty)) => Some(ty),
            _ => None,
        };
        let exactly =
            ty.and_then(Type::carrier).is_some_and(|id| api.carrier(id).request_of.is_some());
        faults.extend(lacking("request", api, ty, &rows.request, exactly));
    }
    let answer = match &operation.response.content {
        ResponseContent::Json(ty) | ResponseContent::JsonOrNothing(ty) => Some(ty),
        _ => None,
    };
    faults.extend(lacking("response", api, answer, &rows.response, false));
    faults.into_iter()
}

fn parameters(operation: &Operation, place: ParameterPlace) -> Vec<&str> {
    let here = operation.parameters.iter().filter(|parameter| parameter.place == place);
    here.map(|parameter| parameter.name.as_str()).collect()
}

fn texts(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

fn sorted<T: Ord>(mut items: Vec<T>) -> Vec<T> {
    items.sort_unstable();
    items
}

/// What the carrier in `ty` lacks of a table: rows, their order, and the types of plain values.
fn lacking(
    what: &str,
    api: &Api,
    ty: Option<&Type>,
    rows: &[(String, String)],
    exactly: bool,
) -> Vec<String> {
    if rows.is_empty() {
        return Vec::new();
    }
    let Some(id) = ty.and_then(Type::carrier) else {
        return vec![format!("{what}: a table, but {ty:?} in the model")];
    };
    let properties = &api.carrier(id).properties;
    let mut faults = Vec::new();
    let mut next = 0;
    for (name, word) in rows {
        let Some(at) = properties[next..].iter().position(|property| property.name == *name) else {
            faults.push(format!("{what}: {name} is missing or out of order"));
            continue;
        };
        let ty = &properties[next + at].ty;
        if !fits(word, ty) {
            faults.push(format!("{what}: {name} is {word:?} on the page and {ty:?} in the model"));
        }
        next += at + 1;
    }
    if exactly && properties.len() != rows.len() {
        faults.push(format!("{what}: {} properties for {} rows", properties.len(), rows.len()));
    }
    faults
}

/// Whether a type is what a table's word says, as far as it says something.
fn fits(word: &str, ty: &Type) -> bool {
    match word {
        "int32" | "Integer" => *ty == Type::Int32,
        "int64" => *ty == Type::Int64,
        "bool" | "Boolean" => *ty == Type::Bool,
        "double" | "Number" => *ty == Type::Double,
        "string" => matches!(ty, Type::String | Type::Enum(_)),
        "String" => matches!(ty, Type::String | Type::Enum(_) | Type::DateTime | Type::Byte),
        "date-time" => *ty == Type::DateTime,
        "byte" => *ty == Type::Byte,
        "array" | "Array" => matches!(ty, Type::List(_) | Type::Any),
        "object" | "Object" => matches!(ty, Type::Dictionary(_) | Type::Any),
        "" => matches!(ty, Type::Carrier(_) | Type::Any),
        // One edition prints the name of a carrier for an open object now and then.
        _ => matches!(ty, Type::Carrier(_) | Type::Any | Type::Dictionary(_)),
    }
}

#[test]
fn samples_that_pages_include_are_read() {
    let Some(outcome) = corpus::outcome(LATER) else { return };
    let Some(api) = corpus::api(LATER) else { return };
    let operation = |id: &str| {
        api.operations.iter().find(|operation| operation.id == id).expect("its page is there")
    };
    let duplicates = operation("v1ContactEntity_GetNameDepartmentDuplicates");
    let kinds: Vec<_> = duplicates.payloads.iter().map(|payload| payload.kind).collect();
    assert_eq!(kinds, [PayloadKind::Response(200)]);
    let PayloadContent::Json(Type::List(item)) = &duplicates.payloads[0].content else {
        panic!("{:?} is no list", duplicates.payloads[0].content);
    };
    assert!(item.carrier().is_some(), "{item:?} is no carrier");
    assert_eq!(
        operation("v1ContactEntity_DeleteContactEntity").response.content,
        ResponseContent::Nothing
    );
    assert!(api.operations.iter().all(|operation| !operation.page.starts_with("samples/")));

    let warnings = outcome.diagnostics.iter().filter(|found| found.severity == Severity::Warning);
    let codes: Vec<_> = warnings.map(|found| found.code).collect();
    assert_eq!(codes, [Code::SampleIncludeMissing; 3], "for three files that do not exist");
    let mut pages = pages_with(outcome, Code::SampleIncludeMissing);
    pages.dedup();
    let expected = [
        "rest/Archive/v1Archive_PostArchive.md",
        "rest/Contact/v1ContactEntity_GetNameDepartmentDuplicates.md",
    ];
    assert_eq!(pages, expected);
}

#[test]
fn other_sample_values_change_nothing_but_the_samples() {
    for edition in [FIRST, THIRD] {
        let Some(folder) = corpus::edition(edition) else { return };
        let copy = tempfile::tempdir().expect("a temporary folder");
        copy_with_other_values(&folder, copy.path());
        let changed = corpus::read(copy.path());
        let changed = trees::emit(changed.api.as_ref().expect("no finding of error severity"));
        let Some(api) = corpus::api(edition) else { return };
        let tree = trees::emit(api);
        let is_other = |path: &&String| tree.files.get(*path) != changed.files.get(*path);
        let samples = tree.files.keys().filter(|path| path.starts_with("tests/samples/"));
        assert!(samples.filter(is_other).count() > 3000, "{edition}: the samples are the same");
        let differences = trees::differences(&tree, &changed, "tests/samples/");
        assert!(differences.is_empty(), "{edition}:\n{}", differences.join("\n"));
    }
}
