//! The shape that each programme demands, on both sides of every limit.
//!
//! `limits.txt` has each number by itself; here stands what is more than that.
//!
//! Each table starts from an idea that fits. A row is a change to it, the verdict, and the formal rules that then fail
//! and that are then unknown: all of them, so that a change that moves another rule is seen.
#![cfg(test)]

mod common;
#[path = "common/ideas.rs"]
mod ideas;

use common::{answers, catalogue, today};
use utbyteskollen::catalogue::{Classification, Kind};
use utbyteskollen::engine::{Entry, OpenBecause, Outcome, Verdict, assess};
use utbyteskollen::facts::Answers;

use Verdict::{Fits, FitsIfChanged, No, Open};

/// The change, the verdict, the formal rules that fail, and those that are unknown
type Row = (&'static str, Verdict, &'static str, &'static str);

const ATLAS: &str = ideas::FITTING[0].1;

fn with_entry<T>(programme: &str, answers: &Answers, look: impl FnOnce(&Entry<'_>) -> T) -> T {
    let catalogue = catalogue();
    let assessment = assess(&catalogue, answers, today());
    look(assessment.programmes.iter().find(|entry| &*entry.programme.id == programme).unwrap())
}

fn fitting(programme: &str) -> &'static str {
    ideas::FITTING.iter().find(|(id, _)| *id == programme).unwrap().1
}

fn holds(programme: &str, rows: &[Row]) {
    let catalogue = catalogue();
    let idea = fitting(programme);
    let mut wrong = vec![];
    for (change, verdict, fails, unknown) in rows {
        let assessment = assess(&catalogue, &answers(idea, change), today());
        let entry = assessment.programmes.iter().find(|entry| &*entry.programme.id == programme).unwrap();
        let formal = |outcome| {
            let found = entry.findings().iter().filter(|found| found.rule.kind == Kind::Formal);
            let mut ids: Vec<&str> =
                found.filter(|found| found.outcome == outcome).map(|found| &*found.rule.id).collect();
            ids.sort_unstable();
            ids.join(" ")
        };
        let came = (entry.verdict, formal(Outcome::Fail), formal(Outcome::Unknown));
        if came != (*verdict, (*fails).to_owned(), (*unknown).to_owned()) {
            wrong.push(format!("`{change}`: {came:?}\n   expected {verdict:?}, `{fails}`, `{unknown}`"));
        }
    }
    assert!(wrong.is_empty(), "{programme}:\n{}", wrong.join("\n"));
}

#[test]
fn an_idea_fits_each_programme() {
    for programme in &catalogue().programmes {
        holds(&programme.id, &[("", Fits, "", "")]);
    }
}

#[test]
fn participants() {
    holds(
        "atlas_partnership",
        &[
            ("", Fits, "", ""),
            // Four people in all, on both sides together.
            ("participants.teachers=3 participants.pupils=0", FitsIfChanged, "AT4-01", ""),
            ("participants.teachers=4 participants.pupils=0", Fits, "", ""),
            ("participants.teachers=1 participants.pupils=2", FitsIfChanged, "AT4-01", ""),
            ("participants.teachers=1 participants.pupils=3", Fits, "", ""),
            // The parts are a lower bound of a total that is not known.
            ("participants.teachers=4 -participants.pupils", Fits, "", ""),
            ("participants.teachers=3 -participants.pupils", Open, "", "AT4-01"),
            ("participants.total=4 -participants.pupils", Fits, "", ""),
            ("participants.total=3 -participants.pupils", FitsIfChanged, "AT4-01", ""),
            // Teachers must be among them; pupils need not.
            ("participants.pupils=0 participants.teachers=4", Fits, "", ""),
            (
                "participants.teachers=0 participants.pupils=0 participants.leaders=4",
                FitsIfChanged,
                "AT4-09",
                "",
            ),
            ("participants.teachers=1 participants.pupils=0 participants.leaders=3", Fits, "", ""),
            ("-participants.teachers -participants.pupils", Open, "", "AT4-01 AT4-09"),
            (
                "-participants.teachers -participants.pupils participants.total=12 exchangeType=pupils_only",
                FitsIfChanged,
                "AT4-09",
                "",
            ),
            (
                "-participants.teachers -participants.pupils participants.total=12 exchangeType=teachers_only",
                Fits,
                "",
                "",
            ),
            (
                "-participants.teachers -participants.pupils participants.total=12 exchangeType=teachers_and_pupils",
                Fits,
                "",
                "",
            ),
        ],
    );
}

#[test]
fn partner_schools() {
    holds(
        "atlas_partnership",
        &[
            ("schools=SE,SE,SE,IN,US,JP", FitsIfChanged, "AT4-14", ""),
            ("schools=SE,SE,SE,IN,BR,KE", Fits, "", ""),
            ("schools=SE,SE,SE,IN,BR,KE,TZ", FitsIfChanged, "AT4-04 AT4-05", ""),
            ("schools=SE,SE,SE,SE,IN,BR,KE", FitsIfChanged, "AT4-04 AT4-06", ""),
            ("schools=SE,IN,BR,KE", Fits, "", ""),
            ("schools=SE,IN,BR,KE,TZ", FitsIfChanged, "AT4-05", ""),
            ("schools=SE,SE,SE,IN", Fits, "", ""),
            ("schools=SE,SE,SE,SE,IN", FitsIfChanged, "AT4-06", ""),
            // Who has no participants is not counted.
            ("schools=SE,SE,SE,SE,IN parties[3].hasParticipants=0", Fits, "", ""),
            ("schools=SE,IN,BR,KE,TZ parties[4].hasParticipants=0", Fits, "", ""),
            (
                "schools=SE,SE,SE,IN,BR,KE,TZ,SE parties[6].hasParticipants=0 parties[7].hasParticipants=0",
                Fits,
                "",
                "",
            ),
            ("schools=SE,SE,SE,SE,IN -parties[3].hasParticipants", Open, "", "AT4-06"),
            // One side without a school that takes part.
            ("schools=SE,IN parties[1].hasParticipants=0", FitsIfChanged, "AT4-02", ""),
            ("schools=SE,IN parties[0].hasParticipants=0", FitsIfChanged, "AT4-02", ""),
            ("schools=SE,SE", FitsIfChanged, "AT4-02 G-12", ""),
            ("schools=SE", FitsIfChanged, "AT4-02 G-12", ""),
            // The list of parties is not closed: upper limits can fail, lower ones are unknown.
            (
                "schools=SE,SE,SE,SE,IN partiesMore=1",
                FitsIfChanged,
                "AT4-06",
                "AT4-04 AT4-05 AT4-07 AT4-08 AT4-13 AT4-14 AT4-47 UHR-05",
            ),
            (
                "-parties",
                Open,
                "",
                "AT4-02 AT4-04 AT4-05 AT4-06 AT4-07 AT4-08 AT4-13 AT4-14 AT4-15 AT4-47 G-12 UHR-05",
            ),
        ],
    );
}

#[test]
fn what_kind_of_partner() {
    holds(
        "atlas_partnership",
        &[
            ("parties[1].orgType=preschool", Fits, "", ""),
            ("parties[1].orgType=school", Fits, "", ""),
            ("parties[1].orgType=hei", FitsIfChanged, "AT4-08 AT4-47", ""),
            ("parties[1].orgType=company", FitsIfChanged, "AT4-07 AT4-47", ""),
            (
                "parties[1].orgType=ngo parties[1].formalEducation=0 parties[1].highestLevel=none",
                FitsIfChanged,
                "AT4-07 AT4-47",
                "",
            ),
            ("parties[1].orgType=ngo", FitsIfChanged, "AT4-47", "AT4-07 AT4-08"),
            (
                "parties[1].orgType=adult_education parties[1].formalEducation=1 parties[1].highestLevel=upper_secondary",
                Fits,
                "",
                "",
            ),
            (
                "parties[1].orgType=adult_education parties[1].formalEducation=0 parties[1].highestLevel=upper_secondary",
                FitsIfChanged,
                "AT4-07",
                "",
            ),
            (
                "parties[1].orgType=adult_education parties[1].formalEducation=1 parties[1].highestLevel=tertiary",
                FitsIfChanged,
                "AT4-08",
                "",
            ),
            ("-parties[1].orgType", Open, "", "AT4-07 AT4-08 AT4-47"),
            // A university or a company may be associated without participants, in any number.
            ("schools=SE,IN,IN parties[2].orgType=hei parties[2].hasParticipants=0", Fits, "", ""),
            ("schools=SE,IN,IN parties[2].orgType=company parties[2].hasParticipants=0", Fits, "", ""),
            (
                "schools=SE,IN,IN,IN,IN,IN parties[2].orgType=ngo parties[2].hasParticipants=0 parties[3].orgType=hei \
                 parties[3].hasParticipants=0 parties[4].orgType=company parties[4].hasParticipants=0",
                Fits,
                "",
                "",
            ),
            (
                "schools=SE,IN,IN parties[2].orgType=hei parties[2].hasParticipants=1",
                FitsIfChanged,
                "AT4-08 AT4-47",
                "",
            ),
        ],
    );
}

#[test]
fn which_countries() {
    holds(
        "atlas_partnership",
        &[
            ("parties[1].country=NO wantsGrantForVisitToSweden=0", FitsIfChanged, "UHR-05", ""),
            ("parties[1].country=DE wantsGrantForVisitToSweden=0", FitsIfChanged, "UHR-05", ""),
            ("parties[1].country=IS wantsGrantForVisitToSweden=0", FitsIfChanged, "UHR-05", ""),
            ("parties[1].country=GB wantsGrantForVisitToSweden=0", Fits, "", ""),
            ("parties[1].country=CH wantsGrantForVisitToSweden=0", Fits, "", ""),
            ("parties[1].country=TR wantsGrantForVisitToSweden=0", Fits, "", ""),
            // Åland is a part of Finland here; the sources do not say what the Faroes and Greenland are.
            ("parties[1].country=AX wantsGrantForVisitToSweden=0", FitsIfChanged, "UHR-05", ""),
            ("parties[1].country=FO wantsGrantForVisitToSweden=0", Open, "", "UHR-05"),
            ("parties[1].country=GL wantsGrantForVisitToSweden=0", Open, "", "UHR-05"),
            // An associated party counts too: the grant is for countries outside the area.
            (
                "schools=SE,IN,NO parties[2].hasParticipants=0 parties[2].wantsGrantForVisitToSweden=0",
                FitsIfChanged,
                "UHR-05",
                "",
            ),
            ("-parties[1].country", Open, "", "AT4-02 AT4-07 AT4-08 AT4-14 AT4-15 AT4-47 G-12 UHR-05"),
        ],
    );
}

#[test]
fn who_pays_for_the_visit_to_sweden() {
    holds(
        "atlas_partnership",
        &[
            // Both directions: the grant pays for the visit to Sweden only from outside the OECD.
            ("parties[1].country=IN", Fits, "", ""),
            ("parties[1].country=JP", FitsIfChanged, "AT4-14", ""),
            ("parties[1].country=JP wantsGrantForVisitToSweden=0", Fits, "", ""),
            ("parties[1].country=JP -wantsGrantForVisitToSweden", Open, "", "AT4-14"),
            ("parties[1].country=IN -wantsGrantForVisitToSweden", Fits, "", ""),
            // Costa Rica has been a member since 2021, Colombia since 2020; Brazil is none.
            ("parties[1].country=CR", FitsIfChanged, "AT4-14", ""),
            ("parties[1].country=CO", FitsIfChanged, "AT4-14", ""),
            ("parties[1].country=BR", Fits, "", ""),
            ("parties[1].country=PR", Open, "", "AT4-14"),
            // The other patterns.
            ("parties[1].country=JP tripPattern=visit_abroad_only", Fits, "", ""),
            ("parties[1].country=JP tripPattern=visit_in_sweden_only", FitsIfChanged, "AT4-14 AT4-15", ""),
            (
                "parties[1].country=JP tripPattern=visit_in_sweden_only wantsGrantForVisitToSweden=0",
                Fits,
                "",
                "",
            ),
            ("parties[1].country=IN tripPattern=visit_in_sweden_only", Fits, "", ""),
            ("tripPattern=other", FitsIfChanged, "AT4-13", ""),
            ("-tripPattern", Open, "", "AT4-13"),
            ("-tripPattern parties[1].country=JP", Open, "", "AT4-13 AT4-14 AT4-15"),
            // Each partner by itself, with its own pattern or wish where it has one.
            ("schools=SE,IN,JP", FitsIfChanged, "AT4-14", ""),
            ("schools=SE,IN,JP parties[2].wantsGrantForVisitToSweden=0", Fits, "", ""),
            ("schools=SE,IN,JP parties[2].tripPattern=visit_abroad_only", Fits, "", ""),
            ("schools=SE,IN,JP parties[2].tripPattern=other", FitsIfChanged, "AT4-13", ""),
            (
                "schools=SE,IN,JP wantsGrantForVisitToSweden=0 parties[1].wantsGrantForVisitToSweden=1",
                Fits,
                "",
                "",
            ),
            (
                "schools=SE,IN,JP wantsGrantForVisitToSweden=0 parties[2].wantsGrantForVisitToSweden=1",
                FitsIfChanged,
                "AT4-14",
                "",
            ),
            // Nothing is left that could be paid for only where it is so for all of them.
            ("schools=SE,IN,JP tripPattern=visit_in_sweden_only", FitsIfChanged, "AT4-14", ""),
            ("schools=SE,JP,US tripPattern=visit_in_sweden_only", FitsIfChanged, "AT4-14 AT4-15", ""),
            (
                "schools=SE,JP,US tripPattern=visit_in_sweden_only parties[2].tripPattern=visit_abroad_only",
                FitsIfChanged,
                "AT4-14",
                "",
            ),
            // An associated party outside the OECD does not save it.
            (
                "schools=SE,JP,IN tripPattern=visit_in_sweden_only parties[2].hasParticipants=0",
                FitsIfChanged,
                "AT4-14 AT4-15",
                "",
            ),
        ],
    );
}

#[test]
fn new_or_in_depth() {
    const INDEPTH: &str = "previousAtlasGrant=1 previousAtlasGrantSamePartner=1 indepth.development=1 indepth.longTerm=1 \
        indepth.lessons=1";
    let row = |change: &str| format!("{INDEPTH} {change}");
    let indepth = |change: &'static str, verdict, fails, unknown| {
        let change: &'static str = Box::leak(row(change).into_boxed_str());
        (change, verdict, fails, unknown)
    };
    holds(
        "atlas_partnership",
        &[
            indepth("", Fits, "", ""),
            indepth("indepth.development=0", FitsIfChanged, "AT4-26", ""),
            indepth("indepth.longTerm=0", FitsIfChanged, "AT4-27", ""),
            indepth("indepth.lessons=0", FitsIfChanged, "AT4-28", ""),
            indepth("-indepth.development -indepth.lessons", Open, "", "AT4-26 AT4-28"),
            // A grant with somebody else asks for none of the three.
            ("previousAtlasGrant=1 previousAtlasGrantSamePartner=0", Fits, "", ""),
            ("previousAtlasGrant=1", Open, "", "AT4-26 AT4-27 AT4-28"),
            ("-previousAtlasGrant", Open, "", "AT4-26 AT4-27 AT4-28"),
        ],
    );
    for (change, expected) in [
        ("", Some(Classification::New)),
        ("previousAtlasGrant=1 previousAtlasGrantSamePartner=0", Some(Classification::New)),
        ("previousAtlasGrant=1 previousAtlasGrantSamePartner=1", Some(Classification::Indepth)),
        ("previousAtlasGrant=1", None),
        ("-previousAtlasGrant", None),
        // A planning trip counts for nothing here.
        ("madeAtlasPlanningTrip=1", Some(Classification::New)),
    ] {
        let class = with_entry("atlas_partnership", &answers(ATLAS, change), |entry| entry.classification);
        assert_eq!(class, expected, "{change}");
    }
}

