//! The line that outlives a reload: every answer comes back from it, and no line breaks the page.
#![cfg(test)]

#[path = "common/random.rs"]
mod random;

use random::{Random, cases};
use utbyteskollen::facts::field::{FIELDS, LONGEST_TEXT, MOST_MEMBERS};
use utbyteskollen::facts::{Answers, Field, Path, Place, Record, Unit, Value};
use utbyteskollen::wire::{from_compact, to_compact};

/// How many random cases each law is held against here; `any_input.rs` goes on with changed lines
const CASES: usize = 3_000;

#[test]
fn random_answers_come_back() {
    let mut random = Random::new(1);
    for case in 0..cases(CASES) {
        let answers = random.answers();
        let line = to_compact(&answers);
        assert_eq!(from_compact(&line), answers, "case {case}: {line}");
        // The line can stand in an address, and on one line of a text.
        let plain = line.bytes().all(|byte| byte.is_ascii_graphic());
        assert!(plain, "case {case}: {line}");
    }
}

#[test]
fn the_longest_answers_come_back() {
    let text: Box<str> = "å".repeat(LONGEST_TEXT / 2).into();
    let full = |place: Place| {
        let mut record = Record::default();
        for row in FIELDS.iter().filter(|row| row.scopes.contains(place.scope())) {
            let value = match row.unit {
                Unit::Text => Value::Text(text.clone()),
                Unit::Texts => Value::Texts(vec![text.clone(); MOST_MEMBERS]),
                Unit::Number(_, most) => Value::Number(most),
                Unit::Numbers(_, most) => Value::Numbers(vec![most; MOST_MEMBERS]),
                Unit::Many(list) => Value::Many((0..u16::try_from(list.ids().len()).unwrap()).collect()),
                _ => continue,
            };
            record.set(row.field, Some(value));
        }
        record
    };
    let answers = Answers {
        idea: full(Place::Idea),
        parties: Some(vec![full(Place::Party(0)); MOST_MEMBERS]),
        activities: Some(vec![full(Place::Activity(0)); MOST_MEMBERS]),
    };
    assert!(from_compact(&to_compact(&answers)) == answers);
}

#[test]
fn nothing_and_none_are_told_apart() {
    for answers in [
        Answers::default(),
        Answers { parties: Some(vec![]), ..Answers::default() },
        Answers { parties: Some(vec![Record::default(); 2]), activities: Some(vec![]), ..Answers::default() },
    ] {
        assert_eq!(from_compact(&to_compact(&answers)), answers);
    }
    let mut answers = Answers::default();
    answers.set(Path::idea(Field::Goals), Some(Value::Many(vec![])));
    answers.set(Path::idea(Field::CurriculumGoals), Some(Value::Texts(vec!["".into()])));
    answers.set(Path::idea(Field::NeedText), Some(Value::Text("".into())));
    assert_eq!(from_compact(&to_compact(&answers)), answers);
}

#[test]
fn what_cannot_be_read_is_left_out_and_the_rest_is_kept() {
    let kept = "org.type=grundskola&participants.total=4";
    for bad in [
        "org.typ=grundskola",
        "org.accreditedIn",
        "=",
        "goal=1",
        "project.months=121",
        "project.months=-1",
        "project.months=1e1",
        "project.months=99999999999999999999",
        "project.start=2026-02-30",
        "project.start=",
        "needIdentified=yes",
        "needText=%",
        "needText=%f",
        "needText=%ff",
        "needText=%zz",
        "applicantKind=nobody",
        "parties=41",
        "parties=-1",
        "parties=x",
        "parties[0].country=SE",
        "parties[40].country=SE",
        "parties[99999].country=SE",
        "parties[].country=SE",
        "parties[+].country=SE",
        "activities[0].age=13",
    ] {
        for line in [format!("{kept}&{bad}"), format!("{bad}&{kept}"), format!("&&{bad}&{kept}&")] {
            assert_eq!(to_compact(&from_compact(&line)), kept, "{line}");
        }
    }
    // A member of a list that is not known is left out, and the others are kept.
    assert_eq!(to_compact(&from_compact("goals=GOAL-12,GOAL-99,,GOAL-12,GOAL-01")), "goals=GOAL-01,GOAL-12");
}

#[test]
fn no_line_breaks_the_page() {
    let mut random = Random::new(2);
    let pieces = [
        "&",
        "=",
        ",",
        "[",
        "]",
        ".",
        "..",
        "%",
        "%4",
        "+",
        "-1",
        "0",
        "1",
        "41",
        "65536",
        "é",
        "🎒",
        "\u{0}",
        "parties",
        "activities",
        "parties[0]",
        "parties[39].country",
        "goals",
        "GOAL-12",
        "periods",
        "activities[0].periods",
        "2027-02-30",
        "2027-02-01/2027-03-01",
        "needText",
        "org.type",
        "grundskola",
    ];
    for _ in 0..cases(CASES) {
        let line: String = (0..random.below(40)).map(|_| random.pick(&pieces)).collect();
        let read = from_compact(&line);
        // What was read can be kept again, and is then all of it read.
        assert_eq!(from_compact(&to_compact(&read)), read, "{line}");
    }
    // A true line with one byte changed, cut off or put twice.
    for case in 0..cases(CASES) {
        let mut line = to_compact(&random.answers()).into_bytes();
        let place = random.below(line.len().max(1));
        match random.below(3) {
            0 if !line.is_empty() => line[place] = random.pick(b"&=,[].%0aZ\x00"),
            1 => line.truncate(place),
            _ => line.extend_from_within(place..),
        }
        let line = String::from_utf8_lossy(&line).into_owned();
        let read = from_compact(&line);
        assert_eq!(from_compact(&to_compact(&read)), read, "case {case}: {line}");
    }
    assert_eq!(from_compact(&"x".repeat(10_000_000)), Answers::default());
}
