//! Generation, from pages to a crate on disk, beside the least that each part of it can take.
//!
//! ```sh
//! TABLATURE_DOCS=EDITION cargo bench -p tablature-tests --features bench --bench generation -- [DIVAN'S OPTIONS]
//! ```
//!
//! `TABLATURE_DOCS` is a folder with pages, seen from the workspace: `docs-input` unless it is set.
//! Everything is measured in this process, wall time, with the allocator of the command, for an
//! eighth, a quarter, a half and all of the pages, with how many of them that is in a second:
//!
//! | | |
//! |---|---|
//! | `cold::generate` | pages to a crate in a new folder |
//! | `cold::floor_read` | finding and reading the pages, and nothing else |
//! | `cold::floor_read_and_parse` | the same, and pulldown-cmark over them |
//! | `cold::floor_write` | writing the crate's files, when they are there |
//! | `warm::generate` | the same into a folder in which it is already: nothing is written |
//! | `warm::from_record` | the same, told by the record of the run before that nothing has changed |
//! | `warm::floor_ask` | asking the system for size and times of all pages and the crate's files |
//!
//! Pages are copied and crates are written below `TMPDIR`, if that is set, else `/dev/shm`, if there
//! is such a folder, else the system's folder for temporary files; it says where. All of it stays until
//! the end: ext4 makes new files slowly just after many were removed.

#[path = "generation/part.rs"]
mod part;

use divan::Bencher;
use mimalloc::MiMalloc;
use part::{Generated, Part, SHARES, Share, docs, pages};
use pulldown_cmark::{Options, Parser};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, io};
use tablature::diagnostics::Severity;
use tablature::shell::cache::{self, Standing};

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The folder for everything that is written.
static PLACE: OnceLock<PathBuf> = OnceLock::new();

fn main() -> io::Result<()> {
    let shared_memory = Path::new("/dev/shm");
    let is_chosen = env::var_os("TMPDIR").is_some() || !shared_memory.is_dir();
    let below = if is_chosen { env::temp_dir() } else { shared_memory.to_owned() };
    let place = tempfile::Builder::new().prefix("generation-").tempdir_in(below)?;
    println!("docs: {}, {} pages", docs().display(), pages(&docs()).len());
    println!("written to: {}", PLACE.get_or_init(|| place.path().to_owned()).display());
    divan::main();
    place.close()
}

#[divan::bench_group(sample_count = 5, sample_size = 1)]
mod cold {
    use super::*;

    #[divan::bench(args = SHARES)]
    fn generate(bencher: Bencher<'_, '_>, share: Share) {
        let part = Part::of(share);
        let bencher = bencher.counter(part.count()).with_inputs(new_path);
        bencher.bench_values(|output| drop(part.generate(&output)));
    }

    #[divan::bench(args = SHARES)]
    fn floor_read(bencher: Bencher<'_, '_>, share: Share) {
        let part = Part::of(share);
        let size = |page: PathBuf| fs::read_to_string(page).unwrap().len();
        let read = || pages(&part.folder).into_par_iter().map(size).sum::<usize>();
        bencher.counter(part.count()).bench(read);
    }

    #[divan::bench(args = SHARES)]
    fn floor_read_and_parse(bencher: Bencher<'_, '_>, share: Share) {
        let part = Part::of(share);
        let events = |page: PathBuf| {
            let text = fs::read_to_string(page).unwrap();
            Parser::new_ext(&text, Options::ENABLE_TABLES).into_offset_iter().count()
        };
        let parse = || pages(&part.folder).into_par_iter().map(events).sum::<usize>();
        bencher.counter(part.count()).bench(parse);
    }

    #[divan::bench(args = SHARES)]
    fn floor_write(bencher: Bencher<'_, '_>, share: Share) {
        let part = Part::of(share);
        let Generated { tree, .. } = part.generate(&new_path());
        let folders: BTreeSet<_> =
            tree.files.keys().filter_map(|path| Path::new(path).parent()).collect();
        let write = |output: PathBuf| {
            folders.iter().try_for_each(|folder| fs::create_dir_all(output.join(folder)))?;
            tree.files.par_iter().try_for_each(|(path, text)| fs::write(output.join(path), text))
        };
        let bencher = bencher.counter(part.count()).with_inputs(new_path);
        bencher.bench_values(|output| write(output).unwrap());
    }
}

#[divan::bench_group(sample_count = 5, sample_size = 1)]
mod warm {
    use super::*;

    #[divan::bench(args = SHARES)]
    fn generate(bencher: Bencher<'_, '_>, share: Share) {
        let (part, output) = (Part::of(share), new_path());
        part.generate(&output);
        bencher.counter(part.count()).bench(|| {
            assert_eq!(part.generate(&output).written.written, [""; 0]);
        });
    }

    #[divan::bench(args = SHARES)]
    fn from_record(bencher: Bencher<'_, '_>, share: Share) {
        let (part, file) = (Part::of(share), new_path());
        let request = "what the command line asks for";
        part.record(request, &file);
        bencher.counter(part.count()).bench(|| {
            let mut record = cache::read(&file).unwrap();
            assert_eq!(record.examine(request), Standing::Holds);
            record.findings().again(|all| {
                all.iter().filter(|found| found.severity >= Severity::Warning).collect()
            })
        });
    }

    #[divan::bench(args = SHARES)]
    fn floor_ask(bencher: Bencher<'_, '_>, share: Share) {
        let (part, output) = (Part::of(share), new_path());
        let Generated { tree, .. } = part.generate(&output);
        let mut files = pages(&part.folder);
        files.extend(tree.files.keys().map(|path| output.join(path)));
        let size = |file| fs::metadata(file).unwrap().len();
        bencher.counter(part.count()).bench(|| files.par_iter().map(size).sum::<u64>());
    }
}

/// A path at which there is nothing yet.
fn new_path() -> PathBuf {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    PLACE.wait().join(COUNT.fetch_add(1, Ordering::Relaxed).to_string())
}
