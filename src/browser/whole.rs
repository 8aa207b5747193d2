//! From the first steps to the whole page: `static/boot.js` starts the one while the other is on its way, and changes
//! them over when a later step is wanted. The answers go from one to the other through what is kept.

use gloo::events::EventListener;
use web_sys::Event;

use super::catalogue;

/// A later step is wanted
const WANTED: &str = "utbyteskollen:whole";
/// The whole page is about to begin
const LEAVE: &str = "utbyteskollen:leave";

/// Asks for the whole page
pub fn want() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(WANTED)) {
        drop(window.dispatch_event(&event));
    }
}

/// Hears that it could not be fetched
pub fn listen(fails: impl Fn() + 'static) -> Option<EventListener> {
    catalogue::listen(move |fetched| {
        if fetched.own.is_none() {
            fails();
        }
    })
}

/// Does something, once, when the whole page is about to begin
pub fn when_it_comes(leave: impl FnOnce() + 'static) {
    if let Some(window) = web_sys::window() {
        EventListener::once(&window, LEAVE, move |_| leave()).forget();
    }
}
