//! The second step: what to develop, and if they like who travels, where to and whether a partner is found.

use yew::prelude::*;

use crate::facts::{Choice, Field, Goal, Path, Value, Vocabulary};
use crate::text::questions::question;
use crate::text::vocabulary::{found, label};

use super::super::components::{Filter, Matches, View, id_of, question_at};
use super::super::state::{Action, Step};
use super::{HEADING, form};

/// The second step
#[component]
pub fn Goals(view: &View) -> Html {
    let View { page, state, .. } = view;
    let words = page.words();
    let lang = page.lang;
    let typed = use_state(String::new);
    let path = Path::idea(Field::Goals);
    let chosen = state.answers.idea.many(Field::Goals).unwrap_or_default();
    let matching = |goal: &Goal| found(Vocabulary::Goal, goal.index(), &typed);
    let shown = Goal::ALL.iter().filter(|goal| matching(goal)).count();
    let boxes = Goal::ALL.iter().filter(|goal| matching(goal) || chosen.contains(&goal.index())).map(|goal| {
        let id = format!("goal-{}", goal.id());
        let next = super::super::components::toggled(chosen, goal.index());
        let onchange = page.on::<Event>(Action::Choose(path, next));
        html! {
            <div class="choice" key={id.clone()}>
                <input type="checkbox" id={id.clone()} checked={chosen.contains(&goal.index())} {onchange} />
                <label for={id}>{ label(lang, *goal) }</label>
            </div>
        }
    });
    let ontype = {
        let typed = typed.clone();
        Callback::from(move |text| typed.set(text))
    };
    let unknown = page.on::<Event>(Action::Choose(path, None));
    let more = Path::idea(Field::GoalsMore);
    let closed = state.answers.idea.yes(Field::GoalsMore) == Some(false);
    let toggle = page.on::<Event>(Action::Choose(more, Some(Value::YesNo(closed))));
    let wishes = [Field::Travellers, Field::Destinations, Field::HasPartner, Field::Applied];
    let children = html! {
        <>
            <fieldset class="question long" id="goals">
                <legend><h1 id={HEADING} tabindex="-1">{ question(Field::Goals).label(lang) }</h1></legend>
                <p class="help">{ words.goals_help }</p>
                <Filter id="goals-filter" label={words.filter_goals} help={words.filter_goals_help} typed={(*typed).clone()} {ontype} />
                <Matches page={page.clone()} typed={(*typed).clone()} {shown} all={Goal::ALL.len()} />
                <div class="choice">
                    <input type="checkbox" id={id_of(path)} checked={chosen.is_empty()} onchange={unknown} />
                    <label for={id_of(path)}>{ words.unknown }</label>
                </div>
                { for boxes }
            </fieldset>
            <div class="choice done">
                <input type="checkbox" id={id_of(more)} checked={closed} onchange={toggle} aria-describedby="goals-done-help" />
                <label for={id_of(more)}>{ words.goals_done }</label>
                <p class="help" id="goals-done-help">{ words.goals_done_help }</p>
            </div>
            <h2>{ words.wishes }</h2>
            { for wishes.iter().map(|field| question_at(page, state, Path::idea(*field))) }
        </>
    };
    form(page, Step::Programmes, Some(Step::Organisation), children)
}
