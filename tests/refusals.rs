//! Answers that are refused: each with the path of the fault and what is allowed there.
#![cfg(test)]

use utbyteskollen::facts::field::{FIELDS, LONGEST_TEXT, MOST_MEMBERS};
use utbyteskollen::facts::{Scope, Unit};
use utbyteskollen::wire::{AnswersFault, Request, Tree, read_answers};

fn read(json: &str) -> Result<Request, AnswersFault> {
    read_answers(&serde_json::from_str::<Tree>(json).unwrap_or_else(|error| panic!("{json}: {error}")))
}

/// The answers, the path of the fault, and what its message says
const REFUSED: &[(&str, &str, &str)] = &[
    // Not an object.
    ("[]", "", "the answers are a list; write an object"),
    ("null", "", "the answers are null; write an object"),
    ("\"x\"", "", "the answers are a text; write an object"),
    // Unknown keys: at the top, nested, in a member of a list.
    (r#"{"orgType":"grundskola"}"#, "orgType", "unknown key; allowed here: applicantKind, org, fhskCourse,"),
    (r#"{"org.typ":"grundskola"}"#, "org.typ", "unknown key"),
    (r#"{"Today":"2026-11-21"}"#, "Today", "today"),
    (r#"{"org":{"typ":"grundskola"}}"#, "org.typ", "allowed here: type, accreditedIn"),
    (
        r#"{"participants":{"adults":2}}"#,
        "participants.adults",
        "total, teachers, pupils, leaders, other, own",
    ),
    (r#"{"parties":[{},{"land":"SE"}]}"#, "parties[1].land", "allowed here: country, orgType,"),
    (r#"{"parties":[{"participants":{"total":2}}]}"#, "parties[0].participants", "unknown key"),
    (
        r#"{"activities":[{"sendingOrg":{"name":"x"}}]}"#,
        "activities[0].sendingOrg.name",
        "type, country, inPartnership",
    ),
    (
        r#"{"activities":[{"periods":[{"start":"2027-01-01"}]}]}"#,
        "activities[0].periods[0].start",
        "from, to",
    ),
    // Wrong types.
    (r#"{"needIdentified":"yes"}"#, "needIdentified", "a text is not allowed; write true or false"),
    (r#"{"needIdentified":1}"#, "needIdentified", "a number is not allowed; write true or false"),
    (r#"{"needText":true}"#, "needText", "true or false is not allowed; write a text"),
    (r#"{"org":"grundskola"}"#, "org", "a text is not allowed; write an object"),
    (r#"{"org":{"type":7}}"#, "org.type", "a number is not allowed; allowed: forskola,"),
    (r#"{"goals":"GOAL-01"}"#, "goals", "write a list"),
    (r#"{"goals":[1]}"#, "goals[0]", "a number is not allowed; allowed: GOAL-01,"),
    (r#"{"parties":{}}"#, "parties", "an object is not allowed; write a list"),
    (r#"{"parties":["SE"]}"#, "parties[0]", "a text is not allowed; write an object or null"),
    (
        r#"{"participants":{"total":"4"}}"#,
        "participants.total",
        "a text is not allowed; write a whole number of persons",
    ),
    (r#"{"curriculumGoals":"ett mål"}"#, "curriculumGoals", "write a list of texts"),
    (r#"{"curriculumGoals":[null]}"#, "curriculumGoals[0]", "null is not allowed; write a text"),
    (r#"{"activities":[{"physicalDays":5}]}"#, "activities[0].physicalDays", "write a list of numbers"),
    (
        r#"{"activities":[{"periods":["2027"]}]}"#,
        "activities[0].periods[0]",
        "write an object with `from` and `to`",
    ),
    // Out of bounds, and not whole.
    (
        r#"{"participants":{"total":5001}}"#,
        "participants.total",
        "5001 is out of bounds; allowed is a whole number of persons from 0 to 5000",
    ),
    (r#"{"participants":{"total":-1}}"#, "participants.total", "-1 is out of bounds"),
    (r#"{"participants":{"total":99999999999999999999}}"#, "participants.total", "out of bounds"),
    (r#"{"participants":{"total":4.5}}"#, "participants.total", "a number that is not whole is not allowed"),
    (r#"{"project":{"months":121}}"#, "project.months", "a whole number of months from 0 to 120"),
    (r#"{"activities":[{"age":121}]}"#, "activities[0].age", "a whole number of years from 0 to 120"),
    (
        r#"{"activities":[{"shareOfTimeOnEducation":101}]}"#,
        "activities[0].shareOfTimeOnEducation",
        "a whole number of per cent from 0 to 100",
    ),
    (
        r#"{"activities":[{"physicalDaysTotal":1101}]}"#,
        "activities[0].physicalDaysTotal",
        "a whole number of days from 0 to 1100",
    ),
    (
        r#"{"activities":[{"physicalDays":[5,1101]}]}"#,
        "activities[0].physicalDays[1]",
        "1101 is out of bounds",
    ),
    (
        r#"{"youthInitiative":{"nGroups":101}}"#,
        "youthInitiative.nGroups",
        "a whole number of groups from 0 to 100",
    ),
    // Ids that are not in their list.
    (r#"{"org":{"type":"skola"}}"#, "org.type", "`skola` is unknown; allowed: forskola, forskoleklass,"),
    (
        r#"{"org":{"accreditedIn":["school","schol"]}}"#,
        "org.accreditedIn[1]",
        "`schol` is unknown; allowed: school, adult, vet, he, youth",
    ),
    (r#"{"goals":["GOAL-29"]}"#, "goals[0]", "`GOAL-29` is unknown"),
    (r#"{"parties":[{"country":"se"}]}"#, "parties[0].country", "`se` is unknown; allowed: AD, AE,"),
    (r#"{"parties":[{"country":"UK"}]}"#, "parties[0].country", "`UK` is unknown"),
    (r#"{"themes":["Quality"]}"#, "themes[0]", "`Quality` is unknown; allowed: innovation,"),
    (
        r#"{"sectorActivities":["cross_oer","vet_guidence"]}"#,
        "sectorActivities[1]",
        "`vet_guidence` is unknown; allowed: cross_business, cross_joint_research,",
    ),
    (r#"{"activities":[{"type":"ols"}]}"#, "activities[0].type", "`ols` is unknown"),
    // The same twice.
    (r#"{"goals":["GOAL-01","GOAL-02","GOAL-01"]}"#, "goals[2]", "stands twice in the list"),
    (
        r#"{"activities":[{"participantCountries":["SE","SE"]}]}"#,
        "activities[0].participantCountries[1]",
        "stands twice",
    ),
    // Dates.
    (r#"{"today":"2026-02-29"}"#, "today", "not a date between 1900 and 2199; write it as `2026-11-21`"),
    (r#"{"today":null}"#, "today", "not a date"),
    (r#"{"today":20261121}"#, "today", "not a date"),
    (r#"{"project":{"start":"21 november 2026"}}"#, "project.start", "write it as `2026-11-21`"),
    (r#"{"project":{"start":"2200-01-01"}}"#, "project.start", "not a date"),
    (
        r#"{"activities":[{"periods":[{"from":"2027-13-01"}]}]}"#,
        "activities[0].periods[0].from",
        "not a date",
    ),
    (
        r#"{"activities":[{},{"periods":[{"from":"2027-02-02","to":"2027-02-01"}]}]}"#,
        "activities[1].periods",
        "a period ends before it begins",
    ),
    // What cannot both be true: the one path in front, the other in the message.
    (
        r#"{"org":{"type":"privatperson"},"applicantKind":"organisation"}"#,
        "org.type",
        "contradicts `applicantKind`",
    ),
    (
        r#"{"org":{"type":"folkhogskola_allman"},"fhskCourse":"sarskild"}"#,
        "org.type",
        "contradicts `fhskCourse`",
    ),
    (
        r#"{"org":{"type":"gymnasieskola_yrk"},"programmeTrack":"he_preparatory"}"#,
        "org.type",
        "contradicts `programmeTrack`",
    ),
    (r#"{"org":{"type":"grundskola"},"resultArea":"adult"}"#, "org.type", "contradicts `resultArea`"),
    (
        r#"{"participants":{"total":3,"teachers":2,"pupils":2}}"#,
        "participants.total",
        "contradicts `participants.pupils`",
    ),
    (r#"{"participants":{"total":3,"own":4}}"#, "participants.total", "contradicts `participants.own`"),
    (
        r#"{"participants":{"total":0},"exchangeType":"teachers_only"}"#,
        "participants.total",
        "contradicts `exchangeType`",
    ),
    (
        r#"{"participants":{"own":9,"teachers":2,"pupils":6,"leaders":0,"other":0}}"#,
        "participants.own",
        "contradicts `participants.pupils`",
    ),
    (
        r#"{"exchangeType":"pupils_only","participants":{"teachers":1}}"#,
        "exchangeType",
        "contradicts `participants.teachers`",
    ),
    (
        r#"{"previousAtlasGrant":false,"previousAtlasGrantSamePartner":true}"#,
        "previousAtlasGrant",
        "contradicts `previousAtlasGrantSamePartner`",
    ),
    (
        r#"{"parties":[{},{"orgType":"hei","formalEducation":false}]}"#,
        "parties[1].orgType",
        "contradicts `parties[1].formalEducation`",
    ),
    (
        r#"{"parties":[{"orgType":"hei","highestLevel":"primary"}]}"#,
        "parties[0].orgType",
        "contradicts `parties[0].highestLevel`",
    ),
    (
        r#"{"activities":[{"physicalDaysTotal":6,"physicalDays":[2,3]}]}"#,
        "activities[0].physicalDaysTotal",
        "contradicts `activities[0].physicalDays`",
    ),
    (
        r#"{"activities":[{"physicalDaysTotal":6,"periods":[{"from":"2027-02-01","to":"2027-02-05"}]}]}"#,
        "activities[0].physicalDaysTotal",
        "contradicts `activities[0].periods`",
    ),
];

#[test]
fn what_is_wrong_is_named_with_its_path_and_what_is_allowed() {
    let mut wrong = vec![];
    for (json, path, says) in REFUSED {
        match read(json) {
            Err(fault) if fault.path == *path && fault.problem.contains(says) => {}
            Err(fault) => wrong.push(format!("{json}\n  says `{}`: {}", fault.path, fault.problem)),
            Ok(_) => wrong.push(format!("{json}\n  is taken")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_fault_is_told_in_one_line_with_its_path() {
    let fault = read(r#"{"project":{"months":-3}}"#).unwrap_err();
    let expected = "project.months: -3 is out of bounds; allowed is a whole number of months from 0 to 120";
    assert_eq!(fault.to_string(), expected);
    let hostile = format!(r#"{{"org":{{"type":"{}"}}}}"#, "å".repeat(5_000));
    assert!(read(&hostile).unwrap_err().problem.len() < 1_500);
}

#[test]
fn lists_and_texts_have_an_end() {
    let list = |count: usize, item: &str| vec![item; count].join(",");
    for (name, item, path) in [
        ("parties", "null", "parties"),
        ("activities", "{}", "activities"),
        ("curriculumGoals", "\"x\"", "curriculumGoals"),
    ] {
        assert!(read(&format!(r#"{{"{name}":[{}]}}"#, list(MOST_MEMBERS, item))).is_ok(), "{name}");
        let fault = read(&format!(r#"{{"{name}":[{}]}}"#, list(MOST_MEMBERS + 1, item))).unwrap_err();
        assert_eq!(
            (fault.path.as_str(), fault.problem.as_str()),
            (path, "41 members are too many; at most 40 are allowed")
        );
    }
    let long = |bytes: usize| read(&format!(r#"{{"needText":"{}"}}"#, "x".repeat(bytes)));
    assert!(long(LONGEST_TEXT).is_ok());
    assert!(long(LONGEST_TEXT + 1).unwrap_err().problem.contains("at most 2000 bytes"));
}

/// What is refused before anything is read as answers
#[test]
fn json_itself_is_bounded() {
    let refused = |json: &str| serde_json::from_str::<Tree>(json).unwrap_err().to_string();
    for (json, says) in [
        (r#"{"org":{"type":"grundskola"},"org":{"type":"sfi"}}"#, "the key `org` stands twice in one object"),
        (r#"{"parties":[{"country":"SE","country":"NO"}]}"#, "the key `country` stands twice"),
        ("[[[[[[[[[[[[1]]]]]]]]]]]]", "nested too deep"),
        (r#"{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}}}"#, "nested too deep"),
        ("{", "EOF"),
        ("", "EOF"),
        ("{} {}", "trailing characters"),
        ("{'org':1}", "key must be a string"),
        (r#"{"org":NaN}"#, "expected value"),
    ] {
        assert!(refused(json).contains(says), "{json}: {}", refused(json));
    }
    assert!(refused(&format!("[{}]", vec!["0"; 20_001].join(","))).contains("too many values"));
    assert!(refused(&"[".repeat(1_000_000)).contains("nested too deep"));
    // A whole number may come as a float, as it does from JavaScript.
    assert!(read(r#"{"participants":{"total":4.0}}"#).is_ok());
}

/// Every fact refuses what is of another kind, with its own path
#[test]
fn every_fact_refuses_another_kind_of_value() {
    for row in FIELDS {
        for scope in row.scopes.iter() {
            let wrong = if matches!(row.unit, Unit::Number(..)) { "\"x\"" } else { "3" };
            let mut json = wrong.to_owned();
            for key in row.name().rsplit('.') {
                json = format!(r#"{{"{key}":{json}}}"#);
            }
            let (json, path) = match scope {
                Scope::Idea => (json, row.name().to_owned()),
                Scope::Party => (format!(r#"{{"parties":[{json}]}}"#), format!("parties[0].{}", row.name())),
                Scope::Activity => {
                    (format!(r#"{{"activities":[{json}]}}"#), format!("activities[0].{}", row.name()))
                }
            };
            let fault = read(&json).unwrap_err();
            assert_eq!(fault.path, path, "{json}: {}", fault.problem);
            // What is not known is said with `null`, wherever it stands.
            assert!(read(&json.replace(wrong, "null")).is_ok(), "{json} with null");
        }
    }
}
