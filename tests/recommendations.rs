//! What is recommended: for every type of organisation and every single goal, or none, the order of what is offered, as one
//! file to read (`recommendations.txt`); and that nobody is left without a word on where to turn.
//!
//! After a change, `UPDATE_EXPECTED=1 cargo test --test recommendations` writes the file anew; read what changed.
#![cfg(test)]

mod common;

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use common::{answers, catalogue, today};
use utbyteskollen::catalogue::{CallStatus, Catalogue, Role};
use utbyteskollen::engine::{Assessment, Entry, Gap, Verdict, assess};
use utbyteskollen::facts::{Area, Goal, OrgType};
use utbyteskollen::text::Lang;
use utbyteskollen::text::sentences::gap;
use utbyteskollen::text::vocabulary::{label, where_to_turn};

const HEAD: &str = "\
# What is offered, for every type of organisation and every single goal, or none. Written by
# UPDATE_EXPECTED=1 cargo test --test recommendations
#
# Best first. a > b: a comes before b. a = b: they share a place. After the bar stands what cannot be applied for, with the
# state of its call; all others are expected, by a yearly pattern, and eTwinning is open. Programmes that do not serve the
# goal are left out, and so is what the organisation may not do.
# ? the role is not confirmed   (partner) somebody else applies   (not stated) the sources do not say whether they may
# Types with the same lines stand together.
";

fn offered<'a, 'c>(assessment: &'a Assessment<'c>, goal: bool) -> impl Iterator<Item = &'a Entry<'c>> {
    let possible = move |entry: &&Entry<'_>| {
        let serves = !goal || !entry.reasons.goals_met.is_empty();
        entry.verdict != Verdict::No && entry.role != Some(Role::Not) && serves && !entry.reasons.ended
    };
    assessment.programmes.iter().filter(possible)
}

fn assessed<'c>(catalogue: &'c Catalogue, org: OrgType, goal: Option<Goal>) -> Assessment<'c> {
    let goal = goal.map(|goal| format!("goals={}", goal.id())).unwrap_or_default();
    assess(catalogue, &answers(&format!("org.type={}", org.id()), &goal), today())
}

fn line(assessment: &Assessment<'_>, goal: bool) -> String {
    let mut line = String::new();
    let mut before: Option<&Entry<'_>> = None;
    for entry in offered(assessment, goal) {
        let door = entry.reasons.can_be_applied_for;
        line.push_str(match before {
            None if door => "",
            None => "nothing | ",
            Some(before) if before.reasons.can_be_applied_for != door => " | ",
            Some(before) if before.rank == entry.rank => " = ",
            Some(_) => " > ",
        });
        line.push_str(&entry.programme.id);
        line.push_str(if entry.role_unconfirmed { "?" } else { "" });
        line.push_str(match entry.role {
            Some(Role::Partner | Role::TakePart) => " (partner)",
            Some(Role::NotStated) => " (not stated)",
            _ => "",
        });
        if !door {
            let status: CallStatus = entry.call.status;
            write!(line, " [{}]", status.id()).unwrap();
        }
        before = Some(entry);
    }
    if line.is_empty() { "nothing".to_owned() } else { line }
}

fn block(catalogue: &Catalogue, org: OrgType) -> String {
    let mut block = format!("none: {}\n", line(&assessed(catalogue, org, None), false));
    for goal in Goal::ALL {
        let found = line(&assessed(catalogue, org, Some(*goal)), true);
        writeln!(block, "{} {}: {found}", goal.id(), label(Lang::Sv, *goal)).unwrap();
    }
    block
}

/// Whoever finds nothing for a goal is told so, and where to turn
#[test]
fn nobody_is_left_without_a_word() {
    let catalogue = catalogue();
    let (mut without, mut with) = (0, 0);
    for (org, goal) in OrgType::ALL.iter().flat_map(|org| Goal::ALL.iter().map(move |goal| (*org, *goal))) {
        let assessment = assessed(&catalogue, org, Some(goal));
        let serves = |entry: &&Entry<'_>| entry.is_offered() && !entry.reasons.goals_met.is_empty();
        let is_empty = assessment.programmes.iter().find(serves).is_none();
        let anything = assessment.programmes.iter().any(Entry::is_offered);
        let missing = is_empty.then_some(if anything { Gap::NoGoal } else { Gap::Nothing });
        assert_eq!(assessment.gap(), missing, "{} {}", org.id(), goal.id());
        *if is_empty { &mut without } else { &mut with } += 1;
        for lang in [Lang::Sv, Lang::En] {
            let said = missing.map(|missing| gap(lang, missing));
            assert!(said.is_none_or(|said| said.len() > 40), "{}", org.id());
            let turn = where_to_turn(lang, Some(org));
            // Youth and sport turn to MUCF, a private person to the own school, all others to UHR.
            let whom = match (org, org.areas()) {
                (OrgType::Privatperson, _) if lang == Lang::Sv => "skola",
                (OrgType::Privatperson, _) => "school",
                (_, [Area::Youth]) => "MUCF",
                _ => "UHR",
            };
            assert!(turn.contains(whom), "{}: {turn}", org.id());
        }
    }
    assert!(without > 50 && with > 900, "{without} {with}");
}

/// Only a private person has nothing at all
#[test]
fn whoever_is_an_organisation_is_offered_something() {
    let catalogue = catalogue();
    for org in OrgType::ALL {
        let gap = assessed(&catalogue, *org, None).gap();
        assert_eq!(gap, (*org == OrgType::Privatperson).then_some(Gap::Nothing), "{}", org.id());
    }
}

#[test]
fn every_type_and_every_goal_as_it_was_reviewed() {
    let catalogue = catalogue();
    let mut blocks: Vec<(Vec<&str>, String)> = vec![];
    for org in OrgType::ALL {
        let block = block(&catalogue, *org);
        match blocks.iter_mut().find(|(_, known)| *known == block) {
            Some((orgs, _)) => orgs.push(org.id()),
            None => blocks.push((vec![org.id()], block)),
        }
    }
    let mut text = HEAD.to_owned();
    for (orgs, block) in blocks {
        write!(text, "\n## {}\n{block}", orgs.join(", ")).unwrap();
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recommendations.txt");
    if env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(&file, &text).unwrap();
    }
    let reviewed = fs::read_to_string(&file).unwrap();
    for (number, (now, then)) in text.lines().zip(reviewed.lines()).enumerate() {
        assert_eq!(
            now,
            then,
            "line {} of tests/recommendations.txt; `UPDATE_EXPECTED=1` writes it anew",
            number + 1
        );
    }
    assert_eq!(text.lines().count(), reviewed.lines().count());
}
