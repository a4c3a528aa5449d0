//! Small endpoint pages, made up for tests.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// A page to be written, in the built-in dialect.
#[derive(Clone, Debug)]
pub struct Page {
    /// Id and file name.
    pub id: String,
    /// Method and path.
    pub endpoint: String,
    /// What it does.
    pub summary: String,
    /// Rows of path parameters: name and type.
    pub path: Vec<(String, String)>,
    /// Rows of query parameters: name and type.
    pub query: Vec<(String, String)>,
    /// Rows of the request body: name and type; no body if there are none.
    pub request: Vec<(String, String)>,
    /// Rows of the answer: name and type.
    pub response: Vec<(String, String)>,
    /// The text of the sample request's body.
    pub sent: String,
    /// The text of the sample answer's body.
    pub answered: String,
}

impl Page {
    /// A page of the id `v1<group>_<operation>` with a path to match and an empty answer.
    pub fn new(group: &str, operation: &str) -> Self {
        Self {
            id: format!("v1{group}_{operation}"),
            endpoint: format!("POST /api/v1/{group}/{operation}"),
            summary: "Puts the kettle on.".to_owned(),
            path: Vec::new(),
            query: Vec::new(),
            request: Vec::new(),
            response: Vec::new(),
            sent: String::new(),
            answered: String::new(),
        }
    }

    /// A page with something of everything: parameters, a body, an answer and samples.
    pub fn full(group: &str, operation: &str) -> Self {
        let mut page = Self::new(group, operation);
        page.endpoint = format!("POST /api/v1/{group}/{{kettleId}}/{operation}");
        page.path = rows(&[("kettleId", "int32")]);
        page.query =
            rows(&[("$select", "string"), ("mode", "Enum: Slow, Fast"), ("limit", "int32")]);
        page.request = rows(&[("Litres", "double"), ("Tea", ""), ("Guests", "array")]);
        page.sent =
            r#"{"Litres": 1.5, "Tea": {"Name": "oolong", "Grams": 12}, "Guests": [3, 4]}"#.into();
        page.response = rows(&[
            ("KettleId", "int32"),
            ("IsHot", "bool"),
            ("BoiledAt", "date-time"),
            ("Tea", ""),
            ("Cups", "array"),
            ("Notes", "object"),
        ]);
        page.answered = r#"{
  "KettleId": 7, "IsHot": true, "BoiledAt": "2020-02-03T04:05:06.789+01:00",
  "Tea": {"Name": "oolong", "Grams": 12},
  "Cups": [{"Size": 2, "Owner": {"Name": "Ada"}}],
  "Notes": {"fieldName": {"Text": "hot", "Lines": 1}}
}"#
        .into();
        page
    }

    /// The page as Markdown.
    pub fn markdown(&self) -> String {
        let Self { id, endpoint, summary, .. } = self;
        let mut text = format!(
            "---\ntitle: {endpoint}\nuid: {id}\n---\n\n# {endpoint}\n\n```http\n{endpoint}\n```\n\n{summary}\n\n"
        );
        table(&mut text, "", "Path Part", &self.path);
        table(&mut text, "## Query String Parameters\n\n", "Parameter Name", &self.query);
        table(
            &mut text,
            "## Request Body: request  \n\nWhat is to be done.\n\n",
            "Property Name",
            &self.request,
        );
        text.push_str("## Response: object\n\nHow it went.\n\n");
        text.push_str("| Response | Description |\n|---|---|\n| 200 | OK |\n\n");
        table(&mut text, "Response body: object\n\n", "Property Name", &self.response);
        let _ = write!(text, "## Sample request\n\n```http!\n{endpoint}\n");
        text.push_str("Content-Type: application/json\n\n");
        let _ = write!(text, "{}\n```\n\n## Sample response\n\n```http_\n", self.sent);
        let _ = write!(
            text,
            "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{}\n```\n",
            self.answered
        );
        text
    }

    /// The name of the page's file, if its id makes one.
    pub fn file_name(&self) -> String {
        format!("{}.md", self.id.replace(['/', '\\', '\0', '.'], "-"))
    }
}

/// Rows from constants.
pub fn rows(rows: &[(&str, &str)]) -> Vec<(String, String)> {
    rows.iter().map(|(name, ty)| ((*name).to_owned(), (*ty).to_owned())).collect()
}

fn table(text: &mut String, heading: &str, column: &str, rows: &[(String, String)]) {
    if rows.is_empty() {
        return;
    }
    let _ = write!(text, "{heading}| {column} | Type | Description |\n|---|---|---|\n");
    for (name, ty) in rows {
        let _ = writeln!(text, "| {name} | {ty} | What it is. |");
    }
    text.push('\n');
}

/// A few pages that share carriers.
pub fn sample_api() -> Vec<Page> {
    let mut list = Page::full("KettleAgent", "List");
    list.endpoint = "GET /api/v1/Agents/Kettle/List".to_owned();
    list.path.clear();
    list.request.clear();
    list.sent.clear();
    vec![Page::full("KettleAgent", "Boil"), list, Page::full("TeapotEntity", "Pour")]
}

/// Writes pages to a folder.
///
/// # Panics
///
/// When the folder cannot be written.
pub fn write(folder: &Path, pages: &[Page]) {
    for page in pages {
        fs::write(folder.join(page.file_name()), page.markdown())
            .expect("the folder can be written");
    }
}
