//! A dialect with its patterns compiled, and the questions the other rooms ask of it.

use super::description::{
    BodyContentWord, DescribedRule, Description, GroupRule, Role, RowHeading,
};
use super::endpoints::EndpointPatterns;
use super::mistakes::{DialectError, yaml_error};
use super::naming::Naming;
use super::paths::Notations;
use super::patterns::{
    all_with, lacks, optional, optional_with, pairs, pattern, patterns, replacing, with_groups,
};
use crate::pages::markdown::{Fence, text};
use crate::source::without_mark;
use regex::{Captures, Regex};
use std::borrow::Cow;

/// A style of docs, ready for use.
#[derive(Clone, Debug)]
pub struct Dialect {
    pub(super) description: Description,
    claims: Option<Regex>,
    formats: Vec<Mark>,
    pub(super) endpoint: Option<Regex>,
    pub(super) endpoint_prose: EndpointPatterns,
    pub(super) endpoint_headings: EndpointPatterns,
    pub(super) anchor: Option<Regex>,
    dressing: Vec<Regex>,
    pub(super) notations: Notations,
    groups: Vec<(Regex, Vec<String>)>,
    sections: Vec<(Regex, Headline)>,
    lines: Vec<(Regex, Headline)>,
    restrictions: Vec<Regex>,
    required: Vec<Regex>,
    /// Those of names, and whether they say that a parameter must be given.
    name_marks: Vec<(Regex, bool)>,
    deprecated: Vec<Regex>,
    pub(super) lists: Vec<Regex>,
    pub(super) enumeration: Option<Regex>,
    pub(super) reference: Option<Regex>,
    /// Items of lists of words.
    pub(super) word_items: Option<Regex>,
    pub(super) naming: Naming,
    noise: Vec<Regex>,
    text: Vec<(Regex, String)>,
    ignored: Vec<Ignored>,
    include: Option<Regex>,
    pub(super) rows: Vec<Regex>,
    pub(super) described: Vec<(Regex, Option<Regex>)>,
    pub(super) row_headings: Vec<(Regex, Regex)>,
    pub(super) beside_types: Vec<Regex>,
    request_bodies: Vec<Regex>,
    list_bodies: Vec<Regex>,
    body_hints: Vec<BodyHint>,
    /// With [`NAME`] in the place of the dictionary's own name.
    dictionary_keys: Vec<Regex>,
}

#[derive(Clone, Debug)]
struct Mark {
    front_matter: Option<String>,
    heading: Option<Regex>,
}

/// What a heading says of what follows.
#[derive(Clone, Debug)]
struct Headline {
    role: Role,
    /// Of the endpoints on whose pages it does; of all if there are none.
    methods: Vec<String>,
}

/// Code blocks to pass over.
#[derive(Clone, Debug)]
struct Ignored {
    info: Option<Regex>,
    line: Option<Regex>,
}

/// What a body without table and sample holds; see [`Description::body_hints`].
#[derive(Clone, Debug)]
pub struct BodyHint {
    name: Option<Regex>,
    prose: Option<Regex>,
    summary: Option<Regex>,
    /// What it holds.
    pub content: BodyContentWord,
    /// Of what, for lists and dictionaries.
    pub of: Option<BodyContentWord>,
}

/// A heading, or a line that acts as one, with its role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What follows.
    pub role: Role,
    /// The name in the heading, if it has one.
    pub name: String,
    /// The kind in the heading, if it has one.
    pub kind: String,
    /// The status of the answers that follow, if the heading has one.
    pub status: String,
    /// What the heading says of the status.
    pub text: String,
}

impl Dialect {
    /// Reads a dialect from YAML. `docs/dialect.md` explains what it may say.
    ///
    /// # Errors
    ///
    /// When the text is not YAML, says what a dialect cannot say, or holds a pattern that is no
    /// regular expression or lacks a group it must have.
    pub fn from_yaml(text: &str) -> Result<Self, DialectError> {
        let text = without_mark(text);
        let description = serde_yaml::from_str(text).map_err(yaml_error)?;
        Self::compile(description).map_err(|error| error.placed(text))
    }

