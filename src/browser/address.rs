//! The fragment of the page's own address: where in the flow the person stands, so that "back" works. In somebody else's
//! document the address is not the page's, and it has no fragment.

use gloo::events::EventListener;
use web_sys::Window;

use super::root::Root;

fn own(root: &Root) -> Option<Window> {
    web_sys::window().filter(|_| root.has_document())
}

/// The fragment without its `#`
pub fn fragment(root: &Root) -> String {
    let hash = own(root).and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Puts a fragment into the address, as a new entry of the history
pub fn go_to(root: &Root, fragment: &str) {
    if let Some(window) = own(root)
        && self::fragment(root) != fragment
    {
        drop(window.location().set_hash(fragment));
    }
}

/// Hears when the person goes back or forward
pub fn follow(root: &Root, heard: impl Fn(&str) + 'static) -> Option<EventListener> {
    let (window, root) = (own(root)?, root.clone());
    Some(EventListener::new(&window, "hashchange", move |_| heard(&fragment(&root))))
}
