//! The carriers while they are being made: which there are, how to find one by its properties,
//! and what is known of each property so far.

use super::seen::Seen;
use super::shared::Places;
use super::types::compatible;
use crate::model::api::{CarrierId, CarrierName, Type};
use crate::model::lock::{Lock, LockedType, is_place};
use crate::pages::dialect::{Dialect, Variant};
use crate::pages::statements::{PropertyTable, StatedProperty, StatedType};
use crate::source::{FileId, Span, Spanned};
use indexmap::IndexMap;
use std::collections::{BTreeSet, HashMap};

/// A set of property names: what tells one carrier from another where no name does.
pub(super) type Keys = BTreeSet<String>;

/// A carrier in the making.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub name: CarrierName,
    pub docs: String,
    pub properties: IndexMap<String, Evidence>,
    /// Whether a table describes it, so that a sample with further properties is worth a finding.
    pub has_table: bool,
    /// The page that describes it by its name, apart from operations.
    pub described_on: Option<FileId>,
    /// The operation whose request body it is.
    pub request_of: Option<usize>,
    /// How much of it the docs show.
    pub shown: Shown,
    /// As the how manieth the docs showed it.
    pub rank: usize,
}

/// How much of a carrier the docs show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shown {
    /// Nothing: it is only remembered.
    Nothing,
    /// What requests have of it.
    Part,
    /// All its properties.
    Whole,
}

/// What is known of a property.
#[derive(Clone, Debug)]
pub(super) struct Evidence {
    pub docs: String,
    pub deprecated: Option<String>,
    /// Type words of tables, in order.
    pub stated: Vec<Spanned<StatedType>>,
    /// What samples show.
    pub seen: Seen,
    /// The first sample that shows something.
    pub seen_at: Option<Span>,
    /// What tables say of whether it must be there, in order.
    pub presence: Vec<Presence>,
    /// What rows that are nested in the property's describe: the names of all that is inside, and the
    /// carrier, once there is one.
    pub inside: Option<(Keys, Option<CarrierId>)>,
}

/// What a table says of whether a property must be there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Presence {
    /// The name in the table's row.
    pub span: Span,
    /// Whether it must.
    pub is_required: bool,
    /// Whether it is the table of a request.
    pub is_sent: bool,
}

impl Evidence {
    fn empty() -> Self {
        Self {
            docs: String::new(),
            deprecated: None,
            stated: Vec::new(),
            seen: Seen::Nothing,
            seen_at: None,
            presence: Vec::new(),
            inside: None,
        }
    }

    /// The carrier that nested rows describe.
    pub fn nested(&self) -> Option<CarrierId> {
        self.inside.as_ref()?.1
    }
}

/// All carriers in the making.
#[derive(Clone, Debug)]
pub(super) struct Drafts<'a> {
    pub all: Vec<Draft>,
    pub dialect: &'a Dialect,
    /// What was concluded before.
    pub memory: &'a Lock,
    /// Where carriers stand.
    pub places: Places,
    /// By the names that the docs use.
    by_name: HashMap<String, CarrierId>,
    /// By the names that the carriers have.
    by_own_name: HashMap<String, CarrierId>,
    by_keys: HashMap<Keys, Vec<CarrierId>>,
    /// By the properties that requests have, too.
    by_core: HashMap<Keys, Vec<CarrierId>>,
    /// How many drafts the docs showed something of.
    shown: usize,
}

impl<'a> Drafts<'a> {
    pub fn new(dialect: &'a Dialect, memory: &'a Lock) -> Self {
        let (places, by_name, by_own_name, by_keys, by_core) = Default::default();
        let (all, shown) = (Vec::new(), 0);
        Self { all, dialect, memory, places, by_name, by_own_name, by_keys, by_core, shown }
    }

    pub fn draft(&self, id: CarrierId) -> &Draft {
        &self.all[id.0 as usize]
    }

    pub fn draft_mut(&mut self, id: CarrierId) -> &mut Draft {
        &mut self.all[id.0 as usize]
    }

    /// The carrier the docs call so.
    pub fn named(&self, name: &str) -> Option<CarrierId> {
        self.by_name.get(name).copied()
    }

    /// The carrier of this name, whether the docs use it or it is made of a place.
    pub fn called(&self, name: &str) -> Option<CarrierId> {
        self.by_own_name.get(name).copied()
    }

