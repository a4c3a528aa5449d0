use super::answer::json_text;
use super::choice::is_stranger;
use super::decode::from_body;
use super::{Carrier, Decode, DecodeError, Encode, Error, Shape, View, from_json};

impl Error {
    /// The body of the response as what comes with its status: the docs of functions that make
    /// calls link the type of each.
    ///
    /// ```rust
    /// use superoffice::{Error, Value};
    ///
    /// fn reason(error: &Error) -> Option<String> {
    ///     let told: Value = error.body_as().ok()?;
    ///     Some(told.get("reason")?.as_str()?.to_owned())
    /// }
    /// ```
    ///
    /// # Errors
    /// If there is no response or no content in it, if that is not JSON or a value in it is of another
    /// type, and if it is an object that has no property of `T`.
    pub fn body_as<T: Decode + Encode>(&self) -> Result<T, DecodeError> {
        let text = json_text(self.body().unwrap_or_default());
        if matches!(text, b"" | b"null") {
            return Err(DecodeError::of_whole(format!("there is nothing to read: {self}")));
        }
        let value: T = from_body(text, self.status().map_or(0, |status| status.as_u16()))?;
        if let View::Carrier(carrier) = value.view() {
            refuse_stranger(carrier, text)?;
        }
        Ok(value)
    }
}

/// An object is not what it is read as if it has nothing of that.
fn refuse_stranger(carrier: &dyn Carrier, text: &[u8]) -> Result<(), DecodeError> {
    let value = from_json(text)?;
    if !is_stranger(View::Carrier(carrier), &value) {
        return Ok(());
    }
    let mut name = "";
    carrier.properties(&mut |shape: &'static Shape, _, _| name = shape.name());
    let names: Vec<_> = value.as_object().into_iter().flat_map(|object| object.keys()).collect();
    Err(DecodeError::of_whole(format!("no `{name}` has any of these properties: {names:?}")))
}
