//! Whatever comes in – answers as JSON, a kept line, a catalogue – is read or refused, soon and without a panic.
//!
//! Noise, and what is valid with a part changed, cut off or put twice. `fuzz/` goes further than that.
#![cfg(test)]

mod common;
#[path = "common/drawn.rs"]
mod drawn;

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use common::{catalogue, today};
use drawn::random::{Random, cases};
use drawn::{drawn as draw, each_alone, fitting};
use utbyteskollen::catalogue::{Catalogue, OWN, pack, unpack};
use utbyteskollen::engine::assess;
use utbyteskollen::engine::questions::{Asked, asked};
use utbyteskollen::facts::{ActivityType, Answers, Country, Date};
use utbyteskollen::wire::{Tree, assessment_tree, from_compact, read_answers, to_compact};

/// How many random cases each law is held against in the ordinary run
const CASES: usize = 10_000;

/// Far above what any of them takes, on any machine
const LONGEST: Duration = Duration::from_secs(5);

/// The bytes with up to three parts changed, cut off, put twice or put elsewhere
fn mutated(random: &mut Random, bytes: &[u8], pieces: &[&str]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..1 + random.below(3) {
        let (one, other) = (random.below(bytes.len().max(1)), random.below(bytes.len().max(1)));
        let part = one.min(other)..one.max(other);
        match random.below(7) {
            0 if !bytes.is_empty() => bytes[one] = u8::try_from(random.below(256)).unwrap(),
            1 if !bytes.is_empty() => bytes[one] ^= 1 << random.below(8),
            2 => bytes.truncate(one),
            3 if part.len() < 2_000 => drop(bytes.drain(part)),
            4 if part.len() < 2_000 => bytes.extend_from_within(part),
            _ => drop(bytes.splice(one..one, random.pick(pieces).bytes())),
        }
    }
    bytes
}

/// JSON in which one or two values, or names, are others
fn otherwise(random: &mut Random, json: &str) -> String {
    let mut words: Vec<&str> = json.split_inclusive(&[',', ':', '{', '}', '[', ']', ' ', '\n']).collect();
    let others = [
        "true,",
        "false,",
        "null,",
        "0,",
        "1,",
        "3,",
        "60,",
        "5001,",
        "\"SE\",",
        "\"school\",",
        "\"2027-02-30\",",
        "[],",
    ];
    for _ in 0..1 + random.below(2) {
        let place = random.below(words.len());
        if words[place].len() > 2 || words[place].starts_with(|first: char| first.is_ascii_digit()) {
            words[place] =
                if random.one_in(3) { words[random.below(words.len())] } else { random.pick(&others) };
        }
    }
    words.concat()
}

fn in_time<T>(what: &dyn Fn() -> String, does: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let done = does();
    assert!(begun.elapsed() < LONGEST, "{:?}: {}", begun.elapsed(), what());
    done
}

/// Goes the way of the page with what was read
fn all_the_way(catalogue: &Catalogue, answers: &Answers, today: Date) {
    let assessment = assess(catalogue, answers, today);
    for entry in &assessment.programmes {
        let asked = asked(catalogue, entry, answers);
        in_the_order_of_the_form(&asked);
        let rules = catalogue.rules_of(entry.programme, entry.edition);
        let types: BTreeSet<ActivityType> = rules.flat_map(|(_, rule)| rule.activities.clone()).collect();
        assert_eq!(types, asked.activity_types.iter().copied().collect());
        assert_eq!(types.len(), asked.activity_types.len(), "a type is offered once");
        let routes: BTreeSet<&str> = entry.routes.iter().map(|(to, _)| *to).collect();
        assert_eq!(routes.len(), entry.routes.len(), "a programme is named once: {:?}", entry.programme.id);
    }
    assert!(assessment_tree(&assessment, answers).to_string().len() > 2);
    assert_eq!(from_compact(&to_compact(answers)), *answers);
}

/// Each question stands once in its list, and the lists are in the order of the form
fn in_the_order_of_the_form(asked: &Asked) {
    let lists = [&asked.fixed, &asked.plan, &asked.promises, &asked.advice].into_iter();
    let lists = lists.chain(&asked.parties).chain(&asked.activities).chain(&asked.activity_advice);
    for list in lists {
        assert!(list.is_sorted_by(|one, other| one < other), "{asked:?}");
    }
}

