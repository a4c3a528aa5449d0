//! What hooks see and change, the spans of the feature `tracing` among them.

use std::collections::BTreeMap;
use std::fmt;
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use super::any::{Any, KINDS};
use super::both::{eager, ok, with_both};
use super::calls::{get_page, put_page};
use super::runtime::{Body, Cause, Credentials, Error, Hook, Progress, Response, StatusCode};
use super::samples::*;
use super::server::response;

/// Notes what passes, and changes it.
#[derive(Clone, Default)]
struct Trace(Arc<Mutex<Vec<String>>>);

impl Hook for Trace {
    fn request(&self, call: &mut Progress, request: &mut http::Request<Body>) -> Result<(), Cause> {
        if request.headers().contains_key("x-forbidden") {
            return Err("not today".into());
        }
        let body = request.body().bytes().map(String::from_utf8_lossy).unwrap_or_default();
        self.note(format!("{} {} {body}", call.endpoint().id, request.uri().path()));
        request.headers_mut().insert("traceparent", "00-1".parse()?);
        Ok(())
    }

    fn response(&self, call: &mut Progress, response: &mut Response) {
        self.note(format!("{} {}", call.endpoint().id, response.status));
        response.body.retain(|byte| *byte != b'!');
    }

    fn failure(&self, call: &mut Progress, error: &Error) {
        self.note(format!("{} {}", call.endpoint().id, error.to_string().len().min(1)));
    }
}

impl Trace {
    fn note(&self, text: String) {
        self.0.lock().unwrap().push(text);
    }
}

