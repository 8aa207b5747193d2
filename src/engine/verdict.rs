//! From the findings of a programme to its verdict.

use crate::catalogue::{Check, Kind, Rule};
use crate::facts::contradiction::contradiction;
use crate::facts::{Answers, Class, Facts, Field, Path, Place, Record, Scope, Unit, Value};

use super::evaluate::{Ground, Missing, Seen};
use super::finding::{Finding, Outcome};
use super::truth::Truth;

/// Whether the idea has the shape that a programme demands; the door is another matter
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Every formal rule is met or does not apply
    Fits,
    /// No formal rule fails, and one is unknown
    Open,
    /// A formal rule fails, and something can be done about it
    FitsIfChanged,
    /// Nothing that is unknown and nothing that can be changed could mend it
    No,
}

/// What an open verdict waits for, in the order in which it is told
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OpenBecause {
    /// A number, a country, a choice
    Shape,
    /// The sources do not say
    Source,
    /// Only promises about the content
    Declaration,
}

/// The verdict where nothing fails, given what unknown rules wait for, and whether there may be activities of which nothing
/// is known yet
pub(super) fn unless_failed(
    waits_for: Option<OpenBecause>,
    unknown_activities: bool,
) -> (Verdict, Option<OpenBecause>) {
    // What the person can say about the shape comes first; promises come when nothing else is left.
    let because = waits_for.into_iter().chain(unknown_activities.then_some(OpenBecause::Shape)).min();
    (if because.is_some() { Verdict::Open } else { Verdict::Fits }, because)
}

/// What an unknown formal rule waits for, given the questions of its programme
pub(super) fn waits_for(found: &Finding<'_>, questions: &[Path]) -> OpenBecause {
    let asked = questions.get(found.questions.clone()).unwrap_or_default();
    if asked.iter().any(|path| !is_promise(*path)) {
        OpenBecause::Shape
    } else if found.because_of_source {
        OpenBecause::Source
    } else {
        OpenBecause::Declaration
    }
}

/// The findings of formal rules with this outcome
pub(super) fn formal<'f, 'c>(
    findings: &'f [Finding<'c>],
    outcome: Outcome,
) -> impl Iterator<Item = &'f Finding<'c>> {
    findings.iter().filter(move |found| found.outcome == outcome && found.rule.kind == Kind::Formal)
}

/// Whether the question asks for a promise about the content
pub(super) fn is_promise(path: Path) -> bool {
    path.field.is_some_and(|field| matches!(field.info().class, Class::Promise | Class::Goals))
}

/// The formal rules that fail on the fixed facts alone.
///
/// What can be changed counts as unknown here. A rule that fails even so fails for every value of the rest: that is
/// what makes a *no*. Since knowing more never turns a failure around, only rules that fail already are looked at.
///
/// How many there are is known. `missing` comes back as it was.
pub(super) fn never<'c>(
    fixed: &Ground<'_>,
    (findings, failing): (&[Finding<'c>], usize),
    missing: &mut Missing,
) -> Vec<&'c Rule> {
    let in_frame = formal(findings, Outcome::Fail).take(failing).filter(|found| found.activity.is_none());
    in_frame.map(|found| found.rule).filter(|rule| fails(fixed, rule, missing)).collect()
}

/// The smallest set of formal rules of the frame that can never be met together, where each of them could be.
///
/// A fact on which several rules pull is given each of its values in turn, beside the fixed facts alone: where some
/// rule fails at every value, the rules that fail are a *no* together. Empty where that does not show it.
pub(super) fn never_together<'c>(
    facts: &Facts<'_>,
    fixed: &Answers,
    ground: &Ground<'_>,
    findings: &[Finding<'c>],
) -> Vec<&'c Rule> {
    let mut missing = Missing::default();
    for (field, values) in pulled(findings) {
        let demanding: Vec<&Rule> = frame(findings).filter(|rule| demands(rule, field)).collect();
        // What fails at the value that the fact has fails already.
        let fails_now = || formal(findings, Outcome::Fail).any(|found| demands(found.rule, field));
        if facts.choice(Place::Idea, field).is_some() && !fails_now() {
            continue;
        }
        let mut answers = fixed.clone();
        let mut sets: Vec<Vec<&Rule>> = vec![];
        for value in 0..values {
            answers.idea.set(field, Some(Value::One(value)));
            if contradiction(&answers).is_some() {
                continue;
            }
            let facts = Facts::of_fixed(&answers);
            let ground = Ground { facts: &facts, ..*ground };
            let fail = demanding.iter().copied().filter(|rule| fails(&ground, rule, &mut missing)).collect();
            sets.push(fail);
            // One value at which nothing fails is enough.
            if sets.last().is_some_and(Vec::is_empty) {
                break;
            }
        }
        if !sets.is_empty() && sets.iter().all(|set| !set.is_empty()) {
            let smallest = smallest(&sets);
            return demanding
                .into_iter()
                .filter(|rule| smallest.iter().any(|one| one.id == rule.id))
                .collect();
        }
    }
    vec![]
}

