//! The lists of parties and of activities: each member with its own questions, and whether the list is complete.

use yew::prelude::*;

use crate::engine::questions::Asked;
use crate::facts::{Choice, Country, Field, Path, Place, Record, Scope, Value};
use crate::text::sentences::value;

use super::super::state::{Action, State};
use super::{Page, Question, id_of, question_at};

/// Props of [`Members`]
#[derive(PartialEq, Properties)]
pub struct MembersProps {
    /// The language, and where to send
    pub page: Page,
    /// The answers
    pub state: UseReducerHandle<State>,
    /// Parties or activities
    pub scope: Scope,
    /// What to ask of each
    pub asked: Asked,
}

/// One of the two lists
#[component]
pub fn Members(props: &MembersProps) -> Html {
    let words = props.page.words();
    let answers = &props.state.answers;
    let parties = props.scope == Scope::Party;
    let (members, asked, place): (&[Record], _, fn(u16) -> Place) = if parties {
        (answers.parties.as_deref().unwrap_or_default(), &props.asked.parties, Place::Party)
    } else {
        (answers.activities.as_deref().unwrap_or_default(), &props.asked.activities, Place::Activity)
    };
    let (heading, help, add, new, more, done) = if parties {
        (
            words.partners,
            words.partners_help,
            words.add_party,
            Place::NewParty,
            Field::PartiesMore,
            words.parties_done,
        )
    } else {
        let new = Place::NewActivity;
        (
            words.activities,
            words.activities_help,
            words.add_activity,
            new,
            Field::ActivitiesMore,
            words.activities_done,
        )
    };
    let own = members
        .iter()
        .position(|party| parties && party.one::<Country>(Field::PartyCountry) == Some(Country::SWEDEN));
    let rows = (0..members.len()).map(|index| {
        let place = place(u16::try_from(index).unwrap_or(u16::MAX));
        let fields = asked.get(index).map(Vec::as_slice).unwrap_or_default();
        member(props, place, index, fields, own == Some(index))
    });
    let closed = Path::idea(more);
    let is_closed = answers.idea.yes(more) == Some(false);
    let toggle = props.page.on::<Event>(Action::Choose(closed, Some(Value::YesNo(is_closed))));
    let done_help = format!("{}-help", id_of(closed));
    html! {
        <section class="members" aria-labelledby={format!("members-{more:?}")}>
            <h3 id={format!("members-{more:?}")}>{ heading }</h3>
            <p class="help">{ help }</p>
            <ol>{ for rows }</ol>
            <button type="button" class="add" id={id_of(Path::new_member(new))} onclick={props.page.on(Action::Add(new))}>
                { add }
            </button>
            <div class="choice done">
                <input type="checkbox" id={id_of(closed)} checked={is_closed} onchange={toggle} aria-describedby={done_help.clone()} />
                <label for={id_of(closed)}>{ done }</label>
                <p class="help" id={done_help}>{ words.list_done_help }</p>
            </div>
        </section>
    }
}

fn member(props: &MembersProps, place: Place, index: usize, fields: &[Field], own: bool) -> Html {
    let words = props.page.words();
    let parties = props.scope == Scope::Party;
    let number = format!("{} {}", if parties { words.party } else { words.activity }, index + 1);
    let title = if own { format!("{number}: {}", words.own_unit) } else { number.clone() };
    let questions = fields.iter().map(|field| {
        let path = Path::at(place, *field);
        if own && *field == Field::PartyCountry {
            let sweden = value(props.page.lang, *field, &Value::One(Country::SWEDEN.index()));
            return html! { <p key="country">{ sweden }</p> };
        }
        if *field == Field::ActivityType {
            let only: Vec<u16> = props.asked.activity_types.iter().map(|kind| kind.index()).collect();
            let value = props.state.answers.get(path).cloned();
            return html! {
                <Question key={path.to_string()} page={props.page.clone()} {path} {value} draft={None} only={Some(only)} />
            };
        }
        question_at(&props.page, &props.state, path)
    });
    html! {
        <li key={index} class="member">
            <fieldset>
                <legend id={id_of(Path { place, field: None }) + &format!("-{index}")} tabindex="-1">{ title }</legend>
                { for questions }
                if !own {
                    <button type="button" class="remove" onclick={props.page.on(Action::Remove(place))}
                        aria-label={format!("{} {number}", words.remove)}>
                        { words.remove }
                    </button>
                }
            </fieldset>
        </li>
    }
}
