//! What is the async client's own.

use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::Stream;

use super::calls::{get_file, get_page, put_file};
use super::runtime::{Client, Credentials, Error, Upload, blocking};
use super::server::{Server, response};

fn client(server: &Server) -> Client {
    Client::new(&server.url).unwrap().credentials(Credentials::bearer("hush"))
}

#[tokio::test]
async fn a_call_s_own_headers_win() {
    let server = Server::new([response("200 OK", "{}")]);
    let client = client(&server).context("Accept-Language", "sv").header("X-App", "mine");
    let call = get_page("p").header("accept-language", "en").header("Authorization", "other");
    client.send(call).await.unwrap();
    let heard = server.heard().remove(0);
    assert_eq!(heard.header("accept-language"), Some("en"));
    assert_eq!(heard.header("authorization"), Some("other"));
}

#[test]
fn a_call_may_move_between_threads() {
    fn movable<T: Send>(_: T) {}
    let client = Client::new("https://example.com").unwrap();
    movable(client.send(get_page("p")));
}

#[test]
fn a_client_s_debug_shows_no_secrets_and_a_base_url_holds_none() {
    let client = Client::new("https://example.com").unwrap();
    let client = client.credentials(Credentials::basic("me", "hush")).header("X-Key", "hush");
    let shown = format!("{:?}", client.context("X-Zone", "hush"));
    assert!(shown.contains("https://example.com") && !shown.contains("hush"), "{shown}");
    assert!(matches!(Client::new("https://me:hush@example.com"), Err(Error::Request(_))));
}

/// A stream that gives these pieces, each after it has been asked twice.
struct Slow(Vec<io::Result<&'static [u8]>>, bool);

impl Stream for Slow {
    type Item = io::Result<&'static [u8]>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.1 = !self.1;
        if self.1 {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready((!self.0.is_empty()).then(|| self.0.remove(0)))
    }
}

#[tokio::test]
async fn a_stream_is_sent_as_it_comes() {
    let server = Server::new([response("204 No Content", ""), response("204 No Content", "")]);
    let client = client(&server);
    let pieces = || Slow(vec![Ok(b"a;"), Ok(b"b")], false);
    let upload = Upload::stream("text/csv", pieces(), None);
    client.send(put_file(upload)).await.unwrap();
    let upload = Upload::stream("text/csv", pieces(), Some(3)).in_form("file", "a.csv");
    client.send(put_file(upload)).await.unwrap();
    let heard = server.heard();
    assert_eq!(heard[0].body, "a;b");
    assert_eq!(heard[0].header("transfer-encoding"), Some("chunked"));
    assert!(heard[1].body.contains("text/csv\r\n\r\na;b\r\n--form-boundary-"));
    assert_eq!(heard[1].header("content-length"), Some(&*heard[1].body.len().to_string()));
}

#[tokio::test]
async fn a_stream_that_fails_fails_the_call() {
    let server = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let client = Client::new(&format!("http://{}", server.local_addr().unwrap())).unwrap();
    let pieces = Slow(vec![Ok(b"a"), Err(io::Error::other("no more"))], false);
    let error = client.send(put_file(Upload::stream("text/csv", pieces, None))).await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert!(error.to_string().contains("no more"), "{error}");
}

#[test]
fn a_stream_is_nothing_for_the_blocking_client_nor_for_other_transports() {
    let call = || put_file(Upload::stream("text/csv", Slow(vec![Ok(b"a")], false), None));
    let client = blocking::Client::new("http://localhost").unwrap();
    for error in
        [client.send(call()).unwrap_err(), call().into_http("http://localhost").unwrap_err()]
    {
        assert!(error.to_string().contains("only the async client"), "{error}");
    }
}

#[tokio::test]
async fn a_download_is_a_stream() {
    let server = Server::new([response("200 OK\r\nContent-Type: image/gif", "GIF89a")]);
    let mut download = client(&server).download(get_file()).await.unwrap();
    assert_eq!((download.content_type(), download.length()), (Some("image/gif"), Some(6)));
    let mut bytes = Vec::new();
    while let Some(piece) = poll_fn(|context| Pin::new(&mut download).poll_next(context)).await {
        bytes.extend(piece.unwrap());
    }
    assert_eq!(bytes, b"GIF89a");
    assert_eq!(io::Error::from(Error::Request("x".into())).kind(), io::ErrorKind::Other);
}

#[tokio::test]
async fn calls_at_a_time_renew_their_credentials_once() {
    let refused = || response("401 Unauthorized", "");
    let ok = || response("200 OK", "{}");
    let server = Server::new([refused(), refused(), ok(), ok()]);
    let renewed = std::sync::Arc::new(std::sync::atomic::AtomicU32::new(0));
    let count = renewed.clone();
    let client = client(&server).renew(move || {
        count.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        async {
            tokio::task::yield_now().await;
            Ok::<_, Error>(Credentials::bearer("new"))
        }
    });
    let (a, b) = tokio::join!(client.send(get_page("a")), client.send(get_page("b")));
    assert!(a.is_ok() && b.is_ok(), "{a:?} {b:?}");
    assert_eq!(renewed.load(std::sync::atomic::Ordering::Relaxed), 1);
    assert_eq!(server.heard()[3].token(), "Bearer new");
}

#[tokio::test]
async fn clients_can_be_built_in_a_way_of_one_s_own() {
    let server = Server::new([response("302 Found\r\nLocation: /b", ""), response("200 OK", "{}")]);
    let http = reqwest::Client::builder().connect_timeout(Duration::from_secs(9)).user_agent("me");
    let client = Client::with_http(&server.url, http).unwrap().header("X-App", "mine");
    client.send(get_page("p")).await.unwrap();
    let heard = server.heard().remove(1);
    assert_eq!((heard.header("user-agent"), heard.header("x-app")), (Some("me"), Some("mine")));
}
