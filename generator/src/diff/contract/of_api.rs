//! The contract that a model is.

use super::{
    Answer, Body, Carrier, Content, Contract, Input, Operation, Place, Property, Ty, Words,
};
use crate::model::api;
use crate::model::api::{Api, BodyContent, ResponseContent, Type};
use crate::source::Span;

impl Contract {
    /// The contract of a model. `place` says where things are, if they are in the docs.
    pub fn of_api(api: &Api, place: &dyn Fn(Span) -> Option<Place>) -> Self {
        let reader = Reader { api, place };
        let operations = api.operations.iter();
        let carriers = api.carriers.iter();
        Self {
            operations: operations.map(|one| (one.key(), reader.operation(one))).collect(),
            carriers: carriers.map(|one| (one.name.display(), reader.carrier(one))).collect(),
            is_whole: true,
            tells_words: true,
        }
    }
}

struct Reader<'a> {
    api: &'a Api,
    place: &'a dyn Fn(Span) -> Option<Place>,
}

impl Reader<'_> {
    fn operation(&self, operation: &api::Operation) -> Operation {
        let place = (self.place)(operation.span);
        let or_here = |span: Option<Span>| span.and_then(self.place).or_else(|| place.clone());
        let inputs = operation.parameters.iter().map(|parameter| Input {
            name: parameter.name.clone(),
            at: Some(parameter.place),
            ty: self.ty(&parameter.ty),
            style: Some(parameter.style),
            required: !parameter.is_optional(),
            docs: parameter.docs.clone(),
            place: or_here(parameter.span),
        });
        let body = operation.body.as_ref().map(|body| Body {
            content: match &body.content {
                BodyContent::Json(ty) => Content::Json(self.ty(ty)),
                BodyContent::Patch => Content::Patch,
                BodyContent::Binary => Content::Bytes,
                BodyContent::Form => Content::Form,
            },
            media_types: Some(body.media_types.iter().cloned().collect()),
            place: or_here(body.reason.span),
        });
        let response = &operation.response;
        let (content, or_nothing) = match &response.content {
            ResponseContent::Json(ty) => (Content::Json(self.ty(ty)), false),
            ResponseContent::JsonOrNothing(ty) => (Content::Json(self.ty(ty)), true),
            ResponseContent::Binary => (Content::Bytes, false),
            ResponseContent::Nothing => (Content::Nothing, false),
            ResponseContent::Unknown => (Content::Unknown, false),
        };
        Operation {
            method: operation.method.clone(),
            path: operation.path.clone(),
            id: operation.id.clone(),
            inputs: Some(inputs.collect()),
            body: Some(body),
            answer: Answer {
                content: Some(content),
                or_nothing: Some(or_nothing),
                media_types: Some(response.media_types.iter().cloned().collect()),
                place: or_here(response.reason.span),
            },
            statuses: Some(operation.statuses.iter().map(|status| status.code).collect()),
            headers: Some(operation.context_headers.iter().cloned().collect()),
            place,
        }
    }

    fn carrier(&self, carrier: &api::Carrier) -> Carrier {
        let owner = carrier.request_of.and_then(|index| self.api.operations.get(index));
        let place = carrier.reason.span.and_then(self.place);
        let place = place.or_else(|| (self.place)(owner?.span));
        let property = |property: &api::Property| Property {
            ty: self.ty(&property.ty),
            required: Some(property.required),
            deprecated: Some(property.deprecated.is_some()),
            docs: property.docs.clone(),
            place: property.reason.span.and_then(self.place).or_else(|| place.clone()),
        };
        let properties = carrier.properties.iter();
        Carrier {
            properties: properties.map(|one| (one.name.clone(), property(one))).collect(),
            belongs_to_operation: carrier.request_of.is_some(),
            place,
        }
    }

    fn ty(&self, ty: &Type) -> Ty {
        match ty {
            Type::Carrier(id) => Ty::Carrier(self.api.carrier(*id).name.display()),
            Type::Enum(id) => {
                let enumeration = self.api.enumeration(*id);
                let values = enumeration.values.clone();
                Ty::Words(Some(Words { values, closed: enumeration.closed }))
            }
            Type::List(item) => Ty::List(Box::new(self.ty(item))),
            Type::Nullable(inner) => Ty::Nullable(Box::new(self.ty(inner))),
            Type::Dictionary(value) => Ty::Dictionary(Box::new(self.ty(value))),
            word => Ty::Word(api::notation::Written::of(word, self.api).to_string()),
        }
    }
}
