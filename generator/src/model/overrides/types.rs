//! Types that the configuration states.

use super::done::{Done, Refusal, replace};
use super::enums;
use super::places::Place;
use crate::diagnostics::nearest;
use crate::model::api::notation::{Shown, Written};
use crate::model::api::{
    Api, Body, BodyContent, CarrierId, Clue, Evidence, Parameter, Reason, Response,
    ResponseContent, Type, media_type,
};
use crate::source::Span;
use indexmap::IndexMap;

/// What a request body is called where the docs have none.
const BODY: &str = "body";

/// What is sent unless the docs say otherwise.
const JSON: &str = "application/json";

/// Gives a place the type that is written.
pub(super) fn set(
    api: &mut Api,
    carriers: &IndexMap<String, CarrierId>,
    place: Place,
    written: &Written,
    span: Span,
) -> Done {
    let ty = written
        .resolve(&|name| carriers.get(name).copied())
        .map_err(|name| unknown(&name, carriers))?;
    match place {
        Place::Property(carrier, index) => {
            let property = &mut api.carriers[carrier].properties[index];
            let differs = replace(&mut property.ty, ty);
            if differs {
                overrule(&mut property.reason, span);
            }
            Ok(differs)
        }
        Place::Parameter(operation, index) => {
            set_parameter(&mut api.operations[operation].parameters[index], ty)
        }
        Place::Request(index) => Ok(set_body(&mut api.operations[index].body, ty, span)),
        Place::Answer(index) => {
            let Response { content, reason, .. } = &mut api.operations[index].response;
            let wanted = match content {
                ResponseContent::JsonOrNothing(_) => ResponseContent::JsonOrNothing(ty),
                _ => ResponseContent::Json(ty),
            };
            let differs = replace(content, wanted);
            if differs {
                overrule(reason, span);
            }
            Ok(differs)
        }
        Place::Carrier(_) | Place::Operation(_) => Ok(false),
    }
}

fn set_parameter(parameter: &mut Parameter, ty: Type) -> Done {
    let item = if let Type::List(item) = &ty { &**item } else { &ty };
    let is_plain = !matches!(
        item,
        Type::Carrier(_) | Type::List(_) | Type::Nullable(_) | Type::Dictionary(_) | Type::Any
    );
    if !is_plain {
        return Err("a parameter is a plain value, or a list of them".into());
    }
    let differs = replace(&mut parameter.ty, ty);
    if differs {
        parameter.style = parameter.place.style();
        parameter.selects = false;
    }
    Ok(differs)
}

/// Makes a body JSON of a type, also where the docs have no body.
fn set_body(body: &mut Option<Body>, ty: Type, span: Span) -> bool {
    let content = BodyContent::Json(ty);
    let Some(body) = body else {
        *body = Some(Body {
            name: BODY.to_owned(),
            content,
            media_type: JSON.to_owned(),
            media_types: Vec::new(),
            docs: String::new(),
            reason: Reason::new(Evidence::Override, Some(span)),
        });
        return true;
    };
    let differs = replace(&mut body.content, content);
    if differs {
        overrule(&mut body.reason, span);
    }
    if differs && !media_type::is_json(&body.media_type) {
        let documented = body.media_types.iter().find(|documented| media_type::is_json(documented));
        body.media_type = documented.map_or(JSON, String::as_str).to_owned();
    }
    differs
}

/// Makes text at a place, or in the lists and dictionaries there, one of these words.
pub(super) fn set_words(api: &mut Api, place: Place, words: &[String], span: Span) -> Done {
    let known = match text(api, place)? {
        Type::Enum(id) => Some(*id),
        _ => None,
    };
    if known.is_some_and(|id| api.enumeration(id).values == words) {
        return Ok(false);
    }
    let name = place_name(api, place);
    let docs = place_docs(api, place).to_owned();
    let closed = known.is_some_and(|id| api.enumeration(id).closed);
    let id = enums::find_or_add(api, name, words.to_vec(), closed, docs);
    *text(api, place)? = Type::Enum(id);
    explain(api, place, span);
    Ok(true)
}

