//! A listing as text for people.

use crate::cli::terminal::count;
use tablature::diagnostics::Style;
use tablature::model::select::{
    ListedGroup, ListedOperation, ListedRule, Listing, Need, Needed, Selection, Verdict,
};

/// How wide a path may be before what follows it is no longer in one column.
const WIDEST: usize = 60;

/// How many operations are shown that need a carrier, unless all are asked for.
const NEEDS_SHOWN: usize = 10;

/// Stands between the steps of a way.
const ARROW: &str = " › ";

/// A text in the making.
pub struct Page {
    /// The text so far.
    pub text: String,
    style: Style,
    everything: bool,
}

/// A part of a group of which one thing is to be said.
struct Part<'l> {
    group: &'l ListedGroup,
    operations: Vec<&'l ListedOperation>,
}

impl Page {
    /// An empty page; `everything` asks for what is usually cut short.
    pub fn new(style: Style, everything: bool) -> Self {
        Self { text: String::new(), style, everything }
    }

    /// The operations that stay, by group; or the groups alone.
    pub fn operations(&mut self, listing: &Listing, each: bool) {
        for group in &listing.by_group {
            let stays: Vec<_> = group.operations.iter().filter(|one| one.stays).collect();
            let Some(first) = stays.first() else { continue };
            let common = stays.iter().all(|one| one.rule == first.rule);
            let rule = first.rule.as_ref().filter(|_| common);
            let rule = rule.map(|rule| format!(", by {}", named(rule))).unwrap_or_default();
            let name = self.paint(&group.name, "1");
            let feature = self.paint(&format!("feature {}", group.feature), "2");
            self.begin_section(each);
            self.line(0, &format!("{name}  {}{rule}  {feature}", share(&stays, group)));
            if each {
                self.rows(2, &stays, !common);
            }
        }
    }

    /// The carriers that stay, each with the way on which it is needed.
    pub fn carriers(&mut self, listing: &Listing) {
        let stay = listing.by_carrier.iter().filter(|carrier| carrier.stays);
        let rows: Vec<_> = stay.map(|one| (one.name.clone(), one.way.join(ARROW))).collect();
        self.begin_section(true);
        let title = self.paint("carriers", "1");
        self.line(0, &format!("{title}  {}", tally(rows.len(), listing.carriers.all)));
        self.columns(2, &rows);
    }

