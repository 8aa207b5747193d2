//! The app: one reducer, the assessment that follows from it, and the effects: storage, address, title, focus.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use yew::prelude::*;
use yew::virtual_dom::VList;

use crate::browser::{address, clock, focus, storage};
use crate::catalogue::{Catalogue, CatalogueFault, own};
use crate::engine::{Assessment, assess};
use crate::facts::{Answers, Date, Place};
use crate::text::Lang;
use crate::text::sentences::words_of;

use super::components::element::{Attr, Element, button, el, link, text};
use super::components::{Page, View, member_id, not_uhr};
use super::state::{Action, State, Step};
use super::steps::{HEADING, goals, organisation, programme, programmes};

/// What outlives a rendering beside the state: one value, since each has its price in the page's code
struct Memory {
    /// The catalogue and the day, read once when the page starts
    start: Option<(&'static Catalogue, Date)>,
    /// The last answers that were assessed, and what came of them
    assessed: Option<(Answers, Rc<Assessment<'static>>)>,
    /// What reaches outside the page, as it was when it last did
    before: Option<Outside>,
    /// What is heard from outside the page, for as long as they are kept
    _listener: Option<EventListener>,
}

impl Memory {
    /// The assessment, made anew only for other answers
    fn assessment(
        &mut self,
        catalogue: &'static Catalogue,
        answers: &Answers,
        today: Date,
    ) -> Rc<Assessment<'static>> {
        if let Some((assessed, assessment)) = &self.assessed
            && assessed == answers
        {
            return assessment.clone();
        }
        let assessment = Rc::new(assess(catalogue, answers, today));
        self.assessed = Some((answers.clone(), assessment.clone()));
        assessment
    }
}

fn start() -> Result<(&'static Catalogue, Date), CatalogueFault> {
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
    let memory = use_mut_ref(|| Memory {
        start: start().ok(),
        assessed: None,
        before: None,
        _listener: follow_address(state.dispatcher()),
    });
    let start = memory.borrow().start;
    let catalogue = start.map(|(catalogue, _)| catalogue);
    use_effects(&state, &page, catalogue, &memory);
    let Some((catalogue, today)) = start else {
        return el("p", "problems").attr(Attr::Role, "alert").text(page.words().bad_catalogue).html();
    };
    let assessment = memory.borrow_mut().assessment(catalogue, &state.answers, today);
    let view = View { page: page.clone(), state: state.clone(), catalogue, assessment };
    let step = match &state.step {
        Step::Organisation => organisation(&view),
        Step::Goals => goals(&view),
        Step::Programmes => programmes(&view),
        Step::Programme(_) => programme(&view),
    };
    let parts =
        [header(&page, &state.step), el("main", "").child(step), footer(&page, catalogue, state.start_over)];
    VList::with_children(parts.map(Element::html).into(), None).into()
}

fn header(page: &Page, at: &Step) -> Element {
    let words = page.words();
    // A language is offered only where its words are there.
    let language = Lang::ALL.iter().find(|lang| **lang != page.lang).map(|lang| {
        button("link language", words.other_language, page.on(Action::Speak(*lang)))
            .attr(Attr::Lang, lang.id())
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
        el("li", "").child(link.attr_if(Attr::Current, current.then_some("step")))
    });
    el("nav", "").attr(Attr::Label, words.steps).child(el("ol", "steps").children(items))
}

fn start_over(page: &Page, asked: bool) -> Element {
    let words = page.words();
    if !asked {
        return button("link", words.start_over, page.on(Action::AskToStartOver(true)))
            .attr(Attr::Id, "start-over");
    }
    el("div", "sure")
        .attr(Attr::Role, "group")
        .attr(Attr::LabelledBy, "sure")
        .child(el("p", "").attr(Attr::Id, "sure").attr(Attr::TabIndex, "-1").text(words.start_over_sure))
        .child(button("main", words.start_over_yes, page.on(Action::StartOver)))
        .child(button("plain", words.start_over_no, page.on(Action::AskToStartOver(false))))
}

/// What reaches outside the page
#[derive(PartialEq)]
struct Outside {
    kept: String,
    title: String,
    lang: Lang,
    step: Step,
    to_focus: Option<Place>,
    start_over: bool,
}

/// Everything that reaches outside the page
#[hook]
fn use_effects(
    state: &UseReducerHandle<State>,
    page: &Page,
    catalogue: Option<&'static Catalogue>,
    memory: &Rc<RefCell<Memory>>,
) {
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
        to_focus: state.to_focus,
        start_over: state.start_over,
    };
    let memory = memory.clone();
    use_effect(move || {
        let before = memory.borrow_mut().before.take();
        if before.as_ref() != Some(&now) {
            reach_out(before, &now);
        }
        memory.borrow_mut().before = Some(now);
    });
}

/// "Back" and "forward" of the browser
fn follow_address(send: UseReducerDispatcher<State>) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| {
        if let Some(step) = Step::from_fragment(&address::fragment()) {
            send.dispatch(Action::Go(step));
        }
    }))
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
        focus::to(HEADING);
        focus::to_top();
    } else if let Some(place) = now.to_focus.filter(|_| before.kept != now.kept) {
        focus::to(&member_id(place));
    } else if now.start_over != before.start_over {
        // What was pressed is gone: after "no" back to the first button, after "yes" to the heading.
        let answered = if now.kept == before.kept { "start-over" } else { HEADING };
        focus::to(if now.start_over { "sure" } else { answered });
    }
}
