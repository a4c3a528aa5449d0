//! From statements to types: evidence in, one decision out, with its reason.
//!
//! 1. Of several pages for one endpoint, one counts (`duplicates`).
//! 2. Names that pages give to carriers are collected and checked (`claims`).
//!    Other editions are read in these names (`translate`).
//! 3. Tables become carriers (`declare`), kept in a `book` that finds them by name and by shape.
//! 4. Samples show what properties hold, carriers that no table describes, and whole bodies and
//!    answers (`survey`, `observe`, `seen`, `roots`).
//!    What several places share and nothing names is called after where it mostly stands (`shared`).
//! 5. Everything known of a property is weighed (`decide`: the only place where a type is chosen),
//!    and what is still open is filled from the same property in other places (`elsewhere`).
//! 6. Pages become operations (`contents`, `parameters`, `operations`, and `whole`, which tells why).
//!    Items of lists that a sample has as null, or had, may be null (`nulls`), and what
//!    tables require is required of requests (`presence`). The model is complete.
//! 7. What the configuration says otherwise is changed ([`overrides`]), what nothing reaches is
//!    dropped (`prune`), and arguments take the places that they had (`arguments`).
//! 8. Samples become payloads, held against their types (`payloads`, `conform`).

mod arguments;
mod book;
mod called;
mod claims;
mod clues;
pub(crate) mod conform;
mod contents;
mod decide;
mod decision;
mod declare;
mod duplicates;
mod elsewhere;
mod enums;
mod memory;
mod nulls;
mod observe;
mod operations;
mod parameters;
mod patch;
mod payloads;
mod places;
mod presence;
mod prune;
mod roots;
mod secrets;
mod seen;
mod shared;
mod survey;
mod translate;
mod typed;
mod types;
mod undescribed;
mod whole;
mod words;

use crate::api::{Api, Carrier, ClientHeader, ClientOptions, Paging, Property};
use crate::diagnostics::Diagnostics;
use crate::dialect::Dialect;
use crate::docs::{DescribedCarrier, EndpointPage};
use crate::lock::Lock;
use crate::overrides::{self, Overrides};
use crate::source::Sources;
use book::Book;
use claims::Claims;
use decision::Decision;
use elsewhere::Elsewhere;
use enums::Enums;
use indexmap::IndexMap;
use roots::Roots;
use std::collections::HashSet;
use undescribed::Undescribed;
use whole::Whole;

/// All that pages state.
#[derive(Clone, Debug, Default)]
pub struct Statements {
    /// The operations, in their order.
    pub operations: Vec<Listed>,
    /// The carriers that are described apart from operations.
    pub carriers: Vec<DescribedCarrier>,
}

impl Statements {
    /// How many pages describe operations.
    pub fn pages(&self) -> usize {
        let files = self.operations.iter().map(|listed| listed.page.file);
        files.collect::<HashSet<_>>().len()
    }
}

/// A page, and whether a table of contents lists it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The page.
    pub page: EndpointPage,
    /// Whether a table of contents lists it.
    pub listed: bool,
}

/// What is known besides the pages.
#[derive(Clone, Copy, Debug)]
pub struct Beliefs<'a> {
    /// What the docs look like, and the habits of their vendor.
    pub dialect: &'a Dialect,
    /// What was concluded before.
    pub memory: &'a Lock,
    /// What other editions come to by themselves; the first count more.
    pub evidence: &'a [Lock],
    /// What the configuration says otherwise.
    pub overrides: &'a Overrides,
}

/// What is concluded.
#[derive(Clone, Debug)]
pub struct Concluded {
    /// The model.
    pub api: Api,
    /// What there is to remember of it: what the docs say, whatever is overridden, and what functions
    /// take once it is.
    pub lock: Lock,
}

/// Concludes the model from what the pages state. The order of the operations is that of the model.
pub fn infer(
    stated: Statements,
    beliefs: Beliefs<'_>,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Concluded {
    let Statements { operations, carriers } = stated;
    let mut pages = duplicates::choose(operations, diagnostics);
    memory::keep_ids(&mut pages, beliefs.memory, beliefs.dialect);
    let mut api = model(&pages, &carriers, beliefs, sources, diagnostics);
    // What is overridden is not remembered: it would outlive the override.
    let stated = (!beliefs.overrides.given.is_empty()).then(|| {
        let mut stated = api.clone();
        prune::forget_unused(&mut stated);
        Lock::of_docs(&stated)
    });
    let kept = overrides::apply(&mut api, beliefs.overrides, diagnostics);
    prune::forget_unused(&mut api);
    arguments::keep_places(&mut api, beliefs.memory);
    let mut lock = stated.unwrap_or_else(|| Lock::of_docs(&api));
    // What functions take is remembered as callers see it.
    lock.note_calls(&api);
    let kept = pages.iter().zip(kept).filter_map(|(page, is_kept)| is_kept.then_some(page));
    add_payloads(kept, &mut api, diagnostics);
    Concluded { api, lock }
}

