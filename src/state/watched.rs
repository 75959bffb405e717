//! A value that views follow.

use {
    leptos::prelude::*,
    std::{any::Any, marker::PhantomData, sync::Arc},
};

/// A signal. All share Leptos's signal of one type, because the compiler makes its code anew for each type of value.
/// That, and pages that compare what they show without memos, saves 3 kB to load (wasm, brotli).
pub struct Watched<T> {
    signal: RwSignal<Arc<dyn Any + Send + Sync>>,
    holds: PhantomData<fn() -> T>,
}

impl<T> Copy for Watched<T> {}

impl<T> Clone for Watched<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Watched<T> {
    /// A new one. It lives as long as the part of the page that it is made in.
    pub fn new(value: T) -> Self {
        Self {
            signal: RwSignal::new(Arc::new(value)),
            holds: PhantomData,
        }
    }

    /// Reads the value, and follows it.
    pub fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(&of(self.signal.get()))
    }

    /// Reads the value as it is now.
    pub fn with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.share())
    }

    /// The value as it is now, not copied.
    pub fn share(&self) -> Arc<T> {
        of(self.signal.get_untracked())
    }

    /// Another value.
    pub fn set(&self, value: T) {
        self.signal.set(Arc::new(value));
    }

    /// Another value, unless its part of the page has gone: for what comes after a wait.
    pub fn try_set(&self, value: T) {
        self.signal.try_set(Arc::new(value));
    }
}

impl<T: Clone + Send + Sync + 'static> Watched<T> {
    /// The value, followed.
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// The value as it is now.
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }

    /// Changes the value.
    pub fn update<R>(&self, change: impl FnOnce(&mut T) -> R) -> R {
        let mut value = self.get_untracked();
        let result = change(&mut value);
        self.set(value);
        result
    }
}

fn of<T: Send + Sync + 'static>(value: Arc<dyn Any + Send + Sync>) -> Arc<T> {
    match value.downcast() {
        Ok(value) => value,
        Err(_) => unreachable!("only values of one type are put in"),
    }
}
