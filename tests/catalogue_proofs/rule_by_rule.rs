//! Each rule by itself, over what it reads: the engine against a small evaluator of its own, which knows Kleene's tables and
//! nothing of what explains an outcome or of what to ask.

use utbyteskollen::catalogue::{Check, PartySet, Range, Rule};
use utbyteskollen::engine::Outcome;
use utbyteskollen::facts::contradiction::contradiction;
use utbyteskollen::facts::{
    ActivityType, Answers, Choice, Country, Facts, Field, Membership, OrgType, Path, Place, Record, Region,
    Scope, Unit, Value, Vocabulary,
};
use utbyteskollen::wire::to_compact;

use super::common::{catalogue, today};
use super::drawn::random::{Random, cases};
use super::witness::{Stage, countries, limits};

/// A rule with more combinations than this is held against as many that are drawn
const MOST_COMBINATIONS: usize = 4_000;

#[test]
fn each_rule_says_what_its_check_says_of_its_own_facts() {
    let catalogue = catalogue();
    let mut random = Random::new(21);
    let (mut combinations, mut drawn, mut outcomes) = (0, 0, [0; 4]);
    let mut seen = vec![];
    for (index, programme) in catalogue.programmes.iter().enumerate() {
        for edition in 0..programme.editions.len() {
            for (place, rule) in catalogue.rules_of(programme, edition) {
                let stage = Stage::new(&catalogue, index, edition, |other| other.id == rule.id);
                let year = stage.catalogue.programmes[0].call.on(today()).year;
                // What a general rule says hangs on the year alone.
                if rule.check == Check::Nothing || seen.contains(&(place, year)) {
                    continue;
                }
                seen.push((place, year));
                let (ideas, all) = combined(&stage, rule, year, &mut random);
                drawn += usize::from(!all);
                for idea in ideas.iter().filter(|idea| contradiction(idea).is_none()) {
                    let facts = Facts::new(idea);
                    let place = if rule.activities.is_empty() { Place::Idea } else { Place::Activity(0) };
                    let small = Small { answers: idea, facts, stage: &stage, year };
                    let expected = match (small.holds(&rule.when, place), small.holds(&rule.check, place)) {
                        (Some(false), _) => Outcome::NotApplicable,
                        (None, _) | (_, None) => Outcome::Unknown,
                        (_, Some(true)) => Outcome::Pass,
                        (_, Some(false)) => Outcome::Fail,
                    };
                    // The type is a fact like others; of another type the rule says nothing.
                    let kind = facts_kind(idea);
                    if !rule.activities.is_empty()
                        && !kind.is_some_and(|kind| rule.activities.contains(&kind))
                    {
                        assert!(stage.entry(idea).findings().is_empty());
                        continue;
                    }
                    let entry = stage.entry(idea);
                    let found = entry.findings().iter().map(|found| found.outcome).next();
                    assert_eq!(found, Some(expected), "{} {}: {}", programme.id, rule.id, to_compact(idea));
                    combinations += 1;
                    outcomes[expected as usize] += 1;
                }
            }
        }
    }
    println!("{} rules, {drawn} of them drawn; {combinations} combinations: {outcomes:?}", seen.len());
    assert!(
        combinations > cases(50_000) && outcomes.iter().all(|count| *count > cases(1_000)),
        "{combinations}: {outcomes:?}"
    );
}

fn facts_kind(idea: &Answers) -> Option<ActivityType> {
    idea.record(Place::Activity(0))?.one(Field::ActivityType)
}

/// Kleene over the checks
struct Small<'a> {
    answers: &'a Answers,
    facts: Facts<'a>,
    stage: &'a Stage,
    year: u16,
}

fn all(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let parts: Vec<Option<bool>> = parts.collect();
    if parts.contains(&Some(false)) { Some(false) } else { (!parts.contains(&None)).then_some(true) }
}

fn not(one: Option<bool>) -> Option<bool> {
    one.map(|one| !one)
}

fn any(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    not(all(parts.map(not)))
}

