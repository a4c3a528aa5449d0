//! What the pages in `docs-input/` say, as the generator understands them.

use std::path::Path;
use std::sync::LazyLock;

use tablature::model::api::{Api, Operation, Payload, PayloadKind};
use tablature::shell::config::DialectChoice;
use tablature::shell::pipeline::{Input, run};

pub static API: LazyLock<Api> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let dialect = DialectChoice::default().load().unwrap();
    let input = Input { docs: vec![root.join("docs-input")], dialect, ..Input::default() };
    run(&input, &()).unwrap().api.expect("the pages have no errors")
});

pub fn operation(id: &str) -> &'static Operation {
    let mut operations = API.operations.iter();
    operations.find(|operation| operation.id == id).unwrap_or_else(|| panic!("no operation {id}"))
}

/// The documented body of a request.
pub fn request(operation: &Operation) -> Option<&Payload> {
    operation.payloads.iter().find(|payload| payload.kind == PayloadKind::Request)
}

/// The documented body of an answer, with its status.
pub fn answer(operation: &Operation) -> Option<(u16, &Payload)> {
    operation.payloads.iter().find_map(|payload| match payload.kind {
        PayloadKind::Request => None,
        PayloadKind::Response(status) => Some((status, payload)),
    })
}
