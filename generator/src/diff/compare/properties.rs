//! Carriers and their properties.

use super::super::change::{Part, Subject};
use super::super::contract::{Carrier, Property};
use super::super::likeness;
use super::super::rule::Rule;
use super::types::Relation;
use super::{Comparer, Direction, Places};
use std::collections::HashMap;

/// A property and its name.
type Named<'c> = (&'c String, &'c Property);

impl<'c> Comparer<'c> {
    /// Compares all carriers.
    pub fn carriers(&mut self) {
        let (old, new) = (self.old, self.new);
        for (name, carrier) in &old.carriers {
            if self.pairs.new_name(name).is_none() && !carrier.belongs_to_operation {
                let places = Places { old: carrier.place.as_ref(), new: None };
                let of = Subject::Carrier(name.clone());
                self.note(Rule::CarrierRemoved, &of, Part::Whole, "is gone".to_owned(), places);
            }
        }
        let owners = self.owners();
        for (name, carrier) in &new.carriers {
            let owner = owners.get(name.as_str()).filter(|_| carrier.belongs_to_operation);
            let of = match owner {
                Some(key) => Subject::Operation((*key).to_owned()),
                None => Subject::Carrier(name.clone()),
            };
            match self.pairs.old_name(name) {
                Some(before) => self.carrier(&of, (before, &old.carriers[before]), (name, carrier)),
                None if !carrier.belongs_to_operation => {
                    let places = Places { old: None, new: carrier.place.as_ref() };
                    self.note(Rule::CarrierAdded, &of, Part::Whole, "is new".to_owned(), places);
                }
                None => {}
            }
        }
    }

    /// The operations of the second side that bodies belong to, by the names of those.
    fn owners(&self) -> HashMap<&'c str, &'c str> {
        let new = self.new;
        let operations = new.operations.iter();
        operations
            .filter_map(|(key, one)| {
                let super::super::contract::Content::Json(ty) = one.sent()? else { return None };
                Some((ty.carrier()?, key.as_str()))
            })
            .collect()
    }

    fn carrier(
        &mut self,
        of: &Subject,
        (before, old): (&str, &'c Carrier),
        (name, new): (&str, &'c Carrier),
    ) {
        let places = Places::of_carriers(old, new);
        if before != name && !(old.belongs_to_operation && new.belongs_to_operation) {
            let says = format!("was called `{before}`");
            self.note(Rule::CarrierRenamed, of, Part::Whole, says, places);
        }
        let direction = self.direction(before);
        let mut gone: Vec<Named<'_>> = Vec::new();
        for (name, property) in &old.properties {
            match new.properties.get(name) {
                Some(now) => self.property(of, name, property, now, direction),
                None => gone.push((name, property)),
            }
        }
        let mut added: Vec<Named<'_>> =
            new.properties.iter().filter(|(name, _)| !old.properties.contains_key(*name)).collect();
        for ((was, one), (is, other)) in self.renamed(&gone, &added) {
            let says = format!("was probably called `{was}`");
            let places = Places::of(&one.place, &other.place);
            self.note(Rule::PropertyRenamed, of, part(of, is), says, places);
            self.property(of, is, one, other, direction);
            gone.retain(|(name, _)| *name != was);
            added.retain(|(name, _)| *name != is);
        }
        self.gone(of, gone, direction, places);
        self.added(of, added, direction, places);
    }

    fn renamed(&self, gone: &[Named<'c>], added: &[Named<'c>]) -> Vec<(Named<'c>, Named<'c>)> {
        let like = |(name, one): &Named<'_>, (other_name, other): &Named<'_>| {
            let fits = self.relation(&one.ty, &other.ty) == Relation::Same;
            fits.then(|| likeness::of_things((name, &one.docs), (other_name, &other.docs)))
        };
        let pairs = likeness::pairs(gone, added, like).into_iter();
        pairs.map(|(one, other)| (gone[one], added[other])).collect()
    }

    fn gone(
        &mut self,
        of: &Subject,
        gone: Vec<Named<'_>>,
        direction: Direction,
        carrier: Places<'_>,
    ) {
        let rules = (Rule::SentPropertyRemoved, Rule::AnsweredPropertyRemoved);
        let Some(rule) = direction.choose(Some(rules.0), Some(rules.1)) else { return };
        for (name, property) in gone {
            let places = Places { old: property.place.as_ref(), new: carrier.new };
            let says = format!("is gone; it was `{}`", property.ty);
            self.note(rule, of, part(of, name), says, places);
        }
    }

    fn added(
        &mut self,
        of: &Subject,
        added: Vec<Named<'_>>,
        direction: Direction,
        carrier: Places<'_>,
    ) {
        for (name, property) in added {
            let is_required = property.required == Some(true);
            let of_sent = match is_required {
                true => Rule::SentPropertyAddedRequired,
                false => Rule::SentPropertyAdded,
            };
            let rule = direction.choose(Some(of_sent), Some(Rule::AnsweredPropertyAdded));
            let Some(rule) = rule else { continue };
            let places = Places { old: carrier.old, new: property.place.as_ref() };
            let required = if is_required { ", and required" } else { "" };
            let says = format!("is new{required}: `{}`", property.ty);
            self.note(rule, of, part(of, name), says, places);
        }
    }

    fn property(
        &mut self,
        of: &Subject,
        name: &str,
        old: &Property,
        new: &Property,
        direction: Direction,
    ) {
        let part = part(of, name);
        let places = Places::of(&old.place, &new.place);
        let changed = match (old.required, new.required) {
            (Some(false), Some(true)) => {
                let rules = (Rule::SentPropertyRequired, Rule::AnsweredPropertyAlwaysThere);
                Some((rules, "is always there now"))
            }
            (Some(true), Some(false)) => {
                let rules = (Rule::SentPropertyOptional, Rule::AnsweredPropertyMayBeMissing);
                Some((rules, "can be missing now"))
            }
            _ => None,
        };
        if let Some(((sent, answered), says)) = changed
            && let Some(rule) = direction.choose(Some(sent), Some(answered))
        {
            let says = if rule == Rule::SentPropertyRequired { "is required now" } else { says };
            self.note(rule, of, part.clone(), says.to_owned(), places);
        }
        if (old.deprecated, new.deprecated) == (Some(false), Some(true)) {
            let says = "is deprecated now".to_owned();
            self.note(Rule::PropertyDeprecated, of, part.clone(), says, places);
        }
        self.types((&old.ty, &new.ty), direction, (of, &part), places);
    }
}

/// A property, as a part of a carrier, or of the body that an operation has for itself.
fn part(of: &Subject, name: &str) -> Part {
    match of {
        Subject::Carrier(_) => Part::Property(name.to_owned()),
        Subject::Operation(_) => Part::BodyProperty(name.to_owned()),
    }
}
