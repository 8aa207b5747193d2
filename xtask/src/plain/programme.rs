//! One programme: what it is, who may apply, when, what it pays, its rules.

use super::markup::Markup;
use super::rule::{self, Time};
use super::sources::{self, named};
use super::{Subject, heading, money, section as part};
use utbyteskollen::catalogue::{CallStatus, Kind, Moved, Programme, Role, Rule, Status, Today};
use utbyteskollen::facts::{Goal, OrgType};
use utbyteskollen::text::plain::{edition, kind, kind_help, may, state_on};
use utbyteskollen::text::sentences::{call, capital, dated, effort, list, small, usual_words, words_of};
use utbyteskollen::text::vocabulary::label;

/// The section of a programme
pub(super) fn section(out: &mut Markup, subject: Subject<'_>, programme: &Programme) {
    let words = subject.words();
    let has_ended = subject.has_ended(programme);
    part(out, subject, &programme.id, |out| {
        heading(out, &programme.id, |out| {
            out.text(words_of(subject.lang, &programme.name));
            if has_ended {
                out.text(" ");
                out.leaf("span", &[("class", "mark")], words.ended);
            }
        });
        out.leaf("p", &[], words_of(subject.lang, &programme.summary));
        if has_ended {
            ended(out, subject, programme);
        }
        about(out, subject, programme, has_ended);
        out.leaf("h3", &[], if has_ended { words.who_then } else { words.who });
        who(out, subject, programme, has_ended);
        out.leaf("h3", &[], if has_ended { words.goals_then } else { words.goals });
        goals(out, subject, programme);
        out.leaf("h3", &[], words.call);
        door(out, subject, programme);
        // Nobody applies for what has ended.
        if !has_ended {
            out.leaf("h3", &[], subject.shared_words().money);
            out.element("dl", &[], |out| money::rows(out, subject, programme));
        }
        rules(out, subject, programme, has_ended);
        moved(out, subject, programme);
    });
}

/// A row of a list of what is said of something
pub(super) fn row(out: &mut Markup, label: &str, inside: impl FnOnce(&mut Markup)) {
    out.element("div", &[], |out| {
        out.leaf("dt", &[], label);
        out.element("dd", &[], inside);
    });
}

/// A row that is one text; nothing where there is none
fn line(out: &mut Markup, label: &str, text: &str) {
    if !text.is_empty() {
        row(out, label, |out| out.text(text));
    }
}

fn ended(out: &mut Markup, subject: Subject<'_>, programme: &Programme) {
    let words = subject.words();
    out.element("div", &[("class", "note ended")], |out| {
        out.element("p", &[], |out| {
            out.leaf("strong", &[], &format!("{}.", words.ended));
            out.text(" ");
            out.text(words.ended_help);
        });
        let successors: Vec<_> =
            programme.successors.iter().filter_map(|id| subject.catalogue.programme(id)).collect();
        if successors.is_empty() {
            return out.leaf("p", &[], words.no_instead);
        }
        out.leaf("p", &[], &format!("{}:", words.instead));
        subject.links(out, successors.into_iter());
    });
}

fn about(out: &mut Markup, subject: Subject<'_>, programme: &Programme, has_ended: bool) {
    let (lang, words, of_page) = (subject.lang, subject.words(), subject.shared_words());
    out.element("dl", &[], |out| {
        row(out, of_page.official_page, |out| out.link_out(&programme.link, host(&programme.link), &[]));
        let areas: Vec<&str> = programme.areas.iter().map(|area| label(lang, area)).collect();
        labels(out, words.areas, &areas);
        if !has_ended {
            line(out, words.effort, effort(lang, programme.effort));
        }
        let editions: Vec<String> = programme.editions.iter().map(|held| edition(lang, held)).collect();
        let editions = list(lang, editions.iter().map(String::as_str).collect());
        line(out, if has_ended { words.editions_then } else { words.editions }, &editions);
    });
}

fn host(link: &str) -> &str {
    let host = link.split('/').nth(2).unwrap_or(link);
    host.strip_prefix("www.").unwrap_or(host)
}

