use super::is_base64;

#[test]
fn base64_is_told_from_text() {
    for base64 in ["", "YWJj", "YWI=", "YQ==", "+/+/"] {
        assert!(is_base64(base64), "{base64}");
    }
    for text in ["a", "YWI", "YQ===", "====", "Y=Jj", "GIF89.... as bytes", "YWJj\n"] {
        assert!(!is_base64(text), "{text}");
    }
}
