//! What stands beside a verdict: other years, and what became of ended programmes.
#![cfg(test)]

mod common;
#[path = "common/ideas.rs"]
mod ideas;

use common::{answers, catalogue, today};
use ideas::FITTING;

use utbyteskollen::catalogue::Catalogue;
use utbyteskollen::engine::{Entry, Says, Verdict, assess};
use utbyteskollen::facts::{Answers, Date};
use utbyteskollen::text::Lang;
use utbyteskollen::text::sentences::years;

fn verdict_id(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fits => "fits",
        Verdict::Open => "open",
        Verdict::FitsIfChanged => "fits_if_changed",
        Verdict::No => "no",
    }
}

fn fitting(programme: &str) -> &'static str {
    FITTING.iter().find(|(id, _)| *id == programme).unwrap().1
}

fn with_entry<T>(
    programme: &str,
    idea: &Answers,
    today: Date,
    look: impl Fn(&Catalogue, &Entry<'_>) -> T,
) -> T {
    let catalogue = catalogue();
    let mut assessment = assess(&catalogue, idea, today);
    assessment.beside(&catalogue, idea);
    look(&catalogue, assessment.programmes.iter().find(|entry| &*entry.programme.id == programme).unwrap())
}

/// The call and what it says, then each other call with what it says and which countries belong otherwise
fn told(programme: &str, changes: &str, today: &str) -> String {
    let idea = answers(fitting(programme), changes);
    with_entry(programme, &idea, Date::parse(today).unwrap(), |_, entry| {
        let mut told = format!("{} {}", entry.call.year, verdict_id(entry.verdict));
        for other in &entry.other_calls {
            told += &format!(" | {} {}", other.year, verdict_id(other.verdict));
            for belongs in &other.countries {
                let country = belongs.country.code();
                told += &format!(" {country} {} {:?} {:?}", belongs.region.id(), belongs.then, belongs.now);
            }
        }
        told
    })
}

#[test]
fn another_year_is_told_where_it_says_something_else() {
    let gb = "2027 open | 2026 fits_if_changed GB erasmus Out Unclear";
    let table = [
        // Membership is taken at the call: in November 2026 that is the one of 2027.
        ("ep_ka210", "schools=SE,GB", "2026-11-21", gb),
        (
            "ep_ka210",
            "schools=SE,CH",
            "2026-11-21",
            "2027 open | 2026 fits_if_changed CH erasmus Out Unclear",
        ),
        (
            "ep_ka210",
            "schools=SE,GB",
            "2025-11-21",
            "2026 fits_if_changed | 2027 open GB erasmus Unclear Out",
        ),
        ("ep_ka210", "schools=SE,GB", "2024-11-21", "2025 fits_if_changed"),
        ("ep_ka210", "schools=SE,ES", "2026-11-21", "2027 fits"),
        ("ep_ka210", "schools=SE,IN", "2026-11-21", "2027 fits_if_changed"),
        // On both sides of the day after which the next call is that of another year.
        (
            "ep_ka210",
            "schools=SE,GB",
            "2026-03-31",
            "2026 fits_if_changed | 2027 open GB erasmus Unclear Out",
        ),
        ("ep_ka210", "schools=SE,GB", "2026-04-01", gb),
        ("ep_ka220", "schools=SE,ES,IT,GB", "2026-11-21", "2027 fits"),
        (
            "ep_ka122",
            "schools=SE,CH",
            "2026-11-21",
            "2027 open | 2026 fits_if_changed CH erasmus Out Unclear",
        ),
        ("ep_ka171", "schools=SE,GB", "2026-11-21", "2027 open | 2026 fits GB erasmus Out Unclear"),
        // The neighbours of the youth actions are listed nowhere, in no year.
        ("ep_ka152", "schools=SE,GB", "2026-11-21", "2027 open"),
        // Atlas left the Union and the area out, and the United Kingdom left the Union: another edition, another region.
        ("atlas_partnership", "schools=SE,GB wantsGrantForVisitToSweden=0", "2020-06-01", "2020 fits"),
        ("atlas_partnership", "schools=SE,ES", "2020-06-01", "2020 fits_if_changed | 2021 fits_if_changed"),
        ("atlas_partnership", "schools=SE,IN", "2020-06-01", "2020 fits"),
        // What has ended is held against its last call, and has no other.
        ("strategic_partnership", "", "2026-11-21", "2020 fits"),
    ];
    let wrong: Vec<String> = table
        .into_iter()
        .map(|(programme, changes, today, expected)| {
            (programme, changes, today, expected, told(programme, changes, today))
        })
        .filter(|(.., expected, found)| expected != found)
        .map(|(programme, changes, today, expected, found)| {
            format!("{programme} {changes} on {today}:\n   {found}\n   expected {expected}")
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_years_in_words() {
    let idea = answers(fitting("ep_ka210"), "schools=SE,GB");
    let [sv, en] = [Lang::Sv, Lang::En]
        .map(|lang| with_entry("ep_ka210", &idea, today(), |_, entry| years(lang, entry)));
    assert_eq!(
        sv,
        [
            "Med 2026 års utlysning: passar om ni ändrar något. Storbritannien hör inte till programländerna i Erasmus+.",
            "Med 2027 års utlysning: inte avgjort – källorna säger inte allt. Om Storbritannien hör till programländerna i Erasmus+ säger källorna inte.",
        ]
    );
    assert_eq!(
        en,
        [
            "Under the 2026 call: fits if you change something. United Kingdom does not belong to the Erasmus+ programme countries.",
            "Under the 2027 call: not settled – the sources do not say everything. The sources do not say whether United Kingdom belongs to the Erasmus+ programme countries.",
        ]
    );
    let same = answers(fitting("ep_ka210"), "schools=SE,ES");
    assert!(with_entry("ep_ka210", &same, today(), |_, entry| years(Lang::Sv, entry)).is_empty());
    // Where an edition and not a region makes the difference, the rule is named.
    let atlas = answers(fitting("atlas_partnership"), "schools=SE,ES");
    let lines = with_entry("atlas_partnership", &atlas, Date::new(2020, 6, 1).unwrap(), |_, entry| {
        years(Lang::Sv, entry)
    });
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(
        lines[1].starts_with("Med 2021 års utlysning: passar om ni ändrar något. Stämmer inte: "),
        "{lines:?}"
    );
}

/// Each row of the fact sheet: the old format or activity, and where it leads
const ROWS: &str = "
    strategic_partnership the_project            ep_ka220 the_project
    strategic_partnership the_project            ep_ka210 the_project
    strategic_partnership the_project            ep_ka122 the_project
    strategic_partnership the_project            ep_ka210 the_project
    strategic_partnership the_project            ep_ka220 the_project
    strategic_partnership short_pupil_group      ep_ka122 pupil_group
    strategic_partnership short_pupil_group      ep_ka120 pupil_group
    strategic_partnership long_pupil             ep_ka122 pupil_long
    strategic_partnership long_pupil             ep_ka120 pupil_long
    strategic_partnership short_staff_event      ep_ka122 course
    strategic_partnership short_staff_event      ep_ka122 job_shadowing
    strategic_partnership short_staff_event      ep_ka220 the_project
    strategic_partnership long_teaching_training ep_ka122 teaching_assignment
    strategic_partnership long_teaching_training ep_ka131 he_staff
    strategic_partnership intensive_study        ep_ka131 he_intensive
    strategic_partnership blended_learner        ep_ka131 he_student_short
    strategic_partnership long_youth_worker      ep_ka153 youth_workers
    strategic_partnership youth_initiative       ep_ka154 the_project
    strategic_partnership youth_initiative       esc_solidarity the_project
    strategic_partnership the_project            etwinning the_project
    athena                the_project            atlas_placement the_project
    athena                the_project            atlas_partnership the_project
    linnaeus_palme        the_project            ep_ka171 the_project
";

#[test]
fn every_row_of_what_moved_leads_where_the_fact_sheet_says() {
    let catalogue = catalogue();
    let mut found = vec![];
    for programme in &catalogue.programmes {
        for row in &programme.moved {
            for to in &row.to {
                let activity = |activity: Option<utbyteskollen::facts::ActivityType>| {
                    activity.map_or("the_project", |activity| activity.id())
                };
                found.push(format!(
                    "{} {} {} {}",
                    programme.id,
                    activity(row.activity),
                    to.programme,
                    activity(to.activity)
                ));
                let today = catalogue.programme(&to.programme).unwrap();
                assert!(today.call.status.id() != "ended", "{} has ended too", today.id);
                // A type that the programme of today has no rule for would say that everything is fine.
                if let Some(activity) = to.activity {
                    let mut rules = today.rules.iter().filter_map(|place| catalogue.rule(*place));
                    assert!(
                        rules.any(|rule| rule.activities.contains(&activity)),
                        "{} {activity:?}",
                        today.id
                    );
                }
            }
            assert!(!row.sources.is_empty());
        }
        // What an ended programme leads to stands in a row.
        for successor in &programme.successors {
            let mut to = programme.moved.iter().flat_map(|row| &row.to);
            assert!(to.any(|to| to.programme == *successor), "{} {successor}", programme.id);
        }
    }
    let mut expected: Vec<String> = ROWS
        .lines()
        .map(|row| row.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|row| !row.is_empty())
        .collect();
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
}

/// What the programme of today says of the same shape: its verdict, and the formal rules that fail
fn says(programme: &str, changes: &str, (activity, to): (&str, &str), to_activity: &str) -> String {
    let idea = answers(changes, "");
    with_entry(programme, &idea, today(), |_, entry| {
        let id = |activity: Option<utbyteskollen::facts::ActivityType>| {
            activity.map_or("", |activity| activity.id())
        };
        let mut successors = entry.successors.iter();
        let found = successors
            .find(|successor| {
                id(successor.row.activity) == activity
                    && &*successor.to.programme == to
                    && id(successor.to.activity) == to_activity
            })
            .unwrap();
        let words = |says: &Says<'_>| {
            let fails: Vec<&str> = says.fails.iter().map(|rule| &*rule.id).collect();
            [verdict_id(says.verdict)].into_iter().chain(fails).collect::<Vec<_>>().join(" ")
        };
        found.says.as_ref().map_or_else(|| "not planned".to_owned(), words)
    })
}

#[test]
fn would_the_same_idea_pass_today() {
    let school = "org.type=grundskola goals=GOAL-01 beneficiaries=organisation,staff integratedInRegularWork=1 \
                  otherFundingSameActivity=0 org.accreditedIn= org.grantsInFiveYears=0 participants.own=8 ";
    let of = |idea: &str| format!("{school}{idea}");
    let pupils = |days: u32, size: u32| {
        of(&format!(
            "schools=SE,ES project.months=12 activities=1 activities[0].type=short_pupil_group \
             activities[0].physicalDaysTotal={days} activities[0].groupSize={size} activities[0].accompaniedByStaff=1 \
             activities[0].hostLeads=1 activities[0].hostRelation=another_organisation"
        ))
    };
    let one = |idea: &str, kind: &str, days: u32| {
        format!("{idea} activities=1 activities[0].type={kind} activities[0].physicalDaysTotal={days}")
    };
    let (hei, youth) = ("org.type=larosate org.eche=1 schools=SE,ES,IT", "org.type=ungdomsorg schools=SE,ES");
    let (ka122, ka131) = ("ep_ka122", "ep_ka131");
    let group = (("short_pupil_group", ka122), "pupil_group");
    let long = (("long_pupil", ka122), "pupil_long");
    let table = [
        // The frame: the sum of its parties and months.
        (of("schools=SE,ES,IT project.months=24 priorities=inclusion"), (("", "ep_ka220"), ""), "fits"),
        (
            of("schools=SE,ES project.months=24 priorities=inclusion"),
            (("", "ep_ka220"), ""),
            "fits_if_changed QT-ep_ka220-countries QT-ep_ka220-organisations",
        ),
        (of("schools=SE,ES project.months=24"), (("", "ep_ka210"), ""), "fits"),
        (of("schools=SE,ES project.months=60"), (("", "ep_ka210"), ""), "fits_if_changed QT-ep_ka210-length"),
        (of("schools=SE,ES project.months=24"), (("", ka122), ""), "fits_if_changed QT-ep_ka122-length"),
        // Pupils; the limits themselves are held in limits.txt.
        (pupils(7, 20), group, "fits"),
        (pupils(60, 20), group, "fits_if_changed DUR-school-pupil_group"),
        (pupils(60, 1), group, "fits_if_changed DUR-school-pupil_group DUR-school-pupil_group-size"),
        (pupils(7, 20), long, "not planned"),
        (of("schools=SE,ES"), group, "not planned"),
        (
            one(&of("schools=SE,ES project.months=12"), "long_pupil", 5),
            long,
            "fits_if_changed DUR-school-pupil_long",
        ),
        (one(&of("schools=SE,ES project.months=12"), "long_pupil", 180), long, "open"),
        // Staff.
        (
            one(&of("schools=SE,ES project.months=12"), "short_staff_event", 40),
            (("short_staff_event", ka122), "course"),
            "fits_if_changed DUR-school-course",
        ),
        (
            one(&of("schools=SE,ES project.months=12"), "short_staff_event", 40),
            (("short_staff_event", ka122), "job_shadowing"),
            "open",
        ),
        (
            one(&of("schools=SE,ES project.months=12"), "long_teaching_training", 300),
            (("long_teaching_training", ka122), "teaching_assignment"),
            "open",
        ),
        (
            one(hei, "long_teaching_training", 90),
            (("long_teaching_training", ka131), "he_staff"),
            "fits_if_changed DUR-he-staff",
        ),
        (
            one(&of("schools=SE,ES project.months=12"), "long_teaching_training", 60),
            (("long_teaching_training", ka131), "he_staff"),
            "no QT-ep_ka131-who QT-ep_ka131-area",
        ),
        // Students.
        (
            format!("{} activities[0].hasVirtualPart=0", one(hei, "intensive_study", 14)),
            (("intensive_study", ka131), "he_intensive"),
            "fits_if_changed DUR-he-intensive-virtual",
        ),
        (
            format!("{} activities[0].hasVirtualPart=1", one(hei, "intensive_study", 14)),
            (("intensive_study", ka131), "he_intensive"),
            "fits",
        ),
        (
            one(hei, "blended_learner", 60),
            (("blended_learner", ka131), "he_student_short"),
            "fits_if_changed DUR-he-student_short",
        ),
        // Youth.
        (
            format!("{} project.months=12 participants.total=20", one(youth, "long_youth_worker", 300)),
            (("long_youth_worker", "ep_ka153"), "youth_workers"),
            "fits_if_changed DUR-youth-youth_workers",
        ),
        (
            format!("{} project.months=12 participants.total=20", one(youth, "long_youth_worker", 30)),
            (("long_youth_worker", "ep_ka153"), "youth_workers"),
            "fits",
        ),
    ];
    let wrong: Vec<String> = table
        .into_iter()
        .map(|(idea, (to, activity), expected)| {
            let found = says("strategic_partnership", &idea, to, activity);
            (idea, expected, found)
        })
        .filter(|(_, expected, found)| found != expected)
        .map(|(idea, expected, found)| format!("{idea}\n   {found}\n   expected {expected}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