fn goals(out: &mut Markup, subject: Subject<'_>, programme: &Programme) {
    let words = subject.words();
    let first = programme.first_choice_for;
    let also: Vec<Goal> = programme.serves.iter().filter(|goal| !first.contains(*goal)).collect();
    if first.is_empty() && also.is_empty() {
        return out.leaf("p", &[], words.goals_none);
    }
    out.element("dl", &[], |out| {
        for (name, goals) in [(words.goals_first, first.iter().collect()), (words.goals_also, also)] {
            let goals: Vec<&str> = goals.into_iter().map(|goal: Goal| label(subject.lang, goal)).collect();
            labels(out, name, &goals);
        }
    });
}

/// A row that is a list; nothing where the list is empty
fn labels(out: &mut Markup, name: &str, labels: &[&str]) {
    if labels.is_empty() {
        return;
    }
    row(out, name, |out| {
        out.element("ul", &[("class", "short")], |out| {
            labels.iter().for_each(|label| out.leaf("li", &[], label));
        });
    });
}

/// What each type of organisation may do, those without a row last
fn who(out: &mut Markup, subject: Subject<'_>, programme: &Programme, has_ended: bool) {
    let (lang, words) = (subject.lang, subject.words());
    let of = |role: Role, confirmed: bool| -> Vec<&str> {
        let may = |org: &&OrgType| programme.role(**org) == (role, confirmed);
        OrgType::ALL.iter().filter(may).map(|org| label(lang, *org)).collect()
    };
    out.element("dl", &[], |out| {
        for role in [Role::Apply, Role::Partner, Role::TakePart, Role::Not, Role::NotStated] {
            for confirmed in [true, false] {
                labels(out, &may(lang, role, confirmed, has_ended), &of(role, confirmed));
            }
        }
        line(out, words.applies_instead, words_of(lang, &programme.applies_instead));
    });
}

/// The state of the door on the day of the rules, and what is known of calls to come
fn door(out: &mut Markup, subject: Subject<'_>, programme: &Programme) {
    let (catalogue, lang, words) = (subject.catalogue, subject.lang, subject.words());
    let known = &programme.call;
    let (now, _) = programme.call_on(catalogue.date);
    let day = |day: Option<_>| day.map_or(String::new(), |day: utbyteskollen::facts::Date| day.to_string());
    out.element("dl", &[], |out| {
        line(out, &state_on(lang, catalogue.date), &call(lang, programme, now));
        line(out, words.call_opens, &day(known.opens));
        line(out, words.call_closes, &day(known.closes));
        // What is expected is told with its pattern.
        let usual = known.usual.filter(|_| now.status != CallStatus::Expected);
        let usual = usual.map_or(String::new(), |usual| capital(&usual_words(lang, usual)));
        line(out, words.call_usual, &usual);
        let through = known.through.map_or(String::new(), |year| year.to_string());
        line(out, words.call_through, &through);
        line(out, words.call_note, words_of(lang, &known.note));
    });
    if let Some(source) = catalogue.sources.get(usize::from(known.source)) {
        out.element("p", &[("class", "source")], |out| {
            named(out, subject, source, "");
            let compared = subject.shared_words().compared;
            out.text(&format!(" {} {}.", capital(compared), source.checked));
        });
    }
}

