//! What the first repair costs, and what is otherwise after it, for rules that are made up for the purpose: about who travels
//! and who takes part.
#![cfg(test)]

mod common;
#[expect(dead_code, reason = "these rules are of fewer kinds")]
#[path = "common/made_up.rs"]
mod made_up;

use common::answers;
use made_up::{all as every, alone, demands, entry, formal, number, of_activity, one_of};
use utbyteskollen::catalogue::{Check, PartySet, Range, Rule};
use utbyteskollen::engine::Entry;
use utbyteskollen::engine::repair::{Rules, repairs};
use utbyteskollen::facts::{ActivityType as Activity, Field};
use utbyteskollen::wire::to_compact;

#[test]
fn who_travels_and_who_takes_part_changes_as_little_as_it_can() {
    use Field::{
        AgeFrom, AgeTo, ExchangeType, ParticipantsPupils, ParticipantsTeachers, ParticipantsTotal,
        ShareOfTimeOnEducation,
    };
    let range = |at_least, at_most| Range { at_least, at_most };
    let parties = |of, range| vec![formal(Check::Count { of, region: None, range })];
    let countries = |range| vec![formal(Check::Countries { of: PartySet::Parties, region: None, range })];
    let age = number;
    let number = |field, at_least, at_most| formal(number(field, at_least, at_most));
    let exchange = |ids: &[&str]| formal(one_of(ExchangeType, ids));
    let parties_of = |of, range| Check::Count { of, region: None, range };
    let foreign = || formal(parties_of(PartySet::Foreign, range(Some(1), None)));
    let two_at_most = || parties_of(PartySet::Parties, range(None, Some(2)));
    let one_from_spain =
        || Check::Some { of: PartySet::Parties, check: Box::new(one_of(Field::PartyCountry, &["ES"])) };
    let (host_is_company, host_in_norway) =
        (|| one_of(Field::ReceivingOrgType, &["company"]), || one_of(Field::ReceivingOrgCountry, &["NO"]));
    let (from_school, from_norway) = (
        || one_of(Field::SendingOrgType, &["upper_secondary"]),
        || one_of(Field::SendingOrgCountry, &["NO"]),
    );
    let all = PartySet::Parties;
    let both = "exchangeType=teachers_and_pupils participants.teachers=2 participants.pupils=10 participants.total=12";
    let teachers =
        "exchangeType=teachers_only participants.teachers=2 participants.pupils=0 participants.total=2";
    let pupils =
        "exchangeType=pupils_only participants.teachers=0 participants.pupils=10 participants.total=10";
    let ages = "participants.ageFrom=13 participants.ageTo=15";
    let total = |at_least, at_most| number(ParticipantsTotal, at_least, at_most);
    let (some_pupils, some_teachers) =
        (number(ParticipantsPupils, Some(8), None), number(ParticipantsTeachers, Some(2), None));
    let rows: Vec<(Vec<Rule>, &str, u32, &str)> = vec![
        // Between two limits it is the one that is missed.
        (parties(all, range(Some(3), Some(4))), "schools=SE,FI", 30, "parties=3 parties[2].country=NO"),
        (parties(all, range(Some(3), Some(4))), "schools=SE,FI,DE,FR,IT", 20, "schools=SE,FI,DE,FR"),
        // Of more than a few the last ones go.
        (parties(all, range(None, Some(2))), "schools=SE,FI,DE,FR,IT", 60, "schools=SE,FI"),
        (parties(PartySet::Foreign, range(None, Some(1))), "schools=SE,FI,DE", 20, "schools=SE,FI"),
        (
            countries(range(Some(4), None)),
            "schools=SE,FI",
            61,
            "parties=4 parties[2].country=NO parties[3].country=DE",
        ),
        (countries(range(None, Some(2))), "schools=SE,FI,DE,FR", 40, "schools=SE,FI"),
        // In the place of a foreign party another one is less of a change than that one leaves and one comes; in the place
        // of a Swedish one it is more.
        (
            vec![foreign(), formal(two_at_most())],
            "schools=SE,SE",
            51,
            "-parties[1].orgType -parties[1].hasParticipants parties[1].country=NO",
        ),
        (
            vec![formal(one_from_spain()), formal(two_at_most())],
            "schools=SE,FI",
            41,
            "-parties[1].orgType parties[1].country=ES",
        ),
        // Another sender or host is one decision, whatever changes with it.
        (
            vec![of_activity(Activity::LongPupil, formal(every([from_school(), from_norway()])))],
            "schools=SE activities=1 activities[0].type=long_pupil activities[0].sendingOrg.type=company \
             activities[0].sendingOrg.country=FI",
            40,
            "activities[0].sendingOrg.type=upper_secondary activities[0].sendingOrg.country=NO",
        ),
        (
            vec![of_activity(Activity::LongPupil, formal(every([host_is_company(), host_in_norway()])))],
            "schools=SE activities=1 activities[0].type=long_pupil activities[0].receivingOrg.type=upper_secondary \
             activities[0].receivingOrg.country=FI",
            40,
            "activities[0].receivingOrg.type=company activities[0].receivingOrg.country=NO",
        ),
        // A tenth of the time is a step.
        (
            vec![of_activity(Activity::LongPupil, number(ShareOfTimeOnEducation, Some(75), None))],
            "schools=SE activities=1 activities[0].type=long_pupil activities[0].shareOfTimeOnEducation=55",
            12,
            "activities[0].shareOfTimeOnEducation=75",
        ),
        // One age takes the other along, where it has to.
        (
            vec![number(AgeFrom, Some(16), None), number(AgeTo, Some(18), None)],
            ages,
            36,
            "participants.ageFrom=16 participants.ageTo=18",
        ),
        (
            vec![number(AgeFrom, None, Some(16)), number(AgeTo, None, Some(14))],
            "participants.ageFrom=17 participants.ageTo=19",
            35,
            "participants.ageFrom=14 participants.ageTo=14",
        ),
        (vec![number(AgeFrom, Some(16), None)], ages, 18, "participants.ageFrom=16 participants.ageTo=16"),
        (vec![number(AgeTo, Some(16), None)], ages, 16, "participants.ageTo=16"),
        (vec![number(AgeTo, None, Some(12))], ages, 18, "participants.ageFrom=12 participants.ageTo=12"),
        // Where one rule is about both, one age is decided and takes the other along.
        (
            vec![formal(every([age(AgeFrom, None, Some(30)), age(AgeTo, None, Some(30))]))],
            "participants.ageFrom=60 participants.ageTo=99",
            19,
            "participants.ageFrom=30 participants.ageTo=30",
        ),
        (
            vec![formal(every([age(AgeTo, Some(20), None), age(AgeFrom, Some(20), None)]))],
            ages,
            19,
            "participants.ageFrom=20 participants.ageTo=20",
        ),
        (
            vec![formal(every([age(AgeFrom, None, Some(30)), age(AgeTo, None, Some(30))]))],
            "participants.ageFrom=30 participants.ageTo=99",
            19,
            "participants.ageTo=30",
        ),
        // Who travels decides what kind of exchange it is.
        (
            vec![exchange(&["pupils_only"])],
            both,
            12,
            "exchangeType=pupils_only participants.teachers=0 participants.total=10",
        ),
        (
            vec![exchange(&["teachers_only"])],
            both,
            14,
            "exchangeType=teachers_only participants.pupils=0 participants.total=2",
        ),
        (
            vec![exchange(&["teachers_and_pupils"])],
            teachers,
            11,
            "exchangeType=teachers_and_pupils participants.pupils=1 participants.total=3",
        ),
        (
            vec![exchange(&["teachers_and_pupils"])],
            pupils,
            11,
            "exchangeType=teachers_and_pupils participants.teachers=1 participants.total=11",
        ),
        (vec![exchange(&["pupils_only"])], "exchangeType=teachers_only", 10, "exchangeType=pupils_only"),
        (
            vec![exchange(&["teachers_and_pupils"]), total(None, Some(10))],
            pupils,
            22,
            "exchangeType=teachers_and_pupils participants.teachers=1 participants.pupils=9",
        ),
        // A total changes through one of its parts, where they make it up; one that is missing may be somebody else.
        (vec![total(None, Some(8))], both, 14, "participants.pupils=6 participants.total=8"),
        (vec![total(Some(15), None)], both, 13, "participants.total=15"),
        (
            vec![total(None, Some(8)), some_pupils],
            both,
            24,
            "exchangeType=pupils_only participants.teachers=0 participants.pupils=8 participants.total=8",
        ),
        (vec![total(None, Some(10)), some_teachers], both, 12, "participants.pupils=8 participants.total=10"),
        // Where one part is not enough, it goes first.
        (
            vec![total(None, Some(3))],
            "participants.teachers=4 participants.pupils=5 participants.total=9",
            25,
            "participants.teachers=3 participants.pupils=0 participants.total=3",
        ),
        // Those of one's own are never more than all.
        (
            vec![total(None, Some(5))],
            "participants.total=9 participants.own=7",
            26,
            "participants.total=5 participants.own=5",
        ),
        (vec![total(None, Some(5))], "participants.total=9 participants.own=4", 14, "participants.total=5"),
    ];
    for (rules, idea, cost, otherwise) in rows {
        let (catalogue, before) = (alone(rules), answers(idea, ""));
        let Entry { programme, edition, call, .. } = entry(&catalogue, &before);
        let rules = Rules { catalogue: &catalogue, programme, edition, year: call.year };
        let found = repairs(rules, &before);
        let first = found.first().unwrap_or_else(|| panic!("{idea}: no repair"));
        let after = first.edits.iter().fold(before, |answers, edit| edit.apply_example(&answers));
        let wanted = to_compact(&answers(idea, otherwise));
        assert_eq!((first.cost, to_compact(&after)), (cost, wanted), "{idea}: {:?}", demands(&catalogue));
    }
}