    /// Lets the docs call a carrier by one more name.
    pub fn also_name(&mut self, name: &str, id: CarrierId) {
        self.by_name.insert(name.to_owned(), id);
    }

    /// Gives a carrier another name that is made of a place.
    pub fn rename(&mut self, id: CarrierId, name: CarrierName) {
        self.by_own_name.remove(&self.draft(id).name.display());
        self.by_own_name.insert(name.display(), id);
        self.draft_mut(id).name = name;
    }

    /// Carriers with exactly these properties, in the order in which they were made.
    pub fn with_keys(&self, keys: &Keys) -> &[CarrierId] {
        self.by_keys.get(keys).map_or(&[], Vec::as_slice)
    }

    /// Carriers that have these properties and beyond them only such as requests leave out.
    pub fn with_core(&self, keys: &Keys) -> &[CarrierId] {
        self.by_core.get(keys).map_or(&[], Vec::as_slice)
    }

    /// A new carrier without properties, but known by those in `keys`.
    pub fn add(&mut self, name: CarrierName, keys: Keys, request_of: Option<usize>) -> CarrierId {
        let id = CarrierId(self.all.len() as u32);
        if let CarrierName::Stated(name) = &name {
            self.by_name.insert(name.clone(), id);
        }
        if request_of.is_none() {
            self.by_own_name.insert(name.display(), id);
            self.index(id, keys);
        }
        let (docs, properties) = Default::default();
        let (shown, rank) = (Shown::Nothing, usize::MAX);
        let (has_table, described_on) = Default::default();
        self.all.push(Draft {
            name,
            docs,
            properties,
            has_table,
            described_on,
            request_of,
            shown,
            rank,
        });
        id
    }

    /// Lets a carrier be found by its properties.
    fn index(&mut self, id: CarrierId, keys: Keys) {
        self.by_core.entry(self.core(&keys)).or_default().push(id);
        self.by_keys.entry(keys).or_default().push(id);
    }

