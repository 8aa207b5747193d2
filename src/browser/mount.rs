//! The beginning and the end of the page: the scripts around it say where it is to stand, and when it is to go.

use std::cell::RefCell;

use gloo::events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, EventTarget};

use super::root::{Root, detail};

/// Where a script that starts the program leaves what it will tell it through: each start has its own, so that a program that has
/// stopped is not told what its successor is
const DOOR: &str = "utbyteskollenDoor";
/// The page is to stand in an element
const MOUNT: &str = "mount";
/// The page stands there and hears
const HERE: &str = "utbyteskollen:here";
/// The page is to begin anew, with what is now written on its element
const BEGIN: &str = "utbyteskollen:begin";
/// The page is to go
const LEAVE: &str = "utbyteskollen:leave";

/// Says that the page stands there: from now on it hears what it is told
pub fn here(root: &Root) {
    root.tell(HERE, &JsValue::NULL);
}

/// Hears that the page is to begin anew: what stands in one place of a document and then in another is one page, since Yew
/// never takes its listeners away
pub fn begins(root: &Root, heard: impl Fn() + 'static) -> EventListener {
    root.listen(BEGIN, move |_| heard())
}

/// Mounts the page in every element that comes through the door. What `mount` gives takes it away again.
pub fn listen<Leave: FnOnce() + 'static>(mount: impl Fn(Root) -> Leave + 'static) {
    let door = web_sys::window().and_then(|window| Reflect::get(&window, &DOOR.into()).ok());
    let Some(door) = door.and_then(|door| door.dyn_into::<EventTarget>().ok()) else { return };
    let listener = EventListener::new(&door, MOUNT, move |event| {
        let Ok(element) = detail(event).dyn_into::<Element>() else { return };
        let leave = RefCell::new(Some(mount(Root::new(element.clone()))));
        EventListener::once(&element, LEAVE, move |_| {
            if let Some(leave) = leave.take() {
                leave();
            }
        })
        .forget();
    });
    listener.forget();
}
