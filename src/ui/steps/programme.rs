//! One programme: the project's shape on one side, what each rule says on the other, while typing.

use yew::prelude::*;

use crate::browser::{focus, print};
use crate::catalogue::Classification;
use crate::engine::questions::{Asked, asked};
use crate::engine::{Entry, Outcome};
use crate::facts::{Field, Path, Scope};
use crate::text::sentences::{summary, words_of};

use super::super::components::{EntryHead, Findings, Members, Page, Problems, Reasons, View, question_at};
use super::super::state::{Action, Draft, Step};
use super::HEADING;

/// The fourth step
#[component]
pub fn Programme(view: &View) -> Html {
    let View { page, state, seen } = view;
    let words = page.words();
    let lang = page.lang;
    let Step::Programme(id) = &state.step else { return Html::default() };
    let Some(entry) = seen.assessment.programmes.iter().find(|entry| *entry.programme.id == **id) else {
        return html! {
            <>
                <h1 id={HEADING} tabindex="-1">{ words.problem }</h1>
                <button type="button" class="main" onclick={page.on(Action::Go(Step::Programmes))}>{ words.to_programmes }</button>
            </>
        };
    };
    let asked = asked(seen.catalogue, entry, &state.answers);
    let problems: Vec<Draft> = state.problems().cloned().collect();
    let wrong = !problems.is_empty();
    let onsubmit = {
        let leave = page.on::<()>(Action::Leave);
        let drafts = !state.drafts.is_empty();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            leave.emit(());
            focus::to(if drafts { "problems" } else { "result" });
        })
    };
    html! {
        <>
            <h1 id={HEADING} tabindex="-1">{ words_of(lang, &entry.programme.name).to_owned() }</h1>
            <p>{ words_of(lang, &entry.programme.summary).to_owned() }</p>
            <p>
                <a href={entry.programme.link.to_string()} rel="noreferrer" target="_blank">
                    { format!("{} ({})", words.official_page, host(&entry.programme.link)) }
                </a>
            </p>
            <div class="programme">
                <form {onsubmit} novalidate=true onfocusout={page.on(Action::Leave)}>
                    if wrong {
                        <Problems page={page.clone()} drafts={problems} />
                    }
                    <h2>{ words.shape }</h2>
                    <p class="help">{ words.shape_help }</p>
                    { sections(view, entry, &asked) }
                    <div class="buttons">
                        <button type="submit" class="main">{ words.to_result }</button>
                    </div>
                </form>
                <section class="result" aria-labelledby="result">
                    <h2 id="result" tabindex="-1">{ words.result }</h2>
                    <p class="help">{ words.result_frame }</p>
                    <EntryHead page={page.clone()} entry={entry.clone()} />
                    if let Some(class) = entry.classification {
                        <p class="classification">{ match class {
                            Classification::New => words.classification_new,
                            Classification::Indepth => words.classification_indepth,
                        } }{ "." }</p>
                    }
                    { routes(view, entry) }
                    <Findings page={page.clone()} catalogue={seen.catalogue} entry={entry.clone()} />
                    <h3>{ words.why_here }</h3>
                    <Reasons page={page.clone()} entry={entry.clone()} goals={state.goals_chosen()} />
                    { edition(page, entry) }
                    <div class="buttons">
                        <button type="button" class="plain" onclick={page.on(Action::Go(Step::Programmes))}>
                            { words.to_programmes }
                        </button>
                        <button type="button" class="plain" onclick={Callback::from(|_: MouseEvent| print::print())}>
                            { words.print }
                        </button>
                    </div>
                </section>
            </div>
            <Announcement sentence={summary(lang, entry)} left={state.left} />
            { bar(page, entry) }
        </>
    }
}

