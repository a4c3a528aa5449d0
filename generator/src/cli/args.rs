//! The command line.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::ffi::OsString;
use std::path::PathBuf;
use tablature::diagnostics::Code;
use tablature::diff::Rule;
use tablature::model::select::Selector;
use tablature::pages::dialect::Dialect;
use tablature::shell::config::check_crate_name;

/// Turns the Markdown pages, or the OpenAPI file, that document a web API into a tested Rust crate
#[derive(Debug, Parser)]
#[command(name = "tablature", version, max_term_width = 100)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// What messages look like.
    #[command(flatten)]
    pub look: Look,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Look at the docs, say which built-in dialect fits, and write a configuration; where none does, draft a
    /// dialect
    Init(InitArguments),
    /// Write the crate, or bring it up to date
    Generate(GenerateArguments),
    /// Show how the crate differs from what would be generated; exit with 1 if it does
    Check(CheckArguments),
    /// Give a carrier, an enumeration or a function another name, and leave the old one behind as
    /// deprecated
    #[command(mut_arg("docs", |docs| docs.long("docs").value_name("DOCS").num_args(1)))]
    Rename(RenameArguments),
    /// Tell what has changed between two editions of the docs, whether it breaks callers, and what the
    /// version of the crate has to do
    Diff(DiffArguments),
    /// Tell what was decided of a carrier, a property or an operation, and why; exit with 1 if there
    /// is no such thing
    #[command(
        mut_arg("docs", |docs| docs.long("docs").value_name("DOCS").num_args(1)),
        mut_arg("keep_going", |keep_going| {
            keep_going.help("Leave out the pages that have errors, instead of explaining nothing")
        })
    )]
    Explain(ExplainArguments),
    /// Show which operations and carriers the filters keep, which they leave out, and why
    List(ListArguments),
    /// Write the API as an OpenAPI 3.1 document
    Openapi(OpenapiArguments),
    /// Serve the API with the samples in the docs as answers
    Mock(MockArguments),
    /// Tell how much of the docs the dialect understands, and what it does not
    #[command(mut_arg("keep_going", |keep_going| keep_going.hide(true)))]
    Coverage(CoverageArguments),
    /// Tell what is wrong with the docs, also where the crate is none the worse for it
    #[command(mut_arg("keep_going", |keep_going| keep_going.hide(true)))]
    Lint(LintArguments),
    /// Write a JSON Schema of a file that people write, for editors that complete and check it, or of what
    /// `diff` and `lint` print
    Schema(SchemaArguments),
    /// Print a script that completes arguments in a shell
    Completions(CompletionsArguments),
    /// Print the manual's page on the command, or write all its pages
    Man(ManArguments),
}

/// Arguments of `init`.
#[derive(Debug, Args)]
pub struct InitArguments {
    /// Files and folders with pages [default: docs, if there is such a folder, else this one]
    pub docs: Vec<PathBuf>,
    /// Draft a dialect, even if a built-in one fits
    #[arg(long)]
    pub draft: bool,
    /// Write only one file, and call it so: the dialect if one is drafted, else the configuration; `-` is
    /// standard output [default: both, as tablature.yaml and dialect.yaml]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Write over files that exist
    #[arg(long)]
    pub force: bool,
}

/// Arguments of `coverage`.
#[derive(Debug, Args)]
pub struct CoverageArguments {
    /// What to read.
    #[command(flatten)]
    pub docs: DocsArguments,
    /// Print everything as JSON
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `lint`.
#[derive(Debug, Args)]
pub struct LintArguments {
    /// What to read.
    #[command(flatten)]
    pub docs: DocsArguments,
    /// Exit with 1 if there are findings that are at least so bad
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    pub fail_on: LintFailOn,
    /// How to tell it
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = findings_format())]
    pub format: Format,
    /// Pass over the findings that are listed in this file, and report those that are there no more
    /// [default: what `lint.baseline` of `tablature.yaml` names]
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// List all findings in this file, to be passed over from now on
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    pub write_baseline: Option<PathBuf>,
    /// Show what would mend findings without a change of meaning, as a diff; nothing is written without
    /// `--yes`
    #[arg(long, conflicts_with = "write_baseline")]
    pub fix: bool,
    /// Write what `--fix` shows
    #[arg(long, requires = "fix")]
    pub yes: bool,
    /// Tell what a kind of finding is about, and what to do about it
    #[arg(long, value_name = "CODE", exclusive = true)]
    pub explain: Option<Code>,
}

