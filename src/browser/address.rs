//! The fragment of the page's own address: where in the flow the person stands, so that "back" works. In somebody else's
//! document the address is not the page's, and it has no fragment.

use std::cell::RefCell;
use std::rc::Rc;

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

/// The address, followed for as long as this is kept
pub struct Address {
    root: Root,
    /// The fragment that the page put there, or last heard of
    known: Rc<RefCell<String>>,
    _heard: Option<EventListener>,
}

impl Address {
    /// Hears when the person goes back or forward
    pub fn follow(root: &Root, heard: impl Fn(&str) + 'static) -> Self {
        let known = Rc::new(RefCell::new(fragment(root)));
        let listener = own(root).map(|window| {
            let (root, known) = (root.clone(), known.clone());
            EventListener::new(&window, "hashchange", move |_| {
                let now = fragment(&root);
                // The browser tells of what the page itself put there too, and a slow one (seen in WebKit) only after the
                // person's next click: taken for "back", it would undo that click.
                if known.replace(now.clone()) != now {
                    heard(&now);
                }
            })
        });
        Self { root: root.clone(), known, _heard: listener }
    }

    /// Puts a fragment into the address, as a new entry of the history
    pub fn go_to(&self, fragment: &str) {
        let Some(window) = own(&self.root) else { return };
        if self::fragment(&self.root) != fragment {
            drop(window.location().set_hash(fragment));
        }
        // As it now is: a browser may refuse.
        self.known.replace(self::fragment(&self.root));
    }
}
