//! A check on the facts: whether it holds, what was looked at, and what must be known to decide it.

use core::ops;

use crate::catalogue::{Check, PartySet, Range, Role};
use crate::facts::{Choice, Country, Facts, Field, Interval, Membership, Path, Place, Record, Region, Value};

use super::truth::Truth;

/// What a check stands on
pub struct Ground<'a> {
    /// The answers and what follows from them
    pub facts: &'a Facts<'a>,
    /// What the programme says that the organisation may do, once its type is known
    pub role: Option<Role>,
    /// The year of the call, at which membership of regions is taken
    pub year: u16,
}

/// What explains the outcome of a check: what was looked at last.
///
/// It is filled in where it lies: half of the time of an assessment went to handing it on by value.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Seen<'c> {
    /// What is needed there: a check without parts
    pub needed: Option<&'c Check>,
    /// What was found
    pub given: Option<Given>,
    /// Where, unless it was a count over a list
    pub at: Option<Path>,
}

/// What is missing where checks are unknown: one list for all rules of all programmes
#[derive(Default)]
pub struct Missing {
    /// Questions whose answers would help
    pub questions: Vec<Path>,
    /// Where those of the rule begin that is being held against the facts
    begin: usize,
    /// The sources themselves do not say
    pub source: bool,
    /// So far only the answers were looked at: what was found is the same in every programme
    pub of_answers: bool,
}

impl Missing {
    /// Begins with the next rule
    pub fn begin(&mut self) {
        (self.begin, self.source, self.of_answers) = (self.questions.len(), false, true);
    }

    /// Where the questions of the rule lie, and whether only the sources could decide it
    pub fn of_rule(&self) -> (ops::Range<usize>, bool) {
        (self.begin..self.questions.len(), self.source && self.begin == self.questions.len())
    }

    #[inline]
    pub fn ask(&mut self, path: Path) {
        let known = self.questions.get(self.begin..).unwrap_or_default();
        if !known.contains(&path) {
            self.questions.push(path);
        }
    }

    pub fn mark(&self) -> (usize, bool) {
        (self.questions.len(), self.source)
    }

    /// Forgets what was added since, as it turned out not to matter
    pub fn forget(&mut self, (questions, source): (usize, bool)) {
        self.questions.truncate(questions);
        self.source = source;
    }
}

/// What was found
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// A number, or what it can still be
    Number(Interval),
    /// A yes or a no to a fact
    YesNo(Field, bool),
    /// The member of a fact's list
    One(Field, u16),
    /// Several members, as they stand in the answers
    Chosen(Field, Place),
}

/// Parts of a check, one after the other: the first that settles it explains it, else the first that is unknown, else
/// the first
struct Parts<'c> {
    /// What one part alone settles
    settles: Truth,
    truth: Truth,
    seen: Seen<'c>,
    before: (usize, bool),
}

impl<'c> Parts<'c> {
    fn new(settles: Truth, missing: &Missing) -> Self {
        Self { settles, truth: settles.negated(), seen: Seen::default(), before: missing.mark() }
    }

    /// Takes in the next part. Gives whether that settles it, and then nothing is missing.
    fn take(&mut self, truth: Truth, seen: Seen<'c>, missing: &mut Missing) -> bool {
        let is_first_unknown = truth == Truth::Unknown && self.truth != Truth::Unknown;
        if truth == self.settles || is_first_unknown || self.seen.needed.is_none() {
            self.seen = seen;
        }
        if truth == self.settles {
            missing.forget(self.before);
        }
        if truth != self.settles.negated() {
            self.truth = truth;
        }
        truth == self.settles
    }
}

/// Different countries: a bit for each place in their list
#[derive(Default)]
struct Countries {
    bits: [u64; 4],
    count: u32,
}

// Every country has a bit.
const _: () = assert!(Country::CODES.len() <= 4 * 64);

impl Countries {
    fn add(&mut self, country: Country) {
        let index = country.index();
        if let Some(bits) = self.bits.get_mut(usize::from(index / 64)) {
            let bit = 1 << (index % 64);
            self.count += u32::from(*bits & bit == 0);
            *bits |= bit;
        }
    }
}