#[test]
fn who_applies() {
    holds(
        "atlas_partnership",
        &[
            ("org.type=forskola", Fits, "", ""),
            ("org.type=sfi resultArea=adult", Fits, "", ""),
            ("org.type=folkhogskola_allman resultArea=adult", Fits, "", ""),
            ("org.type=folkhogskola resultArea=adult fhskCourse=allman", Fits, "", ""),
            ("org.type=folkhogskola resultArea=adult", Open, "", "AT2-02"),
            ("org.type=folkhogskola resultArea=adult fhskCourse=sarskild", No, "AT2-02", ""),
            ("org.type=folkhogskola_sarskild resultArea=adult", No, "AT2-01 AT2-02", ""),
            // The list does not name them: nobody can answer that but UHR.
            ("org.type=studieforbund resultArea=adult", Open, "", "AT2-01"),
            ("org.type=bibliotek resultArea=adult", Open, "", "AT2-01"),
            ("org.type=kompletterande resultArea=adult", Open, "", "AT2-01"),
            ("org.type=larosate resultArea=he", No, "AT2-01", ""),
            ("org.type=huvudman_kommun", No, "AT2-01", ""),
            ("org.type=ungdomsorg resultArea=youth", No, "AT2-01 G-02", ""),
            ("org.type=privatperson", No, "AT2-01 G-01", ""),
            ("org.type=informell_ungdomsgrupp resultArea=youth", No, "AT2-01 G-01", ""),
            ("-org.type", Open, "", "AT2-01 AT2-02 G-01 G-02"),
            ("-org.type applicantKind=private_person", No, "G-01", "AT2-01 AT2-02"),
            // A school keeps to its areas, and both of them are among the four.
            ("-resultArea", Fits, "", ""),
            ("org.type=frivillig resultArea=youth", FitsIfChanged, "G-02", "AT2-01"),
        ],
    );
    let because = with_entry(
        "atlas_partnership",
        &answers(ATLAS, "org.type=studieforbund resultArea=adult"),
        |entry| {
            let found = entry.findings().iter().find(|found| &*found.rule.id == "AT2-01").unwrap();
            (entry.open_because, found.because_of_source, entry.questions(found).len())
        },
    );
    assert_eq!(because, (Some(OpenBecause::Source), true, 0));
    let because = with_entry("atlas_partnership", &answers(ATLAS, "org.type=privatperson"), |entry| {
        let mut ids: Vec<&str> = entry.no_because.iter().map(|rule| &*rule.id).collect();
        ids.sort_unstable();
        ids.join(" ")
    });
    assert_eq!(because, "AT2-01 G-01");
}

