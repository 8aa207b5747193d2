//! The order of the programmes, and the reasons for it.
#![cfg(test)]

mod common;

use common::{answers, catalogue, today};
use core::cmp::Reverse;

use utbyteskollen::catalogue::{CallStatus, Catalogue, Check, Programme, Role, Rule, Who};
use utbyteskollen::engine::{Assessment, Entry, Outcome, Reason, Reasons, Verdict, assess};
use utbyteskollen::facts::{Area, Date, Destination, Field, Goal, OrgType, Set, Travellers, Way};

/// Who asks, and what for
const IDEAS: [&str; 8] = [
    "",
    STAFF,
    "org.type=gymnasieskola_yrk goals=GOAL-07,GOAL-10,GOAL-12",
    "org.type=gymnasieskola_hp goals=GOAL-01,GOAL-02,GOAL-06,GOAL-11,GOAL-12",
    "org.type=studieforbund goals=GOAL-10,GOAL-21",
    "org.type=huvudman_kommun goals=GOAL-06,GOAL-10",
    "org.type=privatperson goals=GOAL-10",
    "org.type=larosate goals=GOAL-01",
];

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
    for idea in IDEAS {
        let assessment = assess(&catalogue, &answers(idea, ""), today());
        for pair in assessment.programmes.windows(2) {
            let (one, other) = (&pair[0], &pair[1]);
            let say = || format!("`{idea}`: {} before {}", one.programme.id, other.programme.id);
            let (first, second) = (&one.reasons, &other.reasons);
            let tier = |reasons: &Reasons| (!reasons.can_be_applied_for, reasons.ended, !reasons.not_no);
            assert!(tier(first) <= tier(second), "{}", say());
            if tier(first) < tier(second) {
                assert!(one.rank < other.rank, "{}", say());
                continue;
            }
            assert!(first.points() >= second.points(), "{}", say());
            let equal = first.points() == second.points();
            assert_eq!(one.rank == other.rank, equal, "{}", say());
            assert!(!equal || one.programme.id < other.programme.id, "{}", say());
        }
    }
}

/// As long as nothing is said but who asks and what for, programmes of the own area stand as goals, what the organisation
/// may do, and the work of an application have them
#[test]
fn without_wishes_goals_decide_then_the_role_then_the_work() {
    let catalogue = catalogue();
    for idea in IDEAS {
        let assessment = assess(&catalogue, &answers(idea, ""), today());
        let alike =
            |entry: &&Entry<'_>| entry.is_offered() && !entry.reasons.counted.contains(Reason::OtherArea);
        let alike: Vec<&Entry<'_>> = assessment.programmes.iter().filter(alike).collect();
        for pair in alike.windows(2) {
            let order = |entry: &Entry<'_>| {
                let reasons = &entry.reasons;
                let goals = reasons.goals_met.len();
                let may_apply = reasons.role.is_none_or(|role| role == Role::Apply);
                (Reverse(goals), !may_apply, Reverse(reasons.first_choice_for.len()), reasons.effort)
            };
            let say = || format!("`{idea}`: {} before {}", pair[0].programme.id, pair[1].programme.id);
            let strong =
                pair[0].reasons.first_choice_for.len() > 7 || pair[1].reasons.first_choice_for.len() > 7;
            assert!(!strong, "{}: so many first choices outweigh the role", say());
            assert!(order(pair[0]) <= order(pair[1]), "{}", say());
        }
    }
}

