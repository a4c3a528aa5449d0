//! A server that plays prepared responses, one for each connection.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::JoinHandle;

pub struct Server {
    pub url: String,
    heard: JoinHandle<Vec<Heard>>,
}

/// A request as it arrived.
pub struct Heard {
    pub line: String,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Heard {
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(present, _)| present == name);
        found.map(|(_, value)| value.as_str())
    }

    pub fn token(&self) -> String {
        self.header("authorization").unwrap_or_default().to_owned()
    }
}

impl Server {
    /// Plays these; an empty one drops the connection.
    pub fn new(responses: impl IntoIterator<Item = String>) -> Self {
        Self::answering(|_| responses)
    }

    /// Plays responses that depend on the server's URL.
    pub fn answering<R: IntoIterator<Item = String>>(responses: impl FnOnce(&str) -> R) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let responses: Vec<_> = responses(&url).into_iter().collect();
        let heard = std::thread::spawn(move || {
            let answer = |response: String| {
                let (mut stream, _) = listener.accept().unwrap();
                let heard = hear(&stream);
                // A client need not wait for the end of what it refuses.
                let _ = stream.write_all(response.as_bytes());
                heard
            };
            responses.into_iter().map(answer).collect()
        });
        Self { url, heard }
    }

    /// All requests, once every response has been played.
    pub fn heard(self) -> Vec<Heard> {
        self.heard.join().unwrap()
    }
}

/// A response with a status line, header lines and a body.
pub fn response(head: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {head}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}")
}

pub fn hear(stream: &TcpStream) -> Heard {
    let mut reader = BufReader::new(stream);
    let mut line = || {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    };
    let first = line();
    let mut headers = Vec::new();
    while let Some((name, value)) = line().split_once(": ") {
        headers.push((name.to_ascii_lowercase(), value.to_owned()));
    }
    let mut heard = Heard { line: first, headers, body: String::new() };
    if heard.header("transfer-encoding") == Some("chunked") {
        heard.body = chunked(&mut reader);
        return heard;
    }
    let length = heard.header("content-length").map_or(0, |length| length.parse().unwrap());
    reader.take(length).read_to_string(&mut heard.body).unwrap();
    heard
}

fn chunked(reader: &mut impl BufRead) -> String {
    let mut body = String::new();
    loop {
        let mut length = String::new();
        reader.read_line(&mut length).unwrap();
        let length = u64::from_str_radix(length.trim_end(), 16).unwrap();
        reader.by_ref().take(length).read_to_string(&mut body).unwrap();
        reader.read_line(&mut String::new()).unwrap();
        if length == 0 {
            return body;
        }
    }
}
