use std::time::Duration;

use http::{StatusCode, header};

use super::settings::Settings;
use super::{Body, Endpoint, Error, Progress, Request, Response, answer, location, redirect};

/// A call on its way: what to send next, and what to make of what comes back. Whatever sends and
/// waits is up to the client.
pub(super) struct Exchange<'a> {
    settings: &'a Settings,
    progress: Progress,
    /// Without credentials.
    request: http::Request<Body>,
    redirects: usize,
    repeated: u32,
    is_elsewhere: bool,
    may_renew: bool,
    timeout: Option<Duration>,
    /// That of the credentials which were sent last.
    pub generation: u64,
}

/// What to do after an exchange.
pub(super) enum Verdict {
    /// Nothing: this is what comes of the call.
    Stands,
    /// The next request, after a while.
    Again(Duration),
    /// The same request with renewed credentials.
    Renew,
}

impl<'a> Exchange<'a> {
    /// A call that nothing has been sent of; `may_renew` says whether there is a way to new
    /// credentials.
    pub(super) fn new(
        settings: &'a Settings,
        mut request: Request,
        may_renew: bool,
    ) -> Result<Self, Error> {
        let endpoint = request.endpoint();
        settings.add_headers(&mut request);
        let timeout = settings.timeout_of(&request);
        Ok(Self {
            settings,
            progress: Progress::new(endpoint),
            request: request.into_unsent(&settings.base_url)?,
            redirects: 0,
            repeated: 0,
            is_elsewhere: false,
            may_renew,
            timeout,
            generation: 0,
        })
    }

    /// The endpoint that is called.
    pub(super) fn endpoint(&self) -> &'static Endpoint {
        self.progress.endpoint()
    }

    /// After which time to give the call up; `None` if it may take as long as it likes.
    pub(super) fn timeout(&self) -> Option<Duration> {
        self.timeout
    }

    /// What to send now.
    pub(super) fn request(&mut self) -> Result<http::Request<Body>, Error> {
        let mut request = self.request.clone();
        if !self.is_elsewhere {
            let current = self.settings.current();
            self.generation = current.generation;
            current.credentials.apply(&mut request)?;
        }
        self.progress.next();
        for hook in &self.settings.hooks {
            hook.request(&mut self.progress, &mut request).map_err(Error::Hook)?;
        }
        if self.is_elsewhere {
            request.headers_mut().clone_from(self.request.headers());
        }
        Ok(request)
    }

    /// Shows the hooks what came of a request.
    pub(super) fn show(&mut self, outcome: &mut Result<Response, Error>) {
        for hook in &self.settings.hooks {
            match outcome {
                Ok(response) => hook.response(&mut self.progress, response),
                Err(error) => hook.failure(&mut self.progress, error),
            }
        }
    }

    /// What comes of the call, with what is not read of the body yet, after the hooks have been
    /// told of it.
    ///
    /// # Errors
    /// Those there were, and [`Error::Status`] if the status does not say that the call has
    /// succeeded.
    pub(super) fn end<B>(
        mut self,
        outcome: Result<(Response, B), Error>,
    ) -> Result<(Response, B), Error> {
        let endpoint = self.endpoint();
        let outcome = outcome
            .and_then(|(response, rest)| Ok((answer::successful(endpoint, response)?, rest)));
        for hook in &self.settings.hooks {
            let outcome = outcome.as_ref().map(|(response, _)| response.status);
            hook.end(&mut self.progress, outcome);
        }
        outcome
    }

    /// What to do now.
    ///
    /// # Errors
    /// If the server redirects without end.
    pub(super) fn judge(&mut self, outcome: &Result<Response, Error>) -> Result<Verdict, Error> {
        if let Ok(response) = outcome {
            if let Some(next) = redirect::next(&self.request, response) {
                self.redirects += 1;
                if self.redirects == redirect::MOST {
                    return Err(Error::Transport("the server redirects without end".into()));
                }
                self.is_elsewhere |= !location::is_same_host(self.request.uri(), next.uri());
                self.request = next;
                return Ok(Verdict::Again(Duration::ZERO));
            }
            if self.may_renew && self.is_refused(response.status) {
                self.may_renew = false;
                return Ok(Verdict::Renew);
            }
        }
        let retry = &self.settings.retry;
        Ok(match retry.wait(self.progress.endpoint(), &self.request, self.repeated, outcome) {
            Some(wait) => {
                self.repeated += 1;
                Verdict::Again(wait)
            }
            None => Verdict::Stands,
        })
    }

    /// Whether the server does not believe the client's credentials. Such a request has not been
    /// acted on, so it may be sent again.
    fn is_refused(&self, status: StatusCode) -> bool {
        status == StatusCode::UNAUTHORIZED
            && !self.is_elsewhere
            && !self.request.headers().contains_key(header::AUTHORIZATION)
            && self.request.body().is_repeatable()
    }
}

/// Collects a body of up to `limit` bytes, of which `announced` says how many to expect.
pub(super) struct Collected {
    bytes: Vec<u8>,
    limit: usize,
    is_cut: bool,
}

impl Collected {
    pub(super) fn new(limit: usize) -> Self {
        Self { bytes: Vec::new(), limit, is_cut: false }
    }

    /// Whether a body of an announced length will not fit.
    pub(super) fn refuses(&self, announced: Option<u64>) -> bool {
        announced.is_some_and(|length| usize::try_from(length).map_or(true, |n| n > self.limit))
    }

    /// Takes a piece, and says whether there is room for more.
    pub(super) fn take(&mut self, piece: &[u8]) -> bool {
        let room = self.limit - self.bytes.len();
        self.is_cut = piece.len() > room;
        self.bytes.extend_from_slice(&piece[..piece.len().min(room)]);
        !self.is_cut
    }

    /// The body. That of a refusal may be cut: what is there of it is better than none.
    ///
    /// # Errors
    /// [`Error::TooLarge`]
    pub(super) fn into_body(self, status: StatusCode) -> Result<Vec<u8>, Error> {
        if self.is_cut && status.is_success() {
            return Err(Error::TooLarge { status, limit: self.limit });
        }
        Ok(self.bytes)
    }
}
