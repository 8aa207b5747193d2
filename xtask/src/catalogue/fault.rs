//! What is wrong with an authored catalogue, where, and what to write instead.

use std::cell::RefCell;
use std::fmt;

/// One thing to mend
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file, as it was found
    pub file: String,
    /// The line in it, from 1
    pub line: usize,
    /// What is wrong and what to do
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// Where faults are gathered, so that all of them are told at once
#[derive(Default)]
pub(crate) struct Log {
    faults: RefCell<Vec<Fault>>,
}

impl Log {
    /// Adds a fault
    pub(crate) fn add(&self, fault: Fault) {
        self.faults.borrow_mut().push(fault);
    }

    /// How many there are so far
    pub(crate) fn count(&self) -> usize {
        self.faults.borrow().len()
    }

    /// All of them by file and line, each once
    pub(crate) fn sorted(self) -> Vec<Fault> {
        let mut faults = self.faults.into_inner();
        faults.sort();
        faults.dedup();
        faults
    }
}

/// `, perhaps `…``: the known name that is most like a name that is not known
pub(crate) fn perhaps<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(name, known).map(|near| format!(", perhaps `{near}`")).unwrap_or_default()
}

/// The known name that is most like a name that is not known
fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.to_lowercase();
    known.into_iter().min_by_key(|known| {
        let known = known.to_lowercase();
        // A part of a name is nearer than its length says: `days` is meant for `physicalDaysTotal`.
        let part = name.len() > 2 && (known.contains(&name) || name.contains(&known));
        let distance = distance(&name, &known);
        (if part { distance.min(2) } else { distance }, distance)
    })
}

/// How many letters must be added, taken away or changed (Levenshtein)
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    for (place, letter) in one.chars().enumerate() {
        let mut left = place + 1;
        let mut next = vec![left];
        for (known, pair) in other.chars().zip(row.windows(2)) {
            if let [corner, above] = pair {
                left = (corner + usize::from(letter != known)).min(above + 1).min(left + 1);
                next.push(left);
            }
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_the_one_that_is_meant() {
        for (one, other, expected) in
            [("", "", 0), ("abc", "", 3), ("", "ab", 2), ("fakt", "fact", 1), ("ab", "ba", 2)]
        {
            assert_eq!(distance(one, other), expected, "{one} {other}");
        }
        let known = ["title", "fix", "note", "physicalDaysTotal", "partner", "partner_unconfirmed"];
        for (name, expected) in [
            ("titel", "title"),
            ("partners_unconfirmed", "partner_unconfirmed"),
            ("fixes", "fix"),
            ("days", "physicalDaysTotal"),
        ] {
            assert_eq!(nearest(name, known), Some(expected), "{name}");
        }
        assert_eq!(perhaps("x", []), "");
    }
}
