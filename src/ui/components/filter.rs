//! A plain search field over a list, with the matches counted aloud.

use gloo::timers::callback::Timeout;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::text::sentences::matches;

use super::super::state::Action;
use super::Page;
use super::element::{el, group};

/// The search field over the list of a step
pub fn filter(page: &Page, id: &'static str, label: &'static str, help: &'static str, typed: &str) -> Html {
    let send = page.send.clone();
    let help_id = AttrValue::from(format!("{id}-help"));
    let field = search_field(id.into(), typed, move |text| send.dispatch(Action::LookFor(text.into())));
    el("div", "filter")
        .child(el("label", "").attr("for", id).text(label).html())
        .child(el("p", "help").attr("id", help_id.clone()).text(help).html())
        .child(field.attr("aria-describedby", help_id).html())
        .html()
}

/// A search field. Enter does nothing here: it must not send the form while someone is looking for a word.
pub fn search_field(
    id: AttrValue,
    typed: &str,
    ontype: impl Fn(String) + 'static,
) -> super::element::Element {
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
        .value(typed.to_owned().into())
        .on_input(oninput)
        .on_key(onkeydown)
}

/// Props of [`Matches`]
#[derive(PartialEq, Properties)]
pub struct MatchesProps {
    /// The language
    pub page: Page,
    /// What is written in the field
    pub typed: AttrValue,
    /// How many are shown
    pub shown: usize,
    /// Of how many
    pub all: usize,
}

/// The number of matches: seen at once, and spoken when the typing rests
#[component]
pub fn Matches(props: &MatchesProps) -> Html {
    let spoken = use_state(AttrValue::default);
    let sentence = matches(props.page.lang, props.shown, props.all);
    {
        let (spoken, sentence) = (spoken.clone(), sentence.clone());
        use_effect_with(props.typed.clone(), move |typed| {
            let rest = (!typed.is_empty()).then(|| Timeout::new(600, move || spoken.set(sentence.into())));
            // Dropped at the next key, and with it the announcement that is no longer true.
            move || drop(rest)
        });
    }
    let seen = if props.typed.is_empty() { String::new() } else { sentence };
    group([
        el("p", "matches").attr("aria-hidden", "true").text(seen).html(),
        el("p", "unseen").attr("role", "status").text((*spoken).clone()).html(),
    ])
}