fn within(low: u32, high: Option<u32>, range: Range) -> Option<bool> {
    let least = range.at_least.map(|least| match (low >= least, high.is_some_and(|high| high < least)) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    });
    let most = range.at_most.map(|most| match (high.is_some_and(|high| high <= most), low > most) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    });
    all(least.into_iter().chain(most))
}

impl Small<'_> {
    fn value(&self, place: Place, field: Field) -> Option<&Value> {
        self.facts.given(place, field)
    }

    fn one(&self, place: Place, field: Field) -> Option<u16> {
        self.facts.choice(place, field)
    }

    fn region(&self, country: Country, region: Region) -> Option<bool> {
        match region.membership(country, self.year) {
            Membership::In => Some(true),
            Membership::Out => Some(false),
            Membership::Unclear => None,
        }
    }

    fn holds(&self, check: &Check, place: Place) -> Option<bool> {
        let many = |field| match self.value(place, field) {
            Some(Value::Many(many)) => Some(many),
            _ => None,
        };
        let more = |field| field == Field::Goals && self.answers.idea.yes(Field::GoalsMore) == Some(true);
        match check {
            Check::Nothing => Some(true),
            Check::All(parts) => all(parts.iter().map(|part| self.holds(part, place))),
            Check::Any(parts) => any(parts.iter().map(|part| self.holds(part, place))),
            Check::Yes { field, is } => self.facts.yes(place, *field).map(|yes| yes == *is),
            Check::Applicant => {
                let org = OrgType::from_index(self.one(place, Field::OrgType)?)?;
                let row = self.stage.catalogue.programmes[0].who.iter().find(|row| row.org == org);
                row.map(|row| row.role.id() != "not")
                    .filter(|_| row.is_some_and(|row| row.role.id() != "not_stated"))
            }
            Check::OneOf { field, of, unclear, inside } => match self.one(place, *field) {
                Some(one) if unclear.contains(&one) => None,
                Some(one) => Some(of.contains(&one) == *inside),
                None => {
                    let holds = |one: u16| (!unclear.contains(&one)).then(|| of.contains(&one) == *inside);
                    self.facts.decided_without_choice(*field, &holds)
                }
            },
            Check::Number { field, range, unclear, .. } => {
                let number = self.facts.number(place, *field);
                match within(number.low, number.high, *range) {
                    Some(false) => {
                        let unclear = unclear.map(|unclear| within(number.low, number.high, unclear));
                        (unclear.unwrap_or(Some(false)) == Some(false)).then_some(false)
                    }
                    holds => holds,
                }
            }
            Check::Chosen { field, range } => {
                let low = u32::try_from(many(*field)?.len()).unwrap();
                within(low, (!more(*field)).then_some(low), *range)
            }
            Check::Includes { field, of, any } => match many(*field)?.iter().any(|one| of.contains(one)) {
                true => Some(*any),
                false if more(*field) => None,
                false => Some(!*any),
            },
            Check::Answered { field } => match self.value(place, *field)? {
                Value::Text(text) => Some(!text.trim().is_empty()),
                Value::Texts(texts) => Some(texts.iter().any(|text| !text.trim().is_empty())),
                Value::Many(many) => Some(!many.is_empty()),
                _ => Some(true),
            },
            Check::Differs { field, from } => Some(self.one(place, *field)? != self.one(place, *from)?),
            Check::InRegion { field, region, inside } => {
                let country = Country::from_index(self.one(place, *field)?)?;
                self.region(country, *region).map(|is| is == *inside)
            }
            Check::Every { of, check } => {
                let each = self.parties().map(|party| {
                    any([not(self.belongs(*of, None, party)), self.holds(check, party)].into_iter())
                });
                all(each.chain(self.more_may_come()))
            }
            Check::Some { of, check } => {
                let each = self
                    .parties()
                    .map(|party| all([self.belongs(*of, None, party), self.holds(check, party)].into_iter()));
                any(each.chain(self.more_may_come()))
            }
            Check::Count { of, region, range } => {
                let belong: Vec<_> = self.parties().map(|party| self.belongs(*of, *region, party)).collect();
                let count = |wanted: &[Option<bool>]| {
                    u32::try_from(belong.iter().filter(|belongs| wanted.contains(belongs)).count()).unwrap()
                };
                let high = self.more_may_come().is_none().then(|| count(&[Some(true), None]));
                within(count(&[Some(true)]), high, *range)
            }
            Check::Countries { of, region, range } => {
                // Those whose country is not known could be from the same as another, or each from another one.
                let (mut sure, mut possible, mut unknown, mut sure_unknown) = (vec![], vec![], 0, false);
                for party in self.parties() {
                    let belongs = self.belongs(*of, *region, party);
                    let country = self.facts.one::<Country>(party, Field::PartyCountry);
                    match (belongs, country.map(|country| country.counted_in(*region))) {
                        (Some(false), _) => {}
                        (_, None) => {
                            unknown += 1;
                            sure_unknown |= belongs == Some(true);
                        }
                        (_, Some(country)) => {
                            possible.push(country.index());
                            sure.extend((belongs == Some(true)).then_some(country.index()));
                        }
                    }
                }
                for list in [&mut sure, &mut possible] {
                    list.sort_unstable();
                    list.dedup();
                }
                let low = u32::try_from(sure.len().max(usize::from(sure_unknown))).unwrap();
                let high = u32::try_from(possible.len() + unknown).unwrap();
                within(low, self.more_may_come().is_none().then_some(high), *range)
            }
        }
    }

    fn parties(&self) -> impl Iterator<Item = Place> {
        (0..self.facts.parties().records.len()).map(|index| Place::Party(u16::try_from(index).unwrap()))
    }

    /// A party of which nothing is known, where the list is open
    fn more_may_come(&self) -> Option<Option<bool>> {
        let open = self.answers.parties.is_none() || self.answers.idea.yes(Field::PartiesMore) == Some(true);
        open.then_some(None)
    }

    fn belongs(&self, of: PartySet, region: Option<Region>, party: Place) -> Option<bool> {
        let country = self.facts.one::<Country>(party, Field::PartyCountry);
        let swedish = country.map(|country| country == Country::SWEDEN);
        let takes_part = self.facts.yes(party, Field::HasParticipants);
        let within = region.map(|region| country.and_then(|country| self.region(country, region)));
        let parts = match of {
            PartySet::Parties => vec![],
            PartySet::Swedish => vec![swedish],
            PartySet::Foreign => vec![not(swedish)],
            PartySet::PartnerSchools => vec![takes_part],
            PartySet::PartnerSchoolsInSweden => vec![swedish, takes_part],
            PartySet::PartnerSchoolsAbroad => vec![not(swedish), takes_part],
        };
        all(parts.into_iter().chain(within))
    }
}