    /// Notes what the docs show of a carrier; it is found by these properties from now on. Of one
    /// that was only remembered, this is all that it has, as far as it can be shown.
    pub fn show<'k>(
        &mut self,
        id: CarrierId,
        properties: impl IntoIterator<Item = &'k String>,
        shown: Shown,
    ) {
        if self.draft(id).shown >= shown {
            return;
        }
        let was_remembered = self.draft(id).shown == Shown::Nothing;
        if was_remembered {
            self.draft_mut(id).rank = self.shown;
            self.shown += 1;
        }
        self.draft_mut(id).shown = shown;
        for property in properties {
            self.evidence(id, property);
        }
        if self.draft(id).request_of.is_none() {
            let keys: Keys = self.draft(id).properties.keys().cloned().collect();
            if was_remembered {
                self.forget_keys(id, &keys);
            }
            if !self.with_keys(&keys).contains(&id) {
                self.index(id, keys);
            }
        }
    }

    /// Lets a carrier that turns out to have the properties in `keys` be found no more by those
    /// that it is remembered to have, unless requests have the same of both.
    fn forget_keys(&mut self, id: CarrierId, keys: &Keys) {
        let Some(locked) = self.memory.carriers.get(&self.draft(id).name.display()) else { return };
        let before: Keys = locked.properties.keys().cloned().collect();
        let (core, core_before) = (self.core(keys), self.core(&before));
        if core == core_before {
            return;
        }
        for found in [self.by_keys.get_mut(&before), self.by_core.get_mut(&core_before)] {
            found.into_iter().for_each(|ids| ids.retain(|known| *known != id));
        }
    }

    /// The carrier of what an expression of the memory speaks of.
    pub fn remembered(&self, locked: Option<&LockedType>) -> Option<CarrierId> {
        self.called(locked?.ty.innermost())
    }

    /// The type that a property had before, if all names in it are those of carriers; and where
    /// that is written. That items can be null is remembered apart ([`nulls`](super::nulls)).
    pub fn remembered_type(&self, owner: &str, property: &str) -> Option<(Type, Option<Span>)> {
        let locked = self.memory.property(owner, property)?;
        let ty = locked.resolve(&|name| self.still_called(name))?;
        Some((ty.without_nulls(), locked.span))
    }

    /// The carrier of this name, unless that is made of a place, and remembered as another thing than
    /// the docs show there now.
    pub fn still_called(&self, name: &str) -> Option<CarrierId> {
        let is_same = |draft: &Draft| match self.memory.carriers.get(name) {
            Some(locked) if is_place(name) && draft.shown != Shown::Nothing => {
                locked.resembles(draft.properties.keys())
            }
            _ => true,
        };
        self.called(name).filter(|&id| is_same(self.draft(id)))
    }

    /// Whether a carrier that the docs do not show yet can have come to have these properties.
    pub fn can_become(&self, id: CarrierId, keys: &Keys) -> bool {
        let draft = self.draft(id);
        let locked = self.memory.carriers.get(&draft.name.display());
        draft.shown == Shown::Nothing && locked.is_some_and(|locked| locked.resembles(keys.iter()))
    }

    /// Which of two carriers has these properties: one `by_keys` that the docs name; else the one
    /// `remembered` here, if it can have come to have them; else any by keys.
    pub fn settle(
        &self,
        by_keys: Option<CarrierId>,
        remembered: Option<CarrierId>,
        keys: &Keys,
    ) -> Option<CarrierId> {
        let is_stated = |id: &CarrierId| matches!(self.draft(*id).name, CarrierName::Stated(_));
        let changed = || remembered.filter(|&id| self.can_become(id, keys));
        by_keys.filter(is_stated).or_else(changed).or(by_keys)
    }

    /// The properties that requests have, too.
    pub fn core(&self, keys: &Keys) -> Keys {
        let left_out = &self.dialect.description().conventions.response_only;
        keys.iter().filter(|key| !left_out.contains(key)).cloned().collect()
    }

    /// The numbers of all drafts in the order in which the docs showed them, which does not depend
    /// on what is remembered.
    pub fn in_order(&self) -> Vec<usize> {
        let mut numbers: Vec<_> = (0..self.all.len()).collect();
        numbers.sort_by_key(|&number| self.all[number].rank);
        numbers
    }

    /// The kind of variant that these properties are one of.
    pub fn variant(&self, keys: &Keys) -> Option<&'a Variant> {
        let mut variants = self.dialect.description().conventions.variants.iter();
        variants.find(|variant| variant.adds.iter().all(|key| keys.contains(key)))
    }

    /// The name that the dialect knows a set of properties by.
    pub fn known_shape(&self, keys: &Keys) -> Option<&'a str> {
        let shapes = &self.dialect.description().conventions.named_shapes;
        let same = |names: &[String]| {
            names.len() == keys.len() && names.iter().all(|name| keys.contains(name))
        };
        shapes.iter().find(|shape| same(&shape.properties)).map(|shape| shape.name.as_str())
    }

    /// Adds what a table states of a carrier's properties.
    pub fn state(&mut self, id: CarrierId, table: &PropertyTable, shown: Shown) {
        self.show(id, table.rows.iter().map(|row| &row.name.value), shown);
        self.draft_mut(id).has_table = true;
        for row in &table.rows {
            let inside = row.nested.as_ref().map(|nested| self.inside(nested));
            let draft = self.draft_mut(id);
            let evidence =
                draft.properties.entry(row.name.value.clone()).or_insert_with(Evidence::empty);
            evidence.stated.push(row.ty.clone());
            evidence.presence.push(Presence {
                span: row.name.span,
                is_required: row.required,
                is_sent: shown == Shown::Part,
            });
            if evidence.docs.is_empty() {
                evidence.docs.clone_from(&row.description);
            }
            if evidence.deprecated.is_none() {
                evidence.deprecated.clone_from(&row.deprecated);
            }
            if let (None, Some(inside)) = (&evidence.inside, inside) {
                evidence.inside = Some((inside, None));
            }
        }
    }

    /// The evidence for a property, which becomes one of the carrier's if it is not yet.
    pub fn evidence(&mut self, id: CarrierId, property: &str) -> &mut Evidence {
        let properties = &mut self.draft_mut(id).properties;
        properties.entry(property.to_owned()).or_insert_with(Evidence::empty)
    }

    /// Whether a table's rows say the same of their properties as the carrier's: descriptions
    /// included, so that carriers with equal properties are told apart.
    pub fn says_the_same(&self, id: CarrierId, rows: &[StatedProperty]) -> bool {
        let draft = self.draft(id);
        rows.iter().all(|row| {
            let evidence = draft.properties.get(&row.name.value);
            evidence.is_some_and(|evidence| {
                evidence.docs == row.description && evidence.deprecated == row.deprecated
            })
        })
    }

    /// Whether the types of a table's rows can be those of the carrier's properties.
    pub fn fits(&self, id: CarrierId, rows: &[StatedProperty]) -> bool {
        let draft = self.draft(id);
        rows.iter().all(|row| {
            let Some(known) = draft.properties.get(&row.name.value) else { return true };
            let inside = || row.nested.as_ref().map(|nested| self.inside(nested));
            let is_same = || known.inside.as_ref().map(|(keys, _)| keys) == inside().as_ref();
            known.stated.iter().all(|stated| compatible(stated, &row.ty))
                && (known.stated.is_empty() || is_same())
        })
    }

    /// The names of all that nested rows describe, as requests have it.
    fn inside(&self, nested: &PropertyTable) -> Keys {
        let mut names = self.core(&keys_of(nested));
        for row in
            nested.rows.iter().filter(|row| names.contains(&row.name.value)).collect::<Vec<_>>()
        {
            let below = row.nested.iter().flat_map(|nested| self.inside(nested));
            names.extend(below.map(|name| format!("{}\u{1}{name}", row.name)));
        }
        names
    }

    /// Whether a table describes a carrier that has all these properties and maybe more.
    pub fn is_part(&self, keys: &Keys, id: CarrierId) -> bool {
        let draft = self.draft(id);
        draft.has_table && keys.iter().all(|key| draft.properties.contains_key(key))
    }

    /// Whether a carrier is remembered to have had all these properties. It may have had more, because
    /// samples may show more than tables.
    pub fn had(&self, id: CarrierId, keys: &Keys) -> bool {
        let before = self.memory.carriers.get(&self.draft(id).name.display());
        before.is_some_and(|before| keys.iter().all(|key| before.properties.contains_key(key)))
    }

    /// Whether a carrier that samples alone describe has most of these properties, now or before.
    pub fn may_have(&self, id: CarrierId, properties: &[&String]) -> bool {
        let draft = self.draft(id);
        let before = self.memory.carriers.get(&draft.name.display());
        let has = |key: &&&String| {
            draft.properties.contains_key(**key)
                || before.is_some_and(|before| before.properties.contains_key(**key))
        };
        let known = properties.iter().filter(has).count();
        !draft.has_table && 2 * known >= properties.len()
    }

    /// Whether a page describes a carrier by its name that has most of these properties.
    pub fn is_mostly(&self, keys: &Keys, id: CarrierId) -> bool {
        let draft = self.draft(id);
        let known = keys.iter().filter(|key| draft.properties.contains_key(*key)).count();
        draft.described_on.is_some() && 2 * known >= keys.len()
    }

    /// The carrier that a page describes by its name which has most of these properties: at least three of
    /// four, or all if `whole`. Of several that have as many the first, which such pages are about.
    pub fn described_on(&self, page: FileId, keys: &Keys, whole: bool) -> Option<CarrierId> {
        let known =
            |draft: &Draft| keys.iter().filter(|key| draft.properties.contains_key(*key)).count();
        let here = self.all.iter().enumerate().filter(|(_, one)| one.described_on == Some(page));
        let (at, draft) = here.max_by_key(|(at, draft)| (known(draft), std::cmp::Reverse(*at)))?;
        let known = known(draft);
        let is_enough = if whole { known == keys.len() } else { 4 * known >= 3 * keys.len() };
        (known > 0 && is_enough).then_some(CarrierId(at as u32))
    }

    /// Of two carriers the one that has all properties of both.
    pub fn wider(&self, a: CarrierId, b: CarrierId) -> Option<CarrierId> {
        let has_all = |wide: CarrierId, narrow: CarrierId| {
            let wide = &self.draft(wide).properties;
            self.draft(narrow).properties.keys().all(|key| wide.contains_key(key))
        };
        if a == b || has_all(a, b) { Some(a) } else { has_all(b, a).then_some(b) }
    }
}

/// The names of a table's properties.
pub(super) fn keys_of(table: &PropertyTable) -> Keys {
    table.rows.iter().map(|row| row.name.value.clone()).collect()
}
