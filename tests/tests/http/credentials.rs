//! Who is calling, and in which language.

use superoffice::Credentials;
use superoffice::agents::{chat, contact};

use super::heard::Heard;
use super::server::Server;

async fn heard_with(credentials: Credentials) -> Heard {
    let server = Server::json(200, "{}").await;
    let client = server.client().credentials(credentials);
    client.send(chat::pick_up_first_chat_session()).await.unwrap();
    server.heard()
}

#[tokio::test]
async fn credentials_are_sent_in_the_documented_forms() {
    let basic = heard_with(Credentials::basic("user", "password")).await;
    assert_eq!(basic.header("Authorization"), Some("Basic dXNlcjpwYXNzd29yZA=="));
    let ticket = heard_with(Credentials::so_ticket("7T:abc")).await;
    assert_eq!(ticket.header("Authorization"), Some("SoTicket 7T:abc"));
    let cookie = heard_with(Credentials::xsrf_token("t0ken")).await;
    assert_eq!(cookie.header("X-XSRF-TOKEN"), Some("t0ken"));
    assert_eq!(cookie.header("Authorization"), None);
    let nobody = heard_with(Credentials::default()).await;
    assert_eq!(nobody.header("Authorization"), None);
}

#[tokio::test]
async fn the_client_s_language_goes_where_it_is_documented_and_a_call_s_own_everywhere() {
    let server = Server::json(200, "{}").await;
    let client = server.client().language("nb").culture("nb").time_zone("Z1").app_token("app");
    client.send(contact::get_contact_entity(1).language("en").time_zone("Z2")).await.unwrap();
    let heard = server.heard();
    assert_eq!(heard.header("SO-Language"), Some("en"));
    assert_eq!(heard.header("SO-TimeZone"), Some("Z2"));
    assert_eq!(heard.header("SO-Culture"), Some("nb"));
    assert_eq!(heard.header("SO-AppToken"), Some("app"));
    assert_eq!(heard.header("Accept-Language"), None);

    client.send(contact::delete_contact_entity(1).language("en")).await.unwrap();
    let heard = server.heard();
    assert_eq!(heard.header("SO-Language"), Some("en"));
    assert_eq!(heard.header("SO-Culture"), None);
    assert_eq!(heard.header("SO-AppToken"), Some("app"));
}

#[tokio::test]
async fn conditions_are_methods_where_the_docs_speak_of_them() {
    let server = Server::json(200, "{}").await;
    let changed = "Thu, 18 Feb 2021 08:41:07 GMT";
    let call = superoffice::rest::contact::get_contact_entity(1042).if_modified_since(changed);
    server.client().send(call).await.unwrap();
    assert_eq!(server.heard().header("If-Modified-Since"), Some(changed));

    let contact = superoffice::carriers::ContactEntity::default();
    let call = superoffice::rest::contact::put_contact_entity(1042, &contact);
    let time = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_613_637_667);
    server.client().send(call.if_unmodified_since(time)).await.unwrap();
    assert_eq!(server.heard().header("If-Unmodified-Since"), Some(changed));
}

#[tokio::test]
async fn a_tenant_s_path_stays_in_front() {
    let server = Server::json(200, "{}").await;
    let client = superoffice::Client::new(&format!("{}/Cust12345/", server.url)).unwrap();
    client.send(chat::pick_up_first_chat_session()).await.unwrap();
    assert_eq!(server.heard().path, "/Cust12345/api/v1/Agents/Chat/PickUpFirstChatSession");
}
