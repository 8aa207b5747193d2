//! Session storage: outlives a reload and a discarded tab, and no more.

use js_sys::Reflect;
use web_sys::Storage;

use super::root::Root;

/// The key that is used; the number is that of the form of what is stored
const KEY: &str = "utbyteskollen.1";

/// Several pages in one document have names, and each its own key
fn key(root: &Root) -> String {
    root.setting("name").map_or_else(|| KEY.to_owned(), |name| [KEY, ".", &name].concat())
}

fn session() -> Option<Storage> {
    // Both a refusal and a missing storage are possible: third-party frames, private windows, policies.
    web_sys::window()?.session_storage().ok()?
}

/// What was kept, if anything was and may be read
pub fn kept(root: &Root) -> Option<String> {
    let key = key(root);
    let in_document = web_sys::window().and_then(|window| Reflect::get(&window, &key.as_str().into()).ok());
    let in_document = in_document.and_then(|kept| kept.as_string());
    // A storage that takes nothing has something older, or nothing.
    in_document.or_else(|| session()?.get_item(&key).ok().flatten())
}

/// Keeps a text, in the document too: where the storage is full or blocked it lives as long as that, which is long enough for
/// the whole page to take over from the first steps, and `static/guard.js` hands it on when the page begins anew after a fault.
pub fn keep(root: &Root, text: &str) {
    let key = key(root);
    session().map(|storage| storage.set_item(&key, text));
    if let Some(window) = web_sys::window() {
        drop(Reflect::set(&window, &key.into(), &text.into()));
    }
}