fn host(link: &str) -> &str {
    let host = link.split("://").nth(1).unwrap_or(link).split('/').next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

fn sections(view: &View, entry: &Entry<'static>, asked: &Asked) -> Html {
    let View { page, state, .. } = view;
    let words = page.words();
    // What the first steps ask is not asked again, but for the goals that this programme's rules wait for.
    let earlier = |field: &Field| {
        matches!(
            field,
            Field::OrgType
                | Field::ResultArea
                | Field::FhskCourse
                | Field::Goals
                | Field::HasPartner
                | Field::Applied
        )
    };
    let group = |heading: &'static str, help: &'static str, fields: &[Field]| {
        let fields: Vec<Field> = fields.iter().copied().filter(|field| !earlier(field)).collect();
        if fields.is_empty() {
            return Html::default();
        }
        html! {
            <section>
                <h3>{ heading }</h3>
                if !help.is_empty() {
                    <p class="help">{ help }</p>
                }
                { for fields.iter().map(|field| question_at(page, state, Path::idea(*field))) }
            </section>
        }
    };
    let advice: Vec<Field> = asked.advice.iter().copied().filter(|field| !earlier(field)).collect();
    html! {
        <>
            { group(words.project, "", &asked.plan) }
            if asked.reads_parties {
                <Members page={page.clone()} state={state.clone()} scope={Scope::Party} asked={asked.clone()} />
            }
            if !asked.activity_types.is_empty() {
                <Members page={page.clone()} state={state.clone()} scope={Scope::Activity} asked={asked.clone()} />
            }
            { group(words.about_you, "", &asked.fixed) }
            { group(words.promises, words.promises_help, &asked.promises) }
            { goals_wanted(page, entry) }
            if !advice.is_empty() {
                <details class="more">
                    <summary><h3>{ format!("{} ({})", words.more_questions, advice.len()) }</h3></summary>
                    { for advice.iter().map(|field| question_at(page, state, Path::idea(*field))) }
                </details>
            }
        </>
    }
}

/// The way back to the goals, while a rule waits for one
fn goals_wanted(page: &Page, entry: &Entry<'static>) -> Html {
    let goals = Path::idea(Field::Goals);
    let waits = entry.formal().any(|found| match found.outcome {
        Outcome::Unknown => found.questions.contains(&goals),
        Outcome::Fail => found.at == Some(goals),
        _ => false,
    });
    if !waits {
        return Html::default();
    }
    html! {
        <p>
            <button type="button" class="link" onclick={page.on(Action::Go(Step::Goals))}>
                { format!("{}: {}", page.words().change, page.words().step_goals) }
            </button>
        </p>
    }
}

fn routes(view: &View, entry: &Entry<'static>) -> Html {
    let View { page, seen, .. } = view;
    let links = entry.routes.iter().filter_map(|(id, _)| {
        let programme = seen.catalogue.programme(id)?;
        let step = Step::Programme((&*programme.id).into());
        Some(html! {
            <li key={id.to_string()}>
                <button type="button" class="link" onclick={page.on(Action::Go(step))}>
                    { words_of(page.lang, &programme.name).to_owned() }
                </button>
            </li>
        })
    });
    let links: Vec<Html> = links.collect();
    if links.is_empty() {
        return Html::default();
    }
    html! { <div class="routes"><p>{ format!("{}:", page.words().look_instead) }</p><ul>{ for links }</ul></div> }
}

fn edition(page: &Page, entry: &Entry<'static>) -> Html {
    let words = page.words();
    let editions = &entry.programme.editions;
    let assessed = editions.get(entry.edition).map(|edition| edition.id.to_string()).unwrap_or_default();
    let older: Vec<&str> = editions
        .iter()
        .enumerate()
        .filter(|(place, _)| *place != entry.edition)
        .map(|(_, edition)| &*edition.id)
        .collect();
    html! {
        <p class="edition">
            { format!("{} {assessed}.", words.edition) }
            if !older.is_empty() {
                { format!(" {} {}.", words.history, older.join(", ")) }
            }
        </p>
    }
}

/// Props of [`Announcement`]
#[derive(PartialEq, Properties)]
struct AnnouncementProps {
    sentence: String,
    left: u32,
}

/// What changed, spoken once a field has been left and not at each key
#[component]
fn Announcement(props: &AnnouncementProps) -> Html {
    let sentence = props.sentence.clone();
    let spoken = use_memo(props.left, move |left| if *left == 0 { String::new() } else { sentence });
    html! { <p class="unseen" role="status" id="announcement">{ (*spoken).clone() }</p> }
}

/// The verdict at the foot of a narrow screen, where the result itself is further down
fn bar(page: &Page, entry: &Entry<'static>) -> Html {
    let onclick = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        focus::to("result");
    });
    html! {
        <p class="bar"><a href="#result" {onclick}>{ summary(page.lang, entry) }</a></p>
    }
}
