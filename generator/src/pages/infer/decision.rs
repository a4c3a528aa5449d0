//! A type that was chosen.

use super::types::has_hole;
use crate::model::api::{Evidence, Reason, Type};
use crate::source::Span;

/// A type and why.
#[derive(Clone, Debug)]
pub(super) struct Decision {
    pub ty: Type,
    pub reason: Reason,
    /// Whether something inside is still unknown.
    pub has_hole: bool,
    /// The type that was concluded before, and where that is written.
    pub remembered: Option<(Type, Option<Span>)>,
}

impl Decision {
    /// A type that says all.
    pub fn new(ty: Type, evidence: Evidence, span: Option<Span>) -> Self {
        Self { ty, reason: Reason::new(evidence, span), has_hole: false, remembered: None }
    }

    /// Puts another type and reason in the place of these; what was weighed stays.
    pub fn overrule(&mut self, ty: Type, evidence: Evidence, span: Option<Span>) {
        self.has_hole = has_hole(&ty);
        self.ty = ty;
        self.reason.evidence = evidence;
        self.reason.span = span;
    }
}
