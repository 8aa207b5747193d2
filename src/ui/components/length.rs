//! How long a stay is: a number of days, weeks or months, or the dates of its periods.

use std::rc::Rc;

use web_sys::Event;

use crate::facts::{Facts, Field, LengthUnit, Path, Value};
use crate::text::sentences::{period_date, remove_period, value};

use super::super::state::{Action, Draft, Problem, State, split_dates};
use super::choices::select;
use super::element::{Attr, Element, On, button, el, text, typed};
use super::question::{date_id, problem_words, typed_field};
use super::{Page, id_of};

/// Both ways to say how long: the number with its unit, under it the days that it makes, and the dates
pub fn length(
    page: &Page,
    state: &State,
    path: Path,
    described_by: Option<String>,
    wrong: Option<&'static str>,
) -> Element {
    let words = page.words();
    let id = id_of(path);
    let (unit_id, days_id) = (format!("{id}-unit"), format!("{id}-days"));
    let periods = Path::at(path.place, Field::Periods);
    let dates = state.dates(periods);
    let dates = split_dates(&dates);
    let by_dates = (!dates.is_empty()).then_some("");
    let draft = state.draft(path);
    let days = Facts::new(&state.answers).number(path.place, Field::PhysicalDaysTotal).known();
    let unit = if by_dates.is_some() { LengthUnit::Days } else { state.unit_shown(path) };
    let makes = match days {
        // Until the dates are whole, the number holds that was written before them.
        Some(_) if !dates.is_empty() && dates.iter().any(|date| date.is_empty()) => {
            words.days_until_dates.to_owned()
        }
        _ if by_dates.is_some() => words.days_from_dates.to_owned(),
        Some(days) if unit != LengthUnit::Days && draft.is_none() => {
            format!("= {}", value(page.lang, Field::PhysicalDaysTotal, &Value::Number(days)))
        }
        _ => String::new(),
    };
    let shown = days.map(|days| Value::Number(unit.within(days)));
    let described_by = format!("{} {days_id}", described_by.unwrap_or_default());
    let number = typed_field(page, path, shown.as_ref(), draft, Some(described_by), wrong)
        .attr_if(Attr::ReadOnly, by_dates);
    let heard = page.on_typed(path, |path, chosen| {
        Action::CountIn(path, chosen.chars().next().map_or(LengthUnit::Days, LengthUnit::from_digit))
    });
    let units = [(0, words.days), (1, words.weeks), (2, words.months)];
    let unit =
        select(unit_id.clone(), None, &units, Some(unit as u16), heard).attr_if(Attr::Disabled, by_dates);
    let pair = el("div", "pair").child(labelled(id, words.amount.to_owned(), number)).child(labelled(
        unit_id,
        words.length_unit.to_owned(),
        unit,
    ));
    let rows =
        dates.chunks_exact(2).zip(0..).map(|(dates, place)| period(page, state, periods, place, dates));
    let add = if by_dates.is_some() { words.add_period } else { words.dates_instead };
    let new = Action::TypeDate(periods, u16::MAX, "".into());
    el("div", "")
        .child(pair)
        .child(el("p", "days").attr(Attr::Id, days_id).text(makes))
        .child(el("div", "").children(rows))
        .child(button("add", add, page.on(new)).attr(Attr::Id, id_of(periods)))
}

/// The two dates of a period, and the way to take it away
fn period(page: &Page, state: &State, path: Path, place: u16, dates: &[&str]) -> Element {
    let draft = state.draft(path).filter(|draft| draft.told && wrong_date(draft) / 2 == place);
    let problem_id = format!("{}-problem", date_id(path, place * 2));
    let problem = draft.map(|draft| {
        text("p", "problem", problem_words(page.lang, draft.problem)).attr(Attr::Id, problem_id.clone())
    });
    let fields = dates.iter().zip(place * 2..).map(|(date, at)| {
        let id = date_id(path, at);
        let wrong = draft.is_some_and(|draft| wrong_date(draft) == at);
        let send = page.send.clone();
        let heard = move |event: &Event| send.dispatch(Action::TypeDate(path, at, typed(event)));
        let field = el("input", "date")
            .attr(Attr::Type, "date")
            .on(On::Input, Rc::new(heard))
            .attr(Attr::Id, id.clone())
            .value((*date).to_owned())
            .attr_if(Attr::DescribedBy, wrong.then(|| problem_id.clone()))
            .attr_if(Attr::Invalid, wrong.then_some("true"));
        labelled(id, period_date(page.lang, at), field)
    });
    let fields = el("div", "pair").children(fields);
    let remove = page.on(Action::RemovePeriod(path, place));
    el("div", if draft.is_some() { "period wrong" } else { "period" })
        .key(&problem_id)
        .maybe(problem)
        .child(fields)
        .child(button("remove", remove_period(page.lang, place), remove))
}

/// Which of several dates is wrong
pub fn wrong_date(draft: &Draft) -> u16 {
    match draft.problem {
        Problem::NotADate(at) | Problem::EndsFirst(at) => at,
        _ => 0,
    }
}

fn labelled(id: String, label: String, field: Element) -> Element {
    el("div", "").child(el("label", "").attr(Attr::For, id).text(label)).child(field)
}
