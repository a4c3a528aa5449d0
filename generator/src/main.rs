//! The `tablature` command.

mod cli;

use mimalloc::MiMalloc;
use std::process::ExitCode;

// Most of a run's work is small pieces of text, of which this takes a quarter off; see
// docs/performance.md.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    cli::run()
}
