use super::{Decode, Encode, Extra, Shape, Slot, View};

/// What is shown a carrier: its shape, all properties in the order of the shape, and the extra.
pub type Look<'a> = dyn FnMut(&'static Shape, &[Option<View<'_>>], &Extra) + 'a;

/// What is lent a carrier to fill it: the same.
pub type Fill<'a> = dyn FnMut(&'static Shape, &mut [&mut dyn PropertyMut], &mut Extra) + 'a;

/// An object with known properties.
///
/// The trait is implemented for every carrier of this crate. It lists the properties and leaves
/// everything else to functions that are compiled once.
pub trait Carrier {
    /// Shows all that the carrier has.
    fn properties(&self, look: &mut Look<'_>);
}

/// A carrier that can be decoded: whatever is part of an answer.
///
/// What is only ever sent has it with the feature `decode-requests`.
pub trait CarrierMut: Carrier {
    /// Lends all that the carrier has.
    fn properties_mut(&mut self, fill: &mut Fill<'_>);
}

impl<T: Carrier> Encode for T {
    fn view(&self) -> View<'_> {
        View::Carrier(self)
    }
}

impl<T: CarrierMut + Default> Decode for T {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Carrier(self)
    }
}

/// A carrier that holds itself does so through a box.
impl<T: Carrier> Carrier for Box<T> {
    fn properties(&self, look: &mut Look<'_>) {
        (**self).properties(look);
    }
}

impl<T: CarrierMut> CarrierMut for Box<T> {
    fn properties_mut(&mut self, fill: &mut Fill<'_>) {
        (**self).properties_mut(fill);
    }
}

/// A property of a carrier: a value, or nothing. A property that is always there is a value alone.
pub trait Property {
    /// The value, if there is one.
    fn view(&self) -> Option<View<'_>>;
}

impl<T: Encode> Property for T {
    fn view(&self) -> Option<View<'_>> {
        Some(Encode::view(self))
    }
}

impl<T: Encode> Property for Option<T> {
    fn view(&self) -> Option<View<'_>> {
        self.as_ref().map(Encode::view)
    }
}

/// A property that can be decoded.
pub trait PropertyMut {
    /// Replaces the value by a default one and returns the place of it.
    fn slot(&mut self) -> Slot<'_>;

    /// Removes the value; where there must be one, a default one takes its place.
    fn clear(&mut self);
}

impl<T: Decode> PropertyMut for T {
    fn slot(&mut self) -> Slot<'_> {
        *self = T::default();
        Decode::slot(self)
    }

    fn clear(&mut self) {
        *self = T::default();
    }
}

impl<T: Decode> PropertyMut for Option<T> {
    fn slot(&mut self) -> Slot<'_> {
        Decode::slot(self.insert(T::default()))
    }

    fn clear(&mut self) {
        *self = None;
    }
}

/// Makes a struct a carrier: field by field, the name of the property in JSON.
///
/// `requiring ["Name"]` lists the properties that are always there, whose fields are no `Option`;
/// those that `hiding ["Name"]` lists are not shown by `Debug`. `escaping true` says that a name has
/// a quote in it, a backslash or a control character.
///
/// The struct has a field `extra: Extra` besides, and implements `Default`. The macro finds the
/// runtime as `runtime`, which the prelude brings into scope.
///
/// ```text
/// carrier!(Associate {
///     associate_id: "AssociateId",
///     name: "Name",
/// });
/// ```
#[allow(unused_macros, reason = "a crate without such carriers needs none")]
macro_rules! carrier {
    ($carrier:ident { $($field:ident: $name:literal),* $(,)? } $($more:tt)*) => {
        runtime::carrier::encoded!($carrier { $($field: $name),* } $($more)*);
        runtime::carrier::decoded!($carrier { $($field: $name),* } $($more)*);
    };
}

/// The same for a carrier that no answer has a part of: it can be decoded with a feature only.
#[allow(unused_macros, reason = "a crate without such carriers needs none")]
macro_rules! sent {
    ($carrier:ident { $($field:ident: $name:literal),* $(,)? } $($more:tt)*) => {
        runtime::carrier::encoded!($carrier { $($field: $name),* } $($more)*);
        #[cfg(feature = "decode-requests")]
        runtime::carrier::decoded!($carrier { $($field: $name),* } $($more)*);
    };
}

/// What is known of a carrier without one at hand.
#[allow(unused_macros, reason = "a crate without such carriers needs none")]
macro_rules! shape {
    (
        $carrier:ident { $($name:literal),* }
        $(requiring [$($required:literal),*])? $(hiding [$($secret:literal),*])?
        $(escaping $escapes:literal)?
    ) => {
        &runtime::Shape {
            name: stringify!($carrier),
            properties: &[$($name),*],
            required: &[$($($required),*)?],
            secrets: &[$($($secret),*)?],
            escapes: false $(| $escapes)?,
        }
    };
}

/// What every carrier can do.
#[allow(unused_macros, reason = "a crate without such carriers needs none")]
macro_rules! encoded {
    ($carrier:ident { $($field:ident: $name:literal),* } $($more:tt)*) => {
        impl runtime::Carrier for $carrier {
            fn properties(&self, look: &mut runtime::Look<'_>) {
                look(
                    runtime::carrier::shape!($carrier { $($name),* } $($more)*),
                    &[$(runtime::Property::view(&self.$field)),*],
                    &self.extra,
                )
            }
        }

        impl ::serde::Serialize for $carrier {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                runtime::serialize(self, serializer)
            }
        }

        impl ::std::fmt::Debug for $carrier {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                runtime::debug(self, f)
            }
        }

        impl ::std::cmp::PartialEq for $carrier {
            fn eq(&self, other: &Self) -> bool {
                runtime::same(self, other)
            }
        }
    };
}

/// What a carrier of answers can do besides.
#[allow(unused_macros, reason = "a crate without such carriers needs none")]
macro_rules! decoded {
    ($carrier:ident { $($field:ident: $name:literal),* } $($more:tt)*) => {
        impl runtime::CarrierMut for $carrier {
            fn properties_mut(&mut self, fill: &mut runtime::Fill<'_>) {
                fill(
                    runtime::carrier::shape!($carrier { $($name),* } $($more)*),
                    &mut [$(&mut self.$field),*],
                    &mut self.extra,
                )
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $carrier {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                runtime::deserialize(deserializer)
            }
        }
    };
}

/// Serde's traits for a type that is not a carrier.
macro_rules! value {
    ($type:ident $(<$of:ident>)?) => {
        impl $(<$of: runtime::Encode>)? ::serde::Serialize for $type $(<$of>)? {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                runtime::serialize(self, serializer)
            }
        }

        impl<'de $(, $of: runtime::Decode)?> ::serde::Deserialize<'de> for $type $(<$of>)? {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                runtime::deserialize(deserializer)
            }
        }
    };
}

pub(crate) use value;
#[allow(unused_imports, reason = "a crate without carriers needs none")]
pub(crate) use {carrier, decoded, encoded, sent, shape};
