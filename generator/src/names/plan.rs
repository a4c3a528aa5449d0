//! What everything is called and where it goes, decided before a line is written.

mod conversions;
mod enums;
mod former;
mod groups;
mod headers;
mod inputs;
mod names;
mod part;
mod recursion;

pub(crate) use conversions::sources_of;
pub(crate) use former::{Former, Formers};
pub(crate) use groups::{Group, Home, groups_of};
pub(crate) use headers::HeaderPlan;
pub(crate) use inputs::InputsPlan;

use crate::model::api::{Api, Carrier, CarrierId, Enumeration, Operation};
use std::collections::BTreeSet;

/// The whole crate's names and places. Indices are those of the model.
pub(crate) struct Plan<'a> {
    /// The model.
    pub api: &'a Api,
    /// Groups of operations, in the order of their first operations.
    pub groups: Vec<Group>,
    /// One for each of [`Api::operations`].
    pub operations: Vec<OperationPlan>,
    /// One for each of [`Api::carriers`].
    pub carriers: Vec<CarrierPlan>,
    /// One for each of [`Api::enums`].
    pub enums: Vec<EnumPlan>,
    /// The sets of optional inputs, by name; of a part of an API also those of the whole.
    pub inputs: Vec<InputsPlan>,
    /// The headers that answers come with.
    pub headers: Vec<HeaderPlan>,
    /// Names of before.
    pub formers: Formers,
    /// Whether any property is always there.
    pub has_required: bool,
    /// Whether the text goes into somebody else's crate, where paths must not begin at the root.
    pub is_guest: bool,
}

/// Names of an operation.
#[derive(Clone)]
pub(crate) struct OperationPlan {
    /// Index of its group.
    pub group: usize,
    /// The function that makes a call.
    pub function: String,
    /// Index of its set of optional inputs; `None` if it has none.
    pub inputs: Option<usize>,
}

/// Names and place of a carrier.
#[derive(Clone)]
pub(crate) struct CarrierPlan {
    /// The struct.
    pub name: String,
    /// The fields, in the order of the properties.
    pub fields: Vec<String>,
    /// Which properties need a box because the carrier holds itself through them.
    pub boxed: Vec<bool>,
    /// The carriers into which it converts.
    pub conversions: BTreeSet<CarrierId>,
    /// Whether another carrier converts into it, in the whole API: functions look alike in each part.
    pub is_converted_into: bool,
    /// Whether no answer has it, so that nobody but a server need decode it.
    pub is_sent_only: bool,
    /// Where the struct stands.
    pub home: Home,
    /// The module that a shared carrier has for itself.
    pub file: String,
}

/// Names of an enumeration.
#[derive(Clone)]
pub(crate) struct EnumPlan {
    /// The enum.
    pub name: String,
    /// The variants, in the order of the values.
    pub variants: Vec<String>,
    /// The module that it has for itself.
    pub file: String,
    /// The groups that need it.
    pub users: BTreeSet<usize>,
}

impl<'a> Plan<'a> {
    /// Decides for a model. What is a part of a larger one is called what it is called there.
    pub(crate) fn new(api: &'a Api) -> Self {
        match &api.part_of {
            Some(part_of) => Plan::of_whole(&part_of.whole).of_part(api, part_of),
            None => Self::of_whole(api),
        }
    }

    fn of_whole(api: &'a Api) -> Self {
        let groups = groups::groups(api);
        let boxed = recursion::boxed(api);
        let conversions = conversions::conversions(api, &boxed);
        let converted: BTreeSet<CarrierId> = conversions.iter().flatten().copied().collect();
        let homes = groups::homes(api, &groups);
        let names = names::carriers(api, &groups, &homes);
        let (mut operations, requests) = names::operations(api, &groups, &homes, &names);
        let names: Vec<String> = names
            .into_iter()
            .zip(requests)
            .map(|(name, request)| name.or(request).unwrap_or_default())
            .collect();
        let files = names::files(&names);
        let decided =
            names.into_iter().zip(files).zip(boxed.into_iter().zip(conversions)).zip(homes);
        let carriers = (0..).map(CarrierId).zip(&api.carriers).zip(api.answered()).zip(decided);
        let carriers = carriers.map(|(((id, carrier), is_answered), decided)| {
            let (((name, file), (boxed, conversions)), home) = decided;
            let (fields, is_sent_only) = (names::fields(carrier), !is_answered);
            CarrierPlan {
                name,
                fields,
                boxed,
                conversions,
                is_converted_into: converted.contains(&id),
                is_sent_only,
                home,
                file,
            }
        });
        let carriers = carriers.collect();
        let enums = names::enums(api);
        let inputs = inputs::inputs(api, &mut operations);
        let headers = headers::headers(api);
        let has_required = has_required(api);
        let mut plan = Self {
            api,
            groups,
            operations,
            carriers,
            enums,
            inputs,
            headers,
            formers: Formers::default(),
            has_required,
            is_guest: false,
        };
        plan.settle_inputs();
        plan.settle_enums();
        plan.formers = plan.formers();
        plan
    }

    /// The same for text that goes into somebody else's crate.
    pub(crate) fn for_guest(api: &'a Api) -> Self {
        Self { is_guest: true, ..Self::new(api) }
    }

    /// The operations of a group, in the docs' order.
    pub(crate) fn operations_of(
        &self,
        group: usize,
    ) -> impl Iterator<Item = (&'a Operation, &OperationPlan)> {
        self.api
            .operations
            .iter()
            .zip(&self.operations)
            .filter(move |(_, plan)| plan.group == group)
    }

    /// The carriers that a home holds, in the model's order.
    pub(crate) fn carriers_at(
        &self,
        home: Home,
    ) -> impl Iterator<Item = (&'a Carrier, &CarrierPlan)> {
        self.api.carriers.iter().zip(&self.carriers).filter(move |(_, plan)| plan.home == home)
    }

    /// All enumerations.
    pub(crate) fn enumerations(&self) -> impl Iterator<Item = (&'a Enumeration, &EnumPlan)> {
        self.api.enums.iter().zip(&self.enums)
    }

    /// The features of the groups that need both of two carriers, if there are groups that need the
    /// first one alone.
    pub(crate) fn features_of_both(&self, one: &Home, other: &Home) -> Option<Vec<&str>> {
        let (one, other) = (one.users(), other.users());
        let feature = |group: &usize| self.groups[*group].feature.as_str();
        (!one.is_subset(&other)).then(|| one.intersection(&other).map(feature).collect())
    }

    /// The names of a carrier.
    pub(crate) fn carrier(&self, id: CarrierId) -> &CarrierPlan {
        &self.carriers[id.0 as usize]
    }
}

fn has_required(api: &Api) -> bool {
    let mut properties = api.carriers.iter().flat_map(|carrier| &carrier.properties);
    properties.any(|property| property.required)
}

#[cfg(test)]
mod tests;
