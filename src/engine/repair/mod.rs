//! The smallest changes that mend an idea.
//!
//! A repair is a set of decisions after which no formal rule of the programme fails. The frame and each activity are
//! mended by themselves, since no rule reads two of them ([`solve`]), and in each the rules that share facts ([`part`]).
//! The search ([`search`]) goes from the cheapest set of decisions to dearer ones: each set is tried, and where a rule
//! still fails, every decision that could mend it makes a new set ([`candidates`]). The first set that mends everything
//! is the cheapest.

mod alike;
mod book;
mod candidates;
mod decision;
mod part;
mod price;
mod search;
mod solve;

pub use decision::Decision;
pub use price::price;

use crate::catalogue::{Catalogue, Programme};
use crate::facts::{Answers, Field, Path, Place, Record, Value};

use super::verdict::Verdict;
use book::{Book, places};
use part::Part;
use search::Order;
use solve::{Solver, told, unknown};

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
        self.carry_out(&mut next);
        next
    }

    fn carry_out(&self, next: &mut Answers) {
        match (&self.to, self.path.place) {
            (To::Value(value), _) => next.set(self.path, Some(value.clone())),
            // More goals may come to those that are chosen.
            (To::AsMany(_), _) if self.path == Path::idea(Field::Goals) => {
                next.idea.set(Field::GoalsMore, Some(Value::YesNo(true)));
            }
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

/// What decisions leave to choose, by the places after all of them, when there are so many parties: new parties stand at the end of the list, and who
/// leaves takes a number from those behind
pub fn left_to_choose(edits: &[Edit], parties: usize) -> Vec<Path> {
    let is_new = |edit: &&Edit| edit.path.place == Place::NewParty;
    let mut new = parties.saturating_sub(edits.iter().filter(is_new).count());
    let mut chosen = vec![];
    for edit in edits {
        let place = match edit.path.place {
            Place::NewParty => {
                new += 1;
                Place::Party(u16::try_from(new - 1).unwrap_or(u16::MAX))
            }
            Place::Party(index) => {
                let gone = |other: &&Edit| match other.path.place {
                    Place::Party(left) => other.to == To::Gone && left < index,
                    _ => false,
                };
                let before = u16::try_from(edits.iter().filter(gone).count()).unwrap_or(u16::MAX);
                Place::Party(index.saturating_sub(before))
            }
            place => place,
        };
        chosen.extend(edit.choose.iter().map(|path| Path { place, ..*path }));
    }
    chosen
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
    let book = Book::of(rules, answers);
    let mut solver = Solver::new(&book, answers);
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
        let repair = if is_other { solver.together(order) } else { None };
        // Of others that are no better in what they are for, none is told.
        let known = |repair: &Repair| match (order, found.first()) {
            (Order::FewestDecisions, Some(first)) => first.edits.len() <= repair.edits.len(),
            _ => found.iter().any(|known| known.edits == repair.edits),
        };
        found.extend(repair.filter(|repair| !repair.edits.is_empty() && !known(repair)));
    }
    found
}

/// What these decisions make of the idea, if they mend it: the search by itself finds the cheapest ones
pub fn repair_by(rules: Rules<'_>, answers: &Answers, decisions: &[Decision]) -> Option<Repair> {
    let book = Book::of(rules, answers);
    let mut next = answers.clone();
    let (mut all, mut cost) = (vec![], 0_u32);
    for place in places(answers) {
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
        if !Part::whole(&book, &after, place).failing(&after).is_empty() {
            return None;
        }
        let (edits, of_part) =
            told(&book, answers, &after, place, (&decisions, &unknown(&book, answers, place)));
        cost = cost.saturating_add(of_part);
        edits.iter().for_each(|edit| edit.carry_out(&mut next));
        all.extend(edits);
    }
    let verdict = book.verdict(&next)?;
    Some(Repair { edits: all, cost, verdict })
}
