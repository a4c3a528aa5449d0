use super::*;
use crate::model::api::Operation;

/// Four operations in three groups.
fn api() -> Api {
    let operations = vec![
        Operation::example(&["agents", "Chat"], "v1ChatAgent_Send", "POST", "/v1/Agents/Chat/Send"),
        Operation::example(
            &["agents", "MailBox"],
            "v1MailBoxAgent_Get",
            "POST",
            "/v1/Agents/MailBox/Get",
        ),
        Operation::example(&["rest", "Contact"], "v1Contact_Get", "GET", "/v1/Contact/{id}"),
        Operation::example(&["rest", "Contact"], "v1Contact_Delete", "DELETE", "/v1/Contact/{id}"),
    ];
    Api { operations, ..Api::default() }
}

fn selectors(texts: &[&str]) -> Vec<Selector> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

fn selection(include: &[&str], exclude: &[&str]) -> Selection {
    let mut selection = Selection::default();
    selection.refine(&selectors(include), &selectors(exclude));
    selection
}

/// What a selection leaves: the ids, without what all of them have in common.
fn left(include: &[&str], exclude: &[&str]) -> String {
    let verdicts = selection(include, exclude).verdicts(&api());
    let ids = api().operations.into_iter().map(|operation| operation.id);
    let left = ids.zip(verdicts).filter(|(_, verdict)| verdict.stays());
    left.map(|(id, _)| id.replace("v1", "")).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_word_is_a_group_a_method_a_path_or_an_id() {
    let chat = "ChatAgent_Send";
    for word in ["agents/Chat", "agents-chat", "agents::chat", "v1ChatAgent_Send", "*Chat*"] {
        assert_eq!(left(&[word], &[]), chat, "{word}");
    }
    assert_eq!(left(&["agents"], &[]), "ChatAgent_Send MailBoxAgent_Get");
    assert_eq!(left(&["agents/Mail*"], &[]), "MailBoxAgent_Get");
    assert_eq!(left(&["agents-mail-box"], &[]), "MailBoxAgent_Get");
    for word in ["GET", "get", "v1Contact_Get"] {
        assert_eq!(left(&[word], &[]), "Contact_Get", "{word}");
    }
    for word in ["/v1/Contact/{id}", "/v1/Contact/*", "rest"] {
        assert_eq!(left(&[word], &[]), "Contact_Get Contact_Delete", "{word}");
    }
    for word in ["/v1/Contact", "Contact", "Chat", "agents/chat", "v1", "GE*"] {
        assert_eq!(left(&[word], &[]), "", "{word}");
    }
}

#[test]
fn all_words_must_be_true() {
    assert_eq!(left(&["DELETE /v1/Contact/*"], &[]), "Contact_Delete");
    assert_eq!(left(&["  rest   GET "], &[]), "Contact_Get");
    assert_eq!(left(&["agents GET"], &[]), "");
}

#[test]
fn a_mark_says_what_a_word_is_about() {
    assert_eq!(left(&["group:*Contact*"], &[]), "Contact_Get Contact_Delete");
    assert_eq!(left(&["id:*Get"], &[]), "MailBoxAgent_Get Contact_Get");
    assert_eq!(left(&["method:POST path:*Box*"], &[]), "MailBoxAgent_Get");
    assert_eq!(left(&["path:agents/Chat"], &[]), "");
}

#[test]
fn what_is_excluded_goes_whatever_includes_it() {
    assert_eq!(left(&[], &["agents"]), "Contact_Get Contact_Delete");
    assert_eq!(left(&["rest", "agents/Chat"], &["GET", "v1ChatAgent_Send"]), "Contact_Delete");
    let verdicts = selection(&["GET", "rest"], &["id:*Send", "agents/Chat"]).verdicts(&api());
    let expected =
        [Verdict::Excluded(0), Verdict::NotIncluded, Verdict::Included(0), Verdict::Included(1)];
    assert_eq!(verdicts, expected);
    assert_eq!(selection(&[], &["agents"]).verdicts(&api())[2], Verdict::Stays);
}

#[test]
fn a_selector_has_words() {
    for nothing in ["", "  ", "group:", "GET path:"] {
        assert_eq!(nothing.parse::<Selector>(), Err(EmptySelector), "{nothing}");
    }
    assert_eq!(" GET   /v1/* ".parse::<Selector>().unwrap().to_string(), "GET /v1/*");
}

#[test]
fn a_caller_includes_something_else_and_excludes_more() {
    let mut both = selection(&["agents"], &["GET"]);
    both.refine(&[], &selectors(&["DELETE"]));
    assert_eq!(both, selection(&["agents"], &["GET", "DELETE"]));
    both.refine(&selectors(&["rest"]), &[]);
    assert_eq!(both, selection(&["rest"], &["GET", "DELETE"]));
}

/// What is found fault with, one finding a line.
fn findings(include: &[&str], exclude: &[&str]) -> String {
    let mut diagnostics = Diagnostics::default();
    let selection = selection(include, exclude);
    select(api(), &selection, |_| None, &mut Sources::default(), &mut diagnostics);
    let line = |found: &Diagnostic| {
        let help = found.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
        format!("{}: {}{help}", found.code, found.message)
    };
    diagnostics.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_matches_nothing_is_found() {
    let include =
        ["rest/Contct", "Agents", "agents/chat*", "GET agents", "rest", "group:rset", "contact"];
    let exclude = ["/v1/Contcat/{id}", "zzz", "PUST", "v1ChatAgent_Sent", "zzz*"];
    insta::assert_snapshot!(findings(&include, &exclude), @r"
    selector-unmatched: include `rest/Contct` matches no operation; did you mean `rest/Contact`?
    selector-unmatched: include `Agents` matches no operation; did you mean `agents`?
    selector-unmatched: include `agents/chat*` matches no operation; upper and lower case count, as in `agents/Chat`
    selector-unmatched: include `GET agents` matches no operation; each of its words is true of some, but all of none
    selector-unmatched: include `group:rset` matches no operation; did you mean `group:rest`?
    selector-unmatched: include `contact` matches no operation; did you mean `rest/Contact`?
    selector-unmatched: exclude `/v1/Contcat/{id}` matches no operation; did you mean `/v1/Contact/{id}`?
    selector-unmatched: exclude `zzz` matches no operation
    selector-unmatched: exclude `PUST` matches no operation; did you mean `POST`?
    selector-unmatched: exclude `v1ChatAgent_Sent` matches no operation; did you mean `v1ChatAgent_Send`?
    selector-unmatched: exclude `zzz*` matches no operation
    ");
}

#[test]
fn to_leave_nothing_is_an_error() {
    insta::assert_snapshot!(findings(&["rest"], &["/v1/*"]), @"nothing-selected: no operation is left: none is included that is not excluded; what is excluded goes, whatever includes it");
    let mut diagnostics = Diagnostics::default();
    let allow = |_| Some(Severity::Allow);
    let none = selection(&["none"], &[]);
    select(api(), &none, allow, &mut Sources::default(), &mut diagnostics);
    assert!(diagnostics.has_errors());
}

#[test]
fn nothing_is_said_without_filters() {
    assert_eq!(findings(&[], &[]), "");
}
