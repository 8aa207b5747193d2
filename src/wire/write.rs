//! From an assessment to JSON. The order of the keys is part of the contract.

use crate::catalogue::{CallNow, Check, Programme, Range, Role, ids};
use crate::engine::{
    Assessment, Edit, Entry, Finding, Given, OpenBecause, OtherCall, Outcome, Repair, Successor, To, Verdict,
};
use crate::facts::{
    ActivityType, Answers, Choice, Date, Facts, Field, Interval, Membership, Path, Record, Unit, Value,
};

use super::tree::Tree;

/// The JSON of an assessment of these answers
pub fn assessment_tree(assessment: &Assessment<'_>, answers: &Answers) -> Tree {
    let questions = assessment.questions(answers);
    Tree::object([
        ("today", date(assessment.today)),
        ("programmes", Tree::list(assessment.programmes.iter().map(|one| entry(one, answers)))),
        (
            "openers",
            Tree::list(assessment.openers.iter().map(|opener| {
                let ids = |ids: &[&str]| Tree::list(ids.iter().map(|id| Tree::from(*id)));
                Tree::object([
                    ("edit", edit(&opener.edit)),
                    ("opens", ids(&opener.opens)),
                    ("closes", ids(&opener.closes)),
                ])
            })),
        ),
        ("nearest", Tree::text_or_null(assessment.nearest)),
        ("nextQuestion", Tree::text_or_null(questions.first().map(|first| first.path))),
        ("questionsLeft", Tree::from(count(questions.len()))),
    ])
}

pub(super) fn date(date: Date) -> Tree {
    Tree::Text(date.to_string())
}

fn entry(entry: &Entry<'_>, answers: &Answers) -> Tree {
    let programme = entry.programme;
    let edition = programme.editions.get(entry.edition);
    let rule_id = |rule: &crate::catalogue::Rule| Tree::from(&*rule.id);
    Tree::object([
        ("id", Tree::from(&*programme.id)),
        ("edition", Tree::text_or_null(edition.map(|edition| &edition.id))),
        ("rank", Tree::from(count(entry.rank))),
        ("verdict", Tree::from(entry.verdict.id())),
        ("openBecause", Tree::text_or_null(entry.open_because.map(OpenBecause::id))),
        ("noBecause", Tree::list(entry.no_because.iter().map(|rule| rule_id(rule)))),
        ("call", call(programme, entry.call)),
        ("role", Tree::text_or_null(entry.role.map(Role::id))),
        ("roleUnconfirmed", Tree::from(entry.role_unconfirmed)),
        ("classification", Tree::text_or_null(entry.classification.map(|class| class.id()))),
        ("checked", Tree::from(count(entry.checked()))),
        ("unconfirmed", Tree::from(count(entry.unconfirmed()))),
        ("findings", Tree::list(entry.findings().iter().map(|found| finding(entry, found, answers)))),
        (
            "activityQuestions",
            Tree::list(entry.activities_asked.iter().map(|path| Tree::Text(path.to_string()))),
        ),
        ("leftOut", Tree::from(count(entry.left_out))),
        ("repairs", Tree::list(entry.repairs.iter().map(repair))),
        (
            "routes",
            Tree::list(entry.routes.iter().map(|(to, rule)| {
                let rule = Tree::text_or_null(rule.map(|rule| &rule.id));
                Tree::object([("programme", Tree::from(*to)), ("rule", rule)])
            })),
        ),
        ("reasons", reasons(entry)),
        (
            "editions",
            Tree::list(programme.editions.iter().enumerate().map(|(place, edition)| {
                Tree::object([
                    ("id", Tree::from(&*edition.id)),
                    ("from", year(edition.from)),
                    ("to", year(edition.to)),
                    ("assessed", Tree::from(place == entry.edition)),
                ])
            })),
        ),
        ("stale", Tree::from(entry.stale.is_some())),
        ("otherCalls", Tree::list(entry.other_calls.iter().map(|other| other_call(programme, other)))),
        ("successors", Tree::list(entry.successors.iter().map(successor))),
    ])
}

fn other_call(programme: &Programme, other: &OtherCall<'_>) -> Tree {
    let edition = programme.editions.get(other.edition);
    Tree::object([
        ("year", Tree::from(u32::from(other.year))),
        ("edition", Tree::text_or_null(edition.map(|edition| &edition.id))),
        ("verdict", Tree::from(other.verdict.id())),
        ("openBecause", Tree::text_or_null(other.open_because.map(OpenBecause::id))),
        (
            "differs",
            Tree::list(other.differs.iter().map(|(rule, activity, outcome)| {
                Tree::object([
                    ("rule", Tree::from(&*rule.id)),
                    ("activity", activity.map_or(Tree::Null, |place| Tree::from(u32::from(place)))),
                    ("outcome", Tree::from(outcome.id())),
                ])
            })),
        ),
        (
            "countries",
            Tree::list(other.countries.iter().map(|belongs| {
                Tree::object([
                    ("country", Tree::from(belongs.country.code())),
                    ("region", Tree::from(belongs.region.id())),
                    ("then", Tree::from(belongs.then.id())),
                    ("now", Tree::from(belongs.now.id())),
                ])
            })),
        ),
    ])
}

