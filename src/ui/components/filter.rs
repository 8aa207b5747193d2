//! A plain search field over a list, with the matches counted aloud.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::text::sentences::matches as counted;

use super::super::state::{Action, State};
use super::Page;
use super::element::{Element, el};

/// The search field over the list of a step
pub fn filter(
    page: &Page,
    id: &'static str,
    label: &'static str,
    help: &'static str,
    typed: &str,
) -> Element {
    let send = page.send.clone();
    let help_id = format!("{id}-help");
    let field = search_field(id.to_owned(), typed, move |text| {
        let text: Rc<str> = text.into();
        send.dispatch(Action::LookFor(text.clone()));
        let send = send.clone();
        // Spoken at each key, the number would be cut off by the next one.
        Timeout::new(600, move || send.dispatch(Action::Rest(text))).forget();
    });
    el("div", "filter")
        .child(el("label", "").attr("for", id).text(label))
        .child(el("p", "help").attr("id", help_id.clone()).text(help))
        .child(field.attr("aria-describedby", help_id))
}

/// A search field. Enter does nothing here: it must not send the form while someone is looking for a word.
pub fn search_field(id: String, typed: &str, ontype: impl Fn(String) + 'static) -> Element {
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            ontype(input.value());
        }
    });
    let onkeydown = Callback::from(|event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
        }
    });
    el("input", "")
        .attr("type", "search")
        .attr("id", id)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .value(typed.to_owned())
        .on_input(oninput)
        .on_key(onkeydown)
}

/// The number of matches: seen at once, and spoken when the typing rests
pub fn matches(page: &Page, state: &State, shown: usize, all: usize) -> Element {
    let sentence = |when: bool| if when { counted(page.lang, shown, all) } else { String::new() };
    let looking = !state.looking_for.is_empty();
    el("div", "").children([
        el("p", "matches").attr("aria-hidden", "true").text(sentence(looking)),
        el("p", "unseen")
            .attr("role", "status")
            .text(sentence(looking && state.rested_at == state.looking_for)),
    ])
}
