//! For each programme a realistic file of answers, and beside it the exact assessment of it.
//!
//! `tests/answers/ID.json` is what a person would write, `tests/answers/ID.expected.json` what
//! `cargo xtask assess tests/answers/ID.json` prints, laid out for reading: one entry of a list a line. The test compares
//! it as it is printed, byte by byte.
//!
//! After a change of the rules or of the contract, `UPDATE_EXPECTED=1 cargo test --features json --test answers_files`
//! writes the expected files again; look at every difference before it is committed.
#![cfg(test)]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use utbyteskollen::catalogue::own;
use utbyteskollen::engine::{Verdict, assess};
use utbyteskollen::wire::{Request, Tree, assessment_tree, from_compact, read_answers, to_compact};

fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/answers")
}

fn tree(file: &Path) -> Tree {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn request(programme: &str) -> Request {
    let file = directory().join(format!("{programme}.json"));
    read_answers(&tree(&file)).unwrap_or_else(|fault| panic!("{}: {fault}", file.display()))
}

#[test]
fn the_assessment_of_each_file_is_the_expected_one() {
    let catalogue = own().unwrap();
    let update = std::env::var_os("UPDATE_EXPECTED").is_some();
    let mut differ = vec![];
    for programme in &catalogue.programmes {
        let request = request(&programme.id);
        let today = request.today.unwrap_or_else(|| panic!("{}.json does not give `today`", programme.id));
        let mut assessment = assess(&catalogue, &request.answers, today);
        assessment.mend(&catalogue, &request.answers);
        assessment.beside(&catalogue, &request.answers);
        let printed = assessment_tree(&assessment, &request.answers);
        let file = directory().join(format!("{}.expected.json", programme.id));
        if update {
            fs::write(&file, laid_out(&printed)).unwrap();
        }
        let expected = tree(&file);
        if let Some(difference) = difference("", &expected, &printed) {
            differ.push(format!("{}: {difference}", file.display()));
            continue;
        }
        assert_eq!(expected.to_string(), printed.to_string(), "{}", file.display());
        assert_eq!(fs::read_to_string(&file).unwrap(), laid_out(&printed), "{}", file.display());
    }
    assert!(differ.is_empty(), "{}\n(`cargo xtask catalogue expect` writes them again)", differ.join("\n"));
}

#[test]
fn there_are_no_other_files() {
    let catalogue = own().unwrap();
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        return;
    }
    let ids = || catalogue.programmes.iter().map(|programme| &programme.id);
    let known: BTreeSet<String> =
        ids().map(|id| format!("{id}.json")).chain(ids().map(|id| format!("{id}.expected.json"))).collect();
    let found: BTreeSet<String> = fs::read_dir(directory())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(found, known);
}

#[test]
fn the_files_bring_up_every_verdict() {
    let catalogue = own().unwrap();
    let verdicts: BTreeSet<Verdict> = catalogue
        .programmes
        .iter()
        .flat_map(|programme| {
            let request = request(&programme.id);
            let assessment = assess(&catalogue, &request.answers, request.today.unwrap());
            assessment.programmes.iter().map(|entry| entry.verdict).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(verdicts.len(), 4, "{verdicts:?}");
}

#[test]
fn the_answers_of_each_file_outlive_a_reload() {
    for programme in &own().unwrap().programmes {
        let answers = request(&programme.id).answers;
        assert_eq!(from_compact(&to_compact(&answers)), answers, "{}", programme.id);
    }
}

/// The first place where two trees are not the same
fn difference(path: &str, expected: &Tree, found: &Tree) -> Option<String> {
    match (expected, found) {
        (Tree::Object(one), Tree::Object(other)) => {
            let keys = |entries: &[(String, Tree)]| {
                entries.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>().join(", ")
            };
            if keys(one) != keys(other) {
                return Some(format!("{path}: the keys are {}, expected {}", keys(other), keys(one)));
            }
            one.iter()
                .zip(other)
                .find_map(|((key, one), (_, other))| difference(&format!("{path}.{key}"), one, other))
        }
        (Tree::List(one), Tree::List(other)) => {
            let inner = one.iter().zip(other).enumerate();
            let mut inner =
                inner.filter_map(|(place, (one, other))| difference(&format!("{path}[{place}]"), one, other));
            inner.next().or_else(|| {
                (one.len() != other.len())
                    .then(|| format!("{path}: {} entries, expected {}", other.len(), one.len()))
            })
        }
        (one, other) if one == other => None,
        (one, other) => Some(format!("{path}: {other}, expected {one}")),
    }
}

/// JSON with the keys of a programme one a line, and its findings one a line
fn laid_out(tree: &Tree) -> String {
    fn put(out: &mut String, tree: &Tree, depth: usize) {
        let indent = "  ".repeat(depth + 1);
        let close = "  ".repeat(depth);
        match tree {
            Tree::Object(entries) if depth < 3 && !entries.is_empty() => {
                out.push_str("{\n");
                for (place, (key, value)) in entries.iter().enumerate() {
                    write!(out, "{indent}\"{key}\": ").unwrap();
                    put(out, value, depth + 1);
                    out.push_str(if place + 1 < entries.len() { ",\n" } else { "\n" });
                }
                write!(out, "{close}}}").unwrap();
            }
            Tree::List(items) if depth < 4 && items.iter().any(|item| matches!(item, Tree::Object(_))) => {
                out.push_str("[\n");
                for (place, item) in items.iter().enumerate() {
                    out.push_str(&indent);
                    put(out, item, depth + 1);
                    out.push_str(if place + 1 < items.len() { ",\n" } else { "\n" });
                }
                write!(out, "{close}]").unwrap();
            }
            other => write!(out, "{other}").unwrap(),
        }
    }
    let mut out = String::new();
    put(&mut out, tree, 0);
    out.push('\n');
    out
}
