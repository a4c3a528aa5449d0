use superoffice::{Error, rest::contact};

pub async fn name() -> Result<Option<String>, Error> {
    let contact = contact::get_contact_entity(1).await?;
    Ok(contact.name)
}

fn main() {}
