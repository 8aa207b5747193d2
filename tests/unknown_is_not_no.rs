//! A missing answer never counts as a failed rule, and knowing more never turns around what is settled.
//!
//! Tables for the known corners; over them random answers, since the law must hold for every catalogue and idea.
#![cfg(test)]

mod common;
#[path = "common/drawn.rs"]
mod drawn;

use std::collections::BTreeSet;

use common::{answers, catalogue, today};
use drawn::random::{Random, cases};
use drawn::{drawn, each_alone, fitting, place_and_fact};
use utbyteskollen::catalogue::{Catalogue, Check, Kind};
use utbyteskollen::engine::{Entry, Outcome, Verdict, assess};
use utbyteskollen::facts::contradiction::contradiction;
use utbyteskollen::facts::field::FIELDS;
use utbyteskollen::facts::{Answers, Class, Country, Facts, Field, Path, Place, Scope, Value};
use utbyteskollen::wire::to_compact;

/// How many random cases each law is held against in the ordinary run
const CASES: usize = 10_000;

#[test]
fn nothing_answered_rules_nothing_out_and_nothing_in() {
    let catalogue = catalogue();
    let assessment = assess(&catalogue, &Answers::default(), today());
    assert_eq!(assessment.programmes.len(), catalogue.programmes.len());
    for entry in &assessment.programmes {
        assert_eq!(entry.verdict, Verdict::Open, "{}", entry.programme.id);
        for found in entry.findings() {
            assert_ne!(found.outcome, Outcome::Fail, "{} {}", entry.programme.id, found.rule.id);
        }
    }
}

/// The outcome of one rule for parties with one more thing known from row to row
#[test]
fn counts_are_intervals() {
    use Outcome::{Fail, Pass, Unknown};
    let catalogue = catalogue();
    let rows = [
        // At least two parties in programme countries.
        ("ep_ka210", "QT-ep_ka210-organisations", "", Unknown),
        ("ep_ka210", "QT-ep_ka210-organisations", "parties=1", Fail),
        ("ep_ka210", "QT-ep_ka210-organisations", "parties=1 partiesMore=1", Unknown),
        ("ep_ka210", "QT-ep_ka210-organisations", "parties=2", Unknown),
        ("ep_ka210", "QT-ep_ka210-organisations", "parties=2 parties[0].country=SE", Unknown),
        (
            "ep_ka210",
            "QT-ep_ka210-organisations",
            "parties=2 parties[0].country=SE parties[1].country=ES",
            Pass,
        ),
        (
            "ep_ka210",
            "QT-ep_ka210-organisations",
            "parties=2 parties[0].country=SE parties[1].country=IN",
            Fail,
        ),
        ("ep_ka210", "QT-ep_ka210-organisations", "schools=SE,IN partiesMore=1", Unknown),
        ("ep_ka210", "QT-ep_ka210-organisations", "schools=SE,ES partiesMore=1", Pass),
        ("ep_ka210", "QT-ep_ka210-organisations", "parties=0", Fail),
        // At least two different countries.
        (
            "ep_ka210",
            "QT-ep_ka210-countries",
            "parties=3 parties[0].country=SE parties[1].country=SE",
            Unknown,
        ),
        ("ep_ka210", "QT-ep_ka210-countries", "schools=SE,SE,SE", Fail),
        ("ep_ka210", "QT-ep_ka210-countries", "schools=SE,SE partiesMore=1", Unknown),
        ("ep_ka210", "QT-ep_ka210-countries", "parties=3 parties[1].country=SE parties[2].country=ES", Pass),
        // At most three partner schools in Sweden.
        ("atlas_partnership", "AT4-06", "", Unknown),
        ("atlas_partnership", "AT4-06", "parties=3", Pass),
        ("atlas_partnership", "AT4-06", "parties=3 partiesMore=1", Unknown),
        ("atlas_partnership", "AT4-06", "parties=4", Unknown),
        ("atlas_partnership", "AT4-06", "schools=SE,SE,SE,SE", Fail),
        ("atlas_partnership", "AT4-06", "schools=SE,SE,SE,SE partiesMore=1", Fail),
        ("atlas_partnership", "AT4-06", "schools=SE,SE,SE,SE -parties[3].country", Unknown),
        ("atlas_partnership", "AT4-06", "schools=SE,SE,SE,SE -parties[3].hasParticipants", Unknown),
        ("atlas_partnership", "AT4-06", "schools=SE,SE,SE,SE parties[3].hasParticipants=0", Pass),
        // Each of the parties meets a demand.
        ("ep_ka220", "QT-ep_ka220-region", "", Unknown),
        ("ep_ka220", "QT-ep_ka220-region", "schools=SE,ES,IT", Pass),
        ("ep_ka220", "QT-ep_ka220-region", "schools=SE,ES,IT partiesMore=1", Unknown),
        ("ep_ka220", "QT-ep_ka220-region", "schools=SE,BY partiesMore=1", Fail),
        ("ep_ka220", "QT-ep_ka220-region", "parties=2 parties[0].country=SE", Unknown),
        // A list of goals.
        ("atlas_partnership", "AT4-17", "", Unknown),
        ("atlas_partnership", "AT4-17", "goals=GOAL-03", Fail),
        ("atlas_partnership", "AT4-17", "goals=GOAL-03 goalsMore=1", Unknown),
        ("atlas_partnership", "AT4-17", "goals=GOAL-12 goalsMore=1", Pass),
        // Numbers of which only parts are known.
        ("atlas_partnership", "AT4-01", "participants.pupils=4", Pass),
        ("atlas_partnership", "AT4-01", "participants.pupils=3", Unknown),
        ("atlas_partnership", "AT4-01", "participants.own=4", Pass),
        ("ep_ka122", "QT-ep_ka122-participants", "participants.pupils=400", Unknown),
        ("ep_ka122", "QT-ep_ka122-participants", "participants.total=30", Pass),
        ("ep_ka122", "QT-ep_ka122-participants", "participants.total=31", Unknown),
    ];
    for (programme, rule, idea, expected) in rows {
        let assessment = assess(&catalogue, &answers(idea, ""), today());
        let entry = assessment.programmes.iter().find(|entry| &*entry.programme.id == programme).unwrap();
        let found = entry.findings().iter().find(|found| &*found.rule.id == rule).unwrap();
        assert_eq!(found.outcome, expected, "{rule} of `{idea}`: {:?}", found.seen.given);
    }
}

