//! One programme: the project's shape on one side, what each rule says on the other, while typing.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::Event;

use crate::browser::focus;
use crate::catalogue::{CallStatus, Classification, Moved, Status};
use crate::engine::questions::{Asked, asked};
use crate::engine::{Entry, NextStep, Outcome, Successor, Verdict, next_steps};
use crate::facts::{Field, Path, Scope};
use crate::text::money::{next_step, said};
use crate::text::sentences::{moved_from, no_programme, shape, small, summary, words_of, years};
use crate::text::vocabulary::label;

use super::super::components::element::{Attr, Element, On, button, el, fold, link, link_to, text};
use super::super::components::{
    Page, Told, View, answered, entry_head, findings, members, nearest, problem_at, problems, programme_link,
    question_at, reasons,
};
use super::super::state::{Action, Draft, Step};
use super::{heading, help, print_button, submit};

/// The id of the heading about money
const MONEY: &str = "money";

/// The fourth step
pub fn programme(view: &View) -> Element {
    let View { page, state, catalogue, assessment, .. } = view;
    let words = page.words();
    let lang = page.lang;
    let Step::Programme(id) = &state.step else { return el("div", "") };
    let Some(entry) = assessment.programmes.iter().find(|entry| *entry.programme.id == **id) else {
        let back = button("main", words.to_programmes, page.on(Action::Go(Step::Programmes)));
        let told = text("p", "", no_programme(lang, id));
        return el("div", "").child(heading(words.no_such_programme)).child(told).child(back);
    };
    let asked = asked(catalogue, entry, &state.answers);
    let wrong: Vec<&Draft> = state.problems().collect();
    let said = summary(lang, entry);
    // What could not be taken as an answer is said first: without it the result sounds as if it had been.
    let unread = state.drafts.first().map(|draft| format!("{} ", problem_at(lang, draft)));
    let leave = page.on(Action::Leave(unread.unwrap_or_default() + &said));
    let send = {
        let leave = leave.clone();
        let (drafts, root) = (!state.drafts.is_empty(), page.root.clone());
        move |event: &Event| {
            leave(event);
            let root = root.clone();
            // Once what is wrong stands on the screen.
            Timeout::new(0, move || focus::to(&root, if drafts { "problems" } else { "result" })).forget();
        }
    };
    let official = el("a", "")
        .attr(Attr::Href, &*entry.programme.link)
        .attr(Attr::Rel, "noreferrer")
        .attr(Attr::Target, "_blank")
        .text(format!("{} ({})", words.official_page, host(&entry.programme.link)));
    let form = el("form", "")
        .attr(Attr::NoValidate, "")
        .on(On::Leave, leave)
        .maybe(problems(page, &wrong))
        .child(text("h2", "", words.shape))
        .child(help(words.shape_help));
    let form = form.maybe(examples(view, entry));
    let form = sections(form, view, entry, &asked)
        .child(el("div", "buttons").child(submit(words.to_result, Rc::new(send))));
    let class = entry.classification.map(|class| match class {
        Classification::New => words.classification_new,
        Classification::Indepth => words.classification_indepth,
    });
    let back = button("plain", words.to_programmes, page.on(Action::Go(Step::Programmes)));
    let result = el("section", "result")
        .attr(Attr::LabelledBy, "result")
        .child(el("h2", "").attr(Attr::Id, "result").attr(Attr::TabIndex, "-1").text(words.result))
        .child(help(words.result_frame))
        .child(entry_head(page, entry))
        .maybe(class.map(|class| text("p", "classification", class)))
        .maybe(other_years(page, entry))
        .maybe(routes(view, entry))
        .maybe((entry.verdict == Verdict::No).then(|| nearest(view)).flatten());
    let result = findings(result, view, entry)
        .maybe(instead(view, entry))
        .child(text("h3", "", words.why_here))
        .child(reasons(page, entry, state.goals_chosen()))
        .child(edition(page, entry))
        .child(el("div", "buttons").child(back).child(print_button(page)));
    let status = el("p", "unseen")
        .attr(Attr::Role, "status")
        .attr(Attr::Id, "announcement")
        .text(state.spoken.to_string());
    // The verdict at the foot of a narrow screen, where the result itself is further down.
    let bar = link_to(&page.root, "result".to_owned(), said);
    el("div", "")
        .child(heading(words_of(lang, &entry.programme.name)))
        .child(text("p", "", words_of(lang, &entry.programme.summary)))
        .child(el("p", "").child(official))
        .child(el("p", "ways").child(comparison(view, entry)))
        .child(el("p", "ways").child(link_to(&page.root, MONEY.to_owned(), words.money.to_owned())))
        .child(el("div", "programme").child(form).child(result))
        .child(money(view, entry))
        .child(answered(page, &state.answers))
        .child(status)
        .child(el("p", "bar").child(bar))
}

