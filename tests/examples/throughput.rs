//! Sends thousands of requests from the generated client to the mock, and tells how many were
//! answered, how fast, at what cost in memory, and which side is the limit: the mock and the client
//! are each measured against a plain counterpart. `docs/performance.md` says how.
//!
//! `cargo run --release -p tablature-tests --features bench --example throughput`

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use axum::Router;
use superoffice::rest::contact::get_contact_entity;
use superoffice::{Client, Credentials};
use tablature::mock::{Options, Server};
use tablature::model::api::{Api, PayloadKind};
use tablature::shell::config::DialectChoice;
use tablature::shell::pipeline::{Input, run};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

/// What is asked for.
const OPERATION: &str = "v1ContactEntity_GetContactEntity";
const PATH: &str = "/api/v1/Contact/1042";

type Failure = Box<dyn Error + Send + Sync>;

fn main() -> Result<(), Failure> {
    match std::env::args().nth(1).as_deref() {
        Some("mock") => serve_mock(),
        Some("constant") => serve_constant(),
        _ => measure(),
    }
}

/// All measurements, each with a server process of its own. Nothing but the answered requests of
/// a run is held from run to run, so the peak of memory shows whether something piles up.
fn measure() -> Result<(), Failure> {
    println!(
        "{:<9} {:<8} {:>8} {:>9} {:>8} {:>8} {:>9} {:>9} {:>9} {:>9}",
        "client",
        "server",
        "requests",
        "in flight",
        "answered",
        "per s",
        "client µs",
        "server µs",
        "client MB",
        "server MB"
    );
    let runtime = tokio::runtime::Runtime::new()?;
    let mock = Other::start("mock")?;
    for (count, in_flight) in [(1_000, 100), (10_000, 100), (50_000, 100), (10_000, 10_000)] {
        let load = Load { count, in_flight, is_plain: false };
        runtime.block_on(load.tell("generated", &mock))?;
    }
    let mock = Other::start("mock")?;
    let constant = Other::start("constant")?;
    for (is_plain, server) in [(true, &mock), (false, &constant), (true, &constant)] {
        let load = Load { count: 50_000, in_flight: 100, is_plain };
        runtime.block_on(load.tell(if is_plain { "plain" } else { "generated" }, server))?;
    }
    println!("client and server µs: CPU time for each request; MB: peak of the process so far");
    Ok(())
}

/// A number of requests, so many of them at a time.
#[derive(Clone, Copy)]
struct Load {
    count: usize,
    in_flight: usize,
    /// Whether they are sent over plain sockets instead of by the generated client.
    is_plain: bool,
}

impl Load {
    /// Sends all requests, and writes the line of the table.
    async fn tell(self, name: &str, server: &Other) -> Result<(), Failure> {
        let me = std::process::id();
        let before = (cpu(me)?, cpu(server.id())?);
        let start = Instant::now();
        let answered = self.send(server.address).await?;
        let took = start.elapsed().as_secs_f64();
        let each = |after: f64, before: f64| (after - before) * 1e6 / self.count as f64;
        println!(
            "{name:<9} {:<8} {:>8} {:>9} {answered:>8} {:>8.0} {:>9.0} {:>9.0} {:>9.1} {:>9.1}",
            server.kind,
            self.count,
            self.in_flight,
            self.count as f64 / took,
            each(cpu(me)?, before.0),
            each(cpu(server.id())?, before.1),
            peak(me)?,
            peak(server.id())?,
        );
        Ok(())
    }

    /// How many requests were answered as they should be.
    async fn send(self, server: SocketAddr) -> Result<usize, Failure> {
        let next = Arc::new(AtomicUsize::new(0));
        let client = Client::new(&format!("http://{server}"))?;
        let client = client.credentials(Credentials::bearer("hush"));
        let mut senders = JoinSet::new();
        for _ in 0..self.in_flight {
            let (next, client) = (next.clone(), client.clone());
            let more = move || next.fetch_add(1, Ordering::Relaxed) < self.count;
            match self.is_plain {
                true => senders.spawn(async move { plain(server, more).await.unwrap_or_default() }),
                false => senders.spawn(async move { generated(&client, more).await }),
            };
        }
        Ok(senders.join_all().await.into_iter().sum())
    }
}

async fn generated(client: &Client, more: impl Fn() -> bool) -> usize {
    let mut answered = 0;
    while more() {
        let answer = client.send(get_contact_entity(1042)).await;
        match answer {
            Ok(contact) => answered += usize::from(contact.contact_id.is_some()),
            Err(error) => eprintln!("{error}"),
        }
    }
    answered
}

