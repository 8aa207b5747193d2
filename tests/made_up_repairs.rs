//! How an idea is mended for a rule or two that are made up for the purpose: what is offered, what each edit does, and what
//! is left to choose.
#![cfg(test)]

mod common;
#[expect(dead_code, reason = "these rules are of fewer kinds")]
#[path = "common/made_up.rs"]
mod made_up;

use common::answers;
use made_up::{all, alone, demands, entry, formal, number, of_activity, one_of, rule, yes};
use utbyteskollen::catalogue::{Catalogue, Check, Kind, PartySet, Range};
use utbyteskollen::engine::repair::{Decision, Rules, left_to_choose, repair_by, repairs};
use utbyteskollen::engine::{Edit, Entry, To, Verdict};
use utbyteskollen::facts::{
    ActivityType as Activity, Answers, Choice, Country, Field, Membership, Path, Record, Region, Unit, Value,
};
use utbyteskollen::wire::to_compact;

fn path(text: &str) -> Path {
    Path::parse(text).unwrap_or_else(|| panic!("`{text}` is no path"))
}

fn country(code: &str) -> Value {
    Value::One(Country::from_code(code).unwrap().index())
}

fn party(code: &str) -> Record {
    let mut party = Record::default();
    party.set(Field::PartyCountry, Some(country(code)));
    party
}

/// The first repair, which is one decision
fn only_edit(catalogue: &Catalogue, answers: &Answers) -> Edit {
    let mut entry = entry(catalogue, answers);
    entry.mend(catalogue, answers);
    let [edit] = &entry.repairs.first().map_or(&[][..], |first| &first.edits[..]) else {
        panic!("{}: {:?}", to_compact(answers), entry.repairs)
    };
    edit.clone()
}

/// What to choose from in the first repair, by the ids
fn choices(catalogue: &Catalogue, answers: &Answers) -> (String, Vec<&'static str>) {
    let edit = only_edit(catalogue, answers);
    let Some(Unit::One(vocabulary)) = edit.path.field.map(|field| field.info().unit) else {
        panic!("{} has no list", edit.path)
    };
    let of: &[u16] = match &edit.to {
        To::OneOf(of) => of,
        To::Value(Value::One(only)) => &[*only],
        to => panic!("{to:?}"),
    };
    (edit.path.to_string(), of.iter().filter_map(|place| vocabulary.id(*place)).collect())
}

