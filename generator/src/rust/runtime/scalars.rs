use super::slot::ListSlot;
use super::view::List;
use super::{Json, Slot, Value, View};

impl Json for bool {
    fn view(&self) -> View<'_> {
        View::Bool(*self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Bool(self)
    }
}

impl Json for i32 {
    fn view(&self) -> View<'_> {
        View::Int32(*self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Int32(self)
    }
}

impl Json for i64 {
    fn view(&self) -> View<'_> {
        View::Int64(*self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Int64(self)
    }
}

impl Json for f64 {
    fn view(&self) -> View<'_> {
        View::Double(*self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Double(self)
    }
}

impl Json for String {
    fn view(&self) -> View<'_> {
        View::Text(self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Text(self)
    }
}

impl Json for Value {
    fn view(&self) -> View<'_> {
        View::Any(self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Any(self)
    }
}

impl<T: Json> Json for Vec<T> {
    fn view(&self) -> View<'_> {
        View::List(self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::List(self)
    }
}

impl<T: Json> List for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> Option<View<'_>> {
        self.get(index).map(T::view)
    }
}

impl<T: Json> List for &[T] {
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

impl<T: Json> ListSlot for Vec<T> {
    fn push(&mut self) -> Slot<'_> {
        let index = self.len();
        self.push(T::default());
        self[index].slot()
    }
}