/// The rules by kind. What does not hold on the day of the rules stands apart and says so: of a programme that has ended, all
/// of them.
fn rules(out: &mut Markup, subject: Subject<'_>, programme: &Programme, has_ended: bool) {
    let words = subject.words();
    let (_, current) = programme.call_on(subject.catalogue.date);
    let time = |rule: &Rule| {
        let mut editions = rule.editions.iter().map(|place| usize::from(*place));
        if has_ended || rule.editions.last().is_some_and(|last| usize::from(*last) < current) {
            Time::Past
        } else if rule.editions.is_empty() || editions.any(|place| place == current) {
            Time::Now
        } else {
            Time::Coming
        }
    };
    let of = |wanted: Time| -> Vec<(u16, &Rule)> {
        let places = programme.rules.iter();
        let all = places.filter_map(|place| Some((*place, subject.catalogue.rule(*place)?)));
        all.filter(|(_, rule)| time(rule) == wanted).collect()
    };
    let (now, coming, past) = (of(Time::Now), of(Time::Coming), of(Time::Past));
    if !has_ended {
        out.leaf("h3", &[], words.rules);
        if now.is_empty() {
            out.leaf("p", &[], words.no_rules);
        }
        by_kind(out, subject, programme, &now, Time::Now);
    }
    if !coming.is_empty() {
        out.leaf("h3", &[], words.coming_rules);
        by_kind(out, subject, programme, &coming, Time::Coming);
    }
    if !past.is_empty() {
        out.leaf("h3", &[], words.past_rules);
        out.leaf("p", &[("class", "help")], words.past_rules_help);
        by_kind(out, subject, programme, &past, Time::Past);
    }
}

fn by_kind(
    out: &mut Markup,
    subject: Subject<'_>,
    programme: &Programme,
    rules: &[(u16, &Rule)],
    time: Time,
) {
    let lang = subject.lang;
    for of in Kind::ALL {
        let of_kind = rules.iter().filter(|(_, rule)| rule.kind == *of);
        let (shared, own): (Vec<_>, Vec<_>) = of_kind.partition(|(place, _)| subject.is_shared(*place));
        if shared.is_empty() && own.is_empty() {
            continue;
        }
        out.leaf("h4", &[], kind(lang, *of));
        if time == Time::Now {
            out.leaf("p", &[("class", "help")], kind_help(lang, *of));
        }
        if !own.is_empty() {
            out.element("ul", &[("class", "rules")], |out| {
                own.iter().for_each(|(_, rule)| rule::own(out, subject, programme, rule, time));
            });
        }
        if !shared.is_empty() {
            let words = subject.words();
            out.leaf("p", &[], if time == Time::Past { words.shared_then } else { words.shared_here });
            out.element("ul", &[], |out| {
                shared.iter().for_each(|(_, rule)| rule::reference(out, subject, rule));
            });
        }
    }
}

/// What took the place of the formats and activities of an ended programme
fn moved(out: &mut Markup, subject: Subject<'_>, programme: &Programme) {
    if programme.moved.is_empty() {
        return;
    }
    out.leaf("h3", &[], subject.shared_words().instead);
    for row in &programme.moved {
        out.leaf("h4", &[], words_of(subject.lang, &row.what));
        moved_row(out, subject, row);
    }
}

fn moved_row(out: &mut Markup, subject: Subject<'_>, moved: &Moved) {
    let (lang, words, of_page) = (subject.lang, subject.words(), subject.shared_words());
    out.element("dl", &[], |out| {
        line(out, words.then, words_of(lang, &moved.was));
        if !moved.to.is_empty() {
            row(out, words.today, |out| {
                out.element("ul", &[], |out| moved.to.iter().for_each(|to| today(out, subject, to)));
            });
        }
        line(out, of_page.changed, words_of(lang, &moved.changed));
    });
    if moved.status == Status::Unconfirmed {
        out.leaf("p", &[("class", "unsure")], of_page.unconfirmed_role);
    }
    for source in moved.sources.iter().filter_map(|place| subject.catalogue.sources.get(usize::from(*place)))
    {
        out.element("p", &[("class", "source")], |out| {
            out.text(of_page.source);
            out.text(": ");
            sources::link(out, subject, source);
            out.text(". ");
            out.text(&dated(lang, source));
        });
    }
}

fn today(out: &mut Markup, subject: Subject<'_>, to: &Today) {
    out.element("li", &[], |out| {
        if let Some(programme) = subject.catalogue.programme(&to.programme) {
            subject.link(out, programme);
        }
        if let Some(activity) = to.activity {
            out.text(&format!(" ({})", small(label(subject.lang, activity))));
        }
    });
}
