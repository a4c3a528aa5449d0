use super::*;
use proptest::prelude::*;

#[test]
fn words_are_cut_as_people_read_them() {
    let table = [
        ("ChatSessionId", "chat_session_id", "ChatSessionId"),
        ("$select", "select", "Select"),
        (
            "mergedTicketEntity.createdBy.name",
            "merged_ticket_entity_created_by_name",
            "MergedTicketEntityCreatedByName",
        ),
        ("URLs", "urls", "Urls"),
        ("URLName", "url_name", "UrlName"),
        ("AllowedURLs", "allowed_urls", "AllowedUrls"),
        ("URLsOfUser", "urls_of_user", "UrlsOfUser"),
        ("IPv4", "ipv4", "Ipv4"),
        ("IPv6Address", "ipv6_address", "Ipv6Address"),
        ("iOS", "ios", "Ios"),
        ("cRMScriptId", "crm_script_id", "CrmScriptId"),
        ("x:y", "x_y", "XY"),
        ("Post1", "post1", "Post1"),
        ("3D", "_3d", "_3d"),
        ("Größe", "größe", "Größe"),
        ("日本", "日本", "日本"),
        ("日本 語", "日本_語", "日本語"),
        ("имяФайла", "имя_файла", "ИмяФайла"),
        ("한국어", "한국어", "한국어"),
        ("e\u{301}te\u{301}", "été", "Été"),
        // What could be mistaken for other letters, or is no letter of a name, is none.
        ("сор", "u441_u43e_u440", "U441U43eU440"),
        ("ıd", "u131_d", "U131D"),
        ("① x", "u2460_x", "U2460X"),
        ("", "empty", "Empty"),
        ("+", "plus", "Plus"),
        ("+1", "plus_1", "Plus1"),
        ("-1", "minus_1", "Minus1"),
        ("-created", "minus_created", "MinusCreated"),
        ("!=", "not_equal", "NotEqual"),
        (">=", "greater_or_equal", "GreaterOrEqual"),
        ("<", "less_than", "LessThan"),
        ("<5", "less_than_5", "LessThan5"),
        ("50%", "_50_percent", "_50Percent"),
        ("18+", "_18_plus", "_18Plus"),
        ("C++", "c_plus_plus", "CPlusPlus"),
        ("UTC+1", "utc_plus_1", "UtcPlus1"),
        ("UTC-1", "utc_1", "Utc1"),
        ("atom+xml", "atom_xml", "AtomXml"),
        ("--force", "force", "Force"),
        ("- x", "x", "X"),
        ("name*", "name", "Name"),
        ("(?)", "open_question_close", "OpenQuestionClose"),
        ("customer's", "customers", "Customers"),
    ];
    for (name, value, ty) in table {
        assert_eq!((snake(name).as_str(), pascal(name).as_str()), (value, ty), "of {name:?}");
    }
}

#[test]
fn keywords_stay_readable() {
    assert_eq!(snake("Type"), "r#type");
    assert_eq!(snake("gen"), "r#gen");
    assert_eq!(snake("Self"), "self_");
    assert_eq!(snake("crate"), "crate_");
    assert_eq!(pascal("self"), "Self_");
    assert_eq!(module("Type"), "type_");
    assert_eq!(module("super"), "super_");
    for keyword in KEYWORDS {
        assert!(
            syn::parse_str::<syn::Ident>(keyword).is_err() || *keyword == "gen",
            "{keyword} is none"
        );
    }
}

#[test]
fn modules_and_features_are_ascii() {
    assert_eq!(module("Größe"), "gruf6udfe");
    assert_eq!(kebab("Chat_Agent"), "chat-agent");
    assert_eq!(file_stem("v1/Chat?.request"), "v1_Chat_.request");
}

#[test]
fn versions_are_dropped() {
    assert_eq!(unversioned("v1ContactEntity"), "ContactEntity");
    assert_eq!(unversioned("v1_Contact"), "Contact");
    assert_eq!(unversioned("v1"), "");
    assert_eq!(unversioned("v1beta"), "v1beta");
    assert_eq!(unversioned("value"), "value");
}

#[test]
fn a_contested_name_goes_to_the_same_one_in_any_order() {
    let want = |key: &str| Want::new(key, pascal(key));
    assert_eq!(assign(&[], &[want("asc"), want("ASC")]), ["AscLower", "Asc"]);
    assert_eq!(assign(&[], &[want("ASC"), want("asc")]), ["Asc", "AscLower"]);
    let field = |key: &str| Want::new(key, snake(key));
    assert_eq!(assign(&[], &[field("@id"), field("id")]), ["id_marked", "id"]);
    assert_eq!(assign(&[], &[field("Age"), field("age")]), ["age_mixed", "age"]);
    assert_eq!(assign(&[], &[field("Type"), field("type")]), ["type_mixed", "r#type"]);
    assert_eq!(assign(&["Other"], &[want("other")]), ["OtherLower"]);
    assert_eq!(assign(&["self"], &[want("Self"), want("self")]), ["Self_", "SelfLower"]);
    assert_eq!(assign(&[], &[want("a"), want("a"), want("a")]), ["A", "ALower", "A2"]);
}

#[test]
fn a_contested_number_keeps_a_name_that_every_lint_takes() {
    let wants = ["1", "_1"].map(|key| Want::new(key, pascal(key)));
    assert_eq!(assign(&[], &wants), ["_1mixed", "_1"]);
    let wants = ["3D", "3d"].map(|key| Want::new(key, pascal(key)));
    assert_eq!(assign(&[], &wants), ["_3d", "_3dlower"]);
    let wants = ["日本", "日本?"].map(|key| Want::new(key, pascal(key)));
    assert_eq!(assign(&[], &wants), ["日本", "日本marked"]);
}

#[test]
fn a_feature_can_be_the_name_of_a_folder() {
    assert_eq!(feature(&["agents".to_owned(), "ChatBot".to_owned()]), "agents-chat-bot");
    let long = feature(&["agents".to_owned(), "Ab".repeat(3000)]);
    assert!(long.len() <= LONGEST_FILE_NAME, "{long}");
    assert_ne!(long, feature(&["agents".to_owned(), "Ab".repeat(3001)]));
}

fn is_identifier(name: &str) -> bool {
    syn::parse_str::<syn::Ident>(name).is_ok()
        && (name.starts_with("r#") || !KEYWORDS.contains(&name))
}

proptest! {
    #[test]
    fn any_text_gives_an_identifier(name in any::<String>()) {
        for name in [snake(&name), pascal(&name), module(&name)] {
            prop_assert!(is_identifier(&name), "{name:?}");
        }
        prop_assert!(module(&name).is_ascii());
    }

    #[test]
    fn names_are_unique_and_do_not_depend_on_order(mut keys in proptest::collection::btree_set("[aAbB_$1 ]{0,3}", 0..12).prop_map(Vec::from_iter)) {
        let names = |keys: &[String]| {
            let wants: Vec<Want> = keys.iter().map(|key| Want::new(key, snake(key))).collect();
            let names = assign(&["a"], &wants);
            keys.iter().cloned().zip(names).collect::<BTreeMap<_, _>>()
        };
        let forward = names(&keys);
        prop_assert_eq!(forward.values().collect::<BTreeSet<_>>().len(), keys.len());
        prop_assert!(forward.values().all(|name| is_identifier(name) && name != "a"));
        keys.reverse();
        prop_assert_eq!(names(&keys), forward);
    }
}
