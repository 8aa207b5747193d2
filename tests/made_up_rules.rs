//! What the engine makes of a rule or two that are made up for the purpose: what is asked, what comes next, what is
//! counted, and what mends. The rules of the catalogue do not bring about all that the engine promises of any rule.
#![cfg(test)]

mod common;

use std::sync::LazyLock;

use common::{answers, catalogue, today};
use utbyteskollen::catalogue::{
    Call, CallStatus, Catalogue, Check, Edition, Kind, PartySet, Programme, Range, Rate, Rule, Source, Status,
};
use utbyteskollen::engine::questions::asked;
use utbyteskollen::engine::repair::{Decision, Rules, left_to_choose, repair_by, repairs};
use utbyteskollen::engine::{Edit, Entry, Outcome, Stale, To, Verdict, assess};
use utbyteskollen::facts::{
    ActivityType as Activity, Answers, Choice, Country, Date, Field, Membership, Path, Record, Region, Unit,
    Value,
};
use utbyteskollen::wire::to_compact;

fn own() -> &'static Catalogue {
    static OWN: LazyLock<Catalogue> = LazyLock::new(catalogue);
    &OWN
}

/// A rule that demands a fact to be so
fn yes(field: Field) -> Check {
    Check::Yes { field, is: true }
}

/// A rule that demands a choice among these, by their ids
fn one_of(field: Field, ids: &[&str]) -> Check {
    let Unit::One(vocabulary) = field.info().unit else { panic!("{field:?} has no list") };
    let places = (0..).zip(vocabulary.ids()).filter(|(_, id)| ids.contains(id)).map(|(place, _)| place);
    let of: Box<[u16]> = places.collect();
    assert_eq!(of.len(), ids.len(), "{ids:?}");
    Check::OneOf { field, of, unclear: Box::default(), inside: true }
}

fn number(field: Field, at_least: Option<u32>, at_most: Option<u32>) -> Check {
    Check::Number { field, range: Range { at_least, at_most }, unclear: None, calendar: false }
}

fn all<const N: usize>(parts: [Check; N]) -> Check {
    Check::All(parts.into())
}

fn any<const N: usize>(parts: [Check; N]) -> Check {
    Check::Any(parts.into())
}

fn rule(kind: Kind, when: Check, check: Check) -> Rule {
    let any = own().rules[0].clone();
    Rule {
        also: vec![],
        kind,
        editions: vec![],
        activities: vec![],
        when,
        check,
        route: None,
        classifies: None,
        follows_from: vec![],
        status: Status::Verified,
        valid_to: None,
        ..any
    }
}

fn formal(check: Check) -> Rule {
    rule(Kind::Formal, Check::Nothing, check)
}

fn of_activity(activity: Activity, rule: Rule) -> Rule {
    Rule { activities: vec![activity], ..rule }
}

/// A catalogue with one programme, that has these rules
fn alone(rules: Vec<Rule>) -> Catalogue {
    let own = own().clone();
    let rules: Vec<Rule> = (0..)
        .zip(rules)
        .map(|(place, rule): (usize, _)| Rule { id: format!("R-{place}").into(), ..rule })
        .collect();
    let programme = own.programme("ep_ka210").unwrap().clone();
    let programme = Programme {
        editions: vec![Edition { id: "2027".into(), from: None, to: None }],
        rules: (0..).take(rules.len()).collect(),
        follows: vec![],
        ..programme
    };
    Catalogue { programmes: vec![programme], rules, ..own }
}

fn demands(catalogue: &Catalogue) -> Vec<(&Check, &Check)> {
    catalogue.rules.iter().map(|rule| (&rule.when, &rule.check)).collect()
}

fn entry<'c>(catalogue: &'c Catalogue, answers: &Answers) -> Entry<'c> {
    assess(catalogue, answers, today()).programmes.remove(0)
}

fn names(fields: &[Field]) -> String {
    fields.iter().map(|field| field.info().name()).collect::<Vec<_>>().join(" ")
}

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

