//! From the findings of a programme to its verdict.

use crate::catalogue::{Kind, Rule};
use crate::facts::{Answers, Class, Path, Place};

use super::evaluate::{Ground, Missing};
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

/// What an open verdict waits for
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenBecause {
    /// A number, a country, a choice
    Shape,
    /// Only promises about the content
    Declaration,
    /// The sources do not say
    Source,
}

/// The verdict on the findings, given whether a formal rule can never be met
pub(super) fn verdict(findings: &[Finding<'_>], never: bool) -> (Verdict, Option<OpenBecause>) {
    let formal = || findings.iter().filter(|found| found.rule.kind == Kind::Formal);
    if never {
        return (Verdict::No, None);
    }
    if formal().any(|found| found.outcome == Outcome::Fail) {
        return (Verdict::FitsIfChanged, None);
    }
    let unknown: Vec<&Finding<'_>> = formal().filter(|found| found.outcome == Outcome::Unknown).collect();
    if unknown.is_empty() {
        return (Verdict::Fits, None);
    }
    let mut questions = unknown.iter().flat_map(|found| &found.questions);
    let because = if questions.any(|path| !is_promise(*path)) {
        OpenBecause::Shape
    } else if unknown.iter().any(|found| found.because_of_source) {
        OpenBecause::Source
    } else {
        OpenBecause::Declaration
    };
    (Verdict::Open, Some(because))
}

/// Whether the question asks for a promise about the content
pub(super) fn is_promise(path: Path) -> bool {
    path.field.is_some_and(|field| matches!(field.info().class, Class::Promise | Class::Goals))
}

/// The formal rules that fail on the fixed facts alone.
///
/// What can be changed counts as unknown here. A rule that fails even so fails for every value of the rest: that is
/// what makes a *no*. Since knowing more never turns a failure around, only rules that fail already are looked at.
pub(super) fn never<'c>(fixed: &Ground<'_>, findings: &[Finding<'c>]) -> Vec<&'c Rule> {
    let failing =
        findings.iter().filter(|found| found.rule.kind == Kind::Formal && found.outcome == Outcome::Fail);
    let in_frame = failing.filter(|found| found.activity.is_none());
    let holds = |check, missing: &mut Missing| fixed.evaluate(check, Place::Idea, missing).0;
    in_frame
        .map(|found| found.rule)
        .filter(|rule| {
            let mut missing = Missing::default();
            holds(&rule.when, &mut missing) == Truth::True && holds(&rule.check, &mut missing) == Truth::False
        })
        .collect()
}

/// The answers with everything taken away that a person can decide otherwise
pub(super) fn fixed_facts(answers: &Answers) -> Answers {
    let mut fixed = Answers::default();
    for (field, value) in answers.idea.iter().filter(|(field, _)| field.info().class == Class::Fixed) {
        fixed.idea.set(field, Some(value.clone()));
    }
    fixed
}
