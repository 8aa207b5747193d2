//! Strategic partnerships: the rules of each type of activity on both sides of every limit, and the example projects of
//! the programme guide.
//!
//! A row changes one activity of an idea that fits, and names the formal rules that then fail and that are then unknown:
//! all of them, so that a change that moves another rule is seen.
#![cfg(test)]

mod common;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::LazyLock;

use common::{answers, catalogue, today};
use utbyteskollen::catalogue::{Catalogue, Kind, Rule};
use utbyteskollen::engine::{Entry, Finding, Given, OpenBecause, Outcome, Verdict, assess};
use utbyteskollen::facts::{ActivityType, Answers, Facts, Field, Path, Place, Record, Unit, Value};
use utbyteskollen::wire::{Tree, read_answers};

const PROGRAMME: &str = "strategic_partnership";

/// What the rules ask of the project as a whole
const FRAME: &str = "org.type=grundskola goals=GOAL-01 beneficiaries=organisation,staff integratedInRegularWork=1 \
                     schools=SE,FI";

/// An activity of each type that fits, with what the formal rules ask and nothing more
const FITTING: &[(&str, &str)] = &[
    (
        "intensive_study",
        "linkedToGoals=1 languageSupport.requested=0 participantRole=student physicalDaysTotal=14 \
         sendingOrg.type=hei sendingOrg.inPartnership=1 selectionBy=consortium shareOfTimeOnEducation=80",
    ),
    (
        "blended_learner",
        "linkedToGoals=1 languageSupport.requested=0 participantRole=pupil physicalDaysTotal=10 hasVirtualPart=1 \
         sendingOrg.country=SE receivingOrg.country=FI",
    ),
    (
        "short_pupil_group",
        "linkedToGoals=1 languageSupport.requested=0 participantRole=pupil groupSize=12 physicalDaysTotal=5 \
         sendingOrg.type=school sendingOrg.country=SE sendingOrg.inPartnership=1 receivingOrg.type=school \
         receivingOrg.country=FI receivingOrg.inPartnership=1",
    ),
    (
        "long_pupil",
        "linkedToGoals=1 languageSupport.requested=0 physicalDaysTotal=90 age=16 fullTimeStudent=1 \
         schoolInPartnership=1 selectionBy=schools sendingOrg.country=SE receivingOrg.country=FI",
    ),
    (
        "short_staff_event",
        "linkedToGoals=1 languageSupport.requested=0 participantRole=teacher physicalDaysTotal=3",
    ),
    (
        "long_teaching_training",
        "linkedToGoals=1 languageSupport.requested=0 sector=school purpose=teaching participantRole=teacher \
         physicalDaysTotal=90 selectionFair=1 contentAgreed=1 recognition=other sendingOrg.country=SE \
         sendingOrg.inPartnership=1 receivingOrg.country=FI receivingOrg.inPartnership=1 \
         participantResidence=SE",
    ),
    (
        "long_youth_worker",
        "linkedToGoals=1 languageSupport.requested=0 participantRole=youth_worker physicalDaysTotal=90 \
         activeContribution=1 sendingOrg.country=SE receivingOrg.country=FI",
    ),
    (
        "youth_initiative",
        "linkedToGoals=1 languageSupport.requested=0 youthInitiative.nGroups=2 \
         youthInitiative.groupCountries=FI,SE youthInitiative.activityCountries=FI,SE youthInitiative.ledByYouth=1 \
         youthInitiative.anyMinor=1 youthInitiative.hasCoach=1 youthInitiative.coachRole=none \
         youthInitiative.coachIndependent=1",
    ),
];

/// The programme in a catalogue of its own: the others say nothing here
static ALONE: LazyLock<Catalogue> = LazyLock::new(|| {
    let mut catalogue = catalogue();
    catalogue.programmes.retain(|programme| &*programme.id == PROGRAMME);
    catalogue
});

fn entry(answers: &Answers) -> Entry<'static> {
    assess(&ALONE, answers, today()).programmes.remove(0)
}

/// The rules of the programme that decide
fn formal_rules() -> impl Iterator<Item = &'static Rule> {
    let programme = &ALONE.programmes[0];
    ALONE.rules_of(programme, 0).map(|(_, rule)| rule).filter(|rule| rule.kind == Kind::Formal)
}

/// The entries of the compact form that concern one activity
fn of_activity(index: usize, entries: &str) -> String {
    let entry = |entry: &str| match entry.strip_prefix('-') {
        Some(key) => format!("-activities[{index}].{key} "),
        None => format!("activities[{index}].{entry} "),
    };
    entries.split_whitespace().map(entry).collect()
}

/// An idea whose frame fits, with activities: the type of each, and how it differs from one that fits
fn planned(activities: &[(&str, &str)]) -> Answers {
    let mut idea = format!("{FRAME} activities={} ", activities.len());
    let mut changes = String::new();
    for (index, (kind, change)) in activities.iter().enumerate() {
        let (_, fitting) = FITTING.iter().find(|(known, _)| known == kind).unwrap();
        idea += &of_activity(index, &format!("type={kind} {fitting}"));
        changes += &of_activity(index, change);
    }
    answers(&idea, &changes)
}

/// The formal rules with this outcome
fn formal(entry: &Entry<'_>, outcome: Outcome) -> String {
    let found = entry.formal().filter(|found| found.outcome == outcome);
    let mut ids: Vec<&str> = found.map(|found| &*found.rule.id).collect();
    ids.sort_unstable();
    ids.join(" ")
}

/// The outcome of a rule for the only activity
fn outcome(entry: &Entry<'_>, rule: &str) -> Outcome {
    entry.findings().iter().find(|found| &*found.rule.id == rule).unwrap().outcome
}

