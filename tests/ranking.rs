//! The order of the programmes, and the reasons for it.
#![cfg(test)]

mod common;

use common::{answers, catalogue, today};
use utbyteskollen::catalogue::{CallStatus, Catalogue, Check, Role, Serves, Who};
use utbyteskollen::engine::{Assessment, Entry, Verdict, assess};
use utbyteskollen::facts::{Field, Goal, OrgType};

/// A school that wants its staff to learn: the case that a staff room brings
const STAFF: &str = "org.type=grundskola goals=GOAL-10 travellers=staff";

fn place(assessment: &Assessment<'_>, programme: &str) -> usize {
    assessment.programmes.iter().position(|entry| &*entry.programme.id == programme).unwrap()
}

fn entry<'a, 'c>(assessment: &'a Assessment<'c>, programme: &str) -> &'a Entry<'c> {
    &assessment.programmes[place(assessment, programme)]
}

#[test]
fn every_programme_is_in_the_order() {
    let catalogue = catalogue();
    for idea in ["", STAFF, "org.type=privatperson"] {
        let assessment = assess(&catalogue, &answers(idea, ""), today());
        let mut ids: Vec<&str> = assessment.programmes.iter().map(|entry| &*entry.programme.id).collect();
        ids.sort_unstable();
        let mut known: Vec<&str> = catalogue.programmes.iter().map(|programme| &*programme.id).collect();
        known.sort_unstable();
        assert_eq!(ids, known, "{idea}");
    }
}

/// Each pair in the order keeps what was promised, weightiest first
#[test]
fn what_comes_first_has_a_reason() {
    let catalogue = catalogue();
    for idea in [
        "",
        STAFF,
        "org.type=gymnasieskola_yrk goals=GOAL-07,GOAL-10,GOAL-12",
        "org.type=gymnasieskola_hp goals=GOAL-01,GOAL-02,GOAL-06,GOAL-11,GOAL-12",
        "org.type=studieforbund goals=GOAL-10,GOAL-21",
        "org.type=huvudman_kommun goals=GOAL-06,GOAL-10",
        "org.type=privatperson goals=GOAL-10",
        "org.type=larosate goals=GOAL-01",
    ] {
        let assessment = assess(&catalogue, &answers(idea, ""), today());
        for pair in assessment.programmes.windows(2) {
            let (one, other) = (&pair[0], &pair[1]);
            let say = || format!("`{idea}`: {} before {}", one.programme.id, other.programme.id);
            let (first, second) = (&one.reasons, &other.reasons);
            if first.can_be_applied_for != second.can_be_applied_for {
                assert!(first.can_be_applied_for, "{}", say());
                assert!(one.rank < other.rank, "{}", say());
                continue;
            }
            let goals = (first.goals_met.len(), first.strong());
            let fewer = (second.goals_met.len(), second.strong());
            if goals != fewer {
                assert!(goals > fewer, "{}", say());
                continue;
            }
            if first.not_no != second.not_no {
                assert!(first.not_no, "{}", say());
                continue;
            }
            let role = |role: Option<Role>| role.unwrap_or(Role::Apply);
            if role(first.role) != role(second.role) {
                assert!(role(first.role) < role(second.role), "{}", say());
                continue;
            }
            assert!(first.effort <= second.effort, "{}", say());
            let equal = first.effort == second.effort;
            assert_eq!(one.rank == other.rank, equal, "{}", say());
            assert!(!equal || one.programme.id < other.programme.id, "{}", say());
        }
    }
}

#[test]
fn a_school_that_wants_staff_development_sees_open_doors_first() {
    let catalogue = catalogue();
    let assessment = assess(&catalogue, &answers(STAFF, ""), today());
    let first: Vec<&str> = assessment.programmes.iter().take(2).map(|entry| &*entry.programme.id).collect();
    assert_eq!(first, ["ep_ka122", "ep_ka120"]);
    assert_eq!(entry(&assessment, "ep_ka122").reasons.goals_met, [(Goal::StaffDevelopment, true)]);
    let atlas = entry(&assessment, "atlas_partnership");
    assert!(!atlas.reasons.can_be_applied_for);
    // A closed programme stands above none that can be applied for, whatever the idea.
    let ideas = [STAFF, "", "org.type=gymnasieskola_hp goals=GOAL-11,GOAL-12", "org.type=privatperson"];
    for idea in ideas {
        let assessment = assess(&catalogue, &answers(idea, ""), today());
        let closed =
            assessment.programmes.iter().position(|entry| !entry.reasons.can_be_applied_for).unwrap();
        assert!(place(&assessment, "atlas_partnership") >= closed, "{idea}");
        for entry in &assessment.programmes[closed..] {
            assert!(!entry.reasons.can_be_applied_for, "{idea}: {}", entry.programme.id);
        }
    }
}

#[test]
fn that_a_shape_fits_does_not_lift_a_programme() {
    let catalogue = catalogue();
    // eTwinning fits any school at once; of KA122 little is known, and it is a first choice for the goal.
    let assessment = assess(&catalogue, &answers("org.type=grundskola goals=GOAL-09", ""), today());
    let (fits, open) = (entry(&assessment, "etwinning"), entry(&assessment, "ep_ka122"));
    assert_eq!((fits.verdict, open.verdict), (Verdict::Fits, Verdict::Open));
    assert!(place(&assessment, "ep_ka122") < place(&assessment, "etwinning"));
    // Two programmes that differ in nothing but how much is known of them share a rank.
    let (mut twins, first) = two_alike(&catalogue, "ep_ka120");
    twins.programmes[1].rules.clear();
    let assessment = assess(&twins, &answers("org.type=grundskola goals=GOAL-09", ""), today());
    let verdicts: Vec<_> =
        assessment.programmes.iter().map(|entry| (&*entry.programme.id, entry.verdict, entry.rank)).collect();
    assert_eq!(verdicts, [(first.as_str(), Verdict::Open, 0), ("zz", Verdict::Fits, 0)]);
}

