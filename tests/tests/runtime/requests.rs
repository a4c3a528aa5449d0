//! What a request looks like before anybody sends it.

use serde_json::json;

use super::calls::{GetPageInputs, get_page, put_page};
use super::runtime::{
    Answer, Binary, Call, Credentials, DateTime, Decoder, Endpoint, Error, HttpDate, Patch,
    PatchOperation, Request, Response, Upload,
};
use super::samples::*;

static ENDPOINT: Endpoint = Endpoint {
    id: "Two",
    method: "POST",
    path: "/a/{x}/b({y})?fixed=1",
    accept: "",
    context: &[],
    statuses: &[(404, "Not Found"), (412, "Update aborted because it changed.")],
};

fn uri<A, I>(call: Call<A, I>) -> String {
    let request = call.into_request().into_http("https://example.com/Cust1/").unwrap();
    request.uri().to_string()
}

fn body(change: impl FnOnce(&mut Request) -> &mut Request) -> (String, String) {
    let mut request = Request::new(&ENDPOINT);
    change(&mut request);
    let request = request.into_http("http://localhost").unwrap();
    let media_type = request.headers()["content-type"].to_str().unwrap().to_owned();
    (media_type, String::from_utf8(request.into_body()).unwrap())
}

fn response(status: u16, body: &str) -> http::Response<Vec<u8>> {
    http::Response::builder().status(status).body(body.as_bytes().to_vec()).unwrap()
}

fn answer<A: Answer>(status: u16, body: &str) -> Result<A, Error> {
    let (parts, body) = response(status, body).into_parts();
    A::from_response(Response { status: parts.status, headers: parts.headers, body })
}

#[test]
fn path_values_are_percent_encoded() {
    let page = "https://example.com/Cust1/api/v1/Page/";
    assert_eq!(uri(get_page("a b/c?d#e%&ø")), format!("{page}a%20b%2Fc%3Fd%23e%25%26%C3%B8"));
    assert_eq!(uri(get_page("$x,y:z@w")), format!("{page}$x,y:z@w"));
}

#[test]
fn what_no_url_holds_is_percent_encoded_wherever_it_stands() {
    static CITY: Endpoint = Endpoint { path: "/v1/städte/a b/100%25/{name}", ..ENDPOINT };
    let mut request = Request::new(&CITY);
    request.path(&[&"%ø"]).query("größe", &"ü");
    let request = request.into_http("https://example.com/über/").unwrap();
    assert_eq!(
        request.uri().to_string(),
        "https://example.com/%C3%BCber/v1/st%C3%A4dte/a%20b/100%25/%25%C3%B8?gr%C3%B6%C3%9Fe=%C3%BC"
    );
}

#[test]
fn slashes_are_kept_where_a_value_is_several_segments() {
    static FILE: Endpoint = Endpoint { path: "/files/{+path}/{part}", ..ENDPOINT };
    let sent = |path: &str| {
        let mut request = Request::new(&FILE);
        request.path(&[&path, &"x/y"]);
        let request = request.into_http("http://localhost");
        request.map(|request| request.uri().to_string()).map_err(|error| error.to_string())
    };
    assert_eq!(sent("a/b c?.txt").unwrap(), "http://localhost/files/a/b%20c%3F.txt/x%2Fy");
    assert_eq!(sent("a/%2e%2e/").unwrap(), "http://localhost/files/a/%252e%252e//x%2Fy");
    for refused in ["", ".", "..", "a/..", "../a", "a/./b"] {
        let error = sent(refused).unwrap_err();
        assert!(error.contains("cannot be a part of /files/{+path}/{part}"), "{error}");
    }
}

#[test]
fn queries_are_percent_encoded_and_stay_readable() {
    let query = |operation| uri(operation).split_once('?').unwrap().1.to_owned();
    assert_eq!(query(get_page("p").select(["Id", "User/Name"])), "$select=Id,User/Name");
    assert_eq!(
        query(get_page("p").filter("name eq 'Ø+&=#'").ids(&[1, 2])),
        "$filter=name%20eq%20%27%C3%98%2B%26%3D%23%27&ids=1&ids=2"
    );
    let mut request = Request::new(&ENDPOINT);
    let date = DateTime::from("2003-03-15T16:48:28.9899241+01:00");
    request.path(&[&"/", &date]).query("since", &date).query_list("at", &[&date, &date]);
    let sent = request.into_http("https://example.com").unwrap().uri().to_string();
    let date = "2003-03-15T16:48:28.9899241%2B01:00";
    let query = format!("fixed=1&since={date}&at={date}&at={date}");
    assert_eq!(sent, format!("https://example.com/a/%2F/b({date})?{query}"));
}

