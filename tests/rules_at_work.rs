//! Every rule of the fact sheet of the seeds is in the catalogue, and every rule of the catalogue is at work.
//!
//! The answers are made from the rules themselves: facts that bring about what a rule demands, or the opposite. The way
//! there may be naive, since it only proposes; what counts is what [`assess`] says of the answers.
#![cfg(test)]

use core::ops::RangeInclusive;
use std::collections::{BTreeMap, BTreeSet};

use utbyteskollen::catalogue::{Catalogue, Check, Kind, PartySet, Programme, Range, Role, Rule, own};
use utbyteskollen::engine::questions::{Asked, asked};
use utbyteskollen::engine::{Entry, Finding, Outcome, assess};
use utbyteskollen::facts::contradiction::contradiction;
use utbyteskollen::facts::derive::follows_from;
use utbyteskollen::facts::{
    ActivityType, Answers, Choice, Country, Date, Field, Membership, OrgType, Path, Place, Record, Region,
    Scope, Unit, Value,
};
use utbyteskollen::wire::{from_compact, to_compact};

/// The fact sheet of the seeds: how its ids begin, the last number, and how many digits a number has at least
const SEEDS: &[(&str, usize, usize)] = &[
    ("G-", 18, 2),
    ("M-", 5, 2),
    ("AT2-", 16, 2),
    ("AT4-", 47, 2),
    ("SP-G", 16, 2),
    ("SP-R", 7, 1),
    ("SP-ISP", 14, 2),
    ("SP-BL", 7, 2),
    ("SP-PS", 14, 2),
    ("SP-PL", 14, 2),
    ("SP-SS", 7, 2),
    ("SP-TT", 14, 2),
    ("SP-YW", 8, 2),
    ("SP-YI", 13, 2),
    ("SP-OLS", 8, 2),
    ("SP-EX", 5, 2),
];
/// How all ids of that fact sheet begin
const SEED_SHEETS: &[&str] = &["G-", "M-", "AT2-", "AT4-", "SP-"];
const SEED_IDS: usize = 213;

/// The rules that stand for those ids: how many demand something, and how many only tell
const SEED_RULES: &[(Kind, usize, usize)] = &[
    (Kind::Formal, 70, 0),
    (Kind::Should, 40, 0),
    (Kind::Advice, 13, 7),
    (Kind::Process, 3, 11),
    (Kind::Info, 7, 44),
];

