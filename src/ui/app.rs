//! The app: one reducer, the assessment that follows from it, and the effects: storage, address, title, focus.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use web_sys::Event;
use web_sys::wasm_bindgen::JsValue;
use yew::prelude::*;
use yew::virtual_dom::VList;

use crate::browser::address::{self, Address};
use crate::browser::catalogue::Fetched;
use crate::browser::{self, Root, clock, focus, host, mount, storage};
use crate::catalogue::{Catalogue, unpack, unpack_with_english};
use crate::engine::{Assessment, Verdict, assess};
use crate::facts::{Answers, Date, Path};
use crate::text::sentences::words_of;
use crate::text::{Lang, later};

use super::components::element::{Attr, Element, button, el, link, text};
use super::components::{Page, View, contact, focus_id, local_fault, network, newer, not_uhr, send};
use super::state::{Action, Local, Programmes, State, Step};
use super::steps::{HEADING, compare, goals, heading, organisation, programme, programmes, sources};

/// Where the page stands
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Place {
    /// The element
    pub root: Root,
}

/// What outlives a rendering beside the state, as far as it reaches outside the page
struct Memory {
    /// What reaches outside the page, as it was when it last did
    before: Option<Outside>,
    /// Where the person stands
    address: Rc<Address>,
    /// What else is heard from outside the page, for as long as they are kept
    _listeners: Vec<EventListener>,
}

impl Memory {
    /// Nothing has been reached yet; `listeners` are kept along
    fn begin(root: &Root, send: &UseReducerDispatcher<State>, mut listeners: Vec<EventListener>) -> Self {
        let to_hear = send.clone();
        listeners.push(browser::network::listen(root, move |news| to_hear.dispatch(Action::Hear(news))));
        let send = send.clone();
        // "Back" and "forward" of the browser.
        let address = Address::follow(root, move |fragment| {
            if let Some(step) = Step::from_fragment(fragment) {
                send.dispatch(Action::Go(step));
            }
        });
        Self { before: None, address: Rc::new(address), _listeners: listeners }
    }
}

/// What was assessed, so that it is not assessed again for the same answers
struct Assessments {
    /// The day, read once when the page starts
    today: Option<Date>,
    /// The last answers, and what came of them
    last: Option<Assessed>,
    /// The answers before the last change, and what came of them
    before_change: Option<Assessed>,
}

/// Answers, the programme for which what mends them was looked for (all of them, without one), and what came of it
type Assessed = (Answers, Option<Rc<str>>, Rc<Assessment<'static>>);

/// The assessment, made anew only for other answers
fn assessed(
    memory: &mut Option<Assessed>,
    catalogue: &'static Catalogue,
    answers: &Answers,
    today: Date,
    of: Option<&Rc<str>>,
) -> Rc<Assessment<'static>> {
    if let Some((assessed, mended, assessment)) = memory
        && assessed == answers
        && mended.as_ref() == of
    {
        return assessment.clone();
    }
    let mut assessment = assess(catalogue, answers, today);
    match of {
        // What mends it is shown for one programme, and looked for there alone.
        Some(id) => {
            assessment.programmes.iter_mut().filter(|entry| *entry.programme.id == **id).for_each(|entry| {
                entry.mend(catalogue, answers);
                entry.beside(catalogue, answers, today);
            })
        }
        None => assessment.mend(catalogue, answers),
    }
    let assessment = Rc::new(assessment);
    *memory = Some((answers.clone(), of.cloned(), assessment.clone()));
    assessment
}

/// The page up to the programmes: the first steps, which a person answers while the rest is still on its way
#[component]
pub fn Start(place: &Place) -> Html {
    let root = &place.root;
    let state = use_reducer(|| kept(root));
    let page = Page { lang: state.lang, root: root.clone(), send: state.dispatcher() };
    let memory = use_mut_ref(|| {
        let send = state.dispatcher();
        let fails = browser::whole::listen(root, move || send.dispatch(Action::Come(Programmes::Missing)));
        Memory::begin(root, &state.dispatcher(), vec![fails])
    });
    use_effects(&state, &page, &memory, None, None, browser::whole::want);
    let step = match &state.step {
        Step::Organisation => organisation(&page, &state),
        Step::Goals => goals(&page, &state),
        _ => without_programmes(&page, state.programmes),
    };
    whole_page(&page, &state, step, None)
}

