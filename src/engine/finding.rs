//! One rule on the answers.

use crate::catalogue::{Check, Kind, Rule};
use crate::facts::{ActivityType, Field, Path, Place};

use super::evaluate::{Given, Ground, Missing};
use super::truth::Truth;

/// What a rule gives
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Met
    Pass,
    /// Not met, whatever the unknown facts are
    Fail,
    /// It depends on what is unknown
    Unknown,
    /// It does not concern this idea
    NotApplicable,
}

/// What a rule gives, with everything that explains it
#[derive(Clone, Debug, PartialEq)]
pub struct Finding<'c> {
    /// The rule
    pub rule: &'c Rule,
    /// The activity it was held against, as a place in the list
    pub activity: Option<u16>,
    /// Met, not met, open, or no concern
    pub outcome: Outcome,
    /// What was found
    pub given: Option<Given>,
    /// What is needed there: a check without parts
    pub needed: Option<&'c Check>,
    /// Where, unless it was a count over a list
    pub at: Option<Path>,
    /// Questions whose answers would decide it
    pub questions: Vec<Path>,
    /// Only the sources could decide it
    pub because_of_source: bool,
}

/// Holds a rule against the facts at a place
pub(super) fn judge<'c>(ground: &Ground<'_>, rule: &'c Rule, place: Place) -> Finding<'c> {
    let activity = match place {
        Place::Activity(index) => Some(index),
        _ => None,
    };
    let mut missing = Missing::default();
    let applies = match rule.when {
        Check::Nothing => Truth::True,
        ref when => ground.evaluate(when, place, &mut missing).0,
    };
    let (outcome, leaf) = match (applies, &rule.check) {
        (Truth::False, _) => (Outcome::NotApplicable, None),
        (Truth::Unknown, _) => (Outcome::Unknown, None),
        // Most rules inform.
        (Truth::True, Check::Nothing) => (Outcome::Pass, None),
        (Truth::True, check) => {
            let (holds, leaf) = ground.evaluate(check, place, &mut missing);
            let outcome = match holds {
                Truth::False => Outcome::Fail,
                Truth::Unknown => Outcome::Unknown,
                Truth::True => Outcome::Pass,
            };
            (outcome, leaf)
        }
    };
    if outcome != Outcome::Unknown {
        missing = Missing::default();
    }
    let because_of_source = missing.source && missing.questions.is_empty();
    let (needed, given, at) = leaf.map_or((None, None, None), |leaf| (Some(leaf.check), leaf.given, leaf.at));
    Finding { rule, activity, outcome, given, needed, at, questions: missing.questions, because_of_source }
}

/// Holds the rules of activities against each planned activity of their type. Gives how many rules were left out
/// since no such activity is planned.
///
/// An activity whose type is unknown may be of any type: each such rule is unknown for it. While the list itself is
/// unknown or open, the first formal rule that was left out asks for it, so that the verdict stays open.
pub(super) fn judge_activities<'c>(
    ground: &Ground<'_>,
    rules: &[&'c Rule],
    findings: &mut Vec<Finding<'c>>,
) -> usize {
    let members = ground.facts.activities();
    let mut left_out = 0;
    let mut asks_for_list = None;
    for rule in rules {
        let mut concerned = false;
        for index in 0..members.records.len() {
            let place = Place::Activity(u16::try_from(index).unwrap_or(u16::MAX));
            match ground.facts.one::<ActivityType>(place, Field::ActivityType) {
                Some(planned) if Some(planned) == rule.activity => {
                    findings.push(judge(ground, rule, place));
                    concerned = true;
                }
                Some(_) => {}
                None => {
                    findings.push(unknown(rule, place, Path::at(place, Field::ActivityType)));
                    concerned = true;
                }
            }
        }
        if !concerned {
            left_out += 1;
            if rule.kind == Kind::Formal && asks_for_list.is_none() {
                asks_for_list = Some(rule);
            }
        }
    }
    if members.open
        && let Some(rule) = asks_for_list
    {
        let question = if members.records.is_empty() {
            Path::new_member(Place::NewActivity)
        } else {
            Path::idea(Field::ActivitiesMore)
        };
        findings.push(unknown(rule, Place::Idea, question));
        left_out -= 1;
    }
    left_out
}

fn unknown<'c>(rule: &'c Rule, place: Place, question: Path) -> Finding<'c> {
    let activity = match place {
        Place::Activity(index) => Some(index),
        _ => None,
    };
    let (questions, outcome) = (vec![question], Outcome::Unknown);
    Finding {
        rule,
        activity,
        outcome,
        given: None,
        needed: None,
        at: None,
        questions,
        because_of_source: false,
    }
}
