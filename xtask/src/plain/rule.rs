//! A rule in words: what it says, when, what to do, where it is written and how sure it is.

use super::Subject;
use super::markup::Markup;
use super::sources::named;
use utbyteskollen::catalogue::{Check, Classification, Programme, Rule};
use utbyteskollen::engine::Stale;
use utbyteskollen::text::conditions::condition;
use utbyteskollen::text::plain::{edition, status};
use utbyteskollen::text::sentences::{capital, list, stale, words_of};
use utbyteskollen::text::vocabulary::label;

fn id(rule: &Rule) -> String {
    format!("rule-{}", rule.id)
}

/// Whether a rule holds on the day of the rules
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Time {
    /// It no longer does
    Past,
    /// It does
    Now,
    /// It will, from a later call on
    Coming,
}

/// A rule that one programme alone has
pub(super) fn own(out: &mut Markup, subject: Subject<'_>, programme: &Programme, rule: &Rule, time: Time) {
    out.element("li", &[("id", &id(rule))], |out| {
        says(out, subject, rule, time);
        let held = rule.editions.iter().filter_map(|place| programme.editions.get(usize::from(*place)));
        let held: Vec<String> = held.map(|held| edition(subject.lang, held)).collect();
        if !held.is_empty() {
            let held = list(subject.lang, held.iter().map(String::as_str).collect());
            labelled(out, subject.words().editions_of_rule, &held);
        }
        written(out, subject, rule);
    });
}

/// A rule that several programmes have, and which these are
pub(super) fn shared(out: &mut Markup, subject: Subject<'_>, place: u16, rule: &Rule, time: Time) {
    let words = subject.words();
    out.element("li", &[("id", &id(rule))], |out| {
        says(out, subject, rule, time);
        for (label, ended) in [(words.holds_for, false), (words.held_for, true)] {
            let holders: Vec<&Programme> =
                subject.holders(place).filter(|holder| subject.has_ended(holder) == ended).collect();
            if holders.is_empty() {
                continue;
            }
            out.element("p", &[("class", "holders")], |out| {
                out.leaf("b", &[], label);
                out.text(": ");
                for (place, holder) in holders.iter().enumerate() {
                    out.text(if place == 0 { "" } else { "; " });
                    subject.link(out, holder);
                }
                out.text(".");
            });
        }
        written(out, subject, rule);
    });
}

/// A line that leads to a rule that stands elsewhere on the page
pub(super) fn reference(out: &mut Markup, subject: Subject<'_>, rule: &Rule) {
    out.element("li", &[], |out| {
        out.leaf("a", &[("href", &format!("#{}", id(rule)))], words_of(subject.lang, &rule.words.title));
        out.text(&format!(" ({})", rule.id));
    });
}

fn says(out: &mut Markup, subject: Subject<'_>, rule: &Rule, time: Time) {
    let Subject { catalogue, lang } = subject;
    let (words, of_page) = (subject.words(), subject.shared_words());
    out.element("p", &[("class", "says")], |out| {
        out.leaf("strong", &[], words_of(lang, &rule.words.title));
        // Said of each: who comes by a link or prints a part does not see the heading.
        let mark = match time {
            Time::Past => words.no_longer,
            Time::Now => return,
            Time::Coming => words.not_yet,
        };
        out.text(" ");
        out.leaf("span", &[("class", "mark")], mark);
    });
    if rule.danger {
        out.element("p", &[("class", "danger")], |out| out.leaf("strong", &[], words.danger));
    }
    if rule.when != Check::Nothing {
        labelled(out, words.applies_when, &condition(lang, &rule.when));
    }
    if !rule.activities.is_empty() {
        let activities = rule.activities.iter().map(|activity| label(lang, *activity)).collect();
        labelled(out, words.activities, &list(lang, activities));
    }
    labelled(out, of_page.mend, words_of(lang, &rule.words.fix));
    labelled(out, of_page.our_reading, words_of(lang, &rule.words.note));
    if let Some(class) = rule.classifies {
        let said = match class {
            Classification::New => of_page.classification_new,
            Classification::Indepth => of_page.classification_indepth,
        };
        out.leaf("p", &[], &format!("{said}."));
    }
    if let Some(programme) = rule.route.as_ref().and_then(|route| catalogue.programme(route)) {
        out.element("p", &[], |out| {
            out.leaf("b", &[], of_page.look_instead);
            out.text(": ");
            subject.link(out, programme);
            out.text(".");
        });
    }
}

/// Where it is written, from when that is, when somebody looked, and how sure it is
fn written(out: &mut Markup, subject: Subject<'_>, rule: &Rule) {
    let Subject { catalogue, lang } = subject;
    let of_page = subject.shared_words();
    out.element("p", &[("class", "source")], |out| {
        out.leaf("b", &[], &rule.id);
        for also in &rule.also {
            out.text(&format!(", {} {also}", of_page.also_ids));
        }
        out.text(". ");
        if let Some(source) = catalogue.source(rule) {
            named(out, subject, source, &rule.section);
        }
        out.text(&format!(" {} {}. ", capital(of_page.compared), rule.checked));
        out.leaf("span", &[("class", "status")], status(lang, rule.status));
        if let Some(last) = rule.valid_to {
            out.text(&format!(" {} {last}.", subject.words().known_until));
        }
    });
    if let Some(past) = Stale::rule(catalogue, rule, catalogue.date) {
        out.leaf("p", &[("class", "stale")], &stale(lang, past));
    }
}

/// A sentence behind a word in bold; nothing where there is no sentence
fn labelled(out: &mut Markup, label: &str, sentence: &str) {
    if sentence.is_empty() {
        return;
    }
    out.element("p", &[], |out| {
        out.leaf("b", &[], label);
        out.text(": ");
        out.text(sentence);
        out.text(if sentence.ends_with(['.', '?', '!']) { "" } else { "." });
    });
}
