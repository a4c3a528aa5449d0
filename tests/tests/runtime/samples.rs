//! Carriers as a generated crate has them.

use super::runtime::prelude::*;

/// A page.
#[derive(Clone, Default)]
pub struct Page {
    pub items: Option<Vec<Session>>,
    pub total: Option<i64>,
    pub ratio: Option<f64>,
    pub rights: Option<Dictionary<Right>>,
    pub texts: Option<Dictionary<String>>,
    pub numbers: Option<Vec<i32>>,
    pub anything: Option<Value>,
    pub r#type: Option<String>,
    pub extra: Extra,
}

carrier!(Page {
    items: "Items",
    total: "Total",
    ratio: "Ratio",
    rights: "Rights",
    texts: "Texts",
    numbers: "Numbers",
    anything: "Anything",
    r#type: "Type",
});

#[derive(Clone, Default)]
pub struct Session {
    pub session_id: Option<i32>,
    pub user: Option<Associate>,
    pub mode: Option<Mode>,
    pub started: Option<DateTime>,
    pub extra: Extra,
}

carrier!(Session { session_id: "SessionId", user: "User", mode: "Mode", started: "Started" });

#[derive(Clone, Default)]
pub struct Associate {
    pub associate_id: Option<i32>,
    pub name: Option<String>,
    pub deleted: Option<bool>,
    pub manager: Option<Box<Associate>>,
    pub extra: Extra,
}

carrier!(Associate {
    associate_id: "AssociateId",
    name: "Name",
    deleted: "Deleted",
    manager: "Manager",
});

#[derive(Clone, Default)]
pub struct Right {
    pub mask: Option<String>,
    pub extra: Extra,
}

carrier!(Right { mask: "Mask" });

#[derive(Clone, Default)]
pub struct Empty {
    pub extra: Extra,
}

carrier!(Empty {});

#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Mode {
    Slim,
    Wide,
    Other(Box<str>),
}

open_enum!(Mode { Slim: "Slim", Wide: "Wide" });

/// A part of a list.
#[derive(Clone, Default)]
pub struct Part {
    pub next_link: Option<String>,
    pub value: Option<Vec<Session>>,
    pub extra: Extra,
}

carrier!(Part { next_link: "next.link", value: "value" });

impl runtime::Page for Part {
    type Row = Session;

    fn next(&self) -> Option<&str> {
        self.next_link.as_deref()
    }

    fn into_rows(self) -> Vec<Session> {
        self.value.unwrap_or_default()
    }
}
