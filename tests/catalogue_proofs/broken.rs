//! The proofs held against catalogues that are broken on purpose, once for each thing that they refuse.

use utbyteskollen::catalogue::{Catalogue, Check, Follows, Kind, Range, Rule};
use utbyteskollen::facts::Field;

use super::common::catalogue;
use super::proofs::{Proved, rules_that_contradict, rules_that_never_fail_alone};

/// One programme of the own catalogue, and what is broken in it
fn broken(programme: &str, change: impl FnOnce(&mut Catalogue)) -> Catalogue {
    let mut catalogue = catalogue();
    catalogue.programmes.retain(|other| &*other.id == programme);
    change(&mut catalogue);
    catalogue
}

/// A rule of the programme becomes formal and demands something else
fn demands(catalogue: &mut Catalogue, rule: &str, when: Check, check: Check) {
    let rule = found(catalogue, rule);
    (rule.kind, rule.when, rule.check) = (Kind::Formal, when, check);
}

fn found<'c>(catalogue: &'c mut Catalogue, id: &str) -> &'c mut Rule {
    catalogue.rules.iter_mut().find(|rule| &*rule.id == id).unwrap()
}

fn months(at_least: Option<u32>, at_most: Option<u32>) -> Check {
    Check::Number {
        field: Field::ProjectMonths,
        range: Range { at_least, at_most },
        unclear: None,
        calendar: false,
    }
}

/// All that the proofs say of a catalogue
fn faults(catalogue: &Catalogue) -> Vec<String> {
    let (proved, mut faults) = Proved::all(catalogue);
    faults.extend(rules_that_contradict(catalogue, &proved));
    faults.extend(rules_that_never_fail_alone(catalogue, &proved));
    faults
}

fn one_says(faults: &[String], says: &[&str]) {
    let told = faults.iter().any(|fault| says.iter().all(|part| fault.contains(part)));
    assert!(told, "nothing says {says:?} in\n{}", faults.join("\n"));
}

#[test]
fn what_is_whole_has_no_faults() {
    assert_eq!(faults(&broken("np_junior_mob", |_| ())), Vec::<String>::new());
}

#[test]
fn a_programme_that_nobody_can_satisfy_is_refused() {
    let nobody = broken("np_adult_mob", |catalogue| {
        demands(catalogue, "G-14", Check::Nothing, months(Some(25), None));
    });
    one_says(
        &faults(&nobody),
        &["nobody can satisfy np_adult_mob 2023", "G-14 and QT-np_adult_mob-length cannot both be met"],
    );
    let never = broken("np_adult_mob", |catalogue| {
        demands(
            catalogue,
            "G-14",
            Check::Nothing,
            Check::All(vec![months(Some(9), None), months(None, Some(8))]),
        );
    });
    one_says(&faults(&never), &["nobody can satisfy np_adult_mob 2023", "G-14 can never be met"]);
}

#[test]
fn two_rules_that_contradict_each_other_where_both_apply_are_named() {
    // It applies to some only, so that the programme by itself still has an idea that fits.
    let some = Check::Yes { field: Field::NeedIdentified, is: true };
    let contradict =
        broken("np_adult_mob", |catalogue| demands(catalogue, "G-14", some, months(Some(25), None)));
    assert_eq!(Proved::all(&contradict).1, Vec::<String>::new());
    one_says(&faults(&contradict), &["G-14 and QT-np_adult_mob-length cannot both be met"]);
}

#[test]
fn a_rule_that_never_fails_alone_has_to_say_so() {
    let general = broken("np_adult_mob", |catalogue| catalogue.programmes[0].follows.clear());
    one_says(&faults(&general), &["np_adult_mob 2023: G-01 never fails alone and does not say"]);
    let own = broken("np_adult_mob", |catalogue| {
        found(catalogue, "QT-np_adult_mob-organisations").follows_from.clear()
    });
    one_says(&faults(&own), &["QT-np_adult_mob-organisations never fails alone and does not say"]);
    let twin = broken("np_adult_mob", |catalogue| {
        demands(catalogue, "G-14", Check::Nothing, months(None, Some(30)))
    });
    one_says(&faults(&twin), &["G-14 never fails alone and does not say"]);
}

#[test]
fn a_rule_that_can_fail_alone_must_not_say_otherwise() {
    let own = broken("np_adult_mob", |catalogue| {
        found(catalogue, "QT-np_adult_mob-length").follows_from = vec!["QT-np_adult_mob-countries".into()];
    });
    one_says(
        &faults(&own),
        &["QT-np_adult_mob-length fails without QT-np_adult_mob-countries", "project.months=25"],
    );
    let general = broken("ep_ka210", |catalogue| {
        let from = vec!["QT-ep_ka210-length".into()];
        catalogue.programmes[0].follows.push(Follows { rule: "G-13".into(), from });
    });
    one_says(&faults(&general), &["G-13 fails without QT-ep_ka210-length", "goals="]);
    // The wrong way round: different countries are more than as many organisations.
    let round = broken("np_adult_mob", |catalogue| {
        found(catalogue, "QT-np_adult_mob-countries").follows_from =
            vec!["QT-np_adult_mob-organisations".into()];
    });
    one_says(&faults(&round), &["QT-np_adult_mob-countries fails without QT-np_adult_mob-organisations"]);
}