/// What a rule can never give, for activities of these types where it is a rule of activities, and why
type Never = (&'static str, &'static [ActivityType], Outcome, &'static str);
const NEVER: &[Never] = &[
    (
        "QT-ep_ka152-region",
        &[],
        Outcome::Fail,
        "no source lists the neighbours, so every other country is unclear",
    ),
    (
        "QT-ep_ka153-region",
        &[],
        Outcome::Fail,
        "no source lists the neighbours, so every other country is unclear",
    ),
    ("AT4-30", &[], Outcome::Fail, "it wants an answer, and either one will do"),
    (
        "MX-gymnasieskola_hp-ep_ka120",
        &[],
        Outcome::Fail,
        "a school keeps to its areas, and the other one is not stated",
    ),
    (
        "MX-gymnasieskola_hp-ep_ka122",
        &[],
        Outcome::Fail,
        "a school keeps to its areas, and the other one is not stated",
    ),
    (
        "SP-OLS01",
        &[
            ActivityType::IntensiveStudy,
            ActivityType::BlendedLearner,
            ActivityType::ShortPupilGroup,
            ActivityType::ShortStaffEvent,
        ],
        Outcome::Pass,
        "language support is for long stays only",
    ),
];

/// The years in which a day is looked for on which an edition holds: regions are known from the first, and what can be
/// applied for after the last is the calls of 2027
const YEARS: RangeInclusive<u16> = 2014..=2026;
/// How many proposals are followed up at a time
const MOST: usize = 60;

#[test]
fn the_fact_sheet_is_in_the_catalogue() {
    let catalogue = own().unwrap();
    let sheet: BTreeSet<String> = SEEDS
        .iter()
        .flat_map(|(start, last, digits)| (1..=*last).map(move |number| format!("{start}{number:0digits$}")))
        .collect();
    assert_eq!(sheet.len(), SEED_IDS);
    let ids = catalogue.rules.iter().flat_map(ids);
    let held: BTreeSet<String> = ids.filter(|id| is_of_the_seeds(id)).map(str::to_owned).collect();
    let missing: Vec<_> = sheet.difference(&held).collect();
    let invented: Vec<_> = held.difference(&sheet).collect();
    assert!(
        missing.is_empty() && invented.is_empty(),
        "missing in the catalogue: {missing:?}; not in the fact sheet: {invented:?}"
    );
    let listed: BTreeSet<&str> = include_str!("rules.txt").lines().collect();
    let unlisted: Vec<_> = sheet.iter().filter(|id| !listed.contains(id.as_str())).collect();
    assert!(unlisted.is_empty(), "missing in tests/rules.txt: {unlisted:?}");
}

#[test]
fn the_fact_sheet_demands_and_tells_as_much_as_before() {
    let catalogue = own().unwrap();
    let mut counted = BTreeMap::<Kind, (usize, usize)>::new();
    for rule in catalogue.rules.iter().filter(|rule| is_of_the_seeds(&rule.id)) {
        let (demand, tell) = counted.entry(rule.kind).or_default();
        *if rule.check == Check::Nothing { tell } else { demand } += 1;
    }
    let counted: Vec<_> = counted.into_iter().map(|(kind, (demand, tell))| (kind, demand, tell)).collect();
    assert_eq!(counted, SEED_RULES);
}

#[test]
fn every_rule_is_at_work() {
    let catalogue = own().unwrap();
    let mut report = Report::default();
    let mut held = BTreeSet::new();
    for programme in &catalogue.programmes {
        for edition in 0..programme.editions.len() {
            let mut stage = Stage::new(&catalogue, programme, edition);
            for (place, rule) in catalogue.rules_of(programme, edition) {
                stage.alone.programmes[0].rules = vec![place];
                for activity in types(rule) {
                    let at_work = AtWork { stage: &stage, rule, activity };
                    at_work.prove(&mut report);
                }
                held.insert(&*rule.id);
            }
        }
    }
    assert_eq!(held.len(), catalogue.rules.len(), "some rule is in no edition of any programme");
    let faults: Vec<String> = report.faults.iter().map(|(what, by)| format!("{what}\n  {by}")).collect();
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    for (rule, types, outcome, _) in NEVER {
        let types: Vec<_> =
            if types.is_empty() { vec![None] } else { types.iter().copied().map(Some).collect() };
        for activity in types {
            let is_needed = report.needed.contains(&(*rule, activity, *outcome));
            assert!(is_needed, "an exception that nothing needs: {rule} {activity:?} {outcome:?}");
        }
    }
}

/// The ids of a rule: its own, and those of the twins that it answers for
fn ids(rule: &Rule) -> impl Iterator<Item = &str> {
    core::iter::once(&*rule.id).chain(rule.also.iter().map(|id| &**id))
}

fn is_of_the_seeds(id: &str) -> bool {
    SEED_SHEETS.iter().any(|start| id.starts_with(start))
}

/// The types of activity that a rule is held against, or the frame
fn types(rule: &Rule) -> Vec<Option<ActivityType>> {
    match &rule.activities[..] {
        [] => vec![None],
        types => types.iter().copied().map(Some).collect(),
    }
}

/// What the proofs came to
#[derive(Default)]
struct Report {
    /// What an exception of [`NEVER`] was needed for: the rule, the type of activity, and the outcome
    needed: Vec<(&'static str, Option<ActivityType>, Outcome)>,
    /// What is wrong, each with the first answers that show it
    faults: BTreeMap<String, String>,
}

/// A programme on a day on which one of its editions holds
struct Stage<'a> {
    catalogue: &'a Catalogue,
    /// The programme by itself with one rule, to try many answers on
    alone: Catalogue,
    programme: &'a Programme,
    edition: usize,
    day: Date,
    year: u16,
}

impl<'a> Stage<'a> {
    fn new(catalogue: &'a Catalogue, programme: &'a Programme, edition: usize) -> Self {
        let mut days = YEARS.rev().map(|year| Date::new(year, 11, 21).unwrap());
        let day = days.find(|day| programme.edition_at(programme.call.on(*day).year) == edition);
        let day = day.unwrap_or_else(|| panic!("{}: no day for edition {edition}", programme.id));
        let alone = Catalogue { programmes: vec![programme.clone()], ..catalogue.clone() };
        Self { catalogue, alone, programme, edition, day, year: programme.call.on(day).year }
    }
}

/// A rule of the frame, or of an activity
struct AtWork<'a> {
    stage: &'a Stage<'a>,
    rule: &'a Rule,
    activity: Option<ActivityType>,
}

