//! The app: one reducer, the assessment that follows from it, and the effects: storage, address, title, focus.

use gloo::events::EventListener;
use yew::prelude::*;

use crate::browser::{address, clock, focus, print, storage};
use crate::catalogue::{CatalogueFault, OWN, unpack};
use crate::engine::assess;
use crate::facts::{Date, Place};
use crate::text::page::page;
use crate::text::sentences::words_of;

use super::components::{NotUhr, Page, Seen, View};
use super::state::{Action, State, Step};
use super::steps::{Goals, HEADING, Organisation, Programme, Programmes};

/// The day and the catalogue, read once when the page starts
type Start = Result<(&'static crate::catalogue::Catalogue, Date), CatalogueFault>;

fn start() -> Start {
    // The page needs the catalogue for as long as it lives.
    let catalogue: &'static _ = Box::leak(Box::new(unpack(OWN)?));
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
    let start = use_memo((), |()| start());
    match &*start {
        Err(_) => html! { <p class="problems" role="alert">{ page(state.lang).bad_catalogue }</p> },
        Ok((catalogue, today)) => html! { <Flow {state} catalogue={*catalogue} today={*today} /> },
    }
}

/// Props of [`Flow`]
#[derive(PartialEq, Properties)]
struct FlowProps {
    state: UseReducerHandle<State>,
    catalogue: &'static crate::catalogue::Catalogue,
    today: Date,
}

#[component]
fn Flow(props: &FlowProps) -> Html {
    let FlowProps { state, catalogue, today } = props;
    let (catalogue, today) = (*catalogue, *today);
    let page = Page { lang: state.lang, send: state.dispatcher() };
    let assessment = use_memo(state.answers.clone(), |answers| assess(catalogue, answers, today));
    let seen = Seen { catalogue, assessment };
    use_effects(state, &page, &seen);
    let view = View { page: page.clone(), state: state.clone(), seen };
    let step = match &state.step {
        Step::Organisation => html! { <Organisation ..view /> },
        Step::Goals => html! { <Goals ..view /> },
        Step::Programmes => html! { <Programmes ..view /> },
        Step::Programme(_) => html! { <Programme ..view /> },
    };
    let words = page.words();
    html! {
        <>
            <header class="page">
                <p class="name">{ words.title }</p>
                <button type="button" class="link language" lang={other(&page).id()} onclick={page.on(Action::Speak(other(&page)))}>
                    { words.other_language }
                </button>
                { steps(&page, &state.step) }
            </header>
            <main>{ step }</main>
            <footer class="page">
                <NotUhr page={page.clone()} />
                <p>{ format!("{} {}. {}", words.rules_of, catalogue.date, words.private) }</p>
                { start_over(&page, state.start_over) }
            </footer>
        </>
    }
}

fn other(page: &Page) -> crate::text::Lang {
    match page.lang {
        crate::text::Lang::Sv => crate::text::Lang::En,
        crate::text::Lang::En => crate::text::Lang::Sv,
    }
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
        let go = page.on::<MouseEvent>(Action::Go(step.clone()));
        let onclick = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            go.emit(event);
        });
        html! {
            <li key={number}>
                <a href={format!("#{}", step.fragment())} {onclick} aria-current={current.then_some("step")}>
                    { format!("{}. {label}", number + 1) }
                </a>
            </li>
        }
    });
    html! { <nav aria-label={words.steps}><ol class="steps">{ for items }</ol></nav> }
}

fn start_over(page: &Page, asked: bool) -> Html {
    let words = page.words();
    if !asked {
        return html! {
            <button type="button" class="link" id="start-over" onclick={page.on(Action::AskToStartOver(true))}>{ words.start_over }</button>
        };
    }
    html! {
        <div class="sure" role="group" aria-labelledby="sure">
            <p id="sure" tabindex="-1">{ words.start_over_sure }</p>
            <button type="button" class="main" onclick={page.on(Action::StartOver)}>{ words.start_over_yes }</button>
            <button type="button" class="plain" onclick={page.on(Action::AskToStartOver(false))}>{ words.start_over_no }</button>
        </div>
    }
}

/// Everything that reaches outside the page
#[hook]
fn use_effects(state: &UseReducerHandle<State>, page: &Page, seen: &Seen) {
    // Kept at every change, so that a reload or a discarded tab loses nothing.
    use_effect_with(state.to_kept(), |kept: &String| storage::keep(kept));

    let name = match &state.step {
        Step::Organisation => page.words().step_organisation.to_owned(),
        Step::Goals => page.words().step_goals.to_owned(),
        Step::Programmes => page.words().step_programmes.to_owned(),
        Step::Programme(id) => seen
            .catalogue
            .programme(id)
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
    use_effect_with(state.added, |added| match added {
        Some(Place::Party(index)) => focus::to(&format!("add-party-{index}")),
        Some(Place::Activity(index)) => focus::to(&format!("add-party-{index}")),
        _ => {}
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
