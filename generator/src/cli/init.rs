//! `tablature init`.

use super::End;
use super::args::InitArguments;
use super::file;
use super::progress::Bar;
use super::terminal::{Terminal, count};
use std::path::{Component, Path, PathBuf};
use tablature::Error;
use tablature::diagnostics::Diagnostics;
use tablature::pages::dialect::Dialect;
use tablature::pages::survey::{Coverage, Draft, Material, draft};
use tablature::shell::config::{BadDialect, FILE_NAME, check_crate_name};
use tablature::shell::pipeline;

/// What a drafted dialect is called if nothing is said.
const DIALECT: &str = "dialect.yaml";

/// Where pages are looked for if nothing is said.
const USUAL_DOCS: &str = "docs";

/// Looks at the docs, and writes what is needed to begin.
///
/// # Errors
///
/// When the docs cannot be read, or a file exists already or cannot be written.
pub fn run(arguments: &InitArguments, terminal: &Terminal) -> Result<End, Error> {
    let docs = docs(arguments);
    let is_drafted = arguments.draft;
    if is_drafted {
        // Before the work is done.
        places(arguments, true)?;
    }
    let mut diagnostics = Diagnostics::default();
    pipeline::check_docs(&docs)?;
    if pipeline::is_specification(&docs) {
        return specification(arguments, &docs, terminal);
    }
    let material = Material::read(&docs, &mut diagnostics);
    if material.pages.is_empty() {
        terminal.show(&diagnostics, &material.sources);
        terminal.say("nothing written: there is nothing to look at");
        return Ok(End::Findings);
    }
    let fitting = if is_drafted { None } else { fitting(&docs, terminal)? };
    let (dialect, config) = places(arguments, fitting.is_none())?;
    let Some(name) = fitting else {
        let drafted = draft(&material, &name(arguments, &docs));
        tell(&drafted, &docs, terminal)?;
        if let Some(dialect) = &dialect {
            write(dialect, &drafted.text, terminal)?;
        }
        if let Some(config) = &config {
            write(
                config,
                &configuration(config, &docs, Some((DIALECT, "the file with the dialect"))),
                terminal,
            )?;
        }
        if drafted.endpoints == 0 {
            return Ok(End::Findings);
        }
        next(&config, &dialect, &docs, terminal);
        return Ok(End::Done);
    };
    if let Some(config) = &config {
        write(config, &configuration(config, &docs, Some((name, "a built-in dialect"))), terminal)?;
    }
    next(&config, &None, &docs, terminal);
    Ok(End::Done)
}

/// Writes a configuration for docs that need no dialect.
fn specification(
    arguments: &InitArguments,
    docs: &[PathBuf],
    terminal: &Terminal,
) -> Result<End, Error> {
    terminal.say("this is a specification, which is read without a dialect");
    let (_, config) = places(arguments, false)?;
    if let Some(config) = &config {
        write(config, &configuration(config, docs, None), terminal)?;
    }
    Ok(End::Done)
}

/// What to look at.
fn docs(arguments: &InitArguments) -> Vec<PathBuf> {
    match arguments.docs.as_slice() {
        [] if Path::new(USUAL_DOCS).is_dir() => vec![USUAL_DOCS.into()],
        [] => vec![".".into()],
        docs => docs.to_vec(),
    }
}

/// Where dialect and configuration go, if at all.
fn places(
    arguments: &InitArguments,
    is_drafted: bool,
) -> Result<(Option<PathBuf>, Option<PathBuf>), Error> {
    let (dialect, config) = match (&arguments.output, is_drafted) {
        (Some(output), true) => (Some(output.clone()), None),
        (Some(output), false) => (None, Some(output.clone())),
        (None, true) => (Some(DIALECT.into()), Some(FILE_NAME.into())),
        (None, false) => (None, Some(FILE_NAME.into())),
    };
    let mut places = dialect.iter().chain(&config);
    match places.find(|path| !arguments.force && !is_stdout(path) && path.is_file()) {
        Some(path) => Err(Error::Exists(path.clone())),
        None => Ok((dialect, config)),
    }
}

/// Tries the built-in dialects, says how each fits, and gives the name of the one that fits best, if any does.
fn fitting(docs: &[PathBuf], terminal: &Terminal) -> Result<Option<&'static str>, Error> {
    let bar = Bar::new(terminal);
    let mut tried = Vec::new();
    for name in Dialect::built_in_names() {
        let Some(dialect) = Dialect::built_in(name) else { continue };
        let read = pipeline::read(docs, &dialect, &bar)?;
        tried.push((name, read.coverage(&dialect)));
    }
    bar.finish();
    tried.sort_by_key(|(_, coverage)| std::cmp::Reverse(coverage.score()));
    let some: Vec<_> = tried.iter().filter(|(_, coverage)| coverage.operations > 0).collect();
    if some.is_empty() {
        terminal.say("no built-in dialect finds an operation");
    } else {
        terminal.say("what the built-in dialects find:");
    }
    for (name, coverage) in some {
        terminal.say(&format!("  {name}: {}", found(coverage)));
    }
    let best = tried.into_iter().find(|(_, coverage)| coverage.fits());
    terminal.say(&match best {
        Some((name, _)) => format!("`{name}` fits"),
        None => "none fits, so one is drafted".to_owned(),
    });
    Ok(best.map(|(name, _)| name))
}

