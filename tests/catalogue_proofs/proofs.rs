//! What must hold of every catalogue, beyond what can be seen from one rule by itself. Each proof gives the faults that it
//! found, and none where the catalogue holds.

use utbyteskollen::catalogue::{Catalogue, Check, Programme, Rule};
use utbyteskollen::engine::questions::asked;
use utbyteskollen::engine::{Finding, Outcome};
use utbyteskollen::facts::{Answers, Choice, Country, Field, Membership, Path, Place, Record, Value};

use super::drawn::random::Random;
use super::witness::{Stage, Wish, formal, set};

/// Ideas that are held against each claim that a rule never fails alone
const IDEAS_FOR_A_CLAIM: usize = 300;

/// An edition of a programme, with an idea that fits
pub struct Proved<'c> {
    pub programme: &'c Programme,
    pub stage: Stage,
    pub fits: Answers,
}

impl<'c> Proved<'c> {
    /// Every edition of every programme, as far as an idea fits it; and a line for each that nobody can satisfy
    pub fn all(catalogue: &'c Catalogue) -> (Vec<Self>, Vec<String>) {
        let (mut proved, mut faults) = (vec![], vec![]);
        for (index, programme) in catalogue.programmes.iter().enumerate() {
            for (edition, held) in programme.editions.iter().enumerate() {
                match Self::of(programme, Stage::new(catalogue, index, edition, formal)) {
                    Some(one) => proved.push(one),
                    None => {
                        let pairs =
                            cannot_both_be_met(catalogue, index, edition, &[Answers::default()], None);
                        let id = format!("{} {}", programme.id, held.id);
                        faults.push(format!("nobody can satisfy {id}: {}", pairs.join("; ")));
                    }
                }
            }
        }
        (proved, faults)
    }

    /// The rules that stand there, if an idea fits them all
    pub fn of(programme: &'c Programme, stage: Stage) -> Option<Self> {
        // What only warns needs not be met by everyone.
        let wish = |rule: &Rule| if formal(rule) { Wish::Met } else { Wish::Anything };
        let fits = stage.witness(&[Answers::default(), large_partnership()], &wish)?;
        Some(Self { programme, stage, fits })
    }

    fn edition(&self) -> String {
        format!("{} {}", self.programme.id, self.stage.catalogue.programmes[0].editions[0].id)
    }

    /// The idea that fits; for a rule of activities with one such activity, of which nothing more is known
    fn seeds(&self, rule: &Rule) -> Vec<Answers> {
        if rule.activities.is_empty() {
            return vec![self.fits.clone()];
        }
        let with = |kind: u16| {
            let mut activity = Record::default();
            activity.set(Field::ActivityType, Some(Value::One(kind)));
            Answers { activities: Some(vec![activity]), ..self.fits.clone() }
        };
        rule.activities.iter().map(|kind| with(kind.index())).collect()
    }

    /// An idea that fits and to which the rule applies
    pub fn passes(&self, rule: &Rule) -> Option<Answers> {
        let wish = |other: &Rule| match other.id == rule.id {
            true => Wish::Pass,
            false if formal(other) => Wish::Met,
            false => Wish::Anything,
        };
        self.stage.witness(&self.seeds(rule), &wish)
    }

    /// An idea in which the rule fails and these others are met, or all others
    pub fn fails(&self, rule: &Rule, met: Option<&[&str]>) -> Option<Answers> {
        let mut seeds = self.seeds(rule);
        seeds.extend(self.passes(rule));
        let wish = |other: &Rule| {
            if other.id == rule.id {
                Wish::Fail
            } else if met.is_none_or(|met| met.contains(&&*other.id)) {
                Wish::MetForAllWeKnow
            } else {
                Wish::Anything
            }
        };
        self.stage.witness(&seeds, &wish)
    }

    /// The rules that this one is said to follow from in this programme
    pub fn follows_from<'r>(&'r self, rule: &'r Rule) -> Vec<&'r str> {
        let of_programme = self.programme.follows.iter().filter(|follows| follows.rule == rule.id);
        let named = rule.follows_from.iter().chain(of_programme.flat_map(|follows| &follows.from));
        named.map(|id| &**id).filter(|id| self.stage.rules().any(|other| &*other.id == *id)).collect()
    }

