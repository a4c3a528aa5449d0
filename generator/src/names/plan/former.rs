//! Names of before: what the crate still answers to, where nothing of today has that name.

use super::{Home, Plan, names};
use crate::model::api::{Carrier, CarrierId, CarrierName, EnumId};
use crate::names::naming::{Want, assign, snake};

/// A name of before, and what it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Former<Id> {
    /// The old name in Rust.
    pub name: String,
    /// What is called otherwise now.
    pub of: Id,
}

/// All names of before that are needed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Formers {
    /// Of carriers that can be named `carriers::Name`.
    pub carriers: Vec<Former<CarrierId>>,
    /// Of carriers beside operations.
    pub requests: Vec<Former<CarrierId>>,
    /// Of enumerations.
    pub enums: Vec<Former<EnumId>>,
    /// Of functions, by the index of their operation.
    pub functions: Vec<Former<usize>>,
}

impl Plan<'_> {
    /// Finds the names of before of all that is there.
    pub(super) fn formers(&self) -> Formers {
        let mut formers = Formers::default();
        self.former_carriers(&mut formers);
        self.former_enums(&mut formers);
        self.former_functions(&mut formers);
        formers
    }

    fn former_carriers(&self, formers: &mut Formers) {
        let mut taken: Vec<String> = self.carriers.iter().map(|one| one.name.clone()).collect();
        for (old, new) in &self.api.former.carriers {
            let mut carriers = self.api.carriers.iter().zip(&self.carriers).enumerate();
            let found = carriers.find(|(_, (carrier, _))| carrier.name.display() == *new);
            let Some((index, (carrier, plan))) = found else { continue };
            if matches!(plan.home, Home::Operation(_)) {
                continue;
            }
            let was = Carrier { name: old.clone(), ..carrier.clone() };
            let name = free(&mut taken, names::want_carrier(&was, &plan.home, &self.groups));
            formers.carriers.push(Former { name, of: CarrierId(index as u32) });
        }
    }

    fn former_enums(&self, formers: &mut Formers) {
        let mut taken: Vec<String> = self.enums.iter().map(|one| one.name.clone()).collect();
        for (old, new) in &self.api.former.enums {
            let mut enums = self.api.enums.iter();
            let Some(index) = enums.position(|one| one.name.join(".") == *new) else { continue };
            let name = free(&mut taken, names::want_enum(old));
            formers.enums.push(Former { name, of: EnumId(index as u32) });
        }
    }

    /// The old names of functions, and of what they send.
    fn former_functions(&self, formers: &mut Formers) {
        let mut types: Vec<String> = self.carriers.iter().map(|one| one.name.clone()).collect();
        for (old, key) in &self.api.former.operations {
            let mut operations = self.api.operations.iter();
            let Some(index) = operations.position(|one| one.key() == *key) else { continue };
            let group = self.operations[index].group;
            let mut functions: Vec<String> =
                self.operations_of(group).map(|(_, plan)| plan.function.clone()).collect();
            functions.extend(formers.functions.iter().map(|former| former.name.clone()));
            let short = names::short(old, &self.api.operations[index].method);
            let want = Want::new(old, snake(short));
            formers.functions.push(Former { name: free(&mut functions, want), of: index });
            for (request, (carrier, plan)) in
                self.api.carriers.iter().zip(&self.carriers).enumerate()
            {
                let is_its = carrier.request_of == Some(index)
                    && matches!(plan.home, Home::Operation(_))
                    && matches!(carrier.name, CarrierName::Place(_));
                if is_its {
                    let want = Want::new(old, format!("{}Request", names::stem(short)));
                    let name = free(&mut types, want);
                    formers.requests.push(Former { name, of: CarrierId(request as u32) });
                }
            }
        }
    }
}

/// The first name of a wish that is not taken, which it is from now on.
fn free(taken: &mut Vec<String>, want: Want) -> String {
    let reserved = names::MENTIONED_TYPES.iter().copied().chain(taken.iter().map(String::as_str));
    let reserved: Vec<&str> = reserved.collect();
    let name = assign(&reserved, &[want]).concat();
    taken.push(name.clone());
    name
}
