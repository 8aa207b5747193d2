//! The element that the page stands in: the body of a document of its own, or a part of somebody else's page.
//!
//! Whatever the page and the scripts around it tell each other is an event of this element, so that several pages may stand
//! in one document.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Document, Element, Event, HtmlElement};

/// The element, with what the scripts around it have written on it
#[derive(Clone, Debug, PartialEq)]
pub struct Root(Element);

impl Root {
    /// The page's place
    pub fn new(element: Element) -> Self {
        Self(element)
    }

    /// The element itself
    pub fn element(&self) -> &Element {
        &self.0
    }

    /// What was written on the element under a name, `data-` before it; nothing where it is empty
    pub fn setting(&self, name: &str) -> Option<String> {
        self.0.get_attribute(&format!("data-{name}")).filter(|setting| !setting.is_empty())
    }

    /// Whether the document is the page's own, its title, its language and its address with it: the script around it says so
    pub fn has_document(&self) -> bool {
        self.setting("document").is_some()
    }

    /// The element with an id, among those that stand in the same tree
    pub(super) fn find(&self, id: &str) -> Option<HtmlElement> {
        // A shadow root finds by id as a document does.
        let tree = self.0.get_root_node().unchecked_into::<Document>();
        // The page has no other kind of elements.
        Some(tree.get_element_by_id(id)?.unchecked_into())
    }

    /// Hears an event
    pub fn listen(&self, event: &'static str, heard: impl Fn(&Event) + 'static) -> EventListener {
        EventListener::new(&self.0, event, move |event| heard(event))
    }

    /// Tells the scripts around the page
    pub fn tell(&self, event: &str, detail: &JsValue) {
        let settings = CustomEventInit::new();
        settings.set_detail(detail);
        if let Ok(event) = CustomEvent::new_with_event_init_dict(event, &settings) {
            drop(self.0.dispatch_event(&event));
        }
    }
}

/// What an event brings
pub(super) fn detail(event: &Event) -> JsValue {
    event.unchecked_ref::<CustomEvent>().detail()
}
