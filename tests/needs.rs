//! From a need to the form of programme that meets it: each row of the table of needs in the facts on goals (section 5), as
//! answers, what is offered first for each part of the world, and what is not offered.
#![cfg(test)]

mod common;

use common::{answers, catalogue, today};
use utbyteskollen::catalogue::Role;
use utbyteskollen::engine::{Assessment, Entry, Gap, Outcome, Reason, assess};
use utbyteskollen::facts::{Goal, OrgType};

/// A need, as it is said and as it is met
struct Need {
    /// The row
    wish: &'static str,
    /// What is said
    said: &'static str,
    /// What is offered first, best first; `a=b`: these two, whichever comes first
    first: &'static str,
    /// What is shown as closed or unknown, and comes first among that
    closed: &'static str,
    /// What is not offered: ruled out, or for others than these
    not: &'static str,
}

const NEEDS: &[Need] = &[
    // Staff learns from colleagues abroad
    Need {
        wish: "staff, Nordic and Baltic countries",
        said: "org.type=grundskola goals=GOAL-10 travellers=staff destinations=nordic_baltic",
        first: "np_junior_mob ep_ka122 ep_ka120",
        closed: "",
        not: "ep_ka152 ep_ka153 np_adult_mob",
    },
    Need {
        wish: "staff, Nordic and Baltic countries, adult education",
        said: "org.type=komvux_grund_gy goals=GOAL-05,GOAL-10 travellers=staff destinations=nordic_baltic ways=mobility",
        first: "np_adult_mob ep_ka122 ep_ka120",
        closed: "",
        not: "np_junior_mob etwinning",
    },
    Need {
        wish: "adult learners, Nordic and Baltic countries",
        said: "org.type=folkhogskola_allman goals=GOAL-09 travellers=adult_learners destinations=nordic_baltic ways=mobility",
        first: "np_languages=np_adult_mob np_languages=np_adult_mob ep_ka122",
        closed: "",
        not: "np_junior_mob ep_ka131",
    },
    Need {
        wish: "staff, programme countries",
        said: "org.type=grundskola goals=GOAL-05 travellers=staff destinations=programme_countries",
        first: "ep_ka122 ep_ka120",
        closed: "",
        not: "ep_ka153",
    },
    Need {
        wish: "staff, accredited",
        said: "org.type=grundskola goals=GOAL-10 travellers=staff destinations=programme_countries org.accreditedIn=school",
        first: "ep_ka120",
        closed: "",
        not: "ep_ka122",
    },
    Need {
        wish: "staff, elsewhere: no open grant",
        said: "org.type=grundskola goals=GOAL-15 travellers=staff destinations=outside",
        first: "",
        closed: "atlas_partnership",
        not: "ep_ka171",
    },
    // A class or group works with peers
    Need {
        wish: "a class, Nordic and Baltic countries",
        said: "org.type=grundskola goals=GOAL-12,GOAL-17 travellers=pupils destinations=nordic_baltic",
        first: "np_junior_mob ep_ka122 ep_ka120",
        closed: "",
        not: "ep_ka152",
    },
    Need {
        wish: "a class, programme countries",
        said: "org.type=gymnasieskola_hp goals=GOAL-17 travellers=pupils destinations=programme_countries",
        first: "ep_ka122 ep_ka120",
        closed: "",
        not: "ep_ka152",
    },
    Need {
        wish: "a class, outside",
        said: "org.type=gymnasieskola_hp goals=GOAL-17 travellers=pupils destinations=outside",
        first: "",
        closed: "atlas_partnership",
        not: "ep_ka152",
    },
    Need {
        wish: "a class, no money for travel",
        said: "org.type=grundskola goals=GOAL-12,GOAL-17 travellers=pupils ways=digital",
        first: "etwinning",
        closed: "",
        not: "ep_ka152",
    },
    Need {
        wish: "the pupils of a municipality are no youth exchange either",
        said: "org.type=huvudman_kommun goals=GOAL-12 travellers=pupils",
        first: "ep_ka120",
        closed: "",
        not: "ep_ka152",
    },
    // A product or method is developed together
    Need {
        wish: "a product, newcomer, two parties",
        said: "org.type=grundskola goals=GOAL-01,GOAL-02 ways=cooperation org.newcomer=1 schools=SE,ES partiesMore=0",
        first: "ep_ka210",
        closed: "",
        not: "np_adult_dev",
    },
    Need {
        wish: "a product, newcomer, where to is open",
        said: "org.type=grundskola goals=GOAL-01 ways=cooperation org.newcomer=1",
        first: "ep_ka210=np_junior_dev",
        closed: "",
        not: "np_adult_dev",
    },
    Need {
        wish: "a product, three countries",
        said: "org.type=gymnasieskola_hp goals=GOAL-01,GOAL-02 ways=cooperation org.newcomer=0 schools=SE,ES,DE partiesMore=0",
        first: "ep_ka220 ep_ka210",
        closed: "",
        not: "np_adult_dev",
    },
    Need {
        wish: "a product, Nordic and Baltic countries, three parties",
        said: "org.type=grundskola goals=GOAL-01 ways=cooperation schools=SE,FI,EE partiesMore=0",
        first: "np_junior_dev",
        closed: "",
        not: "np_adult_dev",
    },
    Need {
        wish: "a product, Nordic and Baltic countries, adult education",
        said: "org.type=folkhogskola_allman goals=GOAL-01,GOAL-02 ways=cooperation destinations=nordic_baltic",
        first: "np_adult_dev",
        closed: "",
        not: "np_junior_mob etwinning",
    },
    Need {
        wish: "a product across areas, Nordic and Baltic countries",
        said: "org.type=gymnasieskola_hp goals=GOAL-06,GOAL-22 ways=cooperation destinations=nordic_baltic",
        first: "np_horizontal ep_ka220",
        closed: "",
        not: "np_adult_dev",
    },
    // A municipality wants its schools to go international
    Need {
        wish: "a municipality and its schools",
        said: "org.type=huvudman_kommun goals=GOAL-04,GOAL-06 ways=structure",
        first: "ep_ka120",
        closed: "ep_ka240",
        not: "etwinning",
    },
    Need {
        wish: "a municipality and its schools, for the first time",
        said: "org.type=huvudman_kommun goals=GOAL-04 ways=structure org.newcomer=1",
        first: "ep_ka120",
        closed: "ep_ka240",
        not: "etwinning",
    },
    // Placements of pupils
    Need {
        wish: "placements, programme countries",
        said: "org.type=gymnasieskola_yrk resultArea=vet goals=GOAL-07,GOAL-18 travellers=pupils destinations=programme_countries",
        first: "ep_ka122 ep_ka120",
        closed: "",
        not: "ep_ka152 ep_ka131",
    },
    Need {
        wish: "placements, where to is open",
        said: "org.type=gymnasieskola_yrk resultArea=vet goals=GOAL-18 travellers=pupils",
        first: "ep_ka122 ep_ka120",
        closed: "",
        not: "ep_ka152 ep_ka131",
    },
    Need {
        wish: "placements, Nordic and Baltic countries",
        said: "org.type=gymnasieskola_yrk resultArea=vet goals=GOAL-07,GOAL-18 travellers=pupils destinations=nordic_baltic",
        first: "ep_ka122=np_junior_mob ep_ka122=np_junior_mob ep_ka120",
        closed: "",
        not: "ep_ka152",
    },
    Need {
        wish: "placements, outside",
        said: "org.type=gymnasieskola_yrk resultArea=vet goals=GOAL-18 travellers=pupils destinations=outside",
        first: "",
        closed: "atlas_placement",
        not: "ep_ka152",
    },
    // A course for students with partner universities
    Need {
        wish: "a course of universities, programme countries",
        said: "org.type=larosate goals=GOAL-07,GOAL-08 travellers=students destinations=programme_countries",
        first: "ep_ka131",
        closed: "",
        not: "np_junior_mob",
    },
    Need {
        wish: "a course of universities, Nordic and Baltic countries",
        said: "org.type=larosate goals=GOAL-07,GOAL-08 travellers=students destinations=nordic_baltic",
        first: "np_he ep_ka131",
        closed: "",
        not: "np_junior_mob",
    },
    Need {
        wish: "students, outside",
        said: "org.type=larosate goals=GOAL-08 travellers=students destinations=outside",
        first: "ep_ka171",
        closed: "",
        not: "np_junior_mob atlas_partnership",
    },
    // Young people's own idea
    Need {
        wish: "an idea of young people, a group without an association",
        said: "org.type=informell_ungdomsgrupp goals=GOAL-23 travellers=young_people",
        first: "ep_ka154 esc_solidarity=ep_ka152",
        closed: "",
        not: "ep_ka153 ep_ka122 etwinning",
    },
    Need {
        wish: "an idea of young people, at home",
        said: "org.type=informell_ungdomsgrupp goals=GOAL-20,GOAL-23 travellers=young_people destinations=at_home",
        first: "esc_solidarity ep_ka154",
        closed: "",
        not: "ep_ka153 ep_ka122",
    },
    Need {
        wish: "an idea of young people, an organisation",
        said: "org.type=ungdomsorg goals=GOAL-23 travellers=young_people",
        first: "ep_ka154 esc_solidarity=ep_ka152",
        closed: "",
        not: "ep_ka122 etwinning",
    },
    // Teaching about the EU
    Need {
        wish: "teaching about the EU, a single school",
        said: "org.type=gymnasieskola_hp goals=GOAL-14,GOAL-23",
        first: "etwinning jm_learning_eu",
        closed: "",
        not: "ep_ka154",
    },
    Need {
        wish: "teaching about the EU, a network",
        said: "org.type=gymnasieskola_hp ways=cooperation schools=SE,DE,FR,ES,IT partiesMore=0 destinations=programme_countries",
        first: "ep_ka210 ep_ka220=jm_learning_eu jm_network=ep_ka220=jm_learning_eu",
        closed: "",
        not: "np_adult_dev",
    },
    // The Nordic languages
    Need {
        wish: "Nordic languages",
        said: "org.type=grundskola goals=GOAL-09 destinations=nordic_baltic",
        first: "np_languages",
        closed: "",
        not: "np_adult_dev",
    },
    // To find partners and plan
    Need {
        wish: "to find a partner",
        said: "org.type=grundskola goals=GOAL-19 hasPartner=0",
        first: "ep_ka122=np_junior_mob=np_languages ep_ka122=np_junior_mob=np_languages ep_ka122=np_junior_mob=np_languages",
        closed: "atlas_planning",
        not: "ep_ka210",
    },
    Need {
        wish: "to find a partner, Nordic and Baltic countries",
        said: "org.type=grundskola goals=GOAL-19 hasPartner=0 destinations=nordic_baltic travellers=staff",
        first: "np_junior_mob=np_languages np_junior_mob=np_languages ep_ka122",
        closed: "",
        not: "ep_ka210",
    },
    Need {
        wish: "to find a partner without money for travel",
        said: "org.type=grundskola goals=GOAL-19 hasPartner=0 ways=digital",
        first: "etwinning",
        closed: "",
        not: "ep_ka210",
    },
];

