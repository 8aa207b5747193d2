//! Printing: what is folded on the screen is open on paper.

use gloo::events::EventListener;

/// Opens the print dialogue
pub fn print() {
    if let Some(window) = web_sys::window() {
        drop(window.print());
    }
}

/// Opens every fold before printing, by button or by menu, and closes afterwards those that were closed. Lasts as
/// long as the listeners are kept.
pub fn unfold_on_paper() -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return vec![] };
    let listen = |event: &'static str, selector: &'static str, open: bool| {
        EventListener::new(&window, event, move |_| {
            let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
            // Each one that is dealt with is no longer among them.
            while let Ok(Some(fold)) = document.query_selector(selector) {
                let done = if open {
                    fold.set_attribute("open", "").and_then(|()| fold.set_attribute("data-for-print", ""))
                } else {
                    fold.remove_attribute("open").and_then(|()| fold.remove_attribute("data-for-print"))
                };
                if done.is_err() {
                    return;
                }
            }
        })
    };
    vec![
        listen("beforeprint", "details:not([open])", true),
        listen("afterprint", "details[data-for-print]", false),
    ]
}
