//! Tables become carriers: by the name the page gives, by a carrier that is the same, or by place.

use super::body_shapes::{self, BodyShapes, Wrapper};
use super::claims::Claims;
use super::drafts::{Drafts, Keys, Shown, keys_of};
use super::memory;
use super::named_bodies::call;
use super::patch;
use super::places::{body_word, operation_place};
use super::types::compatible;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::api::{CarrierId, CarrierName};
use crate::pages::statements::{DescribedCarrier, EndpointPage, PropertyTable, StatedProperty};

/// Makes the carriers of all tables. Responses come first: they are complete, and requests are
/// then seen to be the same but for what only answers have.
pub(super) fn declare(
    pages: &[EndpointPage],
    described: &[DescribedCarrier],
    claims: &Claims,
    drafts: &mut Drafts,
    diagnostics: &mut Diagnostics,
) -> Vec<BodyShapes> {
    let mut roots = body_shapes::outlines(pages, drafts);
    let mut inside = Inside::default();
    // Names first, so that nameless tables find the carrier they repeat whatever the pages' order.
    memory::recall(claims, drafts);
    for carrier in described.iter().filter(|carrier| !claims.is_refuted(&carrier.name)) {
        let Some(id) = drafts.named(&carrier.name) else { continue };
        state(drafts, id, &carrier.table, Shown::Whole, diagnostics);
        drafts.draft_mut(id).described_on = Some(carrier.file);
        inside.tables.push((id, &carrier.table));
    }
    for (index, (page, roots)) in pages.iter().zip(&mut roots).enumerate() {
        let known = claims.answer(index).and_then(|name| drafts.named(name));
        if let (Some(table), Some(id)) = (&page.response.table, known) {
            state(drafts, id, table, Shown::Whole, diagnostics);
            inside.tables.push((id, table));
            let docs = &mut drafts.draft_mut(id).docs;
            if docs.is_empty() && page.response.carrier.is_some() {
                docs.clone_from(&page.response.description);
            }
            roots.response.carrier = Some(id);
        }
    }
    for (page, roots) in pages.iter().zip(&mut roots) {
        if let (Some(table), None) = (&page.response.table, roots.response.carrier) {
            let place = || {
                let is_list = roots.response.wrapper == Wrapper::List;
                let what = if is_list { "Item" } else { "Answer" };
                operation_place(page).below(what)
            };
            let remembered = memory::operation(page, drafts).and_then(|was| was.answers.as_ref());
            let id = nameless(drafts, table, drafts.remembered(remembered), place);
            state(drafts, id, table, Shown::Whole, diagnostics);
            inside.tables.push((id, table));
            roots.response.carrier = Some(id);
        }
    }
    inside.declare(Shown::Whole, claims, drafts, diagnostics);
    for (index, (page, roots)) in pages.iter().zip(&mut roots).enumerate() {
        let Some(body) = &page.body else { continue };
        let Some(table) = body.content.table.as_ref().filter(|table| !patch::is_patch_table(table))
        else {
            continue;
        };
        let id = if drafts.dialect.is_request_body(&body.name) {
            let place = vec![page.id.value.clone(), body.name.clone()];
            drafts.add(CarrierName::Place(place), keys_of(table), Some(index))
        } else {
            let remembered = memory::operation(page, drafts).and_then(|was| was.sends.as_ref());
            let known = Known {
                response: roots.response.carrier,
                claim: claims.body(index),
                remembered: drafts.remembered(remembered),
            };
            let place = || operation_place(page).below(body_word(page, body));
            request_carrier(drafts, table, known, place)
        };
        state(drafts, id, table, Shown::Part, diagnostics);
        inside.tables.push((id, table));
        roots.request.carrier = Some(id);
    }
    inside.declare(Shown::Part, claims, drafts, diagnostics);
    for (page, BodyShapes { request, response }) in pages.iter().zip(&mut roots) {
        if page.body.as_ref().is_some_and(|body| !drafts.dialect.is_request_body(&body.name)) {
            call(page, true, request, claims, drafts);
        }
        call(page, false, response, claims, drafts);
    }
    roots
}

/// Tables in whose rows others may be nested, and their carriers.
#[derive(Default)]
struct Inside<'p> {
    tables: Vec<(CarrierId, &'p PropertyTable)>,
}

impl Inside<'_> {
    /// Makes the carriers of all rows that are nested in others. Those further out come first.
    fn declare(
        &mut self,
        shown: Shown,
        claims: &Claims,
        drafts: &mut Drafts,
        diagnostics: &mut Diagnostics,
    ) {
        let mut tables = std::mem::take(&mut self.tables);
        while !tables.is_empty() {
            for (owner, table) in std::mem::take(&mut tables) {
                for row in &table.rows {
                    let Some(nested) = &row.nested else { continue };
                    let id = inner(drafts, owner, row, nested, shown, claims);
                    let name = drafts.draft(owner).name.clone();
                    drafts.places.note(id, &name, &row.name, nested.span);
                    state(drafts, id, nested, shown, diagnostics);
                    if let Some((_, known)) = &mut drafts.evidence(owner, &row.name).inside {
                        *known = Some(id);
                    }
                    tables.push((id, nested));
                }
            }
        }
    }
}

