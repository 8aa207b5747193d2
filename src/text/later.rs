//! The words of the later steps: the questions of a programme, the lists they choose from, the countries.
//!
//! With the feature `bundled` they are part of the program. Without it they come with the catalogue, so that the first
//! question does not wait for them.

use std::sync::OnceLock;

use super::Lang;
use super::table::Line;
use crate::facts::Vocabulary;

/// Between two tables, and between two entries: characters that no text holds
const TABLES_APART: char = '\u{1d}';
const ENTRIES_APART: char = '\u{1e}';

/// The numbers of the tables: the questions, the countries, and from here on the closed lists
pub(super) const QUESTIONS: usize = 0;
pub(super) const COUNTRIES: usize = 1;

/// The number of the table of a closed list
pub(super) const fn of(vocabulary: Vocabulary) -> usize {
    2 + vocabulary as usize
}

/// The tables that have come, Swedish first
static COME: [OnceLock<Vec<Vec<&'static str>>>; 2] = [OnceLock::new(), OnceLock::new()];

/// Takes in the words of the later steps in a language, once; none are none
pub fn come(lang: Lang, words: &'static str) {
    let [sv, en] = &COME;
    let _ = en;
    if !words.is_empty() {
        say!(lang, sv, en).get_or_init(|| tables(words));
    }
}

fn tables(words: &str) -> Vec<Vec<&str>> {
    words.split(TABLES_APART).map(|table| table.split(ENTRIES_APART).collect()).collect()
}

/// A line that has come
pub(super) fn line(table: usize, place: usize) -> Option<Line> {
    let [sv, en] = COME.each_ref().map(|come| Some(*come.get()?.get(table)?.get(place)?));
    Some(Line { sv: sv?, en: en.unwrap_or_default() })
}

/// The words of the later steps in one language, as [`come`] takes them
#[cfg(feature = "english")]
pub fn packed(lang: Lang) -> String {
    let countries = crate::facts::Country::all().map(|country| super::countries::packed(lang, country));
    let questions = crate::facts::field::FIELDS.iter().map(|row| super::questions::packed(lang, row.field));
    let mut tables = vec![together(questions), together(countries)];
    for vocabulary in Vocabulary::ALL {
        let places = 0..u16::try_from(vocabulary.ids().len()).unwrap_or(u16::MAX);
        tables.push(together(places.map(|place| super::vocabulary::packed(lang, *vocabulary, place))));
    }
    tables.join(&TABLES_APART.to_string())
}

#[cfg(feature = "english")]
fn together(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join(&ENTRIES_APART.to_string())
}

#[cfg(test)]
#[cfg(feature = "english")]
mod tests {
    use super::*;
    use crate::facts::{Choice, Country, Field, OrgType};
    use crate::text::Lang;

    #[test]
    fn what_comes_is_what_was_packed() {
        for lang in Lang::ALL {
            let packed = packed(*lang);
            let tables = tables(&packed);
            assert_eq!(tables.len(), 2 + Vocabulary::ALL.len());
            let first =
                |table: usize, place: usize| tables[table][place].split('|').next().unwrap_or_default();
            for row in crate::facts::field::FIELDS {
                let asked = super::super::questions::question(row.field).label(*lang);
                // What the first steps ask is there from the start.
                let expected = if super::super::questions::is_early(row.field) { "" } else { asked };
                assert_eq!(first(QUESTIONS, row.field as usize), expected);
            }
            for country in Country::all() {
                let name = super::super::countries::name(*lang, country);
                assert_eq!(first(COUNTRIES, usize::from(country.index())), name);
            }
            for vocabulary in Vocabulary::ALL.iter().filter(|list| **list != Vocabulary::Country) {
                let place = vocabulary.ids().len() - 1;
                let said =
                    super::super::vocabulary::choice(*lang, *vocabulary, u16::try_from(place).unwrap());
                let early = super::super::vocabulary::is_early(*vocabulary);
                assert_eq!(
                    first(of(*vocabulary), if early { 0 } else { place }),
                    if early { "" } else { said }
                );
            }
        }
        assert!(!packed(Lang::Sv).contains(super::super::vocabulary::label(Lang::Sv, OrgType::Grundskola)));
        assert!(super::super::questions::is_early(Field::OrgType));
    }
}
