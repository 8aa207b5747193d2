//! What the page tells the page that it stands on: where the person is and how many programmes fit. Answers only where the
//! person sends them.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

use super::root::Root;

const TELLS: &str = "utbyteskollen:tell";

/// Tells the host something of a kind
pub fn tell(root: &Root, kind: &str, parts: &[(&str, JsValue)]) {
    let told = Object::new();
    drop(Reflect::set(&told, &"type".into(), &kind.into()));
    for (name, value) in parts {
        drop(Reflect::set(&told, &(*name).into(), value));
    }
    root.tell(TELLS, &told);
}
