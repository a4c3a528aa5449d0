//! From docs to model, one phase after another.
//!
//! [`run`] is the whole way; what becomes of the model is up to the caller, who finds it in the
//! [`Outcome`] unless a finding of error severity forbids it.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use crate::model::api::Api;
use crate::model::finish::{Concluded, Drafted, finish};
use crate::model::lock;
use crate::model::overrides::Overrides;
use crate::model::select::{Selection, select};
use crate::pages::dialect::Dialect;
use crate::pages::infer::{Beliefs, Listed, Statements, infer};
use crate::pages::markdown::{Page, parse};
use crate::pages::statements::{
    DescribedCarrier, EndpointPage, Targets, expand_includes, has_operations, read_carriers,
    read_operations,
};
use crate::pages::survey::{Coverage, Understood};
use crate::shell::error::Error;
use crate::source::{Discovery, FileId, Sources, Span, discover};
use crate::specs;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

mod memory;
mod pending;

pub use pending::Pending;

/// What goes into a run.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// Files and folders with pages.
    pub docs: Vec<PathBuf>,
    /// What the docs look like.
    pub dialect: Dialect,
    /// What the model is to be instead of what the docs say.
    pub overrides: Overrides,
    /// Which operations are wanted. Types are concluded from all, and all are remembered.
    pub selection: Selection,
    /// Kinds of findings with another severity than usual.
    pub severities: BTreeMap<Code, Severity>,
    /// Whether to leave out the pages that have a finding of error severity, rather than give up.
    pub keep_going: bool,
    /// Where the lock lies; there need not be one yet. Without a place nothing is remembered.
    pub lock: Option<PathBuf>,
    /// What becomes of what the lock knows and the docs say no more.
    pub policy: lock::Policy,
    /// Further editions of the docs, each a file or folder with pages. They say what things are, but
    /// what they describe is not generated.
    pub evidence: Vec<PathBuf>,
}

/// What comes out of a run.
#[derive(Debug)]
pub struct Outcome {
    /// The model; `None` if it would be wrong or incomplete without anybody having agreed to that.
    pub api: Option<Api>,
    /// The lock to be written and what is new in it; `None` without a model, or a place for it.
    pub lock: Option<Pending>,
    /// All files that were read.
    pub sources: Sources,
    /// All findings, in the order in which they are to be shown.
    pub diagnostics: Diagnostics,
    /// The pages with a finding of error severity, in order; they are not in the model.
    pub left_out: Vec<FileId>,
    /// How much there is.
    pub counts: Counts,
    /// Every file and folder that was looked at, for rebuild rules. Sorted.
    pub looked_at: Vec<PathBuf>,
}

/// How much a run read and made of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Counts {
    /// Pages that describe an endpoint, those that are left out for another one included.
    pub pages: usize,
    /// Operations in the model.
    pub operations: usize,
    /// Carriers in the model.
    pub carriers: usize,
    /// Sample payloads in the model.
    pub samples: usize,
}

/// Is told how a run goes; `()` does not care. Steps are told from several threads.
pub trait Progress: Sync {
    /// A phase begins, of so many steps if that is known.
    fn begin(&self, phase: &'static str, steps: Option<usize>) {
        let _ = (phase, steps);
    }

    /// A step of the phase is done.
    fn step(&self) {}
}

impl Progress for () {}

