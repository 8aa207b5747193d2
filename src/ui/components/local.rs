//! What the host of the page brings along: its own programmes, and whom to ask nearby.

use crate::catalogue::Catalogue;
use crate::text::sentences::words_of;

use super::super::state::{Local, Programmes};
use super::Page;
use super::element::{Attr, Element, el, text};

/// That the host's programmes could not be had, and that the page goes on without
pub fn local_fault(page: &Page, programmes: Programmes) -> Option<Element> {
    let words = page.words();
    let why = match programmes {
        Programmes::Here(_, Local::Missing) => words.local_missing,
        Programmes::Here(_, Local::Unreadable) => words.local_unreadable,
        _ => return None,
    };
    Some(el("div", "problems").key("local").attr(Attr::Role, "alert").child(text("p", "", why)))
}

/// Whom to ask nearby
pub fn contact(page: &Page, catalogue: &Catalogue) -> Option<Element> {
    let contact = catalogue.contact.as_ref()?;
    let who = words_of(page.lang, &contact.words).to_owned();
    let who = match &*contact.address.0 {
        "" => text("span", "", who),
        address => text("a", "", who).attr(Attr::Href, address.to_owned()).attr(Attr::Rel, "noreferrer"),
    };
    Some(el("p", "contact").child(text("b", "", page.words().contact)).text(": ").child(who))
}