/// The whole page
#[component]
pub fn App(place: &Place) -> Html {
    let root = &place.root;
    let state = use_reducer(|| kept(root));
    let page = Page { lang: state.lang, root: root.clone(), send: state.dispatcher() };
    let memory = use_mut_ref(|| {
        let come = wait_for_programmes(root, state.dispatcher());
        let (send, place) = (state.dispatcher(), root.clone());
        let begins = mount::begins(root, move || send.dispatch(Action::Begin(Rc::new(kept(&place)))));
        Memory::begin(root, &state.dispatcher(), vec![come, begins])
    });
    let assessments = use_mut_ref(|| Assessments { today: clock::today(), last: None, before_change: None });
    let catalogue = match state.programmes {
        Programmes::Here(catalogue, _) => Some(catalogue),
        _ => None,
    };
    let mut counts = None;
    let step = match (&state.step, catalogue) {
        (Step::Organisation, _) => organisation(&page, &state),
        (Step::Goals, _) => goals(&page, &state),
        (step, Some(catalogue)) => {
            let mut assessments = assessments.borrow_mut();
            // A device whose clock is outside 1970 to 2199 gets the day the rules were gone through.
            let today = assessments.today.unwrap_or(catalogue.date);
            let of = match step {
                Step::Programme(id) => Some(id),
                _ => None,
            };
            let assessment = assessed(&mut assessments.last, catalogue, &state.answers, today, of);
            let before = state.since.as_ref().map(|since| {
                assessed(&mut assessments.before_change, catalogue, &since.answers, today, Some(&"".into()))
            });
            counts = Some(Counts::of(&assessment));
            let view = View { page: page.clone(), state: state.clone(), catalogue, assessment, before };
            match step {
                Step::Sources => sources(&view),
                Step::Compare => compare(&view),
                Step::Programmes => programmes(&view),
                _ => programme(&view),
            }
        }
        _ => without_programmes(&page, state.programmes),
    };
    use_effects(&state, &page, &memory, catalogue, counts, |_| {});
    whole_page(&page, &state, step, catalogue)
}

/// The state as it was kept, at the step that the address names
fn kept(root: &Root) -> State {
    let setting = |name| root.setting(name);
    let mut state =
        State::begin(setting("lang").as_deref(), setting("org").as_deref(), setting("goals").as_deref());
    if let Some(kept) = storage::kept(root) {
        state.take_up(&kept);
    }
    if let Some(org) = root.setting("early") {
        state.choose_early(&org);
    }
    state.step = Step::from_fragment(&address::fragment(root)).unwrap_or(state.step);
    state
}

fn whole_page(page: &Page, state: &State, step: Element, catalogue: Option<&Catalogue>) -> Html {
    let footer = footer(page, state, catalogue);
    let send = catalogue.and_then(|_| send(page, state));
    // A document has one main part, and on somebody else's page that is theirs.
    let tag = if page.root.has_document() { "main" } else { "div" };
    let main = el(tag, "content")
        .attr(Attr::Part, "main")
        .maybe(newer(page, state))
        .maybe(local_fault(page, state.programmes));
    let main = main.child(step).maybe(send);
    let parts = [header(page, &state.step), main, footer];
    VList::with_children(parts.map(Element::html).into(), None).into()
}

/// What stands where the programmes should be
fn without_programmes(page: &Page, programmes: Programmes) -> Element {
    let words = page.words();
    let why = match programmes {
        Programmes::Missing => Some(words.no_programmes),
        Programmes::Unreadable => Some(words.unreadable_programmes),
        _ => None,
    };
    // Each has a key: an alert that is there anew is spoken anew.
    let told = match why {
        Some(why) => {
            let wait = page.on(Action::Come(Programmes::Coming));
            let root = page.root.clone();
            let again = Rc::new(move |event: &Event| {
                // The button goes away, and the heading stays.
                focus::on(&root, HEADING);
                wait(event);
                browser::catalogue::fetch_again(&root);
            });
            el("div", "problems")
                .key("alert")
                .attr(Attr::Role, "alert")
                .child(text("p", "", why))
                .child(button("main", words.try_again, again))
        }
        None => {
            el("div", "").key("status").attr(Attr::Role, "status").child(text("p", "", words.programmes_come))
        }
    };
    el("div", "").child(heading(words.step_programmes)).child(told)
}

