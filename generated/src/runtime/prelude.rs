// Generated modules say `use super::…::runtime::prelude::*;`. The macros find everything they need
// through the module `runtime`, so a carrier may be called `View` or `Shape` without harm.

#[allow(unused_imports, reason = "few crates use all macros")]
pub(crate) use super::{
    carrier::{carrier, sent},
    choice::{choice, sent_choice},
    closed_enum::closed_enum,
    open_enum::open_enum,
};

#[allow(unused_imports, reason = "a crate without carriers needs no macro")]
pub(crate) use super::super::runtime;

pub use super::{
    Binary, Call, DateTime, Dictionary, Endpoint, Events, Extra, HttpDate, JsonLines, Patch,
    PatchOperation, Request, Response, Upload, Value,
};
