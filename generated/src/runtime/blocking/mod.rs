mod client;
mod download;
mod pages;
mod stream;

pub use self::client::Client;
pub use self::download::Download;
pub use self::pages::{Pages, Rows};
pub use self::stream::Items;
