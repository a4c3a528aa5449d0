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
    "carrier.rs",
    "client.rs",
    "closed_enum.rs",
    "credentials.rs",
    "date_time.rs",
    "decode.rs",
    "dictionary.rs",
    "encode.rs",
    "error.rs",
    "extra.rs",
    "jiff.rs",
    "mod.rs",
    "numbers.rs",
    "open_enum.rs",
    "operation.rs",
    "patch.rs",
    "path.rs",
    "percent.rs",
    "prelude.rs",
    "redirect.rs",
    "request.rs",
    "scalars.rs",
    "shape.rs",
    "slot.rs",
    "upload.rs",
    "view.rs",
];
