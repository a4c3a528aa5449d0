//! The start page, as far as it can be tested without a browser.

use super::docs::server;
use super::talk::ask_openly;
use tablature::mock::Options;

#[test]
fn the_page_and_what_it_reads_are_there() {
    let server = server(Options::default());
    let get = |path: &str| ask_openly(&server, &format!("GET {path}"), &[], "");
    for path in ["/", "/_tablature", "/_tablature/"] {
        let page = get(path);
        assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
        assert!(page.header("content-security-policy").is_some_and(|it| it.contains("'none'")));
        let html = String::from_utf8(page.body).expect("the page is UTF-8");
        assert!(!html.contains("http://") && !html.contains("https://"), "it loads nothing");
        assert!(!html.contains("innerHTML"), "texts stay texts");
    }
    let list = get("/_tablature/operations.json").json();
    assert_eq!(list["operations"].as_array().map(Vec::len), Some(7));
    let index = list["operations"].as_array().into_iter().flatten();
    let index = index.map(|operation| &operation[2]).position(|id| id == "v1LampEntity_GetLamp");
    let one = get(&format!("/_tablature/operations/{}", index.expect("it is listed"))).json();
    assert_eq!(one["path"], "/api/v1/Lamp/{id}");
    assert_eq!(one["parameters"][0]["example"], "1");
    assert_eq!(one["samples"].as_array().map(Vec::len), Some(2));
}

#[test]
fn the_page_leaves_the_root_to_the_docs() {
    let mut api = super::docs::api();
    api.operations[0].path = "/".to_owned();
    api.operations[0].method = "GET".to_owned();
    api.operations[0].parameters.clear();
    let server = tablature::mock::Server::bind(api, Options::default()).expect("a free port");
    let get = |path: &str| ask_openly(&server, &format!("GET {path}"), &[], "");
    assert_eq!(get("/").status, 401);
    assert_eq!(get("/_tablature").status, 200);
}
