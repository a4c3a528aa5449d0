//! Every operation, called through the generated client over TCP at a mock of the same docs.

use crate::same::difference_of;
use crate::{Generated, TURN};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Instant;
use tablature::mock::{Entry, Options, Server};
use tablature::model::api::{
    Api, Operation, Payload, PayloadContent, PayloadKind, ResponseContent,
};
use tablature::output;
use tablature::shell::pipeline::{Input, run};
use tablature_tests::calls::{program, typed_failure};
use tablature_tests::cargo::folder;
use tablature_tests::{corpus, workspace};

#[test]
#[ignore = "builds a crate of 2,805 operations and calls them all"]
fn every_operation_of_march_2021_is_called() {
    every_operation("superoffice-2021-03", 2805);
}

#[test]
#[ignore = "builds a crate of 3,091 operations and calls them all"]
fn every_operation_of_november_2022_is_called() {
    every_operation("superoffice-2022-11", 3091);
}

#[test]
#[ignore = "builds a crate of 3,111 operations and calls them all"]
fn every_operation_of_january_2023_is_called() {
    every_operation("superoffice-2023-01", 3111);
}

/// How often the mock was asked for what, and answered with success.
type Heard = Arc<Mutex<BTreeMap<String, usize>>>;

#[test]
#[ignore = "builds crates of 8, 69, 242 and 1,223 operations and calls them all"]
fn every_operation_of_specifications_is_called() {
    let own = workspace().join("generator/tests/specs/faults.yaml");
    let others = [("qdrant", 69), ("discord", 242), ("github", 1223)];
    let others = others.map(|(name, count)| (name, corpus::specification_file(name), count));
    for (name, file, expected) in std::iter::once(("faults", Some(own), 8)).chain(others) {
        let Some(file) = file else { return };
        let outcome = run(&Input { docs: vec![file], ..Input::default() }, &());
        let api = outcome.expect("the file is there").api.expect("no finding of error severity");
        call_all(name, &api, expected);
    }
}

#[test]
#[ignore = "builds a crate"]
fn every_style_of_parameters_is_called() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = here.join("../generator/tests/specs/parameters.yaml");
    let outcome = run(&Input { docs: vec![file], ..Input::default() }, &());
    let api = outcome.expect("the file is there").api.expect("no finding of error severity");
    call_all("parameters", &api, 5);
}

fn every_operation(edition: &'static str, expected: usize) {
    let Some(api) = corpus::api(edition) else { return };
    call_all(edition, api, expected);
}

/// Calls every operation of an API with both clients.
fn call_all(edition: &'static str, api: &Api, expected: usize) {
    let _turn = TURN.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let generated = Generated { name: edition, dir: folder("corpus").join(edition) };
    let emitted = generated.write(api);
    let calls = Generated { name: edition, dir: folder("corpus").join(format!("{edition}-calls")) };
    let tree = program(api, &emitted, &format!("../{edition}"));
    output::write(&tree, &calls.dir).expect("nothing stands in the way");
    calls.cargo("build").must_be_quiet();

    let (report, heard) = exchange(api, &calls);
    let mut faults = Vec::new();
    for client in ["async", "blocking"] {
        let told = of_client(&report, client);
        let by_id: BTreeMap<_, _> = told.iter().map(|call| (text(call, "id"), call)).collect();
        let mut counts = BTreeMap::<Outcome, usize>::new();
        for operation in &api.operations {
            let call = by_id.get(operation.id.as_str()).ok_or("it was not called".to_owned());
            match call.and_then(|call| outcome(api, operation, call)) {
                Ok(outcome) => *counts.entry(outcome).or_default() += 1,
                Err(fault) => faults.push(format!("{client}: {}: {fault}", operation.id)),
            }
        }
        let count = |outcome| counts.get(&outcome).copied().unwrap_or_default();
        let (samples, made) = (count(Outcome::Sample), count(Outcome::Made));
        let (called, decoded, refused) = (told.len(), samples + made, count(Outcome::Refused));
        println!(
            "{edition}: {client} client: {called} operations called, {decoded} answers decoded \
             ({samples} documented samples, {made} without one), {refused} refused that \
             contradict their type"
        );
        if (by_id.len(), called) != (expected, expected) {
            faults.push(format!("{client}: {called} calls of {} operations", by_id.len()));
        }
    }
    let failures = of_client(&report, "failures");
    for call in &failures {
        let fault = match call["error"].as_str() {
            Some(error) => Some(error.to_owned()),
            None => difference_of(text(call, "received").as_bytes(), text(call, "read").as_bytes()),
        };
        faults.extend(fault.map(|fault| format!("failure: {}: {fault}", text(call, "id"))));
    }
    let typed =
        api.operations.iter().filter(|operation| typed_failure(operation).is_some()).count();
    println!("{edition}: {} of {typed} typed failures asked for and read", failures.len());
    if failures.len() != typed {
        faults.push(format!("{} of {typed} failures", failures.len()));
    }
    for operation in &api.operations {
        let count = heard.get(&operation.id).copied().unwrap_or_default();
        if count != 2 {
            faults.push(format!("{}: the mock heard {count} of 2 calls", operation.id));
        }
    }
    assert!(faults.is_empty(), "{edition}: {} faults:\n{}", faults.len(), faults.join("\n"));
}

