//! What a client may send with every call.

use super::json::{entries, text};
use serde_json::Value;
use tablature::model::api::{ClientHeader, ClientOptions, Paging};

/// The client's options, from the components.
pub fn options(document: &Value) -> ClientOptions {
    let components = &document["components"];
    let mut options = ClientOptions::default();
    for (_, scheme) in entries(&components["securitySchemes"]) {
        if text(scheme, "type") == "http" {
            let plain = text(scheme, "scheme");
            let stated = text(scheme, "x-tablature-scheme");
            options.authorization_schemes.push(if stated.is_empty() { plain } else { stated });
        } else {
            options.credential_headers.push(header(scheme));
        }
    }
    let parameters = entries(&components["parameters"]);
    options.context_headers = parameters.map(|(_, parameter)| header(parameter)).collect();
    let paging = document.get("x-tablature-paging");
    options.paging =
        paging.map(|paging| Paging { next: text(paging, "next"), items: text(paging, "items") });
    options
}

fn header(written: &Value) -> ClientHeader {
    ClientHeader {
        header: text(written, "name"),
        name: text(written, "x-tablature-name"),
        docs: text(written, "description"),
    }
}
