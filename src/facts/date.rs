//! Calendar dates without a clock: the engine is handed "today" and never reads it.

use core::fmt;

/// A day in the Gregorian calendar, year 1900 to 2199.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
// INVARIANT: year, month and day, one after the other as in its digits, so that days are compared as numbers.
pub struct Date(u32);

/// The day number of 1 January 1970
const UNIX_DAY: u32 = 25_567;

const DAYS: [u8; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

impl Date {
    /// The first day there is here
    pub const EARLIEST: Self = Self::of(1900, 1, 1);

    const fn of(year: u16, month: u8, day: u8) -> Self {
        Self((year as u32) << 16 | (month as u32) << 8 | day as u32)
    }

    /// The date, if there is such a day between 1900 and 2199
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        if !(1900..=2199).contains(&year) || day == 0 {
            return None;
        }
        let longest = *DAYS.get(usize::from(month).checked_sub(1)?)?;
        let leap =
            month == 2 && year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        (day <= longest + u8::from(leap)).then(|| Self::of(year, month, day))
    }

    /// Reads `2026-11-21` and nothing else
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let shaped = text.len() == 10 && year.len() == 4 && month.len() == 2 && parts.next().is_none();
        let digits = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        if !(shaped && digits) {
            return None;
        }
        // One kind of number for all three: each would bring its own reader along.
        let number = |digits: &str| digits.parse::<u32>().ok();
        let small = |digits: &str| number(digits).and_then(|number| u8::try_from(number).ok());
        Self::new(u16::try_from(number(year)?).ok()?, small(month)?, small(day)?)
    }

    /// The date in Sweden at a moment, in seconds since 1 January 1970 UTC
    ///
    /// Sweden keeps UTC+1, and UTC+2 from the last Sunday in March to the last Sunday in October, each at 01:00 UTC
    /// (Directive 2000/84/EC).
    pub fn in_sweden(unix_seconds: u64) -> Option<Self> {
        let at = |hours: u64| {
            let days = u32::try_from((unix_seconds + hours * 3600) / 86_400).ok()?;
            Self::from_day_number(days.checked_add(UNIX_DAY)?)
        };
        let utc = at(0)?;
        // 31 March and 31 October, back to the Sunday; 1 January 1900 was a Monday.
        let last_sunday = |month| {
            let last = Self::new(utc.year(), month, 31).map_or(0, Self::day_number);
            u64::from((last - (last + 1) % 7).saturating_sub(UNIX_DAY)) * 86_400 + 3_600
        };
        let summer = (last_sunday(3)..last_sunday(10)).contains(&unix_seconds);
        at(if summer { 2 } else { 1 })
    }

    /// The date of a day number
    fn from_day_number(number: u32) -> Option<Self> {
        // Every year has at least 365 days, so this year or one of the few before it holds the day.
        let latest = u16::try_from(number / 365).ok()?.checked_add(1900)?.min(2199);
        let year = (1900..=latest)
            .rev()
            .find(|year| Self::new(*year, 1, 1).is_some_and(|day| day.day_number() <= number))?;
        let month = (1..=12)
            .rev()
            .find(|month| Self::new(year, *month, 1).is_some_and(|day| day.day_number() <= number))?;
        let first = Self::new(year, month, 1)?.day_number();
        Self::new(year, month, u8::try_from(number - first + 1).ok()?)
    }

    /// The day so many days earlier, unless that is before 1900
    #[must_use]
    pub fn days_before(self, days: u32) -> Option<Self> {
        Self::from_day_number(self.day_number().checked_sub(days)?)
    }

    /// The day so many days later, unless that is after 2199
    #[must_use]
    pub fn days_after(self, days: u32) -> Option<Self> {
        Self::from_day_number(self.day_number().checked_add(days)?)
    }

    /// The calendar year
    pub fn year(self) -> u16 {
        (self.0 >> 16) as u16
    }

    /// The month, 1 to 12
    pub fn month(self) -> u8 {
        (self.0 >> 8) as u8
    }

    /// The day of the month
    pub fn day(self) -> u8 {
        self.0 as u8
    }

    /// Days since 1 January 1900, which is day 0
    pub fn day_number(self) -> u32 {
        let past = u32::from(self.year() - 1900);
        // 1900 is no leap year, so the leap days before a year are those of 1904, 1908, …; 2100 is none either.
        let mut leap_days = past.saturating_sub(1) / 4;
        if self.year() > 2100 {
            leap_days -= 1;
        }
        let months =
            DAYS.iter().take(usize::from(self.month()) - 1).map(|days| u32::from(*days)).sum::<u32>();
        let leap = self.month() > 2 && Self::new(self.year(), 2, 29).is_some();
        past * 365 + leap_days + months + u32::from(leap) + u32::from(self.day()) - 1
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_real_days_only() {
        for good in ["1900-01-01", "2024-02-29", "2026-11-21", "2199-12-31", "2000-02-29"] {
            assert_eq!(Date::parse(good).map(|date| date.to_string()).as_deref(), Some(good));
        }
        let bad = [
            "2023-02-29",
            "1900-02-29",
            "2100-02-29",
            "2026-13-01",
            "2026-00-01",
            "2026-01-00",
            "2026-1-01",
            "26-01-01",
        ];
        let other = ["2026-11-2", "2026-11-021", "02026-1-21", "2026-1-021", "202-011-21", "2026-11-2-"];
        let no_date = ["", "2026-11-21T00", "+026-01-01", "2026-11-2x", "åååå-11-2"];
        for text in bad.into_iter().chain(other).chain(no_date) {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn knows_the_day_in_sweden() {
        let cases = [
            (0, "1970-01-01"),
            // One second before and after midnight in winter and in summer.
            (1_795_301_999, "2026-11-21"),
            (1_795_302_000, "2026-11-22"),
            (1_783_288_799, "2026-07-05"),
            (1_783_288_800, "2026-07-06"),
            // The evening before and after the clocks change on 29 March 2026.
            (1_774_738_799, "2026-03-28"),
            (1_774_738_800, "2026-03-29"),
            (1_774_821_599, "2026-03-29"),
            (1_774_821_600, "2026-03-30"),
        ];
        for (seconds, date) in cases {
            assert_eq!(
                Date::in_sweden(seconds).map(|date| date.to_string()).as_deref(),
                Some(date),
                "{seconds}"
            );
        }
    }

    #[test]
    fn numbers_every_day_in_order() {
        let mut expected = 0;
        for year in 1900..=2199 {
            for month in 1..=12 {
                for day in 1..=31 {
                    if let Some(date) = Date::new(year, month, day) {
                        assert_eq!(date.day_number(), expected, "{date}");
                        assert_eq!(Date::from_day_number(expected), Some(date));
                        assert_eq!(date.days_before(expected), Date::new(1900, 1, 1));
                        assert_eq!(date.days_before(expected + 1), None);
                        assert_eq!(Date::EARLIEST.days_after(expected), Some(date));
                        expected += 1;
                    }
                }
            }
        }
        assert_eq!(Date::EARLIEST.days_after(expected), None);
        assert_eq!(Date::EARLIEST.days_after(u32::MAX), None);
    }
}