    fn compile(description: Description) -> Result<Self, DialectError> {
        let d = &description;
        if !d.endpoint.is_anywhere() {
            return Err(lacks(
                "endpoint",
                "none of `line`, `prose`, `headings` and `tables` says where method and path are",
            ));
        }
        let formats = d.page.formats.iter().map(|mark| {
            let heading = optional("page.formats", &mark.heading)?;
            Ok(Mark { front_matter: mark.front_matter.clone(), heading })
        });
        let hints = d.body_hints.iter().map(|hint| {
            Ok(BodyHint {
                name: optional("body_hints", &hint.name)?,
                prose: optional("body_hints", &hint.prose)?,
                summary: optional("body_hints", &hint.summary)?,
                content: hint.content,
                of: hint.of,
            })
        });
        let named = &d.tables.name_marks;
        let marks = [(&named.required, true), (&named.optional, false)];
        let marks = marks.into_iter().flat_map(|(texts, says)| {
            let compiled = move |text: &String| Ok((pattern("tables.name_marks", text)?, says));
            texts.iter().map(compiled)
        });
        let ignored = d.samples.ignored.iter().map(|rule| {
            let info = optional("samples.ignored", &rule.info)?;
            Ok(Ignored { info, line: optional("samples.ignored", &rule.line)? })
        });
        let keys = d.conventions.dictionary_keys.iter();
        let keys = keys.map(|text| {
            let named = pattern("conventions.dictionary_keys", &text.replace("{property}", NAME));
            named.map_err(|mistake| mistake.about(text))
        });
        Ok(Self {
            claims: optional("page.claims", &d.page.claims)?,
            formats: formats.collect::<Result<_, _>>()?,
            endpoint: optional_with("endpoint.line", &d.endpoint.line, &["method", "path"])?,
            endpoint_prose: EndpointPatterns::compile("endpoint.prose", &d.endpoint.prose)?,
            endpoint_headings: EndpointPatterns::compile(
                "endpoint.headings",
                &d.endpoint.headings,
            )?,
            dressing: patterns("page.dressing", &d.page.dressing)?,
            anchor: optional_with("page.anchor", &d.page.anchor, &["anchor"])?,
            notations: Notations::compile(&d.endpoint.parameters)?,
            groups: d.groups.iter().map(group).collect::<Result<_, _>>()?,
            sections: pairs("sections", &d.sections, |rule| {
                (&rule.heading, Headline { role: rule.role, methods: rule.methods.clone() })
            })?,
            lines: pairs("lines", &d.lines, |rule| {
                (&rule.line, Headline { role: rule.role, methods: rule.methods.clone() })
            })?,
            restrictions: all_with("restrictions", &d.restrictions, &["text"])?,
            required: patterns("required", &d.required)?,
            name_marks: marks.collect::<Result<_, _>>()?,
            deprecated: all_with("deprecated", &d.deprecated, &["text"])?,
            lists: all_with("types.lists", &d.types.lists, &["item"])?,
            enumeration: optional_with("types.enum", &d.types.enumeration, &["words"])?,
            reference: optional("types.reference", &d.types.reference)?,
            word_items: optional_with(
                "links.items",
                d.links.as_ref().map_or(&None, |links| &links.items),
                &["word"],
            )?,
            naming: Naming::compile(d)?,
            noise: patterns("noise", &d.noise)?,
            text: replacing("text", &d.text, |rule| (&rule.pattern, &rule.with))?,
            ignored: ignored.collect::<Result<_, _>>()?,
            include: optional_with("samples.include", &d.samples.include, &["path"])?,
            rows: all_with("rows", &d.rows, &["name"])?,
            described: d.described.iter().map(described).collect::<Result<_, _>>()?,
            row_headings: d.row_headings.iter().map(row_heading).collect::<Result<_, _>>()?,
            beside_types: patterns("types.ignored", &d.types.ignored)?,
            request_bodies: patterns("request_bodies", &d.request_bodies)?,
            list_bodies: patterns("list_bodies", &d.list_bodies)?,
            body_hints: hints.collect::<Result<_, _>>()?,
            dictionary_keys: keys.collect::<Result<_, _>>()?,
            description,
        })
    }

    /// The file as written.
    pub fn description(&self) -> &Description {
        &self.description
    }

    /// Whether a page with this id promises to describe an endpoint.
    pub fn claims_endpoint(&self, id: &str) -> bool {
        self.claims.as_ref().is_some_and(|claims| claims.is_match(id))
    }

