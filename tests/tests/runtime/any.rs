//! Both clients behind one face, so that a test tells what holds for both.

use std::io::Read;
use std::sync::Arc;

use tokio::runtime::Runtime;

use super::runtime::{Client, Credentials, Error, Hook, Operation, Page, Retry, blocking};

pub enum Any {
    Async(Client, Arc<Runtime>),
    Blocking(blocking::Client),
}

/// Which client.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Async,
    Blocking,
}

pub const KINDS: [Kind; 2] = [Kind::Async, Kind::Blocking];

impl Kind {
    pub fn client(self, url: &str) -> Any {
        match self {
            Kind::Async => {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
                Any::Async(Client::new(url).unwrap(), Arc::new(runtime.unwrap()))
            }
            Kind::Blocking => Any::Blocking(blocking::Client::new(url).unwrap()),
        }
    }
}

macro_rules! setters {
    ($($name:ident($value:ident: $type:ty)),*) => {
        $(pub fn $name(self, $value: $type) -> Self {
            match self {
                Any::Async(client, runtime) => Any::Async(client.$name($value), runtime),
                Any::Blocking(client) => Any::Blocking(client.$name($value)),
            }
        })*
    };
}

impl Any {
    setters!(
        credentials(value: Credentials),
        retry(value: Retry),
        limit(value: usize),
        timeout(value: std::time::Duration),
        hook(value: impl Hook + 'static)
    );

    pub fn header(self, name: &str, value: &str) -> Self {
        match self {
            Any::Async(client, runtime) => Any::Async(client.header(name, value), runtime),
            Any::Blocking(client) => Any::Blocking(client.header(name, value)),
        }
    }

    pub fn context(self, name: &str, value: &str) -> Self {
        match self {
            Any::Async(client, runtime) => Any::Async(client.context(name, value), runtime),
            Any::Blocking(client) => Any::Blocking(client.context(name, value)),
        }
    }

    pub fn renew(
        self,
        renew: impl Fn() -> Result<Credentials, String> + Send + Sync + Clone + 'static,
    ) -> Self {
        match self {
            Any::Async(client, runtime) => Any::Async(
                client.renew(move || {
                    let renew = renew.clone();
                    async move {
                        tokio::task::yield_now().await;
                        renew()
                    }
                }),
                runtime,
            ),
            Any::Blocking(client) => Any::Blocking(client.renew(renew)),
        }
    }

    pub fn send<O: Operation>(&self, operation: O) -> Result<O::Answer, Error> {
        match self {
            Any::Async(client, runtime) => runtime.block_on(client.send(operation)),
            Any::Blocking(client) => client.send(operation),
        }
    }

    /// Downloads all, and tells the length that was announced.
    pub fn download(&self, operation: impl Operation) -> Result<(Option<u64>, Vec<u8>), Error> {
        let mut bytes = Vec::new();
        match self {
            Any::Async(client, runtime) => runtime.block_on(async {
                let mut download = client.download(operation).await?;
                while let Some(piece) = download.chunk().await? {
                    bytes.extend(piece);
                }
                Ok((download.length(), bytes))
            }),
            Any::Blocking(client) => {
                let mut download = client.download(operation)?;
                let read = download.read_to_end(&mut bytes);
                read.map_err(|error| Error::Transport(error.into()))?;
                Ok((download.length(), bytes))
            }
        }
    }

    /// All pages, as far as they can be got, and then all rows.
    pub fn pages<O: Operation<Answer: Page>>(&self, operation: O) -> Vec<Result<O::Answer, Error>> {
        match self {
            Any::Async(client, runtime) => runtime.block_on(async {
                let mut pages = client.pages(operation);
                let mut got = Vec::new();
                while let Some(page) = pages.next().await {
                    got.push(page);
                }
                got
            }),
            Any::Blocking(client) => client.pages(operation).collect(),
        }
    }

    /// All rows, as far as they can be got.
    pub fn rows<O, P>(&self, operation: O) -> Vec<Result<P::Row, Error>>
    where
        O: Operation<Answer = P>,
        P: Page,
    {
        match self {
            Any::Async(client, runtime) => runtime.block_on(async {
                let mut rows = client.rows(operation);
                let mut got = Vec::new();
                while let Some(row) = rows.next().await {
                    got.push(row);
                }
                got
            }),
            Any::Blocking(client) => client.rows(operation).collect(),
        }
    }
}
