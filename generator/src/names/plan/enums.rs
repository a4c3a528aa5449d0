//! Which groups need which enumerations.

use super::Plan;
use crate::model::api::{EnumId, Type};
use std::collections::BTreeSet;

impl Plan<'_> {
    /// Finds out which groups need each enumeration. Who takes which inputs is known by then.
    pub(super) fn settle_enums(&mut self) {
        let mut users = vec![BTreeSet::new(); self.enums.len()];
        let mut note = |ty: &Type, groups: &BTreeSet<usize>| {
            if let Some(EnumId(number)) = ty.enumeration() {
                users[number as usize].extend(groups);
            }
        };
        for (operation, plan) in self.api.operations.iter().zip(&self.operations) {
            let group = BTreeSet::from([plan.group]);
            operation.exchanged_types().for_each(|ty| note(ty, &group));
        }
        for (carrier, plan) in self.api.carriers.iter().zip(&self.carriers) {
            let groups = plan.home.users();
            carrier.properties.iter().for_each(|property| note(&property.ty, &groups));
        }
        // Inputs that several groups take are always there.
        let everybody: BTreeSet<usize> = (0..self.groups.len()).collect();
        for inputs in self.inputs_in_use().filter(|inputs| inputs.is_of_groups) {
            let parameters = &self.api.operations[inputs.operations[0]].parameters;
            parameters
                .iter()
                .filter(|parameter| parameter.is_optional())
                .for_each(|parameter| note(&parameter.ty, &everybody));
        }
        for (plan, users) in self.enums.iter_mut().zip(users) {
            plan.users = users;
        }
    }
}