#[test]
fn what_is_set_again_is_replaced() {
    let call = get_page("p").filter("a").select(["Id"]).ids(&[1, 2]).filter("b").ids(&[3]);
    assert!(uri(call).ends_with("/p?$select=Id&$filter=b&ids=3"));
}

#[test]
fn a_path_that_would_call_another_endpoint_is_not_sent() {
    for value in ["", ".", ".."] {
        let error = get_page(value).into_request().into_http("http://localhost").unwrap_err();
        let told = format!("the request cannot be sent: `{value}` cannot be a part of");
        assert!(error.to_string().starts_with(&told), "{error}");
    }
}

#[test]
fn tokens_are_filled_in_order_and_a_fixed_query_is_kept() {
    let mut request = Request::new(&ENDPOINT);
    request.path(&[&1, &true]).query("q", &2.5);
    let request = request.into_http("http://localhost:80").unwrap();
    assert_eq!(request.uri(), "http://localhost:80/a/1/b(true)?fixed=1&q=2.5");
    assert!(request.headers().is_empty());
}

#[test]
fn a_base_url_is_checked() {
    for base in ["", "example.com", "ftp://x", "https://u:p@x", "https://x?y", "https://x y"] {
        let error = get_page("p").into_request().into_http(base).unwrap_err();
        assert!(matches!(error, Error::Request(_)), "{base}");
    }
}

#[test]
fn headers_of_a_call_replace_others_of_their_name() {
    let operation = get_page("p").header("accept", "text/plain").header("X-Rows", 5);
    let request = operation.into_request().into_http("http://localhost").unwrap();
    assert_eq!(request.headers().len(), 2);
    assert_eq!(request.headers()["Accept"], "text/plain");
    assert_eq!(request.headers()["X-Rows"], "5");
}

#[test]
fn a_header_with_a_line_break_is_refused_without_showing_its_value() {
    let operation = get_page("p").header("X-A", "secret\r\nX-B: 1");
    let error = operation.into_request().into_http("http://localhost").unwrap_err();
    assert!(error.to_string().contains("`X-A`") && !error.to_string().contains("secret"));
}