impl<'a> Ground<'a> {
    /// Whether a check holds at a place. `seen`, which is empty, is told what was looked at; what is missing is added to `missing` where
    /// the result is unknown, and nothing where it is not.
    #[inline]
    pub fn evaluate<'c>(
        &self,
        check: &'c Check,
        place: Place,
        seen: &mut Seen<'c>,
        missing: &mut Missing,
    ) -> Truth {
        // Most checks are about one fact: they are spared a call.
        match check.field() {
            Some(field) => self.fact(check, field, place, seen, missing),
            None => self.of_parts(check, place, seen, missing),
        }
    }

    /// A check that has parts, or is about parties
    fn of_parts<'c>(
        &self,
        check: &'c Check,
        place: Place,
        seen: &mut Seen<'c>,
        missing: &mut Missing,
    ) -> Truth {
        match check {
            Check::All(parts) => self.together(parts, place, Truth::False, seen, missing),
            Check::Any(parts) => self.together(parts, place, Truth::True, seen, missing),
            Check::Every { of, check } => self.each(*of, check, true, seen, missing),
            Check::Some { of, check } => self.each(*of, check, false, seen, missing),
            Check::Count { of, region, range } | Check::Countries { of, region, range } => {
                let before = missing.mark();
                let count = match check {
                    Check::Count { .. } => self.count(*of, *region, missing),
                    _ => self.countries(*of, *region, missing),
                };
                let (truth, count) = self.close(count, *range, before, missing);
                (seen.needed, seen.given, seen.at) = (Some(check), Some(Given::Number(count)), None);
                truth
            }
            _ => Truth::True,
        }
    }

    /// A check on one fact
    #[inline(never)]
    fn fact<'c>(
        &self,
        check: &'c Check,
        field: Field,
        place: Place,
        seen: &mut Seen<'c>,
        missing: &mut Missing,
    ) -> Truth {
        let facts = self.facts;
        let question = facts.question(place, field);
        // Each part of what was seen is written where it lies at once.
        (seen.needed, seen.at) = (Some(check), Some(question));
        let given = &mut seen.given;
        let mut asks = true;
        let holds = match check {
            Check::Number { range, unclear, calendar, .. } => {
                let number = facts.number(place, field);
                *given = (number != Interval::ANY).then_some(Given::Number(number));
                let within = |number: Interval| number.within(range.at_least, range.at_most);
                let in_months = || facts.days_by_calendar(place).and_then(within) == Some(true);
                let holds = if *calendar && in_months() { Some(true) } else { within(number) };
                match (holds, unclear) {
                    (Some(false), Some(range)) => {
                        let unclear = number.within(range.at_least, range.at_most);
                        // No answer would help where the number is known to lie there.
                        asks = unclear != Some(true);
                        missing.source |= !asks;
                        if unclear == Some(false) { holds } else { None }
                    }
                    _ => holds,
                }
            }
            Check::Chosen { range, .. } => {
                let chosen = facts.many(place, field);
                *given = chosen.map(|_| Given::Chosen(field, place));
                let number = chosen.map_or(Interval::ANY, |(chosen, open)| {
                    let low = u32::try_from(chosen.len()).unwrap_or(u32::MAX);
                    Interval { low, high: (!open).then_some(low) }
                });
                number.within(range.at_least, range.at_most)
            }
            Check::Yes { is, .. } => {
                let said = facts.yes(place, field);
                *given = said.map(|said| Given::YesNo(field, said));
                said.map(|said| said == *is)
            }
            Check::Includes { of, any, .. } => {
                let chosen = facts.many(place, field);
                *given = chosen.map(|_| Given::Chosen(field, place));
                let found = chosen.is_some_and(|(chosen, _)| chosen.iter().any(|one| of.contains(one)));
                let closed = chosen.is_some_and(|(_, open)| !open);
                (found || closed).then_some(found == *any)
            }
            Check::Answered { .. } => match facts.given(place, field) {
                None => facts.is_known(place, field).then_some(true),
                Some(Value::Text(text)) => Some(!text.trim().is_empty()),
                Some(Value::Texts(texts)) => Some(texts.iter().any(|text| !text.trim().is_empty())),
                Some(Value::Many(chosen)) => Some(!chosen.is_empty()),
                Some(_) => Some(true),
            },
            _ => {
                let chosen = facts.choice(place, field);
                *given = chosen.map(|chosen| Given::One(field, chosen));
                asks = chosen.is_none();
                self.choice(check, field, place, chosen, missing)
            }
        };
        if holds.is_none() && asks {
            missing.ask(question);
        }
        Truth::from(holds)
    }

    /// A check on one choice. What is missing beside the choice itself is added to `missing`.
    #[inline(always)]
    fn choice(
        &self,
        check: &Check,
        field: Field,
        place: Place,
        chosen: Option<u16>,
        missing: &mut Missing,
    ) -> Option<bool> {
        match (check, chosen) {
            (Check::OneOf { of, unclear, inside, .. }, Some(chosen)) => {
                let clear = !unclear.contains(&chosen);
                missing.source |= !clear;
                clear.then_some(of.contains(&chosen) == *inside)
            }
            (Check::OneOf { of, unclear, inside, .. }, None) => {
                let holds = |one: u16| (!unclear.contains(&one)).then(|| of.contains(&one) == *inside);
                self.facts.decided_without_choice(field, &holds)
            }
            (Check::Differs { from, .. }, _) => {
                let other = self.facts.choice(place, *from);
                if other.is_none() {
                    missing.ask(self.facts.question(place, *from));
                }
                chosen.zip(other).map(|(one, other)| one != other)
            }
            (Check::InRegion { region, inside, .. }, Some(chosen)) => {
                let country = Country::from_index(chosen)?;
                missing.of_answers = false;
                self.in_region(country, *region, &mut missing.source).map(|inside_it| inside_it == *inside)
            }
            (Check::Applicant, Some(_)) => {
                missing.of_answers = false;
                match self.role? {
                    Role::NotStated => {
                        missing.source = true;
                        None
                    }
                    role => Some(role != Role::Not),
                }
            }
            _ => None,
        }
    }

    /// Whether a country belongs to a region; `source` is set where only the sources could tell
    fn in_region(&self, country: Country, region: Region, source: &mut bool) -> Option<bool> {
        match region.membership(country, self.year) {
            Membership::In => Some(true),
            Membership::Out => Some(false),
            Membership::Unclear => {
                *source = true;
                None
            }
        }
    }

    /// All of the parts (`settles` is false) or one of them (`settles` is true)
    fn together<'c>(
        &self,
        parts: &'c [Check],
        place: Place,
        settles: Truth,
        seen: &mut Seen<'c>,
        missing: &mut Missing,
    ) -> Truth {
        let mut together = Parts::new(settles, missing);
        for part in parts {
            let mut own = Seen::default();
            let truth = self.evaluate(part, place, &mut own, missing);
            if together.take(truth, own, missing) {
                break;
            }
        }
        *seen = together.seen;
        together.truth
    }

    /// The parties with their places
    pub(super) fn members(&self) -> impl Iterator<Item = (Place, &Record)> {
        let records = self.facts.parties().records;
        Place::parties(records.len()).zip(records)
    }

    /// Whether a party belongs to a set
    pub(super) fn belongs(
        &self,
        of: PartySet,
        region: Option<Region>,
        (place, party): (Place, &Record),
        missing: &mut Missing,
    ) -> Truth {
        if of == PartySet::Parties && region.is_none() {
            return Truth::True;
        }
        let country = party.one::<Country>(Field::PartyCountry);
        let swedish = || Truth::from(country.map(|country| country == Country::SWEDEN));
        let (by_country, with_participants) = match of {
            PartySet::Parties => (Truth::True, false),
            PartySet::Swedish => (swedish(), false),
            PartySet::Foreign => (swedish().negated(), false),
            PartySet::PartnerSchools => (Truth::True, true),
            PartySet::PartnerSchoolsInSweden => (swedish(), true),
            PartySet::PartnerSchoolsAbroad => (swedish().negated(), true),
        };
        if by_country == Truth::False {
            return Truth::False;
        }
        let mut source = false;
        let by_region = match (region, country) {
            (None, _) => Truth::True,
            (Some(region), Some(country)) => {
                missing.of_answers = false;
                self.in_region(country, region, &mut source).into()
            }
            (Some(_), None) => Truth::Unknown,
        };
        let by_participants =
            if with_participants { party.yes(Field::HasParticipants).into() } else { Truth::True };
        let truth = by_country.and(by_region).and(by_participants);
        if truth == Truth::Unknown {
            missing.source |= source;
            if country.is_none() && by_country.and(by_region) == Truth::Unknown {
                self.ask_member(place, Field::PartyCountry, missing);
            }
            if by_participants == Truth::Unknown {
                self.ask_member(place, Field::HasParticipants, missing);
            }
        }
        truth
    }

    /// The own unit that stands in for an absent list has no place to ask about
    fn ask_member(&self, place: Place, field: Field, missing: &mut Missing) {
        if self.facts.answers().parties.is_some() {
            missing.ask(Path::at(place, field));
        }
    }

    fn count(&self, of: PartySet, region: Option<Region>, missing: &mut Missing) -> Interval {
        let (mut certain, mut possible) = (0, 0);
        for member in self.members() {
            let belongs = self.belongs(of, region, member, missing);
            certain += u32::from(belongs == Truth::True);
            possible += u32::from(belongs != Truth::False);
        }
        Interval { low: certain, high: Some(possible) }
    }

    fn countries(&self, of: PartySet, region: Option<Region>, missing: &mut Missing) -> Interval {
        let (mut certain, mut possible) = (Countries::default(), Countries::default());
        let (mut nameless, mut certain_nameless) = (0, false);
        for (place, party) in self.members() {
            let belongs = self.belongs(of, region, (place, party), missing);
            if belongs == Truth::False {
                continue;
            }
            match party.one::<Country>(Field::PartyCountry) {
                Some(country) => {
                    let country = country.counted_in(region);
                    possible.add(country);
                    if belongs == Truth::True {
                        certain.add(country);
                    }
                }
                None => {
                    nameless += 1;
                    certain_nameless |= belongs == Truth::True;
                    self.ask_member(place, Field::PartyCountry, missing);
                }
            }
        }
        let low = certain.count.max(u32::from(certain_nameless));
        Interval { low, high: Some(possible.count.saturating_add(nameless)) }
    }

    /// Holds a count against its bounds; to an open list more may come
    fn close(
        &self,
        count: Interval,
        range: Range,
        before: (usize, bool),
        missing: &mut Missing,
    ) -> (Truth, Interval) {
        let open = self.facts.parties().open;
        let count = if open { Interval { high: None, ..count } } else { count };
        let truth = Truth::from(count.within(range.at_least, range.at_most));
        if truth != Truth::Unknown {
            missing.forget(before);
        } else if open {
            self.ask_for_parties(range.at_least.is_some_and(|least| count.low < least), missing);
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
        seen: &mut Seen<'c>,
        missing: &mut Missing,
    ) -> Truth {
        let mut each = Parts::new(Truth::from(!every), missing);
        let mut settled = false;
        for (place, party) in self.members() {
            let before = missing.mark();
            let belongs = self.belongs(of, None, (place, party), missing);
            if belongs == Truth::False {
                continue;
            }
            let mut own = Seen::default();
            let holds = self.evaluate(check, place, &mut own, missing);
            let truth = if every { belongs.negated().or(holds) } else { belongs.and(holds) };
            if truth != Truth::Unknown {
                missing.forget(before);
            }
            settled = each.take(truth, own, missing);
            if settled {
                break;
            }
        }
        if !settled && self.facts.parties().open {
            each.truth = Truth::Unknown;
            self.ask_for_parties(!every, missing);
        }
        *seen = each.seen;
        each.truth
    }
}
