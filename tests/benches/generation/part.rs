//! A part of the docs, and runs over it.

use super::{PLACE, new_path};
use divan::counter::ItemsCount;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{Duration, SystemTime};
use std::{env, fmt, fs, thread};
use tablature::output::{self, Tree, Written};
use tablature::pages::dialect::Dialect;
use tablature::rust::{CrateOptions, emit_crate};
use tablature::shell::cache::{self, Record, Run, Standing};
use tablature::shell::pipeline::Pending;
use tablature::shell::pipeline::{self, Input, Outcome};
use tablature_tests::workspace;
use walkdir::WalkDir;

/// Every how many-th page there is of all.
#[derive(Clone, Copy)]
pub struct Share(usize);

/// The shares that are measured.
pub const SHARES: [Share; 4] = [Share(8), Share(4), Share(2), Share(1)];

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "1/{}", self.0)
    }
}

/// A folder with a share of the pages.
pub struct Part {
    pub folder: PathBuf,
    pages: usize,
}

/// What a run came to.
pub struct Generated {
    outcome: Outcome,
    lock: Pending,
    pub tree: Tree,
    pub written: Written,
}

impl Part {
    /// The share, copied when it is asked for first, with what its pages include and the table of
    /// contents.
    pub fn of(share: Share) -> Self {
        let (docs, folder) = (docs(), PLACE.wait().join(format!("docs-{}", share.0)));
        if !folder.exists() {
            let chosen = pages(&docs).into_iter().skip(share.0 - 1).step_by(share.0);
            let files = chosen.flat_map(with_includes).chain([docs.join("toc.yml")]);
            for file in files.filter(|file| file.exists()) {
                let copy = folder.join(file.strip_prefix(&docs).unwrap());
                fs::create_dir_all(copy.parent().unwrap()).unwrap();
                fs::copy(file, copy).unwrap();
            }
        }
        Self { pages: pages(&folder).len(), folder }
    }

    /// How many pages it has.
    pub fn count(&self) -> ItemsCount {
        ItemsCount::new(self.pages)
    }

    /// All that `tablature generate --no-cache` does; the lock lies beside the crate.
    pub fn generate(&self, output: &Path) -> Generated {
        let (docs, lock) = (vec![self.folder.clone()], Some(output.with_extension("lock")));
        let input = Input { docs, lock, ..Input::default() };
        let mut outcome = pipeline::run(&input, &()).unwrap();
        let lock = outcome.lock.take().expect("the docs have errors");
        let options = CrateOptions::named("measured");
        let tree = emit_crate(outcome.api.as_ref().unwrap(), &options);
        let written = output::write(&tree, output).unwrap();
        lock.write().unwrap();
        Generated { outcome, lock, tree, written }
    }

    /// Writes the record of a run to `file`.
    pub fn record(&self, request: &str, file: &Path) {
        // Of files that changed just now no record trusts the times.
        let settle = || thread::sleep(Duration::from_millis(50));
        settle();
        let (begun, output) = (SystemTime::now(), new_path());
        let Generated { outcome, lock, tree, written } = &self.generate(&output);
        let (settings, output, name) = (&[], &output, "measured");
        let run = Run { request, begun, settings, outcome, lock, name, tree, output, written };
        let mut record = Record::of(&run).expect("the docs lack a file");
        settle();
        assert_ne!(record.examine(request), Standing::Fails);
        cache::write(&record, file).unwrap();
    }
}

/// The folder with all docs.
pub fn docs() -> PathBuf {
    workspace().join(env::var_os("TABLATURE_DOCS").unwrap_or_else(|| "docs-input".into()))
}

/// The pages below a folder, in order.
pub fn pages(folder: &Path) -> Vec<PathBuf> {
    let files = WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    let is_page = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "md");
    files.map(walkdir::DirEntry::into_path).filter(is_page).collect()
}

/// A page, and the files that it includes.
fn with_includes(page: PathBuf) -> Vec<PathBuf> {
    static DIALECT: LazyLock<Dialect> = LazyLock::new(Dialect::default);
    let text = fs::read_to_string(&page).unwrap();
    let targets = text.lines().filter_map(|line| DIALECT.include(line));
    let included = targets.map(|target| page.with_file_name("").join(target)).collect();
    [vec![page], included].concat()
}
