//! A check on the facts: whether it holds, what was looked at, and what must be known to decide it.

use crate::catalogue::{Check, PartySet, Programme, Range, Role};
use crate::facts::{
    Choice, Country, Facts, Field, Interval, Membership, OrgType, Path, Place, Region, Value,
};

use super::truth::Truth;

/// What a check stands on
pub struct Ground<'a> {
    /// The answers and what follows from them
    pub facts: &'a Facts<'a>,
    /// The programme whose list of applicants counts
    pub programme: &'a Programme,
    /// The year of the call, at which membership of regions is taken
    pub year: u16,
}

/// The leaf that explains the outcome: the last thing that was looked at
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf<'c> {
    /// What was demanded there
    pub check: &'c Check,
    /// What was found
    pub given: Option<Given>,
    /// Where, unless it was a count over a list
    pub at: Option<Path>,
}

/// What was found
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// A number, or what it can still be
    Number(Interval),
    /// The value of a fact
    Value(Field, Value),
}

/// Why something is unknown
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// Questions whose answers would help
    pub questions: Vec<Path>,
    /// The sources themselves do not say
    pub source: bool,
}

impl Missing {
    fn ask(&mut self, path: Path) {
        if !self.questions.contains(&path) {
            self.questions.push(path);
        }
    }

    fn take(&mut self, other: Self) {
        self.source |= other.source;
        if self.questions.is_empty() {
            self.questions = other.questions;
        } else {
            other.questions.into_iter().for_each(|path| self.ask(path));
        }
    }
}

