//! Session storage: outlives a reload and a discarded tab, and no more.

use web_sys::Storage;

/// The one key that is used; the number is that of the form of what is stored
const KEY: &str = "utbyteskollen.1";

fn session() -> Option<Storage> {
    // Both a refusal and a missing storage are possible: third-party frames, private windows, policies.
    web_sys::window()?.session_storage().ok()?
}

/// What was kept, if anything was and may be read
pub fn kept() -> Option<String> {
    session()?.get_item(KEY).ok()?
}

/// Keeps a text; a full or blocked storage keeps the old one or none, and the page goes on
pub fn keep(text: &str) {
    if let Some(storage) = session() {
        drop(storage.set_item(KEY, text));
    }
}