#[test]
fn knowing_more_never_turns_around_what_is_settled() {
    let (alone, fitting) = (each_alone(), fitting());
    let mut random = Random::new(1);
    let mut seen = BTreeSet::new();
    let (mut compared, mut changed) = (0, 0);
    for case in 0.. {
        if compared == cases(CASES) {
            break;
        }
        let catalogue = &alone[case % alone.len()];
        let before = drawn(&mut random, &fitting);
        let one = assess(catalogue, &before, today());
        let one = &one.programmes[0];
        let Some((after, what)) = filled(&mut random, &before, one) else { continue };
        compared += 1;
        let other = assess(catalogue, &after, today());
        let other = &other.programmes[0];
        let id = &one.programme.id;
        let say = || format!("{id}, case {case}: {what}\n{}", to_compact(&before));
        let lawful = match one.verdict {
            Verdict::Open => true,
            Verdict::FitsIfChanged => matches!(other.verdict, Verdict::FitsIfChanged | Verdict::No),
            settled => other.verdict == settled,
        };
        assert!(lawful, "{:?} becomes {:?}: {}", one.verdict, other.verdict, say());
        for found in one.findings().iter().filter(|found| found.outcome != Outcome::Unknown) {
            let again = other
                .findings()
                .iter()
                .find(|again| again.rule.id == found.rule.id && again.activity == found.activity)
                .map(|again| again.outcome);
            assert_eq!(again, Some(found.outcome), "{} changes: {}", found.rule.id, say());
        }
        questions_can_be_asked(one, &before, &say);
        seen.insert(one.verdict);
        changed += usize::from(one.verdict != other.verdict);
    }
    assert_eq!(seen.len(), 4, "every verdict is among the cases: {seen:?}");
    assert!(
        changed > cases(CASES) / 50,
        "only {changed} cases change their verdict: the answers are too alike"
    );
}

