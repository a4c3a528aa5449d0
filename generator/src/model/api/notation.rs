//! Types as people write them: `int32`, `Contact`, `[Contact]` for a list, `[Contact, null]` for one
//! with items that are null, `{string}` for a dictionary, `enum Color` for words. Messages, the lock and
//! the configuration speak so; in YAML the brackets are those of a list and of a mapping with one key.

use super::{Api, CarrierId, Type};
use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

/// The words for types that need no name.
const WORDS: &[(&str, Type)] = &[
    ("bool", Type::Bool),
    ("int32", Type::Int32),
    ("int64", Type::Int64),
    ("double", Type::Double),
    ("string", Type::String),
    ("date-time", Type::DateTime),
    ("byte", Type::Byte),
    ("any", Type::Any),
];

/// The word for text.
const TEXT: &str = "string";

/// Lists and dictionaries within each other beyond which nobody means what is written.
const DEEPEST: usize = 16;

/// A type as written; the names in it are not looked up.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Written {
    /// A word for a type, or the name of a carrier.
    Word(String),
    /// `[…]`
    List(Box<Written>),
    /// `…, null`, within the brackets of a list.
    Nullable(Box<Written>),
    /// `{…}`
    Dictionary(Box<Written>),
    /// `enum …`: an enumeration, by its name.
    Enum(String),
}

/// What stands before the name of an enumeration.
const ENUM: &str = "enum ";

/// A text is no type: brackets do not match, or nothing stands between them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no type; types are written like `int32`, `Contact`, `[Contact]`, `[Contact, null]` or `{{string}}`"
)]
pub struct BadType(String);

impl Written {
    /// Writes a type of a model.
    pub fn of(ty: &Type, api: &Api) -> Self {
        match ty {
            Type::Carrier(id) => Written::Word(api.carrier(*id).name.display()),
            Type::Enum(id) => Written::Enum(api.enumeration(*id).name.join(".")),
            Type::List(item) => Written::List(Box::new(Written::of(item, api))),
            Type::Nullable(inner) => Written::Nullable(Box::new(Written::of(inner, api))),
            Type::Dictionary(value) => Written::Dictionary(Box::new(Written::of(value, api))),
            word => {
                let known = WORDS.iter().find(|(_, ty)| ty == word);
                Written::Word(known.map_or("any", |(name, _)| *name).to_owned())
            }
        }
    }

    /// The type, if `carrier` knows all names in it.
    ///
    /// # Errors
    ///
    /// The first name that nobody knows; those of enumerations are never known here.
    pub fn resolve(&self, carrier: &impl Fn(&str) -> Option<CarrierId>) -> Result<Type, String> {
        match self {
            Written::Word(word) => {
                let known = WORDS.iter().find(|(name, _)| name == word).map(|(_, ty)| ty.clone());
                known.or_else(|| carrier(word).map(Type::Carrier)).ok_or_else(|| word.clone())
            }
            Written::Enum(_) => Err(self.to_string()),
            Written::List(item) => Ok(item.resolve(carrier)?.list()),
            Written::Nullable(inner) => Ok(inner.resolve(carrier)?.nullable()),
            Written::Dictionary(value) => Ok(value.resolve(carrier)?.dictionary()),
        }
    }

    /// What the brackets of a list hold if items can be null, too.
    pub fn nullable(inner: Box<Self>) -> Box<Self> {
        Box::new(Written::Nullable(inner))
    }

    /// The same with enumerations as what they are on the wire: text.
    pub fn on_the_wire(&self) -> Self {
        match self.enumeration() {
            Some(_) => self.with_innermost(TEXT),
            None => self.clone(),
        }
    }

    /// The name of the enumeration within all brackets.
    pub fn enumeration(&self) -> Option<&str> {
        match self {
            Written::Word(_) => None,
            Written::Enum(name) => Some(name),
            Written::List(inner) | Written::Nullable(inner) | Written::Dictionary(inner) => {
                inner.enumeration()
            }
        }
    }

    /// The word or name of a carrier within all brackets; of an enumeration, that it is text.
    pub fn innermost(&self) -> &str {
        match self {
            Written::Word(word) => word,
            Written::Enum(_) => TEXT,
            Written::List(inner) | Written::Nullable(inner) | Written::Dictionary(inner) => {
                inner.innermost()
            }
        }
    }

