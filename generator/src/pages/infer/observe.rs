//! Samples become evidence: every object is met with the carrier it is one of, and shows what that
//! carrier's properties hold.

use super::drafts::{Drafts, Keys, Shown};
use super::memory;
use super::seen::Seen;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::api::notation::Written;
use crate::model::api::{CarrierId, CarrierName};
use crate::model::lock::LockedType;
use crate::pages::statements::StatedType;
use crate::source::json;
use crate::source::{Span, Spanned};
use serde_json::{Map, Value};
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet, VecDeque};

/// An object of a sample that waits to be looked at.
struct Pending<'v> {
    carrier: CarrierId,
    object: &'v Map<String, Value>,
    sample: &'v Spanned<String>,
}

/// Where a value stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'p, 'v> {
    /// Name of the carrier, or of the operation for a whole payload.
    pub owner: &'p CarrierName,
    /// Name of the property; what the payload is, for a whole one.
    pub property: &'p str,
    /// The type words of tables.
    pub stated: &'p [StatedType],
    /// The carrier that rows of a table describe for this place.
    pub nested: Option<CarrierId>,
    /// The carrier that this was before.
    pub remembered: Option<CarrierId>,
    /// The sample, as written.
    pub sample: &'v Spanned<String>,
    /// Whether it is sent, so that what only answers have may be missing.
    pub is_request: bool,
}

/// Looks at samples. Objects are queued, not followed at once, so that what one object shows of a
/// carrier is known before its insides are looked at.
pub(super) struct Observer<'v, 'b, 'd> {
    pub drafts: &'b mut Drafts<'d>,
    pub diagnostics: &'b mut Diagnostics,
    /// For property names on which all tables agree, whether they hold a dictionary.
    dictionaries: HashMap<String, bool>,
    pending: VecDeque<Pending<'v>>,
    reported: HashSet<(CarrierId, String)>,
    /// By carrier and property, the carriers of the objects that stand there.
    places: HashMap<(String, String), CarrierId>,
    /// The objects of samples that had something to show, by where the sample stands.
    texts: HashMap<Span, json::Objects<'v>>,
    is_request: bool,
}

impl<'v, 'b, 'd> Observer<'v, 'b, 'd> {
    pub fn new(drafts: &'b mut Drafts<'d>, diagnostics: &'b mut Diagnostics) -> Self {
        let dictionaries = unanimous(drafts);
        let (pending, reported, places, texts) = Default::default();
        let is_request = false;
        Self { drafts, diagnostics, dictionaries, pending, reported, places, texts, is_request }
    }

    /// Takes in a payload of a known carrier: the object itself, or those in a list or dictionary.
    pub fn payload(
        &mut self,
        carrier: CarrierId,
        value: &'v Value,
        depth: usize,
        sample: &'v Spanned<String>,
    ) {
        match value {
            Value::Object(object) if depth == 0 => self.meet(carrier, object, sample),
            Value::Object(object) => {
                object.values().for_each(|value| self.payload(carrier, value, depth - 1, sample))
            }
            Value::Array(items) if depth > 0 => {
                items.iter().for_each(|item| self.payload(carrier, item, depth - 1, sample));
            }
            _ => {}
        }
    }

    /// Follows everything that waits, and all it leads to.
    pub fn follow(&mut self, is_request: bool) {
        self.is_request = is_request;
        while let Some(Pending { carrier, object, sample }) = self.pending.pop_front() {
            self.object(carrier, object, sample);
        }
    }

    fn meet(
        &mut self,
        carrier: CarrierId,
        object: &'v Map<String, Value>,
        sample: &'v Spanned<String>,
    ) {
        if !object.is_empty() {
            self.pending.push_back(Pending { carrier, object, sample });
        }
    }

