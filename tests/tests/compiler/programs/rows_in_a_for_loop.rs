use superoffice::{Client, Error, rest::contact};

pub fn rows(client: &Client) -> Result<(), Error> {
    for row in client.rows(contact::get_all()) {
        row?;
    }
    Ok(())
}

fn main() {}
