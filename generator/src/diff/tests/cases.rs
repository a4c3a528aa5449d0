//! A change of each kind: what is told of it, once, and what is told of the way back.

use super::{Edits, report, reverse, short};

/// The changes, each with what it is.
pub(super) const CASES: &[(&str, Edits<'static>)] = &[
    ("sample values", &[("\"Jam\"", "\"Tea\""), ("\"red\"", "\"blue\""), (": 12", ": 7")]),
    ("descriptions", &[("What is written on it", "Its inscription")]),
    (
        "the order of rows",
        &[(
            "| Colour | string | What it looks like |\n| Weight | int32 | How heavy it is |\n",
            "| Weight | int32 | How heavy it is |\n| Colour | string | What it looks like |\n",
        )],
    ),
    ("an operation with another path", &[("/Agents/Shelf/Move", "/Agents/Shelf/Carry")]),
    ("another method", &[("POST /api/v1/Box", "PUT /api/v1/Box")]),
    ("another id", &[("uid: v1BoxEntity_SaveBox", "uid: v1BoxEntity_StoreBox")]),
    (
        "another token in the path",
        &[
            ("GET /api/v1/Shelf/{id}", "GET /api/v1/Shelf/{shelfId}"),
            ("| id | int32", "| shelfId | int32"),
        ],
    ),
    ("a path parameter of another type", &[("| id | int32", "| id | string")]),
    (
        "a new optional parameter",
        &[("| depth | int32 |", "| room | string | Which room |\n| depth | int32 |")],
    ),
    (
        "a new required parameter",
        &[("| depth | int32 |", "| room | string | **Required** Which room |\n| depth | int32 |")],
    ),
    (
        "a parameter that is required now",
        &[("| How deep to look", "| **Required** How deep to look")],
    ),
    ("a parameter of a larger type", &[("| depth | int32 |", "| depth | int64 |")]),
    ("a parameter of another type", &[("| depth | int32 |", "| depth | bool |")]),
    ("a parameter with another name", &[("| depth | int32 |", "| Depth | int32 |")]),
    ("another word that may be sent", &[("Enum: Slim, Full", "Enum: Slim, Full, Wide")]),
    ("other words that may be sent", &[("Enum: Slim, Full", "Enum: Slim, Wide")]),
    ("words that were any text", &[("| floor | string |", "| floor | Enum: First, Second |")]),
    (
        "a body property that is new",
        &[("| Room | string |", "| Shelf | string | What it is called |\n| Room | string |")],
    ),
    (
        "a body property that is new and required",
        &[
            (
                "| Room | string |",
                "| Side | string | **Required** Left or right |\n| Room | string |",
            ),
            ("\"Room\": \"North\"", "\"Room\": \"North\",\n  \"Side\": \"Left\""),
        ],
    ),
    (
        "a body property that is required now",
        &[("| Where it goes", "| **Required** Where it goes")],
    ),
    (
        "a body property that is gone",
        &[("| Room | string | Which room there |\n", ""), (",\n  \"Room\": \"North\"", "")],
    ),
    (
        "a body property of another type",
        &[("| Room | string |", "| Room | int32 |"), ("\"North\"", "3")],
    ),
    (
        "a property of an answer that is new",
        &[("| Label | string |", "| Height | double | From top to bottom |\n| Label | string |")],
    ),
    (
        "a property of an answer that is gone",
        &[("| Label | string | What is written on it |\n", ""), ("  \"Label\": \"Jam\",\n", "")],
    ),
    (
        "a property of an answer with another name",
        &[("| Label |", "| Labels |"), ("\"Label\"", "\"Labels\"")],
    ),
    (
        "a property of an answer of a larger type",
        &[(
            "| ShelfId | int32 | Number of the shelf |\n| Label",
            "| ShelfId | int64 | Number of the shelf |\n| Label",
        )],
    ),
    (
        "a property of an answer of another type",
        &[("| Label | string |", "| Label | int32 |"), ("\"Jam\"", "4")],
    ),
    ("a date that is text", &[("| Built | date-time |", "| Built | string |")]),
    (
        "a property of what is sent and answered that is new",
        &[("| Note | string |", "| Length | int32 | From end to end |\n| Note | string |")],
    ),
    (
        "a property of what is sent and answered that is gone",
        &[
            ("| Note | string | What else is to be said |\n", ""),
            (",\n  \"Note\": \"fragile\"", ""),
        ],
    ),
    (
        "a property of what is sent and answered of a larger type",
        &[("| Weight | int32 |", "| Weight | int64 |")],
    ),
    (
        "a property that samples alone show",
        &[(
            "\"Colour\": \"red\",\n      \"Weight\": 12",
            "\"Colour\": \"red\",\n      \"Weight\": 12,\n      \"Fragile\": true",
        )],
    ),
    ("another status of success", &[("| 204 | No Content |", "| 200 | OK |")]),
    (
        "another failure",
        &[("| 404 | There is none |", "| 404 | There is none |\n| 410 | It was there once |")],
    ),
    ("an answer that may be nothing", &[("| 404 | There is none |", "| 204 | There is none |")]),
    (
        "an answer that is a list",
        &[
            ("## Response: Shelf\n", "## Response: array\n"),
            ("### Response body: Shelf", "### Response body: array"),
            (
                "charset=utf-8\n\n{\n  \"ShelfId\": 7,\n  \"Label\"",
                "charset=utf-8\n\n[{\n  \"ShelfId\": 7,\n  \"Label\"",
            ),
            ("\"FullName\": \"Kari\"\n  }\n}", "\"FullName\": \"Kari\"\n  }\n}]"),
        ],
    ),
    (
        "a format that may be sent",
        &[(
            "send: `application/json`, `text/json`",
            "send: `application/json`, `text/json`, `text/xml`",
        )],
    ),
    (
        "a format that is answered no more",
        &[("read: `application/json`, `text/json`", "read: `application/json`")],
    ),
    (
        "a header that is listened to",
        &[("| Accept | Formats", "| SO-Culture | Culture of numbers |\n| Accept | Formats")],
    ),
    (
        "a property that is deprecated",
        &[(
            "| What else is to be said",
            "| Deprecated: Use {Colour} instead. What else is to be said",
        )],
    ),
    ("an operation that is gone", &[(super::PAGES[1].1, "")]),
];

#[test]
fn each_kind_of_change_is_told_once() {
    let mut text = String::new();
    for (what, edits) in CASES {
        text.push_str(&format!("{what}:\n{}", short(&report(edits))));
        text.push_str(&format!("and back:\n{}\n", short(&reverse(edits))));
    }
    insta::assert_snapshot!(text);
}

#[test]
fn what_came_together_is_told_together() {
    use crate::diagnostics::Style;
    use crate::diff::layout::{Look, markdown, text};
    let edits: Edits<'_> = &[
        (
            "| Label | string |",
            "| A | int32 | a |\n| B | bool | b |\n| C | string | c |\n| D | string | d |\n\
             | E | string | e |\n| Label | string |",
        ),
        ("| Weight | int32 |", "| Weight | string |"),
        ("\"Weight\": 12", "\"Weight\": \"12\""),
    ];
    let report = report(edits);
    let look = Look { style: Style::Plain, all: false };
    insta::assert_snapshot!(text(&report, look) + "\n" + &markdown(&report, false));
}
