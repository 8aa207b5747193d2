//! Some members of a closed list.

use core::fmt;
use core::marker::PhantomData;

use super::vocabulary::Choice;

/// Some members of a closed list of at most 64, a bit for each: every programme is held against such sets at each answer.
pub struct Set<C> {
    bits: u64,
    of: PhantomData<C>,
}

impl<C> Set<C> {
    /// Whether it has no members
    pub fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// How many members it has
    pub fn len(self) -> u32 {
        self.bits.count_ones()
    }

    /// The members of both
    pub fn and(self, other: Self) -> Self {
        Self { bits: self.bits & other.bits, of: PhantomData }
    }

    /// Whether they have a member in common
    pub fn meets(self, other: Self) -> bool {
        !self.and(other).is_empty()
    }

    /// Whether the other has all of its members
    pub fn lies_in(self, other: Self) -> bool {
        self.and(other) == self
    }

    /// Whether both have members, and none in common
    pub fn is_unlike(self, other: Self) -> bool {
        !self.is_empty() && !other.is_empty() && !self.meets(other)
    }
}

fn bit(place: u16) -> u64 {
    1_u64.checked_shl(u32::from(place)).unwrap_or_default()
}

impl<C: Choice> Set<C> {
    /// The members at these places of the list
    pub fn at(places: &[u16]) -> Self {
        const { assert!(C::VOCABULARY.ids().len() <= 64) };
        Self { bits: places.iter().fold(0, |bits, place| bits | bit(*place)), of: PhantomData }
    }

    /// Takes a member in
    pub fn insert(&mut self, member: C) {
        self.bits |= bit(member.index());
    }

    /// Whether this is a member
    pub fn contains(self, member: C) -> bool {
        self.meets(Self::from_iter([member]))
    }

    /// The members, in the order of the list
    pub fn iter(self) -> impl Iterator<Item = C> + use<C> {
        (0..64).filter(move |place| self.bits & bit(*place) != 0).filter_map(C::from_index)
    }
}

impl<C: Choice> FromIterator<C> for Set<C> {
    fn from_iter<T: IntoIterator<Item = C>>(members: T) -> Self {
        let mut set = Self::default();
        members.into_iter().for_each(|member| set.insert(member));
        set
    }
}

impl<C: Choice> From<&[C]> for Set<C> {
    fn from(members: &[C]) -> Self {
        members.iter().copied().collect()
    }
}

// Derived, these would ask the same of the members.
impl<C> Clone for Set<C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C> Copy for Set<C> {}

impl<C> Default for Set<C> {
    fn default() -> Self {
        Self { bits: 0, of: PhantomData }
    }
}

impl<C> PartialEq for Set<C> {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits
    }
}

impl<C> Eq for Set<C> {}

impl<C: Choice + fmt::Debug> fmt::Debug for Set<C> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Area, Goal};

    /// Two of the list of areas, every two of them
    #[test]
    fn is_what_a_list_would_be() {
        let members = |bits: u32| {
            let chosen = (0..).zip(Area::ALL).filter(|(place, _)| bits >> place & 1 == 1);
            chosen.map(|(_, area)| *area).collect::<Vec<_>>()
        };
        let sets: Vec<Vec<Area>> = (0..1 << Area::ALL.len()).map(members).collect();
        assert_eq!(sets.len(), 32);
        for one in &sets {
            let set: Set<Area> = one.as_slice().into();
            let places: Vec<u16> = one.iter().map(|area| area.index()).collect();
            assert_eq!(set, Set::at(&places));
            assert_eq!(set.iter().collect::<Vec<_>>(), *one);
            assert_eq!((set.len() as usize, set.is_empty()), (one.len(), one.is_empty()));
            assert!(Area::ALL.iter().all(|area| set.contains(*area) == one.contains(area)));
            assert_eq!(format!("{set:?}"), format!("{one:?}").replace('[', "{").replace(']', "}"));
            for other in &sets {
                let common: Vec<Area> = one.iter().copied().filter(|area| other.contains(area)).collect();
                let others: Set<Area> = other.as_slice().into();
                assert_eq!(set.and(others).iter().collect::<Vec<_>>(), common);
                assert_eq!(set.meets(others), !common.is_empty());
                assert_eq!(set.lies_in(others), common == *one);
                let both_say = !one.is_empty() && !other.is_empty();
                assert_eq!(set.is_unlike(others), both_say && common.is_empty());
            }
        }
    }

    #[test]
    fn no_list_is_longer_than_the_bits() {
        assert!(
            Goal::ALL.len() > 8
                && Set::from_iter(Goal::ALL.iter().copied()).len() as usize == Goal::ALL.len()
        );
        assert!(Set::<Goal>::at(&[64, 65, u16::MAX]).is_empty());
    }
}
