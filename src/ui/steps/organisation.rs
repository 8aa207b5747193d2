//! The first question: what kind of organisation, found by name, old name or abbreviation, under its area.

use yew::prelude::*;

use crate::facts::{Area, Choice, Field, OrgType, Path, Value, Vocabulary};
use crate::text::questions::question;
use crate::text::vocabulary::{ORG_GROUPS, found, help, label, org_advice, org_group, org_heading};

use super::super::components::{Filter, Matches, Question, View, id_of, question_at};
use super::super::state::{Action, Step};
use super::{HEADING, form};

/// The first step
#[component]
pub fn Organisation(view: &View) -> Html {
    let View { page, state, .. } = view;
    let words = page.words();
    let lang = page.lang;
    let typed = use_state(String::new);
    let path = Path::idea(Field::OrgType);
    let chosen = state.answers.idea.one::<OrgType>(Field::OrgType);
    let matching = |org: &OrgType| found(Vocabulary::OrgType, org.index(), &typed);
    let shown = OrgType::ALL.iter().filter(|org| matching(org)).count();

    let radio = |id: String, value: Option<Value>, label: &'static str, help: &'static str, checked: bool| {
        let help_id = (!help.is_empty()).then(|| format!("{id}-help"));
        let onchange = page.on::<Event>(Action::Choose(path, value));
        html! {
            <div class="choice" key={id.clone()}>
                <input type="radio" name="org" id={id.clone()} {checked} {onchange} aria-describedby={help_id.clone()} />
                <label for={id}>{ label }</label>
                if let Some(help_id) = help_id {
                    <p class="help" id={help_id}>{ help }</p>
                }
            </div>
        }
    };
    let groups = ORG_GROUPS.iter().enumerate().filter_map(|(number, group)| {
        let members: Vec<OrgType> = OrgType::ALL
            .iter()
            .copied()
            .filter(|org| org_group(*org) == *group && (matching(org) || chosen == Some(*org)))
            .collect();
        let heading = format!("org-group-{number}");
        (!members.is_empty()).then(|| {
            html! {
                <div role="group" aria-labelledby={heading.clone()} key={number}>
                    <h2 class="group" id={heading}>{ org_heading(lang, *group) }</h2>
                    { for members.into_iter().map(|org| {
                        let id = format!("org-{}", org.id());
                        let help = help(lang, Vocabulary::OrgType, org.index());
                        radio(id, Some(Value::One(org.index())), label(lang, org), help, chosen == Some(org))
                    }) }
                </div>
            }
        })
    });
    let ontype = {
        let typed = typed.clone();
        Callback::from(move |text| typed.set(text))
    };
    // Which question follows from the type: the area of the result, or the course.
    let area = chosen.filter(|org| org.areas().len() > 1).map(|org| {
        let path = Path::idea(Field::ResultArea);
        let only: Vec<u16> = org.areas().iter().map(|area: &Area| area.index()).collect();
        let value = state.answers.get(path).cloned();
        html! { <Question page={page.clone()} {path} {value} draft={state.draft(path).cloned()} only={Some(only)} /> }
    });
    let course = chosen
        .filter(|org| *org == OrgType::Folkhogskola)
        .map(|_| question_at(page, state, Path::idea(Field::FhskCourse)));
    let advice = chosen.and_then(|org| org_advice(lang, org));

    let children = html! {
        <>
            <fieldset class="question long" id="org">
                <legend><h1 id={HEADING} tabindex="-1">{ question(Field::OrgType).label(lang) }</h1></legend>
                <Filter id="org-filter" label={words.filter_org} help={words.filter_org_help} typed={(*typed).clone()} {ontype} />
                <Matches page={page.clone()} typed={(*typed).clone()} {shown} all={OrgType::ALL.len()} />
                { radio(id_of(path), None, words.unknown, "", chosen.is_none()) }
                { for groups }
            </fieldset>
            <div class="follow-up" aria-live="polite">
                if let Some(org) = chosen {
                    <p>{ format!("{}: {}", words.chosen, label(lang, org)) }</p>
                }
                if let Some(advice) = advice {
                    <p class="advice">{ advice }</p>
                }
            </div>
            { area }
            { course }
        </>
    };
    form(page, Step::Goals, None, children)
}
