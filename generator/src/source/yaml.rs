//! YAML out of files that may hold anything.

pub(crate) mod node;

use serde::de::DeserializeOwned;

/// How deeply brackets may nest. The YAML library takes quadratic time on deeper nests.
const DEEPEST: usize = 100;

/// Why a text is not the YAML that was expected.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct NotYaml {
    /// One line, in lower case.
    pub reason: String,
    /// The line it is about, from 0.
    pub line: usize,
}

/// Reads YAML.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Result<T, NotYaml> {
    if let Some(line) = too_deep(text) {
        return Err(NotYaml { reason: "brackets are nested too deeply".to_owned(), line });
    }
    serde_yaml::from_str(text).map_err(|error| {
        let reason = error.to_string();
        let reason = reason.split(" at line ").next().unwrap_or_default().replace('\n', " ");
        let line = error.location().map_or(0, |place| place.line().saturating_sub(1));
        NotYaml { reason, line }
    })
}

/// The line, from 0, at which brackets nest too deeply.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let deep = text.bytes().position(|byte| {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > DEEPEST
    })?;
    Some(text[..deep].matches('\n').count())
}
