/// Decodes a payload and checks that the crate knows all of it, and that it goes back as it came:
/// as it is, and with `null` in the place of properties.
pub(crate) fn round_trip<T: api::runtime::Encode + api::runtime::Decode>(text: &[u8]) {
    round_trip_except::<T>(text, &[], &[]);
}
