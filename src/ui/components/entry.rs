//! The head of a programme: its verdict about the shape, the state of its door, and why it stands where it stands.

use crate::engine::{Entry, OpenBecause, Reason, Verdict};
use crate::text::sentences::{
    call, effort, goals_met, reason, role, rules_checked, stale, verdict, words_of,
};

use super::super::state::{Action, Step};
use super::element::{Element, button, el, text};
use super::{Page, View};

/// Verdict and door, always both, and that it is not the agency who speaks
pub fn entry_head(page: &Page, entry: &Entry<'_>) -> Element {
    let lang = page.lang;
    // What cannot be applied for is never green.
    let class = match (entry.verdict, entry.open_because) {
        (Verdict::Fits, _) | (_, Some(OpenBecause::Declaration))
            if entry.call.status.can_be_applied_for() =>
        {
            "verdict fits"
        }
        (Verdict::FitsIfChanged, _) => "verdict change",
        (Verdict::No, _) => "verdict no",
        (Verdict::Open | Verdict::Fits, _) => "verdict",
    };
    let shape = el("p", "shape").child(text("strong", "", verdict(lang, entry)));
    el("div", class)
        .child(shape)
        .child(text("p", "door", call(lang, entry.programme, entry.call)))
        .child(text("p", "checked", rules_checked(lang, entry)))
        .maybe(entry.stale.map(|past| text("p", "stale", stale(lang, past))))
        .child(not_uhr(page))
}

/// That this is not a service of the agency
pub fn not_uhr(page: &Page) -> Element {
    text("p", "not-uhr", page.words().not_uhr)
}

/// A link to a programme
pub fn programme_link(view: &View, id: &str) -> Option<Element> {
    let View { page, catalogue, .. } = view;
    let programme = catalogue.programme(id)?;
    let go = page.on(Action::Go(Step::Programme((&*programme.id).into())));
    Some(button("link", words_of(page.lang, &programme.name), go))
}

/// Which programme is nearest to the idea, where another is ruled out
pub fn nearest(view: &View) -> Option<Element> {
    let link = programme_link(view, view.assessment.nearest?)?;
    Some(el("p", "nearest").child(text("b", "", view.page.words().nearest)).text(": ").child(link))
}

/// Why a programme stands where it stands
pub fn reasons(page: &Page, entry: &Entry<'static>, goals: usize) -> Element {
    let lang = page.lang;
    let note = words_of(lang, &entry.programme.call.note);
    // That it meets none of the goals is said with their number.
    let counted = entry.reasons.counted.iter().filter(|counted| *counted != Reason::NoGoal);
    el("ul", "reasons")
        .maybe((goals > 0).then(|| text("li", "", goals_met(lang, entry.reasons.goals_met, goals))))
        .maybe(role(lang, entry).map(|role| text("li", "", role)))
        .child(text("li", "", effort(lang, entry.programme.effort)))
        .children(counted.map(|counted| text("li", "", reason(lang, counted))))
        .maybe((!note.is_empty()).then(|| text("li", "", note)))
}
