//! From the first steps to the whole page: the script around the page starts the one while the other is on its way, and
//! changes them over when a later step is wanted. The answers go from one to the other through what is kept.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

use super::catalogue;
use super::root::Root;

/// A later step is wanted
const WANTED: &str = "utbyteskollen:whole";

/// Asks for the whole page
pub fn want(root: &Root) {
    root.tell(WANTED, &JsValue::NULL);
}

/// Hears that it could not be fetched
pub fn listen(root: &Root, fails: impl Fn() + 'static) -> EventListener {
    catalogue::listen(root, move |fetched| {
        if fetched.own.is_none() {
            fails();
        }
    })
}
