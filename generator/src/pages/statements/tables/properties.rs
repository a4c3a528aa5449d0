//! Rows of property tables, nested in each other as their names say.

use super::nesting::{Names, Tree};
use super::suspects::suspect;
use super::{Columns, Tables};
use crate::diagnostics::{Code, Diagnostic};
use crate::pages::markdown::{Cell, Table};
use crate::pages::statements::{PropertyTable, StatedProperty, StatedType};
use crate::source::{Span, Spanned};
use std::collections::HashMap;

impl Tables<'_> {
    /// Rows of a property table.
    pub fn properties(&mut self, table: &Table) -> PropertyTable {
        let tables = &self.dialect.description().tables;
        let rules = &tables.properties;
        let columns = self.columns(table, &[&rules.name[..], &tables.inputs.name].concat());
        let mut names = Names::new(&rules.nesting, self.dialect);
        let mut tree = Tree::default();
        let mut seen: HashMap<String, Span> = HashMap::new();
        let mut written = Vec::new();
        for row in &table.rows {
            let Some(cell) = row.get(columns.name) else { continue };
            let path = names.read(cell);
            let Some(last) = path.steps.last() else {
                if !path.is_list {
                    self.nameless(cell, row);
                }
                tree.is_list |= path.is_list;
                continue;
            };
            let name = Spanned::new(last.name.clone(), cell.span);
            if let Some(&first) = seen.get(&path.text()) {
                self.twice(&name, first);
                continue;
            }
            seen.insert(path.text(), cell.span);
            self.look_for_mark(&name);
            let property = self.property(name, path.is_required, columns, row);
            written.push((cell, property.ty.value.clone()));
            if let Some(finding) = tree.add(path, property) {
                self.diagnostics.push(finding);
            }
        }
        suspect(&written, &rules.nesting).for_each(|finding| self.diagnostics.push(finding));
        PropertyTable { rows: tree.rows, is_list: tree.is_list, span: table.span }
    }

    /// What a row says of the property it names.
    fn property(
        &mut self,
        name: Cell,
        is_marked: bool,
        columns: Columns,
        row: &[Cell],
    ) -> StatedProperty {
        let mut ty = self.ty(columns.ty.map(|at| &row[at]), name.span);
        let (marked, mut raw) = self.dialect.take_required(columns.description(row));
        let required = marked || is_marked || self.is_required(columns, row);
        if !required {
            self.doubt_required(columns, row, &name);
        }
        let place = columns.description.map_or(name.span, |at| row[at].span);
        if let StatedType::Reference(_) = ty.value {
            let (held, rest) = self.dialect.take_held_carrier(&raw);
            if held.is_some() {
                ty = Spanned::new(StatedType::Reference(held), place);
                raw = rest;
            }
        }
        let owner = self.dialect.owner_carrier_in(&raw);
        let owner = owner.map(|name| Spanned::new(name, place));
        let items = match ty.value {
            StatedType::Array(None) => self.dialect.item_carrier_in(&raw),
            _ => None,
        };
        let items = items.map(|name| Spanned::new(name, place));
        let (deprecated, description) = self.dialect.take_deprecated(&self.dialect.readable(&raw));
        let links = self.links(columns, row);
        let nested = None;
        StatedProperty { name, ty, items, owner, description, deprecated, required, links, nested }
    }

    /// Reports a row without a name, if it says anything.
    pub(super) fn nameless(&mut self, name: &Cell, row: &[Cell]) {
        if row.iter().any(|cell| !cell.is_empty()) {
            let message = "this row names nothing; it is left out";
            self.report(Code::NamelessRow, name.span, message);
        }
    }

    /// Reports a row whose name another has before it.
    pub(super) fn twice(&mut self, name: &Cell, first: Span) {
        let message = format!("`{name}` stands in this table twice");
        let twice = Diagnostic::new(Code::DuplicateProperty, name.span, message);
        self.diagnostics.push(twice.label(first, "this one counts"));
    }
}
