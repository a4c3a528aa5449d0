//! Building requests, from an endpoint's function to what a transport sends, with the number of
//! allocations; beside it the same requests built by hand.
//!
//! `cargo bench -p tablature-tests --features bench --bench request`

use divan::AllocProfiler;
use http::Request;
use http::header::{ACCEPT, CONTENT_TYPE};
use superoffice::carriers::ContactEntity;
use superoffice::rest::contact::{get_contact_entity, put_contact_entity};
use superoffice::to_json;

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

const BASE: &str = "https://example.com/Cust1";
const JSON: &str = "application/json";

fn main() {
    divan::main();
}

fn contact() -> ContactEntity {
    ContactEntity {
        contact_id: Some(1042),
        name: Some("Fjordtech".to_owned()),
        department: Some("Oslo".to_owned()),
        ..ContactEntity::default()
    }
}

/// A path alone.
#[divan::bench]
fn get() -> Request<Vec<u8>> {
    get_contact_entity(1042).into_http(BASE).unwrap().0
}

#[divan::bench]
fn get_by_hand() -> Request<Vec<u8>> {
    let url = format!("{BASE}/api/v1/Contact/{}", 1042);
    Request::get(url).header(ACCEPT, JSON).body(Vec::new()).unwrap()
}

/// A path, a query and a body.
#[divan::bench]
fn put(bencher: divan::Bencher) {
    let contact = contact();
    bencher.bench(|| {
        let call = put_contact_entity(1042, &contact).select(["ContactId", "Name"]);
        call.into_http(BASE).unwrap().0
    });
}

#[divan::bench]
fn put_by_hand(bencher: divan::Bencher) {
    let contact = contact();
    bencher.bench(|| {
        let select = ["ContactId", "Name"].join(",");
        let url = format!("{BASE}/api/v1/Contact/{}?$select={select}", 1042);
        let request = Request::put(url).header(ACCEPT, JSON).header(CONTENT_TYPE, JSON);
        request.body(to_json(&contact)).unwrap()
    });
}
