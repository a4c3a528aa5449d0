use super::*;
use crate::pages::dialect::Dialect;
use std::error::Error as _;
use std::io::ErrorKind;

/// One error of each kind that has a cause, with all that it says.
fn with_causes() -> Vec<(Error, &'static str)> {
    let path = || PathBuf::from("a/b");
    let io = || io::Error::new(ErrorKind::NotFound, "it is gone");
    let refused = || OutputError::Io { action: "write", path: path(), source: io() };
    vec![
        (Error::Docs { path: path(), source: io() }, "cannot read the docs in a/b: it is gone"),
        (
            ConfigError::Unreadable { path: path(), source: io().into() }.into(),
            "cannot read a/b: it is gone",
        ),
        (
            BadDialect::Missing { path: path(), source: io().into() }.into(),
            "no dialect `a/b` is built in (known are `superoffice`, `binance`, `bybit`, `discord`, `gitlab`, `mastodon`, `woocommerce`), and no such file can be read: \
             it is gone",
        ),
        (
            Error::Selector { text: " ".to_owned(), source: EmptySelector },
            "` ` is no selector: it names nothing; operations are meant like `agents/Chat`, `GET` \
             or `/api/v1/Contact/*`",
        ),
        (refused().into(), "cannot write a/b: it is gone"),
        (
            Error::Listen { address: "x:1".to_owned(), source: io() },
            "cannot listen at x:1: it is gone",
        ),
    ]
}

#[test]
fn a_cause_is_said_once() {
    for (error, full) in with_causes() {
        let cause = error.source().unwrap().to_string();
        assert_eq!(format!("{error}: {cause}"), full);
        assert_eq!(format!("{error:?}"), full, "`main` shows all of it");
    }
}

#[test]
fn what_has_no_cause_says_everything_itself() {
    let cause = OutputError::Io {
        action: "write",
        path: "a/b".into(),
        source: io::Error::new(ErrorKind::NotFound, "it is gone"),
    };
    let half_done: Error = OutputError::HalfDone { cause: cause.into(), stage: "c".into() }.into();
    let mistake = Dialect::from_yaml("name: [").err().unwrap();
    let bad_dialect = Error::from(BadDialect::Faulty { path: "a.yaml".into(), mistake });
    for (error, begin) in [
        (half_done, "cannot write a/b: it is gone; not all files could be put back"),
        (bad_dialect, "a.yaml:1:"),
        (Error::NoDocs, "no docs are given"),
    ] {
        assert!(error.source().is_none());
        assert!(error.to_string().starts_with(begin), "{error}");
        assert_eq!(format!("{error:?}"), error.to_string());
    }
}