/// What it pays, how one applies, and what comes next
fn money(view: &View, entry: &Entry<'static>) -> Element {
    let words = view.page.words();
    let told = Told { view, entry, sources: true };
    let official = text("a", "", host(&entry.programme.link).to_owned())
        .attr(Attr::Href, &*entry.programme.link)
        .attr(Attr::Rel, "noreferrer")
        .attr(Attr::Target, "_blank");
    let mut place = told.place();
    place.push(el("p", "").child(official));
    let rows = [
        (words.money_pays, told.pays()),
        (words.money_amounts, told.amounts()),
        (words.money_own, told.own()),
        (words.money_who, told.who()),
        (words.money_signs, told.signs()),
        (words.money_where, place),
    ];
    let rows = rows
        .into_iter()
        .filter(|(_, told)| !told.is_empty())
        .map(|(label, told)| el("div", "").child(text("dt", "", label)).child(el("dd", "").children(told)));
    // Nobody applies for what has ended.
    let has_door = entry.call.status != CallStatus::Ended;
    let steps =
        next_steps(entry, &view.state.answers).into_iter().map(|step| next_step_of(view, entry, step));
    el("section", "money")
        .attr(Attr::LabelledBy, MONEY)
        .child(el("h2", "").attr(Attr::Id, MONEY).attr(Attr::TabIndex, "-1").text(words.money))
        .maybe(has_door.then(|| el("dl", "").children(rows)))
        .child(text("h3", "", words.next_steps))
        .child(el("ol", "").children(steps))
}

fn next_step_of(view: &View, entry: &Entry<'static>, step: NextStep) -> Element {
    let (lang, programme) = (view.page.lang, entry.programme);
    let more = match step {
        NextStep::OwnLastStep => {
            let own = programme.applying.last_step.as_ref();
            own.map(|own| said(lang, view.catalogue, programme, own)).unwrap_or_default()
        }
        NextStep::Applicant => words_of(lang, &programme.applies_instead).to_owned(),
        _ => String::new(),
    };
    let successors: &[Box<str>] = if step == NextStep::Successor { &programme.successors } else { &[] };
    let links = successors.iter().filter_map(|id| Some(el("li", "").child(programme_link(view, id)?)));
    let words = next_step(lang, step);
    text("li", "", words)
        .text(if words.is_empty() || more.is_empty() { "" } else { " " })
        .text(more)
        .maybe((!successors.is_empty()).then(|| el("ul", "routes").children(links)))
}

/// The way to this programme beside another
fn comparison(view: &View, entry: &Entry<'static>) -> Element {
    let View { page, catalogue, .. } = view;
    let place = catalogue.programmes.iter().position(|programme| programme.id == entry.programme.id);
    let send = page.send.clone();
    let heard = Rc::new(move |_: &Event| {
        if let Some(place) = place {
            send.dispatch(Action::Compare(0, place));
        }
        send.dispatch(Action::Go(Step::Compare));
    });
    link("", format!("#{}", Step::Compare.fragment()), page.words().compare_with, heard)
}

