//! What all parts of the document are written with.

use super::client::Client;
use super::schemas::Schemas;
use crate::model::api::Api;

/// The model, and what its parts are called in the document.
pub(super) struct Writer<'a> {
    /// The model.
    pub api: &'a Api,
    /// Its types.
    pub schemas: Schemas<'a>,
    /// What a client may send with every call.
    pub client: Client<'a>,
}

impl<'a> Writer<'a> {
    /// Decides what everything is called.
    pub fn new(api: &'a Api) -> Self {
        Self { api, schemas: Schemas::new(api), client: Client::new(&api.client) }
    }
}
