//! The third step: the programmes in their order, with verdict, door and why; those that fell away folded below.

use yew::prelude::*;

use crate::engine::{Entry, Verdict};
use crate::facts::{Field, OrgType, Path};
use crate::text::questions::question;
use crate::text::sentences::{call, value, words_of};
use crate::text::vocabulary::org_advice;

use super::super::components::{EntryHead, Page, Reasons, View};
use super::super::state::{Action, State, Step};
use super::HEADING;

/// The third step
#[component]
pub fn Programmes(view: &View) -> Html {
    let View { page, state, seen } = view;
    let words = page.words();
    let lang = page.lang;
    let all = &seen.assessment.programmes;
    let possible = |entry: &&Entry<'static>| entry.verdict != Verdict::No;
    let can = |entry: &&Entry<'static>| entry.call.status.can_be_applied_for();
    let open: Vec<_> = all.iter().filter(possible).filter(can).collect();
    let shut: Vec<_> = all.iter().filter(possible).filter(|entry| !can(entry)).collect();
    let fallen: Vec<_> = all.iter().filter(|entry| !possible(entry)).collect();
    let goals = state.goals_chosen();
    let advice = state.answers.idea.one::<OrgType>(Field::OrgType).and_then(|org| org_advice(lang, org));
    html! {
        <>
            <h1 id={HEADING} tabindex="-1">{ words.programmes_heading }</h1>
            { your_answers(page, state) }
            if let Some(advice) = advice {
                <p class="advice">{ advice }</p>
            }
            <section aria-labelledby="open-ones">
                <h2 id="open-ones">{ format!("{} ({})", words.programmes_open, open.len()) }</h2>
                if open.is_empty() {
                    <p>{ words.programmes_none }</p>
                }
                <ol class="cards">{ for open.iter().map(|entry| card(page, entry, goals, &open)) }</ol>
            </section>
            if !shut.is_empty() {
                <section aria-labelledby="shut-ones">
                    <h2 id="shut-ones">{ format!("{} ({})", words.programmes_closed, shut.len()) }</h2>
                    <ol class="cards">{ for shut.iter().map(|entry| card(page, entry, goals, &shut)) }</ol>
                </section>
            }
            if !fallen.is_empty() {
                <details class="fallen">
                    <summary><h2>{ format!("{} ({})", words.programmes_no, fallen.len()) }</h2></summary>
                    <ul>{ for fallen.iter().map(|entry| fallen_row(page, entry)) }</ul>
                </details>
            }
            <p class="order">{ words.programmes_order }</p>
            <div class="buttons">
                <button type="button" class="plain" onclick={page.on(Action::Go(Step::Goals))}>{ words.back }</button>
                <button type="button" class="plain" onclick={Callback::from(|_: MouseEvent| crate::browser::print::print())}>
                    { words.print }
                </button>
            </div>
        </>
    }
}

/// What was answered in the steps before, each with a way to change it
fn your_answers(page: &Page, state: &State) -> Html {
    let words = page.words();
    let lang = page.lang;
    let asked = [
        (Field::OrgType, Step::Organisation),
        (Field::ResultArea, Step::Organisation),
        (Field::FhskCourse, Step::Organisation),
        (Field::Goals, Step::Goals),
        (Field::Travellers, Step::Goals),
        (Field::Destinations, Step::Goals),
        (Field::HasPartner, Step::Goals),
    ];
    let always = |field: Field| matches!(field, Field::OrgType | Field::Goals);
    let rows = asked.into_iter().filter_map(|(field, step)| {
        let said = state.answers.get(Path::idea(field));
        let shown = said.map(|said| value(lang, field, said));
        let shown = shown.or_else(|| always(field).then(|| words.not_answered.to_owned()))?;
        let label = question(field).label(lang);
        Some(html! {
            <div key={label}>
                <dt>{ label }</dt>
                <dd>
                    { shown }{ " " }
                    <button type="button" class="link" onclick={page.on(Action::Go(step))} aria-label={format!("{}: {label}", words.change)}>
                        { words.change }
                    </button>
                </dd>
            </div>
        })
    });
    html! {
        <section class="your-answers" aria-labelledby="your-answers">
            <h2 id="your-answers">{ words.your_answers }</h2>
            <dl>{ for rows }</dl>
        </section>
    }
}

fn card(page: &Page, entry: &Entry<'static>, goals: usize, among: &[&Entry<'static>]) -> Html {
    let words = page.words();
    let lang = page.lang;
    let programme = entry.programme;
    let name = words_of(lang, &programme.name).to_owned();
    let shared = among.iter().filter(|other| other.rank == entry.rank).count() > 1;
    let step = Step::Programme((&*programme.id).into());
    let href = format!("#{}", step.fragment());
    let go = page.on::<MouseEvent>(Action::Go(step));
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        go.emit(event);
    });
    html! {
        <li class="card" key={programme.id.to_string()} data-programme={programme.id.to_string()}>
            <h3>{ name.clone() }</h3>
            if shared {
                <p class="shared">{ words.equal }</p>
            }
            <EntryHead page={page.clone()} entry={entry.clone()} />
            <p>{ words_of(lang, &programme.summary).to_owned() }</p>
            <h4>{ words.why_here }</h4>
            <Reasons page={page.clone()} entry={entry.clone()} {goals} />
            <p><a class="try" {href} {onclick}>{ format!("{}: {name}", words.try_idea) }</a></p>
        </li>
    }
}

fn fallen_row(page: &Page, entry: &Entry<'static>) -> Html {
    let lang = page.lang;
    let programme = entry.programme;
    let why = entry.no_because.iter().map(|rule| {
        let (title, fix) = (words_of(lang, &rule.title), words_of(lang, &rule.fix));
        html! { <li key={rule.id.to_string()}>{ format!("{title}. {fix}").replace("..", ".") }</li> }
    });
    html! {
        <li key={programme.id.to_string()} data-programme={programme.id.to_string()}>
            <h3>{ words_of(lang, &programme.name).to_owned() }</h3>
            <p>{ call(lang, programme, entry.call) }</p>
            <ul>{ for why }</ul>
        </li>
    }
}
