//! Every rule of the fact sheets is in the catalogue, once, with its source and its words.
//!
//! `tests/rules.txt` is the list of their ids: an id never changes and is never used again, so a line that disappears
//! from it is a fault. After an addition, `cargo xtask catalogue rules` prints the ids for it, to be sorted by byte.
#![cfg(test)]

use std::collections::BTreeSet;

use utbyteskollen::catalogue::{
    Catalogue, Check, Kind, OWN, Programme, Role, Rule, Stated, Status, Words, own, unpack_with_english,
};
use utbyteskollen::engine::{Outcome, Stale, assess};
use utbyteskollen::facts::Date;
use utbyteskollen::wire::from_compact;

fn catalogue() -> Catalogue {
    unpack_with_english(OWN, include_bytes!("../static/catalogue.en.bin")).unwrap()
}

/// The ids of a rule: its own, and those of the twins that it answers for
fn ids(rule: &Rule) -> impl Iterator<Item = &str> {
    core::iter::once(&*rule.id).chain(rule.also.iter().map(|id| &**id))
}

#[test]
fn the_ids_are_those_of_the_list() {
    let catalogue = catalogue();
    let known: BTreeSet<&str> = catalogue.rules.iter().flat_map(ids).collect();
    let list: Vec<&str> = include_str!("rules.txt").lines().collect();
    assert!(list.is_sorted(), "tests/rules.txt is not sorted");
    let listed: BTreeSet<&str> = list.iter().copied().collect();
    assert_eq!(listed.len(), list.len(), "tests/rules.txt names an id twice");
    let gone: Vec<_> = listed.difference(&known).collect();
    let new: Vec<_> = known.difference(&listed).collect();
    assert!(
        gone.is_empty() && new.is_empty(),
        "gone from the catalogue: {gone:?}; not in tests/rules.txt: {new:?}"
    );
}

#[test]
fn no_id_stands_twice_as_a_rule_of_its_own() {
    let catalogue = catalogue();
    let own: BTreeSet<&str> = catalogue.rules.iter().map(|rule| &*rule.id).collect();
    assert_eq!(own.len(), catalogue.rules.len());
    for rule in &catalogue.rules {
        for twin in &rule.also {
            assert!(!own.contains(&**twin), "{twin} is a rule of its own and a twin of {}", rule.id);
        }
    }
}

