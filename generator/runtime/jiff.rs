use ::jiff::civil;
use ::jiff::fmt::temporal::Pieces;
use ::jiff::{Timestamp, Zoned};

use super::{DateTime, HttpDate};

impl DateTime {
    /// The point in time.
    ///
    /// # Errors
    /// If the text is no date and time, or has no offset.
    pub fn to_timestamp(&self) -> Result<Timestamp, ::jiff::Error> {
        self.as_str().parse()
    }

    /// What calendar and clock showed where the text was written, whatever the offset. A date
    /// without a time is midnight.
    ///
    /// # Errors
    /// If the text is no date.
    pub fn to_civil(&self) -> Result<civil::DateTime, ::jiff::Error> {
        let pieces = Pieces::parse(self.as_str())?;
        Ok(pieces.date().to_datetime(pieces.time().unwrap_or_default()))
    }
}

/// In UTC.
impl From<Timestamp> for DateTime {
    fn from(timestamp: Timestamp) -> Self {
        timestamp.to_string().into()
    }
}

/// With the offset, without the time zone's name.
impl From<Zoned> for DateTime {
    fn from(zoned: Zoned) -> Self {
        zoned.timestamp().display_with_offset(zoned.offset()).to_string().into()
    }
}

/// Without an offset.
impl From<civil::DateTime> for DateTime {
    fn from(date_time: civil::DateTime) -> Self {
        date_time.to_string().into()
    }
}

/// Without fractions of a second.
impl From<Timestamp> for HttpDate {
    fn from(timestamp: Timestamp) -> Self {
        std::time::SystemTime::from(timestamp).into()
    }
}
