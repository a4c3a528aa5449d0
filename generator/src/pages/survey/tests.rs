//! Guesses from small pages, and what drafts make of them.

use super::coverage::{Coverage, Understood};
use super::draft::draft;
use super::gaps::GapKind;
use super::material::Material;
use super::roles::{Guess, of_heading};
use super::type_guesses;
use crate::diagnostics::Diagnostics;
use crate::pages::dialect::Dialect;
use crate::pages::statements::{EndpointPage, read_carriers, read_operations};
use crate::source::{SourceFile, Sources};

fn material(pages: &[&str]) -> Material {
    let mut sources = Sources::default();
    let files: Vec<_> = pages
        .iter()
        .enumerate()
        .map(|(number, text)| {
            let name = format!("{number}.md");
            sources.add(SourceFile::new(format!("docs/{name}"), name, text))
        })
        .collect();
    Material::of(sources, &files)
}

/// The draft of a dialect, and what it reads.
fn drafted(pages: &[&str]) -> (String, Vec<EndpointPage>, Coverage) {
    let material = material(pages);
    let draft = draft(&material, "small");
    let dialect = draft.dialect().unwrap_or_else(|error| panic!("{error}\n{}", draft.text));
    let (operations, coverage) = read(&material, &dialect);
    (draft.text, operations, coverage)
}

fn read(material: &Material, dialect: &Dialect) -> (Vec<EndpointPage>, Coverage) {
    let mut diagnostics = Diagnostics::default();
    let (mut pages, mut operations, mut carriers) = (Vec::new(), Vec::new(), Vec::new());
    for page in &material.pages {
        let file = material.sources.file(page.file);
        let page =
            crate::pages::markdown::parse(page.file, file, dialect.dressing(), &mut diagnostics);
        carriers.extend(read_carriers(&page, dialect, &mut diagnostics));
        operations.extend(read_operations(&page, file, dialect, &mut diagnostics));
        pages.push(page);
    }
    let coverage = Coverage::of(Understood {
        sources: &material.sources,
        pages: &pages,
        operations: &operations,
        carriers: &carriers,
        diagnostics: &diagnostics,
        dialect,
    });
    (operations, coverage)
}

fn calls(operations: &[EndpointPage]) -> Vec<String> {
    operations.iter().map(|one| format!("{} {}", one.method.value, one.path.value)).collect()
}

const QUAYS: &str = "# Quays

## List quays

```http
GET https://harbour.test/v1/quays
```

### Query parameters

| Name | Type | Required | Description |
|---|---|---|---|
| limit | integer | No | How many |
| after | string | Yes | Behind which |

### Response

| Field | Type | Description |
|---|---|---|
| id | integer | Its number |
| berths | Array of [Berth](berth.md) | What is there |

```json
{ \"id\": 3, \"berths\": [], }
```

## Close a quay

```http
POST https://harbour.test/v1/quays/:quay_id/close
```

### Body parameters

| Name | Type | Required | Description |
|---|---|---|---|
| reason | string | Yes | Why |

### Example response

```json
{ \"id\": 3 }
```
";

#[test]
fn code_blocks_and_tables() {
    let (text, operations, coverage) = drafted(&[QUAYS]);
    assert_eq!(calls(&operations), ["GET /v1/quays", "POST /v1/quays/{quay_id}/close"], "{text}");
    let list = &operations[0];
    assert_eq!(list.parameters.len(), 2, "{text}");
    assert!(list.parameters[1].required, "{text}");
    assert_eq!(list.response.table.as_ref().map(|table| table.rows.len()), Some(2), "{text}");
    assert_eq!(list.samples.len(), 1, "{text}");
    let close = operations[1].body.as_ref().and_then(|body| body.content.table.as_ref());
    assert_eq!(close.map(|table| table.rows.len()), Some(1), "{text}");
    assert_eq!((coverage.endpoints.percent(), coverage.rows.percent()), (100, 100), "{text}");
    assert!(coverage.fits());
}

