//! Names that pages give to carriers, and which of them can be believed.
//!
//! A name can be claimed for a set of properties by an answer, by the prose of a body, by a
//! property, by the properties it has, and by an operation that is called after it. The strongest
//! claims to a name decide what it names; if they disagree, it names nothing.

use super::book::{Book, Draft, Keys, keys_of};
use super::patch;
use super::roots::json_samples;
use crate::api::{CarrierName, Clue, Evidence, Reason};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::docs::{EndpointPage, PropertyTable, StatedContent, StatedType};
use crate::source::Span;
use indexmap::IndexMap;
use serde_json::{Map, Value};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Who claims a name, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Claimant {
    /// The heading or prose of an answer, for the answer's table.
    Answer,
    /// The prose of a body, for the body's table.
    Body,
    /// What a page says of its operation, for the answer's table.
    Summary,
    /// A property that holds such a carrier, for what samples show there.
    Property,
    /// A property that such a carrier has, for the table it stands in.
    Owner,
    /// A list that holds such carriers, for what samples show there.
    Item,
    /// An operation that is called after it, for its answer.
    Operation,
}

/// A name, and the properties of what is said to bear it.
#[derive(Clone, Debug)]
struct Claim {
    name: String,
    by: Claimant,
    /// In order.
    properties: Vec<String>,
    /// Whether those may be missing that requests leave out.
    partial: bool,
    span: Span,
    /// The page, if the claim is about the table of its answer or of its body.
    table: Option<Table>,
}

/// A table by the number of its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Table {
    Answer(usize),
    Body(usize),
}

/// What a name that can be believed names.
#[derive(Clone, Debug)]
pub(super) struct Believed {
    /// Its properties, in order.
    pub properties: Vec<String>,
    /// Whether those may be missing that requests leave out.
    pub partial: bool,
    by: Claimant,
}

impl Believed {
    pub fn keys(&self) -> Keys {
        self.properties.iter().cloned().collect()
    }
}

/// The names that can be believed.
#[derive(Debug, Default)]
pub(super) struct Claims {
    believed: IndexMap<String, Believed>,
    refuted: HashSet<String>,
    tables: HashMap<Table, String>,
    /// Every claim, once for each name, claimant and set of properties.
    told: Vec<Told>,
    told_of_name: HashMap<String, Vec<usize>>,
    told_of_core: HashMap<Keys, Vec<usize>>,
}

/// Claims that say the same.
#[derive(Debug)]
struct Told {
    name: String,
    by: Claimant,
    /// The properties that requests have, too.
    core: Keys,
    /// The first place.
    span: Span,
    times: usize,
}

impl Claims {
    /// Collects the claims of all pages; each conflict becomes a finding.
    pub fn collect(pages: &[EndpointPage], book: &Book, diagnostics: &mut Diagnostics) -> Self {
        let claims = all(pages, book);
        let mut names: IndexMap<&str, Vec<&Claim>> = IndexMap::new();
        for claim in &claims {
            names.entry(&claim.name).or_default().push(claim);
        }
        let mut found = Self::default();
        for (name, claims) in &names {
            match believe(claims, book) {
                Ok(believed) => {
                    found.believed.insert((*name).to_owned(), believed);
                }
                Err(conflict) => {
                    if let [first, second, ..] = conflict[..]
                        && first.by <= Claimant::Property
                    {
                        diagnostics.push(finding(name, conflict.len(), first, second));
                    }
                    found.refuted.insert((*name).to_owned());
                }
            }
        }
        found.doubt_hints(pages, book);
        found.complete(pages, book);
        // Backwards, because a page's strongest claim comes first.
        let held = claims.iter().rev().filter(|claim| found.holds(claim, book));
        found.tables = held.filter_map(|claim| Some((claim.table?, claim.name.clone()))).collect();
        found.remember(&claims, book);
        found
    }

    /// All names that can be believed, in the order of their first claims.
    pub fn believed(&self) -> impl Iterator<Item = (&str, &Believed)> {
        self.believed.iter().map(|(name, believed)| (name.as_str(), believed))
    }

    /// The name of the carrier that the page of this number answers, if its table has one.
    pub fn answer(&self, page: usize) -> Option<&str> {
        self.tables.get(&Table::Answer(page)).map(String::as_str)
    }

