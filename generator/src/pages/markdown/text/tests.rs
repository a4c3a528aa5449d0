//! What people should read.

use super::*;
use proptest::prelude::*;

fn assert_reads(cases: &[(&str, &str)]) {
    for (raw, expected) in cases {
        assert_eq!(readable(raw), *expected, "{raw:?}");
    }
}

#[test]
fn entities_are_decoded_also_when_encoded_twice() {
    assert_reads(&[
        ("it&amp;apos;s &amp;lt; 3 &amp;amp; more", "it's < 3 & more"),
        ("a &amp; b &lt;c&gt; &#39;d&#x27; &nbsp;&unknown; & &;", "a & b <c> 'd'  &unknown; & &;"),
        ("&#0;&#x110000;&#7;", "&#x110000;"),
    ]);
}

#[test]
fn tags_in_entities_are_tags_if_they_are_known() {
    assert_reads(&[
        ("One.&lt;para/&gt; Two.&amp;lt;br /&amp;gt;Three.", "One.\n\nTwo.\nThree."),
        ("e.g. &lt;c&gt;\"a\\n\"&lt;/c&gt; or &lt;b&gt;x&lt;/b&gt;", "e.g. `\"a\\n\"` or **x**"),
        (
            "the &lt;entity&gt; of &lt;value&gt; &lt;-&gt; &lt;= 0",
            "the <entity> of <value> <-> <= 0",
        ),
    ]);
}

#[test]
fn references_become_names_and_links() {
    assert_reads(&[
        (r#"for the <see to="T:A.B.IAgent">Chat Agent</see>."#, "for the Chat Agent."),
        (
            r#"see <see to="P:A.B.Name"/> and <see to="M:A.B.Do(System.Int32)"></see>"#,
            "see `Name` and `Do`",
        ),
        (r#"<paramref name="id"/> is <see langword="null" />"#, "`id` is `null`"),
        (
            r#"<a href="https://example.com/x">the <b>docs</b></a>!"#,
            "[the **docs**](https://example.com/x)!",
        ),
        (
            r#"<a href='a b'>x</a> <a name="y">z</a> <a href="javascript:x()">w</a>"#,
            "[x](<a b>) z w",
        ),
        ("<https://example.com>", "<https://example.com>"),
    ]);
}

#[test]
fn paragraphs_and_lists_become_markdown() {
    assert_reads(&[
        ("One.<para>Two.</para><para />Three.  \r\nFour.", "One.\n\nTwo.\n\nThree.\nFour."),
        ("Of:<ul><li>a</li>\n<li>b <i>c</i></li></ul>End", "Of:\n\n- a\n- b *c*\n\nEnd"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("a<br>b<br/><br/>c", "a\nb\nc"),
        ("- a\n  - b\n\n\n\nc", "- a\n  - b\n\nc"),
    ]);
}

#[test]
fn code_stays_code() {
    assert_reads(&[
        ("<c>a &lt; b</c> and `Vec<T> &amp;`", "`a < b` and `Vec<T> &amp;`"),
        ("<code>\na\n  b\n</code>", "```text\na\n  b\n```"),
        ("a ` b <i>c</i>", "a ` b *c*"),
        ("<c>`</c>", "`` ` ``"),
    ]);
}

#[test]
fn what_is_no_markup_stays() {
    assert_reads(&[
        ("less than <3 days, a < b > c", "less than <3 days, a < b > c"),
        ("List<string> of <id> or <value>", "List<string> of <id> or <value>"),
        ("<summary>a</summary><value>b</value>", "a\n\nb"),
        ("<x>text</x> <y z='1'>more", "text more"),
        ("a <!-- b --> c <!-- d", "a  c <!-- d"),
        ("<b>open", "open"),
        ("\u{7}a\0\u{1b}b", "ab"),
        ("  ", ""),
    ]);
}

#[test]
fn one_line_has_no_line_ends() {
    assert_eq!(one_line("One\n two.<para>Three</para>"), "One two. Three");
}

proptest! {
    #[test]
    fn any_text_can_be_read(text in "(\\PC|[<>&;/`'\"= \n\r\t]|<a href=|<b>|</b>|<li>|<ol>|<code>|</code>|&amp;){0,80}") {
        let text = readable(&text);
        prop_assert!(!text.contains('\r') && text.trim() == text);
        prop_assert!(!one_line(&text).contains('\n'));
    }

    #[test]
    fn plain_words_stay(text in "[a-zA-Z0-9.,:()éß]{1,8}([ \n][a-zA-Z0-9.,:()]{1,8}){0,20}") {
        prop_assert_eq!(readable(&text), text);
    }
}

#[test]
fn a_word_is_freed_of_the_markup_around_it() {
    let cases = [
        ("`id`", "id"),
        ("**id**", "id"),
        ("*`id`*", "id"),
        ("[Shelf](shelf.md#top)", "Shelf"),
        ("[`Shelf`](shelf.md)[]", "Shelf[]"),
        ("\\_links", "_links"),
        ("a&lt;b&gt; &amp; c", "a<b> & c"),
        ("List<string>", "List<string>"),
        ("<b>id</b><br/>", "id"),
        ("![needed](star.svg) id", "id"),
        ("`a|b`", "a|b"),
        ("~~from~~", "from"),
        ("**~~`from`~~**", "from"),
        ("==from==", "from"),
        ("++==from==++", "from"),
        ("<del>from</del> <Badge text='new'/>", "from"),
        ("<Since>from</Since>", "from"),
    ];
    for (raw, expected) in cases {
        assert_eq!(plain(raw), expected, "{raw:?}");
    }
}

#[test]
fn a_word_without_markup_stays_as_it_is() {
    let words = [
        "__typename",
        "_id_",
        "*",
        "a*b",
        "string[]",
        "- x",
        "# x",
        "1. x",
        "$ref",
        "@id",
        "a\\d",
        "~id~",
        "a==b",
        "+1",
        "++",
    ];
    for word in words.into_iter().chain(["_id_*", "__a__ *", "", "x"]) {
        assert_eq!(plain(word), word);
    }
}
