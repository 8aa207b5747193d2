//! Choices from a closed list: radios, a select for long lists, and check boxes where several may be chosen.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::facts::{Choice, Path, Value, Vocabulary};
use crate::text::countries;
use crate::text::vocabulary::{choice, found, help};

use super::super::state::Action;
use super::{Page, id_of};

/// Radios up to this many choices; a longer list is a select
const MOST_RADIOS: usize = 6;

/// What kind of choice
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pick {
    /// Yes or no
    YesNo,
    /// One of a list
    One(Vocabulary),
    /// Several of a list
    Many(Vocabulary),
}

/// Props of [`Choices`]
#[derive(PartialEq, Properties)]
pub struct ChoicesProps {
    /// The language, and where to send
    pub page: Page,
    /// The fact
    pub path: Path,
    /// What kind of choice
    pub pick: Pick,
    /// What is chosen
    pub value: Option<Value>,
    /// Only these of the list
    #[prop_or_default]
    pub only: Option<Vec<u16>>,
    /// What describes the field beside its label
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
}

/// The choices, always with "do not know yet"
#[component]
pub fn Choices(props: &ChoicesProps) -> Html {
    let choices = |vocabulary: Vocabulary| -> Vec<u16> {
        let all = 0..u16::try_from(vocabulary.ids().len()).unwrap_or(u16::MAX);
        all.filter(|index| props.only.as_ref().is_none_or(|only| only.contains(index))).collect()
    };
    match props.pick {
        Pick::YesNo => {
            let words = props.page.words();
            let options = [(words.yes, true), (words.no, false)];
            let radios = options.into_iter().map(|(label, yes)| (label, "", Value::YesNo(yes)));
            radio_list(props, radios.collect(), "inline")
        }
        Pick::One(Vocabulary::Country) => html! {
            <CountrySelect page={props.page.clone()} path={props.path} value={props.value.clone()}
                described_by={props.described_by.clone()} />
        },
        Pick::One(vocabulary) if choices(vocabulary).len() > MOST_RADIOS => {
            let lang = props.page.lang;
            let options: Vec<_> = choices(vocabulary)
                .into_iter()
                .map(|index| (index, choice(lang, vocabulary, index)))
                .collect();
            select(&props.page, props.path, &props.value, &options, props.described_by.clone())
        }
        Pick::One(vocabulary) => {
            let lang = props.page.lang;
            let radios = choices(vocabulary).into_iter().map(|index| {
                (choice(lang, vocabulary, index), help(lang, vocabulary, index), Value::One(index))
            });
            radio_list(props, radios.collect(), "")
        }
        Pick::Many(vocabulary) => check_boxes(props, vocabulary, &choices(vocabulary)),
    }
}

fn radio_list(
    props: &ChoicesProps,
    options: Vec<(&'static str, &'static str, Value)>,
    class: &'static str,
) -> Html {
    let id = id_of(props.path);
    let radio = |number: usize, label: &'static str, help: &'static str, value: Option<Value>| {
        // The first has the field's own id, so that a link to the field lands on it.
        let own = if number == 0 { id.clone() } else { format!("{id}.{number}") };
        let help_id = (!help.is_empty()).then(|| format!("{own}-help"));
        let checked = props.value == value;
        let onchange = props.page.on::<Event>(Action::Choose(props.path, value));
        html! {
            <div class="choice" key={number}>
                <input type="radio" id={own.clone()} name={id.clone()} {checked} {onchange} aria-describedby={help_id.clone()} />
                <label for={own}>{ label }</label>
                if let Some(help_id) = help_id {
                    <p class="help" id={help_id}>{ help }</p>
                }
            </div>
        }
    };
    let unknown = radio(0, props.page.words().unknown, "", None);
    let known = options
        .into_iter()
        .enumerate()
        .map(|(number, (label, help, value))| radio(number + 1, label, help, Some(value)));
    html! { <div class={classes!("choices", class)}>{ unknown }{ for known }</div> }
}

