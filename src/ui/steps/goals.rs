//! The second step: what to develop, and if they like who travels, where to and whether a partner is found.

use std::rc::Rc;

use web_sys::wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use crate::facts::{Choice, Field, Goal, Path, Vocabulary};
use crate::text::questions::question;
use crate::text::vocabulary::{found, label};

use super::super::components::element::{Element, choice, el, text};
use super::super::components::{Page, filter, goals_end, id_of, matches, question_at, toggled};
use super::super::state::{Action, State, Step};
use super::{form, heading, help};

/// The second step
pub fn goals(page: &Page, state: &State) -> Element {
    let words = page.words();
    let lang = page.lang;
    let typed = &*state.looking_for;
    let path = Path::idea(Field::Goals);
    let chosen = state.answers.idea.many(Field::Goals).unwrap_or_default();
    let matching = |goal: &Goal| found(Vocabulary::Goal, goal.index(), typed);
    let shown = Goal::ALL.iter().filter(|goal| matching(goal)).count();
    // What is chosen stays in sight, whatever is being looked for.
    let boxes =
        Goal::ALL.iter().filter(|goal| matching(goal) || chosen.contains(&goal.index())).map(|goal| {
            let heard = page.on(Action::Choose(path, toggled(chosen, goal.index())));
            let checked = chosen.contains(&goal.index());
            choice("checkbox", format!("goal-{}", goal.id()), None, label(lang, *goal), "", checked, heard)
        });
    // Without its tick nothing changes: a goal that is ticked takes it away.
    let unknown = {
        let forget = page.on(Action::Choose(path, None));
        move |event: &Event| {
            if let Some(tick) = event.target() {
                tick.unchecked_ref::<HtmlInputElement>().set_checked(true);
            }
            forget(event);
        }
    };
    let list = el("fieldset", "question long")
        .child(el("legend", "").child(heading(question(Field::Goals).label(lang))))
        .child(help(words.goals_help))
        .child(filter(page, "goals-filter", words.filter_goals, words.filter_goals_help, typed))
        .child(matches(page, state, shown, Goal::ALL.len()))
        .child(choice("checkbox", id_of(path), None, words.unknown, "", chosen.is_empty(), Rc::new(unknown)))
        .children(boxes);
    let wishes = [
        Field::Travellers,
        Field::Destinations,
        Field::Ways,
        Field::HasPartner,
        Field::OrgNewcomer,
        Field::Applied,
    ];
    let mut children = vec![list, goals_end(page, state), text("h2", "", words.wishes)];
    children.extend(wishes.map(|field| question_at(page, state, Path::idea(field))));
    form(page, Step::Programmes, Some(Step::Organisation), children)
}