    fn rules<'r>(&self, catalogue: &'r Catalogue) -> Vec<&'r Rule> {
        let held: Vec<&str> = self.stage.rules().map(|rule| &*rule.id).collect();
        catalogue.rules.iter().filter(|rule| held.contains(&&*rule.id)).collect()
    }
}

/// Six parties in three countries: where a programme asks for so many, the search would have to pass through ideas that are
/// further from its wish than those it comes from
fn large_partnership() -> Answers {
    utbyteskollen::wire::from_compact(
        "parties=6&parties[0].country=SE&parties[1].country=SE&parties[2].country=SE&parties[3].country=FI\
         &parties[4].country=FI&parties[5].country=NO",
    )
}

/// Each formal rule applies and passes in an idea that fits: then no two of them contradict each other
pub fn rules_that_contradict(catalogue: &Catalogue, proved: &[Proved<'_>]) -> Vec<String> {
    let mut faults = vec![];
    for one in proved {
        for rule in one.rules(catalogue) {
            if one.passes(rule).is_some() {
                continue;
            }
            let index = catalogue.programmes.iter().position(|other| other.id == one.programme.id).unwrap();
            let held = &one.stage.catalogue.programmes[0].editions[0].id;
            let edition = one.programme.editions.iter().position(|other| other.id == *held).unwrap();
            let pairs = cannot_both_be_met(catalogue, index, edition, &one.seeds(rule), Some(rule));
            faults.push(format!("{}: {}", one.edition(), pairs.join("; ")));
        }
    }
    faults
}

/// The rules that cannot be met by themselves, and the pairs that cannot be met together
fn cannot_both_be_met(
    catalogue: &Catalogue,
    programme: usize,
    edition: usize,
    seeds: &[Answers],
    of: Option<&Rule>,
) -> Vec<String> {
    let together = |wanted: &[&str]| {
        let stage = Stage::new(catalogue, programme, edition, |rule| wanted.contains(&&*rule.id));
        let wish = |rule: &Rule| if of.is_some_and(|of| of.id == rule.id) { Wish::Pass } else { Wish::Met };
        stage.witness(seeds, &wish).is_some()
    };
    let held = catalogue.rules_of(&catalogue.programmes[programme], edition).map(|(_, rule)| rule);
    let ids: Vec<&str> = held.filter(|rule| formal(rule)).map(|rule| &*rule.id).collect();
    let alone = |id: &&&str| !together(&[**id]);
    let never: Vec<String> = ids
        .iter()
        .filter(|id| of.is_none_or(|of| *of.id == ***id))
        .filter(alone)
        .map(|id| format!("{id} can never be met"))
        .collect();
    if !never.is_empty() {
        return never;
    }
    let mut pairs = vec![];
    for (place, one) in ids.iter().enumerate() {
        for other in ids.iter().skip(place + 1) {
            let concerned = of.is_none_or(|of| [*one, *other].contains(&&*of.id));
            if concerned && !together(&[one, other]) {
                pairs.push(format!("{one} and {other} cannot both be met"));
            }
        }
    }
    if pairs.is_empty() {
        pairs.push(format!("more than two rules cannot be met together: {}", of.map_or("", |of| &of.id)));
    }
    pairs
}

/// Each formal rule is the only one to fail in some idea of each programme that holds it, or says which other rule then fails
/// too; and no idea is found in which that is not so
pub fn rules_that_never_fail_alone(catalogue: &Catalogue, proved: &[Proved<'_>]) -> Vec<String> {
    let mut faults = vec![];
    for one in proved {
        for rule in one.rules(catalogue) {
            let named = one.follows_from(rule);
            let (id, edition) = (&rule.id, one.edition());
            if only_waits(&rule.check) {
                // It keeps a programme from "fits" while the sources are silent, and never fails at all.
                if let Some(against) = against(one, rule, &[]) {
                    let line = utbyteskollen::wire::to_compact(&against);
                    faults.push(format!("{edition}: {id} can fail: {line}"));
                }
            } else if named.is_empty() {
                if one.fails(rule, None).is_none() {
                    faults.push(format!(
                        "{edition}: {id} never fails alone and does not say what it follows from"
                    ));
                }
            } else {
                let against = one.fails(rule, Some(&named)).or_else(|| against(one, rule, &named));
                if let Some(against) = against {
                    let line = utbyteskollen::wire::to_compact(&against);
                    faults.push(format!("{edition}: {id} fails without {}: {line}", named.join(", ")));
                }
            }
        }
    }
    faults
}

/// Whether a check can only hold or wait for the sources: it asks for a region outside of which every country is unclear
fn only_waits(check: &Check) -> bool {
    match check {
        Check::Every { check, .. } => only_waits(check),
        Check::InRegion { region, inside: true, .. } => {
            Country::all().all(|country| region.membership(country, 2027) != Membership::Out)
        }
        _ => false,
    }
}

/// A random idea near the limits in which the rule fails and those that it is said to follow from are met
fn against(one: &Proved<'_>, rule: &Rule, named: &[&str]) -> Option<Answers> {
    let mut random = Random::new(7);
    let mut seeds = one.seeds(rule);
    seeds.extend(one.passes(rule));
    let wish = |other: &Rule| if other.id == rule.id { Wish::Fail } else { Wish::Anything };
    seeds.extend(one.stage.witness(&seeds, &wish));
    let facts: Vec<Field> = utbyteskollen::facts::field::FIELDS
        .iter()
        .map(|row| row.field)
        .filter(|field| !one.stage.values(*field).is_empty())
        .collect();
    for _ in 0..IDEAS_FOR_A_CLAIM {
        let mut idea = seeds[random.below(seeds.len())].clone();
        for _ in 0..1 + random.below(4) {
            let field = random.pick(&facts);
            let values = one.stage.values(field);
            let value = values[random.below(values.len())].clone();
            let parties = idea.parties.as_ref().map_or(0, Vec::len);
            let activities = idea.activities.as_ref().map_or(0, Vec::len);
            let mut places = vec![Place::Idea];
            places.extend((0..parties).map(|index| Place::Party(u16::try_from(index).unwrap())));
            places.extend((0..activities).map(|index| Place::Activity(u16::try_from(index).unwrap())));
            places.retain(|place| field.info().scopes.contains(place.scope()));
            if places.is_empty() {
                continue;
            }
            idea = set(&idea, Path::at(random.pick(&places), field), value).unwrap_or(idea);
        }
        let entry = one.stage.entry(&idea);
        let all = |id: &str, holds: &dyn Fn(&Finding<'_>) -> bool| {
            entry.findings().iter().filter(|found| *found.rule.id == *id).all(holds)
        };
        let met =
            |id: &&str| all(id, &|found| found.outcome != Outcome::Fail && entry.questions(found).is_empty());
        if !all(&rule.id, &|found| found.outcome != Outcome::Fail) && named.iter().all(met) {
            return Some(idea);
        }
    }
    None
}

/// Facts of an idea that fits and that the form does not ask for
pub fn facts_that_are_not_asked(one: &Proved<'_>) -> Vec<String> {
    let entry = one.stage.entry(&one.fits);
    let asked = asked(&one.stage.catalogue, &entry, &one.fits);
    let of_idea = [&asked.fixed, &asked.plan, &asked.promises].map(|list| list.as_slice()).concat();
    let mut not = vec![];
    let mut look = |record: &Record, asked: &[Field]| {
        let given = record.iter().map(|(field, _)| field);
        let unasked = given.filter(|field| !asked.contains(field));
        not.extend(unasked.map(|field| format!("{}: {} is not asked", one.edition(), field.info().name())));
    };
    look(&one.fits.idea, &of_idea);
    for (index, party) in one.fits.parties.iter().flatten().enumerate() {
        look(party, &asked.parties[index]);
    }
    for (index, activity) in one.fits.activities.iter().flatten().enumerate() {
        look(activity, &asked.activities[index]);
    }
    not
}
