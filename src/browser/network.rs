//! Whether the page works without a network, and whether there is a newer one: the script around it knows.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

use super::root::{Root, detail};

const SAYS: &str = "utbyteskollen:network";
const UPDATE: &str = "utbyteskollen:update";

/// What is known of the network's place in the page
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Everything is kept in this device: the page opens again without a network
    Kept,
    /// The page works without a network for as long as it is open
    WhileOpen,
    /// A newer version has been fetched and waits
    Newer,
}

/// Hears of it
pub fn listen(root: &Root, heard: impl Fn(News) + 'static) -> EventListener {
    root.listen(SAYS, move |event| match detail(event).as_string().as_deref() {
        Some("kept") => heard(News::Kept),
        Some("while-open") => heard(News::WhileOpen),
        Some("newer") => heard(News::Newer),
        _ => {}
    })
}

/// Changes to the newer version
pub fn update(root: &Root) {
    root.tell(UPDATE, &JsValue::NULL);
}
