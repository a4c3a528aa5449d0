mod client;
mod download;
mod pages;

pub use self::client::Client;
pub use self::download::Download;
pub use self::pages::{Pages, Rows};
