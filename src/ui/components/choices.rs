//! Choices from a closed list: radios, a select for long lists, and check boxes where several may be chosen.

use crate::facts::{Choice, Path, Value, Vocabulary};
use crate::text::countries;
use crate::text::vocabulary::{choice as words_for, found, help};

use super::super::state::{Action, State};
use super::element::{Attr, Element, Heard, On, choice, el};
use super::filter::search_field;
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

impl Pick {
    /// Whether it is one field with a label, rather than a group of them
    pub fn is_select(self, only: Option<&[u16]>) -> bool {
        matches!(self, Self::One(vocabulary) if only.map_or(vocabulary.ids().len(), <[u16]>::len) > MOST_RADIOS)
    }
}

/// A field of choices
pub struct Choices<'a> {
    /// The language, and where to send
    pub page: &'a Page,
    /// What is written in search fields
    pub state: &'a State,
    /// The fact
    pub path: Path,
    /// What is chosen
    pub value: Option<Value>,
    /// Only these of the list
    pub only: Option<&'a [u16]>,
    /// What describes the field beside its label
    pub described_by: Option<String>,
}

/// The choices, always with "do not know yet"
pub fn choices(props: &Choices<'_>, pick: Pick) -> Element {
    let lang = props.page.lang;
    let members = |vocabulary: Vocabulary| -> Vec<u16> {
        let all = 0..u16::try_from(vocabulary.ids().len()).unwrap_or(u16::MAX);
        all.filter(|index| props.only.is_none_or(|only| only.contains(index))).collect()
    };
    match pick {
        Pick::YesNo => {
            let words = props.page.words();
            let options = [(words.yes, "", Value::YesNo(true)), (words.no, "", Value::YesNo(false))];
            radios(props, options.into(), "choices inline")
        }
        Pick::One(Vocabulary::Country) => country_select(props),
        Pick::One(vocabulary) if pick.is_select(props.only) => {
            let options: Vec<_> = members(vocabulary)
                .into_iter()
                .map(|index| (index, words_for(lang, vocabulary, index)))
                .collect();
            select_answer(props, &options)
        }
        Pick::One(vocabulary) => {
            let options = members(vocabulary).into_iter().map(|index| {
                (words_for(lang, vocabulary, index), help(lang, vocabulary, index), Value::One(index))
            });
            radios(props, options.collect(), "choices")
        }
        Pick::Many(vocabulary) => boxes(props, vocabulary, &members(vocabulary)),
    }
}

fn radios(
    props: &Choices<'_>,
    options: Vec<(&'static str, &'static str, Value)>,
    class: &'static str,
) -> Element {
    let id = id_of(props.path);
    let radio = |own: String, label: &'static str, help: &'static str, value: Option<Value>| {
        let checked = props.value == value;
        let heard = props.page.on(Action::Choose(props.path, value));
        choice("radio", own, Some(id.clone()), label, help, checked, heard)
    };
    // The first has the field's own id, so that a link to the field lands on it.
    let mut radios = vec![radio(id.clone(), props.page.words().unknown, "", None)];
    for (label, help, value) in options {
        radios.push(radio(format!("{id}.{}", radios.len()), label, help, Some(value)));
    }
    el("div", class).children(radios)
}

fn boxes(props: &Choices<'_>, vocabulary: Vocabulary, members: &[u16]) -> Element {
    let id = id_of(props.path);
    let chosen = match &props.value {
        Some(Value::Many(chosen)) => Some(&chosen[..]),
        _ => None,
    };
    let words = props.page.words();
    let one = |id: String, label: &'static str, checked: bool, next: Option<Value>| {
        choice("checkbox", id, None, label, "", checked, props.page.on(Action::Choose(props.path, next)))
    };
    let none = || Some(Value::Many(vec![]));
    let is_none = chosen.is_some_and(<[u16]>::is_empty);
    let known = members.iter().map(|index| {
        let next = toggled(chosen.unwrap_or_default(), *index);
        let checked = chosen.is_some_and(|chosen| chosen.contains(index));
        one(format!("{id}.{index}"), words_for(props.page.lang, vocabulary, *index), checked, next)
    });
    el("div", "choices")
        // Ticking "do not know yet" takes the answer away; taking its tick away says that none of these is the answer.
        .child(one(id.clone(), words.unknown, chosen.is_none(), if chosen.is_none() { none() } else { None }))
        .children(known)
        .child(one(format!("{id}.none"), words.none_of_these, is_none, if is_none { None } else { none() }))
}

/// The chosen members with one put in or taken out, in order; with none left nothing is said
pub fn toggled(chosen: &[u16], index: u16) -> Option<Value> {
    let mut next: Vec<u16> = chosen.iter().copied().filter(|one| *one != index).collect();
    if next.len() == chosen.len() {
        let place = next.partition_point(|one| *one < index);
        next.insert(place, index);
    }
    (!next.is_empty()).then_some(Value::Many(next))
}

/// A select that answers a question, first of all with "do not know yet"
fn select_answer(props: &Choices<'_>, options: &[(u16, &'static str)]) -> Element {
    let heard = props.page.on_typed(props.path, |path, number| {
        let index = number.parse::<u32>().ok().and_then(|number| u16::try_from(number).ok());
        Action::Choose(path, index.map(Value::One))
    });
    let chosen = match props.value {
        Some(Value::One(index)) => Some(index),
        _ => None,
    };
    select(id_of(props.path), Some(props.page.words().unknown), options, chosen, heard)
        .attr_if(Attr::DescribedBy, props.described_by.clone())
}

/// A select of these options, and before them one for none of them, if there are words for it
pub(super) fn select(
    id: String,
    none: Option<&'static str>,
    options: &[(u16, &'static str)],
    chosen: Option<u16>,
    heard: Heard,
) -> Element {
    let option = |key: String, label: &'static str, selected: bool| {
        el("option", "").key(&key).attr(Attr::Value, key).selected(selected).text(label)
    };
    let options =
        options.iter().map(|(index, label)| option(index.to_string(), label, chosen == Some(*index)));
    el("select", "")
        .attr(Attr::Id, id)
        .on(On::Change, heard)
        .maybe(none.map(|label| option(String::new(), label, chosen.is_none())))
        .children(options)
}

/// All countries in a select, with a field that narrows it: old and other names find theirs
fn country_select(props: &Choices<'_>) -> Element {
    let looking_for = props.state.country_search(props.path);
    let chosen = |index| props.value == Some(Value::One(index));
    let options: Vec<(u16, &'static str)> = countries::sorted(props.page.lang)
        .iter()
        .map(|(country, name)| (country.index(), *name))
        .filter(|(index, _)| chosen(*index) || found(Vocabulary::Country, *index, looking_for))
        .collect();
    let search = format!("{}-search", id_of(props.path));
    let heard = props.page.on_typed(props.path, Action::LookForCountry);
    let field = search_field(search.clone(), looking_for, heard);
    el("div", "country")
        .child(select_answer(props, &options))
        .child(el("label", "minor").attr(Attr::For, search).text(props.page.words().filter_country))
        .child(field)
}
