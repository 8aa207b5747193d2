//! Printing. What is folded on the screen is open on paper: `static/paper.js` sees to that, for the button and for the
//! browser's own menu alike.

/// Opens the print dialogue
pub fn print() {
    if let Some(window) = web_sys::window() {
        drop(window.print());
    }
}