/// What a dialect finds, on one line.
fn found(coverage: &Coverage) -> String {
    format!(
        "{} ({}% of what looks like one), {}% of rows and code blocks",
        count(coverage.operations, "operation", "operations"),
        coverage.endpoints.percent(),
        coverage.content().percent(),
    )
}

/// Says what a draft finds as it is.
fn tell(drafted: &Draft, docs: &[PathBuf], terminal: &Terminal) -> Result<(), Error> {
    let dialect = drafted
        .dialect()
        .map_err(|mistake| Error::Dialect(BadDialect::Faulty { path: DIALECT.into(), mistake }))?;
    let bar = Bar::new(terminal);
    let read = pipeline::read(docs, &dialect, &bar)?;
    let coverage = read.coverage(&dialect);
    bar.finish();
    if drafted.endpoints == 0 {
        terminal.say(
            "nothing in these pages looks like method and path, so the draft finds no operation",
        );
        return Ok(());
    }
    terminal.say(&format!("the draft finds {}", found(&coverage)));
    Ok(())
}

/// The name of a dialect, which the crate gets, too: that of the file or of the folder with the docs.
fn name(arguments: &InitArguments, docs: &[PathBuf]) -> String {
    let of_file = arguments.output.as_deref().filter(|path| !is_stdout(path));
    let of_file = of_file.and_then(Path::file_stem);
    let folder = docs.first().and_then(|path| path.canonicalize().ok());
    let of_folder = folder.as_deref().and_then(Path::file_stem);
    let names = [of_file, of_folder].into_iter().flatten();
    let names = names.map(|name| name.to_string_lossy().to_lowercase().replace([' ', '.'], "-"));
    let generic = ["docs", "doc", "dialect", "documentation", "draft"];
    let mut names = names.filter(|name| !generic.contains(&name.as_str()));
    names.find(|name| check_crate_name(name).is_ok()).unwrap_or_else(|| "api".to_owned())
}

/// A configuration, with what else it may say as comments; a dialect with a word on what it is.
fn configuration(place: &Path, docs: &[PathBuf], dialect: Option<(&str, &str)>) -> String {
    let docs: Vec<_> = docs.iter().map(|path| quoted(&from(place, path))).collect();
    let dialect = dialect.map(|(name, what)| format!("dialect: {}   # {what}\n", quoted(name)));
    format!(
        "# What `tablature` reads, how, and where it writes; docs/command.md explains all keys.\n\
         docs: [{}]\n\
         {}\
         # output: {{dir: generated, name: our-api}}   # folder and name of the crate\n",
        docs.join(", "),
        dialect.unwrap_or_default(),
    )
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A path as seen from the folder of the configuration.
fn from(place: &Path, path: &Path) -> String {
    let folder = place.parent().unwrap_or(Path::new(""));
    let is_below = folder.components().all(|part| matches!(part, Component::Normal(_)));
    let seen = match () {
        () if path.is_absolute() || folder.as_os_str().is_empty() || is_stdout(place) => {
            path.to_owned()
        }
        () if is_below => {
            let mut up: PathBuf = folder.components().map(|_| "..").collect();
            up.extend(path.components().filter(|part| *part != Component::CurDir));
            up
        }
        () => path.canonicalize().unwrap_or_else(|_| path.to_owned()),
    };
    seen.to_string_lossy().replace('\\', "/")
}

fn is_stdout(path: &Path) -> bool {
    path == Path::new("-")
}

fn write(path: &Path, text: &str, terminal: &Terminal) -> Result<(), Error> {
    if is_stdout(path) {
        return file::print(text).map(|_| ());
    }
    file::write(path, text)?;
    terminal.say(&format!("wrote {}", path.display()));
    Ok(())
}

/// Says what to do next.
fn next(
    config: &Option<PathBuf>,
    dialect: &Option<PathBuf>,
    docs: &[PathBuf],
    terminal: &Terminal,
) {
    let is_usual = config.as_deref() == Some(Path::new(FILE_NAME));
    let arguments = match (config, dialect) {
        (Some(_), _) if is_usual => String::new(),
        (Some(config), _) if !is_stdout(config) => format!(" --config {}", config.display()),
        (None, Some(dialect)) if !is_stdout(dialect) => {
            let docs: Vec<_> = docs.iter().map(|path| path.display().to_string()).collect();
            format!(" {} --dialect {}", docs.join(" "), dialect.display())
        }
        _ => return,
    };
    terminal.say(&format!(
        "next: `tablature coverage{arguments}` says what is not understood yet, `tablature generate{arguments}` writes the crate"
    ));
}
