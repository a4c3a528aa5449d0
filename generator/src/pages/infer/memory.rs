//! What was concluded before: carriers that the docs may show less of than they did, and names that
//! are kept.

use super::claims::Claims;
use super::decision::Decision;
use super::drafts::{Drafts, Keys, Shown};
use super::types::completes;
use super::words::written;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::api::{BodyContent, CarrierId, CarrierName, ResponseContent, Type};
use crate::model::lock::{Lock, LockedCarrier, LockedOperation, LockedType, Renames, is_place};
use crate::pages::dialect::Dialect;
use crate::pages::statements::EndpointPage;
use crate::source::Span;
use indexmap::IndexMap;
use std::collections::HashSet;

/// Puts into the drafts every carrier that has a name by now: those that the docs name, and those
/// that are remembered.
pub(super) fn recall(claims: &Claims, drafts: &mut Drafts) {
    for (name, believed) in claims.believed() {
        let stated = match believed.called == name {
            true => CarrierName::Stated(name.to_owned()),
            false => name_of(&believed.called),
        };
        let id = drafts.called(&believed.called);
        let id = id.unwrap_or_else(|| drafts.add(stated, believed.keys(), None));
        drafts.also_name(name, id);
        let shown = if believed.partial { Shown::Part } else { Shown::Whole };
        drafts.show(id, &believed.properties, shown);
    }
    for (name, carrier) in shared(drafts.memory) {
        if drafts.called(name).is_none() {
            let keys = carrier.properties.keys().cloned().collect();
            drafts.add(name_of(name), keys, None);
        }
    }
}

/// What the carrier of a name that can be believed is called: one that got its name from a place
/// keeps it when the docs come to name it. `drafts` knows the lock.
pub(super) fn kept_name<'a>(name: &'a str, keys: &Keys, drafts: &Drafts<'a>) -> &'a str {
    let is_known = drafts.memory.carriers.contains_key(name);
    placed(keys, drafts.memory).filter(|_| !is_known).unwrap_or(name)
}

/// Lets operations that the docs call otherwise now keep the id that they had, and with it the names
/// of their functions, unless another page has that id.
///
/// Those that the docs have for them now are `better`.
pub(super) fn keep_ids(
    pages: &mut [EndpointPage],
    memory: &Lock,
    dialect: &Dialect,
    better: &mut Renames,
) {
    let mut taken: HashSet<String> = pages.iter().map(|page| page.id.value.clone()).collect();
    for page in pages {
        let Some(was) = memory.operations.get(&key(page)) else { continue };
        if was.id.is_empty() || was.id == page.id.value || taken.contains(&was.id) {
            continue;
        }
        taken.insert(was.id.clone());
        let stated = std::mem::replace(&mut page.id.value, was.id.clone());
        better.operations.insert(was.id.clone(), stated);
        if let Some((group, name)) = dialect.group(&was.id) {
            page.group = group;
            page.name = name;
        }
    }
}

/// What operations were called within their groups before, each with method and path. Where a function
/// stood in another module, that is not known any more.
pub(super) fn former_names(
    pages: &[EndpointPage],
    memory: &Lock,
    dialect: &Dialect,
) -> Vec<(String, String)> {
    let former = memory.former.operations.iter();
    let former = former.filter_map(|(old, new)| {
        let page = pages.iter().find(|page| page.id.value == *new)?;
        let (group, name) = dialect.group(old)?;
        (group == page.group).then(|| (name, key(page)))
    });
    former.collect()
}

/// The operation of a page as it was.
pub(super) fn operation<'a>(
    page: &EndpointPage,
    drafts: &Drafts<'a>,
) -> Option<&'a LockedOperation> {
    drafts.memory.operations.get(&key(page))
}

/// The name of a page's operation in the memory.
pub(super) fn key(page: &EndpointPage) -> String {
    format!("{} {}", page.method, page.path)
}

/// A new carrier, or the one that has its name and is not shown yet. If another one has its name,
/// its first own property tells them apart.
pub(super) fn make(drafts: &mut Drafts, name: CarrierName, keys: Keys) -> CarrierId {
    let mut name = name;
    let mut further = keys.iter();
    while let Some(id) = drafts.called(&name.display()) {
        if drafts.draft(id).shown == Shown::Nothing {
            return id;
        }
        let Some(key) = further.next() else { break };
        name = name.below(key);
    }
    drafts.add(name, keys, None)
}

/// Puts what a page sent and answered before in the place of what is not known of that now, and
/// reports what is another thing now.
pub(super) fn fill(
    page: &EndpointPage,
    body: &mut Option<BodyContent>,
    response: &mut ResponseContent,
    drafts: &Drafts,
    diagnostics: &mut Diagnostics,
) {
    let Some(operation) = operation(page, drafts) else { return };
    let mut fill = |ty: &mut Type, was: &Option<LockedType>, does: &str| {
        let Some(locked) = was else { return };
        let Some(was) = locked.resolve(&|name| drafts.still_called(name)) else { return };
        let was = was.without_nulls();
        if completes(&was, ty) {
            *ty = was;
        } else if !completes(ty, &was) {
            let (now, was) = (written(ty, drafts), written(&was, drafts));
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
pub(super) fn complete(drafts: &mut Drafts) {
    let left_out = &drafts.dialect.description().conventions.response_only;
    for (name, carrier) in shared(drafts.memory) {
        let Some(id) = drafts.called(name) else { continue };
        let shown = drafts.draft(id).shown;
        let missing = carrier.properties.keys().filter(|key| match shown {
            Shown::Nothing => true,
            Shown::Part => left_out.contains(key),
            Shown::Whole => false,
        });
        for key in missing {
            drafts.evidence(id, key);
        }
    }
}

/// Reports what the docs state or show now that is not what was concluded before.
pub(super) fn compare(
    drafts: &Drafts,
    decided: &[IndexMap<String, Decision>],
    diagnostics: &mut Diagnostics,
) {
    for (draft, decided) in drafts.all.iter().zip(decided) {
        let owner = draft.name.display();
        for (name, Decision { ty, reason, .. }) in decided {
            let Some((before, remembered_at)) = drafts.remembered_type(&owner, name) else {
                continue;
            };
            let is_same =
                completes(ty, &before) || matches!((ty, &before), (Type::Enum(_), Type::String));
            let Some(span) = reason.span.filter(|_| !is_same) else { continue };
            let (now, before) = (written(ty, drafts), written(&before, drafts));
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
