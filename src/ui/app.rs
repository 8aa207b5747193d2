//! The app: one reducer, the assessment that follows from it, and the effects: storage, address, title, focus.

use std::rc::Rc;

use gloo::events::EventListener;
use yew::prelude::*;

use crate::browser::{address, clock, focus, print, storage};
use crate::catalogue::{Catalogue, CatalogueFault, own};
use crate::engine::assess;
use crate::facts::{Date, Place};
use crate::text::Lang;
use crate::text::sentences::words_of;

use super::components::element::{Element, button, el, link, text};
use super::components::{Page, View, member_id, not_uhr};
use super::state::{Action, State, Step};
use super::steps::{HEADING, goals, organisation, programme, programmes};

/// The day and the catalogue, read once when the page starts
type Start = Result<(&'static Catalogue, Date), CatalogueFault>;

fn start() -> Start {
    // The page needs the catalogue for as long as it lives.
    let catalogue: &'static _ = Box::leak(Box::new(own()?));
    // A device whose clock is outside 1970 to 2199 gets the day the rules were gone through.
    Ok((catalogue, clock::today().unwrap_or(catalogue.date)))
}

/// The page
#[component]
pub fn App() -> Html {
    let state = use_reducer(|| {
        let mut state = storage::kept().map_or_else(State::default, |kept| State::from_kept(&kept));
        state.step = Step::from_fragment(&address::fragment()).unwrap_or(state.step);
        state
    });
    let page = Page { lang: state.lang, send: state.dispatcher() };
    let start = use_memo((), |()| start());
    let assessment = use_memo(state.answers.clone(), |answers| {
        let (catalogue, today) = (*start).ok()?;
        Some(Rc::new(assess(catalogue, answers, today)))
    });
    let catalogue = (*start).ok().map(|(catalogue, _)| catalogue);
    use_effects(&state, &page, catalogue);
    let (Some(catalogue), Some(assessment)) = (catalogue, (*assessment).clone()) else {
        return el("p", "problems").attr("role", "alert").text(page.words().bad_catalogue).html();
    };
    let view = View { page: page.clone(), state: state.clone(), catalogue, assessment };
    let step = match &state.step {
        Step::Organisation => organisation(&view),
        Step::Goals => goals(&view),
        Step::Programmes => programmes(&view),
        Step::Programme(_) => programme(&view),
    };
    let parts =
        [header(&page, &state.step), el("main", "").child(step), footer(&page, catalogue, state.start_over)];
    parts.into_iter().map(Element::html).collect()
}

fn header(page: &Page, at: &Step) -> Element {
    let words = page.words();
    // A language is offered only where its words are there.
    let language = Lang::ALL.iter().find(|lang| **lang != page.lang).map(|lang| {
        button("link language", words.other_language, page.on(Action::Speak(*lang))).attr("lang", lang.id())
    });
    el("header", "page").child(text("p", "name", words.title)).maybe(language).child(steps(page, at))
}

fn footer(page: &Page, catalogue: &Catalogue, asked: bool) -> Element {
    let words = page.words();
    el("footer", "page")
        .child(not_uhr(page))
        .child(text("p", "", format!("{} {}. {}", words.rules_of, catalogue.date, words.private)))
        .child(start_over(page, asked))
}

/// Where the person stands, and the way to any other step
fn steps(page: &Page, at: &Step) -> Element {
    let words = page.words();
    let steps = [
        (Step::Organisation, words.step_organisation),
        (Step::Goals, words.step_goals),
        (Step::Programmes, words.step_programmes),
    ];
    let items = steps.into_iter().enumerate().map(|(number, (step, label))| {
        let current = step == *at || (step == Step::Programmes && matches!(at, Step::Programme(_)));
        let (to, label) = (format!("#{}", step.fragment()), format!("{}. {label}", number + 1));
        let link = link("", to, label, page.on(Action::Go(step)));
        el("li", "").child(link.attr_if("aria-current", current.then_some("step")))
    });
    el("nav", "").attr("aria-label", words.steps).child(el("ol", "steps").children(items))
}

fn start_over(page: &Page, asked: bool) -> Element {
    let words = page.words();
    if !asked {
        return button("link", words.start_over, page.on(Action::AskToStartOver(true)))
            .attr("id", "start-over");
    }
    el("div", "sure")
        .attr("role", "group")
        .attr("aria-labelledby", "sure")
        .child(el("p", "").attr("id", "sure").attr("tabindex", "-1").text(words.start_over_sure))
        .child(button("main", words.start_over_yes, page.on(Action::StartOver)))
        .child(button("plain", words.start_over_no, page.on(Action::AskToStartOver(false))))
}

/// What reaches outside the page, as it was when it last did
#[derive(Clone, PartialEq)]
struct Outside {
    kept: String,
    title: String,
    lang: Lang,
    step: Step,
    added: Option<Place>,
    start_over: bool,
}

/// Everything that reaches outside the page
#[hook]
fn use_effects(state: &UseReducerHandle<State>, page: &Page, catalogue: Option<&'static Catalogue>) {
    let words = page.words();
    let name = match &state.step {
        Step::Organisation => words.step_organisation,
        Step::Goals => words.step_goals,
        Step::Programmes => words.step_programmes,
        Step::Programme(id) => {
            let programme = catalogue.and_then(|catalogue| catalogue.programme(id));
            programme.map_or("", |programme| words_of(page.lang, &programme.name))
        }
    };
    let problem = if state.problems().next().is_some() { words.problem_title } else { "" };
    let now = Outside {
        // Kept at every change, so that a reload or a discarded tab loses nothing.
        kept: state.to_kept(),
        title: format!("{problem} {name} – {}", words.title).trim_start().to_owned(),
        lang: page.lang,
        step: state.step.clone(),
        added: state.added,
        start_over: state.start_over,
    };
    let before = use_mut_ref(|| None::<Outside>);
    use_effect_with(now, move |now| reach_out(before.replace(Some(now.clone())), now));

    // "Back" and "forward" of the browser.
    let send = state.dispatcher();
    use_effect_with((), move |()| {
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "hashchange", move |_| {
                if let Some(step) = Step::from_fragment(&address::fragment()) {
                    send.dispatch(Action::Go(step));
                }
            })
        });
        let paper = print::unfold_on_paper();
        move || drop((listener, paper))
    });
}

fn reach_out(before: Option<Outside>, now: &Outside) {
    storage::keep(&now.kept);
    focus::title(&now.title);
    focus::language(now.lang.id());
    if address::fragment() != now.step.fragment() {
        address::go_to(&now.step.fragment());
    }
    // A page that has just been loaded must not take the focus.
    let Some(before) = before else { return };
    if before.step != now.step {
        focus::to_top();
        focus::to(HEADING);
    } else if let Some(place) = now.added.filter(|_| before.added != now.added) {
        focus::to(&member_id(place));
    } else if now.start_over && !before.start_over {
        focus::to("sure");
    }
}
