//! The whole way from answers as JSON to their assessment as JSON, for everything but the page.

use crate::catalogue::Catalogue;
use crate::engine::assess;
use crate::facts::Date;

use super::read::{AnswersFault, read_answers};
use super::tree::Tree;
use super::write::assessment_tree;

/// What the rules of a catalogue say of answers, with what mends the idea and what stands beside it. The clock is asked
/// where the answers give no day.
///
/// # Errors
/// Where the answers are refused, or the clock knows no day that rules could be held against.
pub fn reply(
    catalogue: &Catalogue,
    answers: &Tree,
    clock: impl FnOnce() -> Option<Date>,
) -> Result<Tree, AnswersFault> {
    let request = read_answers(answers)?;
    let no_day = || AnswersFault {
        path: "today".to_owned(),
        problem: "the clock is outside 1970 to 2199; give the day in the answers".to_owned(),
    };
    let today = request.today.or_else(clock).ok_or_else(no_day)?;
    let mut assessment = assess(catalogue, &request.answers, today);
    assessment.mend(catalogue, &request.answers);
    assessment.beside(catalogue, &request.answers);
    Ok(assessment_tree(&assessment, &request.answers))
}
