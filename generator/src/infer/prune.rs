//! Carriers and enumerations that no operation reaches say nothing to anybody.

use crate::api::{Api, CarrierId, EnumId};

/// Drops carriers and enumerations that no operation reaches, and numbers the others anew.
pub(super) fn forget_unused(api: &mut Api) {
    forget_carriers(api);
    forget_enums(api);
}

fn forget_carriers(api: &mut Api) {
    let used = reached(api);
    let mut next = 0;
    let numbers: Vec<u32> = used.iter().map(|&used| (next, next += u32::from(used)).0).collect();
    let mut keep = used.into_iter();
    api.carriers.retain(|_| keep.next() == Some(true));
    let properties = api.carriers.iter_mut().flat_map(|carrier| &mut carrier.properties);
    let held = properties.map(|property| &mut property.ty);
    let exchanged = api.operations.iter_mut().flat_map(|operation| operation.types_mut());
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
        let parameters = operation.parameters.iter_mut();
        for id in parameters.filter_map(|parameter| parameter.ty.enumeration_mut()) {
            *id = EnumId(numbers[id.0 as usize]);
        }
        for id in operation.types_mut().filter_map(|ty| ty.enumeration_mut()) {
            *id = EnumId(numbers[id.0 as usize]);
        }
    }
}

/// For each carrier, whether an operation sends or answers it, or something that holds it.
fn reached(api: &Api) -> Vec<bool> {
    let mut reached = vec![false; api.carriers.len()];
    let exchanged = api.operations.iter().flat_map(|operation| operation.types());
    let mut waiting: Vec<CarrierId> = exchanged.filter_map(|ty| ty.carrier()).collect();
    while let Some(id) = waiting.pop() {
        if !std::mem::replace(&mut reached[id.0 as usize], true) {
            let held = api.carrier(id).properties.iter();
            waiting.extend(held.filter_map(|property| property.ty.carrier()));
        }
    }
    reached
}
