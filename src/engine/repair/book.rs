//! The formal rules of one programme, as the search for repairs reads them.

use core::cell::OnceCell;

use crate::catalogue::{Check, Kind, Role, Rule};
use crate::facts::{ActivityType, Answers, Facts, Field, OrgType, Place};

use super::super::evaluate::Ground;
use super::super::finding::{Outcome, activities_asked};
use super::super::verdict::Verdict;
use super::Rules;
use super::alike::Countries;
use super::part::{Part, stands_for};

/// The formal rules of a programme, with what the search asks of them again and again
pub(super) struct Book<'c> {
    rules: Rules<'c>,
    /// What the organisation may do: no decision makes it another
    role: Option<Role>,
    formal: Vec<Formal<'c>>,
    countries: OnceCell<Countries>,
}

/// A formal rule
pub(super) struct Formal<'c> {
    pub rule: &'c Rule,
    /// Every part of what it demands, and of when it applies
    pub leaves: Vec<&'c Check>,
    /// What it reads, as far as a decision about one of these can touch another
    pub reads: Reads,
}

/// A set of facts: a bit for each place in the table
#[derive(Clone, Copy, Default)]
pub(super) struct Reads {
    first: u128,
    second: u128,
}

// Every fact has a bit.
const _: () = assert!(Field::COUNT <= 256);

impl Reads {
    fn add(&mut self, field: Field) {
        match field as u32 {
            place @ 0..128 => self.first |= 1 << place,
            place => self.second |= 1 << (place - 128),
        }
    }

    /// Whether some fact is in both
    pub fn shares(self, other: Self) -> bool {
        self.first & other.first != 0 || self.second & other.second != 0
    }

    /// The facts of both
    pub fn with(self, other: Self) -> Self {
        Self { first: self.first | other.first, second: self.second | other.second }
    }
}

impl<'c> Formal<'c> {
    fn of(rule: &'c Rule) -> Self {
        let mut leaves = vec![];
        for check in [&rule.when, &rule.check] {
            check.walk(&mut |leaf| leaves.push(leaf));
        }
        let mut reads = Reads::default();
        for leaf in &leaves {
            let over_parties = matches!(
                leaf,
                Check::Count { .. } | Check::Countries { .. } | Check::Every { .. } | Check::Some { .. }
            );
            let own = leaf.fields().into_iter().map(stands_for);
            // The type of an activity is decided before everything else.
            let own = own.filter(|field| *field != Field::ActivityType);
            for field in own.chain(over_parties.then_some(Field::PartiesMore)) {
                reads.add(field);
            }
        }
        Self { rule, leaves, reads }
    }
}

impl<'c> Book<'c> {
    /// The rules of a programme, for the organisation of these answers
    pub fn of(rules: Rules<'c>, answers: &Answers) -> Self {
        let org = Facts::new(answers).one::<OrgType>(Place::Idea, Field::OrgType);
        let role = org.map(|org| rules.programme.role(org).0);
        let all = rules.catalogue.rules_of(rules.programme, rules.edition).map(|(_, rule)| rule);
        let formal = all.filter(|rule| rule.kind == Kind::Formal).map(Formal::of).collect();
        Self { rules, role, formal, countries: OnceCell::new() }
    }

    /// The countries as the rules see them; most ideas are mended without
    pub fn countries(&self) -> &Countries {
        self.countries.get_or_init(|| {
            let leaves = self.formal.iter().flat_map(|formal| &formal.leaves).copied();
            Countries::of(leaves, self.rules.year)
        })
    }

    pub fn ground<'a>(&self, facts: &'a Facts<'a>) -> Ground<'a>
    where
        'c: 'a,
    {
        Ground { facts, role: self.role, year: self.rules.year }
    }

    /// The rules that are held against the frame, or against an activity of its type
    pub fn rules_at(&self, answers: &Answers, place: Place) -> Vec<&Formal<'c>> {
        let planned: Option<ActivityType> = Facts::new(answers).one(place, Field::ActivityType);
        let concerned = |formal: &&Formal<'_>| match (place, planned) {
            (Place::Idea, _) => formal.rule.activities.is_empty(),
            (_, planned) => planned.is_some_and(|planned| formal.rule.activities.contains(&planned)),
        };
        self.formal.iter().filter(concerned).collect()
    }

    /// The types of activity that have rules
    pub fn types(&self) -> Vec<ActivityType> {
        let mut types = vec![];
        for kind in self.formal.iter().flat_map(|formal| &formal.rule.activities) {
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
        let on_activities = self.formal.iter().any(|formal| !formal.rule.activities.is_empty());
        is_open |= on_activities && !activities_asked(&Facts::new(answers)).is_empty();
        Some(if is_open { Verdict::Open } else { Verdict::Fits })
    }
}

/// The frame, and each activity
pub(super) fn places(answers: &Answers) -> impl Iterator<Item = Place> + use<> {
    let activities = answers.activities.as_ref().map_or(0, Vec::len);
    core::iter::once(Place::Idea).chain(Place::activities(activities))
}
