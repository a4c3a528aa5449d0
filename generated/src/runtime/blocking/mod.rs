mod client;
mod download;

pub use self::client::Client;
pub use self::download::Download;
