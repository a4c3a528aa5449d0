//! From text to [`Lock`], with a finding for everything that is not as it should be.

mod call;
mod exchange;
mod former;

use super::places::{Place, Places};
use super::write::VERSION;
use super::{Gone, Lock, LockedCarrier, LockedExchange, LockedOperation, LockedType};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::api::StatusRange;
use crate::model::api::notation::{BadType, Written};
use crate::source::yaml::node::Node;
use crate::source::{FileId, SourceFile, Span, yaml};
use call::CallReader;
use exchange::ExchangeReader;
use indexmap::IndexMap;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// How many findings there are at most; a file with more is no lock at all.
const MOST_FINDINGS: usize = 50;

/// Lists and dictionaries within each other beyond which nobody means what is written.
const DEEPEST: usize = 32;

/// What a merge leaves at the start of a line where it could not decide.
const CONFLICT: &[&str] = &["<<<<<<<", "|||||||", ">>>>>>>"];

/// The keys of the outermost level.
const KEYS: &[&str] =
    &["version", "carriers", "requests", "enums", "defaults", "operations", "former", "gone"];

/// The keys of what is gone.
const GONE_KEYS: &[&str] = &["carriers", "requests", "operations"];

/// The keys of an operation.
const OPERATION_KEYS: &[&str] = &[
    "id", "sends", "answers", "statuses", "takes", "optional", "body", "new", "consumes",
    "produces", "headers",
];

/// Reads the lock in `file`. All that is wrong is found at once; the result is of use only if
/// nothing is.
pub fn read(id: FileId, file: &SourceFile, diagnostics: &mut Diagnostics) -> Lock {
    let fault = |place: Range<usize>, message: &str| {
        Diagnostic::new(Code::BadLock, Span::new(id, place), message)
    };
    if let Some(place) = conflict(&file.text) {
        let finding = fault(place, "a merge has left a conflict here");
        diagnostics.push(finding.help(
            "keep either side, or what both have in common, and run `tablature generate`, which \
             adds what is missing then",
        ));
        return Lock::default();
    }
    let node = match yaml::read(&file.text) {
        Ok(node) => node,
        Err(error) => {
            let message = format!("not valid YAML: {}", error.reason);
            diagnostics.push(fault(file.line_span(error.line), &message));
            return Lock::default();
        }
    };
    let places = Places::find(&file.text);
    let mut reader = Reader { id, places, names: HashSet::new(), usual: None, faults: Vec::new() };
    let lock = reader.lock(&node);
    reader.faults.into_iter().take(MOST_FINDINGS).for_each(|fault| diagnostics.push(fault));
    lock
}

/// The line of the first mark of a merge that was not finished.
fn conflict(text: &str) -> Option<Range<usize>> {
    let mut at = 0;
    text.split('\n').find_map(|line| {
        let place = at..at + line.trim_end().len();
        at += line.len() + 1;
        CONFLICT.iter().any(|mark| line.starts_with(mark)).then_some(place)
    })
}

/// Which names a type may have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    /// Those of carriers in the lock.
    OfCarriers,
    /// Any: it is what callers see, under whatever name.
    Any,
}

