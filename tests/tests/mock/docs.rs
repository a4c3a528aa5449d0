//! Small docs of lamps, and a server that plays them.

use std::fs;
use tablature::mock::{Options, Server};
use tablature::model::api::Api;
use tablature::shell::pipeline::{Input, run};
use tablature_tests::corpus;

/// A page: id, endpoint, then what follows.
fn page(id: &str, endpoint: &str, rest: &[String]) -> (String, String) {
    let rest = rest.join("\n\n");
    let head = format!("---\ntitle: {endpoint}\nuid: {id}\n---\n\n# {endpoint}\n\n");
    let text = format!("{head}```http\n{endpoint}\n```\n\nAbout lamps.\n\n{rest}\n");
    (format!("{id}.md"), text)
}

fn table(heading: &str, column: &str, rows: &[&str]) -> String {
    let rows: String = rows.iter().map(|row| format!("| {row} |\n")).collect();
    format!("{heading}| {column} | Type | Description |\n|---|---|---|\n{rows}")
}

fn path(rows: &[&str]) -> String {
    table("", "Path Part", rows)
}

fn query(rows: &[&str]) -> String {
    table("## Query String Parameters\n\n", "Parameter Name", rows)
}

fn headers(accept: &str, content_type: &str) -> String {
    format!(
        "## Request Headers\n\n| Parameter Name | Description |\n|---|---|\n\
         | Accept | `{accept}` |\n| Content-Type | `{content_type}` |\n"
    )
}

fn body(rows: &[&str]) -> String {
    table("## Request Body: request  \n\nWhat to do.\n\n", "Property Name", rows)
}

fn answer(kind: &str, statuses: &[(u16, &str)], rows: &[&str]) -> String {
    let lines: String =
        statuses.iter().map(|(code, text)| format!("| {code} | {text} |\n")).collect();
    let table = match rows {
        [] => format!("Response body: {kind}\n"),
        rows => table(&format!("Response body: {kind}\n\n"), "Property Name", rows),
    };
    format!(
        "## Response: {kind}\n\nWhat is.\n\n| Response | Description |\n|---|---|\n{lines}\n{table}"
    )
}

fn sample(head: &str, body: &str) -> String {
    format!("## Sample response\n\n```http_\nHTTP/1.1 {head}\n\n{body}\n```\n")
}

const LAMP: [&str; 5] = [
    "LampId | int32 | Its number",
    "Name | string | What it is called",
    "LitAt | date-time | Since when it shines",
    "Room |  | Where it hangs",
    "Twins | array | Lamps like it",
];

/// What the docs show of a lamp.
pub const SAMPLE: &str = r#"{
  "LampId": 7, "Name": "Lighthouse", "LitAt": "2020-02-03T04:05:06.789+01:00",
  "Room": {"Name": "Attic", "Floor": 4},
  "Twins": [{"LampId": 8, "Name": "Candle"}]
}"#;

const JSON: &str = "200 OK\nContent-Type: application/json; charset=utf-8";

