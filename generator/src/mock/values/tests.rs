use super::fits;
use crate::model::api::{Api, Type};

fn all_fit(ty: &Type, texts: &[&str]) {
    texts.iter().for_each(|text| assert!(fits(&Api::default(), ty, text), "{ty:?} {text}"));
}

fn none_fits(ty: &Type, texts: &[&str]) {
    texts.iter().for_each(|text| assert!(!fits(&Api::default(), ty, text), "{ty:?} {text}"));
}

#[test]
fn numbers_have_their_ranges() {
    all_fit(&Type::Int32, &["0", "-7", "2147483647"]);
    none_fits(&Type::Int32, &["", "2147483648", "1.0", "abc", " 1", "١"]);
    all_fit(&Type::Int64, &["2147483648"]);
    all_fit(&Type::Double, &["1", "1.5", "-2e3"]);
    none_fits(&Type::Double, &["NaN", "inf", "1,5"]);
    all_fit(&Type::Int32.list(), &["1", "1,2, 3"]);
    none_fits(&Type::Int32.list(), &["1,,2", "1,x"]);
}

#[test]
fn dates_may_lack_time_and_offset() {
    let dates = ["2024-05-31", "2024-05-31T12:30", "2024-05-31T12:30:00.1234567+01:00"];
    all_fit(&Type::DateTime, &dates);
    all_fit(&Type::DateTime, &["2024-05-31T12:30:00Z", "2024-05-31 12:30:00-0500"]);
    let others = ["", "yesterday", "2024-13-01", "2024-05-31T", "2024-05-31T25:00", "24-05-31"];
    none_fits(&Type::DateTime, &others);
    none_fits(&Type::DateTime, &["2024-05-31T12:30:00.Z", "2024-05-31T12:30+é"]);
}
