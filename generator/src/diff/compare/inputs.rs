//! What a call takes beside its body.

use super::super::change::{Part, Subject};
use super::super::contract::Input;
use super::super::likeness;
use super::super::rule::Rule;
use super::types::Relation;
use super::{Comparer, Places, SENT};
use crate::model::api::ParameterPlace;

impl<'c> Comparer<'c> {
    /// Compares the inputs of an operation.
    pub fn inputs(
        &mut self,
        of: &Subject,
        old: &'c [Input],
        new: &'c [Input],
        operation: Places<'_>,
    ) {
        let in_path =
            |all: &'c [Input]| all.iter().filter(|one| one.at == Some(ParameterPlace::Path));
        if in_path(old).count() == in_path(new).count() {
            for (old, new) in in_path(old).zip(in_path(new)) {
                self.in_path(of, old, new);
            }
        }
        let others = |all: &'c [Input]| -> Vec<&'c Input> {
            all.iter().filter(|one| one.at != Some(ParameterPlace::Path)).collect()
        };
        let (mut gone, mut added) = (others(old), others(new));
        self.paired(of, &mut gone, &mut added, |one, other| {
            one.is_called(other) && one.goes_where(other)
        });
        self.paired(of, &mut gone, &mut added, Input::is_called);
        for (old, new) in self.renamed_inputs(&gone, &added) {
            let says = format!("was probably called `{}`", old.name);
            let places = Places::of(&old.place, &new.place);
            self.note(Rule::ParameterRenamed, of, new.part(), says, places);
            self.input(of, old, new);
            gone.retain(|one| !std::ptr::eq(*one, old));
            added.retain(|one| !std::ptr::eq(*one, new));
        }
        for one in gone {
            let places = Places { old: one.place.as_ref(), new: operation.new };
            let says = format!("is gone; it was `{}`", one.ty);
            self.note(Rule::ParameterRemoved, of, one.part(), says, places);
        }
        for one in added {
            let places = Places { old: operation.old, new: one.place.as_ref() };
            let (rule, says) = match one.required {
                true => (Rule::RequiredParameterAdded, "is new, and required"),
                false => (Rule::OptionalParameterAdded, "is new, and optional"),
            };
            self.note(rule, of, one.part(), format!("{says}: `{}`", one.ty), places);
        }
    }

    /// Compares those that are the same, and takes them out.
    fn paired(
        &mut self,
        of: &Subject,
        old: &mut Vec<&'c Input>,
        new: &mut Vec<&'c Input>,
        is_same: impl Fn(&Input, &Input) -> bool,
    ) {
        old.retain(|one| match new.iter().position(|other| is_same(one, other)) {
            Some(at) => {
                self.input(of, one, new.remove(at));
                false
            }
            None => true,
        });
    }

    fn renamed_inputs(
        &self,
        gone: &[&'c Input],
        added: &[&'c Input],
    ) -> Vec<(&'c Input, &'c Input)> {
        let like = |one: &&Input, other: &&Input| {
            let fits = one.goes_where(other) && self.relation(&one.ty, &other.ty) == Relation::Same;
            fits.then(|| likeness::of_things((&one.name, &one.docs), (&other.name, &other.docs)))
        };
        let pairs = likeness::pairs(gone, added, like).into_iter();
        pairs.map(|(one, other)| (gone[one], added[other])).collect()
    }

    fn in_path(&mut self, of: &Subject, old: &Input, new: &Input) {
        let places = Places::of(&old.place, &new.place);
        if old.name != new.name {
            let says = format!("was called `{}`", old.name);
            self.note(Rule::PathParameterRenamed, of, new.part(), says, places);
        }
        self.styles(of, old, new);
        self.types((&old.ty, &new.ty), SENT, (of, &new.part()), places);
    }

    fn input(&mut self, of: &Subject, old: &Input, new: &Input) {
        let places = Places::of(&old.place, &new.place);
        if !old.goes_where(new) {
            let place = |at: Option<ParameterPlace>| match at {
                Some(ParameterPlace::Header) => "a header",
                Some(ParameterPlace::Cookie) => "a cookie",
                Some(ParameterPlace::QueryString) => "the query as a whole",
                Some(ParameterPlace::Path) => "in the path",
                _ => "in the query",
            };
            let says = format!("is {} now; it was {}", place(new.at), place(old.at));
            self.note(Rule::ParameterMoved, of, new.part(), says, places);
        }
        match (old.required, new.required) {
            (false, true) => {
                let says = "is required now".to_owned();
                self.note(Rule::ParameterRequired, of, new.part(), says, places);
            }
            (true, false) => {
                let says = "is optional now".to_owned();
                self.note(Rule::ParameterOptional, of, new.part(), says, places);
            }
            _ => {}
        }
        self.styles(of, old, new);
        self.types((&old.ty, &new.ty), SENT, (of, &new.part()), places);
    }

    /// Notes that lists and objects are written otherwise.
    fn styles(&mut self, of: &Subject, old: &Input, new: &Input) {
        let (Some(one), Some(other)) = (old.style, new.style) else { return };
        if one != other && old.goes_where(new) {
            let says = format!("is written {} now; it was written {}", other.says(), one.says());
            let places = Places::of(&old.place, &new.place);
            self.note(Rule::ParameterStyleChanged, of, new.part(), says, places);
        }
    }
}

impl Input {
    fn part(&self) -> Part {
        Part::Parameter(self.name.clone())
    }

    /// Whether both have one name: case does not count in those of headers.
    fn is_called(&self, other: &Input) -> bool {
        let is_header = |one: &Input| one.at == Some(ParameterPlace::Header);
        match is_header(self) && is_header(other) {
            true => self.name.eq_ignore_ascii_case(&other.name),
            false => self.name == other.name,
        }
    }

    /// Whether both go to the same place, as far as that is known.
    fn goes_where(&self, other: &Input) -> bool {
        self.at.is_none() || other.at.is_none() || self.at == other.at
    }
}