#[test]
fn elements_and_text() {
    let element = |method: &str, path: &str| {
        format!("# Page\n\n<Call verb=\"{method}\" url=\"{path}\" />\n\nText.\n")
    };
    let pages = [element("get", "/a"), element("POST", "/a/{id}")];
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    let (text, operations, _) = drafted(&pages);
    assert_eq!(calls(&operations), ["GET /a", "POST /a/{id}"], "{text}");

    let inside = "## One\n\n<Way method=\"GET\">/a/<b>x</b></Way>\n\n## Two\n\n<Way method=\"PUT\">/b</Way>\n";
    assert_eq!(calls(&drafted(&[inside]).1), ["GET /a/x", "PUT /b"]);

    let pair = "## One\n\n<div>\n  <b>GET</b>\n  <code>/a/<id></code>\n</div>\n\n## Two\n\n<div>\n  <b>POST</b>\n  <code>/b</code>\n</div>\n";
    assert_eq!(calls(&drafted(&[pair]).1), ["GET /a/{id}", "POST /b"]);

    for line in [
        "`GET /a`",
        "**GET** `/a`",
        "GET /a",
        "**Endpoint:** `GET /a`",
        "`GET` `/a`",
        "- `GET https://x.test/a`",
    ] {
        let page =
            format!("## One\n\n{line}\n\nText.\n\n## Two\n\n{}\n", line.replace("GET", "PUT"));
        let (text, operations, _) = drafted(&[&page]);
        assert_eq!(calls(&operations), ["GET /a", "PUT /a"], "{line}\n{text}");
    }

    for line in ["GET /a", "`GET /a`", "Some: `GET https://x.test/a`", "Some (GET /a)", "GET `/a`"]
    {
        let page = format!(
            "# X\n\n## {line}\n\nText.\n\n### Parameters\n\n| Name | Type |\n|---|---|\n| a | string |\n\n## {}\n",
            line.replace("GET", "PUT")
        );
        let (text, operations, coverage) = drafted(&[&page]);
        assert_eq!(calls(&operations), ["GET /a", "PUT /a"], "{line}\n{text}");
        assert_eq!((operations[0].parameters.len(), coverage.endpoints.percent()), (1, 100));
        assert!(!operations[0].summary.contains("GET"), "{}", operations[0].summary);
    }

    let labelled = "## One\n\n* **URL**: `/a`\n* **Method**: `GET`\n\n## Two\n\n* **URL**: `/b/:id`\n* **Method**: `PUT`\n";
    assert_eq!(calls(&drafted(&[labelled]).1), ["GET /a", "PUT /b/{id}"]);
}

#[test]
fn samples_and_overviews_are_no_endpoints() {
    let page = "# Boats

- `GET /boats`: all of them
- `PUT /boats/{id}`: one anew

## All

`GET /boats`

### Example request

```http
GET /boats?limit=2
Host: harbour.test
```

## Anew

`PUT /boats/{id}`

### Example request

```http
PUT /boats/7
Host: harbour.test
```
";
    let (text, operations, _) = drafted(&[page]);
    assert_eq!(calls(&operations), ["GET /boats", "PUT /boats/{id}"], "{text}");
}

#[test]
fn the_heading_of_a_part_is_no_title() {
    let operation = |name: &str, path: &str| {
        format!(
            "## {name}\n\n### Endpoint\n\n```\nGET {path}\n```\n\n### Parameters\n\n| Name | Type |\n|---|---|\n| a | string |\n\n"
        )
    };
    let page = format!("# X\n\n{}{}", operation("One", "/a"), operation("Two", "/b"));
    let (text, operations, _) = drafted(&[&page]);
    let ids: Vec<_> = operations.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["0#one", "0#two"], "{text}");
    assert!(operations.iter().all(|one| one.parameters.len() == 1), "{text}");
}

#[test]
fn what_headings_are_about() {
    for (heading, guess) in [
        ("parameters", Some(Guess::Inputs)),
        ("query string parameters", Some(Guess::Query)),
        ("path parameters", Some(Guess::Path)),
        ("url parameters", Some(Guess::Path)),
        ("request headers", Some(Guess::Headers)),
        ("request body", Some(Guess::RequestBody)),
        ("json params", Some(Guess::RequestBody)),
        ("form data parameters", Some(Guess::RequestBody)),
        ("response", Some(Guess::Response)),
        ("returns", Some(Guess::Response)),
        ("response fields", Some(Guess::ResponseBody)),
        ("example response", Some(Guess::ResponseSamples)),
        ("sample request", Some(Guess::RequestSamples)),
        ("examples", Some(Guess::Samples)),
        ("status codes", Some(Guess::Statuses)),
        ("http request", Some(Guess::Endpoint)),
        ("see also", Some(Guess::Ignored)),
        ("for example", None),
        ("list boats", None),
        ("response times of the harbour", None),
        ("", None),
    ] {
        assert_eq!(of_heading(heading), guess, "{heading}");
    }
}

#[test]
fn type_words_and_what_stands_beside_them() {
    let mut cells = super::tally::Tally::default();
    for cell in [
        "string",
        "`Integer`",
        "array of strings",
        "list<int>",
        "string[]",
        "?bool",
        "integer (int64)",
        "Enum: a, b",
        "[Boat](boat.md)",
        "wibble",
    ] {
        cells.see(cell.to_owned(), None);
    }
    let types = type_guesses::types(&cells);
    let word = |word: &str| types.words.iter().find(|(known, ..)| known == word).map(|one| one.1);
    assert_eq!(word("string"), Some("string"));
    assert_eq!(word("Integer"), Some("int64"));
    assert_eq!(word("int"), Some("int64"));
    assert_eq!(word("bool"), Some("bool"));
    assert!(types.enumeration.is_some() && types.reference.is_some());
    assert_eq!(types.unknown, [("wibble".to_owned(), 1)]);
}