/// Each thing that counts besides, in an idea where it counts for one of two twins and not for the other
#[test]
fn everything_that_counts_moves_a_programme_by_itself() {
    use Reason as R;
    let whole = catalogue();
    // What is said; the twin it counts for, made so; and the twin it does not count for
    type Made = fn(&mut Programme);
    let unlike: &[(R, &str, Made, Made)] = &[
        (R::NotOnline, "ways=digital", |_| (), |other| other.made_for.ways.insert(Way::Digital)),
        (R::NoGoal, "goals=GOAL-10", |one| one.serves = Set::default(), |_| ()),
        (
            R::Elsewhere,
            "destinations=outside",
            |_| (),
            |other| other.made_for.perhaps = Set::from_iter([Destination::Outside]),
        ),
        (R::OtherWay, "ways=cooperation", |_| (), |other| other.made_for.ways.insert(Way::Cooperation)),
        (
            R::OtherTravellers,
            "travellers=young_people",
            |_| (),
            |other| other.made_for.travellers.insert(Travellers::YoungPeople),
        ),
        (R::HeavyAtFirst, "org.newcomer=1", |one| one.effort = 3, |_| ()),
        (
            R::Accredited,
            "org.accreditedIn=school",
            |_| (),
            |other| other.made_for.without_accreditation = false,
        ),
        (R::OtherArea, "", |one| one.areas = Set::from_iter([Area::Youth]), |_| ()),
        (R::TooMany, "participants.own=31", |_| (), |other| other.made_for.own_at_most = Some(31)),
        (
            R::MoreParties,
            "parties=2 parties[0].country=SE parties[1].country=FI",
            |one| one.made_for.parties = 3,
            |other| other.made_for.parties = 2,
        ),
        (
            R::MadeForCountries,
            "destinations=nordic_baltic",
            |one| one.made_for.to = Set::from_iter([Destination::NordicBaltic]),
            |_| (),
        ),
        (R::ForNewcomers, "org.newcomer=1", |one| one.made_for.newcomers = true, |_| ()),
        (
            R::FindsPartner,
            "hasPartner=0",
            |_| (),
            |other| other.serves = other.serves.iter().filter(|goal| *goal != Goal::PartnerSearch).collect(),
        ),
        (R::ForOthersNew, "org.newcomer=0", |one| one.made_for.newcomers = true, |_| ()),
        (R::AnyDay, "", |one| one.call.status = CallStatus::Open, |other| other.call.usual = None),
        (R::Soon, "", |_| (), |other| other.call.usual = None),
    ];
    for reason in Reason::ALL {
        assert!(unlike.iter().any(|(counted, ..)| counted == reason), "{reason:?} is not held against twins");
    }
    for (reason, said, counts_for, not_for) in unlike {
        let (mut twins, _) = two_alike(&whole, "ep_ka122");
        counts_for(&mut twins.programmes[0]);
        not_for(&mut twins.programmes[1]);
        let idea = answers("org.type=grundskola", said);
        let assessment = assess(&twins, &idea, today());
        let counted = |id: &str| entry(&assessment, id).reasons.counted.contains(*reason);
        assert!(counted("ep_ka122") && !counted("zz"), "{reason:?}");
        let first = if reason.weight() > 0 { "ep_ka122" } else { "zz" };
        assert_eq!((place(&assessment, first), entry(&assessment, first).rank), (0, 0), "{reason:?}");
        assert_eq!(assessment.programmes[1].rank, 1, "{reason:?}");
        // Where it was not said, it counts for neither, except what is so of the programme itself.
        let silent = assess(&twins, &answers("org.type=grundskola", ""), today());
        let counted = |id: &str| entry(&silent, id).reasons.counted.contains(*reason);
        assert_eq!(counted("ep_ka122"), said.is_empty(), "{reason:?}");
        assert!(!counted("zz"), "{reason:?}");
    }
}

/// Today is in November: six months on it is May
#[test]
fn a_call_that_closes_within_six_months_is_soon() {
    let rows = [
        ((2026, 11, 30), true),
        ((2026, 12, 1), true),
        ((2027, 5, 31), true),
        ((2027, 6, 1), false),
        ((2027, 12, 1), false),
        ((2028, 5, 1), false),
    ];
    for ((year, month, day), soon) in rows {
        let (mut twins, _) = two_alike(&catalogue(), "ep_ka122");
        let call = &mut twins.programmes[0].call;
        (call.status, call.usual, call.closes) = (CallStatus::Open, None, Date::new(year, month, day));
        let assessment = assess(&twins, &answers("org.type=grundskola", ""), today());
        let counted = entry(&assessment, "ep_ka122").reasons.counted.contains(Reason::Soon);
        assert_eq!(counted, soon, "{year}-{month}-{day}");
    }
}

