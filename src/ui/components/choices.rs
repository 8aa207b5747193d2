//! Choices from a closed list: radios, a select for long lists, and check boxes where several may be chosen.

use std::rc::Rc;

use web_sys::Event;

use crate::browser::focus;
use crate::facts::{Choice, Country, Field, Path, Value, Vocabulary};
use crate::text::countries;
use crate::text::sentences::countries_found;
use crate::text::vocabulary::{choice as words_for, found, help};

use super::super::state::{Action, State};
use super::element::{Attr, Element, Heard, On, choice, el};
use super::filter::{search_field, spoken_at_rest, written};
use super::{Page, id_of};

/// Radios up to this many choices; a longer list is a select
const MOST_RADIOS: usize = 6;

/// How many of the countries that are found stand there to be ticked
const MOST_FOUND: usize = 8;

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
        // What was chosen elsewhere stays in sight, so that it can be taken back.
        let is_chosen = |index: u16| props.value == Some(Value::One(index));
        all.filter(|index| props.only.is_none_or(|only| only.contains(index) || is_chosen(*index))).collect()
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
        Pick::Many(Vocabulary::Country) => country_boxes(props),
        Pick::Many(vocabulary) => {
            let known = members(vocabulary).into_iter();
            boxes(props, None, known.map(|index| one_box(props, vocabulary, index)))
        }
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

/// What is chosen; nothing is said where there is no answer
fn chosen<'a>(props: &'a Choices<'_>) -> Option<&'a [u16]> {
    match &props.value {
        Some(Value::Many(chosen)) => Some(chosen),
        _ => None,
    }
}

/// The box of one member of the list
fn one_box(props: &Choices<'_>, vocabulary: Vocabulary, index: u16) -> Element {
    let next = toggled(chosen(props).unwrap_or_default(), index);
    let heard = props.page.on(Action::Choose(props.path, next));
    a_box(props, vocabulary, index, heard)
}

fn a_box(props: &Choices<'_>, vocabulary: Vocabulary, index: u16, heard: Heard) -> Element {
    let lang = props.page.lang;
    let id = format!("{}.{index}", id_of(props.path));
    let checked = chosen(props).is_some_and(|chosen| chosen.contains(&index));
    let (label, help) = (words_for(lang, vocabulary, index), help(lang, vocabulary, index));
    choice("checkbox", id, None, label, help, checked, heard)
}

/// Boxes between that for "do not know yet", a way to find more of them, and that for none of them
fn boxes(props: &Choices<'_>, search: Option<Element>, known: impl Iterator<Item = Element>) -> Element {
    let id = id_of(props.path);
    let chosen = chosen(props);
    let words = props.page.words();
    let one = |id: String, label: &'static str, checked: bool, next: Option<Value>| {
        choice("checkbox", id, None, label, "", checked, props.page.on(Action::Choose(props.path, next)))
    };
    let none = || Some(Value::Many(vec![]));
    let is_none = chosen.is_some_and(<[u16]>::is_empty);
    el("div", "choices")
        // Ticking "do not know yet" takes the answer away; taking its tick away says that none of these is the answer.
        .child(one(id.clone(), words.unknown, chosen.is_none(), if chosen.is_none() { none() } else { None }))
        .maybe(search)
        .children(known)
        .child(one(format!("{id}.none"), words.none_of_these, is_none, if is_none { None } else { none() }))
}

/// Boxes for the countries that are likely, and for those that are looked for: a box for each country of the world
/// would be two hundred stops on the way to the next question
fn country_boxes(props: &Choices<'_>) -> Element {
    let looking_for = props.state.country_search(props.path);
    let chosen = chosen(props).unwrap_or_default();
    let parties = props.state.answers.parties.iter().flatten();
    let likely: Vec<u16> =
        parties.filter_map(|party| party.one::<Country>(Field::PartyCountry)).map(Country::index).collect();
    let mut count = 0;
    let mut known = vec![];
    for (country, _) in countries::sorted(props.page.lang) {
        let index = country.index();
        let is_found = !looking_for.trim().is_empty() && found(Vocabulary::Country, index, looking_for);
        count += usize::from(is_found);
        let stays = likely.contains(&index) || (is_found && count <= MOST_FOUND);
        if stays {
            known.push(one_box(props, Vocabulary::Country, index));
        } else if chosen.contains(&index) {
            known.push(a_box(props, Vocabulary::Country, index, leaves(props, toggled(chosen, index))));
        }
    }
    boxes(props, Some(country_search(props, looking_for, count)), known.into_iter())
}

/// A box that is gone once its tick is: the focus goes to the first box, which is always there
fn leaves(props: &Choices<'_>, next: Option<Value>) -> Heard {
    let choose = props.page.on(Action::Choose(props.path, next));
    let (first, root) = (id_of(props.path), props.page.root.clone());
    Rc::new(move |event: &Event| {
        focus::on(&root, &first);
        choose(event);
    })
}

/// The field to look for a country, and how many are found
fn country_search(props: &Choices<'_>, looking_for: &str, count: usize) -> Element {
    let search = format!("{}-search", id_of(props.path));
    let field = search_field(search.clone(), looking_for, written(props.page, Some(props.path)));
    let said = if looking_for.trim().is_empty() {
        String::new()
    } else {
        countries_found(props.page.lang, count.min(MOST_FOUND), count)
    };
    let rested = *props.state.rested_at == *looking_for;
    el("div", "country")
        .child(el("label", "minor").attr(Attr::For, search).text(props.page.words().filter_country))
        .child(field)
        .child(spoken_at_rest(said, rested))
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
pub fn select(
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