/// The carrier of the rows `nested` in a row of a table of `owner`.
fn inner(
    drafts: &mut Drafts,
    owner: CarrierId,
    row: &StatedProperty,
    nested: &PropertyTable,
    shown: Shown,
    claims: &Claims,
) -> CarrierId {
    if let Some(known) = drafts.evidence(owner, &row.name).nested() {
        return known;
    }
    let claim = row.ty.carrier().or(row.items.as_ref().map(|name| &name.value));
    let claim = claim.filter(|name| !claims.is_refuted(name));
    let named = claim.and_then(|name| drafts.named(name));
    let keys = keys_of(nested);
    let is_it = |id: &CarrierId| {
        drafts.with_keys(&keys).contains(id)
            || (shown == Shown::Part && drafts.with_core(&keys).contains(id))
    };
    if let Some(id) = named.filter(is_it) {
        return id;
    }
    let name = drafts.draft(owner).name.clone();
    let remembered = drafts.memory.property(&name.display(), &row.name.value);
    let remembered = drafts.remembered(remembered);
    let place = || name.below(&row.name);
    match shown {
        Shown::Part => {
            let known = Known { response: None, claim: None, remembered };
            request_carrier(drafts, nested, known, place)
        }
        Shown::Whole | Shown::Nothing => nameless(drafts, nested, remembered, place),
    }
}

/// The carrier of a response's table that has no name; `remembered` is the one it was before.
fn nameless(
    drafts: &mut Drafts,
    table: &PropertyTable,
    remembered: Option<CarrierId>,
    place: impl FnOnce() -> CarrierName,
) -> CarrierId {
    let keys = keys_of(table);
    if let Some(name) = drafts.known_shape(&keys) {
        let known = drafts.named(name);
        return known
            .unwrap_or_else(|| drafts.add(CarrierName::Stated(name.to_owned()), keys, None));
    }
    let candidates = drafts.with_keys(&keys).to_vec();
    let is_same = |id: &CarrierId| candidates.contains(id) || drafts.had(*id, &keys);
    let same = remembered.filter(|id| is_same(id) && drafts.fits(*id, &table.rows));
    let by_keys = pick(drafts, &candidates, table);
    same.or_else(|| drafts.settle(by_keys, remembered, &keys)).unwrap_or_else(|| {
        let name = variant_name(drafts, &keys).map_or_else(place, CarrierName::Stated);
        memory::make(drafts, name, keys)
    })
}

/// The name of a carrier that has the properties of just one that has a name, and those of a
/// variant.
fn variant_name(drafts: &Drafts, keys: &Keys) -> Option<String> {
    let variant = drafts.variant(keys)?;
    let rest = keys.iter().filter(|key| !variant.adds.contains(key)).cloned().collect();
    let mut names = drafts.with_keys(&rest).iter().filter_map(|&id| match &drafts.draft(id).name {
        CarrierName::Stated(name) => Some(variant.name.replace("{name}", name)),
        CarrierName::Place(_) => None,
    });
    let only = names.next().filter(|_| names.next().is_none());
    only.filter(|name| drafts.named(name).is_none())
}

/// What is known of a request's table.
struct Known<'c> {
    /// The carrier that the same page answers.
    response: Option<CarrierId>,
    /// The name that the page gives it.
    claim: Option<&'c str>,
    /// The carrier it was before.
    remembered: Option<CarrierId>,
}

/// The carrier of a request's table that does not belong to its operation alone.
fn request_carrier(
    drafts: &mut Drafts,
    table: &PropertyTable,
    known: Known<'_>,
    place: impl FnOnce() -> CarrierName,
) -> CarrierId {
    let keys = keys_of(table);
    let exact = drafts.with_keys(&keys).to_vec();
    let wider: Vec<_> =
        drafts.with_core(&keys).iter().copied().filter(|id| !exact.contains(id)).collect();
    let has_keys = |id: &CarrierId| wider.contains(id) || exact.contains(id);
    let claimed = known.claim.and_then(|name| drafts.named(name));
    let candidates = [known.response, claimed, known.remembered].into_iter().flatten();
    let found = candidates.filter(has_keys).find(|&id| drafts.fits(id, &table.rows));
    let found =
        found.or_else(|| pick(drafts, &exact, table)).or_else(|| pick(drafts, &wider, table));
    let found = found.or_else(|| known.remembered.filter(|&id| drafts.can_become(id, &keys)));
    found.unwrap_or_else(|| {
        let name = known.claim.filter(|name| drafts.named(name).is_none());
        let name = name.map_or_else(place, |name| CarrierName::Stated(name.to_owned()));
        memory::make(drafts, name, keys)
    })
}

/// The one of several carriers with the same properties that a table describes: the only one with
/// a name, or the only one of which it says the same; else one that has no name of its own.
fn pick(drafts: &Drafts, candidates: &[CarrierId], table: &PropertyTable) -> Option<CarrierId> {
    let fitting: Vec<_> =
        candidates.iter().copied().filter(|&id| drafts.fits(id, &table.rows)).collect();
    let (named, placed): (Vec<_>, Vec<_>) = fitting
        .into_iter()
        .partition(|&id| matches!(drafts.draft(id).name, CarrierName::Stated(_)));
    if let [only] = named[..] {
        return Some(only);
    }
    let mut same = named.iter().copied().filter(|&id| drafts.says_the_same(id, &table.rows));
    match (same.next(), same.next()) {
        (Some(only), None) => Some(only),
        _ => placed.first().copied(),
    }
}

/// Adds a table's rows to a carrier; rows that contradict it become findings, and the first counts.
fn state(
    drafts: &mut Drafts,
    id: CarrierId,
    table: &PropertyTable,
    shown: Shown,
    diagnostics: &mut Diagnostics,
) {
    for row in &table.rows {
        let known =
            drafts.draft(id).properties.get(&row.name.value).and_then(|known| known.stated.first());
        if let Some(first) = known.filter(|first| !compatible(first, &row.ty)) {
            let message =
                format!("`{}` has another type here than elsewhere in the same carrier", row.name);
            let finding = Diagnostic::new(Code::TableTypeConflict, row.ty.span, message);
            diagnostics.push(finding.label(first.span, "this one counts"));
        }
    }
    drafts.state(id, table, shown);
}