fn wait_for_programmes(root: &Root, send: UseReducerDispatcher<State>) -> EventListener {
    browser::catalogue::listen(root, move |fetched| send.dispatch(Action::Come(come(fetched))))
}

thread_local! {
    /// What was read before, by what it was read from: whoever takes the page away and puts it back brings the same bytes,
    /// and what was read lives as long as the document
    static READ: RefCell<Vec<(Fetched, Programmes)>> = const { RefCell::new(vec![]) };
}

fn come(fetched: Fetched) -> Programmes {
    let known = READ.with_borrow(|read| {
        let same = read.iter().find(|(before, _)| *before == fetched);
        same.map(|(_, programmes)| *programmes)
    });
    known.unwrap_or_else(|| {
        let programmes = read(&fetched);
        READ.with_borrow_mut(|read| read.push((fetched, programmes)));
        programmes
    })
}

fn read(fetched: &Fetched) -> Programmes {
    let Some(own) = &fetched.own else { return Programmes::Missing };
    // Without its English words everything but the page itself is in Swedish.
    let both = fetched.english.as_ref().and_then(|english| unpack_with_english(own, english).ok());
    let Some(own) = both.or_else(|| unpack(own).ok()) else { return Programmes::Unreadable };
    let (catalogue, local) = with_local(own, fetched.local.as_ref());
    let catalogue: &'static Catalogue = Box::leak(Box::new(catalogue));
    for lang in Lang::ALL {
        later::come(*lang, words_of(*lang, &catalogue.later));
    }
    Programmes::Here(catalogue, local)
}

/// The own programmes with those of the host, where it brings any and they can be read
fn with_local(own: Catalogue, local: Option<&Option<Vec<u8>>>) -> (Catalogue, Local) {
    let bytes = match local {
        None => return (own, Local::None),
        Some(None) => return (own, Local::Missing),
        Some(Some(bytes)) => bytes,
    };
    match unpack(bytes).and_then(|local| own.clone().with(local)) {
        Ok(both) => (both, Local::Added),
        Err(_) => (own, Local::Unreadable),
    }
}

fn header(page: &Page, at: &Step) -> Element {
    let words = page.words();
    // A language is offered only where its words are there.
    let language = Lang::ALL.iter().find(|lang| **lang != page.lang).map(|lang| {
        button("link language", words.other_language, page.on(Action::Speak(*lang)))
            .attr(Attr::Lang, lang.id())
    });
    el("header", "page")
        .attr(Attr::Part, "header")
        .child(text("p", "name", words.title))
        .maybe(language)
        .child(steps(page, at))
}

