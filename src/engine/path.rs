//! What comes next on the way from a need to an application.

use crate::catalogue::{CallStatus, Role};
use crate::facts::{Answers, Country, Facts, Field, Place};

use super::{Entry, Verdict};

/// So many steps are told at once
const TOLD: usize = 3;

/// A step on the way. The first five are the way of a source (M-04), in its order; the others take the place of some.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Say what is to be developed
    Need,
    /// See which programmes serve it
    Possibilities,
    /// Find a partner or a host in another country
    Partners,
    /// Settle who runs the project
    Organisation,
    /// Write the application
    Application,
    /// What the programme has in place of an application
    OwnLastStep,
    /// Agree with whoever applies
    Applicant,
    /// Wait for the decision
    Decision,
    /// Ask the agency whether it can be applied for
    AskAgency,
    /// Look at what took the programme's place
    Successor,
    /// Look at another programme
    Other,
}

/// The next steps in a programme, soonest first
pub fn next_steps(entry: &Entry<'_>, answers: &Answers) -> Vec<NextStep> {
    let programme = entry.programme;
    if entry.call.status == CallStatus::Ended {
        let to_successor = !programme.successors.is_empty();
        return vec![if to_successor { NextStep::Successor } else { NextStep::AskAgency }];
    }
    if entry.verdict == Verdict::No || entry.role == Some(Role::Not) {
        return vec![NextStep::Other];
    }
    let facts = Facts::new(answers);
    let open = entry.call.status.can_be_applied_for();
    if open && facts.yes(Place::Idea, Field::Applied) == Some(true) && programme.applying.last_step.is_none()
    {
        return vec![NextStep::Decision];
    }
    let mut steps = vec![];
    if !open {
        steps.push(NextStep::AskAgency);
    }
    let is_need_known = facts.yes(Place::Idea, Field::NeedIdentified) == Some(true)
        || facts.is_answered(Place::Idea, Field::NeedText);
    if !is_need_known {
        steps.push(NextStep::Need);
    }
    if facts.many(Place::Idea, Field::Goals).is_none_or(|(goals, _)| goals.is_empty()) {
        steps.push(NextStep::Possibilities);
    }
    if matches!(entry.role, Some(Role::Partner | Role::TakePart)) {
        steps.push(NextStep::Applicant);
    } else {
        if !programme.applying.alone && !has_partner(&facts, answers) {
            steps.push(NextStep::Partners);
        }
        if programme.applying.last_step.is_some() {
            steps.push(NextStep::OwnLastStep);
        } else {
            steps.push(NextStep::Organisation);
            // Whoever has to ask first writes no application yet.
            if open {
                steps.push(NextStep::Application);
            }
        }
    }
    steps.truncate(TOLD);
    steps
}

/// Whether there is somebody in another country
fn has_partner(facts: &Facts<'_>, answers: &Answers) -> bool {
    let abroad = |place| {
        let country = facts.one::<Country>(place, Field::PartyCountry);
        country.is_some_and(|country| country != Country::SWEDEN)
    };
    let parties = answers.parties.as_ref().map_or(0, Vec::len);
    facts.yes(Place::Idea, Field::HasPartner) == Some(true) || Place::parties(parties).any(abroad)
}

#[cfg(test)]
#[cfg(feature = "english")]
mod tests {
    use super::super::assess;
    use super::NextStep::*;
    use super::*;
    use crate::catalogue::own;
    use crate::wire::from_compact;

    #[test]
    fn the_next_steps_follow_from_the_answers() {
        let need = "needIdentified=1";
        let goal = "needIdentified=1&goals=GOAL-02";
        let rows: &[(&str, &str, &str, &[NextStep])] = &[
            // The way from its beginning, and further with each answer.
            ("ep_ka122", "grundskola", "", &[Need, Possibilities, Partners]),
            ("ep_ka122", "grundskola", need, &[Possibilities, Partners, Organisation]),
            ("ep_ka122", "grundskola", "needText=Vi+vill+mer", &[Possibilities, Partners, Organisation]),
            ("ep_ka122", "grundskola", "needIdentified=0", &[Need, Possibilities, Partners]),
            ("ep_ka122", "grundskola", goal, &[Partners, Organisation, Application]),
            (
                "ep_ka122",
                "grundskola",
                "needIdentified=1&goals=GOAL-02&hasPartner=1",
                &[Organisation, Application],
            ),
            (
                "ep_ka122",
                "grundskola",
                "needIdentified=1&goals=GOAL-02&hasPartner=0",
                &[Partners, Organisation, Application],
            ),
            (
                "ep_ka122",
                "grundskola",
                "needIdentified=1&goals=GOAL-02&parties=2&parties[0].country=SE&parties[1].country=FI",
                &[Organisation, Application],
            ),
            (
                "ep_ka122",
                "grundskola",
                "needIdentified=1&goals=GOAL-02&parties=2&parties[0].country=SE&parties[1].country=SE",
                &[Partners, Organisation, Application],
            ),
            ("ep_ka122", "grundskola", "applied=1", &[Decision]),
            // Nobody abroad is needed; no application is needed; somebody else applies.
            ("jm_learning_eu", "grundskola", goal, &[Organisation, Application]),
            ("etwinning", "grundskola", goal, &[OwnLastStep]),
            ("etwinning", "grundskola", "applied=1", &[Need, Possibilities, OwnLastStep]),
            ("ep_ka240", "grundskola", goal, &[AskAgency, Applicant]),
            // No door: to ask comes first, and no application is written.
            ("atlas_partnership", "grundskola", "", &[AskAgency, Need, Possibilities]),
            (
                "atlas_partnership",
                "grundskola",
                "needIdentified=1&goals=GOAL-11&hasPartner=1",
                &[AskAgency, Organisation],
            ),
            ("atlas_conference", "grundskola", goal, &[AskAgency, Organisation]),
            // What has ended leads to its successor; what is ruled out leads elsewhere.
            ("athena", "gymnasieskola_yrk", "", &[Successor]),
            ("ep_ka131", "grundskola", "", &[Other]),
            ("ep_ka122", "grundskola", "org.accreditedIn=school", &[Other]),
        ];
        let catalogue = own().unwrap();
        let mut wrong = vec![];
        for (programme, org, answers, expected) in rows {
            let answers = from_compact(&format!("org.type={org}&{answers}"));
            let assessment = assess(&catalogue, &answers, catalogue.date);
            let entry =
                assessment.programmes.iter().find(|entry| *entry.programme.id == **programme).unwrap();
            let steps = next_steps(entry, &answers);
            if steps != *expected {
                wrong.push(format!("{programme} {answers:?}: {steps:?}, not {expected:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
