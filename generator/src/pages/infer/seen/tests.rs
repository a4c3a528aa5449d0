use super::*;
use proptest::prelude::*;
use serde_json::json;

fn scalar(value: serde_json::Value) -> Seen {
    match value {
        serde_json::Value::Number(number) => Seen::number(&number),
        serde_json::Value::String(text) => Seen::text(&text),
        _ => unreachable!("only numbers and texts are asked for"),
    }
}

fn join(a: Seen, b: Seen) -> Seen {
    a.join(b, &mut |a, b| (a == b).then_some(a))
}

#[test]
fn numbers_and_texts_show_their_kind() {
    assert_eq!(scalar(json!(7)), Seen::Integer);
    assert_eq!(scalar(json!(3_000_000_000_i64)), Seen::Integer);
    assert_eq!(scalar(json!(u64::MAX)), Seen::Huge);
    assert_eq!(scalar(json!(1.5)), Seen::Double);
    assert_eq!(scalar(json!("2003-03-15T16:48:28.9899241+01:00")), Seen::Date);
    assert_eq!(scalar(json!("2003-03-15T16:48:28")), Seen::Date);
    assert_eq!(scalar(json!("2003-03-15")), Seen::Text);
    assert_eq!(scalar(json!("2003-03-15Tea at four")), Seen::Text);
}

#[test]
fn what_is_seen_together_is_as_wide_as_both() {
    assert_eq!(join(Seen::Integer, Seen::Double), Seen::Double);
    assert_eq!(join(Seen::Integer, Seen::Huge).ty(), Type::Any);
    assert_eq!(join(Seen::Double, Seen::Huge), Seen::Mixed);
    assert_eq!(join(Seen::Date, Seen::Text), Seen::Text);
    assert_eq!(join(Seen::Text, Seen::Integer), Seen::Mixed);
    assert_eq!(join(Seen::Mixed, Seen::Text), Seen::Mixed);
}

#[test]
fn nesting_without_end_is_any_json() {
    let nest = |seen, _| Seen::List(Box::new(seen));
    let depth = |mut ty: Type| {
        let mut depth = 0;
        while let Type::List(item) = ty {
            (ty, depth) = (*item, depth + 1);
        }
        (ty, depth)
    };
    assert_eq!(depth((0..3).fold(Seen::Bool, nest).ty()), (Type::Bool, 3));
    assert_eq!(depth((0..100).fold(Seen::Bool, nest).ty()), (Type::Any, DEEPEST));
}

fn seen() -> impl Strategy<Value = Seen> {
    let leaf = prop_oneof![
        Just(Seen::Nothing),
        Just(Seen::Bool),
        Just(Seen::Integer),
        Just(Seen::Huge),
        Just(Seen::Double),
        Just(Seen::Text),
        Just(Seen::Date),
        Just(Seen::Mixed),
        (0..3_u32).prop_map(|id| Seen::Carrier(CarrierId(id))),
    ];
    leaf.prop_recursive(3, 8, 1, |inner| {
        prop_oneof![
            inner.clone().prop_map(|inner| Seen::List(Box::new(inner))),
            inner.prop_map(|inner| Seen::Dictionary(Box::new(inner))),
        ]
    })
}

proptest! {
    /// The order in which samples are met decides nothing.
    #[test]
    fn joining_does_not_depend_on_order(a in seen(), b in seen(), c in seen()) {
        prop_assert_eq!(join(a.clone(), b.clone()), join(b.clone(), a.clone()));
        let left = join(join(a.clone(), b.clone()), c.clone());
        let right = join(a, join(b, c));
        prop_assert_eq!(left, right);
    }
}
