//! Operations as a generated crate has them.

use super::runtime::prelude::*;
use super::samples::{Page, Part};

const CONTEXT: &[&str] = &["Accept-Language"];

/// Reads a page.
pub fn get_page(name: &str) -> Call<Page, GetPageInputs> {
    let endpoint = &Endpoint {
        id: "GetPage",
        method: "GET",
        path: "/api/v1/Page/{name}",
        accept: "application/json",
        context: CONTEXT,
        statuses: &[
            (200, "OK"),
            (403, "Forbidden."),
            (404, "There is no such page."),
            (412, "Aborted"),
        ],
    };
    let mut request = Request::new(endpoint);
    request.path(&[&name]);
    Call::new(request)
}

/// Takes `select`, `filter` and `ids`.
pub enum GetPageInputs {}

impl<A> Call<A, GetPageInputs> {
    pub fn select(mut self, properties: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        self.request_mut().query_words("$select", properties);
        self
    }

    pub fn filter(mut self, filter: &str) -> Self {
        self.request_mut().query("$filter", &filter);
        self
    }

    pub fn ids(mut self, ids: &[i32]) -> Self {
        self.request_mut().query_list("ids", ids);
        self
    }
}

/// Writes a page.
pub fn put_page(page: &Page) -> Call<()> {
    let endpoint = &Endpoint {
        id: "PutPage",
        method: "PUT",
        path: "/api/v1/Page",
        accept: "",
        context: &[],
        statuses: &[],
    };
    let mut request = Request::new(endpoint);
    request.json(page, "application/json");
    Call::new(request)
}

/// Makes a page.
pub fn post_page(page: &Page) -> Call<Page> {
    let endpoint = &Endpoint {
        id: "PostPage",
        method: "POST",
        path: "/api/v1/Page",
        accept: "application/json",
        context: &[],
        statuses: &[],
    };
    let mut request = Request::new(endpoint);
    request.json(page, "application/json");
    Call::new(request)
}

/// Reads a file.
pub fn get_file() -> Call<Binary> {
    let endpoint = &Endpoint {
        id: "GetFile",
        method: "GET",
        path: "/api/v1/File",
        accept: "*/*",
        context: &[],
        statuses: &[],
    };
    let request = Request::new(endpoint);
    Call::new(request)
}

/// Writes a file.
pub fn put_file(file: Upload) -> Call<()> {
    let endpoint = &Endpoint {
        id: "PutFile",
        method: "PUT",
        path: "/api/v1/File",
        accept: "",
        context: &[],
        statuses: &[],
    };
    let mut request = Request::new(endpoint);
    request.upload(file);
    Call::new(request)
}

/// Lists sessions.
pub fn list_sessions() -> Call<Option<Part>> {
    let endpoint = &Endpoint {
        id: "ListSessions",
        method: "POST",
        path: "/api/v1/Session",
        accept: "application/json",
        context: CONTEXT,
        statuses: &[],
    };
    let mut request = Request::new(endpoint);
    request.query("$top", &2).form(&[("a", "b")]);
    Call::new(request)
}

/// Deletes pages.
pub fn delete_pages(ids: &[i32]) -> Call<()> {
    let endpoint = &Endpoint {
        id: "DeletePages",
        method: "DELETE",
        path: "/api/v1/Page",
        accept: "",
        context: &[],
        statuses: &[],
    };
    let mut request = Request::new(endpoint);
    request.json(ids, "application/json");
    Call::new(request)
}
