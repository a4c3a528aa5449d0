//! Rows that describe what is inside of what another row describes.

use crate::diagnostics::{Code, Diagnostic};
use crate::pages::dialect::{Dialect, Nesting};
use crate::pages::markdown::text::plain;
use crate::pages::statements::{PropertyTable, StatedProperty, StatedType};
use crate::source::{Span, Spanned};

/// Properties inside of each other beyond which rows are no docs of anything.
const DEEPEST: usize = 32;

/// Lists of each other that marks after one name may tell of.
const MOST_LISTS: usize = 4;

/// Reads the names of a table's rows from top to bottom.
pub(super) struct Names<'d> {
    rules: &'d Nesting,
    dialect: &'d Dialect,
    /// The rows that the next one may be nested in: before how many marks, and where they are.
    open: Vec<(usize, Path)>,
}

/// Where a row's property is in what the table describes.
#[derive(Clone, Debug, Default)]
pub(super) struct Path {
    /// Whether what the table describes stands in a list.
    pub is_list: bool,
    /// From the outermost property to this one.
    pub steps: Vec<Step>,
    /// Whether a mark in the row's name says that the property must be there.
    pub is_required: bool,
}

/// A property on the way to one that is nested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub name: String,
    /// In how many lists, by the marks after the name, its values stand.
    lists: usize,
}

impl Path {
    /// The names, which tell it from others.
    pub fn text(&self) -> String {
        let names: Vec<_> = self.steps.iter().map(|step| step.name.as_str()).collect();
        names.join("\u{1}")
    }

    /// The path of what is at `inner`, seen from here. Rows below another may repeat what that says.
    fn join(&self, inner: Path) -> Path {
        let names =
            |path: &Path| path.steps.iter().map(|step| step.name.clone()).collect::<Vec<_>>();
        if self.steps.is_empty() || names(&inner).starts_with(&names(self)) {
            return inner;
        }
        let steps = [self.steps.as_slice(), &inner.steps].concat();
        Path { is_list: self.is_list, steps, is_required: inner.is_required }
    }
}

impl<'d> Names<'d> {
    pub fn new(rules: &'d Nesting, dialect: &'d Dialect) -> Self {
        Self { rules, dialect, open: Vec::new() }
    }

    /// The path of the property that a row names; it has no steps if there is no name.
    pub fn read(&mut self, cell: &str) -> Path {
        let (outside, rest) = self.marks(cell);
        let name = plain(rest);
        let (inside, name) = self.marks(&name);
        let (is_required, name) = self.dialect.take_name_marks(name);
        let path = Path { is_required, ..self.split(&name) };
        if path.steps.is_empty() {
            return path;
        }
        let marks = outside + inside;
        while self.open.last().is_some_and(|(before, _)| *before >= marks) {
            self.open.pop();
        }
        let path = match self.open.last() {
            Some((_, outer)) if outer.steps.len() < DEEPEST => outer.join(path),
            _ => path,
        };
        if !self.rules.marks.is_empty() {
            self.open.push((marks, path.clone()));
        }
        path
    }

    /// How many marks a text begins with, and what follows them.
    fn marks<'t>(&self, text: &'t str) -> (usize, &'t str) {
        let (mut count, mut rest) = (0, text);
        let marks = || self.rules.marks.iter().filter(|mark| !mark.is_empty());
        while let Some(after) = marks().find_map(|mark| rest.strip_prefix(mark.as_str())) {
            (count, rest) = (count + 1, after.trim_start());
        }
        (count, rest)
    }

    /// A name as the steps that it consists of.
    fn split(&self, name: &str) -> Path {
        let mut parts = vec![name];
        for separator in self.rules.separators.iter().filter(|one| !one.is_empty()) {
            parts = parts.into_iter().flat_map(|part| part.split(separator.as_str())).collect();
        }
        if parts.contains(&"") || parts.len() > DEEPEST {
            // The sign is part of the name.
            parts = vec![name];
        }
        let mut path = Path::default();
        for part in parts {
            let (name, lists) = self.lists(part);
            match path.steps.last_mut() {
                _ if !name.is_empty() => path.steps.push(Step { name: name.to_owned(), lists }),
                Some(list) => list.lists += lists,
                None => path.is_list |= lists > 0,
            }
        }
        path
    }

    /// A name without the marks of lists after it, and how many there are. Marks before it are
    /// those of what the table describes.
    fn lists<'t>(&self, part: &'t str) -> (&'t str, usize) {
        let (mut rest, mut lists) = (part.trim(), 0);
        let marks = || self.rules.lists.iter().filter(|mark| !mark.is_empty());
        while let Some(before) = marks().find_map(|mark| rest.strip_suffix(mark.as_str()))
            && lists < MOST_LISTS
        {
            (rest, lists) = (before.trim_end(), lists + 1);
        }
        (rest, lists)
    }
}

