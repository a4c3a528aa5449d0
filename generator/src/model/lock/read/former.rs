//! Names of before.

use super::{Place, Reader};
use crate::model::lock::Renames;
use crate::source::yaml::node::Node;

impl Reader<'_> {
    pub(super) fn former(&mut self, place: &Place, node: &Node, former: &mut Renames) {
        for (place, kind, value) in self.entries(place, "names of before", node) {
            let known = former.kinds().map(|(kind, _)| kind);
            if !known.contains(&kind) {
                self.unknown(&place, kind, &known);
                continue;
            }
            for (place, old, new) in self.entries(&place, "old names and new ones", value) {
                let (Node::Text(new) | Node::Scalar(new)) = new else {
                    self.fault(&place, format!("expected the new name of `{old}`"));
                    continue;
                };
                let of_kind = former.kinds_mut().into_iter().filter(|(known, _)| *known == kind);
                of_kind.for_each(|(_, names)| drop(names.insert(old.to_owned(), new.clone())));
            }
        }
    }
}