fn successor(successor: &Successor<'_>) -> Tree {
    let says = successor.says.as_ref();
    let activity = |activity: Option<ActivityType>| Tree::text_or_null(activity.map(ActivityType::id));
    Tree::object([
        ("activity", activity(successor.row.activity)),
        ("programme", Tree::from(&*successor.to.programme)),
        ("as", activity(successor.to.activity)),
        ("verdict", Tree::text_or_null(says.map(|says| says.verdict.id()))),
        ("openBecause", Tree::text_or_null(says.and_then(|says| says.open_because).map(OpenBecause::id))),
        ("fails", Tree::list(says.iter().flat_map(|says| &says.fails).map(|rule| Tree::from(&*rule.id)))),
    ])
}

pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

pub(super) fn year(year: Option<u16>) -> Tree {
    year.map_or(Tree::Null, |year| Tree::from(u32::from(year)))
}

ids! {
    Verdict { Fits = "fits", FitsIfChanged = "fits_if_changed", Open = "open", No = "no" }
    OpenBecause { Shape = "shape", Declaration = "declaration", Source = "source" }
    Outcome { Pass = "pass", Fail = "fail", Unknown = "unknown", NotApplicable = "not_applicable" }
    Membership { In = "in", Out = "out", Unclear = "unclear" }
}

/// A programme's door
pub(super) fn call(programme: &Programme, now: CallNow) -> Tree {
    let known = &programme.call;
    let usual = known.usual.map_or(Tree::Null, |usual| {
        Tree::object([
            ("month", Tree::from(u32::from(usual.month))),
            ("day", usual.day.map_or(Tree::Null, |day| Tree::from(u32::from(day)))),
            ("confirmed", Tree::from(usual.confirmed)),
        ])
    });
    Tree::object([
        ("status", Tree::from(now.status.id())),
        ("canBeAppliedFor", Tree::from(now.status.can_be_applied_for())),
        ("year", Tree::from(u32::from(now.year))),
        ("opens", known.opens.map_or(Tree::Null, date)),
        ("closes", known.closes.map_or(Tree::Null, date)),
        ("usual", usual),
    ])
}

fn reasons(entry: &Entry<'_>) -> Tree {
    let reasons = &entry.reasons;
    let counted = reasons.counted.iter().map(|reason| {
        let weight = Tree::Number(i64::from(reason.weight()));
        Tree::object([("reason", Tree::from(reason.id())), ("weight", weight)])
    });
    let always = [
        Tree::object([
            ("reason", Tree::from("can_be_applied_for")),
            ("value", Tree::from(reasons.can_be_applied_for)),
        ]),
        Tree::object([
            ("reason", Tree::from("goals_met")),
            ("value", Tree::list(reasons.goals_met.iter().map(|goal| Tree::from(goal.id())))),
            ("strong", Tree::from(reasons.first_choice_for.len())),
        ]),
        Tree::object([("reason", Tree::from("not_no")), ("value", Tree::from(reasons.not_no))]),
        Tree::object([
            ("reason", Tree::from("role")),
            ("value", Tree::text_or_null(reasons.role.map(Role::id))),
        ]),
        Tree::object([("reason", Tree::from("effort")), ("value", Tree::from(u32::from(reasons.effort)))]),
    ];
    Tree::list(always.into_iter().chain(counted))
}