#[test]
fn everything_that_mends_is_offered_and_nothing_else() {
    use Field::{HostCountry, HostRelation, ParticipantResidence, SendingOrgCountry};
    let kind = Activity::LongPupil;
    let idea = "activities=1 activities[0].type=long_pupil";
    let hosts = || formal(one_of(HostCountry, &["FR", "IT", "JP"]));
    let region = |region| {
        formal(Check::Count {
            of: PartySet::Parties,
            region: Some(region),
            range: Range { at_least: Some(1), at_most: None },
        })
    };
    let differs = |field, from| formal(Check::Differs { field, from });
    let (another, own) = ("another_organisation", "own_subsidiary");
    let related = || formal(one_of(HostRelation, &[another, own]));
    let in_region = |region, inside| formal(Check::InRegion { field: HostCountry, region, inside });
    // Sweden is told apart from all others, and of those of which the sources do not say whether they belong none is advice.
    let countries = |region: Region, member| {
        let all = Country::CODES.iter().zip(region.memberships(2027));
        let such = all.filter(|(code, is)| *is == member && **code != "SE").map(|(code, _)| *code);
        such.collect::<Vec<_>>().join(" ")
    };
    let nordic = countries(Region::Nordplus, Membership::In);
    let outside = countries(Region::ErasmusProgramme, Membership::Out);
    let in_union = countries(Region::Eu, Membership::In);
    let both: Vec<&str> =
        nordic.split(' ').filter(|code| in_union.split(' ').any(|one| one == *code)).collect();
    let both = both.join(" ");
    let abroad = || differs(HostCountry, ParticipantResidence);
    // What is fixed and fails, wherever it applies.
    let unless_at_home = || {
        rule(
            Kind::Formal,
            Check::Differs { field: HostCountry, from: ParticipantResidence },
            yes(Field::OrgEche),
        )
    };
    let elsewhere: Vec<&str> = Country::CODES.iter().copied().filter(|code| *code != "SE").collect();
    let elsewhere = elsewhere.join(" ");
    let from_india = "hostCountry=IN activities[0].participantResidence=SE";
    // The rules; what is said of the host; the fact that changes, and to what.
    let rows = [
        (vec![hosts()], "hostCountry=SE", "hostCountry", "FR IT JP"),
        // Where one is follows from the host.
        (vec![hosts()], "receivingOrg.country=SE", "receivingOrg.country", "FR IT JP"),
        (
            vec![hosts(), formal(one_of(HostCountry, &["FI", "IT", "JP"]))],
            "hostCountry=SE",
            "hostCountry",
            "IT JP",
        ),
        (
            vec![hosts(), differs(HostCountry, ParticipantResidence)],
            "hostCountry=SE activities[0].participantResidence=JP",
            "hostCountry",
            "FR IT",
        ),
        (
            vec![hosts(), differs(SendingOrgCountry, HostCountry)],
            "hostCountry=SE activities[0].sendingOrg.country=FR",
            "hostCountry",
            "IT JP",
        ),
        // Where somebody else may be tells hosts apart no more.
        (
            vec![hosts(), formal(one_of(SendingOrgCountry, &["FR", "SE"]))],
            "receivingOrg.country=SE activities[0].sendingOrg.country=SE",
            "receivingOrg.country",
            "FR IT JP",
        ),
        // Away from home is anywhere else, and at home is one place only.
        (vec![abroad()], "hostCountry=SE activities[0].participantResidence=SE", "hostCountry", &elsewhere),
        (vec![unless_at_home()], "hostCountry=FI activities[0].participantResidence=SE", "hostCountry", "SE"),
        (vec![in_region(Region::Nordplus, true), abroad()], from_india, "hostCountry", &nordic),
        (
            vec![in_region(Region::Nordplus, true), in_region(Region::Eu, true), abroad()],
            from_india,
            "hostCountry",
            &both,
        ),
        (
            vec![in_region(Region::Eu, true), in_region(Region::Nordplus, true), abroad()],
            from_india,
            "hostCountry",
            &both,
        ),
        (vec![in_region(Region::ErasmusProgramme, false)], "hostCountry=FI", "hostCountry", &outside),
        // What is no country has its list too.
        (
            vec![related()],
            "hostRelation=transnational_subsidiary",
            "hostRelation",
            "another_organisation own_subsidiary",
        ),
        (
            vec![related(), formal(one_of(HostRelation, &[own, "transnational_subsidiary"]))],
            "hostRelation=transnational_subsidiary",
            "hostRelation",
            own,
        ),
    ];
    for (rules, host, at, expected) in rows {
        // Where the parties are tells hosts apart no more than anything else that is not about them.
        let rules = rules.into_iter().chain([region(Region::Eu), region(Region::Oecd)]);
        let catalogue = alone(rules.map(|rule| of_activity(kind, rule)).collect());
        let answers = answers(&format!("schools=SE org.eche=0 {idea} activities[0].{host}"), "");
        let expected = (format!("activities[0].{at}"), expected.split(' ').collect());
        assert_eq!(choices(&catalogue, &answers), expected, "{host}: {:?}", demands(&catalogue));
    }
}

/// Which country a new party is from, as an example
#[test]
fn a_new_party_is_from_a_country_that_everyone_knows() {
    let at_least = |least| Range { at_least: Some(least), at_most: None };
    let parties = |of, region, least| formal(Check::Count { of, region, range: at_least(least) });
    let countries =
        |least| formal(Check::Countries { of: PartySet::Parties, region: None, range: at_least(least) });
    let only = |of: &[&str]| {
        let check = Box::new(one_of(Field::PartyCountry, of));
        formal(Check::Every { of: PartySet::Parties, check })
    };
    let rows = [
        (vec![parties(PartySet::Foreign, None, 1)], "SE", "NO"),
        (vec![parties(PartySet::Foreign, Some(Region::Eu), 1)], "SE", "FI"),
        (vec![parties(PartySet::Foreign, None, 1), only(&["SE", "GL", "IT"])], "SE", "GL"),
        // What tells countries apart and is met already is no reason for a less known one.
        (
            vec![parties(PartySet::Foreign, None, 1), parties(PartySet::Parties, Some(Region::Eu), 1)],
            "SE",
            "NO",
        ),
        // It is another country than those that are there, and than what counts as one of them.
        (vec![countries(2)], "SE", "NO"),
        (vec![countries(3)], "SE,NO", "FI"),
        (vec![countries(3), only(&["SE", "FI", "AX", "IT"])], "SE,FI", "IT"),
    ];
    for (rules, schools, expected) in rows {
        let catalogue = alone(rules);
        let edit = only_edit(&catalogue, &answers(&format!("schools={schools}"), ""));
        let To::Party(party) = &edit.to else { panic!("{edit:?}") };
        assert_eq!(
            party.get(Field::PartyCountry),
            Some(&country(expected)),
            "{schools}: {:?}",
            demands(&catalogue)
        );
    }
}