#[test]
fn a_fact_that_no_rule_reads_changes_nothing() {
    let (alone, fitting) = (each_alone(), fitting());
    let read: Vec<BTreeSet<Field>> = alone.iter().map(facts_read).collect();
    let mut random = Random::new(2);
    let mut compared = 0;
    for case in 0..cases(CASES) {
        let before = drawn(&mut random, &fitting);
        let (place, row) = place_and_fact(&mut random, &before);
        let (catalogue, read) = (&alone[case % alone.len()], &read[case % alone.len()]);
        if read.contains(&row.field) {
            continue;
        }
        let mut after = before.clone();
        let value = (!random.one_in(3)).then(|| random.value(row.unit));
        after.set(Path::at(place, row.field), value);
        if contradiction(&after).is_some() {
            continue;
        }
        compared += 1;
        let (one, other) = (assess(catalogue, &before, today()), assess(catalogue, &after, today()));
        let (one, other) = (&one.programmes[0], &other.programmes[0]);
        assert_eq!(
            (one.verdict, &one.no_because, one.findings()),
            (other.verdict, &other.no_because, other.findings()),
            "{}, case {case}: {}",
            one.programme.id,
            Path::at(place, row.field)
        );
    }
    assert!(compared > cases(CASES) / 4, "only {compared} cases touch a fact that is not read");
}

/// *No* means that nothing that is unknown and nothing that can be changed could turn it: whatever is put in the
/// place of everything that is not fixed, it stays
#[test]
fn no_stays_whatever_is_decided() {
    let (alone, fitting) = (each_alone(), fitting());
    let mut random = Random::new(3);
    let mut ruled_out = 0;
    for case in 0..cases(CASES) {
        let before = drawn(&mut random, &fitting);
        let catalogue = &alone[case % alone.len()];
        let one = assess(catalogue, &before, today());
        let one = &one.programmes[0];
        assert_eq!(one.verdict == Verdict::No, !one.no_because.is_empty());
        if one.verdict != Verdict::No {
            continue;
        }
        ruled_out += 1;
        let mut after = drawn(&mut random, &fitting);
        for path in idea_facts(Class::Fixed) {
            after.set(path, before.get(path).cloned());
        }
        // What the own unit is stays too.
        let facts = Facts::new(&before);
        let parties = before.parties.iter().flatten().zip(0..);
        if let Some((own, _)) = parties.into_iter().find(|(_, index)| facts.is_own_unit(Place::Party(*index)))
        {
            let mut others = after.parties.take().unwrap_or_default();
            others.insert(0, own.clone());
            after.parties = Some(others);
        }
        if contradiction(&after).is_some() {
            continue;
        }
        let other = assess(catalogue, &after, today());
        assert_eq!(
            other.programmes[0].verdict,
            Verdict::No,
            "{}, case {case}, by {:?}:\n{}\n{}",
            one.programme.id,
            one.no_because.iter().map(|rule| &rule.id).collect::<Vec<_>>(),
            to_compact(&before),
            to_compact(&after)
        );
    }
    assert!(ruled_out > cases(CASES) / 20, "only {ruled_out} cases are ruled out");
}

/// An adult education centre with an accreditation in both its areas has none left for a short project
#[test]
fn rules_that_pull_apart_rule_out_together() {
    let catalogue = catalogue();
    for (idea, rules) in [
        ("org.type=komvux_grund_gy org.accreditedIn=adult,vet resultArea=vet", &["K1-04"][..]),
        ("org.type=komvux_grund_gy org.accreditedIn=adult resultArea=adult", &[]),
        ("org.type=komvux_grund_gy org.accreditedIn=adult,vet", &["K1-04"]),
        ("org.type=larosate org.accreditedIn=school,adult,vet resultArea=he", &["QT-ep_ka122-area", "K1-04"]),
        ("org.type=larosate org.accreditedIn=school,adult resultArea=he", &[]),
    ] {
        let assessment = assess(&catalogue, &answers(idea, ""), today());
        let ka122 = assessment.programmes.iter().find(|entry| &*entry.programme.id == "ep_ka122").unwrap();
        let because: Vec<&str> = ka122.no_because.iter().map(|rule| &*rule.id).collect();
        assert_eq!(because, rules, "{idea}");
        assert_eq!(ka122.verdict == Verdict::No, !rules.is_empty(), "{idea}");
        // Where something is ruled out, the nearest that is not is named.
        let is_no = |entry: &&Entry<'_>| entry.verdict == Verdict::No;
        let fails = |entry: &Entry<'_>| entry.formal().filter(|found| found.outcome == Outcome::Fail).count();
        let possible = assessment.programmes.iter().filter(|entry| entry.call.status.can_be_applied_for());
        let possible: Vec<_> = possible.filter(|entry| !is_no(entry)).collect();
        let nearest = possible.iter().find(|entry| Some(&*entry.programme.id) == assessment.nearest);
        let ruled_out = assessment.programmes.iter().any(|entry| is_no(&entry));
        assert_eq!(
            nearest.map(|entry| fails(entry)),
            possible.iter().map(|entry| fails(entry)).min().filter(|_| ruled_out),
            "{idea}"
        );
        assert_eq!(nearest.is_some(), assessment.nearest.is_some(), "{idea}");
    }
}

