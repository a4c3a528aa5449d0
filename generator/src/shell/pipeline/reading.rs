//! Pages are read: what they state, and nothing that is concluded from it.

use super::{Progress, check_docs};
use crate::diagnostics::Diagnostics;
use crate::pages::dialect::Dialect;
use crate::pages::infer::{Listed, Statements};
use crate::pages::markdown::{Page, parse};
use crate::pages::statements::{
    DescribedCarrier, EndpointPage, Targets, expand_includes, has_operations, read_carriers,
    read_operations,
};
use crate::pages::survey::{Coverage, Understood};
use crate::shell::error::Error;
use crate::source::{Discovery, Sources, discover};
use std::path::PathBuf;

/// What pages state, before anything is concluded from it.
#[derive(Clone, Debug)]
pub struct Reading {
    /// All files that were read.
    pub sources: Sources,
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// The operations that they describe.
    pub operations: Vec<EndpointPage>,
    /// The carriers that they describe apart from operations.
    pub carriers: Vec<DescribedCarrier>,
    /// All findings, in the order in which they are to be shown.
    pub diagnostics: Diagnostics,
}

/// Reads the docs with a dialect, and concludes nothing.
///
/// # Errors
///
/// As for [`run`](super::run).
pub fn read(
    docs: &[PathBuf],
    dialect: &Dialect,
    progress: &dyn Progress,
) -> Result<Reading, Error> {
    check_docs(docs)?;
    let mut diagnostics = Diagnostics::default();
    progress.begin("finding pages", None);
    let contents = dialect.description().contents.as_deref();
    let mut found = discover(docs, contents, Sources::default(), &mut diagnostics);
    progress.begin("reading pages", Some(found.pages.len()));
    let pages = parse_pages(&mut found, dialect, &mut diagnostics);
    let stated = read_pages(&pages, &found.sources, dialect, progress, &mut diagnostics);
    diagnostics.sort(&found.sources);
    Ok(Reading {
        sources: found.sources,
        pages: pages.into_iter().map(|(page, _)| page).collect(),
        operations: stated.operations.into_iter().map(|listed| listed.page).collect(),
        carriers: stated.carriers,
        diagnostics,
    })
}

impl Reading {
    /// How much of the pages is understood, in the dialect that they were read with.
    pub fn coverage(&self, dialect: &Dialect) -> Coverage {
        Coverage::of(Understood {
            sources: &self.sources,
            pages: &self.pages,
            operations: &self.operations,
            carriers: &self.carriers,
            diagnostics: &self.diagnostics,
            dialect,
        })
    }
}

/// The pages as blocks, each with whether it is listed. Those that others include are no pages.
pub(super) fn parse_pages(
    found: &mut Discovery,
    dialect: &Dialect,
    diagnostics: &mut Diagnostics,
) -> Vec<(Page, bool)> {
    let sources = &found.sources;
    let dressing = dialect.dressing();
    let parsed = diagnostics
        .collect(&found.pages, |&id, noted| parse(id, sources.file(id), dressing, noted));
    let mut pages: Vec<_> = parsed.into_iter().zip(found.listed.iter().copied()).collect();
    let included = expand_includes(
        pages.iter_mut().map(|(page, _)| page),
        &mut found.sources,
        dialect,
        diagnostics,
    );
    pages.retain(|(page, _)| !included.contains(&page.file));
    found.looked_at.extend(included.iter().filter_map(|&id| found.sources.file(id).disk.clone()));
    found.looked_at.sort();
    found.looked_at.dedup();
    pages
}

/// What the pages state, in order, whichever thread is done first.
pub(super) fn read_pages(
    pages: &[(Page, bool)],
    sources: &Sources,
    dialect: &Dialect,
    progress: &dyn Progress,
    diagnostics: &mut Diagnostics,
) -> Statements {
    let targets = Targets::collect(pages.iter().map(|(page, _)| page), sources, dialect);
    let read = diagnostics.collect(pages, |(page, listed), noted| {
        let mut carriers = read_carriers(page, dialect, noted);
        let file = sources.file(page.file);
        let mut operations = match carriers.is_empty() || has_operations(page, dialect) {
            true => read_operations(page, file, dialect, noted),
            false => Vec::new(),
        };
        targets.follow(&mut operations, &mut carriers, noted);
        progress.step();
        let listed = |page| Listed { page, listed: *listed };
        let operations = operations.into_iter().map(listed).collect();
        Statements { operations, carriers }
    });
    let mut stated = Statements::default();
    for of_page in read {
        stated.operations.extend(of_page.operations);
        stated.carriers.extend(of_page.carriers);
    }
    stated
}
