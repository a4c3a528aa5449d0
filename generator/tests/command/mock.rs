//! `tablature mock`.

use super::folder::{EMPTY_SHELF, Folder, GET_SHELF};
use snapbox::cmd::cargo_bin;
use snapbox::str;
use std::io::{BufRead, BufReader, Lines, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, ChildStderr, Command, Stdio};

/// A mock that runs until the test is over.
struct Running {
    child: Child,
    said: Lines<BufReader<ChildStderr>>,
    address: String,
}

impl Running {
    fn start(folder: &Folder, arguments: &[&str]) -> Self {
        Self::start_anywhere(folder, &[&["docs"], arguments].concat())
    }

    /// The same for the docs that the configuration names.
    fn start_anywhere(folder: &Folder, arguments: &[&str]) -> Self {
        let mut child = Command::new(cargo_bin!("tablature"))
            .args(["mock", "--listen", "127.0.0.1:0"])
            .args(arguments)
            .current_dir(folder.path(""))
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut running = Self { child, said, address: String::new() };
        let line = running.hears("operation");
        let rest = line.split_once("http://").unwrap().1;
        running.address = rest.split(' ').next().unwrap().to_owned();
        running
    }

    /// The next line with this in it.
    fn hears(&mut self, part: &str) -> String {
        let mut lines = self.said.by_ref().map(Result::unwrap);
        lines.find(|line| line.contains(part)).unwrap_or_else(|| panic!("it never says {part}"))
    }

    /// The status line of the answer to a request.
    fn status(&self, path: &str, header: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\n{header}\r\nConnection: close\r\n\r\n")
            .unwrap();
        let mut heard = String::new();
        stream.read_to_string(&mut heard).unwrap();
        heard.lines().next().unwrap_or_default().to_owned()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have stopped already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const TOKEN: &str = "Authorization: Bearer hush-hush";

#[test]
fn serves_and_tells_of_requests_but_no_secrets() {
    let folder = Folder::of_shelves();
    let mut running = Running::start(&folder, &[]);
    assert_eq!(running.status("/api/v1/Shelf/7?key=hush-hush", TOKEN), "HTTP/1.1 200 OK");
    let line = running.hears("GET");
    assert!(line.starts_with("GET /api/v1/Shelf/7 200 v1ShelfEntity_GetShelf "), "{line}");
    assert!(!line.contains("hush"), "{line}");
    assert_eq!(running.status("/api/v1/Shelf/7", "X: y"), "HTTP/1.1 401 Unauthorized");
    let open = Running::start(&folder, &["--no-auth", "--errors", "0", "--delay", "1"]);
    assert_eq!(open.status("/api/v1/Shelf/7", "X: y"), "HTTP/1.1 200 OK");
}

#[test]
fn reads_the_docs_again_and_keeps_the_last_that_were_good() {
    let folder = Folder::of_shelves();
    let mut running = Running::start(&folder, &["--watch"]);
    let shelf = |running: &Running| running.status("/api/v1/Shelf/7", TOKEN);
    let cupboard = |running: &Running| running.status("/api/v1/Cupboard/7", TOKEN);
    assert_eq!(cupboard(&running), "HTTP/1.1 404 Not Found");

    folder.put("docs/get.md", GET_SHELF.replace("/api/v1/Shelf", "/api/v1/Cupboard"));
    assert_eq!(running.hears("again"), "read the docs again: 2 operations");
    assert_eq!(cupboard(&running), "HTTP/1.1 200 OK");
    assert_eq!(shelf(&running), "HTTP/1.1 404 Not Found");

    folder.put("docs/get.md", GET_SHELF.replace("GET /api", "what is this"));
    let line = running.hears("serving");
    assert!(
        line.starts_with("the docs have errors; serving what they said before (1 error"),
        "{line}"
    );
    assert_eq!(cupboard(&running), "HTTP/1.1 200 OK");

    folder.put("docs/get.md", GET_SHELF);
    running.hears("read the docs again");
    assert_eq!(shelf(&running), "HTTP/1.1 200 OK");

    folder.put("docs/more.md", GET_SHELF.replace("Shelf", "Drawer"));
    assert_eq!(running.hears("again"), "read the docs again: 3 operations");
}

#[test]
fn reads_the_docs_again_when_the_settings_change() {
    let folder = Folder::of_shelves();
    folder.put("tablature.yaml", "docs: [docs]\ndialect: words.yaml\n");
    let dialect = include_str!("../../src/pages/dialect/superoffice.yaml");
    folder.put("words.yaml", dialect);
    let mut running = Running::start_anywhere(&folder, &["--watch"]);

    let dropped = "overrides: {v1ShelfEntity_GetShelf: {drop: true}}\n";
    folder.put("tablature.yaml", format!("docs: [docs]\ndialect: words.yaml\n{dropped}"));
    assert_eq!(running.hears("again"), "read the docs again: 1 operation");

    folder.put("words.yaml", "nonsense: yes\n");
    running.hears("serving what they said before");
    folder.put("words.yaml", format!("{dialect}\n"));
    assert_eq!(running.hears("again"), "read the docs again: 1 operation");

    folder.put("tablature.yaml", "docs: [docs]\ndialect: other.yaml\n");
    running.hears("serving what they said before");
    folder.put("tablature.yaml", "docs: [docs]\n");
    assert_eq!(running.hears("again"), "read the docs again: 2 operations");

    folder.put("tablature.lock", "nonsense\n");
    running.hears("serving");
    assert_eq!(running.status("/api/v1/Shelf/7", TOKEN), "HTTP/1.1 200 OK");
}

#[cfg(unix)]
#[test]
fn stops_when_it_is_told_to() {
    let folder = Folder::of_shelves();
    for signal in ["-TERM", "-INT"] {
        let mut running = Running::start(&folder, &[]);
        let id = running.child.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
        assert_eq!(running.hears("stopped"), "stopped");
        assert!(running.child.wait().unwrap().success());
    }
}

#[test]
fn says_what_it_cannot_do() {
    let folder = Folder::of_shelves();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap();
    let run = folder.run(&format!("mock docs --listen {address}")).assert().code(2);
    run.stderr_eq(str![[r#"
error: cannot listen at 127.0.0.1:[..]: [..]

"#]]);
    folder.run("mock docs --listen nonsense").assert().code(2).stderr_eq(str![[r#"
error: cannot listen at nonsense: [..]
help: an address has a port, as in `127.0.0.1:4010`

"#]]);
    folder.run("mock docs --errors 1.5").assert().code(2);
    folder.run("mock").assert().code(2);
    folder.put("docs/empty.md", EMPTY_SHELF.replace("POST /api", "what is this"));
    folder.put("docs/get.md", GET_SHELF.replace("GET /api", "what is this"));
    folder.run("mock docs --quiet").assert().code(1);
}
