//! How much is known of what properties hold, that names are not false, and that nothing is lost
//! where an earlier edition helps a later one.

use super::{FIRST, LATER, SECOND, THIRD, payloads};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;
use tablature::diagnostics::Code;
use tablature::model::api::{
    Api, Carrier, CarrierName, Evidence, PayloadContent, Property, ResponseContent, Type,
};
use tablature::model::lock::{self, Lock};
use tablature::shell::pipeline::Outcome;
use tablature_tests::corpus;

/// The later edition with the first as evidence; read once.
fn second_with_first() -> Option<&'static Outcome> {
    static READ: OnceLock<Option<Outcome>> = OnceLock::new();
    let read = || Some(corpus::read_with(&corpus::edition(SECOND)?, &[corpus::edition(FIRST)?]));
    READ.get_or_init(read).as_ref()
}

/// Its model.
fn helped() -> Option<&'static Api> {
    Some(second_with_first()?.api.as_ref().expect("no finding of error severity"))
}

/// The properties that hold a carrier, alone or in a list or dictionary, with it.
fn references(api: &Api) -> impl Iterator<Item = (&Property, &Carrier)> {
    let properties = api.carriers.iter().flat_map(|carrier| &carrier.properties);
    properties.filter_map(|property| Some((property, api.carrier(property.ty.carrier()?))))
}

/// The name of a carrier that the docs call so.
fn stated(carrier: &Carrier) -> Option<&str> {
    match &carrier.name {
        CarrierName::Stated(name) => Some(name),
        CarrierName::Place(_) => None,
    }
}

/// The sets of properties of all carriers that the docs name.
fn named(api: &Api) -> BTreeMap<&str, BTreeSet<&str>> {
    api.carriers.iter().filter_map(|carrier| Some((stated(carrier)?, keys(carrier)))).collect()
}

fn keys(carrier: &Carrier) -> BTreeSet<&str> {
    carrier.properties.iter().map(|property| property.name.as_str()).collect()
}

/// Each set of properties, and which of these `names` it has.
fn names_of_shapes<'a>(
    named: &BTreeMap<&'a str, BTreeSet<&'a str>>,
) -> BTreeMap<BTreeSet<&'a str>, BTreeSet<&'a str>> {
    let mut shapes: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for (name, keys) in named {
        shapes.entry(keys.clone()).or_default().insert(*name);
    }
    shapes
}

#[test]
fn most_properties_that_refer_to_something_have_structure_and_a_true_name() {
    let Some(api) = corpus::api(FIRST) else { return };
    let known = references(api).count();
    assert!(known >= 1225, "{known} properties have structure");
    let named = references(api).filter(|(_, held)| stated(held).is_some()).count();
    assert!(named >= 1079, "{named} properties have a carrier that the docs name");
}

#[test]
fn the_poorest_edition_still_names_many_carriers() {
    let Some(api) = corpus::api(SECOND) else { return };
    let named = named(api).len();
    assert!(named >= 190, "{named} carriers have a name that the docs use");
}

