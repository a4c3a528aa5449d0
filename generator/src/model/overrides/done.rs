//! What comes of a change.

/// Whether a change made a difference, or why it makes no sense.
pub(super) type Done = Result<bool, Refusal>;

/// Why a change makes no sense.
pub(super) struct Refusal {
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl From<&str> for Refusal {
    fn from(message: &str) -> Self {
        Self { message: message.to_owned(), help: None }
    }
}

/// Sets a value; tells whether it was another one.
pub(super) fn replace<T: PartialEq>(place: &mut T, value: T) -> bool {
    let differs = *place != value;
    *place = value;
    differs
}
