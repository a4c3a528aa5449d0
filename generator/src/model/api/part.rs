//! A part of an API: some of its operations, and what these need.

use super::{Api, CarrierId, EnumId, Type};
use std::sync::Arc;

/// Where a part comes from. Back-ends give names in the whole, so that nothing is called otherwise
/// because something else is left out.
#[derive(Clone, Debug)]
pub struct PartOf {
    /// All there is.
    pub whole: Api,
    /// For each operation of the part, its index in the whole.
    pub operations: Vec<usize>,
    /// For each carrier of the part, its index in the whole.
    pub carriers: Vec<usize>,
    /// For each enumeration of the part, its index in the whole.
    pub enums: Vec<usize>,
}

impl Api {
    /// All there is, if this is a part of it; else this.
    pub fn whole(&self) -> &Api {
        self.part_of.as_deref().map_or(self, |part_of| &part_of.whole)
    }

    /// The part that has these operations (one answer for each there is), and the carriers and
    /// enumerations that they need. Everything else about them stays as it is.
    pub fn part(self, kept: &[bool]) -> Api {
        let operations = chosen(kept);
        let needed = self.reach(operations.iter().copied());
        let carriers = chosen(&needed.iter().map(Option::is_some).collect::<Vec<_>>());
        let mut part = Api {
            operations: picked(&self.operations, &operations),
            carriers: picked(&self.carriers, &carriers),
            enums: self.enums.clone(),
            client: self.client.clone(),
            former: self.former.clone(),
            part_of: None,
        };
        let enums = chosen(&part.used_enums());
        part.enums = picked(&self.enums, &enums);
        let numbers = Numbers {
            carriers: numbers(self.carriers.len(), &carriers),
            enums: numbers(self.enums.len(), &enums),
        };
        part.types_mut().for_each(|ty| numbers.renumber(ty));
        let of_operations = numbers_of_kept(kept);
        for carrier in &mut part.carriers {
            carrier.request_of = carrier.request_of.and_then(|index| of_operations[index]);
        }
        part.part_of = Some(Arc::new(PartOf { whole: self, operations, carriers, enums }));
        part
    }

    /// Every type there is.
    fn types_mut(&mut self) -> impl Iterator<Item = &mut Type> {
        let properties = self.carriers.iter_mut().flat_map(|carrier| &mut carrier.properties);
        let operations = self.operations.iter_mut().flat_map(|operation| operation.all_types_mut());
        properties.map(|property| &mut property.ty).chain(operations)
    }
}

/// New numbers at the places of old ones; what is not there any more has none that count.
struct Numbers {
    carriers: Vec<u32>,
    enums: Vec<u32>,
}

impl Numbers {
    fn renumber(&self, ty: &mut Type) {
        if let Some(id) = ty.carrier_mut() {
            *id = CarrierId(self.carriers[id.0 as usize]);
        } else if let Some(id) = ty.enumeration_mut() {
            *id = EnumId(self.enums[id.0 as usize]);
        }
    }
}

/// The indices at which it is true.
fn chosen(kept: &[bool]) -> Vec<usize> {
    kept.iter().enumerate().filter(|(_, kept)| **kept).map(|(index, _)| index).collect()
}

fn picked<T: Clone>(items: &[T], indices: &[usize]) -> Vec<T> {
    indices.iter().map(|&index| items[index].clone()).collect()
}

fn numbers(count: usize, chosen: &[usize]) -> Vec<u32> {
    let mut numbers = vec![0; count];
    chosen.iter().enumerate().for_each(|(new, &old)| numbers[old] = new as u32);
    numbers
}

fn numbers_of_kept(kept: &[bool]) -> Vec<Option<usize>> {
    let mut next = 0;
    kept.iter().map(|&kept| kept.then(|| (next, next += 1).0)).collect()
}
