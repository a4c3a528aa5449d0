//! The programs in `examples/`, run against the mock of the docs.

use std::error::Error;
use std::sync::{Arc, Mutex};

use superoffice::{Body, Cause, Hook, Progress};
use tablature::mock::{Options, Server};

use super::model::API;

#[allow(dead_code, reason = "its `main` is for the command line")]
#[path = "../../../examples/contact.rs"]
mod contact;
#[allow(dead_code, reason = "its `main` is for the command line")]
#[path = "../../../examples/day.rs"]
mod day;

/// Notes what is sent.
#[derive(Clone, Default)]
struct Watch(Arc<Mutex<Vec<String>>>);

impl Hook for Watch {
    fn request(&self, _: &mut Progress, request: &mut http::Request<Body>) -> Result<(), Cause> {
        let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
        assert_eq!(header("authorization"), Some("Bearer 7A:fjordtech-2021"));
        let content = header("content-type").unwrap_or_default();
        let line = format!("{} {} {content}", request.method(), request.uri().path());
        self.0.lock().unwrap().push(line.trim_end().to_owned());
        Ok(())
    }
}

#[tokio::test]
async fn it_logs_in_finds_patches_uploads_and_lists() -> Result<(), Box<dyn Error>> {
    let server = Server::bind(API.clone(), Options::default())?;
    let client = contact::log_in(&server.url(), "kari", "hush").await?;
    let watch = Watch::default();
    let image = tempfile::NamedTempFile::new()?;
    std::fs::write(image.path(), "a picture")?;
    contact::edit(&client.hook(watch.clone()), "Fjord's", "Sales", image.reopen()?).await?;
    let sent = watch.0.lock().unwrap();
    assert_eq!(
        *sent,
        [
            "GET /api/v1/Contact",
            "PATCH /api/v1/Contact/1042 application/json",
            "PUT /api/v1/Contact/1042/Image image/png",
            "GET /api/v1/Contact",
            "GET /api/v1/Contact",
        ]
    );
    Ok(())
}

#[test]
fn it_is_short() {
    assert!(include_str!("../../../examples/contact.rs").lines().count() < 60);
}

#[tokio::test]
async fn a_day_goes_by_whether_or_not_somebody_else_was_faster() -> Result<(), Box<dyn Error>> {
    let server = Server::bind(API.clone(), Options::default())?;
    day::spend(&server.url()).await
}
