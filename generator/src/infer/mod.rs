//! From statements to types: evidence in, one decision out, with its reason.
//!
//! 1. Of several pages for one endpoint, one counts (`duplicates`).
//! 2. Names that pages give to carriers are collected and checked (`claims`).
//! 3. Tables become carriers (`declare`), kept in a `book` that finds them by name and by shape.
//! 4. Samples show what properties hold, and carriers that no table describes (`observe`, `seen`).
//! 5. Everything known of a property is weighed (`decide`: the only place where a type is chosen).
//! 6. Pages become operations (`roots`, `operations`), and payloads are held against their types
//!    (`conform`).

mod book;
mod claims;
mod conform;
mod decide;
mod declare;
mod duplicates;
mod enums;
mod observe;
mod operations;
mod patch;
mod roots;
mod seen;

use crate::api::{
    Api, BodyContent, Carrier, CarrierId, ClientHeader, ClientOptions, Property, ResponseContent,
    Type,
};
use crate::diagnostics::Diagnostics;
use crate::dialect::Dialect;
use crate::docs::EndpointPage;
use crate::source::Sources;
use book::Book;
use claims::Claims;
use decide::Decision;
use enums::Enums;
use indexmap::IndexMap;
use observe::Observer;
use roots::Wrapper;
use seen::Seen;

/// A page, and whether a table of contents lists it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The page.
    pub page: EndpointPage,
    /// Whether a table of contents lists it.
    pub listed: bool,
}

/// Concludes the model from what the pages state. The order of `pages` is the order of the model.
pub fn infer(
    pages: Vec<Listed>,
    dialect: &Dialect,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Api {
    let pages = duplicates::choose(pages, diagnostics);
    let mut book = Book::new(dialect);
    let claims = Claims::collect(&pages, &book, diagnostics);
    let roots = declare::declare(&pages, &claims, &mut book, diagnostics);
    let wrappers = Wrappers::of(&pages);
    let shown = observe(&pages, &roots, &wrappers, &mut book, diagnostics);

    let mut enums = Enums::default();
    let decided = decide::decide(&book, &claims, &mut enums);
    let mut operations = Vec::with_capacity(pages.len());
    for (index, page) in pages.iter().enumerate() {
        let body = roots::body(
            page,
            roots[index],
            wrappers.request[index],
            shown[index].request.as_ref(),
            dialect,
        );
        let response = roots::response(
            page,
            roots[index],
            wrappers.response[index],
            shown[index].response.as_ref(),
        );
        operations.push(operations::operation(
            page,
            body,
            response,
            &mut enums,
            dialect,
            sources,
            diagnostics,
        ));
    }
    let mut api = Api {
        operations,
        carriers: carriers(&book, decided),
        enums: enums.finish(),
        client: client(dialect),
    };
    forget_unused(&mut api);
    for (index, page) in pages.iter().enumerate() {
        let payloads = operations::payloads(page, &api.operations[index], &api, diagnostics);
        api.operations[index].payloads = payloads;
    }
    api
}

/// What stands around the carriers of each page.
struct Wrappers {
    request: Vec<Wrapper>,
    response: Vec<Wrapper>,
}

impl Wrappers {
    fn of(pages: &[EndpointPage]) -> Self {
        let response = pages.iter().map(roots::response_wrapper).collect();
        Self { request: roots::request_wrappers(pages), response }
    }
}

/// What a page's samples show where it has no table.
#[derive(Default)]
struct Shown {
    request: Option<Seen>,
    response: Option<Seen>,
}

/// Looks at all samples: answers first, because they are complete.
fn observe(
    pages: &[EndpointPage],
    roots: &[declare::Roots],
    wrappers: &Wrappers,
    book: &mut Book,
    diagnostics: &mut Diagnostics,
) -> Vec<Shown> {
    let mut shown: Vec<Shown> = pages.iter().map(|_| Shown::default()).collect();
    let mut observer = Observer::new(book, diagnostics);
    for is_request in [false, true] {
        for (index, page) in pages.iter().enumerate() {
            let (root, wrapper) = match is_request {
                true => (roots[index].request, wrappers.request[index]),
                false => (roots[index].response, wrappers.response[index]),
            };
            let has_patch = page
                .body
                .as_ref()
                .and_then(|body| body.content.table.as_ref())
                .is_some_and(patch::is_patch_table);
            if is_request && has_patch {
                continue;
            }
            if let Some(id) = root {
                for (sample, value) in roots::json_samples(page, is_request) {
                    observer.payload(id, value, wrapper.depth(), sample);
                }
            } else if is_request {
                shown[index].request = Some(roots::shown_body(page, &mut observer));
            } else {
                shown[index].response = Some(roots::shown_answer(page, &mut observer));
            }
        }
        observer.follow(is_request);
    }
    shown
}

fn carriers(book: &Book, decided: Vec<IndexMap<String, Decision>>) -> Vec<Carrier> {
    let carrier = |(draft, decided): (&book::Draft, IndexMap<String, Decision>)| {
        let property = |(name, decision): (String, Decision)| {
            let known = &draft.properties[&name];
            let (docs, deprecated) = (known.docs.clone(), known.deprecated.clone());
            Property { name, ty: decision.ty, docs, deprecated, reason: decision.reason }
        };
        Carrier {
            name: draft.name.clone(),
            properties: decided.into_iter().map(property).collect(),
            docs: draft.docs.clone(),
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
    }
}

/// Drops carriers that no operation reaches, and numbers the others anew.
fn forget_unused(api: &mut Api) {
    let mut used = vec![false; api.carriers.len()];
    let mut waiting: Vec<CarrierId> = Vec::new();
    for operation in &api.operations {
        if let Some(BodyContent::Json(ty)) = operation.body.as_ref().map(|body| &body.content) {
            waiting.extend(ty.carrier());
        }
        if let ResponseContent::Json(ty) | ResponseContent::JsonOrNothing(ty) =
            &operation.response.content
        {
            waiting.extend(ty.carrier());
        }
    }
    while let Some(id) = waiting.pop() {
        if !std::mem::replace(&mut used[id.0 as usize], true) {
            waiting.extend(
                api.carrier(id).properties.iter().filter_map(|property| property.ty.carrier()),
            );
        }
    }
    let mut next = 0;
    let numbers: Vec<u32> = used.iter().map(|&used| (next, next += u32::from(used)).0).collect();
    let mut keep = used.into_iter();
    api.carriers.retain(|_| keep.next() == Some(true));
    let renumber = |ty: &mut Type| ty.map_carrier(|id| CarrierId(numbers[id.0 as usize]));
    for carrier in &mut api.carriers {
        carrier.properties.iter_mut().for_each(|property| renumber(&mut property.ty));
    }
    for operation in &mut api.operations {
        if let Some(BodyContent::Json(ty)) = operation.body.as_mut().map(|body| &mut body.content) {
            renumber(ty);
        }
        if let ResponseContent::Json(ty) | ResponseContent::JsonOrNothing(ty) =
            &mut operation.response.content
        {
            renumber(ty);
        }
    }
}
