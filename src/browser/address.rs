//! The fragment of the page's own address: where in the flow the person stands, so that "back" works.

/// The fragment without its `#`
pub fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Puts a fragment into the address, as a new entry of the history
pub fn go_to(fragment: &str) {
    if let Some(window) = web_sys::window() {
        drop(window.location().set_hash(fragment));
    }
}
