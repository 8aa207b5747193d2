//! A plain search field over a list, with the matches counted aloud.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use crate::facts::Path;
use crate::text::sentences::matches as counted;

use super::super::state::{Action, State};
use super::Page;
use super::element::{Attr, Element, Heard, On, el, typed as said};

/// The search field over the list of a step
pub fn filter(
    page: &Page,
    id: &'static str,
    label: &'static str,
    help: &'static str,
    typed: &str,
) -> Element {
    let help_id = format!("{id}-help");
    let field = search_field(id.to_owned(), typed, written(page, None));
    el("div", "filter")
        .child(el("label", "").attr(Attr::For, id).text(label))
        .child(el("p", "help").attr(Attr::Id, help_id.clone()).text(help))
        .child(field.attr(Attr::DescribedBy, help_id))
}

/// Sends what is written in the search field of a step, or in that of a country, and when the typing rests
pub fn written(page: &Page, country: Option<Path>) -> Heard {
    let send = page.send.clone();
    Rc::new(move |event: &Event| {
        let text = said(event);
        send.dispatch(match country {
            Some(path) => Action::LookForCountry(path, text.clone()),
            None => Action::LookFor(text.clone()),
        });
        let send = send.clone();
        // Spoken at each key, the number would be cut off by the next one.
        Timeout::new(600, move || send.dispatch(Action::Rest(text))).forget();
    })
}

/// A search field. Enter does nothing here: it must not send the form while someone is looking for a word.
pub fn search_field(id: String, typed: &str, heard: Heard) -> Element {
    let key = |event: &Event| {
        // It is listened to as a key.
        if event.unchecked_ref::<KeyboardEvent>().key() == "Enter" {
            event.prevent_default();
        }
    };
    el("input", "")
        .attr(Attr::Type, "search")
        .attr(Attr::Id, id)
        .attr(Attr::Autocomplete, "off")
        .attr(Attr::Spellcheck, "false")
        .value(typed.to_owned())
        .on(On::Input, heard)
        .on(On::Key, Rc::new(key))
}

/// The number of matches
pub fn matches(page: &Page, state: &State, shown: usize, all: usize) -> Element {
    let looking = !state.looking_for.is_empty();
    let said = if looking { counted(page.lang, shown, all) } else { String::new() };
    spoken_at_rest(said, state.rested_at == state.looking_for)
}

/// What came of a search: seen at once, and spoken when the typing rests
pub fn spoken_at_rest(said: String, rested: bool) -> Element {
    let spoken = if rested { said.clone() } else { String::new() };
    el("div", "")
        .child(el("p", "matches").attr(Attr::Hidden, "true").text(said))
        .child(el("p", "unseen").attr(Attr::Role, "status").text(spoken))
}
