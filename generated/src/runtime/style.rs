use std::borrow::Cow;
use std::convert::Infallible;
use std::fmt::{self, Display};

use super::entries::{Entries, encode_properties};
use super::percent::{self, COOKIE, ITEM, SEGMENTS};
use super::{Carrier, Shape, ToJson, Value, View, json};

/// How a list or an object is written where there is no JSON. A scalar is its text in all styles
/// but those of labels, matrices and JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Each item and each property by itself: `ids=1&ids=2`, `x=1&y=2`.
    Form,
    /// With commas between: `1,2`, `x,1,y,2`.
    Commas,
    /// With blanks between.
    Spaces,
    /// With bars between.
    Pipes,
    /// With tabulators between.
    Tabs,
    /// Properties as pairs with commas between: `x=1,y=2`.
    Pairs,
    /// Each property with the name of the parameter: `name[x]=1&name[y]=2`.
    DeepObject,
    /// After a dot, with commas between: `.1,2`, `.x,1,y,2`.
    Label,
    /// Each item and each property after a dot: `.1.2`, `.x=1.y=2`.
    LabelExploded,
    /// After a semicolon and the name: `;ids=1,2`, `;size=x,1,y,2`.
    Matrix,
    /// Each item and each property after a semicolon: `;ids=1;ids=2`, `;x=1;y=2`.
    MatrixExploded,
    /// As JSON.
    Json,
}

/// How texts get where they cannot stand as they are.
pub(super) type Escape = fn(&str) -> Cow<'_, str>;

/// What a token of a path becomes.
pub trait InPath {
    /// Appends the value, percent-encoded; with slashes where the token is for several segments.
    fn append(&self, has_slashes: bool, path: &mut String);
}

impl<T: Display> InPath for T {
    fn append(&self, has_slashes: bool, path: &mut String) {
        let keep = if has_slashes { SEGMENTS } else { percent::SEGMENT };
        percent::encode(self, keep, path);
    }
}

/// A value that is part of a path in some style.
pub struct Styled(String);

/// Without the value, which may be secret.
impl fmt::Debug for Styled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Styled")
    }
}

impl InPath for Styled {
    fn append(&self, _: bool, path: &mut String) {
        path.push_str(&self.0);
    }
}

impl Style {
    /// A value as a part of a path.
    pub fn in_path<T: ToJson + ?Sized>(self, name: &str, value: &T) -> Styled {
        let mut text = String::new();
        value.show(&mut |view| text = self.text(name, view, in_path));
        Styled(text)
    }

    /// A value as one text.
    pub(super) fn text(self, name: &str, view: View<'_>, escape: Escape) -> String {
        let name = escape(name);
        let pair = |(key, value): &(String, String)| format!("{key}={value}");
        let pairs = |entries: &[(String, String)], between: &str| {
            entries.iter().map(pair).collect::<Vec<_>>().join(between)
        };
        let comma = escaped_separator(self, escape);
        match (self, Parts::of(view, escape)) {
            (Style::Json, _) => escape(&as_json(view)).into_owned(),
            (Style::LabelExploded, Parts::Items(items)) => format!(".{}", items.join(".")),
            (Style::LabelExploded, Parts::Entries(entries)) => {
                format!(".{}", pairs(&entries, "."))
            }
            (Style::Label, parts) => format!(".{}", parts.joined(",")),
            (Style::MatrixExploded, Parts::Items(items)) => {
                items.iter().map(|item| format!(";{name}={item}")).collect()
            }
            (Style::MatrixExploded, Parts::Entries(entries)) => {
                entries.iter().map(|entry| format!(";{}", pair(entry))).collect()
            }
            (Style::Matrix, parts) => format!(";{name}={}", parts.joined(",")),
            (Style::Pairs, Parts::Entries(entries)) => pairs(&entries, ","),
            (_, parts) => parts.joined(&comma),
        }
    }

    /// A value as names and texts; without any if it is an empty list.
    pub(super) fn pairs(self, name: &str, view: View<'_>, escape: Escape) -> Vec<(String, String)> {
        if self == Style::DeepObject {
            let mut found = Vec::new();
            deep(name, view, &mut |name, text| {
                found.push((escape(name).into_owned(), escape(text).into_owned()));
            });
            return found;
        }
        let one = |text: String| (escape(name).into_owned(), text);
        match (self, Parts::of(view, escape)) {
            (Style::Form, Parts::Items(items)) => items.into_iter().map(one).collect(),
            (Style::Form, Parts::Entries(entries)) => entries,
            (Style::Json, _) => vec![one(self.text(name, view, escape))],
            (_, Parts::Items(items)) if items.is_empty() => Vec::new(),
            (_, Parts::Entries(entries)) if entries.is_empty() => Vec::new(),
            _ => vec![one(self.text(name, view, escape))],
        }
    }
}

