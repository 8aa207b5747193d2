//! The app: one reducer, the assessment that follows from it, and the effects: storage, address, title, focus.

use std::rc::Rc;

use gloo::events::EventListener;
use yew::prelude::*;

use crate::browser::{address, clock, focus, print, storage};
use crate::catalogue::{Catalogue, CatalogueFault, own};
use crate::engine::assess;
use crate::facts::Date;
use crate::text::Lang;
use crate::text::sentences::words_of;

use super::components::element::{button, el, group, link, text};
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
    group([
        header(&page, &state.step),
        el("main", "").child(step).html(),
        footer(&page, catalogue, state.start_over),
    ])
}

fn header(page: &Page, at: &Step) -> Html {
    let words = page.words();
    // A language is offered only where its words are there.
    let language = Lang::ALL.iter().find(|lang| **lang != page.lang).map(|lang| {
        button("link language", words.other_language, page.on(Action::Speak(*lang)))
            .attr("lang", lang.id())
            .html()
    });
    el("header", "page").child(text("p", "name", words.title)).maybe(language).child(steps(page, at)).html()
}

fn footer(page: &Page, catalogue: &Catalogue, asked: bool) -> Html {
    let words = page.words();
    el("footer", "page")
        .child(not_uhr(page))
        .child(text("p", "", format!("{} {}. {}", words.rules_of, catalogue.date, words.private)))
        .child(start_over(page, asked))
        .html()
}

/// Where the person stands, and the way to any other step
fn steps(page: &Page, at: &Step) -> Html {
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
        el("li", "")
            .child(link.attr_if("aria-current", current.then_some(AttrValue::Static("step"))).html())
            .html()
    });
    el("nav", "").attr("aria-label", words.steps).child(el("ol", "steps").children(items).html()).html()
}

fn start_over(page: &Page, asked: bool) -> Html {
    let words = page.words();
    if !asked {
        return button("link", words.start_over, page.on(Action::AskToStartOver(true)))
            .attr("id", "start-over")
            .html();
    }
    el("div", "sure")
        .attr("role", "group")
        .attr("aria-labelledby", "sure")
        .child(el("p", "").attr("id", "sure").attr("tabindex", "-1").text(words.start_over_sure).html())
        .child(button("main", words.start_over_yes, page.on(Action::StartOver)).html())
        .child(button("plain", words.start_over_no, page.on(Action::AskToStartOver(false))).html())
        .html()
}

/// Everything that reaches outside the page
#[hook]
fn use_effects(state: &UseReducerHandle<State>, page: &Page, catalogue: Option<&'static Catalogue>) {
    // Kept at every change, so that a reload or a discarded tab loses nothing.
    use_effect_with(state.to_kept(), |kept: &String| storage::keep(kept));

    let name = match &state.step {
        Step::Organisation => page.words().step_organisation.to_owned(),
        Step::Goals => page.words().step_goals.to_owned(),
        Step::Programmes => page.words().step_programmes.to_owned(),
        Step::Programme(id) => catalogue
            .and_then(|catalogue| catalogue.programme(id))
            .map(|programme| words_of(page.lang, &programme.name).to_owned())
            .unwrap_or_default(),
    };
    let problem = if state.problems().next().is_some() {
        format!("{} ", page.words().problem_title)
    } else {
        String::new()
    };
    use_effect_with((format!("{problem}{name} – {}", page.words().title), page.lang), |(title, lang)| {
        focus::title(title);
        focus::language(lang.id());
    });

    // A new step puts itself into the address and takes the focus to its heading; the first one only the address,
    // since a page that has just been loaded must not take the focus.
    let first = use_mut_ref(|| true);
    use_effect_with(state.step.clone(), move |step| {
        if address::fragment() != step.fragment() {
            address::go_to(&step.fragment());
        }
        if !first.replace(false) {
            focus::to_top();
            focus::to(HEADING);
        }
    });

    // A new party takes the focus; so does the question whether to start over, and what is wrong after a send.
    use_effect_with(state.added, |added| {
        if let Some(place) = added {
            focus::to(&member_id(*place));
        }
    });
    use_effect_with(state.start_over, |asked| {
        if *asked {
            focus::to("sure");
        }
    });

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
