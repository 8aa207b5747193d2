//! The formal rules of one programme, as the search for repairs reads them.

use crate::catalogue::{Kind, Rule};
use crate::facts::{ActivityType, Answers, Facts, Field, Place};

use super::super::evaluate::Ground;
use super::super::finding::{Outcome, activities_asked};
use super::super::verdict::Verdict;
use super::Rules;
use super::alike::Countries;
use super::part::Part;

/// The formal rules of a programme, with what the search asks of them again and again
pub(super) struct Book<'c> {
    rules: Rules<'c>,
    formal: Vec<&'c Rule>,
    pub countries: Countries,
}

impl<'c> Book<'c> {
    pub fn of(rules: Rules<'c>) -> Self {
        let all = rules.catalogue.rules_of(rules.programme, rules.edition).map(|(_, rule)| rule);
        let formal: Vec<&Rule> = all.filter(|rule| rule.kind == Kind::Formal).collect();
        let countries = Countries::of(&formal, rules.year);
        Self { rules, formal, countries }
    }

    pub fn ground<'a>(&self, facts: &'a Facts<'a>) -> Ground<'a>
    where
        'c: 'a,
    {
        Ground { facts, programme: self.rules.programme, year: self.rules.year }
    }

    /// The rules that are held against the frame, or against an activity of its type
    pub fn rules_at(&self, answers: &Answers, place: Place) -> Vec<&'c Rule> {
        let planned: Option<ActivityType> = Facts::new(answers).one(place, Field::ActivityType);
        let concerned = |rule: &&Rule| match (place, planned) {
            (Place::Idea, _) => rule.activities.is_empty(),
            (_, planned) => planned.is_some_and(|planned| rule.activities.contains(&planned)),
        };
        self.formal.iter().copied().filter(concerned).collect()
    }

    /// The types of activity that have rules
    pub fn types(&self) -> Vec<ActivityType> {
        let mut types = vec![];
        for kind in self.formal.iter().flat_map(|rule| &rule.activities) {
            if !types.contains(kind) {
                types.push(*kind);
            }
        }
        types
    }

    /// *Fits* or *open*, where no formal rule fails
    pub fn verdict(&self, answers: &Answers) -> Option<Verdict> {
        let mut is_open = false;
        for place in places(answers) {
            for (_, outcome) in Part::whole(self, answers, place).outcomes(answers) {
                match outcome {
                    Outcome::Fail => return None,
                    Outcome::Unknown => is_open = true,
                    _ => {}
                }
            }
        }
        is_open |= !activities_asked(&Facts::new(answers), self.formal.iter().copied()).is_empty();
        Some(if is_open { Verdict::Open } else { Verdict::Fits })
    }
}

/// The frame, and each activity
pub(super) fn places(answers: &Answers) -> impl Iterator<Item = Place> + use<> {
    let activities = answers.activities.as_ref().map_or(0, Vec::len);
    core::iter::once(Place::Idea).chain(Place::activities(activities))
}