#[test]
fn bodies_are_json_forms_patches_and_files() {
    let user = Associate { associate_id: Some(1), ..Default::default() };
    let json = "application/json";
    assert_eq!(body(|r| r.json(&user, json)), (json.into(), r#"{"AssociateId":1}"#.into()));
    assert_eq!(body(|r| r.json(&[1, 2][..], json)).1, "[1,2]");
    assert_eq!(body(|r| r.json(&["a", "b"][..], json)).1, r#"["a","b"]"#);
    assert_eq!(body(|r| r.json("a\"b", json)).1, r#""a\"b""#);
    assert_eq!(
        body(|r| r.form(&[("a b", "c&d"), ("e", "ø")])),
        ("application/x-www-form-urlencoded".into(), "a%20b=c%26d&e=%C3%B8".into())
    );
    assert_eq!(
        body(|r| r.upload(Upload::bytes("text/csv", "a;b"))),
        ("text/csv".into(), "a;b".into())
    );
    let patch = Patch::from([
        PatchOperation::replace("/Name", "Ann"),
        PatchOperation::add("/User", &user),
        PatchOperation::replace("/Note", &json!(null)),
        PatchOperation::remove("/Old"),
        PatchOperation::relocate("/a", "/b"),
    ]);
    let (_, patch) = body(|r| r.patch(&patch, "application/json-patch+json"));
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&patch).unwrap(),
        json!([
            {"op": "replace", "path": "/Name", "value": "Ann"},
            {"op": "add", "path": "/User", "value": {"AssociateId": 1}},
            {"op": "replace", "path": "/Note", "value": null},
            {"op": "remove", "path": "/Old"},
            {"op": "move", "path": "/b", "from": "/a"},
        ])
    );
    let merge = Patch::Merge([("Name".to_owned(), json!(null))].into_iter().collect());
    assert_eq!(body(|r| r.patch(&merge, json)).1, r#"{"Name":null}"#);
}

#[test]
fn a_multipart_body_is_bounded_by_what_the_file_does_not_hold() {
    let file = b"form-boundary-0000000000000000";
    let (media_type, body) =
        body(|r| r.upload(Upload::multipart("file", "a\"\r\n.txt", "text/plain", file)));
    let boundary = media_type.strip_prefix("multipart/form-data; boundary=").unwrap();
    assert_eq!(boundary, "form-boundary-0000000000000001");
    assert_eq!(
        body,
        format!(
            "--{boundary}\r\n\
             Content-Disposition: form-data; name=\"file\"; filename=\"a%22%0D%0A.txt\"\r\n\
             Content-Type: text/plain\r\n\r\n\
             form-boundary-0000000000000000\r\n\
             --{boundary}--\r\n"
        )
    );
}

#[test]
fn credentials_go_into_headers_and_never_into_debug() {
    let credentials = Credentials::basic("user", "pass:wörd")
        .and(Credentials::header("X-Token", "hush"))
        .and(Credentials::scheme("Ticket", "hush"));
    let mut request = http::Request::new(());
    Credentials::bearer("hush").apply(&mut request).unwrap();
    assert_eq!(request.headers()["authorization"], "Bearer hush");
    let mut request = http::Request::new(());
    credentials.apply(&mut request).unwrap();
    assert_eq!(request.headers()["authorization"], "Basic dXNlcjpwYXNzOnfDtnJk");
    assert_eq!(request.headers()["x-token"], "hush");
    assert!(!format!("{request:?}").contains("hush"));
    assert_eq!(
        format!("{credentials:?}"),
        r#"Credentials(["authorization", "X-Token", "authorization"])"#
    );
    let error = Credentials::bearer("hush\n").apply(&mut request).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("hush"));
}

#[test]
fn a_request_s_debug_shows_no_values() {
    let page = Page { r#type: Some("hush".into()), ..Default::default() };
    let put = put_page(&page).header("X-Token", "hush");
    let get = get_page("hush").filter("hush").header("X-Token", "hush");
    assert!(!format!("{put:?} {get:?} {:?}", put.clone().into_request()).contains("hush"));
}

#[test]
fn users_bring_their_own_transport() {
    let (request, decoder) = get_page("p").into_http("http://localhost").unwrap();
    assert_eq!((request.method().as_str(), request.uri().path()), ("GET", "/api/v1/Page/p"));
    let page = decoder.decode(response(200, r#"{"Total":1}"#)).unwrap();
    assert_eq!(page.total, Some(1));
    let error = decoder.decode(response(404, "")).unwrap_err();
    assert_eq!(error.to_string(), "404 Not Found: There is no such page.");
}

#[test]
fn errors_read_well() {
    let decoder: Decoder<Page> = {
        let (_, decoder) = get_page("p").into_http("http://localhost").unwrap();
        decoder
    };
    let of = |status, body| decoder.decode(response(status, body)).unwrap_err().to_string();
    assert_eq!(of(412, ""), "412 Precondition Failed: Aborted");
    assert_eq!(of(404, ""), "404 Not Found: There is no such page.");
    assert_eq!(of(403, ""), "403 Forbidden");
    assert_eq!(of(500, ""), "500 Internal Server Error");
    assert_eq!(of(599, ""), "599");
    assert_eq!(of(200, "null"), "200 OK, but the answer is null");
    assert_eq!(of(200, ""), "the answer cannot be read: the response (200 OK) has no content");
    assert_eq!(
        of(200, r#"{"Items":[{"SessionId":""}]}"#),
        "`Items[0].SessionId`: invalid type: string \"\", expected a 32-bit integer at line 1 \
         column 25 in `{\"Items\":[{\"SessionId\":\"\"}]}`"
    );
    assert_eq!(
        of(200, "<html>"),
        "the answer cannot be read: expected value at line 1 column 1 in `<html>`"
    );
}

#[test]
fn an_error_shows_the_place_in_a_long_body_and_what_it_is() {
    let long = format!("{{\n\"Type\":\"{}ø\",\n\"Total\": true,\n\"Ratio\": 1}}", "x".repeat(99));
    let mut response = response(200, &long);
    response.headers_mut().insert("content-type", "text/plain".parse().unwrap());
    let (_, decoder) = get_page("p").into_http("http://localhost").unwrap();
    let error = decoder.decode(response).unwrap_err();
    let (_, place) = error
        .to_string()
        .split_once(" at line ")
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .unwrap();
    let shown = "in `…xxxxxxxxxxxxxxxxxxxxxxø\", \"Total\": true, \"Ratio\": 1}` (text/plain)";
    assert!(place.starts_with("3 column "), "{place}");
    assert!(place.ends_with(shown), "{place}");
    assert_eq!(error.headers().unwrap()["content-type"], "text/plain");
    assert_eq!(error.body(), Some(long.as_bytes()));
}

#[test]
fn an_error_shows_no_text_that_sounds_secret() {
    let body = r#"{"Texts":{"password":"hu\"sh","Secrets":["hush","hu"#;
    for error in [answer::<Page>(200, body), answer::<Page>(500, body)] {
        let error = error.unwrap_err();
        let shown = format!("{error} {error:?}");
        assert!(shown.contains("password") && !shown.contains("hu"), "{shown}");
        assert_eq!(error.body(), Some(body.as_bytes()));
    }
}

#[test]
fn a_call_without_a_function_is_sent_and_answered() {
    static ENDPOINT: Endpoint = Endpoint {
        id: "Ping",
        method: "GET",
        path: "/ping",
        accept: "",
        context: &[],
        statuses: &[],
    };
    let call = Call::<i32>::new(Request::new(&ENDPOINT)).header("X-A", "hush");
    assert!(format!("{call:?}").contains("/ping") && !format!("{call:?}").contains("hush"));
    let (request, decoder) = call.clone().into_http("http://localhost").unwrap();
    assert_eq!(request.uri(), "http://localhost/ping");
    assert_eq!(decoder.decode(response(200, "7")).unwrap(), 7);
}

#[test]
fn answers_are_what_the_operation_promises() {
    assert_eq!(answer::<Vec<i32>>(200, " [1] ").unwrap(), [1]);
    assert_eq!(answer::<i32>(200, "\u{feff}7\r\n").unwrap(), 7);
    assert_eq!(answer::<serde_json::Value>(200, "null").unwrap(), json!(null));
    assert!(matches!(answer::<Page>(200, "null"), Err(Error::Null { .. })));
    assert!(matches!(answer::<Option<Page>>(200, "null"), Err(Error::Null { .. })));
    assert!(answer::<Option<Page>>(204, "").unwrap().is_none());
    assert!(answer::<Option<Page>>(200, "").unwrap().is_none());
    assert!(answer::<Option<Page>>(200, "{}").unwrap().is_some());
    answer::<()>(200, "anything").unwrap();
    let binary = answer::<Binary>(200, "GIF89").unwrap();
    assert_eq!((binary.content_type, binary.bytes), (None, b"GIF89".to_vec()));
    assert_eq!(answer::<Response>(202, "x").unwrap().status, 202);
}

#[test]
fn any_json_is_a_patch() {
    let sent = |patch: Patch| String::from_utf8(patch.to_json()).unwrap();
    for text in [
        r#"{"Name":null}"#,
        r#"[{"op":"remove","path":"/Name"}]"#,
        r#"[{"op":"add","path":"/a","value":[1],"note":true}]"#,
        r#"[{"op":"add","path":1}]"#,
        r#"[{"name":"Ann"}]"#,
        "[]",
        "[1]",
        r#""words""#,
        "null",
        "true",
        "1",
    ] {
        assert_eq!(sent(serde_json::from_str::<serde_json::Value>(text).unwrap().into()), text);
    }
    let steps = Patch::from(json!([{"op": "remove", "path": "/Name"}]));
    assert_eq!(steps, Patch::from(PatchOperation::remove("/Name")));
    let values = std::collections::BTreeMap::from([("Name", Some("Ann")), ("Old", None)]);
    let patch = Patch::from_serialize(&values).unwrap();
    assert_eq!(sent(patch.clone()), r#"{"Name":"Ann","Old":null}"#);
    assert_eq!(Patch::from(&patch), patch);
    let keyed_by_lists = std::collections::BTreeMap::from([(vec![1], 1)]);
    assert!(Patch::from_serialize(&keyed_by_lists).is_err());
}

#[test]
fn whatever_iterates_over_texts_is_a_list() {
    let uri = |call: Call<Page, GetPageInputs>| {
        call.into_http("https://example.com").unwrap().0.uri().query().unwrap_or("").to_owned()
    };
    let call = || get_page("a");
    let texts = vec!["b".to_owned(), "c d".to_owned()];
    let borrowed: Vec<&str> = texts.iter().map(String::as_str).collect();
    let all = [
        uri(call().select(&texts)),
        uri(call().select(&texts[..])),
        uri(call().select(&borrowed)),
        uri(call().select(borrowed)),
        uri(call().select(["b", "c d"])),
        uri(call().select(["b", "c d"])),
        uri(call().select("b;c d".split(';'))),
        uri(call().select(texts.iter().map(std::borrow::Cow::from))),
        uri(call().select(texts)),
    ];
    assert!(all.iter().all(|query| *query == "$select=b,c%20d"), "{all:?}");
    assert_eq!(uri(call().select([""; 0])), "");
    let mut request = get_page("a").into_request();
    request.query_texts("x", ["1", "2"]).query_texts("x", ["a,b", ""]);
    let (request, _) = Call::<(), ()>::new(request).into_http("https://example.com").unwrap();
    assert_eq!(request.uri().query(), Some("x=a,b&x="));
    assert_eq!(Request::joined(["a", "", "b"]), "a,,b");
}

#[test]
fn texts_are_parsed_as_what_is_kept_as_text() {
    let date: DateTime = "2024-05-31".parse().unwrap();
    assert_eq!(date, DateTime::from("2024-05-31"));
    let date: HttpDate = "Thu, 18 Feb 2021 08:41:07 GMT".parse().unwrap();
    assert!(date.to_system_time().is_some());
    assert_eq!("Wide".parse::<Mode>(), Ok(Mode::Wide));
}