#[test]
fn a_form_asks_what_the_rules_read_and_nothing_else() {
    use Field::*;
    use Kind::{Advice, Formal, Should};
    let every = |of, check| Check::Every { of, check: Box::new(check) };
    let some = |of, check| Check::Some { of, check: Box::new(check) };
    let count = |of, region| Check::Count { of, region, range: Range { at_least: Some(2), at_most: None } };
    let pupils = || one_of(ExchangeType, &["pupils_only"]);
    let trip = Activity::ShortPupilGroup;
    let if_eche = |kind, check| rule(kind, yes(OrgEche), check);
    // The rules, the answers, and what is asked: each list that is not empty, by its name.
    type Case = (Vec<Rule>, &'static str, &'static [&'static str]);
    let cases: Vec<Case> = vec![
        // Until it is known that a rule applies, only that is asked; where it does not, nothing more.
        (vec![if_eche(Formal, yes(MobilityOnly))], "", &["fixed: org.eche"]),
        (vec![if_eche(Formal, yes(MobilityOnly))], "org.eche=1", &["fixed: org.eche", "plan: mobilityOnly"]),
        (vec![if_eche(Formal, yes(MobilityOnly))], "org.eche=0", &["fixed: org.eche"]),
        (vec![if_eche(Advice, yes(MobilityOnly))], "", &["advice: org.eche"]),
        (vec![if_eche(Should, yes(MobilityOnly))], "org.eche=1", &["advice: org.eche mobilityOnly"]),
        (
            vec![if_eche(Formal, yes(MobilityOnly))],
            "org.eche=1 mobilityOnly=1",
            &["fixed: org.eche", "plan: mobilityOnly"],
        ),
        // Each in its list, in the order of the form, and once; what decides is no mere advice.
        (
            vec![
                formal(all([yes(NeedIdentified), yes(MobilityOnly), yes(OrgEche)])),
                formal(all([Check::Answered { field: Goals }, yes(MobilityOnly), yes(OrgQualityLabel)])),
                rule(Advice, Check::Nothing, any([yes(WholeUnitInvolved), yes(MobilityOnly), yes(OrgEche)])),
            ],
            "",
            &[
                "fixed: org.eche org.qualityLabel",
                "plan: mobilityOnly",
                "promises: goals needIdentified",
                "advice: wholeUnitInvolved",
            ],
        ),
        // What follows from another answer is not asked; what hangs on it gives way to it.
        (vec![formal(one_of(ResultArea, &["school"]))], "", &["fixed: org.type"]),
        (vec![formal(one_of(ResultArea, &["school"]))], "org.type=grundskola", &["fixed: org.type"]),
        (
            vec![formal(one_of(ResultArea, &["school"]))],
            "org.type=gymnasieskola_yrk",
            &["fixed: org.type", "plan: resultArea"],
        ),
        (
            vec![formal(one_of(ResultArea, &["school"]))],
            "org.type=gymnasieskola_yrk resultArea=vet",
            &["fixed: org.type", "plan: resultArea"],
        ),
        // A party is asked what says whether it is meant, and where it may be, what is demanded of it.
        (vec![formal(every(PartySet::Parties, yes(InPartnership)))], "", &["parties"]),
        (
            vec![formal(every(PartySet::Foreign, yes(InPartnership)))],
            "parties=3 parties[0].country=SE parties[1].country=FI",
            &["parties", "0: country", "1: country inPartnership", "2: country inPartnership"],
        ),
        (
            vec![formal(some(PartySet::PartnerSchools, yes(InPartnership)))],
            "schools=SE,FI parties[1].hasParticipants=0",
            &["parties", "0: hasParticipants inPartnership", "1: hasParticipants"],
        ),
        // What parties mostly share is asked once.
        (
            vec![formal(every(PartySet::Parties, yes(WantsGrantForVisitToSweden)))],
            "parties=1 parties[0].country=SE",
            &["plan: wantsGrantForVisitToSweden", "parties"],
        ),
        (vec![formal(count(PartySet::Parties, None))], "parties=1 parties[0].country=SE", &["parties"]),
        (
            vec![formal(count(PartySet::Parties, Some(Region::Nordplus)))],
            "parties=1 parties[0].country=SE",
            &["parties", "0: country"],
        ),
        (
            vec![formal(Check::Countries { of: PartySet::Parties, region: None, range: Range::default() })],
            "parties=1 parties[0].country=SE",
            &["parties", "0: country"],
        ),
        // By a rule that decides a party is asked all about itself at once; by others, once they apply.
        (
            vec![if_eche(Formal, every(PartySet::Parties, yes(InPartnership)))],
            "parties=1 parties[0].country=SE",
            &["fixed: org.eche", "parties", "0: inPartnership"],
        ),
        (
            vec![if_eche(Formal, every(PartySet::Parties, yes(InPartnership)))],
            "org.eche=0 parties=1 parties[0].country=SE",
            &["fixed: org.eche"],
        ),
        (
            vec![if_eche(Advice, every(PartySet::Parties, yes(InPartnership)))],
            "parties=1 parties[0].country=SE",
            &["advice: org.eche"],
        ),
        (
            vec![if_eche(Advice, every(PartySet::Parties, yes(InPartnership)))],
            "org.eche=1 parties=1 parties[0].country=SE",
            &["parties", "advice: org.eche", "0: inPartnership"],
        ),
        // An activity is asked for its type, and then for what is demanded of that type; what the whole idea says, there.
        (
            vec![
                of_activity(trip, formal(all([yes(LinkedToGoals), yes(MobilityOnly)]))),
                of_activity(trip, rule(Advice, Check::Nothing, all([yes(LinkedToGoals), yes(HostFamily)]))),
                of_activity(Activity::LongPupil, formal(yes(HostFamily))),
            ],
            "activities=2 activities[0].type=short_pupil_group",
            &[
                "plan: mobilityOnly",
                "types: short_pupil_group long_pupil",
                "activity 0: type linkedToGoals | hostFamily",
                "activity 1: type | ",
            ],
        ),
        (
            vec![of_activity(trip, rule(Formal, yes(HostFamily), yes(LinkedToGoals)))],
            "activities=1 activities[0].type=short_pupil_group",
            &["types: short_pupil_group", "activity 0: type hostFamily | "],
        ),
        (vec![formal(pupils())], "participants.pupils=3 participants.teachers=0", &[]),
    ];
    for (rules, idea, expected) in cases {
        let (catalogue, answers) = (alone(rules), answers(idea, ""));
        let asked = asked(&catalogue, &entry(&catalogue, &answers), &answers);
        let mut told = vec![];
        for (name, fields) in [("fixed", &asked.fixed), ("plan", &asked.plan), ("promises", &asked.promises)]
        {
            told.extend((!fields.is_empty()).then(|| format!("{name}: {}", names(fields))));
        }
        told.extend(asked.reads_parties.then(|| "parties".to_owned()));
        told.extend((!asked.advice.is_empty()).then(|| format!("advice: {}", names(&asked.advice))));
        for (index, fields) in asked.parties.iter().enumerate().filter(|(_, fields)| !fields.is_empty()) {
            told.push(format!("{index}: {}", names(fields)));
        }
        let types: Vec<&str> = asked.activity_types.iter().map(|kind| kind.id()).collect();
        told.extend((!types.is_empty()).then(|| format!("types: {}", types.join(" "))));
        for (index, (fields, advice)) in asked.activities.iter().zip(&asked.activity_advice).enumerate() {
            told.push(format!("activity {index}: {} | {}", names(fields), names(advice)));
        }
        assert_eq!(told, expected, "{idea}: {:?}", demands(&catalogue));
    }
}

#[test]
fn of_an_idea_that_fails_only_what_could_rule_it_out_is_asked() {
    use Field::*;
    let only_trips = || yes(MobilityOnly);
    let kinds = |kinds: &[&str]| one_of(ExchangeType, kinds);
    let schools = || one_of(OrgType, &["grundskola"]);
    let of_area = |area| one_of(ResultArea, &[area]);
    let hosts = || one_of(PartyOrgType, &["school"]);
    let every = |of, check| Check::Every { of, check: Box::new(check) };
    let vet = "org.type=gymnasieskola_yrk mobilityOnly=0";
    // The rules, the answers, and the next questions.
    type Case = (Vec<Rule>, &'static str, &'static [&'static str]);
    let cases: Vec<Case> = vec![
        // One part that fails for good is enough, though the other can be changed.
        (vec![formal(all([only_trips(), yes(OrgEche)]))], "mobilityOnly=0", &["org.eche"]),
        (vec![formal(all([only_trips(), yes(OrgEche)]))], "mobilityOnly=0 org.eche=1", &[]),
        (vec![formal(any([only_trips(), yes(OrgEche)]))], "mobilityOnly=0 org.eche=0", &[]),
        (vec![formal(only_trips()), formal(any([only_trips(), yes(OrgEche)]))], "mobilityOnly=0", &[]),
        // Each way has to be shut, and each part of what makes the rule apply has to hold.
        (
            vec![formal(only_trips()), formal(any([yes(OrgEche), yes(OrgQualityLabel)]))],
            "mobilityOnly=0",
            &["org.eche", "org.qualityLabel"],
        ),
        (
            vec![
                formal(only_trips()),
                rule(Kind::Formal, all([yes(OrgEche), only_trips()]), yes(OrgQualityLabel)),
            ],
            "mobilityOnly=0",
            &[],
        ),
        (
            vec![
                formal(only_trips()),
                rule(Kind::Formal, any([yes(OrgEche), only_trips()]), yes(OrgQualityLabel)),
            ],
            "mobilityOnly=0",
            &["org.eche", "org.qualityLabel"],
        ),
        (
            vec![formal(only_trips()), rule(Kind::Formal, yes(OrgEche), yes(OrgQualityLabel))],
            "mobilityOnly=0 org.qualityLabel=1",
            &[],
        ),
        // Advice rules nothing out.
        (vec![formal(only_trips()), rule(Kind::Should, Check::Nothing, yes(OrgEche))], "mobilityOnly=0", &[]),
        // Two rules that pull at one decision can rule out together, and one alone cannot.
        (vec![formal(only_trips()), formal(any([of_area("school"), yes(OrgEche)]))], vet, &[]),
        (
            vec![
                formal(only_trips()),
                formal(any([of_area("school"), yes(OrgEche)])),
                formal(any([of_area("vet"), yes(OrgQualityLabel)])),
            ],
            vet,
            &["org.eche", "org.qualityLabel"],
        ),
        (
            vec![
                formal(only_trips()),
                formal(any([of_area("school"), yes(OrgEche)])),
                formal(any([of_area("vet"), yes(OrgQualityLabel)])),
            ],
            "org.type=gymnasieskola_yrk mobilityOnly=0 org.eche=0",
            &["org.qualityLabel"],
        ),
        // One of them that hangs on a fixed fact is enough, whichever it is.
        (
            vec![
                formal(only_trips()),
                formal(any([of_area("school"), yes(OrgEche)])),
                formal(of_area("vet")),
            ],
            "org.type=gymnasieskola_yrk mobilityOnly=0",
            &["org.eche"],
        ),
        (
            vec![
                formal(only_trips()),
                formal(of_area("vet")),
                formal(any([of_area("school"), yes(OrgEche)])),
            ],
            "org.type=gymnasieskola_yrk mobilityOnly=0",
            &["org.eche"],
        ),
        // A part that can be changed rules nothing out, and neither does what the own unit can decide otherwise.
        (
            vec![
                formal(only_trips()),
                formal(all([yes(ContainsWorkPlacement), yes(WantsGrantForVisitToSweden)])),
            ],
            "mobilityOnly=0",
            &[],
        ),
        (
            vec![formal(only_trips()), formal(every(PartySet::Parties, yes(InPartnership)))],
            "mobilityOnly=0 parties=1 parties[0].country=SE",
            &[],
        ),
        // What the own unit is can, wherever it stands in the list; without a list it follows from the organisation.
        (
            vec![formal(only_trips()), formal(every(PartySet::Swedish, hosts()))],
            "mobilityOnly=0 parties=2 parties[0].country=FI parties[1].country=SE",
            &["parties[1].orgType"],
        ),
        (
            vec![formal(only_trips()), formal(every(PartySet::Swedish, hosts()))],
            "mobilityOnly=0",
            &["org.type"],
        ),
        // The type of organisation decides by itself who may take part: it is no such fact.
        (
            vec![
                formal(only_trips()),
                formal(any([kinds(&["pupils_only"]), schools()])),
                formal(any([kinds(&["teachers_only"]), yes(ContainsWorkPlacement)])),
            ],
            "mobilityOnly=0",
            &[],
        ),
    ];
    for (rules, idea, expected) in cases {
        let (catalogue, answers) = (alone(rules), answers(idea, ""));
        let assessment = assess(&catalogue, &answers, today());
        assert_eq!(
            assessment.programmes[0].verdict,
            Verdict::FitsIfChanged,
            "{idea}: {:?}",
            demands(&catalogue)
        );
        let mut asked: Vec<String> =
            assessment.questions(&answers).iter().map(|waiting| waiting.path.to_string()).collect();
        asked.sort();
        assert_eq!(asked, expected, "{idea}: {:?}", demands(&catalogue));
    }
}

#[test]
fn the_next_question_settles_most() {
    use Field::{
        ContainsWorkPlacement, HoursPerSchoolYear, MobilityOnly, NeedIdentified, OrgEche, OrgQualityLabel,
        ProjectMonths,
    };
    // What each programme asks for, best first, with or without a door; and what is asked next, with the number of
    // programmes with a door that wait for it.
    type Case = (&'static [(&'static [Field], bool)], &'static str);
    let cases: &[Case] = &[
        (&[], ""),
        (&[(&[], true)], ""),
        // What counts alike comes in the order of the form.
        (&[(&[MobilityOnly, OrgEche], true)], "org.eche 1, mobilityOnly 1"),
        // The best programme first, but what two others share before what it alone asks for.
        (&[(&[MobilityOnly], true), (&[OrgEche], true)], "mobilityOnly 1, org.eche 1"),
        (
            &[(&[OrgEche], true), (&[MobilityOnly], true), (&[MobilityOnly], true)],
            "mobilityOnly 2, org.eche 1",
        ),
        // What a programme asks for last counts most.
        (
            &[(&[OrgEche, MobilityOnly], true), (&[ContainsWorkPlacement], true)],
            "containsWorkPlacement 1, org.eche 1, mobilityOnly 1",
        ),
        // Where two ask for as much, the better of them comes first.
        (
            &[
                (&[MobilityOnly, ContainsWorkPlacement, HoursPerSchoolYear], true),
                (&[OrgEche, OrgQualityLabel, ProjectMonths], true),
            ],
            "hoursPerSchoolYear 1, mobilityOnly 1, containsWorkPlacement 1, org.eche 1, org.qualityLabel 1, project.months 1",
        ),
        // The shape before promises, and what has no door last.
        (&[(&[NeedIdentified], true), (&[MobilityOnly], true)], "mobilityOnly 1, needIdentified 1"),
        (
            &[(&[NeedIdentified], true), (&[OrgEche, MobilityOnly], false), (&[MobilityOnly], true)],
            "mobilityOnly 1, needIdentified 1, org.eche 0",
        ),
        (
            &[
                (&[OrgEche, MobilityOnly], true),
                (&[OrgQualityLabel, MobilityOnly], true),
                (&[ProjectMonths, MobilityOnly], true),
            ],
            "mobilityOnly 3, org.eche 1, org.qualityLabel 1, project.months 1",
        ),
    ];
    for (programmes, expected) in cases {
        let rules = programmes.iter().flat_map(|(fields, _)| *fields).map(|field| {
            formal(if [ProjectMonths, HoursPerSchoolYear].contains(field) {
                number(*field, Some(12), None)
            } else {
                yes(*field)
            })
        });
        let mut catalogue = alone(rules.collect());
        let any = catalogue.programmes.remove(0);
        let mut places = 0_u16..;
        for (effort, (fields, has_door)) in (1..).zip(*programmes) {
            let status = if *has_door { CallStatus::Open } else { CallStatus::Closed };
            catalogue.programmes.push(Programme {
                id: format!("p{effort}").into(),
                effort,
                call: Call { status, closes: None, ..any.call.clone() },
                rules: places.by_ref().take(fields.len()).collect(),
                ..any.clone()
            });
        }
        let answers = answers("org.type=grundskola", "");
        let assessment = assess(&catalogue, &answers, today());
        let asked = assessment.questions(&answers);
        let told: Vec<_> = asked.iter().map(|one| format!("{} {}", one.path, one.programmes)).collect();
        assert_eq!(told.join(", "), *expected);
    }
}

#[test]
fn a_list_is_asked_for_its_members_and_then_for_its_end() {
    let goal = || formal(Check::Includes { field: Field::Goals, of: Box::new([0]), any: true });
    let range = Range { at_least: Some(2), at_most: None };
    let two = || formal(Check::Count { of: PartySet::Parties, region: None, range });
    let trip = || of_activity(Activity::LongPupil, formal(yes(Field::HostFamily)));
    let every = |check| formal(Check::Every { of: PartySet::Parties, check: Box::new(check) });
    let rows = [
        (vec![goal()], "", "goals"),
        (vec![goal()], "goals=GOAL-02 goalsMore=1", "goalsMore"),
        (vec![goal()], "goals=GOAL-01 goalsMore=1", ""),
        (vec![goal()], "goals=GOAL-02", ""),
        (vec![two(), trip()], "", "parties[+] activities[+]"),
        (
            vec![every(yes(Field::InPartnership)), trip()],
            "schools=SE,FI,NO parties[1].inPartnership=1 activities=2 activities[1].type=long_pupil",
            "parties[0].inPartnership parties[2].inPartnership activities[0].type activities[1].hostFamily",
        ),
        (vec![two(), trip()], "parties=1 parties[0].country=SE partiesMore=1", "parties[+] activities[+]"),
        (vec![two(), trip()], "schools=SE,FI activities=1", "activities[0].type"),
        (
            vec![two(), trip()],
            "schools=SE,FI activities=1 activities[0].type=short_pupil_group activitiesMore=1",
            "activitiesMore",
        ),
        (vec![two(), trip()], "schools=SE,FI activities=1 activities[0].type=short_pupil_group", ""),
    ];
    for (rules, idea, expected) in rows {
        let (catalogue, answers) = (alone(rules), answers(idea, ""));
        let asked = assess(&catalogue, &answers, today()).questions(&answers);
        let told: Vec<String> = asked.iter().map(|one| one.path.to_string()).collect();
        assert_eq!(told.join(" "), expected, "{idea}: {:?}", demands(&catalogue));
    }
}

#[test]
fn formal_rules_are_counted_and_promises_named_once() {
    use Field::*;
    let with_status = |status, rule: Rule| Rule { status, ..rule };
    let only_for_eche = |check| rule(Kind::Formal, yes(OrgEche), check);
    let catalogue = alone(vec![
        formal(yes(MobilityOnly)),
        with_status(Status::Old, formal(yes(ContainsWorkPlacement))),
        with_status(Status::Secondary, formal(all([yes(NeedIdentified), yes(WholeUnitInvolved)]))),
        formal(all([yes(WholeUnitInvolved), yes(PrincipalSupport)])),
        formal(number(ProjectMonths, Some(12), None)),
        only_for_eche(yes(MutualExchange)),
        with_status(Status::Unconfirmed, rule(Kind::Should, Check::Nothing, yes(PartOfEducation))),
        rule(Kind::Advice, Check::Nothing, yes(MobilityOnly)),
    ]);
    // What is answered; how many rules were checked and apply; and what is still to be promised.
    let rows = [
        ("", 0, "needIdentified wholeUnitInvolved principalSupport"),
        ("mobilityOnly=1 containsWorkPlacement=0", 2, "needIdentified wholeUnitInvolved principalSupport"),
        ("needIdentified=1 org.eche=0", 0, "wholeUnitInvolved principalSupport"),
        ("needIdentified=0 org.eche=1", 1, "wholeUnitInvolved principalSupport mutualExchange"),
        (
            "needIdentified=1 wholeUnitInvolved=1 principalSupport=1 mutualExchange=1 org.eche=1 mobilityOnly=1 \
             containsWorkPlacement=1 project.months=12",
            6,
            "",
        ),
    ];
    for (idea, checked, to_confirm) in rows {
        let answers = answers(idea, "");
        let entry = entry(&catalogue, &answers);
        let named: Vec<String> = entry.to_confirm().iter().map(Path::to_string).collect();
        assert_eq!(
            (entry.checked(), entry.unconfirmed(), named.join(" ").as_str()),
            (checked, 2, to_confirm),
            "{idea}"
        );
    }
}

#[test]
fn to_say_nothing_is_no_answer() {
    let (pass, fail, open) = (Outcome::Pass, Outcome::Fail, Outcome::Unknown);
    let rows = [
        (Field::NeedText, None, open),
        (Field::NeedText, Some(Value::Text("".into())), fail),
        (Field::NeedText, Some(Value::Text(" \n".into())), fail),
        (Field::NeedText, Some(Value::Text("Vi vill mer".into())), pass),
        (Field::CurriculumGoals, None, open),
        (Field::CurriculumGoals, Some(Value::Texts(vec![])), fail),
        (Field::CurriculumGoals, Some(Value::Texts(vec!["".into(), " ".into()])), fail),
        (Field::CurriculumGoals, Some(Value::Texts(vec!["".into(), "Lgr22".into()])), pass),
        (Field::Themes, Some(Value::Many(vec![])), fail),
        (Field::Themes, Some(Value::Many(vec![3])), pass),
        (Field::MutualExchange, Some(Value::YesNo(false)), pass),
        (Field::ProjectMonths, Some(Value::Number(0)), pass),
    ];
    for (field, value, expected) in rows {
        let catalogue = alone(vec![formal(Check::Answered { field })]);
        let mut answers = Answers::default();
        answers.idea.set(field, value.clone());
        assert_eq!(entry(&catalogue, &answers).findings()[0].outcome, expected, "{field:?} {value:?}");
    }
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
        let answers = answers(&format!("schools=SE {idea} activities[0].{host}"), "");
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

#[test]
fn what_was_looked_at_longer_ago_than_allowed_is_stale() {
    let day = |text| Date::parse(text).unwrap();
    let catalogue = Catalogue { fresh_days: 30, ..alone(vec![formal(yes(Field::OrgEche))]) };
    let rate = Rate { date: day("2027-01-01"), ..catalogue.euro.clone().unwrap() };
    let source = Source { checked: day("2027-01-01"), ..catalogue.sources[0].clone() };
    let rule = Rule { checked: day("2027-01-01"), ..catalogue.rules[0].clone() };
    let bound = Rule { valid_to: Some(day("2027-01-30")), ..rule.clone() };
    for (today, old, over) in [
        ("2027-01-01", false, false),
        ("2027-01-30", false, false),
        ("2027-01-31", false, true),
        ("2027-02-01", true, true),
        ("1900-01-05", false, false),
    ] {
        let stale = |checked: bool, over: bool| {
            let stale = Stale {
                checked: checked.then(|| day("2027-01-01")),
                held_until: over.then(|| day("2027-01-30")),
            };
            (checked || over).then_some(stale)
        };
        let today = day(today);
        assert_eq!(Stale::rate(&catalogue, &rate, today), stale(old, false), "{today}");
        assert_eq!(Stale::source(&catalogue, &source, today), stale(old, false), "{today}");
        assert_eq!(Stale::rule(&catalogue, &rule, today), stale(old, false), "{today}");
        assert_eq!(Stale::rule(&catalogue, &bound, today), stale(old, over), "{today}");
    }
}
