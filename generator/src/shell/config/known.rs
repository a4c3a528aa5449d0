//! The keys of `tablature.yaml`, each with what is said of it. The reader knows no others, and the
//! schema for editors is made of the same tables, so neither can say what the other does not.

/// An enum of keys, with the doc comment of each as text.
macro_rules! keys {
    ($(#[doc = $what:literal])* $keys:ident {
        $($(#[doc = $about:literal])* $key:ident = $name:literal,)*
    }) => {
        $(#[doc = $what])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $keys {
            $($(#[doc = $about])* $key,)*
        }

        impl $keys {
            /// How they are written.
            pub const NAMES: &'static [&'static str] = &[$($name,)*];

            /// The keys, each as it is written and with what it says, in Markdown, as one line.
            #[cfg(feature = "schema")]
            pub const ALL: &'static [(Self, &'static str, &'static str)] =
                &[$((Self::$key, $name, concat!($($about),*)),)*];

            /// The key that is written so.
            pub fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$key),)*
                    _ => None,
                }
            }
        }
    };
}

keys! {
    /// The keys of the outermost level.
    Outermost {
        /// Files and folders with pages, relative to this file.
        Docs = "docs",
        /// Files and folders with other editions of the docs: they say what things are where the docs
        /// do not, and nothing is generated of them.
        Evidence = "evidence",
        /// What the docs look like: the name of a built-in dialect, or a YAML file, relative to this
        /// one.
        Dialect = "dialect",
        /// The crate that is written.
        Output = "output",
        /// Take only these operations, and what they need: a group (`agents/Chat`), a method (`GET`),
        /// a path (`/api/v1/Contact/*`), a page's id (`v1ChatAgent_*`), or several of these, all of
        /// which must be true (`GET rest/*`).
        Include = "include",
        /// Leave out these operations, whatever else is said of them; they are written as for
        /// `include`.
        Exclude = "exclude",
        /// Kinds of findings, and how bad each is.
        Severity = "severity",
        /// What you know better than the docs: patterns for places of the API (`Contact`,
        /// `Contact.Name`, `GET /api/v1/Contact/{id}`, with `#request`, `#answer` or `?parameter` after
        /// it; `*` stands for any characters), and what is to be changed there.
        Overrides = "overrides",
        /// What `tablature diff` makes of changes.
        Diff = "diff",
        /// What `tablature lint` passes over.
        Lint = "lint",
    }
}

keys! {
    /// The keys of `lint`.
    LintKey {
        /// The file that lists the findings to be passed over, relative to this one; `tablature lint
        /// --write-baseline` writes it.
        Baseline = "baseline",
    }
}

keys! {
    /// The keys of `diff`.
    DiffKey {
        /// Kinds of changes, and what each means to callers.
        Severities = "severities",
        /// Code that may break without a major version of the crate, because nobody writes it:
        /// `struct-literals`, `enum-matches`, `call-types`.
        Lenient = "lenient",
        /// The file that lists the changes somebody has looked at, relative to this one.
        Accepted = "accepted",
    }
}

keys! {
    /// The keys of `output`.
    OutputKey {
        /// The folder of the crate, relative to this file. Without it, that is `generated`.
        Dir = "dir",
        /// The name of the crate. Without it, that is the name of the dialect.
        Name = "name",
        /// What the manifest of the crate says of the package, as Cargo takes it.
        Package = "package",
    }
}

/// What a key of `package` takes.
#[derive(Clone, Copy, Debug)]
pub enum Takes {
    /// Text, which is not empty.
    Text,
    /// A version of three numbers.
    Version,
    /// The path of a file.
    File,
    /// A list of texts.
    Texts,
    /// Yes, no, or where to.
    Publish,
    /// Keys and values of any kind.
    Metadata,
}

/// The keys of `package`, what each takes, and what it says.
pub const PACKAGE: &[(&str, Takes, &str)] = &[
    ("version", Takes::Version, "The version of the crate, as `1.2.0`."),
    ("license", Takes::Text, "The licence, as an SPDX expression: `MIT OR Apache-2.0`."),
    (
        "license-file",
        Takes::File,
        "The file with the text of the licence, relative to this one. It is copied into the crate.",
    ),
    ("description", Takes::Text, "What the crate is, in a sentence."),
    ("repository", Takes::Text, "The address of the source."),
    ("documentation", Takes::Text, "The address of the documentation."),
    ("homepage", Takes::Text, "The address of the home page."),
    ("authors", Takes::Texts, "Who wrote it."),
    ("keywords", Takes::Texts, "Words by which registries find the crate."),
    ("categories", Takes::Texts, "Categories of the registry."),
    (
        "publish",
        Takes::Publish,
        "Whether the crate may be published, or the registries to which it may.",
    ),
    (
        "rust-version",
        Takes::Text,
        "The oldest Rust that compiles it, in quotes: YAML takes `1.90` for a number.",
    ),
    ("include", Takes::Texts, "Patterns of the files that are packaged; no others are."),
    ("exclude", Takes::Texts, "Patterns of the files that are not packaged."),
    ("workspace", Takes::Text, "The folder of the workspace that the crate is a member of."),
    ("metadata", Takes::Metadata, "What other tools read."),
];

/// Decided by the code of the crate.
const BY_THE_CODE: &str = "the generated code decides it";

/// What Cargo takes for a package and is not for the user to choose, and who decides it.
pub const DECIDED: &[(&str, &str)] = &[
    ("name", "`name` of `output` is the name of the crate"),
    ("readme", "a README is generated"),
    ("edition", BY_THE_CODE),
    ("build", BY_THE_CODE),
    ("links", BY_THE_CODE),
    ("default-run", BY_THE_CODE),
    ("autolib", BY_THE_CODE),
    ("autobins", BY_THE_CODE),
    ("autoexamples", BY_THE_CODE),
    ("autotests", BY_THE_CODE),
    ("autobenches", BY_THE_CODE),
    ("resolver", BY_THE_CODE),
];
