//! A report as Markdown, for pull requests and changelogs.

use super::super::report::Report;
use super::super::surface::Step;
use super::fold::{self, Fold};
use super::{SHOWN, summary, verdict};
use crate::diff::rule::Severity;

/// How many lines of each kind there are at most; what is longer is cut by those who show it.
const TOLD: usize = 100;

/// The report as Markdown.
pub fn markdown(report: &Report, all: bool) -> String {
    let most = if all { usize::MAX } else { TOLD };
    let mut text = format!("# {} → {}\n\n", escaped(&report.old), escaped(&report.new));
    text.push_str(&format!("{}.\n", capital(&summary(report))));
    if report.surface.is_some() {
        text.push_str(&format!("\nVersion of the crate: **{}**.\n", verdict(report)));
    }
    for note in &report.unknown {
        text.push_str(&format!("\n> {}.\n", escaped(&capital(note))));
    }
    for severity in SHOWN {
        let folds = fold::folds(report, severity, !all);
        if !folds.is_empty() {
            text.push_str(&format!("\n## {}\n\n", title(severity)));
            folds.iter().take(most).for_each(|fold| text.push_str(&line(fold)));
            left_out(&mut text, folds.len(), most);
        }
    }
    items(&mut text, report, all, most);
    text
}

/// The report as an entry of a changelog, where headings of the third level stand below the version, and
/// nobody has the files of both sides.
pub fn changelog(report: &Report) -> String {
    let mut text = format!("{}.\n", capital(&summary(report)));
    for note in &report.unknown {
        text.push_str(&format!("\n> {}.\n", escaped(&capital(note))));
    }
    for severity in SHOWN {
        let folds = fold::folds(report, severity, true);
        if !folds.is_empty() {
            text.push_str(&format!("\n### {}\n\n", title(severity)));
            folds.iter().take(TOLD).for_each(|fold| text.push_str(&told(fold, "")));
            left_out(&mut text, folds.len(), TOLD);
        }
    }
    let mut of_crate = String::new();
    items(&mut of_crate, report, false, TOLD);
    text + &of_crate.replace("\n## ", "\n### ")
}

fn title(severity: Severity) -> String {
    capital(severity.name())
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn line(fold: &Fold<'_>) -> String {
    let change = fold.first();
    let place = match (&change.old, &change.new) {
        (Some(old), Some(new)) => format!(" — `{old}` → `{new}`"),
        (Some(one), None) | (None, Some(one)) => format!(" — `{one}`"),
        (None, None) => String::new(),
    };
    told(fold, &format!(" ({}){place}", change.rule))
}

/// What has changed, and what is to be said besides.
fn told(fold: &Fold<'_>, besides: &str) -> String {
    let subject = match fold.is_of_one() {
        true => format!("`{}`", fold.first().of.name()),
        false => escaped(&fold.subject()),
    };
    format!("- {subject}: {}{besides}\n", fold.sentence())
}

fn items(text: &mut String, report: &Report, all: bool, most: usize) {
    let Some((_, changes)) = &report.surface else { return };
    for step in [Step::Major, Step::Minor] {
        let of_step: Vec<_> =
            changes.iter().filter(|change| change.step == step).cloned().collect();
        if of_step.is_empty() {
            continue;
        }
        text.push_str(&format!("\n## Crate: {}\n\n", step.name()));
        let folds = fold::items(&of_step, !all);
        for one in folds.iter().take(most) {
            let names: Vec<String> =
                one.iter().map(|change| format!("`{}`", change.path)).collect();
            let names = fold::some(names.iter().map(String::as_str));
            let only = one[0]
                .only
                .map(|only| format!("; breaks only {}", only.about()))
                .unwrap_or_default();
            text.push_str(&format!("- {names}: {}{only}\n", one[0].says));
        }
        left_out(text, folds.len(), most);
    }
}

fn left_out(text: &mut String, all: usize, most: usize) {
    if all > most {
        text.push_str(&format!("- … {} more\n", all - most));
    }
}

/// Text without signs that Markdown would take for its own.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '*' | '_' | '<' | '[' | ']' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
