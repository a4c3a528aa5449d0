use super::*;
use crate::model::api::{
    Body, BodyContent, CarrierName, EnumId, Evidence, Parameter, ParameterPlace, Property, Reason,
    ResponseContent, Type,
};

fn carrier(name: CarrierName, properties: &[(&str, Type)]) -> Carrier {
    let reason = Reason::new(Evidence::Table, None);
    let property = |(name, ty): &(&str, Type)| Property {
        name: (*name).to_owned(),
        alias: None,
        ty: ty.clone(),
        docs: String::new(),
        deprecated: None,
        required: false,
        stated_required: None,
        secret: false,
        reason: reason.clone(),
    };
    Carrier {
        name,
        properties: properties.iter().map(property).collect(),
        left_out: Vec::new(),
        docs: String::new(),
        reason,
        request_of: None,
        choice: None,
    }
}

fn stated(name: &str, properties: &[(&str, Type)]) -> Carrier {
    carrier(CarrierName::Stated(name.to_owned()), properties)
}

fn operation(group: &[&str], name: &str, answer: u32) -> Operation {
    let (id, path) =
        (format!("v1{}_{name}", group.join("")), format!("/{}/{name}", group.join("/")));
    let mut operation = Operation::example(group, &id, "GET", &path);
    operation.name = name.to_owned();
    operation.response.content = ResponseContent::Json(Type::Carrier(CarrierId(answer)));
    operation
}

fn body(carrier: u32) -> Option<Body> {
    Some(Body {
        name: "request".into(),
        content: BodyContent::Json(Type::Carrier(CarrierId(carrier))),
        media_type: String::new(),
        media_types: vec![],
        docs: String::new(),
        reason: Reason::new(Evidence::Nothing, None),
    })
}

fn api(operations: Vec<Operation>, carriers: Vec<Carrier>) -> Api {
    Api { operations, carriers, ..Api::default() }
}

#[test]
fn only_what_holds_itself_by_value_is_boxed() {
    let [a, b, c] = [0, 1, 2].map(|id| Type::Carrier(CarrierId(id)));
    let api = api(
        vec![],
        vec![
            stated("A", &[("b", b.clone()), ("c", c.clone()), ("many", a.clone().list())]),
            stated("B", &[("a", a.clone()), ("by_name", a.clone().dictionary())]),
            stated("C", &[("c", c.list())]),
        ],
    );
    let plan = Plan::new(&api);
    assert_eq!(plan.carriers[0].boxed, [true, false, false]);
    assert_eq!(plan.carriers[1].boxed, [true, false]);
    assert_eq!(plan.carriers[2].boxed, [false]);
}

#[test]
fn a_carrier_lives_with_the_groups_that_reach_it() {
    let ty = |id| Type::Carrier(CarrierId(id));
    let mut save = operation(&["x"], "Save", 0);
    save.body = body(3);
    let mut request = carrier(CarrierName::Place(vec!["v1x_Save".into(), "request".into()]), &[]);
    request.request_of = Some(0);
    let api = api(
        vec![save, operation(&["y"], "Get", 1)],
        vec![
            stated("OnlyX", &[("shared", ty(2))]),
            stated("OnlyY", &[("shared", ty(2))]),
            stated("Both", &[]),
            request,
        ],
    );
    let plan = Plan::new(&api);
    let homes: Vec<&Home> = plan.carriers.iter().map(|carrier| &carrier.home).collect();
    assert_eq!(
        homes,
        [&Home::Group(0), &Home::Group(1), &Home::Shared([0, 1].into()), &Home::Operation(0)]
    );
    assert_eq!(plan.carriers[3].name, "SaveRequest");
}

