//! Which operation a path leads to.
//!
//! Docs may have several pages for paths that differ only by the names of their tokens, such as
//! `/List/{id}` and `/List/{name}`; the types of the parameters tell them apart.

use super::request::{Asked, segments};
use super::template::Segment;
use super::values::{exactness, fits};
use crate::model::api::{Api, Operation, ParameterPlace, Type};
use http::Method;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};

/// The paths of an API as a tree, one level for each part between slashes.
#[derive(Debug)]
pub(super) struct Routes {
    nodes: Vec<Node>,
    /// The paths of all operations.
    paths: Vec<Vec<Segment>>,
    /// The operations in whose paths one segment may stand for several. They are not in the tree.
    longer: Vec<usize>,
}

#[derive(Debug, Default)]
struct Node {
    literals: HashMap<String, usize>,
    /// Segments with tokens, by their shape.
    patterns: Vec<(Segment, usize)>,
    /// The operations whose path ends here.
    operations: Vec<usize>,
}

/// An operation, and what the path has in the places of its tokens.
#[derive(Debug)]
pub(super) struct Found {
    /// The index of the operation.
    pub index: usize,
    /// Names and values of path parameters.
    pub values: Vec<(String, String)>,
}

impl Routes {
    /// The routes of an API.
    pub fn new(api: &Api) -> Self {
        let path = |operation: &Operation| -> Vec<Segment> {
            segments(&operation.path).iter().map(|text| Segment::new(text)).collect()
        };
        let paths: Vec<_> = api.operations.iter().map(path).collect();
        let mut routes = Self { nodes: vec![Node::default()], paths, longer: Vec::new() };
        for index in 0..routes.paths.len() {
            if routes.paths[index].iter().any(|segment| segment.has_slashes) {
                routes.longer.push(index);
                continue;
            }
            let mut node = 0;
            for segment in routes.paths[index].clone() {
                node = routes.below(node, &segment);
            }
            routes.nodes[node].operations.push(index);
        }
        routes
    }

    /// The node below another one, which is made if it is not there yet.
    fn below(&mut self, node: usize, segment: &Segment) -> usize {
        let next = self.nodes.len();
        let parent = &mut self.nodes[node];
        let found = match segment.literal() {
            Some(text) => *parent.literals.entry(text.to_owned()).or_insert(next),
            None => {
                let shape = segment.shape();
                match parent.patterns.iter().find(|(known, _)| *known == shape) {
                    Some((_, known)) => *known,
                    None => {
                        parent.patterns.push((shape, next));
                        next
                    }
                }
            }
        };
        if found == next {
            self.nodes.push(Node::default());
        }
        found
    }

    /// The operations whose paths have the shape of this one, in the docs' order.
    pub fn at(&self, segments: &[String]) -> Vec<usize> {
        let mut nodes = vec![0];
        for text in segments {
            let below = |&node: &usize| {
                let node = &self.nodes[node];
                let patterns =
                    node.patterns.iter().filter(|(shape, _)| shape.values(text).is_some());
                node.literals.get(text).into_iter().chain(patterns.map(|(_, below)| below)).copied()
            };
            nodes = nodes.iter().flat_map(below).collect();
        }
        let found = nodes.iter().flat_map(|&node| self.nodes[node].operations.iter().copied());
        let is_longer = |index: &usize| {
            let parts = self.parts(*index, segments);
            parts.is_some_and(|mut parts| parts.all(|(one, text)| one.values(&text).is_some()))
        };
        let found: BTreeSet<_> =
            found.chain(self.longer.iter().copied().filter(is_longer)).collect();
        found.into_iter().collect()
    }

    /// The segments of an operation's path, each with what stands in its place in a path that was
    /// asked for. The first that may stand for several has all that the others leave over; `None`
    /// if nothing is left for it.
    fn parts<'a>(
        &'a self,
        index: usize,
        asked: &'a [String],
    ) -> Option<impl Iterator<Item = (&'a Segment, Cow<'a, str>)>> {
        let path = &self.paths[index];
        let long = path.iter().position(|segment| segment.has_slashes).unwrap_or(path.len());
        let spare = asked.len().checked_sub(path.len())?;
        Some(path.iter().enumerate().map(move |(at, segment)| {
            let text = match at.cmp(&long) {
                Ordering::Less => Cow::Borrowed(asked[at].as_str()),
                Ordering::Equal => Cow::Owned(asked[at..=at + spare].join("/")),
                Ordering::Greater => Cow::Borrowed(asked[at + spare].as_str()),
            };
            (segment, text)
        }))
    }

    /// The methods of these operations, and those that come with them.
    pub fn methods(&self, api: &Api, candidates: &[usize]) -> String {
        let mut methods: BTreeSet<_> =
            candidates.iter().map(|&index| api.operations[index].method.as_str()).collect();
        if methods.contains("GET") {
            methods.insert("HEAD");
        }
        methods.insert("OPTIONS");
        methods.into_iter().collect::<Vec<_>>().join(", ")
    }

    /// The operation that is meant: the method is its own, the types of its parameters fit what the
    /// path has in their places, and it says most exactly what that is. If no types fit, the types
    /// do not count. `HEAD` is `GET` where it is not documented.
    pub fn choose(&self, api: &Api, candidates: &[usize], asked: &Asked<'_>) -> Option<Found> {
        let with = |method: &str| {
            let same = |index: &&usize| api.operations[**index].method == method;
            let found = candidates.iter().filter(same).copied();
            found.min_by_key(|&index| self.rank(api, index, &asked.segments))
        };
        let get = || if *asked.method == Method::HEAD { with("GET") } else { None };
        let index = with(asked.method.as_str()).or_else(get)?;
        Some(Found { index, values: self.values(index, &asked.segments) })
    }

    /// Less is better: first whether all types fit, then how exact each segment is.
    fn rank(&self, api: &Api, index: usize, segments: &[String]) -> (bool, Vec<u8>) {
        let operation = &api.operations[index];
        let mut all_fit = true;
        let parts = self.parts(index, segments).into_iter().flatten();
        let ranks = parts.map(|(segment, text)| {
            let values = segment.values(&text).unwrap_or_default();
            let of_tokens: usize = values.iter().map(|(_, value)| value.len()).sum();
            let ranks = values.into_iter().map(|(name, value)| {
                let ty = path_type(operation, name);
                all_fit &= fits(api, ty, value);
                exactness(api, ty, value)
            });
            let rank = ranks.max().unwrap_or(0);
            // `{base}...{head}` says more of a text than `{range}`.
            let rank = if of_tokens < text.len() { rank.saturating_sub(1) } else { rank };
            if segment.has_slashes { u8::MAX } else { rank }
        });
        // Of two paths that both begin with the parts of one, the longer says more.
        let ranks = ranks.chain([u8::MAX]).collect();
        (!all_fit, ranks)
    }

    fn values(&self, index: usize, segments: &[String]) -> Vec<(String, String)> {
        let parts = self.parts(index, segments).into_iter().flatten();
        let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        let values = parts.map(|(segment, text)| {
            segment.values(&text).into_iter().flatten().map(owned).collect::<Vec<_>>()
        });
        values.flatten().collect()
    }
}

fn path_type<'a>(operation: &'a Operation, name: &str) -> &'a Type {
    let mut in_path =
        operation.parameters.iter().filter(|known| known.place == ParameterPlace::Path);
    in_path.find(|known| known.name == name).map_or(&Type::String, |known| &known.ty)
}
