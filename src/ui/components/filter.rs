//! A plain search field over a list, with the matches counted aloud.

use gloo::timers::callback::Timeout;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::text::sentences::matches;

use super::Page;

/// Props of [`Filter`]
#[derive(PartialEq, Properties)]
pub struct FilterProps {
    /// The id of the field
    pub id: AttrValue,
    /// Its label
    pub label: AttrValue,
    /// What may be written
    pub help: AttrValue,
    /// What is written
    pub typed: AttrValue,
    /// Told of every change
    pub ontype: Callback<String>,
}

/// The search field. Enter does nothing here: it must not send the form while someone is looking for a word.
#[component]
pub fn Filter(props: &FilterProps) -> Html {
    let oninput = {
        let ontype = props.ontype.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                ontype.emit(input.value());
            }
        })
    };
    let onkeydown = Callback::from(|event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
        }
    });
    let help = format!("{}-help", props.id);
    html! {
        <div class="filter">
            <label for={&props.id}>{ &props.label }</label>
            <p class="help" id={help.clone()}>{ &props.help }</p>
            <input type="search" id={&props.id} autocomplete="off" spellcheck="false" aria-describedby={help}
                value={&props.typed} {oninput} {onkeydown} />
        </div>
    }
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
    {
        let spoken = spoken.clone();
        let sentence = matches(props.page.lang, props.shown, props.all);
        use_effect_with(props.typed.clone(), move |typed| {
            let rest = (!typed.is_empty()).then(|| Timeout::new(600, move || spoken.set(sentence.into())));
            // Dropped at the next key, and with it the announcement that is no longer true.
            move || drop(rest)
        });
    }
    html! {
        <>
            <p class="matches" aria-hidden="true">
                { if props.typed.is_empty() { String::new() } else { matches(props.page.lang, props.shown, props.all) } }
            </p>
            <p class="unseen" role="status">{ (*spoken).clone() }</p>
        </>
    }
}
