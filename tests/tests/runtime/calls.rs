//! Operations as a generated crate has them.

use super::runtime::prelude::*;
use super::samples::{Page, Part};

const CONTEXT: &[&str] = &["Accept-Language"];

/// Reads a page.
pub fn get_page(name: &str) -> GetPage {
    let mut request = Request::new(&Endpoint {
        id: "GetPage",
        method: "GET",
        path: "/api/v1/Page/{name}",
        accept: "application/json",
        context: CONTEXT,
        statuses: &[(200, "OK"), (404, "There is no such page."), (412, "Aborted")],
    });
    request.path(&[&name]);
    GetPage(request)
}

#[derive(Clone, Debug)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct GetPage(Request);

impl GetPage {
    pub fn select(mut self, properties: &[&str]) -> Self {
        self.0.query_words("$select", properties);
        self
    }

    pub fn filter(mut self, filter: &str) -> Self {
        self.0.query("$filter", &filter);
        self
    }

    pub fn ids(mut self, ids: &[i32]) -> Self {
        self.0.query_list("ids", ids);
        self
    }
}

impl Operation for GetPage {
    type Answer = Page;

    fn into_request(self) -> Request {
        self.0
    }
}

/// Writes a page.
pub fn put_page(page: &Page) -> PutPage {
    let mut request = Request::new(&Endpoint {
        id: "PutPage",
        method: "PUT",
        path: "/api/v1/Page",
        accept: "",
        context: &[],
        statuses: &[],
    });
    request.json(page, "application/json");
    PutPage(request)
}

#[derive(Clone, Debug)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct PutPage(Request);

impl Operation for PutPage {
    type Answer = ();

    fn into_request(self) -> Request {
        self.0
    }
}

/// Makes a page.
pub fn post_page(page: &Page) -> PostPage {
    let mut request = Request::new(&Endpoint {
        id: "PostPage",
        method: "POST",
        path: "/api/v1/Page",
        accept: "application/json",
        context: &[],
        statuses: &[],
    });
    request.json(page, "application/json");
    PostPage(request)
}

#[derive(Clone, Debug)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct PostPage(Request);

impl Operation for PostPage {
    type Answer = Page;

    fn into_request(self) -> Request {
        self.0
    }
}

/// Reads a file.
pub fn get_file() -> GetFile {
    let request = Request::new(&Endpoint {
        id: "GetFile",
        method: "GET",
        path: "/api/v1/File",
        accept: "*/*",
        context: &[],
        statuses: &[],
    });
    GetFile(request)
}

#[derive(Clone, Debug)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct GetFile(Request);

impl Operation for GetFile {
    type Answer = Binary;

    fn into_request(self) -> Request {
        self.0
    }
}

/// Writes a file.
pub fn put_file(file: Upload) -> PutFile {
    let mut request = Request::new(&Endpoint {
        id: "PutFile",
        method: "PUT",
        path: "/api/v1/File",
        accept: "",
        context: &[],
        statuses: &[],
    });
    request.upload(file);
    PutFile(request)
}

#[derive(Clone, Debug)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct PutFile(Request);

impl Operation for PutFile {
    type Answer = ();

    fn into_request(self) -> Request {
        self.0
    }
}

/// Lists sessions.
pub fn list_sessions() -> ListSessions {
    let mut request = Request::new(&Endpoint {
        id: "ListSessions",
        method: "POST",
        path: "/api/v1/Session",
        accept: "application/json",
        context: CONTEXT,
        statuses: &[],
    });
    request.query("$top", &2).form(&[("a", "b")]);
    ListSessions(request)
}

#[derive(Clone, Debug)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct ListSessions(Request);

impl Operation for ListSessions {
    type Answer = Option<Part>;

    fn into_request(self) -> Request {
        self.0
    }
}

/// Deletes pages.
pub fn delete_pages(ids: &[i32]) -> DeletePages {
    let mut request = Request::new(&Endpoint {
        id: "DeletePages",
        method: "DELETE",
        path: "/api/v1/Page",
        accept: "",
        context: &[],
        statuses: &[],
    });
    request.json(ids, "application/json");
    DeletePages(request)
}

#[derive(Clone, Debug)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct DeletePages(Request);

impl Operation for DeletePages {
    type Answer = ();

    fn into_request(self) -> Request {
        self.0
    }
}