#[test]
fn hooks_see_and_change_what_passes() {
    let trace = Trace::default();
    let test = |client: Any, kind| {
        let client = client.retry(eager(1)).hook(trace.clone());
        let page = Page { total: Some(1), ..Default::default() };
        client.send(put_page(&page)).unwrap();
        assert_eq!(client.send(get_page("p")).unwrap().total, Some(7), "{kind:?}");
        let error = client.send(get_page("p").header("X-Forbidden", "1")).unwrap_err();
        assert_eq!(error.to_string(), "the request was refused: not today");
        let noted = std::mem::take(&mut *trace.0.lock().unwrap());
        let expected = [
            r#"PutPage /api/v1/Page {"Total":1}"#,
            "PutPage 1",
            r#"PutPage /api/v1/Page {"Total":1}"#,
            "PutPage 204 No Content",
            "GetPage /api/v1/Page/p ",
            "GetPage 200 OK",
        ];
        assert_eq!(noted, expected, "{kind:?}");
    };
    let odd = response("200 OK", r#"!{"Total":7}"#);
    with_both([String::new(), response("204 No Content", ""), odd], test, |heard| {
        assert!(heard.iter().all(|heard| heard.header("traceparent") == Some("00-1")));
    });
}

/// Counts what it is told of one call in the data of the call, and notes it at the end.
#[derive(Clone, Default)]
struct Count(Arc<Mutex<Vec<String>>>);

/// How often `Count` has been called before the end.
#[derive(Clone, Default)]
struct Seen(u32);

impl Hook for Count {
    fn request(&self, call: &mut Progress, _: &mut http::Request<Body>) -> Result<(), Cause> {
        call.data().get_or_insert_default::<Seen>().0 += 1;
        Ok(())
    }

    fn response(&self, call: &mut Progress, _: &mut Response) {
        assert!(call.elapsed() > Duration::ZERO && call.elapsed_in_all() >= call.elapsed());
        call.data().get_or_insert_default::<Seen>().0 += 1;
    }

    fn end(&self, call: &mut Progress, outcome: Result<StatusCode, &Error>) {
        let Seen(seen) = call.data().get().cloned().unwrap_or_default();
        let outcome = outcome.map_err(Error::kind);
        let line = format!("{} {} {seen} {outcome:?}", call.endpoint().id, call.attempt());
        self.0.lock().unwrap().push(line);
    }
}

#[test]
fn hooks_are_told_of_the_end_of_every_call_and_have_data_of_their_own() {
    let count = Count::default();
    let test = |client: Any, kind| {
        let client = client.retry(eager(1)).hook(count.clone());
        client.send(get_page("p")).unwrap();
        client.send(get_page("p")).unwrap_err();
        client.send(get_page("p").header("X\n", "no header")).unwrap_err();
        let noted = std::mem::take(&mut *count.0.lock().unwrap());
        let expected = ["GetPage 2 4 Ok(200)", "GetPage 1 2 Err(\"status\")"];
        assert_eq!(noted, expected, "{kind:?}");
    };
    let busy = response("503 Service Unavailable\r\nRetry-After: 0", "");
    with_both([busy, ok(), response("404 Not Found", "")], test, |_| {});
}

#[test]
fn the_end_of_a_call_that_took_too_long_is_told() {
    for kind in KINDS {
        let silent = TcpListener::bind("127.0.0.1:0").unwrap();
        let count = Count::default();
        let client = kind.client(&format!("http://{}", silent.local_addr().unwrap()));
        let client = client.timeout(Duration::from_millis(50)).hook(count.clone());
        client.send(get_page("p")).unwrap_err();
        assert_eq!(*count.0.lock().unwrap(), ["GetPage 1 1 Err(\"timeout\")"], "{kind:?}");
    }
}

/// Notes which headers a request hides from logs.
#[derive(Clone, Default)]
struct Hidden(Arc<Mutex<Vec<String>>>);

impl Hook for Hidden {
    fn request(&self, _: &mut Progress, request: &mut http::Request<Body>) -> Result<(), Cause> {
        let hidden = request.headers().iter().filter(|(_, value)| value.is_sensitive());
        self.0.lock().unwrap().extend(hidden.map(|(name, _)| name.to_string()));
        Ok(())
    }
}

#[test]
fn only_headers_called_like_secrets_are_hidden_from_logs() {
    let hidden = Hidden::default();
    let test = |client: Any, kind| {
        let client = client.credentials(Credentials::header("X-Ours", "hush"));
        let client = client.header("Cookie", "hush").header("X-App", "mine");
        let call = get_page("p").header("If-Match", "\"7\"").header("Api-Key", "hush");
        client.hook(hidden.clone()).send(call).unwrap();
        let mut noted = std::mem::take(&mut *hidden.0.lock().unwrap());
        noted.sort();
        assert_eq!(noted, ["api-key", "cookie", "x-ours"], "{kind:?}");
    };
    with_both([ok()], test, |_| {});
}

/// Notes the fields of spans, each span by its number.
#[derive(Clone, Default)]
struct Spans(Arc<Mutex<Vec<BTreeMap<&'static str, String>>>>);

impl Subscriber for Spans {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.is_span() && metadata.target().contains("spans")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut spans = self.0.lock().unwrap();
        let mut fields = Fields::default();
        span.record(&mut fields);
        spans.push(fields.0);
        Id::from_u64(spans.len() as u64)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let mut fields = Fields::default();
        values.record(&mut fields);
        self.0.lock().unwrap()[span.into_u64() as usize - 1].extend(fields.0);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, _: &Event<'_>) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[derive(Default)]
struct Fields(BTreeMap<&'static str, String>);

impl Visit for Fields {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }
}

#[test]
fn every_request_is_a_span_of_tracing_without_values_that_may_be_secret() {
    let test = |client: Any, kind| {
        let spans = Spans::default();
        let client = client.retry(eager(1)).credentials(Credentials::bearer("hush"));
        tracing::subscriber::with_default(spans.clone(), || {
            client.send(get_page("hush")).unwrap();
        });
        let spans = spans.0.lock().unwrap();
        assert_eq!(spans.len(), 2, "{kind:?}");
        let [refused, sent] = [&spans[0], &spans[1]];
        assert_eq!(refused["otel.name"], "GET /api/v1/Page/{name}");
        assert_eq!(refused["otel.kind"], "client");
        assert_eq!(refused["http.request.method"], "GET");
        assert_eq!(refused["server.address"], "127.0.0.1");
        assert_eq!(refused["http.response.status_code"], "503");
        assert_eq!(refused["error.type"], "503");
        assert_eq!(refused["otel.status_code"], "ERROR");
        assert!(!refused.contains_key("http.request.resend_count"));
        assert_eq!(sent["http.request.resend_count"], "1");
        assert_eq!(sent["http.response.status_code"], "200");
        assert!(!sent.contains_key("error.type"));
        assert!(!spans.iter().flatten().any(|(_, value)| value.contains("hush")), "{spans:?}");
    };
    let busy = response("503 Service Unavailable\r\nRetry-After: 0", "");
    with_both([busy, ok()], test, |_| {});
}
