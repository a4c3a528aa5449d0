//! Parameters that are lists and objects, in every style.

use super::runtime::{Carrier, Dictionary, Endpoint, Request, Style, ToJson, Value};
use super::samples::{Associate, Page};

static ENDPOINT: Endpoint = Endpoint {
    id: "Styles",
    method: "GET",
    path: "/a/{x}/z",
    accept: "",
    context: &[],
    statuses: &[],
};

fn boss() -> Associate {
    Associate { associate_id: Some(7), name: Some("a,b=c".into()), ..Associate::default() }
}

fn path<T: ToJson + ?Sized>(style: Style, value: &T) -> String {
    let mut request = Request::new(&ENDPOINT);
    request.path(&[&style.in_path("x", value)]);
    let uri = request.into_http("http://localhost").unwrap().uri().to_string();
    let inner = uri.strip_prefix("http://localhost/a/").and_then(|rest| rest.strip_suffix("/z"));
    inner.expect("nothing else changes").to_owned()
}

fn query<T: ToJson + ?Sized>(style: Style, value: &T) -> String {
    let mut request = Request::new(&ENDPOINT);
    request.path(&[&1]).query_as("x", style, value);
    request.into_http("http://localhost").unwrap().uri().query().unwrap_or_default().to_owned()
}

#[test]
fn lists_and_objects_stand_in_paths() {
    let words = ["a/b", "c,d", "e.f"];
    assert_eq!(path(Style::Commas, &words[..]), "a%2Fb,c%2Cd,e.f");
    assert_eq!(path(Style::Label, &words[..]), ".a%2Fb,c%2Cd,e.f");
    assert_eq!(path(Style::LabelExploded, &[1, 2][..]), ".1.2");
    assert_eq!(path(Style::Matrix, &[1, 2][..]), ";x=1,2");
    assert_eq!(path(Style::MatrixExploded, &[1, 2][..]), ";x=1;x=2");
    assert_eq!(path(Style::Matrix, "a;b"), ";x=a%3Bb");
    assert_eq!(path(Style::Label, &5), ".5");
    assert_eq!(path(Style::Commas, &boss()), "AssociateId,7,Name,a%2Cb%3Dc");
    assert_eq!(path(Style::Pairs, &boss()), "AssociateId=7,Name=a%2Cb%3Dc");
    assert_eq!(path(Style::Label, &boss()), ".AssociateId,7,Name,a%2Cb%3Dc");
    assert_eq!(path(Style::LabelExploded, &boss()), ".AssociateId=7.Name=a%2Cb%3Dc");
    assert_eq!(path(Style::Matrix, &boss()), ";x=AssociateId,7,Name,a%2Cb%3Dc");
    assert_eq!(path(Style::MatrixExploded, &boss()), ";AssociateId=7;Name=a%2Cb%3Dc");
    assert_eq!(path(Style::Json, &[1, 2][..]), "%5B1%2C2%5D");
}

#[test]
fn a_part_of_a_path_that_would_be_empty_is_not_sent() {
    for style in [Style::Commas, Style::Label, Style::Pairs] {
        let mut request = Request::new(&ENDPOINT);
        request.path(&[&style.in_path("x", &[""; 0][..])]);
        let error = request.into_http("http://localhost").unwrap_err().to_string();
        assert!(error.contains("cannot be a part of /a/{x}/z"), "{style:?}: {error}");
    }
}

#[test]
fn lists_and_objects_stand_in_queries() {
    let words = ["a b", "c,d|e"];
    assert_eq!(query(Style::Form, &words[..]), "x=a%20b&x=c%2Cd%7Ce");
    assert_eq!(query(Style::Commas, &words[..]), "x=a%20b,c%2Cd%7Ce");
    assert_eq!(query(Style::Spaces, &[1, 2][..]), "x=1%202");
    assert_eq!(query(Style::Pipes, &[1, 2][..]), "x=1%7C2");
    assert_eq!(query(Style::Tabs, &[1.5, 2.0][..]), "x=1.5%092");
    assert_eq!(query(Style::Json, &[true, false][..]), "x=%5Btrue%2Cfalse%5D");
    assert_eq!(query(Style::Form, &boss()), "AssociateId=7&Name=a%2Cb%3Dc");
    assert_eq!(query(Style::Commas, &boss()), "x=AssociateId,7,Name,a%2Cb%3Dc");
    assert_eq!(query(Style::DeepObject, &boss()), "x%5BAssociateId%5D=7&x%5BName%5D=a%2Cb%3Dc");
    for style in [Style::Form, Style::Commas, Style::Pipes, Style::DeepObject] {
        assert_eq!(query(style, &[""; 0][..]), "", "{style:?}");
        assert_eq!(query(style, &Associate::default()), "", "{style:?}");
    }
}

