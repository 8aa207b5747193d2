//! The smallest changes that mend an idea.
//!
//! A repair is a set of decisions after which no formal rule of the programme fails. The frame and each activity are
//! mended by themselves, since no rule reads two of them, and in each the rules that share facts ([`part`]). The search
//! ([`search`]) goes from the cheapest set of
//! decisions to dearer ones: each set is tried, and where a rule still fails, every decision that could mend it makes
//! a new set ([`candidates`]). The first set that mends everything is the cheapest.

mod candidates;
mod decision;
mod part;
mod price;
mod search;

pub use decision::Decision;
pub use price::price;

use crate::catalogue::{Catalogue, Kind, Programme, Rule};
use crate::facts::{ActivityType, Answers, Choice, Facts, Field, Path, Place, Record, Value};

use super::finding::{Outcome, activities_asked};
use super::verdict::Verdict;
use part::Part;
use search::Order;

/// Decisions that mend an idea
#[derive(Clone, Debug, PartialEq)]
pub struct Repair {
    /// What is decided, in this order: a path means the member that has that place after the edits before it
    pub edits: Vec<Edit>,
    /// What it costs: the prices of the decisions, and one for each formal rule that becomes unknown
    pub cost: u32,
    /// What the idea is after it: *fits* or *open*
    pub verdict: Verdict,
}

/// One real-life decision as a person sees it
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// What is decided: a fact, a party, or a new one
    pub path: Path,
    /// What the fact was
    pub from: Option<Value>,
    /// What comes instead
    pub to: To,
    /// What changes with it
    pub follows: Vec<(Path, Option<Value>)>,
    /// What the person has to choose
    pub choose: Vec<Path>,
}

/// What comes in the place of what was
#[derive(Clone, Debug, PartialEq)]
pub enum To {
    /// This value
    Value(Value),
    /// One of these members of the fact's list, of which none is better than another; the first is an example
    OneOf(Vec<u16>),
    /// As many of the fact's list as the value, which is an example
    AsMany(Value),
    /// A party of which this is an example
    Party(Record),
    /// Nothing: the party leaves
    Gone,
}

impl Edit {
    /// The answers after this edit. What is to be chosen is unknown in them.
    pub fn apply(&self, answers: &Answers) -> Answers {
        let mut next = answers.clone();
        match (&self.to, self.path.place) {
            (To::Value(value), _) => next.set(self.path, Some(value.clone())),
            (To::OneOf(_) | To::AsMany(_), _) => next.set(self.path, None),
            (To::Party(example), place) => {
                let mut party = example.clone();
                for chosen in self.choose.iter().filter_map(|path| path.field) {
                    party.set(chosen, None);
                }
                let parties = next.parties.get_or_insert_default();
                match place {
                    Place::Party(index) => {
                        if let Some(known) = parties.get_mut(usize::from(index)) {
                            *known = party;
                        }
                    }
                    _ => parties.push(party),
                }
            }
            (To::Gone, Place::Party(index)) => {
                if let Some(parties) =
                    next.parties.as_mut().filter(|parties| usize::from(index) < parties.len())
                {
                    parties.remove(usize::from(index));
                }
            }
            (To::Gone, _) => {}
        }
        for (path, value) in &self.follows {
            match (path.field, path.place, value) {
                (Some(Field::PartyCountry), Place::NewParty, Some(country)) => {
                    let mut party = Record::default();
                    party.set(Field::PartyCountry, Some(country.clone()));
                    next.parties.get_or_insert_default().push(party);
                }
                _ => next.set(*path, value.clone()),
            }
        }
        next
    }

    /// The answers after this edit, with its example where something is to be chosen
    pub fn apply_example(&self, answers: &Answers) -> Answers {
        let mut next = self.apply(answers);
        match &self.to {
            To::OneOf(of) => {
                next.set(self.path, of.first().map(|index| Value::One(*index)));
            }
            To::AsMany(example) => next.set(self.path, Some(example.clone())),
            To::Party(example) => {
                let last = next.parties.as_ref().map_or(0, Vec::len).saturating_sub(1);
                let place = match self.path.place {
                    Place::NewParty => Place::Party(u16::try_from(last).unwrap_or(u16::MAX)),
                    place => place,
                };
                let country = Path::at(place, Field::PartyCountry);
                next.set(country, example.get(Field::PartyCountry).cloned());
            }
            To::Value(_) | To::Gone => {}
        }
        next
    }
}

