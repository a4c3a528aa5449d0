//! Parameters of every style, read as a client writes them.

use super::talk::{Heard, ask};
use std::path::Path;
use tablature::mock::{Options, Server};
use tablature::shell::pipeline::{Input, run};

fn server() -> Server {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = here.join("../generator/tests/specs/parameters.yaml");
    let outcome = run(&Input { docs: vec![file], ..Input::default() }, &());
    let api = outcome.expect("the file is there").api.expect("no finding of error severity");
    Server::listen(("127.0.0.1", 0), api, Options::default(), None).expect("a port is free")
}

fn says(heard: &Heard, what: &str) {
    assert_eq!(heard.status, 400);
    assert!(heard.problem().contains(what), "{}", heard.problem());
}

#[test]
fn paths_are_read_in_their_styles() {
    let server = server();
    let get = |path: &str| ask(&server, &format!("GET /v1/{path}"), &[], "");
    let rest = "north.txt";
    let good = "1,2/.a.b/;named=north/;width=1;height=2.5/width=3/deep/down/";
    assert_eq!(get(&format!("{good}{rest}")).status, 204);
    says(&get("1,x/.a/;named=north/;width=1/width=3/f"), "`ids` should be");
    says(&get("1/.a/;named=north/;width=x/width=3/f"), "`width` of the path parameter `size`");
    says(&get("1/.a/;named=north/;width=1/height=3/f"), "`width` of the path parameter `where`");
    says(&get("1/.a/;named=north/;width=1;depth=2/width=3/f"), "has no `depth`");
}

#[test]
fn queries_are_read_in_their_styles() {
    let server = server();
    let get = |query: &str| ask(&server, &format!("GET /v1/query?{query}"), &[], "");
    let deep = "deep%5Bname%5D=a&deep%5Btags%5D=b&deep%5Btags%5D=c&deep%5Bsize%5D%5Bwidth%5D=1";
    for more in [
        "",
        "&each=1&each=2&commas=a,b&numbers=1,2&blanks=a%20b&bars=a%7Cb",
        "&width=1&height=2&flat=width,1,height,2",
        "&json=%7B%22name%22:%22a%22%7D",
        "&url=https://x/?y&since=2020-02-03T04:05:06Z&whatever=else",
    ] {
        assert_eq!(get(&format!("{deep}{more}")).status, 204, "{more}");
    }
    says(&get("commas=a"), "`deep` is missing");
    for (more, what) in [
        ("deep%5Bnome%5D=a", "`deep` has no `nome`"),
        ("numbers=1,x", "`numbers` should be"),
        ("width=x", "`width` of the query parameter `size` should be a 32-bit integer"),
        ("flat=height,2", "`width` of the query parameter `flat` is missing"),
        ("json=%7B", "`json` should be JSON"),
        ("json=%7B%22tags%22:1%7D", "`json` should be an array"),
    ] {
        says(&get(&format!("{deep}&{more}")), what);
    }
}

#[test]
fn headers_and_cookies_are_read_in_their_styles() {
    let server = server();
    let get = |headers: &[&str]| ask(&server, "GET /v1/others", headers, "");
    let headers = ["X-Ids: 1,2", "X-Names: a,b", "X-Size: width=1,height=2"];
    let cookies = "Cookie: crumb=a%20b; crumbs=1,2";
    assert_eq!(get(&[&headers[..], &[cookies]].concat()).status, 204);
    says(&get(&headers), "the cookie parameter `crumb` is missing");
    says(&get(&["Cookie: crumb=a; crumbs=1,x"]), "`crumbs` should be");
    says(&get(&["Cookie: crumb=a", "X-Ids: x"]), "`X-Ids` should be");
    says(&get(&["Cookie: crumb=a", "X-Size: height=1"]), "`width` of the header parameter");
}

#[test]
fn whole_queries_are_read() {
    let server = server();
    let get = |path: &str| ask(&server, &format!("GET /v1/{path}"), &[], "");
    assert_eq!(get("whole?name=a&tags=b&tags=c").status, 204);
    says(&get("whole"), "`all` is missing");
    says(&get("whole?nome=a"), "`all` has no `nome`");
    assert_eq!(get("whole-json?%7B%22name%22%3A%22a%22%7D").status, 204);
    says(&get("whole-json?name=a"), "`all` should be JSON");
}