#[test]
fn the_partners_say_where_to_more_than_the_wish_does() {
    let catalogue = catalogue();
    let elsewhere = |said: &str, programme: &str| {
        let assessment = assess(&catalogue, &answers("org.type=grundskola", said), today());
        let counted = entry(&assessment, programme).reasons.counted;
        (counted.contains(Reason::Elsewhere), counted.contains(Reason::MadeForCountries))
    };
    assert_eq!(elsewhere("destinations=outside", "np_junior_mob"), (true, false));
    assert_eq!(elsewhere("destinations=outside schools=SE,FI", "np_junior_mob"), (false, true));
    assert_eq!(elsewhere("destinations=nordic_baltic schools=SE,ES", "np_junior_mob"), (true, false));
    assert_eq!(elsewhere("schools=SE,FI,ES", "np_junior_mob"), (false, true));
    // Only the own unit: nothing is said of where to.
    assert_eq!(elsewhere("schools=SE", "np_junior_mob"), (false, false));
    // What the United Kingdom is in the calls of 2027 the sources do not say.
    assert_eq!(elsewhere("schools=SE,GB", "ep_ka122"), (false, false));
    assert_eq!(elsewhere("schools=SE,IN", "ep_ka122"), (true, false));
    assert_eq!(elsewhere("schools=SE,AX", "np_junior_mob"), (false, true));
    // None of the choices says nothing.
    assert_eq!(elsewhere("destinations=", "np_junior_mob"), (false, false));
}

/// Nobody who applies for the first time begins with the heaviest, as long as a lighter programme that they may apply to
/// serves anything of what they want
#[test]
fn a_first_application_is_not_led_to_the_heaviest_programme_first() {
    let catalogue = catalogue();
    let mut lighter = 0;
    let goals = Goal::ALL.iter().map(|goal| goal.id());
    let all = goals.clone().collect::<Vec<_>>().join(",");
    let pairs = goals.clone().flat_map(|one| goals.clone().map(move |other| (one, other)));
    let pairs = pairs.filter(|(one, other)| one <= other).map(|(one, other)| match one == other {
        true => one.to_owned(),
        false => format!("{one},{other}"),
    });
    let wanted: Vec<String> = pairs.chain([all]).collect();
    for org in OrgType::ALL {
        for goals in &wanted {
            let idea = answers(&format!("org.type={} goals={goals} org.newcomer=1", org.id()), "");
            let assessment = assess(&catalogue, &idea, today());
            let possible = assessment.programmes.iter().filter(|entry| entry.is_offered());
            let serving = possible.filter(|entry| !entry.reasons.goals_met.is_empty());
            let mut serving = serving.filter(|entry| entry.role == Some(Role::Apply)).peekable();
            let Some(first) = serving.peek().map(|first| first.programme) else { continue };
            if serving.any(|entry| entry.programme.effort < 3) {
                lighter += 1;
                assert!(first.effort < 3, "{} {goals}: {}", org.id(), first.id);
            }
        }
    }
    assert!(lighter > 9_000, "{lighter}");
}