fn footer(page: &Page, state: &State, catalogue: Option<&Catalogue>) -> Element {
    let words = page.words();
    let rules_of =
        catalogue.map(|catalogue| format!("{} {}. ", words.rules_of, catalogue.date)).unwrap_or_default();
    let sources = catalogue.map(|_| {
        let to = format!("#{}", Step::Sources.fragment());
        el("p", "").child(link("", to, words.sources, page.on(Action::Go(Step::Sources))))
    });
    el("footer", "page")
        .attr(Attr::Part, "footer")
        .child(not_uhr(page))
        .maybe(catalogue.and_then(|catalogue| contact(page, catalogue)))
        .child(text("p", "", format!("{rules_of}{}", words.private)))
        .child(network(page, state))
        .maybe(sources)
        .child(start_over(page, state.start_over))
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
        let current =
            step == *at || (step == Step::Programmes && matches!(at, Step::Programme(_) | Step::Compare));
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

/// How many of the programmes that can be applied for have which verdict
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Counts([u32; 4]);

impl Counts {
    fn of(assessment: &Assessment<'_>) -> Self {
        let offered = assessment.programmes.iter().filter(|entry| entry.reasons.can_be_applied_for);
        let verdicts: Vec<Verdict> = offered.map(|entry| entry.verdict).collect();
        let count = |verdict| verdicts.iter().filter(|one| **one == verdict).count();
        let all = [Verdict::Fits, Verdict::Open, Verdict::FitsIfChanged, Verdict::No];
        Self(all.map(|verdict| u32::try_from(count(verdict)).unwrap_or(u32::MAX)))
    }

    fn parts(self) -> [(&'static str, JsValue); 4] {
        let [fits, open, change, no] = self.0.map(JsValue::from);
        [("fits", fits), ("open", open), ("fitsIfChanged", change), ("no", no)]
    }
}

/// What reaches outside the page
#[derive(PartialEq)]
struct Outside {
    begun: u32,
    kept: String,
    counts: Option<Counts>,
    title: String,
    lang: Lang,
    step: Step,
    to_focus: Option<(Path, u16)>,
    start_over: bool,
}

/// Everything that reaches outside the page; and what is to be done when a later step comes
#[hook]
fn use_effects(
    state: &UseReducerHandle<State>,
    page: &Page,
    memory: &Rc<RefCell<Memory>>,
    catalogue: Option<&Catalogue>,
    counts: Option<Counts>,
    later_step: fn(&Root),
) {
    let words = page.words();
    let name = match &state.step {
        Step::Organisation => words.step_organisation,
        Step::Goals => words.step_goals,
        Step::Programmes => words.step_programmes,
        Step::Sources => words.sources,
        Step::Compare => words.compare,
        Step::Programme(id) => {
            let programme = catalogue.and_then(|catalogue| catalogue.programme(id));
            programme.map_or(words.step_programmes, |programme| words_of(page.lang, &programme.name))
        }
    };
    let problem = if state.problems().next().is_some() { words.problem_title } else { "" };
    let now = Outside {
        // Kept at every change, so that a reload or a discarded tab loses nothing.
        begun: state.begun,
        kept: state.to_kept(),
        counts,
        title: format!("{problem} {name} – {}", words.title).trim_start().to_owned(),
        lang: page.lang,
        step: state.step.clone(),
        to_focus: state.to_focus,
        start_over: state.start_over,
    };
    let (memory, root) = (memory.clone(), page.root.clone());
    use_effect(move || {
        let (before, address) = {
            let mut memory = memory.borrow_mut();
            (memory.before.take().filter(|before| before.begun == now.begun), memory.address.clone())
        };
        if before.as_ref() != Some(&now) {
            let arrives = before.as_ref().is_none_or(|before| before.step != now.step);
            reach_out(&root, &address, before, &now);
            if arrives && !matches!(now.step, Step::Organisation | Step::Goals) {
                later_step(&root);
            }
        }
        memory.borrow_mut().before = Some(now);
    });
}

fn reach_out(root: &Root, address: &Address, before: Option<Outside>, now: &Outside) {
    storage::keep(root, &now.kept);
    focus::title(root, &now.title);
    focus::language(root, now.lang.id());
    address.go_to(&now.step.fragment());
    if let Some(counts) = now.counts
        && before.as_ref().is_none_or(|before| before.counts != now.counts)
    {
        host::tell(root, "assessment", &counts.parts());
    }
    // A page that has just been loaded must not take the focus.
    let Some(before) = before else { return mount::here(root) };
    if before.step != now.step {
        focus::to(root, HEADING);
        focus::to_top(root);
        host::tell(root, "step", &[("step", now.step.fragment().into())]);
    } else if let Some((path, date)) = now.to_focus.filter(|_| before.kept != now.kept) {
        focus::to(root, &focus_id(path, date));
    } else if now.start_over != before.start_over {
        // What was pressed is gone: after "no" back to the first button, after "yes" to the heading.
        let answered = if now.kept == before.kept { "start-over" } else { HEADING };
        focus::to(root, if now.start_over { "sure" } else { answered });
    }
}