/// The pages, by the names of their files.
pub fn pages() -> Vec<(String, String)> {
    let select = "$select | string | Properties, with commas between";
    let json = || headers("application/json`, `text/json", "application/json");
    vec![
        page(
            "v1LampEntity_GetLamp",
            "GET /api/v1/Lamp/{id}",
            &[
                path(&["id | int32 | The number"]),
                query(&[select, "since | date-time | Only what is newer", "ids | array | Numbers"]),
                json(),
                answer(
                    "object",
                    &[
                        (200, "Here it is."),
                        (304, "As before."),
                        (404, "No such lamp."),
                        (412, "Changed."),
                    ],
                    &LAMP,
                ),
                sample(JSON, SAMPLE),
                sample(JSON, r#"{"LampId": 9, "Name": "Torch"}"#),
            ],
        ),
        page(
            "v1LampEntity_GetByName",
            "GET /api/v1/Lamp/{name}",
            &[
                path(&["name | string | The name"]),
                answer(
                    "object",
                    &[(200, "Found by name.")],
                    &["Name | string | What it is called"],
                ),
                sample(JSON, r#"{"Name": "by name"}"#),
            ],
        ),
        page(
            "v1LampEntity_GetDefault",
            "GET /api/v1/Lamp/default",
            &[
                answer("object", &[(200, "A new one.")], &["Name | string | What it is called"]),
                sample(JSON, r#"{"Name": "default"}"#),
            ],
        ),
        page(
            "v1LampEntity_PutLamp",
            "PUT /api/v1/Lamp/{id}",
            &[
                path(&["id | int32 | The number"]),
                query(&["reason | string | **Required** Why"]),
                json(),
                body(&[
                    "Watts | double | How bright",
                    "Room |  | Where it is to hang",
                    "Tags | array | What it is for",
                ]),
                answer(
                    "object",
                    &[(200, "Saved."), (400, "That is no lamp."), (412, "Somebody was faster.")],
                    &LAMP,
                ),
                format!(
                    "## Sample request\n\n```http!\nPUT /api/v1/Lamp/7\nContent-Type: application/json\n\n{}\n```\n",
                    r#"{"Watts": 1.5, "Room": {"Name": "Hall", "Floor": 1}, "Tags": ["read", null]}"#
                ),
                sample(JSON, SAMPLE),
            ],
        ),
        page(
            "v1LampEntity_DeleteLamp",
            "DELETE /api/v1/Lamp/{id}",
            &[path(&["id | int32 | The number"]), answer("", &[(204, "Gone.")], &[])],
        ),
        page(
            "v1LampEntity_GetPicture",
            "GET /api/v1/Lamp/{id}/Picture",
            &[
                path(&["id | int32 | The number"]),
                headers("image/gif`, `application/octet-stream", "application/json"),
                answer("binary", &[(200, "A picture.")], &[]),
                sample("200 OK\nContent-Type: application/octet-stream", "GIF89 and so on"),
            ],
        ),
        page(
            "v1LampAgent_Plan",
            "GET /api/v1/Agents/Lamp/Plan/Lamp%20and%20shade",
            &[
                query(&["mode | Enum: Dim, Bright | How"]),
                answer(
                    "object",
                    &[(200, "The plan."), (503, "Fuse blown.")],
                    &[
                        "Watts | int32 | Power",
                        "Rate | double | Price",
                        "Due | date-time | When",
                        "Notes | string | Words",
                        "IsOn | bool | Whether",
                        "Photo | byte | Picture",
                    ],
                ),
            ],
        ),
    ]
}

/// Pages of lists that come in parts.
pub fn lists() -> Vec<(String, String)> {
    let select = "$select | string | Columns, with commas between";
    let columns = ["odata.metadata | string |", "odata.nextLink | string |", "value | array |"];
    let part = || answer("object", &[(200, "Some lamps.")], &columns);
    vec![
        page(
            "v1LampEntity_GetAll",
            "GET /api/v1/Lamp",
            &[query(&[select]), part(), sample(JSON, PART)],
        ),
        page("v1LampEntity_Find", "POST /api/v1/Lamp", &[part(), sample(JSON, PART)]),
        page("v1LampAgent_Find", "POST /api/v1/Agents/Lamp/Find", &[part(), sample(JSON, PART)]),
        page("v1LampEntity_GetNew", "GET /api/v1/Lamp/New", &[query(&[select]), part()]),
        page(
            "v1LampEntity_GetOld",
            "GET /api/v1/Lamp/Old",
            &[part(), sample(JSON, r#"{"odata.metadata": "m", "value": [{"a": 1.50}]}"#)],
        ),
    ]
}

/// Pages of lamps whose paths have several segments.
fn shelves() -> Vec<(String, String)> {
    let found = |text: &str| {
        let answer = answer("object", &[(200, "Found.")], &["Name | string | What it is called"]);
        [answer, sample(JSON, &format!(r#"{{"Name": "{text}"}}"#))]
    };
    vec![
        page("v1Shelf_Get", "GET /Läden/{+place}", &found("any")),
        page("v1Shelf_GetRaw", "GET /Läden/{+place}/raw/{id:int}", &found("raw")),
        page("v1Shelf_GetTop", "GET /Läden/top/{id}", &found("top")),
    ]
}

/// A server that plays the pages of paths with several segments.
pub fn server_of_shelves() -> Server {
    let open = Options { auth: false, ..Options::default() };
    Server::bind(api_of(shelves()), open).expect("there is a free port")
}

/// A part of a list, with a link to the next one on a host that is not the mock.
pub const PART: &str = r#"{
  "odata.metadata": "https://lamps.example/meta",
  "odata.nextLink": "https://lamps.example/api/v1/Lamp?$skip=2",
  "value": [
    {"PrimaryKey": 1, "name": "Candle", "room/floor": 1.50},
    {"PrimaryKey": 2, "name": "Torch"},
    {"PrimaryKey": 3, "colour": null}
  ]
}"#;

/// The model of pages.
fn api_of(pages: Vec<(String, String)>) -> Api {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for (name, text) in pages {
        fs::write(folder.path().join(name), text).expect("the folder can be written");
    }
    let outcome = corpus::read(folder.path());
    let errors: Vec<_> = outcome.diagnostics.iter().map(|found| found.message.clone()).collect();
    outcome.api.unwrap_or_else(|| panic!("{errors:?}"))
}

/// The model of the pages.
pub fn api() -> Api {
    api_of(pages())
}

/// A server that plays a specification.
pub fn server_of(specification: &str) -> Server {
    server_with(specification, false)
}

/// The same; it may want to know who asks.
pub fn server_with(specification: &str, auth: bool) -> Server {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let file = folder.path().join("api.yaml");
    fs::write(&file, specification).expect("the folder can be written");
    let outcome = run(&Input { docs: vec![file], ..Input::default() }, &());
    let api = outcome.expect("the file is there").api.expect("no error");
    Server::bind(api, Options { auth, ..Options::default() }).expect("there is a free port")
}

/// A server that plays the pages of lists.
pub fn server_of_lists() -> Server {
    let open = Options { auth: false, ..Options::default() };
    Server::bind(api_of(lists()), open).expect("there is a free port")
}

/// A server that plays the pages.
pub fn server(options: Options) -> Server {
    Server::bind(api(), options).expect("there is a free port")
}
