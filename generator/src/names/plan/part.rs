//! The plan for a part of an API: the names of the whole, and homes for what is left.

use super::{Formers, Home, InputsPlan, Plan, conversions, groups, has_required, headers};
use crate::model::api::{Api, PartOf};
use std::collections::BTreeSet;

impl Plan<'_> {
    /// Takes from the plan of the whole what the part has. Nothing gets another name, but carriers and
    /// enumerations move to the groups that still need them.
    pub(super) fn of_part<'p>(&self, part: &'p Api, part_of: &PartOf) -> Plan<'p> {
        let picked = |index: &usize| self.operations[*index].clone();
        let mut operations: Vec<_> = part_of.operations.iter().map(picked).collect();
        let left: BTreeSet<usize> = operations.iter().map(|plan| plan.group).collect();
        let left: Vec<usize> = left.into_iter().collect();
        for plan in &mut operations {
            plan.group = left.binary_search(&plan.group).unwrap_or_default();
        }
        let groups: Vec<_> = left.iter().map(|&group| self.groups[group].clone()).collect();
        let picked = |index: &usize| self.carriers[*index].clone();
        let mut carriers: Vec<_> = part_of.carriers.iter().map(picked).collect();
        let boxed: Vec<_> = carriers.iter().map(|plan| plan.boxed.clone()).collect();
        let conversions = conversions::conversions(part, &boxed);
        let homes = groups::homes(part, &groups);
        for ((plan, conversions), home) in carriers.iter_mut().zip(conversions).zip(homes) {
            plan.conversions = conversions;
            plan.home = match (&plan.home, home) {
                (Home::Operation(_), home) => home,
                // What can be named among the carriers stays there.
                (_, Home::Operation(group)) => Home::Group(group),
                (_, home) => home,
            };
        }
        let enums = part_of.enums.iter().map(|&index| self.enums[index].clone()).collect();
        let inputs = self.inputs.iter().map(InputsPlan::without_users).collect();
        let mut plan = Plan {
            api: part,
            groups,
            operations,
            carriers,
            enums,
            inputs,
            headers: headers::of_part(&self.headers, part),
            formers: Formers::default(),
            has_required: has_required(part),
            is_guest: false,
        };
        plan.settle_inputs();
        plan.settle_enums();
        plan.formers = plan.formers();
        plan
    }
}