/// Reads the docs and concludes the model.
///
/// # Errors
///
/// When no docs are named, or a named file or folder does not exist. What is wrong *in* the docs
/// is a finding.
pub fn run(input: &Input, progress: &dyn Progress) -> Result<Outcome, Error> {
    check_docs(&input.docs)?;
    check_exist(&input.evidence)?;
    let mut diagnostics = Diagnostics::default();
    progress.begin("finding pages", None);
    let mut found = input.discover(&input.docs, Sources::default(), &mut diagnostics);
    let stated = match specification(&found, &mut diagnostics) {
        Some(file) => {
            progress.begin("reading the specification", None);
            let Discovery { sources, looked_at, .. } = &mut found;
            Stated::Specification(specs::read(file, sources, looked_at, &mut diagnostics))
        }
        None => {
            progress.begin("reading pages", Some(found.pages.len()));
            let pages = parse_pages(&mut found, &input.dialect, &mut diagnostics);
            let (sources, dialect) = (&found.sources, &input.dialect);
            Stated::Pages(read_pages(&pages, sources, dialect, progress, &mut diagnostics))
        }
    };
    let endpoint_pages = stated.pages();
    let is_specification = matches!(stated, Stated::Specification(_));
    input.adjust(&mut diagnostics);
    let remembered = memory::Remembered::read(input, &mut found, progress, &mut diagnostics);
    progress.begin("inferring types", None);
    let overrides = input.overrides.clone().among(&mut found.sources);
    let beliefs = Beliefs {
        dialect: &input.dialect,
        memory: &remembered.memory,
        evidence: &remembered.evidence,
        overrides: &overrides,
    };
    let is_partial = input.dialect.description().conventions.partial_samples;
    let concluded = match stated {
        Stated::Specification(drafted) => {
            let drafted = drafted.unwrap_or_default();
            let concluded = finish(drafted, beliefs.memory, beliefs.overrides, &mut diagnostics);
            input.adjust(&mut diagnostics);
            concluded
        }
        Stated::Pages(stated) if is_partial => {
            conclude_twice(stated, &found, input, beliefs, &mut diagnostics)
        }
        Stated::Pages(stated) => {
            conclude(stated, &found, input, beliefs, input.keep_going, &mut diagnostics)
        }
    };
    let Concluded { mut api, lock } = concluded;
    // Where pages have errors, those say why there is nothing.
    if input.keep_going || !diagnostics.has_errors() {
        report_emptiness(&api, is_specification, &mut diagnostics);
        if faulty_pages(&diagnostics, &found).is_empty() && !api.operations.is_empty() {
            remembered.report_gone(&lock, input, &mut diagnostics);
        }
        let severity = |code| input.severities.get(&code).copied();
        api = select(api, &input.selection, severity, &mut found.sources, &mut diagnostics);
    }
    diagnostics.sort(&found.sources);
    let is_open = gate_is_open(&diagnostics, &found, input.keep_going);
    let left_out: Vec<FileId> = faulty_pages(&diagnostics, &found).into_iter().collect();
    let pending = || remembered.pending(lock, left_out.is_empty(), input);
    let lock = if is_open { pending() } else { None };
    Ok(Outcome {
        lock,
        left_out,
        counts: Counts::of(&api, endpoint_pages),
        api: is_open.then_some(api),
        sources: found.sources,
        diagnostics,
        looked_at: found.looked_at,
    })
}

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
/// As for [`run`].
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

/// Makes sure that `output` is not a docs folder or in one: generated Markdown files would be
/// taken for pages. Nor can it be the root of all files.
///
/// # Errors
///
/// When it is.
pub fn check_output_apart(output: &Path, docs: &[PathBuf]) -> Result<(), Error> {
    let real_output = resolve(output);
    if real_output.parent().is_none() {
        return Err(Error::OutputIsRoot(output.to_owned()));
    }
    match docs.iter().find(|docs| docs.is_dir() && real_output.starts_with(resolve(docs))) {
        Some(docs) => {
            Err(Error::OutputAmongDocs { output: output.to_owned(), docs: docs.to_owned() })
        }
        None => Ok(()),
    }
}

/// The absolute path with all links resolved, as far as it exists.
fn resolve(path: &Path) -> PathBuf {
    let mut full = PathBuf::from(".").canonicalize().unwrap_or_default();
    for part in path.components() {
        full.push(part);
        full = match full.canonicalize() {
            Ok(real) => real,
            Err(_) if part.as_os_str() == ".." => {
                full.pop();
                full.pop();
                full
            }
            Err(_) => full,
        };
    }
    full
}

impl Input {
    /// Finds the pages of an edition.
    fn discover(
        &self,
        docs: &[PathBuf],
        sources: Sources,
        diagnostics: &mut Diagnostics,
    ) -> Discovery {
        discover(docs, self.dialect.description().contents.as_deref(), sources, diagnostics)
    }

    /// Gives findings the severities that the user wants.
    fn adjust(&self, diagnostics: &mut Diagnostics) {
        diagnostics.set_severities(|code| self.severities.get(&code).copied());
    }
}