#[test]
fn goals_and_promises() {
    holds(
        "atlas_partnership",
        &[
            ("goals=GOAL-12", Fits, "", ""),
            ("goals=GOAL-03,GOAL-11", FitsIfChanged, "AT4-17", ""),
            ("goals=GOAL-03,GOAL-11 goalsMore=1", Open, "", "AT4-17"),
            ("goals=GOAL-12 goalsMore=1", Fits, "", ""),
            ("goals=", FitsIfChanged, "AT4-17 G-13", ""),
            ("goals= goalsMore=1", Open, "", "AT4-17 G-13"),
            ("-goals", Open, "", "AT4-17 G-13"),
            ("needIdentified=0", FitsIfChanged, "AT2-05", ""),
            ("-needIdentified", Open, "", "AT2-05"),
            ("activitiesBetweenTrips=0", FitsIfChanged, "AT4-19", ""),
            ("integratedInRegularWork=0", FitsIfChanged, "G-09", ""),
            ("beneficiaries=organisation", FitsIfChanged, "G-10", ""),
            ("beneficiaries=staff,learners", FitsIfChanged, "G-10", ""),
            ("beneficiaries=organisation,staff", Fits, "", ""),
            ("containsWorkPlacement=1", FitsIfChanged, "AT4-22", ""),
            ("-containsWorkPlacement", Open, "", "AT4-22"),
        ],
    );
    let routes = with_entry("atlas_partnership", &answers(ATLAS, "containsWorkPlacement=1"), |entry| {
        entry.routes.iter().map(|(to, rule)| format!("{to} by {}", rule.unwrap().id)).collect::<Vec<_>>()
    });
    assert_eq!(routes, ["atlas_placement by AT4-22"]);
    let because =
        |change| with_entry("atlas_partnership", &answers(ATLAS, change), |entry| entry.open_because);
    assert_eq!(because("-needIdentified -activitiesBetweenTrips"), Some(OpenBecause::Declaration));
    assert_eq!(because("-needIdentified -containsWorkPlacement"), Some(OpenBecause::Shape));
}

