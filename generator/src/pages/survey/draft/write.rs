//! The file, section after section.

use super::super::columns::Column;
use super::super::fences::Language;
use super::super::forms::Form;
use super::super::headings::Guessed;
use super::super::material::Material;
use super::super::roles::Guess;
use super::super::sightings::{fence_line, heading};
use super::super::words::shown;
use super::super::yaml::{Writer, list, quoted};
use super::Guesses;
use std::collections::HashSet;

/// How many things without a guess are listed of a kind.
const LISTED: usize = 15;

/// Of so many things one has to be as a rule says for the rule to be written.
const SOME: usize = 4;

/// How many rules there are of a kind, lest a file of odd pages grows without end.
const MOST: usize = 60;

pub(super) fn write(guesses: &Guesses<'_>, material: &Material) -> String {
    let mut to = Writer::default();
    head(&mut to, guesses, material);
    page(&mut to, guesses, material);
    endpoint(&mut to, guesses, material);
    sections(&mut to, guesses);
    described(&mut to, guesses);
    tables(&mut to, guesses);
    rows(&mut to, guesses);
    types(&mut to, guesses);
    samples(&mut to, guesses, material);
    rest(&mut to, guesses);
    to.text
}

fn head(to: &mut Writer, guesses: &Guesses<'_>, material: &Material) {
    let (pages, stated) = (material.pages.len(), guesses.chosen.stated.len());
    to.comment("", &format!("A first draft of a dialect, made by `tablature init`. Pages: {pages}; what seems to be a method and a path: {stated}."));
    to.comment("", "Every line is a guess; the number behind it is how often it was seen. docs/dialect.md explains the keys,");
    to.comment("", "`tablature coverage` says what is not understood yet.");
    to.line("");
    to.line(&format!("name: {}", quoted(&guesses.name)));
}

fn page(to: &mut Writer, guesses: &Guesses<'_>, material: &Material) {
    let (pages, several) = guesses.chosen.pages;
    to.line("page:");
    to.line("  folders: true");
    let of = format!("pages with endpoints: {pages}; with several: {several}");
    match guesses.several {
        true => to.noted("  several: true", &of),
        false => to
            .comment("  ", &format!("several: true, if a page describes several operations; {of}")),
    }
    if guesses.anchors > 0 {
        to.noted(
            r"  anchor: '\s*\{#(?<anchor>[\w:.-]+)\}\s*$'",
            &format!("{} headings", guesses.anchors),
        );
    }
    if !material.dressing.is_empty() {
        to.line("  dressing:");
        for (pattern, count) in &material.dressing {
            to.noted(&format!("    - {}", quoted(pattern)), &count.to_string());
        }
    }
}

