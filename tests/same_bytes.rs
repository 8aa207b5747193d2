//! The JSON of an assessment is the same byte for byte on every machine: this test runs natively and in the browser, and
//! both hold what they print against the same files.
//!
//! Beside the answers files there are random ideas, of whose JSON only a number is kept; `UPDATE_EXPECTED=1` writes the
//! numbers again.
#![cfg(test)]

mod common;
#[path = "common/drawn.rs"]
#[expect(dead_code, reason = "how many ideas there are is fixed here, and one catalogue is enough")]
mod drawn;

use common::{catalogue, today};
use drawn::random::{Random, cases};
use drawn::{drawn, fitting};
use utbyteskollen::catalogue::Catalogue;
use utbyteskollen::engine::assess;
use utbyteskollen::facts::{Answers, Date};
use utbyteskollen::wire::{Tree, assessment_tree, read_answers};

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// Each programme with an answers file and the assessment that is expected of it
macro_rules! files {
    ($($programme:literal),+ $(,)?) => {
        &[$((
            $programme,
            include_str!(concat!("answers/", $programme, ".json")),
            include_str!(concat!("answers/", $programme, ".expected.json")),
        )),+]
    };
}

const FILES: &[(&str, &str, &str)] = files![
    "athena",
    "atlas_conference",
    "atlas_partnership",
    "atlas_placement",
    "atlas_planning",
    "discovereu_incl",
    "ep_ka120",
    "ep_ka122",
    "ep_ka131",
    "ep_ka152",
    "ep_ka153",
    "ep_ka154",
    "ep_ka171",
    "ep_ka210",
    "ep_ka220",
    "ep_ka240",
    "esc_solidarity",
    "esc_vol",
    "etwinning",
    "jm_learning_eu",
    "jm_network",
    "linnaeus_palme",
    "mfs_uhr",
    "np_adult_dev",
    "np_adult_mob",
    "np_he",
    "np_horizontal",
    "np_junior_dev",
    "np_junior_mob",
    "np_languages",
    "praktikantprogrammet",
    "strategic_partnership",
];

/// The number of each hundred of random ideas, a line each
const NUMBERS: &str = include_str!("same_bytes.txt");
const HUNDREDS: usize = 5;

fn printed(catalogue: &Catalogue, answers: &Answers, today: Date) -> String {
    let mut assessment = assess(catalogue, answers, today);
    assessment.mend(catalogue, answers);
    assessment.beside(catalogue, answers);
    assessment_tree(&assessment, answers).to_string()
}

fn tree(json: &str) -> Tree {
    serde_json::from_str(json).unwrap()
}

#[test]
fn the_expected_bytes_are_printed() {
    let catalogue = catalogue();
    assert_eq!(FILES.len(), catalogue.programmes.len());
    for (programme, answers, expected) in FILES {
        assert!(catalogue.programme(programme).is_some(), "{programme}");
        let request = read_answers(&tree(answers)).unwrap();
        let printed = printed(&catalogue, &request.answers, request.today.unwrap());
        assert!(
            printed == tree(expected).to_string(),
            "{programme}: {printed}\n`cargo xtask catalogue expect` writes what is expected anew"
        );
    }
}

#[test]
fn random_ideas_give_the_same_bytes() {
    let (catalogue, fitting) = (catalogue(), fitting());
    let hundreds = cases(HUNDREDS).min(HUNDREDS);
    let numbers = (0..hundreds).map(|hundred| {
        let mut random = Random::new(hundred as u64);
        let ideas = (0..100).map(|_| printed(&catalogue, &drawn(&mut random, &fitting), today()));
        // The sum of FNV-1a, with its own constants.
        let hash = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        let number = ideas.fold(0xcbf2_9ce4_8422_2325, |sum, json| json.bytes().fold(sum, hash));
        format!("{number:016x}\n")
    });
    let numbers: String = numbers.collect();
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write("tests/same_bytes.txt", &numbers).unwrap();
        return;
    }
    let expected: String = NUMBERS.split_inclusive('\n').take(hundreds).collect();
    assert!(numbers == expected, "{numbers}`cargo xtask catalogue expect` writes them again");
}
