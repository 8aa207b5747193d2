//! Any bytes as JSON answers: refused with a path, or assessed, and then they come back from the compact line.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use utbyteskollen::catalogue::{Catalogue, own};
use utbyteskollen::engine::assess;
use utbyteskollen::wire::{Tree, assessment_tree, from_compact, read_answers, to_compact};

static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();

fuzz_target!(|bytes: &[u8]| {
    let Ok(tree) = serde_json::from_slice::<Tree>(bytes) else { return };
    match read_answers(&tree) {
        Ok(request) => {
            let catalogue = CATALOGUE.get_or_init(|| own().unwrap());
            let mut assessment = assess(catalogue, &request.answers, request.today.unwrap_or(catalogue.date));
            assessment.mend(catalogue, &request.answers);
            let printed = assessment_tree(&assessment, &request.answers).to_string();
            assert!(serde_json::from_str::<serde_json::Value>(&printed).is_ok());
            assert_eq!(from_compact(&to_compact(&request.answers)), request.answers);
        }
        Err(fault) => assert!(!fault.problem.is_empty()),
    }
});
