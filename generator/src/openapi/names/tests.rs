use super::{Wanted, keys};

fn keys_of(names: &[&str]) -> Vec<String> {
    let wanted = |name: &&str| Wanted { name: (*name).to_owned(), full: format!("full {name}") };
    keys(&names.iter().map(wanted).collect::<Vec<_>>())
}

#[test]
fn fit_names_are_keys() {
    assert_eq!(keys_of(&["Shelf", "Shelf.Jar", "v1-x_y"]), ["Shelf", "Shelf.Jar", "v1-x_y"]);
}

#[test]
fn unfit_names_are_mended() {
    assert_eq!(keys_of(&["GET /shelf", "Gläser", ""]), ["GET__shelf", "Gl_ser", "_"]);
}

#[test]
fn the_name_alone_decides_who_is_marked() {
    let keys = keys_of(&["a b", "a_b", "a/b"]);
    assert_eq!(keys[1], "a_b");
    let others = keys_of(&["a/b", "a_b"]);
    assert_eq!(keys[2], others[0]);
    assert_ne!(keys[0], keys[2]);
}

#[test]
fn even_equal_names_get_keys_of_their_own() {
    let mut keys = keys_of(&["a", "a", "a", "ä", "ä"]);
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), 5);
}
