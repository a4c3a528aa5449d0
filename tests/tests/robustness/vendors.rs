//! Pages in the styles of several vendors, which people damage: what is left is a model, or an error.

use super::*;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use tablature::pages::dialect::Dialect;
use tablature_tests::workspace;

/// The pages of each style, by their names below its folder.
static STYLES: LazyLock<Vec<(&str, BTreeMap<String, String>)>> = LazyLock::new(|| {
    let styles = Dialect::built_in_names().filter(|name| *name != Dialect::USUAL);
    let read = |style: &'static str| {
        let folder = workspace().join("generator/tests/vendors").join(style);
        let files = walkdir::WalkDir::new(&folder).into_iter().map(|entry| entry.expect("a page"));
        let files = files.filter(|entry| entry.file_type().is_file());
        let pages = files.map(|file| {
            let name = file.path().strip_prefix(&folder).expect("it is below the folder");
            let text = fs::read_to_string(file.path()).expect("it can be read");
            (name.to_string_lossy().into_owned(), text)
        });
        (style, pages.collect())
    };
    styles.map(read).collect()
});

/// Something done to a page; positions are shares of the whole.
#[derive(Clone, Debug)]
enum Damage {
    /// To its lines.
    Lines(LineChange),
    /// Some characters are gone.
    Cut(f64, usize),
    /// Some stand where they should not.
    Insert(f64, String),
    /// The rest is gone.
    End(f64),
}

impl Damage {
    fn apply(&self, text: &str) -> String {
        let place = |share: f64| {
            let at = (text.len() as f64 * share) as usize;
            (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
        };
        match self {
            Self::Lines(change) => {
                let mut lines: Vec<&str> = text.lines().collect();
                change.apply(&mut lines);
                lines.join("\n")
            }
            Self::Cut(share, count) => {
                let (before, after) = text.split_at(place(*share));
                before.chars().chain(after.chars().skip(*count)).collect()
            }
            Self::Insert(share, odd) => {
                let (before, after) = text.split_at(place(*share));
                [before, odd, after].concat()
            }
            Self::End(share) => text[..place(*share)].to_owned(),
        }
    }
}

fn damage() -> impl Strategy<Value = Damage> {
    // What means something in one of the styles, and half of it.
    let words = prop::sample::select(vec![
        "GET /x/:id",
        "POST /x/{",
        "```plaintext",
        "```javascript",
        "```json5",
        "{{<required>}}",
        "{{< history >}}",
        "{{< /history >}}",
        "{#",
        "#### Request",
        "##### 200: OK",
        "##### 999: Odd",
        "###### Response Structure",
        ": String.",
        "- `x` (required)",
        "<APIEndpoint method=\"GET\" url=\"/x\" />",
        "<Route method=\"PUT\">/x/[\\{y.id\\}](z)</Route>",
        "<Route method=",
        "<i class=\"label label-get\">GET</i>\n<h6>/x/&lt;id&gt;</h6>",
        "**Parameters:**",
        "**Response:**",
        "> JSON response example:",
        "Example response:",
        "If successful, returns [`201 Created`](x) and",
        "If successful, returns `299`",
        "|> a |string | b |",
        "|>>>> a |string | b |",
        "| `a[].b.c` | array of array of x | Yes | |",
        "Name | Type",
        "--- | ---",
        "<Tabs>",
        ":::info",
        "// x",
        "/*",
        "...",
    ]);
    let signs = prop_oneof![
        words.clone().prop_map(str::to_owned),
        "[\\[\\]{}<>|`*#:&;/\\\\\"',.\n \u{202e}é日]{1,4}",
    ];
    let share = || 0.0..1.0f64;
    prop_oneof![
        4 => line_change().prop_map(Damage::Lines),
        2 => (share(), words).prop_map(|(at, word)| Damage::Lines(LineChange::Insert(at, word))),
        2 => (share(), 1..40usize).prop_map(|(at, count)| Damage::Cut(at, count)),
        3 => (share(), signs).prop_map(|(at, odd)| Damage::Insert(at, odd)),
        1 => share().prop_map(Damage::End),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pages_of_any_style_may_be_damaged(
        style in any::<prop::sample::Index>(),
        page in any::<prop::sample::Index>(),
        damages in prop::collection::vec(damage(), 1..10),
    ) {
        let (style, mut pages) = STYLES[style.index(STYLES.len())].clone();
        let page = page.index(pages.len());
        let text = pages.values_mut().nth(page).expect("there is a page");
        for damage in &damages {
            *text = damage.apply(text);
        }
        let files: Vec<_> = pages.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
        let docs = folder(&files);
        survive_outcome(corpus::read_as(docs.path(), style));
    }
}