/// The formal rules of the frame
fn frame<'f, 'c>(findings: &'f [Finding<'c>]) -> impl Iterator<Item = &'c Rule> + use<'f, 'c> {
    let in_frame = findings.iter().filter(|found| found.activity.is_none());
    in_frame.map(|found| found.rule).filter(|rule| rule.kind == Kind::Formal)
}

/// Whether a rule demands something of a fact, or depends on it
pub(super) fn demands(rule: &Rule, field: Field) -> bool {
    let mut reads = false;
    for part in [&rule.when, &rule.check] {
        part.walk(&mut |check| reads |= check.reads(field));
    }
    reads
}

/// The decisions of which several formal rules demand something, one of them together with a fixed fact beside the type
/// of organisation; each with the number of its values
pub(super) fn pulled(findings: &[Finding<'_>]) -> Vec<(Field, u16)> {
    let mut demanded: Vec<(Field, u16, usize, bool)> = vec![];
    for rule in frame(findings) {
        let (mut decisions, fixed) = (vec![], is_tied(rule));
        rule.check.walk(&mut |check| {
            let Some(field) = check.field() else { return };
            let row = field.info();
            if let (Class::Plan, Unit::One(vocabulary)) = (row.class, row.unit)
                && row.scopes.contains(Scope::Idea)
                && !decisions.iter().any(|(known, _)| *known == field)
            {
                decisions.extend(u16::try_from(vocabulary.ids().len()).ok().map(|values| (field, values)));
            }
        });
        for (field, values) in decisions.into_iter().filter(|(_, values)| *values <= MOST_VALUES) {
            match demanded.iter_mut().find(|(known, ..)| *known == field) {
                Some((_, _, count, tied)) => (*count, *tied) = (*count + 1, *tied || fixed),
                None => demanded.push((field, values, 1, fixed)),
            }
        }
    }
    let several = demanded.into_iter().filter(|(_, _, count, tied)| *count > 1 && *tied);
    several.map(|(field, values, ..)| (field, values)).collect()
}

/// Whether a rule of several parts demands something of a fixed fact beside the type of organisation
#[inline]
pub(super) fn is_tied(rule: &Rule) -> bool {
    matches!(rule.check, Check::All(_) | Check::Any(_)) && demands_fixed(&rule.check)
}

#[inline(never)]
fn demands_fixed(check: &Check) -> bool {
    match check {
        Check::All(parts) | Check::Any(parts) => parts.iter().any(demands_fixed),
        Check::Every { check, .. } | Check::Some { check, .. } => demands_fixed(check),
        check => check.field().is_some_and(|field| {
            field.info().class == Class::Fixed && field != Field::OrgType && field != Field::ApplicantKind
        }),
    }
}

/// A list with more members is not gone through
const MOST_VALUES: u16 = 8;

/// The fewest rules of which each set holds one, the first of equal ones
fn smallest<'c>(sets: &[Vec<&'c Rule>]) -> Vec<&'c Rule> {
    let mut together: Vec<&Rule> = vec![];
    let mut left: Vec<&Vec<&Rule>> = sets.iter().collect();
    while let Some(first) = left.first() {
        let holds = |rule: &Rule| left.iter().filter(|set| set.iter().any(|one| one.id == rule.id)).count();
        let Some(most) = first.iter().copied().rev().max_by_key(|rule| holds(rule)) else { break };
        left.retain(|set| !set.iter().any(|one| one.id == most.id));
        together.push(most);
    }
    together
}

/// Whether a check can fail at all while nothing is known but fixed facts and a plan: most that fail otherwise cannot, and
/// are not held against them.
fn can_fail(check: &Check) -> bool {
    match check {
        Check::Nothing | Check::Some { .. } => false,
        Check::Every { .. } => true,
        // More parties may come.
        Check::Count { range, .. } | Check::Countries { range, .. } => range.at_most.is_some(),
        Check::All(parts) => parts.iter().any(can_fail),
        Check::Any(parts) => parts.iter().all(can_fail),
        check => {
            let class = check.field().map(|field| field.info().class);
            !matches!(class, Some(Class::Promise | Class::Goals | Class::Travels))
        }
    }
}

/// Whether a rule fails where nothing is known but fixed facts and a plan; what it misses is forgotten
fn fails(ground: &Ground<'_>, rule: &Rule, missing: &mut Missing) -> bool {
    if !can_fail(&rule.check) {
        return false;
    }
    missing.begin();
    let before = missing.mark();
    let mut holds = |check| ground.evaluate(check, Place::Idea, &mut Seen::default(), missing);
    let fails = holds(&rule.when) == Truth::True && holds(&rule.check) == Truth::False;
    missing.forget(before);
    fails
}