    fn object(
        &mut self,
        carrier: CarrierId,
        object: &'v Map<String, Value>,
        sample: &'v Spanned<String>,
    ) {
        let owner = self.drafts.draft(carrier).name.clone();
        let has_table = self.drafts.draft(carrier).has_table;
        let found = OnceCell::new();
        let mut texts = std::mem::take(&mut self.texts);
        let mut place = |key| {
            let find = || {
                let text = texts.entry(sample.span).or_insert_with(|| json::Objects::new(sample));
                text.find(object)
            };
            let found = found.get_or_init(find).as_ref();
            let key = found.and_then(|found| found.key(key));
            key.map_or(sample.span, |range| sample.span.part(range))
        };
        for (key, value) in object {
            if has_table
                && !self.drafts.draft(carrier).properties.contains_key(key)
                && self.reported.insert((carrier, key.clone()))
            {
                let message = format!(
                    "the sample has `{key}`, which no table of `{}` lists",
                    owner.display()
                );
                self.diagnostics.push(Diagnostic::new(
                    Code::SampleExtraProperty,
                    place(key),
                    message,
                ));
            }
            let mut stated: Vec<_> = self
                .drafts
                .evidence(carrier, key)
                .stated
                .iter()
                .map(|ty| ty.value.clone())
                .collect();
            if stated.is_empty() && self.was_dictionary(&owner, key) {
                stated.push(StatedType::Dictionary);
            }
            let seen = if self.is_open_rows(key, object) {
                Seen::List(Box::new(Seen::Dictionary(Box::new(Seen::Mixed))))
            } else {
                let remembered = self.remembered(&owner, key);
                let is_request = self.is_request;
                let (owner, property) = (&owner, key.as_str());
                let stated = stated.as_slice();
                let nested = self.drafts.evidence(carrier, key).nested();
                let place =
                    Place { owner, property, stated, nested, remembered, sample, is_request };
                self.value(value, place)
            };
            let before =
                std::mem::replace(&mut self.drafts.evidence(carrier, key).seen, Seen::Nothing);
            let was_silent = before == Seen::Nothing;
            let now = before.join(seen, &mut |a, b| self.drafts.wider(a, b));
            let evidence = self.drafts.evidence(carrier, key);
            if was_silent && now != Seen::Nothing {
                evidence.seen_at = Some(place(key));
            }
            evidence.seen = now;
        }
        self.texts = texts;
    }

