use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A point in time as headers of HTTP have it: `Thu, 18 Feb 2021 08:41:07 GMT`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct HttpDate(Box<str>);

impl HttpDate {
    /// The text of the header.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The point in time; `None` if the text is no such date.
    pub fn to_system_time(&self) -> Option<SystemTime> {
        let (_, date) = self.0.split_once(", ")?;
        let mut parts = date.split(' ');
        let day: u64 = parts.next()?.parse().ok()?;
        let month = parts.next()?;
        let month = 1 + MONTHS.iter().position(|name| *name == month)? as u64;
        let year: u64 = parts.next()?.parse().ok()?;
        let mut time = parts.next()?.split(':').map(str::parse::<u64>);
        let mut number = || time.next()?.ok();
        let (hour, minute, second) = (number()?, number()?, number()?);
        let is_date = (1970..=9999).contains(&year) && (1..=31).contains(&day);
        let is_time = hour < 24 && minute < 60 && second <= 60;
        if !is_date || !is_time || parts.next() != Some("GMT") {
            return None;
        }
        let seconds = ((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
        UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
    }
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

/// Days in 400 years, and those between 1 March of the year 0 and 1970.
const ERA: u64 = 146_097;
const BEFORE_1970: u64 = 719_468;

/// Days from 1970 to a date. Years begin in March here, so that the day that some have more is
/// their last.
fn days(year: u64, month: u64, day: u64) -> u64 {
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - BEFORE_1970
}

/// Year, month from 1, and day of the month.
fn date(days: u64) -> (u64, u64, u64) {
    let days = days + BEFORE_1970;
    let (era, day) = (days / ERA, days % ERA);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year + year / 4 - year / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let month = (from_march + 2) % 12 + 1;
    let year = era * 400 + year + u64::from(month <= 2);
    (year, month, day_of_year - (153 * from_march + 2) / 5 + 1)
}

/// Fractions of a second are dropped; what is before 1970 becomes its beginning.
impl From<SystemTime> for HttpDate {
    fn from(time: SystemTime) -> Self {
        let seconds = time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400);
        let (year, month, day) = date(days);
        let (weekday, month) = (WEEKDAYS[(days % 7) as usize], MONTHS[(month - 1) as usize]);
        let (hour, minute, second) = (hours % 24, minutes % 60, seconds % 60);
        let text =
            format!("{weekday}, {day:02} {month} {year} {hour:02}:{minute:02}:{second:02} GMT");
        Self(text.into())
    }
}

/// The text as it is: the `Last-Modified` of an earlier response, say.
impl From<&str> for HttpDate {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for HttpDate {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<&HttpDate> for HttpDate {
    fn from(date: &HttpDate) -> Self {
        date.clone()
    }
}

/// Takes the text as it is.
impl FromStr for HttpDate {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.into())
    }
}

impl fmt::Display for HttpDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