fn check_boxes(props: &ChoicesProps, vocabulary: Vocabulary, choices: &[u16]) -> Html {
    let id = id_of(props.path);
    let chosen = match &props.value {
        Some(Value::Many(chosen)) => Some(chosen.clone()),
        _ => None,
    };
    let words = props.page.words();
    let lang = props.page.lang;
    let check_box = |number: String, label: &'static str, checked: bool, next: Option<Value>| {
        let onchange = props.page.on::<Event>(Action::Choose(props.path, next));
        html! {
            <div class="choice" key={number.clone()}>
                <input type="checkbox" id={number.clone()} {checked} {onchange} />
                <label for={number}>{ label }</label>
            </div>
        }
    };
    // Ticking "do not know yet" takes the answer away; taking its tick away says that none of these is the answer.
    let unknown = {
        let next = chosen.is_none().then(|| Value::Many(vec![]));
        check_box(id.clone(), words.unknown, chosen.is_none(), next)
    };
    let none = {
        let is_none = chosen.as_ref().is_some_and(Vec::is_empty);
        check_box(format!("{id}.none"), words.none_of_these, is_none, (!is_none).then(|| Value::Many(vec![])))
    };
    let known = choices.iter().map(|index| {
        let next = toggled(chosen.as_deref().unwrap_or_default(), *index);
        let checked = chosen.as_ref().is_some_and(|chosen| chosen.contains(index));
        check_box(format!("{id}.{index}"), choice(lang, vocabulary, *index), checked, next)
    });
    html! { <div class="choices">{ unknown }{ for known }{ none }</div> }
}

/// The chosen members with one put in or taken out, in order; with none left nothing is said
pub fn toggled(chosen: &[u16], index: u16) -> Option<Value> {
    let mut next: Vec<u16> = chosen.iter().copied().filter(|one| *one != index).collect();
    if next.len() == chosen.len() {
        next.push(index);
        next.sort_unstable();
    }
    (!next.is_empty()).then_some(Value::Many(next))
}

fn select(
    page: &Page,
    path: Path,
    value: &Option<Value>,
    options: &[(u16, &'static str)],
    described_by: Option<AttrValue>,
) -> Html {
    let onchange = {
        let send = page.send.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                let value = select.value().parse().ok().map(Value::One);
                send.dispatch(Action::Choose(path, value));
            }
        })
    };
    let options = options.iter().map(|(index, label)| {
        let selected = *value == Some(Value::One(*index));
        html! { <option key={*index} value={index.to_string()} {selected}>{ *label }</option> }
    });
    html! {
        <select id={id_of(path)} {onchange} aria-describedby={described_by}>
            <option key="unknown" value="" selected={value.is_none()}>{ page.words().unknown }</option>
            { for options }
        </select>
    }
}

/// Props of [`CountrySelect`]
#[derive(PartialEq, Properties)]
struct CountrySelectProps {
    page: Page,
    path: Path,
    value: Option<Value>,
    described_by: Option<AttrValue>,
}

/// All countries in a select, with a field that narrows it: old and other names find theirs
#[component]
fn CountrySelect(props: &CountrySelectProps) -> Html {
    let typed = use_state(String::new);
    let all = use_memo(props.page.lang, |lang| countries::sorted(*lang));
    let options: Vec<(u16, &'static str)> = all
        .iter()
        .map(|(country, name)| (country.index(), *name))
        .filter(|(index, _)| {
            found(Vocabulary::Country, *index, &typed) || props.value == Some(Value::One(*index))
        })
        .collect();
    let id = id_of(props.path);
    let search = format!("{id}-search");
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                typed.set(input.value());
            }
        })
    };
    let onkeydown = Callback::from(|event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
        }
    });
    html! {
        <div class="country">
            { select(&props.page, props.path, &props.value, &options, props.described_by.clone()) }
            <label class="minor" for={search.clone()}>{ props.page.words().filter_country }</label>
            <input type="search" id={search} autocomplete="off" spellcheck="false" value={(*typed).clone()} {oninput} {onkeydown} />
        </div>
    }
}