/// All combinations of what a rule reads, each also unknown, or as many as are held against it; and whether that is all
fn combined(stage: &Stage, rule: &Rule, year: u16, random: &mut Random) -> (Vec<Answers>, bool) {
    let (mut facts, mut of_parties, mut reads_parties) = (vec![], vec![], false);
    let mut long = vec![];
    for check in [&rule.when, &rule.check] {
        check.walk(&mut |leaf| {
            reads_parties |= matches!(
                leaf,
                Check::Count { .. } | Check::Countries { .. } | Check::Every { .. } | Check::Some { .. }
            );
            if let Check::Count { range, .. } | Check::Countries { range, .. } = leaf {
                long.extend(limits(*range));
            }
            for field in leaf.fields() {
                let list =
                    if field.info().scopes.contains(Scope::Party) { &mut of_parties } else { &mut facts };
                if !list.contains(&field) {
                    list.push(field);
                }
            }
        });
    }
    // What a party may have of its own may stand at the idea alone.
    facts.extend(of_parties.iter().filter(|field| field.info().scopes.contains(Scope::Idea)));
    let about_activity = !rule.activities.is_empty();
    let place = |field: Field| {
        let own = about_activity && field.info().scopes.contains(Scope::Activity);
        if own { Place::Activity(0) } else { Place::Idea }
    };
    let whole = |list: &[Field]| {
        list.iter().map(|field| values(stage, rule, *field, year, false).len()).product::<usize>()
    };
    let short = whole(&facts) > MOST_COMBINATIONS;
    let mut ideas = vec![Answers::default()];
    if about_activity {
        let mut activity = Record::default();
        activity.set(Field::ActivityType, Some(Value::One(rule.activities[0].index())));
        ideas[0].activities = Some(vec![activity]);
    }
    for field in facts {
        let values = values(stage, rule, field, year, short);
        ideas = product(&ideas, &values, |idea, value| idea.set(Path::at(place(field), field), value));
    }
    if !reads_parties {
        return some_of(ideas, random);
    }
    let mut members = vec![Record::default()];
    for field in of_parties {
        let values = values(stage, rule, field, year, true);
        members = product(&members, &values, |member, value| member.set(field, value));
    }
    let mut lists = vec![None, Some(vec![])];
    lists.extend(members.iter().map(|one| Some(vec![one.clone()])));
    for one in &members {
        lists.extend(members.iter().map(|other| Some(vec![one.clone(), other.clone()])));
        for number in &long {
            let many = vec![one.clone(); usize::try_from(*number).unwrap()];
            let other = random.below(members.len());
            lists.push(Some([&many[..], &[members[other].clone()]].concat()));
            lists.push(Some(many));
        }
    }
    let (ideas, all_ideas) = some_of(ideas, random);
    let mut with_parties = vec![];
    let total = ideas.len() * lists.len() * 2;
    for _ in 0..total.min(cases(MOST_COMBINATIONS)) {
        let next = if total > MOST_COMBINATIONS { random.below(total) } else { with_parties.len() };
        let mut idea = ideas[next / 2 % ideas.len()].clone();
        idea.parties = lists[next / 2 / ideas.len()].clone();
        idea.idea.set(Field::PartiesMore, (next % 2 == 1).then_some(Value::YesNo(true)));
        with_parties.push(idea);
    }
    (with_parties, all_ideas && total <= MOST_COMBINATIONS)
}

