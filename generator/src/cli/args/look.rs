//! What messages and reports look like.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use std::ffi::OsString;

/// What messages look like.
#[derive(Debug, Args)]
#[command(next_help_heading = "Messages")]
pub struct Look {
    /// Use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
    /// How to show findings
    #[arg(long, global = true, value_name = "FORMAT", default_value = "human", value_parser = messages_format())]
    pub format: Format,
    /// Show errors only; what `check` finds, its exit code tells
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Show notes, and all warnings however many there are of a kind
    #[arg(short, long, global = true)]
    pub verbose: bool,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless the environment variable `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// How to show findings, and how to write a report. One word stands for either, since the option is
/// called the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With the lines they are about
    Human,
    /// One line each
    Short,
    /// For people at a terminal
    Text,
    /// For pull requests and changelogs
    Markdown,
    /// Everything, for programs
    Json,
    /// Annotations of a pull request at GitHub
    Github,
    /// What code hosts and editors read
    Sarif,
    /// A test for each change or finding, for servers that build
    Junit,
}

/// The formats of findings.
fn messages_format() -> impl TypedValueParser<Value = Format> {
    one_of(&[Format::Human, Format::Short])
}

/// The formats of findings and of what differs.
pub(super) fn check_format() -> impl TypedValueParser<Value = Format> {
    one_of(&[Format::Human, Format::Short, Format::Json, Format::Github])
}

/// The formats of what `lint` finds.
pub(super) fn findings_format() -> impl TypedValueParser<Value = Format> {
    use Format::{Github, Human, Json, Junit, Sarif, Short};
    one_of(&[Human, Short, Json, Sarif, Github, Junit])
}

/// The formats of reports.
pub(super) fn report_format() -> impl TypedValueParser<Value = Format> {
    use Format::{Github, Json, Junit, Markdown, Text};
    one_of(&[Text, Markdown, Json, Github, Junit])
}

fn one_of(formats: &[Format]) -> impl TypedValueParser<Value = Format> + use<> {
    let values = formats.iter().filter_map(ValueEnum::to_possible_value);
    let values = PossibleValuesParser::new(values);
    values.map(|name| Format::from_str(&name, false).unwrap_or(Format::Human))
}

/// What `--color` says, for the messages about a command line that cannot be read as a whole.
pub fn color_choice(arguments: impl Iterator<Item = OsString>) -> clap::ColorChoice {
    let arguments = arguments.map(|argument| argument.to_string_lossy().into_owned());
    let mut arguments = arguments.take_while(|argument| argument != "--");
    let mut chosen = None;
    while let Some(argument) = arguments.next() {
        chosen = match argument.strip_prefix("--color") {
            Some("") => arguments.next(),
            Some(value) => value.strip_prefix('=').map(str::to_owned).or(chosen),
            None => chosen,
        };
    }
    match chosen.as_deref() {
        Some("always") => clap::ColorChoice::Always,
        Some("never") => clap::ColorChoice::Never,
        _ => clap::ColorChoice::Auto,
    }
}
