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
    let stored = session().and_then(|storage| storage.get_item(&key).ok()?);
    stored.or_else(|| {
        let window = web_sys::window()?;
        Reflect::get(&window, &key.into()).ok()?.as_string()
    })
}

/// Keeps a text. A full or blocked storage keeps the old one or none: then it lives as long as the document, which is
/// long enough for the whole page to take over from the first steps.
pub fn keep(root: &Root, text: &str) {
    let key = key(root);
    let stored = session().is_some_and(|storage| storage.set_item(&key, text).is_ok());
    if let Some(window) = web_sys::window().filter(|_| !stored) {
        // What a full storage still has is older than this.
        session().map(|storage| storage.remove_item(&key));
        drop(Reflect::set(&window, &key.into(), &text.into()));
    }
}
