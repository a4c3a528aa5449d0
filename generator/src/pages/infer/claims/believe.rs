//! Which of several claims to a name can be believed.

use super::super::drafts::{Drafts, Keys};
use super::{Believed, Claim, Claimant};
use indexmap::IndexMap;

/// What the strongest claims to a name agree on, completed by the others; and the claims of pages
/// that disagree with that.
///
/// # Errors
///
/// The first claims for each of several sets of properties.
pub(super) fn believe<'c>(
    claims: &[&'c Claim],
    drafts: &Drafts,
) -> Result<(Believed, Vec<&'c Claim>), Vec<&'c Claim>> {
    let shapes = shapes(claims, drafts);
    let usual = match &shapes[..] {
        [only] => Some(only),
        several => usual(several, drafts),
    };
    let Some(usual) = usual else {
        return Err(shapes.iter().map(|shape| shape[0]).collect());
    };
    let odd = shapes.iter().filter(|shape| !std::ptr::eq(*shape, usual)).flatten().copied();
    Ok((completed(usual[0], claims, drafts), odd.collect()))
}

/// The strongest claims, those for one set of properties together.
fn shapes<'c>(claims: &[&'c Claim], drafts: &Drafts) -> Vec<Vec<&'c Claim>> {
    let strongest = claims.iter().map(|claim| claim.by).min();
    let deciding = claims.iter().copied().filter(|claim| Some(claim.by) == strongest);
    let (parts, wholes): (Vec<_>, Vec<_>) = deciding.partition(|claim| claim.partial);
    let mut shapes: IndexMap<Keys, Vec<&Claim>> = IndexMap::new();
    for claim in wholes {
        shapes.entry(claim.keys()).or_default().push(claim);
    }
    for claim in parts {
        let core = drafts.core(&claim.keys());
        let known = shapes.keys().position(|known| drafts.core(known) == core);
        match known.and_then(|at| shapes.get_index_mut(at)) {
            Some((_, same)) => same.push(claim),
            None => shapes.entry(core).or_default().push(claim),
        }
    }
    shapes.into_values().collect()
}

/// Of several sets of properties the one that most pages mean; or else the one that had the name
/// before, if at least half of these pages had it. What a property is said to hold is no more than what one
/// sample shows, so many of these do not tell.
fn usual<'s, 'c>(shapes: &'s [Vec<&'c Claim>], drafts: &Drafts) -> Option<&'s Vec<&'c Claim>> {
    let first = shapes.first()?.first()?;
    if first.by > Claimant::Summary {
        return None;
    }
    let pages: usize = shapes.iter().map(Vec::len).sum();
    let most = shapes.iter().find(|shape| 2 * shape.len() > pages);
    most.or_else(|| {
        let locked = drafts.memory.carriers.get(&first.name)?;
        let before = drafts.core(&locked.properties.keys().cloned().collect());
        let had_it = shapes.iter().flatten().filter(|claim| claim.had_it).count();
        let is_same = |shape: &&Vec<&Claim>| drafts.core(&shape[0].keys()) == before;
        shapes.iter().find(is_same).filter(|_| 2 * had_it >= pages)
    })
}

/// What is believed of a name because of one claim, with the properties that others add.
fn completed(first: &Claim, claims: &[&Claim], drafts: &Drafts) -> Believed {
    let core = |claim: &Claim| drafts.core(&claim.keys());
    let mut whole = claims.iter().filter(|claim| !claim.partial && core(claim) == core(first));
    let widest = if first.partial { whole.next().copied().unwrap_or(first) } else { first };
    Believed {
        properties: widest.properties.clone(),
        partial: widest.partial,
        called: first.name.clone(),
        by: first.by,
        span: first.span,
    }
}
