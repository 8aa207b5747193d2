//! The search for witnesses: ideas of which the rules of one programme say what is wished.
//!
//! It answers what the programme asks, and changes what its rules read, near their limits. Where it finds nothing there
//! is probably nothing to find: that is evidence and no proof, and so the catalogue has to say it too.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use utbyteskollen::catalogue::{Catalogue, Check, Edition, Kind, PartySet, Range, Rule};
use utbyteskollen::engine::{Entry, Finding, Outcome, assess};
use utbyteskollen::facts::contradiction::contradiction;
use utbyteskollen::facts::derive::{PARTICIPANT_PARTS, follows_from};
use utbyteskollen::facts::{
    Answers, Choice, Country, Field, Membership, Path, Place, Record, Region, Scope, Unit, Value, Vocabulary,
};
use utbyteskollen::wire::to_compact;

use super::common::today;

/// How many ideas a search looks around before it gives up, far more than the own catalogue needs
const MOST_EXPANDED: usize = 40;

/// What is settled otherwise is further from a wish than several things that are unknown
const FAR: usize = 40;

/// One programme in one edition, with the rules that decide and those that are asked about
pub struct Stage {
    pub catalogue: Catalogue,
    /// The values near the limits of its rules, by fact
    values: BTreeMap<Field, Vec<Value>>,
}

/// What a rule is to say
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    Fail,
    Pass,
    /// Passes, or does not apply
    Met,
    /// The same, or only the sources could decide it
    MetForAllWeKnow,
    Anything,
}

impl Wish {
    /// How far an outcome is from it: what is unknown is nearer, the less there is to ask
    fn distance(self, outcome: Outcome, because_of_source: bool, questions: usize) -> usize {
        use Outcome::{Fail, NotApplicable, Pass, Unknown};
        match (self, outcome) {
            (Self::Anything, _)
            | (Self::Fail, Fail)
            | (Self::Pass, Pass)
            | (Self::Met | Self::MetForAllWeKnow, Pass | NotApplicable) => 0,
            (Self::MetForAllWeKnow, Unknown) if because_of_source => 0,
            (_, Unknown) => 3 + questions.min(5),
            _ => FAR,
        }
    }

    fn of(self, entry: &Entry<'_>, found: &Finding<'_>) -> usize {
        self.distance(found.outcome, found.because_of_source, entry.questions(found).len())
    }
}

