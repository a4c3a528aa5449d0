//! The runtime, as text: it is part of every generated crate as it is, but for the examples in its
//! docs, which say `my_api` for the crate.

use crate::output::Tree;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../runtime/", $name)))),*]
    };
}

/// What stands in the crate's root, where answers wrap another value.
pub(super) const ENVELOPE: &str = include_str!("../../optional/envelope.rs");

/// Path below the folder of the runtime, and text.
pub(super) const FILES: &[(&str, &str)] = files![
    "answer.rs",
    "base64.rs",
    "blocking/client.rs",
    "blocking/download.rs",
    "blocking/mod.rs",
    "blocking/pages.rs",
    "body.rs",
    "call.rs",
    "carrier.rs",
    "choice.rs",
    "client.rs",
    "closed_enum.rs",
    "credentials.rs",
    "date_time.rs",
    "decode.rs",
    "dictionary.rs",
    "download.rs",
    "encode.rs",
    "entries.rs",
    "error.rs",
    "excerpt.rs",
    "exchange.rs",
    "extra.rs",
    "hook.rs",
    "hook/spans.rs",
    "http_date.rs",
    "jiff.rs",
    "json.rs",
    "location.rs",
    "mask.rs",
    "misuse.rs",
    "mod.rs",
    "numbers.rs",
    "open_enum.rs",
    "outgoing.rs",
    "page.rs",
    "pages.rs",
    "patch.rs",
    "path.rs",
    "percent.rs",
    "platform.rs",
    "prelude.rs",
    "progress.rs",
    "redirect.rs",
    "request.rs",
    "retry.rs",
    "scalars.rs",
    "settings.rs",
    "shape.rs",
    "slot.rs",
    "style.rs",
    "upload.rs",
    "view.rs",
    "walk.rs",
];

/// Lets the examples use the crate by its name.
pub(super) fn name_crate(tree: &mut Tree, name: &str) {
    change(tree, |text| text.replace("my_api::", &format!("{name}::")));
}

/// Makes the examples text: where the runtime is a part of somebody else's crate, its path is not
/// known.
pub(super) fn leave_examples_untested(tree: &mut Tree) {
    change(tree, |text| text.replace("```rust\n", "```text\n").replace("```no_run\n", "```text\n"));
}

fn change(tree: &mut Tree, change: impl Fn(&str) -> String) {
    let files = tree.files.iter_mut().filter(|(path, _)| path.starts_with("src/runtime/"));
    for (_, text) in files {
        *text = change(&String::from_utf8_lossy(text)).into_bytes();
    }
}
