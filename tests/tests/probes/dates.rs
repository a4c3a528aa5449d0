//! Dates go back as they came, whatever they say of their offset.

use super::saved::comes_back;

#[track_caller]
fn date_comes_back(date: &str) {
    let text = format!(r#"{{"UpdatedDate":"{date}"}}"#);
    comes_back(&text, |contact| {
        assert_eq!(contact.updated_date.as_ref().unwrap().as_str(), date);
    });
}

#[test]
fn a_date_without_offset_goes_back_as_it_came() {
    date_comes_back("2022-09-12T08:02:19");
}

#[test]
fn a_date_with_an_offset_goes_back_as_it_came() {
    date_comes_back("2022-09-12T08:02:19+01:00");
}

#[test]
fn a_date_with_seven_digits_goes_back_as_it_came() {
    date_comes_back("2022-09-12T08:02:19.9899240+01:00");
    date_comes_back("2022-09-12T08:02:19.9899240");
}

#[test]
fn a_date_in_utc_goes_back_as_it_came() {
    date_comes_back("2022-09-12T08:02:19Z");
    date_comes_back("2022-09-12T08:02:19.0000000Z");
}

#[test]
fn a_date_that_is_none_goes_back_as_it_came() {
    date_comes_back("0001-01-01T00:00:00");
    date_comes_back("soon");
    date_comes_back("");
}
