//! What is known before the docs are looked at: the lock, and other editions.

use super::Pending;
use super::{Input, Progress, conclude, parse_pages, read_pages};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use crate::model::lock::{self, Change, Lock, Policy, Renames};
use crate::pages::infer::Beliefs;
use crate::source::{Discovery, ReadError, SourceFile, Sources, read_text};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What is known before the docs are looked at.
pub(super) struct Remembered {
    /// The lock as it lies there, with what is to be called otherwise; `None` if it does not.
    lock: Option<Lock>,
    /// What in it is called otherwise.
    renamed: Vec<Change>,
    /// What inference may take from it.
    pub memory: Lock,
    /// What the other editions come to, in the order in which they count.
    pub evidence: Vec<Lock>,
}

impl Remembered {
    /// Reads the lock and all evidence. The files join those that were `found`.
    pub fn read(
        input: &Input,
        found: &mut Discovery,
        progress: &dyn Progress,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut lock = match &input.lock {
            Some(path) => {
                found.looked_at.push(path.clone());
                read_lock(path, &mut found.sources, diagnostics)
            }
            None => None,
        };
        let mut renamed = Vec::new();
        if let Some(lock) = &mut lock {
            lock.rename(&input.renames);
            renamed.extend(lock::renames(&input.renames));
            if input.drop_former {
                renamed.extend(lock::forgotten(&std::mem::take(&mut lock.former)));
            }
        }
        let memory = match input.policy {
            Policy::Keep => lock.as_ref().map(Lock::recalled).unwrap_or_default(),
            Policy::Renew => Lock::default(),
        };
        let evidence = input.evidence.iter();
        let evidence = evidence
            .map(|edition| read_evidence(edition, input, found, progress, diagnostics))
            .collect();
        found.looked_at.sort();
        found.looked_at.dedup();
        Self { lock, renamed, memory, evidence }
    }

    /// Reports the operations that the lock has and the docs do not, unless all is concluded anew.
    /// `now` is what was concluded.
    pub fn report_gone(&self, now: &Lock, input: &Input, diagnostics: &mut Diagnostics) {
        let Some(lock) = self.lock.as_ref().filter(|_| input.policy == Policy::Keep) else {
            return;
        };
        let mut noted = Diagnostics::default();
        for (name, operation) in &lock.operations {
            let Some(span) = operation.span.filter(|_| !now.operations.contains_key(name)) else {
                continue;
            };
            let message = format!("no page describes `{name}` any more");
            let finding = Diagnostic::new(Code::OperationGone, span, message);
            noted.push(finding.help("what calls its function must change"));
        }
        input.adjust(&mut noted);
        diagnostics.extend(noted);
    }

    /// The lock that has to be there once `new` is what was concluded. What only pages with errors
    /// can have is not gone if these are left out.
    pub fn pending(&self, mut new: Lock, is_complete: bool, input: &Input) -> Option<Pending> {
        let path = input.lock.clone()?;
        let nothing = Lock::default();
        let old = self.lock.as_ref().unwrap_or(&nothing);
        if !is_complete && input.policy == Policy::Keep {
            new.absorb(Lock { gone: lock::Gone::default(), ..old.clone() });
        }
        let (lock, further) = lock::update(old, &new, input.policy);
        let changes = self.renamed.iter().cloned().chain(further).collect();
        Some(Pending { path, is_first: self.lock.is_none(), lock, changes })
    }
}

/// Reports how many names could be better.
pub(super) fn report_better(better: &Renames, input: &Input, diagnostics: &mut Diagnostics) {
    let mut pairs = better.pairs();
    let (Some((old, new)), others) = (pairs.next(), pairs.count()) else { return };
    let message = match others {
        0 => format!("`{old}` keeps its name, and the docs call it `{new}` now"),
        1 => {
            format!("`{old}` and one other keep their names, and the docs have others for them now")
        }
        more => format!(
            "`{old}` and {more} others keep their names, and the docs have others for them now"
        ),
    };
    let mut noted = Diagnostics::default();
    let finding = Diagnostic::general(Code::BetterName, message);
    noted.push(finding.help(
        "`tablature rename --stated` takes the docs' names, and leaves the old ones behind as deprecated",
    ));
    input.adjust(&mut noted);
    diagnostics.extend(noted);
}

fn read_lock(path: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<Lock> {
    let shown = path.display().to_string().replace('\\', "/");
    match read_text(path) {
        Ok(text) => {
            let file = SourceFile::new(shown.as_str(), lock::FILE_NAME, &text);
            let id = sources.add(file.on_disk(path.to_owned(), None));
            Some(lock::read(id, sources.file(id), diagnostics))
        }
        Err(ReadError::Io(error)) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => {
            let message = format!("cannot read `{shown}`: {error}");
            diagnostics.push(Diagnostic::general(Code::BadLock, message));
            None
        }
    }
}

/// What an edition of the docs comes to by itself, without the pages that have errors. Whatever is
/// wrong with it is no more than worth knowing, unless it has no pages at all.
fn read_evidence(
    edition: &PathBuf,
    input: &Input,
    found: &mut Discovery,
    progress: &dyn Progress,
    diagnostics: &mut Diagnostics,
) -> Lock {
    let mut noted = Diagnostics::default();
    let sources = std::mem::take(&mut found.sources);
    let mut other = input.discover(std::slice::from_ref(edition), sources, &mut noted);
    progress.begin("reading evidence", Some(other.pages.len()));
    let pages = parse_pages(&mut other, &input.dialect, &mut noted);
    let stated = read_pages(&pages, &other.sources, &input.dialect, progress, &mut noted);
    input.adjust(&mut noted);
    let (memory, overrides) = Default::default();
    let beliefs =
        Beliefs { dialect: &input.dialect, memory: &memory, evidence: &[], overrides: &overrides };
    let concluded = conclude(stated, &other, input, beliefs, true, &mut noted);
    noted.soften(Severity::Note);
    diagnostics.extend(noted);
    if concluded.api.operations.is_empty() {
        let message = format!("no page in `{}` gives evidence", edition.display());
        let mut finding = Diagnostic::general(Code::NoPages, message);
        finding.severity = Severity::Warning;
        diagnostics.push(finding.help("see that the folder and the dialect are the right ones"));
    }
    found.sources = other.sources;
    found.looked_at.extend(other.looked_at);
    let mut lock = concluded.lock;
    // Functions are called as these docs have it, and take what these docs say in their order,
    // whatever other editions called them.
    for operation in lock.operations.values_mut() {
        operation.id.clear();
        operation.call = None;
        operation.statuses = None;
        operation.exchange = None;
    }
    lock.enums.clear();
    lock
}