#[test]
fn an_enumeration_is_there_for_the_groups_that_need_it() {
    let words = |number| Type::Enum(EnumId(number));
    let parameter = |name: &str, ty, required| Parameter {
        name: name.to_owned(),
        alias: None,
        place: ParameterPlace::Query,
        ty,
        style: ParameterPlace::Query.style(),
        reserved: false,
        deprecated: false,
        selects: false,
        required,
        secret: false,
        docs: String::new(),
        span: None,
    };
    let mut operations = ["x", "y", "z"].map(|group| operation(&[group], "Get", 0));
    operations[0].parameters = vec![parameter("required", words(0), true)];
    operations[1].response.content = ResponseContent::Json(Type::Carrier(CarrierId(1)));
    for operation in &mut operations[1..] {
        operation.parameters = vec![parameter("mode", words(2).list(), false)];
    }
    let enumeration = |name: &str| Enumeration {
        name: vec![name.to_owned()],
        values: vec!["A".to_owned()],
        closed: false,
        docs: String::new(),
    };
    let api = Api {
        enums: ["Required", "Held", "Mode"].map(enumeration).into(),
        ..api(operations.into(), vec![stated("A", &[]), stated("B", &[("Held", words(1))])])
    };
    let users = |plan: &Plan| plan.enums.iter().map(|it| it.users.clone()).collect::<Vec<_>>();
    // Inputs of several groups are always there, and so is what they mention.
    assert_eq!(users(&Plan::new(&api)), [[0].into(), [1].into(), BTreeSet::from([0, 1, 2])]);
    let part = api.part(&[false, true, false]);
    assert_eq!(users(&Plan::new(&part)), [BTreeSet::from([0]), BTreeSet::from([0])]);
}

#[test]
fn groups_get_names_that_nothing_else_has() {
    let groups = [&["agents", "Chat"][..], &["http"], &["carriers"], &["agents"], &["agents-Chat"]];
    let api = api(
        groups.iter().map(|group| operation(group, "Get", 0)).collect(),
        vec![stated("A", &[])],
    );
    let plan = Plan::new(&api);
    let names: Vec<(String, &str)> =
        plan.groups.iter().map(|group| (group.module.join("::"), group.feature.as_str())).collect();
    let expected = [
        ("agents::chat", "agents-chat-group"),
        ("http_group", "http-group"),
        ("carriers_group", "carriers"),
        ("agents", "agents"),
        ("agents_chat", "agents-chat"),
    ];
    assert_eq!(names, expected.map(|(module, feature)| (module.to_owned(), feature)));
}

#[test]
fn stated_names_go_before_places_and_none_hides_a_type_in_use() {
    let place =
        |segments: &[&str]| CarrierName::Place(segments.iter().map(|s| (*s).to_owned()).collect());
    let api = api(
        vec![operation(&["x"], "Get", 0)],
        vec![
            carrier(place(&["Contact", "Person"]), &[]),
            stated("ContactPerson", &[]),
            stated(
                "Value",
                &[
                    ("extra", Type::Bool),
                    ("Type", Type::Bool),
                    ("URL", Type::Bool),
                    ("Url", Type::Bool),
                ],
            ),
            carrier(place(&["v1", "ContactEntity", "SupportPerson"]), &[]),
        ],
    );
    let plan = Plan::new(&api);
    let names: Vec<&str> = plan.carriers.iter().map(|carrier| carrier.name.as_str()).collect();
    assert_eq!(
        names,
        ["XContactPerson", "ContactPerson", "ValueCarrier", "ContactEntitySupportPerson"]
    );
    assert_eq!(plan.carriers[2].fields, ["extra_property", "r#type", "url", "url_mixed"]);
}

#[test]
fn a_name_loses_the_method_at_its_end_where_nobody_else_could_be_meant() {
    let names = |names: &[(&str, &str)]| -> Vec<String> {
        let operations = names.iter().map(|(name, method)| Operation {
            method: (*method).to_owned(),
            ..operation(&["x"], name, 0)
        });
        let api = api(operations.collect(), vec![stated("A", &[])]);
        Plan::new(&api).operations.iter().map(|plan| plan.function.clone()).collect()
    };
    assert_eq!(names(&[("GetAll_GET", "GET"), ("Save_put", "PUT")]), ["get_all", "save"]);
    // It is another method's name, or the operation of that name is there.
    assert_eq!(names(&[("Save_PUT", "POST"), ("GET", "GET")]), ["save_put", "get"]);
    let save = [("Save", "PUT"), ("Save_POST", "POST")];
    assert_eq!(names(&save), ["save", "save_post"]);
    let both = [("Save_PUT", "PUT"), ("Save_POST", "POST")];
    assert_eq!(names(&both), ["save_put", "save_post"]);
}

