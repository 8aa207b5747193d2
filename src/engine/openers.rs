//! Decisions that open several programmes at once.

use crate::catalogue::Catalogue;
use crate::facts::{Answers, sort};

use super::repair::Edit;
use super::verdict::Verdict;
use super::{Assessment, assess};

/// One decision, and what it does across the programmes that can be applied for
#[derive(Clone, Debug, PartialEq)]
pub struct Opener<'c> {
    /// What is decided; where something is to be chosen, this is said of the example
    pub edit: Edit,
    /// The programmes that no longer fail
    pub opens: Vec<&'c str>,
    /// The programmes that fail then and did not before
    pub closes: Vec<&'c str>,
}

/// How many are named
const MOST: usize = 3;

/// The decisions that open most and close least, best first, from the repairs that the assessment has found
pub fn openers<'c>(catalogue: &'c Catalogue, answers: &Answers, before: &Assessment<'c>) -> Vec<Opener<'c>> {
    let mut edits: Vec<&Edit> = vec![];
    for entry in before.programmes.iter().filter(|entry| entry.call.status.can_be_applied_for()) {
        for repair in &entry.repairs {
            if let [edit] = &repair.edits[..]
                && !edits.contains(&edit)
            {
                edits.push(edit);
            }
        }
    }
    let mut found: Vec<Opener<'c>> =
        edits.into_iter().map(|edit| opener(catalogue, answers, before, edit)).collect();
    // What shuts as many doors as it opens is no advice.
    found.retain(|opener| opener.opens.len() > opener.closes.len());
    let order = |opener: &Opener<'_>| (opener.closes.len(), usize::MAX - opener.opens.len());
    sort(&mut found, |one, other| order(one) < order(other));
    let mut best: Vec<Opener<'c>> = vec![];
    for opener in found {
        // What opens no more than a better one does is not named beside it.
        let adds = |known: &Opener<'_>| opener.opens.iter().any(|id| !known.opens.contains(id));
        if best.len() < MOST && best.iter().all(adds) {
            best.push(opener);
        }
    }
    best
}

fn opener<'c>(
    catalogue: &'c Catalogue,
    answers: &Answers,
    before: &Assessment<'c>,
    edit: &Edit,
) -> Opener<'c> {
    let after = assess(catalogue, &edit.apply_example(answers), before.today);
    let (mut opens, mut closes) = (vec![], vec![]);
    for entry in before.programmes.iter().filter(|entry| entry.call.status.can_be_applied_for()) {
        let id = &*entry.programme.id;
        let then = after.programmes.iter().find(|then| *then.programme.id == *id);
        let stands = |verdict| matches!(verdict, Verdict::Fits | Verdict::Open);
        match (stands(entry.verdict), then.is_some_and(|then| stands(then.verdict))) {
            (false, true) => opens.push(id),
            (true, false) => closes.push(id),
            _ => {}
        }
    }
    Opener { edit: edit.clone(), opens, closes }
}