fn host(link: &str) -> &str {
    let host = link.split('/').nth(2).unwrap_or(link);
    host.strip_prefix("www.").unwrap_or(host)
}

/// Ideas to start from, as long as nothing is planned
fn examples(view: &View, entry: &Entry<'static>) -> Option<Element> {
    let View { page, state, .. } = view;
    let examples = &entry.programme.examples;
    let planned = state.answers.activities.as_ref().is_some_and(|activities| !activities.is_empty());
    let buttons = examples.iter().map(|example| {
        let start = page.on(Action::StartFrom(&example.answers));
        el("li", "").child(button("plain", words_of(page.lang, &example.title), start))
    });
    let words = page.words();
    (!planned && !examples.is_empty()).then(|| {
        el("section", "examples")
            .child(text("h3", "", words.examples))
            .child(help(words.examples_help))
            .child(el("ul", "").children(buttons))
    })
}

/// What the first steps ask, and is not asked again here
fn is_asked_earlier(field: Field) -> bool {
    matches!(
        field,
        Field::OrgType
            | Field::ResultArea
            | Field::FhskCourse
            | Field::Goals
            | Field::HasPartner
            | Field::Applied
            | Field::Travellers
            | Field::Destinations
            | Field::Ways
            | Field::OrgNewcomer
    )
}

/// The parts of the form, each with its place there
fn sections(form: Element, view: &View, entry: &Entry<'static>, asked: &Asked) -> Element {
    let View { page, state, .. } = view;
    let words = page.words();
    let questions = |fields: &[Field]| -> Vec<Element> {
        let fields = fields.iter().filter(|field| !is_asked_earlier(**field));
        fields.map(|field| question_at(page, state, Path::idea(*field))).collect()
    };
    let section = |heading: &'static str, about: &'static str, fields: &[Field]| {
        let questions = questions(fields);
        let about = (!about.is_empty()).then(|| help(about));
        let section = el("section", "").child(text("h3", "", heading)).maybe(about);
        (!questions.is_empty()).then(|| section.children(questions))
    };
    let advice = questions(&asked.advice);
    let advice = (!advice.is_empty()).then(|| {
        let heading = text("h3", "", format!("{} ({})", words.more_questions, advice.len()));
        fold("more", heading, el("div", "").children(advice))
    });
    form.maybe(section(words.project, "", &asked.plan))
        .maybe(asked.reads_parties.then(|| members(view, Scope::Party, asked)))
        .maybe((!asked.activity_types.is_empty()).then(|| members(view, Scope::Activity, asked)))
        .maybe(section(words.about_you, "", &asked.fixed))
        .maybe(section(words.promises, words.promises_help, &asked.promises))
        .maybe(goals_wanted(page, entry))
        .maybe(advice)
}

/// The way back to the goals, while a rule waits for one
fn goals_wanted(page: &Page, entry: &Entry<'static>) -> Option<Element> {
    let goals = Path::idea(Field::Goals);
    let waits = entry.formal().any(|found| match found.outcome {
        Outcome::Unknown => entry.questions(found).contains(&goals),
        Outcome::Fail => found.seen.at == Some(goals),
        _ => false,
    });
    let words = page.words();
    let label = format!("{}: {}", words.change, words.step_goals);
    let change = || button("link", label, page.on(Action::Go(Step::Goals)));
    waits.then(|| el("p", "").child(change()))
}

fn routes(view: &View, entry: &Entry<'static>) -> Option<Element> {
    let links: Vec<Element> = entry
        .routes
        .iter()
        .filter(|(id, _)| !is_ruled_out(view, id))
        .filter_map(|(id, _)| Some(el("li", "").child(programme_link(view, id)?)))
        .collect();
    let heading = || text("p", "", view.page.words().look_instead);
    (!links.is_empty())
        .then(|| el("div", "routes").child(heading()).child(el("ul", "routes").children(links)))
}

