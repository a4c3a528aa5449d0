//! Which overrides apply where, and which of several counts.

use super::places::{Place, all_like, matched, meant};
use super::{Change, Key, Overrides, Pattern};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, nearest};
use crate::model::api::Api;
use crate::source::{Span, Spanned};
use indexmap::IndexMap;

/// One change of one override, and what came of it.
#[derive(Debug)]
pub(super) struct Claim<'a> {
    /// The override's pattern.
    pub pattern: &'a Spanned<Pattern>,
    /// The change.
    pub change: &'a Spanned<Change>,
    /// Whether it was made anywhere.
    is_made: bool,
    /// Whether it made a difference anywhere.
    has_effect: bool,
    /// Why it could not be made somewhere: the first reason.
    refusal: Option<Diagnostic>,
}

/// What came of an attempt to make a change.
pub(super) enum Effect {
    /// The model is another one.
    Changed,
    /// It was so before.
    Same,
    /// The change makes no sense at the place.
    Refused(Box<Diagnostic>),
}

/// All changes, and where each is to be made.
#[derive(Debug)]
pub(super) struct Claims<'a> {
    claims: Vec<Claim<'a>>,
    /// For each place and kind of change the claims, by index, in the order of the file.
    places: IndexMap<(Key, Place), Vec<usize>>,
}

impl<'a> Claims<'a> {
    /// Looks all patterns up. One that matches nothing is a finding, and so is a change that
    /// makes no sense for what is matched.
    pub(super) fn collect(
        api: &Api,
        overrides: &'a Overrides,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut found = Claims { claims: Vec::new(), places: IndexMap::new() };
        for given in &overrides.given {
            let pattern = &given.pattern;
            let matched = matched(api, pattern);
            if matched.is_empty() {
                diagnostics.push(unmatched(api, pattern));
                continue;
            }
            for change in &given.changes {
                let key = change.key();
                let places = meant(&matched, key);
                if places.is_empty() {
                    diagnostics.push(misplaced(pattern, change, matched[0]));
                    continue;
                }
                for place in places {
                    found.places.entry((key, place)).or_default().push(found.claims.len());
                }
                let (is_made, has_effect, refusal) = Default::default();
                found.claims.push(Claim { pattern, change, is_made, has_effect, refusal });
            }
        }
        found
    }

    /// Where changes of a kind are to be made, also those that do not count in the end.
    pub(super) fn of(&self, wanted: Key) -> impl Iterator<Item = (Place, &'a Spanned<Change>)> {
        let places = self.places.iter().filter(move |((key, _), _)| *key == wanted);
        places.flat_map(|((_, place), claims)| {
            claims.iter().map(|&index| (*place, self.claims[index].change))
        })
    }

    /// Makes the changes of a kind, at each place the one that counts: an exact pattern goes
    /// before one with wildcards. `make` makes one and says what came of it.
    pub(super) fn make(
        &mut self,
        wanted: Key,
        diagnostics: &mut Diagnostics,
        mut make: impl FnMut(Place, &Spanned<Change>) -> Effect,
    ) {
        for ((key, place), claims) in &self.places {
            if *key != wanted {
                continue;
            }
            let is_exact = |index: &&usize| self.claims[**index].pattern.is_exact();
            let mut counting: Vec<usize> = claims.iter().filter(is_exact).copied().collect();
            if counting.is_empty() {
                counting.clone_from(claims);
            }
            let first = counting[0];
            let change = self.claims[first].change;
            let differs = |index: &usize| self.claims[*index].change != change;
            if let Some(rival) = counting.iter().copied().find(differs) {
                diagnostics.push(conflict(&self.claims[first], &self.claims[rival]));
                counting.iter().for_each(|&index| self.claims[index].has_effect = true);
                continue;
            }
            let prevails = claims.iter().any(differs);
            let effect = make(*place, change);
            for index in counting {
                let claim = &mut self.claims[index];
                match &effect {
                    Effect::Changed => (claim.is_made, claim.has_effect) = (true, true),
                    Effect::Same => {
                        claim.is_made = true;
                        claim.has_effect |= prevails;
                    }
                    Effect::Refused(reason) => {
                        claim.refusal.get_or_insert_with(|| (**reason).clone());
                    }
                }
            }
        }
    }

    /// Reports what could not be changed, and what was so before. A pattern with wildcards may
    /// match places where its change makes no sense, as long as it makes sense somewhere.
    pub(super) fn report(self, diagnostics: &mut Diagnostics) {
        for claim in self.claims {
            let is_excused = claim.is_made && !claim.pattern.is_exact();
            match claim.refusal {
                Some(refusal) if !is_excused => diagnostics.push(refusal),
                _ if claim.has_effect => {}
                _ => {
                    let (pattern, key) = (&claim.pattern.value, claim.change.key());
                    let message = match claim.is_made || is_excused {
                        true => format!("the `{key}` of `{pattern}` is already so"),
                        false => format!(
                            "the `{key}` of `{pattern}` has no effect: more exact patterns have \
                             their own"
                        ),
                    };
                    let finding =
                        Diagnostic::new(Code::OverrideRedundant, claim.change.span, message);
                    diagnostics.push(finding.help("take it out"));
                }
            }
        }
    }
}

/// A finding that a change cannot be made.
pub(super) fn refusal(span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::BadConfig, span, message)
}

fn unmatched(api: &Api, pattern: &Spanned<Pattern>) -> Diagnostic {
    let message = format!("`{pattern}` matches nothing");
    let finding = Diagnostic::new(Code::OverrideUnmatched, pattern.span, message);
    let known = all_like(api, pattern);
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let text = pattern.to_string();
    match nearest(&text, &known).filter(|_| pattern.is_exact()) {
        Some(meant) => finding.help(format!("did you mean `{meant}`?")),
        None => finding,
    }
}

fn misplaced(pattern: &Spanned<Pattern>, change: &Spanned<Change>, place: Place) -> Diagnostic {
    let (key, kind) = (change.key(), place.kind());
    refusal(change.span, format!("`{key}` is not for {kind}, which is what `{pattern}` matches"))
}

fn conflict(first: &Claim<'_>, second: &Claim<'_>) -> Diagnostic {
    let (key, a, b) = (first.change.key(), &first.pattern.value, &second.pattern.value);
    let message = format!("`{a}` and `{b}` match the same, with different `{key}`");
    Diagnostic::new(Code::OverrideConflict, second.change.span, message)
        .label(first.change.span, "the other one")
        .help("name the place exactly, which goes before patterns with `*`")
}
