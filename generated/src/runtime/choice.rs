use super::{Decode, Encode, Extra, Shape, Value, View, deserialize};

/// A value that is one of several, to be filled once all of it is known.
pub trait Choice {
    /// Takes a value over: as the variant that fits it best or, if none does, as it is. `status` is
    /// that of the response whose body it is; 0 for what is a part of one.
    fn take(&mut self, value: Value, status: u16);
}

/// What tells a variant from the others.
#[derive(Clone, Copy, Debug)]
pub struct Signs {
    /// Properties, and the words of which they have one.
    pub words: &'static [(&'static str, &'static [&'static str])],
    /// Properties that are there.
    pub required: &'static [&'static str],
    /// The statuses with which it is answered, if these tell: ranges by their first digit.
    pub statuses: &'static [u16],
}

impl Signs {
    /// Whether the words of a value tell it: `None` if they tell another.
    fn tell(&self, value: &Value) -> Option<bool> {
        let mut are_there = !self.words.is_empty();
        for (name, words) in self.words {
            match value.get(*name).and_then(Value::as_str) {
                Some(word) if words.contains(&word) => {}
                Some(_) => return None,
                None => are_there = false,
            }
        }
        Some(are_there)
    }

    /// Whether it is what is answered with a status.
    fn is_of(&self, status: u16) -> bool {
        status != 0 && (self.statuses.contains(&status) || self.statuses.contains(&(status / 100)))
    }

    /// How many properties are missing.
    fn missing(&self, value: &Value) -> usize {
        self.required.iter().filter(|name| value.get(**name).is_none()).count()
    }
}

/// The value as a variant, and how much is strange about that: nothing if its words or the status tell it,
/// else the more the more properties are missing or unknown. An object of which nothing is known is no variant.
pub fn attempt<T: Decode + Encode>(
    value: &Value,
    status: u16,
    signs: &Signs,
) -> Option<(T, usize)> {
    let is_told = signs.tell(value)? || signs.is_of(status);
    let read: T = deserialize(value).ok()?;
    if is_told {
        return Some((read, 0));
    }
    let strange = 1 + unknown(read.view()) + signs.missing(value);
    (!is_stranger(read.view(), value)).then_some((read, strange))
}

/// Whether a value is an object of which a carrier knows nothing.
pub(super) fn is_stranger(read: View<'_>, value: &Value) -> bool {
    value.as_object().is_some_and(|object| {
        matches!(read, View::Carrier(_)) && !object.is_empty() && unknown(read) == object.len()
    })
}

/// How many properties nobody knows.
fn unknown(view: View<'_>) -> usize {
    match view {
        View::Carrier(carrier) => {
            let mut count = 0;
            carrier.properties(&mut |_: &'static Shape, _, extra: &Extra| {
                count = extra.unknown().count();
            });
            count
        }
        View::List(list) => list.items().map(unknown).sum(),
        _ => 0,
    }
}

/// Makes an enum a choice: variant by variant, the type it holds, and what tells it from the others: words,
/// properties that are there, statuses.
///
/// The enum has a variant `Other(Value)` besides, which keeps what fits none as it came, and derives
/// `Clone` and `Debug`. Its default is `null`.
///
/// ```text
/// choice!(Catch {
///     Fish(Box<Fish>): [("kind", ["fish"])] ["kind"],
///     Boots(Vec<Boot>): [] [] on [202],
/// });
/// ```
#[allow(unused_macros, reason = "a crate without choices needs none")]
macro_rules! choice {
    ($choice:ident { $($variants:tt)* }) => {
        runtime::choice::shown!($choice { $($variants)* });
        runtime::choice::taken!($choice { $($variants)* });
    };
}

/// The same for a choice that no answer has a part of: it can be decoded with a feature only.
#[allow(unused_macros, reason = "a crate without such choices needs none")]
macro_rules! sent_choice {
    ($choice:ident { $($variants:tt)* }) => {
        runtime::choice::shown!($choice { $($variants)* });
        #[cfg(feature = "decode-requests")]
        runtime::choice::taken!($choice { $($variants)* });
    };
}

/// What every choice can do.
#[allow(unused_macros, reason = "a crate without choices needs none")]
macro_rules! shown {
    ($choice:ident {
        $($variant:ident($type:ty): [$($words:tt)*] [$($required:literal),*]
            $(on [$($status:literal),*])?,)*
    }) => {
        $(impl ::std::convert::From<$type> for $choice {
            fn from(value: $type) -> Self {
                Self::$variant(value)
            }
        })*

        impl ::std::default::Default for $choice {
            fn default() -> Self {
                Self::Other(runtime::Value::Null)
            }
        }

        impl ::std::cmp::PartialEq for $choice {
            fn eq(&self, other: &Self) -> bool {
                runtime::Encode::view(self) == runtime::Encode::view(other)
            }
        }

        impl runtime::Encode for $choice {
            fn view(&self) -> runtime::View<'_> {
                match self {
                    $(Self::$variant(value) => runtime::Encode::view(value),)*
                    Self::Other(value) => runtime::View::Any(value),
                }
            }
        }

        impl runtime::Encode for ::std::boxed::Box<$choice> {
            fn view(&self) -> runtime::View<'_> {
                runtime::Encode::view(&**self)
            }
        }

        impl ::serde::Serialize for $choice {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                runtime::serialize(self, serializer)
            }
        }
    };
}

/// What a choice of answers can do besides.
#[allow(unused_macros, reason = "a crate without choices needs none")]
macro_rules! taken {
    ($choice:ident {
        $($variant:ident($type:ty): [$(($name:literal, [$($word:literal),*])),*] [$($required:literal),*]
            $(on [$($status:literal),*])?,)*
    }) => {
        impl runtime::Choice for $choice {
            fn take(&mut self, value: runtime::Value, status: ::std::primitive::u16) {
                let mut least = usize::MAX;
                $({
                    const SIGNS: &runtime::Signs = &runtime::Signs {
                        words: &[$(($name, &[$($word),*])),*],
                        required: &[$($required),*],
                        statuses: &[$($($status),*)?],
                    };
                    if let ::std::option::Option::Some((read, strange)) =
                        runtime::choice::attempt(&value, status, SIGNS)
                    {
                        if strange < least {
                            least = strange;
                            *self = Self::$variant(read);
                        }
                    }
                })*
                if least == usize::MAX {
                    *self = Self::Other(value);
                }
            }
        }

        impl runtime::Decode for $choice {
            fn slot(&mut self) -> runtime::Slot<'_> {
                runtime::Slot::Choice(self)
            }
        }

        impl runtime::Decode for ::std::boxed::Box<$choice> {
            fn slot(&mut self) -> runtime::Slot<'_> {
                runtime::Slot::Choice(&mut **self)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $choice {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                runtime::deserialize(deserializer)
            }
        }
    };
}

#[allow(unused_imports, reason = "a crate without choices needs none")]
pub(crate) use {choice, sent_choice, shown, taken};
