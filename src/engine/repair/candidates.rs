//! Decisions that could mend a rule: the rule's check read backwards.
//!
//! To mend a rule its check must no longer fail, or the rule must no longer apply. Of parts that must all hold, the
//! first that fails has to change in any case; where one part is enough, each may be the one. So every way to mend a
//! rule begins with one of the decisions proposed here, and the search goes on from there.

use crate::catalogue::{Check, PartySet, Range, Rule};
use crate::facts::derive::PARTICIPANT_PARTS;
use crate::facts::{
    Choice, Class, Country, ExchangeType, Field, Membership, Path, Place, Record, Region, Unit, Value,
};

use super::super::evaluate::{Given, Ground, Missing, Seen};
use super::super::truth::Truth;
use super::alike::{Alike, fits};
use super::book::{Book, Formal};
use super::decision::{Decision, other_age, party_from};

/// Up to so many parties too many, each of them is looked at as the one to go
const FEW: usize = 2;

/// What can be decided about the idea as it stands
pub(super) struct Candidates<'a, 'g> {
    pub ground: &'a Ground<'g>,
    /// The rules that are held against this part of the idea
    pub formal: &'a [&'a Formal<'a>],
    /// All rules
    pub book: &'a Book<'a>,
    /// The decisions found
    pub found: Vec<Decision>,
}

impl Candidates<'_, '_> {
    /// What would mend this rule, which fails
    pub fn mend(&mut self, rule: &Rule, place: Place) {
        self.turn(&rule.check, place, true);
        self.turn(&rule.when, place, false);
    }

    /// How many decisions it takes at the least to mend this rule, which fails: parties come and go one by one, and no
    /// later one is cheaper than those proposed now
    pub fn at_least(&self, rule: &Rule, place: Place) -> usize {
        if rule.when == Check::Nothing { self.steps(&rule.check, place) } else { 1 }
    }

    fn steps(&self, check: &Check, place: Place) -> usize {
        match check {
            Check::All(parts) => {
                // The first that fails, of which the decisions are.
                let failing = parts.iter().find(|part| self.truth(part, place) == Truth::False);
                failing.map_or(1, |part| self.steps(part, place))
            }
            Check::Count { range, .. } | Check::Countries { range, .. } => {
                let mut seen = Seen::default();
                self.ground.evaluate(check, place, &mut seen, &mut Missing::default());
                let Some(Given::Number(count)) = seen.given else { return 1 };
                let too_few =
                    range.at_least.zip(count.high).and_then(|(least, high)| least.checked_sub(high));
                let too_many = range.at_most.and_then(|most| count.low.checked_sub(most));
                let steps = too_few.into_iter().chain(too_many).max().unwrap_or(1);
                usize::try_from(steps).unwrap_or(1).max(1)
            }
            _ => 1,
        }
    }

    fn truth(&self, check: &Check, place: Place) -> Truth {
        self.ground.evaluate(check, place, &mut Seen::default(), &mut Missing::default())
    }

    /// Decisions after which the check may hold, or may fail, as is wanted
    fn turn(&mut self, check: &Check, place: Place, wanted: bool) {
        let stands = Truth::from(!wanted);
        match (check, wanted) {
            (Check::All(parts), true) | (Check::Any(parts), false) => {
                if let Some(part) = parts.iter().find(|part| self.truth(part, place) == stands) {
                    self.turn(part, place, wanted);
                }
            }
            (Check::Any(parts), true) | (Check::All(parts), false) => {
                parts.iter().for_each(|part| self.turn(part, place, wanted));
            }
            (Check::Every { of, check }, true) => self.each(*of, check, true),
            (Check::Some { of, check }, true) => {
                self.each(*of, check, false);
                let new = self.countries_of(*of, None);
                self.join(*of, &new);
            }
            (Check::Count { of, region, range }, true) => self.count(*of, *region, *range, false),
            (Check::Countries { of, region, range }, true) => self.count(*of, *region, *range, true),
            // That there are no parties of a kind is never brought about to get around a rule: where they are
            // the fault, the rule itself proposes that they leave.
            (
                Check::Every { .. } | Check::Some { .. } | Check::Count { .. } | Check::Countries { .. },
                false,
            )
            | (Check::Nothing, _) => {}
            (check, _) => self.fact(check, place, wanted),
        }
    }

    fn members(&self) -> impl Iterator<Item = (u16, Place)> + use<> {
        (0..).zip(Place::parties(self.ground.facts.parties().records.len()))
    }

