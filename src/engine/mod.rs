//! Catalogue and answers in, assessment out.
//!
//! Pure: no clock, no input or output, no panic, no float. It knows ids and numbers; the words are put to them in
//! [`crate::text`].

mod beside;
mod evaluate;
mod finding;
mod next;
mod openers;
mod path;
pub mod questions;
mod rank;
pub mod repair;
mod stale;
mod truth;
mod verdict;

pub use beside::{Belongs, OtherCall, Says, Successor, successors};
pub use evaluate::{Given, Seen};
pub use finding::{Finding, Outcome};
pub use next::Waiting;
pub use openers::Opener;
pub use path::{NextStep, next_steps};
pub use rank::{Counted, Reason, Reasons};
pub use repair::{Edit, Repair, To};
pub use stale::Stale;
pub use truth::Truth;
pub use verdict::{OpenBecause, Verdict};

use core::ops::Range;
use std::rc::Rc;

use crate::catalogue::{CallNow, CallStatus, Catalogue, Classification, Kind, Programme, Role, Rule, Status};
use crate::facts::{ActivityType, Answers, Date, Facts, Field, OrgType, Path, Place};

use evaluate::{Ground, Missing};
use finding::{Found, Judged, Noted};
use rank::Wishes;

/// What the rules say of an idea on a day
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment<'c> {
    /// The day
    pub today: Date,
    /// Every programme, best first
    pub programmes: Vec<Entry<'c>>,
    /// The decisions that open most across the programmes; empty until [`Assessment::mend`] has looked for them
    pub openers: Vec<Opener<'c>>,
    /// Where something is a *no*: the programme that can be applied for and of whose formal rules the fewest fail
    pub nearest: Option<&'c str>,
}

/// What the rules say of an idea in one programme
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'c> {
    /// The programme
    pub programme: &'c Programme,
    /// The place of the edition that the next application would fall under
    pub edition: usize,
    /// Whether the idea has the shape
    pub verdict: Verdict,
    /// The formal rules that make it *no*: each of them fails on fixed facts alone, or else the fewest that do together
    pub no_because: Vec<&'c Rule>,
    /// What an open verdict waits for
    pub open_because: Option<OpenBecause>,
    /// Whether there is a door
    pub call: CallNow,
    /// What the organisation may do, once its type is known
    pub role: Option<Role>,
    /// The role is inferred and to be asked
    pub role_unconfirmed: bool,
    /// What the programme calls the project
    pub classification: Option<Classification>,
    /// The findings of all programmes, once they are there
    found: Option<Rc<Found<'c>>>,
    /// Where those of this one stand
    own: Range<usize>,
    /// How many formal rules fail
    failing: usize,
    /// What is not known of the list of activities itself: types, or whether these are all
    pub activities_asked: Vec<Path>,
    /// How many rules were left out since they are about activities that are not planned
    pub left_out: usize,
    /// Sets of decisions that mend the idea, cheapest first; empty until [`Assessment::mend`] has looked for them
    pub repairs: Vec<Repair>,
    /// Programmes to look at instead, with the rule that leads there
    pub routes: Vec<(&'c str, Option<&'c Rule>)>,
    /// Why it stands where it stands
    pub reasons: Reasons,
    /// Entries with the same number are equal
    pub rank: usize,
    /// What is past its time, of its formal rules and of what is said of its call
    pub stale: Option<Stale>,
    /// The calls of the years beside, where the idea stands otherwise; empty until [`Entry::beside`] has looked
    pub other_calls: Vec<OtherCall<'c>>,
    /// What the idea comes to today, for an ended programme; empty until [`Entry::beside`] has looked
    pub successors: Vec<Successor<'c>>,
}

/// What the rules of a catalogue say of an idea on a day
pub fn assess<'c>(catalogue: &'c Catalogue, answers: &Answers, today: Date) -> Assessment<'c> {
    let (facts, fixed) = (Facts::new(answers), verdict::fixed_facts(answers));
    let case = Case::new(&facts, &fixed, today, today.days_before(catalogue.fresh_days));
    let rules = catalogue.programmes.iter().map(|programme| programme.rules.len()).sum();
    let mut carried = Carried::with_room_for(rules, catalogue);
    let mut entries = Vec::with_capacity(catalogue.programmes.len());
    for programme in &catalogue.programmes {
        entries.push(entry(catalogue, programme, programme.call_on(today), &case, &mut carried));
    }
    let found = carried.found();
    for entry in &mut entries {
        entry.found = Some(Rc::clone(&found));
    }
    let programmes = rank::rank(entries);
    let nearest = nearest(&programmes);
    Assessment { today, programmes, openers: vec![], nearest }
}

/// The programme nearest to the idea as it stands, where another is ruled out
fn nearest<'c>(programmes: &[Entry<'c>]) -> Option<&'c str> {
    programmes.iter().find(|entry| entry.verdict == Verdict::No)?;
    let possible = programmes
        .iter()
        .filter(|entry| entry.verdict != Verdict::No && entry.call.status.can_be_applied_for());
    possible.min_by_key(|entry| entry.failing).map(|entry| &*entry.programme.id)
}