fn endpoint(to: &mut Writer, guesses: &Guesses<'_>, material: &Material) {
    to.line("endpoint:");
    let (languages, line) = guesses.fence_rule(material);
    let prose: Vec<_> = guesses.prose().take(MOST).collect();
    if let Some(line) = &line {
        let counts: Vec<_> =
            languages.iter().map(|(name, count)| format!("{count} in `{name}`")).collect();
        to.noted(
            &format!("  languages: {}", list(languages.iter().map(|(name, _)| *name))),
            &counts.join(", "),
        );
        to.line(&format!("  line: {}", quoted(line)));
    }
    if !prose.is_empty() {
        to.line("  prose:");
        for (pattern, count) in &prose {
            to.noted(&format!("    - {}", quoted(pattern)), &count.to_string());
        }
    }
    let headings = guesses.chosen.forms.iter().find(|(form, _)| **form == Form::Heading);
    if let Some((_, count)) = headings {
        to.noted(&format!("  headings: [{}]", quoted(&heading())), &count.to_string());
    }
    let rows = guesses.rows_rule();
    if let Some((method, path, count)) = &rows {
        let (method, path) = (list(method.iter().copied()), list(path.iter().copied()));
        to.noted(&format!("  tables: {{method: {method}, path: {path}}}"), &count.to_string());
    }
    if line.is_none() && prose.is_empty() && headings.is_none() && rows.is_none() {
        to.comment(
            "  ",
            "Nothing looks like method and path. This is how they often stand in a code block:",
        );
        to.line("  languages: [http]");
        to.line(&format!("  line: {}", quoted(&fence_line(std::iter::empty()))));
    }
    if !guesses.chosen.parameters.is_empty() {
        to.line("  parameters:");
        for (pattern, count) in &guesses.chosen.parameters {
            to.noted(&format!("    - {}", quoted(pattern)), &count.to_string());
        }
    }
    if !guesses.chosen.others.is_empty() {
        to.comment("  ", "These look like it, too, but where others state an endpoint:");
        for (form, count) in guesses.chosen.others.iter().take(LISTED) {
            let form = match form {
                Form::Fence(language) => format!("code blocks in `{language}`"),
                Form::Command(language) => format!("commands in code blocks in `{language}`"),
                Form::Prose(pattern) => format!("text like {pattern}"),
                Form::Heading => "headings".to_owned(),
                Form::Row(method, path) => format!("rows of `{method}` and `{path}`"),
            };
            to.comment("  ", &format!("  {count}: {form}"));
        }
    }
    to.line("groups:");
    if guesses.several {
        to.line(r"  - {id: '^(?:.*/)?(?<group>[^/#]+)#(?<operation>.+)$'}");
    }
    to.line(r"  - {id: '^(?:.*/)?(?<group>[^/#]+)/(?<operation>[^/#]+)$'}");
}

fn sections(to: &mut Writer, guesses: &Guesses<'_>) {
    let headings = &guesses.headings;
    let has_some = headings.statuses > 0 || !headings.sections.is_empty();
    to.line(if has_some { "sections:" } else { "sections: []" });
    if headings.statuses > 0 {
        to.noted(
            r"  - {heading: '^\W*(?<status>[1-5]\d\d)\b\W*(?<text>.*?)\W*$', role: response_samples}",
            &format!("{}: a status", headings.statuses),
        );
    }
    headings.sections.iter().take(MOST).for_each(|one| rule(to, "heading", one));
    unguessed(
        to,
        "  ",
        "These headings recur, and what they are about is not known:",
        headings.unknown.iter().map(|(text, counted)| (text.as_str(), counted.count)),
    );
    if !headings.lines.is_empty() {
        to.line("lines:");
        headings.lines.iter().take(MOST).for_each(|one| rule(to, "line", one));
    }
}

fn rule(to: &mut Writer, key: &str, one: &Guessed) {
    let Guessed { text, guess, pattern, count } = one;
    let comment = format!("{count}: {text}");
    if *guess == Guess::Inputs {
        to.line(&format!(
            "  - {{{key}: {}, methods: [GET, DELETE, HEAD], role: query}}",
            quoted(pattern)
        ));
    }
    to.noted(&format!("  - {{{key}: {}, role: {}}}", quoted(pattern), guess.role()), &comment);
}

fn unguessed<'t>(
    to: &mut Writer,
    indent: &str,
    title: &str,
    things: impl Iterator<Item = (&'t str, usize)>,
) {
    let mut things = things.peekable();
    if things.peek().is_none() {
        return;
    }
    to.comment(indent, title);
    for (text, count) in things.by_ref().take(LISTED) {
        to.comment(indent, &format!("  {count}: {}", shown(text)));
    }
    let more = things.count();
    if more > 0 {
        to.comment(indent, &format!("  and {more} more"));
    }
}

fn described(to: &mut Writer, guesses: &Guesses<'_>) {
    if guesses.headings.described.is_empty() {
        return;
    }
    to.comment("", "Objects that are described apart from the operations that use them.");
    to.line("described:");
    for (end, count) in &guesses.headings.described {
        to.noted(&format!(r"  - {{heading: '(?i)^(?<name>.+?) {end}\W*$'}}"), &count.to_string());
    }
}