    /// The same with another word or name within all brackets.
    pub fn with_innermost(&self, word: &str) -> Self {
        match self {
            Written::Word(_) | Written::Enum(_) => Written::Word(word.to_owned()),
            Written::List(inner) => Written::List(Box::new(inner.with_innermost(word))),
            Written::Nullable(inner) => Written::Nullable(Box::new(inner.with_innermost(word))),
            Written::Dictionary(inner) => Written::Dictionary(Box::new(inner.with_innermost(word))),
        }
    }

    /// Puts new names of carriers and enumerations in the place of old ones.
    pub fn rename(
        &mut self,
        carriers: &BTreeMap<String, String>,
        enums: &BTreeMap<String, String>,
    ) {
        let (name, names) = match self {
            Written::Word(name) => (name, carriers),
            Written::Enum(name) => (name, enums),
            Written::List(inner) | Written::Nullable(inner) | Written::Dictionary(inner) => {
                return inner.rename(carriers, enums);
            }
        };
        if let Some(new) = names.get(name) {
            name.clone_from(new);
        }
    }

    /// The name of the carrier that this is or contains; `None` if it is made of words alone.
    pub fn carrier(&self) -> Option<&str> {
        let name = self.innermost();
        (!WORDS.iter().any(|(word, _)| *word == name)).then_some(name)
    }

    /// Whether this says all that `other` says, and no other thing where that says something:
    /// `[Link]` completes `[any]` and `any`, and `[Link, null]` all of these.
    pub fn completes(&self, other: &Written) -> bool {
        match (self, other) {
            (_, Written::Word(word)) if word == "any" => true,
            (Written::List(full), Written::List(partial))
            | (Written::Nullable(full), Written::Nullable(partial))
            | (Written::Dictionary(full), Written::Dictionary(partial)) => full.completes(partial),
            (Written::Nullable(full), partial) => full.completes(partial),
            _ => self == other,
        }
    }
}

impl Display for Written {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Written::Word(word) => f.write_str(word),
            Written::Enum(name) => write!(f, "{ENUM}{name}"),
            Written::List(item) => write!(f, "[{item}]"),
            Written::Nullable(inner) => write!(f, "{inner}, null"),
            Written::Dictionary(value) => write!(f, "{{{value}}}"),
        }
    }
}

impl FromStr for Written {
    type Err = BadType;

    fn from_str(text: &str) -> Result<Self, BadType> {
        read(text.trim(), DEEPEST).ok_or_else(|| BadType(text.to_owned()))
    }
}

fn read(text: &str, levels: usize) -> Option<Written> {
    let between = |open, close| text.strip_prefix(open)?.strip_suffix(close).map(str::trim);
    let inside = |inner| read(inner, levels.checked_sub(1)?).map(Box::new);
    if let Some(item) = between('[', ']') {
        let nullable = item.strip_suffix("null").and_then(|item| item.trim_end().strip_suffix(','));
        return match nullable {
            Some(item) => inside(item.trim_end()).map(Written::nullable).map(Written::List),
            None => inside(item).map(Written::List),
        };
    }
    if let Some(value) = between('{', '}') {
        return inside(value).map(Written::Dictionary);
    }
    if let Some(name) = text.strip_prefix(ENUM) {
        // Its name is that of a property or parameter, which may have brackets.
        return (!name.contains('\n')).then(|| Written::Enum(name.to_owned()));
    }
    let is_word = !text.is_empty() && !text.contains(['[', ']', '{', '}', ',', '\n']);
    is_word.then(|| Written::Word(text.to_owned()))
}

/// A type of a model with the names in it, for people.
pub struct Shown<'a>(pub &'a Type, pub &'a Api);

impl Display for Shown<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Shown(ty, api) = *self;
        Written::of(ty, api).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::Written;

    #[test]
    fn types_are_read_as_they_are_written() {
        for text in [
            "int32",
            "ContactEntity.SupportPerson",
            "[Contact]",
            "[Contact, null]",
            "[[string, null], null]",
            "{[string]}",
            "{[string, null]}",
            "[enum Color, null]",
            "{[enum filter[color]]}",
        ] {
            assert_eq!(text.parse::<Written>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_type_is_refused() {
        for text in [
            "",
            "[",
            "[]",
            "[a",
            "a]",
            "{a, b}",
            "a, null",
            "{a, null}",
            "[, null]",
            "[null, a]",
            "[a, null, null]",
            &"[".repeat(100),
        ] {
            assert!(text.parse::<Written>().is_err(), "{text}");
        }
    }
}
