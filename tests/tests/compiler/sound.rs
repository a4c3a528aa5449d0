// What one writes at first, and what has to compile.

use superoffice::{
    Client, DateTime, Error, Patch, PatchOperation, Value, carriers::ContactEntity,
    rest::{contact, ticket},
};

#[allow(dead_code)]
async fn everything(client: &Client, names: Vec<String>) -> Result<(), Error> {
    let call = || contact::get_all();
    client.send(call().select(&names)).await?;
    client.send(call().select(&names[..])).await?;
    client.send(call().select(names.iter().map(|name| name.to_uppercase()))).await?;
    client.send(call().select(["name"]).order_by(vec!["name"])).await?;
    client.send(call().select(&["name", "category"])).await?;
    client.send(call().select("name,category".split(','))).await?;
    client.send(call().select(names)).await?;

    let body: Value = "Sales".into();
    client.send(contact::patch_contact_entity(1, body)).await?;
    client.send(contact::patch_contact_entity(1, PatchOperation::remove("/Name"))).await?;
    client.send(contact::patch_contact_entity(1, [PatchOperation::remove("/Name")])).await?;
    let patch = Patch::from_serialize(&ContactEntity::default()).expect("it is JSON");
    client.send(contact::patch_contact_entity(1, &patch)).await?;

    let contact = client.send(contact::get_contact_entity(1)).await?;
    client.send(contact::put_contact_entity(1, &contact.into())).await?;
    client.send(contact::put_contact_entity(1, &ContactEntity::default())).await?;
    let date: DateTime = "2024-01-31".parse().expect("any text is taken");
    drop(date);
    Ok(())
}

fn main() {}
