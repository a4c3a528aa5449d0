use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use super::{Credentials, Error, Hook, Request, Retry, error};

/// What a client does with every call.
#[derive(Clone)]
pub(super) struct Settings {
    pub base_url: String,
    pub headers: Vec<(String, String)>,
    pub context: Vec<(String, String)>,
    pub timeout: Option<Duration>,
    pub limit: usize,
    pub retry: Retry,
    pub hooks: Vec<Arc<dyn Hook>>,
    credentials: Arc<RwLock<Current>>,
}

/// Credentials, which may be renewed, and how often they have been.
#[derive(Clone)]
pub(super) struct Current {
    pub credentials: Credentials,
    pub generation: u64,
}

/// How large an answer may be unless the client is told otherwise: 256 MiB.
const LIMIT: usize = 256 << 20;

impl Settings {
    /// Those of a new client.
    pub(super) fn new(base_url: &str) -> Result<Self, Error> {
        Ok(Self {
            base_url: error::base_url(base_url)?.to_owned(),
            headers: Vec::new(),
            context: Vec::new(),
            timeout: None,
            limit: LIMIT,
            retry: Retry::never(),
            hooks: hooks(),
            credentials: Self::cell(Credentials::default()),
        })
    }

    /// The credentials of now.
    pub(super) fn current(&self) -> Current {
        self.credentials.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Other credentials, for this client and what is cloned of it from now on.
    pub(super) fn set_credentials(&mut self, credentials: Credentials) {
        self.credentials = Self::cell(credentials);
    }

    /// Renewed credentials, for all clones.
    pub(super) fn renew(&self, credentials: Credentials) {
        let mut current = self.credentials.write().unwrap_or_else(PoisonError::into_inner);
        let generation = current.generation + 1;
        *current = Current { credentials, generation };
    }

    /// Adds the headers that go with a call, unless it has them already.
    pub(super) fn add_headers(&self, request: &mut Request) {
        let documented = request.endpoint().context;
        let context = self.context.iter().filter(|(name, _)| {
            documented.iter().any(|documented| documented.eq_ignore_ascii_case(name))
        });
        for (name, value) in context.chain(&self.headers) {
            request.default_header(name, value);
        }
    }

    /// After which time to give a call up; `None` if it may take as long as it likes.
    pub(super) fn timeout_of(&self, request: &Request) -> Option<Duration> {
        let timeout = request.own_timeout().or(self.timeout);
        timeout.filter(|timeout| *timeout < Duration::MAX)
    }

    /// Names the headers and hides their values.
    pub(super) fn debug(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let headers = self.headers.iter().chain(&self.context);
        let headers: Vec<_> = headers.map(|(name, _)| name).collect();
        f.debug_struct("Client")
            .field("base_url", &self.base_url)
            .field("credentials", &self.current().credentials)
            .field("headers", &headers)
            .field("timeout", &self.timeout)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }

    fn cell(credentials: Credentials) -> Arc<RwLock<Current>> {
        Arc::new(RwLock::new(Current { credentials, generation: 0 }))
    }
}

/// The hooks of a new client. Text for a build script leaves out whole statements, so one adds to them.
fn hooks() -> Vec<Arc<dyn Hook>> {
    let hooks = std::iter::empty::<Arc<dyn Hook>>();
    #[cfg(feature = "tracing")]
    let hooks = hooks.chain([super::hook::spans::hook()]);
    hooks.collect()
}

pub(super) fn set(headers: &mut Vec<(String, String)>, name: &str, value: &str) {
    headers.retain(|(present, _)| !present.eq_ignore_ascii_case(name));
    headers.push((name.to_owned(), value.to_owned()));
}

/// What can be chosen of every client, whatever it sends with. The client has its settings in an
/// `Arc` called `settings`, and the runtime in scope as `runtime`.
macro_rules! setters {
    ($client:ident) => {
        impl $client {
            /// Sends credentials with every call.
            #[must_use]
            pub fn credentials(mut self, credentials: runtime::Credentials) -> Self {
                self.settings().set_credentials(credentials);
                self
            }

            /// Sends a header with every call that does not set it itself.
            #[must_use]
            pub fn header(mut self, name: &str, value: &str) -> Self {
                runtime::settings::set(&mut self.settings().headers, name, value);
                self
            }

            /// Sends a header with every call of an endpoint that is documented to take it, unless
            /// the call sets it itself.
            #[must_use]
            pub fn context(mut self, name: &str, value: &str) -> Self {
                runtime::settings::set(&mut self.settings().context, name, value);
                self
            }

            /// Gives a call up after this time, redirects and repetitions included; a download if
            /// for so long nothing of it arrives. Without it a call may take as long as it likes.
            #[must_use]
            pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.settings().timeout = ::std::option::Option::Some(timeout);
                self
            }

            /// Refuses answers of more bytes than this, with [`Error::TooLarge`](runtime::Error);
            /// 256 MiB unless this is called. Downloads have no limit; of a stream it is that of each item.
            #[must_use]
            pub fn limit(mut self, bytes: usize) -> Self {
                self.settings().limit = bytes;
                self
            }

            /// Chooses whether calls that fail for the moment are repeated; they are not unless
            /// this is called.
            #[must_use]
            pub fn retry(mut self, retry: runtime::Retry) -> Self {
                self.settings().retry = retry;
                self
            }

            /// Adds a hook, which sees and may change what is sent and what comes back.
            #[must_use]
            pub fn hook(mut self, hook: impl runtime::Hook + 'static) -> Self {
                self.settings().hooks.push(::std::sync::Arc::new(hook));
                self
            }

            fn settings(&mut self) -> &mut runtime::settings::Settings {
                ::std::sync::Arc::make_mut(&mut self.settings)
            }
        }

        /// Names the headers and hides their values.
        impl ::std::fmt::Debug for $client {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                self.settings.debug(f)
            }
        }
    };
}

pub(super) use setters;
