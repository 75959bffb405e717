//! What the browser tells of the device; nothing on the server.

use web_sys::{js_sys, wasm_bindgen::JsValue};

/// What the browser calls itself, and with how many fingers its screen can be touched.
pub fn told() -> (String, i32) {
    if !cfg!(target_arch = "wasm32") {
        return (String::new(), 0);
    }
    let navigator = web_sys::window().map(|window| window.navigator());
    navigator.map_or_else(Default::default, |navigator| {
        let agent = navigator.user_agent().unwrap_or_default();
        (agent, navigator.max_touch_points())
    })
}

/// Name of the customer's time zone: `Europe/Berlin`.
pub fn zone() -> Option<String> {
    if !cfg!(target_arch = "wasm32") {
        return None;
    }
    let format = js_sys::Intl::DateTimeFormat::default().resolved_options();
    let name = js_sys::Reflect::get(&format, &JsValue::from_str("timeZone")).ok()?;
    name.as_string().filter(|name| !name.is_empty())
}
