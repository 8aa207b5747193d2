//! Two programmes side by side: what each says of the same idea.

use std::rc::Rc;

use web_sys::Event;

use crate::catalogue::Programme;
use crate::engine::{Entry, Outcome};
use crate::text::sentences::{call, effort, goals_met, role, rules_checked, stale, verdict, words_of};

use super::super::components::element::{Attr, Element, button, el, link, text, typed};
use super::super::components::{Told, View, select};
use super::super::state::{Action, Step};
use super::{heading, help, print_button};

/// What is told of both, one row each
type Row = (&'static str, fn(&View, &Entry<'static>) -> Element);

/// The page of the comparison
pub fn compare(view: &View) -> Element {
    let words = view.page.words();
    let pair = pair(view);
    let labels = [words.compare_first, words.compare_second];
    let selects =
        (0..).zip(labels).zip(pair).map(|((place, label), entry)| choice(view, place, label, entry));
    let rows: [Row; 12] = [
        (words.compare_shape, |view, entry| {
            let lang = view.page.lang;
            let strong = text("strong", "", verdict(lang, entry));
            el("td", "")
                .child(el("p", "").child(strong))
                .child(text("p", "", rules_checked(lang, entry)))
                .maybe(entry.stale.map(|past| text("p", "stale", stale(lang, past))))
        }),
        (words.compare_door, |view, entry| text("td", "", call(view.page.lang, entry.programme, entry.call))),
        (words.compare_role, |view, entry| {
            text(
                "td",
                "",
                role(view.page.lang, entry).unwrap_or_else(|| view.page.words().unknown.to_owned()),
            )
        }),
        (words.compare_goals, |view, entry| {
            let (lang, chosen) = (view.page.lang, view.state.goals_chosen());
            let met = || goals_met(lang, entry.reasons.goals_met, chosen);
            text("td", "", if chosen > 0 { met() } else { view.page.words().not_answered.to_owned() })
        }),
        (words.compare_work, |view, entry| text("td", "", effort(view.page.lang, entry.programme.effort))),
        (words.money_amounts, |view, entry| {
            cell(view, entry, |told| [told.pays(), told.amounts()].into_iter().flatten().collect())
        }),
        (words.money_own, |view, entry| cell(view, entry, |told| told.own())),
        (words.money_who, |view, entry| cell(view, entry, |told| told.who())),
        (words.money_signs, |view, entry| cell(view, entry, |told| told.signs())),
        (words.money_where, |view, entry| cell(view, entry, |told| told.place())),
        (words.fails, |view, entry| titles(view, entry, Outcome::Fail)),
        (words.asks, |view, entry| titles(view, entry, Outcome::Unknown)),
    ];
    let names = pair.iter().flatten().map(|entry| {
        let id = &*entry.programme.id;
        let step = Step::Programme(id.into());
        let to = format!("#{}", step.fragment());
        let name = words_of(view.page.lang, &entry.programme.name);
        el("th", "").attr(Attr::Scope, "col").child(link("", to, name, view.page.on(Action::Go(step))))
    });
    let head = el("thead", "").child(el("tr", "").children(names));
    let rows = rows.iter().map(|(label, row)| {
        let label = text("th", "", *label).attr(Attr::Scope, "rowgroup").attr(Attr::ColSpan, "2");
        let cells = pair.iter().flatten().map(|entry| row(view, entry));
        el("tbody", "").child(el("tr", "").child(label)).child(el("tr", "").children(cells))
    });
    let back = button("main", words.to_programmes, view.page.on(Action::Go(Step::Programmes)));
    el("div", "")
        .child(heading(words.compare))
        .child(help(words.compare_help))
        .child(el("div", "pair programmes").children(selects))
        .child(el("table", "compare").child(head).children(rows))
        .child(el("div", "buttons").child(back).child(print_button(&view.page)))
}

/// The two that were chosen; where one was not, the first in the order that is not the other
fn pair(view: &View) -> [Option<&Entry<'static>>; 2] {
    let programmes = &view.assessment.programmes;
    let place = |entry: &Entry<'static>| {
        view.catalogue.programmes.iter().position(|programme| programme.id == entry.programme.id)
    };
    let chosen = view
        .state
        .compared
        .map(|wanted| programmes.iter().find(|entry| wanted.is_some() && place(entry) == wanted));
    let [first, second] = chosen;
    let other_than = |other: Option<&Entry<'static>>| {
        let is_other =
            |entry: &&Entry<'static>| other.is_none_or(|other| other.programme.id != entry.programme.id);
        programmes.iter().find(is_other)
    };
    let first = first.or_else(|| other_than(second));
    [first, second.or_else(|| other_than(first))]
}

fn choice(view: &View, place: usize, label: &'static str, entry: Option<&Entry<'static>>) -> Element {
    let View { page, catalogue, .. } = view;
    let id = if place == 0 { "compare-first" } else { "compare-second" };
    let options: Vec<(u16, &'static str)> = (0..)
        .zip(catalogue.programmes.iter().map(|programme| words_of(page.lang, &programme.name)))
        .collect();
    let is_chosen = |programme: &Programme| entry.is_some_and(|entry| entry.programme.id == programme.id);
    let chosen = catalogue.programmes.iter().position(is_chosen).and_then(|place| u16::try_from(place).ok());
    let send = page.send.clone();
    let heard = Rc::new(move |event: &Event| {
        if let Ok(programme) = typed(event).parse() {
            send.dispatch(Action::Compare(place, programme));
        }
    });
    el("p", "question").child(text("label", "", label).attr(Attr::For, id)).child(select(
        id.to_owned(),
        None,
        &options,
        chosen,
        heard,
    ))
}

/// What is told of money and applying
fn cell(view: &View, entry: &Entry<'static>, of: fn(Told<'_>) -> Vec<Element>) -> Element {
    let told = of(Told { view, entry, sources: false });
    if told.is_empty() {
        return text("td", "", view.page.words().compare_unstated);
    }
    el("td", "").children(told)
}

/// What the formal rules with this outcome say, each once
fn titles(view: &View, entry: &Entry<'static>, outcome: Outcome) -> Element {
    let mut titles: Vec<&'static str> = vec![];
    for found in entry.formal().filter(|found| found.outcome == outcome) {
        let title = words_of(view.page.lang, &found.rule.words.title);
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    if titles.is_empty() {
        return text("td", "", view.page.words().compare_none);
    }
    el("td", "").child(el("ul", "").children(titles.into_iter().map(|title| text("li", "", title))))
}
