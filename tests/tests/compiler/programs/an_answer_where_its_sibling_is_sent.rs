use superoffice::{Client, Error, rest::contact};

pub async fn save(client: &Client) -> Result<(), Error> {
    let contact = client.send(contact::get_contact_entity(1)).await?;
    client.send(contact::put_contact_entity(1, &contact)).await?;
    Ok(())
}

fn main() {}