fn finding(entry: &Entry<'_>, found: &Finding<'_>, answers: &Answers) -> Tree {
    let rule = found.rule;
    let mut entries = vec![
        ("rule", Tree::from(&*rule.id)),
        ("also", Tree::list(rule.also.iter().map(|id| Tree::from(&**id)))),
        ("kind", Tree::from(rule.kind.id())),
        ("activity", found.activity.map_or(Tree::Null, |place| Tree::from(u32::from(place)))),
        ("outcome", Tree::from(found.outcome.id())),
    ];
    if let Some(given) = found.seen.given {
        entries.push(("given", given_tree(given, answers)));
    }
    if let Some(needed) = found.seen.needed.and_then(|check| needed_tree(check, entry.programme)) {
        entries.push(("needed", needed));
    }
    if let Some(at) = found.seen.at {
        entries.push(("at", Tree::Text(at.to_string())));
    }
    entries.push((
        "questions",
        Tree::list(entry.questions(found).iter().map(|path| Tree::Text(path.to_string()))),
    ));
    entries.push(("becauseOfSource", Tree::from(found.because_of_source)));
    Tree::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

fn repair(repair: &Repair) -> Tree {
    Tree::object([
        ("cost", Tree::from(repair.cost)),
        ("verdict", Tree::from(repair.verdict.id())),
        ("edits", Tree::list(repair.edits.iter().map(edit))),
    ])
}

fn edit(edit: &Edit) -> Tree {
    let value = |path: Path, value: Option<&Value>| {
        path.field.zip(value).map_or(Tree::Null, |(field, value)| value_tree(field, value))
    };
    let to = match (&edit.to, edit.path.field) {
        (To::Value(to), _) => value(edit.path, Some(to)),
        (To::OneOf(of), Some(field)) => {
            Tree::object([("oneOf", Tree::list(of.iter().map(|index| id_of(field, *index))))])
        }
        (To::AsMany(example), _) => Tree::object([("example", value(edit.path, Some(example)))]),
        (To::Party(example), _) => record_tree(example),
        (To::OneOf(_), None) | (To::Gone, _) => Tree::Null,
    };
    let follows = edit.follows.iter().map(|(path, to)| {
        Tree::object([("field", Tree::Text(path.to_string())), ("to", value(*path, to.as_ref()))])
    });
    Tree::object([
        ("field", Tree::Text(edit.path.to_string())),
        ("from", value(edit.path, edit.from.as_ref())),
        ("to", to),
        ("follows", Tree::list(follows)),
        ("choose", Tree::list(edit.choose.iter().map(|path| Tree::Text(path.to_string())))),
    ])
}

fn record_tree(record: &Record) -> Tree {
    let facts =
        record.iter().map(|(field, value)| (field.info().name().to_owned(), value_tree(field, value)));
    Tree::Object(facts.collect())
}

fn given_tree(given: Given, answers: &Answers) -> Tree {
    match given {
        Given::Number(interval) => interval_tree(interval),
        Given::YesNo(field, said) => value_tree(field, &Value::YesNo(said)),
        Given::One(field, index) => value_tree(field, &Value::One(index)),
        Given::Chosen(field, place) => {
            let facts = Facts::new(answers);
            facts.given(place, field).map_or(Tree::Null, |chosen| value_tree(field, chosen))
        }
    }
}

fn interval_tree(interval: Interval) -> Tree {
    match (interval.known(), interval.high) {
        (Some(number), _) => Tree::from(number),
        (None, Some(high)) => {
            Tree::object([("atLeast", Tree::from(interval.low)), ("atMost", Tree::from(high))])
        }
        (None, None) => Tree::object([("atLeast", Tree::from(interval.low))]),
    }
}

fn id_of(field: Field, index: u16) -> Tree {
    match field.info().unit {
        Unit::One(vocabulary) | Unit::Many(vocabulary) => Tree::text_or_null(vocabulary.id(index)),
        _ => Tree::Null,
    }
}

fn value_tree(field: Field, value: &Value) -> Tree {
    match value {
        Value::YesNo(yes) => Tree::from(*yes),
        Value::Number(number) => Tree::from(*number),
        Value::One(index) => id_of(field, *index),
        Value::Many(chosen) => Tree::list(chosen.iter().map(|index| id_of(field, *index))),
        Value::Date(day) => date(*day),
        Value::Text(text) => Tree::from(&**text),
        Value::Texts(texts) => Tree::list(texts.iter().map(|text| Tree::from(&**text))),
        Value::Numbers(numbers) => Tree::list(numbers.iter().map(|number| Tree::from(*number))),
        Value::Periods(periods) => Tree::list(periods.iter().map(|period| {
            let day = |day: Option<Date>| day.map_or(Tree::Null, date);
            Tree::object([("from", day(period.from)), ("to", day(period.to))])
        })),
    }
}

fn range_tree(range: Range) -> Tree {
    match (range.at_least, range.at_most) {
        (Some(least), Some(most)) => {
            Tree::object([("between", Tree::list([Tree::from(least), Tree::from(most)]))])
        }
        (Some(least), None) => Tree::object([("atLeast", Tree::from(least))]),
        (None, Some(most)) => Tree::object([("atMost", Tree::from(most))]),
        (None, None) => Tree::Object(vec![]),
    }
}

/// What a leaf demands
fn needed_tree(check: &Check, programme: &Programme) -> Option<Tree> {
    let key = |inside: bool| if inside { "oneOf" } else { "noneOf" };
    Some(match check {
        Check::Yes { is, .. } => Tree::object([("is", Tree::from(*is))]),
        Check::Number { range, .. }
        | Check::Chosen { range, .. }
        | Check::Count { range, .. }
        | Check::Countries { range, .. } => range_tree(*range),
        Check::OneOf { field, of, inside, .. } => {
            Tree::object([(key(*inside), Tree::list(of.iter().map(|index| id_of(*field, *index))))])
        }
        Check::Includes { field, of, any } => {
            Tree::object([(key(*any), Tree::list(of.iter().map(|index| id_of(*field, *index))))])
        }
        Check::InRegion { region, inside, .. } => {
            Tree::object([(key(*inside), Tree::list([Tree::from(region.id())]))])
        }
        Check::Differs { from, .. } => Tree::object([("differs", Tree::from(from.info().name()))]),
        Check::Applicant => {
            let may = programme.who.iter().filter(|row| !matches!(row.role, Role::Not | Role::NotStated));
            Tree::object([("oneOf", Tree::list(may.map(|row| id_of(Field::OrgType, row.org.index()))))])
        }
        Check::Answered { .. }
        | Check::Nothing
        | Check::All(_)
        | Check::Any(_)
        | Check::Every { .. }
        | Check::Some { .. } => return None,
    })
}
