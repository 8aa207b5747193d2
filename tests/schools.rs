//! Realistic schools and organisations, at least one of each kind: what they would answer, what they should be shown, and why.
//!
//! `tests/schools/NAME.json` is what they answer, `NAME.expected.json` the programmes that come first, those that are ruled
//! out, where it matters the first of those that cannot be applied for, and a sentence why. `cargo xtask assess
//! tests/schools/NAME.json` prints all there is to say.
#![cfg(test)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use utbyteskollen::catalogue::own;
use utbyteskollen::engine::{Entry, Reason, Verdict, assess};
use utbyteskollen::facts::{Field, OrgType};
use utbyteskollen::wire::{from_compact, read_answers, to_compact};

fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schools")
}

fn names() -> Vec<String> {
    let files =
        fs::read_dir(directory()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let (expected, answers): (BTreeSet<String>, BTreeSet<String>) =
        files.partition(|name| name.ends_with(".expected.json"));
    let expected: Vec<String> = expected.iter().map(|name| name.replace(".expected.json", "")).collect();
    let answers: Vec<String> = answers.iter().map(|name| name.replace(".json", "")).collect();
    assert_eq!(answers, expected);
    answers
}

fn text(name: &str) -> String {
    fs::read_to_string(directory().join(name)).unwrap()
}

fn ids<'v>(expected: &'v Value, key: &str) -> Vec<&'v str> {
    let list = expected[key].as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().map(|id| id.as_str().unwrap()).collect()
}

#[test]
fn each_school_is_shown_what_it_should_be() {
    let catalogue = own().unwrap();
    let (mut wrong, mut orgs) = (vec![], BTreeSet::new());
    let names = names();
    for name in &names {
        let tree = serde_json::from_str(&text(&format!("{name}.json"))).unwrap();
        let request = read_answers(&tree).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        assert_eq!(from_compact(&to_compact(&request.answers)), request.answers, "{name}");
        orgs.extend(request.answers.idea.one::<OrgType>(Field::OrgType));
        let expected: Value = serde_json::from_str(&text(&format!("{name}.expected.json"))).unwrap();
        assert!(expected["why"].as_str().unwrap().len() > 60, "{name} says why in a sentence");
        let assessment = assess(&catalogue, &request.answers, request.today.unwrap());
        let elsewhere = |entry: &&Entry<'_>| {
            entry.reasons.counted.iter().any(|reason| reason.weight() <= Reason::OtherWay.weight())
        };
        let shown = |door: bool| -> Vec<&str> {
            let all = assessment.programmes.iter();
            let such = all.filter(|entry| entry.reasons.not_no && entry.reasons.can_be_applied_for == door);
            such.filter(|entry| !elsewhere(entry)).map(|entry| &*entry.programme.id).collect()
        };
        let (first, closed) = (ids(&expected, "first"), ids(&expected, "closed"));
        // With none named, none that gives money for it is shown.
        let gives = |id: &&str| !catalogue.programme(id).unwrap().made_for.to.is_empty();
        let none = first.is_empty() && shown(true).iter().any(gives);
        if none || !shown(true).starts_with(&first) || !shown(false).starts_with(&closed) {
            wrong.push(format!("{name}: {:?} | {:?}", shown(true), shown(false)));
        }
        for id in ids(&expected, "ruledOut") {
            let entry = assessment.programmes.iter().find(|entry| &*entry.programme.id == id);
            let entry = entry.unwrap_or_else(|| panic!("{name}: {id} is no programme"));
            if entry.verdict != Verdict::No || entry.no_because.is_empty() {
                wrong.push(format!("{name}: {id} is not ruled out"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(names.len() >= 20 && orgs.len() >= 20, "{} schools of {} kinds", names.len(), orgs.len());
}
