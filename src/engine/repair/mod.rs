//! The smallest changes that mend an idea.
//!
//! A repair is a set of decisions after which no formal rule of the programme fails. The frame and each activity are
//! searched by themselves, since no rule reads two of them, and then joined. The search goes from the cheapest set of
//! decisions to dearer ones: each set is tried, and where a rule still fails, every decision that could mend it makes
//! a new set ([`candidates`]). The first set that mends everything is the cheapest.

mod candidates;
mod decision;
mod price;

pub use decision::Decision;
pub use price::price;

use crate::catalogue::{Catalogue, Check, Kind, Programme, Rule};
use crate::facts::derive::PARTICIPANT_PARTS;
use crate::facts::{ActivityType, Answers, Country, Facts, Field, Path, Place, Record, Value};

use super::evaluate::{Ground, Missing, Seen};
use super::finding::{Outcome, outcome};
use super::verdict::Verdict;
use candidates::Candidates;

/// How many sets of decisions are looked at before the search gives up; the ideas of the tests need a few dozen
const MOST_SETS: usize = 400;

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

/// One part of the idea with the rules that are held against it: the frame, or an activity
struct Part<'c> {
    rules: Rules<'c>,
    place: Place,
    leaves: Vec<&'c Check>,
    types: Vec<ActivityType>,
}

/// A set of decisions, and the idea after them
struct Set {
    decisions: Vec<Decision>,
    answers: Answers,
    /// What the decisions cost; with what they leave unknown once the set has been looked at
    price: u32,
    ahead: Ahead,
    seen: bool,
}

/// What is still to come at the least
#[derive(Clone, Copy, Default)]
struct Ahead {
    decisions: usize,
    price: u32,
}

/// Which sets come first
#[derive(Clone, Copy, PartialEq)]
enum Order {
    Cheapest,
    FewestDecisions,
    /// The cheapest that leaves the parties alone
    WithoutParties,
}

impl Set {
    fn key(&self, order: Order) -> (usize, u32) {
        let decisions =
            if order == Order::FewestDecisions { self.decisions.len() + self.ahead.decisions } else { 0 };
        (decisions, self.price.saturating_add(self.ahead.price))
    }
}

/// Up to three repairs of an idea that does not fit: the cheapest; the one with the fewest decisions, if it is another;
/// and the cheapest that leaves the parties alone, if it is another. Empty where nothing fails, and where the search
/// found nothing.
pub fn repairs(rules: Rules<'_>, answers: &Answers) -> Vec<Repair> {
    let parts: Vec<Part<'_>> = rules
        .places(answers)
        .map(|place| rules.part(place))
        .filter(|part| !part.failing(answers).is_empty())
        .collect();
    if parts.is_empty() {
        return vec![];
    }
    let mut found: Vec<Repair> = vec![];
    for order in [Order::Cheapest, Order::FewestDecisions, Order::WithoutParties] {
        let is_other = match (order, found.first()) {
            (Order::Cheapest, _) => true,
            (_, None) => false,
            (Order::FewestDecisions, Some(first)) => first.edits.len() > parts.len(),
            (Order::WithoutParties, Some(first)) => {
                first.edits.iter().any(|edit| edit.path.place.scope() == Place::NewParty.scope())
            }
        };
        let repair = if is_other { together(rules, &parts, answers, order) } else { None };
        if let Some(repair) = repair
            && !found.iter().any(|known| known.edits == repair.edits)
        {
            found.push(repair);
        }
    }
    found
}

/// The repair of all parts that fail, joined
fn together(rules: Rules<'_>, parts: &[Part<'_>], answers: &Answers, order: Order) -> Option<Repair> {
    let mut next = answers.clone();
    let (mut edits, mut cost) = (vec![], 0_u32);
    for part in parts {
        let set = part.search(answers, order)?;
        cost = cost.saturating_add(set.price);
        for edit in part.edits(answers, &set) {
            next = edit.apply(&next);
            edits.push(edit);
        }
    }
    let verdict = rules.verdict(&next)?;
    Some(Repair { edits, cost, verdict })
}

/// What these decisions make of the idea, if they mend it: the search by itself finds the cheapest ones
pub fn repair_by(rules: Rules<'_>, answers: &Answers, decisions: &[Decision]) -> Option<Repair> {
    let mut next = answers.clone();
    let (mut edits, mut cost) = (vec![], 0_u32);
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
        let part = rules.part(place);
        let mut set = Set { decisions, answers: after, price: 0, ahead: Ahead::default(), seen: true };
        set.price = part.cost(answers, &set);
        cost = cost.saturating_add(set.price);
        if !part.failing(&set.answers).is_empty() {
            return None;
        }
        for edit in part.edits(answers, &set) {
            next = edit.apply(&next);
            edits.push(edit);
        }
    }
    let verdict = rules.verdict(&next)?;
    Some(Repair { edits, cost, verdict })
}

