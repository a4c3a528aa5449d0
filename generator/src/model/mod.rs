//! What an API is, whichever front end read it, and what is done to that before anything is made of it.

pub mod api;
pub(crate) mod conform;
pub(crate) mod enums;
pub mod finish;
pub mod lock;
pub mod overrides;
pub mod sample;
pub mod select;