/// The answers with everything taken away that a person can decide otherwise
pub(super) fn fixed_facts(answers: &Answers) -> Answers {
    let of_class = |record: &Record, class| record.only(|field| field.info().class == class);
    let mut fixed = Answers { idea: of_class(&answers.idea, Class::Fixed), ..Answers::default() };
    // What the own unit is does not change either, whoever else takes part.
    if let Some(own) = Facts::new(answers).own_unit().and_then(|own| answers.record(own)) {
        fixed.parties = Some(vec![of_class(own, Class::Nature)]);
        fixed.idea.set(Field::PartiesMore, Some(Value::YesNo(true)));
    }
    fixed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{PartySet, Range, Role, own};
    use crate::facts::field::FIELDS;
    use crate::facts::{Choice, Country, OrgType};

    /// Each type of organisation, as one party among others or with no list of them, with all else that is fixed and a yes
    /// or a no, and one plan
    #[test]
    fn what_cannot_fail_never_does() {
        let catalogue = own().unwrap();
        let of_idea =
            |class| FIELDS.iter().filter(move |row| row.class == class && row.scopes.contains(Scope::Idea));
        let plans = of_idea(Class::Plan).flat_map(|row| match row.unit {
            Unit::One(vocabulary) if vocabulary.ids().len() <= usize::from(MOST_VALUES) => {
                (0..vocabulary.ids().len()).map(|value| Some((row.field, value as u16))).collect()
            }
            _ => vec![],
        });
        let plans: Vec<Option<(Field, u16)>> = plans.chain([None]).collect();
        assert!(plans.len() > 5);
        let (mut cannot, mut fail) = (0, 0);
        for org in OrgType::ALL {
            for said in [true, false] {
                let mut answers = Answers::default();
                for row in of_idea(Class::Fixed).filter(|row| row.unit == Unit::YesNo) {
                    answers.idea.set(row.field, Some(Value::YesNo(said)));
                }
                answers.idea.set(Field::OrgType, Some(Value::One(org.index())));
                let mut own = Record::default();
                own.set(Field::PartyCountry, Some(Value::One(Country::SWEDEN.index())));
                answers.parties = said.then(|| vec![own]);
                for plan in &plans {
                    let mut answers = fixed_facts(&answers);
                    if let Some((field, value)) = plan {
                        answers.idea.set(*field, Some(Value::One(*value)));
                    }
                    let facts = Facts::of_fixed(&answers);
                    for programme in &catalogue.programmes {
                        let role = Some(programme.role(*org).0);
                        let ground = Ground { facts: &facts, role, year: 2027 };
                        for (_, rule) in
                            catalogue.rules_of(programme, 0).filter(|(_, rule)| rule.kind == Kind::Formal)
                        {
                            let holds = ground.evaluate(
                                &rule.check,
                                Place::Idea,
                                &mut Seen::default(),
                                &mut Missing::default(),
                            );
                            cannot += usize::from(!can_fail(&rule.check));
                            fail += usize::from(holds == Truth::False);
                            assert!(
                                can_fail(&rule.check) || holds != Truth::False,
                                "{} {org:?} {said} {plan:?}",
                                rule.id
                            );
                        }
                    }
                }
            }
        }
        assert!(cannot > 1_000 && fail > 1_000, "{cannot} {fail}");
    }
    /// What the catalogue has no rule for: too many of the own unit, and a promise beside what is fixed
    #[test]
    fn what_fails_can_fail() {
        let mut own = Record::default();
        own.set(Field::PartyCountry, Some(Value::One(Country::SWEDEN.index())));
        let mut answers = Answers { parties: Some(vec![own]), ..Answers::default() };
        answers.idea.set(Field::OrgType, Some(Value::One(OrgType::Grundskola.index())));
        let answers = fixed_facts(&answers);
        let facts = Facts::of_fixed(&answers);
        let ground = Ground { facts: &facts, role: Some(Role::Not), year: 2027 };
        let none = Range { at_least: None, at_most: Some(0) };
        let many = Range { at_least: Some(9), at_most: None };
        let count = |range| Check::Count { of: PartySet::Swedish, region: None, range };
        let countries = |range| Check::Countries { of: PartySet::Parties, region: None, range };
        let promise = || Check::Yes { field: Field::NeedIdentified, is: true };
        for (check, fails) in [
            (count(none), true),
            (count(many), false),
            (countries(none), true),
            (countries(many), false),
            (promise(), false),
            (Check::All(vec![promise(), Check::Applicant]), true),
            (Check::Any(vec![promise(), Check::Applicant]), false),
            (Check::Any(vec![count(none), Check::Applicant]), true),
            (Check::Every { of: PartySet::Parties, check: Box::new(Check::Applicant) }, true),
            (Check::Some { of: PartySet::Parties, check: Box::new(Check::Applicant) }, false),
        ] {
            let (mut seen, mut missing) = (Seen::default(), Missing::default());
            let holds = ground.evaluate(&check, Place::Idea, &mut seen, &mut missing);
            assert_eq!((holds == Truth::False, can_fail(&check)), (fails, fails), "{check:?}");
        }
    }
}
