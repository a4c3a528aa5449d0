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
    let git = Git { name: format!("{revision}:{path}"), from: PathBuf::from(".") };
    let object = git.object(&git.name)?;
    git.put(&object, path, folder)
}

/// Puts a file or folder into a folder, as it was at a revision of the repository that it is in; `None` if
/// that revision does not have it.
///
/// # Errors
///
/// When there is no such revision, no repository, or no git.
pub fn fetch_file(revision: &str, path: &Path, folder: &Path) -> Result<Option<PathBuf>, GitError> {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    // What is not there (any more) may have been.
    let from = path.ancestors().skip(1).find(|folder| folder.is_dir()).unwrap_or(Path::new("."));
    let below = path.strip_prefix(from).unwrap_or(&path).to_string_lossy().replace('\\', "/");
    let git = Git { name: revision.to_owned(), from: from.to_owned() };
    git.object(&format!("{revision}^{{commit}}"))?;
    match git.object(&format!("{revision}:./{below}")) {
        Ok(object) => git.put(&object, &below, folder).map(Some),
        Err(GitError::Refused { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

struct Git {
    /// What was named.
    name: String,
    /// The folder in which git is asked.
    from: PathBuf,
}

impl Git {
    /// What git calls something.
    fn object(&self, name: &str) -> Result<String, GitError> {
        self.text(&["rev-parse", "--verify", "--quiet", "--end-of-options", name])
    }

    fn put(&self, object: &str, path: &str, folder: &Path) -> Result<PathBuf, GitError> {
        match self.text(&["cat-file", "-t", object])?.as_str() {
            "tree" => self.tree(object, folder),
            "blob" => self.blob(object, path, folder),
            other => Err(self.refused(format!("it is a {other}"))),
        }
    }

    fn git(&self) -> Command {
        let mut command = Command::new("git");
        command.current_dir(&self.from);
        command
    }

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
        let content = self.run(self.git().args(["cat-file", "blob", object]))?;
        fs::write(&file, content).map_err(|error| self.not_written(error))?;
        Ok(file)
    }

    fn text(&self, arguments: &[&str]) -> Result<String, GitError> {
        let output = self.run(self.git().args(arguments))?;
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
            "" if !self.name.contains(':') => "there is no such revision".to_owned(),
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
