//! Records of earlier runs: where they lie, and when they are used.

use super::args::InputArguments;
use super::crate_action::{CrateAction, Done};
use super::inputs::Outline;
use super::terminal::{Terminal, folder};
use std::env;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use tablature::model::lock::Lock;
use tablature::output::{self, Tree, Written};
use tablature::shell::cache::{self, Run, Standing, file_name};
use tablature::shell::pipeline::Outcome;
use tablature::shell::pipeline::Pending;

/// The variable that says where records lie, or `off`.
const VARIABLE: &str = "TABLATURE_CACHE";

/// The record of what a command line asks for.
pub struct Cache {
    begun: SystemTime,
    request: String,
    outline: Outline,
    file: PathBuf,
}

impl Cache {
    /// Where the record lies, if there is to be one.
    pub fn new<T>(arguments: &InputArguments, action: &CrateAction<'_, T>) -> Option<Self> {
        if arguments.no_cache || !action.is_repeatable {
            return None;
        }
        let begun = SystemTime::now();
        let folder = place()?;
        let outline = Outline::new(arguments)?;
        let output = std::path::absolute(&outline.output).ok()?;
        let request = [
            tool()?,
            format!("{:?}", env::current_dir().ok()?),
            format!("{:?} {:?}", outline.settings, action.policy),
            format!("{arguments:?}"),
        ]
        .join("\n");
        Some(Self { begun, request, outline, file: folder.join(file_name(&output)) })
    }

    /// Shows what the last run found, if this one would come to the same.
    pub fn replay<T>(&self, terminal: &Terminal, action: &CrateAction<'_, T>) -> Option<Done<T>> {
        let mut record = cache::read(&self.file)?;
        let standing = record.examine(&self.request);
        let output = &self.outline.output;
        // What is as it was can have been left so by a run that was killed before it changed anything.
        if standing == Standing::Fails || output::recover(output, None).is_err() {
            return None;
        }
        let again = record.findings().again(|found| terminal.chosen(found));
        let (diagnostics, sources) = again?;
        if standing == Standing::HoldsAnew {
            // Without it, the next run takes longer.
            let _ = cache::write(&record, &self.file);
        }
        terminal.show(&diagnostics, &sources);
        let (api, lock, better, left_out, looked_at) = Default::default();
        let counts = record.counts;
        Some(Done {
            result: (action.unchanged)(record.files),
            lock: Pending {
                path: PathBuf::new(),
                is_first: false,
                lock: Lock::default(),
                changes: Vec::new(),
            },
            outcome: Outcome {
                api,
                lock,
                better,
                sources,
                diagnostics,
                left_out,
                counts,
                looked_at,
            },
            name: record.name,
            folder: folder(output),
        })
    }

    /// Notes what a run came to, for the next one. The crate is up to date now, and so is its lock.
    pub fn keep(
        &self,
        outcome: &Outcome,
        lock: &Pending,
        (name, tree): (&str, &Tree),
        written: &Written,
    ) {
        let record = tablature::shell::cache::Record::of(&Run {
            request: &self.request,
            begun: self.begun,
            settings: &self.outline.settings,
            outcome,
            lock,
            name,
            tree,
            output: &self.outline.output,
            written,
        });
        // Where nothing can be noted, the next run does all the work.
        let Some(record) = record else { return };
        let _ = cache::write(&record, &self.file);
        self.file.parent().into_iter().for_each(cache::remove_old);
    }
}

/// The folder of records: what the variable says, else the user's folder for such things.
fn place() -> Option<PathBuf> {
    match env::var_os(VARIABLE).filter(|value| !value.is_empty()) {
        Some(value) if value == "off" => None,
        Some(value) => Some(PathBuf::from(value)),
        None => Some(dirs::cache_dir()?.join("tablature")),
    }
}

/// What tells this tool from every other build of it.
fn tool() -> Option<String> {
    let file = env::current_exe().ok()?;
    let metadata = Path::new(&file).metadata().ok()?;
    let modified = metadata.modified().ok()?;
    Some(format!("{} {file:?} {} {modified:?}", env!("CARGO_PKG_VERSION"), metadata.len()))
}