    /// How new a page's format is: the number of the last mark that it bears, from 1; 0 for none.
    pub fn format_rank<'a>(
        &self,
        has_key: impl Fn(&str) -> bool,
        headings: impl Iterator<Item = &'a str> + Clone,
    ) -> u32 {
        let bears = |mark: &Mark| {
            let has_key = mark.front_matter.as_ref().is_none_or(|key| has_key(key));
            has_key
                && mark
                    .heading
                    .as_ref()
                    .is_none_or(|mark| headings.clone().any(|heading| mark.is_match(heading)))
        };
        self.formats.iter().rposition(bears).map_or(0, |index| index as u32 + 1)
    }

    /// Group (outermost first) and operation name of a page's id.
    pub fn group(&self, id: &str) -> Option<(Vec<String>, String)> {
        self.groups.iter().find_map(|(pattern, under)| {
            let found = pattern.captures(id)?;
            let mut group = under.clone();
            group.push(found.name("group")?.as_str().to_owned());
            Some((group, found.name("operation")?.as_str().to_owned()))
        })
    }

    /// The role of what follows a heading, on the page of an endpoint of this method, or of any.
    pub fn section(&self, heading: &str, method: Option<&str>) -> Option<Section> {
        section_of(&self.sections, heading, method)
    }

    /// The role of what follows a paragraph that acts as a heading, in the same way.
    pub fn line(&self, paragraph: &str, method: Option<&str>) -> Option<Section> {
        section_of(&self.lines, paragraph, method)
    }

    /// The text of a heading that restricts the use of the endpoint.
    pub fn restriction(&self, heading: &str) -> Option<String> {
        let found = self.restrictions.iter().find_map(|pattern| pattern.captures(heading))?;
        Some(self.readable(named(&found, "text")))
    }

    /// Takes the required marker out of a raw description, and says whether there was one.
    pub fn take_required(&self, description: &str) -> (bool, String) {
        let mut text = description.to_owned();
        let mut required = false;
        for pattern in &self.required {
            if pattern.is_match(&text) {
                required = true;
                text = pattern.replace_all(&text, "").into_owned();
            }
        }
        (required, text.trim().to_owned())
    }

    /// Takes out of a name what is no part of it, and says whether that means that a parameter must be
    /// given.
    pub fn take_name_marks<'n>(&self, name: &'n str) -> (bool, Cow<'n, str>) {
        let mut bare = Cow::Borrowed(name);
        let mut required = false;
        for (pattern, says) in &self.name_marks {
            if pattern.is_match(&bare) {
                required |= says;
                bare = pattern.replace_all(&bare, "").trim().to_owned().into();
            }
        }
        (required, bare)
    }

    /// Splits a readable description into the deprecation text, if any, and the rest.
    pub fn take_deprecated(&self, description: &str) -> (Option<String>, String) {
        for pattern in &self.deprecated {
            if let Some(found) = pattern.captures(description) {
                let whole = found.get(0).map_or(0..0, |all| all.range());
                let rest = [&description[..whole.start], &description[whole.end..]].concat();
                return (Some(named(&found, "text").trim().to_owned()), rest.trim().to_owned());
            }
        }
        (None, description.to_owned())
    }

    /// Whether a line of a response's prose says nothing to a reader.
    pub fn is_noise(&self, line: &str) -> bool {
        self.noise.iter().any(|pattern| pattern.is_match(line))
    }

    /// Whether a code block is passed over.
    pub fn ignores(&self, fence: &Fence) -> bool {
        let fits = |pattern: &Option<Regex>, text: &str| {
            pattern.as_ref().is_none_or(|pattern| pattern.is_match(text))
        };
        self.ignored.iter().any(|rule| {
            let line = fence.body.trim_start().lines().next().unwrap_or_default();
            fits(&rule.info, &fence.info) && fits(&rule.line, line)
        })
    }

    /// Whether docs describe the parameters of paths at all.
    pub fn describes_path_parameters(&self) -> bool {
        let headlines = self.sections.iter().chain(&self.lines);
        let has_section = headlines.into_iter().any(|(_, headline)| headline.role == Role::Path);
        let tables = &self.description.tables;
        has_section || !tables.path.name.is_empty() || !tables.inputs.name.is_empty()
    }

    /// Patterns of what pages have that says nothing.
    pub fn dressing(&self) -> &[Regex] {
        &self.dressing
    }

    /// Whether what stands below some headings is passed over.
    pub fn ignores_sections(&self) -> bool {
        self.sections.iter().chain(&self.lines).any(|(_, headline)| headline.role == Role::Ignored)
    }

    /// The file a paragraph stands for.
    pub fn include<'a>(&self, paragraph: &'a str) -> Option<&'a str> {
        let found = self.include.as_ref()?.captures(paragraph)?;
        Some(found.name("path")?.as_str())
    }

    /// Whether a body of this name has a carrier that belongs to its operation.
    pub fn is_request_body(&self, name: &str) -> bool {
        self.request_bodies.iter().any(|pattern| pattern.is_match(name))
    }

    /// Whether the prose of a body says that it is a list of what its table describes.
    pub fn is_list_body(&self, prose: &str) -> bool {
        self.list_bodies.iter().any(|pattern| pattern.is_match(prose))
    }

    /// What a body without table and sample holds. `body` is its name and prose, or `None` where
    /// the page announces no body at all.
    pub fn body_hint(&self, body: Option<(&str, &str)>, summary: &str) -> Option<&BodyHint> {
        let fits = |pattern: &Option<Regex>, text: Option<&str>| match (pattern, text) {
            (None, _) => true,
            (Some(pattern), Some(text)) => pattern.is_match(text),
            (Some(_), None) => false,
        };
        self.body_hints.iter().find(|hint| {
            let announced = body.is_some() || hint.summary.is_some();
            announced
                && fits(&hint.name, body.map(|(name, _)| name))
                && fits(&hint.prose, body.map(|(_, prose)| prose))
                && fits(&hint.summary, Some(summary))
        })
    }

    /// Whether a key is one that samples make up for the dictionary called `property`.
    pub fn is_dictionary_key(&self, property: &str, key: &str) -> bool {
        let with_name = (!property.is_empty()).then(|| key.replacen(property, NAME, 1));
        let is_match = |pattern: &Regex| {
            pattern.is_match(key) || with_name.as_ref().is_some_and(|key| pattern.is_match(key))
        };
        self.dictionary_keys.iter().any(is_match)
    }

    /// Raw text as a person should read it: the dialect's replacements, then markup and entities.
    pub fn readable(&self, raw: &str) -> String {
        let mut raw = Cow::Borrowed(raw);
        for (pattern, with) in &self.text {
            if pattern.is_match(&raw) {
                raw = pattern.replace_all(&raw, with.as_str()).into_owned().into();
            }
        }
        text::readable(&raw)
    }
}

