//! Carriers that hold themselves.

use crate::model::api::{Api, Carrier};

/// For each carrier, which properties lead back to it by value alone. Lists and dictionaries end
/// such a way, as they own their items elsewhere.
pub(super) fn boxed(api: &Api) -> Vec<Vec<bool>> {
    let held: Vec<Vec<Option<usize>>> = api.carriers.iter().map(held_by_value).collect();
    let edges: Vec<Vec<usize>> =
        held.iter().map(|held| held.iter().flatten().copied().collect()).collect();
    let cycles = cycles(&edges);
    let is_boxed = |from: usize, to: Option<usize>| to.is_some_and(|to| cycles[from] == cycles[to]);
    let held = held.into_iter().zip(&api.carriers).enumerate();
    held.map(|(from, (held, carrier))| {
        // Variants differ in size.
        let is_choice = carrier.choice.is_some();
        held.into_iter().map(|to| is_boxed(from, to) || (is_choice && to.is_some())).collect()
    })
    .collect()
}

/// For each property, the carrier it holds by value.
fn held_by_value(carrier: &Carrier) -> Vec<Option<usize>> {
    let by_value = carrier.properties.iter().map(|property| &property.ty);
    by_value.map(|ty| ty.carrier().filter(|_| ty.is_by_value()).map(|id| id.0 as usize)).collect()
}

/// A number for each node of a graph; nodes have the same one if each can be reached from the
/// other (Kosaraju's algorithm).
fn cycles(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut reversed = vec![Vec::new(); edges.len()];
    for (from, targets) in edges.iter().enumerate() {
        for &to in targets {
            reversed[to].push(from);
        }
    }
    let mut seen = vec![false; edges.len()];
    let mut finished = Vec::new();
    for node in 0..edges.len() {
        finished.extend(visit(node, edges, &mut seen));
    }
    let mut seen = vec![false; edges.len()];
    let mut cycles = vec![0; edges.len()];
    for (number, node) in finished.into_iter().rev().enumerate() {
        for member in visit(node, &reversed, &mut seen) {
            cycles[member] = number;
        }
    }
    cycles
}

/// The nodes that can be reached and are not seen yet, those that are left first first.
fn visit(start: usize, edges: &[Vec<usize>], seen: &mut [bool]) -> Vec<usize> {
    let mut left = Vec::new();
    let mut way = Vec::new();
    if !std::mem::replace(&mut seen[start], true) {
        way.push((start, edges[start].iter()));
    }
    while let Some((node, targets)) = way.last_mut() {
        match targets.find(|&&to| !seen[to]) {
            Some(&to) => {
                seen[to] = true;
                way.push((to, edges[to].iter()));
            }
            None => {
                left.push(*node);
                way.pop();
            }
        }
    }
    left
}
