//! The search for the cheapest set of decisions after which no rule of a part fails.

use crate::facts::{Answers, Facts, Field, Path, Place, Record};

use super::decision::Decision;
use super::part::{Part, stands_for};
use super::price::price;

/// How many looks at sets of decisions the search takes before it gives up, three for a set that leads further; most
/// ideas need a few dozen
const MOST_LOOKS: usize = 4_000;

/// A set of decisions, and the idea after them
struct Set {
    decisions: Vec<Decision>,
    /// The set that has all of them but the last one, as a place among those that are done
    before: Option<usize>,
    /// The idea after them, with an example where something is to be chosen
    answers: Answers,
    /// The same, where that is unknown
    open: Answers,
    /// What the decisions cost
    price: u32,
    /// How many formal rules they leave unknown that were not
    unknown: u32,
    /// For each rule that fails how many decisions it takes at the least, and those with which that could begin
    proposed: Vec<(usize, Vec<Decision>)>,
    ahead: Ahead,
    known: Known,
}

/// What is known of a set: it is looked at only as far as that can matter
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    /// What the decisions cost
    Price,
    /// What they leave unknown, too
    Cost,
    /// What is still to come, too
    Ahead,
}

/// What the search found
#[derive(Clone)]
pub(super) struct Found {
    pub decisions: Vec<Decision>,
    /// How many decisions it takes in any case
    at_least: usize,
}

impl Found {
    /// Whether what is cheapest comes first in another order too
    pub fn is_first(&self, order: Order) -> bool {
        match order {
            Order::Cheapest => true,
            Order::FewestDecisions => self.decisions.len() <= self.at_least,
            Order::WithoutParties => !self.decisions.iter().any(Decision::is_about_parties),
        }
    }
}

/// What is still to come at the least
#[derive(Clone, Copy, Default)]
struct Ahead {
    decisions: usize,
    price: u32,
}

impl Ahead {
    fn max(self, other: Self) -> Self {
        Self { decisions: self.decisions.max(other.decisions), price: self.price.max(other.price) }
    }
}

/// Which sets come first
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Cheapest,
    FewestDecisions,
    /// The cheapest that leaves the parties alone
    WithoutParties,
}

impl Set {
    fn of(decisions: Vec<Decision>, answers: Answers, before: Option<usize>) -> Self {
        let open = Answers::default();
        let (ahead, known) = (Ahead::default(), Known::Price);
        Self { decisions, before, answers, open, price: 0, unknown: 0, proposed: vec![], ahead, known }
    }

    fn cost(&self) -> u32 {
        self.price.saturating_add(self.unknown)
    }

    /// How many decisions it takes at the least, where that comes first
    fn decisions(&self, order: Order) -> usize {
        if order == Order::FewestDecisions { self.decisions.len() + self.ahead.decisions } else { 0 }
    }

    /// The smallest has its turn. Of equal sets that is the one that has come furthest: then the others need not be
    /// looked at. One number, since all sets that wait are gone through each time.
    fn turn(&self, order: Order) -> u128 {
        let cost = self.cost().saturating_add(self.ahead.price);
        let to_go = u32::MAX - u32::try_from(self.decisions.len()).unwrap_or(u32::MAX);
        let first = ((self.decisions(order) as u64) << 32) | u64::from(cost);
        let then = (u64::from(to_go) << 32) | (Known::Ahead as u64 - self.known as u64);
        (u128::from(first) << 64) | u128::from(then)
    }
}

impl Part<'_, '_> {
    /// The first set of decisions after which no rule of this part fails, of those with fewer decisions than `fewer_than`
    /// where these come first
    pub(super) fn search(&self, answers: &Answers, order: Order, fewer_than: usize) -> Option<Found> {
        let before = self.unknown(answers);
        let listed = answers.parties.as_ref().map_or(0, Vec::len);
        let mut waiting = Vec::with_capacity(32);
        waiting.push(Set::of(vec![], answers.clone(), None));
        let mut done: Vec<Set> = vec![];
        let mut at_least = 0;
        for _ in 0..MOST_LOOKS {
            let turns = waiting.iter().map(|set| set.turn(order));
            let (next, _) = turns.enumerate().min_by_key(|(_, turn)| *turn)?;
            let mut set = waiting.swap_remove(next);
            if set.decisions(order) >= fewer_than {
                return None;
            }
            match set.known {
                Known::Price => {
                    set.open = self.open(answers, &set, &done);
                    set.unknown = self.newly_unknown(&before, &set.open);
                    set.known = Known::Cost;
                    waiting.push(set);
                    continue;
                }
                Known::Cost => {
                    set.proposed = self.proposed(&set.answers, order);
                    set.ahead = set.ahead.max(ahead(answers, &set));
                    set.known = Known::Ahead;
                    if set.decisions.is_empty() {
                        at_least = set.ahead.decisions;
                    }
                    waiting.push(set);
                    continue;
                }
                Known::Ahead => {}
            }
            if set.proposed.is_empty() {
                return Some(Found { decisions: set.decisions, at_least });
            }
            // Each rule has to be mended in the end: the one with the fewest ways keeps the search narrow.
            let narrowest = set.proposed.iter().map(|(_, decisions)| decisions).min_by_key(|ways| ways.len());
            for decision in narrowest.into_iter().flatten() {
                let Some(next) = decision.apply(&set.answers) else { continue };
                let decisions: Vec<Decision> = joined(&set.decisions, decision).cloned().collect();
                let price = price(answers, &decisions);
                // The same idea by other decisions: the cheaper ones stay.
                let is_known = |known: &Set| is_same(&known.answers, &next, listed);
                if waiting.iter().chain(&done).any(|known| known.price <= price && is_known(known)) {
                    continue;
                }
                waiting.retain(|known| known.price <= price || !is_known(known));
                let mut new = Set::of(decisions, next, Some(done.len()));
                new.price = price;
                // What comes after this set comes after the one before it too.
                new.ahead = Ahead {
                    decisions: (set.decisions.len() + set.ahead.decisions)
                        .saturating_sub(new.decisions.len()),
                    price: set.price.saturating_add(set.ahead.price).saturating_sub(new.price),
                };
                waiting.push(new);
            }
            done.push(set);
        }
        None
    }

