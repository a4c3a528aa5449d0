//! What the function of an operation takes, and what its request is made of in order.

use super::Lock;
use super::of::words;
use crate::model::api::notation::Written;
use crate::model::api::{Api, BodyContent, Carrier, Operation, Parameter, ParameterPlace, Type};

/// Names on the wire and types, in order.
pub type Inputs = Vec<(String, Written)>;

/// What the function of an operation took. Two of them are equal if code that calls the one can call
/// the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LockedCall {
    /// The arguments, in order, without the body.
    pub takes: Inputs,
    /// The inputs that a call can do without, conditions of HTTP after those that the docs list.
    pub optional: Inputs,
    /// What is sent: a type, or a word for something other than JSON. A carrier that belongs to the
    /// operation is `request`.
    pub body: Option<Written>,
    /// The values that the request is made of, in order; `None` if it is not, or is none.
    pub new: Option<Inputs>,
}

impl Lock {
    /// Notes what the functions of a model take, and the enumerations that they are given.
    pub fn note_calls(&mut self, api: &Api) {
        self.enums.extend(words(api));
        let mut requests: Vec<Option<&Carrier>> = vec![None; api.operations.len()];
        for carrier in api.carriers.iter().filter(|carrier| carrier.is_made_in_order()) {
            let request = carrier.request_of.and_then(|index| requests.get_mut(index));
            request.into_iter().for_each(|request| *request = Some(carrier));
        }
        for (operation, request) in api.operations.iter().zip(requests) {
            if let Some(known) = self.operations.get_mut(&operation.key()) {
                known.call = Some(LockedCall::of(operation, request, api));
            }
        }
    }
}

impl LockedCall {
    fn of(operation: &Operation, request: Option<&Carrier>, api: &Api) -> Self {
        let (mut takes, mut optional) = (Inputs::new(), Inputs::new());
        for (name, parameter) in input_names(operation).into_iter().zip(&operation.parameters) {
            let inputs = if parameter.is_optional() { &mut optional } else { &mut takes };
            inputs.push((name, written(&parameter.ty, api)));
        }
        let conditions = operation.conditions();
        optional.extend(conditions.map(|one| (one.header.to_owned(), word("http-date"))));
        let body = operation.body.as_ref().map(|body| match &body.content {
            BodyContent::Json(ty) => written(ty, api),
            BodyContent::Patch => word("patch"),
            BodyContent::Binary => word("bytes"),
            BodyContent::Form => word("form"),
        });
        let new = request.map(|request| {
            let properties = request.made_of().into_iter().map(|index| &request.properties[index]);
            properties.map(|one| (one.name.clone(), written(&one.ty, api))).collect()
        });
        Self { takes, optional, body, new }
    }
}

/// What a lock calls the parameters of an operation, in their order: as they are called on the wire,
/// with the place after it for one that is called like another before it.
pub fn input_names(operation: &Operation) -> Vec<String> {
    let parameters = &operation.parameters;
    let name = |(index, parameter): (usize, &Parameter)| {
        let name = &parameter.name;
        let is_second = parameters[..index].iter().any(|other| other.name == *name);
        match parameter.place {
            ParameterPlace::Path => name.clone(),
            place if is_second => format!("{name} in {}", place.word()),
            _ => name.clone(),
        }
    };
    parameters.iter().enumerate().map(name).collect()
}

/// A type as callers see it, to whom `byte` is text like any other.
fn written(ty: &Type, api: &Api) -> Written {
    match ty {
        Type::Byte => word("string"),
        Type::Carrier(id) if api.carrier(*id).request_of.is_some() => word("request"),
        Type::List(item) => Written::List(Box::new(written(item, api))),
        Type::Nullable(inner) => Written::Nullable(Box::new(written(inner, api))),
        Type::Dictionary(value) => Written::Dictionary(Box::new(written(value, api))),
        other => Written::of(other, api),
    }
}

fn word(word: &str) -> Written {
    Written::Word(word.to_owned())
}