impl Stage {
    /// A programme in an edition, with its formal rules and with those rules beside that `also` names
    pub fn new(whole: &Catalogue, programme: usize, edition: usize, keep: impl Fn(&Rule) -> bool) -> Self {
        let mut catalogue = whole.clone();
        let mut alone = whole.programmes[programme].clone();
        let of_edition = whole.rules_of(&whole.programmes[programme], edition);
        alone.rules = of_edition.filter(|(_, rule)| keep(rule)).map(|(place, _)| place).collect();
        // The other editions are gone, so that this one is the one that counts.
        alone.editions = vec![Edition { from: None, to: None, ..alone.editions[edition].clone() }];
        catalogue.rules.iter_mut().for_each(|rule| rule.editions.clear());
        catalogue.programmes = vec![alone];
        let year = catalogue.programmes[0].call.on(today()).year;
        let mut values = BTreeMap::new();
        for (_, rule) in catalogue.rules_of(&catalogue.programmes[0], 0) {
            for check in [&rule.when, &rule.check] {
                check.walk(&mut |leaf| near(leaf, year, &mut values));
            }
        }
        Self { catalogue, values }
    }

    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.catalogue.rules_of(&self.catalogue.programmes[0], 0).map(|(_, rule)| rule)
    }

    pub fn entry(&self, answers: &Answers) -> Entry<'_> {
        assess(&self.catalogue, answers, today()).programmes.remove(0)
    }

    /// The values of a fact near the limits that the rules set
    pub fn values(&self, field: Field) -> &[Value] {
        self.values.get(&field).map_or(&[], Vec::as_slice)
    }

    /// An idea of which every rule says what is wished, and of whose activities nothing is open; from one of these ideas
    pub fn witness(&self, seeds: &[Answers], wish: &dyn Fn(&Rule) -> Wish) -> Option<Answers> {
        seeds.iter().find_map(|seed| self.witness_from(seed, wish))
    }

    fn witness_from(&self, seed: &Answers, wish: &dyn Fn(&Rule) -> Wish) -> Option<Answers> {
        // Of equal ones the idea that has come furthest: then the others need not be looked at.
        let mut waiting = BTreeMap::new();
        let mut seen = BTreeSet::new();
        waiting.insert((self.distance(seed, wish), Reverse(0), 0), seed.clone());
        for _ in 0..MOST_EXPANDED {
            let ((distance, Reverse(steps), _), next) = waiting.pop_first()?;
            if distance == 0 {
                return Some(next);
            }
            for step in self.steps(&next, wish) {
                if seen.insert(to_compact(&step)) {
                    let distance = self.distance(&step, wish);
                    if distance == 0 {
                        return Some(step);
                    }
                    waiting.insert((distance, Reverse(steps + 1), seen.len()), step);
                }
            }
        }
        None
    }

    fn distance(&self, answers: &Answers, wish: &dyn Fn(&Rule) -> Wish) -> usize {
        let entry = self.entry(answers);
        let mut distance = entry.activities_asked.len();
        for rule in self.rules() {
            let mut found = entry.findings().iter().filter(|found| found.rule.id == rule.id).peekable();
            // The rules of activities that are not planned are left out.
            if found.peek().is_none() {
                distance += wish(rule).distance(Outcome::NotApplicable, false, 0);
            }
            distance += found.map(|found| wish(rule).of(&entry, found)).sum::<usize>();
        }
        distance
    }

    /// The ideas that are one step away and could change the first rule that is not as wished
    fn steps(&self, answers: &Answers, wish: &dyn Fn(&Rule) -> Wish) -> Vec<Answers> {
        let entry = self.entry(answers);
        let mut steps = vec![];
        if let Some(asked) = entry.activities_asked.first() {
            self.answered(answers, *asked, &mut steps);
            return steps;
        }
        let off = entry.findings().iter().filter(|found| wish(found.rule).of(&entry, found) > 0);
        // What is unknown is asked first, and what is wished to fail comes before the rest.
        let first =
            off.min_by_key(|found| (wish(found.rule) != Wish::Fail, found.outcome != Outcome::Unknown));
        let Some(found) = first else { return steps };
        for question in entry.questions(found) {
            self.answered(answers, *question, &mut steps);
        }
        let place = found.activity.map_or(Place::Idea, Place::Activity);
        for check in [&found.rule.when, &found.rule.check] {
            check.walk(&mut |leaf| self.changed(answers, leaf, place, &mut steps));
        }
        steps
    }

    /// The ideas in which a question is answered
    fn answered(&self, answers: &Answers, path: Path, steps: &mut Vec<Answers>) {
        let with = |change: &dyn Fn(&mut Answers)| {
            let mut next = answers.clone();
            change(&mut next);
            next
        };
        match (path.place, path.field) {
            (Place::NewParty, None) => {
                for country in self.values(Field::PartyCountry) {
                    let mut party = Record::default();
                    party.set(Field::PartyCountry, Some(country.clone()));
                    steps.push(with(&|next| {
                        let own = || {
                            let mut own = Record::default();
                            own.set(Field::PartyCountry, Some(Value::One(Country::SWEDEN.index())));
                            vec![own]
                        };
                        next.parties.get_or_insert_with(own).push(party.clone());
                    }));
                }
            }
            (Place::NewActivity, None) => {
                steps.push(with(&|next| next.activities = Some(vec![])));
                let mut types: Vec<_> = self.rules().flat_map(|rule| &rule.activities).collect();
                types.dedup();
                for kind in types {
                    let mut activity = Record::default();
                    activity.set(Field::ActivityType, Some(Value::One(kind.index())));
                    steps.push(with(&|next| next.activities.get_or_insert_default().push(activity.clone())));
                }
            }
            (place, Some(field)) => {
                let mut fields = vec![field];
                fields.extend(follows_from(field));
                for field in fields {
                    for value in self.values(field) {
                        steps.extend(set(answers, Path::at(place, field), value.clone()));
                    }
                    if [Field::PartiesMore, Field::ActivitiesMore, Field::GoalsMore].contains(&field) {
                        steps.extend(set(answers, Path::at(place, field), Value::YesNo(false)));
                    }
                }
            }
            _ => {}
        }
    }

    /// The ideas in which what a check reads is otherwise
    fn changed(&self, answers: &Answers, leaf: &Check, place: Place, steps: &mut Vec<Answers>) {
        if let Check::Count { of, region, range } | Check::Countries { of, region, range } = leaf {
            let different = matches!(leaf, Check::Countries { .. });
            let year = self.catalogue.programmes[0].call.on(today()).year;
            for limit in limits(*range) {
                steps.extend(with_parties(answers, *of, *region, year, limit, different));
            }
        }
        if let Check::Every { .. } | Check::Some { .. } = leaf {
            self.answered(answers, Path::new_member(Place::NewParty), steps);
        }
        for field in leaf.fields() {
            for field in [Some(field), follows_from(field)].into_iter().flatten() {
                let scopes = field.info().scopes;
                let mut places = vec![];
                if scopes.contains(Scope::Idea) {
                    places.push(Place::Idea);
                }
                if scopes.contains(place.scope()) && place != Place::Idea {
                    places.push(place);
                }
                if scopes.contains(Scope::Party) {
                    let count = answers.parties.as_ref().map_or(0, Vec::len);
                    places.extend((0..count).map(|index| Place::Party(u16::try_from(index).unwrap())));
                }
                for place in places {
                    for value in self.values(field) {
                        steps.extend(set(answers, Path::at(place, field), value.clone()));
                    }
                }
            }
        }
    }
}