/// What a table describes, row by row.
#[derive(Default)]
pub(super) struct Tree {
    pub rows: Vec<StatedProperty>,
    pub is_list: bool,
    /// How many rows there have been.
    count: usize,
}

impl Tree {
    /// Adds what a row says. A finding, if that does not go with what others say.
    pub fn add(&mut self, path: Path, mut property: StatedProperty) -> Option<Diagnostic> {
        let Path { is_list, mut steps, .. } = path;
        let last = steps.pop()?;
        let place = property.name.span;
        let mixed = (self.count > 0 && is_list != self.is_list).then(|| {
            let message = "some rows of this table say that it describes a list, and others do not";
            Diagnostic::new(Code::NestedRow, place, message).help("it is taken for one of a list")
        });
        self.is_list |= is_list;
        self.count += 1;
        put_in_lists(&mut property.ty.value, last.lists);
        insert(&mut self.rows, &steps, property).or(mixed)
    }
}

/// Puts a property where it belongs below `outer`; a finding if what holds it is said to be
/// something else.
fn insert(
    rows: &mut Vec<StatedProperty>,
    outer: &[Step],
    mut property: StatedProperty,
) -> Option<Diagnostic> {
    let Some((first, rest)) = outer.split_first() else {
        let known = rows.iter().position(|row| row.nested.is_some() && row.name == property.name);
        let Some(at) = known else {
            rows.push(property);
            return None;
        };
        // Rows that are nested in it came first.
        let place = property.name.span;
        let lists = rows[at].ty.lists();
        property.nested = rows[at].nested.take();
        rows[at] = property;
        return hold(&mut rows[at], lists, place);
    };
    let place = property.name.span;
    let at = rows.iter().rposition(|row| row.name.value == first.name).unwrap_or_else(|| {
        rows.push(made(&first.name, place));
        rows.len() - 1
    });
    let is_first = rows[at].nested.is_none();
    let finding = hold(&mut rows[at], first.lists, place).filter(|_| is_first);
    let empty = PropertyTable { rows: Vec::new(), is_list: false, span: place };
    let nested = rows[at].nested.get_or_insert(empty);
    nested.span.end = nested.span.end.max(place.end);
    insert(&mut nested.rows, rest, property).or(finding)
}

/// A property that only names of others tell of.
fn made(name: &str, place: Span) -> StatedProperty {
    StatedProperty {
        name: Spanned::new(name.to_owned(), place),
        ty: Spanned::new(StatedType::Reference(None), place),
        items: None,
        owner: None,
        description: String::new(),
        deprecated: None,
        required: false,
        links: Vec::new(),
        nested: None,
    }
}

/// Lets a property hold an object, in `lists` lists if its own type does not say more; a finding if
/// that says something else.
fn hold(row: &mut StatedProperty, lists: usize, place: Span) -> Option<Diagnostic> {
    let depth = row.ty.lists().max(lists);
    let object = match row.ty.innermost() {
        Some(StatedType::Reference(name)) => StatedType::Reference(name.clone()),
        _ => StatedType::Reference(None),
    };
    let is_other = !holds_properties(&row.ty.value);
    row.ty.value = (0..depth).fold(object, |item, _| item.list());
    is_other.then(|| {
        let message =
            format!("`{}` holds no properties by its type, and rows are nested in it", row.name);
        let finding = Diagnostic::new(Code::NestedRow, row.ty.span, message);
        let finding = finding.label(place, "this one is the first");
        finding.help("the rows count: it is taken for an object")
    })
}

/// Lists of a type, `lists` at least.
fn put_in_lists(ty: &mut StatedType, lists: usize) {
    for _ in ty.lists()..lists {
        let item = std::mem::replace(ty, StatedType::Unknown);
        *ty = item.list();
    }
}

/// Whether what is of a type, or what its lists are of, may have properties.
pub(super) fn holds_properties(ty: &StatedType) -> bool {
    use StatedType::*;
    matches!(ty.innermost(), None | Some(Reference(_) | Dictionary | Unknown))
}

#[cfg(test)]
mod tests;
