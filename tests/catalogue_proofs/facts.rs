//! Every question is there for some rule, and every fact can be asked; and what no rule reads decides nothing.

use std::collections::BTreeSet;

use utbyteskollen::catalogue::{Catalogue, Check, Kind};
use utbyteskollen::engine::{Verdict, assess};
use utbyteskollen::facts::contradiction::contradiction;
use utbyteskollen::facts::derive::{PARTICIPANT_PARTS, follows_from};
use utbyteskollen::facts::field::FIELDS;
use utbyteskollen::facts::{Answers, Date, Field, Path};
use utbyteskollen::text::Lang;
use utbyteskollen::text::questions::question;
use utbyteskollen::wire::to_compact;

use super::common::{catalogue, today};
use super::drawn::random::{Random, cases};
use super::drawn::{drawn, each_alone, fitting, place_and_fact};

/// How many random cases each law is held against in the ordinary run
const CASES: usize = 10_000;

/// Facts that no rule reads, and what they are for
const FOR_SOMETHING_ELSE: &[(Field, &str)] = &[
    (Field::Ways, "decides where a programme stands, and not whether it fits"),
    (
        Field::OrgNewcomer,
        "decides where a programme stands: the first application is not led to the heaviest",
    ),
    (Field::ProjectStart, "given by other systems; the number of months decides"),
    (Field::NeedText, "the words for the need; that there is one is a promise of its own"),
    (Field::PartnerRationale, "the words for why these partners; no source makes a rule of it"),
    (Field::InPartnership, "of a party; the rules read it of those who send and receive in an activity"),
    (Field::Language, "which language; the rules read whether the online service has it"),
];

#[test]
fn every_question_is_used_and_every_fact_can_be_asked() {
    let catalogue = catalogue();
    let read = facts_read(&catalogue, |_| true);
    let mut wrong = vec![];
    for row in FIELDS {
        let excepted = FOR_SOMETHING_ELSE.iter().any(|(field, _)| *field == row.field);
        if read.contains(&row.field) == excepted {
            let read =
                if excepted { "a rule reads it; take it out of the table" } else { "no rule reads it" };
            wrong.push(format!("{}: {read}", row.name()));
        }
        for lang in [Lang::Sv, Lang::En] {
            let question = question(row.field);
            if question.label(lang).is_empty() || question.short(lang).is_empty() {
                wrong.push(format!("{} has no question", row.name()));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The facts that rules of these kinds read, with those from which they follow
fn facts_read(catalogue: &Catalogue, counts: impl Fn(Kind) -> bool) -> BTreeSet<Field> {
    let mut read = BTreeSet::new();
    let held = catalogue.programmes.iter().flat_map(|programme| &programme.rules);
    for rule in held.filter_map(|place| catalogue.rule(*place)).filter(|rule| counts(rule.kind)) {
        if !rule.activities.is_empty() {
            read.extend([Field::ActivityType, Field::ActivitiesMore]);
        }
        for check in [&rule.when, &rule.check] {
            check.walk(&mut |leaf| {
                read.extend(leaf.fields());
                match leaf {
                    Check::Count { .. }
                    | Check::Countries { .. }
                    | Check::Every { .. }
                    | Check::Some { .. } => {
                        read.insert(Field::PartiesMore);
                    }
                    _ => {}
                }
            });
        }
    }
    let participants =
        [&PARTICIPANT_PARTS[..], &[Field::ParticipantsTotal, Field::ParticipantsOwn, Field::ExchangeType]]
            .concat();
    if participants.iter().any(|field| read.contains(field)) {
        read.extend(participants);
    }
    for (fact, from) in [
        (Field::Goals, &[Field::GoalsMore][..]),
        (Field::PhysicalDaysTotal, &[Field::PhysicalDays, Field::Periods]),
        (Field::PreviousAtlasGrant, &[Field::PreviousAtlasGrantSamePartner]),
    ] {
        if read.contains(&fact) {
            read.extend(from);
        }
    }
    let first: Vec<Field> = read.iter().filter_map(|field| follows_from(*field)).collect();
    read.extend(first);
    read
}

#[test]
fn with_no_answers_no_programme_is_ruled_out_on_any_day_by_any_rules() {
    let whole = catalogue();
    let mut random = Random::new(11);
    for case in 0..cases(CASES) {
        let mut catalogue = Catalogue { programmes: vec![], ..whole.clone() };
        let mut programme = whole.programmes[case % whole.programmes.len()].clone();
        // The rules of two programmes may contradict each other: one wants a year and another wants three.
        let other = &whole.programmes[random.below(whole.programmes.len())];
        let of_all = |place: &u16| whole.rule(*place).is_some_and(|rule| rule.editions.is_empty());
        let held: Vec<u16> = other.rules.iter().copied().filter(of_all).collect();
        programme.rules = held.into_iter().filter(|_| random.one_in(3)).collect();
        catalogue.programmes.push(programme);
        let (month, day) = (1 + random.below(12), 1 + random.below(28));
        let day = Date::new(
            u16::try_from(2014 + random.below(24)).unwrap(),
            u8::try_from(month).unwrap(),
            u8::try_from(day).unwrap(),
        );
        let entry = &assess(&catalogue, &Answers::default(), day.unwrap()).programmes[0];
        assert!(
            !matches!(entry.verdict, Verdict::No | Verdict::FitsIfChanged),
            "{} on {day:?}",
            entry.programme.id
        );
    }
}

#[test]
fn a_fact_that_no_formal_rule_reads_never_changes_a_verdict() {
    let (alone, fitting) = (each_alone(), fitting());
    let read: Vec<BTreeSet<Field>> =
        alone.iter().map(|one| facts_read(one, |kind| kind == Kind::Formal)).collect();
    let mut random = Random::new(12);
    let (mut compared, mut case) = (0, 0);
    while compared < cases(CASES) {
        case += 1;
        let before = drawn(&mut random, &fitting);
        let (place, row) = place_and_fact(&mut random, &before);
        let (catalogue, read) = (&alone[case % alone.len()], &read[case % alone.len()]);
        let mut after = before.clone();
        let value = (!random.one_in(3)).then(|| random.value(row.unit));
        after.set(Path::at(place, row.field), value);
        if read.contains(&row.field) || contradiction(&after).is_some() {
            continue;
        }
        compared += 1;
        let verdict = |answers| {
            let entry = assess(catalogue, answers, today()).programmes.remove(0);
            (entry.verdict, entry.open_because)
        };
        assert_eq!(
            verdict(&before),
            verdict(&after),
            "{}: {}\n{}",
            catalogue.programmes[0].id,
            row.name(),
            to_compact(&before)
        );
    }
}
