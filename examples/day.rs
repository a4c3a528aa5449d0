//! What a day brings: finds a company, changes it unless somebody else has, pages, uploads, downloads, gives up in time.
//!
//! `cargo run -p tablature -- mock`, then `cargo run -p tablature-tests --example day -- URL`

use std::{error::Error, time::Duration};

use superoffice::rest::contact;
use superoffice::{Client, Credentials, Hook, Patch, Progress, StatusCode, Upload};

/// Writes a line about every call.
struct Trace;

impl Hook for Trace {
    fn end(&self, call: &mut Progress, outcome: Result<StatusCode, &superoffice::Error>) {
        let outcome = outcome.map_err(superoffice::Error::kind);
        println!("{}: {outcome:?} in {:?}", call.endpoint().id, call.elapsed_in_all());
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    spend(&std::env::args().nth(1).ok_or("usage: day URL")?).await
}

/// Does all of it at the server of a URL.
pub async fn spend(url: &str) -> Result<(), Box<dyn Error>> {
    let client = Client::new(url)?.credentials(Credentials::bearer("7A:day")).hook(Trace);
    let company = client.send_with_headers(contact::get_contact_entity(1042)).await?;
    let name = company.name.clone().unwrap_or_default();
    println!("{name}, version {}", company.header("ETag").unwrap_or("unknown"));

    let patch = Patch::from(serde_json::json!({"Department": "Sales"}));
    let change = contact::patch_contact_entity(1042, &patch)
        .if_unmodified_since("Sat, 01 Jan 2000 00:00:00 GMT");
    match client.send(change).await {
        Err(error) if error.is_precondition_failed() => println!("somebody else was faster"),
        changed => println!("now in {}", changed?.department.unwrap_or_default()),
    }
    let mut all = client.rows(contact::get_all().select(["nameDepartment"]).top(100));
    while let Some(row) = all.next().await {
        println!("{:?}", row?.get("nameDepartment"));
    }
    client.send(contact::save_image(1042, Upload::bytes("image/png", b"a picture"))).await?;
    let mut image = client.download(contact::get_image(1042)).await?;
    while let Some(piece) = image.chunk().await? {
        println!("{} bytes", piece.len());
    }
    let hurried = contact::get_contact_entity(1042).timeout(Duration::from_nanos(1));
    let late = client.send(hurried).await.is_err_and(|error| error.is_timeout());
    println!("given up in time: {late}");
    Ok(())
}
