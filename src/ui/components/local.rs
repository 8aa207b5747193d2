//! What is around the page: the host's own programmes, whom to ask nearby, what the host is sent, and the network.

use std::rc::Rc;

use web_sys::Event;

use crate::browser::host;
use crate::browser::network::{self, News};
use crate::catalogue::Catalogue;
use crate::text::sentences::words_of;
use crate::wire::to_compact;

use super::super::state::{Action, Local, Programmes, State};
use super::Page;
use super::element::{Attr, Element, button, el, text};

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

/// That a newer version waits, and the way to it
pub fn newer(page: &Page, state: &State) -> Option<Element> {
    let words = page.words();
    let root = page.root.clone();
    let update = Rc::new(move |_: &Event| network::update(&root));
    let told =
        || el("div", "newer").key("newer").attr(Attr::Role, "status").child(text("p", "", words.newer));
    state.newer.then(|| told().child(button("plain", words.newer_use, update)))
}

/// Whether the page works without a network, and where it would
pub fn network(page: &Page, state: &State) -> Element {
    let words = page.words();
    let told = match state.network {
        Some(News::Kept) => Some(words.network_kept),
        Some(_) => Some(words.network_while_open),
        None => None,
    };
    let own_page = page.root.setting("page").map(|address| {
        let link = text("a", "", words.own_page).attr(Attr::Href, address).attr(Attr::Target, "_blank");
        el("p", "").child(link.attr(Attr::Rel, "noopener"))
    });
    // The status is always there: what comes into it is spoken.
    let told = el("p", "").attr(Attr::Role, "status").children(told.map(|told| text("span", "", told)));
    el("div", "network").child(told).maybe(own_page)
}

/// The answers for the host, where it asks for them: nothing is sent but by this button
pub fn send(page: &Page, state: &State) -> Option<Element> {
    let words = page.words();
    page.root.setting("answers")?;
    let (sent, root, answers) = (page.on(Action::Send), page.root.clone(), to_compact(&state.answers));
    let send = Rc::new(move |event: &Event| {
        host::tell(&root, "answers", &[("answers", answers.as_str().into())]);
        sent(event);
    });
    let told =
        el("p", "").attr(Attr::Role, "status").children(state.sent.then(|| text("span", "", words.sent)));
    // Around a frame may be anybody: who gets the answers is named, and the browser gives them to nobody else.
    let to = page.root.setting("host").map(|host| text("b", "", format!(" {}: {host}", words.send_to)));
    let help = text("p", "help", words.send_help).maybe(to);
    Some(el("section", "send").child(help).child(button("plain", words.send, send)).child(told))
}
