//! Paragraphs that stand for another file are replaced by what that file holds.

use super::endpoint::has_endpoint;
use crate::diagnostics::in_full;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::pages::dialect::Dialect;
use crate::pages::markdown::{Block, Page, parse};
use crate::source::{FileId, SourceFile, Sources, read_include};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Replaces every paragraph that the dialect takes for an include by the blocks of the included
/// file, and gives the included files that are no pages of their own.
///
/// Only pages that describe an endpoint are looked at. An include that cannot be read is a finding, and nothing stands in its place. Included files
/// are not searched for further includes.
pub fn expand_includes<'a>(
    pages: impl IntoIterator<Item = &'a mut Page>,
    sources: &mut Sources,
    dialect: &Dialect,
    diagnostics: &mut Diagnostics,
) -> BTreeSet<FileId> {
    let by_path = sources.iter().map(|(id, file)| (file.path.clone(), id)).collect();
    let mut included = Included { by_path, read: BTreeMap::new() };
    for page in pages {
        if !has_endpoint(&page.blocks, dialect) {
            continue;
        }
        for block in std::mem::take(&mut page.blocks) {
            let include = match &block {
                Block::Prose(prose) => dialect.include(&prose.text).zip(Some(prose.span)),
                _ => None,
            };
            let Some((target, span)) = include else {
                page.blocks.push(block);
                continue;
            };
            match read_include(sources.file(page.file), target) {
                Ok(file) => page.blocks.extend_from_slice(included.blocks(
                    file,
                    sources,
                    dialect,
                    diagnostics,
                )),
                Err(error) => {
                    let finding =
                        Diagnostic::new(Code::SampleIncludeMissing, span, in_full(&error));
                    diagnostics.push(finding.help("the page is read as if nothing stood here"));
                }
            }
        }
    }
    let is_part = |page: &Page| !has_endpoint(&page.blocks, dialect);
    included.read.into_iter().filter(|(_, page)| is_part(page)).map(|(id, _)| id).collect()
}

/// The files that were included so far.
struct Included {
    /// All files that were read, included or not.
    by_path: HashMap<String, FileId>,
    read: BTreeMap<FileId, Page>,
}

impl Included {
    /// What a file holds; it is parsed once.
    fn blocks(
        &mut self,
        file: SourceFile,
        sources: &mut Sources,
        dialect: &Dialect,
        diagnostics: &mut Diagnostics,
    ) -> &[Block] {
        let path = file.path.clone();
        let id = *self.by_path.entry(path).or_insert_with(|| sources.add(file));
        let page = self.read.entry(id);
        &page.or_insert_with(|| parse(id, sources.file(id), dialect.dressing(), diagnostics)).blocks
    }
}
