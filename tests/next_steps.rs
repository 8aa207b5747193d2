//! What comes next on the way to an application, for whom and in which programme.
#![cfg(test)]

mod common;
#[expect(dead_code, reason = "these rules are of fewer kinds")]
#[path = "common/made_up.rs"]
mod made_up;

use common::answers;
use made_up::{alone, entry};
use utbyteskollen::catalogue::{CallStatus, Catalogue, Programme, Role};
use utbyteskollen::engine::NextStep::{self, *};
use utbyteskollen::engine::{Verdict, next_steps};

/// What the programme is like
#[derive(Clone, Copy, Debug)]
enum Like {
    /// It is applied for together with somebody
    Usual,
    Alone,
    /// There is no application
    LastStepOfItsOwn,
    WithSuccessor,
}

fn programme(like: Like) -> Catalogue {
    let mut catalogue = alone(vec![]);
    let programme: &mut Programme = &mut catalogue.programmes[0];
    programme.successors = vec![];
    programme.applying.alone = false;
    programme.applying.last_step = None;
    match like {
        Like::Usual => {}
        Like::Alone => programme.applying.alone = true,
        // What it says does not matter here.
        Like::LastStepOfItsOwn => programme.applying.last_step = programme.applying.who.clone(),
        Like::WithSuccessor => programme.successors = vec!["ep_ka122".into()],
    }
    catalogue
}

#[test]
fn the_next_steps() {
    use CallStatus::{Closed, Ended, Expected, Open, Paused, Unknown};
    use Verdict::{Fits, FitsIfChanged, No};
    let told = |like, status, verdict, role: Option<Role>, idea: &str| {
        let (catalogue, answers) = (programme(like), answers(idea, ""));
        let mut entry = entry(&catalogue, &answers);
        entry.call.status = status;
        entry.verdict = verdict;
        entry.role = role;
        next_steps(&entry, &answers)
    };
    let apply = Some(Role::Apply);
    let (nothing, need, goals) = ("", "needIdentified=1", "goals=GOAL-01");
    let both = "needIdentified=1 goals=GOAL-01";
    let partner = "needIdentified=1 goals=GOAL-01 hasPartner=1";
    let abroad = "needIdentified=1 goals=GOAL-01 parties=2 parties[0].country=SE parties[1].country=NO";
    let at_home = "needIdentified=1 goals=GOAL-01 parties=2 parties[0].country=SE parties[1].country=SE";
    let applied = "needIdentified=1 goals=GOAL-01 applied=1";
    type Row<'a> = (Like, CallStatus, Verdict, Option<Role>, &'a str, &'a [NextStep]);
    let rows: [Row<'_>; 34] = [
        // One after the other, three at once.
        (Like::Usual, Open, Fits, apply, nothing, &[Need, Possibilities, Partners]),
        (Like::Usual, Open, Fits, apply, need, &[Possibilities, Partners, Organisation]),
        (Like::Usual, Open, Fits, apply, "needIdentified=0", &[Need, Possibilities, Partners]),
        (Like::Usual, Open, Fits, apply, "needText=Vi", &[Possibilities, Partners, Organisation]),
        (Like::Usual, Open, Fits, apply, goals, &[Need, Partners, Organisation]),
        (Like::Usual, Open, Fits, apply, "needIdentified=1 goals=", &[Possibilities, Partners, Organisation]),
        (Like::Usual, Open, Fits, apply, both, &[Partners, Organisation, Application]),
        (Like::Usual, Open, Fits, apply, partner, &[Organisation, Application]),
        (
            Like::Usual,
            Open,
            Fits,
            apply,
            "needIdentified=1 goals=GOAL-01 hasPartner=0",
            &[Partners, Organisation, Application],
        ),
        (Like::Usual, Open, Fits, apply, abroad, &[Organisation, Application]),
        (Like::Usual, Open, Fits, apply, at_home, &[Partners, Organisation, Application]),
        (Like::Usual, Open, FitsIfChanged, apply, both, &[Partners, Organisation, Application]),
        (Like::Alone, Open, Fits, apply, both, &[Organisation, Application]),
        (Like::Alone, Open, Fits, None, both, &[Organisation, Application]),
        (Like::Alone, Open, Fits, Some(Role::NotStated), both, &[Organisation, Application]),
        // Who does not apply talks to those who do.
        (Like::Usual, Open, Fits, Some(Role::Partner), both, &[Applicant]),
        (Like::Usual, Open, Fits, Some(Role::TakePart), nothing, &[Need, Possibilities, Applicant]),
        (Like::LastStepOfItsOwn, Open, Fits, Some(Role::TakePart), both, &[Applicant]),
        (Like::LastStepOfItsOwn, Open, Fits, apply, partner, &[OwnLastStep]),
        (Like::LastStepOfItsOwn, Open, Fits, apply, both, &[Partners, OwnLastStep]),
        // After the application there is the decision, if there is one.
        (Like::Usual, Open, Fits, apply, applied, &[Decision]),
        (Like::Usual, Expected, Fits, apply, applied, &[Decision]),
        (Like::LastStepOfItsOwn, Open, Fits, apply, applied, &[Partners, OwnLastStep]),
        (
            Like::Usual,
            Open,
            Fits,
            apply,
            "needIdentified=1 goals=GOAL-01 hasPartner=1 applied=0",
            &[Organisation, Application],
        ),
        // Whether there is a door is asked first, and nothing written before.
        (Like::Usual, Paused, Fits, apply, partner, &[AskAgency, Organisation]),
        (Like::Usual, Paused, Fits, apply, nothing, &[AskAgency, Need, Possibilities]),
        (Like::Usual, Closed, Fits, apply, applied, &[AskAgency, Partners, Organisation]),
        (Like::Usual, Unknown, Fits, apply, partner, &[AskAgency, Organisation]),
        // What has ended, and what cannot be, leads elsewhere.
        (Like::Usual, Ended, Fits, apply, nothing, &[AskAgency]),
        (Like::WithSuccessor, Ended, No, apply, applied, &[Successor]),
        (Like::WithSuccessor, Open, Fits, apply, partner, &[Organisation, Application]),
        (Like::Usual, Open, No, apply, nothing, &[Other]),
        (Like::Usual, Open, Fits, Some(Role::Not), nothing, &[Other]),
        (Like::Usual, Open, No, apply, applied, &[Other]),
    ];
    for (like, status, verdict, role, idea, expected) in rows {
        assert_eq!(
            told(like, status, verdict, role, idea),
            expected,
            "{like:?}, {}, {verdict:?}, {role:?}: {idea}",
            status.id()
        );
    }
}
