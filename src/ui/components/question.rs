//! One question: its label, what explains it, the field that its kind of value needs, and what is wrong with it.

use crate::engine::questions::offered;
use crate::facts::{Field, Path, Place, Unit, Value};
use crate::text::Lang;
use crate::text::page;
use crate::text::questions::question;
use crate::text::sentences::{asked, number_bounds, period_ends_first};

use super::super::state::{Action, Draft, Input, Problem, State};
use super::choices::choices;
use super::element::{Attr, Element, On, el, link_to, text};
use super::length::{length, wrong_date};
use super::members::member_id;
use super::{Choices, Page, Pick};

/// The id of a question's field
pub fn id_of(path: Path) -> String {
    match path.field {
        Some(_) => format!("f-{path}"),
        None if path.place == Place::NewActivity => "add-activity".to_owned(),
        None => "add-party".to_owned(),
    }
}

/// The id of one of the dates of these periods
pub(super) fn date_id(path: Path, at: u16) -> String {
    format!("{}.{at}", id_of(path))
}

/// The id of a fact's field, or of a member or the way to add one; and of one of several dates
pub fn focus_id(path: Path, date: u16) -> String {
    match path.field {
        None => member_id(path.place),
        Some(Field::Periods) => date_id(path, date),
        Some(_) => id_of(path),
    }
}

/// The question for a fact, with what the state knows of it and the choices that are worth offering
pub fn question_at(page: &Page, state: &State, path: Path) -> Element {
    let only = path.field.and_then(|field| offered(&state.answers, field));
    question_among(page, state, path, only.as_deref())
}

/// The question for a fact with only some members of its list
pub fn question_among(page: &Page, state: &State, path: Path, only: Option<&[u16]>) -> Element {
    let Some(field) = path.field else { return el("div", "") };
    let value = state.answers.get(path);
    let draft = state.draft(path);
    let lang = page.lang;
    let words = question(field);
    let id = id_of(path);
    let problem = draft.filter(|draft| draft.told).map(|draft| problem_words(lang, draft.problem));
    let help = words.help(lang);
    let help_id = (!help.is_empty()).then(|| format!("{id}-help"));
    let problem_id = problem.is_some().then(|| format!("{id}-problem"));
    let mut described_by: Option<String> = match (&problem_id, &help_id) {
        (Some(problem), Some(help)) => Some(format!("{problem} {help}")),
        (one, other) => one.clone().or_else(|| other.clone()),
    };
    let class = if problem.is_some() { "question wrong" } else { "question" };
    let wrong = problem.is_some().then_some("true");
    let help = help_id.map(|id| el("p", "help").attr(Attr::Id, id).text(help));
    let problem =
        problem.zip(problem_id).map(|(problem, id)| el("p", "problem").attr(Attr::Id, id).text(problem));
    let pick = match field.info().unit {
        Unit::YesNo => Some(Pick::YesNo),
        Unit::One(vocabulary) => Some(Pick::One(vocabulary)),
        Unit::Many(vocabulary) => Some(Pick::Many(vocabulary)),
        _ => None,
    };
    let key = id.clone();
    let (part, group) = match pick {
        Some(pick) => {
            let shown = match draft {
                Some(Draft { input: Input::Chosen(value), .. }) => Some(value.clone()),
                _ => value.cloned(),
            };
            let props = Choices { page, state, path, value: shown, only, described_by: described_by.clone() };
            // A select has one field and takes a label; radios and check boxes are a group.
            (choices(&props, pick), !pick.is_select(only))
        }
        None if field == Field::PhysicalDaysTotal => {
            (length(page, state, path, described_by.take(), wrong), true)
        }
        None => (typed_field(page, path, value, draft, described_by.clone(), wrong), false),
    };
    let outer = if group {
        el("fieldset", class).attr_if(Attr::DescribedBy, described_by).child(text(
            "legend",
            "",
            words.label(lang),
        ))
    } else {
        el("div", class).child(el("label", "").attr(Attr::For, id).text(words.label(lang)))
    };
    outer.key(&key).maybe(help).maybe(problem).child(part)
}

pub(super) fn typed_field(
    page: &Page,
    path: Path,
    value: Option<&Value>,
    draft: Option<&Draft>,
    described_by: Option<String>,
    wrong: Option<&'static str>,
) -> Element {
    let unit = path.field.map(|field| field.info().unit);
    let shown = match (draft, value) {
        (Some(Draft { input: Input::Typed(text), .. }), _) => text.to_string(),
        (_, Some(Value::Number(number))) => number.to_string(),
        (_, Some(Value::Text(text))) => text.to_string(),
        (_, Some(Value::Texts(texts))) => texts.iter().map(|text| &**text).collect::<Vec<_>>().join("\n"),
        (_, Some(Value::Date(date))) => date.to_string(),
        _ => String::new(),
    };
    let field = if unit == Some(Unit::Texts) {
        el("textarea", "").attr(Attr::Rows, "3")
    } else {
        let field = match unit {
            Some(Unit::Number(..)) => {
                el("input", "number").attr(Attr::Type, "text").attr(Attr::InputMode, "numeric")
            }
            Some(Unit::Date) => el("input", "date").attr(Attr::Type, "date"),
            _ => el("input", "").attr(Attr::Type, "text"),
        };
        field.attr(Attr::Autocomplete, "off")
    };
    field
        .on(On::Input, page.on_typed(path, Action::Type))
        .attr(Attr::Id, id_of(path))
        .value(shown)
        .attr_if(Attr::DescribedBy, described_by)
        .attr_if(Attr::Invalid, wrong)
}

pub(super) fn problem_words(lang: Lang, problem: Problem) -> String {
    let words = page::page(lang);
    match problem {
        Problem::NotANumber(most) => number_bounds(lang, most),
        Problem::NotADate(_) => format!("{}.", words.not_a_date),
        Problem::EndsFirst(at) => period_ends_first(lang, at),
        Problem::TooLong => format!("{}.", words.too_long),
        Problem::ChooseMore => format!("{}.", words.choose_more),
        Problem::Contradicts(path) => format!("{} {}", words.contradicts, asked(lang, path)),
    }
}

/// What is wrong, and at which question
pub fn problem_at(lang: Lang, draft: &Draft) -> String {
    format!("{}: {}", asked(lang, draft.path), problem_words(lang, draft.problem))
}

/// The summary of what is wrong, each a link to its field
pub fn problems(page: &Page, drafts: &[&Draft]) -> Option<Element> {
    if drafts.is_empty() {
        return None;
    }
    let words = page.words();
    let links = drafts.iter().map(|draft| {
        let label = problem_at(page.lang, draft);
        let field = focus_id(draft.path, wrong_date(draft));
        el("li", "").child(link_to(&page.root, field, label))
    });
    let summary = el("div", "problems")
        .attr(Attr::Id, "problems")
        .attr(Attr::TabIndex, "-1")
        .attr(Attr::LabelledBy, "problems-heading")
        .child(el("h2", "").attr(Attr::Id, "problems-heading").text(words.problem))
        .child(el("ul", "").children(links))
        .child(text("p", "", words.last_good));
    Some(summary)
}
