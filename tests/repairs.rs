//! Every repair does what it promises, and none is cheaper: against all sets of up to three decisions.
#![cfg(test)]

mod common;
#[path = "common/drawn.rs"]
mod drawn;

use std::collections::BTreeMap;

use common::today;
use drawn::random::{Random, cases};
use drawn::{drawn, each_alone, fitting};
use utbyteskollen::catalogue::{Catalogue, Check, Kind, Range};
use utbyteskollen::engine::repair::{Decision, Rules, price, repair_by};
use utbyteskollen::engine::{Edit, Entry, Outcome, Repair, To, Verdict, assess};
use utbyteskollen::facts::contradiction::contradiction;
use utbyteskollen::facts::derive::PARTICIPANT_PARTS;
use utbyteskollen::facts::{
    Answers, Choice, Class, Country, Field, Path, Place, Record, Scope, Unit, Value, Vocabulary,
};
use utbyteskollen::wire::to_compact;

/// Ideas that are drawn; about a third of them can be mended
const IDEAS: usize = 10_000;
/// Of those that can be mended, every so many-th is held against all sets of decisions
const EVERY: usize = 60;
/// What costs more is not tried
const MOST: u32 = 90;

fn entry<'c>(catalogue: &'c Catalogue, answers: &Answers) -> Entry<'c> {
    let mut assessment = assess(catalogue, answers, today());
    assessment.mend(catalogue, answers);
    assessment.programmes.remove(0)
}

fn failing(entry: &Entry<'_>) -> Vec<String> {
    let fails = entry.formal().filter(|found| found.outcome == Outcome::Fail);
    fails.map(|found| found.rule.id.to_string()).collect()
}

#[test]
fn every_repair_is_what_it_promises_and_none_is_cheaper() {
    let (alone, fitting) = (each_alone(), fitting());
    let mut random = Random::new(4);
    let (mut mended, mut held, mut tried, mut none) = (0, 0, 0, BTreeMap::<String, usize>::new());
    for case in 0..cases(IDEAS) {
        let before = drawn(&mut random, &fitting);
        let catalogue = &alone[case % alone.len()];
        let fails = entry(catalogue, &before);
        let id = &fails.programme.id;
        let say = || format!("{id}, case {case}: {:?}\n{}", failing(&fails), to_compact(&before));
        if fails.verdict != Verdict::FitsIfChanged {
            assert!(fails.repairs.is_empty(), "{}", say());
            continue;
        }
        mended += 1;
        for repair in &fails.repairs {
            let mut after = before.clone();
            for edit in &repair.edits {
                after = edit.apply(&after);
            }
            let again = entry(catalogue, &after);
            let told = || format!("{}\n{repair:?}\n{}", say(), to_compact(&after));
            assert_eq!(failing(&again), Vec::<String>::new(), "{}", told());
            assert_eq!(again.verdict, repair.verdict, "{}", told());
            assert_eq!(contradiction(&after), None, "{}", told());
            assert!(can_be_followed(repair), "{}", told());
            for (field, value) in before.idea.iter().filter(|(field, _)| field.info().class == Class::Fixed) {
                assert_eq!(after.idea.get(field), Some(value), "{}", told());
            }
        }
        if fails.repairs.is_empty() {
            *none.entry(say()).or_default() += 1;
        }
        if mended % EVERY == 0 {
            let best = fails.repairs.first().map_or(u32::MAX, |repair| repair.cost);
            let rules = Rules {
                catalogue,
                programme: fails.programme,
                edition: fails.edition,
                year: fails.call.year,
            };
            let mut sets = Sets {
                rules,
                before: &before,
                all: decisions(catalogue, &fails, &before),
                best: MOST.min(best),
                tried: 0,
            };
            let cheaper = sets.cheaper(&mut vec![], 0);
            tried += sets.tried;
            held += 1;
            assert_eq!(cheaper, None, "{}\n{:?}", say(), fails.repairs.first());
        }
    }
    // The search gives up on some ideas in which hardly anything is right.
    assert!(none.len() * 1_000 <= mended, "ideas that could be mended and have no repair: {none:#?}");
    println!("{mended} ideas mended, {held} of them held against {tried} sets of decisions");
    assert!(mended > IDEAS / 6, "only {mended} ideas can be mended");
    assert!(held > 0 && tried > held * 20, "only {tried} sets");
}

