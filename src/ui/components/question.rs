//! One question: its label, what explains it, the field that its kind of value needs, and what is wrong with it.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::browser::focus;
use crate::facts::{Path, Place, Unit, Value};
use crate::text::Lang;
use crate::text::page::page;
use crate::text::questions::question;
use crate::text::sentences::{asked, number_bounds};

use super::super::state::{Action, Draft, Input, Problem, State};
use super::{Choices, Page, Pick};

/// The id of a question's field
pub fn id_of(path: Path) -> String {
    match path.field {
        Some(_) => format!("f-{path}"),
        None if path.place == Place::NewActivity => "add-activity".to_owned(),
        None => "add-party".to_owned(),
    }
}

/// Props of [`Question`]
#[derive(PartialEq, Properties)]
pub struct QuestionProps {
    /// The language, and where to send
    pub page: Page,
    /// The fact
    pub path: Path,
    /// The answer
    pub value: Option<Value>,
    /// What is entered and cannot be an answer
    pub draft: Option<Draft>,
    /// Only these of the fact's list
    #[prop_or_default]
    pub only: Option<Vec<u16>>,
}

/// The question for a fact, with what the state knows of it
pub fn question_at(page: &Page, state: &State, path: Path) -> Html {
    let value = state.answers.get(path).cloned();
    let draft = state.draft(path).cloned();
    html! { <Question key={path.to_string()} page={page.clone()} {path} {value} {draft} /> }
}

/// One question
#[component]
pub fn Question(props: &QuestionProps) -> Html {
    let Some(field) = props.path.field else { return Html::default() };
    let lang = props.page.lang;
    let words = question(field);
    let id = id_of(props.path);
    let problem =
        props.draft.as_ref().filter(|draft| draft.told).map(|draft| problem_words(lang, draft.problem));
    let help = words.help(lang);
    let help_id = (!help.is_empty()).then(|| format!("{id}-help"));
    let problem_id = problem.is_some().then(|| format!("{id}-problem"));
    let described_by: Option<AttrValue> = match (&help_id, &problem_id) {
        (Some(help), Some(problem)) => Some(format!("{problem} {help}").into()),
        (one, other) => one.clone().or_else(|| other.clone()).map(AttrValue::from),
    };
    let aside = html! {
        <>
            if let Some(id) = help_id.clone() {
                <p class="help" {id}>{ help }</p>
            }
            if let Some(problem) = problem.clone() {
                <p class="problem" id={problem_id.clone()}>{ problem }</p>
            }
        </>
    };
    let class = classes!("question", problem.is_some().then_some("wrong"));
    let shown = match &props.draft {
        Some(Draft { input: Input::Chosen(value), .. }) => Some(value.clone()),
        _ => props.value.clone(),
    };
    let pick = match field.info().unit {
        Unit::YesNo => Some(Pick::YesNo),
        Unit::One(vocabulary) => Some(Pick::One(vocabulary)),
        Unit::Many(vocabulary) => Some(Pick::Many(vocabulary)),
        _ => None,
    };
    if let Some(pick) = pick {
        let choices = html! {
            <Choices page={props.page.clone()} path={props.path} {pick} value={shown} only={props.only.clone()}
                described_by={described_by.clone()} />
        };
        // A select has one field and takes a label; radios and check boxes are a group.
        return if matches!(field.info().unit, Unit::One(vocabulary) if vocabulary.ids().len() > 6 && props.only.is_none())
        {
            html! { <div {class}><label for={id}>{ words.label(lang) }</label>{ aside }{ choices }</div> }
        } else {
            html! {
                <fieldset {class} aria-describedby={described_by}>
                    <legend>{ words.label(lang) }</legend>{ aside }{ choices }
                </fieldset>
            }
        };
    }
    let text = match (&props.draft, &props.value) {
        (Some(Draft { input: Input::Typed(text), .. }), _) => text.to_string(),
        (_, Some(Value::Number(number))) => number.to_string(),
        (_, Some(Value::Text(text))) => text.to_string(),
        (_, Some(Value::Texts(texts))) => texts.join("\n"),
        (_, Some(Value::Date(date))) => date.to_string(),
        _ => String::new(),
    };
    let typed = {
        let (send, path) = (props.page.send.clone(), props.path);
        move |text: String| send.dispatch(Action::Type(path, text.into()))
    };
    let input = if field.info().unit == Unit::Texts {
        let oninput = Callback::from(move |event: InputEvent| {
            if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
                typed(area.value());
            }
        });
        html! { <textarea id={id.clone()} rows="3" value={text} {oninput} aria-describedby={described_by} /> }
    } else {
        let oninput = Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                typed(input.value());
            }
        });
        let (kind, mode, class) = match field.info().unit {
            Unit::Number(..) => ("text", Some("numeric"), "number"),
            Unit::Date => ("date", None, "date"),
            _ => ("text", None, "text"),
        };
        html! {
            <input type={kind} inputmode={mode} {class} id={id.clone()} autocomplete="off" value={text} {oninput}
                aria-describedby={described_by} aria-invalid={problem.is_some().then_some("true")} />
        }
    };
    html! { <div {class}><label for={id}>{ words.label(lang) }</label>{ aside }{ input }</div> }
}

fn problem_words(lang: Lang, problem: Problem) -> String {
    let words = page(lang);
    match problem {
        Problem::NotANumber(most) => number_bounds(lang, most),
        Problem::NotADate => format!("{}.", words.not_a_date),
        Problem::TooLong => format!("{}.", words.too_long),
        Problem::Contradicts(path) => format!("{} {}", words.contradicts, asked(lang, path)),
    }
}

/// Props of [`Problems`]
#[derive(PartialEq, Properties)]
pub struct ProblemsProps {
    /// The language
    pub page: Page,
    /// What cannot be an answer
    pub drafts: Vec<Draft>,
}

/// The summary of what is wrong, each a link to its field
#[component]
pub fn Problems(props: &ProblemsProps) -> Html {
    let words = props.page.words();
    if props.drafts.is_empty() {
        return Html::default();
    }
    let links = props.drafts.iter().map(|draft| {
        let id = id_of(draft.path);
        let href = format!("#{id}");
        // The fragment of the address is the step: the link moves the focus by itself.
        let onclick = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            focus::unfold(&id);
            focus::to(&id);
        });
        let lang = props.page.lang;
        let label = format!("{}: {}", asked(lang, draft.path), problem_words(lang, draft.problem));
        html! { <li><a {href} {onclick}>{ label }</a></li> }
    });
    html! {
        <div class="problems" id="problems" tabindex="-1" aria-labelledby="problems-heading">
            <h2 id="problems-heading">{ words.problem }</h2>
            <ul>{ for links }</ul>
            <p>{ words.last_good }</p>
        </div>
    }
}
