//! What operations need: the carriers they send and answer, those that stand in these, and so on.

use super::{Api, CarrierId, PayloadKind, Property, Type};
use std::collections::VecDeque;

/// The step by which a carrier is reached, on the shortest way from an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// The operation of this index sends it.
    Request(usize),
    /// The operation of this index answers it.
    Answer(usize),
    /// It stands at a property, by index, of another carrier.
    Property(CarrierId, usize),
}

impl Api {
    /// For each carrier, how it is reached from any of these operations, if it is: by the shortest
    /// way, and of several the first.
    pub fn reach(&self, operations: impl IntoIterator<Item = usize>) -> Vec<Option<Via>> {
        self.reach_from(operations.into_iter().flat_map(|index| self.exchanged(index)))
    }

    /// Whether a property, by index, is always there and holds by way of such properties, and not in a
    /// list or dictionary, the carrier that has it.
    pub(crate) fn requires_itself(&self, carrier: usize, property: usize) -> bool {
        let by_value = |property: &Property| match property.ty {
            Type::Carrier(id) if property.required => Some(id.0 as usize),
            _ => None,
        };
        let held = |index: usize| self.carriers[index].properties.iter().filter_map(by_value);
        let mut seen = vec![false; self.carriers.len()];
        let mut waiting: Vec<usize> =
            by_value(&self.carriers[carrier].properties[property]).into_iter().collect();
        while let Some(index) = waiting.pop() {
            if index == carrier {
                return true;
            }
            if !std::mem::replace(&mut seen[index], true) {
                waiting.extend(held(index));
            }
        }
        false
    }

    /// For each carrier, whether it stands anywhere in an answer. The others are only ever sent.
    pub fn answered(&self) -> Vec<bool> {
        let exchanged = (0..self.operations.len()).flat_map(|index| self.exchanged(index));
        let answered = exchanged.filter(|(_, via)| matches!(via, Via::Answer(_)));
        self.reach_from(answered).iter().map(Option::is_some).collect()
    }

    fn reach_from(&self, start: impl Iterator<Item = (CarrierId, Via)>) -> Vec<Option<Via>> {
        let mut reached = vec![None; self.carriers.len()];
        let mut waiting = VecDeque::new();
        let mut meet = |id: CarrierId, via: Via, waiting: &mut VecDeque<CarrierId>| {
            let known = &mut reached[id.0 as usize];
            if known.is_none() {
                *known = Some(via);
                waiting.push_back(id);
            }
        };
        for (id, via) in start {
            meet(id, via, &mut waiting);
        }
        while let Some(owner) = waiting.pop_front() {
            for (at, property) in self.carrier(owner).properties.iter().enumerate() {
                if let Some(id) = property.ty.carrier() {
                    meet(id, Via::Property(owner, at), &mut waiting);
                }
            }
        }
        reached
    }

    /// The way to a carrier, from the operation to the property at which it stands; empty if there
    /// is none.
    pub fn way(&self, reached: &[Option<Via>], to: CarrierId) -> Vec<Via> {
        let mut way = Vec::new();
        let mut next = Some(to);
        while let Some(via) = next.and_then(|id| reached.get(id.0 as usize).copied().flatten()) {
            way.push(via);
            next = match via {
                Via::Property(owner, _) => Some(owner),
                Via::Request(_) | Via::Answer(_) => None,
            };
        }
        way.reverse();
        way
    }

    /// The carriers that an operation sends or answers, its payloads included.
    fn exchanged(&self, index: usize) -> Vec<(CarrierId, Via)> {
        let operation = &self.operations[index];
        let sent = operation.sent().into_iter().map(|ty| (ty, Via::Request(index)));
        let answered = operation.answered().into_iter().map(|ty| (ty, Via::Answer(index)));
        let payloads = operation.payloads.iter().filter_map(|payload| {
            let via = match payload.kind {
                PayloadKind::Request => Via::Request(index),
                PayloadKind::Response(_) => Via::Answer(index),
            };
            Some((payload.content.ty()?, via))
        });
        let parameters = operation.parameters.iter();
        let parameters = parameters.map(|parameter| (&parameter.ty, Via::Request(index)));
        let types = sent.chain(answered).chain(parameters).chain(payloads);
        types.filter_map(|(ty, via)| Some((ty.carrier()?, via))).collect()
    }
}
