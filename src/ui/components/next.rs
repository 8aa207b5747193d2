//! The next question: one at a time, how many may be left, and for what its answer matters.
//!
//! An answered question stays until the person goes on: whoever walks through radios by arrow keys must not have it
//! vanish at the first of them.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::Event;

use crate::browser::focus;
use crate::engine::assess;
use crate::facts::{Choice, Field, OrgType, Path, Place, Record, Scope};
use crate::text::sentences::{activity, matters_for, questions_left};

use super::super::state::{Action, State, Step};
use super::element::{Attr, Element, On, button, el};
use super::members::{goals_end, list_end};
use super::{View, focus_id, problem_at, question_among, question_at};

/// The id of the card's heading, which takes the focus when the next question comes
const HEADING: &str = "next-question";

/// The card with the next question
pub fn next_question(view: &View) -> Element {
    let View { page, state, catalogue, assessment, .. } = view;
    let (words, lang) = (page.words(), page.lang);
    let waiting = assessment.questions(&state.answers);
    let skipped = |path: Path| state.skipped.iter().position(|skipped| *skipped == path);
    // Those that were put off come last, in the order in which that was done.
    let next = waiting.iter().min_by_key(|waiting| skipped(waiting.path).map_or(0, |place| place + 1));
    let shown = state.asked.as_ref().map(|(path, _)| *path).or(next.map(|next| next.path));
    let more_came = state.asked.as_ref().is_some_and(|(_, before)| {
        assess(catalogue, before, assessment.today).questions(before).len() < waiting.len()
    });
    let wrong = shown.and_then(|path| state.draft(path)).filter(|draft| draft.told);
    let told = [
        wrong.map(|draft| problem_at(lang, draft)),
        (waiting.is_empty()).then(|| words.no_more_questions.to_owned()),
        (!waiting.is_empty()).then(|| questions_left(lang, waiting.len())),
        more_came.then(|| words.more_came.to_owned()),
    ];
    let status = told.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let heading = shown.and_then(|path| about(view, path)).map_or_else(
        || if shown.is_some() { words.next_question } else { words.questions_done }.to_owned(),
        |about| format!("{}: {about}", words.next_question),
    );
    let matters = shown.and_then(|path| waiting.iter().find(|waiting| waiting.path == path));
    let matters = matters.filter(|_| state.asked.is_none()).map(|it| matters_for(lang, it.programmes));
    let go_on = shown.map(|path| {
        let (skip, leave) = (page.on(Action::PutOff(path)), page.on(Action::Leave(String::new())));
        let (wrong, root) = (state.draft(path).is_some(), page.root.clone());
        move |event: &Event| {
            if wrong {
                leave(event);
                focus::to(&root, &focus_id(path, 0));
                return;
            }
            skip(event);
            // Once the other question stands on the screen.
            let root = root.clone();
            Timeout::new(0, move || focus::to(&root, HEADING)).forget();
        }
    });
    let go_on = go_on.map(Rc::new);
    let label = if state.asked.is_some() { words.next_question } else { words.other_question };
    let class = if state.asked.is_some() { "main" } else { "plain" };
    let others = waiting.iter().any(|waiting| Some(waiting.path) != shown);
    let move_on =
        go_on.clone().filter(|_| others).map(|go_on| el("div", "buttons").child(button(class, label, go_on)));
    let mut form = el("form", "")
        .attr(Attr::NoValidate, "")
        .on(On::Leave, page.on(Action::Leave(String::new())))
        .child(el("div", "").maybe(shown.map(|path| question_of(view, path))))
        .child(el("p", "help").text(matters.unwrap_or_default()))
        .maybe(move_on);
    if let Some(go_on) = go_on {
        form = form.on(On::Submit, go_on);
    }
    el("section", "next")
        .attr(Attr::LabelledBy, HEADING)
        .child(el("h2", "").attr(Attr::Id, HEADING).attr(Attr::TabIndex, "-1").text(heading))
        .child(el("p", "left").attr(Attr::Role, "status").text(status))
        .child(form)
}

/// What it is about, where that is not the whole idea: a list with the number of its members, or one of them
fn about(view: &View, path: Path) -> Option<String> {
    let (words, answers) = (view.page.words(), &view.state.answers);
    let counted =
        |name: &str, list: &Option<Vec<Record>>| format!("{name} ({})", list.as_ref().map_or(0, Vec::len));
    match (path.place, path.field) {
        (Place::NewParty, _) | (_, Some(Field::PartiesMore)) => {
            Some(counted(words.partners, &answers.parties))
        }
        (Place::NewActivity, _) | (_, Some(Field::ActivitiesMore)) => {
            Some(counted(words.activities, &answers.activities))
        }
        (Place::Party(index), _) => Some(format!("{} {}", words.party, index + 1)),
        (Place::Activity(index), _) => Some(activity(view.page.lang, answers, index)),
        _ => None,
    }
}

/// The question itself; for a list another member or the word that these are all
fn question_of(view: &View, path: Path) -> Element {
    let View { page, state, .. } = view;
    let state: &State = state;
    match (path.place, path.field) {
        (Place::NewParty, _) | (_, Some(Field::PartiesMore)) => list_end(page, state, Scope::Party),
        (Place::NewActivity, _) | (_, Some(Field::ActivitiesMore)) => list_end(page, state, Scope::Activity),
        (_, Some(Field::GoalsMore)) => {
            let label = format!("{}: {}", page.words().change, page.words().step_goals);
            let change = button("link", label, page.on(Action::Go(Step::Goals)));
            el("div", "").child(el("p", "").child(change)).child(goals_end(page, state))
        }
        (_, Some(Field::ResultArea)) => {
            let org = state.answers.idea.one::<OrgType>(Field::OrgType);
            let areas: Option<Vec<u16>> =
                org.map(|org| org.areas().iter().map(|area| area.index()).collect());
            question_among(page, state, path, areas.as_deref())
        }
        _ => question_at(page, state, path),
    }
}