/// A catalogue of one programme twice, the second under another id
fn two_alike(whole: &Catalogue, programme: &str) -> (Catalogue, String) {
    let one = whole.programme(programme).unwrap().clone();
    let mut other = one.clone();
    other.id = "zz".into();
    (Catalogue { programmes: vec![one, other], ..whole.clone() }, programme.to_owned())
}

/// One thing that the second of two equal programmes has better, and whether it then comes first
#[test]
fn each_reason_weighs_by_itself() {
    let whole = catalogue();
    type Change = fn(&mut Catalogue);
    let better: [(&str, Change); 5] = [
        ("a door", |twins| twins.programmes[0].call.status = CallStatus::Closed),
        ("another goal met", |twins| {
            let also = Serves { goal: Goal::Entrepreneurship, strong: false };
            twins.programmes[1].serves.push(also);
        }),
        ("a first choice for the goal", |twins| {
            twins.programmes[0].serves.iter_mut().for_each(|serves| serves.strong = false);
        }),
        ("not ruled out", |twins| {
            let not = Who { org: OrgType::Grundskola, role: Role::Not, confirmed: true };
            twins.programmes[0].who = vec![not];
        }),
        ("less work", |twins| twins.programmes[0].effort += 1),
    ];
    let idea = answers("org.type=grundskola goals=GOAL-10,GOAL-20", "");
    let (alike, _) = two_alike(&whole, "ep_ka122");
    let ranks = |catalogue: &Catalogue| {
        let assessment = assess(catalogue, &idea, today());
        assessment
            .programmes
            .iter()
            .map(|entry| (entry.programme.id.to_string(), entry.rank))
            .collect::<Vec<_>>()
    };
    let (one, other) = ("ep_ka122".to_owned(), "zz".to_owned());
    assert_eq!(ranks(&alike), [(one.clone(), 0), (other.clone(), 0)]);
    for (what, change) in better {
        let mut twins = alike.clone();
        change(&mut twins);
        assert_eq!(ranks(&twins), [(other.clone(), 0), (one.clone(), 1)], "{what}");
    }
    // The weightiest settles it: a door is worth more than a goal met.
    let mut twins = alike;
    twins.programmes[0].call.status = CallStatus::Closed;
    twins.programmes[1].serves.clear();
    assert_eq!(ranks(&twins), [(other, 0), (one, 1)]);
}

#[test]
fn each_way_out_is_named_once_with_the_first_rule_that_leads_there() {
    let mut one = catalogue();
    one.programmes.retain(|programme| &*programme.id == "ep_ka122");
    one.programmes[0].rules.truncate(3);
    one.programmes[0].successors = ["b", "c"].map(Into::into).into();
    // All of its rules fail where no more parties come.
    for rule in &mut one.rules {
        rule.when = Check::Nothing;
        rule.check = Check::Yes { field: Field::PartiesMore, is: true };
        rule.activities.clear();
        rule.editions.clear();
    }
    // Where each rule leads, whether they fail, whether the programme has ended; and which rule leads to each way out.
    type Case<'a> = ([&'a str; 3], bool, bool, &'a [(&'a str, Option<usize>)]);
    let cases: [Case<'_>; 8] = [
        (["", "", ""], true, false, &[]),
        (["", "a", ""], true, false, &[("a", Some(1))]),
        (["a", "a", ""], true, false, &[("a", Some(0))]),
        (["b", "a", "b"], true, false, &[("b", Some(0)), ("a", Some(1))]),
        (["b", "a", "b"], false, false, &[]),
        (["b", "a", "b"], false, true, &[("b", None), ("c", None)]),
        (["", "a", ""], true, true, &[("a", Some(1)), ("b", None), ("c", None)]),
        (["b", "", ""], true, true, &[("b", Some(0)), ("c", None)]),
    ];
    for (routes, fails, ended, expected) in cases {
        let mut catalogue = one.clone();
        let places = catalogue.programmes[0].rules.clone();
        for (place, route) in places.iter().zip(routes) {
            let rule = &mut catalogue.rules[usize::from(*place)];
            rule.route = (!route.is_empty()).then(|| route.into());
        }
        if ended {
            catalogue.programmes[0].call.status = CallStatus::Ended;
        }
        let idea = answers("schools=SE,FI", if fails { "partiesMore=0" } else { "partiesMore=1" });
        let assessment = assess(&catalogue, &idea, today());
        let id = |place: usize| &catalogue.rules[usize::from(places[place])].id;
        let told: Vec<_> = assessment.programmes[0]
            .routes
            .iter()
            .map(|(to, rule)| (*to, rule.map(|rule| &rule.id)))
            .collect();
        let expected: Vec<_> = expected.iter().map(|(to, rule)| (*to, rule.map(id))).collect();
        assert_eq!(told, expected, "{routes:?}, fails: {fails}, ended: {ended}");
    }
}

#[test]
fn what_is_ruled_out_comes_last_among_its_equals() {
    let catalogue = catalogue();
    let assessment = assess(&catalogue, &answers("org.type=grundskola", ""), today());
    let no = |entry: &&Entry<'_>| entry.verdict == Verdict::No;
    let can_be_applied_for = || assessment.programmes.iter().filter(|entry| entry.reasons.can_be_applied_for);
    let last_possible = can_be_applied_for().filter(|entry| !no(entry)).map(|entry| entry.rank).max();
    let first_no = can_be_applied_for().filter(no).map(|entry| entry.rank).min();
    assert!(last_possible.unwrap() < first_no.unwrap());
}
