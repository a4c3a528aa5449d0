//! A listing as lines for other programs.

use tablature::model::select::{ListedRule, Listing};

/// One line for each operation, and for each carrier if these are wanted; fields are separated by
/// tabs. What they are is told in `docs/select.md`.
pub fn lines(listing: &Listing, carriers: bool) -> String {
    let mut text = String::new();
    for group in &listing.by_group {
        for operation in &group.operations {
            let fields = [
                word(operation.stays),
                "operation",
                &group.name,
                &operation.method,
                &operation.path,
                &operation.id,
                &rule(operation.rule.as_ref()),
            ];
            text.push_str(&(fields.join("\t") + "\n"));
        }
    }
    for carrier in listing.by_carrier.iter().filter(|_| carriers) {
        let way = carrier.way.join(" > ");
        let fields = [word(carrier.stays), "carrier", &carrier.name, &way];
        text.push_str(&(fields.join("\t") + "\n"));
    }
    text
}

fn word(stays: bool) -> &'static str {
    if stays { "stays" } else { "left-out" }
}

fn rule(rule: Option<&ListedRule>) -> String {
    rule.map(|rule| format!("{} {}", rule.list, rule.selector)).unwrap_or_default()
}