fn tables(to: &mut Writer, guesses: &Guesses<'_>) {
    let columns = &guesses.columns;
    let headers = |column| columns.headers(column);
    let write = |column| {
        let headers: Vec<_> = headers(column).into_iter().take(MOST).collect();
        let counts: Vec<_> = headers.iter().map(|(_, count)| count.to_string()).collect();
        (list(headers.iter().map(|(text, _)| text.as_str())), counts.join(", "))
    };
    to.line("tables:");
    let (path, _) = write(Column::PathName);
    to.line(&format!("  path: {{name: {path}}}"));
    let (names, counts) = write(Column::Name);
    // Rows that are written as text need a word for the column, too.
    let names = if names == "[]" { "['Name']".to_owned() } else { names };
    to.noted(&format!("  parameters: {{name: {names}}}"), &counts);
    nesting(to, guesses, &names);
    to.line(&format!("  statuses: {{name: {}}}", write(Column::Status).0));
    if guesses.inputs.0 * SOME > guesses.inputs.1 {
        to.noted(&format!("  inputs: {{name: {names}}}"), &guesses.inputs.0.to_string());
    }
    for (key, column, usual) in [
        ("type", Column::Type, "Type"),
        ("description", Column::Description, "Description"),
        ("required", Column::Required, "Required"),
    ] {
        let (mut words, mut counts) = write(column);
        if column == Column::Required && words == "[]" {
            (words, counts) = write(Column::Optional);
        }
        if words == "[]" {
            words = list([usual]);
        }
        to.noted(&format!("  {key}: {words}"), &counts);
    }
    let marks = &guesses.marks;
    if !marks.required_names.is_empty() || !marks.optional_names.is_empty() {
        let of = |marks: &[(&'static str, usize)]| list(marks.iter().map(|(mark, _)| *mark));
        to.line(&format!(
            "  name_marks: {{required: {}, optional: {}}}",
            of(&marks.required_names),
            of(&marks.optional_names)
        ));
    }
    unguessed(
        to,
        "  ",
        "These columns recur, and what they say is not known:",
        columns.unknown.iter().map(|(text, counted)| (text.as_str(), counted.count)),
    );
    if !columns.required.is_empty() {
        let words = columns.required.iter().take(MOST);
        let counts: Vec<_> = words.clone().map(|(_, count)| count.to_string()).collect();
        to.noted(
            &format!("required_words: {}", list(words.map(|(word, _)| word.as_str()))),
            &counts.join(", "),
        );
    }
    if !marks.required.is_empty() {
        to.line("required:");
        for (pattern, count) in &marks.required {
            to.noted(&format!("  - {}", quoted(pattern)), &count.to_string());
        }
    }
}

fn nesting(to: &mut Writer, guesses: &Guesses<'_>, names: &str) {
    let marks = &guesses.marks;
    let mut nesting = Vec::new();
    for (key, signs) in
        [("separators", &marks.separators), ("lists", &marks.lists), ("marks", &marks.nesting)]
    {
        if !signs.is_empty() {
            nesting.push(format!("{key}: {}", list(signs.iter().map(|(sign, _)| *sign))));
        }
    }
    match nesting.is_empty() {
        true => to.line(&format!("  properties: {{name: {names}}}")),
        false => to
            .line(&format!("  properties: {{name: {names}, nesting: {{{}}}}}", nesting.join(", "))),
    }
}

fn rows(to: &mut Writer, guesses: &Guesses<'_>) {
    if guesses.rows.forms.is_empty() {
        return;
    }
    to.line("rows:");
    for (form, count) in &guesses.rows.forms {
        to.noted(&format!("  - {}", quoted(form)), &count.to_string());
    }
}

fn types(to: &mut Writer, guesses: &Guesses<'_>) {
    let types = &guesses.types;
    to.line("types:");
    to.line("  words:");
    to.line("    '': unknown");
    let mut seen = HashSet::new();
    for (word, meaning, count) in types.words.iter().take(200) {
        if !word.is_empty() && seen.insert(word) {
            to.noted(&format!("    {}: {meaning}", quoted(word)), &count.to_string());
        }
    }
    for (key, patterns) in [("lists", &types.lists), ("ignored", &types.beside)] {
        if !patterns.is_empty() {
            to.line(&format!("  {key}:"));
            for (pattern, count) in patterns {
                to.noted(&format!("    - {}", quoted(pattern)), &count.to_string());
            }
        }
    }
    for (key, pattern) in [("enum", types.enumeration), ("reference", types.reference)] {
        if let Some((pattern, count)) = pattern {
            to.noted(&format!("  {key}: {}", quoted(pattern)), &count.to_string());
        }
    }
    unguessed(
        to,
        "  ",
        "What these words mean is not known:",
        types.unknown.iter().map(|(word, count)| (word.as_str(), *count)),
    );
}

fn samples(to: &mut Writer, guesses: &Guesses<'_>, material: &Material) {
    let languages = &guesses.fences.languages;
    let (stating, _) = guesses.fence_rule(material);
    let is_stating = |name: &str| stating.iter().any(|(known, _)| *known == name);
    // Of messages some are requests and some are answers.
    let of = |holds: &dyn Fn(&Language) -> usize| {
        let is_one = |one: &Language| {
            (one.json + one.answers + one.requests + one.commands) * 2 > one.all
                && holds(one) * 8 > one.all
        };
        let found = languages.iter().filter(|(_, one)| is_one(one));
        found.map(|(name, _)| name.as_str()).collect::<Vec<_>>()
    };
    let json = of(&|one| one.json + one.answers);
    let of_requests = |name: &str| {
        let (_, one) = languages.iter().find(|(known, _)| known == name)?;
        (one.json_of_requests * 3 > one.json && one.json > 0).then_some(())
    };
    let mut requests = of(&|one| one.commands + one.requests);
    requests.retain(|name| {
        !is_stating(name) || languages.iter().any(|(known, one)| known == name && one.commands > 0)
    });
    requests.extend(json.iter().filter(|name| of_requests(name).is_some()));
    let known: HashSet<_> = json.iter().chain(&requests).copied().collect();
    let counts = |names: &[&str]| {
        let count = |name: &&str| {
            languages.iter().find(|(known, _)| known == name).map_or(0, |(_, one)| one.all)
        };
        names.iter().map(|name| count(name).to_string()).collect::<Vec<_>>().join(", ")
    };
    to.line("samples:");
    to.noted(&format!("  request: {}", list(requests.iter().copied())), &counts(&requests));
    let usual = if json.is_empty() { vec!["json"] } else { json.clone() };
    to.noted(&format!("  response: {}", list(usual)), &counts(&json));
    let bodies: usize = languages.iter().map(|(_, one)| one.json).sum();
    let unannounced = guesses.fences.unannounced;
    if unannounced * SOME > bodies {
        to.noted("  unannounced: true", &unannounced.to_string());
    }
    to.line("  lenient: [comments, trailing_commas, ellipses]");
    let others: Vec<_> = languages
        .iter()
        .filter(|(name, _)| !known.contains(name.as_str()) && !is_stating(name) && !name.is_empty())
        .collect();
    if !others.is_empty() {
        to.line("  ignored:");
        for (name, language) in others.into_iter().take(MOST) {
            let pattern = format!(r"^{}(?:\s|$)", regex::escape(name));
            to.noted(&format!("    - {{info: {}}}", quoted(&pattern)), &language.all.to_string());
        }
    }
}

fn rest(to: &mut Writer, guesses: &Guesses<'_>) {
    match guesses.authorization {
        0 => to.line("headers: {}"),
        pages => {
            to.line("headers:");
            to.noted(
                "  authorization: {header: Authorization, schemes: [Bearer]}",
                &format!("{pages} pages"),
            );
        }
    }
    to.comment("", "Samples may show parts of what tables describe.");
    to.line("conventions:");
    to.line("  partial_samples: true");
}