/// What the docs say, with all that is decided and without payloads.
fn model(
    pages: &[EndpointPage],
    described: &[DescribedCarrier],
    Beliefs { dialect, memory, evidence, .. }: Beliefs<'_>,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Api {
    let known = Book::new(dialect, memory);
    let claims = Claims::collect(pages, described, &known, diagnostics);
    let memory = translate::complete(evidence, pages, &claims, &known);
    let mut book = Book::new(dialect, &memory);
    let mut roots = declare::declare(pages, described, &claims, &mut book, diagnostics);
    survey::observe(pages, &mut roots, &mut book, diagnostics);
    shared::settle_names(&roots, &mut book);
    memory::complete(&mut book);

    let mut enums = Enums::default();
    let mut decided = decide::decide(&book, &claims, &mut enums);
    Elsewhere::collect(&decided, &book, pages, &roots).fill(&mut decided);
    memory::compare(&book, &decided, diagnostics);
    let mut undescribed = Undescribed::default();
    undescribed.look_at_properties(&book, &decided);

    let operation = |(page, roots): (&EndpointPage, &Roots)| {
        let mut body = contents::body(page, &roots.request, dialect);
        let mut response = contents::response(page, &roots.response);
        memory::fill(page, &mut body, &mut response, &book, diagnostics);
        let whole = Whole { page, book: &book, claims: &claims };
        let body = body.map(|body| {
            let reason = whole.body(&roots.request, &body);
            (body, reason)
        });
        let reason = whole.answer(&roots.response, &response);
        let parameters = parameters::parameters(page, &mut enums, dialect, diagnostics);
        operations::operation(page, body, (response, reason), parameters, sources, diagnostics)
    };
    let operations: Vec<_> = pages.iter().zip(&roots).map(operation).collect();
    for (page, operation) in pages.iter().zip(&operations) {
        undescribed.look_at_page(page, operation);
    }
    undescribed.report(&book, &claims, diagnostics);
    let mut api = Api {
        operations,
        carriers: carriers(&book, &claims, decided),
        enums: enums.finish(),
        client: client(dialect),
        part_of: None,
    };
    nulls::allow(&mut api, pages, &book);
    presence::state(&mut api, pages, &book, diagnostics);
    secrets::mark(&mut api, &dialect.description().conventions.secrets);
    prune::arrange(&mut api, &book.in_order());
    api
}

/// Makes the samples of the pages, one page for each operation, the operations' payloads.
fn add_payloads<'p>(
    pages: impl Iterator<Item = &'p EndpointPage>,
    api: &mut Api,
    diagnostics: &mut Diagnostics,
) {
    let pages: Vec<_> = pages.zip(&api.operations).collect();
    let payloads = diagnostics.collect(&pages, |(page, operation), diagnostics| {
        payloads::payloads(page, operation, api, diagnostics)
    });
    for (operation, payloads) in api.operations.iter_mut().zip(payloads) {
        operation.payloads = payloads;
    }
}

fn carriers(
    book: &Book,
    claims: &Claims,
    decided: Vec<IndexMap<String, Decision>>,
) -> Vec<Carrier> {
    let carrier = |(draft, decided): (&book::Draft, IndexMap<String, Decision>)| {
        let property = |(name, decision): (String, Decision)| {
            let known = &draft.properties[&name];
            let (docs, deprecated) = (known.docs.clone(), known.deprecated.clone());
            Property {
                name,
                alias: None,
                ty: decision.ty,
                docs,
                deprecated,
                required: false,
                stated_required: None,
                secret: false,
                reason: decision.reason,
            }
        };
        Carrier {
            name: draft.name.clone(),
            properties: decided.into_iter().map(property).collect(),
            left_out: Vec::new(),
            docs: draft.docs.clone(),
            reason: claims.reason(draft, book),
            request_of: draft.request_of,
        }
    };
    book.drafts.iter().zip(decided).map(carrier).collect()
}

fn client(dialect: &Dialect) -> ClientOptions {
    let headers = &dialect.description().headers;
    let header = |one: &crate::dialect::ContextHeader| ClientHeader {
        header: one.header.clone(),
        name: one.name.clone(),
        docs: one.docs.clone(),
    };
    ClientOptions {
        authorization_schemes: headers
            .authorization
            .iter()
            .flat_map(|one| one.schemes.clone())
            .collect(),
        credential_headers: headers.credentials.iter().map(header).collect(),
        context_headers: headers.context.iter().map(header).collect(),
        paging: dialect
            .description()
            .conventions
            .paging
            .as_ref()
            .map(|rule| Paging { next: rule.next.clone(), items: rule.items.clone() }),
    }
}
