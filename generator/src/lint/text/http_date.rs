//! Dates in headers of samples that are none.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::pages::markdown::{Block, Page};
use crate::source::Sources;
use regex::Regex;
use std::sync::LazyLock;

static DATED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?mi)^(Date|Expires|Last-Modified|If-Modified-Since|If-Unmodified-Since):[ \t]*(\S.*?)[ \t]*\r?$").expect("a pattern")
});

/// As RFC 9110 wants it: `Sun, 06 Nov 1994 08:49:37 GMT`.
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$").expect("a pattern")
});

pub fn check(page: &Page, _: &Sources, diagnostics: &mut Diagnostics) {
    for block in &page.blocks {
        let Block::Fence(fence) = block else { continue };
        for found in DATED.captures_iter(&fence.body) {
            let (name, value) = (&found[1], found.get(2).map(|value| value.range()));
            let Some(range) = value.filter(|range| !DATE.is_match(&fence.body[range.clone()]))
            else {
                continue;
            };
            let message =
                format!("`{}` is no date that `{name}` can have", &fence.body[range.clone()]);
            let finding = Diagnostic::new(Code::BadHttpDate, fence.body.span.part(range), message);
            diagnostics
                .push(finding.help("HTTP writes dates like `Sun, 06 Nov 1994 08:49:37 GMT`"));
        }
    }
}
