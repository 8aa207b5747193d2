//! Counts of which not everything is known.

use super::answers::Value;

/// The numbers a count can still be: at least `low`, and at most `high` where there is a limit
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The least it can be
    pub low: u32,
    /// The most it can be; nothing limits it where this is absent
    pub high: Option<u32>,
}

impl Interval {
    /// Nothing is known
    pub const ANY: Self = Self { low: 0, high: None };

    /// Exactly this number
    pub const fn exactly(number: u32) -> Self {
        Self { low: number, high: Some(number) }
    }

    /// The number, where only one is left
    pub fn known(self) -> Option<u32> {
        self.high.filter(|high| *high == self.low)
    }

    /// The interval of the sum
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            low: self.low.saturating_add(other.low),
            high: self.high.zip(other.high).map(|(one, two)| one.saturating_add(two)),
        }
    }

    /// Whether all of it, none of it or some of it lies within the bounds, which are inclusive
    pub fn within(self, at_least: Option<u32>, at_most: Option<u32>) -> Option<bool> {
        let above = at_least.is_none_or(|least| self.low >= least);
        let below = at_most.is_none_or(|most| self.high.is_some_and(|high| high <= most));
        let never_above = at_least.is_some_and(|least| self.high.is_some_and(|high| high < least));
        let never_below = at_most.is_some_and(|most| self.low > most);
        let none_fits = at_least.zip(at_most).is_some_and(|(least, most)| least > most);
        if never_above || never_below || none_fits {
            Some(false)
        } else if above && below {
            Some(true)
        } else {
            None
        }
    }
}

impl From<&Value> for Interval {
    fn from(value: &Value) -> Self {
        match value {
            Value::Number(number) => Self::exactly(*number),
            _ => Self::ANY,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decides_only_when_every_number_agrees() {
        // Brute force: every small interval against every small pair of bounds.
        for low in 0..6_u32 {
            for high in (low..6).map(Some).chain([None]) {
                for at_least in (0..6).map(Some).chain([None]) {
                    for at_most in (0..6).map(Some).chain([None]) {
                        let numbers = low..=high.unwrap_or(20);
                        let fits = |number: &u32| {
                            at_least.is_none_or(|least| *number >= least)
                                && at_most.is_none_or(|most| *number <= most)
                        };
                        let fitting = numbers.clone().filter(fits).count();
                        let expected = match fitting {
                            0 => Some(false),
                            all if all == numbers.count() => Some(true),
                            _ => None,
                        };
                        let interval = Interval { low, high };
                        assert_eq!(
                            interval.within(at_least, at_most),
                            expected,
                            "{interval:?} {at_least:?} {at_most:?}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn a_sum_without_a_limit_has_none() {
        assert_eq!(Interval::exactly(2).plus(Interval::exactly(3)), Interval::exactly(5));
        assert_eq!(Interval::exactly(2).plus(Interval::ANY), Interval { low: 2, high: None });
        assert_eq!(Interval::exactly(u32::MAX).plus(Interval::exactly(1)).known(), Some(u32::MAX));
    }
}
