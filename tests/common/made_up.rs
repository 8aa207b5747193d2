//! A programme with rules that are made up for the purpose.

use std::sync::LazyLock;

use utbyteskollen::catalogue::{Catalogue, Check, Edition, Kind, Programme, Range, Rule, Status};
use utbyteskollen::engine::{Entry, assess};
use utbyteskollen::facts::{ActivityType as Activity, Answers, Field, Unit};

use super::common::{catalogue, today};

fn own() -> &'static Catalogue {
    static OWN: LazyLock<Catalogue> = LazyLock::new(catalogue);
    &OWN
}

/// A rule that demands a fact to be so
pub fn yes(field: Field) -> Check {
    Check::Yes { field, is: true }
}

/// A rule that demands a choice among these, by their ids
pub fn one_of(field: Field, ids: &[&str]) -> Check {
    let Unit::One(vocabulary) = field.info().unit else { panic!("{field:?} has no list") };
    let places = (0..).zip(vocabulary.ids()).filter(|(_, id)| ids.contains(id)).map(|(place, _)| place);
    let of: Box<[u16]> = places.collect();
    assert_eq!(of.len(), ids.len(), "{ids:?}");
    Check::OneOf { field, of, unclear: Box::default(), inside: true }
}

pub fn number(field: Field, at_least: Option<u32>, at_most: Option<u32>) -> Check {
    Check::Number { field, range: Range { at_least, at_most }, unclear: None, calendar: false }
}

pub fn all<const N: usize>(parts: [Check; N]) -> Check {
    Check::All(parts.into())
}

pub fn any<const N: usize>(parts: [Check; N]) -> Check {
    Check::Any(parts.into())
}

pub fn rule(kind: Kind, when: Check, check: Check) -> Rule {
    let any = own().rules[0].clone();
    Rule {
        also: vec![],
        kind,
        editions: vec![],
        activities: vec![],
        when,
        check,
        route: None,
        classifies: None,
        follows_from: vec![],
        status: Status::Verified,
        valid_to: None,
        ..any
    }
}

pub fn formal(check: Check) -> Rule {
    rule(Kind::Formal, Check::Nothing, check)
}

pub fn of_activity(activity: Activity, rule: Rule) -> Rule {
    Rule { activities: vec![activity], ..rule }
}

/// A catalogue with one programme, that has these rules
pub fn alone(rules: Vec<Rule>) -> Catalogue {
    let own = own().clone();
    let rules: Vec<Rule> = (0..)
        .zip(rules)
        .map(|(place, rule): (usize, _)| Rule { id: format!("R-{place}").into(), ..rule })
        .collect();
    let programme = own.programme("ep_ka210").unwrap().clone();
    let programme = Programme {
        editions: vec![Edition { id: "2027".into(), from: None, to: None }],
        rules: (0..).take(rules.len()).collect(),
        follows: vec![],
        ..programme
    };
    Catalogue { programmes: vec![programme], rules, ..own }
}

pub fn demands(catalogue: &Catalogue) -> Vec<(&Check, &Check)> {
    catalogue.rules.iter().map(|rule| (&rule.when, &rule.check)).collect()
}

pub fn entry<'c>(catalogue: &'c Catalogue, answers: &Answers) -> Entry<'c> {
    assess(catalogue, answers, today()).programmes.remove(0)
}