fn offered<'a, 'c>(assessment: &'a Assessment<'c>) -> Vec<&'a Entry<'c>> {
    // For no goal, elsewhere, in another way or for others: that is no offer for this need, and comes after what is one.
    let is_one = |entry: &&Entry<'_>| {
        !entry.reasons.counted.iter().any(|reason| reason.weight() <= Reason::OtherWay.weight())
    };
    assessment.programmes.iter().filter(is_one).filter(|entry| entry.reasons.not_no).collect()
}

#[test]
fn each_need_is_met_by_the_programmes_that_the_facts_name() {
    let catalogue = catalogue();
    let mut wrong = vec![];
    for Need { wish, said, first, closed, not } in NEEDS {
        let assessment = assess(&catalogue, &answers(said, ""), today());
        let offered = offered(&assessment);
        let ids = |door: bool| -> Vec<&str> {
            let such = offered.iter().filter(|entry| entry.reasons.can_be_applied_for == door);
            such.map(|entry| &*entry.programme.id).collect()
        };
        let starts = |with: &str, ids: &[&str]| {
            let mut ids = ids.iter();
            with.split_whitespace()
                .all(|any| ids.next().is_some_and(|id| any.split('=').any(|one| one == *id)))
        };
        let (open, shut) = (ids(true), ids(false));
        if !starts(first, &open) || !starts(closed, &shut) {
            wrong.push(format!("{wish}: {open:?} | {shut:?}"));
        }
        for id in not.split_whitespace() {
            let entry = assessment.programmes.iter().find(|entry| &*entry.programme.id == id).unwrap();
            let is_offered = offered.iter().any(|entry| &*entry.programme.id == id);
            if is_offered && entry.formal().all(|found| found.outcome != Outcome::Fail) {
                wrong.push(format!("{wish}: {id} is offered"));
            }
        }
        // Where the table says that there is nothing open, nothing open goes there, and the page says so.
        let nowhere = open.iter().all(|id| catalogue.programme(id).unwrap().made_for.to.is_empty());
        let gap = first.is_empty().then_some(Gap::Nowhere);
        if assessment.gap() != gap || (first.is_empty() && !nowhere) {
            wrong.push(format!("{wish}: {open:?}, {:?}", assessment.gap()));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Who wants no trips gets eTwinning first, whatever it is for, if it is for them at all
#[test]
fn where_money_for_travel_is_not_the_need_etwinning_comes_first() {
    let catalogue = catalogue();
    let role = |org: OrgType| catalogue.programme("etwinning").unwrap().role(org).0;
    for org in OrgType::ALL.iter().filter(|org| role(**org) == Role::Apply) {
        for goal in Goal::ALL {
            let said = format!("org.type={} goals={} ways=digital", org.id(), goal.id());
            let assessment = assess(&catalogue, &answers(&said, ""), today());
            // Money for lessons at home, as of Jean Monnet, is no money for travel.
            let mut of_trips =
                assessment.programmes.iter().filter(|entry| !entry.programme.made_for.ways.is_empty());
            assert_eq!(&*of_trips.next().unwrap().programme.id, "etwinning", "{said}");
        }
    }
}

/// No need is met by being asked along, as long as one can apply oneself
#[test]
fn the_first_offer_is_one_to_apply_for() {
    let catalogue = catalogue();
    for Need { wish, said, first, .. } in NEEDS.iter().filter(|need| !need.first.is_empty()) {
        let assessment = assess(&catalogue, &answers(said, ""), today());
        let best = &assessment.programmes[0];
        assert_eq!(best.role, Some(Role::Apply), "{wish}: {first}");
        assert!(best.is_offered(), "{wish}");
    }
}
