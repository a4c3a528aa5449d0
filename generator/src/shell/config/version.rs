//! The one thing in a configuration that is written by a command: the version of the package.

use super::{Config, keys};
use std::ops::Range;
use std::path::Path;

impl Config {
    /// The text of the configuration file at `path` with another version of the package, and all else as
    /// it is; `None` if it states none that can be found by its looks.
    pub fn with_version(text: &str, path: &Path, version: &str) -> Option<String> {
        let before = Self::parse(text, path).ok()?;
        let old = before.package.version()?;
        if old == version {
            return Some(text.to_owned());
        }
        let output = keys::find_outermost(text, "output", 0)?;
        let package = keys::find(text, keys::entry(text, &output), "package", 0)?;
        // By its looks, the end of `rust-version` is a key, too.
        let nth_key = |nth| keys::find(text, keys::entry(text, &package), "version", nth);
        let keys = (0..).map_while(nth_key);
        let mut changed = keys.filter_map(|key| replaced(text, &key, old, version));
        let is_it = |changed: &String| {
            let after = Self::parse(changed, path);
            after.is_ok_and(|after| after.package.version() == Some(version))
        };
        changed.find(is_it)
    }
}

/// The text with another value behind a key.
fn replaced(text: &str, key: &Range<usize>, old: &str, new: &str) -> Option<String> {
    let found = keys::find_item(text, keys::entry(text, key), old)?;
    let between = &text[key.end..found.start];
    let is_value = between.chars().all(|c| c.is_whitespace() || ":'\"".contains(c));
    is_value.then(|| [&text[..found.start], new, &text[found.end..]].concat())
}

#[cfg(test)]
mod tests {
    use super::Config;
    use std::path::Path;

    #[test]
    fn only_the_version_changes() {
        let change = |text: &str| Config::with_version(text, Path::new("tablature.yaml"), "2.0.0");
        for text in [
            "docs: [a]\noutput: {dir: x, package: {version: 1.2.0, license: MIT}} # 1.2.0\n",
            "# version: 1.2.0\noutput:\n  package:\n    version: \"1.2.0\"  # ours\n    license: MIT\n",
            "output:\n  name: v1.2.0\n  package:\n    rust-version: '1.2.0'\n    version: '1.2.0'\n",
        ] {
            let text = text.replace("name: v1.2.0", "name: x");
            let changed = change(&text).unwrap();
            let parsed = Config::parse(&changed, Path::new("tablature.yaml")).unwrap();
            assert_eq!(parsed.package.version(), Some("2.0.0"), "{changed}");
            assert_eq!(changed.replacen("2.0.0", "1.2.0", 1), text);
        }
        assert_eq!(change("docs: [a]\n"), None);
        assert_eq!(change("output: {package: {version: {workspace: true}}}\n"), None);
        assert_eq!(change("output: {package: {version: &v 1.2.0}}\n"), None);
    }
}
