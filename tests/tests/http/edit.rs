//! Fetch, edit, save: what is answered can be sent back.

use superoffice::carriers::{ContactEntity, ContactEntityWithLinks};
use superoffice::rest::contact;
use superoffice::{Value, from_json};

use super::model;

#[test]
fn an_answer_converts_into_the_body_that_saves_it() {
    let (_, sample) = model::answer(model::operation("v1ContactEntity_GetContactEntity")).unwrap();
    let fetched: ContactEntityWithLinks = from_json(sample.text.as_bytes()).unwrap();
    let mut contact = ContactEntity::from(fetched);
    contact.department = Some("Bergen".to_owned());

    let request = contact::put_contact_entity(7, &contact).into_request();
    let request = request.into_http("https://example.com").unwrap();
    let sent: Value = from_json(request.body()).unwrap();
    let fetched: Value = from_json(sample.text.as_bytes()).unwrap();
    assert_eq!(sent["Department"], "Bergen");
    assert_eq!(sent["Name"], fetched["Name"]);
    assert_eq!(sent.get("_Links"), None);
}