fn idea_facts(class: Class) -> impl Iterator<Item = Path> {
    let rows = FIELDS.iter();
    rows.filter(move |row| row.class == class && row.scopes.contains(Scope::Idea))
        .map(|row| Path::idea(row.field))
}

/// A question leads to a fact that is there to be answered: of the idea, of a member that exists, or a new member; and
/// it is not answered yet, or is a list that is still open
fn questions_can_be_asked(entry: &Entry<'_>, answers: &Answers, say: &dyn Fn() -> String) {
    for found in entry.findings().iter().filter(|found| found.rule.kind == Kind::Formal) {
        let id = &found.rule.id;
        if found.outcome == Outcome::Unknown {
            assert!(
                !entry.questions(found).is_empty() || found.because_of_source,
                "{id} cannot be decided: {}",
                say()
            );
        } else {
            assert!(entry.questions(found).is_empty(), "{id} is decided and asks: {}", say());
        }
        for question in entry.questions(found) {
            let is_there = match question.place {
                Place::NewParty | Place::NewActivity => true,
                place => answers.record(place).is_some(),
            };
            assert!(is_there, "{id} asks {question}, which is not there: {}", say());
            let open = [Field::PartiesMore, Field::ActivitiesMore, Field::Goals, Field::Periods];
            let still_open = question.field.is_some_and(|field| open.contains(&field));
            let list = match question.field {
                Some(Field::PartiesMore) => answers.parties.is_some(),
                Some(Field::ActivitiesMore) => answers.activities.is_some(),
                _ => true,
            };
            assert!(list, "{id} asks {question} of a list that is not given: {}", say());
            let answered = answers.get(*question).is_some();
            assert!(!answered || still_open, "{id} asks {question}, which is answered: {}", say());
        }
    }
}

/// The answers with one unknown filled in, mostly one that a rule asks for; `None` where the drawn value contradicts
/// what is known
fn filled(random: &mut Random, before: &Answers, entry: &Entry<'_>) -> Option<(Answers, String)> {
    let asked: Vec<Path> =
        entry.findings().iter().flat_map(|found| entry.questions(found).iter().copied()).collect();
    let mut after = before.clone();
    let open = |field| before.idea.yes(field) == Some(true);
    let what = match random.below(12) {
        // A list that was not given. The own unit is one of the parties.
        0 if before.parties.is_none() => {
            let mut own = random.record(Scope::Party, 2);
            own.set(Field::PartyCountry, before_own_country());
            let others = (0..random.below(5)).map(|_| random.record(Scope::Party, 2)).collect::<Vec<_>>();
            after.parties = Some([vec![own], others].concat());
            "the parties".to_owned()
        }
        1 if before.activities.is_none() => {
            let count = random.below(4);
            after.activities = Some((0..count).map(|_| random.record(Scope::Activity, 2)).collect());
            "the activities".to_owned()
        }
        // An open list: one more, or nothing more.
        2 if open(Field::PartiesMore) => more(random, &mut after, Field::PartiesMore)?,
        3 if open(Field::ActivitiesMore) => more(random, &mut after, Field::ActivitiesMore)?,
        4 if open(Field::GoalsMore) => more(random, &mut after, Field::GoalsMore)?,
        _ => {
            let (place, row) = match asked.as_slice() {
                [_, ..] if !random.one_in(4) => {
                    let path = random.pick(&asked);
                    (path.place, path.field?.info())
                }
                _ => place_and_fact(random, before),
            };
            let path = Path::at(place, row.field);
            // That a list is open is no unknown: said of a closed list it takes back "these are all".
            let list = [Field::PartiesMore, Field::ActivitiesMore, Field::GoalsMore];
            if before.get(path).is_some() || list.contains(&row.field) {
                return None;
            }
            let value = random.value(row.unit);
            // A value for one member that overrides the whole idea's is an edit, and so is another area than the one
            // that follows from the organisation.
            let facts = Facts::new(before);
            let follows = row.field == Field::ResultArea && facts.is_known(place, row.field);
            if facts.given(place, row.field).is_some() || follows {
                return None;
            }
            after.set(path, Some(value.clone()));
            format!("{path} = {value:?}")
        }
    };
    contradiction(&after).is_none().then_some((after, what))
}

