use super::{shape, tokens};

#[test]
fn names_of_tokens_do_not_shape_a_path() {
    assert_eq!(shape("/shelf/{id}/jar({no})"), "/shelf/{}/jar({})");
    assert_eq!(shape("/shelf/{id"), "/shelf/{id");
    assert_eq!(tokens("/shelf/{id}/jar({no})"), ["id", "no"]);
    assert_eq!(tokens("/shelf"), [""; 0]);
}
