//! What users of other generators report as faults, right here: one test for each, named after what it shows.
//!
//! Most look at `tests/specs/faults.yaml`. What concerns the wire is tested where clients are called: the crate of
//! this specification is built, and all of it called, with those of others.

use super::{folder, outcome};
use http::{Request, Response};
use hyper::body::Bytes;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use tablature::mock::{Mock, Options};
use tablature::model::api::{
    Api, Carrier, Operation, PayloadContent, ResponseContent, Step, Style, Type,
};
use tablature::rust::{CrateOptions, emit_crate};

fn api() -> &'static Api {
    static API: LazyLock<Api> =
        LazyLock::new(|| outcome(&folder().join("faults.yaml")).api.expect("it can be read"));
    &API
}

/// The model of a text.
fn read(text: &str) -> Api {
    let place = tempfile::tempdir().expect("a folder");
    let file = place.path().join("api.yaml");
    std::fs::write(&file, text).expect("it is written");
    outcome(&file).api.expect("it can be read")
}

fn operation<'a>(api: &'a Api, id: &str) -> &'a Operation {
    api.operations.iter().find(|one| one.id.starts_with(id)).expect("there is such an operation")
}

fn carrier<'a>(api: &'a Api, name: &str) -> &'a Carrier {
    api.carriers.iter().find(|one| one.name.display() == name).expect("there is such a carrier")
}

fn ty<'a>(api: &'a Api, carrier_name: &str, property: &str) -> &'a Type {
    let mut properties = carrier(api, carrier_name).properties.iter();
    &properties.find(|one| one.name == property).expect("there is such a property").ty
}

/// The name of what an operation answers.
fn answer(api: &Api, id: &str) -> String {
    let ty = operation(api, id).answered().expect("it answers JSON");
    api.carrier(ty.carrier().expect("it is a carrier")).name.display()
}

/// All emitted sources but the runtime.
fn files(api: &Api) -> Vec<String> {
    let files = emit_crate(api, &CrateOptions::named("workshop")).files.into_iter();
    let own = files.filter(|(path, _)| path.ends_with(".rs") && !path.contains("runtime"));
    own.map(|(_, bytes)| String::from_utf8(bytes).expect("it is text")).collect()
}

fn sources() -> &'static str {
    static SOURCES: LazyLock<String> = LazyLock::new(|| files(api()).concat());
    &SOURCES
}

/// The variants of an emitted enum.
fn variants(name: &str) -> Vec<String> {
    let items =
        files(api()).into_iter().flat_map(|file| syn::parse_file(&file).expect("it is Rust").items);
    let found = items.into_iter().find_map(|item| match item {
        syn::Item::Enum(item) if item.ident == name => Some(item),
        _ => None,
    });
    let variants = found.expect("there is such an enum").variants;
    variants.into_iter().map(|variant| variant.ident.to_string()).collect()
}

fn ask(mock: &Mock, path: &str, prefer: Option<&str>) -> Response<Bytes> {
    let request = Request::builder().uri(path).header("host", "localhost");
    let request = prefer.into_iter().fold(request, |request, wish| request.header("prefer", wish));
    mock.answer(&request.body(Bytes::new()).expect("it is a request"))
}

fn mock() -> Mock {
    Mock::new(api().clone(), Options { auth: false, ..Options::default() })
}

/// 1
#[test]
fn statuses_of_one_operation_have_bodies_of_their_own() {
    let api = api();
    assert_eq!(answer(api, "order"), "Order");
    let statuses = &operation(api, "order").statuses;
    let codes: Vec<u16> = statuses.iter().filter_map(|one| one.code.one()).collect();
    assert_eq!(codes, [200, 404, 429]);
}

/// 2
#[test]
fn of_several_media_types_json_has_a_type_and_the_others_are_kept() {
    let api = api();
    assert_eq!(answer(api, "invoice"), "Order");
    let response = &operation(api, "invoice").response;
    assert_eq!(response.media_types, ["application/xml", "application/json"]);
}

/// 3
#[test]
fn words_that_differ_by_signs_or_case_alone_are_variants_of_their_own() {
    let variants = variants("Kind");
    let distinct: BTreeSet<&String> = variants.iter().collect();
    assert_eq!((variants.len(), distinct.len()), (6, 6), "{variants:?}");
}

