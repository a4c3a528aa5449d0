//! Names that look like one that means nothing.

use crate::model::api::Api;
use crate::names::Paths;

/// How many names are suggested.
const MOST: usize = 5;

/// How alike two names must be, from 0 to 1.
const LIKENESS: f64 = 0.88;

/// Names beyond this length, in bytes, are not compared with others.
const LONGEST: usize = 200;

/// Names that look like `name`, best first.
pub(super) fn like(name: &str, api: &Api, paths: &Paths) -> Vec<String> {
    if name.len() > LONGEST || name.trim().is_empty() {
        return Vec::new();
    }
    let wanted = name.trim().to_lowercase();
    let of_property = named_so(&wanted, api);
    let likeness = |text: &str| strsim::jaro_winkler(&wanted, &text.to_lowercase());
    let has_owner = wanted.contains('.');
    let has_path = wanted.contains('/');
    let mut found: Vec<(f64, String)> = Vec::new();
    let mut consider = |text: String| {
        let likeness = likeness(&text);
        if likeness >= LIKENESS {
            found.push((likeness, text));
        }
    };
    for carrier in &api.carriers {
        let name = carrier.name.display();
        for property in carrier.properties.iter().filter(|_| has_owner) {
            consider(format!("{name}.{}", property.name));
        }
        consider(name);
    }
    for (operation, function) in api.operations.iter().zip(&paths.functions) {
        match has_path {
            true => consider(format!("{} {}", operation.method, operation.path)),
            false => {
                consider(operation.id.clone());
                consider(function.clone());
            }
        }
    }
    found.sort_by(|(a, first), (b, second)| b.total_cmp(a).then_with(|| first.cmp(second)));
    found.dedup_by(|(_, a), (_, b)| a == b);
    of_property.into_iter().chain(found.into_iter().map(|(_, name)| name)).take(MOST).collect()
}

/// The pattern for all properties of this name, if there are any.
fn named_so(wanted: &str, api: &Api) -> Option<String> {
    let properties = api.carriers.iter().flat_map(|carrier| &carrier.properties);
    let mut names = properties.map(|property| &property.name);
    let name = names.find(|name| name.to_lowercase() == wanted)?;
    (!name.contains('*')).then(|| format!("*.{name}"))
}
