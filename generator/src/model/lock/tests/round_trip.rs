//! Whatever a lock holds, it is read as it was written; whatever a file holds, it is read.

use super::read_text;
use crate::model::api::StatusRange;
use crate::model::api::notation::Written;
use crate::model::enums::readable;
use crate::model::lock::Gone;
use crate::model::lock::{
    Inputs, Lock, LockedCall, LockedCarrier, LockedExchange, LockedOperation, LockedType, Renames,
};
use proptest::prelude::*;
use std::collections::HashSet;

/// Names as docs have them, and such as nobody expects.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Z][a-z]{1,3}(\\.[A-Z][a-z]{1,3})?",
        1 => "[a-z0-9 :#'\"{}\\[\\],&*!|>%@`?~$.\\\\-]{1,8}",
        1 => any::<String>().prop_filter("a name", |name| !name.is_empty()),
        1 => prop_oneof![Just("null"), Just("true"), Just("7"), Just("1e3"), Just("<<"), Just("~")]
            .prop_map(str::to_owned),
        1 => "x{1020,1100}",
    ]
}

/// Statuses, one or several.
fn range() -> impl Strategy<Value = StatusRange> {
    prop_oneof![
        (100_u16..600).prop_map(StatusRange::One),
        (1_u8..6).prop_map(StatusRange::Class),
        Just(StatusRange::Others),
    ]
}

/// A type made of these names.
fn written(names: Vec<String>) -> impl Strategy<Value = Written> {
    let leaf = prop_oneof![
        Just(Written::Word("int32".to_owned())),
        Just(Written::Word("any".to_owned())),
        name().prop_map(|name| Written::Enum(readable(&name))),
        proptest::sample::select(names).prop_map(Written::Word),
    ];
    leaf.prop_recursive(3, 4, 1, |inner| {
        prop_oneof![
            inner.clone().prop_map(|item| Written::List(Box::new(item))),
            inner.clone().prop_map(|item| Written::List(Written::nullable(Box::new(item)))),
            inner.prop_map(|value| Written::Dictionary(Box::new(value))),
        ]
    })
}

/// Whether the type can be written: what stands in more than one bracket, the outer of which is a
/// dictionary's, must be readable as text.
fn is_plain(ty: &Written) -> bool {
    match ty {
        Written::Word(_) | Written::Enum(_) => true,
        Written::List(inner) | Written::Nullable(inner) => is_plain(inner),
        Written::Dictionary(value) => {
            matches!(**value, Written::Word(_) | Written::Enum(_))
                || ty.to_string().parse().as_ref() == Ok(ty)
        }
    }
}

/// What a function takes, of these types.
fn call(locked: BoxedStrategy<LockedType>) -> impl Strategy<Value = LockedCall> {
    let ty = locked.prop_map(|locked| locked.ty);
    let inputs = proptest::collection::vec((name(), ty.clone()), 0..4);
    let inputs = inputs.prop_map(|mut inputs: Inputs| {
        let mut seen = HashSet::new();
        inputs.retain(|(name, _)| seen.insert(name.clone()));
        inputs
    });
    let inputs = inputs.boxed();
    let parts =
        (inputs.clone(), inputs.clone(), proptest::option::of(ty), proptest::option::of(inputs));
    parts.prop_map(|(takes, mut optional, body, new)| {
        optional.retain(|(name, _)| takes.iter().all(|(other, _)| other != name));
        LockedCall { takes, optional, body, new }
    })
}

fn locks() -> impl Strategy<Value = Lock> {
    proptest::collection::hash_set(name(), 1..6).prop_flat_map(|names| {
        let names: Vec<_> = names.into_iter().collect();
        let locked = written(names.clone())
            .prop_filter("a type that can be written", is_plain)
            .prop_map(|ty| LockedType { ty, span: None })
            .boxed();
        let properties = proptest::collection::vec((name(), locked.clone()), 0..5);
        let carrier = (properties, any::<bool>()).prop_map(|(properties, belongs)| LockedCarrier {
            properties: properties.into_iter().collect(),
            belongs_to_operation: belongs,
        });
        let carriers = proptest::collection::vec(carrier, names.len());
        let exchanged = proptest::option::of(locked.clone()).boxed();
        let call = proptest::option::of(call(locked));
        let statuses = proptest::option::of(proptest::collection::vec(range(), 0..3));
        let operation = (name(), exchanged.clone(), exchanged, call, statuses);
        let operation = operation.prop_map(|(id, sends, answers, call, statuses)| {
            LockedOperation { id, sends, answers, call, statuses, exchange: None, span: None }
        });
        let operations = proptest::collection::vec((name(), operation), 0..4).boxed();
        let texts = proptest::collection::vec(name(), 0..3).boxed();
        let exchanges = (texts.clone(), texts.clone(), texts.clone()).prop_map(
            |(consumes, produces, headers)| LockedExchange { consumes, produces, headers },
        );
        // Of all that is there, or of nothing.
        let exchanges = proptest::option::of(proptest::collection::vec(exchanges, 4));
        let enums = proptest::collection::vec((name(), texts), 0..3);
        let pairs = proptest::collection::btree_map(name(), name(), 0..3).boxed();
        let former = (pairs.clone(), pairs.clone(), pairs)
            .prop_map(|(carriers, enums, operations)| Renames { carriers, enums, operations });
        let cut = any::<prop::sample::Index>();
        let beside = (exchanges, enums, former, cut);
        (Just(names), carriers, operations.clone(), operations, beside).prop_map(
            |(names, carriers, mut operations, gone, (exchanges, enums, former, cut))| {
                for (index, (_, operation)) in operations.iter_mut().enumerate() {
                    operation.exchange = exchanges.as_ref().map(|all| all[index].clone());
                }
                let mut all: Vec<_> = names.into_iter().zip(carriers).collect();
                let rest = all.split_off(cut.index(all.len()));
                let (carriers, operations) =
                    (all.into_iter().collect(), operations.into_iter().collect());
                let gone = Gone {
                    carriers: rest.into_iter().collect(),
                    operations: gone.into_iter().collect(),
                };
                Lock { carriers, operations, enums: enums.into_iter().collect(), former, gone }
            },
        )
    })
}

proptest! {
    #[test]
    fn reading_undoes_writing(lock in locks()) {
        let text = lock.to_string();
        let (read, faults) = read_text(&text);
        prop_assert_eq!(faults, "", "{}", text);
        prop_assert_eq!(&read, &lock, "{}", text);
        prop_assert_eq!(read.to_string(), text);
    }

    #[test]
    fn a_damaged_lock_is_no_reason_to_panic(lock in locks(), cut in any::<prop::sample::Index>(),
                                            put in "[\\x00-\\x7f]{0,4}", length in 0..9_usize) {
        let text: Vec<char> = lock.to_string().chars().collect();
        let at = cut.index(text.len());
        let rest = text.iter().skip(at + length);
        let damaged: String = text[..at].iter().copied().chain(put.chars()).chain(rest.copied()).collect();
        read_text(&damaged);
        read_text(&damaged.chars().take(at).collect::<String>());
    }
}
