//! Paragraphs that stand for another file are replaced by what that file holds.

use super::page::find_endpoint;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::dialect::Dialect;
use crate::markdown::{Block, Page, parse};
use crate::source::{FileId, SourceFile, Sources, read_include};
use std::collections::{BTreeSet, HashMap};

/// Replaces every paragraph that the dialect takes for an include by the blocks of the included
/// file, and gives the files that were included, which are no pages of their own.
///
/// Only pages that describe an endpoint are looked at. An include that cannot be read is a finding, and nothing stands in its place. Included files
/// are not searched for further includes.
pub fn expand_includes<'a>(
    pages: impl IntoIterator<Item = &'a mut Page>,
    sources: &mut Sources,
    dialect: &Dialect,
    diagnostics: &mut Diagnostics,
) -> BTreeSet<FileId> {
    let mut by_path: HashMap<String, FileId> =
        sources.iter().map(|(id, file)| (file.path.clone(), id)).collect();
    let mut included = BTreeSet::new();
    for page in pages {
        if find_endpoint(page, dialect).is_none() {
            continue;
        }
        let blocks = std::mem::take(&mut page.blocks);
        for block in blocks {
            let target = match &block {
                Block::Prose(prose) => {
                    dialect.include(&prose.text).map(|target| (target, prose.span))
                }
                _ => None,
            };
            let Some((target, span)) = target else {
                page.blocks.push(block);
                continue;
            };
            match read_include(sources.file(page.file), target) {
                Ok(file) => {
                    let id = known_or_new(file, sources, &mut by_path);
                    included.insert(id);
                    page.blocks.extend(parse(id, sources.file(id), diagnostics).blocks);
                }
                Err(error) => {
                    let finding =
                        Diagnostic::new(Code::SampleIncludeMissing, span, error.to_string());
                    diagnostics.push(finding.help("the page is read as if nothing stood here"));
                }
            }
        }
    }
    included
}

fn known_or_new(
    file: SourceFile,
    sources: &mut Sources,
    by_path: &mut HashMap<String, FileId>,
) -> FileId {
    *by_path.entry(file.path.clone()).or_insert_with_key(|_| sources.add(file))
}