struct Reader<'t> {
    id: FileId,
    places: Places<'t>,
    /// The names of all carriers.
    names: HashSet<String>,
    /// What the operations have that say nothing else of it.
    usual: Option<LockedExchange>,
    faults: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn fault(&mut self, place: &Place, message: impl Into<String>) {
        let span = Span::new(self.id, place.bytes.clone());
        self.faults.push(Diagnostic::new(Code::BadLock, span, message));
    }

    /// Reports a key that does not exist.
    fn unknown(&mut self, place: &Place, key: &str, known: &[&str]) {
        let known: Vec<_> = known.iter().map(|key| format!("`{key}`")).collect();
        let message = format!("there is no key `{key}`; known are {}", known.join(", "));
        self.fault(place, message);
    }

    fn lock(&mut self, node: &Node) -> Lock {
        let mut lock = Lock::default();
        let outermost = Place::outermost();
        let entries = self.entries(&outermost, "a lock", node);
        if !matches!(node, Node::Mapping(_)) || !self.is_known_version(&entries) {
            return lock;
        }
        self.learn_names(&entries);
        let defaults = entries.iter().find(|(_, key, _)| *key == "defaults");
        self.usual = defaults.map(|(place, _, value)| self.defaults(place, value));
        for (place, key, value) in entries {
            match key {
                "version" | "defaults" => {}
                "former" => self.former(&place, value, &mut lock.former),
                "enums" => lock.enums = self.enums(&place, value),
                "gone" => {
                    let usual = self.usual.take();
                    self.gone(&place, value, &mut lock.gone);
                    self.usual = usual;
                }
                _ if GONE_KEYS.contains(&key) => {
                    self.section(&place, key, value, &mut lock.carriers, &mut lock.operations);
                }
                _ => self.unknown(&place, key, KEYS),
            }
        }
        lock
    }

    /// Learns the names of all carriers, those that are gone included.
    fn learn_names(&mut self, entries: &[(Place, &str, &Node)]) {
        for (_, key, value) in entries {
            let Node::Mapping(values) = value else { continue };
            match *key {
                "carriers" | "requests" => {
                    self.names.extend(values.iter().map(|(name, _)| name.clone()));
                }
                "gone" => {
                    let outermost = Place::outermost();
                    let inside = values.iter().map(|(key, value)| (key.as_str(), value));
                    let inside = inside.filter(|(key, _)| *key != "gone");
                    let inside: Vec<_> =
                        inside.map(|(key, value)| (outermost.clone(), key, value)).collect();
                    self.learn_names(&inside);
                }
                _ => {}
            }
        }
    }

    fn gone(&mut self, place: &Place, node: &Node, gone: &mut Gone) {
        for (place, key, value) in self.entries(place, "what is gone", node) {
            match GONE_KEYS.contains(&key) {
                true => self.section(&place, key, value, &mut gone.carriers, &mut gone.operations),
                false => self.unknown(&place, key, GONE_KEYS),
            }
        }
    }

    fn section(
        &mut self,
        place: &Place,
        key: &str,
        node: &Node,
        carriers: &mut IndexMap<String, LockedCarrier>,
        operations: &mut IndexMap<String, LockedOperation>,
    ) {
        match key {
            "operations" => self.operations(place, node, operations),
            _ => self.carriers(place, node, key == "requests", carriers),
        }
    }

    /// Whether this version of the tool can make sense of the rest.
    fn is_known_version(&mut self, entries: &[(Place, &str, &Node)]) -> bool {
        let version = entries.iter().find(|(_, key, _)| *key == "version");
        let (place, message) = match version {
            Some((_, _, Node::Scalar(version))) if version == VERSION => return true,
            Some((place, _, Node::Scalar(version) | Node::Text(version))) => {
                let message = format!(
                    "a lock of version {version}; this tablature can read version {VERSION} alone"
                );
                (place.clone(), message)
            }
            Some((place, ..)) => (place.clone(), "`version` must be a number".to_owned()),
            None => {
                (Place::outermost(), format!("this is no lock: `version: {VERSION}` is missing"))
            }
        };
        self.fault(&place, message);
        false
    }

    fn carriers(
        &mut self,
        place: &Place,
        node: &Node,
        belongs_to_operation: bool,
        carriers: &mut IndexMap<String, LockedCarrier>,
    ) {
        for (place, name, node) in self.entries(place, "carriers by name", node) {
            let mut carrier = LockedCarrier { belongs_to_operation, ..Default::default() };
            for (place, property, ty) in self.entries(&place, "properties and types", node) {
                if let Some(ty) = self.ty(&place, ty) {
                    carrier.properties.insert(property.to_owned(), ty);
                }
            }
            if carriers.insert(name.to_owned(), carrier).is_some() {
                self.fault(&place, format!("the carrier `{name}` is there twice"));
            }
        }
    }

    fn operations(
        &mut self,
        place: &Place,
        node: &Node,
        operations: &mut IndexMap<String, LockedOperation>,
    ) {
        for (place, name, node) in self.entries(place, "operations by method and path", node) {
            let span = Some(Span::new(self.id, place.bytes.clone()));
            let mut operation = LockedOperation { span, ..Default::default() };
            let mut call = CallReader::default();
            let mut exchange = ExchangeReader::default();
            for (place, key, value) in self.entries(&place, "what is known of an operation", node) {
                match key {
                    "id" => match value {
                        Node::Text(id) | Node::Scalar(id) => operation.id.clone_from(id),
                        other => {
                            let found = other.kind();
                            self.fault(&place, format!("`id` must be text, found {found}"));
                        }
                    },
                    "sends" => operation.sends = self.ty(&place, value),
                    "answers" => operation.answers = self.ty(&place, value),
                    "statuses" => operation.statuses = self.statuses(&place, value),
                    "takes" | "optional" | "body" | "new" => call.read(self, &place, key, value),
                    "consumes" | "produces" | "headers" => exchange.read(self, &place, key, value),
                    _ => self.unknown(&place, key, OPERATION_KEYS),
                }
            }
            if operation.id.is_empty() {
                self.fault(&place, format!("the operation `{name}` has no `id`"));
            }
            operation.call = call.finish(self, &place, operation.sends.as_ref());
            operation.exchange =
                self.usual.as_ref().map(|usual| exchange.finish(&usual.expected_of(&operation)));
            operations.insert(name.to_owned(), operation);
        }
    }

    fn statuses(&mut self, place: &Place, node: &Node) -> Option<Vec<StatusRange>> {
        let code = |node: &Node| match node {
            Node::Scalar(code) | Node::Text(code) => code.parse().ok(),
            _ => None,
        };
        let codes = match node {
            Node::List(codes) => codes.iter().map(code).collect(),
            _ => None,
        };
        if codes.is_none() {
            self.fault(
                place,
                "expected a list of numbers from 100 to 599, `4XX` or `default` in `statuses`",
            );
        }
        codes
    }

    /// The entries of a mapping and their places; a key that was there before is reported and left
    /// out.
    fn entries<'n>(
        &mut self,
        around: &Place,
        what: &str,
        node: &'n Node,
    ) -> Vec<(Place, &'n str, &'n Node)> {
        let Node::Mapping(entries) = node else {
            let found = node.kind();
            self.fault(around, format!("expected {what}, found {found}"));
            return Vec::new();
        };
        let mut seen: HashMap<&str, usize> = HashMap::new();
        let mut unique = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let times = seen.entry(key).or_default();
            let place = self.places.of(around, key, *times);
            *times += 1;
            match *times {
                1 => unique.push((place, key.as_str(), value)),
                _ => self.fault(&place, format!("the key `{key}` is there twice")),
            }
        }
        unique
    }

    fn ty(&mut self, place: &Place, node: &Node) -> Option<LockedType> {
        match self.written(node, Names::OfCarriers, DEEPEST) {
            Ok(ty) => {
                let span = Some(Span::new(self.id, place.bytes.clone()));
                Some(LockedType { ty, span })
            }
            Err(message) => {
                self.fault(place, message);
                None
            }
        }
    }

    fn written(&self, node: &Node, names: Names, levels: usize) -> Result<Written, String> {
        let inside = |node| match levels.checked_sub(1) {
            Some(levels) => self.written(node, names, levels).map(Box::new),
            None => Err("lists and dictionaries are nested too deeply".to_owned()),
        };
        match node {
            Node::Text(text) => self.words(text, names),
            Node::List(items) => match &items[..] {
                [item] => inside(item).map(Written::List),
                [item, Node::Null] => inside(item).map(Written::nullable).map(Written::List),
                _ => Err(no_type("a list of more or less than one")),
            },
            Node::Mapping(entries) => match &entries[..] {
                [(value, Node::Null)] => {
                    self.words(value, names).map(Box::new).map(Written::Dictionary)
                }
                _ => Err(no_type("a mapping with more than one key")),
            },
            other => Err(no_type(other.kind())),
        }
    }

    /// A type that is text to YAML: mostly a word or a name.
    fn words(&self, text: &str, names: Names) -> Result<Written, String> {
        if self.names.contains(text) {
            return Ok(Written::Word(text.to_owned()));
        }
        let written: Written = text.parse().map_err(|error: BadType| error.to_string())?;
        match written.carrier() {
            Some(name) if names == Names::OfCarriers && !self.names.contains(name) => {
                Err(format!("no carrier of this lock is called `{name}`"))
            }
            _ => Ok(written),
        }
    }
}

fn no_type(found: &str) -> String {
    format!("expected a type such as `int32`, `[Contact]` or `{{string}}`, found {found}")
}