#[test]
fn atlas_planning_conference_and_placement() {
    holds(
        "atlas_planning",
        &[
            ("-participants.own", Open, "", "QT-atlas_planning-participants"),
            ("-participants.own participants.total=4", Fits, "", ""),
            ("parties[1].country=NO", FitsIfChanged, "QT-atlas_planning-countries", ""),
            ("parties[1].country=GB", Fits, "", ""),
            ("schools=SE,SE", FitsIfChanged, "QT-atlas_planning-host", ""),
            ("-parties", Open, "", "QT-atlas_planning-countries QT-atlas_planning-host"),
            (
                "org.type=folkhogskola_sarskild resultArea=adult",
                No,
                "QT-atlas_planning-course QT-atlas_planning-who",
                "",
            ),
            ("org.type=privatperson", No, "G-01 QT-atlas_planning-who", ""),
        ],
    );
    holds(
        "atlas_conference",
        &[
            ("", Fits, "", ""),
            ("parties[1].country=DE", FitsIfChanged, "QT-atlas_conference-countries", ""),
            ("schools=SE,SE", Fits, "", ""),
            ("org.type=kulturskola", No, "QT-atlas_conference-who", ""),
            ("org.type=studieforbund", Open, "", "QT-atlas_conference-who"),
        ],
    );
    holds(
        "atlas_placement",
        &[
            ("-activities[0].physicalDaysTotal", Open, "", "QT-atlas_placement-length"),
            (
                "-activities[0].physicalDaysTotal activities[0].physicalDays=10,10",
                FitsIfChanged,
                "QT-atlas_placement-length",
                "",
            ),
            ("-activities[0].physicalDaysTotal activities[0].physicalDays=10,11", Fits, "", ""),
            ("-activities[0].physicalDaysTotal activities[0].periods=2027-02-01/2027-02-21", Fits, "", ""),
            (
                "-activities[0].physicalDaysTotal activities[0].periods=2027-02-01/2027-02-20",
                FitsIfChanged,
                "QT-atlas_placement-length",
                "",
            ),
            ("-activities", Open, "", ""),
            ("-activities[0].type", Open, "", ""),
            // Another placement may come, and may be too short.
            ("activitiesMore=1", Open, "", ""),
            ("containsWorkPlacement=0", FitsIfChanged, "QT-atlas_placement-placement", ""),
            ("org.type=gymnasieskola_im", Open, "", "QT-atlas_placement-track"),
            ("org.type=gymnasieskola_im programmeTrack=vocational", Fits, "", ""),
            ("org.type=gymnasieskola_im programmeTrack=he_preparatory", No, "QT-atlas_placement-track", ""),
            ("org.type=gymnasieskola_hp", No, "QT-atlas_placement-who", ""),
            ("parties[1].country=NO", FitsIfChanged, "QT-atlas_placement-countries", ""),
            ("schools=SE,SE", FitsIfChanged, "QT-atlas_placement-host", ""),
        ],
    );
}

