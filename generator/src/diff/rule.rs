//! The kinds of changes. A rule's name is part of the public interface: configurations, files of
//! accepted changes and scripts rely on it.

use crate::diagnostics::nearest;
use std::fmt;
use std::str::FromStr;

/// What a change means to those who call the API.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Nothing that anybody wants to hear of.
    Off,
    /// Whoever called the API before can do so as before.
    Compatible,
    /// Some callers may have to change, and the docs alone do not say whether.
    Risky,
    /// Callers that did as the docs said have to change.
    Breaking,
}

impl Severity {
    /// All of them, the worst last.
    pub const ALL: [Severity; 4] =
        [Severity::Off, Severity::Compatible, Severity::Risky, Severity::Breaking];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Off => "off",
            Severity::Compatible => "compatible",
            Severity::Risky => "risky",
            Severity::Breaking => "breaking",
        }
    }
}

macro_rules! rules {
    ($($(#[doc = $doc:literal])* $variant:ident = $name:literal: $severity:ident,)*) => {
        /// A kind of change, by a name that stays.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $($(#[doc = $doc])* $variant,)*
        }

        impl Rule {
            /// All kinds.
            pub const ALL: &'static [Rule] = &[$(Rule::$variant,)*];

            /// The name, in kebab case.
            pub fn name(self) -> &'static str {
                match self {
                    $(Rule::$variant => $name,)*
                }
            }

            /// What it is about and why it is judged so, in Markdown, as one line.
            pub fn about(self) -> &'static str {
                match self {
                    $(Rule::$variant => concat!($($doc),*).trim_start(),)*
                }
            }

            /// What it means unless the configuration says otherwise.
            pub fn severity(self) -> Severity {
                match self {
                    $(Rule::$variant => Severity::$severity,)*
                }
            }
        }
    };
}

