use super::{Extra, Json, Shape, Slot, View};

/// An object with known properties.
///
/// The trait is implemented for every carrier of this crate. It lists the properties and leaves
/// everything else to functions that are compiled once.
pub trait Carrier {
    /// The carrier's name and its properties' names.
    fn shape(&self) -> &'static Shape;

    /// Shows all properties, in the order of the shape, and the extra.
    fn properties(&self, look: &mut dyn FnMut(&[&dyn Property], &Extra));

    /// Lends all properties, in the order of the shape, and the extra.
    fn properties_mut(&mut self, fill: &mut dyn FnMut(&mut [&mut dyn Property], &mut Extra));
}

impl<T: Carrier + Default> Json for T {
    fn view(&self) -> View<'_> {
        View::Carrier(self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Carrier(self)
    }
}

/// A carrier that holds itself does so through a box.
impl<T: Carrier> Carrier for Box<T> {
    fn shape(&self) -> &'static Shape {
        (**self).shape()
    }

    fn properties(&self, look: &mut dyn FnMut(&[&dyn Property], &Extra)) {
        (**self).properties(look);
    }

    fn properties_mut(&mut self, fill: &mut dyn FnMut(&mut [&mut dyn Property], &mut Extra)) {
        (**self).properties_mut(fill);
    }
}

/// A property of a carrier: a value, or nothing. A property that is always there is a value alone.
pub trait Property {
    /// Whether there is always a value.
    fn is_required(&self) -> bool;

    /// The value, if there is one.
    fn view(&self) -> Option<View<'_>>;

    /// Replaces the value by a default one and returns the place of it.
    fn slot(&mut self) -> Slot<'_>;

    /// Removes the value; where there must be one, a default one takes its place.
    fn clear(&mut self);
}

impl<T: Json> Property for T {
    fn is_required(&self) -> bool {
        true
    }

    fn view(&self) -> Option<View<'_>> {
        Some(Json::view(self))
    }

    fn slot(&mut self) -> Slot<'_> {
        *self = T::default();
        Json::slot(self)
    }

    fn clear(&mut self) {
        *self = T::default();
    }
}

impl<T: Json> Property for Option<T> {
    fn is_required(&self) -> bool {
        false
    }

    fn view(&self) -> Option<View<'_>> {
        self.as_ref().map(Json::view)
    }

    fn slot(&mut self) -> Slot<'_> {
        Json::slot(self.insert(T::default()))
    }

    fn clear(&mut self) {
        *self = None;
    }
}

/// Makes a struct a carrier: field by field, the name of the property in JSON.
///
/// Those that `hiding ["Name"]` lists are not shown by `Debug`.
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
macro_rules! carrier {
    ($carrier:ident { $($field:ident: $name:literal),* $(,)? } $(hiding $secrets:tt)?) => {
        impl runtime::Carrier for $carrier {
            fn shape(&self) -> &'static runtime::Shape {
                static SHAPE: runtime::Shape =
                    runtime::Shape::new(stringify!($carrier), &[$($name),*])$(.hiding(&$secrets))?;
                &SHAPE
            }

            fn properties(
                &self,
                look: &mut dyn ::std::ops::FnMut(&[&dyn runtime::Property], &runtime::Extra),
            ) {
                look(&[$(&self.$field),*], &self.extra)
            }

            fn properties_mut(
                &mut self,
                fill: &mut dyn ::std::ops::FnMut(&mut [&mut dyn runtime::Property], &mut runtime::Extra),
            ) {
                fill(&mut [$(&mut self.$field),*], &mut self.extra)
            }
        }

        runtime::carrier::value!($carrier);

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

/// Serde's traits for a type that is [`Json`].
macro_rules! value {
    ($type:ident $(<$of:ident>)?) => {
        impl $(<$of: runtime::Json>)? ::serde::Serialize for $type $(<$of>)? {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                runtime::serialize(self, serializer)
            }
        }

        impl<'de $(, $of: runtime::Json)?> ::serde::Deserialize<'de> for $type $(<$of>)? {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                runtime::deserialize(deserializer)
            }
        }
    };
}

#[allow(unused_imports, reason = "a crate without carriers needs none")]
pub(crate) use carrier;
pub(crate) use value;
