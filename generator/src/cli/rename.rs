//! `tablature rename`.

use super::End;
use super::args::RenameArguments;
use super::crate_action::{CrateAction, Made};
use super::crate_run;
use super::inputs::Inputs;
use super::terminal::{Terminal, count};
use tablature::Error;
use tablature::model::lock::{Lock, Policy, Renames};
use tablature::output::{self, Written};
use tablature::shell::pipeline::{self, Outcome};

/// Gives what the lock knows other names, and brings the crate up to date, which answers to the old
/// ones, too.
///
/// # Errors
///
/// When the arguments or the docs cannot be used, nothing has the old name or something has the new
/// one, the docs insist on another name, or the crate's folder cannot be brought up to date.
pub fn run(arguments: &RenameArguments, terminal: &Terminal) -> Result<End, Error> {
    let Inputs { input, .. } = Inputs::new(&arguments.inputs, terminal)?;
    let outcome = pipeline::run(&input, &())?;
    let Some(lock) = &outcome.lock else {
        terminal.show(&outcome.diagnostics, &outcome.sources);
        terminal.say(&format!("nothing renamed: {}", terminal.tally(&outcome.diagnostics)));
        return Ok(End::Findings);
    };
    let renames = match (&*arguments.names, arguments.drop) {
        ([old, new], _) => named(old, new, &lock.lock)?,
        (_, true) => Renames::default(),
        _ => stated(&outcome, &lock.lock),
    };
    let number = renames.pairs().count();
    if number == 0 && !arguments.drop {
        terminal.say("nothing to rename: all have the names that the docs have for them");
        return Ok(End::of(&outcome));
    }
    let dropped = lock.lock.former.pairs().count();
    write(arguments, renames, terminal)?;
    match arguments.drop {
        true => terminal.say(&format!("dropped {}", count(dropped, "old name", "old names"))),
        false => terminal.say(&format!(
            "renamed {}; the old ones are deprecated until `tablature rename --drop`",
            count(number, "name", "names")
        )),
    }
    Ok(End::of(&outcome))
}

/// Brings crate and lock up to date. Nothing is written if a new name does not come out.
fn write(arguments: &RenameArguments, renames: Renames, terminal: &Terminal) -> Result<(), Error> {
    let expected = renames.clone();
    let act = |made: &Made<'_>| {
        if let Some(refused) = refused(&expected, &made.lock.lock) {
            return Err(Error::Rename(refused));
        }
        let companion = made.lock.companion();
        Ok(output::write_with(made.tree, &made.inputs.output, companion.as_ref())?)
    };
    let action = CrateAction {
        phase: "writing the crate",
        otherwise: "nothing written",
        is_repeatable: false,
        policy: Policy::Keep,
        renames: Some(renames),
        refresh_samples: false,
        act: &act,
        settled: &|_, _| None,
        unchanged: &|files| Written { unchanged: files, ..Written::default() },
    };
    if let Some(done) = crate_run::run(&arguments.inputs, terminal, &action)? {
        terminal.lock_written(&done.lock);
    }
    Ok(())
}

/// What somebody wants to call otherwise: a carrier, an enumeration, or a function by the id of its
/// operation, or by method and path.
fn named(old: &str, new: &str, lock: &Lock) -> Result<Renames, Error> {
    let mut renames = Renames::default();
    let id = lock.operations.get(old).map_or(old, |operation| &operation.id);
    let (names, is_taken) = if lock.carriers.contains_key(old) {
        (&mut renames.carriers, lock.carriers.contains_key(new))
    } else if lock.enums.contains_key(old) {
        (&mut renames.enums, lock.enums.contains_key(new))
    } else if is_id(id, lock) {
        (&mut renames.operations, is_id(new, lock))
    } else {
        return Err(Error::Rename(format!("nothing in the lock is called `{old}`")));
    };
    if is_taken {
        return Err(Error::Rename(format!("`{new}` is the name of something else already")));
    }
    names.insert(id.to_owned(), new.to_owned());
    Ok(renames)
}

/// All that the docs have a name for now, and that keeps another one; but for names that are taken.
fn stated(outcome: &Outcome, lock: &Lock) -> Renames {
    let mut better = outcome.better.clone();
    better.carriers.retain(|_, new| !lock.carriers.contains_key(new));
    better.enums.retain(|_, new| !lock.enums.contains_key(new));
    better.operations.retain(|_, new| !is_id(new, lock));
    better
}

/// Why a name is not what it was to be, if one is not.
fn refused(wanted: &Renames, lock: &Lock) -> Option<String> {
    let carriers = wanted.carriers.iter().find(|(_, new)| !lock.carriers.contains_key(*new));
    let enums = wanted.enums.iter().find(|(_, new)| !lock.enums.contains_key(*new));
    let operations = wanted.operations.iter().find(|(_, new)| !is_id(new, lock));
    carriers.or(enums).or(operations).map(|(old, new)| {
        format!("`{old}` cannot be called `{new}`: the docs say what it is called")
    })
}

/// Whether an operation has this id.
fn is_id(id: &str, lock: &Lock) -> bool {
    lock.operations.values().any(|operation| operation.id == id)
}
