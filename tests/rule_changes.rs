//! The changelog of the rules names what there is: `docs/rule-changes.md`.
#![cfg(test)]

use std::collections::BTreeSet;

use utbyteskollen::catalogue::{Catalogue, Rule, own};
use utbyteskollen::facts::Date;

const CHANGES: &str = include_str!("../docs/rule-changes.md");
const SOURCES: &str = include_str!("../static/programmes/sources.toml");
const HEAD: [&str; 4] = ["programme", "rule", "what changed", "source"];

/// What is wrong with a changelog, a line each, and how many rows it has
fn faults(text: &str, catalogue: &Catalogue) -> (Vec<String>, usize) {
    let (mut faults, mut rows) = (vec![], 0);
    let mut seen: BTreeSet<(&str, &str, &str)> = BTreeSet::new();
    let (mut day, mut before): (Option<&str>, Option<Date>) = (None, None);
    for (line, text) in (1..).zip(text.lines()) {
        let mut fault = |message: String| faults.push(format!("line {line}: {message}"));
        if let Some(heading) = text.strip_prefix("## ") {
            let date = Date::parse(heading);
            match (date, before) {
                (None, _) => fault(format!("`{heading}` is no day; write it as 2026-11-21")),
                (Some(date), Some(before)) if date >= before => {
                    fault(format!("{date} stands after {before}; put the newest day first"));
                }
                _ => {}
            }
            (day, before) = (Some(heading), date.or(before));
            continue;
        }
        let Some(cells) = text.strip_prefix("| ").and_then(|row| row.strip_suffix(" |")) else { continue };
        let cells: Vec<&str> = cells.split(" | ").collect();
        if cells == HEAD {
            continue;
        }
        let [programme, rule, changed, source] = cells[..] else {
            fault(format!("{} cells; a row has {}", cells.len(), HEAD.join(", ")));
            continue;
        };
        rows += 1;
        let Some(day) = day else {
            fault("a row above the first day; put it below one".to_owned());
            continue;
        };
        let is_here = catalogue.programmes.iter().find(|known| *known.id == *programme);
        if is_here.is_none() && programme != "general" {
            fault(format!("`{programme}` is no programme; use its id, or `general`"));
        }
        // A twin counts as the rule that answers for it.
        let is_it = |known: &&Rule| *known.id == *rule || known.also.iter().any(|twin| **twin == *rule);
        let held = |place: &u16| catalogue.rule(*place).is_some_and(|known| is_it(&known));
        let known = match is_here {
            _ if rule == "all" => is_here.is_some(),
            Some(programme) => programme.rules.iter().any(held),
            None => catalogue.rules.iter().any(|known| is_it(&known)),
        };
        if !known {
            fault(format!("`{rule}` is no rule of {programme}; ids never change: search static/programmes/"));
        }
        if !SOURCES.contains(&format!("id = \"{source}\"\n")) {
            fault(format!("`{source}` is no source; use an id of sources.toml"));
        }
        if changed.trim().is_empty() {
            fault("nothing is said to have changed".to_owned());
        }
        if !seen.insert((day, programme, rule)) {
            fault(format!("{rule} of {programme} stands twice on {day}; make one row of it"));
        }
    }
    (faults, rows)
}

#[test]
fn each_change_names_a_rule_and_a_source_and_the_newest_day_comes_first() {
    let (faults, rows) = faults(CHANGES, &own().unwrap());
    assert!(faults.is_empty(), "docs/rule-changes.md\n{}", faults.join("\n"));
    assert!(rows > 40, "only {rows} rows");
}

#[test]
fn a_slip_in_the_changelog_is_told() {
    let catalogue = own().unwrap();
    let row = "| ep_ka210 | QT-ep_ka210-length | 30 months | K2-06 |";
    let table = |rows: &str| {
        format!("## 2027-02-01\n\n| programme | rule | what changed | source |\n|---|---|---|---|\n{rows}\n")
    };
    assert_eq!(faults(&table(row), &catalogue), (vec![], 1));
    for (text, expected) in [
        (
            table(&row.replace("QT-ep_ka210-length", "QT-ep_ka210-lenght")),
            "line 5: `QT-ep_ka210-lenght` is no rule of ep_ka210",
        ),
        (
            table(&row.replace("QT-ep_ka210-length", "QT-ep_ka220-length")),
            "line 5: `QT-ep_ka220-length` is no rule of ep_ka210",
        ),
        (table(&row.replace("ep_ka210 |", "ka210 |")), "line 5: `ka210` is no programme"),
        (table(&row.replace("K2-06", "K2-66")), "line 5: `K2-66` is no source"),
        (table(&row.replace(" | K2-06", "")), "line 5: 3 cells"),
        (table(&format!("{row}\n{row}")), "line 6: QT-ep_ka210-length of ep_ka210 stands twice"),
        (table(row).replace("2027-02-01", "1 February"), "line 1: `1 February` is no day"),
        (
            format!("{}{}", table(row), table(row).replace("2027-02-01", "2027-02-02")),
            "line 6: 2027-02-02 stands after 2027-02-01",
        ),
        (row.to_owned(), "line 1: a row above the first day"),
    ] {
        let (faults, _) = faults(&text, &catalogue);
        assert!(faults.iter().any(|fault| fault.starts_with(expected)), "{text}\n{faults:?}");
    }
}
