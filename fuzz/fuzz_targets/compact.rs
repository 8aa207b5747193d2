//! Any text as a compact line: what can be read is assessed, and comes back the same.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use utbyteskollen::catalogue::{Catalogue, own};
use utbyteskollen::engine::assess;
use utbyteskollen::engine::questions::asked;
use utbyteskollen::wire::{from_compact, to_compact};

static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();

fuzz_target!(|line: &str| {
    let answers = from_compact(line);
    assert_eq!(from_compact(&to_compact(&answers)), answers);
    let catalogue = CATALOGUE.get_or_init(|| own().unwrap());
    let assessment = assess(catalogue, &answers, catalogue.date);
    for entry in &assessment.programmes {
        asked(catalogue, entry, &answers);
    }
});