/// How the idea stands under the calls of the years beside, where that differs
fn other_years(page: &Page, entry: &Entry<'static>) -> Option<Element> {
    let lines = years(page.lang, entry);
    let heading = || text("h3", "", page.words().other_years);
    let lines = lines.into_iter().map(|line| text("li", "", line));
    (!entry.other_calls.is_empty())
        .then(|| el("section", "years").child(heading()).child(el("ul", "").children(lines)))
}

/// What took the place of each format and activity of an ended programme, and whether the idea would fit there
fn instead(view: &View, entry: &Entry<'static>) -> Option<Element> {
    let View { page, catalogue, .. } = view;
    let (words, lang) = (page.words(), page.lang);
    let row = |row: &'static Moved| {
        let to = || entry.successors.iter().filter(|successor| *successor.row == *row);
        // On paper only what concerns the idea.
        let planned = to().any(|successor| successor.says.is_some());
        let to: Vec<Element> = to().filter_map(|successor| today(view, successor)).collect();
        let line = |label: &'static str, said: &'static str| {
            el("p", "").child(text("b", "", label)).text(": ").text(said)
        };
        let unsure = (row.status == Status::Unconfirmed).then(|| text("p", "", words.unconfirmed_role));
        let inside = el("div", "")
            .child(line(words.was, words_of(lang, &row.was)))
            .child(line(words.changed, words_of(lang, &row.changed)))
            .maybe(unsure)
            .maybe((!to.is_empty()).then(|| el("div", "routes").child(el("ul", "").children(to))))
            .child(text("p", "source", moved_from(lang, catalogue, row)));
        let class = if planned { "moved-row" } else { "moved-row not-planned" };
        fold(class, text("h4", "", words_of(lang, &row.what)), inside)
    };
    let rows: Vec<Element> = entry.programme.moved.iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        el("section", "instead")
            .child(text("h3", "", words.instead))
            .child(help(words.instead_help))
            .children(rows)
    })
}

/// A programme of today, and what its rules say of the same shape
fn today(view: &View, successor: &Successor<'static>) -> Option<Element> {
    let (words, lang) = (view.page.words(), view.page.lang);
    let to = successor.to;
    let activity = to.activity.map(|activity| format!(" ({})", small(label(lang, activity))));
    let said = match &successor.says {
        Some(says) => shape(lang, says.verdict, says.open_because),
        None => words.not_planned,
    };
    let fails = successor.says.iter().flat_map(|says| &says.fails);
    let fails: Vec<&str> = fails.map(|rule| words_of(lang, &rule.words.title)).collect();
    let fails = (!fails.is_empty()).then(|| text("p", "", format!("{}: {}.", words.fails, fails.join("; "))));
    Some(
        el("li", "")
            .child(programme_link(view, &to.programme)?)
            .text(activity.unwrap_or_default())
            .child(el("p", "").child(text("b", "", said)).text("."))
            .maybe(fails),
    )
}

fn is_ruled_out(view: &View, id: &str) -> bool {
    let mut programmes = view.assessment.programmes.iter();
    programmes.any(|entry| *entry.programme.id == *id && entry.verdict == Verdict::No)
}

fn edition(page: &Page, entry: &Entry<'static>) -> Element {
    let words = page.words();
    let editions = &entry.programme.editions;
    let (mut assessed, mut older) = (String::new(), vec![]);
    for (place, edition) in editions.iter().enumerate() {
        if place == entry.edition {
            assessed = format!("{} {}.", words.edition, edition.id);
        } else {
            older.push(&*edition.id);
        }
    }
    let history = (!older.is_empty()).then(|| format!(" {} {}.", words.history, older.join(", ")));
    text("p", "edition", assessed + &history.unwrap_or_default())
}