/// The answers with another value; what contradicts it is forgotten
pub fn set(answers: &Answers, path: Path, value: Value) -> Option<Answers> {
    let mut next = answers.clone();
    next.record(path.place)?;
    if path == Path::idea(Field::ParticipantsTotal) {
        PARTICIPANT_PARTS.iter().for_each(|part| next.idea.set(*part, None));
    }
    next.set(path, Some(value));
    for _ in 0..4 {
        let Some((one, other)) = contradiction(&next) else { return Some(next) };
        next.set(if one == path { other } else { one }, None);
    }
    contradiction(&next).is_none().then_some(next)
}

/// The numbers on each side of the limits, and the limits
pub fn limits(range: Range) -> Vec<u32> {
    let limits = [range.at_least, range.at_most].into_iter().flatten();
    let mut near: Vec<u32> = limits
        .flat_map(|limit| [limit.checked_sub(1), Some(limit), limit.checked_add(1)])
        .flatten()
        .collect();
    near.sort_unstable();
    near.dedup();
    near
}

/// The answers with so many parties that a count counts, each from another country where `different`; the other parties
/// stay. Nothing where there are not so many countries.
pub fn with_parties(
    answers: &Answers,
    of: PartySet,
    region: Option<Region>,
    year: u16,
    number: u32,
    different: bool,
) -> Option<Answers> {
    let number = usize::try_from(number).unwrap();
    let country = |party: &Record| party.one::<Country>(Field::PartyCountry);
    let swedish_only = matches!(of, PartySet::Swedish | PartySet::PartnerSchoolsInSweden);
    let abroad_only = matches!(of, PartySet::Foreign | PartySet::PartnerSchoolsAbroad);
    let with_participants = !matches!(of, PartySet::Parties | PartySet::Swedish | PartySet::Foreign);
    let counts = |country: Country| {
        let swedish = country == Country::SWEDEN;
        (!swedish_only || swedish)
            && (!abroad_only || !swedish)
            && region.is_none_or(|region| region.membership(country, year) == Membership::In)
    };
    let mut parties = answers.parties.clone().unwrap_or_default();
    let (mut kept, mut counted): (Vec<Record>, Vec<Record>) = (vec![], vec![]);
    for party in parties.drain(..) {
        let counts = country(&party).is_some_and(counts)
            && (!with_participants || party.yes(Field::HasParticipants) != Some(false));
        let again = different && counted.iter().any(|known| country(known) == country(&party));
        if !counts {
            kept.push(party);
        } else if counted.len() < number && !again {
            counted.push(party);
        }
    }
    let like = counted.last().cloned();
    while counted.len() < number {
        let new = |code: &Country| {
            counts(*code) && (!different || !counted.iter().any(|known| country(known) == Some(*code)))
        };
        let mut countries = Country::all().filter(new);
        // Beside the first as many as are needed from the same country, unless they must be different ones.
        let next = match counted.last().and_then(country).filter(|_| !different) {
            Some(same) => same,
            None if counts(Country::SWEDEN) && !different => Country::SWEDEN,
            None => countries.find(|code| *code != Country::SWEDEN)?,
        };
        let mut party = like.clone().unwrap_or_default();
        party.set(Field::PartyCountry, Some(Value::One(next.index())));
        if with_participants {
            party.set(Field::HasParticipants, Some(Value::YesNo(true)));
        }
        counted.push(party);
    }
    // The own unit comes first.
    counted.extend(kept);
    counted.sort_by_key(|party| country(party) != Some(Country::SWEDEN));
    let mut next = answers.clone();
    next.parties = Some(counted);
    next.idea.set(Field::PartiesMore, None);
    contradiction(&next).is_none().then_some(next)
}

