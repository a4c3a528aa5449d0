//! Logs in, finds a company, changes its department, uploads its logo, and lists all companies.
//!
//! `PASSWORD=… cargo run -p tablature-tests --example contact -- URL USER NAME DEPARTMENT IMAGE`

use std::{error::Error, fs::File, time::Duration};

use serde::Deserialize;
use superoffice::rest::{contact, user};
use superoffice::{Client, Credentials, Patch, PatchOperation, Retry, Upload};

/// The columns of the list that we ask for.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Company {
    contact_id: i32,
    name_department: String,
}

const COLUMNS: &[&str] = &["contactId", "nameDepartment"];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, user, name, department, image] = &arguments[..] else {
        return Err("usage: contact URL USER NAME DEPARTMENT IMAGE".into());
    };
    let client = log_in(url, user, &std::env::var("PASSWORD")?).await?;
    edit(&client, name, department, File::open(image)?).await
}

/// A client that knows who is calling: it trades the password for a token.
pub async fn log_in(url: &str, user: &str, password: &str) -> Result<Client, superoffice::Error> {
    let client = Client::new(url)?.timeout(Duration::from_secs(30)).retry(Retry::times(3));
    let client = client.credentials(Credentials::basic(user, password));
    let token = client.send(user::get_current_token()).await?;
    Ok(client.credentials(Credentials::bearer(&token)))
}

/// Moves the company of that name to another department, gives it a logo, and lists all.
pub async fn edit(client: &Client, name: &str, to: &str, logo: File) -> Result<(), Box<dyn Error>> {
    // Quotes are doubled within text in a filter.
    let filter = format!("name eq '{}'", name.replace('\'', "''"));
    let found = contact::get_all().select(COLUMNS).filter(&filter).top(1);
    let row = client.rows(found).next().await.ok_or("there is no such company")??;
    let id = row.read::<Company>()?.contact_id;

    let patch = Patch::from([PatchOperation::replace("/Department", to)]);
    let changed = client.send(contact::patch_contact_entity(id, &patch)).await?;
    println!("{name} is now in {}", changed.department.as_deref().unwrap_or("no department"));

    client.send(contact::save_image(id, Upload::reader("image/png", logo, None))).await?;

    let mut all = client.rows(contact::get_all().select(COLUMNS).order_by(["name"]).top(100));
    while let Some(row) = all.next().await {
        println!("{}", row?.read::<Company>()?.name_department);
    }
    Ok(())
}
