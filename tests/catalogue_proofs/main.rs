//! A catalogue that proves itself: what must hold of all rules of a programme together.
//!
//! The proofs search for witnesses. `broken.rs` holds them against catalogues that are broken on purpose.
#![cfg(test)]

mod broken;
#[path = "../common/mod.rs"]
mod common;
#[path = "../common/drawn.rs"]
mod drawn;
mod facts;
mod limits;
mod proofs;
mod rule_by_rule;
mod witness;

use std::sync::OnceLock;

use common::catalogue;
use proofs::{Proved, facts_that_are_not_asked, rules_that_contradict, rules_that_never_fail_alone};

use utbyteskollen::catalogue::Catalogue;
use utbyteskollen::engine::Verdict;

/// The own catalogue, and an idea that fits each programme
fn proved() -> &'static (Vec<Proved<'static>>, Vec<String>) {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    static PROVED: OnceLock<(Vec<Proved<'static>>, Vec<String>)> = OnceLock::new();
    PROVED.get_or_init(|| Proved::all(CATALOGUE.get_or_init(catalogue)))
}

fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn somebody_can_satisfy_every_programme_with_what_is_asked() {
    let (proved, faults) = proved();
    none(faults);
    for one in proved {
        assert_eq!(one.stage.entry(&one.fits).verdict, Verdict::Fits, "{}", one.programme.id);
        none(&facts_that_are_not_asked(one));
    }
}

#[test]
fn no_two_rules_contradict_each_other() {
    none(&rules_that_contradict(&catalogue(), &proved().0));
}

#[test]
fn every_rule_that_decides_can_decide_alone_or_says_what_it_follows_from() {
    none(&rules_that_never_fail_alone(&catalogue(), &proved().0));
}
