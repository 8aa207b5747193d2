//! What is told where rules that are made up for the purpose can never be met, or lead to another programme.
#![cfg(test)]

mod common;
#[expect(dead_code, reason = "these rules are of fewer kinds")]
#[path = "common/made_up.rs"]
mod made_up;

use common::answers;
use made_up::{alone, any, demands, entry, formal, number, of_activity, one_of, yes};
use utbyteskollen::catalogue::{Catalogue, Check, PartySet, Range, Rule};
use utbyteskollen::engine::repair::{Rules, repairs};
use utbyteskollen::engine::{Entry, Verdict};
use utbyteskollen::facts::{ActivityType as Activity, Answers, Field};

fn ids<'a>(rules: impl IntoIterator<Item = &'a &'a Rule>) -> String {
    rules.into_iter().map(|rule| &*rule.id).collect::<Vec<_>>().join(" ")
}

/// Rules of which each could be met, and not all of them
#[test]
fn the_fewest_rules_that_are_a_no_together() {
    let exchange = |of: &[&str]| one_of(Field::ExchangeType, of);
    let (teachers, both, pupils) = ("teachers_only", "teachers_and_pupils", "pupils_only");
    // With the charter anybody may travel, without it these only.
    let with_charter = |of: &[&str]| formal(any([yes(Field::OrgEche), exchange(of)]));
    // The rules, and the places of those that are the reason where there is no charter.
    let rows: Vec<(Vec<Rule>, &str)> = vec![
        (vec![with_charter(&[teachers]), with_charter(&[pupils])], "R-0 R-1"),
        (vec![with_charter(&[teachers, both]), with_charter(&[pupils, both])], ""),
        // Of two that say the same the first is enough.
        (vec![with_charter(&[teachers]), with_charter(&[teachers]), with_charter(&[pupils])], "R-0 R-2"),
        // Two are enough where three would be a reason too: each choice fails one of them.
        (
            vec![with_charter(&[both, pupils]), with_charter(&[teachers]), with_charter(&[both, pupils])],
            "R-0 R-1",
        ),
        (vec![with_charter(&[both, pupils]), with_charter(&[pupils]), with_charter(&[teachers])], "R-1 R-2"),
        (
            vec![
                with_charter(&[teachers, both]),
                with_charter(&[teachers, pupils]),
                with_charter(&[both, pupils]),
            ],
            "R-0 R-1 R-2",
        ),
        // What the choice is not part of is no reason.
        (vec![with_charter(&[teachers]), formal(yes(Field::MobilityOnly)), with_charter(&[both])], "R-0 R-2"),
        (vec![with_charter(&[teachers]), of_activity(Activity::LongPupil, with_charter(&[both]))], ""),
        // Where no rule is about a fixed fact, it is not looked for.
        (vec![formal(exchange(&[teachers])), formal(exchange(&[pupils]))], ""),
    ];
    for (rules, expected) in rows {
        let catalogue = alone(rules);
        let told = |charter: &str| {
            let answers = answers(&format!("org.eche={charter} exchangeType=teachers_only"), "");
            let entry = entry(&catalogue, &answers);
            (ids(&entry.no_because), entry.verdict == Verdict::No)
        };
        assert_eq!(told("0"), (expected.to_owned(), !expected.is_empty()), "{:?}", demands(&catalogue));
        assert_eq!(told("1"), (String::new(), false), "{:?}", demands(&catalogue));
    }
}

#[test]
fn a_way_on_is_told_once() {
    let leads = |to: &str, field| Rule { route: Some(to.into()), ..formal(yes(field)) };
    let rows = [
        (vec![leads("esc_solidarity", Field::OrgEche)], "org.eche=1", ""),
        (vec![leads("esc_solidarity", Field::OrgEche)], "org.eche=0", "esc_solidarity"),
        (
            vec![leads("esc_solidarity", Field::OrgEche), leads("etwinning", Field::MobilityOnly)],
            "org.eche=0 mobilityOnly=0",
            "esc_solidarity etwinning",
        ),
        (
            vec![leads("esc_solidarity", Field::OrgEche), leads("esc_solidarity", Field::MobilityOnly)],
            "org.eche=0 mobilityOnly=0",
            "esc_solidarity",
        ),
        (
            vec![
                leads("etwinning", Field::OrgEche),
                leads("esc_solidarity", Field::MobilityOnly),
                leads("etwinning", Field::HasCoach),
            ],
            "org.eche=0 mobilityOnly=0 youthInitiative.hasCoach=0",
            "etwinning esc_solidarity",
        ),
    ];
    for (rules, idea, expected) in rows {
        let catalogue = alone(rules);
        let answers = answers(idea, "");
        let routes = entry(&catalogue, &answers).routes;
        let told: Vec<&str> = routes.iter().map(|(programme, _)| *programme).collect();
        assert_eq!(told.join(" "), expected, "{idea}");
    }
}

