//! One question: its label, what explains it, the field that its kind of value needs, and what is wrong with it.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::browser::focus;
use crate::facts::{Path, Place, Unit, Value};
use crate::text::Lang;
use crate::text::page;
use crate::text::questions::question;
use crate::text::sentences::{asked, number_bounds};

use super::super::state::{Action, Draft, Input, Problem, State};
use super::choices::choices;
use super::element::{Element, el, link, text};
use super::{Choices, Page, Pick};

/// The id of a question's field
pub fn id_of(path: Path) -> String {
    match path.field {
        Some(_) => format!("f-{path}"),
        None if path.place == Place::NewActivity => "add-activity".to_owned(),
        None => "add-party".to_owned(),
    }
}

/// The question for a fact, with what the state knows of it
pub fn question_at(page: &Page, state: &State, path: Path) -> Element {
    question_among(page, state, path, None)
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
    let described_by: Option<String> = match (&problem_id, &help_id) {
        (Some(problem), Some(help)) => Some(format!("{problem} {help}")),
        (one, other) => one.clone().or_else(|| other.clone()),
    };
    let class = if problem.is_some() { "question wrong" } else { "question" };
    let wrong = problem.is_some().then_some("true");
    let aside = [
        help_id.map(|id| el("p", "help").attr("id", id).text(help)),
        problem.zip(problem_id).map(|(problem, id)| el("p", "problem").attr("id", id).text(problem)),
    ];
    let pick = match field.info().unit {
        Unit::YesNo => Some(Pick::YesNo),
        Unit::One(vocabulary) => Some(Pick::One(vocabulary)),
        Unit::Many(vocabulary) => Some(Pick::Many(vocabulary)),
        _ => None,
    };
    let key = id.clone();
    let (field, group) = match pick {
        Some(pick) => {
            let shown = match draft {
                Some(Draft { input: Input::Chosen(value), .. }) => Some(value.clone()),
                _ => value.cloned(),
            };
            let props = Choices { page, state, path, value: shown, only, described_by: described_by.clone() };
            // A select has one field and takes a label; radios and check boxes are a group.
            (choices(&props, pick), !pick.is_select(only))
        }
        None => (typed_field(page, path, value, draft, described_by.clone(), wrong), false),
    };
    let outer = if group {
        el("fieldset", class).attr_if("aria-describedby", described_by).child(text(
            "legend",
            "",
            words.label(lang),
        ))
    } else {
        el("div", class).child(el("label", "").attr("for", id).text(words.label(lang)))
    };
    outer.key(&key).children(aside.into_iter().flatten()).child(field)
}

fn typed_field(
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
        (_, Some(Value::Texts(texts))) => texts.join("\n"),
        (_, Some(Value::Date(date))) => date.to_string(),
        _ => String::new(),
    };
    let send = page.send.clone();
    let typed = move |text: String| send.dispatch(Action::Type(path, text.into()));
    let field = if unit == Some(Unit::Texts) {
        let heard = Callback::from(move |event: InputEvent| {
            if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
                typed(area.value());
            }
        });
        el("textarea", "").attr("rows", "3").on_input(heard)
    } else {
        let heard = Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                typed(input.value());
            }
        });
        let field = match unit {
            Some(Unit::Number(..)) => el("input", "number").attr("type", "text").attr("inputmode", "numeric"),
            Some(Unit::Date) => el("input", "date").attr("type", "date"),
            _ => el("input", "").attr("type", "text"),
        };
        field.attr("autocomplete", "off").on_input(heard)
    };
    field
        .attr("id", id_of(path))
        .value(shown)
        .attr_if("aria-describedby", described_by)
        .attr_if("aria-invalid", wrong)
}

fn problem_words(lang: Lang, problem: Problem) -> String {
    let words = page::page(lang);
    match problem {
        Problem::NotANumber(most) => number_bounds(lang, most),
        Problem::NotADate => format!("{}.", words.not_a_date),
        Problem::TooLong => format!("{}.", words.too_long),
        Problem::Contradicts(path) => format!("{} {}", words.contradicts, asked(lang, path)),
    }
}

/// The summary of what is wrong, each a link to its field
pub fn problems(page: &Page, drafts: &[&Draft]) -> Option<Element> {
    if drafts.is_empty() {
        return None;
    }
    let words = page.words();
    let links = drafts.iter().map(|draft| {
        let id = id_of(draft.path);
        let to = format!("#{id}");
        let label = format!("{}: {}", asked(page.lang, draft.path), problem_words(page.lang, draft.problem));
        let heard = Callback::from(move |()| {
            focus::unfold(&id);
            focus::to(&id);
        });
        el("li", "").child(link("", to, label, heard))
    });
    let summary = el("div", "problems")
        .attr("id", "problems")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "problems-heading")
        .child(el("h2", "").attr("id", "problems-heading").text(words.problem))
        .child(el("ul", "").children(links))
        .child(text("p", "", words.last_good));
    Some(summary)
}