impl<'c> Rules<'c> {
    fn formal(self) -> impl Iterator<Item = &'c Rule> {
        let rules = self.catalogue.rules_of(self.programme, self.edition).map(|(_, rule)| rule);
        rules.filter(|rule| rule.kind == Kind::Formal)
    }

    fn part(self, place: Place) -> Part<'c> {
        let of_activities = place != Place::Idea;
        let (mut leaves, mut types) = (vec![], vec![]);
        for rule in self.formal() {
            if rule.activities.is_empty() != of_activities {
                for check in [&rule.when, &rule.check] {
                    check.walk(&mut |leaf| leaves.push(leaf));
                }
            }
            for kind in &rule.activities {
                if !types.contains(kind) {
                    types.push(*kind);
                }
            }
        }
        Part { rules: self, place, leaves, types }
    }

    /// The frame, and each activity
    fn places(self, answers: &Answers) -> impl Iterator<Item = Place> + use<> {
        let activities = answers.activities.as_ref().map_or(0, Vec::len);
        let places = (0..activities).map(|index| Place::Activity(u16::try_from(index).unwrap_or(u16::MAX)));
        core::iter::once(Place::Idea).chain(places)
    }

    /// *Fits* or *open*, where no formal rule fails
    fn verdict(self, answers: &Answers) -> Option<Verdict> {
        let mut is_open = false;
        for place in self.places(answers) {
            for (_, outcome) in self.outcomes(answers, place) {
                match outcome {
                    Outcome::Fail => return None,
                    Outcome::Unknown => is_open = true,
                    _ => {}
                }
            }
        }
        let facts = Facts::new(answers);
        let of_activities = || self.formal().any(|rule| !rule.activities.is_empty());
        let members = facts.activities();
        let untyped = |activity: &Record| activity.get(Field::ActivityType).is_none();
        is_open |= (members.open || members.records.iter().any(untyped)) && of_activities();
        Some(if is_open { Verdict::Open } else { Verdict::Fits })
    }

    /// What the formal rules of a part say
    fn outcomes(self, answers: &Answers, place: Place) -> impl Iterator<Item = (&'c Rule, Outcome)> {
        let facts = Facts::new(answers);
        let planned = match place {
            Place::Idea => None,
            place => Some(facts.one::<ActivityType>(place, Field::ActivityType)),
        };
        let concerned = move |rule: &&Rule| match planned {
            None => rule.activities.is_empty(),
            Some(planned) => planned.is_some_and(|planned| rule.activities.contains(&planned)),
        };
        self.formal().filter(concerned).map(move |rule| {
            let ground = Ground { facts: &facts, programme: self.programme, year: self.year };
            (rule, outcome(&ground, rule, place, &mut Seen::default(), &mut Missing::default()))
        })
    }
}

