//! What the engine makes of a rule or two that are made up for the purpose: what is asked, what comes next, and what is
//! counted. The rules of the catalogue do not bring about all that the engine promises of any rule.
#![cfg(test)]

mod common;
#[path = "common/made_up.rs"]
mod made_up;

use common::{answers, today};
use made_up::{all, alone, any, demands, entry, formal, number, of_activity, one_of, rule, yes};
use utbyteskollen::catalogue::{
    Call, CallStatus, Catalogue, Check, Kind, PartySet, Programme, Range, Rate, Rule, Source, Status,
};
use utbyteskollen::engine::questions::asked;
use utbyteskollen::engine::{Outcome, Stale, Verdict, assess};
use utbyteskollen::facts::{ActivityType as Activity, Answers, Date, Field, Path, Region, Value};

fn names(fields: &[Field]) -> String {
    fields.iter().map(|field| field.info().name()).collect::<Vec<_>>().join(" ")
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
    let from_three_to_four = Range { at_least: Some(3), at_most: Some(4) };
    let few = || formal(Check::Count { of: PartySet::Parties, region: None, range: from_three_to_four });
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
        // As many as are needed are there, and one more could be too many: the end is asked for, and nobody else.
        (vec![few()], "schools=SE,FI partiesMore=1", "parties[+]"),
        (vec![few()], "schools=SE,FI,NO partiesMore=1", "partiesMore"),
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
