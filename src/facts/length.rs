//! Lengths of stays in the units that people think in. Stored and compared they are always days.

/// A unit in which the length of a stay may be given
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LengthUnit {
    /// Days
    Days,
    /// Weeks of seven days
    Weeks,
    /// Months of thirty days, twelve of which are 365
    Months,
}

const DAYS_OF_A_YEAR: u32 = 365;
const DAYS_OF_A_MONTH: u32 = 30;

impl LengthUnit {
    /// Every unit, the shortest first
    pub const ALL: [Self; 3] = [Self::Days, Self::Weeks, Self::Months];

    /// The digit that stands for it
    pub fn digit(self) -> char {
        match self {
            Self::Days => '0',
            Self::Weeks => '1',
            Self::Months => '2',
        }
    }

    /// The unit of a digit; days, if there is none
    pub fn from_digit(digit: char) -> Self {
        match digit {
            '1' => Self::Weeks,
            '2' => Self::Months,
            _ => Self::Days,
        }
    }

    /// How many days so many of these are
    pub fn days(self, number: u32) -> u32 {
        match self {
            Self::Days => number,
            Self::Weeks => number.saturating_mul(7),
            Self::Months => {
                (number / 12).saturating_mul(DAYS_OF_A_YEAR).saturating_add(number % 12 * DAYS_OF_A_MONTH)
            }
        }
    }

    /// How many whole ones there are in these days
    pub fn within(self, days: u32) -> u32 {
        match self {
            Self::Days => days,
            Self::Weeks => days / 7,
            // The last five days of a year are no month more.
            Self::Months => days / DAYS_OF_A_YEAR * 12 + (days % DAYS_OF_A_YEAR / DAYS_OF_A_MONTH).min(11),
        }
    }

    /// How many there are in these days, where it comes out even
    pub fn exactly(self, days: u32) -> Option<u32> {
        Some(self.within(days)).filter(|number| self.days(*number) == days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use LengthUnit::{Days, Months, Weeks};

    #[test]
    fn counts_days() {
        for (number, unit, days) in [
            (0, Days, 0),
            (21, Days, 21),
            (0, Weeks, 0),
            (1, Weeks, 7),
            (15, Weeks, 105),
            (0, Months, 0),
            (1, Months, 30),
            (2, Months, 60),
            (11, Months, 330),
            (12, Months, 365),
            (13, Months, 395),
            (24, Months, 730),
            (36, Months, 1_095),
            (u32::MAX, Weeks, u32::MAX),
            (u32::MAX, Months, u32::MAX),
        ] {
            assert_eq!(unit.days(number), days, "{number} {unit:?}");
        }
    }

    #[test]
    fn every_unit_has_a_digit_of_its_own() {
        let digits = LengthUnit::ALL.map(LengthUnit::digit);
        // They stand in what is stored, and are not given to another.
        assert_eq!(digits, ['0', '1', '2']);
        assert_eq!(digits.map(LengthUnit::from_digit), LengthUnit::ALL);
        assert_eq!(['3', ' '].map(LengthUnit::from_digit), [Days, Days]);
    }

    #[test]
    fn counts_back_only_what_comes_out_even() {
        for (days, unit, number) in [
            (20, Days, Some(20)),
            (20, Weeks, None),
            (21, Weeks, Some(3)),
            (60, Months, Some(2)),
            (59, Months, None),
            (360, Months, None),
            (364, Months, None),
            (365, Months, Some(12)),
            (366, Months, None),
        ] {
            assert_eq!(unit.exactly(days), number, "{days} in {unit:?}");
        }
    }

    #[test]
    fn the_greatest_number_within_a_bound_is_the_greatest() {
        for unit in LengthUnit::ALL {
            for days in 0..2_000 {
                let number = unit.within(days);
                assert!(unit.days(number) <= days && unit.days(number + 1) > days, "{days} in {unit:?}");
                assert_eq!(unit.exactly(unit.days(days)), Some(days), "{unit:?}");
            }
        }
    }
}
