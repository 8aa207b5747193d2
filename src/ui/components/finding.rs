//! What the rules of a programme say: first what fails, then what is asked, the rest folded with its number.

use crate::catalogue::Kind;
use crate::engine::{Entry, Finding, Outcome, Stale};
use crate::facts::{Field, Path, Place};
use crate::text::sentences::{activity, asked, given, needed, source, stale, words_of};

use super::super::state::{Action, Step};
use super::element::{Attr, Element, Words, el, fold, link, link_to, text};
use super::{Page, View, contact, id_of, moved, repairs};

/// Which group of findings, in their order on the page
#[derive(Clone, Copy, PartialEq)]
enum Group {
    Fails,
    Dangers,
    Warns,
    Asks,
    SourceUnknown,
    Waits,
    Passes,
    Advice,
    Process,
    Facts,
    Elsewhere,
}

fn group_of(found: &Finding<'_>) -> Group {
    match (found.rule.kind, found.outcome) {
        (_, Outcome::NotApplicable) => Group::Elsewhere,
        (Kind::Advice, _) => Group::Advice,
        (Kind::Process, _) => Group::Process,
        (Kind::Info, _) => Group::Facts,
        (_, Outcome::Pass) => Group::Passes,
        (Kind::Should, Outcome::Fail) if found.rule.danger => Group::Dangers,
        (Kind::Should, Outcome::Fail) => Group::Warns,
        (Kind::Should, _) => Group::Waits,
        (Kind::Formal, Outcome::Fail) => Group::Fails,
        (Kind::Formal, _) if found.because_of_source => Group::SourceUnknown,
        (Kind::Formal, _) => Group::Asks,
    }
}

/// The findings of a programme, grouped, as parts of the result: each group has its place there
pub fn findings(mut result: Element, view: &View, entry: &Entry<'static>) -> Element {
    let words = view.page.words();
    let groups = [
        (Group::Fails, "findings fail", words.fails),
        (Group::Dangers, "findings danger", words.dangers),
        (Group::Warns, "findings warn", words.warnings),
        (Group::Asks, "findings ask", words.asks),
        (Group::SourceUnknown, "findings source-unknown", words.source_unknown),
        (Group::Waits, "findings wait", words.advice_waits),
        (Group::Passes, "findings pass", words.passed),
        (Group::Advice, "findings tip", words.advice),
        (Group::Process, "findings tip", words.process),
        (Group::Facts, "findings tip facts", words.facts),
        (Group::Elsewhere, "findings elsewhere", words.not_applicable),
    ];
    for (which, class, heading) in groups {
        let members: Vec<_> = entry.findings().iter().filter(|found| group_of(found) == which).collect();
        let activities = if which == Group::Asks { activities_asked(view, entry) } else { None };
        let count = members.len() + usize::from(activities.is_some());
        let group = (count > 0).then(|| {
            let heading = text("h3", "", format!("{heading} ({count})"));
            let members = members.into_iter().map(|found| finding(view, entry, found));
            let list = el("ul", "").maybe(activities).children(members);
            match which {
                Group::Fails | Group::Dangers | Group::Warns | Group::Asks | Group::SourceUnknown => {
                    el("section", class).child(heading).child(list)
                }
                _ => fold(class, heading, list),
            }
        });
        result = result.maybe(group);
        if which == Group::Fails {
            // What moved stands behind what fails: the first thing that fails is on the first screen.
            result = result.maybe(repairs(view, entry)).child(moved(view));
        }
    }
    result
}

/// What is not known of the list of activities itself, where rules about activities decide
fn activities_asked(view: &View, entry: &Entry<'static>) -> Option<Element> {
    let words = view.page.words();
    let item = || el("li", "finding").attr(Attr::DataRule, "activities");
    let asks = asks(view, &entry.activities_asked)?;
    Some(item().child(text("h4", "", words.activities_unsettled)).child(asks))
}

/// Links to the questions that are to be answered
fn asks(view: &View, questions: &[Path]) -> Option<Element> {
    let words = view.page.words();
    let links = || questions.iter().map(|path| el("li", "").child(question_link(&view.page, *path)));
    let list = || {
        el("div", "asks").child(text("p", "", words.answer_to_decide)).child(el("ul", "").children(links()))
    };
    (!questions.is_empty()).then(list)
}

/// A sentence behind a word in bold
fn labelled(class: &'static str, label: &'static str, sentence: impl Words) -> Element {
    el("p", class).child(text("b", "", label)).text(": ").text(sentence)
}

fn finding(view: &View, entry: &Entry<'static>, found: &Finding<'static>) -> Element {
    let lang = view.page.lang;
    let words = view.page.words();
    let rule = found.rule;
    let (fails, unknown) = (found.outcome == Outcome::Fail, found.outcome == Outcome::Unknown);
    let decided = fails || found.outcome == Outcome::Pass;
    let mends =
        fails || matches!(group_of(found), Group::Waits | Group::Advice | Group::Process | Group::Facts);
    let fix = Some(words_of(lang, &rule.words.fix)).filter(|fix| mends && !fix.is_empty());
    // A long list of what is asked stays short: how the source was read matters once the rule is decided.
    let note = Some(words_of(lang, &rule.words.note)).filter(|note| decided && !note.is_empty());
    let asks = if unknown { asks(view, entry.questions(found)) } else { None };
    let ids = rule.also.iter().fold(rule.id.to_string(), |ids, id| format!("{ids}, {} {id}", words.also_ids));
    let given = given(lang, &view.state.answers, found).filter(|_| decided);
    let given = given.map(|given| labelled("given", words.given, given));
    // Only a formal rule demands.
    let demand = if rule.kind == Kind::Formal { words.needed } else { words.should_be };
    let needed = needed(lang, found).filter(|_| fails).map(|needed| labelled("needed", demand, needed));
    let source = format!("{ids}. {}: {}", words.source, source(lang, view.catalogue, rule));
    let asks_somebody = unknown && found.because_of_source;
    let nearby = if asks_somebody { contact(&view.page, view.catalogue) } else { None };
    let past = Stale::rule(view.catalogue, rule, view.assessment.today);
    let in_activity =
        found.activity.map(|index| text("p", "activity", activity(lang, &view.state.answers, index)));
    el("li", "finding")
        .attr(Attr::DataRule, &*rule.id)
        .child(text("h4", "", words_of(lang, &rule.words.title)))
        .maybe(in_activity)
        .maybe(given)
        .maybe(needed)
        .maybe(asks)
        .maybe(asks_somebody.then(|| text("p", "", words.ask_agency)))
        .maybe(nearby)
        .maybe(fix.map(|fix| labelled("mend", words.mend, fix)))
        .maybe(note.map(|note| labelled("note", words.our_reading, note)))
        .child(text("p", "source", source))
        .maybe(past.map(|past| text("p", "stale", stale(lang, past))))
}

/// A link to the field of a question, or to the step where it is asked
pub fn question_link(page: &Page, path: Path) -> Element {
    let label = asked(page.lang, path);
    let elsewhere = match path.field {
        Some(Field::OrgType | Field::ResultArea | Field::FhskCourse) => Some(Step::Organisation),
        Some(
            Field::Goals
            | Field::GoalsMore
            | Field::Travellers
            | Field::Destinations
            | Field::Ways
            | Field::OrgNewcomer
            | Field::HasPartner
            | Field::Applied,
        ) if path.place == Place::Idea => Some(Step::Goals),
        _ => None,
    };
    match elsewhere {
        Some(step) => link("", format!("#{}", step.fragment()), label, page.on(Action::Go(step))),
        None => link_to(&page.root, id_of(path), label),
    }
}