/// 4
#[test]
fn parameters_may_be_called_like_what_the_code_needs() {
    let sources = sources();
    let from = sources.find("pub fn names(").expect("the function is there");
    let signature: String = sources[from..].chars().take_while(|sign| *sign != '{').collect();
    let words = ["url", "client", "request", "self_", "body"];
    assert!(words.iter().all(|word| signature.contains(word)), "{signature}");
}

/// 5
#[test]
fn signs_of_urls_in_a_path_value_stay_in_it() {
    assert_eq!(ask(&mock(), "/orders/a%2Fb%3Fc%23d%25%20e", None).status(), 200);
    assert_eq!(ask(&mock(), "/orders/a/b", None).status(), 404);
}

/// 6
#[test]
fn a_path_value_may_be_a_path_where_it_is_said_so() {
    let api = read(
        "openapi: 3.2.0
paths:
  /files/{where}:
    get:
      parameters: [{name: where, in: path, required: true, allowReserved: true, schema: {type: string}}]
      responses: {'204': {description: Done}}",
    );
    assert_eq!(api.operations[0].path, "/files/{+where}");
}

/// 20
#[test]
fn lists_and_objects_are_sent_in_the_style_of_their_parameter() {
    let api = read(
        "openapi: 3.1.0
paths:
  /parts:
    get:
      parameters:
        - {name: deep, in: query, style: deepObject, schema: {type: object, properties: {least: {type: integer}}}}
        - {name: joined, in: query, explode: false, schema: {type: array, items: {type: string}}}
        - {name: spaced, in: query, style: spaceDelimited, explode: false, schema: {type: array, items: {type: string}}}
        - {name: crumbs, in: cookie, explode: false, schema: {type: array, items: {type: string}}}
        - {name: X-All, in: header, schema: {type: array, items: {type: string}}}
      responses: {'204': {description: Done}}",
    );
    let told = api.operations[0].parameters.iter();
    let told: BTreeMap<&str, Style> = told.map(|one| (one.name.as_str(), one.style)).collect();
    let expected = [
        ("deep", Style::DeepObject),
        ("joined", Style::Commas),
        ("spaced", Style::Spaces),
        ("crumbs", Style::Commas),
        ("X-All", Style::Commas),
    ];
    assert_eq!(told, BTreeMap::from(expected));
    assert!(api.operations[0].parameters.iter().all(|one| one.ty != Type::String));
}

/// 9
#[test]
fn null_stands_for_a_list_and_where_items_may_be_null_for_them() {
    let api = api();
    let payloads = &operation(api, "order").payloads;
    assert!(matches!(payloads[0].content, PayloadContent::Json(_)));
    assert_eq!(*ty(api, "Order", "prices"), Type::Double.nullable().list());
    // What nobody announced is told with its place, not guessed around.
    let place = [Step::Property("lines".to_owned()), Step::Item(0)];
    let PayloadContent::Contradiction(_, path) = &payloads[1].content else {
        panic!("{:?}", payloads[1].content)
    };
    assert_eq!(*path, place);
}

/// 8
#[test]
fn whatever_may_be_null_is_optional() {
    let sources = sources();
    for line in [
        "pub note: Option<String>",
        "pub seller: Option<Person>",
        "pub buyer: Option<Person>",
        "pub prices: Option<Vec<Option<f64>>>",
    ] {
        assert!(sources.contains(line), "{line}");
    }
}

/// 10
#[test]
fn a_discriminator_is_a_property_as_well_and_tells_the_variants() {
    let api = api();
    let tool = carrier(api, "Tool");
    let words = |index: usize| tool.choice.as_ref().expect("it is a choice")[index].words.clone();
    assert_eq!(words(0), [("kind".to_owned(), vec!["hand-saw".to_owned()])]);
    assert_eq!(words(1), [("kind".to_owned(), vec!["lamp".to_owned()])]);
    assert_eq!(*ty(api, "Saw", "kind"), Type::String);
    assert!(
        operation(api, "tools").payloads.iter().all(|one| {
            matches!(one.content, PayloadContent::Json(_)) && one.unknown.is_empty()
        })
    );
}

/// 11
#[test]
fn an_object_or_a_list_of_it_is_a_choice() {
    let api = api();
    let either = carrier(api, &answer(api, "shapes"));
    assert!(either.choice.is_some());
    assert!(matches!(either.properties[1].ty, Type::List(_)), "{:?}", either.properties[1].ty);
    let payloads = &operation(api, "shapes").payloads;
    assert!(payloads.iter().all(|one| matches!(one.content, PayloadContent::Json(_))));
}

