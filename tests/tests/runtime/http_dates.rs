//! Dates in headers.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::runtime::HttpDate;

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

#[test]
fn dates_are_written_and_read_as_http_has_them() {
    for (seconds, text) in [
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
        (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
        (951_868_799, "Tue, 29 Feb 2000 23:59:59 GMT"),
        (951_868_800, "Wed, 01 Mar 2000 00:00:00 GMT"),
        (1_613_637_667, "Thu, 18 Feb 2021 08:41:07 GMT"),
        (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
        (4_102_444_799, "Thu, 31 Dec 2099 23:59:59 GMT"),
    ] {
        assert_eq!(HttpDate::from(at(seconds)).as_str(), text);
        assert_eq!(HttpDate::from(text).to_system_time(), Some(at(seconds)), "{text}");
    }
    assert_eq!(HttpDate::from(at(7) + Duration::from_millis(900)), HttpDate::from(at(7)));
    assert_eq!(HttpDate::from(UNIX_EPOCH - Duration::from_secs(1)), HttpDate::from(UNIX_EPOCH));
}

#[test]
fn every_day_of_centuries_comes_back() {
    for day in 0..160_000 {
        let time = at(day * 86_400 + 86_399);
        assert_eq!(HttpDate::from(time).to_system_time(), Some(time));
    }
}

#[test]
fn what_is_no_such_date_is_kept_and_means_nothing() {
    for text in [
        "",
        "soon",
        "120",
        "Thu, 18 Feb 2021 08:41:07",
        "Thu, 18 Feb 2021 08:41:07 CET",
        "Thu, 18 Feb 1921 08:41:07 GMT",
        "Thu, 32 Feb 2021 08:41:07 GMT",
        "Thu, 18 Fev 2021 08:41:07 GMT",
        "Thu, 18 Feb 2021 24:41:07 GMT",
        "Thu, 18 Feb 99999999999 08:41:07 GMT",
    ] {
        assert_eq!(HttpDate::from(text).to_system_time(), None, "{text}");
        assert_eq!(HttpDate::from(text).as_str(), text);
    }
}

#[test]
fn points_in_time_of_jiff_become_dates() {
    let time: jiff::Timestamp = "2021-02-18T09:41:07.5+01:00".parse().unwrap();
    assert_eq!(HttpDate::from(time).as_str(), "Thu, 18 Feb 2021 08:41:07 GMT");
}
