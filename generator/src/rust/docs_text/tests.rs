use super::*;
use proptest::prelude::*;

fn text(markdown: &str) -> String {
    lines(markdown).join("\n")
}

#[test]
fn markdown_stays_and_what_looks_like_it_is_escaped() {
    let table = [
        ("The primary key (auto-incremented)", "The primary key (auto-incremented)"),
        ("A *word* and `code` of **weight**", "A *word* and `code` of **weight**"),
        ("One of [Name] or items[0]", "One of \\[Name\\] or items\\[0\\]"),
        ("List<T> and a -> b", "List\\<T> and a -> b"),
        ("a_b_c and _x", "a_b_c and \\_x"),
        ("Tom &amp; Jerry &lt;b&gt;", "Tom & Jerry \\<b>"),
        ("See https://example.com/a?b=c.", "See <https://example.com/a?b=c>."),
        (
            "See [there](https://example.com) or [here](x.md)",
            "See [there](<https://example.com>) or here",
        ),
        ("one<br/>two", "one\\\ntwo"),
        ("# Notes\ntext", "## Notes\n\ntext"),
        ("a\u{202e}b\u{200b}c\r\nd", "abc d"),
        ("[x]: https://example.com", ""),
        ("1\\. not a list", "1\\. not a list"),
        ("", ""),
    ];
    for (markdown, doc) in table {
        assert_eq!(text(markdown), doc, "of {markdown:?}");
    }
}

#[test]
fn code_never_becomes_a_test() {
    assert_eq!(text("Like this:\n\n    let x = 1;\n"), "Like this:\n\n```text\nlet x = 1;\n```");
    assert_eq!(text("```\nfn main() {}\n```"), "```text\nfn main() {}\n```");
    assert_eq!(text("```http!\nGET /\n```"), "```http\nGET /\n```");
    assert_eq!(text("~~~\n```\n~~~"), "````text\n```\n````");
}

#[test]
fn lists_and_tables_keep_their_shape() {
    assert_eq!(
        text("Either\n* a\n* b\n  1. c\n\nor else"),
        "Either\n\n- a\n- b\n  1. c\n\nor else"
    );
    assert_eq!(text("|a|b|\n|-|-|\n|1|x\\|y|"), "| a | b |\n|---|---|\n| 1 | x\\|y |");
    assert_eq!(item("`id`: ", "The key"), ["- `id`: The key"]);
    assert_eq!(item("`id`", ""), ["- `id`"]);
}

#[test]
fn long_lines_are_wrapped_and_no_line_becomes_a_block() {
    let wrapped = lines(&"word - ".repeat(40));
    assert!(wrapped.len() > 1);
    assert!(wrapped.iter().all(|line| line.starts_with("word")), "{wrapped:#?}");
    let item = item("`id`: ", &"word ".repeat(40));
    assert!(item[1..].iter().all(|line| line.starts_with("  word")), "{item:#?}");
}

/// What a reader sees: the text, without spaces.
fn seen(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut seen = String::new();
    for event in Parser::new_ext(markdown, options) {
        if let Event::Text(text) | Event::Code(text) = event {
            seen.extend(text.chars().filter(|c| !c.is_whitespace()));
        }
    }
    seen
}

proptest! {
    #[test]
    fn plain_text_reads_the_same(text in "[a-z <>*_`\\[\\]#&;~+=|.:!0-9()-]{0,60}") {
        let plain: String = text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let written = wrap(&escape(&plain), 20).join("\n");
        let expected: String = plain.chars().filter(|c| !c.is_whitespace()).collect();
        prop_assert_eq!(seen(&written), expected, "{}", written);
    }

    #[test]
    fn writing_twice_changes_nothing_more(markdown in any::<String>()) {
        let once = text(&markdown);
        prop_assert!(!once.contains('\r') && !once.contains('\t'));
        let no_doctest = Parser::new(&once).all(|event| !matches!(event, Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) | Event::Html(_) | Event::InlineHtml(_)));
        prop_assert!(no_doctest, "{}", once);
    }
}
