//! Files that are asked for with a token, which no link can carry.

use {
    super::{Api, client::fetched},
    gloo_net::http::Request,
    wasm_bindgen::JsCast,
    wasm_bindgen_futures::JsFuture,
    web_sys::{Blob, Url},
};

/// The address of a file that lies in the page's memory; it is let go when this is dropped.
#[derive(Debug)]
pub struct Held(String);

impl Held {
    /// A file of this device.
    pub fn of(file: &Blob) -> Option<Self> {
        Url::create_object_url_with_blob(file).ok().map(Self)
    }

    /// The address.
    pub fn address(&self) -> &str {
        &self.0
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.0);
    }
}

impl Api {
    pub(super) async fn held(&self, path: &str, token: &str) -> Option<Held> {
        let request = Request::get(&self.address(path))
            .header("authorization", &["Bearer ", token].concat())
            .build();
        let response = fetched(request).await.ok()?;
        if !response.ok() {
            return None;
        }
        let response: web_sys::Response = response.into();
        let blob = JsFuture::from(response.blob().ok()?).await.ok()?;
        Held::of(blob.dyn_ref()?)
    }
}
