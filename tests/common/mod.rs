//! What several tests share: the widget's own catalogue, and ideas written as one readable line.

use utbyteskollen::catalogue::{Catalogue, own};
use utbyteskollen::facts::contradiction::contradiction;
use utbyteskollen::facts::{Answers, Date, OrgType};
use utbyteskollen::wire::{from_compact, to_compact};

pub fn catalogue() -> Catalogue {
    own().unwrap()
}

/// The day of the tests: the Erasmus+ and Nordplus calls of 2027 are the next ones.
pub fn today() -> Date {
    Date::new(2026, 11, 21).unwrap()
}

/// The answers of an idea with changes, both as entries of the compact form with blanks between them.
///
/// A later entry replaces an earlier one; `-key` takes one away. `schools=SE,IN` stands for a list of upper secondary
/// schools with participants in these countries, the first of them the own unit.
pub fn answers(idea: &str, changes: &str) -> Answers {
    let mut entries: Vec<(String, String)> = vec![];
    let mut taken_away = vec![];
    for entry in idea.split_whitespace().chain(changes.split_whitespace()) {
        match (entry.strip_prefix('-'), entry.split_once('=')) {
            (Some(key), _) => taken_away.push(key),
            (None, Some(("schools", countries))) => {
                entries.retain(|(known, _)| !known.starts_with("parties"));
                set(&mut entries, "parties", &countries.split(',').count().to_string());
                for (index, country) in countries.split(',').enumerate() {
                    set(&mut entries, &format!("parties[{index}].country"), country);
                    set(&mut entries, &format!("parties[{index}].orgType"), "upper_secondary");
                    set(&mut entries, &format!("parties[{index}].hasParticipants"), "1");
                }
            }
            (None, Some((key, value))) => set(&mut entries, key, value),
            (None, None) => panic!("`{entry}` is no entry"),
        }
    }
    for key in taken_away {
        let before = entries.len();
        entries.retain(|(known, _)| known != key && !known.starts_with(&format!("{key}[")));
        assert!(entries.len() < before, "there is no `{key}` to take away in `{idea}`");
    }
    // What kind of party the own unit is, is said by its type where that settles it.
    let own = (0..)
        .map(|index| format!("parties[{index}]"))
        .take_while(|own| has(&entries, &format!("{own}.country")));
    let own = own.into_iter().find(|own| entries.contains(&(format!("{own}.country"), "SE".to_owned())));
    let type_of = |id: &String| OrgType::ALL.iter().find(|org| org.id() == id);
    let org = entries.iter().find(|(key, _)| key == "org.type").and_then(|(_, org)| type_of(org));
    if let (Some(own), Some(_)) = (own, org.and_then(|org| org.party_kind())) {
        entries.retain(|entry| *entry != (format!("{own}.orgType"), "upper_secondary".to_owned()));
    }
    let mut lines: Vec<String> = entries.iter().map(|(key, value)| format!("{key}={value}")).collect();
    let answers = from_compact(&lines.join("&"));
    // What cannot be read is left out of a compact line: a slip of the pen must not go unseen.
    let compact = to_compact(&answers);
    let mut read: Vec<&str> = compact.split('&').filter(|entry| !entry.is_empty()).collect();
    read.sort_unstable();
    lines.sort_unstable();
    assert_eq!(read, lines, "`{idea}` with `{changes}`");
    assert_eq!(contradiction(&answers), None, "`{idea}` with `{changes}`");
    answers
}

fn has(entries: &[(String, String)], key: &str) -> bool {
    entries.iter().any(|(known, _)| known == key)
}

fn set(entries: &mut Vec<(String, String)>, key: &str, value: &str) {
    match entries.iter_mut().find(|(known, _)| known == key) {
        Some(entry) => value.clone_into(&mut entry.1),
        None => entries.push((key.to_owned(), value.to_owned())),
    }
}
