//! From docs to model, one phase after another.
//!
//! [`run`] is the whole way; what becomes of the model is up to the caller, who finds it in the
//! [`Outcome`] unless a finding of error severity forbids it.

mod conclude;
mod docs;
mod memory;
mod pending;
mod reading;

pub use docs::{check_docs, check_output_apart, is_specification};
pub use pending::Pending;
pub use reading::{Reading, read};

use crate::diagnostics::{Code, Diagnostics, Severity};
use crate::lint;
use crate::model::api::Api;
use crate::model::finish::{Concluded, Drafted, finish};
use crate::model::lock;
use crate::model::overrides::Overrides;
use crate::model::select::{Selection, select};
use crate::pages::dialect::Dialect;
use crate::pages::infer::{Beliefs, Statements};
use crate::shell::error::Error;
use crate::source::{Discovery, FileId, Sources, discover};
use crate::specs;
use conclude::{conclude, conclude_twice, faulty_pages, gate_is_open, report_emptiness};
use docs::{check_exist, specification};
use reading::{parse_pages, read_pages};
use std::collections::BTreeMap;
use std::path::PathBuf;

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
    /// What is to be called otherwise than the lock has it.
    pub renames: lock::Renames,
    /// Whether the names of before that the lock has are to be forgotten.
    pub drop_former: bool,
    /// Whether to look also for what is wrong with the docs and changes nothing of the model.
    pub lint: bool,
}

/// What comes out of a run.
#[derive(Debug)]
pub struct Outcome {
    /// The model; `None` if it would be wrong or incomplete without anybody having agreed to that.
    pub api: Option<Api>,
    /// The lock to be written and what is new in it; `None` without a model, or a place for it.
    pub lock: Option<Pending>,
    /// Names that the docs would give now to what keeps the name that it had.
    pub better: lock::Renames,
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
    let mut faults = Diagnostics::default();
    let stated = match specification(&found, &mut diagnostics) {
        Some(file) => {
            progress.begin("reading the specification", None);
            let Discovery { sources, looked_at, .. } = &mut found;
            let drafted = specs::read(file, sources, looked_at, &mut diagnostics);
            if input.lint {
                lint::specification(file, sources, &mut faults);
            }
            Stated::Specification(drafted.map(Box::new))
        }
        None => {
            progress.begin("reading pages", Some(found.pages.len()));
            let pages = parse_pages(&mut found, &input.dialect, &mut diagnostics);
            let (sources, dialect) = (&found.sources, &input.dialect);
            let stated = read_pages(&pages, sources, dialect, progress, &mut diagnostics);
            if input.lint {
                let pages: Vec<_> = pages.iter().map(|(page, _)| page).collect();
                let edition =
                    lint::Edition { sources, pages: &pages, stated: &stated.operations, dialect };
                lint::pages(&edition, &mut faults);
            }
            Stated::Pages(stated)
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
            let concluded = finish(*drafted, beliefs.memory, beliefs.overrides, &mut diagnostics);
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
    let Concluded { mut api, lock, better } = concluded;
    if input.lint {
        lint::model(&api, &mut faults);
        input.adjust(&mut faults);
    }
    // Where pages have errors, those say why there is nothing.
    if input.keep_going || !diagnostics.has_errors() {
        report_emptiness(&api, is_specification, &mut diagnostics);
        if faulty_pages(&diagnostics, &found).is_empty() && !api.operations.is_empty() {
            remembered.report_gone(&lock, input, &mut diagnostics);
            memory::report_better(&better, input, &mut diagnostics);
        }
        let severity = |code| input.severities.get(&code).copied();
        api = select(api, &input.selection, severity, &mut found.sources, &mut diagnostics);
    }
    diagnostics.sort(&found.sources);
    let is_open = gate_is_open(&diagnostics, &found, input.keep_going);
    let left_out: Vec<FileId> = faulty_pages(&diagnostics, &found).into_iter().collect();
    let pending = || remembered.pending(lock, left_out.is_empty(), input);
    let lock = if is_open { pending() } else { None };
    // However bad it is made to be, it is no reason to leave out a page.
    diagnostics.extend(faults);
    diagnostics.sort(&found.sources);
    Ok(Outcome {
        lock,
        better,
        left_out,
        counts: Counts::of(&api, endpoint_pages),
        api: is_open.then_some(api),
        sources: found.sources,
        diagnostics,
        looked_at: found.looked_at,
    })
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

/// What the docs state, whichever front end read them.
enum Stated {
    Pages(Statements),
    Specification(Option<Box<Drafted>>),
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