    /// The name of the carrier that the page of this number sends, if its table has one.
    pub fn body(&self, page: usize) -> Option<&str> {
        self.tables.get(&Table::Body(page)).map(String::as_str)
    }

    /// Whether the name is one that pages contradict each other about.
    pub fn is_refuted(&self, name: &str) -> bool {
        self.refuted.contains(name)
    }

    /// Why a carrier has its name, with all names that were claimed for it.
    pub fn reason(&self, draft: &Draft, book: &Book) -> Reason {
        let name = draft.name.display();
        if draft.request_of.is_some() {
            return Reason::new(Evidence::Convention, None);
        }
        let core = book.core(&draft.properties.keys().cloned().collect());
        let of_name = self.told_of_name.get(&name).into_iter().flatten();
        let of_core = self.told_of_core.get(&core).into_iter().flatten();
        let numbers: BTreeSet<usize> = of_name.chain(of_core).copied().collect();
        let clues: Vec<Clue> =
            numbers.into_iter().map(|at| self.clue(&self.told[at], &name, &core)).collect();
        let first = clues.iter().find(|clue| clue.rejected.is_none());
        let (evidence, span) = match (first, &draft.name) {
            (Some(clue), _) => (Evidence::StatedName, clue.span),
            _ if book.memory.carriers.contains_key(&name) => (Evidence::Lock, None),
            (None, CarrierName::Stated(_)) => (Evidence::Convention, None),
            (None, CarrierName::Place(_)) => (Evidence::Nothing, None),
        };
        Reason { evidence, span, clues }
    }

    /// A claim, as something that was weighed for the carrier that came to be called `name`.
    fn clue(&self, told: &Told, name: &str, core: &Keys) -> Clue {
        let claimed = &told.name;
        let says = match told.by {
            Claimant::Answer => format!("an answer is called `{claimed}`"),
            Claimant::Body => format!("a body is called `{claimed}`"),
            Claimant::Summary => format!("an operation is said to answer `{claimed}`"),
            Claimant::Property => format!("a property is said to hold `{claimed}`"),
            Claimant::Owner => format!("a property is said to belong to `{claimed}`"),
            Claimant::Item => format!("a list is said to hold `{claimed}`"),
            Claimant::Operation => format!("an operation is named after `{claimed}`"),
        };
        let says = match told.times {
            1 => says,
            times => format!("{says} ({times} times)"),
        };
        let rejected = if self.refuted.contains(claimed) {
            Some("the docs use this name for several sets of properties")
        } else if told.core != *core {
            Some("that has other properties")
        } else if !self.believed.contains_key(claimed) {
            Some("nothing else uses this name, or there are several for these properties")
        } else if claimed != name {
            Some("there are several names for these properties")
        } else {
            None
        };
        Clue { evidence: Evidence::StatedName, says, span: Some(told.span), rejected }
    }

    fn remember(&mut self, claims: &[Claim], book: &Book) {
        let mut told: IndexMap<(&str, Claimant, Keys), Told> = IndexMap::new();
        for claim in claims {
            let core = book.core(&claim.properties.iter().cloned().collect());
            let same = told.entry((&claim.name, claim.by, core.clone())).or_insert_with(|| Told {
                name: claim.name.clone(),
                by: claim.by,
                core,
                span: claim.span,
                times: 0,
            });
            same.times += 1;
        }
        for told in told.into_values() {
            let number = self.told.len();
            self.told_of_name.entry(told.name.clone()).or_default().push(number);
            self.told_of_core.entry(told.core.clone()).or_default().push(number);
            self.told.push(told);
        }
    }

    /// Of the names that only lists or operations claim, keeps those that the docs use elsewhere,
    /// and that nothing else is claimed for.
    fn doubt_hints(&mut self, pages: &[EndpointPage], book: &Book) {
        let (named, written) = (named(pages, book), written(pages));
        let mut rivals: HashMap<Keys, usize> = HashMap::new();
        for believed in self.believed.values() {
            *rivals.entry(believed.keys()).or_default() += 1;
        }
        self.believed.retain(|name, believed| {
            let is_used = match believed.by {
                Claimant::Operation => named.contains(name),
                Claimant::Item => written.contains(name.as_str()),
                _ => return true,
            };
            is_used && rivals[&believed.keys()] == 1
        });
    }

