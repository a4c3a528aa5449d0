//! What was concluded before: carriers that the docs may show less of than they did, and names that
//! are kept.

use super::book::{Book, Keys, Shown};
use super::claims::Claims;
use super::decision::Decision;
use super::types::completes;
use super::words::written;
use crate::api::{BodyContent, CarrierId, CarrierName, ResponseContent, Type};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::dialect::Dialect;
use crate::docs::EndpointPage;
use crate::lock::{Lock, LockedCarrier, LockedOperation, LockedType, is_place};
use crate::source::Span;
use indexmap::IndexMap;
use std::collections::HashSet;

/// Puts into the book every carrier that has a name by now: those that the docs name, and those
/// that are remembered.
pub(super) fn recall(claims: &Claims, book: &mut Book) {
    for (name, believed) in claims.believed() {
        let stated = match believed.called == name {
            true => CarrierName::Stated(name.to_owned()),
            false => name_of(&believed.called),
        };
        let id = book.called(&believed.called);
        let id = id.unwrap_or_else(|| book.add(stated, believed.keys(), None));
        book.also_name(name, id);
        let shown = if believed.partial { Shown::Part } else { Shown::Whole };
        book.show(id, &believed.properties, shown);
    }
    for (name, carrier) in shared(book.memory) {
        if book.called(name).is_none() {
            let keys = carrier.properties.keys().cloned().collect();
            book.add(name_of(name), keys, None);
        }
    }
}

/// What the carrier of a name that can be believed is called: one that got its name from a place
/// keeps it when the docs come to name it. `book` knows the lock.
pub(super) fn kept_name<'a>(name: &'a str, keys: &Keys, book: &Book<'a>) -> &'a str {
    let is_known = book.memory.carriers.contains_key(name);
    placed(keys, book.memory).filter(|_| !is_known).unwrap_or(name)
}

/// Lets operations that the docs call otherwise now keep the id that they had, and with it the names
/// of their functions, unless another page has that id.
pub(super) fn keep_ids(pages: &mut [EndpointPage], memory: &Lock, dialect: &Dialect) {
    let mut taken: HashSet<String> = pages.iter().map(|page| page.id.value.clone()).collect();
    for page in pages {
        let Some(was) = memory.operations.get(&key(page)) else { continue };
        if was.id.is_empty() || was.id == page.id.value || taken.contains(&was.id) {
            continue;
        }
        taken.insert(was.id.clone());
        page.id.value.clone_from(&was.id);
        if let Some((group, name)) = dialect.group(&was.id) {
            page.group = group;
            page.name = name;
        }
    }
}

/// The operation of a page as it was.
pub(super) fn operation<'a>(page: &EndpointPage, book: &Book<'a>) -> Option<&'a LockedOperation> {
    book.memory.operations.get(&key(page))
}

/// The name of a page's operation in the memory.
pub(super) fn key(page: &EndpointPage) -> String {
    format!("{} {}", page.method, page.path)
}

/// A new carrier, or the one that has its name and is not shown yet. If another one has its name,
/// its first own property tells them apart.
pub(super) fn make(book: &mut Book, name: CarrierName, keys: Keys) -> CarrierId {
    let mut name = name;
    let mut further = keys.iter();
    while let Some(id) = book.called(&name.display()) {
        if book.draft(id).shown == Shown::Nothing {
            return id;
        }
        let Some(key) = further.next() else { break };
        name = name.below(key);
    }
    book.add(name, keys, None)
}

/// Puts what a page sent and answered before in the place of what is not known of that now, and
/// reports what is another thing now.
pub(super) fn fill(
    page: &EndpointPage,
    body: &mut Option<BodyContent>,
    response: &mut ResponseContent,
    book: &Book,
    diagnostics: &mut Diagnostics,
) {
    let Some(operation) = operation(page, book) else { return };
    let mut fill = |ty: &mut Type, was: &Option<LockedType>, does: &str| {
        let Some(locked) = was else { return };
        let Ok(was) = locked.ty.resolve(&|name| book.still_called(name)) else { return };
        let was = was.without_nulls();
        if completes(&was, ty) {
            *ty = was;
        } else if !completes(ty, &was) {
            let (now, was) = (written(ty, book), written(&was, book));
            let message = format!("`{}` {does} {now} here, and {was} before", key(page));
            diagnostics.push(contradicted(page.path.span, message, locked.span));
        }
    };
    if let Some(BodyContent::Json(ty)) = body {
        fill(ty, &operation.sends, "sends");
    }
    if let ResponseContent::Json(ty) | ResponseContent::JsonOrNothing(ty) = response {
        fill(ty, &operation.answers, "answers");
    }
}

fn contradicted(span: Span, message: String, remembered: Option<Span>) -> Diagnostic {
    let finding = Diagnostic::new(Code::LockContradicted, span, message);
    remembered
        .into_iter()
        .fold(finding, |finding, span| finding.label(span, "this was concluded before"))
}

/// Gives carriers that the docs do not show in full the properties that they had.
pub(super) fn complete(book: &mut Book) {
    let left_out = &book.dialect.description().conventions.response_only;
    for (name, carrier) in shared(book.memory) {
        let Some(id) = book.called(name) else { continue };
        let shown = book.draft(id).shown;
        let missing = carrier.properties.keys().filter(|key| match shown {
            Shown::Nothing => true,
            Shown::Part => left_out.contains(key),
            Shown::Whole => false,
        });
        for key in missing {
            book.evidence(id, key);
        }
    }
}

/// Reports what the docs state or show now that is not what was concluded before.
pub(super) fn compare(
    book: &Book,
    decided: &[IndexMap<String, Decision>],
    diagnostics: &mut Diagnostics,
) {
    for (draft, decided) in book.drafts.iter().zip(decided) {
        let owner = draft.name.display();
        for (name, Decision { ty, reason, .. }) in decided {
            let Some((before, remembered_at)) = book.remembered_type(&owner, name) else {
                continue;
            };
            let is_same =
                completes(ty, &before) || matches!((ty, &before), (Type::Enum(_), Type::String));
            let Some(span) = reason.span.filter(|_| !is_same) else { continue };
            let (now, before) = (written(ty, book), written(&before, book));
            let message = format!("`{owner}.{name}` is {now} here, and was {before}");
            diagnostics.push(contradicted(span, message, remembered_at));
        }
    }
}

/// The carriers that are remembered and belong to no operation.
fn shared(memory: &Lock) -> impl Iterator<Item = (&str, &LockedCarrier)> {
    let carriers = memory.carriers.iter();
    let carriers = carriers.filter(|(_, carrier)| !carrier.belongs_to_operation);
    carriers.map(|(name, carrier)| (name.as_str(), carrier))
}

/// The remembered carrier with these properties, if there is just one, and it is named after a
/// place.
pub(super) fn placed<'a>(keys: &Keys, memory: &'a Lock) -> Option<&'a str> {
    let mut same = shared(memory).filter(|(_, carrier)| {
        carrier.properties.len() == keys.len()
            && carrier.properties.keys().all(|key| keys.contains(key))
    });
    let (name, _) = same.next()?;
    (same.next().is_none() && matches!(name_of(name), CarrierName::Place(_))).then_some(name)
}

/// The name that people read as `text`.
fn name_of(text: &str) -> CarrierName {
    match is_place(text) {
        true => CarrierName::Place(text.split('.').map(str::to_owned).collect()),
        false => CarrierName::Stated(text.to_owned()),
    }
}