#[test]
fn erasmus_mobility() {
    holds(
        "ep_ka122",
        &[
            ("-participants.own", Open, "", "QT-ep_ka122-participants"),
            ("-participants.own participants.total=30", Fits, "", ""),
            ("org.accreditedIn=school", No, "K1-04", ""),
            ("org.accreditedIn=adult", Fits, "", ""),
            ("org.type=gymnasieskola_yrk resultArea=vet org.accreditedIn=school", Fits, "", ""),
            (
                "org.type=gymnasieskola_yrk resultArea=school org.accreditedIn=school",
                FitsIfChanged,
                "K1-04",
                "",
            ),
            ("-org.accreditedIn", Open, "", "K1-04"),
            ("parties[1].country=NO", Fits, "", ""),
            ("parties[1].country=TR", Fits, "", ""),
            ("parties[1].country=IN", FitsIfChanged, "QT-ep_ka122-region", ""),
            ("parties[1].country=GB", Open, "", "QT-ep_ka122-region"),
            ("schools=SE,SE", FitsIfChanged, "QT-ep_ka122-host", ""),
            ("org.type=idrott resultArea=youth", No, "G-02 QT-ep_ka122-area QT-ep_ka122-who", ""),
        ],
    );
    holds(
        "ep_ka120",
        &[
            ("", Fits, "", ""),
            ("org.accreditedIn=school", Fits, "", ""),
            ("project.months=60 participants.own=400", Fits, "", ""),
            ("parties[1].country=US", FitsIfChanged, "QT-ep_ka120-region", ""),
            ("parties[1].country=CH", Open, "", "QT-ep_ka120-region"),
        ],
    );
}

