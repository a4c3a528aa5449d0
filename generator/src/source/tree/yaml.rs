//! YAML 1.2, with anchors and merged keys written out.

use super::{DEEPEST, Kind, MOST_NODES, Node, NotATree};
use crate::source::{FileId, Span};
use indexmap::IndexMap;
use saphyr_parser::{Event, Parser, ScalarStyle};
use serde_json::Number;
use std::collections::HashMap;

pub(super) fn read(text: &str, file: FileId) -> Result<(Node, Vec<(String, Span)>), NotATree> {
    let mut reader = Reader {
        file,
        bytes: Bytes::new(text),
        length: text.len(),
        open: Vec::new(),
        anchors: HashMap::new(),
        nodes: 0,
        doubled: Vec::new(),
        root: None,
    };
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| NotATree {
            reason: error.info().to_owned(),
            at: reader.bytes.at(error.marker().index()).min(text.len().saturating_sub(1)),
        })?;
        let range = reader.bytes.at(span.start.index())..reader.bytes.at(span.end.index());
        reader.event(event, range)?;
        if reader.root.is_some() && reader.open.is_empty() {
            break;
        }
    }
    let empty = || NotATree { reason: "it is empty".to_owned(), at: 0 };
    let root = reader.root.ok_or_else(empty)?;
    Ok((root, reader.doubled))
}

/// The bytes at which characters begin: the parser counts characters.
struct Bytes {
    /// `None` if every character is one byte.
    starts: Option<Vec<u32>>,
}

impl Bytes {
    fn new(text: &str) -> Self {
        let starts = || text.char_indices().map(|(at, _)| at as u32).collect();
        Self { starts: (!text.is_ascii()).then(starts) }
    }

    fn at(&self, character: usize) -> usize {
        match &self.starts {
            None => character,
            Some(starts) => starts.get(character).map_or(usize::MAX, |&at| at as usize),
        }
    }
}

/// A list or an object that is being read.
struct Open {
    start: usize,
    anchor: usize,
    items: Vec<Node>,
    is_object: bool,
}

struct Reader {
    file: FileId,
    bytes: Bytes,
    length: usize,
    open: Vec<Open>,
    anchors: HashMap<usize, (Node, usize)>,
    /// How many there are so far, those that aliases stand for included.
    nodes: usize,
    doubled: Vec<(String, Span)>,
    root: Option<Node>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>, range: std::ops::Range<usize>) -> Result<(), NotATree> {
        let range = range.start.min(self.length)..range.end.min(self.length);
        let start = range.start;
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let kind = match style {
                    ScalarStyle::Plain => plain(&text),
                    _ => Kind::Text(text.into_owned()),
                };
                let span = Span::new(self.file, range);
                self.add(Node { span, place: span, kind }, anchor, 1)
            }
            Event::SequenceStart(anchor, _) => self.begin(start, anchor, false),
            Event::MappingStart(anchor, _) => self.begin(start, anchor, true),
            Event::SequenceEnd | Event::MappingEnd => self.end(range.end),
            Event::Alias(anchor) => match self.anchors.get(&anchor).cloned() {
                Some((node, size)) => self.add(node, 0, size),
                None => Err(NotATree { reason: "an alias has no anchor".to_owned(), at: start }),
            },
            _ => Ok(()),
        }
    }

    fn begin(&mut self, start: usize, anchor: usize, is_object: bool) -> Result<(), NotATree> {
        if self.open.len() >= DEEPEST {
            return Err(NotATree { reason: "it is nested too deeply".to_owned(), at: start });
        }
        self.open.push(Open { start, anchor, items: Vec::new(), is_object });
        Ok(())
    }

    fn end(&mut self, end: usize) -> Result<(), NotATree> {
        let Some(Open { start, anchor, items, is_object }) = self.open.pop() else { return Ok(()) };
        let span = Span::new(self.file, start..end.max(start));
        let kind = if is_object { self.object(items)? } else { Kind::List(items) };
        self.add(Node { span, place: span.part(0..1), kind }, anchor, 1)
    }

    /// Adds a node to what is open, and with it so many that have not been counted yet.
    fn add(&mut self, node: Node, anchor: usize, count: usize) -> Result<(), NotATree> {
        self.nodes += count;
        if self.nodes > MOST_NODES {
            let reason = "it comes to too much once its aliases are written out".to_owned();
            return Err(NotATree { reason, at: node.span.start as usize });
        }
        if anchor > 0 {
            self.anchors.insert(anchor, (node.clone(), size(&node)));
        }
        match self.open.last_mut() {
            Some(open) => open.items.push(node),
            None => self.root = Some(node),
        }
        Ok(())
    }

    /// The entries of keys and values in turn. What `<<` brings in counts less than what is written.
    fn object(&mut self, items: Vec<Node>) -> Result<Kind, NotATree> {
        let mut entries = IndexMap::with_capacity(items.len() / 2);
        let mut merged: Vec<Node> = Vec::new();
        let mut items = items.into_iter();
        while let (Some(key), Some(mut value)) = (items.next(), items.next()) {
            let name = match key.kind {
                Kind::Text(text) => text,
                Kind::Number(number) => number.to_string(),
                Kind::Bool(truth) => truth.to_string(),
                Kind::Null => "null".to_owned(),
                Kind::List(_) | Kind::Object(_) => {
                    return Err(refused("this key is no text", key.span));
                }
            };
            if name == "<<" {
                match value.kind {
                    Kind::List(all) => merged.extend(all),
                    _ => merged.push(value),
                }
                continue;
            }
            value.place = key.span;
            if entries.contains_key(&name) {
                self.doubled.push((name.clone(), key.span));
            }
            entries.insert(name, value);
        }
        for source in merged {
            let Kind::Object(more) = source.kind else {
                return Err(refused("what `<<` brings in is no object", source.span));
            };
            for (key, value) in more {
                entries.entry(key).or_insert(value);
            }
        }
        Ok(Kind::Object(entries))
    }
}

fn refused(reason: &str, place: Span) -> NotATree {
    NotATree { reason: reason.to_owned(), at: place.start as usize }
}

/// How many nodes a node comes to.
fn size(node: &Node) -> usize {
    match &node.kind {
        Kind::List(items) => 1 + items.iter().map(size).sum::<usize>(),
        Kind::Object(entries) => 1 + entries.values().map(size).sum::<usize>(),
        _ => 1,
    }
}

/// What a scalar without quotes means in the core schema.
fn plain(text: &str) -> Kind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Kind::Null,
        "true" | "True" | "TRUE" => return Kind::Bool(true),
        "false" | "False" | "FALSE" => return Kind::Bool(false),
        _ => {}
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.starts_with(|sign: char| sign.is_ascii_digit() || sign == '.') {
        let radix = [("0x", 16), ("0o", 8)];
        let of_radix = radix
            .iter()
            .find_map(|(mark, radix)| u64::from_str_radix(text.strip_prefix(mark)?, *radix).ok());
        if let Some(number) = of_radix {
            return Kind::Number(number.into());
        }
        let unsigned = text.strip_prefix('+').unwrap_or(text);
        if let Ok(number) = unsigned.parse::<i64>() {
            return Kind::Number(number.into());
        }
        if let Ok(number) = unsigned.parse::<u64>() {
            return Kind::Number(number.into());
        }
        let is_float = digits.bytes().all(|sign| b"0123456789.eE+-".contains(&sign));
        if let Some(number) =
            is_float.then(|| text.parse().ok()).flatten().and_then(Number::from_f64)
        {
            return Kind::Number(number);
        }
    }
    Kind::Text(text.to_owned())
}
