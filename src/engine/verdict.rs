//! From the findings of a programme to its verdict.

use crate::catalogue::{Kind, Rule};
use crate::facts::{Answers, Class, Path, Place};

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

/// The verdict on the findings of an idea that can be mended, given whether there may be activities of which nothing is
/// known yet
pub(super) fn verdict(
    findings: &[Finding<'_>],
    questions: &[Path],
    unknown_activities: bool,
) -> (Verdict, Option<OpenBecause>) {
    if formal(findings, Outcome::Fail).next().is_some() {
        return (Verdict::FitsIfChanged, None);
    }
    let asked = |found: &Finding<'_>| questions.get(found.questions.clone()).unwrap_or_default();
    let waits_for = formal(findings, Outcome::Unknown).map(|found| {
        if asked(found).iter().any(|path| !is_promise(*path)) {
            OpenBecause::Shape
        } else if found.because_of_source {
            OpenBecause::Source
        } else {
            OpenBecause::Declaration
        }
    });
    // What the person can say about the shape comes first; promises come when nothing else is left.
    waits_for
        .chain(unknown_activities.then_some(OpenBecause::Shape))
        .min()
        .map_or((Verdict::Fits, None), |because| (Verdict::Open, Some(because)))
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
pub(super) fn never<'c>(fixed: &Ground<'_>, findings: &[Finding<'c>]) -> Vec<&'c Rule> {
    let in_frame = formal(findings, Outcome::Fail).filter(|found| found.activity.is_none());
    let holds = |check| fixed.evaluate(check, Place::Idea, &mut Seen::default(), &mut Missing::default());
    in_frame
        .map(|found| found.rule)
        .filter(|rule| holds(&rule.when) == Truth::True && holds(&rule.check) == Truth::False)
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
