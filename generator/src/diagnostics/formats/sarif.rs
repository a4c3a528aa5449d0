//! Findings as SARIF 2.1.0, which code hosts and editors show.

use super::Place;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::source::{Sources, Span};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// The schema of the format.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The findings as one run of SARIF.
pub fn sarif<'a>(findings: impl IntoIterator<Item = &'a Diagnostic>, sources: &Sources) -> String {
    let findings: Vec<_> = findings.into_iter().collect();
    let codes: BTreeSet<Code> = findings.iter().map(|found| found.code).collect();
    let rules: Vec<Value> = codes.iter().map(|code| rule(*code)).collect();
    let mut writer = Writer { sources, codes: codes.into_iter().collect(), seen: BTreeMap::new() };
    let results: Vec<Value> = findings.into_iter().map(|found| writer.result(found)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "tablature",
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn rule(code: Code) -> Value {
    let mut rule = json!({
        "id": code.name(),
        "shortDescription": {"text": code.about()},
        "defaultConfiguration": {"level": level(code.severity())},
    });
    if let Some(explanation) = code.explanation() {
        rule["help"] = json!({"text": explanation, "markdown": explanation});
    }
    rule
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
        Severity::Allow => "none",
    }
}

struct Writer<'a> {
    sources: &'a Sources,
    /// The rules, in their order.
    codes: Vec<Code>,
    /// How often each fingerprint was there.
    seen: BTreeMap<String, usize>,
}

impl Writer<'_> {
    fn result(&mut self, found: &Diagnostic) -> Value {
        let index = self.codes.iter().position(|code| *code == found.code);
        let help = found.help.as_ref().map(|help| format!("\n\n{help}")).unwrap_or_default();
        let mut result = json!({
            "ruleId": found.code.name(),
            "ruleIndex": index,
            "level": level(found.severity),
            "message": {"text": format!("{}{help}", found.message)},
            "partialFingerprints": {"tablature/v1": self.fingerprint(found)},
        });
        if let Some(span) = found.span {
            result["locations"] = json!([self.location(span)]);
        }
        let related = found.labels.iter().enumerate().map(|(index, (span, text))| {
            let mut location = self.location(*span);
            location["id"] = json!(index);
            location["message"] = json!({"text": text});
            location
        });
        let related: Vec<_> = related.collect();
        if !related.is_empty() {
            result["relatedLocations"] = related.into();
        }
        if !found.fix.is_empty() {
            result["fixes"] = json!([self.fix(found)]);
        }
        result
    }

    fn location(&self, span: Span) -> Value {
        json!({"physicalLocation": {"artifactLocation": self.artifact(span), "region": self.region(span)}})
    }

    fn artifact(&self, span: Span) -> Value {
        json!({"uri": uri(&self.sources.file(span.file).path)})
    }

    fn region(&self, span: Span) -> Value {
        let Place { line, column, end_line, end_column, .. } = Place::of(span, self.sources);
        json!({"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column})
    }

    fn fix(&self, found: &Diagnostic) -> Value {
        let mut files: Map<String, Value> = Map::new();
        for edit in &found.fix {
            let artifact = self.artifact(edit.span);
            let key = artifact["uri"].as_str().unwrap_or_default().to_owned();
            let file = files
                .entry(key)
                .or_insert_with(|| json!({"artifactLocation": artifact, "replacements": []}));
            if let Some(replacements) = file["replacements"].as_array_mut() {
                let inserted = json!({"text": edit.text});
                let region = self.region(edit.span);
                replacements.push(json!({"deletedRegion": region, "insertedContent": inserted}));
            }
        }
        let changes: Vec<Value> = files.into_iter().map(|(_, file)| file).collect();
        json!({"description": {"text": "mend it"}, "artifactChanges": changes})
    }

    /// What stays the same when lines above it come and go.
    fn fingerprint(&mut self, found: &Diagnostic) -> String {
        let file = found.span.map(|span| self.sources.file(span.file).name.as_str());
        let text = format!("{}\n{}\n{}", found.code, file.unwrap_or_default(), found.message);
        let hash: String =
            Sha256::digest(text).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        let nth = self.seen.entry(hash.clone()).or_default();
        *nth += 1;
        format!("{hash}:{nth}")
    }
}

/// A path as a relative reference of RFC 3986.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
