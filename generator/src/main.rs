//! The `tablature` command.
fn main() {}
