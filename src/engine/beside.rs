//! What stands beside a verdict: the same idea under the call of another year, and what an ended programme's idea comes to
//! in the programmes of today.
//!
//! Nothing of it is written by hand: it is the same rules on the same answers, with another year, or with the activities
//! under the names that they have today.

use crate::catalogue::{CallNow, CallStatus, Catalogue, Check, Moved, Programme, Rule, Today};
use crate::facts::{
    ActivityType, Answers, Choice, Country, Date, Facts, Field, Membership, Region, Unit, Value, Vocabulary,
};

use super::finding::Outcome;
use super::verdict::{OpenBecause, Verdict, fixed_facts};
use super::{Case, Entry, entry_alone};

/// The same idea under the call of another year, where the programme or its formal rules then say something else
#[derive(Clone, Debug, PartialEq)]
pub struct OtherCall<'c> {
    /// The year of the call
    pub year: u16,
    /// The place of the edition that it falls under
    pub edition: usize,
    /// Whether the idea has the shape then
    pub verdict: Verdict,
    /// What an open verdict then waits for
    pub open_because: Option<OpenBecause>,
    /// The formal rules that say something else then, with what they say; one that holds now alone does not apply
    pub differs: Vec<(&'c Rule, Option<u16>, Outcome)>,
    /// Countries of the idea that belong otherwise to a region that these rules ask for
    pub countries: Vec<Belongs>,
}

/// Whether a country belongs to a region, then and at the call that the idea is assessed for
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Belongs {
    /// The country
    pub country: Country,
    /// The region
    pub region: Region,
    /// At the call of the other year
    pub then: Membership,
    /// At the call that the idea is assessed for
    pub now: Membership,
}

/// What an idea for an ended programme comes to in a programme of today
#[derive(Clone, Debug, PartialEq)]
pub struct Successor<'c> {
    /// What it was, and what changed
    pub row: &'c Moved,
    /// The programme of today and the activity there
    pub to: &'c Today,
    /// What its rules say of the same shape; nothing where the idea holds no such activity
    pub says: Option<Says<'c>>,
}

/// What the rules of a programme of today say
#[derive(Clone, Debug, PartialEq)]
pub struct Says<'c> {
    /// Whether the idea has the shape
    pub verdict: Verdict,
    /// What an open verdict waits for
    pub open_because: Option<OpenBecause>,
    /// The formal rules that fail, each once
    pub fails: Vec<&'c Rule>,
}

impl<'c> Entry<'c> {
    /// Looks at the calls of the years before and after, and at what took an ended programme's place
    pub fn beside(&mut self, catalogue: &'c Catalogue, answers: &Answers, today: Date) {
        self.other_calls = other_calls(catalogue, self, answers, today);
        self.successors = successors(catalogue, self.programme, answers, today);
    }
}

/// The calls of the years before and after, as far as an edition is known for them and the idea stands otherwise there.
///
/// An ended programme has no call that one could wait for, and no other year is told of it.
fn other_calls<'c>(
    catalogue: &'c Catalogue,
    entry: &Entry<'c>,
    answers: &Answers,
    today: Date,
) -> Vec<OtherCall<'c>> {
    let CallNow { status, year } = entry.call;
    if status == CallStatus::Ended {
        return vec![];
    }
    let years = [year.checked_sub(1), year.checked_add(1)].into_iter().flatten();
    let within_period = |year: &u16| entry.programme.call.through.is_none_or(|through| *year <= through);
    let (facts, fixed) = (Facts::new(answers), fixed_facts(answers));
    let case = Case::new(&facts, &fixed, today, None);
    let other = |year: u16| {
        let edition = entry.programme.edition_that_holds(year)?;
        let call = CallNow { status, year };
        let other = entry_alone(catalogue, entry.programme, (call, edition), &case);
        let differs = differs(entry, &other);
        let same = other.verdict == entry.verdict && other.open_because == entry.open_because;
        (!same || !differs.is_empty()).then(|| OtherCall {
            year,
            edition,
            verdict: other.verdict,
            open_because: other.open_because,
            countries: belongs(&differs, answers, (year, entry.call.year)),
            differs,
        })
    };
    years.filter(within_period).filter_map(other).collect()
}