/// Runs the program against a mock; its report, and what the mock heard.
fn exchange(api: &Api, calls: &Generated) -> (Vec<Value>, BTreeMap<String, usize>) {
    let heard = Heard::default();
    let count = heard.clone();
    let log = move |entry: &Entry| {
        if let Some(id) = &entry.operation
            && (200..300).contains(&entry.status)
        {
            *count.lock().expect("nobody panics").entry(id.clone()).or_default() += 1;
        }
    };
    let anywhere = ("127.0.0.1", 0);
    let server = Server::listen(anywhere, api.clone(), Options::default(), Some(Box::new(log)));
    let server = server.expect("a port is free");
    let report = calls.dir.join("report.jsonl");
    let program = folder("corpus/target/debug/calls");
    let start = Instant::now();
    let status = Command::new(program).arg(server.url()).arg(&report).status();
    assert!(status.expect("it was built").success(), "the program did not get to its end");
    calls.tell("all calls with both clients", start);
    server.stop();
    let lines = std::fs::read_to_string(report).expect("the program has written it");
    let report = lines.lines().map(|line| serde_json::from_str(line).expect("a line is JSON"));
    let heard = heard.lock().expect("nobody panics").clone();
    (report.collect(), heard)
}

/// The calls of a client.
fn of_client<'v>(report: &'v [Value], client: &str) -> Vec<&'v Value> {
    report.iter().filter(|call| text(call, "client") == client).collect()
}

fn text<'v>(call: &'v Value, key: &str) -> &'v str {
    call[key].as_str().unwrap_or_default()
}

/// What came of a call that went as documented.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// What was read is the documented sample.
    Sample,
    /// The docs have no sample; what was read is what the mock made up, or nothing.
    Made,
    /// The sample contradicts its type, and was refused where it does.
    Refused,
}

/// What came of a call.
///
/// # Errors
///
/// What is wrong: there is an error, or what was read is not what came, or not what is documented.
fn outcome(api: &Api, operation: &Operation, call: &Value) -> Result<Outcome, String> {
    let (received, read) = (text(call, "received"), text(call, "read"));
    let sample = sample(operation);
    let contradicts = sample.is_some_and(|sample| {
        // Where each success has a type of its own, the answer is one of them and keeps what fits none.
        let is_strict = |ty| operation.answered() == Some(ty);
        matches!(&sample.content, PayloadContent::Contradiction(ty, _) if is_strict(ty))
            && sample.text == received
    });
    match (call["error"].as_str(), contradicts) {
        (Some(error), false) => return Err(format!("{error} ({received:.200})")),
        (Some(_), true) => return Ok(Outcome::Refused),
        (None, true) => return Err("a contradiction was read".to_owned()),
        (None, false) => {}
    }
    let is_json = matches!(
        operation.response.content,
        ResponseContent::Json(_) | ResponseContent::JsonOrNothing(_)
    );
    let difference = |one: &str, other: &str| match is_json && !one.is_empty() {
        true => difference_of(one.as_bytes(), other.as_bytes()),
        false => (one != other).then(|| format!("{other:.200} was read of {one:.200}")),
    };
    let documented = sample.filter(|_| !received.is_empty()).map(|sample| match is_json {
        true => with_link_of(api, received, &sample.text),
        // Docs may print bytes as a JSON string.
        false => serde_json::from_str(&sample.text).unwrap_or_else(|_| sample.text.clone()),
    });
    let sent = [Some(received), documented.as_deref()];
    match sent.into_iter().flatten().find_map(|sent| difference(sent, read)) {
        Some(difference) => Err(difference),
        None if documented.is_some() => Ok(Outcome::Sample),
        None => Ok(Outcome::Made),
    }
}

/// A sample with the link to the next page that was received: on the mock, it leads to the mock.
fn with_link_of(api: &Api, received: &str, sample: &str) -> String {
    let paging = api.client.paging.as_ref();
    let linked = paging.and_then(|paging| {
        let mut sample: Value = serde_json::from_str(sample).ok()?;
        let received: Value = serde_json::from_str(received).ok()?;
        let link = received.get(&paging.next)?.as_str()?;
        let is_on_the_mock = link.starts_with("http://127.0.0.1:");
        *sample.get_mut(&paging.next)? = link.into();
        is_on_the_mock.then(|| sample.to_string())
    });
    linked.unwrap_or_else(|| sample.to_owned())
}

/// The first sample of success.
fn sample(operation: &Operation) -> Option<&Payload> {
    operation.payloads.iter().find(|payload| match payload.kind {
        PayloadKind::Response(status) => (200..300).contains(&status),
        PayloadKind::Request => false,
    })
}
