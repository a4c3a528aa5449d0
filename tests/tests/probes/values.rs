//! Values that are seldom where somebody looks, and must survive.

use superoffice::agents::document::{SetDocumentStreamRequest, set_document_stream};
use superoffice::carriers::ContactEntity;
use superoffice::enums::{Mode, RelationToOwner};
use superoffice::rest::{contact, role};
use superoffice::{Dictionary, from_json, to_json, unknown_properties};

use super::any::KINDS;
use super::saved::{comes_back, is_sent_as};
use super::server::{Server, response};

#[test]
fn null_for_an_array_is_kept() {
    comes_back(r#"{"Emails":null}"#, |contact| assert!(contact.emails.is_none()));
}

#[test]
fn null_for_a_map_is_kept() {
    let text = r#"{"CustomFields":null,"FieldProperties":null}"#;
    comes_back(text, |contact| assert!(contact.custom_fields.is_none()));
}

#[test]
fn null_for_a_scalar_is_kept() {
    let text = r#"{"ContactId":null,"Name":null,"UpdatedDate":null,"NoMailing":null}"#;
    comes_back(text, |contact| assert!(contact.contact_id.is_none() && contact.name.is_none()));
}

#[test]
fn null_for_an_object_is_kept() {
    let text = r#"{"Associate":null,"Country":{"TableRight":null}}"#;
    comes_back(text, |contact| assert!(contact.associate.is_none() && contact.country.is_some()));
}

#[test]
fn null_within_a_map_is_kept() {
    let text = r#"{"CustomFields":{"a":null,"b":""},"FieldProperties":{"Name":null}}"#;
    comes_back(text, |contact| {
        assert!(contact.custom_fields.as_ref().is_some_and(|fields| fields.is_null("a")));
    });
}

#[test]
fn absent_is_told_from_null_on_the_way_in() {
    comes_back(r#"{"Name":null}"#, |contact| {
        assert!(contact.name.is_none() && contact.department.is_none());
        assert!(contact.extra.is_null("Name") && !contact.extra.is_null("Department"));
    });
    comes_back("{}", |contact| assert_eq!(*contact, ContactEntity::default()));
}

#[test]
fn absent_is_told_from_null_on_the_way_out() {
    let mut contact = ContactEntity { contact_id: Some(1), ..Default::default() };
    is_sent_as(&contact, r#"{"ContactId":1}"#);
    contact.extra.set_null("Department");
    is_sent_as(&contact, r#"{"ContactId":1,"Department":null}"#);
    contact.extra.unset_null("Department");
    is_sent_as(&contact, r#"{"ContactId":1}"#);
}

#[test]
fn an_empty_array_is_kept() {
    comes_back(r#"{"Emails":[]}"#, |contact| assert!(contact.emails.as_ref().unwrap().is_empty()));
    let contact = ContactEntity { emails: Some(Vec::new()), ..Default::default() };
    is_sent_as(&contact, r#"{"Emails":[]}"#);
}

#[test]
fn an_empty_map_is_kept() {
    let text = r#"{"CustomFields":{},"FieldProperties":{}}"#;
    comes_back(text, |contact| assert!(contact.custom_fields.as_ref().unwrap().is_empty()));
    let contact = ContactEntity { custom_fields: Some(Dictionary::new()), ..Default::default() };
    is_sent_as(&contact, r#"{"CustomFields":{}}"#);
}

#[test]
fn an_empty_object_is_kept() {
    comes_back(r#"{"Associate":{}}"#, |contact| assert!(contact.associate.is_some()));
}

#[test]
fn an_unknown_property_is_kept() {
    let text = r#"{"New":1,"Country":{"Odd name":[null,{"deep":1.5}]},"Emails":[{"Kind":"x"}]}"#;
    comes_back(text, |contact| {
        let unknown = unknown_properties(contact);
        assert_eq!(unknown.len(), 3, "{unknown:?}");
        assert!(unknown.contains(&r#"Country["Odd name"]"#.to_owned()), "{unknown:?}");
        assert!(unknown.contains(&"Emails[0].Kind".to_owned()), "{unknown:?}");
    });
}

#[test]
fn an_unknown_enum_value_is_kept() {
    let mode: Mode = from_json(br#""Gigantic""#).unwrap();
    assert_eq!(mode.as_str(), "Gigantic");
    assert_eq!(to_json(&mode), br#""Gigantic""#);
    for kind in KINDS {
        let server = Server::new([response("200 OK", "{}"), response("204 No Content", "")]);
        let client = kind.client(&server.url);
        client.send(contact::get_all().mode(mode.clone())).unwrap();
        let relation = RelationToOwner::from("My Family");
        client.send(role::set_data_right(7, "contact", relation, "FULL")).unwrap();
        let heard = server.heard();
        assert!(heard[0].line.contains("mode=Gigantic"), "{}", heard[0].line);
        assert!(heard[1].line.contains("My%20Family"), "{}", heard[1].line);
    }
}

#[test]
fn a_byte_value_that_is_not_base64_is_kept() {
    for text in [r#"{"Stream":"no base64!"}"#, r#"{"Stream":"SGVpIQ"}"#, r#"{"Stream":""}"#] {
        let request: SetDocumentStreamRequest = from_json(text.as_bytes()).unwrap();
        for kind in KINDS {
            let server = Server::new([response("200 OK", "{}")]);
            kind.client(&server.url).send(set_document_stream(&request)).unwrap();
            assert_eq!(server.heard()[0].body, text, "{kind:?}");
        }
    }
}
