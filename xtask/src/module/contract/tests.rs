//! What the crate writes, held against the contract, so that neither changes without the other: the answers files and random
//! ideas with their assessments, the programmes, the questions, the refusals.

#[path = "../../../../tests/common/mod.rs"]
mod common;
#[path = "../../../../tests/common/drawn.rs"]
#[expect(dead_code, reason = "the tests of the crate share more than what is needed here")]
mod drawn;

use super::{FAILURE, functions, types};
use crate::module::held::Met;
use crate::module::shape::{Shape, Types};
use drawn::random::{Random, cases};
use std::collections::BTreeSet;
use std::fs;
use utbyteskollen::catalogue::{Catalogue, CatalogueFault, own, pack, unpack};
use utbyteskollen::engine::assess;
use utbyteskollen::facts::Date;
use utbyteskollen::wire::{
    Code, Tree, assessment_tree, catalogue_tree, programmes_tree, questions_tree, read_answers, refusal_tree,
    reply,
};

/// What nothing brings up, though it is written where it comes up.
const NOT_MET: &[&str] = &[
    // The catalogue has no published dates of calls today, and no programme without an edition.
    "Call.opens|0",
    "Call.closes|0",
    "Entry.edition|1",
    "OtherCall.edition|1",
    // No formal rule of activities changes from one year to the next.
    "OtherCall.differs[].activity|0",
    // Of no rule a source says when it ends.
    "Rule.validTo|0",
    // No rule shows lists of numbers and periods, and no example of a party says its highest level.
    "Value|4",
    "Value|4[]",
    "Value|5",
    "Value|5[]",
    "SchoolLevel",
];
const IDEAS: usize = 100;

fn contract() -> (Catalogue, Types) {
    let catalogue = own().unwrap();
    let types = types(&catalogue);
    (catalogue, types)
}

/// The answers files, and beside each programme's what is expected of it.
fn files() -> Vec<(String, Tree)> {
    let mut files = vec![];
    for directory in ["answers", "schools"] {
        let directory = crate::commands::root().join("tests").join(directory);
        for entry in fs::read_dir(&directory).unwrap() {
            let path = entry.unwrap().path();
            // The expected files of the schools are in short.
            let name = path.display().to_string();
            if name.ends_with(".json") && !(name.contains("schools") && name.ends_with(".expected.json")) {
                files.push((name, serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap()));
            }
        }
    }
    files
}

fn hold(types: &Types, name: &'static str, value: &Tree, met: &mut Met, what: &str) {
    types.hold(name, value, met).unwrap_or_else(|otherwise| panic!("{what}: {otherwise}; see contract.rs"));
}

fn hold_each(types: &Types, name: &'static str, list: &Tree, met: &mut Met) {
    let Tree::List(items) = list else { panic!("{name}: {list}") };
    assert!(!items.is_empty());
    items.iter().for_each(|item| hold(types, name, item, met, name));
}

#[test]
fn what_is_written_is_what_the_contract_says_and_all_of_it() {
    let (catalogue, types) = contract();
    let met = &mut Met::default();
    let files = files();
    let (expected, answers): (Vec<_>, Vec<_>) =
        files.iter().partition(|(file, _)| file.ends_with(".expected.json"));
    assert!(expected.len() >= catalogue.programmes.len() && answers.len() > expected.len());
    expected.iter().for_each(|(file, expected)| hold(&types, "Assessment", expected, met, file));
    for (file, answers) in answers {
        hold(&types, "Answers", answers, met, file);
        hold(&types, "Assessment", &reply(&catalogue, answers, || None).unwrap(), met, file);
    }
    let (mut random, fitting) = (Random::new(7), drawn::fitting());
    for _ in 0..cases(IDEAS) {
        let answers = drawn::drawn(&mut random, &fitting);
        let mut assessment = assess(&catalogue, &answers, common::today());
        assessment.mend(&catalogue, &answers);
        assessment.beside(&catalogue, &answers);
        let what = utbyteskollen::wire::to_compact(&answers);
        hold(&types, "Assessment", &assessment_tree(&assessment, &answers), met, &what);
    }
    // With a host's catalogue, which has no English words.
    let local = crate::catalogue::read(&crate::commands::root().join("docs/local-catalogue")).unwrap();
    let both = own().unwrap().with(unpack(&pack(&local).catalogue).unwrap()).unwrap();
    for catalogue in [catalogue, both] {
        hold_each(&types, "Programme", &programmes_tree(&catalogue, Date::new(2026, 11, 21).unwrap()), met);
        hold(&types, "LoadedCatalogue", &catalogue_tree(&catalogue), met, "catalogue");
    }
    hold_each(&types, "Question", &questions_tree(), met);
    for code in Code::ALL {
        hold(&types, FAILURE, &refusal_tree(*code, "a", "b"), met, "refusal");
    }
    for name in ["Assessment", "Programme", "Question", "LoadedCatalogue", FAILURE] {
        let parts = types.parts(name).into_iter();
        let missing: Vec<String> =
            parts.filter(|(_, part)| !met.contains(part)).map(|(path, _)| path).collect();
        // What may stand in answers is more than anybody answers.
        let missing =
            missing.iter().filter(|path| !path.starts_with("Party.") && !path.starts_with("Period."));
        let missing: Vec<&String> = missing.filter(|path| !NOT_MET.contains(&path.as_str())).collect();
        assert!(missing.is_empty(), "{name}: nothing brings up {missing:#?}");
    }
}