/// The formal rules that say something else in the other entry. A rule that stands in one of the two alone counts where it is
/// not met.
fn differs<'c>(here: &Entry<'c>, there: &Entry<'c>) -> Vec<(&'c Rule, Option<u16>, Outcome)> {
    let met = |outcome| matches!(outcome, Outcome::Pass | Outcome::NotApplicable);
    let known = |entry: &Entry<'c>, rule: &Rule, activity| {
        let mut formal = entry.formal();
        formal.find(|found| found.rule.id == rule.id && found.activity == activity).map(|found| found.outcome)
    };
    let of_there = there.formal().map(|found| (found.rule, found.activity, found.outcome));
    let changed = of_there.filter(|(rule, activity, outcome)| match known(here, rule, *activity) {
        Some(known) => known != *outcome,
        None => !met(*outcome),
    });
    let gone = here
        .formal()
        .filter(|found| !met(found.outcome) && known(there, found.rule, found.activity).is_none());
    changed.chain(gone.map(|found| (found.rule, found.activity, Outcome::NotApplicable))).collect()
}

/// The countries of the idea whose membership explains the difference
fn belongs(
    differs: &[(&Rule, Option<u16>, Outcome)],
    answers: &Answers,
    (then, now): (u16, u16),
) -> Vec<Belongs> {
    let mut regions: Vec<Region> = vec![];
    for (rule, ..) in differs {
        for part in [&rule.when, &rule.check] {
            part.walk(&mut |check| {
                let (Check::InRegion { region, .. }
                | Check::Count { region: Some(region), .. }
                | Check::Countries { region: Some(region), .. }) = check
                else {
                    return;
                };
                if !regions.contains(region) {
                    regions.push(*region);
                }
            });
        }
    }
    let mut found: Vec<Belongs> = vec![];
    for country in countries(answers) {
        for region in &regions {
            let [then, now] = [then, now].map(|year| region.membership(country, year));
            if then != now {
                found.push(Belongs { country, region: *region, then, now });
            }
        }
    }
    found
}

/// Every country that the answers name, each once
fn countries(answers: &Answers) -> Vec<Country> {
    let members = answers.parties.iter().chain(&answers.activities).flatten();
    let mut countries: Vec<Country> = vec![];
    for (field, value) in members.flat_map(|record| record.iter()) {
        let named = match (field.info().unit, value) {
            (Unit::One(Vocabulary::Country), Value::One(index)) => core::slice::from_ref(index),
            (Unit::Many(Vocabulary::Country), Value::Many(chosen)) => chosen,
            _ => &[],
        };
        for country in named.iter().filter_map(|index| Country::from_index(*index)) {
            if !countries.contains(&country) {
                countries.push(country);
            }
        }
    }
    countries
}

/// What an idea for this programme comes to today, row by row; empty for a programme that nothing took the place of
pub fn successors<'c>(
    catalogue: &'c Catalogue,
    programme: &'c Programme,
    answers: &Answers,
    today: Date,
) -> Vec<Successor<'c>> {
    let each = programme.moved.iter().flat_map(|row| row.to.iter().map(move |to| (row, to)));
    each.map(|(row, to)| {
        let says = translated(answers, row.activity, to.activity)
            .and_then(|answers| says(catalogue, &to.programme, &answers, today));
        Successor { row, to, says }
    })
    .collect()
}

/// The same shape with the activities of one type under the type that they have today. For the frame, and where there is
/// no such type today, the idea without its activities; nothing where it holds none of this type.
fn translated(answers: &Answers, from: Option<ActivityType>, to: Option<ActivityType>) -> Option<Answers> {
    let mut moved = answers.clone();
    moved.idea.set(Field::ActivitiesMore, None);
    let mut activities = vec![];
    if let Some(from) = from {
        let planned = answers.activities.iter().flatten();
        let such = planned.filter(|activity| activity.one(Field::ActivityType) == Some(from));
        activities.extend(such.cloned());
        if activities.is_empty() {
            return None;
        }
    }
    match to {
        Some(to) => {
            for activity in &mut activities {
                activity.set(Field::ActivityType, Some(Value::One(to.index())));
            }
        }
        None => activities.clear(),
    }
    moved.activities = Some(activities);
    Some(moved)
}

fn says<'c>(catalogue: &'c Catalogue, programme: &str, answers: &Answers, today: Date) -> Option<Says<'c>> {
    let programme = catalogue.programme(programme)?;
    let (facts, fixed) = (Facts::new(answers), fixed_facts(answers));
    let case = Case::new(&facts, &fixed, today, None);
    let entry = entry_alone(catalogue, programme, programme.call_on(today), &case);
    let mut fails: Vec<&Rule> = vec![];
    for found in entry.formal().filter(|found| found.outcome == Outcome::Fail) {
        if !fails.iter().any(|known| known.id == found.rule.id) {
            fails.push(found.rule);
        }
    }
    Some(Says { verdict: entry.verdict, open_because: entry.open_because, fails })
}
