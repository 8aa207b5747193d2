//! The third step: the programmes in their order, with verdict, door and why; those that fell away folded below.

use crate::engine::{Entry, Verdict};
use crate::facts::{Field, OrgType, Path};
use crate::text::questions::question;
use crate::text::sentences::{call, gap, value, words_of};
use crate::text::vocabulary::{org_advice, where_to_turn};

use super::super::components::element::{Attr, Element, button, el, fold, link, text};
use super::super::components::{Page, View, entry_head, moved, nearest, next_question, openers, reasons};
use super::super::state::{Action, State, Step};
use super::{heading, print_button};

/// The third step
pub fn programmes(view: &View) -> Element {
    let View { page, state, assessment, .. } = view;
    let words = page.words();
    let all = &assessment.programmes;
    let possible = |entry: &&Entry<'static>| entry.verdict != Verdict::No;
    let can = |entry: &&Entry<'static>| entry.call.status.can_be_applied_for();
    let open: Vec<_> = all.iter().filter(possible).filter(can).collect();
    let shut: Vec<_> = all.iter().filter(possible).filter(|entry| !can(entry)).collect();
    let fallen: Vec<_> = all.iter().filter(|entry| !possible(entry)).collect();
    let goals = state.goals_chosen();
    let org = state.answers.idea.one::<OrgType>(Field::OrgType);
    let advice = org.and_then(|org| org_advice(page.lang, org));

    let missing = assessment.gap().map(|missing| {
        let said = el("p", "gap").child(text("b", "", gap(page.lang, missing)));
        // The advice for the type stands further up.
        if advice.is_some() { said } else { said.text(" ").text(where_to_turn(page.lang, org)) }
    });
    let count =
        |heading: &str, entries: &[&Entry<'static>]| text("h2", "", format!("{heading} ({})", entries.len()));
    let cards = |entries: &[&Entry<'static>]| {
        el("ol", "cards").children(entries.iter().map(|entry| card(page, entry, goals, entries)))
    };
    let shut = (!shut.is_empty())
        .then(|| el("section", "").child(count(words.programmes_closed, &shut)).child(cards(&shut)));
    let fallen = (!fallen.is_empty()).then(|| {
        let rows = el("ul", "").children(fallen.iter().map(|entry| fallen_row(page, entry)));
        let rows = el("div", "").maybe(nearest(view)).child(rows);
        fold("fallen", count(words.programmes_no, &fallen), rows)
    });
    let back = button("plain", words.back, page.on(Action::Go(Step::Goals)));
    let compare =
        link("", format!("#{}", Step::Compare.fragment()), words.compare, page.on(Action::Go(Step::Compare)));
    el("div", "")
        .child(heading(words.programmes_heading))
        .child(your_answers(page, state))
        .child(moved(view))
        .maybe(advice.map(|advice| text("p", "advice", advice)))
        .child(next_question(view))
        .maybe(openers(view))
        .child(
            el("section", "").child(count(words.programmes_open, &open)).maybe(missing).child(cards(&open)),
        )
        .maybe(shut)
        .maybe(fallen)
        .child(el("p", "").child(compare))
        .child(text("p", "order", words.programmes_order))
        .child(el("div", "buttons").child(back).child(print_button(page)))
}

/// What was answered in the steps before, each with a way to change it
fn your_answers(page: &Page, state: &State) -> Element {
    let words = page.words();
    let asked = [
        (Field::OrgType, Step::Organisation),
        (Field::ResultArea, Step::Organisation),
        (Field::FhskCourse, Step::Organisation),
        (Field::Goals, Step::Goals),
        (Field::Travellers, Step::Goals),
        (Field::Destinations, Step::Goals),
        (Field::Ways, Step::Goals),
        (Field::HasPartner, Step::Goals),
        (Field::OrgNewcomer, Step::Goals),
    ];
    let always = |field: Field| matches!(field, Field::OrgType | Field::Goals);
    let rows = asked.into_iter().filter_map(|(field, step)| {
        let said = state.answers.get(Path::idea(field));
        let shown = said.map(|said| value(page.lang, field, said));
        let shown = shown.or_else(|| always(field).then(|| words.not_answered.to_owned()))?;
        let label = question(field).label(page.lang);
        let change = button("link", words.change, page.on(Action::Go(step)))
            .attr(Attr::Label, format!("{}: {label}", words.change));
        let said = el("dd", "").text(shown).text(" ").child(change);
        Some(el("div", "").child(text("dt", "", label)).child(said))
    });
    el("section", "your-answers").child(text("h2", "", words.your_answers)).child(el("dl", "").children(rows))
}

fn card(page: &Page, entry: &Entry<'static>, goals: usize, among: &[&Entry<'static>]) -> Element {
    let words = page.words();
    let programme = entry.programme;
    let name = words_of(page.lang, &programme.name);
    let shared = among.iter().filter(|other| other.rank == entry.rank).count() > 1;
    let step = Step::Programme((&*programme.id).into());
    let to = format!("#{}", step.fragment());
    let open = link("try", to, format!("{}: {name}", words.try_idea), page.on(Action::Go(step)));
    el("li", "card")
        .key(&programme.id)
        .attr(Attr::DataProgramme, &*programme.id)
        .child(text("h3", "", name))
        .maybe(shared.then(|| text("p", "shared", words.equal)))
        .child(entry_head(page, entry))
        .child(text("p", "", words_of(page.lang, &programme.summary)))
        .child(text("h4", "", words.why_here))
        .child(reasons(page, entry, goals))
        .child(el("p", "").child(open))
}

fn fallen_row(page: &Page, entry: &Entry<'static>) -> Element {
    let lang = page.lang;
    let programme = entry.programme;
    let why = entry.no_because.iter().map(|rule| {
        let title = text("b", "", words_of(lang, &rule.words.title));
        el("li", "").child(title).text(" ").text(words_of(lang, &rule.words.fix))
    });
    el("li", "")
        .key(&programme.id)
        .attr(Attr::DataProgramme, &*programme.id)
        .child(text("h3", "", words_of(lang, &programme.name)))
        .child(text("p", "", call(lang, programme, entry.call)))
        .child(el("ul", "").children(why))
}
