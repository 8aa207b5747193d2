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

/// The chosen goals that a programme serves
pub(super) fn goals_met(programme: &Programme, facts: &Facts<'_>) -> Vec<(Goal, bool)> {
    let chosen = facts.many(Place::Idea, Field::Goals).map_or(&[][..], |(chosen, _)| chosen);
    let served = programme.serves.iter().filter(|serves| chosen.contains(&serves.goal.index()));
    served.map(|serves| (serves.goal, serves.strong)).collect()
}

/// Puts the programmes in order. What is equal shares a rank and stands in the order of the ids, as it comes.
pub(super) fn rank(programmes: Vec<Entry<'_>>) -> Vec<Entry<'_>> {
    // The places are sorted and not the entries, which are large.
    let mut order: Vec<_> =
        programmes.iter().enumerate().map(|(place, entry)| (entry.reasons.order(), place)).collect();
    sort(&mut order, |one, other| one < other);
    let mut waiting: Vec<Option<Entry<'_>>> = programmes.into_iter().map(Some).collect();
    let mut ranked: Vec<Entry<'_>> = Vec::with_capacity(waiting.len());
    let mut before = None;
    let mut rank = 0;
    for (next, place) in order {
        let Some(mut entry) = waiting.get_mut(place).and_then(Option::take) else { continue };
        if before.as_ref() != Some(&next) {
            rank = ranked.len();
        }
        entry.rank = rank;
        before = Some(next);
        ranked.push(entry);
    }
    ranked
}
