//! Repetition, renewal and time limits, with the async and with the blocking client.

use std::io::Cursor;
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

use super::any::{Any, KINDS};
use super::both::{eager, ok, with_both};
use super::calls::{get_page, list_sessions, post_page, put_file, put_page};
use super::runtime::{Credentials, HttpDate, Upload};
use super::samples::*;
use super::server::{Server, response};

#[test]
fn what_fails_for_the_moment_is_repeated_if_that_is_wanted() {
    let busy = response("429 Too Many Requests\r\nRetry-After: 0", "");
    let past = format!("Retry-After: {}", HttpDate::from(SystemTime::UNIX_EPOCH));
    let down = response(&format!("503 Service Unavailable\r\n{past}"), "");
    let test = |client: Any, kind| {
        let page = client.retry(eager(4)).send(get_page("p")).unwrap();
        assert_eq!(page.total, Some(7), "{kind:?}");
    };
    let half = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".to_owned();
    with_both([busy.clone(), down.clone(), String::new(), half, ok()], test, |heard| {
        assert!(heard.windows(2).all(|pair| pair[0].line == pair[1].line));
    });
    let test = |client: Any, _| {
        let error = client.send(get_page("p")).unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), 429);
    };
    with_both([busy.clone()], test, |_| {});
    let test = |client: Any, _| {
        let error = client.retry(eager(1)).send(get_page("p")).unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), 503);
    };
    with_both([busy, down], test, |_| {});
}

#[test]
fn what_is_not_safe_to_repeat_is_not_repeated() {
    let busy = || response("503 Service Unavailable\r\nRetry-After: 0", "");
    let post = |client: Any, _| {
        let error = client.retry(eager(3)).send(post_page(&Page::default())).unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), 503);
    };
    with_both([busy()], post, |_| {});
    let conditional = |client: Any, _| {
        let call = put_page(&Page::default()).header("If-Unmodified-Since", "x");
        assert!(client.retry(eager(3)).send(call).is_err());
    };
    with_both([busy()], conditional, |_| {});
    let read_once = |client: Any, _| {
        let upload = Upload::reader("text/plain", Cursor::new("a;b"), Some(3));
        assert!(client.retry(eager(3)).send(put_file(upload)).is_err());
    };
    with_both([busy()], read_once, |_| {});
    let too_long = response("503 Service Unavailable\r\nRetry-After: 3600", "");
    let patient = |client: Any, _| {
        let error = client.retry(eager(3)).send(get_page("p")).unwrap_err();
        assert_eq!(error.headers().unwrap()["retry-after"], "3600");
    };
    with_both([too_long], patient, |_| {});
    let known_to_read = |client: Any, _| {
        let retry = eager(1).also(|endpoint| endpoint.id == "PostPage");
        assert_eq!(client.retry(retry).send(post_page(&Page::default())).unwrap().total, Some(7));
    };
    with_both([busy(), ok()], known_to_read, |_| {});
}

#[test]
fn a_wait_beyond_the_time_that_is_left_is_not_begun() {
    let later = response("503 Service Unavailable\r\nRetry-After: 30", "");
    let hasty = |client: Any, kind| {
        let client = client.retry(eager(3)).timeout(Duration::from_secs(5));
        let begun = std::time::Instant::now();
        let error = client.send(get_page("p")).unwrap_err();
        assert!(begun.elapsed() < Duration::from_secs(3), "{kind:?}");
        assert_eq!(error.status().unwrap().as_u16(), 503, "{kind:?}");
        assert_eq!(error.headers().unwrap()["retry-after"], "30", "{kind:?}");
    };
    with_both([later], hasty, |_| {});
}

#[test]
fn an_answer_may_come_with_its_headers() {
    let versioned = response("200 OK\r\nETag: \"7\"\r\nX-Secret: s3cret", r#"{"Total": 7}"#);
    let test = |client: Any, kind| {
        let answer = client.send_with_headers(get_page("p")).unwrap();
        assert_eq!(answer.header("etag"), Some("\"7\""), "{kind:?}");
        assert_eq!(answer.header("absent"), None);
        assert_eq!((answer.status.as_u16(), answer.total), (200, Some(7)));
        assert!(!format!("{answer:?}").contains("s3cret"));
        assert_eq!(answer.into_value().total, Some(7));
    };
    with_both([versioned], test, |_| {});
}

#[test]
fn credentials_are_renewed_once_when_they_are_refused() {
    let refused = || response("401 Unauthorized", "");
    for kind in KINDS {
        let server = Server::new([refused(), ok(), ok(), refused(), refused()]);
        let renewed = Arc::new(AtomicU32::new(0));
        let count = renewed.clone();
        let client = kind.client(&server.url).credentials(Credentials::bearer("old"));
        let client = client.renew(move || {
            let number = count.fetch_add(1, Ordering::Relaxed) + 1;
            Ok(Credentials::bearer(&format!("new {number}")))
        });
        assert_eq!(client.send(post_page(&Page::default())).unwrap().total, Some(7), "{kind:?}");
        assert_eq!(client.send(get_page("p")).unwrap().total, Some(7), "{kind:?}");
        let error = client.send(get_page("p")).unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), 401);
        let tokens: Vec<_> = server.heard().into_iter().map(|heard| heard.token()).collect();
        let expected = ["old", "new 1", "new 1", "new 1", "new 2"].map(|it| format!("Bearer {it}"));
        assert_eq!(tokens, expected, "{kind:?}");
        assert_eq!(renewed.load(Ordering::Relaxed), 2);
    }
    let test = |client: Any, _| {
        let client = client.renew(|| Err("the key is lost".to_owned()));
        let error = client.send(get_page("p")).unwrap_err();
        assert_eq!(error.to_string(), "no new credentials: the key is lost");
    };
    with_both([refused()], test, |_| {});
    let test = |client: Any, _| {
        let client = client.renew(|| unreachable!("the call has credentials of its own"));
        let error = client.send(get_page("p").header("Authorization", "mine")).unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), 401);
    };
    with_both([refused()], test, |_| {});
}

#[test]
fn a_call_may_have_a_time_of_its_own() {
    const SHORT: Duration = Duration::from_millis(50);
    for kind in KINDS {
        let silent = TcpListener::bind("127.0.0.1:0").unwrap();
        let client = kind.client(&format!("http://{}", silent.local_addr().unwrap()));
        let client = client.timeout(Duration::MAX);
        let error = client.send(get_page("p").timeout(SHORT)).unwrap_err();
        assert!(error.is_timeout(), "{kind:?}: {error:?}");
        let error = client.download(get_page("p").header("X-A", 1).timeout(SHORT)).unwrap_err();
        assert!(error.is_timeout(), "{kind:?}: {error:?}");
        assert!(client.rows(list_sessions().timeout(SHORT))[0].is_err(), "{kind:?}");
    }
    let patient = |client: Any, _| {
        let call = get_page("p").timeout(Duration::MAX);
        assert!(client.timeout(Duration::ZERO).send(call).is_ok());
    };
    with_both([ok()], patient, |_| {});
}
