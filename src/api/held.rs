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
pub struct Held {
    address: String,
    name: String,
}

impl Held {
    /// A file of this device.
    pub fn of(file: &Blob) -> Option<Self> {
        Self::named(file, String::new())
    }

    fn named(file: &Blob, name: String) -> Option<Self> {
        let address = Url::create_object_url_with_blob(file).ok()?;
        Some(Self { address, name })
    }

    /// The address.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// What the server calls it; empty for a file of this device.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.address);
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
        let said = response.headers().get("content-disposition");
        let name = said.as_ref().and_then(|said| said.split('"').nth(1));
        let name = name.unwrap_or_default().to_owned();
        let response: web_sys::Response = response.into();
        let blob = JsFuture::from(response.blob().ok()?).await.ok()?;
        Held::named(blob.dyn_ref()?, name)
    }
}
