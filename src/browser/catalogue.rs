//! The packed catalogue, which comes after the first question: `static/boot.js` fetches it and hands over its bytes.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, Event};

/// The bytes have come, or could not be fetched
pub const COMES: &str = "utbyteskollen:catalogue";
/// Somebody wants them to be fetched again
const AGAIN: &str = "utbyteskollen:again";

/// Hears of the bytes; nothing where they could not be fetched
pub fn listen(heard: impl Fn(Option<Vec<u8>>) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, COMES, move |event| {
        let detail = event.unchecked_ref::<CustomEvent>().detail();
        heard(detail.dyn_ref::<js_sys::Uint8Array>().map(js_sys::Uint8Array::to_vec));
    }))
}

/// Has them fetched again
pub fn fetch_again() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(AGAIN)) {
        drop(window.dispatch_event(&event));
    }
}
