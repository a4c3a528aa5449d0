use super::*;

fn shown(listed: &[&str]) -> Meaning {
    words(listed.iter().map(|word| (*word).to_owned()).collect())
}

#[test]
fn targets_are_what_stands_in_parentheses() {
    let text = "[a](x.md#y \"title\") and [b]({{< relref \"entities/B\" >}}), not [c] (d)";
    assert_eq!(targets(text).collect::<Vec<_>>(), ["x.md#y", "entities/B"]);
    assert_eq!(targets("[a](").count(), 0);
}

#[test]
fn pages_are_called_by_their_folders_and_name() {
    assert_eq!(segments("/docs/V5/enum.mdx"), ["docs", "v5", "enum"]);
    assert_eq!(segments("../enum#side"), ["enum"]);
    assert_eq!(segments("entities/index.md"), ["entities"]);
    assert!(segments("..").is_empty());
}

#[test]
fn words_are_texts_or_numbers() {
    assert_eq!(shown(&["1", "1 << 4", "-1"]), Meaning::Numbers);
    let texts = Meaning::Words(vec!["open".to_owned(), "1".to_owned()]);
    assert_eq!(shown(&["\"open\"", "1", "open", ""]), texts);
}

#[test]
fn a_type_is_refined_only_as_far_as_it_is_open() {
    let refined = |mut ty: StatedType, found: &Meaning, cell| {
        refine(&mut ty, found, cell);
        ty
    };
    let carrier = Meaning::Carrier("Ship".to_owned());
    let text = || StatedType::String { exact: true };
    let reference = |name: &str| StatedType::Reference(Some(name.to_owned()));
    assert_eq!(refined(reference("a ship"), &carrier, LinkCell::Type), reference("Ship"));
    assert_eq!(
        refined(reference("a ship").list(), &carrier, LinkCell::Type),
        reference("Ship").list()
    );
    assert_eq!(refined(text(), &carrier, LinkCell::Type), text());
    let words = shown(&["calm", "rough"]);
    let of_words = StatedType::Enum(vec!["calm".to_owned(), "rough".to_owned()]);
    assert_eq!(refined(text(), &words, LinkCell::Description), of_words);
    assert_eq!(refined(StatedType::Int64, &words, LinkCell::Type), StatedType::Int64);
    assert_eq!(refined(reference("mode"), &Meaning::Numbers, LinkCell::Type), StatedType::Int64);
}