/// The same requests over a socket, with as little work as can be.
async fn plain(server: SocketAddr, more: impl Fn() -> bool) -> Result<usize, Failure> {
    let mut stream = TcpStream::connect(server).await?;
    stream.set_nodelay(true)?;
    let request = format!(
        "GET {PATH} HTTP/1.1\r\nHost: {server}\r\nAccept: application/json\r\n\
         Authorization: Bearer hush\r\n\r\n"
    );
    let mut answered = 0;
    let mut buffer = Vec::new();
    while more() {
        stream.write_all(request.as_bytes()).await?;
        buffer.clear();
        let mut wanted = usize::MAX;
        while buffer.len() < wanted {
            if stream.read_buf(&mut buffer).await? == 0 {
                return Ok(answered);
            }
            if wanted == usize::MAX {
                wanted = length(&buffer).unwrap_or(usize::MAX);
            }
        }
        answered += usize::from(buffer.starts_with(b"HTTP/1.1 200"));
    }
    Ok(answered)
}

/// The length of a response, if its head is complete.
fn length(response: &[u8]) -> Option<usize> {
    let end = response.windows(4).position(|at| at == b"\r\n\r\n")? + 4;
    let head = std::str::from_utf8(&response[..end]).ok()?.to_ascii_lowercase();
    let (_, length) = head.split_once("content-length: ")?;
    Some(end + length.split("\r\n").next()?.parse::<usize>().ok()?)
}

/// A server in a process of its own, which ends with the value.
struct Other {
    kind: &'static str,
    address: SocketAddr,
    child: Child,
    /// As long as this is open, it serves.
    open: Option<ChildStdin>,
}

impl Other {
    fn start(kind: &'static str) -> Result<Self, Failure> {
        let mut command = Command::new(std::env::current_exe()?);
        let command = command.arg(kind).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        let open = child.stdin.take();
        Ok(Self { kind, address: line.trim().parse()?, child, open })
    }

    fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Other {
    fn drop(&mut self) {
        self.open = None;
        let _ = self.child.wait();
    }
}

fn serve_mock() -> Result<(), Failure> {
    let server = Server::bind(api()?, Options::default())?;
    announce(server.address())?;
    server.stop();
    Ok(())
}

/// The same answer as the mock's, whatever is asked.
fn serve_constant() -> Result<(), Failure> {
    let api = api()?;
    let operation = api.operations.iter().find(|known| known.id == OPERATION);
    let payloads = &operation.ok_or("the operation is gone")?.payloads;
    let is_answer = |kind| matches!(kind, PayloadKind::Response(200));
    let sample = payloads.iter().find(|known| is_answer(known.kind)).ok_or("no sample")?;
    let text: &'static str = sample.text.clone().leak();
    tokio::runtime::Runtime::new()?.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let json = [("content-type", "application/json; charset=utf-8")];
        let routes = Router::new().fallback(move || async move { (json, text) });
        tokio::spawn(async move { axum::serve(listener, routes).await });
        tokio::task::spawn_blocking(move || announce(address)).await?
    })
}

/// Tells where a server is, and waits until nobody needs it any more.
fn announce(address: SocketAddr) -> Result<(), Failure> {
    println!("{address}");
    std::io::stdout().flush()?;
    std::io::stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}

fn api() -> Result<Api, Failure> {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs-input");
    let dialect = DialectChoice::default().load().map_err(|_| "the dialect is built in")?;
    let input = Input { docs: vec![docs], dialect, ..Input::default() };
    let outcome = run(&input, &()).map_err(|_| "the docs are there")?;
    Ok(outcome.api.ok_or("the pages have errors")?)
}

/// The seconds of CPU that a process has used, user and system.
fn cpu(process: u32) -> Result<f64, Failure> {
    /// What Linux counts in.
    const TICKS: f64 = 100.0;
    let text = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    let (_, rest) = text.rsplit_once(')').ok_or("no name in it")?;
    let times = rest.split_whitespace().skip(11).take(2).map(str::parse::<f64>);
    Ok(times.sum::<Result<f64, _>>()? / TICKS)
}

/// The most memory that a process has held, in MB.
fn peak(process: u32) -> Result<f64, Failure> {
    let text = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no peak")?;
    let number = line.split_whitespace().next().ok_or("no number")?;
    Ok(number.parse::<f64>()? * 1024.0 / 1e6)
}
