//! Generates the client from the pages in `docs/`, as `tablature.yaml` says.

fn main() -> Result<(), tablature::Error> {
    let api = tablature::Builder::new().config("tablature.yaml");
    api.emit_to_out_dir("api.rs")?;
    api.emit_tests_to_out_dir("api_tests.rs", "super::api")?;
    Ok(())
}