#[test]
fn any_json_is_read_or_refused_with_a_path() {
    let (alone, mut random) = (each_alone(), Random::new(31));
    let pieces = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "null",
        "true",
        "-1",
        "1e9",
        "0.5",
        "99999999999999999999",
        "\"\\ud800\"",
        "{\"parties\":[",
        "\"org\":{\"type\":\"grundskola\"}",
        "\"participants\":{\"total\":4}",
        "\"goals\":[\"GOAL-12\"]",
        "\u{0}",
    ];
    let files: Vec<String> = ["atlas_partnership", "ep_ka122", "np_junior_dev", "strategic_partnership"]
        .map(|file| format!("{}/tests/answers/{file}.json", env!("CARGO_MANIFEST_DIR")))
        .map(|path| std::fs::read_to_string(path).unwrap())
        .to_vec();
    let (mut read, mut refused) = (0, 0);
    for case in 0..cases(CASES) {
        let file = &files[case % files.len()];
        let json = match random.below(4) {
            0 => (0..random.below(60)).map(|_| random.pick(&pieces)).collect::<String>().into_bytes(),
            1 => mutated(&mut random, file.as_bytes(), &pieces),
            _ => otherwise(&mut random, file).into_bytes(),
        };
        let say = || String::from_utf8_lossy(&json).into_owned();
        in_time(&say, || {
            let Ok(tree) = serde_json::from_slice::<Tree>(&json) else { return };
            match read_answers(&tree) {
                Ok(request) => {
                    read += 1;
                    all_the_way(
                        &alone[case % alone.len()],
                        &request.answers,
                        request.today.unwrap_or(today()),
                    );
                }
                Err(fault) => {
                    refused += 1;
                    assert!(!fault.problem.is_empty(), "{}", say());
                }
            }
        });
    }
    assert!(read > cases(CASES) / 100 && refused > cases(CASES) / 20, "{read} read, {refused} refused");
}

#[test]
fn any_line_is_read_as_far_as_it_goes() {
    let (alone, fitting, mut random) = (each_alone(), fitting(), Random::new(32));
    let pieces = [
        "&",
        "=",
        ",",
        "[",
        "]",
        "%",
        "..",
        "parties=40",
        "activities[0].",
        "&parties[0].country=SE",
        "é",
        "\u{0}",
        "1",
    ];
    for case in 0..cases(CASES) {
        let line = to_compact(&draw(&mut random, &fitting));
        let line = String::from_utf8_lossy(&mutated(&mut random, line.as_bytes(), &pieces)).into_owned();
        in_time(&|| line.clone(), || all_the_way(&alone[case % alone.len()], &from_compact(&line), today()));
    }
}

#[test]
fn any_catalogue_is_refused_or_can_be_used() {
    let (fitting, mut random) = (fitting(), Random::new(33));
    let pieces = ["\u{0}", "\u{1}", "\u{b}\u{0}", "\u{e}\u{2}", "\u{7f}", "\n", "UBK"];
    // A whole catalogue takes its time: mostly one of a single programme with its own rules.
    let small: Vec<Vec<u8>> =
        each_alone().into_iter().map(|one| pack(&with_its_own_rules(one)).catalogue).collect();
    let (mut read, mut refused) = (0, 0);
    for case in 0..cases(CASES) {
        let bytes = if case % 50 == 0 { OWN } else { &small[case % small.len()] };
        // The head stays: what is behind it would not be looked at otherwise.
        let head = if random.one_in(10) { 0 } else { 20 };
        let changed = mutated(&mut random, &bytes[head..], &pieces);
        let changed = [&bytes[..head], &lengthened(&changed, bytes.len() - head)].concat();
        in_time(&|| format!("case {case}"), || match unpack(&changed) {
            Ok(catalogue) => {
                read += 1;
                let answers = &fitting[random.below(fitting.len())];
                all_the_way(&catalogue, answers, today());
                assert!(unpack(&pack(&catalogue).catalogue) == Ok(catalogue), "case {case}");
            }
            Err(fault) => {
                refused += 1;
                assert!(!fault.to_string().is_empty());
            }
        });
    }
    assert!(read > cases(CASES) / 50 && refused > cases(CASES) / 20, "{read} read, {refused} refused");
}

/// As long as before, since the head says how long its sections are
fn lengthened(bytes: &[u8], length: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes.resize(length, b'\n');
    bytes
}

fn with_its_own_rules(mut catalogue: Catalogue) -> Catalogue {
    let programme = &mut catalogue.programmes[0];
    let places = core::mem::take(&mut programme.rules);
    programme.rules = (0..u16::try_from(places.len()).unwrap()).collect();
    catalogue.rules = places.iter().map(|place| catalogue.rules[usize::from(*place)].clone()).collect();
    catalogue.later = Default::default();
    catalogue
}

#[test]
fn the_largest_answers_are_assessed_in_time() {
    let catalogue = catalogue();
    let mut line = "org.type=grundskola&parties=40&activities=40".to_owned();
    for index in 0..40 {
        let country = Country::CODES[index * 3];
        line.push_str(&format!(
            "&parties[{index}].country={country}&activities[{index}].type=long_teaching_training"
        ));
    }
    in_time(&|| line.clone(), || all_the_way(&catalogue, &from_compact(&line), today()));
}