/// Whether every party has its number on the screen: who leaves does so last, from the end of the list, and nothing else
/// is decided for them
fn can_be_followed(repair: &Repair) -> bool {
    let leaves = |edit: &Edit| edit.to == To::Gone;
    let party = |edit: &Edit| match edit.path.place {
        Place::Party(index) => Some(index),
        _ => None,
    };
    let gone: Vec<_> = repair.edits.iter().filter(|edit| leaves(edit)).filter_map(party).collect();
    let first = repair.edits.iter().position(leaves).unwrap_or(repair.edits.len());
    let (others, last) = repair.edits.split_at(first);
    last.iter().all(|edit| leaves(edit) || matches!(edit.path.place, Place::Activity(_)))
        && gone.iter().rev().is_sorted()
        && !others.iter().filter_map(party).any(|index| gone.contains(&index))
}

/// All sets of up to three decisions that cost less than the best repair known
struct Sets<'a> {
    rules: Rules<'a>,
    before: &'a Answers,
    all: Vec<Decision>,
    best: u32,
    tried: usize,
}

impl Sets<'_> {
    fn cheaper(&mut self, chosen: &mut Vec<Decision>, from: usize) -> Option<(u32, Vec<Decision>)> {
        for next in from..self.all.len() {
            chosen.push(self.all[next].clone());
            if price(self.before, &*chosen) < self.best {
                self.tried += 1;
                if let Some(repair) = repair_by(self.rules, self.before, chosen)
                    && repair.cost < self.best
                {
                    return Some((repair.cost, chosen.clone()));
                }
                if chosen.len() < 3
                    && let Some(found) = self.cheaper(chosen, next + 1)
                {
                    return Some(found);
                }
            }
            chosen.pop();
        }
        None
    }
}

/// Every decision near a limit of the programme's formal rules: each limit and the numbers beside it, each member of a
/// short list, countries on each side of every region
fn decisions(catalogue: &Catalogue, entry: &Entry<'_>, before: &Answers) -> Vec<Decision> {
    let mut all = vec![];
    let rules: Vec<_> = entry.findings.iter().filter(|found| found.rule.kind == Kind::Formal).collect();
    let parties = u16::try_from(before.parties.as_ref().map_or(0, Vec::len)).unwrap();
    let mut over_parties = false;
    for found in &rules {
        let place = found.activity.map_or(Place::Idea, Place::Activity);
        for check in [&found.rule.when, &found.rule.check] {
            check.walk(&mut |leaf| {
                over_parties |=
                    matches!(leaf, Check::Count { .. } | Check::Countries { .. } | Check::Every { .. });
                for field in leaf.fields() {
                    let scopes = field.info().scopes;
                    if scopes.contains(place.scope()) {
                        near(leaf, Path::at(place, field), before, &mut all);
                    } else if scopes.contains(Scope::Idea) {
                        near(leaf, Path::idea(field), before, &mut all);
                    }
                    if scopes.contains(Scope::Party) {
                        for index in 0..parties {
                            let path = Path::at(Place::Party(index), field);
                            // A value for one party stands over that of the idea only where there is one already.
                            if !scopes.contains(Scope::Idea) || before.get(path).is_some() {
                                near(leaf, path, before, &mut all);
                            }
                        }
                    }
                }
            });
        }
    }
    if over_parties {
        for index in 0..parties {
            all.push(Decision::Leave(index));
        }
        for code in ["SE", "FI", "ES", "IN", "JP", "BY"] {
            for participants in [None, Some(true)] {
                let mut party = Record::default();
                party.set(Field::PartyCountry, Some(Value::One(Country::from_code(code).unwrap().index())));
                party.set(Field::HasParticipants, participants.map(Value::YesNo));
                all.extend((0..parties).map(|index| Decision::Replace(index, party.clone())));
                all.push(Decision::Join(party));
            }
        }
    }
    all.dedup();
    // A type of activity that the programme does not have would take the activity out of its reach.
    let has_rules = |kind: u16| {
        let mut rules = catalogue.rules_of(entry.programme, entry.edition).map(|(_, rule)| rule);
        rules.any(|rule| rule.activities.iter().any(|activity| activity.index() == kind))
    };
    all.retain(|decision| match decision {
        Decision::Set(Path { field: Some(Field::ActivityType), .. }, Value::One(kind)) => has_rules(*kind),
        _ => true,
    });
    let mut distinct: Vec<Decision> = vec![];
    for decision in all {
        if !distinct.contains(&decision) && decision.apply(before).is_some() {
            distinct.push(decision);
        }
    }
    distinct
}

