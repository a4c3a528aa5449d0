//! Which operation answers.

use super::docs::{server, server_of_shelves};
use super::talk::{ask, ask_openly, get};
use tablature::mock::Options;

#[test]
fn pages_of_one_path_are_told_apart_by_types() {
    let server = server(Options::default());
    let name = |path: &str| get(&server, path).json()["Name"].clone();
    assert_eq!(name("/api/v1/Lamp/7"), "Lighthouse");
    assert_eq!(name("/api/v1/Lamp/-7"), "Lighthouse");
    assert_eq!(name("/api/v1/Lamp/seven"), "by name");
    assert_eq!(name("/api/v1/Lamp/99999999999"), "by name");
    assert_eq!(name("/api/v1/Lamp/default"), "default");
    assert_eq!(name("/api/v1/Lamp/def%61ult"), "default");
    assert_eq!(name("/api/v1/Lamp/a%2Fb%20%C3%A6"), "by name");
}

#[test]
fn literals_may_have_spaces() {
    let server = server(Options::default());
    assert_eq!(get(&server, "/api/v1/Agents/Lamp/Plan/Lamp%20and%20shade").status, 200);
}

#[test]
fn a_parameter_may_be_several_segments() {
    let server = server_of_shelves();
    let name = |path: &str| get(&server, path).json()["Name"].clone();
    assert_eq!(name("/L%C3%A4den/a"), "any");
    assert_eq!(name("/L%C3%A4den/a/b/c.txt"), "any");
    assert_eq!(name("/L%C3%A4den/a/b/raw/7"), "raw");
    assert_eq!(name("/L%C3%A4den/top/7"), "top");
    assert_eq!(name("/L%C3%A4den/top/7/8"), "any");
    for path in ["/L%C3%A4den", "/L%C3%A4den/", "/Laden/a"] {
        assert_eq!(get(&server, path).status, 404, "{path}");
    }
}

#[test]
fn other_paths_and_methods_are_problems() {
    let server = server(Options::default());
    for path in ["/api/v1/Candle", "/api/v1/Lamp/7/", "/api/v1/Lamp//Picture", "/api/v1", "//"] {
        let heard = get(&server, path);
        assert_eq!(heard.status, 404, "{path}");
        assert!(heard.problem().contains(path));
    }
    let heard = ask(&server, "POST /api/v1/Lamp/7", &[], "{}");
    assert_eq!(heard.status, 405);
    assert_eq!(heard.header("allow"), Some("DELETE, GET, HEAD, OPTIONS, PUT"));
    assert!(heard.problem().contains("POST"));
    assert_eq!(
        ask(&server, "PUT /api/v1/Lamp/default", &[], "").status,
        400,
        "the id is no number"
    );
}

#[test]
fn head_is_get_without_the_body() {
    let server = server(Options::default());
    let (get, head) =
        (get(&server, "/api/v1/Lamp/7"), ask(&server, "HEAD /api/v1/Lamp/7", &[], ""));
    assert_eq!(head.status, 200);
    assert_eq!(head.body, b"");
    for name in ["content-length", "content-type", "etag"] {
        assert_eq!(head.header(name), get.header(name), "{name}");
    }
}

#[test]
fn pages_from_anywhere_may_call() {
    let server = server(Options::default());
    let preflight = [
        "Origin: http://shop.example",
        "Access-Control-Request-Method: PUT",
        "Access-Control-Request-Headers: authorization, content-type",
    ];
    let heard = ask_openly(&server, "OPTIONS /api/v1/Lamp/7", &preflight, "");
    assert_eq!(heard.status, 204);
    assert_eq!(heard.header("access-control-allow-origin"), Some("http://shop.example"));
    let methods = heard.header("access-control-allow-methods");
    assert_eq!(methods, Some("DELETE, GET, HEAD, OPTIONS, PUT"));
    let headers = heard.header("access-control-allow-headers");
    assert_eq!(headers, Some("authorization, content-type"));
    let plain = ask_openly(&server, "OPTIONS /api/v1/Lamp/7", &[], "");
    assert_eq!((plain.status, plain.header("access-control-allow-methods")), (204, None));
    assert_eq!(plain.header("allow"), Some("DELETE, GET, HEAD, OPTIONS, PUT"));
    let failed = ask_openly(&server, "GET /api/v1/Lamp/7", &["Origin: null"], "");
    assert_eq!((failed.status, failed.header("access-control-allow-origin")), (401, Some("null")));
}