/// Why nothing that can be applied for is quite what was asked for
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// There is nothing at all
    Nothing,
    /// There is something, but nothing that serves any of the goals
    NoGoal,
    /// There is something that serves a goal, but none goes to the countries that were named
    Nowhere,
}

impl Assessment<'_> {
    /// What is missing among the programmes that can be applied for and are not ruled out
    pub fn gap(&self) -> Option<Gap> {
        let open = || self.programmes.iter().filter(|entry| entry.is_offered());
        let counted = |entry: &&Entry<'_>, reason| entry.reasons.counted.contains(reason);
        let serves = || open().filter(|entry| !counted(entry, Reason::NoGoal));
        // What is for no countries, since nobody travels or the sources do not say, is no answer to where.
        let mut to_places = serves().filter(|entry| !entry.programme.made_for.to.is_empty()).peekable();
        if open().next().is_none() {
            Some(Gap::Nothing)
        } else if serves().next().is_none() {
            Some(Gap::NoGoal)
        } else if to_places.peek().is_some() && to_places.all(|entry| counted(&entry, Reason::Elsewhere)) {
            Some(Gap::Nowhere)
        } else {
            None
        }
    }
}

impl<'c> Assessment<'c> {
    /// Looks for what mends the idea in each programme where it does not fit and could
    pub fn mend(&mut self, catalogue: &'c Catalogue, answers: &Answers) {
        for entry in &mut self.programmes {
            entry.mend(catalogue, answers);
        }
        self.openers = openers::openers(catalogue, answers, self);
    }

    /// Looks at the calls of the years beside, and at what took the place of ended programmes
    pub fn beside(&mut self, catalogue: &'c Catalogue, answers: &Answers) {
        for entry in &mut self.programmes {
            entry.beside(catalogue, answers, self.today);
        }
    }
}

/// An idea on a day, as every programme is held against it
struct Case<'a> {
    facts: &'a Facts<'a>,
    /// Only what can never be decided otherwise
    fixed: Facts<'a>,
    wishes: Wishes,
    /// The activities whose type is known
    planned: Vec<(Place, ActivityType)>,
    today: Date,
    /// What was checked before this day is stale; nothing is where the day is not asked for
    fresh_since: Option<Date>,
}

impl<'a> Case<'a> {
    fn new(facts: &'a Facts<'a>, fixed: &'a Answers, today: Date, fresh_since: Option<Date>) -> Self {
        let (wishes, planned) = (Wishes::of(facts, today), finding::planned(facts));
        Self { facts, fixed: Facts::of_fixed(fixed), wishes, planned, today, fresh_since }
    }
}

/// What is carried from one programme to the next
struct Carried<'c> {
    /// The findings so far
    findings: Vec<Finding<'c>>,
    /// Their questions
    missing: Missing,
    /// For each rule where the finding stands that every programme has of it
    known: Vec<Option<u32>>,
}

impl<'c> Carried<'c> {
    fn with_room_for(rules: usize, catalogue: &Catalogue) -> Self {
        let mut missing = Missing::default();
        missing.questions.reserve(rules);
        Self { findings: Vec::with_capacity(rules), missing, known: vec![None; catalogue.rules.len()] }
    }

    fn found(self) -> Rc<Found<'c>> {
        Rc::new(Found { findings: self.findings, questions: self.missing.questions })
    }
}

/// What the rules of an edition say of the idea under a call, for one programme by itself
fn entry_alone<'c>(
    catalogue: &'c Catalogue,
    programme: &'c Programme,
    call: (CallNow, usize),
    case: &Case<'_>,
) -> Entry<'c> {
    let mut carried = Carried::with_room_for(programme.rules.len(), catalogue);
    let entry = entry(catalogue, programme, call, case, &mut carried);
    Entry { found: Some(carried.found()), ..entry }
}

