//! Calls every operation at a server, first with the async and then with the blocking client, and
//! writes a line of JSON for each call: what came, and what was read.

#![allow(deprecated, reason = "what is deprecated is called, too")]

#[allow(dead_code, reason = "not every API has operations of every kind")]
mod call;
// modules

use call::{Call, Read};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::sync::{Arc, Mutex};
use superoffice::{Client, Credentials, Hook, Progress, Response, Value, blocking, to_json};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().expect("usage: calls URL REPORT");
    let (url, report) = (next(), next());
    let mut report = BufWriter::new(File::create(report).expect("the report can be written"));
    let calls: Vec<Box<dyn Call>> = [/* calls */].into_iter().flatten().collect();
    let received = Received::default();
    let credentials = Credentials::bearer("hush");

    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("the system has a runtime");
    let client = Client::new(&url).expect("a URL");
    let client = client.credentials(credentials.clone()).hook(received.clone());
    for call in &calls {
        let read = runtime.block_on(call.send(&client));
        tell(&mut report, "async", &**call, read, &received);
    }
    let client = blocking::Client::new(&url).expect("a URL");
    let client = client.credentials(credentials).hook(received.clone());
    for call in &calls {
        let read = call.wait(&client);
        tell(&mut report, "blocking", &**call, read, &received);
    }
    report.flush().expect("the report can be written");
}

/// The body of the last response.
#[derive(Clone, Default)]
struct Received(Arc<Mutex<Vec<u8>>>);

impl Hook for Received {
    fn response(&self, _: &mut Progress, response: &mut Response) {
        self.0.lock().expect("nobody panics").clone_from(&response.body);
    }
}

fn tell(report: &mut impl Write, client: &str, call: &dyn Call, read: Read, received: &Received) {
    let received = std::mem::take(&mut *received.0.lock().expect("nobody panics"));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (key, value) = match read {
        Ok(read) => ("read", text(&read)),
        Err(error) => ("error", error.to_string()),
    };
    let entries = [
        ("client", client.to_owned()),
        ("id", call.id().to_owned()),
        ("received", text(&received)),
        (key, value),
    ];
    let line = to_json(&Value::from_iter(entries));
    report.write_all(&[&line[..], b"\n"].concat()).expect("the report can be written");
}
