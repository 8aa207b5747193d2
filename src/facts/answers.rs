//! What a person has said so far: typed facts, each of which may be unknown.

use core::cmp::Ordering;
use core::fmt;
use std::sync::Arc;

use super::date::Date;
use super::field::{Field, Scope};
use super::vocabulary::Choice;

/// The value of a fact; which kind a fact has is said by its [`super::field::FieldInfo::unit`]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Yes or no
    YesNo(bool),
    /// A whole number
    Number(u32),
    /// A place in a closed list
    One(u16),
    /// Places in a closed list, in rising order; none of them is an answer too
    Many(Vec<u16>),
    /// A calendar date
    Date(Date),
    /// Free text
    Text(Box<str>),
    /// Several free texts
    Texts(Vec<Box<str>>),
    /// Several numbers
    Numbers(Vec<u32>),
    /// Several spans of days
    Periods(Vec<Period>),
}

/// A span between two dates, both included; either may be unknown
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day
    pub from: Option<Date>,
    /// The last day
    pub to: Option<Date>,
}

impl Period {
    /// How many days, the first and the last included
    pub fn days(self) -> Option<u32> {
        let (from, to) = self.from.zip(self.to)?;
        to.day_number().checked_sub(from.day_number()).map(|nights| nights + 1)
    }

    /// How many calendar months: the whole ones, and those begun
    pub fn months(self) -> Option<(u32, u32)> {
        let (from, to) = self.from.zip(self.to)?;
        self.days()?;
        let months = |date: Date| u32::from(date.year()) * 12 + u32::from(date.month());
        // Months end on the day before the day they began on.
        let (end, day) = Date::new(to.year(), to.month(), to.day() + 1)
            .map_or((months(to) + 1, 1), |next| (months(next), next.day()));
        let between = end.saturating_sub(months(from));
        Some(match day.cmp(&from.day()) {
            Ordering::Less => (between.saturating_sub(1), between),
            Ordering::Equal => (between, between),
            Ordering::Greater => (between, between + 1),
        })
    }
}

/// The facts of one part of the answers; a fact without a value is unknown.
///
/// Copies share what they know until one of them changes: what mends an idea is searched among hundreds of ideas that
/// differ in one fact. Nothing at all is told from no values, so that equal records are equal.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Record(Option<Arc<Known>>);

#[derive(PartialEq, Eq)]
struct Known {
    /// In the order of the table
    values: Vec<(Field, Value)>,
    /// For each fact of the table its place among the values, counted from one; zero where it is unknown. The rules
    /// read facts far more often than a person gives them.
    places: [u8; Field::COUNT],
}

impl Clone for Known {
    /// With room for one more: what is shared is copied when it changes
    fn clone(&self) -> Self {
        let mut values = Vec::with_capacity(self.values.len() + 1);
        values.extend_from_slice(&self.values);
        Self { values, places: self.places }
    }
}

impl Default for Known {
    fn default() -> Self {
        Self { values: vec![], places: [0; Field::COUNT] }
    }
}

impl Known {
    /// Notes where the values stand, from this one on
    fn note_places(&mut self, from: usize) {
        for (place, (field, _)) in (1..).zip(&self.values).skip(from) {
            if let Some(entry) = self.places.get_mut(*field as usize) {
                *entry = place;
            }
        }
    }
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

// A place has to fit in a byte.
const _: () = assert!(Field::COUNT < 256);

impl Record {
    /// The value of a fact, if it is known
    pub fn get(&self, field: Field) -> Option<&Value> {
        let known = self.0.as_ref()?;
        let place = usize::from(*known.places.get(field as usize)?).checked_sub(1)?;
        known.values.get(place).map(|(_, value)| value)
    }

    /// Gives a fact a value, or takes its value away
    pub fn set(&mut self, field: Field, value: Option<Value>) {
        if value.is_none() && self.get(field).is_none() {
            return;
        }
        let known = Arc::make_mut(self.0.get_or_insert_default());
        match (known.values.binary_search_by_key(&field, |(known, _)| *known), value) {
            (Ok(place), Some(value)) => {
                if let Some(entry) = known.values.get_mut(place) {
                    entry.1 = value;
                }
            }
            (Ok(place), None) => {
                known.values.remove(place);
                if let Some(entry) = known.places.get_mut(field as usize) {
                    *entry = 0;
                }
                known.note_places(place);
            }
            (Err(place), Some(value)) => {
                known.values.insert(place, (field, value));
                known.note_places(place);
            }
            (Err(_), None) => {}
        }
        if known.values.is_empty() {
            self.0 = None;
        }
    }