    /// What a property held before.
    fn locked(&self, owner: &CarrierName, property: &str) -> Option<&'d LockedType> {
        self.drafts.memory.property(&owner.display(), property)
    }

    /// The carrier that a property held before.
    fn remembered(&self, owner: &CarrierName, property: &str) -> Option<CarrierId> {
        self.drafts.remembered(self.locked(owner, property))
    }

    /// Whether a property held a dictionary before.
    fn was_dictionary(&self, owner: &CarrierName, property: &str) -> bool {
        self.locked(owner, property).is_some_and(|was| matches!(was.ty, Written::Dictionary(_)))
    }

    /// What a value shows; objects in it are queued.
    pub fn value(&mut self, value: &'v Value, place: Place<'_, 'v>) -> Seen {
        match value {
            Value::Null => Seen::Nothing,
            Value::Bool(_) => Seen::Bool,
            Value::Number(number) => Seen::number(number),
            Value::String(text) => Seen::text(text),
            Value::Array(items) => {
                let objects: Vec<_> = items
                    .iter()
                    .filter_map(Value::as_object)
                    .filter(|object| !object.is_empty())
                    .collect();
                let rest = items.iter().filter(|item| !item.is_object());
                let mut seen =
                    if objects.is_empty() { Seen::Nothing } else { self.objects(&objects, place) };
                for item in rest {
                    let item = self.value(item, place);
                    seen = seen.join(item, &mut |a, b| self.drafts.wider(a, b));
                }
                Seen::List(Box::new(seen))
            }
            Value::Object(object) if object.is_empty() => Seen::Nothing,
            Value::Object(object) if self.is_dictionary(object, place) => {
                let mut seen = Seen::Nothing;
                // The keys are data, so the values stand at one place.
                let inner = Place { stated: &[], ..place };
                for value in object.values() {
                    let value = match value.as_object() {
                        Some(object)
                            if !object.is_empty() && !self.are_made_up(object, inner.property) =>
                        {
                            self.objects(&[object], inner)
                        }
                        _ => self.value(value, inner),
                    };
                    seen = seen.join(value, &mut |a, b| self.drafts.wider(a, b));
                }
                Seen::Dictionary(Box::new(seen))
            }
            Value::Object(object) => self.objects(&[object], place),
        }
    }

    /// The carrier of objects that stand at one place.
    fn objects(&mut self, objects: &[&'v Map<String, Value>], place: Place<'_, 'v>) -> Seen {
        let all: Vec<&String> = {
            let mut seen = HashSet::new();
            objects
                .iter()
                .flat_map(|object| object.keys())
                .filter(|key| seen.insert(*key))
                .collect()
        };
        let carrier = place.nested.or_else(|| self.described(&all, place));
        let carrier = carrier.or_else(|| self.of_page(&all, place));
        let carrier = carrier.or_else(|| self.of_place(&all, place));
        let carrier = carrier.unwrap_or_else(|| self.carrier(&all, place));
        self.places.insert((place.owner.display(), place.property.to_owned()), carrier);
        // Operations own what they answer, but are no carriers.
        if self.drafts.called(&place.owner.display()).is_some() {
            self.drafts.places.note(carrier, place.owner, place.property, place.sample.span);
        }
        let shown = if place.is_request { Shown::Part } else { Shown::Whole };
        self.drafts.show(carrier, all.iter().copied(), shown);
        for object in objects {
            self.meet(carrier, object, place.sample);
        }
        Seen::Carrier(carrier)
    }

    /// The carrier that tables say is here, if a page describes that by its name, and most of what samples
    /// show here is part of it.
    fn described(&self, properties: &[&String], place: Place<'_, 'v>) -> Option<CarrierId> {
        let names = place.stated.iter().filter_map(StatedType::carrier);
        let id = names.filter_map(|name| self.drafts.named(name)).next()?;
        let keys: Keys = properties.iter().map(|key| (*key).clone()).collect();
        self.drafts.is_mostly(&keys, id).then_some(id)
    }

    /// What the page describes apart from its operations, if no table says what is here: of a whole payload
    /// samples may show more than that, and requests less.
    fn of_page(&self, properties: &[&String], place: Place<'_, 'v>) -> Option<CarrierId> {
        const FEW: usize = 3;
        if !self.drafts.dialect.describes_carriers() || !place.stated.is_empty() {
            return None;
        }
        let is_payload = self.drafts.called(&place.owner.display()).is_none();
        if !is_payload && properties.len() < FEW {
            return None;
        }
        let keys: Keys = properties.iter().map(|key| (*key).clone()).collect();
        let whole = place.is_request || !is_payload;
        self.drafts.described_on(place.sample.span.file, &keys, whole)
    }

    /// The carrier that this place had before, or has in another sample, if samples may show different
    /// parts of it and it can have these properties, too.
    fn of_place(&self, properties: &[&String], place: Place<'_, 'v>) -> Option<CarrierId> {
        if !self.drafts.dialect.description().conventions.partial_samples {
            return None;
        }
        let here = (place.owner.display(), place.property.to_owned());
        let known = self.places.get(&here).copied();
        let mut known = place.remembered.into_iter().chain(known);
        let keys: Keys = properties.iter().map(|key| (*key).clone()).collect();
        known.find(|&id| self.drafts.may_have(id, properties) || self.drafts.is_part(&keys, id))
    }

    /// The carrier with these properties, made if there is none.
    fn carrier(&mut self, properties: &[&String], place: Place<'_, 'v>) -> CarrierId {
        let keys: Keys = properties.iter().map(|key| (*key).clone()).collect();
        let exact = self.drafts.with_keys(&keys).to_vec();
        let names = place.stated.iter().filter_map(StatedType::carrier);
        let stated = names.filter_map(|name| self.drafts.named(name)).next();
        let is_it = |id: &CarrierId| {
            exact.contains(id)
                || self.drafts.with_core(&keys).contains(id)
                || self.drafts.is_part(&keys, *id)
        };
        if let Some(id) = stated.filter(is_it) {
            return id;
        }
        if let Some(name) = self.conventional_name(place.property) {
            match self.drafts.named(&name) {
                Some(id) if exact.contains(&id) => return id,
                Some(_) => {}
                None => return memory::make(self.drafts, CarrierName::Stated(name), keys),
            }
        }
        let wider =
            if place.is_request { self.drafts.with_core(&keys).to_vec() } else { Vec::new() };
        let same = place.remembered.filter(|id| exact.contains(id) || wider.contains(id));
        let by_keys = self
            .pick(&exact, place.property)
            .or_else(|| self.pick(&wider, place.property))
            .or_else(|| self.of_part(&keys));
        let found = same.or_else(|| self.drafts.settle(by_keys, place.remembered, &keys));
        found.unwrap_or_else(|| {
            let name = self.drafts.known_shape(&keys);
            let name = name.filter(|name| self.drafts.named(name).is_none());
            let name = name.map_or_else(
                || place.owner.below(place.property),
                |name| CarrierName::Stated(name.to_owned()),
            );
            memory::make(self.drafts, name, keys)
        })
    }

    /// The only carrier of which nothing but the part of these properties is shown that requests
    /// have.
    fn of_part(&self, keys: &Keys) -> Option<CarrierId> {
        let part = |id: &&CarrierId| self.drafts.draft(**id).shown == Shown::Part;
        let mut parts = self.drafts.with_core(&self.drafts.core(keys)).iter().filter(part);
        parts.next().filter(|_| parts.next().is_none()).copied()
    }

    /// Of several carriers with the same properties: the only one with a name, or the one that is
    /// called like the property; else one that has no name of its own.
    fn pick(&self, candidates: &[CarrierId], property: &str) -> Option<CarrierId> {
        let (named, placed): (Vec<_>, Vec<_>) = candidates
            .iter()
            .partition(|&&id| matches!(self.drafts.draft(id).name, CarrierName::Stated(_)));
        if let [only] = named[..] {
            return Some(only);
        }
        let called =
            |id: &CarrierId| self.drafts.draft(*id).name.display().eq_ignore_ascii_case(property);
        named.into_iter().find(called).or_else(|| placed.first().copied())
    }

    fn conventional_name(&self, property: &str) -> Option<String> {
        let conventions = &self.drafts.dialect.description().conventions;
        let held = conventions.property_carriers.get(property);
        held.or_else(|| conventions.dictionary_carriers.get(property)).cloned()
    }

    /// Whether an object's keys are data rather than properties.
    fn is_dictionary(&self, object: &Map<String, Value>, place: Place<'_, '_>) -> bool {
        if place.nested.is_some() {
            return false;
        }
        for stated in place.stated {
            match stated {
                StatedType::Dictionary => return true,
                StatedType::Reference(None) => return false,
                // A name may be printed for an open object, too.
                _ => {}
            }
        }
        self.are_made_up(object, place.property)
            || (place.stated.is_empty() && self.dictionaries.get(place.property) == Some(&true))
    }

    /// Whether all keys are such as samples make up for the dictionary at a property.
    fn are_made_up(&self, object: &Map<String, Value>, property: &str) -> bool {
        object.keys().all(|key| self.drafts.dialect.is_dictionary_key(property, key))
    }

    fn is_open_rows(&self, property: &str, object: &Map<String, Value>) -> bool {
        let rules = &self.drafts.dialect.description().conventions.open_rows;
        rules.iter().any(|rule| rule.property == property && object.contains_key(&rule.beside))
    }
}

/// For each property name that tables have at least twice and always with the same kind of
/// object, whether that is a dictionary.
fn unanimous(drafts: &Drafts) -> HashMap<String, bool> {
    let mut votes: HashMap<&str, (usize, usize)> = HashMap::new();
    for draft in &drafts.all {
        for (name, evidence) in &draft.properties {
            for stated in &evidence.stated {
                let votes = votes.entry(name).or_default();
                match stated.value {
                    StatedType::Dictionary => votes.0 += 1,
                    StatedType::Reference(_) => votes.1 += 1,
                    _ => {}
                }
            }
        }
    }
    let decided = votes.into_iter().filter_map(|(name, votes)| match votes {
        (for_dictionary, 0) if for_dictionary >= 2 => Some((name.to_owned(), true)),
        (0, for_carrier) if for_carrier >= 2 => Some((name.to_owned(), false)),
        _ => None,
    });
    decided.collect()
}
