//! Endpoints of which one block names the method and another the path.

use super::{Endpoint, Statement};
use crate::pages::dialect::{Dialect, PartOfEndpoint};
use crate::pages::markdown::Block;
use crate::source::{Span, Spanned};

/// What was said so far that the rest is missing of.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The path that a heading of this level names: it is about all methods below it.
    of_heading: Option<(u8, Spanned<String>)>,
    methods: Vec<Spanned<String>>,
    path: Option<Spanned<String>>,
    /// The number of the first paragraph that says any of it, and all of them.
    begins: Option<usize>,
    spans: Vec<Span>,
    /// Paragraphs of which the rest never came.
    alone: Vec<Span>,
}

impl Parts {
    /// Adds what a block says, and gives the endpoints that are complete with it.
    pub fn add(&mut self, at: usize, block: &Block, dialect: &Dialect) -> Option<Statement> {
        match block {
            Block::Heading(heading) => {
                let of_heading = self.of_heading.take();
                let outer = of_heading.filter(|(level, _)| *level < heading.level);
                self.begin_anew();
                self.of_heading = outer;
                let found = placed(dialect.part_in_heading(&heading.text), heading.text.span);
                if let (_, Some(path)) = found {
                    self.of_heading = Some((heading.level, path));
                    return None;
                }
                self.methods = found.0;
                let path = self.of_heading.as_ref().map(|(_, path)| path.clone())?;
                self.complete(at, at, path, vec![heading.span], dialect)
            }
            Block::Prose(prose) => {
                let (methods, path) = placed(dialect.part_in_prose(&prose.text), prose.span);
                if methods.is_empty() && path.is_none() {
                    return None;
                }
                // What is said a second time begins anew.
                if !methods.is_empty() && !self.methods.is_empty()
                    || path.is_some() && self.path.is_some()
                {
                    self.begin_anew();
                }
                self.methods.extend(methods);
                self.path = self.path.take().or(path);
                self.spans.push(prose.span);
                let begins = *self.begins.get_or_insert(at);
                let of_heading = self.of_heading.as_ref().map(|(_, path)| path);
                let path = self.path.as_ref().or(of_heading)?.clone();
                let spans = self.spans.clone();
                self.complete(begins, at, path, spans, dialect)
            }
            Block::Table(_) | Block::Fence(_) => None,
        }
    }

    /// The paragraphs that nothing completes.
    pub fn left_alone(mut self) -> Vec<Span> {
        self.begin_anew();
        self.alone
    }

    fn begin_anew(&mut self) {
        self.alone.append(&mut self.spans);
        self.methods.clear();
        (self.path, self.begins) = (None, None);
    }

    fn complete(
        &mut self,
        first: usize,
        last: usize,
        path: Spanned<String>,
        spans: Vec<Span>,
        dialect: &Dialect,
    ) -> Option<Statement> {
        let methods = std::mem::take(&mut self.methods);
        let endpoint = |method| Endpoint::new(method, path.clone(), dialect);
        let endpoints: Vec<_> = methods.into_iter().map(endpoint).collect();
        if endpoints.is_empty() {
            return None;
        }
        self.spans.clear();
        self.begin_anew();
        Some(Statement { blocks: (first, last), spans, endpoints, is_list: false })
    }
}

/// What was found in a text that stands there.
fn placed(part: PartOfEndpoint, span: Span) -> (Vec<Spanned<String>>, Option<Spanned<String>>) {
    let place = |(word, range)| Spanned::new(word, span.part(range));
    (part.methods.into_iter().map(place).collect(), part.path.map(place))
}
