//! Statuses of a specification, each with what comes with it.

use super::docs::server_of;
use super::talk::{ask, ask_openly};
use serde_json::json;

const HARBOUR: &str = r##"
openapi: 3.0.0
info: {title: Harbour, version: "1"}
paths:
  /berths:
    get:
      operationId: listBerths
      responses:
        "200": {description: all, headers: {Link: {schema: {type: string}}}, content: {application/json: {schema: {type: array, items: {type: integer}}, example: [7]}}}
        "202":
          description: later
          content: {application/json: {schema: {type: object, properties: {until: {type: string}}}}}
        "404":
          description: none
          headers:
            X-Depth: {schema: {type: integer}, example: 12}
            Content-Encoding: {schema: {type: string}, example: gzip}
          content: {application/problem+json: {schema: {$ref: '#/components/schemas/Fault'}, example: {why: fog}}}
        4XX: {description: your fault, content: {application/json: {schema: {$ref: '#/components/schemas/Fault'}}}}
        "503": {description: storm}
components: {schemas: {Fault: {type: object, properties: {why: {type: string}}}}}
"##;

#[test]
fn a_status_comes_with_what_is_documented_for_it() {
    let server = server_of(HARBOUR);
    let wish = |wish: &str| ask(&server, "GET /berths", &[&format!("Prefer: {wish}")], "");
    let first = wish("code=200");
    let next = r#"<http://lamps/berths?tablature-page=2>; rel="next""#;
    assert_eq!(first.header("link"), Some(next), "where the client asked");
    assert_eq!(ask(&server, "GET /berths?tablature-page=2", &[], "").header("link"), None);
    let none = wish("code=404");
    assert_eq!((none.status, none.json()), (404, json!({"why": "fog"})));
    assert_eq!(none.header("content-type"), Some("application/problem+json"));
    assert_eq!(none.header("x-depth"), Some("12"));
    assert_eq!(none.header("content-encoding"), None, "it is not compressed");
    assert_eq!(wish("example=listBerths.response.404").json(), json!({"why": "fog"}));
    let made = wish("code=404, dynamic=true");
    assert!(made.json()["why"].is_string() && made.json() != none.json());
    let of_range = wish("code=418");
    assert!(of_range.status == 418 && of_range.json()["why"].is_string());
    assert!(wish("code=202").json()["until"].is_string());
    let storm = wish("code=503");
    assert_eq!((storm.status, storm.problem().as_str()), (503, "storm"));
    let unknown = wish("code=500");
    assert_eq!(unknown.status, 400);
    assert!(unknown.problem().contains("200, 202, 404, 503, 4XX"), "{}", unknown.problem());
}

#[test]
fn keys_may_stand_in_the_query_or_a_cookie() {
    let keys = "components:\n  securitySchemes:\n    \
        a: {type: apiKey, in: query, name: key}\n    b: {type: apiKey, in: cookie, name: SID}\n";
    let paths = "openapi: 3.0.0\ninfo: {title: x, version: '1'}\npaths: {/a: {get: {responses: {'204': {description: x}}}}}\n";
    let server = super::docs::server_with(&format!("{paths}{keys}"), true);
    let status = |line: &str, header: &str| ask_openly(&server, line, &[header], "").status;
    assert_eq!(status("GET /a", "X: y"), 401);
    assert_eq!(status("GET /a?key=", "Cookie: other=1"), 401);
    assert_eq!(status("GET /a?key=1", "X: y"), 204);
    assert_eq!(status("GET /a", "Cookie: x=y; SID=1"), 204);
}
