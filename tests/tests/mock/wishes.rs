//! `Prefer`.

use super::docs::server;
use super::talk::{Heard, ask};
use tablature::mock::{Options, Server};

fn prefer(server: &Server, wish: &str) -> Heard {
    ask(server, "GET /api/v1/Lamp/7", &[&format!("Prefer: {wish}")], "")
}

#[test]
fn a_documented_status_can_be_wished_for() {
    let server = server(Options::default());
    let heard = prefer(&server, "code=404");
    assert_eq!((heard.status, heard.problem().as_str()), (404, "No such lamp."));
    assert_eq!(heard.header("preference-applied"), Some("code=404"));
    let heard = prefer(&server, "respond-async, Code = \"304\"; x=y");
    assert_eq!((heard.status, heard.body.len()), (304, 0));
    assert_eq!(heard.header("preference-applied"), Some("code=304"));
    for wish in ["code=418", "code=", "code=abc", "code=99999999"] {
        let heard = prefer(&server, wish);
        assert_eq!(heard.status, 400, "{wish}");
        assert!(heard.problem().contains("200, 304, 404, 412"), "{}", heard.problem());
    }
}

#[test]
fn of_several_wishes_of_a_kind_the_first_counts() {
    let server = server(Options::default());
    assert_eq!(prefer(&server, "code=404, CODE=200").status, 404);
    let wishes = ["Prefer: x=\"code=304, code=200\", code=412", "Prefer: code=404"];
    let heard = ask(&server, "GET /api/v1/Lamp/7", &wishes, "");
    assert_eq!(heard.status, 412);
    let heard = prefer(&server, "code=404, dynamic=true");
    assert_eq!(heard.header("preference-applied"), Some("code=404"), "no more was done");
}

#[test]
fn a_sample_can_be_wished_for() {
    let server = server(Options::default());
    let heard = prefer(&server, "example=v1LampEntity_GetLamp.response.200.2");
    assert_eq!((heard.status, heard.json()["Name"].as_str()), (200, Some("Torch")));
    let applied = "example=\"v1LampEntity_GetLamp.response.200.2\"";
    assert_eq!(heard.header("preference-applied"), Some(applied));
    let heard = prefer(&server, "example=Torch");
    assert_eq!(heard.status, 400);
    assert!(heard.problem().contains("`v1LampEntity_GetLamp.response.200`"), "{}", heard.problem());
    let both = "code=200, example=v1LampEntity_GetLamp.response.200.2";
    assert_eq!(prefer(&server, both).json()["Name"], "Torch");
    let contrary = "code=304, example=v1LampEntity_GetLamp.response.200.2";
    assert_eq!(prefer(&server, contrary).status, 400);
}

#[test]
fn something_of_the_type_can_be_wished_for() {
    let server = server(Options::default());
    let first = prefer(&server, "dynamic=true");
    assert_eq!(first.header("preference-applied"), Some("dynamic=true"));
    let lamp = first.json();
    assert!(lamp["LampId"].is_i64() && lamp["Room"]["Name"].is_string(), "{lamp}");
    assert_ne!(lamp["Name"], "Lighthouse");
    assert_eq!(prefer(&server, "dynamic=true").body, first.body);
    let seeded = prefer(&server, "dynamic=true, seed=5");
    assert_eq!(seeded.header("preference-applied"), Some("dynamic=true, seed=5"));
    assert_ne!(seeded.body, first.body);
    let other = super::docs::server(Options { seed: 5, ..Options::default() });
    assert_eq!(prefer(&other, "dynamic=true").body, seeded.body);
}
