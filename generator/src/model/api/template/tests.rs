use super::{shape, standard, tokens};

#[test]
fn names_of_tokens_do_not_shape_a_path() {
    assert_eq!(shape("/shelf/{id}/jar({no})"), "/shelf/{}/jar({})");
    assert_eq!(shape("/shelf/{id"), "/shelf/{id");
    assert_eq!(tokens("/shelf/{id}/jar({no})"), ["id", "no"]);
    assert_eq!(tokens("/shelf"), [""; 0]);
}

#[test]
fn a_path_is_written_as_urls_are() {
    assert_eq!(standard("/städte/{größe}/a b/{+rest}+"), "/st%C3%A4dte/{größe}/a%20b/{rest}+");
    assert_eq!(standard("/100%25/{id"), "/100%25/{id");
}
