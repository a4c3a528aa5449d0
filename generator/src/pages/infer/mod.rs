//! From statements to types: evidence in, one decision out, with its reason.
//!
//! 1. Of several pages for one endpoint, one counts (`duplicates`).
//! 2. Names that pages give to carriers are collected and checked (`claims`).
//!    Other editions are read in these names (`translate`).
//! 3. Tables become carriers (`declare`), kept in a `drafts` that finds them by name and by shape.
//! 4. Samples show what properties hold, carriers that no table describes, and whole bodies and
//!    answers (`survey`, `observe`, `seen`, `body_shapes`).
//!    What several places share and nothing names is called after where it mostly stands (`shared`).
//! 5. Everything known of a property is weighed (`decide`: the only place where a type is chosen),
//!    and what is still open is filled from the same property in other places (`elsewhere`).
//! 6. Pages become operations (`contents`, `parameters`, `operations`, and `body_reasons`, which tells why).
//!    Items of lists that a sample has as null, or had, may be null (`nulls`), and what
//!    tables require is required of requests (`presence`). The model is complete.
//!
//! What is left to do is the same for all front ends ([`finish`](crate::model::finish)).

mod body_reasons;
mod body_shapes;
mod claims;
mod clues;
mod contents;
mod decide;
mod decision;
mod declare;
mod drafts;
mod duplicates;
mod elsewhere;
mod memory;
mod named_bodies;
mod nulls;
mod observe;
mod operations;
mod parameters;
mod patch;
mod places;
mod presence;
mod secrets;
mod seen;
mod shared;
mod survey;
mod translate;
mod typed;
mod types;
mod undescribed;
mod words;

use crate::diagnostics::Diagnostics;
use crate::model::api::{Api, Carrier, ClientHeader, ClientOptions, Envelope, Paging, Property};
use crate::model::enums::Enums;
use crate::model::finish::{Concluded, Drafted, finish};
use crate::model::lock::{Lock, Renames};
use crate::model::overrides::Overrides;
use crate::pages::dialect::Dialect;
use crate::pages::statements::{DescribedCarrier, EndpointPage};
use crate::source::Sources;
use body_reasons::BodyReasons;
use body_shapes::BodyShapes;
use claims::Claims;
use decision::Decision;
use drafts::Drafts;
use elsewhere::Elsewhere;
use indexmap::IndexMap;
use std::collections::HashSet;
use undescribed::Undescribed;

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

/// Concludes the model from what the pages state. The order of the operations is that of the model.
pub fn infer(
    stated: Statements,
    beliefs: Beliefs<'_>,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Concluded {
    let Statements { operations, carriers } = stated;
    let repeated = beliefs.dialect.description().page.repeated;
    let mut pages = duplicates::choose(operations, repeated, diagnostics);
    let mut better = Renames::default();
    memory::keep_ids(&mut pages, beliefs.memory, beliefs.dialect, &mut better);
    let mut api = model(&pages, &carriers, beliefs, sources, diagnostics, &mut better);
    api.former.operations = memory::former_names(&pages, beliefs.memory, beliefs.dialect);
    let samples = pages.iter_mut().map(|page| std::mem::take(&mut page.samples)).collect();
    finish(Drafted { api, samples, better }, beliefs.memory, beliefs.overrides, diagnostics)
}

/// What the docs say, with all that is decided and without payloads.
fn model(
    pages: &[EndpointPage],
    described: &[DescribedCarrier],
    Beliefs { dialect, memory, evidence, .. }: Beliefs<'_>,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
    better: &mut Renames,
) -> Api {
    let known = Drafts::new(dialect, memory);
    let claims = Claims::collect(pages, described, &known, diagnostics);
    better.carriers.extend(claims.kept_names());
    let memory = translate::complete(evidence, pages, &claims, &known);
    let mut drafts = Drafts::new(dialect, &memory);
    let mut roots = declare::declare(pages, described, &claims, &mut drafts, diagnostics);
    survey::observe(pages, &mut roots, &mut drafts, diagnostics);
    shared::settle_names(&roots, &mut drafts);
    memory::complete(&mut drafts);

    let mut enums = Enums::default();
    let mut decided = decide::decide(&drafts, &claims, &mut enums);
    Elsewhere::collect(&decided, &drafts, pages, &roots).fill(&mut decided);
    memory::compare(&drafts, &decided, diagnostics);
    let mut undescribed = Undescribed::default();
    undescribed.look_at_properties(&drafts, &decided);

    let operation = |(page, roots): (&EndpointPage, &BodyShapes)| {
        let mut body = contents::body(page, &roots.request, dialect);
        let mut response = contents::response(page, &roots.response);
        memory::fill(page, &mut body, &mut response, &drafts, diagnostics);
        let reasons = BodyReasons { page, drafts: &drafts, claims: &claims };
        let body = body.map(|body| {
            let reason = reasons.body(&roots.request, &body);
            (body, reason)
        });
        let reason = reasons.answer(&roots.response, &response);
        let parameters = parameters::parameters(page, &mut enums, dialect, diagnostics);
        operations::operation(page, body, (response, reason), parameters, sources, diagnostics)
    };
    let operations: Vec<_> = pages.iter().zip(&roots).map(operation).collect();
    for (page, operation) in pages.iter().zip(&operations) {
        undescribed.look_at_page(page, operation);
    }
    undescribed.report(&drafts, &claims, diagnostics);
    let mut api = Api {
        operations,
        carriers: carriers(&drafts, &claims, decided),
        enums: enums.finish(),
        client: client(dialect),
        ..Api::default()
    };
    nulls::allow(&mut api, pages, &drafts);
    presence::state(&mut api, pages, &drafts, diagnostics);
    secrets::mark(&mut api, &dialect.description().conventions.secrets);
    api.arrange_carriers(&drafts.in_order());
    api
}

fn carriers(
    drafts: &Drafts,
    claims: &Claims,
    decided: Vec<IndexMap<String, Decision>>,
) -> Vec<Carrier> {
    let carrier = |(draft, decided): (&drafts::Draft, IndexMap<String, Decision>)| {
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
            reason: claims.reason(draft, drafts),
            request_of: draft.request_of,
            choice: None,
        }
    };
    drafts.all.iter().zip(decided).map(carrier).collect()
}

fn client(dialect: &Dialect) -> ClientOptions {
    let headers = &dialect.description().headers;
    let header = |one: &crate::pages::dialect::ContextHeader| ClientHeader {
        header: one.header.clone(),
        name: one.name.clone(),
        docs: one.docs.clone(),
    };
    ClientOptions {
        servers: Vec::new(),
        credential_parameters: Vec::new(),
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
        envelope: dialect.description().envelope.as_ref().map(|rule| Envelope {
            property: rule.property.clone(),
            beside: rule.before.keys().chain(rule.after.keys()).cloned().collect(),
            success: rule.success.as_ref().map(|one| (one.property.clone(), one.value.clone())),
        }),
    }
}
