//! Many short texts in one: a line for each entry, and how long each line is.
//!
//! An array of texts would spend eight bytes on the address and the length of each, which is more than many of them are
//! long. In a line the languages are divided by a tab, Swedish first, and what stands there in each by `|`; what is missing at
//! its end is left out.

use super::{Lang, later};

/// The lines, in the order of the entries
#[derive(Clone, Copy, Debug)]
pub struct Table {
    text: &'static str,
    /// None where the lines come later
    lengths: &'static [u16],
    /// The number of the table among those that come later
    number: usize,
}

/// What is written of one entry
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// In Swedish
    pub(super) sv: &'static str,
    /// In English; empty where that is the same, or is not there
    pub(super) en: &'static str,
}

impl Table {
    /// The lines one after the other, and the length of each
    pub const fn new(text: &'static str, lengths: &'static [u16]) -> Self {
        Self { text, lengths, number: 0 }
    }

    /// Lines that come with the catalogue
    #[cfg(not(feature = "bundled"))]
    pub const fn later(number: usize) -> Self {
        Self { text: "", lengths: &[], number }
    }

    /// The line of an entry
    pub fn line(self, place: usize) -> Option<Line> {
        if self.lengths.is_empty() {
            return later::line(self.number, place);
        }
        // Adding up a hundred numbers is quicker than walking through ten thousand letters.
        let (before, from) = self.lengths.split_at_checked(place)?;
        let start: usize = before.iter().map(|length| usize::from(*length)).sum();
        let line = self.text.get(start..start.checked_add(usize::from(*from.first()?))?)?;
        let (sv, en) = line.split_once('\t').unwrap_or((line, ""));
        Some(Line { sv, en })
    }
}

impl Line {
    /// A part of the line in a language; empty where it is left out
    pub fn part(self, lang: Lang, place: usize) -> &'static str {
        let line = say!(lang, self.sv, if self.en.is_empty() { self.sv } else { self.en });
        line.split('|').nth(place).unwrap_or_default()
    }
}

/// Makes a [`Table`] of lines that are literals or several literals each
macro_rules! table {
    ($([$($part:expr),+ $(,)?])+) => {
        $crate::text::table::Table::new(
            concat!($($($part),+),+),
            const { &[$(concat!($($part),+).len() as u16),+] },
        )
    };
}
pub(super) use table;

/// Makes a [`Table`] of lines that the first steps need
macro_rules! early_table {
    ([early] $number:expr; $($lines:tt)+) => { $crate::text::table::table! { $($lines)+ } };
    ([] $number:expr; $($lines:tt)+) => { $crate::text::table::later_table! { $number; $($lines)+ } };
}
pub(super) use early_table;

/// Makes a [`Table`] of lines that no first step needs
#[cfg(feature = "bundled")]
macro_rules! later_table {
    ($number:expr; $($lines:tt)+) => {{
        const _: usize = $number;
        $crate::text::table::table! { $($lines)+ }
    }};
}

/// Makes a [`Table`] whose lines come with the catalogue
#[cfg(not(feature = "bundled"))]
macro_rules! later_table {
    ($number:expr; $($lines:tt)+) => {
        $crate::text::table::Table::later($number)
    };
}
pub(super) use later_table;

/// Whether the entries of a table are all there and stand in the order of their places
pub(super) const fn in_order(mut places: &[usize], count: usize) -> bool {
    let mut next = 0;
    while let [place, rest @ ..] = places {
        if *place != next {
            return false;
        }
        next += 1;
        places = rest;
    }
    next == count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found_at_its_place() {
        let table = table! { ["å", "|b|c"] [""] ["d\te|f"] };
        for (place, (sv, en)) in [("å|b|c", ""), ("", ""), ("d", "e|f")].into_iter().enumerate() {
            assert_eq!(table.line(place), Some(Line { sv, en }));
        }
        assert_eq!(table.line(3), None);
        assert_eq!(table.line(usize::MAX), None);
    }

    #[test]
    fn what_is_left_out_is_empty() {
        let line = Line { sv: "a||c", en: "" };
        for lang in Lang::ALL {
            assert_eq!([0, 1, 2, 3].map(|place| line.part(*lang, place)), ["a", "", "c", ""]);
            assert_eq!(Line::default().part(*lang, 0), "");
        }
        let line = Line { sv: "a|b", en: "c" };
        assert_eq!([0, 1].map(|place| line.part(Lang::Sv, place)), ["a", "b"]);
        #[cfg(feature = "english")]
        assert_eq!([0, 1].map(|place| line.part(Lang::En, place)), ["c", ""]);
    }

    #[test]
    fn an_entry_that_is_missing_or_misplaced_is_seen() {
        assert!(in_order(&[0, 1, 2], 3));
        for (places, count) in [(&[0, 1][..], 3), (&[0, 2, 1], 3), (&[0, 0, 1], 2), (&[1, 2], 2)] {
            assert!(!in_order(places, count), "{places:?}");
        }
    }
}
