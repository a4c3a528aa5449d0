//! What the runtime of generated crates does.

#[allow(dead_code, unused_imports)]
#[path = "../../generator/src/rust/runtime/mod.rs"]
mod runtime;

mod sample {
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
}

use sample::*;

#[test]
fn a_wrong_type_deep_inside_is_refused_with_its_path() {
    let text = br#"{"Items":[{"SessionId":1,"User":{"AssociateId":"x"}}]}"#;
    let error = runtime::from_json::<Page>(text).unwrap_err();
    assert_eq!(error.path(), "Items[0].User.AssociateId");
    assert_eq!(
        error.message(),
        "invalid type: string \"x\", expected a 32-bit integer at line 1 column 50"
    );
}