fn some_of(mut ideas: Vec<Answers>, random: &mut Random) -> (Vec<Answers>, bool) {
    let all = ideas.len() <= MOST_COMBINATIONS;
    while ideas.len() > MOST_COMBINATIONS {
        let gone = random.below(ideas.len());
        ideas.swap_remove(gone);
    }
    (ideas, all)
}

fn product<T: Clone>(some: &[T], values: &[Option<Value>], set: impl Fn(&mut T, Option<Value>)) -> Vec<T> {
    let with = |one: &T, value: &Option<Value>| {
        let mut next = one.clone();
        set(&mut next, value.clone());
        next
    };
    some.iter().flat_map(|one| values.iter().map(move |value| with(one, value))).collect()
}

/// The values of a fact near the limits of a rule, and that it is unknown; `short` leaves out members of long lists that are
/// like another
fn values(stage: &Stage, rule: &Rule, field: Field, year: u16, short: bool) -> Vec<Option<Value>> {
    let mut values: Vec<Value> = stage.values(field).to_vec();
    if let (true, Unit::One(vocabulary)) = (short, field.info().unit) {
        let mut kinds = vec![];
        let like = |member: u16| {
            let mut like = vec![];
            for check in [&rule.when, &rule.check] {
                check.walk(&mut |leaf| match leaf {
                    Check::OneOf { field: of_field, of, unclear, .. } if *of_field == field => {
                        like.push((of.contains(&member), unclear.contains(&member)));
                    }
                    _ => {}
                });
            }
            if vocabulary == Vocabulary::Country {
                let country = Country::from_index(member).unwrap();
                let regions = Region::ALL.iter().map(|region| region.membership(country, year));
                like.extend(regions.map(|is| (is == Membership::In, is == Membership::Unclear)));
                like.push((country == Country::SWEDEN, false));
            }
            like
        };
        values.retain(|value| {
            let Value::One(member) = value else { return true };
            let kind = like(*member);
            let known = kinds.iter().filter(|known| **known == kind).count();
            kinds.push(kind);
            known < 1 || known < 2 && vocabulary.ids().len() < 8
        });
    }
    if values.is_empty() && field.info().unit == Unit::One(Vocabulary::Country) {
        values = countries(year).into_iter().map(|country| Value::One(country.index())).collect();
    }
    [None].into_iter().chain(values.into_iter().map(Some)).collect()
}
