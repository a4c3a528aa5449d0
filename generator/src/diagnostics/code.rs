//! The kinds of findings. A code is part of the public interface: configuration names it, and
//! baselines and scripts rely on it.

use super::Severity;
use std::fmt;
use std::str::FromStr;

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $variant:ident = $name:literal: $severity:ident,)*) => {
        /// A kind of finding, by a name that stays.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])* $variant,)*
        }

        impl Code {
            /// All kinds.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The name, in kebab case.
            pub fn name(self) -> &'static str {
                match self {
                    $(Code::$variant => $name,)*
                }
            }

            /// What it is about, in Markdown, as one line.
            pub fn about(self) -> &'static str {
                match self {
                    $(Code::$variant => concat!($($doc),*).trim_start(),)*
                }
            }

            /// The severity it has unless configuration says otherwise.
            pub fn severity(self) -> Severity {
                match self {
                    $(Code::$variant => Severity::$severity,)*
                }
            }
        }
    };
}

codes! {
    /// A file could not be read, or is not UTF-8.
    UnreadableFile = "unreadable-file": Error,
    /// The docs hold no page at all, or none that describes an endpoint.
    NoPages = "no-pages": Error,
    /// A table of contents lists a page, or another table of contents, that does not exist.
    ListedPageMissing = "listed-page-missing": Warning,
    /// A Markdown file describes no endpoint and does not claim to.
    NotAnEndpoint = "not-an-endpoint": Note,
    /// A specification cannot be read, or is none.
    BadSpecification = "bad-specification": Error,
    /// A reference of a specification leads nowhere, in a circle, or out of the files at hand.
    DeadReference = "dead-reference": Warning,
    /// A key stands in an object of a specification twice.
    DoubledKey = "doubled-key": Warning,
    /// A specification says something that has no place in the crate, or contradicts itself.
    Unsupported = "unsupported": Warning,
    /// An example is not tested: it is no JSON, lies elsewhere, or has no status of its own.
    ExampleLeftOut = "example-left-out": Note,
    /// A schema allows several things that share no structure, so it is any JSON.
    OpenChoice = "open-choice": Note,
    /// A page claims to be an endpoint page, but its method and path cannot be found.
    EndpointMissing = "endpoint-missing": Error,
    /// It cannot be told what varies in a path: braces that are not in pairs, an expression that is not
    /// known, or a name that stands there twice.
    BadPath = "bad-path": Error,
    /// A path can go without one of its parameters, which is taken for one that it must have.
    OptionalPathParameter = "optional-path-param": Warning,
    /// A page describes more than one endpoint.
    SecondEndpoint = "second-endpoint": Error,
    /// A piece of text names a method or a path, and nothing in its section the other.
    HalfEndpoint = "half-endpoint": Warning,
    /// The front matter is not the YAML mapping it should be.
    BadFrontMatter = "bad-front-matter": Warning,
    /// A page holds the marks of a merge that was not finished.
    MergeConflict = "merge-conflict": Error,
    /// A code fence is opened and never closed.
    UnclosedFence = "unclosed-fence": Warning,
    /// A table row has fewer cells than the table has columns.
    ShortRow = "short-row": Warning,
    /// A table row has more cells than the table has columns.
    LongRow = "long-row": Warning,
    /// A table row is broken over several lines.
    BrokenRow = "broken-row": Note,
    /// A table's header plays no role the dialect knows.
    UnknownTable = "unknown-table": Warning,
    /// A column of a table plays no role the dialect knows.
    UnknownColumn = "unknown-column": Warning,
    /// A section's heading plays no role the dialect knows.
    UnknownSection = "unknown-section": Warning,
    /// A part of a page was expected in another place or only once.
    UnexpectedBlock = "unexpected-block": Warning,
    /// A row has no name in its name column.
    NamelessRow = "nameless-row": Warning,
    /// A row seems to be nested in another, or is nested in one that holds no properties.
    NestedRow = "nested-row": Warning,
    /// A type word the dialect does not know.
    UnknownType = "unknown-type": Warning,
    /// A parameter has more structure than the way in which it is written has a place for: it is a list of
    /// lists, an object of pages, or has objects within.
    ObjectParameter = "object-parameter": Warning,
    /// A link in a table leads to a heading that its page does not have.
    DeadLink = "dead-link": Warning,
    /// A name has a sign, markup or a blank that other docs put there and that is probably no part of it.
    MarkedName = "marked-name": Warning,
    /// A row of request headers names what cannot be one.
    BadHeaderName = "bad-header-name": Warning,
    /// A word is nearly the one that says that a parameter or property must be given; it is optional.
    UnknownRequirement = "unknown-requirement": Warning,
    /// Two rows of a table have the same name.
    DuplicateProperty = "duplicate-property": Warning,
    /// Two pages describe the same method and path.
    DuplicateOperation = "duplicate-operation": Warning,
    /// Two pages have the same id.
    DuplicateId = "duplicate-id": Warning,
    /// A `{token}` of the path has no row in a table.
    PathParameterUndocumented = "path-param-undocumented": Warning,
    /// A table has a path parameter that is not in the path.
    PathParameterUnused = "path-param-unused": Warning,
    /// A status is not a number from 100 to 599.
    BadStatus = "bad-status": Warning,
    /// A sample's status is not among the documented ones.
    StatusNotInTable = "status-not-in-table": Warning,
    /// A sample is not JSON though it says so.
    SampleNotJson = "sample-not-json": Warning,
    /// A sample names one property twice.
    SampleDuplicateKey = "sample-duplicate-key": Warning,
    /// A sample has a number of more digits than 64-bit integers and doubles keep.
    SampleInexactNumber = "sample-inexact-number": Warning,
    /// An included sample file does not exist.
    SampleIncludeMissing = "sample-include-missing": Warning,
    /// A sample's value is not of the documented type.
    SampleTypeMismatch = "sample-type-mismatch": Warning,
    /// A sample has a property that the table lacks.
    SampleExtraProperty = "sample-extra-property": Warning,
    /// A sample lacks what a table requires, or nothing could ever have it; it may be left out.
    RequirementRefuted = "requirement-refuted": Warning,
    /// A type name is claimed for several sets of properties, so it names none.
    TypeNameConflict = "type-name-conflict": Note,
    /// The docs name a carrier that no page describes, so that what is said to hold it takes any JSON.
    CarrierUndescribed = "carrier-undescribed": Note,
    /// A page means other properties by a type name than most pages, or than the lock.
    TypeNameOutvoted = "type-name-outvoted": Warning,
    /// Two tables of one carrier give a property different types.
    TableTypeConflict = "table-type-conflict": Warning,
    /// A page without an answer names the type of one.
    VoidWithTypeName = "void-with-type-name": Note,
    /// The docs say something else now than what the lock remembers; the docs count.
    LockContradicted = "lock-contradicted": Warning,
    /// The docs have a name now for what keeps the one that it had.
    BetterName = "better-name": Note,
    /// The lock has an operation that no page describes any more.
    OperationGone = "operation-gone": Warning,
    /// An override in the configuration matches nothing.
    OverrideUnmatched = "override-unmatched": Warning,
    /// An override in the configuration makes no difference.
    OverrideRedundant = "override-redundant": Warning,
    /// Two overrides of equal rank want different things for one place.
    OverrideConflict = "override-conflict": Error,
    /// A selector for what to include or exclude matches no operation.
    SelectorUnmatched = "selector-unmatched": Warning,
    /// No operation is included that is not excluded.
    NothingSelected = "nothing-selected": Error,
    /// The configuration or the dialect cannot be read.
    BadConfig = "bad-config": Error,
    /// The lock cannot be read, or is not one.
    BadLock = "bad-lock": Error,
    /// A title names another method or path than the page describes.
    TitleDiffers = "title-differs": Warning,
    /// No table of contents lists a page.
    PageUnlisted = "page-unlisted": Warning,
    /// A link leads to a page that does not exist.
    DeadPageLink = "dead-page-link": Warning,
    /// A character entity is encoded twice, so that readers see it.
    DoubledEntity = "doubled-entity": Warning,
    /// A tag or a reference of XML doc comments is left in a text.
    DocTag = "doc-tag": Note,
    /// The sign of a heading stands within one.
    StrayHeadingSign = "stray-heading-sign": Warning,
    /// A date in a header of a sample is not one that HTTP knows.
    BadHttpDate = "bad-http-date": Warning,
    /// A row does not say what type its property has.
    TypeMissing = "type-missing": Note,
    /// A list is announced, and not said of what.
    ItemTypeMissing = "item-type-missing": Note,
    /// A page announces a body, and neither a type, a table nor a sample tells what it is.
    BodyUndescribed = "body-undescribed": Warning,
    /// A body or answer is a list in a sample, and a single thing by all else that the page says.
    ListUnstated = "list-unstated": Warning,
    /// A table has path parameters in another order than the path.
    PathParameterOrder = "path-param-order": Note,
    /// A sample lacks properties that its table has.
    SampleLacksProperty = "sample-lacks-property": Warning,
    /// A sample has properties in another order than its table.
    SampleOrder = "sample-order": Note,
    /// A sample shows nothing where the docs say that there is an object.
    SampleCut = "sample-cut": Note,
    /// A page shows no sample of a body or answer with properties.
    SampleMissing = "sample-missing": Note,
    /// A sample has filler where a date or bytes belong.
    SampleFiller = "sample-filler": Warning,
    /// A sample has a word that is none of its enumeration.
    SampleUnknownWord = "sample-unknown-word": Warning,
    /// Nothing is said of a status.
    StatusUndescribed = "status-undescribed": Warning,
    /// The statuses of a page are failures, so that nothing is known of success.
    NoSuccessStatus = "no-success-status": Warning,
    /// Nothing says what an operation does.
    OperationUndescribed = "operation-undescribed": Warning,
    /// The paths of two operations differ by the names of parameters alone.
    AlikePaths = "alike-paths": Note,
    /// A property is spelled with other capitals elsewhere.
    SpellingDiffers = "spelling-differs": Note,
    /// No table tells what an object holds; samples do.
    OnlyInSamples = "only-in-samples": Note,
    /// Something is deprecated, and nothing says what to use instead.
    DeprecatedAlone = "deprecated-alone": Note,
    /// Nothing refers to a component of a specification.
    UnusedComponent = "unused-component": Note,
    /// A default is not what its schema allows.
    DefaultMisfit = "default-misfit": Warning,
    /// A property is required by a specification and described nowhere.
    RequiredUnknown = "required-unknown": Warning,
    /// A tag of an operation is missing in the list of tags.
    TagUndeclared = "tag-undeclared": Note,
    /// A line of the baseline is about a finding that is there no more.
    StaleBaseline = "stale-baseline": Warning,
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Code {
    /// Whether findings of this kind have the severity they have, whatever configuration says: with
    /// them there would be nothing to go on with, or something else than what the user said.
    pub fn is_fixed(self) -> bool {
        matches!(self, Self::NoPages | Self::NothingSelected | Self::BadConfig | Self::BadLock)
    }

    /// Whether only `tablature lint` looks for it: the docs are at fault, and the crate is none the worse.
    pub fn is_of_lint(self) -> bool {
        self >= Self::TitleDiffers
    }
}

/// No kind of finding has that name.
#[derive(Clone, Debug, thiserror::Error)]
#[error("there is no kind of finding called `{0}`")]
pub struct UnknownCode(pub String);

impl FromStr for Code {
    type Err = UnknownCode;

    fn from_str(name: &str) -> Result<Self, UnknownCode> {
        let found = Self::ALL.iter().find(|code| code.name() == name);
        found.copied().ok_or_else(|| UnknownCode(name.to_owned()))
    }
}