#[test]
fn what_stands_in_objects_is_written_as_its_style_can() {
    let page = Page { numbers: Some(vec![1, 2]), ..Page::default() };
    assert_eq!(query(Style::Form, &page), "Numbers=1&Numbers=2");
    assert_eq!(query(Style::DeepObject, &page), "x%5BNumbers%5D=1&x%5BNumbers%5D=2");
    let mut held = boss();
    held.manager = Some(Box::new(Associate { associate_id: Some(8), ..Associate::default() }));
    held.name = None;
    held.extra.set_null("Name");
    held.extra.insert("Tags", vec!["a", "b"]);
    let id = "x%5BAssociateId%5D=7&x%5BManager%5D%5BAssociateId%5D=8";
    let tags = "x%5BTags%5D=a&x%5BTags%5D=b";
    assert_eq!(query(Style::DeepObject, &held), format!("{id}&{tags}"));
    let manager = "Manager=%7B%22AssociateId%22:8%7D";
    assert_eq!(query(Style::Form, &held), format!("AssociateId=7&{manager}&Tags=a&Tags=b"));
    let any: Value = serde_json::json!({"a": {"b": [1, {"c": null}, "d"]}, "e": null});
    assert_eq!(query(Style::DeepObject, &any), "x%5Ba%5D%5Bb%5D=1&x%5Ba%5D%5Bb%5D=d");
    let texts: Dictionary<String> = [("k&".to_owned(), "v#".to_owned())].into_iter().collect();
    assert_eq!(query(Style::Form, &texts), "k%26=v%23");
}

#[test]
fn a_structure_that_is_set_again_is_replaced() {
    let mut request = Request::new(&ENDPOINT);
    request.path(&[&1]).query("y", &1).query_as("x", Style::DeepObject, &boss());
    let other = Associate { deleted: Some(true), ..Associate::default() };
    request.query_as("x", Style::DeepObject, &other).query_as("y", Style::Form, &[2, 3][..]);
    let request = request.into_http("http://localhost").unwrap();
    assert_eq!(request.uri().query(), Some("x%5BDeleted%5D=true&y=2&y=3"));
}

#[test]
fn a_query_can_be_sent_as_it_is_or_as_a_whole() {
    let query = |set: &dyn Fn(&mut Request)| {
        let mut request = Request::new(&ENDPOINT);
        request.path(&[&1]);
        set(&mut request);
        request.into_http("http://localhost").unwrap().uri().query().unwrap().to_owned()
    };
    let sent = query(&|request| {
        request.query_unescaped("to", Style::Form, "https://x/?a=1&b=#2 %");
    });
    assert_eq!(sent, "to=https://x/?a%3D1%26b%3D%232%20%25");
    assert_eq!(query(&|request| _ = request.query_string(&"a=1&b=ø/#")), "a=1&b=%C3%B8/%23");
    assert_eq!(query(&|request| _ = request.query_json(&[1][..])), "%5B1%5D");
}

#[test]
fn headers_and_cookies_have_structure_too() {
    let mut request = Request::new(&ENDPOINT);
    request.path(&[&1]).header_as("X-Ids", Style::Commas, &[1, 2][..]);
    request.header_as("X-Boss", Style::Pairs, &boss()).header_as(
        "X-None",
        Style::Commas,
        &[0; 0][..],
    );
    request.cookie("a", &"x; y=\"ø\"").cookie("b", &1).cookie("b", &2);
    request.cookie_as("c", Style::Form, &[3, 4][..]).cookie_as("d", Style::Commas, &[5, 6][..]);
    let request = request.into_http("http://localhost").unwrap();
    let headers = request.headers();
    assert_eq!(headers["x-ids"], "1,2");
    assert_eq!(headers["x-boss"], "AssociateId=7,Name=a,b=c");
    assert!(!headers.contains_key("x-none"));
    assert_eq!(headers["cookie"], "a=x%3B%20y=%22%C3%B8%22; b=2; c=3; c=4; d=5,6");
    assert!(headers["cookie"].is_sensitive());
}

/// A carrier can be shown whatever it is, and so can be a parameter.
#[test]
fn every_carrier_can_be_a_parameter() {
    fn shown<T: Carrier>(carrier: &T) -> String {
        query(Style::Pipes, carrier)
    }
    assert_eq!(shown(&boss()), "x=AssociateId%7C7%7CName%7Ca%2Cb%3Dc");
}
