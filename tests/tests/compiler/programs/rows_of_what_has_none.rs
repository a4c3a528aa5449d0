use superoffice::{Client, rest::contact};

pub fn rows(client: &Client) {
    drop(client.rows(contact::get_contact_entity(1)));
}

fn main() {}