#[test]
fn what_is_otherwise_is_seen() {
    let (_, types) = contract();
    let tree = |json: &str| serde_json::from_str::<Tree>(json).unwrap();
    for (name, json, says) in [
        ("Answers", r#"{"org":{"type":"skola"}}"#, ".org: "),
        ("Answers", r#"{"orgType":"grundskola"}"#, "without `orgType`"),
        ("Answers", r#"{"parties":[{"country":7}]}"#, ".parties: "),
        ("Opener", r#"{"edit":null,"opens":[],"closes":[]}"#, ".edit: null"),
        ("Opener", r#"{"opens":[],"closes":[]}"#, "with `edit`"),
        (
            "Opener",
            r#"{"edit":{"field":"a","from":null,"to":1,"follows":[],"choose":[7]}}"#,
            ".edit.choose[0]: 7",
        ),
        ("Needed", r#"{"between":[1]}"#, "no shape"),
        ("Needed", "{}", "no shape"),
        ("Verdict", r#""perhaps""#, "perhaps"),
    ] {
        let otherwise = types.hold(name, &tree(json), &mut Met::default()).unwrap_err();
        assert!(otherwise.contains(says), "{json}: {otherwise}");
    }
    types.hold("Needed", &tree(r#"{"between":[1,2]}"#), &mut Met::default()).unwrap();
}

#[test]
fn every_name_is_there_and_stands_once() {
    fn named(shape: &Shape, names: &mut Vec<&'static str>) {
        match shape {
            Shape::Named(name) => names.push(name),
            Shape::List(of) | Shape::Pair(of) => named(of, names),
            Shape::AnyOf(shapes) => shapes.iter().for_each(|shape| named(shape, names)),
            Shape::Object(keys) => keys.iter().for_each(|key| named(&key.shape, names)),
            _ => {}
        }
    }
    let (_, types) = contract();
    let (mut names, mut used) = (BTreeSet::new(), vec![FAILURE, "Answers"]);
    for known in &types.0 {
        assert!(names.insert(known.name), "{} stands twice", known.name);
        named(&known.shape, &mut used);
    }
    functions().iter().for_each(|function| named(&function.gives, &mut used));
    used.iter().for_each(|name| assert!(names.contains(name), "nothing is called {name}"));
    names.iter().for_each(|name| assert!(used.contains(name), "nothing names {name}"));
}

#[test]
fn refusals_have_the_code_of_what_is_wrong() {
    let (_, types) = contract();
    let fault = read_answers(&Tree::Null).unwrap_err();
    for (refusal, code) in [
        (fault.refusal(), "answers_refused"),
        (CatalogueFault::NotACatalogue.refusal(), "not_a_catalogue"),
        (CatalogueFault::OtherVersion.refusal(), "other_version"),
        (CatalogueFault::Damaged.refusal(), "damaged"),
    ] {
        hold(&types, FAILURE, &refusal, &mut Met::default(), code);
        let begins = format!(r#"{{"error":{{"code":"{code}","path":"","message":"#);
        assert!(refusal.to_string().starts_with(&begins), "{refusal}");
    }
}