    /// The record with those facts that are meant
    #[must_use]
    pub fn only(&self, meant: impl Fn(Field) -> bool) -> Self {
        let values = self.values().iter().filter(|(field, _)| meant(*field));
        let mut only = Known { values: values.cloned().collect(), ..Known::default() };
        only.note_places(0);
        Self((!only.values.is_empty()).then(|| Arc::new(only)))
    }

    fn values(&self) -> &[(Field, Value)] {
        self.0.as_ref().map_or(&[], |known| &known.values)
    }

    /// The known facts, in the order of the table
    pub fn iter(&self) -> impl Iterator<Item = (Field, &Value)> {
        self.values().iter().map(|(field, value)| (*field, value))
    }

    /// A yes or a no
    pub fn yes(&self, field: Field) -> Option<bool> {
        match self.get(field)? {
            Value::YesNo(yes) => Some(*yes),
            _ => None,
        }
    }

    /// A whole number
    pub fn number(&self, field: Field) -> Option<u32> {
        match self.get(field)? {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// A member of a closed list
    pub fn one<C: Choice>(&self, field: Field) -> Option<C> {
        match self.get(field)? {
            Value::One(index) => C::from_index(*index),
            _ => None,
        }
    }

    /// Places in a closed list
    pub fn many(&self, field: Field) -> Option<&[u16]> {
        match self.get(field)? {
            Value::Many(chosen) => Some(chosen),
            _ => None,
        }
    }
}

/// All that is known of an idea
///
/// A list that is absent is unknown; one that is empty says that there are none. A list is closed unless its
/// `…More` fact says that more may come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The facts of the idea as a whole
    pub idea: Record,
    /// Who takes part; the first Swedish one is the applicant's own unit
    pub parties: Option<Vec<Record>>,
    /// What is planned for individuals
    pub activities: Option<Vec<Record>>,
}

/// Which part of the answers is meant
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The idea as a whole
    Idea,
    /// The party at this place of the list
    Party(u16),
    /// A party that is not in the list yet
    NewParty,
    /// The activity at this place of the list
    Activity(u16),
    /// An activity that is not in the list yet
    NewActivity,
}

impl Place {
    /// The places of so many parties
    pub fn parties(count: usize) -> impl Iterator<Item = Self> + Clone {
        (0..u16::try_from(count).unwrap_or(u16::MAX)).map(Self::Party)
    }

    /// The places of so many activities
    pub fn activities(count: usize) -> impl Iterator<Item = Self> + Clone {
        (0..u16::try_from(count).unwrap_or(u16::MAX)).map(Self::Activity)
    }

    /// Which rows of the table may stand there
    pub fn scope(self) -> Scope {
        match self {
            Self::Idea => Scope::Idea,
            Self::Party(_) | Self::NewParty => Scope::Party,
            Self::Activity(_) | Self::NewActivity => Scope::Activity,
        }
    }
}

/// The name of a fact everywhere: `participants.total`, `parties[2].country`, `parties[+]` for a new member
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path {
    /// The part of the answers
    pub place: Place,
    /// The fact, or the member itself
    pub field: Option<Field>,
}

impl Path {
    /// A fact of the idea as a whole
    pub const fn idea(field: Field) -> Self {
        Self { place: Place::Idea, field: Some(field) }
    }

    /// A fact at a place
    pub const fn at(place: Place, field: Field) -> Self {
        Self { place, field: Some(field) }
    }

    /// A member that is not in the list yet
    pub const fn new_member(place: Place) -> Self {
        Self { place, field: None }
    }

    /// Reads a path as it is written by `Display`
    pub fn parse(text: &str) -> Option<Self> {
        let (place, rest) = if let Some(rest) = text.strip_prefix("parties[") {
            member(rest, Place::NewParty, Place::Party)?
        } else if let Some(rest) = text.strip_prefix("activities[") {
            member(rest, Place::NewActivity, Place::Activity)?
        } else {
            (Place::Idea, text)
        };
        if rest.is_empty() {
            return (place != Place::Idea).then_some(Self { place, field: None });
        }
        Some(Self::at(place, Field::named(place.scope(), rest)?))
    }
}

/// The member's place and the name behind it, from what follows `parties[`
fn member(text: &str, new: Place, known: fn(u16) -> Place) -> Option<(Place, &str)> {
    let (index, rest) = text.split_once(']')?;
    let place = if index == "+" { new } else { known(u16::try_from(index.parse::<u32>().ok()?).ok()?) };
    if rest.is_empty() {
        Some((place, rest))
    } else {
        Some((place, rest.strip_prefix('.').filter(|name| !name.is_empty())?))
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Place::Idea => {}
            Place::Party(index) => write!(f, "parties[{index}]")?,
            Place::NewParty => f.write_str("parties[+]")?,
            Place::Activity(index) => write!(f, "activities[{index}]")?,
            Place::NewActivity => f.write_str("activities[+]")?,
        }
        match self.field {
            Some(field) if self.place == Place::Idea => f.write_str(field.info().name()),
            Some(field) => write!(f, ".{}", field.info().name()),
            None => Ok(()),
        }
    }
}

