//! The packed catalogues, which come after the first question: the scripts around the page fetch them and hand over their
//! bytes.

use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::root::{Root, detail};

/// The bytes have come, or could not be fetched
pub const COMES: &str = "utbyteskollen:catalogue";
/// Somebody wants them to be fetched again
const AGAIN: &str = "utbyteskollen:again";

/// The bytes of the widget's own catalogue, and of the host's; nothing where they could not be fetched
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// The widget's own
    pub own: Option<Vec<u8>>,
    /// Its English words
    pub english: Option<Vec<u8>>,
    /// The host's, where it has one
    pub local: Option<Option<Vec<u8>>>,
}

/// Hears of the bytes
pub fn listen(root: &Root, heard: impl Fn(Fetched) + 'static) -> EventListener {
    root.listen(COMES, move |event| {
        let detail = detail(event).dyn_into::<Array>().unwrap_or_default();
        let bytes = |value: JsValue| value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
        let local = detail.get(2);
        heard(Fetched {
            own: bytes(detail.get(0)),
            english: bytes(detail.get(1)),
            local: (!local.is_undefined()).then(|| bytes(local)),
        });
    })
}

/// Has them fetched again
pub fn fetch_again(root: &Root) {
    root.tell(AGAIN, &JsValue::NULL);
}
