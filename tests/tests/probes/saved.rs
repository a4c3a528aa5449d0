//! A company that is fetched and saved again.

use superoffice::carriers::{ContactEntity, ContactEntityWithLinks};
use superoffice::rest::contact::{get_contact_entity, put_contact_entity};
use superoffice::{Error, Value, from_json};

use super::any::{Any, KINDS};
use super::server::{Server, response};

/// A number that nobody but the server needs to know.
pub const SECRET: i32 = 104_299;

/// Fetches a company that the server has as this JSON, and saves it as it was read, with each
/// client: what is sent is the same JSON.
#[track_caller]
pub fn comes_back(text: &str, check: impl Fn(&ContactEntity)) {
    for kind in KINDS {
        let answer = response("200 OK\r\nContent-Type: application/json", text);
        let server = Server::new([answer, response("200 OK", "{}")]);
        let client = kind.client(&server.url);
        let contact: ContactEntity = client.send(get_contact_entity(1)).unwrap().into();
        check(&contact);
        client.send(put_contact_entity(1, &contact)).unwrap();
        let sent = &server.heard()[1].body;
        let parsed = |text: &str| from_json::<Value>(text.as_bytes()).unwrap();
        assert_eq!(parsed(sent), parsed(text), "{kind:?}");
    }
}

/// The body that saves a company, as each client sends it.
#[track_caller]
pub fn is_sent_as(contact: &ContactEntity, text: &str) {
    for kind in KINDS {
        let server = Server::new([response("200 OK", "{}")]);
        kind.client(&server.url).send(put_contact_entity(1, contact)).unwrap();
        assert_eq!(server.heard()[0].body, text, "{kind:?}");
    }
}

/// Fetches a company from a server that answers so, with each client.
pub fn fetched(answer: &str, check: impl Fn(Result<ContactEntityWithLinks, Error>)) {
    for kind in KINDS {
        let server = Server::new([answer.to_owned()]);
        let client: Any = kind.client(&server.url);
        check(client.send(get_contact_entity(SECRET)));
    }
}
