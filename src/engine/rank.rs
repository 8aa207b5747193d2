//! The order of the programmes, and why.

use core::cmp::Reverse;

use crate::catalogue::{Programme, Role};
use crate::facts::{Choice, Facts, Field, Goal, Place, sort};

use super::Entry;

/// What decides where a programme stands, weightiest first
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reasons {
    /// There is a door, now or by a known pattern
    pub can_be_applied_for: bool,
    /// Which of the chosen goals it serves, and whether it is a first choice for them
    pub goals_met: Vec<(Goal, bool)>,
    /// It is not ruled out
    pub not_no: bool,
    /// What the organisation may do
    pub role: Option<Role>,
    /// How much work an application is, 1 to 3
    pub effort: u8,
}

impl Reasons {
    /// How many of the goals it is a first choice for
    pub fn strong(&self) -> usize {
        self.goals_met.iter().filter(|(_, strong)| *strong).count()
    }

    /// Smaller is better. That a shape fits does not count here: a programme of which little is known must not win
    /// over one that is known to want more.
    fn order(&self) -> impl Ord + use<> {
        // To apply oneself comes before being asked along, which comes before what nobody has written down.
        let role = self.role.unwrap_or(Role::Apply);
        let goals = (Reverse(self.goals_met.len()), Reverse(self.strong()));
        (!self.can_be_applied_for, goals, !self.not_no, role, self.effort)
    }
}

// Every goal has a bit.
const _: () = assert!(Goal::ALL.len() <= 64);

/// The chosen goals that a programme serves
pub(super) fn goals_met(programme: &Programme, facts: &Facts<'_>) -> Vec<(Goal, bool)> {
    let chosen = facts.many(Place::Idea, Field::Goals).map_or(&[][..], |(chosen, _)| chosen);
    // A bit for each goal: every programme serves a dozen, and each was looked for in the list.
    let bit = |goal: u16| 1_u64.checked_shl(u32::from(goal)).unwrap_or_default();
    let chosen = chosen.iter().fold(0, |chosen, goal| chosen | bit(*goal));
    let served = programme.serves.iter().filter(|serves| chosen & bit(serves.goal.index()) != 0);
    served.map(|serves| (serves.goal, serves.strong)).collect()
}

/// So many are put in order one by one
const FEW: usize = 8;

/// The places of a list in the order of what stands there; what is equal stays as it stood.
///
/// Halves are put in order and then merged: to put each in its place among those before it took most of the
/// time in a catalogue a hundred times as large.
fn in_order<T: Ord>(list: &[T], mut places: Vec<usize>) -> Vec<usize> {
    if places.len() <= FEW {
        sort(&mut places, |one, other| list.get(*one) < list.get(*other));
        return places;
    }
    let second = places.split_off(places.len() / 2);
    let mut merged = Vec::with_capacity(places.len() + second.len());
    let mut first = in_order(list, places).into_iter().peekable();
    for place in in_order(list, second) {
        while let Some(before) = first.next_if(|before| list.get(*before) <= list.get(place)) {
            merged.push(before);
        }
        merged.push(place);
    }
    merged.extend(first);
    merged
}

/// Puts the programmes in order. What is equal shares a rank and stands in the order of the ids, as it comes.
pub(super) fn rank(programmes: Vec<Entry<'_>>) -> Vec<Entry<'_>> {
    // The places are sorted and not the entries, which are large.
    let orders: Vec<_> = programmes.iter().map(|entry| entry.reasons.order()).collect();
    let places = in_order(&orders, (0..orders.len()).collect());
    let mut waiting: Vec<Option<Entry<'_>>> = programmes.into_iter().map(Some).collect();
    let mut ranked: Vec<Entry<'_>> = Vec::with_capacity(waiting.len());
    let mut before = None;
    let mut rank = 0;
    for place in places {
        let Some(mut entry) = waiting.get_mut(place).and_then(Option::take) else { continue };
        let next = orders.get(place);
        if before != next {
            rank = ranked.len();
        }
        entry.rank = rank;
        before = next;
        ranked.push(entry);
    }
    ranked
}