fn before_own_country() -> Option<Value> {
    use utbyteskollen::facts::Choice;
    Some(Value::One(Country::SWEDEN.index()))
}

fn more(random: &mut Random, after: &mut Answers, list: Field) -> Option<String> {
    if random.one_in(2) {
        after.idea.set(list, Some(Value::YesNo(false)));
        return Some(format!("{} = false", Path::idea(list)));
    }
    match list {
        Field::PartiesMore => after.parties.as_mut()?.push(random.record(Scope::Party, 2)),
        Field::ActivitiesMore => after.activities.as_mut()?.push(random.record(Scope::Activity, 2)),
        _ => {
            let Some(Value::Many(goals)) = after.idea.get(Field::Goals) else { return None };
            let goal = u16::try_from(random.below(28)).unwrap();
            let mut goals: Vec<u16> = [&goals[..], &[goal]].concat();
            goals.sort_unstable();
            goals.dedup();
            after.idea.set(Field::Goals, Some(Value::Many(goals)));
        }
    }
    Some(format!("one more of {}", Path::idea(list)))
}

/// The facts that the rules of a catalogue read, with those from which they follow
fn facts_read(catalogue: &Catalogue) -> BTreeSet<Field> {
    let mut read = BTreeSet::new();
    let mut activities = false;
    let mut parties = false;
    for place in catalogue.programmes.iter().flat_map(|programme| &programme.rules) {
        let rule = catalogue.rule(*place).unwrap();
        activities |= !rule.activities.is_empty();
        for check in [&rule.when, &rule.check] {
            check.walk(&mut |check| {
                read.extend(check.fields());
                let over_parties = matches!(
                    check,
                    Check::Count { .. } | Check::Countries { .. } | Check::Every { .. } | Check::Some { .. }
                );
                parties |= over_parties;
            });
        }
    }
    if activities {
        read.extend([Field::ActivityType, Field::ActivitiesMore]);
    }
    if parties {
        read.insert(Field::PartiesMore);
    }
    let participants = [
        Field::ParticipantsTotal,
        Field::ParticipantsTeachers,
        Field::ParticipantsPupils,
        Field::ParticipantsLeaders,
        Field::ParticipantsOther,
        Field::ParticipantsOwn,
        Field::ExchangeType,
    ];
    for (fact, from) in [
        (Field::ApplicantKind, &[Field::OrgType][..]),
        (Field::ResultArea, &[Field::OrgType]),
        (Field::FhskCourse, &[Field::OrgType]),
        (Field::ProgrammeTrack, &[Field::OrgType]),
        (Field::FormalEducation, &[Field::PartyOrgType]),
        (Field::HighestLevel, &[Field::PartyOrgType]),
        (Field::PreviousAtlasGrant, &[Field::PreviousAtlasGrantSamePartner]),
        (Field::PreviousAtlasGrantSamePartner, &[Field::PreviousAtlasGrant]),
        (Field::PhysicalDaysTotal, &[Field::PhysicalDays, Field::Periods]),
        (Field::Goals, &[Field::GoalsMore]),
        (Field::AdultLearners, &[Field::OrgType]),
        (Field::SchoolClass, &[Field::Travellers]),
        (Field::HostCountry, &[Field::ReceivingOrgCountry]),
    ] {
        if read.contains(&fact) {
            read.extend(from);
        }
    }
    if participants.iter().any(|fact| read.contains(fact)) {
        read.extend(participants);
    }
    read
}