/// How an activity of this type differs from one that fits, the formal rules that fail and those that are unknown
type Row = (&'static str, &'static str, &'static str);

/// What is not as expected for one activity with a change
fn wrong(kind: &str, (change, fails, unknown): (&str, &str, &str)) -> Option<String> {
    let entry = entry(&planned(&[(kind, change)]));
    let verdict = match (fails, unknown) {
        ("", "") => Verdict::Fits,
        ("", _) => Verdict::Open,
        _ => Verdict::FitsIfChanged,
    };
    let expected = (verdict, fails.to_owned(), unknown.to_owned());
    let came = (entry.verdict, formal(&entry, Outcome::Fail), formal(&entry, Outcome::Unknown));
    (came != expected).then(|| format!("{kind}, `{change}`: {came:?}\n   expected {expected:?}"))
}

fn holds(kind: &str, rows: &[Row]) {
    let wrong: Vec<String> = rows.iter().filter_map(|row| wrong(kind, *row)).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn an_activity_of_each_type_fits() {
    let types: Vec<&str> = FITTING.iter().map(|(kind, _)| *kind).collect();
    let mut named: Vec<&str> =
        formal_rules().flat_map(|rule| &rule.activities).map(|kind| kind.id()).collect();
    named.sort_unstable();
    named.dedup();
    assert_eq!(types.iter().copied().collect::<BTreeSet<_>>(), named.into_iter().collect());
    for kind in types {
        holds(kind, &[("", "", "")]);
    }
}

/// Type, who takes part, the rule, and the days from and to
type Duration = (&'static str, &'static str, &'static str, u32, u32);

const DURATIONS: &[Duration] = &[
    ("intensive_study", "", "SP-ISP01", 5, 60),
    ("intensive_study", "participantRole=teacher", "SP-ISP02", 1, 60),
    ("intensive_study", "participantRole=professor", "SP-ISP02", 1, 60),
    ("intensive_study", "participantRole=staff", "SP-ISP02", 1, 60),
    ("intensive_study", "participantRole=expert", "SP-ISP02", 1, 60),
    ("blended_learner", "", "SP-BL01", 5, 60),
    ("short_pupil_group", "", "SP-PS01", 3, 60),
    ("long_pupil", "", "SP-PL01", 60, 365),
    ("short_staff_event", "", "SP-SS01", 3, 60),
    ("long_teaching_training", "", "SP-TT01", 60, 365),
    ("long_youth_worker", "", "SP-YW01", 60, 365),
];

#[test]
fn days_on_both_sides_of_every_bound() {
    let mut faults = vec![];
    for (kind, who, rule, least, most) in DURATIONS {
        for days in [0, 1, 2, 3, 4, 5, 59, 60, 61, 365, 366] {
            let fails = if (*least..=*most).contains(&days) { "" } else { rule };
            faults.extend(wrong(kind, (&format!("{who} physicalDaysTotal={days}"), fails, "")));
        }
        faults.extend(wrong(kind, (&format!("{who} -physicalDaysTotal"), "", rule)));
    }
    // An initiative of young people has no bounds.
    for days in [0, 1, 60, 366] {
        faults.extend(wrong("youth_initiative", (&format!("physicalDaysTotal={days}"), "", "")));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn two_months_by_days_or_by_the_calendar() {
    // The dates, and whether a type of up to two months and one of two to twelve months take them.
    let rows = [
        // 60 days
        ("2027-03-01/2027-04-29", true, true),
        // 59 days, two calendar months
        ("2027-02-01/2027-03-31", true, true),
        // 58 days, not quite two calendar months
        ("2027-02-01/2027-03-30", true, false),
        // 62 days, two calendar months, and one day more
        ("2027-07-05/2027-09-04", true, true),
        ("2027-07-05/2027-09-05", false, true),
        // Two stays of a calendar month each
        ("2027-07-01/2027-07-31,2027-08-01/2027-08-31", true, true),
        ("2027-07-01/2027-07-31,2027-08-01/2027-09-01", false, true),
        // 366 days, as 2028 is a leap year: twelve calendar months, and one day more
        ("2027-08-01/2028-07-31", false, true),
        ("2027-08-01/2028-08-01", false, false),
    ];
    let mut faults = vec![];
    for (kind, who, rule, _, most) in DURATIONS {
        for (periods, short, long) in rows {
            let fails = if if *most == 60 { short } else { long } { "" } else { rule };
            let change = format!("{who} -physicalDaysTotal periods={periods}");
            faults.extend(wrong(kind, (&change, fails, "")));
        }
        let change = format!("{who} -physicalDaysTotal periods=2027-07-05/");
        faults.extend(wrong(kind, (&change, "", rule)));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The text bounds the sum: a single period may be shorter than five days.
#[test]
fn dates_that_come_to_a_number_of_days_decide_nothing_anew() {
    for (days, dates, fails) in
        [("62", "2027-07-05/2027-09-04", "SP-SS01"), ("59", "2027-02-01/2027-03-31", "")]
    {
        for change in
            [format!("physicalDaysTotal={days}"), format!("physicalDaysTotal={days} periods={dates}")]
        {
            assert_eq!(wrong("short_staff_event", (&change, fails, "")), None);
        }
    }
}

#[test]
fn blended_periods_add_up() {
    holds(
        "blended_learner",
        &[
            ("-physicalDaysTotal physicalDays=5", "", ""),
            ("-physicalDaysTotal physicalDays=3,2", "", ""),
            ("-physicalDaysTotal physicalDays=2,2", "SP-BL01", ""),
            ("-physicalDaysTotal physicalDays=1,1,1,1,1", "", ""),
            ("-physicalDaysTotal physicalDays=30,30", "", ""),
            ("-physicalDaysTotal physicalDays=30,31", "SP-BL01", ""),
            ("-physicalDaysTotal physicalDays=59,1", "", ""),
            ("-physicalDaysTotal physicalDays=61", "SP-BL01", ""),
            ("physicalDaysTotal=60 physicalDays=30,30", "", ""),
            ("-physicalDaysTotal periods=2027-03-01/2027-03-03,2027-04-01/2027-04-02", "", ""),
            ("-physicalDaysTotal periods=2027-03-01/2027-03-02,2027-04-01/2027-04-02", "SP-BL01", ""),
            ("-physicalDaysTotal periods=2027-03-01/2027-03-30,2027-05-01/2027-05-30", "", ""),
            ("-physicalDaysTotal periods=2027-03-01/2027-03-30,2027-05-01/2027-06-01", "SP-BL01", ""),
            // A day that lies in two periods counts once, in whatever order they are told.
            ("-physicalDaysTotal periods=2027-03-01/2027-03-03,2027-03-03/2027-03-05", "", ""),
            ("-physicalDaysTotal periods=2027-03-03/2027-03-05,2027-03-01/2027-03-03", "", ""),
            ("-physicalDaysTotal periods=2027-03-03/2027-03-04,2027-03-01/2027-03-03", "SP-BL01", ""),
            ("-physicalDaysTotal periods=2027-03-04/2027-03-05,2027-03-01/2027-03-05", "", ""),
            // What is not known of one period can be enough by itself, or be too much already.
            ("-physicalDaysTotal periods=2027-03-01/2027-03-10,2027-05-01/", "", "SP-BL01"),
            ("-physicalDaysTotal periods=2027-03-01/2027-05-10,2027-06-01/", "SP-BL01", ""),
        ],
    );
}

#[test]
fn who_and_what_in_short_activities() {
    holds(
        "intensive_study",
        &[
            ("sendingOrg.type=upper_secondary", "SP-ISP03", ""),
            ("sendingOrg.inPartnership=0", "SP-ISP03", ""),
            ("-sendingOrg.type", "", "SP-ISP03"),
            ("participantRole=teacher sendingOrg.type=company", "SP-ISP03", ""),
            // Experts and other professionals come from anywhere.
            ("participantRole=expert sendingOrg.type=company sendingOrg.inPartnership=0", "", ""),
            ("participantRole=staff -sendingOrg.type -sendingOrg.inPartnership", "", ""),
            ("participantRole=pupil", "SP-ISP03", ""),
            ("-participantRole", "", "SP-ISP01 SP-ISP02 SP-ISP03"),
            ("selectionBy=schools", "SP-ISP12", ""),
            ("shareOfTimeOnEducation=50", "SP-ISP13", ""),
            ("shareOfTimeOnEducation=51", "", ""),
        ],
    );
    holds(
        "blended_learner",
        &[
            ("hasVirtualPart=0", "SP-BL03", ""),
            ("participantRole=apprentice", "", ""),
            ("participantRole=adult_learner", "", ""),
            ("participantRole=teacher", "SP-BL04", ""),
            ("participantRole=youth_worker", "SP-BL04", ""),
            ("receivingOrg.country=SE", "SP-TT11", ""),
        ],
    );
    holds(
        "short_pupil_group",
        &[
            ("groupSize=1", "SP-PS02", ""),
            ("groupSize=2", "", ""),
            ("participantRole=vet_pupil", "", ""),
            ("participantRole=student", "SP-PS02", ""),
            ("receivingOrg.country=SE", "SP-PS03", ""),
            ("receivingOrg.inPartnership=0", "SP-PS03", ""),
            ("sendingOrg.inPartnership=0", "SP-PS03", ""),
            ("receivingOrg.type=preschool", "", ""),
            ("receivingOrg.type=company", "SP-PS03", ""),
            ("sendingOrg.type=ngo", "SP-PS03", ""),
            ("-receivingOrg.country", "", "SP-PS03"),
        ],
    );
    holds(
        "short_staff_event",
        &[
            ("participantRole=youth_worker", "", ""),
            ("participantRole=staff", "", ""),
            ("participantRole=expert", "SP-SS03", ""),
            ("participantRole=pupil", "SP-SS03", ""),
            ("linkedToGoals=0", "SP-G07", ""),
        ],
    );
}

#[test]
fn long_stays_of_pupils() {
    holds(
        "long_pupil",
        &[
            ("age=13", "SP-PL02", ""),
            ("age=14", "", ""),
            ("-age", "", "SP-PL02"),
            ("fullTimeStudent=0", "SP-PL03", ""),
            ("-fullTimeStudent", "", "SP-PL03"),
            ("schoolInPartnership=0", "SP-PL04", ""),
            ("-schoolInPartnership", "", "SP-PL04"),
            ("selectionBy=consortium", "SP-PL05", ""),
            ("selectionBy=agency", "SP-PL05", ""),
            ("receivingOrg.country=SE", "SP-TT11", ""),
            ("-receivingOrg.country", "", "SP-TT11"),
            ("age=13 fullTimeStudent=0 receivingOrg.country=SE", "SP-PL02 SP-PL03 SP-TT11", ""),
            // Host family and a stay in both directions are welcome and not asked for.
            ("hostFamily=0 reciprocal=0 learningAgreement=0 recognition=none readGuide=0", "", ""),
        ],
    );
}

#[test]
fn long_assignments_of_teaching_staff() {
    holds(
        "long_teaching_training",
        &[
            ("participantRole=professor", "", ""),
            ("participantRole=teaching_staff", "", ""),
            ("participantRole=staff", "SP-TT02", ""),
            ("participantRole=youth_worker", "SP-TT02", ""),
            ("selectionFair=0", "SP-TT06", ""),
            ("contentAgreed=0", "SP-TT07", ""),
            ("recognition=none", "SP-TT08", ""),
            ("recognition=ECTS", "", ""),
            // Abroad, and not where the participant lives.
            ("sendingOrg.country=FI", "SP-TT11", ""),
            ("participantResidence=FI", "SP-TT12", ""),
            ("participantResidence=FI", "SP-TT12", ""),
            ("participantResidence=NO", "", ""),
            ("-participantResidence", "", "SP-TT12"),
            ("receivingOrg.country=SE", "SP-TT11 SP-TT12", ""),
            // Outside higher education the sender is in the partnership, and the host where somebody teaches.
            ("sendingOrg.inPartnership=0", "SP-TT03", ""),
            ("receivingOrg.inPartnership=0", "SP-TT04", ""),
            ("purpose=training receivingOrg.inPartnership=0", "", ""),
            ("purpose=training receivingOrg.inPartnership=0 receivingOrg.type=company", "", ""),
            ("purpose=training sendingOrg.inPartnership=0", "SP-TT03", ""),
            ("sector=vet sendingOrg.type=company receivingOrg.type=ngo", "", ""),
            ("sector=youth", "", ""),
            ("-purpose", "", "SP-TT04"),
            ("-sector", "", "SP-TT03 SP-TT09"),
            ("-sector purpose=training", "", "SP-TT03 SP-TT10"),
        ],
    );
    let teaching = "sector=he purpose=teaching receivingOrg.type=hei";
    let training = "sector=he purpose=training sendingOrg.type=hei";
    let rows = [
        // Anybody in the partnership sends, a university in it receives.
        (teaching, "", "", ""),
        (teaching, "sendingOrg.type=company", "", ""),
        (teaching, "sendingOrg.type=hei", "", ""),
        (teaching, "sendingOrg.inPartnership=0", "SP-TT09", ""),
        (teaching, "receivingOrg.type=company", "SP-TT09", ""),
        (teaching, "receivingOrg.type=upper_secondary sendingOrg.type=hei", "SP-TT09", ""),
        (teaching, "receivingOrg.inPartnership=0", "SP-TT04 SP-TT09", ""),
        (teaching, "-receivingOrg.type", "", "SP-TT09"),
        (teaching, "sendingOrg.country=FI", "SP-TT11", ""),
        // A university in the partnership sends, anybody in it receives.
        (training, "", "", ""),
        (training, "receivingOrg.type=company", "", ""),
        (training, "receivingOrg.type=hei", "", ""),
        (training, "sendingOrg.type=company receivingOrg.type=hei", "SP-TT10", ""),
        (training, "sendingOrg.inPartnership=0", "SP-TT10", ""),
        (training, "receivingOrg.inPartnership=0", "SP-TT10", ""),
        (training, "-sendingOrg.type", "", "SP-TT10"),
        (training, "participantResidence=FI", "SP-TT12", ""),
        (training, "-purpose receivingOrg.type=hei", "", "SP-TT04 SP-TT09 SP-TT10"),
    ];
    for (base, change, fails, unknown) in rows {
        assert_eq!(wrong("long_teaching_training", (&format!("{base} {change}"), fails, unknown)), None);
    }
}

#[test]
fn long_stays_of_youth_workers() {
    holds(
        "long_youth_worker",
        &[
            ("participantRole=teacher", "SP-YW02", ""),
            ("participantRole=young_person", "SP-YW02", ""),
            ("receivingOrg.country=SE", "SP-YW03", ""),
            ("-sendingOrg.country", "", "SP-YW03"),
            ("activeContribution=0", "SP-YW04", ""),
            ("sector=school", "", ""),
        ],
    );
}

#[test]
fn initiatives_of_young_people() {
    let group = "youthInitiative.";
    let adults = "youthInitiative.anyMinor=0";
    let without = "youthInitiative.hasCoach=0 -youthInitiative.coachRole -youthInitiative.coachIndependent";
    let rows = [
        (format!("{group}nGroups=1"), "SP-YI01", ""),
        (format!("{group}nGroups=2"), "", ""),
        (format!("{group}groupCountries=SE"), "SP-YI02", ""),
        (format!("{group}groupCountries=FI,NO,SE"), "", ""),
        (format!("{group}activityCountries=FI"), "SP-YI03", ""),
        (format!("-{group}activityCountries"), "", "SP-YI03"),
        (format!("{group}ledByYouth=0"), "SP-YI04", ""),
        // Minors have a coach, adults may.
        (without.to_owned(), "SP-YI08", ""),
        (format!("{adults} {without}"), "", ""),
        (adults.to_owned(), "", ""),
        // With a coach nobody needs to know who is a minor.
        (format!("-{group}anyMinor"), "", ""),
        (format!("-{group}anyMinor {without}"), "", "SP-YI08"),
        (format!("-{group}hasCoach"), "", "SP-YI08 SP-YI10 SP-YI11"),
        (format!("{adults} -{group}hasCoach"), "", "SP-YI10 SP-YI11"),
        // The coach of adults stands outside the project too.
        (format!("{group}coachIndependent=0"), "SP-YI10", ""),
        (format!("{adults} {group}coachIndependent=0"), "SP-YI10", ""),
        (format!("-{group}coachIndependent"), "", "SP-YI10"),
        (format!("{group}coachRole=leader"), "SP-YI11", ""),
        (format!("{group}coachRole=consultant"), "SP-YI11", ""),
        (format!("{group}coachRole=member"), "SP-YI11", ""),
        (format!("{group}coachRole=technical_trainer"), "SP-YI11", ""),
        (format!("{group}coachRole=legal_rep"), "SP-YI11", ""),
        (format!("{adults} {group}coachRole=legal_rep"), "SP-YI11", ""),
        (format!("{group}coachRole=none"), "", ""),
        (format!("-{group}coachRole"), "", "SP-YI11"),
        (format!("{group}coachExperience=0 {group}sharedInterest=0"), "", ""),
    ];
    for (change, fails, unknown) in rows {
        assert_eq!(wrong("youth_initiative", (&change, fails, unknown)), None);
    }
}

#[test]
fn language_support_is_for_long_stays() {
    let mut faults = vec![];
    for (kind, _) in FITTING {
        // Nobody travels in a youth initiative as such.
        let (fails, unknown) = match *kind {
            "youth_initiative" => ("", ""),
            kind if kind.starts_with("long_") => ("", "SP-OLS01"),
            _ => ("SP-OLS01", "SP-OLS01"),
        };
        faults.extend(wrong(kind, ("languageSupport.requested=1", fails, "")));
        faults.extend(wrong(kind, ("-languageSupport.requested", "", unknown)));
    }
    // Exactly two months fits both, and only the long one has language support.
    faults.extend(wrong("long_pupil", ("physicalDaysTotal=60 languageSupport.requested=1", "", "")));
    let short = "physicalDaysTotal=60 languageSupport.requested=1";
    faults.extend(wrong("short_staff_event", (short, "SP-OLS01", "")));
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn language_tests_remind_and_never_decide() {
    use Outcome::{Fail, NotApplicable, Pass, Unknown};
    // What is known of the language, and the outcome for the test before, the test after and the special grant.
    let rows = [
        ("", [Unknown, Unknown, Unknown]),
        ("testBefore=1", [Pass, Unknown, Unknown]),
        ("testBefore=1 testAfter=1 languageInOnlineService=1", [Pass, Pass, NotApplicable]),
        ("testBefore=0 testAfter=0", [Unknown, Unknown, Unknown]),
        (
            "testBefore=0 testAfter=0 participantIsNative=0 languageInOnlineService=1",
            [Fail, Fail, NotApplicable],
        ),
        ("participantIsNative=1", [Pass, Pass, Unknown]),
        (
            "testBefore=0 testAfter=0 participantIsNative=1 languageInOnlineService=1",
            [Pass, Pass, NotApplicable],
        ),
        ("languageInOnlineService=0", [Pass, Pass, Pass]),
        ("testBefore=0 testAfter=0 participantIsNative=0 languageInOnlineService=0", [Pass, Pass, Pass]),
    ];
    for kind in ["long_pupil", "long_teaching_training", "long_youth_worker"] {
        for (known, expected) in rows {
            let of_language = |entry: &str| format!("languageSupport.{entry} ");
            let change: String =
                ["requested=1"].into_iter().chain(known.split_whitespace()).map(of_language).collect();
            let entry = entry(&planned(&[(kind, &change)]));
            let came = ["SP-OLS03", "SP-OLS06", "SP-OLS08"].map(|rule| outcome(&entry, rule));
            assert_eq!((came, entry.verdict), (expected, Verdict::Fits), "{kind}, `{known}`");
        }
    }
}

/// For each formal rule of activities a type that it names, and a change by which an activity of that type fails it
const FAULTS: &[(&str, &str, &str)] = &[
    ("intensive_study", "SP-G07", "linkedToGoals=0"),
    ("intensive_study", "SP-ISP01", "physicalDaysTotal=4"),
    ("intensive_study", "SP-ISP02", "participantRole=teacher physicalDaysTotal=0"),
    ("intensive_study", "SP-ISP03", "sendingOrg.type=company"),
    ("intensive_study", "SP-ISP12", "selectionBy=agency"),
    ("intensive_study", "SP-ISP13", "shareOfTimeOnEducation=50"),
    ("blended_learner", "SP-BL01", "physicalDaysTotal=4"),
    ("blended_learner", "SP-BL03", "hasVirtualPart=0"),
    ("blended_learner", "SP-BL04", "participantRole=teacher"),
    ("blended_learner", "SP-TT11", "receivingOrg.country=SE"),
    ("short_pupil_group", "SP-PS01", "physicalDaysTotal=2"),
    ("short_pupil_group", "SP-PS02", "groupSize=1"),
    ("short_pupil_group", "SP-PS03", "receivingOrg.inPartnership=0"),
    ("long_pupil", "SP-PL01", "physicalDaysTotal=59"),
    ("long_pupil", "SP-PL02", "age=13"),
    ("long_pupil", "SP-PL03", "fullTimeStudent=0"),
    ("long_pupil", "SP-PL04", "schoolInPartnership=0"),
    ("long_pupil", "SP-PL05", "selectionBy=agency"),
    ("short_staff_event", "SP-OLS01", "languageSupport.requested=1"),
    ("short_staff_event", "SP-SS01", "physicalDaysTotal=2"),
    ("short_staff_event", "SP-SS03", "participantRole=pupil"),
    ("long_teaching_training", "SP-TT01", "physicalDaysTotal=59"),
    ("long_teaching_training", "SP-TT02", "participantRole=staff"),
    ("long_teaching_training", "SP-TT03", "sendingOrg.inPartnership=0"),
    ("long_teaching_training", "SP-TT04", "receivingOrg.inPartnership=0"),
    ("long_teaching_training", "SP-TT06", "selectionFair=0"),
    ("long_teaching_training", "SP-TT07", "contentAgreed=0"),
    ("long_teaching_training", "SP-TT08", "recognition=none"),
    ("long_teaching_training", "SP-TT09", "sector=he receivingOrg.type=company"),
    ("long_teaching_training", "SP-TT10", "sector=he purpose=training sendingOrg.type=company"),
    ("long_teaching_training", "SP-TT11", "sendingOrg.country=FI"),
    ("long_teaching_training", "SP-TT12", "participantResidence=FI"),
    ("long_youth_worker", "SP-YW01", "physicalDaysTotal=59"),
    ("long_youth_worker", "SP-YW02", "participantRole=teacher"),
    ("long_youth_worker", "SP-YW03", "receivingOrg.country=SE"),
    ("long_youth_worker", "SP-YW04", "activeContribution=0"),
    ("youth_initiative", "SP-YI01", "youthInitiative.nGroups=1"),
    ("youth_initiative", "SP-YI02", "youthInitiative.groupCountries=SE"),
    ("youth_initiative", "SP-YI03", "youthInitiative.activityCountries=SE"),
    ("youth_initiative", "SP-YI04", "youthInitiative.ledByYouth=0"),
    ("youth_initiative", "SP-YI08", "youthInitiative.hasCoach=0"),
    ("youth_initiative", "SP-YI10", "youthInitiative.coachIndependent=0"),
    ("youth_initiative", "SP-YI11", "youthInitiative.coachRole=leader"),
];

#[test]
fn every_formal_rule_of_activities_can_be_the_only_one_to_fail() {
    for (kind, rule, change) in FAULTS {
        assert_eq!(wrong(kind, (change, rule, "")), None);
    }
    let known: BTreeSet<&str> = FAULTS.iter().map(|(_, rule, _)| *rule).collect();
    let of_activities = formal_rules().filter(|rule| !rule.activities.is_empty());
    assert_eq!(known, of_activities.map(|rule| &*rule.id).collect());
}

/// What is said of the activity at a place, or of the frame: rule, outcome, what was found
fn said(
    answers: &Answers,
    entry: &Entry<'static>,
    activity: Option<u16>,
) -> Vec<(&'static str, Outcome, String)> {
    let facts = Facts::new(answers);
    let given = |found: &Finding<'_>| match found.seen.given {
        Some(Given::Chosen(field, place)) => format!("{:?}", facts.given(place, field)),
        given => format!("{given:?}"),
    };
    let there = entry.findings().iter().filter(|found| found.activity == activity);
    there.map(|found| (&*found.rule.id, found.outcome, given(found))).collect()
}

#[test]
fn rules_of_one_activity_never_leak_into_another() {
    for (other, _) in FITTING {
        let alone = planned(&[(other, "")]);
        let of_alone = entry(&alone);
        for (kind, rule, change) in FAULTS {
            for (faulty, right) in [(0, 1), (1, 0)] {
                let mut activities = [(*kind, *change); 2];
                activities[right] = (*other, "");
                let both = planned(&activities);
                let entry = entry(&both);
                let say = || format!("{activities:?}");
                let at = |index| Some(u16::try_from(index).unwrap());
                let fails: Vec<_> = entry.formal().filter(|found| found.outcome == Outcome::Fail).collect();
                let places: Vec<_> = fails.iter().map(|found| (&*found.rule.id, found.activity)).collect();
                assert_eq!(places, [(*rule, at(faulty))], "{}", say());
                let names_it =
                    |found: &Finding<'_>| found.rule.activities.iter().any(|named| named.id() == *other);
                let mut there = entry.findings().iter().filter(|found| found.activity == at(right));
                assert!(there.all(names_it), "{}", say());
                for (place, by_itself) in [(at(right), at(0)), (None, None)] {
                    let expected = said(&alone, &of_alone, by_itself);
                    assert_eq!(said(&both, &entry, place), expected, "{}", say());
                }
            }
        }
    }
}

#[test]
fn an_activity_is_asked_about_itself_alone() {
    // Nothing is known of the first activity but its type; the questions of the second stay its own.
    for (kind, _) in FITTING {
        let idea = format!("{FRAME} activities=2 activities[0].type={kind} activities[1].type={kind}");
        let entry = entry(&answers(&idea, ""));
        assert_eq!((entry.verdict, entry.open_because), (Verdict::Open, Some(OpenBecause::Shape)), "{kind}");
        for found in entry.findings() {
            for question in entry.questions(found) {
                let own = found.activity.map(Place::Activity);
                let is_own = Some(question.place) == own || question.place == Place::Idea;
                assert!(is_own, "{kind}: {} of {:?} asks {question}", found.rule.id, found.activity);
            }
        }
    }
}

/// The list of activities as JSON, the verdict for a frame that fits, and what is asked for
#[test]
fn the_list_of_activities() {
    let rows = [
        // A partnership without exchanges is judged on its frame.
        (r#"{"activities": []}"#, Verdict::Fits, &[][..]),
        ("{}", Verdict::Open, &["activities[+]"]),
        (r#"{"activities": null}"#, Verdict::Open, &["activities[+]"]),
        (r#"{"activities": [], "activitiesMore": true}"#, Verdict::Open, &["activities[+]"]),
        (r#"{"activities": [null]}"#, Verdict::Open, &["activities[0].type"]),
        (r#"{"activities": [{}]}"#, Verdict::Open, &["activities[0].type"]),
        (r#"{"activities": [{"physicalDaysTotal": 1}]}"#, Verdict::Open, &["activities[0].type"]),
        (
            r#"{"activities": [null, null], "activitiesMore": true}"#,
            Verdict::Open,
            &["activities[0].type", "activities[1].type", "activitiesMore"],
        ),
    ];
    for (json, verdict, asked) in rows {
        let tree: Tree = serde_json::from_str(json).unwrap();
        let list = read_answers(&tree).unwrap().answers;
        let mut idea = answers(FRAME, "");
        idea.activities = list.activities;
        idea.idea.set(Field::ActivitiesMore, list.idea.get(Field::ActivitiesMore).cloned());
        let fits = entry(&idea);
        let of_rules = fits.formal().filter(|found| found.outcome == Outcome::Unknown);
        let unknown = of_rules.flat_map(|found| fits.questions(found)).chain(&fits.activities_asked);
        let unknown: Vec<String> = unknown.map(ToString::to_string).collect();
        assert_eq!(
            (fits.verdict, unknown),
            (verdict, asked.iter().map(ToString::to_string).collect()),
            "{json}"
        );
        // A frame that does not fit is told in any case.
        idea.set(Path::idea(Field::IntegratedInRegularWork), Some(Value::YesNo(false)));
        let fails = entry(&idea);
        assert_eq!(
            (fails.verdict, &*formal(&fails, Outcome::Fail)),
            (Verdict::FitsIfChanged, "G-09"),
            "{json}"
        );
    }
}

#[test]
fn an_activity_of_unknown_type_leaves_the_others_alone() {
    let idea = planned(&[("short_staff_event", ""), ("long_pupil", "")]);
    let mut with_another = idea.clone();
    with_another.activities.as_mut().unwrap().push(Record::default());
    let (before, after) = (entry(&idea), entry(&with_another));
    assert_eq!((before.verdict, after.verdict), (Verdict::Fits, Verdict::Open));
    for index in [0, 1] {
        assert_eq!(said(&idea, &before, Some(index)), said(&with_another, &after, Some(index)));
    }
    assert_eq!(said(&with_another, &after, Some(2)), []);
    assert_eq!(after.activities_asked, [Path::parse("activities[2].type").unwrap()]);
}

#[test]
fn where_an_activity_suits_best_warns_and_never_decides() {
    let everywhere = &["school", "adult", "vet", "he", "youth"][..];
    // What the rules of higher education ask of assignments is there too, so that the field alone is looked at.
    let universities = "sendingOrg.type=hei receivingOrg.type=hei";
    let rows = [
        ("blended_learner", "", "SP-BL07", everywhere),
        ("short_pupil_group", "", "SP-PS14", &["school", "vet"]),
        ("intensive_study", "", "SP-ISP14", &["he"]),
        ("long_pupil", "", "SP-PL14", &["school"]),
        ("long_teaching_training", universities, "SP-TT14", &["school", "adult", "vet", "he"]),
        ("long_youth_worker", "", "SP-YW07", &["youth"]),
        ("short_staff_event", "", "SP-SS07", everywhere),
        ("youth_initiative", "", "SP-YI13", &["youth"]),
    ];
    assert_eq!(rows.len(), FITTING.len());
    for (kind, change, rule, suits) in rows {
        for sector in everywhere {
            let entry = entry(&planned(&[(kind, &format!("{change} sector={sector}"))]));
            let expected = if suits.contains(sector) { Outcome::Pass } else { Outcome::Fail };
            assert_eq!((outcome(&entry, rule), entry.verdict), (expected, Verdict::Fits), "{kind}, {sector}");
            let found = entry.findings().iter().find(|found| &*found.rule.id == rule).unwrap();
            assert!(matches!(found.rule.kind, Kind::Should | Kind::Info), "{rule}");
        }
    }
}

const MENUS: [Field; 5] =
    [Field::Themes, Field::ActivityKinds, Field::SectorActivities, Field::TargetGroups, Field::PartnerKinds];

#[test]
fn menus_never_fail_anybody() {
    let catalogue = catalogue();
    for rule in catalogue.rules.iter().filter(|rule| rule.kind == Kind::Formal) {
        for check in [&rule.when, &rule.check] {
            check.walk(&mut |check| {
                let read = check.fields();
                assert!(!MENUS.iter().any(|menu| read.contains(menu)), "{} reads a menu", rule.id);
            });
        }
    }
    for menu in MENUS {
        let Unit::Many(vocabulary) = menu.info().unit else { panic!("{menu:?} is no menu") };
        for choice in ["", &vocabulary.ids().join(",")].into_iter().chain(vocabulary.ids().iter().copied()) {
            let idea = format!("{FRAME} activities=0 {}={choice}", menu.info().name());
            assert_eq!(entry(&answers(&idea, "")).verdict, Verdict::Fits, "{idea}");
        }
    }
}

/// Those who work across areas have parties of two, which only warns
#[test]
fn across_areas() {
    use Outcome::{Fail, NotApplicable, Pass, Unknown};
    let rows = [
        ("", Unknown),
        ("sectorActivities=school_methods", NotApplicable),
        ("sectorActivities=cross_oer", Fail),
        ("sectorActivities=cross_oer parties[1].orgType=company", Fail),
        ("sectorActivities=cross_oer parties[1].orgType=preschool", Fail),
        ("sectorActivities=cross_oer parties[1].orgType=upper_secondary", Pass),
        ("sectorActivities=cross_oer parties[1].orgType=adult_education", Pass),
        ("sectorActivities=cross_oer parties[1].orgType=hei", Pass),
        ("sectorActivities=cross_oer parties[1].orgType=youth_group", Pass),
        ("sectorActivities=cross_oer -parties[1].orgType", Unknown),
        ("sectorActivities=cross_oer partiesMore=1", Unknown),
    ];
    let frame = format!("{FRAME} activities=0 parties[0].orgType=school parties[1].orgType=school");
    for (change, expected) in rows {
        let entry = entry(&answers(&frame, change));
        assert_eq!((outcome(&entry, "SP-G15"), entry.verdict), (expected, Verdict::Fits), "`{change}`");
    }
}

/// An example project: its file, the types of its activities (`?` where the text names none, nothing where it says
/// nothing of activities at all), and formal rules that are unknown, each with a question that it asks; without a rule,
/// what is asked of the activities themselves
type Example = (&'static str, Option<&'static str>, &'static [(&'static str, &'static str)]);

const EXAMPLES: [Example; 15] = [
    ("ex01", Some("? ?"), &[("", "activities[0].type"), ("", "activitiesMore"), ("G-12", "parties[+]")]),
    (
        "ex02",
        Some("? blended_learner"),
        &[
            ("", "activities[0].type"),
            ("SP-BL01", "activities[1].physicalDaysTotal"),
            ("SP-BL03", "activities[1].hasVirtualPart"),
            ("SP-TT11", "activities[1].receivingOrg.country"),
        ],
    ),
    ("ex03", None, &[("", "activities[+]"), ("G-12", "parties[0].country")]),
    ("ex04", Some("?"), &[("", "activities[0].type"), ("G-01", "org.type")]),
    (
        "ex05",
        Some("blended_learner"),
        &[("SP-BL01", "activities[0].physicalDaysTotal"), ("SP-BL03", "activities[0].hasVirtualPart")],
    ),
    (
        "ex06",
        Some("intensive_study intensive_study"),
        &[
            ("SP-ISP01", "activities[0].physicalDaysTotal"),
            ("SP-ISP02", "activities[1].physicalDaysTotal"),
            ("SP-ISP03", "activities[0].sendingOrg.type"),
            ("SP-ISP12", "activities[1].selectionBy"),
            ("SP-ISP13", "activities[0].shareOfTimeOnEducation"),
        ],
    ),
    ("ex07", None, &[("", "activities[+]"), ("G-12", "parties[+]")]),
    ("ex08", None, &[("", "activities[+]"), ("G-12", "parties[0].country")]),
    ("ex09", None, &[("", "activities[+]"), ("G-01", "org.type"), ("G-10", "beneficiaries")]),
    (
        "ex10",
        Some("short_staff_event ?"),
        &[("SP-SS01", "activities[0].physicalDaysTotal"), ("", "activities[1].type")],
    ),
    ("ex11", None, &[("", "activities[+]"), ("G-12", "parties[0].country")]),
    (
        "ex12",
        Some("short_pupil_group short_pupil_group"),
        &[
            ("SP-PS01", "activities[0].physicalDaysTotal"),
            ("SP-PS02", "activities[1].groupSize"),
            ("SP-PS03", "activities[0].receivingOrg.country"),
            ("SP-OLS01", "activities[1].languageSupport.requested"),
            ("G-09", "integratedInRegularWork"),
        ],
    ),
    ("ex13", None, &[("", "activities[+]"), ("G-10", "beneficiaries")]),
    ("ex14", None, &[("", "activities[+]"), ("G-12", "parties[+]")]),
    (
        "ex15",
        Some("short_staff_event"),
        &[
            ("SP-SS01", "activities[0].physicalDaysTotal"),
            ("SP-SS03", "activities[0].participantRole"),
            ("", "activitiesMore"),
        ],
    ),
];

fn examples() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/examples")
}

fn example(file: &str) -> Answers {
    let file = examples().join(format!("{file}.json"));
    let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let tree: Tree =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    read_answers(&tree).unwrap_or_else(|fault| panic!("{}: {fault}", file.display())).answers
}

/// The guide calls them strategic partnerships, so no rule may rule one out, and what it does not say stays open.
#[test]
fn no_example_project_is_ruled_out() {
    for (file, types, unknown) in EXAMPLES {
        let answers = example(file);
        let came: Option<String> = answers.activities.as_ref().map(|activities| {
            let kind = |activity: &Record| {
                activity.one::<ActivityType>(Field::ActivityType).map_or("?", ActivityType::id)
            };
            activities.iter().map(kind).collect::<Vec<_>>().join(" ")
        });
        assert_eq!(came.as_deref(), types, "{file}");
        let entry = entry(&answers);
        assert_eq!(formal(&entry, Outcome::Fail), "", "{file}");
        assert_eq!((entry.verdict, entry.open_because), (Verdict::Open, Some(OpenBecause::Shape)), "{file}");
        assert_eq!(outcome(&entry, "SP-G01"), Outcome::Pass, "{file}");
        for (rule, question) in unknown {
            let asks = |found: &Finding<'_>| {
                let mut questions = entry.questions(found).iter();
                &*found.rule.id == *rule && questions.any(|path| path.to_string() == *question)
            };
            let asked = if rule.is_empty() {
                entry.activities_asked.iter().any(|path| path.to_string() == *question)
            } else {
                entry.formal().any(asks)
            };
            assert!(asked, "{file}: {rule} does not ask {question}");
        }
    }
}

#[test]
fn what_the_example_projects_do_say() {
    let rows = [
        ("ex01", "G-10"),
        // Where the countries are named there are at least two; the United Kingdom is one like the others.
        ("ex04", "G-12"),
        ("ex09", "G-12"),
        ("ex12", "G-12"),
        ("ex12", "G-10"),
        ("ex12", "SP-G07"),
        ("ex12", "SP-PS07"),
        ("ex12", "SP-PS08"),
        ("ex12", "SP-PS09"),
        ("ex12", "SP-PS10"),
        ("ex02", "SP-BL04"),
        ("ex05", "SP-BL04"),
        ("ex10", "SP-SS03"),
        // Schools and universities meet across the areas.
        ("ex05", "SP-G15"),
        ("ex07", "SP-G15"),
        ("ex09", "SP-G04"),
    ];
    for (file, rule) in rows {
        assert_eq!(outcome(&entry(&example(file)), rule), Outcome::Pass, "{file}: {rule}");
    }
    for (file, ..) in EXAMPLES {
        let entry = entry(&example(file));
        let warns = entry.findings().iter().find(|found| found.outcome == Outcome::Fail);
        assert_eq!(warns.map(|found| &found.rule.id), None, "{file}");
    }
}

/// Three schools of three countries for three years: the size that today's cooperation partnerships ask for
#[test]
fn the_three_schools_have_the_size_of_a_cooperation_partnership() {
    let catalogue = catalogue();
    let assessment = assess(&catalogue, &example("ex12"), today());
    let entry = assessment.programmes.iter().find(|entry| &*entry.programme.id == "ep_ka220").unwrap();
    for rule in ["QT-ep_ka220-countries", "QT-ep_ka220-organisations", "QT-ep_ka220-length"] {
        assert_eq!(outcome(entry, rule), Outcome::Pass, "{rule}");
    }
}

#[test]
fn there_are_no_other_example_files() {
    let found: BTreeSet<String> =
        examples().read_dir().unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(found, EXAMPLES.iter().map(|(file, ..)| format!("{file}.json")).collect());
}
