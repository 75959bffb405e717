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

    /// A place without a value. Who fills it brings the code that drops the value, so that a page which never does can
    /// do without that code.
    pub fn empty() -> Self {
        Self {
            slot: StoredValue::new_local(Rc::new(())),
            holds: PhantomData,
        }
    }

    /// Puts a value there; the one before is dropped once nobody reads it.
    pub fn fill(&self, value: T) {
        let before = self.slot.try_get_value();
        self.slot.try_set_value(Rc::new(RefCell::new(value)));
        drop(before);
    }

    /// Reads the value; none where there is none, or its part of the page has gone.
    pub fn read<R>(&self, read: impl FnOnce(&T) -> R) -> Option<R> {
        let cell = self.cell()?;
        let value = cell.try_borrow().ok()?;
        Some(read(&value))
    }

    /// Changes the value; none where there is none, or its part of the page has gone.
    pub fn change<R>(&self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let cell = self.cell()?;
        let mut value = cell.try_borrow_mut().ok()?;
        Some(change(&mut value))
    }

    fn cell(&self) -> Option<Rc<RefCell<T>>> {
        self.slot.try_get_value()?.downcast().ok()
    }
}