#[test]
fn a_programme_is_stale_once_a_rule_that_decides_has_ended_or_was_not_checked_for_long() {
    let date = |text: &str| Date::parse(text);
    let today = date("2026-11-21").unwrap();
    let mut fresh = catalogue();
    fresh.fresh_days = 100;
    fresh.programmes.retain(|programme| &*programme.id == "ep_ka122");
    for rule in &mut fresh.rules {
        (rule.checked, rule.valid_to) = (today, None);
    }
    fresh.sources.iter_mut().for_each(|source| source.checked = today);
    let assessment = assess(&fresh, &from_compact(""), today);
    let of_kind = |formal: bool| {
        let findings = assessment.programmes[0].findings().iter();
        let of_kind = findings.filter(|found| (found.rule.kind == Kind::Formal) == formal);
        of_kind.map(|found| found.rule.id.clone()).collect::<Vec<_>>()
    };
    let (formal, other) = (of_kind(true), of_kind(false));
    // Of some rules when they were checked and when they end, and what is told of the programme: the days of the last
    // look and of the end, where these are past.
    type Case<'a> = (&'a [(&'a str, &'a str, &'a str)], (&'a str, &'a str));
    let (one, two) = (&*formal[0], &*formal[1]);
    let cases: [Case<'_>; 11] = [
        (&[], ("", "")),
        (&[(one, "2026-08-13", "")], ("", "")),
        (&[(one, "2026-08-12", "")], ("2026-08-12", "")),
        (&[(two, "2026-08-12", "")], ("2026-08-12", "")),
        (&[(one, "2026-08-12", ""), (two, "2026-08-02", "")], ("2026-08-02", "")),
        (&[(one, "2026-11-21", "2026-11-21")], ("", "")),
        (&[(one, "2026-11-21", "2026-11-20")], ("", "2026-11-20")),
        (&[(one, "2026-11-21", "2026-11-20"), (two, "2026-11-21", "2027-12-31")], ("", "2026-11-20")),
        (&[(one, "2026-11-21", "2027-12-31"), (two, "2026-11-21", "2026-11-20")], ("", "2026-11-20")),
        (&[(one, "2026-08-12", "2026-11-20")], ("2026-08-12", "2026-11-20")),
        (&[(&other[0], "2026-08-12", "2026-11-20")], ("", "")),
    ];
    for (changes, (checked, held_until)) in cases {
        let mut changed = fresh.clone();
        for (id, checked, valid_to) in changes {
            let rule = changed.rules.iter_mut().find(|rule| &*rule.id == *id).unwrap();
            (rule.checked, rule.valid_to) = (date(checked).unwrap(), date(valid_to));
        }
        let entry = &assess(&changed, &from_compact(""), today).programmes[0];
        let (checked, held_until) = (date(checked), date(held_until));
        let expected = (checked.is_some() || held_until.is_some()).then_some(Stale { checked, held_until });
        assert_eq!(entry.stale, expected, "{changes:?}");
    }
    // What is said of the call grows old as well.
    let call = usize::from(fresh.programmes[0].call.source);
    fresh.sources[call].checked = date("2026-08-12").unwrap();
    let stale = assess(&fresh, &from_compact(""), today).programmes[0].stale;
    assert_eq!(stale, Some(Stale { checked: date("2026-08-12"), held_until: None }));
}

#[test]
fn every_rule_belongs_to_a_programme() {
    let catalogue = catalogue();
    let held: BTreeSet<u16> =
        catalogue.programmes.iter().flat_map(|programme| programme.rules.iter().copied()).collect();
    for (place, rule) in catalogue.rules.iter().enumerate() {
        assert!(held.contains(&u16::try_from(place).unwrap()), "{} holds for no programme", rule.id);
    }
}

#[test]
fn what_decides_says_where_it_comes_from_and_how_to_mend_it() {
    let catalogue = catalogue();
    for rule in catalogue.rules.iter().filter(|rule| rule.kind == Kind::Formal) {
        let id = &rule.id;
        assert_ne!(rule.check, Check::Nothing, "{id} is formal and demands nothing");
        assert_ne!(rule.status, Status::Unconfirmed, "{id} is formal and not confirmed");
        assert!(!rule.words.fix.sv.is_empty() && !rule.words.fix.en.is_empty(), "{id} has no way to mend it");
        let source = catalogue.source(rule).unwrap();
        assert!(
            !source.title.is_empty() && !source.dated.is_empty(),
            "{id}: its source has no title or date"
        );
        assert!(!rule.section.is_empty(), "{id} does not say where in its source");
        let here = catalogue.programmes.iter().flat_map(|programme| &programme.follows);
        let here = here.filter(|follows| follows.rule == rule.id).flat_map(|follows| &follows.from);
        for other in rule.follows_from.iter().chain(here) {
            let of_both = catalogue.programmes.iter().any(|programme| {
                let has = |wanted: &str| {
                    programme.rules.iter().any(|place| {
                        catalogue
                            .rule(*place)
                            .is_some_and(|rule| &*rule.id == wanted && rule.kind == Kind::Formal)
                    })
                };
                has(id) && has(other)
            });
            assert!(of_both, "{id} follows from {other}, which decides in no programme that it is in");
        }
    }
}

#[test]
fn every_text_stands_in_both_languages() {
    let catalogue = catalogue();
    let both = |what: &str, words: &Words, needed: bool| {
        assert_eq!(words.sv.is_empty(), words.en.is_empty(), "{what} stands in one language only");
        assert!(!(needed && words.sv.is_empty()), "{what} is missing");
        for text in [&words.sv, &words.en] {
            assert_eq!(text.trim(), &**text, "{what} begins or ends with a blank");
        }
    };
    for rule in &catalogue.rules {
        let id = &rule.id;
        both(&format!("the title of {id}"), &rule.words.title, true);
        both(&format!("the fix of {id}"), &rule.words.fix, rule.check != Check::Nothing);
        both(&format!("the note of {id}"), &rule.words.note, false);
    }
    for programme in &catalogue.programmes {
        let id = &programme.id;
        both(&format!("the name of {id}"), &programme.name, true);
        both(&format!("the summary of {id}"), &programme.summary, true);
        both(&format!("the note on the call of {id}"), &programme.call.note, false);
        let asks_somebody_else =
            programme.who.iter().any(|row| matches!(row.role, Role::Partner | Role::TakePart));
        both(&format!("who applies instead in {id}"), &programme.applies_instead, asks_somebody_else);
    }
}

#[test]
fn every_source_is_used() {
    let catalogue = catalogue();
    let rules = catalogue.rules.iter().map(|rule| rule.source);
    let calls = catalogue.programmes.iter().map(|programme| programme.call.source);
    let moved = catalogue.programmes.iter().flat_map(|programme| &programme.moved);
    let moved = moved.flat_map(|row| row.sources.iter().copied());
    let stated = catalogue.programmes.iter().flat_map(Programme::stated).filter_map(Stated::source);
    let rate = catalogue.euro.iter().map(|rate| rate.source);
    let used: BTreeSet<u16> = rules.chain(calls).chain(moved).chain(stated).chain(rate).collect();
    // A section may point to a second document: "listan från 2023: UHR-07".
    let pointed_to = |id: &str| {
        let begins = |word: &str| word.trim_matches(|letter: char| !letter.is_alphanumeric()) == id;
        catalogue.rules.iter().any(|rule| rule.section.split_whitespace().any(begins))
    };
    let unused: Vec<&str> = catalogue
        .sources
        .iter()
        .enumerate()
        .filter(|(place, _)| !used.contains(&u16::try_from(*place).unwrap()))
        .map(|(_, source)| &*source.id)
        .filter(|id| !pointed_to(id))
        .collect();
    assert!(unused.is_empty(), "sources that nothing names are packed: {unused:?}");
}

#[test]
fn examples_have_the_shape_as_far_as_they_go() {
    let catalogue = own().unwrap();
    let mut count = 0;
    for programme in &catalogue.programmes {
        for example in &programme.examples {
            let answers = from_compact(&example.answers);
            let assessment = assess(&catalogue, &answers, catalogue.date);
            let entry =
                assessment.programmes.iter().find(|entry| entry.programme.id == programme.id).unwrap();
            let fails: Vec<&str> = entry
                .formal()
                .filter(|found| found.outcome == Outcome::Fail)
                .map(|found| &*found.rule.id)
                .collect();
            assert!(fails.is_empty(), "{}: {fails:?}", example.title.sv);
            let warns = entry.findings().iter().find(|found| found.outcome == Outcome::Fail);
            assert!(warns.is_none(), "{}: {:?}", example.title.sv, warns.map(|found| &found.rule.id));
            count += 1;
        }
    }
    assert_eq!(count, 3);
}