impl<'c> Part<'c> {
    fn failing(&self, answers: &Answers) -> Vec<&'c Rule> {
        let failing =
            self.rules.outcomes(answers, self.place).filter(|(_, outcome)| *outcome == Outcome::Fail);
        failing.map(|(rule, _)| rule).collect()
    }

    fn unknown(&self, answers: &Answers) -> Vec<&'c Rule> {
        let unknown =
            self.rules.outcomes(answers, self.place).filter(|(_, outcome)| *outcome == Outcome::Unknown);
        unknown.map(|(rule, _)| rule).collect()
    }

    fn candidates<'a, 'g>(&'a self, ground: &'a Ground<'g>) -> Candidates<'a, 'g> {
        Candidates { ground, leaves: &self.leaves, types: &self.types, found: vec![] }
    }

    /// The first set of decisions after which no rule of this part fails
    fn search(&self, answers: &Answers, order: Order) -> Option<Set> {
        let start = Set {
            decisions: vec![],
            answers: answers.clone(),
            price: 0,
            ahead: Ahead::default(),
            seen: false,
        };
        let (mut waiting, mut done): (Vec<Set>, Vec<Answers>) = (vec![start], vec![]);
        for _ in 0..MOST_SETS {
            // Of equal sets the one that has come furthest: then the others need not be looked at.
            let key = |set: &Set| (set.key(order), usize::MAX - set.decisions.len());
            let next = (0..waiting.len()).min_by_key(|place| waiting.get(*place).map(key))?;
            let mut set = waiting.swap_remove(next);
            let failing = self.failing(&set.answers);
            if set.seen && failing.is_empty() {
                return Some(set);
            }
            let facts = Facts::new(&set.answers);
            let ground = Ground { facts: &facts, programme: self.rules.programme, year: self.rules.year };
            let proposed: Vec<Vec<Decision>> =
                failing.iter().map(|rule| self.proposed(&ground, rule, order)).collect();
            if !set.seen {
                // What is still to come decides with what is behind; it is looked at only once the set has its turn.
                set.seen = true;
                set.price = self.cost(answers, &set);
                set.ahead = ahead(&set, &proposed);
                if proposed.iter().all(|decisions| !decisions.is_empty()) {
                    waiting.push(set);
                }
                continue;
            }
            // Each rule has to be mended in the end: the one with the fewest ways keeps the search narrow.
            for decision in proposed.into_iter().min_by_key(Vec::len).unwrap_or_default() {
                let Some(next) = decision.apply(&set.answers) else { continue };
                let decisions = joined(&set.decisions, decision);
                let price = price(answers, &decisions);
                let known = |other: &Set| other.answers == next && other.price <= price;
                if !done.contains(&next) && !waiting.iter().any(known) {
                    waiting.push(Set {
                        decisions,
                        answers: next,
                        price,
                        ahead: Ahead::default(),
                        seen: false,
                    });
                }
            }
            done.push(set.answers);
        }
        None
    }

    /// The decisions that could mend a rule and can be made
    fn proposed(&self, ground: &Ground<'_>, rule: &Rule, order: Order) -> Vec<Decision> {
        let mut candidates = self.candidates(ground);
        candidates.mend(rule, self.place);
        let allowed = |decision: &Decision| order != Order::WithoutParties || !decision.is_about_parties();
        let answers = ground.facts.answers();
        candidates
            .found
            .into_iter()
            .filter(|decision| allowed(decision) && decision.apply(answers).is_some())
            .collect()
    }

    /// The price of the decisions, and one for each rule that becomes unknown through what is to be chosen
    fn cost(&self, answers: &Answers, set: &Set) -> u32 {
        let after =
            self.edits(answers, set).iter().fold(answers.clone(), |answers, edit| edit.apply(&answers));
        let before = self.unknown(answers);
        let new =
            self.unknown(&after).into_iter().filter(|rule| !before.iter().any(|known| known.id == rule.id));
        price(answers, &set.decisions).saturating_add(u32::try_from(new.count()).unwrap_or(u32::MAX))
    }

    /// The decisions as a person sees them: what is no more than an example is left to choose
    fn edits(&self, answers: &Answers, set: &Set) -> Vec<Edit> {
        let mut before = answers.clone();
        let mut edits = vec![];
        for decision in &set.decisions {
            let Some(after) = decision.apply(&before) else { continue };
            edits.push(self.edit(&before, &after, decision));
            before = after;
        }
        edits
    }

    fn edit(&self, before: &Answers, after: &Answers, decision: &Decision) -> Edit {
        let facts = Facts::new(before);
        let ground = Ground { facts: &facts, programme: self.rules.programme, year: self.rules.year };
        let path = decision.path();
        let from = before.get(path).cloned();
        let follows = follows(before, after, decision);
        let like = |place, field, index| self.candidates(&ground).like(place, field, index);
        let (to, choose) = match decision {
            Decision::Leave(_) => (To::Gone, vec![]),
            Decision::Join(party) | Decision::Replace(_, party) => {
                let country: Option<Country> = party.one(Field::PartyCountry);
                let chosen = country.filter(|country| *country != Country::SWEDEN);
                let same = before.get(Path { field: Some(Field::PartyCountry), ..path })
                    == party.get(Field::PartyCountry);
                let choose =
                    chosen.filter(|_| !same).map(|_| Path { field: Some(Field::PartyCountry), ..path });
                (To::Party(party.clone()), choose.into_iter().collect())
            }
            Decision::Set(_, value) => {
                let to = match (value, path.field) {
                    (Value::One(index), Some(field)) => {
                        let like = like(path.place, field, *index);
                        if like.len() > 1 { To::OneOf(like) } else { To::Value(value.clone()) }
                    }
                    (Value::Many(chosen), Some(field)) => {
                        let known = facts.many(path.place, field).map_or(&[][..], |(known, _)| known);
                        let mut new = chosen.iter().filter(|index| !known.contains(index));
                        match (new.next(), new.next()) {
                            (Some(new), None) if like(path.place, field, *new).len() == 1 => {
                                To::Value(value.clone())
                            }
                            (None, _) => To::Value(value.clone()),
                            _ => To::AsMany(value.clone()),
                        }
                    }
                    _ => To::Value(value.clone()),
                };
                let is_open = matches!(to, To::OneOf(_) | To::AsMany(_));
                (to, if is_open { vec![path] } else { vec![] })
            }
        };
        let mut edit = Edit { path, from, to, follows, choose };
        // What follows from other answers where nothing is chosen could fail again: then the example stands.
        if !edit.choose.is_empty()
            && let Decision::Set(_, value) = decision
            && Facts::new(&edit.apply(before))
                .choice(path.place, path.field.unwrap_or(Field::OrgType))
                .is_some()
        {
            edit.to = To::Value(value.clone());
        }
        edit
    }
}