    fn belongs(&self, of: PartySet, region: Option<Region>, place: Place) -> bool {
        let mut members = self.ground.members();
        members.find(|member| member.0 == place).is_some_and(|member| {
            self.ground.belongs(of, region, member, &mut Missing::default()) == Truth::True
        })
    }

    /// The first party that fails has to change in any case; where one party is enough, each may be the one
    fn each(&mut self, of: PartySet, check: &Check, every: bool) {
        for (index, place) in self.members() {
            if self.belongs(of, None, place) && self.truth(check, place) == Truth::False {
                self.turn(check, place, true);
                if every {
                    self.take_out(of, index);
                    return;
                }
            }
        }
    }

    /// A party goes, or stays along without participants where only those with participants are meant
    fn take_out(&mut self, of: PartySet, index: u16) {
        self.found.push(Decision::Leave(index));
        if is_of_participants(of) {
            self.found.push(set(Place::Party(index), Field::HasParticipants, Value::YesNo(false)));
        }
    }

    fn count(&mut self, of: PartySet, region: Option<Region>, range: Range, countries: bool) {
        let inside: Vec<u16> = self
            .members()
            .filter(|(_, place)| self.belongs(of, region, *place))
            .map(|(index, _)| index)
            .collect();
        let too_many =
            range.at_most.is_some_and(|most| inside.len() > usize::try_from(most).unwrap_or(usize::MAX));
        if too_many {
            // Where more than a few must go, it is for the person to say which: the last ones stand for them.
            let most = range.at_most.and_then(|most| usize::try_from(most).ok()).unwrap_or_default();
            let few = if inside.len() - most <= FEW { inside.len() } else { 1 };
            inside.iter().rev().take(few).for_each(|index| self.take_out(of, *index));
            return;
        }
        if is_of_participants(of) {
            for (index, place) in self.members() {
                let without = self.ground.facts.yes(place, Field::HasParticipants) == Some(false);
                if without {
                    self.found.push(set(Place::Party(index), Field::HasParticipants, Value::YesNo(true)));
                }
            }
        }
        let new = self.countries_of(of, region);
        self.join(of, &new);
        for (index, place) in self.members() {
            if countries || !inside.contains(&index) {
                self.replace(index, place, &new);
            }
        }
    }

    /// A new party of this set: one from each class of countries
    fn join(&mut self, of: PartySet, countries: &[Country]) {
        for country in countries {
            let mut party = party_from(*country);
            if is_of_participants(of) {
                party.set(Field::HasParticipants, Some(Value::YesNo(true)));
            }
            self.found.push(Decision::Join(party));
        }
    }

    fn replace(&mut self, index: u16, place: Place, countries: &[Country]) {
        let successor = self.successor(place);
        for country in countries {
            let mut party = successor.clone();
            party.set(Field::PartyCountry, Some(Value::One(country.index())));
            self.found.push(Decision::Replace(index, party));
        }
    }

    /// What stays as it was when another party comes in the place of one: what was decided for it
    fn successor(&self, place: Place) -> Record {
        let mut party = Record::default();
        for (field, value) in self.ground.facts.answers().record(place).into_iter().flat_map(Record::iter) {
            if field.info().class == Class::Plan {
                party.set(field, Some(value.clone()));
            }
        }
        party
    }

    fn countries_of(&self, of: PartySet, region: Option<Region>) -> Vec<Country> {
        let fits = |index: u16| {
            let Some(country) = Country::from_index(index) else { return false };
            let swedish = country == Country::SWEDEN;
            let by_set = match of {
                PartySet::Parties | PartySet::PartnerSchools => true,
                PartySet::Swedish | PartySet::PartnerSchoolsInSweden => swedish,
                PartySet::Foreign | PartySet::PartnerSchoolsAbroad => !swedish,
            };
            by_set
                && region
                    .is_none_or(|region| self.book.countries().membership(region, index) == Membership::In)
        };
        self.classes(Place::NewParty, Field::PartyCountry, &fits)
            .into_iter()
            .filter_map(Country::from_index)
            .collect()
    }

    /// Which fact decides this one: itself where it is given, else the one from which it follows
    fn decided_at(&self, place: Place, field: Field) -> Path {
        let facts = self.ground.facts;
        // Where one is follows from the host, and while it is known who that is, no other place can be chosen.
        let follows = field == Field::HostCountry && facts.given(place, field).is_none();
        let field = if follows { Field::ReceivingOrgCountry } else { field };
        let asked = facts.question(place, field);
        if facts.given(place, field).is_some() { Path { field: Some(field), ..asked } } else { asked }
    }