    /// The idea after the decisions of a set, where what is to be chosen is unknown
    fn open(&self, answers: &Answers, set: &Set, done: &[Set]) -> Answers {
        let before = set.before.and_then(|before| done.get(before));
        match (before, set.decisions.last()) {
            (Some(before), Some(last)) if before.decisions.len() < set.decisions.len() => {
                self.edit(&before.answers, &set.answers, last).apply(&before.open)
            }
            // The same fact decided anew takes back what it was before.
            _ => {
                let mut open = answers.clone();
                self.edits(answers, &set.decisions).iter().for_each(|edit| edit.carry_out(&mut open));
                open
            }
        }
    }

    /// For each rule that fails how many decisions it takes at the least, and those with which that could begin
    fn proposed(&self, answers: &Answers, order: Order) -> Vec<(usize, Vec<Decision>)> {
        let facts = Facts::new(answers);
        let ground = self.book.ground(&facts);
        let allowed = |decision: &Decision| order != Order::WithoutParties || !decision.is_about_parties();
        let mut proposed = vec![];
        for rule in self.failing(answers) {
            let mut candidates = self.candidates(&ground);
            candidates.found.reserve(8);
            candidates.mend(rule, self.place);
            candidates.found.retain(allowed);
            let at_least = candidates.at_least(rule, self.place);
            proposed.push((at_least, candidates.found));
        }
        proposed
    }
}

/// Whether two ideas are the same but for the order in which parties came to those that were `listed`: no rule reads
/// it, and five new parties have a hundred orders. The parties tell most ideas apart, and are soon compared.
fn is_same(one: &Answers, other: &Answers, listed: usize) -> bool {
    let (mine, theirs) = match (&one.parties, &other.parties) {
        (Some(mine), Some(theirs)) => (&mine[..], &theirs[..]),
        (None, None) => (&[][..], &[][..]),
        _ => return false,
    };
    if mine.len() != theirs.len() || one.idea != other.idea || one.activities != other.activities {
        return false;
    }
    let ((listed_mine, new_mine), (listed_theirs, new_theirs)) =
        (mine.split_at(listed.min(mine.len())), theirs.split_at(listed.min(theirs.len())));
    let count = |of: &[Record], party: &Record| of.iter().filter(|one| *one == party).count();
    listed_mine == listed_theirs
        && new_mine.iter().all(|party| count(new_mine, party) == count(new_theirs, party))
}

/// What it takes at the least to mend the rules that still fail, each of which needs one of these decisions: rules that
/// one decision could mend count once
fn ahead(before: &Answers, set: &Set) -> Ahead {
    // What is decided already, and another fact of the same organisation, can be decided for nothing.
    let price =
        |decision: &Decision| price(before, joined(&set.decisions, decision)).saturating_sub(set.price);
    let mut groups: Vec<(Vec<Path>, Ahead)> = vec![];
    for (at_least, decisions) in &set.proposed {
        let cheapest = decisions.iter().map(price).min().unwrap_or_default();
        let of_rule = Ahead {
            decisions: if cheapest > 0 { *at_least } else { 0 },
            price: u32::try_from(*at_least).map_or(u32::MAX, |times| cheapest.saturating_mul(times)),
        };
        let mut joined = (decisions.iter().map(what).collect::<Vec<_>>(), of_rule);
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
    groups.iter().fold(Ahead::default(), |sum, (_, group)| Ahead {
        decisions: sum.decisions + group.decisions,
        price: sum.price.saturating_add(group.price),
    })
}

/// What a decision is about, as far as one decision can do what another does
fn what(decision: &Decision) -> Path {
    let path = decision.path();
    match (path.place, path.field) {
        (Place::Party(_) | Place::NewParty, _) => Path::new_member(Place::NewParty),
        // To invite an organisation is not to choose another.
        (_, Some(Field::ReceivingOrgInPartnership | Field::SendingOrgInPartnership)) => path,
        (place, Some(field)) => Path::at(place, stands_for(field)),
        _ => path,
    }
}

/// The decisions with one more; the same fact decided anew is one decision
fn joined<'d>(decisions: &'d [Decision], new: &'d Decision) -> impl Iterator<Item = &'d Decision> {
    let leaves = decisions.iter().any(|decision| matches!(decision, Decision::Leave(_)));
    let anew = !leaves && matches!(new, Decision::Set(..) | Decision::Replace(..));
    let mut taken_back = false;
    let kept = decisions.iter().filter(move |known| {
        let first = anew && !taken_back && known.path() == new.path();
        taken_back |= first;
        !first
    });
    kept.chain([new])
}
