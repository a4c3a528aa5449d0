use super::*;

fn tree(files: &[(&str, &str)]) -> Tree {
    let mut tree = Tree::default();
    for (path, text) in files {
        tree.add(*path, *text);
    }
    tree
}

#[test]
fn modules_stand_where_their_files_were_declared() {
    let tree = tree(&[
        ("src/lib.rs", "/// Docs.\npub mod a;\nmod b;\n\npub use self::a::X;\n"),
        ("src/a/mod.rs", "pub(crate) mod c;\nmod inline {\n}\n"),
        ("src/a/c.rs", "struct C;\n"),
        ("src/b.rs", "mod d;\n"),
        ("src/b/d.rs", "struct D;\n"),
    ]);
    let text = inline(
        &tree,
        Features::Chosen { reqwest: false, ureq: false, jiff: false, tracing: false },
    );
    assert_eq!(
        text,
        "/// Docs.\npub mod a {\npub(crate) mod c {\nstruct C;\n}\nmod inline {\n}\n}\n\
         mod b {\nmod d {\nstruct D;\n}\n}\n\npub use self::a::X;\n"
    );
}

#[test]
fn what_is_not_chosen_is_left_out() {
    let lib = "#[cfg(feature = \"reqwest\")]\nmod client;\n#[cfg(feature = \"jiff\")]\npub use {\n    a,\n};\nmod b;\n";
    let tree = tree(&[("src/lib.rs", lib), ("src/client.rs", "c\n"), ("src/b.rs", "")]);
    let text =
        inline(&tree, Features::Chosen { reqwest: true, ureq: false, jiff: false, tracing: false });
    assert_eq!(text, "mod client {\nc\n}\nmod b {\n}\n");
}
