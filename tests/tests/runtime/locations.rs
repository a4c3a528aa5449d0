//! Where references lead.

use super::location::{is_same_host, resolve};

fn from(base: &str, reference: &str) -> Option<String> {
    resolve(&base.parse().unwrap(), reference).map(|url| url.to_string())
}

#[test]
fn references_are_resolved_as_the_standard_says() {
    let base = "http://a/b/c/d;p?q";
    for (reference, url) in [
        ("g", "http://a/b/c/g"),
        ("./g", "http://a/b/c/g"),
        ("g/", "http://a/b/c/g/"),
        ("/g", "http://a/g"),
        ("//g", "http://g/"),
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
        ("https://b:8443/x?y=1", "https://b:8443/x?y=1"),
    ] {
        assert_eq!(from(base, reference).as_deref(), Some(url), "{reference}");
    }
}

#[test]
fn what_no_url_holds_is_encoded_and_what_is_encoded_stays() {
    let url = from("http://a/", "/x y?$filter=name eq 'Ø' and a=\"b\"&c=%20|").unwrap();
    let expected = "http://a/x%20y?$filter=name%20eq%20'%C3%98'%20and%20a=%22b%22&c=%20%7C";
    assert_eq!(url, expected);
}

#[test]
fn only_plain_urls_of_http_are_followed() {
    for reference in ["ftp://a/", "javascript:alert(1)", "http://u:p@a/", "//u@a/", "http://"] {
        assert_eq!(from("http://a/b", reference), None, "{reference}");
    }
}

#[test]
fn hosts_are_compared_with_scheme_and_port() {
    let same = |a: &str, b: &str| is_same_host(&a.parse().unwrap(), &b.parse().unwrap());
    assert!(same("https://a.example/x", "https://A.EXAMPLE:443/y"));
    assert!(same("http://a/x", "http://a:80/"));
    assert!(!same("http://a/", "https://a/"));
    assert!(!same("http://a/", "http://a:81/"));
    assert!(!same("http://a/", "http://a.b/"));
}