/// The same, after other programmes; what was found stands in `carried`
fn entry<'c>(
    catalogue: &'c Catalogue,
    programme: &'c Programme,
    (call, edition): (CallNow, usize),
    case: &Case<'_>,
    carried: &mut Carried<'c>,
) -> Entry<'c> {
    let Case { facts, fixed, wishes, planned, today, fresh_since } = case;
    let Carried { findings, missing, known } = carried;
    let org = facts.one::<OrgType>(Place::Idea, Field::OrgType);
    let (role, confirmed) = org.map(|org| programme.role(org)).unzip();
    let ground = Ground { facts, role, year: call.year };
    let begin = findings.len();
    let mut judged = Judged { findings, missing, noted: Noted::default() };
    let (mut left_out, mut decides_on_activities) = (0, false);
    for (place, rule) in catalogue.rules_of(programme, edition) {
        if !rule.activities.is_empty() {
            decides_on_activities |= rule.kind == Kind::Formal;
            left_out += 1;
        } else if rule.only_informs() {
            finding::inform(rule, &mut judged);
        } else {
            // Nearly half of the rules are shared by programmes, and most of these say the same in each of them.
            let Some(known) = known.get_mut(usize::from(place)) else { continue };
            if let Some(place) = *known {
                finding::adopt(place as usize, &mut judged);
            } else {
                let place = judged.findings.len().try_into().ok();
                let is_known = finding::judge(&ground, rule, Place::Idea, &mut judged);
                *known = place.filter(|_| is_known);
            }
        }
    }
    if !planned.is_empty() {
        // After the rules of the frame, and only then: hardly any idea plans activities.
        let rules = catalogue.rules_of(programme, edition).map(|(_, rule)| rule);
        let of_activities = rules.filter(|rule| !rule.activities.is_empty());
        left_out = finding::judge_activities(&ground, of_activities, planned, &mut judged);
    }
    let activities_asked = if decides_on_activities { finding::activities_asked(facts) } else { vec![] };

    let Judged { findings, missing, noted } = judged;
    let own = begin..findings.len();
    let findings = findings.get(own.clone()).unwrap_or_default();
    let fixed_ground = Ground { facts: fixed, ..ground };
    let mut no_because = vec![];
    if noted.failing > 0 {
        no_because = verdict::never(&fixed_ground, (findings, noted.failing), missing);
    }
    if noted.tied && no_because.is_empty() {
        no_because = verdict::never_together(facts, fixed.answers(), &fixed_ground, findings);
    }
    let (verdict, open_because) = if !no_because.is_empty() {
        (Verdict::No, None)
    } else if noted.failing > 0 {
        (Verdict::FitsIfChanged, None)
    } else {
        verdict::unless_failed(noted.waits_for, !activities_asked.is_empty())
    };
    // The state of the call is a statement of its source, as the rules are of theirs.
    let call_checked = catalogue.sources.get(usize::from(programme.call.source)).map(|source| source.checked);
    let checked = noted.checked.into_iter().chain(call_checked).min();
    let reasons = wishes.reasons(programme, call, verdict != Verdict::No, role);
    Entry {
        programme,
        edition,
        verdict,
        no_because,
        open_because,
        call,
        role,
        role_unconfirmed: confirmed == Some(false),
        classification: noted.classification,
        routes: routes(programme, call.status, noted.routes),
        found: None,
        own,
        failing: noted.failing,
        activities_asked,
        left_out,
        repairs: vec![],
        reasons,
        rank: 0,
        stale: Stale::of((checked, noted.valid_to), *fresh_since, *today),
        other_calls: vec![],
        successors: vec![],
    }
}

/// Where to look instead: the programmes that failing rules lead to, and what took an ended programme's place
fn routes<'c>(
    programme: &'c Programme,
    status: CallStatus,
    mut routes: Vec<(&'c str, Option<&'c Rule>)>,
) -> Vec<(&'c str, Option<&'c Rule>)> {
    if status == CallStatus::Ended {
        routes.extend(programme.successors.iter().map(|successor| (&**successor, None)));
    }
    if routes.len() > 1 {
        let mut seen = vec![];
        routes.retain(|(id, _)| {
            let new = !seen.contains(id);
            seen.push(*id);
            new
        });
    }
    routes
}

impl<'c> Entry<'c> {
    /// Looks for what mends the idea, where it does not fit and could
    pub fn mend(&mut self, catalogue: &'c Catalogue, answers: &Answers) {
        if self.verdict == Verdict::FitsIfChanged {
            let Entry { programme, edition, .. } = *self;
            self.repairs = repair::repairs(
                repair::Rules { catalogue, programme, edition, year: self.call.year },
                answers,
            );
        }
    }

    /// Whether it can be applied for and is not ruled out
    pub fn is_offered(&self) -> bool {
        self.reasons.can_be_applied_for && self.reasons.not_no
    }

    /// What every rule of the frame and of the planned activities gives
    pub fn findings(&self) -> &[Finding<'c>] {
        self.found.as_ref().and_then(|found| found.findings.get(self.own.clone())).unwrap_or_default()
    }

    /// The findings of rules that decide
    pub fn formal(&self) -> impl Iterator<Item = &Finding<'c>> {
        self.findings().iter().filter(|found| found.rule.kind == Kind::Formal)
    }

    /// The questions whose answers would decide a finding of this programme
    pub fn questions(&self, found: &Finding<'_>) -> &[Path] {
        let all = self.found.as_ref().map(|all| &all.questions[..]);
        all.and_then(|all| all.get(found.questions.clone())).unwrap_or_default()
    }

    /// How many formal rules were checked and apply
    pub fn checked(&self) -> usize {
        self.formal().filter(|found| matches!(found.outcome, Outcome::Pass | Outcome::Fail)).count()
    }

    /// How many of the formal rules stand on a source that is secondary, old or not confirmed
    pub fn unconfirmed(&self) -> usize {
        self.formal().filter(|found| found.rule.status != Status::Verified).count()
    }

    /// The promises that still have to be made, each once
    pub fn to_confirm(&self) -> Vec<Path> {
        let mut paths: Vec<Path> = vec![];
        for found in verdict::formal(self.findings(), Outcome::Unknown) {
            for path in self.questions(found) {
                if verdict::is_promise(*path) && !paths.contains(path) {
                    paths.push(*path);
                }
            }
        }
        paths
    }
}
