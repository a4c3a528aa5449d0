use std::cell::RefCell;

/// The way to the place where decoding failed. It costs nothing until then: the segments are
/// noted, innermost first, on the error's way out.
#[derive(Default)]
pub(super) struct Track(RefCell<Vec<Segment>>);

/// One step of the way.
pub(super) enum Segment {
    /// Into a property of a carrier.
    Property(String),
    /// Into an entry of a dictionary.
    Key(String),
    /// Into an item of a list.
    Item(usize),
}

impl Track {
    /// Notes a step.
    pub(super) fn note(&self, segment: Segment) {
        self.0.borrow_mut().push(segment);
    }

    /// The path as text: `Items[0].User.AssociateId`; empty at the top.
    pub(super) fn path(&self) -> String {
        let segments = self.0.borrow();
        segments.iter().rev().fold(String::new(), |path, segment| match segment {
            Segment::Property(name) => property(&path, name),
            Segment::Key(name) => key(&path, name),
            Segment::Item(index) => format!("{path}[{index}]"),
        })
    }
}

/// The path of a property below a path.
pub(super) fn property(path: &str, name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '-' | '@');
    if name.is_empty() || !name.chars().all(plain) {
        key(path, name)
    } else if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

/// The path of a dictionary's entry below a path.
pub(super) fn key(path: &str, key: &str) -> String {
    format!("{path}[{key:?}]")
}
