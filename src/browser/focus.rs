//! Moving the focus and the view, and the title and language of the document or of the page's part of it.

use super::root::Root;

/// Moves the focus to the element with an id, and the view so that it begins there
pub fn to(root: &Root, id: &str) {
    if let Some(element) = root.find(id) {
        // The focus alone scrolls no further than it must: the first line of a long part would stand at the lower edge.
        element.scroll_into_view();
        drop(element.focus());
    }
}

/// Moves the focus to the element with an id, and the view no further than it must: the person is there already
pub fn on(root: &Root, id: &str) {
    if let Some(element) = root.find(id) {
        drop(element.focus());
    }
}

/// Opens every fold around the element with an id, so that it can take the focus
pub fn unfold(root: &Root, id: &str) {
    let Some(element) = root.find(id) else { return };
    while let Ok(Some(fold)) = element.closest("details:not([open])") {
        if fold.set_attribute("open", "").is_err() {
            return;
        }
    }
}

/// Scrolls to the top, where a new step begins
pub fn to_top(root: &Root) {
    if root.has_document() {
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    } else {
        root.element().scroll_into_view();
    }
}

/// Names the document, where it is the page's own
pub fn title(root: &Root, title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document())
        && root.has_document()
    {
        document.set_title(title);
    }
}

/// Says which language the document is in, or the page's part of it
pub fn language(root: &Root, tag: &str) {
    let document = || root.element().closest("html").ok().flatten();
    let whole = if root.has_document() { document() } else { None };
    drop(whole.as_ref().unwrap_or(root.element()).set_attribute("lang", tag));
}