#[test]
fn erasmus_partnerships() {
    holds(
        "ep_ka210",
        &[
            ("", Fits, "", ""),
            ("schools=SE", FitsIfChanged, "QT-ep_ka210-countries QT-ep_ka210-organisations", ""),
            ("schools=SE,SE", FitsIfChanged, "QT-ep_ka210-countries", ""),
            ("schools=FI,AX", FitsIfChanged, "QT-ep_ka210-countries", ""),
            ("schools=SE,ES,IN", FitsIfChanged, "QT-ep_ka210-region", ""),
            (
                "schools=SE,IN",
                FitsIfChanged,
                "QT-ep_ka210-countries QT-ep_ka210-organisations QT-ep_ka210-region",
                "",
            ),
            ("schools=SE,ES,GB", Open, "", "QT-ep_ka210-region"),
            ("schools=SE,ES partiesMore=1", Open, "", "QT-ep_ka210-region"),
            // A university may join in another area than its own.
            ("org.type=larosate", FitsIfChanged, "QT-ep_ka210-area", ""),
            ("org.type=larosate resultArea=vet", Fits, "", ""),
            ("org.type=ungdomsorg resultArea=youth", Fits, "", ""),
            ("org.type=privatperson resultArea=school", No, "QT-ep_ka210-who", ""),
        ],
    );
    holds(
        "ep_ka220",
        &[
            ("", Fits, "", ""),
            ("schools=SE,ES", FitsIfChanged, "QT-ep_ka220-countries QT-ep_ka220-organisations", ""),
            ("schools=SE,ES,ES", FitsIfChanged, "QT-ep_ka220-countries", ""),
            ("schools=SE,FI,AX", FitsIfChanged, "QT-ep_ka220-countries", ""),
            ("schools=SE,FI,FO", Open, "", "QT-ep_ka220-countries QT-ep_ka220-organisations"),
            ("schools=SE,ES,IT,BY", FitsIfChanged, "QT-ep_ka220-region", ""),
            ("schools=SE,ES,IT,IN", Fits, "", ""),
            ("schools=SE,ES,IN", FitsIfChanged, "QT-ep_ka220-countries QT-ep_ka220-organisations", ""),
            // The United Kingdom is announced for the call of 2027 and not yet in force.
            ("schools=SE,ES,GB", Open, "", "QT-ep_ka220-countries QT-ep_ka220-organisations"),
            ("schools=SE,ES,IT,GB", Fits, "", ""),
        ],
    );
    let because = with_entry("ep_ka220", &answers(fitting("ep_ka220"), "schools=SE,ES,GB"), |entry| {
        (entry.call.year, entry.open_because)
    });
    assert_eq!(because, (2027, Some(OpenBecause::Source)));
}

