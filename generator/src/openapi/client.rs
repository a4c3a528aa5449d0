//! What a client may send with every call: security schemes and headers.

use super::json::{Json, Object};
use super::names::{Wanted, keys};
use crate::model::api::{
    ClientHeader, ClientOptions, CredentialParameter, CredentialPlace, Envelope, Paging,
};

/// The components for a client's options.
pub(super) struct Client<'a> {
    options: &'a ClientOptions,
    scheme_keys: Vec<String>,
    header_keys: Vec<String>,
}

impl<'a> Client<'a> {
    /// Gives the options their keys.
    pub fn new(options: &'a ClientOptions) -> Self {
        let credentials = options.credential_headers.iter().map(|header| header.header.as_str());
        let schemes = options.authorization_schemes.iter().map(String::as_str);
        let parameters = options.credential_parameters.iter().map(|one| one.parameter.as_str());
        let credentials = credentials.chain(parameters);
        let headers = options.context_headers.iter().map(|header| header.header.as_str());
        Self {
            options,
            scheme_keys: keys(&schemes.chain(credentials).map(wanted).collect::<Vec<_>>()),
            header_keys: keys(&headers.map(wanted).collect::<Vec<_>>()),
        }
    }

    /// The security schemes: first those of `Authorization`, then the headers in its place.
    pub fn security_schemes(&self) -> Object {
        let schemes = self.options.authorization_schemes.iter().map(|scheme| http_scheme(scheme));
        let headers = self.options.credential_headers.iter().map(credential);
        let parameters = self.options.credential_parameters.iter().map(parameter);
        let all = self.scheme_keys.iter().zip(schemes.chain(headers).chain(parameters));
        all.fold(Object::new(), |schemes, (key, scheme)| schemes.with(key, scheme))
    }

    /// Any one of the security schemes.
    pub fn security(&self) -> Vec<Json> {
        let alternative = |key: &String| Object::new().with(key, Vec::new()).into();
        self.scheme_keys.iter().map(alternative).collect()
    }

    /// The parameters for headers that many operations have.
    pub fn parameters(&self) -> Object {
        let headers = self.header_keys.iter().zip(&self.options.context_headers);
        headers.fold(Object::new(), |parameters, (key, header)| {
            let parameter = Object::new()
                .with("name", header.header.as_str())
                .with("in", "header")
                .with_text("description", &header.docs)
                .with("schema", Object::new().with("type", "string"))
                .with_text("x-tablature-name", &header.name);
            parameters.with(key, parameter)
        })
    }

    /// Where answers that come in parts have the link to the next part, and the items of this one.
    pub fn paging(&self) -> Option<Object> {
        let Paging { next, items } = self.options.paging.as_ref()?;
        Some(Object::new().with("next", next.as_str()).with("items", items.as_str()))
    }

    /// What answers are wrapped in.
    pub fn envelope(&self) -> Option<Object> {
        let Envelope { property, beside, success } = self.options.envelope.as_ref()?;
        let mut written =
            Object::new().with("property", property.as_str()).with("beside", Json::texts(beside));
        if let Some((property, value)) = success {
            let success = Object::new().with("property", property.as_str());
            written.set("success", success.with("value", value.as_str()));
        }
        Some(written)
    }

    /// The reference to the parameter for a header; `None` if it is none of the client's.
    pub fn parameter(&self, header: &str) -> Option<Object> {
        let headers = self.header_keys.iter().zip(&self.options.context_headers);
        let mut named = headers.filter(|(_, known)| known.header.eq_ignore_ascii_case(header));
        let (key, _) = named.next()?;
        Some(Object::new().with("$ref", format!("#/components/parameters/{key}")))
    }
}

/// A scheme of `Authorization`. Those that every tool knows are written as tools expect.
fn http_scheme(scheme: &str) -> Object {
    let known = ["basic", "bearer"].into_iter().find(|known| known.eq_ignore_ascii_case(scheme));
    let written = known.unwrap_or(scheme);
    let object = Object::new().with("type", "http").with("scheme", written);
    if written == scheme { object } else { object.with("x-tablature-scheme", scheme) }
}

fn credential(header: &ClientHeader) -> Object {
    Object::new()
        .with("type", "apiKey")
        .with("in", "header")
        .with("name", header.header.as_str())
        .with_text("description", &header.docs)
        .with_text("x-tablature-name", &header.name)
}

fn parameter(parameter: &CredentialParameter) -> Object {
    let place = match parameter.place {
        CredentialPlace::Query => "query",
        CredentialPlace::Cookie => "cookie",
    };
    Object::new()
        .with("type", "apiKey")
        .with("in", place)
        .with("name", parameter.parameter.as_str())
        .with_text("description", &parameter.docs)
        .with_text("x-tablature-name", &parameter.name)
}

fn wanted(name: &str) -> Wanted {
    Wanted { name: name.to_owned(), full: name.to_owned() }
}