/// Adds the values of the facts of a check that lie near its limits
fn near(leaf: &Check, year: u16, values: &mut BTreeMap<Field, Vec<Value>>) {
    for field in leaf.fields() {
        let mut all = vec![];
        match (field.info().unit, leaf) {
            (Unit::YesNo, _) => all.extend([true, false].map(Value::YesNo)),
            (Unit::Number(_, most), Check::Number { range, unclear, .. }) => {
                let beside = unclear.iter().flat_map(|unclear| limits(*unclear));
                let near = limits(*range).into_iter().chain(beside).filter(|number| *number <= most);
                all.extend(near.map(Value::Number));
            }
            (Unit::One(Vocabulary::Country), _) => {
                all.extend(countries(year).into_iter().map(|country| Value::One(country.index())));
                if let Check::OneOf { of, .. } = leaf {
                    all.extend(of.iter().map(|country| Value::One(*country)));
                }
            }
            (Unit::One(vocabulary), _) => all.extend(members(vocabulary).map(Value::One)),
            (Unit::Many(vocabulary), Check::Includes { of, .. }) => {
                let others: Vec<u16> = members(vocabulary).filter(|member| !of.contains(member)).collect();
                let both: Vec<u16> = members(vocabulary).collect();
                all.extend([vec![], of[..1].to_vec(), others, both].map(Value::Many));
                all.extend(of.last().map(|last| Value::Many(vec![*last])));
            }
            (Unit::Many(vocabulary), Check::Chosen { range, .. }) => {
                let first = |number: u32| members(vocabulary).take(usize::try_from(number).unwrap());
                all.extend(limits(*range).into_iter().map(|number| Value::Many(first(number).collect())));
            }
            (Unit::Text, _) => all.extend(["", "x"].map(|text| Value::Text(text.into()))),
            (Unit::Texts, _) => all.extend([vec![], vec!["x".into()]].map(Value::Texts)),
            _ => {}
        }
        let known = values.entry(field).or_default();
        all.retain(|value| !known.contains(value));
        known.extend(all);
        for first in follows_from(field).into_iter().chain(also_needed(field)) {
            let Unit::One(vocabulary) = first.info().unit else { continue };
            let known = values.entry(first).or_default();
            if known.is_empty() && vocabulary != Vocabulary::Country {
                known.extend(members(vocabulary).map(Value::One));
            }
        }
    }
    if matches!(
        leaf,
        Check::Count { .. } | Check::Countries { .. } | Check::Every { .. } | Check::Some { .. }
    ) {
        let known = values.entry(Field::PartyCountry).or_default();
        if known.is_empty() {
            known.extend(countries(year).into_iter().map(|country| Value::One(country.index())));
        }
    }
}

/// What a fact is held against beside the one that it follows from
fn also_needed(field: Field) -> Option<Field> {
    (field == Field::ApplicantKind).then_some(Field::OrgType)
}

fn members(vocabulary: Vocabulary) -> impl Iterator<Item = u16> {
    0..u16::try_from(vocabulary.ids().len()).unwrap()
}

/// Two countries of each kind: by all regions, and by whether they count as another one somewhere; Sweden first
pub fn countries(year: u16) -> Vec<Country> {
    let mut kinds: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
    let kind = |country: Country| {
        let mut kind: Vec<u8> =
            Region::ALL.iter().map(|region| region.membership(country, year) as u8).collect();
        kind.push(u8::from(country == Country::SWEDEN));
        kind.push(u8::from(country.counted_in(None) != country));
        kind
    };
    let mut chosen: Vec<Country> = Country::all()
        .filter(|country| {
            let known = kinds.entry(kind(*country)).or_default();
            *known += 1;
            *known <= 2
        })
        .collect();
    chosen.sort_by_key(|country| *country != Country::SWEDEN);
    chosen
}

/// Every formal rule
pub fn formal(rule: &Rule) -> bool {
    rule.kind == Kind::Formal
}