impl AtWork<'_> {
    /// Finds answers for all that the rule can give
    fn prove(&self, report: &mut Report) {
        let Rule { when, check, .. } = self.rule;
        let mut decided = vec![];
        if *check == Check::Nothing {
            decided.extend(self.find(Outcome::Pass, &self.when(true), report));
        } else {
            for allowed in allowances(check) {
                decided.extend(self.find(Outcome::Pass, &self.then(&allowed, true), report));
            }
            for demand in demands(check) {
                decided.extend(self.find(Outcome::Fail, &self.then(&demand, false), report));
            }
        }
        if *when != Check::Nothing {
            decided.extend(self.find(Outcome::NotApplicable, &self.when(false), report));
        }
        if *check == Check::Nothing && *when == Check::Nothing {
            return;
        }
        let (mut less, mut questions) = (vec![], vec![]);
        for (answers, question) in decided.iter().flat_map(|answers| self.with_less(answers)) {
            if self.outcome(&answers) == Outcome::Unknown {
                questions.push((answers.clone(), question));
            }
            less.push(answers);
        }
        self.find(Outcome::Unknown, &less, report);
        for (answers, question) in questions {
            self.asks(&answers, question, report);
        }
    }

    /// The first proposal for which the rule gives what is wanted; that holds in the whole catalogue as well
    fn find(&self, wanted: Outcome, proposed: &[Answers], report: &mut Report) -> Option<Answers> {
        let found = proposed.iter().find(|answers| self.outcome(answers) == wanted);
        let exception = NEVER.iter().find(|(rule, types, outcome, _)| {
            let of_type = self.activity.map_or(types.is_empty(), |activity| types.contains(&activity));
            *rule == &*self.rule.id && *outcome == wanted && of_type
        });
        match (exception, found) {
            (None, Some(answers)) => {
                self.holds_in_the_whole_catalogue(wanted, answers, report);
                return Some(answers.clone());
            }
            (Some((rule, ..)), None) => report.needed.push((*rule, self.activity, wanted)),
            (None, None) => {
                let tried = proposed.iter().take(3).map(to_compact).collect::<Vec<_>>().join("\n  ");
                let what = format!("{wanted:?} is out of reach, among others with");
                self.fault(report, &what, &tried);
            }
            (Some(never), Some(answers)) => {
                self.fault(report, &format!("{never:?} is reached with"), &to_compact(answers));
            }
        }
        None
    }

    fn fault(&self, report: &mut Report, what: &str, by: &str) {
        report.faults.entry(format!("{}: {what}", self.name())).or_insert_with(|| by.to_owned());
    }

    /// What the rule gives when it is alone
    fn outcome(&self, answers: &Answers) -> Outcome {
        let assessment = assess(&self.stage.alone, answers, self.stage.day);
        self.found(&assessment.programmes[0], answers).outcome
    }

    fn name(&self) -> String {
        let Stage { programme, edition, .. } = self.stage;
        let activity = self.activity.map_or("", ActivityType::id);
        let edition = &programme.editions[*edition].id;
        format!("{} {edition} {} {activity}", programme.id, self.rule.id).trim_end().to_owned()
    }

    fn found<'e, 'c>(&self, entry: &'e Entry<'c>, answers: &Answers) -> &'e Finding<'c> {
        let activity = self.activity.map(|_| 0);
        let mut findings = entry.findings().iter();
        findings
            .find(|found| found.rule.id == self.rule.id && found.activity == activity)
            .unwrap_or_else(|| panic!("{} is not found: {}", self.name(), to_compact(answers)))
    }

    fn holds_in_the_whole_catalogue(&self, wanted: Outcome, answers: &Answers, report: &mut Report) {
        let compact = to_compact(answers);
        if from_compact(&compact) != *answers {
            self.fault(report, "the compact form loses something", &compact);
        }
        let assessment = assess(self.stage.catalogue, answers, self.stage.day);
        let of_programme = |entry: &&Entry<'_>| entry.programme.id == self.stage.programme.id;
        let entry = assessment.programmes.iter().find(of_programme).unwrap();
        assert_eq!(entry.edition, self.stage.edition, "{}", self.name());
        let found = self.found(entry, answers);
        if found.outcome != wanted {
            let what = format!("{wanted:?} alone, {:?} among the other rules", found.outcome);
            self.fault(report, &what, &compact);
        }
        if found.outcome == Outcome::Fail && found.seen.needed.is_none() {
            self.fault(report, "fails without saying what is needed", &compact);
        }
        for found in entry.findings().iter().filter(|found| found.rule.check == Check::Nothing) {
            let always = found.rule.when == Check::Nothing;
            if !(found.outcome == Outcome::Pass || (!always && found.outcome != Outcome::Fail)) {
                let what = format!("{} only tells, and gives {:?}", found.rule.id, found.outcome);
                self.fault(report, &what, &compact);
            }
        }
    }

    /// What is unknown asks for what was taken away, and the form puts each of its questions
    fn asks(&self, answers: &Answers, taken_away: [Path; 2], report: &mut Report) {
        let compact = to_compact(answers);
        let assessment = assess(&self.stage.alone, answers, self.stage.day);
        let entry = &assessment.programmes[0];
        let found = self.found(entry, answers);
        let questions = entry.questions(found);
        if found.because_of_source || !taken_away.iter().any(|path| questions.contains(path)) {
            self.fault(report, &format!("does not ask for {}", taken_away[0]), &compact);
        }
        let asked = asked(&self.stage.alone, entry, answers);
        for question in questions {
            if !is_asked(&asked, *question) {
                self.fault(report, &format!("{question} is on no form"), &compact);
            }
        }
    }

    /// The place of the facts that the rule reads
    fn place(&self) -> Place {
        self.activity.map_or(Place::Idea, |_| Place::Activity(0))
    }

    /// Answers for which the rule applies, or does not
    fn when(&self, wanted: bool) -> Vec<Answers> {
        let mut nothing = Answers::default();
        if let Some(activity) = self.activity {
            let mut record = Record::default();
            record.set(Field::ActivityType, Some(Value::One(activity.index())));
            nothing.activities = Some(vec![record]);
        }
        let mut ways = self.stage.ways(&self.rule.when, wanted, self.place(), &nothing);
        ways.retain(|answers| self.is_possible(answers));
        ways
    }

    /// Answers for which the rule applies, and the check holds or does not
    fn then(&self, check: &Check, wanted: bool) -> Vec<Answers> {
        let given = self.when(true);
        let ways = given.iter().flat_map(|given| self.stage.ways(check, wanted, self.place(), given));
        ways.filter(|answers| self.is_possible(answers)).collect()
    }

    /// Whether nothing contradicts, and the activity is still of its type
    fn is_possible(&self, answers: &Answers) -> bool {
        let place = self.place();
        let planned = answers.record(place).and_then(|record| record.one(Field::ActivityType));
        planned == self.activity && contradiction(answers).is_none()
    }

    /// The answers with one fact less, without the list of parties, or with one that is open. To each the questions
    /// that would bring it back: the fact itself, or the one that it follows from or that all parties share
    fn with_less(&self, answers: &Answers) -> Vec<(Answers, [Path; 2])> {
        let mut places = vec![Place::Idea];
        places.extend((0..).map(Place::Party).take(answers.parties.as_ref().map_or(0, Vec::len)));
        places.extend((0..).map(Place::Activity).take(answers.activities.as_ref().map_or(0, Vec::len)));
        let mut less = vec![];
        for place in places {
            for (field, _) in answers.record(place).unwrap().iter() {
                let path = Path::at(place, field);
                let shared = matches!(place, Place::Party(_)) && field.info().scopes.contains(Scope::Idea);
                let first = if shared {
                    Path::idea(field)
                } else {
                    Path::at(place, follows_from(field).unwrap_or(field))
                };
                let mut answers = answers.clone();
                answers.set(path, None);
                less.push((answers, [path, first]));
            }
        }
        if answers.parties.is_some() {
            let mut open = answers.clone();
            open.idea.set(Field::PartiesMore, Some(Value::YesNo(true)));
            let another = Path::new_member(Place::NewParty);
            less.push((open, [Path::idea(Field::PartiesMore), another]));
            less.push((Answers { parties: None, ..answers.clone() }, [another; 2]));
        }
        less.retain(|(answers, _)| self.is_possible(answers));
        less
    }
}

