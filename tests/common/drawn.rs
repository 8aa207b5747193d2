//! Random answers near the limits of the rules, and catalogues of one programme each to hold them against.

#[path = "ideas.rs"]
mod ideas;
#[path = "random.rs"]
pub mod random;

use random::Random;
use utbyteskollen::catalogue::{Catalogue, Check};
use utbyteskollen::facts::contradiction::contradiction;
use utbyteskollen::facts::field::FieldInfo;
use utbyteskollen::facts::{Answers, Field, Path, Place, Record, Scope, Value};

use super::common::{answers, catalogue};

/// Each programme in a catalogue of its own, with the rules that check something: two assessments of one programme
/// say as much here as two of all, in a tenth of the time
pub fn each_alone() -> Vec<Catalogue> {
    let whole = catalogue();
    let alone = |index: usize| {
        let mut catalogue = whole.clone();
        catalogue.programmes = vec![whole.programmes[index].clone()];
        let checks = |place: &u16| whole.rule(*place).is_some_and(|rule| rule.check != Check::Nothing);
        catalogue.programmes[0].rules.retain(checks);
        catalogue
    };
    (0..whole.programmes.len()).map(alone).collect()
}

pub fn fitting() -> Vec<Answers> {
    ideas::FITTING.iter().map(|(_, idea)| answers(idea, "")).collect()
}

/// Answers that do not contradict themselves: mostly an idea that fits some programme, of which a part is forgotten and
/// a part is otherwise, so that they lie near the limits; sometimes anything at all
pub fn drawn(random: &mut Random, fitting: &[Answers]) -> Answers {
    loop {
        let mut answers = if random.one_in(6) {
            random.answers()
        } else {
            let mut answers = fitting[random.below(fitting.len())].clone();
            for _ in 0..random.below(12) {
                let (place, row) = place_and_fact(random, &answers);
                let forget = random.one_in(2);
                answers.set(Path::at(place, row.field), (!forget).then(|| random.value(row.unit)));
            }
            match random.below(8) {
                0 => answers.parties = None,
                1 => answers.activities = None,
                2 => answers.idea.set(Field::PartiesMore, Some(Value::YesNo(true))),
                3 => answers.idea.set(Field::ActivitiesMore, Some(Value::YesNo(true))),
                4 => answers.parties.iter_mut().for_each(|list| list.push(random.record(Scope::Party, 2))),
                _ => {}
            }
            answers
        };
        // What contradicts something else is taken away, so that what remains is as much as can be.
        for _ in 0..40 {
            match contradiction(&answers) {
                Some((_, other)) => answers.set(other, None),
                None => return answers,
            }
        }
    }
}

/// A fact of a random part of the answers
pub fn place_and_fact(random: &mut Random, answers: &Answers) -> (Place, &'static FieldInfo) {
    let list = |list: &Option<Vec<Record>>| list.as_ref().map_or(0, Vec::len);
    let (parties, activities) = (list(&answers.parties), list(&answers.activities));
    let place = match random.below(3) {
        0 if parties > 0 => Place::Party(u16::try_from(random.below(parties)).unwrap()),
        1 if activities > 0 => Place::Activity(u16::try_from(random.below(activities)).unwrap()),
        _ => Place::Idea,
    };
    let count = Random::rows(place.scope()).count();
    (place, Random::rows(place.scope()).nth(random.below(count)).unwrap())
}