/// What a programme is made for is what its rules about countries, parties and participants say
#[test]
fn what_a_programme_is_made_for_agrees_with_its_rules() {
    let catalogue = catalogue();
    let of = |countries: &str, said: &str| {
        assess(&catalogue, &answers(&format!("schools={countries}"), said), today())
    };
    let parts = [
        (Destination::NordicBaltic, "SE,FI,DK,NO,EE,LV,LT"),
        (Destination::ProgrammeCountries, "SE,DE,ES,FR,IT,PT,NL"),
        (Destination::Outside, "SE,IN,BR,JP,ZA,US,KE"),
    ];
    let reads = |rule: &Rule, is_so: &dyn Fn(&Check) -> bool| {
        let mut reads = false;
        rule.check.walk(&mut |check| reads |= is_so(check));
        reads
    };
    let fails = |assessment: &Assessment<'_>, programme: &str, is_so: &dyn Fn(&Check) -> bool| {
        let entry = entry(assessment, programme);
        let failing = entry.formal().filter(|found| found.outcome == Outcome::Fail);
        failing.filter(|found| reads(found.rule, is_so)).count() > 0
    };
    let of_countries = |check: &Check| match check {
        Check::InRegion { .. } | Check::Countries { .. } => true,
        Check::Count { region, .. } => region.is_some(),
        _ => false,
    };
    let mut held = 0;
    for programme in catalogue.programmes.iter().filter(|one| one.call.status != CallStatus::Ended) {
        let made_for = &programme.made_for;
        if made_for.to.is_empty() {
            continue;
        }
        for (part, countries) in parts {
            // With enough of them at home, a school authority among them.
            let parties = of(&format!("SE,SE,{countries}"), "partiesMore=0 parties[0].schoolAuthority=1");
            let fails = fails(&parties, &programme.id, &of_countries);
            if made_for.to.contains(part) {
                assert!(!fails, "{} is made for {part:?}, and a rule is against it", programme.id);
            } else if !made_for.perhaps.contains(part) && FAILS_BY_ELSEWHERE.contains(&&*programme.id) {
                assert!(fails, "{} is not made for {part:?}, and no rule is against it", programme.id);
                held += 1;
            }
        }
        let fewer = usize::from(made_for.parties).saturating_sub(1);
        if fewer > 0 {
            let places = parts.iter().find(|(part, _)| made_for.to.contains(*part)).unwrap().1;
            let few: Vec<&str> = places.split(',').take(fewer).collect();
            let counts = |check: &Check| matches!(check, Check::Count { .. } | Check::Countries { .. });
            let assessment = of(&few.join(","), "partiesMore=0");
            assert!(fails(&assessment, &programme.id, &counts), "{} takes {fewer} parties", programme.id);
        }
        if let Some(most) = made_for.own_at_most {
            let own = |check: &Check| check.reads(Field::ParticipantsOwn);
            let fails = |count: u16| {
                let said = format!("participants.own={count} participants.total={count}");
                fails(&of("SE,FI", &said), &programme.id, &own)
            };
            assert!(!fails(most) && fails(most + 1), "{} takes {most} of the own", programme.id);
        }
    }
    // Four of Erasmus+ for schools and partnerships and Jean Monnet's network, one place each; four of Atlas, one each; seven of
    // Nordplus and KA171, two each.
    assert_eq!(held, 5 + 4 + 16);
}

/// The programmes whose rules rule out countries that they are not made for
const FAILS_BY_ELSEWHERE: &[&str] = &[
    "ep_ka120",
    "ep_ka122",
    "ep_ka171",
    "ep_ka210",
    "ep_ka240",
    "jm_network",
    "atlas_partnership",
    "atlas_placement",
    "atlas_planning",
    "atlas_conference",
    "np_junior_mob",
    "np_junior_dev",
    "np_he",
    "np_adult_mob",
    "np_adult_dev",
    "np_horizontal",
    "np_languages",
];

#[test]
fn a_school_that_wants_staff_development_sees_open_doors_first() {
    let catalogue = catalogue();
    let assessment = assess(&catalogue, &answers(STAFF, ""), today());
    let first: Vec<&str> = assessment.programmes.iter().take(2).map(|entry| &*entry.programme.id).collect();
    assert_eq!(first, ["ep_ka122", "ep_ka120"]);
    let reasons = &entry(&assessment, "ep_ka122").reasons;
    let wanted = Set::from_iter([Goal::StaffDevelopment]);
    assert_eq!((reasons.goals_met, reasons.first_choice_for), (wanted, wanted));
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
    let better: [(&str, Change); 6] = [
        ("a door", |twins| twins.programmes[0].call.status = CallStatus::Closed),
        ("another goal met", |twins| twins.programmes[1].serves.insert(Goal::Entrepreneurship)),
        ("a first choice for the goal", |twins| twins.programmes[0].first_choice_for = Set::default()),
        ("not ended", |twins| twins.programmes[0].call.status = CallStatus::Ended),
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
    twins.programmes[1].serves = Set::default();
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