    /// Gives carriers that only requests describe the properties that requests leave out, where
    /// just one set of properties in answers can be meant, and just one name can be its.
    fn complete(&mut self, pages: &[EndpointPage], book: &Book) {
        let mut wholes: HashMap<Keys, IndexMap<Keys, Vec<String>>> = HashMap::new();
        for table in pages.iter().filter_map(|page| page.response.table.as_ref()) {
            let keys = keys_of(table);
            let core = book.core(&keys);
            wholes.entry(core).or_default().entry(keys).or_insert_with(|| names_of(table));
        }
        let mut rivals: HashMap<Keys, usize> = HashMap::new();
        for believed in self.believed.values() {
            *rivals.entry(book.core(&believed.keys())).or_default() += 1;
        }
        for believed in self.believed.values_mut().filter(|believed| believed.partial) {
            let core = book.core(&believed.keys());
            let mut wholes = wholes.get(&core).into_iter().flat_map(IndexMap::values);
            if let (Some(whole), None, 1) = (wholes.next(), wholes.next(), rivals[&core]) {
                believed.properties.clone_from(whole);
                believed.partial = false;
            }
        }
        // What only requests describe adds nothing to a carrier that answers name.
        self.believed
            .retain(|_, believed| !believed.partial || rivals[&book.core(&believed.keys())] == 1);
    }

    /// Whether a claim is one that is believed.
    fn holds(&self, claim: &Claim, book: &Book) -> bool {
        let keys: Keys = claim.properties.iter().cloned().collect();
        self.believed.get(&claim.name).is_some_and(|believed| {
            let whole = believed.keys();
            keys == whole || (claim.partial && book.core(&keys) == book.core(&whole))
        })
    }
}

/// What the strongest claims to a name agree on, completed by the others.
///
/// # Errors
///
/// The first claims for each of several sets of properties.
fn believe<'c>(claims: &[&'c Claim], book: &Book) -> Result<Believed, Vec<&'c Claim>> {
    let core = |claim: &Claim| book.core(&claim.properties.iter().cloned().collect());
    let strongest = claims.iter().map(|claim| claim.by).min();
    let mut shapes: IndexMap<Keys, &Claim> = IndexMap::new();
    let deciding = claims.iter().filter(|claim| Some(claim.by) == strongest);
    for claim in deciding.clone().filter(|claim| !claim.partial) {
        shapes.entry(claim.properties.iter().cloned().collect()).or_insert(claim);
    }
    for claim in deciding.filter(|claim| claim.partial) {
        let core = core(claim);
        if !shapes.keys().any(|known| book.core(known) == core) {
            shapes.insert(core, claim);
        }
    }
    let &[first] = &shapes.values().copied().collect::<Vec<_>>()[..] else {
        return Err(shapes.into_values().collect());
    };
    let mut whole = claims.iter().filter(|claim| !claim.partial && core(claim) == core(first));
    let widest = if first.partial { whole.next().copied().unwrap_or(first) } else { first };
    Ok(Believed { properties: widest.properties.clone(), partial: widest.partial, by: first.by })
}

/// All claims of all pages.
fn all(pages: &[EndpointPage], book: &Book) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        if let Some(table) = &page.response.table {
            let claim = |name: &str, by, span| Claim {
                name: name.to_owned(),
                by,
                properties: names_of(table),
                partial: false,
                span,
                table: Some(Table::Answer(index)),
            };
            if let Some(name) = &page.response.carrier {
                claims.push(claim(name, Claimant::Answer, name.span));
            }
            let named = |name: &str| variant(name, &keys_of(table), book);
            if let Some(name) = &page.summary_carrier {
                claims.push(claim(&named(name), Claimant::Summary, name.span));
            }
            let owners = table.rows.iter().filter_map(|row| row.owner.as_ref());
            claims.extend(owners.map(|name| claim(name, Claimant::Owner, name.span)));
            let is_object = !matches!(page.response.kind.as_deref(), Some(StatedType::Array(_)));
            if let Some(name) = book.dialect.operation_carrier_in(&page.name).filter(|_| is_object)
            {
                claims.push(claim(&named(&name), Claimant::Operation, page.id.span));
            }
            claims.extend(held(page, table, false));
        }
        let Some(body) = &page.body else { continue };
        let Some(table) = body.content.table.as_ref().filter(|table| !patch::is_patch_table(table))
        else {
            continue;
        };
        if !book.dialect.is_request_body(&body.name) {
            let claim = |name: &str, by, span| Claim {
                name: name.to_owned(),
                by,
                properties: names_of(table),
                partial: true,
                span,
                table: Some(Table::Body(index)),
            };
            if let Some(name) = &body.content.carrier {
                claims.push(claim(name, Claimant::Body, name.span));
            }
            let owners = table.rows.iter().filter_map(|row| row.owner.as_ref());
            claims.extend(owners.map(|name| claim(name, Claimant::Owner, name.span)));
        }
        claims.extend(held(page, table, true));
    }
    claims
}

