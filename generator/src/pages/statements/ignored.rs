//! Parts of a page that a dialect knows to be about something else than the endpoint.

use crate::pages::dialect::{Dialect, Role};
use crate::pages::markdown::Block;

/// What a headline has that is a paragraph: a rank below that of all headings.
const LINE: u8 = u8::MAX;

/// Blocks of a page, each with its number, without code that the dialect ignores, and without what
/// stands below a heading that it ignores, up to the next one of the same level or above.
pub(crate) fn kept<'p>(
    blocks: &'p [Block],
    dialect: &'p Dialect,
) -> impl Iterator<Item = (usize, &'p Block)> + use<'p> {
    let mut ignored: Option<u8> = None;
    blocks.iter().enumerate().filter(move |(_, block)| {
        if dialect.ignores_sections() {
            let headline = match block {
                Block::Heading(heading) => {
                    Some((heading.level, dialect.section(&heading.text, None)))
                }
                Block::Prose(prose) => {
                    dialect.line(&prose.text, None).map(|line| (LINE, Some(line)))
                }
                Block::Table(_) | Block::Fence(_) => None,
            };
            if let Some((level, section)) = headline
                && ignored.is_none_or(|outer| level <= outer)
            {
                let is_ignored = section.is_some_and(|section| section.role == Role::Ignored);
                ignored = is_ignored.then_some(level);
            }
        }
        let is_ignored = matches!(block, Block::Fence(fence) if dialect.ignores(fence));
        ignored.is_none() && !is_ignored
    })
}
