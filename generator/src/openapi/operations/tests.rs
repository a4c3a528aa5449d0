use super::first_sentence;

#[test]
fn the_first_sentence_is_the_summary() {
    for (text, sentence) in [
        ("Gives a shelf. Or not.", "Gives a shelf."),
        ("Takes e.g. a jar. Now.", "Takes e.g. a jar."),
        ("Version 1.2 of it", "Version 1.2 of it"),
        ("A shelf\n\nwith jars", "A shelf"),
        ("Is it\nfull? Who knows", "Is it full?"),
        ("", ""),
    ] {
        assert_eq!(first_sentence(text), sentence);
    }
}
