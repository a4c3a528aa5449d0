//! The model in a few lines a thing, for people.

use super::notation::Shown;
use super::{Api, BodyContent, Operation, PayloadContent, ResponseContent, Type};
use std::fmt::{self, Display, Formatter};

/// Shows the operations and carriers of a model, with the reason for each type.
pub struct Outline<'a>(pub &'a Api);

impl Display for Outline<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for operation in &self.0.operations {
            self.operation(operation, f)?;
        }
        for carrier in &self.0.carriers {
            let word = if carrier.choice.is_some() { "choice" } else { "carrier" };
            writeln!(f, "{word} {}", carrier.name.display())?;
            for property in &carrier.properties {
                let ty = self.ty(&property.ty);
                let required = match property.stated_required {
                    _ if property.required => " required",
                    Some(stated) if stated.everywhere => " documented as required",
                    Some(_) => " documented in part as required",
                    None => "",
                };
                let secret = secret(property.secret);
                let alias = called(&property.alias);
                let evidence = property.reason.evidence;
                write!(f, "  {}{alias}: {ty}{required}{secret} ({evidence:?})", property.name)?;
                match &property.deprecated {
                    Some(text) => writeln!(f, " deprecated: {text}")?,
                    None => writeln!(f)?,
                }
            }
        }
        for enumeration in &self.0.enums {
            let (name, values) = (enumeration.name.join("."), enumeration.values.join(" "));
            let closed = if enumeration.closed { "closed " } else { "" };
            writeln!(f, "{closed}enum {name}: {values}")?;
        }
        Ok(())
    }
}

impl Outline<'_> {
    fn operation(&self, operation: &Operation, f: &mut Formatter<'_>) -> fmt::Result {
        let Operation { id, group, name, method, path, .. } = operation;
        writeln!(f, "operation {id} = {}::{name}", group.join("::"))?;
        let deprecated = if operation.deprecated { " deprecated" } else { "" };
        writeln!(f, "  {method} {path}{deprecated}")?;
        for line in operation.summary.lines() {
            writeln!(f, "  | {line}")?;
        }
        for restriction in &operation.restrictions {
            writeln!(f, "  restricted: {restriction}")?;
        }
        for parameter in &operation.parameters {
            let place = parameter.place.word();
            let ty = self.ty(&parameter.ty);
            let style = parameter.style.note(parameter.place);
            let reserved = if parameter.reserved { " unescaped" } else { "" };
            let deprecated = if parameter.deprecated { " deprecated" } else { "" };
            let required = if parameter.required { " required" } else { "" };
            let secret = secret(parameter.secret);
            let alias = called(&parameter.alias);
            writeln!(
                f,
                "  {place} {}{alias}: {ty}{style}{reserved}{required}{secret}{deprecated}",
                parameter.name
            )?;
        }
        if let Some(body) = &operation.body {
            let content = match &body.content {
                BodyContent::Json(ty) => self.ty(ty),
                BodyContent::Patch => "a patch".to_owned(),
                BodyContent::Binary => "bytes".to_owned(),
                BodyContent::Form => "a form".to_owned(),
            };
            writeln!(f, "  sends {}: {content} as {}", body.name, body.media_type)?;
        }
        let answer = match &operation.response.content {
            ResponseContent::Json(ty) => self.ty(ty),
            ResponseContent::JsonOrNothing(ty) => format!("{} or nothing", self.ty(ty)),
            ResponseContent::Binary => "bytes".to_owned(),
            ResponseContent::Nothing => "nothing".to_owned(),
            ResponseContent::Unknown => "something unknown".to_owned(),
        };
        writeln!(f, "  answers {answer}")?;
        for status in &operation.statuses {
            writeln!(f, "  {}: {}", status.code, status.text)?;
        }
        for payload in &operation.payloads {
            let content = match &payload.content {
                PayloadContent::Json(ty) => self.ty(ty),
                PayloadContent::Contradiction(ty, path) => {
                    format!("{} but for {path:?}", self.ty(ty))
                }
                PayloadContent::Patch => "a patch".to_owned(),
                PayloadContent::Raw => "bytes".to_owned(),
            };
            write!(f, "  payload {}: {content}", payload.id)?;
            match payload.unknown.as_slice() {
                [] => writeln!(f)?,
                unknown => writeln!(f, " with unknown {unknown:?}")?,
            }
        }
        Ok(())
    }

    fn ty(&self, ty: &Type) -> String {
        Shown(ty, self.0).to_string()
    }
}

fn secret(is_secret: bool) -> &'static str {
    if is_secret { " secret" } else { "" }
}

/// The name in code, if it is another one.
fn called(alias: &Option<String>) -> String {
    alias.as_ref().map(|alias| format!(" called {alias}")).unwrap_or_default()
}
