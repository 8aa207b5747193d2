//! Moving the focus and the view, and the document's own title and language.

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Moves the focus to the element with an id, and the view so that it begins there
pub fn to(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element {
        // The focus alone scrolls no further than it must: the first line of a long part would stand at the lower edge.
        element.scroll_into_view();
        // The page has no other kind of elements.
        drop(element.unchecked_into::<HtmlElement>().focus());
    }
}

/// Moves the focus to the element with an id, and the view no further than it must: the person is there already
pub fn on(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        drop(element.unchecked_into::<HtmlElement>().focus());
    }
}

/// Opens every fold around the element with an id, so that it can take the focus
pub fn unfold(id: &str) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else { return };
    while let Ok(Some(fold)) = element.closest("details:not([open])") {
        if fold.set_attribute("open", "").is_err() {
            return;
        }
    }
}

/// Scrolls to the top, where a new step begins
pub fn to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Names the document
pub fn title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Says which language the document is in
pub fn language(tag: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        drop(root.set_attribute("lang", tag));
    }
}