impl<'a> Ground<'a> {
    /// Whether a check holds at a place; what is missing is added to `missing` where the result is unknown
    pub fn evaluate<'c>(
        &self,
        check: &'c Check,
        place: Place,
        missing: &mut Missing,
    ) -> (Truth, Option<Leaf<'c>>) {
        let facts = self.facts;
        let at = |field| Some(facts.question(place, field));
        let leaf = |given, at| Some(Leaf { check, given, at });
        match check {
            Check::Nothing => (Truth::True, None),
            Check::All(parts) => self.together(parts, place, Truth::False, missing),
            Check::Any(parts) => self.together(parts, place, Truth::True, missing),
            Check::Every { of, check } => self.each(*of, check, true, missing),
            Check::Some { of, check } => self.each(*of, check, false, missing),
            Check::Count { of, region, range } => {
                let count = self.count(*of, *region, *range, missing);
                (count.0, leaf(Some(Given::Number(count.1)), None))
            }
            Check::Countries { of, region, range } => {
                let count = self.countries(*of, *region, *range, missing);
                (count.0, leaf(Some(Given::Number(count.1)), None))
            }
            Check::Number { field, range } => {
                let number = facts.number(place, *field);
                let truth = Truth::from(number.within(range.at_least, range.at_most));
                if truth == Truth::Unknown {
                    missing.ask(facts.question(place, *field));
                }
                (truth, leaf((number != Interval::ANY).then_some(Given::Number(number)), at(*field)))
            }
            Check::Yes { field, is } => {
                let said = facts.yes(place, *field);
                if said.is_none() {
                    missing.ask(facts.question(place, *field));
                }
                let given = said.map(|said| Given::Value(*field, Value::YesNo(said)));
                (Truth::from(said.map(|said| said == *is)), leaf(given, at(*field)))
            }
            Check::Applicant => {
                let org = facts.one::<OrgType>(place, Field::OrgType);
                let truth = match org.map(|org| self.programme.role(org).0) {
                    None => {
                        missing.ask(facts.question(place, Field::OrgType));
                        Truth::Unknown
                    }
                    Some(Role::NotStated) => {
                        missing.source = true;
                        Truth::Unknown
                    }
                    Some(role) => Truth::from(role != Role::Not),
                };
                let given = org.map(|org| Given::Value(Field::OrgType, Value::One(org.index())));
                (truth, leaf(given, at(Field::OrgType)))
            }
            Check::OneOf { field, of, unclear, inside } => {
                let chosen = facts.choice(place, *field);
                let truth = match chosen {
                    Some(chosen) if unclear.contains(&chosen) => {
                        missing.source = true;
                        Truth::Unknown
                    }
                    Some(chosen) => Truth::from(of.contains(&chosen) == *inside),
                    None => facts.decided_without_choice(*field, of, *inside).into(),
                };
                if truth == Truth::Unknown && chosen.is_none() {
                    missing.ask(facts.question(place, *field));
                }
                (truth, leaf(chosen.map(|chosen| Given::Value(*field, Value::One(chosen))), at(*field)))
            }
            Check::Includes { field, of, any } => {
                let chosen = facts.many(place, *field);
                let found = chosen.is_some_and(|(chosen, _)| chosen.iter().any(|one| of.contains(one)));
                let closed = chosen.is_some_and(|(_, open)| !open);
                let truth = match (found, closed) {
                    (true, _) => Truth::from(*any),
                    (false, true) => Truth::from(!*any),
                    (false, false) => Truth::Unknown,
                };
                if truth == Truth::Unknown {
                    missing.ask(facts.question(place, *field));
                }
                let given = chosen.map(|(chosen, _)| Given::Value(*field, Value::Many(chosen.to_vec())));
                (truth, leaf(given, at(*field)))
            }
            Check::Answered { field } => {
                let truth = match facts.given(place, *field) {
                    None if facts.is_known(place, *field) => Truth::True,
                    None => Truth::Unknown,
                    Some(Value::Text(text)) => Truth::from(!text.trim().is_empty()),
                    Some(Value::Texts(texts)) => {
                        Truth::from(texts.iter().any(|text| !text.trim().is_empty()))
                    }
                    Some(Value::Many(chosen)) => Truth::from(!chosen.is_empty()),
                    Some(_) => Truth::True,
                };
                if truth == Truth::Unknown {
                    missing.ask(facts.question(place, *field));
                }
                (truth, leaf(None, at(*field)))
            }
            Check::Differs { field, from } => {
                let (one, other) = (facts.choice(place, *field), facts.choice(place, *from));
                for (field, chosen) in [(*field, one), (*from, other)] {
                    if chosen.is_none() {
                        missing.ask(facts.question(place, field));
                    }
                }
                let given = one.map(|one| Given::Value(*field, Value::One(one)));
                (Truth::from(one.zip(other).map(|(one, other)| one != other)), leaf(given, at(*field)))
            }
            Check::InRegion { field, region, inside } => {
                let country = facts.one::<Country>(place, *field);
                let truth = match country {
                    Some(country) => self.in_region(country, *region, missing),
                    None => {
                        missing.ask(facts.question(place, *field));
                        Truth::Unknown
                    }
                };
                let given = country.map(|country| Given::Value(*field, Value::One(country.index())));
                (if *inside { truth } else { truth.negated() }, leaf(given, at(*field)))
            }
        }
    }

    fn in_region(&self, country: Country, region: Region, missing: &mut Missing) -> Truth {
        match region.membership(country, self.year) {
            Membership::In => Truth::True,
            Membership::Out => Truth::False,
            Membership::Unclear => {
                missing.source = true;
                Truth::Unknown
            }
        }
    }

    /// All of the parts (`settles` is false) or one of them (`settles` is true): the first that settles it explains
    /// it, else the first that is unknown, else the first
    fn together<'c>(
        &self,
        parts: &'c [Check],
        place: Place,
        settles: Truth,
        missing: &mut Missing,
    ) -> (Truth, Option<Leaf<'c>>) {
        let mut lacking = Missing::default();
        let mut result = (settles.negated(), None);
        for part in parts {
            let (truth, leaf) = self.evaluate(part, place, &mut lacking);
            if truth == settles {
                return (truth, leaf);
            }
            if result.1.is_none() || (truth == Truth::Unknown && result.0 != Truth::Unknown) {
                result.1 = leaf;
            }
            if truth == Truth::Unknown {
                result.0 = Truth::Unknown;
            }
        }
        if result.0 == Truth::Unknown {
            missing.take(lacking);
        }
        result
    }

    /// The parties with their places. The own unit that stands in for an absent list has no place to ask about.
    fn members(&self) -> impl Iterator<Item = Place> {
        (0..self.facts.parties().records.len())
            .map(|index| Place::Party(u16::try_from(index).unwrap_or(u16::MAX)))
    }

    /// Whether a party belongs to a set
    pub(super) fn belongs(
        &self,
        of: PartySet,
        region: Option<Region>,
        place: Place,
        missing: &mut Missing,
    ) -> Truth {
        let ask = |field, missing: &mut Missing| {
            if self.facts.answers().parties.is_some() {
                missing.ask(Path::at(place, field));
            }
        };
        let country = self.facts.one::<Country>(place, Field::PartyCountry);
        let mut lacking = Missing::default();
        let swedish = Truth::from(country.map(|country| country == Country::SWEDEN));
        let by_country = match of {
            PartySet::Parties | PartySet::PartnerSchools => Truth::True,
            PartySet::Swedish | PartySet::PartnerSchoolsInSweden => swedish,
            PartySet::Foreign | PartySet::PartnerSchoolsAbroad => swedish.negated(),
        };
        let by_region = match (region, country) {
            (None, _) => Truth::True,
            (Some(region), Some(country)) => self.in_region(country, region, &mut lacking),
            (Some(_), None) => Truth::Unknown,
        };
        let by_participants = match of {
            PartySet::Parties | PartySet::Swedish | PartySet::Foreign => Truth::True,
            _ => Truth::from(self.facts.yes(place, Field::HasParticipants)),
        };
        let truth = by_country.and(by_region).and(by_participants);
        if truth == Truth::Unknown {
            missing.source |= lacking.source;
            if country.is_none() && by_country.and(by_region) == Truth::Unknown {
                ask(Field::PartyCountry, missing);
            }
            if by_participants == Truth::Unknown {
                ask(Field::HasParticipants, missing);
            }
        }
        truth
    }

    fn count(
        &self,
        of: PartySet,
        region: Option<Region>,
        range: Range,
        missing: &mut Missing,
    ) -> (Truth, Interval) {
        let mut lacking = Missing::default();
        let mut count = Interval::exactly(0);
        for place in self.members() {
            count = count.plus(match self.belongs(of, region, place, &mut lacking) {
                Truth::False => Interval::exactly(0),
                Truth::Unknown => Interval { low: 0, high: Some(1) },
                Truth::True => Interval::exactly(1),
            });
        }
        self.close(count, range, lacking, missing)
    }

    fn countries(
        &self,
        of: PartySet,
        region: Option<Region>,
        range: Range,
        missing: &mut Missing,
    ) -> (Truth, Interval) {
        let mut lacking = Missing::default();
        let (mut certain, mut possible): (Vec<Country>, Vec<Country>) = (vec![], vec![]);
        let (mut nameless, mut certain_nameless) = (0, false);
        for place in self.members() {
            let belongs = self.belongs(of, region, place, &mut lacking);
            if belongs == Truth::False {
                continue;
            }
            match self.facts.one::<Country>(place, Field::PartyCountry) {
                Some(country) => {
                    let country = country.counted_in(region);
                    for (list, counts) in [(&mut certain, belongs == Truth::True), (&mut possible, true)] {
                        if counts && !list.contains(&country) {
                            list.push(country);
                        }
                    }
                }
                None => {
                    nameless += 1;
                    certain_nameless |= belongs == Truth::True;
                    if self.facts.answers().parties.is_some() {
                        lacking.ask(Path::at(place, Field::PartyCountry));
                    }
                }
            }
        }
        let length = |list: &Vec<Country>| u32::try_from(list.len()).unwrap_or(u32::MAX);
        let low = length(&certain).max(u32::from(certain_nameless));
        let count = Interval { low, high: Some(length(&possible).saturating_add(nameless)) };
        self.close(count, range, lacking, missing)
    }

    /// Holds a count against its bounds; to an open list more may come
    fn close(
        &self,
        count: Interval,
        range: Range,
        lacking: Missing,
        missing: &mut Missing,
    ) -> (Truth, Interval) {
        let open = self.facts.parties().open;
        let count = if open { Interval { high: None, ..count } } else { count };
        let truth = Truth::from(count.within(range.at_least, range.at_most));
        if truth == Truth::Unknown {
            missing.take(lacking);
            if open {
                self.ask_for_parties(range.at_least.is_some_and(|least| count.low < least), missing);
            }
        }
        (truth, count)
    }

    /// What an open list lacks: another party, or the word that these are all. A list that is not given begins with
    /// its first member.
    fn ask_for_parties(&self, another: bool, missing: &mut Missing) {
        let is_given = self.facts.answers().parties.is_some();
        missing.ask(if another || !is_given {
            Path::new_member(Place::NewParty)
        } else {
            Path::idea(Field::PartiesMore)
        });
    }

    /// Each party of a set, or at least one, meets a demand
    fn each<'c>(
        &self,
        of: PartySet,
        check: &'c Check,
        every: bool,
        missing: &mut Missing,
    ) -> (Truth, Option<Leaf<'c>>) {
        let settles = Truth::from(!every);
        let mut lacking = Missing::default();
        let mut result = (settles.negated(), None);
        for place in self.members() {
            let mut own = Missing::default();
            let belongs = self.belongs(of, None, place, &mut own);
            if belongs == Truth::False {
                continue;
            }
            let (holds, leaf) = self.evaluate(check, place, &mut own);
            let truth = if every { belongs.negated().or(holds) } else { belongs.and(holds) };
            if truth == settles {
                return (truth, leaf);
            }
            if result.1.is_none() || (truth == Truth::Unknown && result.0 != Truth::Unknown) {
                result.1 = leaf;
            }
            if truth == Truth::Unknown {
                result.0 = Truth::Unknown;
                lacking.take(own);
            }
        }
        if self.facts.parties().open {
            result.0 = Truth::Unknown;
            self.ask_for_parties(!every, &mut lacking);
        }
        if result.0 == Truth::Unknown {
            missing.take(lacking);
        }
        result
    }
}