    /// A check on one fact
    fn fact(&mut self, check: &Check, place: Place, wanted: bool) {
        // Another type of activity is decided before everything else.
        let Some(field) = check.field().filter(|field| *field != Field::ActivityType) else { return };
        let at = self.decided_at(place, field);
        let class = at.field.map_or(Class::Fixed, |field| field.info().class);
        if let (Place::Party(index), Class::Nature) = (at.place, class) {
            self.another_party(check, index, at.place, wanted);
            return;
        }
        let Some(asked) = at.field.filter(|_| class != Class::Fixed) else { return };
        match check {
            // What is learnt of a language cannot be changed; another language is another answer.
            Check::Yes { is, .. } if class != Class::Nature => {
                self.found.push(Decision::Set(at, Value::YesNo(*is == wanted)));
            }
            Check::Number { range, .. } => self.number(field, at, *range, wanted),
            Check::OneOf { .. } if field == Field::ExchangeType => {
                let book = self.book;
                self.exchange(&|index| fits(book, check, index, wanted));
            }
            Check::OneOf { .. } | Check::InRegion { .. } => {
                let book = self.book;
                self.choose(at, asked, &|index| fits(book, check, index, wanted));
            }
            Check::Differs { field, from } => {
                for (one, other) in [(*field, *from), (*from, *field)] {
                    let at = self.decided_at(place, one);
                    let (Some(asked), Some(other)) = (at.field, self.ground.facts.choice(place, other))
                    else {
                        continue;
                    };
                    if asked.info().class != Class::Fixed {
                        self.choose(at, asked, &|index| (index != other) == wanted);
                    }
                }
            }
            Check::Includes { of, any, .. } => self.includes(at, of, *any == wanted),
            Check::Chosen { range, .. } if wanted => self.chosen(at, asked, *range),
            _ => {}
        }
    }

    /// Another party in the place of one whose nature is the fault
    fn another_party(&mut self, check: &Check, index: u16, place: Place, wanted: bool) {
        if check.field() == Some(Field::PartyCountry) {
            let book = self.book;
            let fits = |index: u16| fits(book, check, index, wanted);
            let countries = self.classes(Place::NewParty, Field::PartyCountry, &fits);
            let countries: Vec<Country> = countries.into_iter().filter_map(Country::from_index).collect();
            self.replace(index, place, &countries);
            return;
        }
        let mut party = self.successor(place);
        party.set(Field::PartyCountry, self.ground.facts.choice(place, Field::PartyCountry).map(Value::One));
        self.found.push(Decision::Replace(index, party));
    }

    fn number(&mut self, field: Field, at: Path, range: Range, wanted: bool) {
        let now = self.ground.facts.number(at.place, field);
        let too_low = range.at_least.filter(|least| now.high.is_some_and(|high| high < *least));
        let too_high = range.at_most.filter(|most| now.low > *most);
        let limits = if wanted {
            [too_low.or(too_high), None]
        } else {
            [
                range.at_least.and_then(|least| least.checked_sub(1)),
                range.at_most.and_then(|most| most.checked_add(1)),
            ]
        };
        for limit in limits.into_iter().flatten() {
            self.found.push(Decision::Set(at, Value::Number(limit)));
            self.age(field, limit);
            if field != Field::ParticipantsTotal {
                continue;
            }
            // A total of which the parts are known changes through one of them; where one is not enough, it goes first.
            let excess = now.low.checked_sub(limit).filter(|excess| *excess > 0);
            let own = self.ground.facts.answers().idea.number(Field::ParticipantsOwn);
            if own.is_some_and(|own| own > limit) {
                self.found.push(set(Place::Idea, Field::ParticipantsOwn, Value::Number(limit)));
            }
            for part in PARTICIPANT_PARTS {
                let known = self.ground.facts.answers().idea.number(part);
                let changed = match (known, excess) {
                    (Some(known), Some(excess)) => (known > 0).then(|| known.saturating_sub(excess)),
                    _ => known.zip(now.known()).and_then(|(known, now)| (known + limit).checked_sub(now)),
                };
                self.found.extend(changed.map(|number| set(Place::Idea, part, Value::Number(number))));
            }
        }
    }

