//! The model: what the API is, once everything is decided.
//!
//! Knows neither Markdown nor Rust. Wire names are kept verbatim; order is the docs' order; every
//! type carries the [`Reason`] for which it was chosen. Back-ends read this and nothing else.

mod carrier;
mod client;
mod condition;
mod former;
pub mod media_type;
pub mod notation;
mod operation;
mod outline;
mod parameter;
mod part;
mod reach;
mod reason;
mod renumber;
mod status;
pub(crate) mod template;
mod types;
pub mod wildcard;

pub use carrier::{Carrier, CarrierName, Enumeration, Property, Signs, StatedRequired};
pub use client::{
    ClientHeader, ClientOptions, CredentialParameter, CredentialPlace, Envelope, Paging, Server,
    ServerVariable,
};
pub use condition::Condition;
pub use former::FormerNames;
pub use operation::{
    Body, BodyContent, Operation, Payload, PayloadContent, PayloadKind, Response, ResponseContent,
    Step,
};
pub use outline::Outline;
pub use parameter::{Parameter, ParameterPlace, Style};
pub use part::PartOf;
pub use reach::Via;
pub use reason::{Clue, Evidence, Reason};
pub use status::{AnswerHeader, Status, StatusContent, StatusRange};
pub use types::{CarrierId, EnumId, Type};

use serde::Serialize;
use std::sync::Arc;

/// A whole API.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Api {
    /// All operations, in the docs' order.
    pub operations: Vec<Operation>,
    /// All carriers; a [`CarrierId`] is an index into this.
    pub carriers: Vec<Carrier>,
    /// All enumerations; an [`EnumId`] is an index into this.
    pub enums: Vec<Enumeration>,
    /// What a client may send with every call, in the dialect's order.
    pub client: ClientOptions,
    /// What was called otherwise before.
    #[serde(skip)]
    pub former: FormerNames,
    /// What this is a part of, if not all there is.
    #[serde(skip)]
    pub part_of: Option<Arc<PartOf>>,
}

impl Api {
    /// The carrier of an id.
    pub fn carrier(&self, id: CarrierId) -> &Carrier {
        &self.carriers[id.0 as usize]
    }

    /// For each enumeration, whether a parameter or property has it.
    pub(crate) fn used_enums(&self) -> Vec<bool> {
        let mut used = vec![false; self.enums.len()];
        let properties = self.carriers.iter().flat_map(|carrier| &carrier.properties);
        let exchanged = self.operations.iter().flat_map(|operation| operation.exchanged_types());
        let types = exchanged.chain(properties.map(|property| &property.ty));
        for id in types.filter_map(Type::enumeration) {
            used[id.0 as usize] = true;
        }
        used
    }

    /// The enumeration of an id.
    pub fn enumeration(&self, id: EnumId) -> &Enumeration {
        &self.enums[id.0 as usize]
    }
}