/// What stands between items, in styles that have nothing else.
fn escaped_separator(style: Style, escape: Escape) -> Cow<'static, str> {
    match style {
        Style::Spaces => escape(" "),
        Style::Pipes => escape("|"),
        Style::Tabs => escape("\t"),
        _ => Cow::Borrowed(","),
    }
}

/// A value taken apart, its texts escaped.
enum Parts {
    Text(String),
    Items(Vec<String>),
    /// A property that is a list stands once for each item.
    Entries(Vec<(String, String)>),
}

impl Parts {
    fn of(view: View<'_>, escape: Escape) -> Self {
        let escaped = |view: View<'_>| escape(&text(view)).into_owned();
        if let Some(items) = items(view) {
            return Parts::Items(items.into_iter().map(escaped).collect());
        }
        let mut found = Vec::new();
        let is_object = entries(view, &mut |name, value| {
            for one in items(value).unwrap_or_else(|| vec![value]) {
                found.push((escape(name).into_owned(), escape(&text(one)).into_owned()));
            }
        });
        if is_object {
            Parts::Entries(found)
        } else {
            Parts::Text(escape(&text(view)).into_owned())
        }
    }

    fn joined(&self, between: &str) -> String {
        match self {
            Parts::Text(text) => text.clone(),
            Parts::Items(items) => items.join(between),
            Parts::Entries(entries) => {
                let both = entries.iter().flat_map(|(key, text)| [key.as_str(), text.as_str()]);
                both.collect::<Vec<_>>().join(between)
            }
        }
    }
}

/// The items of a list.
fn items(view: View<'_>) -> Option<Vec<View<'_>>> {
    match view {
        View::List(list) => Some(list.items().collect()),
        View::Any(Value::Array(items)) => Some(items.iter().map(View::Any).collect()),
        _ => None,
    }
}

/// Shows the entries of an object, but for those that are `null`; whether it is one.
fn entries(view: View<'_>, look: &mut dyn FnMut(&str, View<'_>)) -> bool {
    match view {
        View::Carrier(carrier) => properties(carrier, look),
        View::Map(map) => {
            map.entries().for_each(|(name, value)| {
                value.into_iter().for_each(|value| look(name, value));
            });
        }
        View::Any(Value::Object(object)) => {
            let set = object.iter().filter(|(_, value)| !value.is_null());
            set.for_each(|(name, value)| look(name, View::Any(value)));
        }
        _ => return false,
    }
    true
}

fn properties(carrier: &dyn Carrier, look: &mut dyn FnMut(&str, View<'_>)) {
    struct Shown<'a>(&'a mut dyn FnMut(&str, View<'_>));

    impl Entries for Shown<'_> {
        type Error = Infallible;

        fn known(
            &mut self,
            shape: &Shape,
            at: usize,
            value: Option<View<'_>>,
        ) -> Result<(), Infallible> {
            value.into_iter().for_each(|value| (self.0)(shape.properties()[at], value));
            Ok(())
        }

        fn unknown(&mut self, name: &str, value: &Value) -> Result<(), Infallible> {
            if !value.is_null() {
                (self.0)(name, View::Any(value));
            }
            Ok(())
        }
    }

    carrier.properties(&mut |shape, properties, extra| {
        let Ok(()) = encode_properties(shape, properties, extra, &mut Shown(look));
    });
}

/// Shows what is at the ends of all branches, with the way there in brackets.
fn deep(name: &str, view: View<'_>, look: &mut dyn FnMut(&str, &str)) {
    if entries(view, &mut |key, value| deep(&format!("{name}[{key}]"), value, look)) {
        return;
    }
    for (number, item) in items(view).unwrap_or_else(|| vec![view]).into_iter().enumerate() {
        match entries(item, &mut |_, _| {}) {
            true => deep(&format!("{name}[{number}]"), item, look),
            false => look(name, &text(item)),
        }
    }
}

/// A scalar as text, and anything else as JSON.
fn text(view: View<'_>) -> String {
    match view {
        View::Text(text) => text.to_owned(),
        View::Any(Value::String(text)) => text.clone(),
        View::Double(number) => number.to_string(),
        other => as_json(other),
    }
}

fn as_json(view: View<'_>) -> String {
    let mut text = Vec::new();
    json::write(view, &mut text);
    String::from_utf8(text).unwrap_or_default()
}

/// Escapes what is an item or a name in a path or a query.
pub(super) fn in_path(text: &str) -> Cow<'_, str> {
    percent::encoded(text.as_bytes(), ITEM)
}

/// The same, but for signs that mean something in a URL and nothing among the pairs of a query.
pub(super) fn reserved(text: &str) -> Cow<'_, str> {
    percent::encoded(text.as_bytes(), percent::RESERVED)
}

/// Escapes what cannot stand in a cookie.
pub(super) fn in_cookie(text: &str) -> Cow<'_, str> {
    percent::encoded(text.as_bytes(), COOKIE)
}

/// Headers have no escapes.
pub(super) fn in_header(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}
