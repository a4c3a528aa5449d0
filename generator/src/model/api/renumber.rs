//! Carriers and enumerations in order, without those that no operation reaches: they say nothing to
//! anybody.

use super::{Api, CarrierId, EnumId};

impl Api {
    /// Drops carriers and enumerations that no operation reaches, and numbers the others anew.
    pub(crate) fn forget_unused(&mut self) {
        forget_carriers(self);
        forget_enums(self);
    }

    /// Puts the carriers in this order, which names each of them once.
    pub(crate) fn arrange_carriers(&mut self, order: &[usize]) {
        let mut numbers = vec![0; order.len()];
        for (new, &old) in order.iter().enumerate() {
            numbers[old] = new as u32;
        }
        let mut carriers: Vec<_> = self.carriers.drain(..).zip(&numbers).collect();
        carriers.sort_by_key(|&(_, number)| *number);
        self.carriers = carriers.into_iter().map(|(carrier, _)| carrier).collect();
        renumber(self, &numbers);
    }
}

fn forget_carriers(api: &mut Api) {
    let used = reached(api);
    let mut next = 0;
    let numbers: Vec<u32> = used.iter().map(|&used| (next, next += u32::from(used)).0).collect();
    let mut keep = used.into_iter();
    api.carriers.retain(|_| keep.next() == Some(true));
    renumber(api, &numbers);
}

/// Gives each carrier's id the new number that stands at its old one.
fn renumber(api: &mut Api, numbers: &[u32]) {
    let properties = api.carriers.iter_mut().flat_map(|carrier| &mut carrier.properties);
    let held = properties.map(|property| &mut property.ty);
    let exchanged = api.operations.iter_mut().flat_map(|operation| operation.all_types_mut());
    for id in held.chain(exchanged).filter_map(|ty| ty.carrier_mut()) {
        *id = CarrierId(numbers[id.0 as usize]);
    }
}

fn forget_enums(api: &mut Api) {
    let used = api.used_enums();
    let mut next = 0;
    let numbers: Vec<u32> = used.iter().map(|&used| (next, next += u32::from(used)).0).collect();
    let mut keep = used.into_iter();
    api.enums.retain(|_| keep.next() == Some(true));
    let properties = api.carriers.iter_mut().flat_map(|carrier| &mut carrier.properties);
    for id in properties.filter_map(|property| property.ty.enumeration_mut()) {
        *id = EnumId(numbers[id.0 as usize]);
    }
    for operation in &mut api.operations {
        for id in operation.all_types_mut().filter_map(|ty| ty.enumeration_mut()) {
            *id = EnumId(numbers[id.0 as usize]);
        }
    }
}

/// For each carrier, whether an operation sends or answers it, or something that holds it.
fn reached(api: &Api) -> Vec<bool> {
    let mut reached = vec![false; api.carriers.len()];
    let exchanged = api.operations.iter().flat_map(|operation| operation.exchanged_types());
    let mut waiting: Vec<CarrierId> = exchanged.filter_map(|ty| ty.carrier()).collect();
    while let Some(id) = waiting.pop() {
        if !std::mem::replace(&mut reached[id.0 as usize], true) {
            let held = api.carrier(id).properties.iter();
            waiting.extend(held.filter_map(|property| property.ty.carrier()));
        }
    }
    reached
}
