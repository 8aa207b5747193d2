//! Whether and when a programme can be applied for.

use crate::facts::Date;

use super::{Words, ids};

/// What is known of a programme's calls
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The state on the last page seen
    pub status: CallStatus,
    /// The first day of a call whose dates are published
    pub opens: Option<Date>,
    /// The last day of a call whose dates are published
    pub closes: Option<Date>,
    /// When in the year the last day usually is, where a pattern is known
    pub usual: Option<Usual>,
    /// The last call year that the programme period covers
    pub through: Option<u16>,
    /// What to know about it
    pub note: Words,
    /// The document that says so, as a place in the catalogue's sources
    pub source: u16,
}

/// A yearly pattern: never shown as a date
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usual {
    /// The month of the last day, 1 to 12
    pub month: u8,
    /// The day, where the pattern is that precise
    pub day: Option<u8>,
    /// A source states the pattern
    pub confirmed: bool,
}

/// The door, as the sources leave it
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallStatus {
    /// Applications are taken
    Open,
    /// The next call opens on a known date
    Opens,
    /// A yearly pattern; the date is not published
    Expected,
    /// No applications are taken, on the last page seen
    Closed,
    /// Stopped until further notice
    Paused,
    /// There are no more calls
    Ended,
    /// The sources do not say
    Unknown,
}

ids! {
    CallStatus {
        Open = "open", Opens = "opens", Expected = "expected", Closed = "closed", Paused = "paused", Ended = "ended",
        Unknown = "unknown"
    }
}

/// The door on a given day
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallNow {
    /// The state that day
    pub status: CallStatus,
    /// The year of the call that an application would fall under
    pub year: u16,
}

impl CallStatus {
    /// Whether an application can be planned: open, opening on a known date, or expected
    pub fn can_be_applied_for(self) -> bool {
        matches!(self, Self::Open | Self::Opens | Self::Expected)
    }
}

impl Call {
    /// The state on a day. What was known has an end: a call that has passed, or a period that is over, is unknown.
    pub fn on(&self, today: Date) -> CallNow {
        let passed = self.closes.is_some_and(|closes| closes < today);
        let dated_year = self.closes.or(self.opens).map_or(today.year(), Date::year);
        match self.status {
            CallStatus::Open | CallStatus::Opens if passed => match self.usual {
                Some(_) => self.expected(today),
                None => CallNow { status: CallStatus::Unknown, year: today.year() },
            },
            CallStatus::Opens if self.opens.is_some_and(|opens| opens <= today) => {
                CallNow { status: CallStatus::Open, year: dated_year }
            }
            CallStatus::Open | CallStatus::Opens => CallNow { status: self.status, year: dated_year },
            CallStatus::Expected => self.expected(today),
            status => CallNow { status, year: today.year() },
        }
    }

    /// The last day of the next call where it is known, or usual: of a usual month without a day, its end
    pub fn last_day(&self, now: CallNow) -> Option<Date> {
        match now.status {
            CallStatus::Open | CallStatus::Opens => self.closes,
            CallStatus::Expected => {
                let usual = self.usual?;
                let day = |day| Date::new(now.year, usual.month, day);
                usual.day.map_or_else(|| (28..=31).rev().find_map(day), day)
            }
            _ => None,
        }
    }

    fn expected(&self, today: Date) -> CallNow {
        // Without a pattern in the year the next call is taken to be next year's.
        let this_year = self
            .usual
            .is_some_and(|usual| (today.month(), today.day()) <= (usual.month, usual.day.unwrap_or(31)));
        let year = if this_year { today.year() } else { today.year() + 1 };
        let over = self.through.is_some_and(|through| year > through);
        CallNow { status: if over { CallStatus::Unknown } else { CallStatus::Expected }, year }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_is_that_of_the_next_call() {
        use CallStatus::{Closed, Ended, Expected, Open, Opens, Paused, Unknown};
        let closes = Date::parse("2027-03-01");
        let call = |closes, usual| Call {
            status: Open,
            opens: None,
            closes,
            usual,
            through: None,
            note: Words::default(),
            source: 0,
        };
        let in_month = |month, day| Some(Usual { month, day, confirmed: true });
        for (status, year, closes, usual, last) in [
            (Open, 2027, closes, None, "2027-03-01"),
            (Opens, 2027, closes, in_month(2, Some(1)), "2027-03-01"),
            (Open, 2027, None, in_month(2, Some(1)), ""),
            // What was published for a year is not said of the next.
            (Expected, 2028, closes, in_month(2, Some(1)), "2028-02-01"),
            (Expected, 2028, None, in_month(2, None), "2028-02-29"),
            (Expected, 2027, None, in_month(2, None), "2027-02-28"),
            (Expected, 2027, None, in_month(4, None), "2027-04-30"),
            (Expected, 2027, None, in_month(12, None), "2027-12-31"),
            (Expected, 2027, closes, None, ""),
            (Closed, 2027, closes, in_month(2, None), ""),
            (Paused, 2027, closes, in_month(2, None), ""),
            (Ended, 2027, closes, in_month(2, None), ""),
            (Unknown, 2027, closes, in_month(2, None), ""),
        ] {
            let told = call(closes, usual).last_day(CallNow { status, year });
            assert_eq!(told, Date::parse(last), "{status:?} {year} {usual:?}");
        }
    }

    #[test]
    fn the_door_on_both_sides_of_each_date() {
        let date = |text| Date::parse(text);
        let call = |status, opens, closes, usual, through| Call {
            status,
            opens: date(opens),
            closes: date(closes),
            usual,
            through,
            note: Words::default(),
            source: 0,
        };
        let february = Some(Usual { month: 2, day: Some(1), confirmed: true });
        let march = Some(Usual { month: 3, day: None, confirmed: false });
        use CallStatus::{Closed, Expected, Open, Opens, Unknown};
        let cases = [
            (call(Expected, "", "", february, Some(2027)), "2026-11-21", Expected, 2027),
            (call(Expected, "", "", february, Some(2027)), "2027-02-01", Expected, 2027),
            (call(Expected, "", "", february, Some(2027)), "2027-02-02", Unknown, 2028),
            (call(Expected, "", "", february, None), "2027-02-02", Expected, 2028),
            (call(Expected, "", "", march, None), "2027-03-31", Expected, 2027),
            (call(Expected, "", "", march, None), "2027-04-01", Expected, 2028),
            (call(Expected, "", "", None, None), "2026-01-01", Expected, 2027),
            (call(Opens, "2027-01-10", "2027-03-01", None, None), "2027-01-09", Opens, 2027),
            (call(Opens, "2027-01-10", "2027-03-01", None, None), "2027-01-10", Open, 2027),
            (call(Opens, "2027-01-10", "2027-03-01", None, None), "2027-03-01", Open, 2027),
            (call(Opens, "2027-01-10", "2027-03-01", None, None), "2027-03-02", Unknown, 2027),
            (call(Open, "", "2027-03-01", march, None), "2027-03-02", Expected, 2027),
            (call(Closed, "", "", february, None), "2027-01-01", Closed, 2027),
        ];
        for (call, today, status, year) in cases {
            assert_eq!(
                Some(call.on(date(today).unwrap())),
                Some(CallNow { status, year }),
                "{call:?} on {today}"
            );
        }
    }
}
