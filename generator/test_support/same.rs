/// Checks that two texts are the same JSON: numbers by value, objects in any order.
fn assert_same(sent: &[u8], back: &[u8]) {
    let parse = |text| api::from_json(text).unwrap_or_else(|error| panic!("{error}"));
    if let Some(difference) = difference("the payload", &parse(sent), &parse(back)) {
        panic!("{difference}");
    }
}

fn difference(path: &str, sent: &api::Value, back: &api::Value) -> Option<String> {
    use api::Value::{Array, Number, Object};
    match (sent, back) {
        (Object(sent), Object(back)) => {
            if let Some(name) = back.keys().find(|name| !sent.contains_key(*name)) {
                return Some(format!("{path}.{name} has been added"));
            }
            sent.iter().find_map(|(name, sent)| match back.get(name) {
                Some(back) => difference(&format!("{path}.{name}"), sent, back),
                None => Some(format!("{path}.{name} has been dropped")),
            })
        }
        (Array(sent), Array(back)) if sent.len() == back.len() => {
            let mut items = sent.iter().zip(back).enumerate();
            items.find_map(|(at, (sent, back))| difference(&format!("{path}[{at}]"), sent, back))
        }
        // `1` and `1.0` are the same, but a whole number that a fraction cannot hold has to stay one.
        (Number(sent), Number(back)) => {
            let is_exact = sent.is_f64() || sent.as_f64().is_some_and(|n| n.abs() <= 9e15);
            let equal = sent == back || (is_exact && sent.as_f64() == back.as_f64());
            (!equal).then(|| format!("{path}: {sent} has become {back}"))
        }
        _ => (sent != back).then(|| format!("{path}: {sent} has become {back}")),
    }
}
