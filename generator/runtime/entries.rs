use super::{Extra, Shape, Value, View};

/// What takes the properties of a carrier, one after the other.
pub(super) trait Entries {
    /// Why it does not.
    type Error;

    /// Takes a property of the shape; `None` is `null`.
    fn known(
        &mut self,
        shape: &Shape,
        position: usize,
        value: Option<View<'_>>,
    ) -> Result<(), Self::Error>;

    /// Takes what the shape does not have.
    fn unknown(&mut self, name: &str, value: &Value) -> Result<(), Self::Error>;
}

/// Hands over what is to be written of a carrier, in order.
pub(super) fn encode_properties<E: Entries>(
    shape: &Shape,
    properties: &[Option<View<'_>>],
    extra: &Extra,
    entries: &mut E,
) -> Result<(), E::Error> {
    if extra.is_empty() {
        for (position, value) in properties.iter().enumerate() {
            if value.is_some() {
                entries.known(shape, position, *value)?;
            }
        }
        return Ok(());
    }
    let is_unknown = |name: &str| extra.get(name).is_some();
    let is_set = |name: &str| shape.find(name, 0).is_some_and(|at| properties[at].is_some());
    // Nulls are mostly remembered in the order of the shape, and so are met one after the other.
    let mut nulls = extra.remembered_nulls().iter().peekable();
    for (position, (name, value)) in shape.properties().iter().zip(properties).enumerate() {
        let is_null = nulls.next_if(|null| null == name).is_some();
        if value.is_some() || (is_null && !is_unknown(name)) {
            entries.known(shape, position, *value)?;
        }
    }
    for (name, value) in extra.unknown().filter(|(name, _)| !is_set(name)) {
        entries.unknown(name, value)?;
    }
    for name in nulls.filter(|name| !is_set(name) && !is_unknown(name)) {
        entries.unknown(name, &Value::Null)?;
    }
    Ok(())
}
