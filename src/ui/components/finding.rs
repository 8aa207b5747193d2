//! What the rules of a programme say: first what fails, then what is asked, the rest folded with its number.

use yew::prelude::*;

use crate::browser::focus;
use crate::catalogue::{Catalogue, Kind};
use crate::engine::{Entry, Finding, Outcome};
use crate::facts::{Field, Path, Place};
use crate::text::sentences::{asked, given, needed, source, words_of};

use super::super::state::{Action, Step};
use super::{Page, id_of};

/// Props of [`Findings`]
#[derive(PartialEq, Properties)]
pub struct FindingsProps {
    /// The language, and where to send
    pub page: Page,
    /// For the sources
    pub catalogue: &'static Catalogue,
    /// The programme
    pub entry: Entry<'static>,
}

/// The findings of a programme, grouped
#[component]
pub fn Findings(props: &FindingsProps) -> Html {
    let words = props.page.words();
    let of = |kind: fn(Kind) -> bool, outcome: Outcome| -> Vec<&Finding<'static>> {
        props
            .entry
            .findings
            .iter()
            .filter(|found| kind(found.rule.kind) && found.outcome == outcome)
            .collect()
    };
    let formal: fn(Kind) -> bool = |kind| kind == Kind::Formal;
    let should: fn(Kind) -> bool = |kind| kind == Kind::Should;
    let tip: fn(Kind) -> bool = |kind| matches!(kind, Kind::Advice | Kind::Process | Kind::Info);

    let fails = of(formal, Outcome::Fail);
    let (source_unknown, asks): (Vec<_>, Vec<_>) =
        of(formal, Outcome::Unknown).into_iter().partition(|found| found.because_of_source);
    let mut warnings = of(should, Outcome::Fail);
    warnings.extend(of(should, Outcome::Unknown));
    let mut passed = of(formal, Outcome::Pass);
    passed.extend(of(should, Outcome::Pass));
    let tips: Vec<_> = props
        .entry
        .findings
        .iter()
        .filter(|found| tip(found.rule.kind) && found.outcome != Outcome::NotApplicable)
        .collect();
    let elsewhere: Vec<_> = props
        .entry
        .findings
        .iter()
        .filter(|found| !tip(found.rule.kind) && found.outcome == Outcome::NotApplicable)
        .collect();

    html! {
        <>
            { open_group(props, "fail", words.fails, &fails) }
            { open_group(props, "ask", words.asks, &asks) }
            { open_group(props, "source-unknown", words.source_unknown, &source_unknown) }
            { folded_group(props, "warn", words.warnings, &warnings) }
            { folded_group(props, "pass", words.passed, &passed) }
            { folded_group(props, "tip", words.tips, &tips) }
            { folded_group(props, "elsewhere", words.not_applicable, &elsewhere) }
        </>
    }
}

fn open_group(
    props: &FindingsProps,
    class: &'static str,
    heading: &str,
    findings: &[&Finding<'static>],
) -> Html {
    if findings.is_empty() {
        return Html::default();
    }
    html! {
        <section class={classes!("findings", class)}>
            <h3>{ format!("{heading} ({})", findings.len()) }</h3>
            <ul>{ for findings.iter().map(|found| finding(props, found)) }</ul>
        </section>
    }
}

fn folded_group(
    props: &FindingsProps,
    class: &'static str,
    heading: &str,
    findings: &[&Finding<'static>],
) -> Html {
    if findings.is_empty() {
        return Html::default();
    }
    html! {
        <details class={classes!("findings", class)}>
            <summary><h3>{ format!("{heading} ({})", findings.len()) }</h3></summary>
            <ul>{ for findings.iter().map(|found| finding(props, found)) }</ul>
        </details>
    }
}

fn finding(props: &FindingsProps, found: &Finding<'static>) -> Html {
    let lang = props.page.lang;
    let words = props.page.words();
    let rule = found.rule;
    let mends =
        found.outcome == Outcome::Fail || (found.outcome == Outcome::Unknown && rule.kind != Kind::Formal);
    let fix = words_of(lang, &rule.fix).to_owned();
    let note = words_of(lang, &rule.note).to_owned();
    let asks = (found.outcome == Outcome::Unknown && !found.questions.is_empty()).then(|| {
        let links = found.questions.iter().map(|path| html! { <li>{ question_link(&props.page, *path) }</li> });
        html! { <div class="asks"><p>{ format!("{}:", words.answer_to_decide) }</p><ul>{ for links }</ul></div> }
    });
    let ids = rule.also.iter().fold(rule.id.to_string(), |ids, id| format!("{ids}, {} {id}", words.also_ids));
    html! {
        <li class="finding" key={format!("{}/{:?}", rule.id, found.activity)} data-rule={rule.id.to_string()}>
            <h4>{ words_of(lang, &rule.title).to_owned() }</h4>
            if matches!(found.outcome, Outcome::Fail | Outcome::Pass) {
                if let Some(given) = given(lang, found) {
                    <p class="given"><b>{ format!("{}: ", words.given) }</b>{ given }</p>
                }
                if let Some(needed) = needed(lang, found).filter(|_| found.outcome == Outcome::Fail) {
                    <p class="needed"><b>{ format!("{}: ", words.needed) }</b>{ needed }</p>
                }
            }
            { asks }
            if found.because_of_source && found.outcome == Outcome::Unknown {
                <p>{ format!("{}.", words.ask_agency) }</p>
            }
            if mends && !fix.is_empty() {
                <p class="mend"><b>{ format!("{}: ", words.mend) }</b>{ fix }</p>
            }
            if !note.is_empty() {
                <p class="note"><b>{ format!("{}: ", words.our_reading) }</b>{ note }</p>
            }
            <p class="source">{ format!("{ids}. {}: {}", words.source, source(lang, props.catalogue, rule)) }</p>
        </li>
    }
}

/// A link to the field of a question, or to the step where it is asked
pub fn question_link(page: &Page, path: Path) -> Html {
    let label = asked(page.lang, path);
    let elsewhere = match path.field {
        Some(Field::OrgType | Field::ResultArea | Field::FhskCourse) => Some(Step::Organisation),
        Some(Field::Goals | Field::GoalsMore) if path.place == Place::Idea => Some(Step::Goals),
        _ => None,
    };
    let id = id_of(path);
    let href = elsewhere.as_ref().map_or(format!("#{id}"), |step| format!("#{}", step.fragment()));
    let onclick = match elsewhere {
        Some(step) => {
            let go = page.on::<MouseEvent>(Action::Go(step));
            Callback::from(move |event: MouseEvent| {
                event.prevent_default();
                go.emit(event);
            })
        }
        None => Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            focus::unfold(&id);
            focus::to(&id);
        }),
    };
    html! { <a {href} {onclick}>{ label }</a> }
}
