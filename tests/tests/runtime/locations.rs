//! Where references lead.

use super::runtime::{Endpoint, Request};

static ENDPOINT: Endpoint = Endpoint {
    id: "Base",
    method: "GET",
    path: "/b/c/d;p?q",
    accept: "",
    context: &[],
    statuses: &[],
};

/// Where a link in the answer to `<base>/b/c/d;p?q` leads.
fn followed(base: &str, link: &str) -> Result<String, String> {
    let request = Request::new(&ENDPOINT).follow(link).into_http(base);
    request.map(|request| request.uri().to_string()).map_err(|error| error.to_string())
}

#[test]
fn references_are_resolved_as_the_standard_says() {
    for (reference, url) in [
        ("g", "http://a/b/c/g"),
        ("./g", "http://a/b/c/g"),
        ("g/", "http://a/b/c/g/"),
        ("/g", "http://a/g"),
        ("//a/g", "http://a/g"),
        ("?y", "http://a/b/c/d;p?y"),
        ("g?y", "http://a/b/c/g?y"),
        ("g?y#s", "http://a/b/c/g?y"),
        ("#s", "http://a/b/c/d;p?q"),
        ("", "http://a/b/c/d;p?q"),
        ("..", "http://a/b/"),
        ("../g", "http://a/b/g"),
        ("../..", "http://a/"),
        ("../../../g", "http://a/g"),
        ("/./g", "http://a/g"),
        ("g;x=1/../y", "http://a/b/c/y"),
        ("g?y/../x", "http://a/b/c/g?y/../x"),
        ("http://a/x?y=1", "http://a/x?y=1"),
    ] {
        assert_eq!(followed("http://a", reference).as_deref(), Ok(url), "{reference}");
    }
}

#[test]
fn what_no_url_holds_is_encoded_and_what_is_encoded_stays() {
    let url = followed("http://a/", "/x y?$filter=name eq 'Ø' and a=\"b\"&c=%20|").unwrap();
    let expected = "http://a/x%20y?$filter=name%20eq%20'%C3%98'%20and%20a=%22b%22&c=%20%7C";
    assert_eq!(url, expected);
}

#[test]
fn only_plain_urls_of_http_are_followed() {
    for link in ["ftp://a/", "javascript:alert(1)", "http://u:p@a/", "//u@a/", "http://"] {
        let error = followed("http://a", link).unwrap_err();
        assert!(error.ends_with("the link to the next page is no URL"), "{link}: {error}");
    }
}

#[test]
fn hosts_are_compared_with_scheme_and_port() {
    let is_same = |base: &str, link: &str| match followed(base, link) {
        Ok(_) => true,
        Err(error) => {
            assert!(error.ends_with("leads to another host"), "{error}");
            false
        }
    };
    assert!(is_same("https://a.example", "https://A.EXAMPLE:443/y"));
    assert!(is_same("http://a", "http://a:80/"));
    assert!(!is_same("http://a", "https://a/"));
    assert!(!is_same("http://a", "http://a:81/"));
    assert!(!is_same("http://a", "http://a.b/"));
    assert!(!is_same("http://a", "//b/"));
}
