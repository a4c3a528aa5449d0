//! Lists that come page by page.

use superoffice::rest::contact;
use superoffice::{Error, Page, Value};

use super::server::Server;

#[tokio::test]
async fn rows_are_read_across_pages() -> Result<(), Error> {
    let first =
        r#"{"odata.nextLink": "/api/v1/Contact?$skip=1", "value": [{"name": "Fjordtech"}]}"#;
    let server = Server::json(200, first).await;
    let client = server.client();
    let mut rows = client.rows(contact::get_all().select(["name"]).top(1));
    let row = rows.next().await.expect("a row")?;
    assert_eq!(row.get("name"), Some(&Value::from("Fjordtech")));
    assert_eq!(server.heard().path, "/api/v1/Contact");

    server.answer(200, "application/json", r#"{"value": [{"name": "Bergen"}, {"name": "Oslo"}]}"#);
    let mut names = Vec::new();
    while let Some(row) = rows.next().await {
        names.extend(row?.get("name").and_then(Value::as_str).map(str::to_owned));
    }
    assert_eq!(names, ["Bergen", "Oslo"]);
    assert_eq!(server.heard().query(), [("$skip".to_owned(), "1".to_owned())]);

    let page = client.send(contact::get_all()).await?;
    assert_eq!(page.next(), None);
    assert_eq!(page.into_rows().len(), 2);
    Ok(())
}