#[test]
fn gaps_say_what_is_missing_and_where() {
    let dialect = Dialect::from_yaml(
        "name: small
endpoint: {languages: [http], line: '^(?<method>[A-Z]+) (?:https?://[^/]+)?(?<path>/\\S+)'}
page: {several: true}
sections: [{heading: '^Query', role: query}]
tables: {path: {name: []}, parameters: {name: [Name]}, properties: {name: [Name]}, statuses: {name: []}, type: [Type], description: [Description]}
types: {words: {string: string}}
",
    )
    .unwrap();
    let material = material(&[QUAYS, "# Other\n\n`GET /v1/other`\n"]);
    let (_, coverage) = read(&material, &dialect);
    assert_eq!((coverage.operations, coverage.rows.all, coverage.rows.understood), (2, 5, 2));
    let gap = |kind, what: &str| {
        let found = coverage.gaps.iter().find(|gap| gap.kind == kind && gap.what == what);
        found.unwrap_or_else(|| panic!("no {what} in {:#?}", coverage.gaps))
    };
    assert!(gap(GapKind::Heading, "response").advice.contains("role: response"));
    assert!(gap(GapKind::Type, "integer").advice.contains("integer: int64"));
    assert!(gap(GapKind::Column, "Required").advice.contains("tables.required"));
    assert!(gap(GapKind::Code, "json: JSON").advice.contains("samples.response"));
    let table = gap(GapKind::Table, "Field | Type | Description");
    assert_eq!((table.count, table.weight), (1, 2));
    assert_eq!(material.sources.locate(table.place), "docs/0.md:18:1");
    assert_eq!(coverage.gaps[0].kind, GapKind::Endpoint);
}

/// Whatever pages hold, a draft of them is a dialect.
#[test]
fn hostile_pages() {
    let odd = [
        "",
        "\u{feff}",
        "# ' \" : # {#} \u{0} \u{85}\n\n`GET /a'\"`\n",
        "## `GET /a`\n\n**Parameters':**\n\n| 'Name\\ | Type: | \u{7} |\n|---|---|---|\n| a' | \"b\\ | c |\n| a' | #x | c |\n| a' | #x | c |\n",
        "<A method=\"GET\" url=\"/\n",
        "<A method='GET' url={`/a/${b}`} />\n\n<(((\n\n<B[]\\d method=\"GET\">/x</B[]\\d>\n",
        "```' \"#[\nGET /a/(b)[c]{d\n```\n\n## Parameters: 'x\n\n## Parameters: y\n\nname'\n: String. x\n\nname\n: String. x\n",
        "GET {{a}}/b\n\nGET\t/\u{a0}b\n\n- **(** GET /c\n",
        "# Response - \n\n# (Request)\n\n# :\n\n# 200\n\n# 2000: x\n\n>\n\n> :\n\n**\n\n****\n",
    ];
    drafted(&odd);
    for page in odd {
        drafted(&[page, page, page]);
    }
}

/// Many docs have no more of an endpoint than a row or an item.
#[test]
fn rows_and_items_that_state_endpoints() {
    let (text, operations, coverage) = drafted(&["# Boats

| Verb | Endpoint | Description |
|------|----------|-------------|
| GET | `/boats` | All boats |
| POST | `/boats` | Another boat |
| `DELETE` | `/boats/:id` | One boat less |

# Ropes

- `GET /ropes` - All ropes
- `POST /ropes`: Another rope
"]);
    assert!(text.contains("tables: {method: ['Verb'], path: ['Endpoint']}"), "{text}");
    let expected = ["GET /boats", "POST /boats", "DELETE /boats/{id}", "GET /ropes", "POST /ropes"];
    assert_eq!(calls(&operations), expected);
    let said: Vec<_> = operations.iter().map(|one| one.summary.as_str()).collect();
    assert_eq!(said, ["All boats", "Another boat", "One boat less", "All ropes", "Another rope"]);
    assert_eq!((coverage.endpoints.understood, coverage.endpoints.all), (5, 5));
}

/// An overview of what other sections describe is no statement of its own.
#[test]
fn an_overview_states_nothing() {
    let section = |method: &str, path: &str| {
        format!("## {method} of {path}\n\n```http\n{method} {path}\n```\n\nDoes it.\n\n")
    };
    let page = format!(
        "# Boats\n\n| Method | Path |\n|---|---|\n| GET | /boats |\n| POST | /boats |\n\n{}{}",
        section("GET", "/boats"),
        section("POST", "/boats")
    );
    let (text, operations, _) = drafted(&[&page]);
    assert!(text.contains("rows of `Method` and `Path`"), "{text}");
    assert_eq!(calls(&operations), ["GET /boats", "POST /boats"]);
}
