//! A value that nobody follows and that stays in its thread.

use {
    leptos::prelude::*,
    std::{any::Any, cell::RefCell, marker::PhantomData, rc::Rc},
};

/// A place for one value. All share Leptos's storage of one type, as [`Watched`](super::Watched) shares its signal.
pub struct Local<T> {
    slot: StoredValue<Rc<dyn Any>, LocalStorage>,
    holds: PhantomData<fn() -> T>,
}

impl<T> Copy for Local<T> {}

impl<T> Clone for Local<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: 'static> Local<T> {
    /// A new one. It lives as long as the part of the page that it is made in.
    pub fn new(value: T) -> Self {
        Self {
            slot: StoredValue::new_local(Rc::new(RefCell::new(value))),
            holds: PhantomData,
        }
    }

    /// Reads the value; none once its part of the page has gone.
    pub fn read<R>(&self, read: impl FnOnce(&T) -> R) -> Option<R> {
        let cell = self.cell()?;
        let value = cell.try_borrow().ok()?;
        Some(read(&value))
    }

    /// Changes the value; none once its part of the page has gone.
    pub fn change<R>(&self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let cell = self.cell()?;
        let mut value = cell.try_borrow_mut().ok()?;
        Some(change(&mut value))
    }

    fn cell(&self) -> Option<Rc<RefCell<T>>> {
        self.slot.try_get_value()?.downcast().ok()
    }
}