/// What is to be chosen of a list of which several are taken
#[test]
fn as_many_are_added_as_it_takes() {
    let field = Field::Themes;
    let includes = |of: &[u16], any| formal(Check::Includes { field, of: of.into(), any });
    let chosen = |at_least, at_most| formal(Check::Chosen { field, range: Range { at_least, at_most } });
    let many = |places: &[u16]| Value::Many(places.to_vec());
    let rows = [
        (vec![includes(&[0], true)], &[5][..], To::Value(many(&[0, 5]))),
        // Another would do as well.
        (vec![includes(&[0, 1, 2], true)], &[5], To::AsMany(many(&[0, 5]))),
        (vec![includes(&[0, 1], true), includes(&[0], false)], &[5], To::Value(many(&[1, 5]))),
        (vec![includes(&[5], false)], &[5, 6], To::Value(many(&[6]))),
        (vec![chosen(Some(3), None)], &[5], To::AsMany(many(&[0, 1, 5]))),
        (vec![chosen(None, Some(1))], &[5, 6], To::Value(many(&[5]))),
    ];
    for (rules, before, to) in rows {
        let catalogue = alone(rules);
        let mut answers = Answers::default();
        answers.idea.set(field, Some(many(before)));
        assert_eq!(only_edit(&catalogue, &answers).to, to, "{before:?}: {:?}", demands(&catalogue));
    }
}

fn rules<'c>(catalogue: &'c Catalogue, entry: &Entry<'c>) -> Rules<'c> {
    Rules { catalogue, programme: entry.programme, edition: entry.edition, year: entry.call.year }
}

#[test]
fn decisions_mend_or_they_do_not() {
    use Field::{MobilityOnly, PhysicalDaysTotal, ProjectMonths};
    let kind = Activity::LongPupil;
    let catalogue = alone(vec![
        formal(number(ProjectMonths, Some(12), Some(24))),
        formal(yes(MobilityOnly)),
        of_activity(kind, formal(number(PhysicalDaysTotal, Some(60), None))),
    ]);
    let set = |at: &str, number| Decision::Set(path(at), Value::Number(number));
    let trips = || Decision::Set(path("mobilityOnly"), Value::YesNo(true));
    let (first, second) = ("activities[0].physicalDaysTotal", "activities[1].physicalDaysTotal");
    let two = "activities=2 activities[0].type=long_pupil activities[1].type=long_pupil";
    let two = format!("{two} {first}=59 {second}=90 mobilityOnly=1 project.months=12");
    // The idea, what is decided, and what it is and costs then, if that mends it.
    let rows = [
        (
            "project.months=10 mobilityOnly=1 activities=0",
            vec![set("project.months", 12)],
            Some((Verdict::Fits, 12)),
        ),
        ("project.months=10 mobilityOnly=1 activities=0", vec![set("project.months", 11)], None),
        ("project.months=10 mobilityOnly=1 activities=0", vec![], None),
        ("project.months=10 activities=0", vec![set("project.months", 12)], Some((Verdict::Open, 12))),
        ("project.months=10 mobilityOnly=0 activities=0", vec![set("project.months", 12)], None),
        (
            "project.months=10 mobilityOnly=0 activities=0",
            vec![trips(), set("project.months", 24)],
            Some((Verdict::Fits, 24)),
        ),
        (&two, vec![set(first, 60)], Some((Verdict::Fits, 11))),
        (&two, vec![set(second, 100)], None),
        (&two, vec![set(first, 60), set(second, 59)], None),
        (&two, vec![set(first, 60), set("project.months", 11)], None),
    ];
    for (idea, decisions, expected) in rows {
        let answers = answers(idea, "");
        let entry = entry(&catalogue, &answers);
        let repair = repair_by(rules(&catalogue, &entry), &answers, &decisions);
        let told = repair.as_ref().map(|repair| (repair.verdict, repair.cost));
        assert_eq!(told, expected, "{idea}: {decisions:?}");
        let Some(repair) = repair else { continue };
        // The search by itself finds the same, where there is nothing cheaper.
        let found = repairs(rules(&catalogue, &entry), &answers);
        assert!(found[0].cost <= repair.cost && (decisions.len() > 1 || found[0] == repair), "{found:?}");
        let after = repair.edits.iter().fold(answers, |answers, edit| edit.apply(&answers));
        assert_eq!(self::entry(&catalogue, &after).verdict, repair.verdict, "{idea}: {decisions:?}");
    }
}

