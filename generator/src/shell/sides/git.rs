//! Files and folders as they were at a revision of git.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Git does not have it.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// There is no git.
    #[error("cannot run `git`, which knows what `{name}` is")]
    NotThere {
        /// What was named.
        name: String,
        /// What the system says.
        source: io::Error,
    },
    /// Git refuses.
    #[error("git has no `{name}`: {reason}")]
    Refused {
        /// What was named.
        name: String,
        /// What git says.
        reason: String,
    },
    /// What git has cannot be put where it is read.
    #[error("cannot write what `{name}` is to a temporary folder")]
    NotWritten {
        /// What was named.
        name: String,
        /// What the system says.
        source: io::Error,
    },
}

/// Puts a file or folder of a revision into a folder, and gives its path there. The work tree and the
/// index of the repository stay as they are.
///
/// # Errors
///
/// When there is no such file or folder, no repository, or no git.
pub fn fetch(revision: &str, path: &str, folder: &Path) -> Result<PathBuf, GitError> {
    let git = Git { name: format!("{revision}:{path}") };
    let object = git.text(&["rev-parse", "--verify", "--quiet", "--end-of-options", &git.name])?;
    match git.text(&["cat-file", "-t", &object])?.as_str() {
        "tree" => git.tree(&object, folder),
        "blob" => git.blob(&object, path, folder),
        other => Err(git.refused(format!("it is a {other}"))),
    }
}

struct Git {
    /// What was named.
    name: String,
}

impl Git {
    fn tree(&self, object: &str, folder: &Path) -> Result<PathBuf, GitError> {
        let root = folder.join("docs");
        fs::create_dir(&root).map_err(|error| self.not_written(error))?;
        let repository = self.text(&["rev-parse", "--absolute-git-dir"])?;
        let elsewhere = |arguments: &[&str]| {
            let mut command = Command::new("git");
            command.current_dir(&root).env("GIT_INDEX_FILE", folder.join("index"));
            command.arg("--git-dir").arg(&repository).arg("--work-tree").arg(&root);
            // A link would lead to files of today.
            command.args(["-c", "core.symlinks=false"]).args(arguments);
            self.run(&mut command)
        };
        elsewhere(&["read-tree", object])?;
        elsewhere(&["checkout-index", "--all", "--force", "--quiet"])?;
        Ok(root)
    }

    fn blob(&self, object: &str, path: &str, folder: &Path) -> Result<PathBuf, GitError> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let file = folder.join(name);
        let mut command = Command::new("git");
        let content = self.run(command.args(["cat-file", "blob", object]))?;
        fs::write(&file, content).map_err(|error| self.not_written(error))?;
        Ok(file)
    }

    fn text(&self, arguments: &[&str]) -> Result<String, GitError> {
        let output = self.run(Command::new("git").args(arguments))?;
        Ok(String::from_utf8_lossy(&output).trim().to_owned())
    }

    fn run(&self, command: &mut Command) -> Result<Vec<u8>, GitError> {
        let output = command.stdin(Stdio::null()).output();
        let output =
            output.map_err(|source| GitError::NotThere { name: self.name.clone(), source })?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        let reason = String::from_utf8_lossy(&output.stderr);
        let reason = reason.lines().next().unwrap_or_default();
        let reason = reason.trim_start_matches("fatal: ");
        Err(self.refused(match reason {
            "" => "there is no such revision, or nothing of that name in it; paths are those of \
                   the repository, unless they begin with `./`"
                .to_owned(),
            reason => reason.to_owned(),
        }))
    }

    fn refused(&self, reason: String) -> GitError {
        GitError::Refused { name: self.name.clone(), reason }
    }

    fn not_written(&self, source: io::Error) -> GitError {
        GitError::NotWritten { name: self.name.clone(), source }
    }
}