#[test]
fn a_name_means_the_same_in_every_edition() {
    let mut faults = Vec::new();
    for (one, other) in pairs(&[FIRST, SECOND, THIRD, LATER]) {
        let (Some(first), Some(second)) = (corpus::api(one), corpus::api(other)) else { return };
        let (first, second) = (named(first), named(second));
        for (name, keys) in &first {
            let Some(others) = second.get(name) else { continue };
            let (common, all) = (keys.intersection(others).count(), keys.union(others).count());
            if 4 * common < all {
                faults.push(format!("{name} has {keys:?} in {one}, {others:?} in {other}"));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn what_has_several_names_has_them_in_one_edition() {
    let mut faults = Vec::new();
    for (one, other) in pairs(&[FIRST, SECOND, THIRD, LATER]) {
        let (Some(first), Some(second)) = (corpus::api(one), corpus::api(other)) else { return };
        let (first, second) = (names_of_shapes(&named(first)), names_of_shapes(&named(second)));
        for (keys, names) in &first {
            let Some(others) = second.get(keys) else { continue };
            // Several names in one edition are a group whose members look the same.
            if names.len() == 1 && others.len() == 1 && names != others {
                faults.push(format!("{keys:?} is {names:?} in {one}, {others:?} in {other}"));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

fn pairs(editions: &[&'static str]) -> impl Iterator<Item = (&'static str, &'static str)> {
    let later = |(at, one): (usize, &&'static str)| {
        let one = *one;
        editions[at + 1..].iter().map(move |other| (one, *other)).collect::<Vec<_>>()
    };
    editions.iter().enumerate().flat_map(later).collect::<Vec<_>>().into_iter()
}

#[test]
fn names_printed_for_want_of_a_better_one_are_used_where_they_belong() {
    let (Some(first), Some(third)) = (corpus::api(FIRST), corpus::api(THIRD)) else { return };
    let (first, third) = (named(first), named(third));
    assert_eq!(third.get("TableRight"), Some(&BTreeSet::from(["Mask", "Reason"])));
    assert!(first.contains_key("RecurrenceInfo"), "the first edition shows what it is");
    if let Some(keys) = third.get("RecurrenceInfo") {
        assert_eq!(Some(keys), first.get("RecurrenceInfo"));
    }
}

#[test]
fn operations_that_answer_nothing_answer_nothing_whatever_the_page_claims() {
    let Some(outcome) = corpus::outcome(THIRD) else { return };
    let Some(api) = corpus::api(THIRD) else { return };
    let claims = outcome.diagnostics.iter().filter(|found| found.code == Code::VoidWithTypeName);
    let pages: BTreeSet<_> = claims
        .filter_map(|found| found.span)
        .map(|span| outcome.sources.file(span.file).name.as_str())
        .collect();
    let claim = |content: &ResponseContent| {
        let here = api.operations.iter().filter(|one| one.response.content == *content);
        here.filter(|one| pages.contains(one.page.as_str())).count()
    };
    assert_eq!(claim(&ResponseContent::Nothing), pages.len(), "only those have such a finding");
    assert_eq!(pages.len(), 534);
    let without = |content: ResponseContent| {
        api.operations.iter().filter(|one| one.response.content == content).count()
    };
    assert_eq!(without(ResponseContent::Nothing), 534);
    assert_eq!(without(ResponseContent::Unknown), 2, "no success is documented");
}

#[test]
fn an_earlier_edition_gives_its_names_to_a_later_one() {
    let Some(first) = corpus::api(FIRST) else { return };
    let Some(both) = helped() else { return };
    let names: BTreeSet<_> = both.carriers.iter().map(|carrier| carrier.name.display()).collect();
    let lost: Vec<_> = first
        .carriers
        .iter()
        .map(|carrier| carrier.name.display())
        .filter(|name| !names.contains(name))
        .collect();
    assert!(lost.is_empty(), "{} carriers are lost:\n{}", lost.len(), lost.join("\n"));
}

#[test]
fn an_earlier_edition_keeps_types_from_being_lost() {
    let Some(first) = corpus::api(FIRST) else { return };
    let Some(both) = helped() else { return };
    let later: HashMap<_, _> =
        both.carriers.iter().map(|carrier| (carrier.name.display(), carrier)).collect();
    let mut lost = Vec::new();
    for carrier in &first.carriers {
        let owner = carrier.name.display();
        let Some(later) = later.get(&owner) else { continue };
        for property in &carrier.properties {
            let Some(now) = later.properties.iter().find(|now| now.name == property.name) else {
                continue;
            };
            if unknown(&now.ty) > unknown(&property.ty) {
                lost.push(format!("{owner}.{}: {:?}", property.name, now.reason.evidence));
            }
        }
    }
    assert!(lost.is_empty(), "{} types are lost:\n{}", lost.len(), lost.join("\n"));
}

#[test]
fn what_changed_between_editions_is_reported() {
    let Some(outcome) = second_with_first() else { return };
    let found = outcome.diagnostics.iter().filter(|found| found.code == Code::LockContradicted);
    let messages: Vec<_> = found.map(|found| found.message.as_str()).collect();
    insta::assert_yaml_snapshot!("what_changed_between_editions", messages);
}

/// The first edition is generated, then the second with the lock of the first; each once more with
/// its own lock comes to the same.
#[test]
fn what_is_remembered_of_an_edition_changes_nothing() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let lock = place.path().join(lock::FILE_NAME);
    for edition in [FIRST, SECOND] {
        let Some(folder) = corpus::edition(edition) else { return };
        let once = corpus::read_with_lock(&folder, &lock);
        once.lock.expect("there is a model").write().expect("the lock is written");
        let again = corpus::read_with_lock(&folder, &lock);
        let pending = again.lock.expect("there is a model");
        assert!(pending.is_up_to_date(), "{edition}:\n{}", lock::list(&pending.changes, 100));
        let (once, again) = (once.api.expect("a model"), again.api.expect("a model"));
        assert!(Lock::of(&once) == Lock::of(&again), "{edition}: the lock changes the model");
    }
}

#[test]
fn what_other_places_say_of_a_property_is_true() {
    let (Some(first), Some(second)) = (corpus::api(FIRST), corpus::api(SECOND)) else { return };
    let later: HashMap<_, _> =
        second.carriers.iter().map(|carrier| (carrier.name.display(), carrier)).collect();
    let mut checked = 0;
    let mut wrong = Vec::new();
    for carrier in &first.carriers {
        let owner = carrier.name.display();
        let Some(later) = later.get(&owner) else { continue };
        for guess in &carrier.properties {
            let shown = later.properties.iter().find(|shown| shown.name == guess.name);
            let Some(shown) = shown else { continue };
            let is_by = |property: &Property, evidence| {
                property.reason.evidence == evidence && unknown(&property.ty) == 0
            };
            if is_by(guess, Evidence::Elsewhere) && is_by(shown, Evidence::Sample) {
                checked += 1;
                if !alike((first, &guess.ty), (second, &shown.ty)) {
                    wrong.push(format!("{owner}.{}", guess.name));
                }
            }
        }
    }
    assert!(checked >= 10, "only {checked} could be checked");
    assert!(wrong.is_empty(), "{wrong:?} of {checked}");
}

/// Whether two types are the same kind of thing; carriers are if a quarter of their properties is
/// common.
fn alike((one, a): (&Api, &Type), (other, b): (&Api, &Type)) -> bool {
    match (a.non_null(), b.non_null()) {
        (Type::List(a), Type::List(b)) | (Type::Dictionary(a), Type::Dictionary(b)) => {
            alike((one, a), (other, b))
        }
        (Type::Carrier(a), Type::Carrier(b)) => {
            let (a, b) = (keys(one.carrier(*a)), keys(other.carrier(*b)));
            4 * a.intersection(&b).count() >= a.union(&b).count()
        }
        (a, b) => a == b,
    }
}

/// How much of a type is open: more, the further out.
fn unknown(ty: &Type) -> u32 {
    match ty {
        Type::Any => 100,
        Type::Nullable(inner) => unknown(inner),
        Type::List(inner) | Type::Dictionary(inner) => unknown(inner) / 2,
        _ => 0,
    }
}

#[test]
fn every_property_of_a_sample_is_one_of_its_carrier() {
    for edition in [FIRST, SECOND, THIRD, LATER] {
        let Some(api) = corpus::api(edition) else { return };
        let mut unknown = BTreeSet::new();
        let mut met = 0;
        for payload in payloads(api) {
            if let PayloadContent::Json(ty) = &payload.content {
                let value = serde_json::from_str(&payload.text).expect("it is JSON");
                walk(api, ty, &value, &mut |carrier, key| {
                    met += 1;
                    if !carrier.properties.iter().any(|property| property.name == key) {
                        unknown.insert(format!("{}: {}.{key}", payload.id, carrier.name.display()));
                    }
                });
            }
        }
        assert!(met > 10_000 || edition == LATER, "{edition}: only {met} properties were met");
        let shown: Vec<_> = unknown.iter().take(40).map(String::as_str).collect();
        assert!(unknown.is_empty(), "{edition}: {} unknown:\n{}", unknown.len(), shown.join("\n"));
    }
}

/// Shows each key of each object that a type takes for a carrier.
fn walk<'v>(api: &Api, ty: &Type, value: &'v Value, see: &mut impl FnMut(&Carrier, &'v str)) {
    match (ty.non_null(), value) {
        (Type::List(item), Value::Array(items)) => {
            items.iter().for_each(|value| walk(api, item, value, see));
        }
        (Type::Dictionary(entry), Value::Object(object)) => {
            object.values().for_each(|value| walk(api, entry, value, see));
        }
        (Type::Carrier(id), Value::Object(object)) => {
            let carrier = api.carrier(*id);
            for (key, value) in object {
                see(carrier, key);
                let mut properties = carrier.properties.iter();
                if let Some(property) = properties.find(|property| property.name == *key) {
                    walk(api, &property.ty, value, see);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn keys_that_samples_make_up_are_no_properties() {
    for edition in [FIRST, SECOND, THIRD, LATER] {
        let Some(api) = corpus::api(edition) else { return };
        let is_made_up = |property: &&Property| {
            let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            let name = property.name.strip_prefix("SuperOffice:").unwrap_or(&property.name);
            property.reason.evidence != Evidence::Table && (name == "fieldName" || digits(name))
        };
        let properties = api.carriers.iter().flat_map(|carrier| &carrier.properties);
        let found: Vec<_> = properties.filter(is_made_up).map(|property| &property.name).collect();
        assert!(found.is_empty(), "{edition}: {found:?}");
    }
}
