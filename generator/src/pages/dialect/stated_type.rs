//! What type words mean.

/// A type as a page writes it, reduced to what the words can mean.
#[derive(Clone, Debug, PartialEq)]
pub enum StatedType {
    /// `true` or `false`.
    Bool,
    /// 32-bit integer.
    Int32,
    /// 64-bit integer.
    Int64,
    /// Floating point number.
    Double,
    /// Text; also what enums are printed as. `exact` is false where the page uses the word for
    /// dates and bytes as well.
    String {
        /// Whether the word means text and nothing else.
        exact: bool,
    },
    /// ISO 8601 date and time.
    DateTime,
    /// Bytes, printed as a JSON string of some kind.
    Byte,
    /// One of the listed words.
    Enum(Vec<String>),
    /// A list, and of what if that is said.
    Array(Option<Box<StatedType>>),
    /// An object whose keys are data, not properties.
    Dictionary,
    /// An object of the carrier with this name, or of some carrier if there is no name.
    Reference(Option<String>),
    /// Raw bytes, not JSON.
    Binary,
    /// The page says there is something but not what: nothing is written, and the dialect has no rule.
    Unknown,
}

impl StatedType {
    /// A list of such values.
    pub fn list(self) -> Self {
        Self::Array(Some(Box::new(self)))
    }

    /// How many lists stand around what the words speak of.
    pub fn lists(&self) -> usize {
        match self {
            Self::Array(item) => 1 + item.as_deref().map_or(0, Self::lists),
            _ => 0,
        }
    }

    /// What the words speak of, or say that lists are of; `None` if they do not say it.
    pub fn innermost(&self) -> Option<&Self> {
        match self {
            Self::Array(item) => item.as_deref().and_then(Self::innermost),
            alone => Some(alone),
        }
    }

    /// The name of the carrier that the words speak of: of one, or of a list of such.
    pub fn carrier(&self) -> Option<&String> {
        let item = match self {
            Self::Array(Some(item)) => item,
            alone => alone,
        };
        match item {
            Self::Reference(name) => name.as_ref(),
            _ => None,
        }
    }
}
