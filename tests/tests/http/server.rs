//! A server that gives one answer to every request and remembers the requests.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::Response;
use superoffice::Client;
use tokio::net::TcpListener;

use super::heard::Heard;

pub struct Server {
    pub url: String,
    heard: Arc<Mutex<Vec<Heard>>>,
}

impl Server {
    /// Serves on a port of its own until the test is over.
    pub async fn answering(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let (content_type, body) = (content_type.to_owned(), body.into());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let heard = Arc::new(Mutex::new(Vec::new()));
        let memory = heard.clone();
        let answer = move |request: Request| async move {
            let (head, sent) = request.into_parts();
            let sent = to_bytes(sent, usize::MAX).await.unwrap();
            memory.lock().unwrap().push(Heard::new(&head, sent));
            let mut response = Response::builder().status(status);
            if !body.is_empty() {
                response = response.header("Content-Type", content_type);
            }
            response.body(Body::from(body)).unwrap()
        };
        let routes = Router::new().fallback(answer);
        tokio::spawn(async move { axum::serve(listener, routes).await });
        Self { url, heard }
    }

    /// Answers with JSON.
    pub async fn json(status: u16, body: &str) -> Self {
        Self::answering(status, "application/json; charset=utf-8", body).await
    }

    pub fn client(&self) -> Client {
        Client::new(&self.url).unwrap()
    }

    /// The only request there has been.
    pub fn heard(&self) -> Heard {
        let mut heard = self.heard.lock().unwrap();
        assert_eq!(heard.len(), 1, "requests");
        heard.remove(0)
    }
}