/// Whether the form asks a question
fn is_asked(asked: &Asked, question: Path) -> bool {
    let Path { place, field } = question;
    match (place, field) {
        (Place::NewParty, None) | (Place::Idea, Some(Field::PartiesMore)) => asked.reads_parties,
        (Place::NewActivity, None) | (Place::Idea, Some(Field::ActivitiesMore)) => {
            !asked.activity_types.is_empty()
        }
        (Place::Idea, Some(field)) => [&asked.fixed, &asked.plan, &asked.promises, &asked.advice]
            .iter()
            .any(|list| list.contains(&field)),
        (Place::Party(index), Some(field)) => asked.parties[usize::from(index)].contains(&field),
        (Place::Activity(index), Some(field)) => [&asked.activities, &asked.activity_advice]
            .iter()
            .any(|list| list[usize::from(index)].contains(&field)),
        _ => false,
    }
}

/// What a check asks for, in parts each of which makes it fail
fn demands(check: &Check) -> Vec<Check> {
    match (check, range(check)) {
        (Check::All(parts), _) => parts.iter().flat_map(demands).collect(),
        // The type of an activity is settled before any rule is held against it.
        (Check::OneOf { field: Field::ActivityType, .. }, _) => vec![],
        (_, Some(Range { at_least: Some(least), at_most: Some(most) })) => {
            let least = Range { at_least: Some(least), at_most: None };
            let most = Range { at_least: None, at_most: Some(most) };
            vec![with_range(check, least), with_range(check, most)]
        }
        _ => vec![check.clone()],
    }
}