impl Counts {
    fn of(api: &Api, pages: usize) -> Self {
        Self {
            pages,
            operations: api.operations.len(),
            carriers: api.carriers.len(),
            samples: api.operations.iter().map(|operation| operation.payloads.len()).sum(),
        }
    }
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

/// Whether the docs are a specification, which is read without a dialect.
pub fn is_specification(docs: &[PathBuf]) -> bool {
    matches!(docs, [file] if file.is_file() && specs::is_called_like_one(file))
}

/// Makes sure that docs are named and exist.
///
/// # Errors
///
/// When they do not.
pub fn check_docs(docs: &[PathBuf]) -> Result<(), Error> {
    if docs.is_empty() {
        return Err(Error::NoDocs);
    }
    check_exist(docs)
}

fn check_exist(docs: &[PathBuf]) -> Result<(), Error> {
    for path in docs {
        fs::metadata(path).map_err(|source| Error::Docs { path: path.clone(), source })?;
    }
    Ok(())
}

/// What the docs state, whichever front end read them.
enum Stated {
    Pages(Statements),
    Specification(Option<Drafted>),
}

impl Stated {
    /// How many pages describe operations; a specification is one.
    fn pages(&self) -> usize {
        match self {
            Stated::Pages(statements) => statements.pages(),
            Stated::Specification(_) => 1,
        }
    }
}

/// The specification that the docs are, if they are one. Beside others, or beside pages, it is a finding.
fn specification(found: &Discovery, diagnostics: &mut Diagnostics) -> Option<FileId> {
    let is_one =
        |id: &&FileId| specs::is_called_like_one(Path::new(&found.sources.file(**id).name));
    let &first = found.pages.iter().find(is_one)?;
    for &other in found.pages.iter().filter(|id| **id != first) {
        let span = Span::new(other, 0..0);
        let message = "docs are pages or one specification; this is read by nobody";
        diagnostics.push(Diagnostic::new(Code::BadSpecification, span, message));
    }
    Some(first)
}

/// The pages as blocks, each with whether it is listed. Those that others include are no pages.
fn parse_pages(
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
fn read_pages(
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

/// The model of all pages or, if the run is to keep going, of those without an error.
///
/// Pages are judged together, so an error may come to light only when another page is gone: the
/// model is concluded anew until no page has to leave.
fn conclude(
    mut stated: Statements,
    found: &Discovery,
    input: &Input,
    beliefs: Beliefs<'_>,
    keep_going: bool,
    diagnostics: &mut Diagnostics,
) -> Concluded {
    let mut faulty = faulty_pages(diagnostics, found);
    loop {
        if keep_going {
            stated.operations.retain(|listed| !faulty.contains(&listed.page.file));
            stated.carriers.retain(|carrier| !faulty.contains(&carrier.file));
        }
        let mut noted = Diagnostics::default();
        let judged = if keep_going { stated.clone() } else { std::mem::take(&mut stated) };
        let concluded = infer(judged, beliefs, &found.sources, &mut noted);
        input.adjust(&mut noted);
        faulty = faulty_pages(&noted, found);
        let files = stated.operations.iter().map(|listed| listed.page.file);
        let mut files = files.chain(stated.carriers.iter().map(|carrier| carrier.file));
        if !keep_going || !files.any(|file| faulty.contains(&file)) {
            diagnostics.extend(noted);
            return concluded;
        }
        for error in noted.iter().filter(|found| found.severity == Severity::Error) {
            diagnostics.push(error.clone());
        }
    }
}

/// The same, concluded once more with what comes of it as memory, as the next run will. Where samples show
/// parts of carriers, what one of them is taken for depends on those that were looked at before it.
fn conclude_twice(
    stated: Statements,
    found: &Discovery,
    input: &Input,
    beliefs: Beliefs<'_>,
    diagnostics: &mut Diagnostics,
) -> Concluded {
    let mut noted = Diagnostics::default();
    let first = conclude(stated.clone(), found, input, beliefs, input.keep_going, &mut noted);
    let (memory, _) = lock::update(beliefs.memory, &first.lock, lock::Policy::Keep);
    let beliefs = Beliefs { memory: &memory.recalled(), ..beliefs };
    let mut again = Diagnostics::default();
    let second = conclude(stated, found, input, beliefs, input.keep_going, &mut again);
    // Only the first can contradict what was known before the run.
    let of_memory = |one: &&Diagnostic| one.code == Code::LockContradicted;
    let now = again.iter().filter(|one| !of_memory(one));
    noted.iter().filter(of_memory).chain(now).for_each(|one| diagnostics.push(one.clone()));
    second
}

/// A finding if there is nothing to generate. Its severity is not for the user to choose.
fn report_emptiness(api: &Api, is_specification: bool, diagnostics: &mut Diagnostics) {
    let is_reported = diagnostics
        .iter()
        .any(|noted| (noted.code, noted.severity) == (Code::NoPages, Severity::Error));
    if !api.operations.is_empty() || is_reported {
        return;
    }
    if is_specification {
        let message = "the specification has no operation that can be used";
        return diagnostics.push(Diagnostic::general(Code::NoPages, message));
    }
    let finding =
        Diagnostic::general(Code::NoPages, "no page describes an endpoint that can be used");
    let help =
        "see that the dialect is the one of these docs; notes say of each page what it lacks";
    diagnostics.push(finding.help(help));
}

/// The pages with a finding of error severity.
fn faulty_pages(diagnostics: &Diagnostics, found: &Discovery) -> BTreeSet<FileId> {
    let pages: BTreeSet<_> = found.pages.iter().copied().collect();
    let errors = diagnostics.iter().filter(|noted| noted.severity == Severity::Error);
    errors.filter_map(|noted| Some(noted.span?.file)).filter(|file| pages.contains(file)).collect()
}

/// Whether the model may be used: there is no error or, if the run is to keep going, all errors
/// are on pages that were left out or could not even be read.
fn gate_is_open(diagnostics: &Diagnostics, found: &Discovery, keep_going: bool) -> bool {
    let left_out = faulty_pages(diagnostics, found);
    let is_settled = |error: &Diagnostic| match error.span {
        Some(span) => left_out.contains(&span.file),
        None => error.code == Code::UnreadableFile,
    };
    let mut errors = diagnostics.iter().filter(|noted| noted.severity == Severity::Error);
    errors.all(|error| keep_going && is_settled(error))
}

#[cfg(test)]
mod tests;