/// The cheapest, the one with the fewest decisions, and the cheapest without the parties, each told once
#[test]
fn another_repair_is_told_where_it_is_better_in_what_it_is_for() {
    use Field::{ContainsWorkPlacement, Goals, HasCoach, LanguageRequested, MobilityOnly};
    use Field::{OtherFundingSameActivity, WantsGrantForVisitToSweden};
    let decided = |fields: &[Field]| Check::All(fields.iter().map(|field| yes(*field)).collect());
    let two = || decided(&[ContainsWorkPlacement, HasCoach]);
    let five = || {
        decided(&[
            ContainsWorkPlacement,
            OtherFundingSameActivity,
            WantsGrantForVisitToSweden,
            LanguageRequested,
            HasCoach,
        ])
    };
    let range = Range { at_least: Some(3), at_most: None };
    let third = || Check::Count { of: PartySet::Parties, region: None, range };
    let goal = || Check::Includes { field: Goals, of: Box::new([0]), any: true };
    let idea = "schools=SE,FI goals=GOAL-02 mobilityOnly=0 containsWorkPlacement=0 otherFundingSameActivity=0 \
                wantsGrantForVisitToSweden=0 languageSupport.requested=0 youthInitiative.hasCoach=0";
    let all_five = "otherFundingSameActivity wantsGrantForVisitToSweden containsWorkPlacement \
                    languageSupport.requested youthInitiative.hasCoach";
    // Ways of which one is enough, and what each repair decides on.
    let rows: [(&[Check], &[&str]); 7] = [
        (&[yes(MobilityOnly)], &["mobilityOnly"]),
        (&[yes(MobilityOnly), two()], &["mobilityOnly"]),
        (&[third()], &["parties[+]"]),
        (&[two(), third()], &["containsWorkPlacement youthInitiative.hasCoach", "parties[+]"]),
        (&[third(), five()], &["parties[+]", all_five]),
        // What is best for both is told once.
        (&[all([third(), yes(MobilityOnly)]), goal()], &["mobilityOnly parties[+]", "goals"]),
        (
            &[all([third(), yes(MobilityOnly)]), goal(), five()],
            &["mobilityOnly parties[+]", "goals", all_five],
        ),
    ];
    for (ways, expected) in rows {
        let (catalogue, answers) = (alone(vec![formal(Check::Any(ways.to_vec()))]), answers(idea, ""));
        let entry = entry(&catalogue, &answers);
        let found = repairs(rules(&catalogue, &entry), &answers);
        let told = found.iter().map(|repair| {
            let mut paths: Vec<Path> = repair.edits.iter().map(|edit| edit.path).collect();
            paths.sort();
            paths.iter().map(Path::to_string).collect::<Vec<_>>().join(" ")
        });
        assert_eq!(told.collect::<Vec<_>>(), expected, "{ways:?}");
    }
}

fn edit(at: &str, to: To) -> Edit {
    Edit { path: path(at), from: None, to, follows: vec![], choose: vec![] }
}