/// What a check lets through, in parts each of which is enough; of a range both ends
fn allowances(check: &Check) -> Vec<Check> {
    match (check, range(check)) {
        (Check::Any(parts), _) => parts.iter().flat_map(allowances).collect(),
        (_, Some(Range { at_least: Some(least), at_most: Some(most) })) => [least, most]
            .map(|number| with_range(check, Range { at_least: Some(number), at_most: Some(number) }))
            .to_vec(),
        _ => vec![check.clone()],
    }
}

fn range(check: &Check) -> Option<Range> {
    match check {
        Check::Number { range, .. }
        | Check::Chosen { range, .. }
        | Check::Count { range, .. }
        | Check::Countries { range, .. } => Some(*range),
        _ => None,
    }
}

fn with_range(check: &Check, other: Range) -> Check {
    let mut check = check.clone();
    match &mut check {
        Check::Number { range, .. }
        | Check::Chosen { range, .. }
        | Check::Count { range, .. }
        | Check::Countries { range, .. } => *range = other,
        _ => panic!("{check:?} has no range"),
    }
    check
}

/// Numbers at the bounds of a range, inside or outside
fn numbers(range: Range, inside: bool) -> Vec<u32> {
    let Range { at_least, at_most } = range;
    let (low, high) = if inside {
        (at_least, at_most)
    } else {
        (at_least.and_then(|least| least.checked_sub(1)), at_most.map(|most| most + 1))
    };
    low.into_iter().chain(high).collect()
}

/// Places in a list of this length that are among the given ones, or are not
fn members(unit: Unit, of: &[u16], among: bool) -> impl Iterator<Item = u16> {
    let (Unit::One(vocabulary) | Unit::Many(vocabulary)) = unit else {
        panic!("{unit:?} chooses from no list")
    };
    let length = u16::try_from(vocabulary.ids().len()).unwrap();
    (0..length).filter(move |member| of.contains(member) == among)
}

