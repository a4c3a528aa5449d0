//! What small pages in the styles of several vendors come to, each in the dialect that is built in for it.
//!
//! Each test reads the pages of `tests/vendors/<dialect>/`, which show what is peculiar to the style in words of
//! our own, and holds the outline of the model and the findings against a snapshot.

use std::path::PathBuf;
use tablature::diagnostics::render_short;
use tablature::model::api::Outline;
use tablature::pages::dialect::Dialect;
use tablature::rust::{CrateOptions, emit_crate};
use tablature::shell::pipeline::{Input, Outcome, run};

fn folder(style: &str) -> PathBuf {
    PathBuf::from("tests/vendors").join(style)
}

fn outcome(style: &str) -> Outcome {
    let dialect = Dialect::built_in(style).expect("it is built in");
    run(&Input { docs: vec![folder(style)], dialect, ..Input::default() }, &())
        .expect("the pages are there")
}

/// The model and the findings, as text.
fn outline(style: &str) -> String {
    let outcome = outcome(style);
    let mut text = outcome.api.map_or("no model\n".to_owned(), |api| Outline(&api).to_string());
    for found in outcome.diagnostics.iter() {
        let found = render_short(found, &outcome.sources);
        text.push_str(&found.replace(&format!("tests/vendors/{style}/"), ""));
        text.push('\n');
    }
    text
}

macro_rules! styles {
    ($($name:ident),*) => {
        const STYLES: &[&str] = &[$(stringify!($name)),*];

        $(
            #[test]
            fn $name() {
                insta::assert_snapshot!(outline(stringify!($name)));
            }
        )*
    };
}

styles!(binance, bybit, discord, gitlab, mastodon, woocommerce);

#[test]
fn every_style_but_the_usual_one_has_pages() {
    let others: Vec<_> = Dialect::built_in_names().filter(|name| *name != Dialect::USUAL).collect();
    assert_eq!(others, STYLES);
}

#[test]
fn their_crates_are_rust() {
    for style in STYLES {
        let api = outcome(style).api.unwrap_or_else(|| panic!("{style} has a model"));
        let tree = emit_crate(&api, &CrateOptions::named(*style));
        let sources = tree.files.iter().filter(|(path, _)| path.ends_with(".rs"));
        for (path, text) in sources {
            let text = std::str::from_utf8(text).expect("it is text");
            if let Err(error) = syn::parse_file(text) {
                panic!("{style}: {path}: {error}");
            }
        }
        assert!(tree.files.contains_key("src/lib.rs"), "{style}");
    }
}

/// Callers choose whether they get what an envelope wraps or the envelope.
#[test]
fn answers_in_an_envelope_say_what_is_inside() {
    let api = outcome("bybit").api.expect("a model");
    let tree = emit_crate(&api, &CrateOptions::named("bybit"));
    let text = |path: &str| String::from_utf8_lossy(&tree.files[path]).into_owned();
    let sources = text("src/berth/carriers.rs");
    let (_, block) = sources.split_once("impl envelope::Envelope").expect("an envelope");
    insta::assert_snapshot!(block.split_inclusive("\n}\n").next().expect("its end"));
    assert!(text("README.md").contains("`client.send(call.unwrapped())`"));
    assert!(text("src/lib.rs").contains("pub use self::envelope::{Envelope, Unwrapped};"));
}