/// A programme whose rules an idea is held against
#[derive(Clone, Copy)]
pub struct Rules<'c> {
    /// All rules and programmes
    pub catalogue: &'c Catalogue,
    /// The programme
    pub programme: &'c Programme,
    /// The place of its edition
    pub edition: usize,
    /// The year of the call
    pub year: u16,
}

/// Up to three repairs of an idea that does not fit: the cheapest; the one with the fewest decisions, if it is another;
/// and the cheapest that leaves the parties alone, if it is another. Empty where nothing fails, and where the search
/// found nothing.
pub fn repairs(rules: Rules<'_>, answers: &Answers) -> Vec<Repair> {
    let mut found: Vec<Repair> = vec![];
    for order in [Order::Cheapest, Order::FewestDecisions, Order::WithoutParties] {
        let is_other = match (order, found.first()) {
            (Order::Cheapest, _) => true,
            (_, None) => false,
            (Order::FewestDecisions, Some(first)) => first.edits.len() > 1,
            (Order::WithoutParties, Some(first)) => {
                first.edits.iter().any(|edit| edit.path.place.scope() == Place::NewParty.scope())
            }
        };
        let repair = if is_other { together(rules, answers, order) } else { None };
        // Of others that are no better in what they are for, none is told.
        let known = |repair: &Repair| match (order, found.first()) {
            (Order::FewestDecisions, Some(first)) => first.edits.len() <= repair.edits.len(),
            _ => found.iter().any(|known| known.edits == repair.edits),
        };
        found.extend(repair.filter(|repair| !repair.edits.is_empty() && !known(repair)));
    }
    found
}

/// The repair of the frame and of all activities, joined
fn together(rules: Rules<'_>, answers: &Answers, order: Order) -> Option<Repair> {
    let mut next = answers.clone();
    let (mut edits, mut cost) = (vec![], 0_u32);
    for place in rules.places(answers) {
        let solution = solve(rules, answers, place, order)?;
        cost = cost.saturating_add(solution.cost);
        for edit in solution.edits {
            next = edit.apply(&next);
            edits.push(edit);
        }
    }
    let verdict = rules.verdict(&next)?;
    Some(Repair { edits, cost, verdict })
}

/// What mends the frame, or an activity
struct Solution {
    edits: Vec<Edit>,
    cost: u32,
}

/// The best way to mend the frame or an activity: an activity as what it is, or as another kind of activity
fn solve(rules: Rules<'_>, answers: &Answers, place: Place, order: Order) -> Option<Solution> {
    let mut best = solve_as(rules, answers, place, order, None);
    let fails = || best.as_ref().is_none_or(|best| !best.edits.is_empty());
    if place == Place::Idea || !fails() {
        return best;
    }
    for kind in rules.types() {
        let other = Decision::Set(Path::at(place, Field::ActivityType), Value::One(kind.index()));
        let alone = price(answers, core::slice::from_ref(&other));
        let is_worse = |best: &Solution| match order {
            Order::FewestDecisions => best.edits.len() == 1,
            _ => best.cost <= alone,
        };
        if best.as_ref().is_some_and(is_worse) {
            break;
        }
        let solution = solve_as(rules, answers, place, order, Some(&other));
        let is_better = |solution: &Solution| match (&best, order) {
            (None, _) => true,
            (Some(best), Order::FewestDecisions) => {
                (solution.edits.len(), solution.cost) < (best.edits.len(), best.cost)
            }
            (Some(best), _) => solution.cost < best.cost,
        };
        if let Some(solution) = solution.filter(is_better) {
            best = Some(solution);
        }
    }
    best
}

