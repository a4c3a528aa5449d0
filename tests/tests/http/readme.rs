//! The example in the generated crate's README, as a user has it in a program.

use superoffice::{Client, Credentials, agents::chat};

use super::server::Server;

async fn example(token: &str) -> Result<(), superoffice::Error> {
    let client = Client::new("https://example.com")?.credentials(Credentials::bearer(token));
    let answer = client.send(chat::pick_up_first_chat_session()).await?;
    println!("{answer:?}");
    Ok(())
}

#[test]
fn the_readme_shows_this_very_program() {
    let readme = include_str!("../../../generated/README.md");
    let (_, rest) = readme.split_once("```rust,no_run\n").unwrap();
    let (shown, _) = rest.split_once("```").unwrap();
    let this = include_str!("readme.rs");
    for part in shown.split("\n\n") {
        assert!(this.contains(part), "{part}");
    }
    // It would call a server of the world, so it is not run.
    drop(example("token"));
}

#[tokio::test]
async fn a_chat_is_picked_up() -> Result<(), superoffice::Error> {
    let server = Server::json(
        200,
        r#"{"ChatSessionId": 5, "CustomerName": "Kari", "User": {"FullName": "Tiril Olsen"}}"#,
    )
    .await;
    let client = server.client().credentials(Credentials::bearer("token"));
    let call = chat::pick_up_first_chat_session().select(["ChatSessionId", "User/FullName"]);
    let session = client.send(call).await?;
    assert_eq!(session.chat_session_id, Some(5));
    assert_eq!(session.user.and_then(|user| user.full_name).as_deref(), Some("Tiril Olsen"));
    assert_eq!(session.customer_name.as_deref(), Some("Kari"));
    Ok(())
}
