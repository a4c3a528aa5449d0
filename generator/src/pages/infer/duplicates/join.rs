//! Parts of the description of one operation, put together.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::pages::statements::{EndpointPage, PropertyTable, StatedContent, StatedParameter};

impl EndpointPage {
    /// Takes what an entry of a list says, where nothing else does.
    pub(super) fn describe(&mut self, entry: &Self) {
        if self.summary.is_empty() {
            self.summary.clone_from(&entry.summary);
        }
    }

    /// Adds what another part says. What both say counts as the first one has it; what one of them
    /// leaves out need not be given.
    pub(super) fn join(&mut self, other: Self, diagnostics: &mut Diagnostics) {
        add(&mut self.summary, &other.summary);
        self.summary_carrier = self.summary_carrier.take().or(other.summary_carrier);
        self.restrictions.extend(other.restrictions);
        join_parameters(&mut self.parameters, other.parameters);
        extend(&mut self.context_headers, other.context_headers);
        extend(&mut self.body_media_types, other.body_media_types);
        match (&mut self.body, other.body) {
            (Some(body), Some(more)) => body.content.join(more.content, diagnostics),
            (body, more) => *body = body.take().or(more),
        }
        self.response.join(other.response, diagnostics);
        for status in other.statuses {
            if !self.statuses.iter().any(|known| known.code.value == status.code.value) {
                self.statuses.push(status);
            }
        }
        self.samples.extend(other.samples);
    }
}

impl StatedContent {
    fn join(&mut self, other: Self, diagnostics: &mut Diagnostics) {
        add(&mut self.description, &other.description);
        self.kind = self.kind.take().or(other.kind);
        self.carrier = self.carrier.take().or(other.carrier);
        match (&mut self.table, other.table) {
            (Some(table), Some(more)) => join_tables(table, more, diagnostics),
            (table, more) => *table = table.take().or(more),
        }
        extend(&mut self.media_types, other.media_types);
    }
}

fn join_parameters(known: &mut Vec<StatedParameter>, more: Vec<StatedParameter>) {
    let is_same = |one: &StatedParameter, other: &StatedParameter| {
        one.place == other.place && one.name == other.name
    };
    for one in known.iter_mut() {
        one.required &= more.iter().any(|other| is_same(one, other));
    }
    for one in more {
        match known.iter_mut().find(|first| is_same(first, &one)) {
            Some(first) => first.required &= one.required,
            None => known.push(StatedParameter { required: false, ..one }),
        }
    }
}

/// Adds the rows of another table, unless one is of a list and the other is not.
fn join_tables(known: &mut PropertyTable, more: PropertyTable, diagnostics: &mut Diagnostics) {
    if known.is_list != more.is_list {
        let message = "this table does not go with the other one of this operation; it is left out";
        let finding = Diagnostic::new(Code::UnexpectedBlock, more.span, message);
        diagnostics.push(finding.label(known.span, "the other one"));
        return;
    }
    for row in &mut known.rows {
        row.required &= more.rows.iter().any(|other| other.name == row.name);
    }
    for mut row in more.rows {
        let Some(first) = known.rows.iter_mut().find(|first| first.name == row.name) else {
            row.required = false;
            known.rows.push(row);
            continue;
        };
        first.required &= row.required;
        match (&mut first.nested, row.nested) {
            (Some(nested), Some(more)) => join_tables(nested, more, diagnostics),
            (nested, more) => *nested = nested.take().or(more),
        }
    }
}

/// Adds a paragraph, unless it is there.
fn add(text: &mut String, more: &str) {
    if text.is_empty() {
        more.clone_into(text);
    } else if !text.contains(more) {
        text.push_str("\n\n");
        text.push_str(more);
    }
}

/// Adds what is not there yet.
fn extend(known: &mut Vec<String>, more: Vec<String>) {
    for one in more {
        if !known.contains(&one) {
            known.push(one);
        }
    }
}
