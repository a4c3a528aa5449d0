/// Makes an enum a closed enumeration: variant by variant, the word in JSON.
///
/// The enum derives `Clone`, `Copy`, `Debug`, `Default`, `PartialEq`, `Eq` and `Hash`. Words that
/// it does not have are refused.
///
/// ```text
/// closed_enum!(Status {
///     Open: "Open",
///     Done: "Done",
/// });
/// ```
#[allow(unused_macros, reason = "a crate without closed enumerations needs none")]
macro_rules! closed_enum {
    ($enum:ident { $($variant:ident: $word:literal),* $(,)? }) => {
        impl $enum {
            /// All words as sent.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word as sent.
            pub fn as_str(&self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }

        impl ::std::convert::TryFrom<&str> for $enum {
            type Error = runtime::DecodeError;

            fn try_from(word: &str) -> ::std::result::Result<Self, runtime::DecodeError> {
                runtime::from_word(word)
            }
        }

        impl ::std::str::FromStr for $enum {
            type Err = runtime::DecodeError;

            fn from_str(word: &str) -> ::std::result::Result<Self, runtime::DecodeError> {
                runtime::from_word(word)
            }
        }

        impl ::std::fmt::Display for $enum {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl runtime::Word for $enum {
            fn set(
                &mut self,
                word: &str,
            ) -> ::std::result::Result<(), &'static [&'static str]> {
                *self = match word {
                    $($word => Self::$variant,)*
                    _ => return ::std::result::Result::Err(Self::WORDS),
                };
                ::std::result::Result::Ok(())
            }
        }

        impl runtime::Encode for $enum {
            fn view(&self) -> runtime::View<'_> {
                runtime::View::Text(self.as_str())
            }
        }

        impl runtime::Decode for $enum {
            fn slot(&mut self) -> runtime::Slot<'_> {
                runtime::Slot::Word(self)
            }
        }

        runtime::carrier::value!($enum);
    };
}

#[allow(unused_imports, reason = "a crate without closed enumerations needs none")]
pub(crate) use closed_enum;
