//! What mends an idea, and what moved when it was changed.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::Event;

use crate::browser::focus;
use crate::engine::{Edit, Entry, Repair, Verdict};
use crate::facts::{Field, Path, Place};
use crate::text::edits::edit as sentence;
use crate::text::sentences::{list, opens, verdict, words_of};

use super::super::state::{Action, Step};
use super::super::steps::HEADING;
use super::View;
use super::element::{Attr, Element, Heard, button, el, text};

/// The ways to mend the idea in a programme, each with a button that makes the decisions
pub fn repairs(view: &View, entry: &Entry<'static>) -> Option<Element> {
    let words = view.page.words();
    let first = entry.repairs.first();
    let mut ways = vec![];
    for (place, repair) in entry.repairs.iter().enumerate() {
        let heading = match place {
            0 => words.mend_cheapest,
            _ if leaves_parties(repair) && !first.is_some_and(leaves_parties) => words.mend_without_parties,
            _ => words.mend_fewest,
        };
        let mut answers = view.state.answers.clone();
        let mut sentences = vec![];
        for edit in &repair.edits {
            sentences.push(text("li", "", sentence(view.page.lang, &answers, edit, Some(entry))));
            answers = edit.apply(&answers);
        }
        let then = if repair.verdict == Verdict::Fits { words.mend_then_fits } else { words.mend_then_open };
        let make_so = button("main", words.mend_do, make(view, &repair.edits));
        // Of several ways each button has a name of its own.
        let label = (entry.repairs.len() > 1).then(|| format!("{}: {heading}", words.mend_do));
        let make_so = make_so.attr_if(Attr::Label, label);
        let way = el("li", "way")
            .child(text("h4", "", heading))
            .child(el("ul", "").children(sentences))
            .child(text("p", "", then))
            .child(make_so);
        ways.push(way);
    }
    (!ways.is_empty())
        .then(|| el("section", "mends").child(text("h3", "", words.mends)).child(el("ul", "").children(ways)))
}

fn leaves_parties(repair: &Repair) -> bool {
    let mut edits = repair.edits.iter();
    edits.all(|edit| !matches!(edit.path.place, Place::Party(_) | Place::NewParty))
}

/// Makes the decisions. The focus goes to what is to be chosen, or to the way back.
fn make(view: &View, edits: &[Edit]) -> Heard {
    let mend = view.page.on(Action::Mend(edits.into()));
    let on_the_form = matches!(view.state.step, Step::Programme(_));
    // The goals are chosen on another step.
    let here = |path: &Path| *path != Path::idea(Field::Goals);
    let chosen = on_the_form && edits.iter().any(|edit| edit.choose.iter().any(here));
    let root = view.page.root.clone();
    Rc::new(move |event: &Event| {
        mend(event);
        if !chosen {
            let root = root.clone();
            // Once it stands there.
            Timeout::new(0, move || focus::on(&root, UNDO)).forget();
        }
    })
}

const UNDO: &str = "undo";

/// The decisions that open most programmes at once
pub fn openers(view: &View) -> Option<Element> {
    let View { page, catalogue, assessment, .. } = view;
    let words = page.words();
    let names = |ids: &[&str]| {
        let names = ids.iter().filter_map(|id| catalogue.programme(id));
        list(page.lang, names.map(|programme| words_of(page.lang, &programme.name)).collect())
    };
    let items = assessment.openers.iter().map(|opener| {
        let closes = (!opener.closes.is_empty())
            .then(|| text("p", "", format!("{} {}.", words.closes, names(&opener.closes))));
        el("li", "way")
            .child(text("p", "", sentence(page.lang, &view.state.answers, &opener.edit, None)))
            .child(text("p", "", opens(page.lang, opener.opens.len(), &names(&opener.opens))))
            .maybe(closes)
            .child(button("plain", words.mend_do, make(view, core::slice::from_ref(&opener.edit))))
    });
    (!assessment.openers.is_empty()).then(|| {
        el("section", "mends").child(text("h2", "", words.openers)).child(el("ul", "").children(items))
    })
}

/// Which verdicts moved with the last change, and the way back after a repair
pub fn moved(view: &View) -> Element {
    let View { page, assessment, state, before, .. } = view;
    let words = page.words();
    let lang = page.lang;
    let mut lines = vec![];
    for entry in &assessment.programmes {
        let was = before.iter().flat_map(|before| &before.programmes);
        let was = was.into_iter().find(|was| was.programme.id == entry.programme.id);
        let Some(was) = was.filter(|was| was.verdict != entry.verdict) else { continue };
        let name = words_of(lang, &entry.programme.name);
        let line = format!("{name}: {} → {}", verdict(lang, was), verdict(lang, entry));
        lines.push(text("li", "", line));
    }
    let undo = state.can_undo().then(|| {
        let back = page.on(Action::Undo);
        let to = if matches!(state.step, Step::Programme(_)) { "result" } else { HEADING };
        let root = page.root.clone();
        let heard = move |event: &Event| {
            back(event);
            focus::on(&root, to);
        };
        let done = el("p", "").child(text("b", "", words.mended)).text(" ");
        done.child(button("plain", words.undo, Rc::new(heard)).attr(Attr::Id, UNDO))
    });
    let list = (!lines.is_empty())
        .then(|| el("div", "").child(text("p", "", words.moved)).child(el("ul", "").children(lines)));
    el("div", "moved").maybe(undo).child(el("div", "").attr(Attr::Role, "status").maybe(list))
}