#[test]
fn nordplus() {
    holds(
        "np_junior_mob",
        &[
            ("", Fits, "", ""),
            ("schools=SE,SE", FitsIfChanged, "QT-np_junior_mob-countries", ""),
            ("schools=SE,DE", FitsIfChanged, "QT-np_junior_mob-countries QT-np_junior_mob-organisations", ""),
            // Åland, the Faroes and Greenland are countries of their own here.
            ("schools=SE,AX", Fits, "", ""),
            ("schools=FI,AX", Fits, "", ""),
            ("schools=DK,FO", Fits, "", ""),
            ("schools=DK,GL", Fits, "", ""),
            ("schools=SE,FI,DE", Fits, "", ""),
            ("parties[1].orgType=company", FitsIfChanged, "NJ-01", ""),
            // Whether Swedish for immigrants is formal education is not for this list to say.
            ("org.type=sfi", No, "QT-np_junior_mob-who", "NJ-01"),
            ("org.type=huvudman_kommun resultArea=school", Fits, "", ""),
            ("org.type=internationell_skola", Open, "", "QT-np_junior_mob-who"),
        ],
    );
    holds(
        "np_junior_dev",
        &[
            ("", Fits, "", ""),
            ("schools=SE,FI,FI", FitsIfChanged, "QT-np_junior_dev-countries", ""),
            ("schools=SE,FI,AX", Fits, "", ""),
            ("schools=DK,FO,GL", Fits, "", ""),
            (
                "schools=SE,FI,DE",
                FitsIfChanged,
                "QT-np_junior_dev-countries QT-np_junior_dev-organisations",
                "",
            ),
            ("parties[1].orgType=company", Fits, "", ""),
        ],
    );
    holds(
        "np_adult_mob",
        &[
            ("", Fits, "", ""),
            ("schools=SE,SE", FitsIfChanged, "QT-np_adult_mob-countries", ""),
            ("schools=SE,AX", Fits, "", ""),
            ("project.months=1", Fits, "", ""),
            ("org.type=grundskola", No, "NA-03 QT-np_adult_mob-who", ""),
        ],
    );
    // The newest page decides with two; the older three only warn.
    holds(
        "np_adult_dev",
        &[
            ("", Fits, "", ""),
            ("schools=SE,SE", FitsIfChanged, "QT-np_adult_dev-countries", ""),
            ("schools=FO,GL", Fits, "", ""),
        ],
    );
    let warning = |schools| {
        with_entry("np_adult_dev", &answers(fitting("np_adult_dev"), schools), |entry| {
            entry.findings().iter().find(|found| &*found.rule.id == "NA-02").map(|found| found.outcome)
        })
    };
    assert_eq!(warning("schools=SE,FI"), Some(Outcome::Fail));
    assert_eq!(warning("schools=SE,FI,AX"), Some(Outcome::Pass));
}

#[test]
fn etwinning_asks_for_nothing_but_a_school() {
    holds(
        "etwinning",
        &[
            ("", Fits, "", ""),
            ("org.type=privatperson", No, "QT-etwinning-who", ""),
            ("org.type=fritidshem", Open, "", "QT-etwinning-who"),
            ("-org.type", Open, "", "QT-etwinning-who"),
        ],
    );
}
