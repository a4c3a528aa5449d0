use super::{Decode, Encode, Extra, Shape, Slot, View};

/// An object with known properties.
///
/// The trait is implemented for every carrier of this crate. It lists the properties and leaves
/// everything else to functions that are compiled once.
pub trait Carrier {
    /// The carrier's name and its properties' names.
    fn shape(&self) -> &'static Shape;

    /// Shows all properties, in the order of the shape, and the extra.
    fn properties(&self, look: &mut dyn FnMut(&[Option<View<'_>>], &Extra));
}

/// A carrier that can be decoded: whatever is part of an answer.
///
/// What is only ever sent has it with the feature `decode-requests`.
pub trait CarrierMut: Carrier {
    /// Lends all properties, in the order of the shape, and the extra.
    fn properties_mut(&mut self, fill: &mut dyn FnMut(&mut [&mut dyn PropertyMut], &mut Extra));
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
    fn shape(&self) -> &'static Shape {
        (**self).shape()
    }

    fn properties(&self, look: &mut dyn FnMut(&[Option<View<'_>>], &Extra)) {
        (**self).properties(look);
    }
}

impl<T: CarrierMut> CarrierMut for Box<T> {
    fn properties_mut(&mut self, fill: &mut dyn FnMut(&mut [&mut dyn PropertyMut], &mut Extra)) {
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
        runtime::carrier::decoded!($carrier { $($field),* });
    };
}

/// The same for a carrier that no answer has a part of: it can be decoded with a feature only.
#[allow(unused_macros, reason = "a crate without such carriers needs none")]
macro_rules! sent {
    ($carrier:ident { $($field:ident: $name:literal),* $(,)? } $($more:tt)*) => {
        runtime::carrier::encoded!($carrier { $($field: $name),* } $($more)*);
        #[cfg(feature = "decode-requests")]
        runtime::carrier::decoded!($carrier { $($field),* });
    };
}

/// What every carrier can do.
#[allow(unused_macros, reason = "a crate without such carriers needs none")]
macro_rules! encoded {
    (
        $carrier:ident { $($field:ident: $name:literal),* }
        $(requiring [$($required:literal),*])? $(hiding [$($secret:literal),*])?
        $(escaping $escapes:literal)?
    ) => {
        impl runtime::Carrier for $carrier {
            fn shape(&self) -> &'static runtime::Shape {
                &runtime::Shape {
                    name: stringify!($carrier),
                    properties: &[$($name),*],
                    required: &[$($($required),*)?],
                    secrets: &[$($($secret),*)?],
                    escapes: false $(| $escapes)?,
                }
            }

            fn properties(
                &self,
                look: &mut dyn ::std::ops::FnMut(
                    &[::std::option::Option<runtime::View<'_>>],
                    &runtime::Extra,
                ),
            ) {
                look(&[$(runtime::Property::view(&self.$field)),*], &self.extra)
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
    ($carrier:ident { $($field:ident),* }) => {
        impl runtime::CarrierMut for $carrier {
            fn properties_mut(
                &mut self,
                fill: &mut dyn ::std::ops::FnMut(
                    &mut [&mut dyn runtime::PropertyMut],
                    &mut runtime::Extra,
                ),
            ) {
                fill(&mut [$(&mut self.$field),*], &mut self.extra)
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
pub(crate) use {carrier, decoded, encoded, sent};
