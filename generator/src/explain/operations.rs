//! What is to be said of operations and their parts.

use super::answer::{Answer, Kind, Row, Section, Weighed};
use super::quote::Quote;
use super::{Explainer, Subject, words};
use crate::model::api::{Evidence, Operation, Parameter, Payload, Reason, Status};
use crate::source::Span;

impl Explainer<'_> {
    pub(super) fn operation(&self, number: usize) -> Answer {
        let operation = &self.api.operations[number];
        let mut facts =
            vec![("page", operation.page.clone()), ("rust", self.paths.functions[number].clone())];
        facts.extend(words::first_line(&operation.summary).map(|docs| ("docs", docs)));
        let restrictions = operation.restrictions.iter();
        facts
            .extend(restrictions.filter_map(|text| Some(("restricted", words::first_line(text)?))));
        let says = "this page documents the endpoint";
        let page = Weighed { says: says.to_owned(), ..self.found(Evidence::Table, operation.span) };
        let body = operation.body.is_some().then(|| self.body(number));
        Answer {
            kind: Kind::Operation,
            name: self.name(Subject::Operation(number)),
            decided: operation.id.clone(),
            because: "the operation of that page".to_owned(),
            facts,
            clues: vec![page],
            sections: self.lists(operation),
            parts: body.into_iter().chain([self.response(number)]).collect(),
        }
    }

    fn lists(&self, operation: &Operation) -> Vec<Section> {
        let parameter = |parameter: &Parameter| Row {
            name: parameter.name.clone(),
            says: self.parameter_in_words(parameter),
            note: parameter.span.map(|span| self.beside(operation, span)).unwrap_or_default(),
        };
        let status = |status: &Status| Row {
            name: status.code.to_string(),
            says: words::first_line(&status.text).unwrap_or_default(),
            note: String::new(),
        };
        let payload = |payload: &Payload| Row {
            name: payload.id.strip_prefix(&operation.id).unwrap_or(&payload.id)[..]
                .trim_start_matches('.')
                .to_owned(),
            says: words::payload(&payload.content, self.api),
            note: self.beside(operation, payload.span),
        };
        let sections = [
            ("Parameters", operation.parameters.iter().map(parameter).collect::<Vec<_>>()),
            ("Statuses", operation.statuses.iter().map(status).collect()),
            ("Samples", operation.payloads.iter().map(payload).collect()),
        ];
        let sections = sections.into_iter().filter(|(_, rows)| !rows.is_empty());
        sections
            .map(|(title, rows)| Section { title: title.to_owned(), rows, worth: usize::MAX })
            .collect()
    }

    /// A place for people who know the operation's page.
    fn beside(&self, operation: &Operation, span: Span) -> String {
        if span.file != operation.span.file {
            return self.sources.locate(span);
        }
        let line = self.sources.file(span.file).line_column(span.start).line;
        format!("line {line}")
    }

    fn parameter_in_words(&self, parameter: &Parameter) -> String {
        let ty = words::ty(&parameter.ty, self.api);
        let style = parameter.style.note(parameter.place);
        let reserved = if parameter.reserved { " unescaped" } else { "" };
        let required = if parameter.required { ", required" } else { "" };
        let deprecated = if parameter.deprecated { ", deprecated" } else { "" };
        format!("{ty}{style}{reserved}, {}{required}{deprecated}", parameter.place.word())
    }

    pub(super) fn parameter(&self, operation: usize, number: usize) -> Answer {
        let parameter = &self.api.operations[operation].parameters[number];
        let docs = words::first_line(&parameter.docs).map(|docs| ("docs", docs));
        let values = self.values(&parameter.ty).map(|values| ("words", values));
        let clue = parameter.span.map(|span| Weighed {
            evidence: Evidence::Table,
            says: "the page has it here".to_owned(),
            quote: Some(Quote::of(span, self.sources)),
            source: None,
            rejected: None,
        });
        Answer {
            kind: Kind::Parameter,
            name: self.name(Subject::Parameter(operation, number)),
            decided: self.parameter_in_words(parameter),
            because: words::because(Evidence::Table).to_owned(),
            facts: docs.into_iter().chain(values).chain(words::secret(parameter.secret)).collect(),
            clues: clue.into_iter().collect(),
            sections: Vec::new(),
            parts: Vec::new(),
        }
    }

    pub(super) fn body(&self, number: usize) -> Answer {
        let operation = &self.api.operations[number];
        let Some(body) = &operation.body else { return self.operation(number) };
        let mut facts = vec![("name", body.name.clone())];
        facts.extend(words::first_line(&body.docs).map(|docs| ("docs", docs)));
        facts.push(("sent as", body.media_type.clone()));
        self.whole(
            (Kind::Body, Subject::Body(number)),
            words::body(&body.content, self.api),
            facts,
            &body.reason,
        )
    }

    pub(super) fn response(&self, number: usize) -> Answer {
        let response = &self.api.operations[number].response;
        let docs = words::first_line(&response.docs).map(|docs| ("docs", docs));
        self.whole(
            (Kind::Response, Subject::Response(number)),
            words::response(&response.content, self.api),
            docs.into_iter().collect(),
            &response.reason,
        )
    }

    fn whole(
        &self,
        (kind, subject): (Kind, Subject),
        decided: String,
        facts: Vec<(&'static str, String)>,
        reason: &Reason,
    ) -> Answer {
        let because = match reason.evidence {
            Evidence::Convention => self.by_convention(),
            evidence => words::because(evidence).to_owned(),
        };
        Answer {
            kind,
            name: self.name(subject),
            decided,
            because,
            facts,
            clues: self.clues(reason),
            sections: Vec::new(),
            parts: Vec::new(),
        }
    }
}