impl Stage<'_> {
    /// Proposals that bring about a check, or its opposite, at a place
    fn ways(&self, check: &Check, wanted: bool, place: Place, given: &Answers) -> Vec<Answers> {
        match (check, wanted) {
            (Check::Nothing, true) => vec![given.clone()],
            (Check::Nothing, false) => vec![],
            (Check::All(parts), true) | (Check::Any(parts), false) => {
                let parts = parts.iter().map(|part| (part, place));
                self.together(parts, wanted, vec![given.clone()])
            }
            (Check::All(parts), false) | (Check::Any(parts), true) => {
                parts.iter().flat_map(|part| self.ways(part, wanted, place, given)).collect()
            }
            (Check::Every { of, check }, true) | (Check::Some { of, check }, false) => {
                let given = match self.members(*of, None, given).as_slice() {
                    [] => self.with_another(*of, None, given),
                    _ => given.clone(),
                };
                let members = self.members(*of, None, &given).into_iter();
                self.together(members.map(|member| (&**check, member)), wanted, vec![given])
            }
            (Check::Every { of, check }, false) | (Check::Some { of, check }, true) => {
                let given = self.with_another(*of, None, given);
                let members = self.members(*of, None, &given).into_iter().rev();
                members.flat_map(|member| self.ways(check, wanted, member, &given)).collect()
            }
            // Every party that is proposed abroad is in a country of its own.
            (Check::Count { of, region, range } | Check::Countries { of, region, range }, _) => {
                let counts = numbers(*range, wanted).into_iter();
                counts.map(|count| self.with_count(*of, *region, count, given)).collect()
            }
            (Check::Differs { field, from }, _) => {
                let of_list = |member| Some(Value::One(member));
                let mut answers = given.clone();
                answers.set(path(place, *field), of_list(0));
                answers.set(path(place, *from), of_list(u16::from(wanted)));
                vec![given.clone(), answers]
            }
            _ => {
                let path = path(place, check.fields()[0]);
                let as_it_is = given.get(path).map(|_| given.clone());
                let others = self.values(check, wanted).into_iter();
                let values = others
                    .flat_map(|value| [given.get(path).and_then(|known| both(known, &value)), Some(value)]);
                let others = values.flatten().map(|value| {
                    let mut answers = given.clone();
                    answers.set(path, Some(value));
                    answers
                });
                as_it_is.into_iter().chain(others).collect()
            }
        }
    }

    /// One check after the other, each at its place
    fn together<'c>(
        &self,
        checks: impl Iterator<Item = (&'c Check, Place)>,
        wanted: bool,
        given: Vec<Answers>,
    ) -> Vec<Answers> {
        checks.fold(given, |given, (check, place)| {
            given.iter().flat_map(|given| self.ways(check, wanted, place, given)).take(MOST).collect()
        })
    }

    /// Values of the one fact that a check reads
    fn values(&self, check: &Check, wanted: bool) -> Vec<Value> {
        let unit = check.fields()[0].info().unit;
        let few = 3;
        match check {
            Check::Yes { is, .. } => vec![Value::YesNo(*is == wanted)],
            Check::Number { range, unclear, .. } => {
                // What is unclear lies beside the range: the first number after it fails.
                let beyond = |number: u32| match unclear {
                    Some(Range { at_least: Some(first), at_most: Some(last) })
                        if (*first..=*last).contains(&number) =>
                    {
                        last + 1
                    }
                    _ => number,
                };
                numbers(*range, wanted).into_iter().map(beyond).map(Value::Number).collect()
            }
            Check::Chosen { range, .. } => numbers(*range, wanted)
                .into_iter()
                .map(|count| Value::Many((0..u16::try_from(count).unwrap()).collect()))
                .collect(),
            Check::OneOf { of, unclear, inside, .. } => members(unit, of, *inside == wanted)
                .filter(|member| !unclear.contains(member))
                .take(few)
                .map(Value::One)
                .collect(),
            Check::Includes { of, any, .. } if *any == wanted => {
                members(unit, of, true).take(few).map(|member| Value::Many(vec![member])).collect()
            }
            Check::Includes { of, .. } => {
                let others = members(unit, of, false).take(few).map(|member| vec![member]);
                others.chain([vec![]]).map(Value::Many).collect()
            }
            Check::Answered { .. } => match (unit, wanted) {
                (Unit::Text, _) => vec![Value::Text(if wanted { "x" } else { "" }.into())],
                (Unit::Texts, _) => vec![Value::Texts(if wanted { vec!["x".into()] } else { vec![] })],
                (Unit::Many(_), _) => vec![Value::Many(if wanted { vec![0] } else { vec![] })],
                (Unit::YesNo, true) => vec![Value::YesNo(false)],
                (Unit::Number(..), true) => vec![Value::Number(0)],
                (Unit::One(_), true) => vec![Value::One(0)],
                _ => vec![],
            },
            Check::InRegion { region, inside, .. } => {
                let wanted = if *inside == wanted { Membership::In } else { Membership::Out };
                let countries = self.abroad(|country| region.membership(country, self.year) == wanted);
                countries.take(few).map(|country| Value::One(country.index())).collect()
            }
            Check::Applicant => {
                let may = |org: &&OrgType| match self.programme.role(**org).0 {
                    Role::NotStated => false,
                    role => (role != Role::Not) == wanted,
                };
                OrgType::ALL.iter().filter(may).take(few).map(|org| Value::One(org.index())).collect()
            }
            _ => panic!("{check:?} reads more than one fact"),
        }
    }

    /// Countries other than Sweden
    fn abroad(&self, which: impl Fn(Country) -> bool) -> impl Iterator<Item = Country> {
        Country::all().filter(move |country| *country != Country::SWEDEN && which(*country))
    }

    /// The parties that belong to a set
    fn members(&self, of: PartySet, region: Option<Region>, given: &Answers) -> Vec<Place> {
        let swedish = match of {
            PartySet::Parties | PartySet::PartnerSchools => None,
            PartySet::Swedish | PartySet::PartnerSchoolsInSweden => Some(true),
            PartySet::Foreign | PartySet::PartnerSchoolsAbroad => Some(false),
        };
        let belongs = |party: &Record| {
            let country = party.one::<Country>(Field::PartyCountry).unwrap();
            let inside = |region: Region| region.membership(country, self.year) == Membership::In;
            swedish.is_none_or(|swedish| swedish == (country == Country::SWEDEN)) && region.is_none_or(inside)
        };
        let parties = (0..).map(Place::Party).zip(given.parties.iter().flatten());
        parties.filter(|(_, party)| belongs(party)).map(|(place, _)| place).collect()
    }

    /// The answers with another party of a set; the own unit comes first of all
    fn with_another(&self, of: PartySet, region: Option<Region>, given: &Answers) -> Answers {
        let mut answers = given.clone();
        let parties = answers.parties.get_or_insert_with(|| vec![party(Country::SWEDEN)]);
        let is_new = |country: Country| {
            parties.iter().all(|party| party.one(Field::PartyCountry) != Some(country))
                && region.is_none_or(|region| region.membership(country, self.year) == Membership::In)
        };
        let swedish = matches!(of, PartySet::Swedish | PartySet::PartnerSchoolsInSweden);
        let country = if swedish { Country::SWEDEN } else { self.abroad(is_new).next().unwrap() };
        parties.push(party(country));
        answers
    }

    /// The answers with so many parties of a set
    fn with_count(&self, of: PartySet, region: Option<Region>, count: u32, given: &Answers) -> Answers {
        let mut answers = given.clone();
        answers.parties.get_or_insert_with(|| vec![party(Country::SWEDEN)]);
        let count = usize::try_from(count).unwrap();
        loop {
            let members = self.members(of, region, &answers);
            match (members.as_slice(), answers.parties.as_mut()) {
                (members, _) if members.len() < count => answers = self.with_another(of, region, &answers),
                ([.., Place::Party(last)], Some(parties)) if members.len() > count => {
                    parties.remove(usize::from(*last));
                }
                _ => return answers,
            }
        }
    }
}

/// What both choose of a fact that takes several
fn both(one: &Value, other: &Value) -> Option<Value> {
    let (Value::Many(one), Value::Many(other)) = (one, other) else { return None };
    let both: BTreeSet<u16> = one.iter().chain(other).copied().collect();
    Some(Value::Many(both.into_iter().collect()))
}

/// The path of a fact that is read at a place
fn path(place: Place, field: Field) -> Path {
    let own = field.info().scopes.contains(place.scope());
    Path::at(if own { place } else { Place::Idea }, field)
}

/// A party that takes part in the trips
fn party(country: Country) -> Record {
    let mut party = Record::default();
    party.set(Field::PartyCountry, Some(Value::One(country.index())));
    party.set(Field::HasParticipants, Some(Value::YesNo(true)));
    party
}