/// Which findings make a run of `lint` fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LintFailOn {
    /// None do
    None,
    /// Errors
    Error,
    /// Errors and warnings
    Warning,
    /// All
    Note,
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// What it describes
    #[arg(value_name = "KIND")]
    pub kind: Described,
    /// Write to this file [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// What there are schemas of.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Described {
    /// A dialect, which says what docs look like
    Dialect,
    /// The configuration, `tablature.yaml`
    Config,
    /// What `tablature diff --format json` prints
    Diff,
    /// What `lint --format json` prints
    Lint,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArguments {
    /// The shell
    pub shell: Shell,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
pub struct ManArguments {
    /// Write a page for the command and one for each subcommand to this folder
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,
}

/// Arguments of `generate`.
#[derive(Debug, Args)]
pub struct GenerateArguments {
    /// What to read and where to write.
    #[command(flatten)]
    pub inputs: InputArguments,
    /// Write nothing and exit with 1 if the lock would change
    #[arg(long)]
    pub locked: bool,
    /// Conclude everything anew, and forget what the docs no longer say
    #[arg(long, conflicts_with = "locked")]
    pub update_lock: bool,
    /// Write samples as they stand in the docs now, also where only their values have changed
    #[arg(long)]
    pub refresh_samples: bool,
    /// Give the crate the version that follows from how it differs from the one at this revision of git, and say
    /// in its CHANGELOG.md what has changed [default: HEAD]
    #[arg(
        long,
        value_name = "REVISION",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "HEAD"
    )]
    pub bump: Option<String>,
    /// Generate again whenever the docs change, or what says how to read them, and say what is other than it was
    #[arg(long, conflicts_with_all = ["locked", "bump"])]
    pub watch: bool,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// What to read and what to compare with.
    #[command(flatten)]
    pub inputs: InputArguments,
    /// How to show findings, and what differs
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = check_format())]
    pub format: Format,
}

/// Arguments of `rename`.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["names", "stated", "drop"]))]
pub struct RenameArguments {
    /// The name that the lock has (`Contact.Owner`; of a function the id of its operation, or
    /// `METHOD /path`), and the new one
    #[arg(value_names = ["OLD", "NEW"], num_args = 2)]
    pub names: Vec<String>,
    /// Take the docs' names for all that they have one for now
    #[arg(long)]
    pub stated: bool,
    /// Forget the names of before: the crate answers to them no more
    #[arg(long)]
    pub drop: bool,
    /// What to read and where to write.
    #[command(flatten)]
    pub inputs: InputArguments,
}

/// Arguments of `diff`.
#[derive(Debug, Args)]
pub struct DiffArguments {
    /// What was before: a file or folder with pages, a lock, one of these at a revision of git
    /// (`v1.2:docs`), or `.` for the docs that `tablature.yaml` names
    #[arg(value_name = "OLD", required_unless_present = "explain")]
    pub old: Option<String>,
    /// What is to be compared with it, written likewise
    #[arg(value_name = "NEW", required_unless_present = "explain")]
    pub new: Option<String>,
    /// Read this configuration file [default: `tablature.yaml` in this folder or the nearest one above]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    #[arg(long, value_name = "DIALECT", help = format!(
        "What the docs look like: a built-in dialect, or a YAML file [default: {}]", Dialect::USUAL
    ))]
    pub dialect: Option<String>,
    /// Leave out the pages that have errors, instead of comparing nothing
    #[arg(long)]
    pub keep_going: bool,
    /// Which operations are wanted.
    #[command(flatten)]
    pub selection: SelectionArguments,
    /// Tell what a rule is about and why it is judged so, and compare nothing
    #[arg(long, value_name = "RULE", conflicts_with_all = ["old", "new"])]
    pub explain: Option<Rule>,
    /// Exit with 1 if there are such changes
    #[arg(long, value_name = "CHANGES", default_value = "none")]
    pub fail_on: FailOn,
    /// Pass over the changes that are listed in this file, one a line: `rule name # why`
    #[arg(long, value_name = "FILE")]
    pub accepted: Option<PathBuf>,
    /// How to tell it
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = report_format())]
    pub format: Format,
}

/// Which changes make a run fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// None do
    None,
    /// Those that break callers
    Breaking,
    /// All that are not accepted
    Any,
}

/// Arguments of `openapi`.
#[derive(Debug, Args)]
pub struct OpenapiArguments {
    /// What to read.
    #[command(flatten)]
    pub docs: DocsArguments,
    /// Which operations are wanted.
    #[command(flatten)]
    pub selection: SelectionArguments,
    /// Write to this file, as YAML if its name ends in .yaml or .yml, else as JSON [default: JSON
    /// on standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// What the API is called [default: the name of the crate]
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Merge operations that differ only by the names of path parameters, as OpenAPI demands
    #[arg(long)]
    pub strict_paths: bool,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// A carrier (`Contact`, `Contact.Owner`), a property (`Contact.Name`), or an operation, by its
    /// page's id, its path, `METHOD /path`, or its function in Rust; `#request`, `#answer` and
    /// `?parameter` after it mean a part of it, and `*` means any characters
    #[arg(required = true, value_name = "NAME")]
    pub names: Vec<String>,
    /// Print everything as JSON
    #[arg(long)]
    pub json: bool,
    /// What to read.
    #[command(flatten)]
    pub docs: DocsArguments,
}

