//! Session storage: outlives a reload and a discarded tab, and no more.

use js_sys::Reflect;
use web_sys::Storage;

/// The one key that is used; the number is that of the form of what is stored
const KEY: &str = "utbyteskollen.1";

fn session() -> Option<Storage> {
    // Both a refusal and a missing storage are possible: third-party frames, private windows, policies.
    web_sys::window()?.session_storage().ok()?
}

/// What was kept, if anything was and may be read
pub fn kept() -> Option<String> {
    let stored = session().and_then(|storage| storage.get_item(KEY).ok()?);
    stored.or_else(|| {
        let window = web_sys::window()?;
        Reflect::get(&window, &KEY.into()).ok()?.as_string()
    })
}

/// Keeps a text. A full or blocked storage keeps the old one or none: then it lives as long as the document, which is
/// long enough for the whole page to take over from the first steps.
pub fn keep(text: &str) {
    let stored = session().is_some_and(|storage| storage.set_item(KEY, text).is_ok());
    if let Some(window) = web_sys::window().filter(|_| !stored) {
        drop(Reflect::set(&window, &KEY.into(), &text.into()));
    }
}
