use super::slot::{ListSlot, NullableSlot};
use super::view::List;
use super::{Decode, Encode, Slot, Value, View};

impl Encode for bool {
    fn view(&self) -> View<'_> {
        View::Bool(*self)
    }
}

impl Decode for bool {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Bool(self)
    }
}

impl Encode for i32 {
    fn view(&self) -> View<'_> {
        View::Int32(*self)
    }
}

impl Decode for i32 {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Int32(self)
    }
}

impl Encode for i64 {
    fn view(&self) -> View<'_> {
        View::Int64(*self)
    }
}

impl Decode for i64 {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Int64(self)
    }
}

impl Encode for f64 {
    fn view(&self) -> View<'_> {
        View::Double(*self)
    }
}

impl Decode for f64 {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Double(self)
    }
}

impl Encode for String {
    fn view(&self) -> View<'_> {
        View::Text(self)
    }
}

impl Decode for String {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Text(self)
    }
}

impl Encode for Value {
    fn view(&self) -> View<'_> {
        View::Any(self)
    }
}

impl Decode for Value {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Any(self)
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn view(&self) -> View<'_> {
        View::List(self)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn slot(&mut self) -> Slot<'_> {
        Slot::List(self)
    }
}

impl<T: Encode> List for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> Option<View<'_>> {
        self.get(index).map(T::view)
    }
}

impl<T: Encode> List for &[T] {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> Option<View<'_>> {
        self.get(index).map(T::view)
    }
}

impl List for &[&str] {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> Option<View<'_>> {
        self.get(index).map(|text| View::Text(text))
    }
}

impl<T: Decode> ListSlot for Vec<T> {
    fn push(&mut self) -> Slot<'_> {
        let index = self.len();
        self.push(T::default());
        self[index].slot()
    }
}

// Items that may be null: `Option` is no value of its own, because what may be null elsewhere, be it a
// property or what a dictionary holds, is told apart by what holds it.

impl<T: Encode> Encode for Vec<Option<T>> {
    fn view(&self) -> View<'_> {
        View::List(self)
    }
}

impl<T: Decode> Decode for Vec<Option<T>> {
    fn slot(&mut self) -> Slot<'_> {
        Slot::List(self)
    }
}

impl<T: Encode> List for Vec<Option<T>> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> Option<View<'_>> {
        self.get(index).map(or_null)
    }
}

impl<T: Encode> List for &[Option<T>] {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> Option<View<'_>> {
        self.get(index).map(or_null)
    }
}

fn or_null<T: Encode>(item: &Option<T>) -> View<'_> {
    item.as_ref().map_or(View::Null, T::view)
}

impl<T: Decode> ListSlot for Vec<Option<T>> {
    fn push(&mut self) -> Slot<'_> {
        let index = self.len();
        self.push(None);
        Slot::Nullable(&mut self[index])
    }
}

impl<T: Decode> NullableSlot for Option<T> {
    fn value(&mut self) -> Slot<'_> {
        self.insert(T::default()).slot()
    }
}
