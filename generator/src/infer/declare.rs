//! Tables become carriers: by the name the page gives, by a carrier that is the same, or by place.

use super::book::{Book, Keys, Shown, keys_of};
use super::called::call;
use super::claims::Claims;
use super::memory;
use super::patch;
use super::places::{body_word, operation_place};
use super::roots::{self, Roots, Wrapper};
use super::types::compatible;
use crate::api::{CarrierId, CarrierName};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::docs::{DescribedCarrier, EndpointPage, PropertyTable, StatedProperty};

/// Makes the carriers of all tables. Responses come first: they are complete, and requests are
/// then seen to be the same but for what only answers have.
pub(super) fn declare(
    pages: &[EndpointPage],
    described: &[DescribedCarrier],
    claims: &Claims,
    book: &mut Book,
    diagnostics: &mut Diagnostics,
) -> Vec<Roots> {
    let mut roots = roots::outlines(pages, book);
    let mut inside = Inside::default();
    // Names first, so that nameless tables find the carrier they repeat whatever the pages' order.
    memory::recall(claims, book);
    for carrier in described.iter().filter(|carrier| !claims.is_refuted(&carrier.name)) {
        let Some(id) = book.named(&carrier.name) else { continue };
        state(book, id, &carrier.table, Shown::Whole, diagnostics);
        book.draft_mut(id).is_described = true;
        inside.tables.push((id, &carrier.table));
    }
    for (index, (page, roots)) in pages.iter().zip(&mut roots).enumerate() {
        let known = claims.answer(index).and_then(|name| book.named(name));
        if let (Some(table), Some(id)) = (&page.response.table, known) {
            state(book, id, table, Shown::Whole, diagnostics);
            inside.tables.push((id, table));
            let docs = &mut book.draft_mut(id).docs;
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
            let remembered = memory::operation(page, book).and_then(|was| was.answers.as_ref());
            let id = nameless(book, table, book.remembered(remembered), place);
            state(book, id, table, Shown::Whole, diagnostics);
            inside.tables.push((id, table));
            roots.response.carrier = Some(id);
        }
    }
    inside.declare(Shown::Whole, claims, book, diagnostics);
    for (index, (page, roots)) in pages.iter().zip(&mut roots).enumerate() {
        let Some(body) = &page.body else { continue };
        let Some(table) = body.content.table.as_ref().filter(|table| !patch::is_patch_table(table))
        else {
            continue;
        };
        let id = if book.dialect.is_request_body(&body.name) {
            let place = vec![page.id.value.clone(), body.name.clone()];
            book.add(CarrierName::Place(place), keys_of(table), Some(index))
        } else {
            let remembered = memory::operation(page, book).and_then(|was| was.sends.as_ref());
            let known = Known {
                response: roots.response.carrier,
                claim: claims.body(index),
                remembered: book.remembered(remembered),
            };
            let place = || operation_place(page).below(body_word(page, body));
            request_carrier(book, table, known, place)
        };
        state(book, id, table, Shown::Part, diagnostics);
        inside.tables.push((id, table));
        roots.request.carrier = Some(id);
    }
    inside.declare(Shown::Part, claims, book, diagnostics);
    for (page, Roots { request, response }) in pages.iter().zip(&mut roots) {
        if page.body.as_ref().is_some_and(|body| !book.dialect.is_request_body(&body.name)) {
            call(page, true, request, claims, book);
        }
        call(page, false, response, claims, book);
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
        book: &mut Book,
        diagnostics: &mut Diagnostics,
    ) {
        let mut tables = std::mem::take(&mut self.tables);
        while !tables.is_empty() {
            for (owner, table) in std::mem::take(&mut tables) {
                for row in &table.rows {
                    let Some(nested) = &row.nested else { continue };
                    let id = inner(book, owner, row, nested, shown, claims);
                    let name = book.draft(owner).name.clone();
                    book.places.note(id, &name, &row.name, nested.span);
                    state(book, id, nested, shown, diagnostics);
                    if let Some((_, known)) = &mut book.evidence(owner, &row.name).inside {
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
    book: &mut Book,
    owner: CarrierId,
    row: &StatedProperty,
    nested: &PropertyTable,
    shown: Shown,
    claims: &Claims,
) -> CarrierId {
    if let Some(known) = book.evidence(owner, &row.name).nested() {
        return known;
    }
    let claim = row.ty.carrier().or(row.items.as_ref().map(|name| &name.value));
    let claim = claim.filter(|name| !claims.is_refuted(name));
    let named = claim.and_then(|name| book.named(name));
    let keys = keys_of(nested);
    let is_it = |id: &CarrierId| {
        book.with_keys(&keys).contains(id)
            || (shown == Shown::Part && book.with_core(&keys).contains(id))
    };
    if let Some(id) = named.filter(is_it) {
        return id;
    }
    let name = book.draft(owner).name.clone();
    let remembered = book.memory.property(&name.display(), &row.name.value);
    let remembered = book.remembered(remembered);
    let place = || name.below(&row.name);
    match shown {
        Shown::Part => {
            let known = Known { response: None, claim: None, remembered };
            request_carrier(book, nested, known, place)
        }
        Shown::Whole | Shown::Nothing => nameless(book, nested, remembered, place),
    }
}

/// The carrier of a response's table that has no name; `remembered` is the one it was before.
fn nameless(
    book: &mut Book,
    table: &PropertyTable,
    remembered: Option<CarrierId>,
    place: impl FnOnce() -> CarrierName,
) -> CarrierId {
    let keys = keys_of(table);
    if let Some(name) = book.known_shape(&keys) {
        let known = book.named(name);
        return known.unwrap_or_else(|| book.add(CarrierName::Stated(name.to_owned()), keys, None));
    }
    let candidates = book.with_keys(&keys).to_vec();
    let is_same = |id: &CarrierId| candidates.contains(id) || book.had(*id, &keys);
    let same = remembered.filter(|id| is_same(id) && book.fits(*id, &table.rows));
    let by_keys = pick(book, &candidates, table);
    same.or_else(|| book.settle(by_keys, remembered, &keys)).unwrap_or_else(|| {
        let name = variant_name(book, &keys).map_or_else(place, CarrierName::Stated);
        memory::make(book, name, keys)
    })
}

/// The name of a carrier that has the properties of just one that has a name, and those of a
/// variant.
fn variant_name(book: &Book, keys: &Keys) -> Option<String> {
    let variant = book.variant(keys)?;
    let rest = keys.iter().filter(|key| !variant.adds.contains(key)).cloned().collect();
    let mut names = book.with_keys(&rest).iter().filter_map(|&id| match &book.draft(id).name {
        CarrierName::Stated(name) => Some(variant.name.replace("{name}", name)),
        CarrierName::Place(_) => None,
    });
    let only = names.next().filter(|_| names.next().is_none());
    only.filter(|name| book.named(name).is_none())
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
    book: &mut Book,
    table: &PropertyTable,
    known: Known<'_>,
    place: impl FnOnce() -> CarrierName,
) -> CarrierId {
    let keys = keys_of(table);
    let exact = book.with_keys(&keys).to_vec();
    let wider: Vec<_> =
        book.with_core(&keys).iter().copied().filter(|id| !exact.contains(id)).collect();
    let has_keys = |id: &CarrierId| wider.contains(id) || exact.contains(id);
    let claimed = known.claim.and_then(|name| book.named(name));
    let candidates = [known.response, claimed, known.remembered].into_iter().flatten();
    let found = candidates.filter(has_keys).find(|&id| book.fits(id, &table.rows));
    let found = found.or_else(|| pick(book, &exact, table)).or_else(|| pick(book, &wider, table));
    let found = found.or_else(|| known.remembered.filter(|&id| book.can_become(id, &keys)));
    found.unwrap_or_else(|| {
        let name = known.claim.filter(|name| book.named(name).is_none());
        let name = name.map_or_else(place, |name| CarrierName::Stated(name.to_owned()));
        memory::make(book, name, keys)
    })
}

/// The one of several carriers with the same properties that a table describes: the only one with
/// a name, or the only one of which it says the same; else one that has no name of its own.
fn pick(book: &Book, candidates: &[CarrierId], table: &PropertyTable) -> Option<CarrierId> {
    let fitting: Vec<_> =
        candidates.iter().copied().filter(|&id| book.fits(id, &table.rows)).collect();
    let (named, placed): (Vec<_>, Vec<_>) =
        fitting.into_iter().partition(|&id| matches!(book.draft(id).name, CarrierName::Stated(_)));
    if let [only] = named[..] {
        return Some(only);
    }
    let mut same = named.iter().copied().filter(|&id| book.says_the_same(id, &table.rows));
    match (same.next(), same.next()) {
        (Some(only), None) => Some(only),
        _ => placed.first().copied(),
    }
}

/// Adds a table's rows to a carrier; rows that contradict it become findings, and the first counts.
fn state(
    book: &mut Book,
    id: CarrierId,
    table: &PropertyTable,
    shown: Shown,
    diagnostics: &mut Diagnostics,
) {
    for row in &table.rows {
        let known =
            book.draft(id).properties.get(&row.name.value).and_then(|known| known.stated.first());
        if let Some(first) = known.filter(|first| !compatible(first, &row.ty)) {
            let message =
                format!("`{}` has another type here than elsewhere in the same carrier", row.name);
            let finding = Diagnostic::new(Code::TableTypeConflict, row.ty.span, message);
            diagnostics.push(finding.label(first.span, "this one counts"));
        }
    }
    book.state(id, table, shown);
}
