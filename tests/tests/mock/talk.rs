//! Says to a server exactly what a test wants, and reads what comes back.

use serde_json::Value;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;
use tablature::mock::Server;

pub struct Heard {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Heard {
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut named = self.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        named.next().map(|(_, value)| value.as_str())
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&self.body)))
    }

    /// The detail of a problem document, which this is to be.
    pub fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), Some("application/problem+json"));
        let problem = self.json();
        assert_eq!(problem["status"], self.status);
        problem["detail"].as_str().expect("a problem has a detail").to_owned()
    }
}

/// Sends a request with credentials, and with more headers and a body if there are any.
pub fn ask(server: &Server, line: &str, headers: &[&str], body: &str) -> Heard {
    let credentials = ["Authorization: Bearer hush"];
    ask_openly(server, line, &[&credentials, headers].concat(), body)
}

/// The same with `GET` and nothing else.
pub fn get(server: &Server, path: &str) -> Heard {
    ask(server, &format!("GET {path}"), &[], "")
}

/// Sends a request with nothing but what is given.
pub fn ask_openly(server: &Server, line: &str, headers: &[&str], body: &str) -> Heard {
    let mut text = format!("{line} HTTP/1.1\r\nHost: lamps\r\nConnection: close\r\n");
    headers.iter().for_each(|header| text.push_str(&format!("{header}\r\n")));
    if !body.is_empty() {
        text.push_str(&format!("Content-Length: {}\r\n", body.len()));
    }
    text.push_str(&format!("\r\n{body}"));
    hear(&say(server, text.as_bytes()))
}

/// Sends bytes, and gives what comes back until the server closes.
pub fn say(server: &Server, bytes: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(server.address()).expect("the server listens");
    stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a timeout can be set");
    // A server that has heard enough may close before all is said.
    let _ = stream.write_all(bytes);
    let _ = stream.shutdown(Shutdown::Write);
    let mut heard = Vec::new();
    let _ = stream.read_to_end(&mut heard);
    heard
}

/// Takes an answer apart.
pub fn hear(bytes: &[u8]) -> Heard {
    let end = bytes.windows(4).position(|part| part == b"\r\n\r\n").expect("there is an answer");
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).expect("a status");
    let header = |line: &str| {
        let (name, value) = line.split_once(": ")?;
        Some((name.to_owned(), value.to_owned()))
    };
    Heard {
        status: status.parse().expect("a status is a number"),
        headers: lines.filter_map(header).collect(),
        body: bytes[end + 4..].to_vec(),
    }
}
