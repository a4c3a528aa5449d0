//! What is to be said of carriers and their properties.

use super::answer::{Answer, Kind, Row, Section, Weighed};
use super::quote::Quote;
use super::{Explainer, Subject, words};
use crate::model::api::{
    BodyContent, Carrier, CarrierId, CarrierName, Clue, Evidence, Property, Reason,
    ResponseContent, Type,
};
use crate::source::Span;

/// How many places that use a carrier are worth showing.
const WORTH_PLACES: usize = 5;

impl Explainer<'_> {
    pub(super) fn carrier(&self, number: usize) -> Answer {
        let carrier = &self.api.carriers[number];
        let properties = words::count(carrier.properties.len(), "property", "properties");
        let mut facts = vec![("rust", self.paths.structs[number].clone())];
        facts.extend(words::first_line(&carrier.docs).map(|docs| ("docs", docs)));
        if let Some(operation) = carrier.request_of.and_then(|at| self.api.operations.get(at)) {
            facts.push(("sent by", format!("{} {}", operation.method, operation.path)));
        }
        let mut clues = self.clues(&carrier.reason);
        if clues.iter().all(|clue| clue.rejected.is_some()) {
            clues.splice(0..0, self.first_seen(carrier));
        }
        Answer {
            kind: Kind::Carrier,
            name: carrier.name.display(),
            decided: match carrier.choice.is_some() {
                true => format!("one of {} things", carrier.properties.len()),
                false => format!("a carrier with {properties}"),
            },
            because: named_because(carrier, self.dialect),
            facts,
            clues,
            sections: self.uses(CarrierId(number as u32)),
            parts: Vec::new(),
        }
    }

    /// Where a carrier is first seen, for one that no claim speaks for.
    fn first_seen(&self, carrier: &Carrier) -> Option<Weighed> {
        let reasons = carrier.properties.iter().map(|property| &property.reason);
        let mut spans = reasons.flat_map(|reason| {
            let clues = reason.clues.iter().filter(|clue| clue.evidence != Evidence::Elsewhere);
            clues.filter_map(|clue| Some((clue.evidence, clue.span?)))
        });
        let (evidence, span) = spans.next()?;
        Some(Weighed {
            evidence,
            says: "here is the first that is known of it".to_owned(),
            quote: Some(Quote::of(span, self.sources)),
            source: None,
            rejected: None,
        })
    }

    fn uses(&self, id: CarrierId) -> Vec<Section> {
        let is_it = |ty: &Type| ty.carrier() == Some(id);
        let (mut sent, mut answered, mut held) = (Vec::new(), Vec::new(), Vec::new());
        for operation in &self.api.operations {
            let row = |ty: &Type| Row {
                name: format!("{} {}", operation.method, operation.path),
                says: words::ty(ty, self.api),
                note: String::new(),
            };
            match operation.body.as_ref().map(|body| &body.content) {
                Some(BodyContent::Json(ty)) if is_it(ty) => sent.push(row(ty)),
                _ => {}
            }
            match &operation.response.content {
                ResponseContent::Json(ty) | ResponseContent::JsonOrNothing(ty) if is_it(ty) => {
                    answered.push(row(ty));
                }
                _ => {}
            }
        }
        for carrier in &self.api.carriers {
            let holding = carrier.properties.iter().filter(|property| is_it(&property.ty));
            held.extend(holding.map(|property| Row {
                name: format!("{}.{}", carrier.name.display(), property.name),
                ..self.row(property)
            }));
        }
        let is_choice = self.api.carrier(id).choice.is_some();
        let own = &self.api.carrier(id).properties;
        let properties: Vec<_> = own.iter().map(|property| self.row(property)).collect();
        let section =
            |title: &str, rows: Vec<Row>, worth| Section { title: title.into(), rows, worth };
        let sections = vec![
            section("Sent by", sent, WORTH_PLACES),
            section("Answered by", answered, WORTH_PLACES),
            section("Held by", held, WORTH_PLACES),
            section(if is_choice { "Variants" } else { "Properties" }, properties, usize::MAX),
        ];
        sections.into_iter().filter(|section| !section.rows.is_empty()).collect()
    }

    fn row(&self, property: &Property) -> Row {
        Row {
            name: property.name.clone(),
            says: words::ty(&property.ty, self.api),
            note: words::evidence(property.reason.evidence).to_owned(),
        }
    }

    pub(super) fn property(&self, carrier: usize, number: usize) -> Answer {
        let property = &self.api.carriers[carrier].properties[number];
        let field = &self.paths.fields[carrier][number];
        let mut facts = vec![("rust", format!("{}.{field}", self.paths.structs[carrier]))];
        facts.extend(words::first_line(&property.docs).map(|docs| ("docs", docs)));
        let deprecated = property.deprecated.as_ref().and_then(|text| words::first_line(text));
        facts.extend(deprecated.map(|text| ("deprecated", text)));
        facts.extend(self.values(&property.ty).map(|values| ("words", values)));
        facts.extend(words::presence(property));
        facts.extend(words::secret(property.secret));
        let because = match property.reason.evidence {
            Evidence::Convention => self.by_convention(),
            evidence => words::because(evidence).to_owned(),
        };
        Answer {
            kind: Kind::Property,
            name: self.name(Subject::Property(carrier, number)),
            decided: words::ty(&property.ty, self.api),
            because,
            facts,
            clues: self.clues(&property.reason),
            sections: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// The words of an enumeration.
    pub(super) fn values(&self, ty: &Type) -> Option<String> {
        match ty {
            Type::Enum(id) => Some(self.api.enumeration(*id).values.join(", ")),
            Type::List(inner) | Type::Nullable(inner) | Type::Dictionary(inner) => {
                self.values(inner)
            }
            _ => None,
        }
    }

    pub(super) fn by_convention(&self) -> String {
        format!("the conventions of the dialect `{}` say so", self.dialect)
    }

    /// All that was weighed: what counts, then what was rejected.
    pub(super) fn clues(&self, reason: &Reason) -> Vec<Weighed> {
        let mut clues: Vec<_> = reason.clues.iter().map(|clue| self.weighed(clue)).collect();
        if clues.is_empty() {
            clues.extend(reason.span.map(|span| self.found(reason.evidence, span)));
        }
        clues.sort_by_key(|clue| clue.rejected.is_some());
        clues
    }

    fn weighed(&self, clue: &Clue) -> Weighed {
        let is_habit = clue.evidence == Evidence::Convention && clue.span.is_none();
        Weighed {
            evidence: clue.evidence,
            says: clue.says.clone(),
            quote: clue.span.map(|span| Quote::of(self.nearest(clue, span), self.sources)),
            source: is_habit.then(|| format!("the dialect `{}`", self.dialect)),
            rejected: clue.rejected,
        }
    }

    /// The words within a place that are the name a clue is about; the place if they are not in it.
    fn nearest(&self, clue: &Clue, span: Span) -> Span {
        // The last name in backticks is the one it is about.
        let Some(name) = clue.says.split('`').nth_back(1).filter(|name| !name.is_empty()) else {
            return span;
        };
        let text = self.sources.slice(span);
        let is_whole = |at: &usize| {
            let around = [text[..*at].chars().next_back(), text[at + name.len()..].chars().next()];
            !around.into_iter().flatten().any(char::is_alphanumeric)
        };
        let mut whole = text.match_indices(name).map(|(at, _)| at).filter(is_whole);
        let found = whole.next().or_else(|| text.rfind(name));
        found.map_or(span, |at| span.part(at..at + name.len()))
    }

    /// A place that says so by itself.
    pub(super) fn found(&self, evidence: Evidence, span: Span) -> Weighed {
        Weighed {
            evidence,
            says: "so it says here".to_owned(),
            quote: Some(Quote::of(span, self.sources)),
            source: None,
            rejected: None,
        }
    }
}

/// Why a carrier has its name.
fn named_because(carrier: &Carrier, dialect: &str) -> String {
    let because = match (carrier.reason.evidence, &carrier.name) {
        _ if carrier.request_of.is_some() => {
            "it is what one operation sends, and named after that operation"
        }
        (Evidence::Lock, _) => "it had this name before",
        (Evidence::Convention, CarrierName::Stated(_)) => {
            return format!("the dialect `{dialect}` has this name for such properties");
        }
        (_, CarrierName::Stated(_)) => "the docs call it so",
        (_, CarrierName::Place(_)) => {
            "the docs have no name for it that can be believed, so it is named after a place \
             where it stands"
        }
    };
    because.to_owned()
}