/// Closes or opens the words at a place.
pub(super) fn close(api: &mut Api, place: Place, closed: bool, span: Span) -> Done {
    let Type::Enum(id) = *text(api, place)? else {
        let message = "there are no words that could be all of them".to_owned();
        return Err(Refusal { message, help: Some("list them with `values`".to_owned()) });
    };
    let known = api.enumeration(id);
    if known.closed == closed {
        return Ok(false);
    }
    if closed && known.values.is_empty() {
        return Err("there are no words that could be all of them".into());
    }
    let (values, docs) = (known.values.clone(), known.docs.clone());
    let id = enums::find_or_add(api, place_name(api, place), values, closed, docs);
    *text(api, place)? = Type::Enum(id);
    explain(api, place, span);
    Ok(true)
}

/// The text at a place, or in the lists and dictionaries there.
fn text(api: &mut Api, place: Place) -> Result<&mut Type, Refusal> {
    let shown = place_type(api, place).map(|ty| Shown(ty, api).to_string()).unwrap_or_default();
    let ty = match place {
        Place::Property(carrier, index) => &mut api.carriers[carrier].properties[index].ty,
        Place::Parameter(operation, index) => {
            let parameter = &mut api.operations[operation].parameters[index];
            if parameter.is_words() {
                return Err("this is any number of words, joined by commas".into());
            }
            &mut parameter.ty
        }
        _ => return Err("only properties and parameters have words".into()),
    };
    let mut innermost = ty;
    while let Type::List(inner) | Type::Nullable(inner) | Type::Dictionary(inner) = innermost {
        innermost = inner;
    }
    match innermost {
        Type::String | Type::Enum(_) | Type::Any => Ok(innermost),
        _ => Err(Refusal {
            message: format!("only text can be one of several words, and this is {shown}"),
            help: Some("say `type: string` too if the docs are wrong".to_owned()),
        }),
    }
}

fn place_type(api: &Api, place: Place) -> Option<&Type> {
    match place {
        Place::Property(carrier, index) => Some(&api.carriers[carrier].properties[index].ty),
        Place::Parameter(operation, index) => Some(&api.operations[operation].parameters[index].ty),
        _ => None,
    }
}

/// What enumerations at a place are called: the owner, and the name on the wire.
fn place_name(api: &Api, place: Place) -> Vec<String> {
    match place {
        Place::Property(carrier, index) => {
            let carrier = &api.carriers[carrier];
            vec![carrier.name.display(), carrier.properties[index].name.clone()]
        }
        Place::Parameter(operation, index) => {
            let operation = &api.operations[operation];
            vec![operation.name.clone(), operation.parameters[index].name.clone()]
        }
        _ => Vec::new(),
    }
}

fn place_docs(api: &Api, place: Place) -> &str {
    match place {
        Place::Property(carrier, index) => &api.carriers[carrier].properties[index].docs,
        Place::Parameter(operation, index) => &api.operations[operation].parameters[index].docs,
        _ => "",
    }
}

/// Notes that the configuration decided a type.
fn explain(api: &mut Api, place: Place, span: Span) {
    if let Place::Property(carrier, index) = place {
        overrule(&mut api.carriers[carrier].properties[index].reason, span);
    }
}

/// Puts the configuration before all that decided until then.
fn overrule(reason: &mut Reason, span: Span) {
    for clue in &mut reason.clues {
        clue.rejected.get_or_insert("the configuration says otherwise");
    }
    let says = "the configuration says what it is".to_owned();
    let (evidence, span) = (Evidence::Override, Some(span));
    reason.clues.push(Clue { evidence, says, span, rejected: None });
    reason.evidence = evidence;
    reason.span = span;
}

fn unknown(name: &str, carriers: &IndexMap<String, CarrierId>) -> Refusal {
    let known: Vec<&str> = carriers.keys().map(String::as_str).collect();
    let meant = nearest(name, &known);
    Refusal {
        message: format!("there is no type or carrier `{name}`"),
        help: meant.map(|meant| format!("did you mean `{meant}`?")),
    }
}