impl Answers {
    /// The facts at a place that exists
    pub fn record(&self, place: Place) -> Option<&Record> {
        match place {
            Place::Idea => Some(&self.idea),
            Place::Party(index) => self.parties.as_ref()?.get(usize::from(index)),
            Place::Activity(index) => self.activities.as_ref()?.get(usize::from(index)),
            Place::NewParty | Place::NewActivity => None,
        }
    }

    /// The facts at a place that exists, to be changed
    pub fn record_mut(&mut self, place: Place) -> Option<&mut Record> {
        match place {
            Place::Idea => Some(&mut self.idea),
            Place::Party(index) => self.parties.as_mut()?.get_mut(usize::from(index)),
            Place::Activity(index) => self.activities.as_mut()?.get_mut(usize::from(index)),
            Place::NewParty | Place::NewActivity => None,
        }
    }

    /// The value of a fact, if it is known
    pub fn get(&self, path: Path) -> Option<&Value> {
        self.record(path.place)?.get(path.field?)
    }

    /// Gives a fact a value, or takes its value away; nothing happens where the member does not exist
    pub fn set(&mut self, path: Path, value: Option<Value>) {
        if let (Some(record), Some(field)) = (self.record_mut(path.place), path.field) {
            record.set(field, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::field::FIELDS;

    #[test]
    fn every_path_reads_back() {
        let places = [
            Place::Idea,
            Place::Party(0),
            Place::Party(39),
            Place::NewParty,
            Place::Activity(7),
            Place::NewActivity,
        ];
        for place in places {
            for row in FIELDS.iter().filter(|row| row.scopes.contains(place.scope())) {
                let path = Path::at(place, row.field);
                assert_eq!(Path::parse(&path.to_string()), Some(path));
            }
            if place != Place::Idea {
                let path = Path::new_member(place);
                assert_eq!(Path::parse(&path.to_string()), Some(path));
            }
        }
        for bad in [
            "",
            "parties",
            "parties[",
            "parties[1",
            "parties[1]x",
            "parties[-1].country",
            "parties[1].",
            "goal",
        ] {
            assert_eq!(Path::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_record_keeps_the_last_value_and_forgets_on_request() {
        let mut record = Record::default();
        record.set(Field::Age, Some(Value::Number(13)));
        record.set(Field::GroupSize, Some(Value::Number(2)));
        record.set(Field::Age, Some(Value::Number(14)));
        assert_eq!(record.number(Field::Age), Some(14));
        record.set(Field::Age, None);
        assert_eq!((record.get(Field::Age), record.number(Field::GroupSize)), (None, Some(2)));
    }

    #[test]
    fn months_end_the_day_before_they_began() {
        let months = |from, to| Period { from: Date::parse(from), to: Date::parse(to) }.months();
        for (from, to, expected) in [
            ("2027-02-01", "2027-03-31", (2, 2)),
            ("2027-07-05", "2027-09-04", (2, 2)),
            ("2027-07-05", "2027-09-03", (1, 2)),
            ("2027-07-05", "2027-09-05", (2, 3)),
            ("2027-12-15", "2028-02-14", (2, 2)),
            ("2027-03-10", "2027-03-10", (0, 1)),
            ("2027-03-31", "2027-03-31", (0, 1)),
            ("2027-01-01", "2027-12-31", (12, 12)),
        ] {
            assert_eq!(months(from, to), Some(expected), "{from} to {to}");
        }
        assert_eq!(months("2027-03-02", "2027-03-01"), None);
        assert_eq!(months("", "2027-03-01"), None);
    }

    #[test]
    fn a_period_counts_both_its_days() {
        let date = |text| Date::parse(text);
        let period = Period { from: date("2027-02-01"), to: date("2027-03-31") };
        assert_eq!(period.days(), Some(59));
        assert_eq!(Period { from: date("2027-02-01"), to: date("2027-02-01") }.days(), Some(1));
        assert_eq!(Period { from: date("2027-02-02"), to: date("2027-02-01") }.days(), None);
        assert_eq!(Period { from: None, to: date("2027-02-01") }.days(), None);
    }
}
