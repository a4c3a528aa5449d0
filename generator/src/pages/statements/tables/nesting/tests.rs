use super::*;

fn rules() -> Nesting {
    let all = |signs: &[&str]| signs.iter().map(|sign| (*sign).to_owned()).collect();
    Nesting { separators: all(&["."]), lists: all(&["[]"]), marks: all(&["→", "&nbsp;"]) }
}

/// The paths of cells below each other, with `*` for each list.
fn paths(cells: &[&str]) -> Vec<String> {
    let rules = rules();
    let dialect = Dialect::default();
    let mut names = Names::new(&rules, &dialect);
    let show = |path: Path| {
        let steps = path.steps.iter().map(|step| step.name.clone() + &"*".repeat(step.lists));
        let steps: Vec<_> = steps.collect();
        format!("{}{}", if path.is_list { "* " } else { "" }, steps.join(" > "))
    };
    cells.iter().map(|cell| show(names.read(cell))).collect()
}

#[test]
fn separators_take_names_apart() {
    let found = paths(&["a", "a.b", "a.b[].c", "a[][].b", "[].a", "[]", "a.[].b", "`a . b[]`"]);
    let expected = ["a", "a > b", "a > b* > c", "a** > b", "* a", "* ", "a* > b", "a > b*"];
    assert_eq!(found, expected);
}

#[test]
fn a_sign_without_names_around_it_is_part_of_the_name() {
    assert_eq!(paths(&[".a", "a.", "a..b", "."]), [".a", "a.", "a..b", "."]);
}

#[test]
fn marks_are_counted_like_indentation() {
    let cells =
        ["a", "→ b", "→→ c", "→ → → d", "→ e", "&nbsp;&nbsp;f", "g", "→→ h", "→ i.j", "→ g.k"];
    let expected = [
        "a",
        "a > b",
        "a > b > c",
        "a > b > c > d",
        "a > e",
        "a > e > f",
        "g",
        "g > h",
        "g > i > j",
        "g > k",
    ];
    assert_eq!(paths(&cells), expected);
}

#[test]
fn marks_may_stand_inside_of_markup() {
    assert_eq!(paths(&["**a**", "`→ b`", "`&nbsp;&nbsp;c`", ""]), ["a", "a > b", "a > b > c", ""]);
}

#[test]
fn nothing_nests_without_end() {
    let long = vec!["a"; 100_000].join(".");
    assert_eq!(paths(&[&long]), [long]);
    let cells: Vec<_> = (1..200).map(|count| "→".repeat(count) + "a").collect();
    let cells: Vec<_> = cells.iter().map(String::as_str).collect();
    assert!(paths(&cells).iter().all(|path| path.len() < 200));
    assert_eq!(paths(&[&("a".to_owned() + &"[]".repeat(6))]), ["a[][]****"]);
}