fn near(leaf: &Check, path: Path, before: &Answers, all: &mut Vec<Decision>) {
    let field = path.field.unwrap();
    let info = field.info();
    let may_change = match (info.class, path.place) {
        (Class::Fixed, _) | (Class::Nature, Place::Party(_)) => false,
        (Class::Nature, _) => info.unit != Unit::YesNo,
        _ => true,
    };
    if !may_change {
        return;
    }
    let mut set = |path: Path, value: Value| all.push(Decision::Set(path, value));
    match info.unit {
        Unit::YesNo => [true, false].into_iter().for_each(|yes| set(path, Value::YesNo(yes))),
        Unit::Number(..) => {
            if let Check::Number { range: Range { at_least, at_most }, .. } = leaf {
                for limit in [*at_least, *at_most].into_iter().flatten() {
                    for number in limit.saturating_sub(1)..=limit + 1 {
                        set(path, Value::Number(number));
                        let total = before.idea.number(Field::ParticipantsTotal);
                        if let (Field::ParticipantsTotal, Some(total)) = (field, total) {
                            for part in PARTICIPANT_PARTS {
                                let known = before.idea.number(part);
                                let changed = known.and_then(|known| (known + number).checked_sub(total));
                                if let Some(changed) = changed {
                                    set(Path::idea(part), Value::Number(changed));
                                }
                            }
                        }
                    }
                }
            }
            if PARTICIPANT_PARTS.contains(&field) {
                [0, 1].into_iter().for_each(|number| set(path, Value::Number(number)));
            }
        }
        Unit::One(Vocabulary::Country) => {
            for code in ["SE", "FI", "ES", "IN", "JP", "BY"] {
                set(path, Value::One(Country::from_code(code).unwrap().index()));
            }
        }
        Unit::One(vocabulary) => {
            for index in 0..u16::try_from(vocabulary.ids().len()).unwrap() {
                set(path, Value::One(index));
            }
            if field == Field::ExchangeType {
                for part in [Field::ParticipantsTeachers, Field::ParticipantsPupils] {
                    [0, 1].into_iter().for_each(|number| set(Path::idea(part), Value::Number(number)));
                }
            }
        }
        Unit::Many(_) => {
            let chosen = before.get(path).and_then(|value| match value {
                Value::Many(chosen) => Some(chosen.clone()),
                _ => None,
            });
            let chosen = chosen.unwrap_or_default();
            if let Check::Includes { of, any: true, .. } = leaf {
                // Of many goals that do the same, the first and the last.
                for member in of.first().into_iter().chain(of.last()).filter(|one| !chosen.contains(one)) {
                    let mut more = [&chosen[..], &[*member]].concat();
                    more.sort_unstable();
                    set(path, Value::Many(more));
                }
            }
        }
        _ => {}
    }
}
