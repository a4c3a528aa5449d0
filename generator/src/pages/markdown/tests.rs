//! Pages in, blocks out.

use super::*;
use crate::diagnostics::Diagnostics;
use crate::source::{SourceFile, Sources};
use proptest::prelude::*;

/// A page with the findings about it, as `line:column code message`.
fn read(text: &str) -> (Page, Vec<String>) {
    let mut sources = Sources::default();
    let id = sources.add(SourceFile::new("page.md", "page.md", text));
    let mut diagnostics = Diagnostics::default();
    let page = parse(id, sources.file(id), &[], &mut diagnostics);
    let findings = diagnostics.iter().map(|found| {
        let place = found.span.map(|span| sources.locate(span)).unwrap_or_default();
        format!("{place} {} {}", found.code, found.message)
    });
    let findings = findings.collect();
    (page, findings)
}

/// The blocks, one a line, for people.
fn outline(page: &Page) -> Vec<String> {
    let cells = |cells: &[Cell]| {
        cells.iter().map(|cell| format!("{:?}", cell.value)).collect::<Vec<_>>().join(" ")
    };
    let outline = page.blocks.iter().map(|block| match block {
        Block::Heading(heading) => format!("h{} {:?}", heading.level, heading.text.value),
        Block::Fence(fence) => format!("fence {:?} {:?}", fence.language, fence.body.value),
        Block::Prose(prose) => format!("prose {:?}", prose.text),
        Block::Table(table) => {
            let rows = table.rows.iter().map(|row| cells(row));
            std::iter::once(format!("table {}", cells(&table.header)))
                .chain(rows)
                .collect::<Vec<_>>()
                .join("\n    ")
        }
    });
    outline.collect()
}

