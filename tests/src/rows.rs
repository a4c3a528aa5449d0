//! A second, much simpler reader of endpoint pages, to count what the first one finds: it goes
//! line by line and knows nothing but tables and code fences.

/// The first cells of a page's tables.
#[derive(Debug, Default)]
pub struct Rows {
    /// Method and path.
    pub endpoint: (String, String),
    /// Path parameters.
    pub path: Vec<String>,
    /// Query parameters.
    pub query: Vec<String>,
    /// Request headers.
    pub headers: Vec<String>,
    /// Properties of the request body, with the type word.
    pub request: Vec<(String, String)>,
    /// Properties of the answer, with the type word.
    pub response: Vec<(String, String)>,
    /// Statuses.
    pub statuses: Vec<u16>,
}

#[derive(Clone, Copy)]
enum Table {
    Path,
    Query,
    Headers,
    Request,
    Response,
    Statuses,
}

impl Rows {
    /// Reads a page.
    pub fn of(page: &str) -> Self {
        let mut rows = Rows::default();
        let mut in_body = false;
        let mut in_fence = false;
        let mut in_broken_row = false;
        let mut table = None;
        for line in page.lines().map(str::trim_end) {
            if line.starts_with("```") {
                in_fence = !in_fence;
            } else if in_fence {
                rows.take_endpoint(line);
            } else if in_broken_row {
                in_broken_row = !line.ends_with('|');
            } else if let Some(cells) = line.strip_prefix('|') {
                let mut cells = cells.split('|').map(str::trim);
                let (name, ty) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
                match table {
                    Some(_) if name.starts_with("---") => {}
                    Some(table) => rows.add(table, name, ty),
                    None => table = Some(Table::with_header(name, ty, in_body)),
                }
                in_broken_row = !line.ends_with('|');
            } else {
                table = None;
                in_body |= line.starts_with("## Request Body");
                in_body &= !line.starts_with("## Response");
            }
        }
        rows
    }

    fn take_endpoint(&mut self, line: &str) {
        if self.endpoint.0.is_empty() {
            let (method, path) = line.split_once(' ').unwrap_or((line, ""));
            self.endpoint = (method.to_owned(), path.trim().to_owned());
        }
    }

    fn add(&mut self, table: Table, name: &str, ty: &str) {
        let property = || (name.to_owned(), ty.to_owned());
        match table {
            Table::Path => self.path.push(name.to_owned()),
            Table::Query => self.query.push(name.to_owned()),
            Table::Headers => self.headers.push(name.to_owned()),
            Table::Request => self.request.push(property()),
            Table::Response => self.response.push(property()),
            Table::Statuses => self.statuses.push(name.parse().expect("a status is a number")),
        }
    }
}

impl Table {
    fn with_header(name: &str, ty: &str, in_body: bool) -> Self {
        match (name, ty) {
            ("Path Part", _) => Table::Path,
            ("Parameter Name", "Type") => Table::Query,
            ("Parameter Name", _) => Table::Headers,
            ("Property Name", _) if in_body => Table::Request,
            ("Property Name", _) => Table::Response,
            ("Response", _) => Table::Statuses,
            _ => panic!("no table begins with {name:?} and {ty:?}"),
        }
    }
}
