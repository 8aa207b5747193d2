//! The packed catalogues, which come after the first question: `static/boot.js` fetches them and hands over their bytes.

use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, Event};

/// The bytes have come, or could not be fetched
pub const COMES: &str = "utbyteskollen:catalogue";
/// Somebody wants them to be fetched again
const AGAIN: &str = "utbyteskollen:again";

/// The bytes of the widget's own catalogue, and of the host's; nothing where they could not be fetched
pub struct Fetched {
    /// The widget's own
    pub own: Option<Vec<u8>>,
    /// The host's, where it has one
    pub local: Option<Option<Vec<u8>>>,
}

/// Hears of the bytes
pub fn listen(heard: impl Fn(Fetched) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, COMES, move |event| {
        let detail = event.unchecked_ref::<CustomEvent>().detail();
        let detail = detail.dyn_into::<Array>().unwrap_or_default();
        let bytes = |value: JsValue| value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
        let local = detail.get(1);
        heard(Fetched { own: bytes(detail.get(0)), local: (!local.is_undefined()).then(|| bytes(local)) });
    }))
}

/// Has them fetched again
pub fn fetch_again() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(AGAIN)) {
        drop(window.dispatch_event(&event));
    }
}