    /// What is left out, by the rule that says so.
    pub fn left_out(&mut self, listing: &Listing) {
        let mut by_rule: Vec<(Option<&ListedRule>, Vec<Part<'_>>)> = Vec::new();
        for group in &listing.by_group {
            for operation in group.operations.iter().filter(|one| !one.stays) {
                let rule = operation.rule.as_ref();
                let at =
                    by_rule.iter().position(|(known, _)| *known == rule).unwrap_or_else(|| {
                        by_rule.push((rule, Vec::new()));
                        by_rule.len() - 1
                    });
                let parts = &mut by_rule[at].1;
                match parts.last_mut() {
                    Some(part) if std::ptr::eq(part.group, group) => {
                        part.operations.push(operation)
                    }
                    _ => parts.push(Part { group, operations: vec![operation] }),
                }
            }
        }
        for (rule, parts) in by_rule {
            let number = parts.iter().map(|part| part.operations.len()).sum();
            let why = rule.map_or("not included".to_owned(), |rule| {
                let place = rule.place.as_ref().map(|place| format!(" ({place})"));
                format!("by {}{}", named(rule), place.unwrap_or_default())
            });
            self.begin_section(true);
            let title = self.paint("left out", "1");
            let operations = count(number, "operation", "operations");
            self.line(0, &format!("{title}  {operations} {why}"));
            if self.everything {
                for part in parts {
                    self.line(2, &part.group.name);
                    self.rows(4, &part.operations, false);
                }
            } else {
                let shares = parts
                    .iter()
                    .map(|part| (part.group.name.clone(), share(&part.operations, part.group)));
                self.columns(2, &shares.collect::<Vec<_>>());
            }
        }
    }

    /// A carrier, and what needs it.
    pub fn needed(&mut self, needed: &Needed, selection: &Selection) {
        let stay: Vec<&Need> = needed.by.iter().filter(|need| need.verdict.stays()).collect();
        let name = self.paint(&needed.name, "1");
        self.begin_section(true);
        if stay.is_empty() {
            let all = count(needed.by.len(), "operation", "operations");
            self.line(0, &format!("{name}  left out, like all that needs it: {all}"));
            return self.needs(&needed.by.iter().collect::<Vec<_>>(), selection);
        }
        let all = tally(stay.len(), needed.by.len());
        let word = if needed.by.len() == 1 {
            "operation that needs it"
        } else {
            "operations that need it"
        };
        self.line(0, &format!("{name}  stays for {all} {word}"));
        self.needs(&stay, selection);
    }

    fn needs(&mut self, needs: &[&Need], selection: &Selection) {
        let shown = if self.everything { needs.len() } else { NEEDS_SHOWN };
        let mut group = "";
        for need in needs.iter().take(shown) {
            if need.group != group {
                group = &need.group;
                self.line(2, group);
            }
            let why = match (need.verdict, selection.rule(need.verdict)) {
                (Verdict::NotIncluded, _) => "  not included".to_owned(),
                (Verdict::Excluded(_), Some((list, rule))) => {
                    format!("  by {list} `{}`", rule.selector)
                }
                _ => String::new(),
            };
            let why = self.paint(&why, "2");
            self.line(4, &format!("{}{why}", need.way.join(ARROW)));
        }
        if needs.len() > shown {
            self.line(2, &format!("… {} more (shown with -v)", needs.len() - shown));
        }
    }

    /// Operations, one a line.
    fn rows(&mut self, indent: usize, operations: &[&ListedOperation], rules: bool) {
        let width = |texts: &mut dyn Iterator<Item = &String>| {
            let lengths = texts.map(|text| text.chars().count());
            lengths.filter(|&length| length <= WIDEST).max().unwrap_or(0)
        };
        let method = width(&mut operations.iter().map(|one| &one.method));
        let path = width(&mut operations.iter().map(|one| &one.path));
        for one in operations {
            let rule = one.rule.as_ref().filter(|_| rules);
            let rule = rule.map(|rule| format!("  by {}", named(rule))).unwrap_or_default();
            let id = self.paint(&one.id, "2");
            self.line(indent, &format!("{:method$}  {:path$}  {id}{rule}", one.method, one.path));
        }
    }

    /// Names, and what is said of each.
    fn columns(&mut self, indent: usize, rows: &[(String, String)]) {
        let lengths = rows.iter().map(|(name, _)| name.chars().count());
        let width = lengths.filter(|&length| length <= WIDEST).max().unwrap_or(0);
        for (name, says) in rows {
            self.line(indent, &format!("{name:width$}  {says}"));
        }
    }

    /// Leaves a line free, if something stands before.
    fn begin_section(&mut self, is_apart: bool) {
        if is_apart && !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    fn line(&mut self, indent: usize, text: &str) {
        self.text.push_str(&" ".repeat(indent));
        self.text.push_str(text.trim_end());
        self.text.push('\n');
    }

    fn paint(&self, text: &str, colour: &str) -> String {
        match self.style {
            Style::Ansi if !text.is_empty() => format!("\u{1b}[{colour}m{text}\u{1b}[0m"),
            _ => text.to_owned(),
        }
    }
}

fn named(rule: &ListedRule) -> String {
    format!("{} `{}`", rule.list, rule.selector)
}

/// How many of a group's operations these are.
fn share(operations: &[&ListedOperation], group: &ListedGroup) -> String {
    let all = group.operations.len();
    match operations.len() == all {
        true => count(all, "operation", "operations"),
        false => format!("{} of {}", operations.len(), count(all, "operation", "operations")),
    }
}

fn tally(stay: usize, all: usize) -> String {
    if stay == all { all.to_string() } else { format!("{stay} of {all}") }
}
