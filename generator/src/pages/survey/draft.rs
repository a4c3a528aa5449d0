//! A dialect that says what was guessed, each guess with the count that it rests on.

mod write;

use super::columns::{Column, Columns, columns, of_table};
use super::fences::{Fences, fences};
use super::forms::Form;
use super::headings::{self, Headings, Places, headings};
use super::marks::{Marks, marks};
use super::material::Material;
use super::notations::{Chosen, choose, distinct};
use super::parts::{above, parts};
use super::rows::{Rows, rows};
use super::sightings::{fence_line, sightings};
use super::tally::Tally;
use super::type_guesses::{Types, types};
use crate::pages::dialect::{Dialect, DialectError};
use crate::pages::markdown::Block;

/// A drafted dialect.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The file.
    pub text: String,
    /// How many methods and paths the pages seem to state.
    pub endpoints: usize,
}

impl Draft {
    /// The dialect that the file describes.
    ///
    /// # Errors
    ///
    /// When the file is none, which would be a mistake of this room.
    pub fn dialect(&self) -> Result<Dialect, DialectError> {
        Dialect::from_yaml(&self.text)
    }
}

/// All that was guessed.
struct Guesses<'s> {
    name: String,
    chosen: Chosen<'s>,
    /// Whether a page describes several operations.
    several: bool,
    /// How many headings name their anchor.
    anchors: usize,
    headings: Headings,
    columns: Columns,
    types: Types,
    marks: Marks,
    rows: Rows,
    fences: Fences,
    /// How many tables of names stand where no heading says what they list, and how many there are.
    inputs: (usize, usize),
    /// How often a page speaks of credentials in this header.
    authorization: usize,
}

/// Of so many pages with operations in code, one has to have several for all to be read so.
const FEW: usize = 30;

/// Drafts a dialect of this name.
pub fn draft(material: &Material, name: &str) -> Draft {
    let seen = sightings(material);
    let chosen = choose(&seen, |one| above(material, one));
    let parts = parts(material, &chosen.stated);
    let headings = headings(material, &parts, &chosen.stated);
    let places = Places::new(&headings);
    let mut columns = columns(material);
    let rows = rows(material, &places);
    for word in &rows.types {
        columns.types.see(word.clone(), None);
    }
    let mut required = Tally::<String>::default();
    for word in &rows.required {
        required.see(word.clone(), None);
    }
    for (word, counted) in required.by_count() {
        let is_yes = ["required", "mandatory"].iter().any(|yes| word.to_lowercase().contains(yes));
        let is_known = columns.required.iter().any(|(known, _)| known == word);
        if is_yes && !is_known {
            columns.required.push((word.clone(), counted.count));
        }
    }
    let (pages, with_several) = chosen.pages;
    // Code shows examples, too; whatever else names a method and a path means it.
    let is_code = |form: &Form| matches!(form, Form::Fence(_) | Form::Command(_));
    let all_are_code = chosen.forms.iter().all(|(form, _)| is_code(form));
    let several = with_several > 0 && (!all_are_code || with_several * FEW >= pages);
    // What fills in a path may be an operation of its own where a page has several.
    let endpoints = match several {
        true => chosen.stated.len(),
        false => distinct(&chosen.stated).len(),
    };
    let guesses = Guesses {
        name: name.to_owned(),
        several,
        anchors: anchors(material),
        types: types(&columns.types),
        marks: marks(&columns, &rows.descriptions),
        fences: fences(material, &places),
        inputs: inputs(material, &places),
        authorization: authorization(material),
        chosen,
        headings,
        columns,
        rows,
    };
    Draft { text: write::write(&guesses, material), endpoints }
}

impl Guesses<'_> {
    /// The languages of code blocks that state endpoints, with how many do, and the pattern of their first
    /// line.
    fn fence_rule(&self, material: &Material) -> (Vec<(&str, usize)>, Option<String>) {
        let of_fences = self.chosen.stated.iter().filter(|one| matches!(one.form, Form::Fence(_)));
        let first_lines = of_fences.filter_map(|one| {
            let text = material.sources.slice(one.span);
            text.lines().skip(1).find(|line| !line.trim().is_empty()).map(str::trim_start)
        });
        let mut languages = Vec::new();
        let mut lines = Vec::new();
        let mut add = |line: String| {
            if !lines.contains(&line) {
                lines.push(line);
            }
        };
        for (form, count) in &self.chosen.forms {
            match form {
                Form::Fence(language) => {
                    languages.push((language.as_str(), *count));
                    add(fence_line(first_lines.clone()));
                }
                // One pattern is all that there is, and commands show samples at best.
                Form::Command(language) if lines_are_free(&self.chosen.forms) => {
                    languages.push((language.as_str(), *count));
                    add(super::sightings::COMMAND.to_owned());
                }
                Form::Command(_) | Form::Prose(_) | Form::Heading | Form::Row(..) => {}
            }
        }
        (languages, lines.into_iter().next())
    }

    /// The patterns of text that states endpoints, with how many do.
    fn prose(&self) -> impl Iterator<Item = (&str, usize)> {
        self.chosen.forms.iter().filter_map(|(form, count)| match form {
            Form::Prose(pattern) => Some((pattern.as_str(), *count)),
            Form::Fence(_) | Form::Command(_) | Form::Heading | Form::Row(..) => None,
        })
    }
}

impl Guesses<'_> {
    /// The headers of the columns of methods and of paths in tables that state endpoints, and how many
    /// rows do.
    fn rows_rule(&self) -> Option<(Vec<&str>, Vec<&str>, usize)> {
        let (mut methods, mut paths, mut all) = (Vec::new(), Vec::new(), 0);
        for (form, count) in &self.chosen.forms {
            let Form::Row(method, path) = form else { continue };
            let add = |known: &mut Vec<_>, header| {
                if !known.contains(&header) {
                    known.push(header);
                }
            };
            add(&mut methods, method.as_str());
            add(&mut paths, path.as_str());
            all += count;
        }
        (all > 0).then_some((methods, paths, all))
    }
}

fn lines_are_free(forms: &[(&Form, usize)]) -> bool {
    !forms.iter().any(|(form, _)| matches!(form, Form::Fence(_)))
}

/// How many headings end with `{#anchor}`.
fn anchors(material: &Material) -> usize {
    let blocks = material.pages.iter().flat_map(|page| &page.blocks);
    blocks.filter(|block| matches!(block, Block::Heading(heading) if heading.text.ends_with('}') && heading.text.contains("{#"))).count()
}

/// How many tables of names and types stand below no heading or line that says what they list, nor below one that
/// names what they describe; and how many such tables there are.
fn inputs(material: &Material, places: &Places) -> (usize, usize) {
    let (mut unannounced, mut all) = (0, 0);
    for page in &material.pages {
        let mut is_described = false;
        for (guess, block) in places.walk(page) {
            match block {
                Block::Heading(heading) => is_described = headings::describes(&heading.text),
                Block::Table(table) => {
                    let roles = of_table(table);
                    if [Column::Name, Column::Type].iter().all(|one| roles.contains(&Some(*one))) {
                        all += 1;
                        unannounced += usize::from(guess.is_none() && !is_described);
                    }
                }
                Block::Prose(_) | Block::Fence(_) => {}
            }
        }
    }
    (unannounced, all)
}

/// On how many pages a header with a token is spoken of.
fn authorization(material: &Material) -> usize {
    let files = material.pages.iter().map(|page| material.sources.file(page.file));
    files.filter(|file| file.text.contains("Authorization") && file.text.contains("Bearer")).count()
}