/// What it takes at the least to mend the rules that still fail, each of which needs one of these decisions: rules that
/// one decision could mend count once
fn ahead(set: &Set, proposed: &[Vec<Decision>]) -> Ahead {
    // What is decided already can be decided otherwise for nothing.
    let decided = |decision: &Decision| {
        !matches!(decision, Decision::Join(_))
            && set.decisions.iter().any(|known| known.path() == decision.path())
    };
    let price = |decision: &Decision| {
        if decided(decision) { 0 } else { price(&set.answers, core::slice::from_ref(decision)) }
    };
    let mut groups: Vec<(Vec<Path>, u32)> = vec![];
    for decisions in proposed {
        let cheapest = decisions.iter().map(price).min();
        let mut joined = (decisions.iter().map(what).collect::<Vec<_>>(), cheapest.unwrap_or(0));
        let mut apart = vec![];
        for group in groups {
            if group.0.iter().any(|path| joined.0.contains(path)) {
                joined.0.extend(group.0);
                joined.1 = joined.1.max(group.1);
            } else {
                apart.push(group);
            }
        }
        groups = apart;
        groups.push(joined);
    }
    let to_come = groups.iter().filter(|group| group.1 > 0).count();
    Ahead { decisions: to_come, price: groups.iter().fold(0, |sum, group| sum.saturating_add(group.1)) }
}

/// What a decision is about, as far as one decision can do what another does
fn what(decision: &Decision) -> Path {
    let path = decision.path();
    match (path.place, path.field) {
        (Place::Party(_) | Place::NewParty, _) => Path::new_member(Place::NewParty),
        (_, Some(field)) if PARTICIPANT_PARTS.contains(&field) => Path::idea(Field::ParticipantsTotal),
        (_, Some(Field::ExchangeType | Field::ParticipantsOwn)) => Path::idea(Field::ParticipantsTotal),
        (_, Some(Field::ReceivingOrgInPartnership | Field::SendingOrgInPartnership)) => path,
        (place, Some(Field::ReceivingOrgType | Field::ReceivingOrgCountry)) => {
            Path::at(place, Field::ReceivingOrgCountry)
        }
        (place, Some(Field::SendingOrgType | Field::SendingOrgCountry)) => {
            Path::at(place, Field::SendingOrgCountry)
        }
        _ => path,
    }
}

/// The decisions with one more; the same fact decided anew is one decision
fn joined(decisions: &[Decision], new: Decision) -> Vec<Decision> {
    let mut joined = decisions.to_vec();
    let leaves = joined.iter().any(|decision| matches!(decision, Decision::Leave(_)));
    match (joined.iter().position(|known| !leaves && known.path() == new.path()), &new) {
        (Some(place), Decision::Set(..) | Decision::Replace(..)) => {
            joined.remove(place);
            joined.push(new);
        }
        _ => joined.push(new),
    }
    joined
}

/// What changed beside what was decided
fn follows(before: &Answers, after: &Answers, decision: &Decision) -> Vec<(Path, Option<Value>)> {
    let Decision::Set(path, _) = decision else { return vec![] };
    let mut follows = vec![];
    let mut places = vec![Place::Idea];
    if path.place != Place::Idea {
        places.push(path.place);
    }
    for place in places {
        for row in crate::facts::field::FIELDS {
            let at = Path::at(place, row.field);
            if at != *path && before.get(at) != after.get(at) {
                follows.push((at, after.get(at).cloned()));
            }
        }
    }
    let count = |answers: &Answers| answers.parties.as_ref().map_or(0, Vec::len);
    if count(after) > count(before)
        && let Some(party) = after.parties.as_ref().and_then(|parties| parties.last())
    {
        let country = Path::at(Place::NewParty, Field::PartyCountry);
        follows.push((country, party.get(Field::PartyCountry).cloned()));
    }
    follows
}