/// The claims of properties whose carrier is named, for what samples show there.
fn held(page: &EndpointPage, table: &PropertyTable, is_request: bool) -> Vec<Claim> {
    let samples = json_samples(page, is_request);
    let payloads: Vec<_> = samples.flat_map(|(_, value)| objects(value)).collect();
    let mut claims = Vec::new();
    for row in &table.rows {
        let (name, by, span) = match (&row.ty.value, &row.items) {
            (StatedType::Reference(Some(name)), _) => (name, Claimant::Property, row.ty.span),
            (_, Some(name)) => (&name.value, Claimant::Item, name.span),
            _ => continue,
        };
        let values = payloads.iter().filter_map(|payload| payload.get(row.name.as_str()));
        for shown in values.flat_map(objects).filter(|shown| !shown.is_empty()) {
            claims.push(Claim {
                name: name.clone(),
                by,
                properties: shown.keys().cloned().collect(),
                partial: is_request,
                span,
                table: None,
            });
        }
    }
    claims
}

/// A value that is an object, or those in a value that is a list.
fn objects(value: &Value) -> Vec<&Map<String, Value>> {
    match value {
        Value::Object(object) => vec![object],
        Value::Array(items) => items.iter().filter_map(Value::as_object).collect(),
        _ => Vec::new(),
    }
}

/// The names that pages use for carriers, whether or not they say what those are, and what their
/// variants are called.
fn named(pages: &[EndpointPage], book: &Book) -> HashSet<String> {
    fn contents(page: &EndpointPage) -> impl Iterator<Item = &StatedContent> {
        let body = page.body.as_ref().map(|body| &body.content);
        [Some(&page.response), body].into_iter().flatten()
    }
    let mut names: HashSet<&str> = HashSet::new();
    for content in pages.iter().flat_map(contents) {
        names.extend(content.carrier.as_ref().map(|name| name.as_str()));
        for row in content.table.iter().flat_map(|table| &table.rows) {
            names.extend(row.owner.as_ref().map(|name| name.as_str()));
            if let StatedType::Reference(Some(name)) = &row.ty.value {
                names.insert(name);
            }
        }
    }
    let variants = &book.dialect.description().conventions.variants;
    let variants = variants.iter().flat_map(|variant| {
        names.iter().map(|name| variant.name.replace("{name}", name)).collect::<Vec<_>>()
    });
    names.iter().map(|&name| name.to_owned()).chain(variants).collect()
}

/// The words of all that is said of operations, of what they send and of what they answer.
fn written(pages: &[EndpointPage]) -> HashSet<&str> {
    let bodies = pages.iter().filter_map(|page| page.body.as_ref());
    let bodies = bodies.map(|body| body.content.description.as_str());
    let texts = pages.iter().flat_map(|page| [&*page.summary, &*page.response.description]);
    texts
        .chain(bodies)
        .flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()))
        .collect()
}

/// The name of a carrier, or of the variant of it that has these properties.
pub(super) fn variant(name: &str, keys: &Keys, book: &Book) -> String {
    let variants = &book.dialect.description().conventions.variants;
    let fitting = variants.iter().find(|variant| variant.adds.iter().all(|key| keys.contains(key)));
    fitting.map_or_else(|| name.to_owned(), |variant| variant.name.replace("{name}", name))
}

fn names_of(table: &PropertyTable) -> Vec<String> {
    table.rows.iter().map(|row| row.name.value.clone()).collect()
}

fn finding(name: &str, shapes: usize, first: &Claim, second: &Claim) -> Diagnostic {
    let message = format!("`{name}` is claimed for {shapes} sets of properties, so it names none");
    let finding = Diagnostic::new(Code::TypeNameConflict, first.span, message);
    finding.label(second.span, "here for another one")
}
