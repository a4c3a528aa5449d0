//! The runtime, as text: it is part of every generated crate as it is.

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("runtime/", $name)))),*]
    };
}

/// Path below the folder of the runtime, and text.
pub(super) const FILES: &[(&str, &str)] = files![
    "answer.rs",
    "base64.rs",
    "blocking/client.rs",
    "blocking/download.rs",
    "blocking/mod.rs",
    "blocking/pages.rs",
    "body.rs",
    "carrier.rs",
    "client.rs",
    "closed_enum.rs",
    "credentials.rs",
    "date_time.rs",
    "decode.rs",
    "dictionary.rs",
    "download.rs",
    "encode.rs",
    "error.rs",
    "excerpt.rs",
    "exchange.rs",
    "extra.rs",
    "hook.rs",
    "http_date.rs",
    "jiff.rs",
    "location.rs",
    "mod.rs",
    "numbers.rs",
    "open_enum.rs",
    "operation.rs",
    "outgoing.rs",
    "page.rs",
    "pages.rs",
    "patch.rs",
    "path.rs",
    "percent.rs",
    "platform.rs",
    "prelude.rs",
    "redirect.rs",
    "request.rs",
    "retry.rs",
    "scalars.rs",
    "settings.rs",
    "shape.rs",
    "slot.rs",
    "upload.rs",
    "view.rs",
    "walk.rs",
];