/// What an edit makes of the answers, and what with its examples
#[test]
fn an_edit_is_carried_out() {
    let to = |value| To::Value(value);
    let many = |places: &[u16]| Value::Many(places.to_vec());
    let chosen =
        |edit: Edit, choose: &[&str]| Edit { choose: choose.iter().map(|at| path(at)).collect(), ..edit };
    let follows = |edit: Edit, at: &str, value| Edit { follows: vec![(path(at), value)], ..edit };
    let three = "parties=3 parties[0].country=SE parties[1].country=FI parties[2].country=NO";
    let host_inside = || edit("activities[0].receivingOrg.inPartnership", to(Value::YesNo(true)));
    let host = "activities=1 activities[0].receivingOrg.country=IT";
    let rows = [
        (three, edit("mobilityOnly", to(Value::YesNo(true))), "mobilityOnly=1", "mobilityOnly=1"),
        (
            three,
            edit("parties[1].inPartnership", to(Value::YesNo(true))),
            "parties[1].inPartnership=1",
            "parties[1].inPartnership=1",
        ),
        (
            "exchangeType=pupils_only",
            edit("exchangeType", To::OneOf(vec![1, 0])),
            "-exchangeType",
            "exchangeType=teachers_and_pupils",
        ),
        ("themes=", edit("themes", To::AsMany(many(&[0]))), "-themes", "themes=innovation"),
        // Goals that are chosen stay, and more may come.
        (
            "goals=GOAL-01",
            edit("goals", To::AsMany(many(&[0, 1]))),
            "goalsMore=1",
            "goals=GOAL-01,GOAL-02 goalsMore=1",
        ),
        // A new party, of which the country is an example or is settled; and one in the place of another.
        (
            three,
            edit("parties[+]", To::Party(party("IT"))),
            "parties=4 parties[3].country=IT",
            "parties=4 parties[3].country=IT",
        ),
        (
            three,
            chosen(edit("parties[+]", To::Party(party("IT"))), &["parties[+].country"]),
            "parties=4",
            "parties=4 parties[3].country=IT",
        ),
        (
            three,
            chosen(edit("parties[1]", To::Party(party("IT"))), &["parties[1].country"]),
            "-parties[1].country",
            "parties[1].country=IT",
        ),
        (
            three,
            edit("parties[1]", To::Gone),
            "schools=SE,NO -parties[0].hasParticipants -parties[1].hasParticipants -parties[0].orgType -parties[1].orgType",
            "schools=SE,NO -parties[0].hasParticipants -parties[1].hasParticipants -parties[0].orgType -parties[1].orgType",
        ),
        (three, edit("parties[3]", To::Gone), "", ""),
        // What changes with it: a fact, one that goes, and a host that becomes a party.
        (
            "project.months=10",
            follows(
                edit("participants.pupils", to(Value::Number(9))),
                "participants.total",
                Some(Value::Number(9)),
            ),
            "participants.pupils=9 participants.total=9",
            "participants.pupils=9 participants.total=9",
        ),
        (
            "exchangeType=pupils_only",
            follows(edit("participants.pupils", to(Value::Number(0))), "exchangeType", None),
            "participants.pupils=0 -exchangeType",
            "participants.pupils=0 -exchangeType",
        ),
        (
            &format!("{three} {host}"),
            follows(host_inside(), "parties[+].country", Some(country("IT"))),
            "activities[0].receivingOrg.inPartnership=1 parties=4 parties[3].country=IT",
            "activities[0].receivingOrg.inPartnership=1 parties=4 parties[3].country=IT",
        ),
        (
            host,
            follows(host_inside(), "parties[+].country", Some(country("IT"))),
            "activities[0].receivingOrg.inPartnership=1 parties=1 parties[0].country=IT",
            "activities[0].receivingOrg.inPartnership=1 parties=1 parties[0].country=IT",
        ),
    ];
    for (idea, edit, applied, example) in rows {
        let before = answers(idea, "");
        let told = [edit.apply(&before), edit.apply_example(&before)];
        let expected = [applied, example].map(|changes| to_compact(&answers(idea, changes)));
        assert_eq!(told.each_ref().map(to_compact), expected, "{idea}: {edit:?}");
    }
}

#[test]
fn what_is_left_to_choose_has_its_place_after_all_decisions() {
    let choose = |at: &str, to| Edit { choose: vec![path(&format!("{at}.country"))], ..edit(at, to) };
    let another = |at: &str| choose(at, To::Party(party("FI")));
    let gone = |at: &str| edit(at, To::Gone);
    let months = || Edit {
        choose: vec![path("project.months")],
        ..edit("project.months", To::AsMany(Value::Number(1)))
    };
    let host = || {
        let at = "activities[1].hostCountry";
        Edit { choose: vec![path(at)], ..edit(at, To::OneOf(vec![])) }
    };
    // The decisions, how many parties there are after them, and what is to be chosen.
    let rows: [(&[Edit], usize, &str); 10] = [
        (&[], 3, ""),
        (&[edit("project.months", To::Value(Value::Number(1)))], 3, ""),
        (&[months(), host()], 0, "project.months activities[1].hostCountry"),
        (&[another("parties[+]")], 3, "parties[2].country"),
        (&[another("parties[+]"), another("parties[+]")], 5, "parties[3].country parties[4].country"),
        (&[another("parties[2]"), another("parties[+]")], 4, "parties[2].country parties[3].country"),
        // Who leaves takes a number from those behind, and from nobody before.
        (&[another("parties[3]"), gone("parties[1]")], 3, "parties[2].country"),
        (&[another("parties[1]"), gone("parties[3]")], 3, "parties[1].country"),
        (&[another("parties[4]"), gone("parties[3]"), gone("parties[1]")], 3, "parties[2].country"),
        (
            &[another("parties[3]"), another("parties[+]"), gone("parties[1]")],
            4,
            "parties[2].country parties[3].country",
        ),
    ];
    for (edits, parties, expected) in rows {
        let left: Vec<String> = left_to_choose(edits, parties).iter().map(Path::to_string).collect();
        assert_eq!(left.join(" "), expected, "{edits:?}");
    }
}
