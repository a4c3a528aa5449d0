//! Which letters a name may have so that no lint of the compiler calls it uncommon or confusable.

use unicode_security::GeneralSecurityProfile;
use unicode_security::confusable_detection::skeleton;
use unicode_security::is_potential_mixed_script_confusable_char as may_be_confused;
use unicode_security::mixed_script::AugmentedScriptSet;

/// Which letters stay as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// Those of all alphabets.
    All,
    /// Those of the Latin one, none of which can be mistaken for another.
    Latin,
}

/// A name whose characters are letters and digits that stay, or blanks. Other letters become their
/// number in hexadecimal.
pub(super) fn only_letters(name: &str, kept: Kept) -> String {
    name.chars().map(|c| letter(c, kept)).collect()
}

fn letter(c: char, kept: Kept) -> String {
    match c {
        '\'' | '’' => String::new(),
        _ if c.is_ascii_alphanumeric() || is_plain_latin(c) => c.to_string(),
        _ if kept == Kept::All && !is_latin(c) && GeneralSecurityProfile::identifier_allowed(c) => {
            c.to_string()
        }
        _ if c.is_alphanumeric() => format!(" u{:x} ", u32::from(c)),
        _ => " ".to_owned(),
    }
}

/// A letter beyond ASCII that looks like no other.
fn is_plain_latin(c: char) -> bool {
    matches!(c,
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' | 'Ā'..='İ' | 'Ĵ'..='ķ' | 'Ĺ'..='ľ' | 'Ł'..='ň' | 'Ŋ'..='ž' | 'Ạ'..='ỹ')
}

fn is_latin(c: char) -> bool {
    AugmentedScriptSet::for_char(c) == AugmentedScriptSet::for_char('a')
}

/// Whether an identifier is one that the compiler takes without a word: it begins as one may, all of its
/// characters are in general use, and the letters of each alphabet cannot all be mistaken for those
/// of another.
pub(super) fn is_unremarkable(name: &str) -> bool {
    let is_shown = |c: char| {
        let script = AugmentedScriptSet::for_char(c);
        let is_proof = |other: char| {
            !other.is_ascii()
                && !may_be_confused(other)
                && AugmentedScriptSet::for_char(other) == script
        };
        is_latin(c) || name.chars().any(is_proof)
    };
    name.is_ascii()
        || syn::parse_str::<syn::Ident>(name).is_ok()
            && name.chars().all(GeneralSecurityProfile::identifier_allowed)
            && name.chars().filter(|c| !c.is_ascii()).all(is_shown)
}

/// What a name looks like: two that look alike are one to whoever reads them.
pub(super) fn looks(name: &str) -> String {
    let lower = name.to_lowercase();
    if lower.is_ascii() { lower } else { skeleton(&lower).collect() }
}
