//! One rule on the answers.

use core::ops::Range;

use crate::catalogue::{Check, Classification, Kind, Rule};
use crate::facts::{ActivityType, Date, Facts, Field, Path, Place};

use super::evaluate::{Ground, Missing, Seen};
use super::truth::Truth;
use super::verdict::{self, OpenBecause, is_tied};

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
    /// What was looked at
    pub seen: Seen<'c>,
    /// Where the questions whose answers would decide it lie among those of the assessment
    pub(super) questions: Range<usize>,
    /// Only the sources could decide it
    pub because_of_source: bool,
}

/// The findings of all programmes, one programme after the other, with their questions: a list of findings for each
/// programme was a twentieth of the time
#[derive(Debug, PartialEq)]
pub(super) struct Found<'c> {
    pub findings: Vec<Finding<'c>>,
    pub questions: Vec<Path>,
}

/// The findings so far, with what they miss
pub(super) struct Judged<'a, 'c> {
    pub findings: &'a mut Vec<Finding<'c>>,
    pub missing: &'a mut Missing,
    pub noted: Noted<'c>,
}

/// What follows from the findings of a programme together.
///
/// It is noted while a rule is at hand: to go through all rules once more for each of it took a third of the time.
#[derive(Default)]
pub(super) struct Noted<'c> {
    /// Programmes to look at instead, with the failing rule that leads there
    pub routes: Vec<(&'c str, Option<&'c Rule>)>,
    /// How many formal rules fail
    pub failing: usize,
    /// What the unknown formal rules wait for, as far as an open verdict tells it
    pub waits_for: Option<OpenBecause>,
    /// A formal rule of the frame ties a decision to a fixed fact
    pub tied: bool,
    /// What the first rule that passes and classifies calls the project
    pub classification: Option<Classification>,
    /// The day the formal rule was checked that was not checked for longest
    pub checked: Option<Date>,
    /// The day the first formal rule ends
    pub valid_to: Option<Date>,
}

impl<'c> Noted<'c> {
    /// Notes what matters of a finding
    #[inline(always)]
    fn note(&mut self, found: &Finding<'c>, questions: &[Path]) {
        let Finding { rule, outcome, .. } = *found;
        if outcome == Outcome::Pass && rule.classifies.is_some() {
            self.classification = self.classification.or(rule.classifies);
        }
        if outcome == Outcome::Fail
            && let Some(route) = &rule.route
        {
            self.routes.push((route, Some(rule)));
        }
        if rule.kind == Kind::Formal {
            self.note_formal(found, questions);
        }
    }

    fn note_formal(&mut self, found: &Finding<'c>, questions: &[Path]) {
        let rule = found.rule;
        match found.outcome {
            Outcome::Fail => self.failing += 1,
            Outcome::Unknown if self.waits_for != Some(OpenBecause::Shape) => {
                let waits_for = verdict::waits_for(found, questions);
                self.waits_for = Some(self.waits_for.map_or(waits_for, |before| before.min(waits_for)));
            }
            _ => {}
        }
        self.tied = self.tied || is_tied(rule) && rule.activities.is_empty();
        self.checked = Some(self.checked.map_or(rule.checked, |first| first.min(rule.checked)));
        if let Some(end) = rule.valid_to {
            self.valid_to = Some(self.valid_to.map_or(end, |first| first.min(end)));
        }
    }
}

/// Holds a rule against the facts at a place. Gives whether every programme that has the rule finds the same.
pub(super) fn judge<'c>(
    ground: &Ground<'_>,
    rule: &'c Rule,
    place: Place,
    judged: &mut Judged<'_, 'c>,
) -> bool {
    let Judged { findings, missing, noted } = judged;
    let found = findings.push_mut(unknown(rule, place));
    missing.begin();
    found.outcome = outcome(ground, rule, place, &mut found.seen, missing);
    (found.questions, found.because_of_source) = missing.of_rule();
    noted.note(found, &missing.questions);
    missing.of_answers
}

/// A rule that only informs: every third does, and there is nothing to look at
pub(super) fn inform<'c>(rule: &'c Rule, judged: &mut Judged<'_, 'c>) {
    let found = Finding { outcome: Outcome::Pass, ..unknown(rule, Place::Idea) };
    judged.noted.note(judged.findings.push_mut(found), &[]);
}

/// Takes over what another programme found, from its place in the list
pub(super) fn adopt(place: usize, judged: &mut Judged<'_, '_>) {
    let Judged { findings, missing, noted } = judged;
    if let Some(found) = findings.get(place).cloned() {
        noted.note(findings.push_mut(found), &missing.questions);
    }
}

/// What a rule gives at a place
#[inline(always)]
pub(super) fn outcome<'c>(
    ground: &Ground<'_>,
    rule: &'c Rule,
    place: Place,
    seen: &mut Seen<'c>,
    missing: &mut Missing,
) -> Outcome {
    let applies = match rule.when {
        Check::Nothing => Truth::True,
        ref when => ground.evaluate(when, place, &mut Seen::default(), missing),
    };
    match applies {
        Truth::False => Outcome::NotApplicable,
        Truth::Unknown => Outcome::Unknown,
        // Every third rule only informs.
        Truth::True if rule.check == Check::Nothing => Outcome::Pass,
        Truth::True => match ground.evaluate(&rule.check, place, seen, missing) {
            Truth::False => Outcome::Fail,
            Truth::Unknown => Outcome::Unknown,
            Truth::True => Outcome::Pass,
        },
    }
}

fn unknown(rule: &Rule, place: Place) -> Finding<'_> {
    let activity = match place {
        Place::Activity(index) => Some(index),
        _ => None,
    };
    let (outcome, seen) = (Outcome::Unknown, Seen::default());
    Finding { rule, activity, outcome, seen, questions: 0..0, because_of_source: false }
}

/// The planned activities of which the type is known
pub(super) fn planned(facts: &Facts<'_>) -> Vec<(Place, ActivityType)> {
    let places = Place::activities(facts.activities().records.len());
    places.filter_map(|place| Some((place, facts.one(place, Field::ActivityType)?))).collect()
}

/// Holds the rules of activities against each planned activity of their types. Gives how many rules were left out since
/// no such activity is planned.
pub(super) fn judge_activities<'c>(
    ground: &Ground<'_>,
    rules: impl Iterator<Item = &'c Rule>,
    planned: &[(Place, ActivityType)],
    judged: &mut Judged<'_, 'c>,
) -> usize {
    let mut left_out = 0;
    for rule in rules {
        let mut concerned = false;
        for (place, kind) in planned.iter().copied() {
            if rule.activities.contains(&kind) {
                judge(ground, rule, place, judged);
                concerned = true;
            }
        }
        left_out += usize::from(!concerned);
    }
    left_out
}

/// What is not known of the list of activities itself: types, or whether these are all.
///
/// An activity whose type is unknown may be of any type, and a list that is unknown or open may hold any: as long as
/// that is so, and a rule that decides could concern it, the verdict stays open.
pub(super) fn activities_asked(facts: &Facts<'_>) -> Vec<Path> {
    let members = facts.activities();
    let places = Place::activities(members.records.len());
    let untyped = places.filter(|place| facts.given(*place, Field::ActivityType).is_none());
    let mut asked: Vec<Path> = untyped.map(|place| Path::at(place, Field::ActivityType)).collect();
    if members.open {
        asked.push(if members.records.is_empty() {
            Path::new_member(Place::NewActivity)
        } else {
            Path::idea(Field::ActivitiesMore)
        });
    }
    asked
}
