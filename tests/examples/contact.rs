//! Finds a company by its name, gives it another department and a logo, and lists all companies.
//!
//! `cargo run -p tablature-tests --example contact -- URL TOKEN NAME DEPARTMENT IMAGE`

use std::error::Error;
use std::fs::File;
use std::time::Duration;

use superoffice::rest::contact;
use superoffice::{Client, Credentials, Patch, PatchOperation, Retry, Upload, Value};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, token, name, department, image] = &arguments[..] else {
        return Err("usage: contact URL TOKEN NAME DEPARTMENT IMAGE".into());
    };
    let client = Client::new(url)?
        .credentials(Credentials::so_ticket(token))
        .language("en")
        .timeout(Duration::from_secs(30))
        .retry(Retry::times(3));

    // Quotes are doubled within text in a filter.
    let filter = format!("name eq '{}'", name.replace('\'', "''"));
    let found = contact::get_all().select(&["contactId"]).filter(&filter).top(1);
    let row = client.rows(found).next().await.ok_or("there is no such company")??;
    let id = row.get("contactId").and_then(Value::as_i64).ok_or("it has no number")?;
    let id = i32::try_from(id)?;

    let patch = Patch::from([PatchOperation::replace("/Department", department.as_str())]);
    let changed = client.send(contact::patch_contact_entity(id, &patch)).await?;
    println!("{} is now in {}", name, changed.department.as_deref().unwrap_or("no department"));

    let logo = File::open(image)?;
    let length = logo.metadata()?.len();
    client.send(contact::save_image(id, Upload::reader("image/png", logo, Some(length)))).await?;

    let mut all = client.rows(contact::get_all().select(&["name"]).order_by(&["name"]).top(100));
    while let Some(row) = all.next().await {
        println!("{}", row?.get("name").and_then(Value::as_str).unwrap_or("?"));
    }
    Ok(())
}