#[test]
fn what_is_left_of_an_api_keeps_its_names() {
    let put = Operation { method: "PUT".to_owned(), ..operation(&["x"], "Save_PUT", 0) };
    let post = Operation { method: "POST".to_owned(), ..operation(&["x"], "Save_POST", 1) };
    let carriers = vec![stated("Sale_Item", &[]), stated("SaleItem", &[])];
    let whole = api(vec![put, post], carriers);
    let names = |api: &Api| -> Vec<(String, String)> {
        let plan = Plan::new(api);
        let pairs = plan.operations.iter().zip(&plan.carriers);
        pairs.map(|(one, other)| (one.function.clone(), other.name.clone())).collect()
    };
    let all = names(&whole);
    assert_eq!(all[0].0, "save_put");
    assert_ne!(all[0].1, all[1].1);
    assert_eq!(names(&whole.clone().part(&[true, false])), all[..1]);
    assert_eq!(names(&whole.part(&[false, true])), all[1..]);
}

#[test]
fn what_a_carrier_converts_into_is_left_to_the_groups_that_need_both() {
    let mut save = operation(&["x"], "Save", 0);
    save.body = body(1);
    let more = [("Id", Type::Int32), ("Link", Type::String)];
    let api = api(
        vec![save, operation(&["y"], "Get", 0)],
        vec![stated("More", &more), stated("Less", &more[..1])],
    );
    let plan = Plan::new(&api);
    let [more, less] = [0, 1].map(|index| &plan.carriers[index]);
    assert_eq!(more.conversions, [CarrierId(1)].into());
    assert_eq!((&more.home, &less.home), (&Home::Shared([0, 1].into()), &Home::Group(0)));
    assert_eq!(plan.features_of_both(&more.home, &less.home), Some(vec!["x"]));
    assert_eq!(plan.features_of_both(&less.home, &more.home), None);
    let tree = crate::rust::emit_crate(&api, &crate::rust::CrateOptions::named("a"));
    let text = String::from_utf8_lossy(&tree.files["src/carriers/more.rs"]);
    let conversion = "#[cfg(feature = \"x\")]\nimpl From<More> for crate::carriers::Less {\n";
    assert!(text.contains(conversion), "{text}");
}

#[test]
fn what_no_answer_has_a_part_of_is_only_sent() {
    let ty = |id| Type::Carrier(CarrierId(id));
    let mut save = operation(&["x"], "Save", 0);
    save.body = body(2);
    let api = api(
        vec![save, operation(&["y"], "Get", 3)],
        vec![
            stated("Answer", &[("Both", ty(1).list())]),
            stated("Both", &[]),
            stated("Request", &[("Both", ty(1)), ("Inner", ty(4).dictionary())]),
            stated("Other", &[]),
            stated("Inner", &[]),
        ],
    );
    let sent_only = |api: &Api| -> Vec<bool> {
        Plan::new(api).carriers.iter().map(|carrier| carrier.is_sent_only).collect()
    };
    assert_eq!(sent_only(&api), [false, false, true, false, true]);
    // Another group's answer counts, even where that group is left out.
    let mut send = operation(&["z"], "Send", 0);
    send.body = body(3);
    let whole = Api { operations: [api.operations, vec![send]].concat(), ..api };
    assert_eq!(sent_only(&whole.part(&[false, false, true])), [false, false, false]);
}

#[test]
fn groups_keep_off_the_names_of_our_own_files_and_of_cargo() {
    let names = [
        "lib", "LIB", "main", "bin", "mod", "crate", "self", "super", "con", "nul", "com1",
        "carriers", "Runtime", "enums", "envelope", "inputs", "options", "blocking", "build",
        "tests",
    ];
    for outer in [&[][..], &["outer"]] {
        let group = |name: &&'static str| [outer, &[*name]].concat();
        let operations = names.iter().map(|name| operation(&group(name), "Get", 0)).collect();
        let api = api(operations, vec![stated("A", &[])]);
        let options = crate::rust::CrateOptions::named("a");
        let tree = crate::rust::emit_crate(&api, &options);
        tree.refuse_doubles().unwrap();
        let folded: BTreeSet<String> = tree.files.keys().map(|path| path.to_lowercase()).collect();
        assert_eq!(folded.len(), tree.files.len());
        let library = String::from_utf8_lossy(&tree.files["src/lib.rs"]);
        assert!(library.contains("pub use self::runtime::{"), "{library}");
        crate::rust::emit_file(&api, &crate::rust::FileOptions::default()).unwrap();
        if outer.is_empty() {
            let modules: BTreeSet<String> =
                Plan::new(&api).groups.iter().map(|group| group.module.join("/")).collect();
            for (module, is_taken) in
                [("lib", false), ("main", false), ("bin", false), ("con", false), ("build", true)]
            {
                assert_eq!(modules.contains(module), is_taken, "{module} in {modules:?}");
            }
        }
    }
}