/// Arguments of `list`.
#[derive(Debug, Args)]
pub struct ListArguments {
    /// What to read.
    #[command(flatten)]
    pub docs: DocsArguments,
    /// Which operations are wanted.
    #[command(flatten)]
    pub selection: SelectionArguments,
    /// Show groups without their operations
    #[arg(long)]
    pub groups: bool,
    /// Show carriers, too, and the way on which each is needed
    #[arg(long)]
    pub carriers: bool,
    /// Show only what needs this carrier: every operation, with the way from it; `*` means any
    /// characters
    #[arg(long, value_name = "CARRIER", conflicts_with_all = ["groups", "carriers"])]
    pub why: Vec<String>,
    /// Print one line for each operation and carrier, its fields separated by tabs
    #[arg(long, conflicts_with_all = ["groups", "why"])]
    pub lines: bool,
    /// Print everything as JSON
    #[arg(long, conflicts_with_all = ["groups", "carriers", "why", "lines"])]
    pub json: bool,
}

/// Arguments of `mock`.
#[derive(Debug, Args)]
pub struct MockArguments {
    /// What to read.
    #[command(flatten)]
    pub docs: DocsArguments,
    /// Which operations are wanted.
    #[command(flatten)]
    pub selection: SelectionArguments,
    /// Address and port to listen at; port 0 is any that is free
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:4010")]
    pub listen: String,
    /// Answer no sooner than after so many milliseconds
    #[arg(long, value_name = "MS", default_value_t = 0)]
    pub delay: u64,
    /// Answer this share of requests with an error: 0.1 is every tenth
    #[arg(long, value_name = "RATE", default_value_t = 0.0, value_parser = rate)]
    pub errors: f64,
    /// What chance depends on: errors and generated values are the same for the same seed
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub seed: u64,
    /// Answer requests without credentials, too
    #[arg(long)]
    pub no_auth: bool,
    /// Read the docs again when they change, or what says how to read them
    #[arg(long)]
    pub watch: bool,
}

/// What to read and where the crate is.
#[derive(Debug, Args)]
pub struct InputArguments {
    /// What to read.
    #[command(flatten)]
    pub docs: DocsArguments,
    /// Which operations are wanted.
    #[command(flatten)]
    pub selection: SelectionArguments,
    /// Folder of the crate [default: generated, beside `tablature.yaml` if there is one]
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Name of the crate [default: the name of the dialect]
    #[arg(long, value_name = "CRATE", value_parser = crate_name)]
    pub name: Option<String>,
    /// Do all the work, even if nothing has changed since the last run
    #[arg(long)]
    pub no_cache: bool,
}

/// What to read.
#[derive(Debug, Args)]
pub struct DocsArguments {
    /// Files and folders with pages; if none is given, `tablature.yaml` in this folder or the
    /// nearest one above says
    pub docs: Vec<PathBuf>,
    /// Read this configuration file
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    #[arg(long, value_name = "DIALECT", help = format!(
        "What the docs look like: a built-in dialect, or a YAML file [default: {}]", Dialect::USUAL
    ))]
    pub dialect: Option<String>,
    /// Folder with another edition of the docs: it says what things are where the docs do not;
    /// may be given several times
    #[arg(long, value_name = "DIR")]
    pub evidence: Vec<PathBuf>,
    /// Leave out the pages that have errors, instead of giving nothing
    #[arg(long)]
    pub keep_going: bool,
}

/// Which operations are wanted.
#[derive(Debug, Args)]
#[command(next_help_heading = "Filters")]
pub struct SelectionArguments {
    /// Take only these operations, and what they need: a group (`agents/Chat`), a method (`GET`), a
    /// path (`/api/v1/Contact/*`), a page's id (`v1ChatAgent_*`), or several of these, all of which
    /// must be true (`GET rest/*`); may be given several times
    #[arg(long, value_name = "SELECTOR")]
    pub include: Vec<Selector>,
    /// Leave out these operations, whatever else is said of them; may be given several times
    #[arg(long, value_name = "SELECTOR")]
    pub exclude: Vec<Selector>,
}

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
fn check_format() -> impl TypedValueParser<Value = Format> {
    one_of(&[Format::Human, Format::Short, Format::Json, Format::Github])
}

/// The formats of what `lint` finds.
fn findings_format() -> impl TypedValueParser<Value = Format> {
    use Format::{Github, Human, Json, Junit, Sarif, Short};
    one_of(&[Human, Short, Json, Sarif, Github, Junit])
}

/// The formats of reports.
fn report_format() -> impl TypedValueParser<Value = Format> {
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

fn rate(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(rate) if (0.0..=1.0).contains(&rate) => Ok(rate),
        _ => Err("a share is a number from 0 to 1".to_owned()),
    }
}

fn crate_name(text: &str) -> Result<String, String> {
    match check_crate_name(text) {
        Ok(()) => Ok(text.to_owned()),
        Err(error) => Err(error.reason.to_owned()),
    }
}
