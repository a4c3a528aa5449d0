//! `tablature coverage`.

use super::End;
use super::args::CoverageArguments;
use super::inputs::Docs;
use super::progress::Bar;
use super::terminal::Terminal;
use serde_json::json;
use tablature::Error;
use tablature::pages::survey::{Coverage, Gap, GapKind, Share};
use tablature::shell::pipeline;
use tablature::source::Sources;

/// How many things of a kind are shown unless all are asked for.
const SHOWN: usize = 8;

/// Reads the docs and says how much of them is understood.
///
/// # Errors
///
/// When the arguments or the docs cannot be used.
pub fn run(arguments: &CoverageArguments, terminal: &Terminal) -> Result<End, Error> {
    let Docs { input, .. } = Docs::new(&arguments.docs, terminal)?;
    if pipeline::is_specification(&input.docs) {
        terminal.say("a specification is read without a dialect: there is nothing to cover");
        return Ok(End::Done);
    }
    let bar = Bar::new(terminal);
    let read = pipeline::read(&input.docs, &input.dialect, &bar)?;
    let coverage = read.coverage(&input.dialect);
    bar.finish();
    if read.pages.is_empty() {
        terminal.show(&read.diagnostics, &read.sources);
        return Ok(End::Findings);
    }
    let text = match arguments.json {
        true => json(&coverage, &read.sources),
        false => page(&coverage, &read.sources, terminal.shows_all()),
    };
    terminal.data(&text);
    Ok(if coverage.operations == 0 { End::Findings } else { End::Done })
}

fn json(coverage: &Coverage, sources: &Sources) -> String {
    let mut told = serde_json::to_value(coverage).unwrap_or_default();
    for (told, gap) in told["gaps"].as_array_mut().into_iter().flatten().zip(&coverage.gaps) {
        told["place"] = json!(sources.locate(gap.place));
    }
    format!("{told:#}\n")
}

fn page(coverage: &Coverage, sources: &Sources, shows_all: bool) -> String {
    let mut text = String::new();
    let mut line = |line: &str| {
        text.push_str(line);
        text.push('\n');
    };
    line("understood:");
    for (what, share) in [
        ("pages", coverage.pages),
        ("what looks like an endpoint", coverage.endpoints),
        ("rows of tables", coverage.rows),
        ("code blocks", coverage.code),
    ] {
        let Share { understood, all } = share;
        line(&format!("  {:>4}  {what}: {understood} of {all}", percent(share)));
    }
    for kind in GapKind::ALL {
        let gaps: Vec<&Gap> = coverage.gaps.iter().filter(|gap| gap.kind == kind).collect();
        if gaps.is_empty() {
            continue;
        }
        line("");
        line(&format!("not understood: {}", kind.title()));
        let shown = if shows_all { gaps.len() } else { SHOWN };
        for gap in gaps.iter().take(shown) {
            line(&format!("  {:>5}  {}   ({})", gap.count, gap.what, sources.locate(gap.place)));
        }
        if gaps.len() > shown {
            line(&format!("         … {} more (shown with -v)", gaps.len() - shown));
        }
    }
    line("");
    line(&match coverage.gaps.first() {
        Some(gap) => format!("next: {}", gap.advice),
        None if coverage.operations == 0 => {
            "next: nothing looks like an endpoint here; see that these are the right pages"
                .to_owned()
        }
        None => "next: all is understood; `tablature generate` writes the crate".to_owned(),
    });
    text
}

fn percent(share: Share) -> String {
    match share.all {
        0 => "–".to_owned(),
        _ => format!("{}%", share.percent()),
    }
}