fn assert_blocks(text: &str, blocks: &[&str], findings: &[&str]) {
    let (page, found) = read(text);
    assert_eq!((outline(&page), found), (owned(blocks), owned(findings)), "{text}");
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

#[test]
fn a_page_is_read_block_by_block() {
    let text = "---\ntitle: GET Chat/{id}\nid: v1Chat_Get\n---\n\n# GET Chat/{id}\n\n```http\nGET /api/v1/Chat/{id}\n```\n\nOne.\nTwo.\n\n\n| Name | Type |\n|------|------|\n| id | int32 |\n\n- a\n- b\n";
    let (page, findings) = read(text);
    let front: Vec<_> = page.front_matter.iter().map(|(k, v)| format!("{k}={v}")).collect();
    assert_eq!(front, ["title=GET Chat/{id}", "id=v1Chat_Get"]);
    assert_eq!(&text[page.front_matter["id"].span.range()], "v1Chat_Get");
    assert_eq!(
        outline(&page),
        [
            r#"h1 "GET Chat/{id}""#,
            r#"fence "http" "GET /api/v1/Chat/{id}""#,
            r#"prose "One.\nTwo.""#,
            "table \"Name\" \"Type\"\n    \"id\" \"int32\"",
            r#"prose "- a\n- b""#,
        ]
    );
    assert!(findings.is_empty());
}

#[test]
fn headings_keep_what_is_written() {
    assert_blocks(
        "## Online Restricted: ## The agent &amp; co ##\n#\nTitle\n===\n#no heading\n\n# C#\n# F# #",
        &[
            r#"h2 "Online Restricted: ## The agent &amp; co""#,
            r#"h1 """#,
            r#"h1 "Title""#,
            r##"prose "#no heading""##,
            r##"h1 "C#""##,
            r##"h1 "F#""##,
        ],
        &[],
    );
}

#[test]
fn tables_do_without_outer_pipes() {
    assert_blocks(
        "Name | Type\n--- | ---\nid | int32\nname | `a \\| b`\n\nEnd",
        &[
            "table \"Name\" \"Type\"\n    \"id\" \"int32\"\n    \"name\" \"`a | b`\"",
            r#"prose "End""#,
        ],
        &[],
    );
}

#[test]
fn rows_do_without_the_pipe_that_their_header_begins_with() {
    assert_blocks(
        "|A | B\n---|---\n1 | 2\n3 | 4\n\nEnd",
        &["table \"A\" \"B\"\n    \"1\" \"2\"\n    \"3\" \"4\"", r#"prose "End""#],
        &[],
    );
}

#[test]
fn rows_of_another_length_are_fitted_and_found() {
    assert_blocks(
        "| A | B |\n|---|---|\n| 1 |\n| 1 | 2 | 3 | 4 |\n| | 2 |\n",
        &["table \"A\" \"B\"\n    \"1\" \"\"\n    \"1\" \"2 | 3 | 4\"\n    \"\" \"2\""],
        &[
            "page.md:3:1 short-row this row has 1 cell, fewer than the 2 of its table",
            "page.md:4:1 long-row this row has 4 cells, more than the 2 of its table",
        ],
    );
}

#[test]
fn many_short_rows_give_few_findings() {
    let text = format!("| A | B |\n|---|---|\n{}", "| 1 |\n".repeat(1000));
    let (page, findings) = read(&text);
    assert_eq!(findings.len(), 10);
    assert!(findings[9].ends_with("; so have 990 more rows"), "{}", findings[9]);
    assert!(matches!(&page.blocks[..], [Block::Table(table)] if table.rows.len() == 1000));
}

#[test]
fn a_row_broken_over_lines_is_one_row() {
    assert_blocks(
        "| A | B | C |\n|---|---|---|\n| a | b | one \n<para>two</para> |\n| d | e |\nf |\n| g | h | i |\n",
        &[
            "table \"A\" \"B\" \"C\"\n    \"a\" \"b\" \"one\\n<para>two</para>\"\n    \"d\" \"e\" \"f\"\n    \"g\" \"h\" \"i\"",
        ],
        &["page.md:3:1 broken-row 2 rows of this table are broken over several lines"],
    );
}

#[test]
fn a_broken_row_goes_on_over_lists_and_blank_lines() {
    let rest = "\n## Next\n\n| D |\n|---|\n| d |\n";
    let rest_blocks = [r#"h2 "Next""#, "table \"D\"\n    \"d\""];
    for (middle, cell) in [
        ("one of:\n- x\n- y |", r"one of:\n- x\n- y"),
        ("one\n\ntwo\n\nthree |", r"one\n\ntwo\n\nthree"),
        ("one\n<ul>\n<li>x</li>\n</ul> |", r"one\n<ul>\n<li>x</li>\n</ul>"),
        ("one\n> two |", r"one\n> two"),
    ] {
        let text = format!("| A | B |\n|---|---|\n| a | {middle}\n| c | d |\n{rest}");
        let table = format!("table \"A\" \"B\"\n    \"a\" \"{cell}\"\n    \"c\" \"d\"");
        let blocks = [&[table.as_str()][..], &rest_blocks].concat();
        let finding = "page.md:3:1 broken-row a row of this table is broken over several lines";
        assert_blocks(&text, &blocks, &[finding]);
    }
}

#[test]
fn text_that_belongs_to_no_row_stays_text() {
    assert_blocks(
        "| A | B |\n|---|---|\n| a | b |\nResponse body: object\n",
        &["table \"A\" \"B\"\n    \"a\" \"b\"", r#"prose "Response body: object""#],
        &[],
    );
    assert_blocks(
        "| A | B |\n|---|---|\n| a | b |\nstray\n| c | d |\n\nText",
        &[
            "table \"A\" \"B\"\n    \"a\" \"b\"\n    \"c\" \"d\"",
            r#"prose "stray""#,
            r#"prose "Text""#,
        ],
        &[],
    );
    assert_blocks(
        "| A |\n|---|\n| a |\nstray\n| C |\n|---|\n| c |\n",
        &["table \"A\"\n    \"a\"", r#"prose "stray""#, "table \"C\"\n    \"c\""],
        &[],
    );
}

#[test]
fn an_open_row_that_nothing_closes_ends_where_markdown_says() {
    assert_blocks(
        "| A | B |\n|---|---|\n| a | b\n- item\n\n# Next\n",
        &["table \"A\" \"B\"\n    \"a\" \"b\"", r#"prose "- item""#, r#"h1 "Next""#],
        &[],
    );
}

#[test]
fn fences_keep_their_lines() {
    assert_blocks(
        "Text\n```http!\nGET /\n\n  {}\n\n```\n~~~~ json x\n```\n~~~~\n```\n```",
        &[
            r#"prose "Text""#,
            r#"fence "http!" "GET /\n\n  {}\n""#,
            r#"fence "json" "```""#,
            r#"fence "" """#,
        ],
        &[],
    );
}

#[test]
fn an_unclosed_fence_runs_to_the_end() {
    assert_blocks(
        "```json\n{\n\n# no heading\n",
        &[r##"fence "json" "{\n\n# no heading""##],
        &["page.md:1:1 unclosed-fence this code block is opened and never closed"],
    );
    assert_blocks(
        "Text\n```",
        &[r#"prose "Text""#, r#"fence "" """#],
        &["page.md:2:1 unclosed-fence this code block is opened and never closed"],
    );
}

#[test]
fn text_that_makes_no_element_is_kept() {
    assert_blocks(
        "[a]: http://example.com\n\n---\n\n<ul><li>x</li></ul>\n\n    code\n\n> quote\n",
        &[
            r#"prose "[a]: http://example.com""#,
            r#"prose "---""#,
            r#"prose "<ul><li>x</li></ul>""#,
            r#"prose "code""#,
            r#"prose "> quote""#,
        ],
        &[],
    );
}

#[test]
fn line_ends_and_odd_bytes_change_nothing() {
    assert_blocks(
        "\u{feff}---\r\ntitle: T\r\n---\r\n# T\r\n\r\n| A |\r\n|---|\r\n| a\r\nb |\r\n\r\n```http\r\nGET /\r\nX: y\r\n```\r\n\u{c}\0\r\n",
        &[
            r#"h1 "T""#,
            "table \"A\"\n    \"a\\nb\"",
            r#"fence "http" "GET /\r\nX: y""#,
            r#"prose "\0""#,
        ],
        &["page.md:8:1 broken-row a row of this table is broken over several lines"],
    );
}

#[test]
fn front_matter_that_is_no_yaml_is_found_and_read_by_line() {
    let (page, findings) = read("---\ntitle: POST a: b\nid: \"x\"\n---\nText");
    assert_eq!(page.front_matter["title"].value, "POST a: b");
    assert_eq!(page.front_matter["id"].value, "x");
    assert_eq!(
        findings,
        [
            "page.md:2:1 bad-front-matter the front matter is not a YAML mapping: mapping values are not allowed in this context"
        ]
    );
    assert_eq!(outline(&page), [r#"prose "Text""#]);
}

#[test]
fn front_matter_gives_scalars_as_text() {
    let (page, findings) =
        read("---\na: 1.5\nb: yes\nc: true\nd: [1]\ne:\nf: >\n  long\n  text\n---\n");
    let pairs: Vec<_> = page.front_matter.iter().map(|(k, v)| format!("{k}={v}")).collect();
    assert_eq!(pairs, ["a=1.5", "b=yes", "c=true", "f=long text\n"]);
    assert!(findings.is_empty() && page.blocks.is_empty());
}

#[test]
fn a_rule_at_the_top_is_no_front_matter() {
    assert_blocks("---\n\nText", &[r#"prose "---""#, r#"prose "Text""#], &[]);
}

/// Every byte that is neither blank nor part of a comment lies in a block or in front matter.
fn assert_nothing_is_lost(text: &str) {
    let (page, _) = read(text);
    let file = SourceFile::new("page.md", "page.md", text);
    let (_, body) = front_matter::read(&file.text, page.file, &mut Diagnostics::default());
    let mut kept = vec![false; file.text.len()];
    kept[..body].fill(true);
    for block in &page.blocks {
        let range = block.span().range();
        assert!(file.text.is_char_boundary(range.start) && file.text.is_char_boundary(range.end));
        kept[range].fill(true);
    }
    for (at, sign) in comments::blanked(&file.text, body).char_indices() {
        assert!(kept[at] || sign.is_whitespace(), "{sign:?} at {at} of {text:?} is lost");
    }
}

#[test]
fn deep_nests_are_read_or_found() {
    for sign in [
        "[", "![", "*", "_a ", "`", "<", "<!--", "{/*", "<!---->", "|", "&", "\\", "- ", "> ",
        "1. ", "~",
    ] {
        assert_nothing_is_lost(&sign.repeat(10_000));
    }
    let text = "> ".repeat(20_000) + "a\n" + &"b\n".repeat(10_000);
    let (page, findings) = read(&text);
    let expected = "page.md:1:1 unreadable-file quotes or lists are nested too deeply to be read";
    assert_eq!((page.blocks.len(), findings), (0, vec![expected.to_owned()]));
    let (_, findings) = read(&format!("---\na: {}\n---\n", "[".repeat(10_000)));
    assert!(findings[0].ends_with("brackets are nested too deeply"), "{findings:?}");
}

#[test]
fn long_pages_and_long_rules_are_no_deep_nests() {
    let rules = ["-".repeat(20_000), "*".repeat(20_000), "1.".repeat(20_000)];
    for rule in rules {
        let (_, findings) = read(&format!("{rule}\n\na\n{}b\n", "\n".repeat(10_000)));
        assert!(findings.is_empty(), "{findings:?}");
    }
    // As many lines as fit into the largest page that is read.
    assert!(!nesting::is_too_deep(3, 64 << 20));
    assert!(nesting::is_too_deep(1_000, 1_000_000));
}

#[test]
fn a_wide_table_with_many_short_rows_takes_little_memory() {
    let text = format!("{}\n{}\n{}", "|a".repeat(5000), "|-".repeat(5000), "|a\n".repeat(5000));
    let (page, _) = read(&text);
    let Block::Table(table) = &page.blocks[0] else { panic!("{:?}", page.blocks[0]) };
    assert!(table.rows.len() < 100);
    assert_nothing_is_lost(&text);
}

/// A page with all kinds of blocks.
const PAGE: &str = "---\ntitle: T\nid: I\n---\n# GET x\n\n```http\nGET /x\n```\n\nText &amp; <b>more</b>\n\n| A | B |\r\n|---|---|\n| a | b\n<para>c</para> |\n| d | é \\| e |\nstray\n\n- item\n\n```json\n{}\n```\n";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn nothing_is_lost_on_any_page(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "---\n", "a: b\n", "# T", "\n", "\n\n", "\r\n", "| A | B |", "|---|---|\n", "| a ", "|\n", "x", " ",
                "```json\n", "```\n", "~~~", "- ", "> ", "<ul>", "<li>", "</p> |\n", "    ", "[a]: b\n", "\\", "&amp;",
                "\\|", "1. ", "===\n", "\0", "\u{c}", "é", "<!--", "-->", "{/*", "*/}", "\t", "*", "[", "](", "`",
            ]),
            0..60,
        )
    ) {
        assert_nothing_is_lost(&parts.concat());
    }

    #[test]
    fn nothing_is_lost_of_a_page_that_is_cut_and_mended(
        cuts in prop::collection::vec((0..PAGE.len(), 0..20_usize, "[|`#>\n -]{0,3}"), 0..6)
    ) {
        let mut bytes = PAGE.as_bytes().to_vec();
        for (at, length, patch) in cuts {
            let start = at.min(bytes.len());
            let end = (start + length).min(bytes.len());
            bytes.splice(start..end, patch.bytes());
        }
        assert_nothing_is_lost(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn nothing_is_lost_of_any_text(text in "\\PC*") {
        assert_nothing_is_lost(&text);
    }
}

#[test]
fn a_fence_that_runs_into_the_next_one_is_a_finding() {
    assert_blocks(
        "```http\nGET /a\n\n# text\n\n```json\n{}\n```\n",
        &[r##"fence "http" "GET /a\n\n# text\n\n```json\n{}""##],
        &["page.md:1:1 unclosed-fence this code block is not closed where the next one is opened"],
    );
    let (_, found) = read("````md\n```json\n```\n````\n\n```sh\n``` two words\n```\n");
    assert!(found.is_empty(), "a shorter fence may stand in a longer one: {found:?}");
}

#[test]
fn front_matter_that_is_never_closed_is_a_finding() {
    let (page, found) = read("---\nuid: v1Chat_Get\n\n# Chat\n");
    assert!(page.front_matter.is_empty());
    let message = "this front matter is opened and never closed";
    assert_eq!(found, [format!("page.md:1:1 bad-front-matter {message}")]);
}

#[test]
fn front_matter_that_is_never_opened_is_a_finding() {
    let message = "bad-front-matter this front matter is closed but not opened";
    let front = "uid: v1Chat_Get\ntags:\n- a\n\ntitle: Chat\n---\n\n# Chat\n";
    for (above, line) in [("", 1), ("--\n", 2), ("----\n", 2), ("\n---\n", 3), (" ---\n", 2)] {
        let (page, found) = read(&format!("{above}{front}"));
        assert!(page.front_matter.is_empty());
        assert_eq!(found, [format!("page.md:{line}:1 {message}")], "{above:?}");
    }
    for text in [
        "Note: this is text.\n\nIt goes on.\n\n---\n",
        "# Chat\n\nuid: x\n---\n",
        "uid: x\n\n# Chat\n",
        "Two words: x\n---\n",
    ] {
        assert_eq!(read(text).1, Vec::<String>::new(), "{text:?}");
    }
}
