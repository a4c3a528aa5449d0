//! A progress bar, for runs that take their time.

use super::terminal::Terminal;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::thread;
use std::time::Duration;
use tablature::shell::pipeline::Progress;

/// How long a run may take before there is something to see.
const PATIENCE: Duration = Duration::from_millis(400);

/// How often the bar is drawn while nothing happens.
const TICK: Duration = Duration::from_millis(100);

/// Shows the phase and how far it is; only on a terminal, and only once [`PATIENCE`] is over.
pub struct Bar {
    bar: ProgressBar,
}

impl Bar {
    /// A bar that is not visible yet.
    pub fn new(terminal: &Terminal) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if terminal.shows_progress() {
            let later = bar.clone();
            thread::spawn(move || {
                thread::sleep(PATIENCE);
                if !later.is_finished() {
                    later.set_draw_target(ProgressDrawTarget::stderr());
                    later.enable_steady_tick(TICK);
                }
            });
        }
        Self { bar }
    }

    /// Takes the bar away, so that messages have the terminal for themselves.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

impl Drop for Bar {
    /// A run that fails leaves no bar behind.
    fn drop(&mut self) {
        self.finish();
    }
}

impl Progress for Bar {
    fn begin(&self, phase: &'static str, steps: Option<usize>) {
        self.bar.set_position(0);
        let template = match steps {
            Some(steps) => {
                self.bar.set_length(steps as u64);
                "{msg} {bar:30} {pos}/{len}"
            }
            None => "{msg} {spinner}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style);
        }
        self.bar.set_message(phase);
    }

    fn step(&self) {
        self.bar.inc(1);
    }
}