/// Mends the rules that share facts by themselves, and puts the decisions together
fn solve_as(
    rules: Rules<'_>,
    answers: &Answers,
    place: Place,
    order: Order,
    first: Option<&Decision>,
) -> Option<Solution> {
    let mut decisions: Vec<Decision> = first.into_iter().cloned().collect();
    let start = match first {
        Some(first) => first.apply(answers)?,
        None => answers.clone(),
    };
    let mut after = start.clone();
    for part in Part::apart(rules, &start, place) {
        for decision in part.search(&start, order)? {
            // Each part was searched by itself: what one of them decides could stand in the way of another.
            after = decision.apply(&after)?;
            decisions.push(decision);
        }
    }
    let (edits, cost) = told(rules, answers, &start, place, &decisions);
    Some(Solution { edits, cost })
}

/// The decisions as a person sees them, and what they cost
fn told(
    rules: Rules<'_>,
    answers: &Answers,
    start: &Answers,
    place: Place,
    decisions: &[Decision],
) -> (Vec<Edit>, u32) {
    let whole = Part::whole(rules, start, place);
    let edits = whole.edits(answers, decisions);
    let open = edits.iter().fold(answers.clone(), |answers, edit| edit.apply(&answers));
    let before = Part::whole(rules, answers, place).unknown(answers);
    (edits, price(answers, decisions).saturating_add(whole.newly_unknown(&before, &open)))
}

/// What these decisions make of the idea, if they mend it: the search by itself finds the cheapest ones
pub fn repair_by(rules: Rules<'_>, answers: &Answers, decisions: &[Decision]) -> Option<Repair> {
    let mut next = answers.clone();
    let (mut all, mut cost) = (vec![], 0_u32);
    for place in rules.places(answers) {
        let of_part = |decision: &&Decision| match (decision.path().place, place) {
            (Place::Activity(one), Place::Activity(other)) => one == other,
            (Place::Activity(_), _) => false,
            (_, place) => place == Place::Idea,
        };
        let decisions: Vec<Decision> = decisions.iter().filter(of_part).cloned().collect();
        let mut after = answers.clone();
        for decision in &decisions {
            after = decision.apply(&after)?;
        }
        if !Part::whole(rules, &after, place).failing(&after).is_empty() {
            return None;
        }
        let (edits, of_part) = told(rules, answers, &after, place, &decisions);
        cost = cost.saturating_add(of_part);
        next = edits.iter().fold(next, |next, edit| edit.apply(&next));
        all.extend(edits);
    }
    let verdict = rules.verdict(&next)?;
    Some(Repair { edits: all, cost, verdict })
}

impl<'c> Rules<'c> {
    fn formal(self) -> impl Iterator<Item = &'c Rule> {
        let rules = self.catalogue.rules_of(self.programme, self.edition).map(|(_, rule)| rule);
        rules.filter(|rule| rule.kind == Kind::Formal)
    }

    /// The rules that are held against the frame, or against an activity of its type
    fn rules_at(self, answers: &Answers, place: Place) -> Vec<&'c Rule> {
        let planned: Option<ActivityType> = Facts::new(answers).one(place, Field::ActivityType);
        let concerned = |rule: &&Rule| match (place, planned) {
            (Place::Idea, _) => rule.activities.is_empty(),
            (_, planned) => planned.is_some_and(|planned| rule.activities.contains(&planned)),
        };
        self.formal().filter(concerned).collect()
    }

    /// The types of activity that have rules
    fn types(self) -> Vec<ActivityType> {
        let mut types = vec![];
        for kind in self.formal().flat_map(|rule| &rule.activities) {
            if !types.contains(kind) {
                types.push(*kind);
            }
        }
        types
    }

    /// The frame, and each activity
    fn places(self, answers: &Answers) -> impl Iterator<Item = Place> + use<> {
        let activities = answers.activities.as_ref().map_or(0, Vec::len);
        core::iter::once(Place::Idea).chain(Place::activities(activities))
    }

    /// *Fits* or *open*, where no formal rule fails
    fn verdict(self, answers: &Answers) -> Option<Verdict> {
        let mut is_open = false;
        for place in self.places(answers) {
            for (_, outcome) in Part::whole(self, answers, place).outcomes(answers) {
                match outcome {
                    Outcome::Fail => return None,
                    Outcome::Unknown => is_open = true,
                    _ => {}
                }
            }
        }
        is_open |= !activities_asked(&Facts::new(answers), self.formal()).is_empty();
        Some(if is_open { Verdict::Open } else { Verdict::Fits })
    }
}
