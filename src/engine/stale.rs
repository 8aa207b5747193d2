//! Whether what is said may no longer hold. The catalogue says for how many days a look at a source counts.

use crate::catalogue::{Catalogue, Rate, Rule, Source};
use crate::facts::Date;

/// What is past its time
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The day of the last look at the source, where that is longer ago than the catalogue allows
    pub checked: Option<Date>,
    /// The last day that it was known to hold, where that has passed
    pub held_until: Option<Date>,
}

impl Stale {
    /// What is past its time of something that was checked on a day and known to hold until another
    pub(super) fn of(
        (checked, held_until): (Option<Date>, Option<Date>),
        fresh_since: Option<Date>,
        today: Date,
    ) -> Option<Self> {
        let checked = checked.filter(|checked| fresh_since.is_some_and(|since| *checked < since));
        let held_until = held_until.filter(|last| *last < today);
        (checked.is_some() || held_until.is_some()).then_some(Self { checked, held_until })
    }

    /// What is past its time of a rule
    pub fn rule(catalogue: &Catalogue, rule: &Rule, today: Date) -> Option<Self> {
        let fresh_since = today.days_before(catalogue.fresh_days);
        Self::of((Some(rule.checked), rule.valid_to), fresh_since, today)
    }

    /// Whether a rate is: it counts from its own day, whenever somebody looked
    pub fn rate(catalogue: &Catalogue, rate: &Rate, today: Date) -> Option<Self> {
        Self::of((Some(rate.date), None), today.days_before(catalogue.fresh_days), today)
    }

    /// What is past its time of a source
    pub fn source(catalogue: &Catalogue, source: &Source, today: Date) -> Option<Self> {
        let fresh_since = today.days_before(catalogue.fresh_days);
        Self::of((Some(source.checked), None), fresh_since, today)
    }
}
