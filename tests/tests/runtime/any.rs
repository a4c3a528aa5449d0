//! Both clients behind one face, so that a test tells what holds for both.

use std::io::Read;
use std::sync::Arc;

use tokio::runtime::Runtime;

use super::runtime::{
    Answer, Call, Client, Credentials, Error, Hook, Page, Retry, StreamFormat, WithHeaders,
    blocking,
};

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

    pub fn send<A: Answer, I>(&self, call: Call<A, I>) -> Result<A, Error> {
        match self {
            Any::Async(client, runtime) => runtime.block_on(client.send(call)),
            Any::Blocking(client) => client.send(call),
        }
    }

    pub fn send_with_headers<A: Answer, I>(
        &self,
        call: Call<A, I>,
    ) -> Result<WithHeaders<A>, Error> {
        match self {
            Any::Async(client, runtime) => runtime.block_on(client.send_with_headers(call)),
            Any::Blocking(client) => client.send_with_headers(call),
        }
    }

    /// Downloads all, and tells the length that was announced.
    pub fn download<A, I>(&self, call: Call<A, I>) -> Result<(Option<u64>, Vec<u8>), Error> {
        let mut bytes = Vec::new();
        match self {
            Any::Async(client, runtime) => runtime.block_on(async {
                let mut download = client.download(call).await?;
                while let Some(piece) = download.chunk().await? {
                    bytes.extend(piece);
                }
                Ok((download.length(), bytes))
            }),
            Any::Blocking(client) => {
                let mut download = client.download(call)?;
                let read = download.read_to_end(&mut bytes);
                read.map_err(|error| Error::Transport(error.into()))?;
                Ok((download.length(), bytes))
            }
        }
    }

    /// All items of a stream.
    pub fn stream<F: StreamFormat, I>(
        &self,
        call: Call<F, I>,
    ) -> Result<Vec<Result<F::Item, Error>>, Error> {
        match self {
            Any::Async(client, runtime) => runtime.block_on(async {
                let mut items = client.stream(call).await?;
                let mut got = Vec::new();
                while let Some(item) = items.next().await {
                    got.push(item);
                }
                Ok(got)
            }),
            Any::Blocking(client) => Ok(client.stream(call)?.collect()),
        }
    }

    /// All pages, as far as they can be got, and then all rows.
    pub fn pages<P: Page, I>(&self, call: Call<P, I>) -> Vec<Result<P, Error>> {
        match self {
            Any::Async(client, runtime) => runtime.block_on(async {
                let mut pages = client.pages(call);
                let mut got = Vec::new();
                while let Some(page) = pages.next().await {
                    got.push(page);
                }
                got
            }),
            Any::Blocking(client) => client.pages(call).collect(),
        }
    }

    /// All rows, as far as they can be got.
    pub fn rows<P: Page, I>(&self, call: Call<P, I>) -> Vec<Result<P::Row, Error>> {
        match self {
            Any::Async(client, runtime) => runtime.block_on(async {
                let mut rows = client.rows(call);
                let mut got = Vec::new();
                while let Some(row) = rows.next().await {
                    got.push(row);
                }
                got
            }),
            Any::Blocking(client) => client.rows(call).collect(),
        }
    }
}
