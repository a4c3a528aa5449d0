/// Makes an enum an open enumeration: variant by variant, the word in JSON.
///
/// The enum has a variant `Other(Box<str>)` besides, which keeps unknown words as they came, and
/// derives `Clone` and `Debug`. Its default is the empty word.
///
/// ```text
/// open_enum!(Mode {
///     Slim: "Slim",
///     Wide: "Wide",
/// });
/// ```
#[allow(unused_macros, reason = "a crate without enumerations needs none")]
macro_rules! open_enum {
    ($enum:ident { $($variant:ident: $word:literal),* $(,)? }) => {
        impl $enum {
            /// The word as sent.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)*
                    Self::Other(word) => word,
                }
            }
        }

        impl ::std::convert::From<&str> for $enum {
            fn from(word: &str) -> Self {
                match word {
                    $($word => Self::$variant,)*
                    _ => Self::Other(word.into()),
                }
            }
        }

        impl ::std::convert::From<::std::string::String> for $enum {
            fn from(word: ::std::string::String) -> Self {
                Self::from(word.as_str())
            }
        }

        impl ::std::str::FromStr for $enum {
            type Err = ::std::convert::Infallible;

            fn from_str(word: &str) -> ::std::result::Result<Self, Self::Err> {
                ::std::result::Result::Ok(Self::from(word))
            }
        }

        impl ::std::default::Default for $enum {
            fn default() -> Self {
                Self::from("")
            }
        }

        impl ::std::fmt::Display for $enum {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::std::cmp::PartialEq for $enum {
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl ::std::cmp::Eq for $enum {}

        impl ::std::hash::Hash for $enum {
            fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                self.as_str().hash(state);
            }
        }

        impl runtime::Word for $enum {
            fn set(
                &mut self,
                word: &str,
            ) -> ::std::result::Result<(), &'static [&'static str]> {
                *self = Self::from(word);
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

#[allow(unused_imports, reason = "a crate without enumerations needs none")]
pub(crate) use open_enum;