/// A party whose country is not known yet is from some country
#[test]
fn who_is_there_without_a_country_counts_as_one() {
    let range = |at_least, at_most| Range { at_least, at_most };
    let countries = |of, range| formal(Check::Countries { of, region: None, range });
    let rows = [
        (range(Some(1), None), "parties=0", Verdict::FitsIfChanged),
        (range(Some(1), None), "parties=1", Verdict::Fits),
        (range(Some(2), None), "parties=1", Verdict::FitsIfChanged),
        (range(Some(2), None), "parties=2", Verdict::Open),
        (range(Some(2), None), "parties=2 parties[0].country=SE", Verdict::Open),
        (range(Some(2), None), "schools=SE,FI", Verdict::Fits),
        (range(None, Some(0)), "parties=1", Verdict::No),
        (range(None, Some(1)), "parties=2", Verdict::Open),
    ];
    for (range, idea, expected) in rows {
        let catalogue = alone(vec![countries(PartySet::Parties, range)]);
        assert_eq!(entry(&catalogue, &answers(idea, "")).verdict, expected, "{range:?} {idea}");
    }
}

/// What each repair decides on: where, and what is left to choose there
fn decided(catalogue: &Catalogue, answers: &Answers) -> Vec<String> {
    let Entry { programme, edition, call, .. } = entry(catalogue, answers);
    let found = repairs(Rules { catalogue, programme, edition, year: call.year }, answers);
    let told = found.iter().map(|repair| {
        let edits = repair.edits.iter().map(|edit| {
            let choose = edit.choose.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            format!("{}: {choose}", edit.path)
        });
        edits.collect::<Vec<_>>().join(", ")
    });
    told.collect()
}

/// What is the nature of something is changed by taking another in its place, or not at all
#[test]
fn what_something_is_by_nature_is_not_changed() {
    let every = |check| formal(Check::Every { of: PartySet::Parties, check: Box::new(check) });
    let schools = || every(one_of(Field::PartyOrgType, &["upper_secondary"]));
    let cases: Vec<(Rule, &str, &[&str])> = vec![
        (
            formal(yes(Field::LanguageInOnlineService)),
            "languageSupport.requested=1 languageSupport.languageInOnlineService=0",
            &[],
        ),
        (
            formal(yes(Field::LanguageRequested)),
            "languageSupport.requested=0",
            &["languageSupport.requested: "],
        ),
        // To send nobody mends nothing.
        (formal(number(Field::ParticipantsTotal, None, Some(0))), "participants.total=3", &[]),
        (
            formal(number(Field::ParticipantsTotal, None, Some(1))),
            "participants.total=3",
            &["participants.total: "],
        ),
        // Another from the same country is another kind of organisation, if the kind was known.
        (schools(), "schools=SE,FI parties[1].orgType=company", &["parties[1]: parties[1].orgType"]),
        (
            every(yes(Field::FormalEducation)),
            "schools=SE,FI -parties[1].orgType parties[1].formalEducation=0",
            &["parties[1]: "],
        ),
        (
            every(yes(Field::FormalEducation)),
            "schools=SE,FI parties[1].orgType=company parties[1].formalEducation=0",
            &["parties[1]: parties[1].orgType"],
        ),
        // From another country only that is to be chosen, and of Sweden there is one.
        (
            every(one_of(Field::PartyCountry, &["SE", "NO", "DK"])),
            "schools=SE,FI parties[1].orgType=company",
            &["parties[1]: parties[1].country"],
        ),
        (
            every(one_of(Field::PartyCountry, &["SE"])),
            "schools=SE,FI parties[1].orgType=company",
            &["parties[1]: "],
        ),
    ];
    for (rule, idea, expected) in cases {
        let guard = formal(number(Field::ProjectMonths, None, Some(36)));
        let catalogue = alone(vec![rule, guard]);
        let answers = answers(idea, "");
        assert_eq!(decided(&catalogue, &answers), expected, "{idea}: {:?}", demands(&catalogue));
    }
}
