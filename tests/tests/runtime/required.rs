//! Properties that are always there, and enumerations that have no other words.

use super::runtime::prelude::*;
use super::runtime::{from_json, to_json};

#[derive(Clone, Default)]
pub struct Task {
    pub task_id: i32,
    pub state: State,
    pub next: Option<Box<Task>>,
    pub steps: Vec<Step>,
    pub former: Option<Vec<State>>,
    pub extra: Extra,
}

carrier!(Task {
    task_id: "TaskId",
    state: "State",
    next: "Next",
    steps: "Steps",
    former: "Former",
} requiring ["TaskId", "State", "Steps"]);

#[derive(Clone, Default)]
pub struct Step {
    pub text: String,
    pub extra: Extra,
}

carrier!(Step { text: "Text" } requiring ["Text"]);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum State {
    #[default]
    Open,
    Done,
}

closed_enum!(State { Open: "open", Done: "done" });

fn refused(text: &str) -> String {
    from_json::<Task>(text.as_bytes()).unwrap_err().to_string()
}

#[test]
fn what_is_always_there_is_read_and_written() {
    let text = r#"{"TaskId":1,"State":"done","Steps":[{"Text":"a"}],"Former":["open","done"]}"#;
    let task: Task = from_json(text.as_bytes()).unwrap();
    assert_eq!((task.task_id, task.state, task.steps.len()), (1, State::Done, 1));
    assert_eq!(to_json(&task), text.as_bytes());
    assert_eq!(task, task.clone());
    assert_eq!(serde_json::from_str::<Task>(text).unwrap(), task);
    assert_eq!(format!("{:?}", task.steps), r#"[Step { Text: "a" }]"#);
}

#[test]
fn what_is_always_there_is_written_even_if_nobody_set_it() {
    let mut task = Task { task_id: 3, ..Task::default() };
    let text = r#"{"TaskId":3,"State":"open","Steps":[]}"#;
    assert_eq!(to_json(&task), text.as_bytes());
    task.extra.set_null("TaskId");
    assert_eq!(to_json(&task), text.as_bytes());
}

#[test]
fn of_two_values_the_last_counts() {
    let text = br#"{"TaskId":1,"State":"done","Steps":[{"Text":"a"}],"Steps":[],"State":"open"}"#;
    let task: Task = from_json(text).unwrap();
    assert_eq!((task.state, task.steps.len()), (State::Open, 0));
}

#[test]
fn what_is_missing_or_null_is_refused_by_path() {
    insta::assert_snapshot!(
        [
            r#"{"State":"done","Steps":[]}"#,
            r#"{"TaskId":1,"State":"done","Steps":null}"#,
            r#"{"TaskId":1,"State":"done","Steps":[{"Text":"a"},{}]}"#,
            r#"{"TaskId":1,"State":"done","Next":{"TaskId":1,"State":null},"Steps":[]}"#,
            "{}",
        ]
        .map(refused)
        .join("\n"),
        @r#"
        `TaskId`: nothing where there must be a value at line 1 column 27
        `Steps`: null where there must be a value at line 1 column 40
        `Steps[1].Text`: nothing where there must be a value at line 1 column 51
        `Next.State`: null where there must be a value at line 1 column 59
        `TaskId`: nothing where there must be a value at line 1 column 2
        "#
    );
    let error = serde_json::from_str::<Task>(r#"{"TaskId":1,"State":"done"}"#).unwrap_err();
    assert!(error.to_string().starts_with("`Steps`: nothing where"), "{error}");
}

#[test]
fn other_words_are_refused_by_path() {
    insta::assert_snapshot!(
        [
            r#"{"TaskId":1,"State":"Done","Steps":[]}"#,
            r#"{"TaskId":1,"State":"done","Steps":[],"Former":["open",""]}"#,
            r#"{"TaskId":1,"State":1,"Steps":[]}"#,
        ]
        .map(refused)
        .join("\n"),
        @r#"
        `State`: unknown variant `Done`, expected `open` or `done` at line 1 column 26
        `Former[1]`: unknown variant ``, expected `open` or `done` at line 1 column 57
        `State`: invalid type: integer `1`, expected a string at line 1 column 21
        "#
    );
}

#[test]
fn words_are_text() {
    assert_eq!(State::Done.as_str(), "done");
    assert_eq!(format!("{:>6}", State::Done), "  done");
    assert_eq!("done".parse(), Ok(State::Done));
    assert_eq!(State::try_from("open"), Ok(State::Open));
    assert_eq!(State::WORDS, ["open", "done"]);
    let error = State::try_from("Done").unwrap_err().to_string();
    assert_eq!(error, "unknown variant `Done`, expected `open` or `done`");
}