/// Stands for the dictionary's own name, in patterns of its keys and in keys.
const NAME: &str = "\u{1}";

fn section_of(rules: &[(Regex, Headline)], text: &str, method: Option<&str>) -> Option<Section> {
    rules.iter().find_map(|(pattern, Headline { role, methods })| {
        let is_of = |method: &str| methods.iter().any(|known| known.eq_ignore_ascii_case(method));
        if !methods.is_empty() && !method.is_none_or(is_of) {
            return None;
        }
        let found = pattern.captures(text)?;
        let part = |name| named(&found, name).trim().to_owned();
        Some(Section {
            role: *role,
            name: part("name"),
            kind: part("kind"),
            status: part("status"),
            text: part("text"),
        })
    })
}

pub(super) fn named<'a>(found: &Captures<'a>, name: &str) -> &'a str {
    found.name(name).map_or("", |part| part.as_str())
}

fn described(rule: &DescribedRule) -> Result<(Regex, Option<Regex>), DialectError> {
    let title = optional_with("described", &rule.title, &["name"])?;
    let groups: &[&str] = if title.is_some() { &[] } else { &["name"] };
    Ok((with_groups("described", &rule.heading, groups)?, title))
}

fn row_heading(rule: &RowHeading) -> Result<(Regex, Regex), DialectError> {
    let heading = with_groups("row_headings", &rule.heading, &["name"])?;
    Ok((heading, with_groups("row_headings", &rule.text, &["type"])?))
}

fn group(rule: &GroupRule) -> Result<(Regex, Vec<String>), DialectError> {
    Ok((with_groups("groups", &rule.id, &["group", "operation"])?, rule.under.clone()))
}