rules! {
    /// An operation is documented that was not.
    OperationAdded = "operation-added": Compatible,
    /// An operation is documented no more.
    OperationRemoved = "operation-removed": Breaking,
    /// An operation has another method or path: who calls the old one does not reach it.
    OperationMoved = "operation-moved": Breaking,
    /// The page of an operation has another id. On the wire nothing changes; the function of the crate is
    /// called otherwise, unless a lock keeps its name.
    OperationRenamed = "operation-renamed": Compatible,
    /// A call must have an input that it could do without, because there was none.
    RequiredParameterAdded = "required-parameter-added": Breaking,
    /// A call may have another input.
    OptionalParameterAdded = "optional-parameter-added": Compatible,
    /// An input is documented no more: what callers send is ignored, or refused.
    ParameterRemoved = "parameter-removed": Breaking,
    /// An input probably has another name: one is gone, and one like it is there.
    ParameterRenamed = "parameter-renamed": Breaking,
    /// A token of the path has another name, which no request shows.
    PathParameterRenamed = "path-parameter-renamed": Compatible,
    /// An input goes elsewhere: into the query, or a header.
    ParameterMoved = "parameter-moved": Breaking,
    /// A list or an object is written otherwise into the path, the query, a header or a cookie.
    ParameterStyleChanged = "parameter-style-changed": Breaking,
    /// An input that calls could do without must be given.
    ParameterRequired = "parameter-required": Breaking,
    /// An input that had to be given can be left out.
    ParameterOptional = "parameter-optional": Compatible,
    /// An operation listens to one more of the headers that the dialect gives to the client.
    ClientHeaderAdded = "client-header-added": Compatible,
    /// An operation listens no more to one of the headers that the dialect gives to the client.
    ClientHeaderRemoved = "client-header-removed": Risky,
    /// A body has to be sent where there was none.
    BodyAdded = "body-added": Breaking,
    /// No body is sent any more.
    BodyRemoved = "body-removed": Breaking,
    /// The body is of another kind: JSON, bytes, a patch, a form.
    BodyChanged = "body-changed": Breaking,
    /// Something is answered where nothing was.
    AnswerAdded = "answer-added": Compatible,
    /// Nothing is answered any more.
    AnswerRemoved = "answer-removed": Breaking,
    /// The answer is of another kind: JSON, or bytes.
    AnswerChanged = "answer-changed": Breaking,
    /// The answer may be nothing, which it never was.
    AnswerMayBeNothing = "answer-may-be-nothing": Breaking,
    /// The answer is never nothing any more.
    AnswerAlwaysThere = "answer-always-there": Compatible,
    /// A body may be sent in another format, too.
    SentMediaTypeAdded = "sent-media-type-added": Compatible,
    /// A body can be sent no more in a format.
    SentMediaTypeRemoved = "sent-media-type-removed": Breaking,
    /// An answer may be had in another format, too.
    AnsweredMediaTypeAdded = "answered-media-type-added": Compatible,
    /// An answer can be had no more in a format.
    AnsweredMediaTypeRemoved = "answered-media-type-removed": Breaking,
    /// Success has another status: none of the documented ones is left.
    SuccessStatusChanged = "success-status-changed": Breaking,
    /// Success may have another status, too: callers may take it for a failure.
    SuccessStatusAdded = "success-status-added": Risky,
    /// Another failure is documented. Callers have to be ready for any.
    StatusAdded = "status-added": Compatible,
    /// A status is documented no more.
    StatusRemoved = "status-removed": Compatible,
    /// What is sent must have a property that was not there.
    SentPropertyAddedRequired = "sent-property-added-required": Breaking,
    /// What is sent may have another property.
    SentPropertyAdded = "sent-property-added": Compatible,
    /// What is sent has a property no more: what callers send of it is ignored, or refused.
    SentPropertyRemoved = "sent-property-removed": Breaking,
    /// What is sent must have a property that it could do without.
    SentPropertyRequired = "sent-property-required": Breaking,
    /// What is sent can do without a property that it had to have.
    SentPropertyOptional = "sent-property-optional": Compatible,
    /// Answers have another property. Callers have to pass over what they do not know.
    AnsweredPropertyAdded = "answered-property-added": Compatible,
    /// Answers have a property no more.
    AnsweredPropertyRemoved = "answered-property-removed": Breaking,
    /// Answers always have a property that could be missing.
    AnsweredPropertyAlwaysThere = "answered-property-always-there": Compatible,
    /// Answers may lack a property that was always there.
    AnsweredPropertyMayBeMissing = "answered-property-may-be-missing": Breaking,
    /// A property probably has another name: one is gone, and one like it is there.
    PropertyRenamed = "property-renamed": Breaking,
    /// A property should not be used any more.
    PropertyDeprecated = "property-deprecated": Compatible,
    /// What is sent has another type, which not all has that was sent before.
    SentTypeChanged = "sent-type-changed": Breaking,
    /// What is sent may be more than before: any 64-bit integer, where it was one of 32 bits.
    SentTypeWidened = "sent-type-widened": Compatible,
    /// What is answered has another type, which callers are not ready for: also a larger one.
    AnsweredTypeChanged = "answered-type-changed": Breaking,
    /// What is answered is of a kind that callers are ready for, and less than that.
    AnsweredTypeNarrowed = "answered-type-narrowed": Compatible,
    /// A struct is another one, which has all that the one before had, and of the same types.
    TypeExtended = "type-extended": Compatible,
    /// The docs say what a value is, and did not. That changes the crate, hardly the API.
    TypeStated = "type-stated": Compatible,
    /// The docs do not say any more what a value is.
    TypeUnstated = "type-unstated": Risky,
    /// The docs list the words of what was any text. Others may have been good before.
    WordsStated = "words-stated": Risky,
    /// The docs list no words any more: it is any text.
    WordsUnstated = "words-unstated": Compatible,
    /// There is another word that may be sent.
    SentWordAdded = "sent-word-added": Compatible,
    /// A word may be sent no more.
    SentWordRemoved = "sent-word-removed": Breaking,
    /// There is another word in answers. Enumerations are open: callers have to be ready for others.
    AnsweredWordAdded = "answered-word-added": Compatible,
    /// There is another word in answers, and the enumeration is said to be closed.
    AnsweredWordAddedToClosed = "answered-word-added-to-closed": Breaking,
    /// A word is in answers no more.
    AnsweredWordRemoved = "answered-word-removed": Compatible,
    /// There is a struct that was not there. What holds it is told apart.
    CarrierAdded = "carrier-added": Compatible,
    /// A struct is there no more. What held it is told apart.
    CarrierRemoved = "carrier-removed": Compatible,
    /// A struct has another name, which no request or answer shows; in the crate it has, too.
    CarrierRenamed = "carrier-renamed": Compatible,
}

/// A section for each rule, in their order.
const EXPLANATIONS: &str = include_str!("rules.md");

impl Rule {
    /// Why it is judged so, and what callers do about it, in Markdown.
    pub fn explanation(self) -> &'static str {
        let heading = format!("\n## {}\n", self.name());
        let after = EXPLANATIONS.split_once(&heading).map_or("", |(_, after)| after);
        after.split("\n## ").next().unwrap_or_default().trim()
    }
}

impl serde::Serialize for Rule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Rule {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Rule".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names: Vec<_> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        schemars::json_schema!({"enum": names})
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// There is no rule of such a name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct UnknownRule(String);

impl fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no rule `{}`", self.0)?;
        let names: Vec<_> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        match nearest(&self.0, &names) {
            Some(meant) => write!(f, "; did you mean `{meant}`?"),
            None => Ok(()),
        }
    }
}

impl FromStr for Rule {
    type Err = UnknownRule;

    fn from_str(name: &str) -> Result<Self, UnknownRule> {
        let found = Rule::ALL.iter().copied().find(|rule| rule.name() == name);
        found.ok_or_else(|| UnknownRule(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::{EXPLANATIONS, Rule};

    #[test]
    fn every_rule_is_explained_in_its_place() {
        let headings = EXPLANATIONS.lines().filter_map(|line| line.strip_prefix("## "));
        let names = Rule::ALL.iter().map(|rule| rule.name());
        assert_eq!(headings.collect::<Vec<_>>(), names.collect::<Vec<_>>());
        assert!(Rule::ALL.iter().all(|rule| rule.explanation().ends_with('.')));
    }
}
