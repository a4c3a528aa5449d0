//! A server that gives one answer to every request, until it is told another one, and remembers
//! the requests.

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
    answer: Arc<Mutex<Answer>>,
    heard: Arc<Mutex<Vec<Heard>>>,
}

#[derive(Clone)]
struct Answer {
    status: u16,
    content_type: String,
    body: Vec<u8>,
}

impl Answer {
    fn response(self) -> Response<Body> {
        let mut response = Response::builder().status(self.status);
        if !self.body.is_empty() {
            response = response.header("Content-Type", self.content_type);
        }
        response.body(Body::from(self.body)).unwrap()
    }
}

impl Server {
    /// Serves on a port of its own until the test is over.
    pub async fn answering(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let content_type = content_type.to_owned();
        let answer = Arc::new(Mutex::new(Answer { status, content_type, body: body.into() }));
        let server = Self { url, answer, heard: Arc::default() };
        let (answer, heard) = (server.answer.clone(), server.heard.clone());
        let routes = Router::new().fallback(move |request: Request| async move {
            let (head, body) = request.into_parts();
            let body = to_bytes(body, usize::MAX).await.unwrap();
            heard.lock().unwrap().push(Heard::new(&head, body));
            answer.lock().unwrap().clone().response()
        });
        tokio::spawn(async move { axum::serve(listener, routes).await });
        server
    }

    /// Answers otherwise from now on.
    pub fn answer(&self, status: u16, content_type: &str, body: impl Into<Vec<u8>>) {
        let content_type = content_type.to_owned();
        *self.answer.lock().unwrap() = Answer { status, content_type, body: body.into() };
    }

    /// Answers with JSON.
    pub async fn json(status: u16, body: &str) -> Self {
        Self::answering(status, "application/json; charset=utf-8", body).await
    }

    pub fn client(&self) -> Client {
        Client::new(&self.url).unwrap()
    }

    /// The only request there has been since this was last asked.
    pub fn heard(&self) -> Heard {
        let mut heard = self.heard.lock().unwrap();
        assert_eq!(heard.len(), 1, "requests");
        heard.remove(0)
    }
}