/// 12
#[test]
fn single_words_with_descriptions_are_one_enumeration() {
    let api = api();
    let Type::Enum(id) = ty(api, "Settings", "mode") else { panic!("it is an enumeration") };
    assert_eq!(api.enumeration(*id).values, ["slow", "fast"]);
}

/// 13
#[test]
fn an_enumeration_that_is_narrowed_is_still_text() {
    let api = api();
    assert!(matches!(ty(api, "Settings", "narrow"), Type::Enum(_) | Type::String));
}

/// 14
#[test]
fn what_fits_no_variant_is_kept() {
    let api = api();
    assert_eq!(variants("Tool").last().map(String::as_str), Some("Other"));
    let other = operation(api, "tools").payloads.last().expect("there are samples");
    assert!(matches!(other.content, PayloadContent::Json(_)));
}

/// 15
#[test]
fn schemas_may_be_true_or_false() {
    let api = api();
    assert_eq!(*ty(api, "Settings", "whatever"), Type::Any);
    assert_eq!(*ty(api, "Settings", "never"), Type::Any);
    assert!(ty(api, "Settings", "closed").carrier().is_some());
}

/// 16
#[test]
fn an_answer_may_lack_what_its_schema_requires() {
    let api = api();
    let settings = &operation(api, "settings").payloads[0];
    assert!(matches!(settings.content, PayloadContent::Json(_)), "{:?}", settings.content);
    assert!(carrier(api, "Person").properties.iter().all(|property| !property.required));
}

/// 17
#[test]
fn names_do_not_say_their_path_again() {
    assert_eq!(operation(api(), "upload").name, "upload_file");
    assert!(sources().contains("pub fn upload_file("));
}

/// 18
#[test]
fn what_is_generated_grows_by_functions_alone() {
    let of = |count: usize| {
        let path = |at: usize| {
            format!(
                "  /part{at}:\n    get: {{operationId: part{at}, tags: [parts], parameters: [{{name: page, in: query, \
                 schema: {{type: integer}}}}], responses: {{'204': {{description: Done}}}}}}\n"
            )
        };
        let paths: String = (0..count).map(path).collect();
        let sources = files(&read(&format!("openapi: 3.1.0\npaths:\n{paths}"))).concat();
        let lines = |word: &str| sources.lines().filter(|line| line.contains(word)).count();
        (lines("pub fn part"), lines("struct ") + lines("impl") + lines("derive"))
    };
    let ((few, types), (many, types_of_many)) = (of(2), of(300));
    assert_eq!((few, many, types), (2, 300, types_of_many));
}

/// 19
#[test]
fn numbers_are_as_wide_as_they_may_become() {
    let api = api();
    for property in ["big", "count"] {
        assert_ne!(*ty(api, "Settings", property), Type::Int32, "{property}");
    }
    assert!(!sources().contains("i32>"), "u-int32 needs more");
    assert_eq!(*ty(api, "Settings", "share"), Type::Double);
    assert_eq!(*ty(api, "Settings", "odd"), Type::String);
}

/// 22
#[test]
fn the_mock_does_not_say_that_it_compresses() {
    let answer = ask(&mock(), "/invoice", None);
    assert_eq!(answer.status(), 200);
    assert!(!answer.headers().contains_key("content-encoding"));
}

/// 23
#[test]
fn a_wish_for_an_example_holds_for_one_request() {
    let mock = mock();
    let body = |answer: Response<Bytes>| String::from_utf8(answer.into_body().to_vec()).unwrap();
    let second = ask(&mock, "/invoice", Some("example=\"invoice.response.200.2\""));
    assert!(body(second).contains('2'));
    assert!(body(ask(&mock, "/invoice", None)).contains('1'));
    let nowhere = ask(&mock, "/invoice", Some("example=third"));
    assert_eq!(nowhere.status(), 400);
    let told = body(nowhere);
    assert!(told.contains("invoice.response.200.2"), "{told}");
}

/// The crate as a whole.
#[test]
fn it_is_all_rust() {
    let api = api();
    for (path, bytes) in emit_crate(api, &CrateOptions::named("workshop")).files {
        if path.ends_with(".rs") {
            let source = String::from_utf8(bytes).expect("it is text");
            syn::parse_file(&source).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
    }
    assert!(api.operations.iter().all(|one| one.response.content != ResponseContent::Unknown));
}
