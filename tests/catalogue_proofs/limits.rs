//! Every number that a rule sets, on both sides of it: `limits.txt` says what the rule then gives.
//!
//! After a change of the catalogue, `UPDATE_EXPECTED=1 cargo test --test catalogue_proofs limits` writes the file anew; read what changed.
use std::{env, fs};

use super::common::{catalogue, today};
use super::proofs::Proved;
use super::witness::{Stage, formal, limits, set, with_parties};
use utbyteskollen::catalogue::{Catalogue, Check, Rule};
use utbyteskollen::engine::Outcome;
use utbyteskollen::facts::{Answers, Field, Path, Place, Scope, Unit, Value};

const WRITTEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/limits.txt");

#[test]
fn each_limit_holds_where_it_is_written() {
    let catalogue = catalogue();
    let mut lines = vec![
        "# Programme, edition, rule, fact, value -> what the rule gives, and the other formal rules that then fail.".to_owned(),
        "# Everything else is as in an idea that fits. Written by UPDATE_EXPECTED=1 cargo test --test catalogue_proofs limits".to_owned(),
    ];
    for (index, programme) in catalogue.programmes.iter().enumerate() {
        for (edition, held) in programme.editions.iter().enumerate() {
            for (_, rule) in catalogue.rules_of(programme, edition).filter(|(_, rule)| has_limits(rule)) {
                let name = format!("{} {} {}", programme.id, held.id, rule.id);
                lines.extend(
                    of_rule(&catalogue, index, edition, rule)
                        .into_iter()
                        .map(|line| format!("{name} {line}")),
                );
            }
        }
    }
    let found = lines.join("\n") + "\n";
    if env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(WRITTEN, &found).unwrap();
    }
    let written = fs::read_to_string(WRITTEN).unwrap_or_default();
    let differ: Vec<String> = [("gone", &written, &found), ("new", &found, &written)]
        .into_iter()
        .flat_map(|(what, one, other)| {
            one.lines()
                .filter(|line| !other.lines().any(|known| known == *line))
                .map(move |line| format!("{what}: {line}"))
        })
        .collect();
    assert!(
        written == found,
        "tests/limits.txt is not as it was:\n{}\n(`cargo xtask catalogue expect` writes it again)",
        differ.join("\n")
    );
    assert!(lines.len() > 200, "only {} lines", lines.len());
}

fn has_limits(rule: &Rule) -> bool {
    let mut has = false;
    for check in [&rule.when, &rule.check] {
        check.walk(&mut |leaf| {
            has |= matches!(
                leaf,
                Check::Number { .. } | Check::Chosen { .. } | Check::Count { .. } | Check::Countries { .. }
            );
        });
    }
    has
}

/// A line for each number near each limit of a rule
fn of_rule(catalogue: &Catalogue, programme: usize, edition: usize, rule: &Rule) -> Vec<String> {
    let stage = Stage::new(catalogue, programme, edition, |other| formal(other) || other.id == rule.id);
    let one = Proved::of(&catalogue.programmes[programme], stage).expect("an idea that fits");
    let fits = one.passes(rule).unwrap_or_else(|| panic!("{} never applies", rule.id));
    let year = one.stage.catalogue.programmes[0].call.on(today()).year;
    let mut lines = vec![];
    for check in [&rule.when, &rule.check] {
        check.walk(&mut |leaf| {
            let (name, range) = match leaf {
                Check::Number { field, range, .. } | Check::Chosen { field, range } => {
                    (field.info().name().to_owned(), *range)
                }
                Check::Count { of, region, range } | Check::Countries { of, region, range } => {
                    let what = if matches!(leaf, Check::Count { .. }) { "" } else { "countries of " };
                    let within = region.map(|region| format!(" within {}", region.id())).unwrap_or_default();
                    (format!("{what}{}{within}", of.id()), *range)
                }
                _ => return,
            };
            let mut numbers = limits(range);
            if let Check::Number { unclear: Some(unclear), .. } = leaf {
                numbers.extend(limits(*unclear));
                numbers.sort_unstable();
                numbers.dedup();
            }
            for number in numbers {
                let idea = match leaf {
                    Check::Count { of, region, .. } => with_parties(&fits, *of, *region, year, number, false),
                    Check::Countries { of, region, .. } => {
                        with_parties(&fits, *of, *region, year, number, true)
                    }
                    leaf => leaf.field().and_then(|field| with_number(&fits, field, number)),
                };
                let given = idea.map_or("cannot be".to_owned(), |idea| told(&one, rule, &idea));
                lines.push(format!("{name} {number} -> {given}"));
            }
        });
    }
    lines
}

fn with_number(fits: &Answers, field: Field, number: u32) -> Option<Answers> {
    let place = if field.info().scopes.contains(Scope::Activity) { Place::Activity(0) } else { Place::Idea };
    let value = match field.info().unit {
        Unit::Number(_, most) if number <= most => Value::Number(number),
        Unit::Many(_) => Value::Many((0..u16::try_from(number).ok()?).collect()),
        _ => return None,
    };
    set(fits, Path::at(place, field), value)
}

fn told(one: &Proved<'_>, rule: &Rule, idea: &Answers) -> String {
    let entry = one.stage.entry(idea);
    let outcome = entry.findings().iter().find(|found| found.rule.id == rule.id).map(|found| found.outcome);
    let outcome = match outcome {
        Some(Outcome::Pass) => "pass",
        Some(Outcome::Fail) => "fail",
        Some(Outcome::Unknown) => "unknown",
        Some(Outcome::NotApplicable) | None => "does not apply",
    };
    let others = entry.formal().filter(|found| found.outcome == Outcome::Fail && found.rule.id != rule.id);
    let others: Vec<&str> = others.map(|found| &*found.rule.id).collect();
    if others.is_empty() {
        outcome.to_owned()
    } else {
        format!("{outcome}; also fails: {}", others.join(", "))
    }
}