    /// The age at the other end, where it takes this one along
    fn age(&mut self, field: Field, limit: u32) {
        if !matches!(field, Field::AgeFrom | Field::AgeTo) {
            return;
        }
        let (other, given) = (other_age(field), &self.ground.facts.answers().idea);
        let beyond = |age: u32| if other == Field::AgeTo { age > limit } else { age < limit };
        if given.number(field).is_some() && given.number(other).is_some_and(beyond) {
            self.found.push(set(Place::Idea, other, Value::Number(limit)));
        }
    }

    /// The kind of exchange is decided by who travels
    fn exchange(&mut self, fits: &dyn Fn(u16) -> bool) {
        let facts = self.ground.facts;
        for exchange in ExchangeType::ALL.iter().filter(|exchange| fits(exchange.index())) {
            self.found.push(set(Place::Idea, Field::ExchangeType, Value::One(exchange.index())));
            let (teachers, pupils) =
                (*exchange != ExchangeType::PupilsOnly, *exchange != ExchangeType::TeachersOnly);
            for (part, some) in [(Field::ParticipantsTeachers, teachers), (Field::ParticipantsPupils, pupils)]
            {
                let number = facts.number(Place::Idea, part);
                if some && number.high == Some(0) || !some && number.low > 0 {
                    self.found.push(set(Place::Idea, part, Value::Number(u32::from(some))));
                }
            }
        }
    }

    fn includes(&mut self, at: Path, of: &[u16], any: bool) {
        let Some(field) = at.field else { return };
        let chosen = self.ground.facts.many(at.place, field).map_or(&[][..], |(chosen, _)| chosen);
        if !any {
            let rest = chosen.iter().copied().filter(|one| !of.contains(one)).collect();
            // What a project is for is only ever added to.
            if field.info().class != Class::Goals {
                self.found.push(Decision::Set(at, Value::Many(rest)));
            }
            return;
        }
        for member in self.classes(at.place, field, &|index| of.contains(&index)) {
            self.found.push(Decision::Set(at, with(chosen, member)));
        }
    }

    /// As many as are needed: which ones is for the person to say
    fn chosen(&mut self, at: Path, field: Field, range: Range) {
        let Some((chosen, _)) = self.ground.facts.many(at.place, field) else { return };
        let (Unit::One(vocabulary) | Unit::Many(vocabulary)) = field.info().unit else { return };
        let mut chosen = chosen.to_vec();
        let most = range.at_most.and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX);
        chosen.truncate(most);
        let least = range.at_least.and_then(|least| usize::try_from(least).ok()).unwrap_or(0);
        for index in (0..).take(vocabulary.ids().len()) {
            if chosen.len() >= least {
                break;
            }
            if !chosen.contains(&index) {
                chosen.push(index);
            }
        }
        chosen.sort_unstable();
        self.found.push(Decision::Set(at, Value::Many(chosen)));
    }

    fn choose(&mut self, at: Path, field: Field, fits: &dyn Fn(u16) -> bool) {
        for member in self.classes(at.place, field, fits) {
            self.found.push(Decision::Set(at, Value::One(member)));
        }
    }

    fn alike(&self, place: Place, field: Field) -> Alike<'_> {
        let leaves = self.formal.iter().flat_map(|formal| &formal.leaves).copied();
        Alike::read(self.ground.facts, leaves, self.book, place, field)
    }

    /// Of the members of a fact's list that fit, one of each class: the first of those that no rule tells apart
    fn classes(&self, place: Place, field: Field, fits: &dyn Fn(u16) -> bool) -> Vec<u16> {
        self.alike(place, field).classes(fits)
    }

    /// The members that no rule tells apart from this one, which is among them
    pub fn like(&self, place: Place, field: Field, index: u16) -> Vec<u16> {
        if field == Field::ActivityType {
            // Each type has its own rules.
            return vec![index];
        }
        self.alike(place, field).like(index)
    }
}

fn set(place: Place, field: Field, value: Value) -> Decision {
    Decision::Set(Path::at(place, field), value)
}

fn is_of_participants(of: PartySet) -> bool {
    of.fields(false).contains(&Field::HasParticipants)
}

fn with(chosen: &[u16], member: u16) -> Value {
    let mut chosen = chosen.to_vec();
    let place = chosen.partition_point(|one| *one < member);
    chosen.insert(place, member);
    Value::Many(chosen)
}
