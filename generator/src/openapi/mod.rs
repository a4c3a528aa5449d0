//! The model as an OpenAPI 3.1 document.
//!
//! Everything the model says is in the document, in OpenAPI's own words where it has them, else in
//! extensions that begin with `x-tablature-`, so that reading it back gives the same model. The
//! bytes depend on the model and the options alone.

mod bodies;
mod bytes;
mod client;
mod examples;
mod json;
mod names;
mod operations;
mod parameters;
mod paths;
mod responses;
mod schemas;
mod strict;
mod writer;
mod yaml;

use crate::model::api::template;
use crate::model::api::{Api, Server, ServerVariable};
use json::{Json, Object};
use paths::{Paths, Placed, mark_ambiguous, paths};
use writer::Writer;

/// The version of the API in the document, which the docs do not tell. The same as that of a
/// generated crate.
const VERSION: &str = "0.1.0";

/// The version of the extensions, by which a document is known that says all there is to say of a model.
const EXTENSIONS: &str = "1";

/// What a document is to be like.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What the API is called.
    pub title: String,
    /// Whether operations that differ only by the names of path parameters are merged, as OpenAPI
    /// demands, rather than written as the docs have them.
    pub strict_paths: bool,
}

/// An OpenAPI document.
#[derive(Clone, Debug)]
pub struct Document {
    written: Object,
    misfits: Vec<String>,
}

impl Document {
    /// The operations that OpenAPI has no place for, which stand in an extension: `PURGE /shelf`.
    pub fn misfits(&self) -> &[String] {
        &self.misfits
    }

    /// The document as JSON, with a line end at its end.
    ///
    /// # Errors
    ///
    /// None that is known of.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        Ok(yaml::readable(&serde_json::to_string_pretty(&self.written)?) + "\n")
    }

    /// The document as YAML.
    pub fn to_yaml(&self) -> String {
        yaml::to_yaml(&self.written)
    }
}

/// The document for a model.
pub fn document(api: &Api, options: &Options) -> Document {
    let writer = Writer::new(api);
    let Paths { written: paths, misfits } = paths(placed(&writer, options.strict_paths));
    let order = if options.strict_paths { None } else { order(api, &paths) };
    let info = Object::new().with("title", options.title.as_str()).with("version", VERSION);
    let mut written =
        Object::new().with("openapi", "3.1.0").with("info", info).with("servers", servers(api));
    for (key, list) in [("security", writer.client.security()), ("tags", operations::tags(&writer))]
    {
        if !list.is_empty() {
            written.set(key, list);
        }
    }
    written.set("paths", paths);
    written.set("components", components(&writer));
    if let Some(paging) = writer.client.paging() {
        written.set("x-tablature-paging", paging);
    }
    if let Some(envelope) = writer.client.envelope() {
        written.set("x-tablature-envelope", envelope);
    }
    written.set("x-tablature-version", EXTENSIONS);
    if let Some(order) = order {
        written.set("x-tablature-order", order);
    }
    Document { written, misfits }
}

/// The ids of all operations in the model's order, if the paths have another one.
fn order(api: &Api, paths: &Object) -> Option<Json> {
    let ids: Vec<&str> = api.operations.iter().map(|operation| operation.id.as_str()).collect();
    (ids != paths::ids(paths)).then(|| Json::texts(ids))
}

/// All operations as they are to be placed.
fn placed(writer: &Writer<'_>, strict_paths: bool) -> Vec<Placed> {
    let operations = writer.api.operations.iter().enumerate();
    let placed = operations.map(|(index, operation)| Placed {
        method: operation.method.clone(),
        path: template::standard(&operation.path),
        written: operations::operation(writer, operation, index),
    });
    let mut placed: Vec<_> = placed.collect();
    if strict_paths {
        return strict::merge(placed);
    }
    mark_ambiguous(&mut placed);
    placed
}

fn components(writer: &Writer<'_>) -> Object {
    let parts = [
        ("schemas", writer.schemas.components()),
        ("parameters", writer.client.parameters()),
        ("securitySchemes", writer.client.security_schemes()),
    ];
    let parts = parts.into_iter().filter(|(_, part)| !part.is_empty());
    parts.fold(Object::new(), |components, (key, part)| components.with(key, part))
}

/// Where the API is, which docs may not tell.
fn servers(api: &Api) -> Vec<Json> {
    let known: Vec<Json> = api.client.servers.iter().map(|one| server(one).into()).collect();
    if known.is_empty() { vec![somewhere().into()] } else { known }
}

fn server(server: &Server) -> Object {
    let variable = |variable: &ServerVariable| {
        let words = (!variable.words.is_empty()).then(|| Json::texts(&variable.words));
        Object::new()
            .with("default", variable.default.as_str())
            .with_some("enum", words)
            .with_text("description", &variable.docs)
    };
    let variables = server.variables.iter();
    let variables = variables.fold(Object::new(), |all, one| all.with(&one.name, variable(one)));
    Object::new()
        .with("url", server.url.as_str())
        .with_text("description", &server.docs)
        .with_some("variables", (!variables.is_empty()).then_some(variables))
}

fn somewhere() -> Object {
    let base = Object::new()
        .with("default", "https://example.com")
        .with("description", "Where the API is: what stands before the paths.");
    Object::new().with("url", "{base_url}").with("variables", Object::new().with("base_url", base))
}
