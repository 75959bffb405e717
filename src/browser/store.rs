//! What all tabs of this browser share. Where storage is refused, it keeps nothing and says nothing: the page in memory
//! is all there is then.

use web_sys::Storage;

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What stands under a key.
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Puts something under a key.
pub fn set(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Takes away what stands under a key.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// The keys that begin so, in order.
pub fn keys(start: &str) -> Vec<String> {
    let Some(storage) = storage() else {
        return Vec::new();
    };
    let count = storage.length().unwrap_or(0);
    let mut keys: Vec<String> = (0..count)
        .filter_map(|n| storage.key(n).ok()?)
        .filter(|key| key.starts_with(start))
        .collect();
    keys.sort_unstable();
    keys
}

/// Everything whose key begins so, in the order of the keys.
pub fn all(start: &str) -> Vec<String> {
    keys(start).iter().filter_map(|key| get(key)).collect()
}
