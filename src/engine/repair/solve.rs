//! The best decisions for the frame and for each activity, put together.

use crate::catalogue::Rule;
use crate::facts::{ActivityType, Answers, Choice, Field, Path, Place, Value};

use super::book::{Book, places};
use super::decision::Decision;
use super::part::Part;
use super::price::{LEAST, price};
use super::search::{Found, Order};
use super::{Edit, Repair};

/// Mends an idea for one programme, in one order after the other
pub(super) struct Solver<'b, 'c> {
    book: &'b Book<'c>,
    answers: &'b Answers,
    tries: Vec<Try<'b, 'c>>,
    /// For the frame and each activity the rules that are unknown before any decision
    unknown: Vec<(Place, Vec<&'c Rule>)>,
}

/// The frame, or an activity as what it is or as another type
struct Try<'b, 'c> {
    place: Place,
    /// That it becomes another type
    first: Option<Decision>,
    start: Answers,
    parts: Vec<Part<'b, 'c>>,
    /// What is cheapest for each part, once that was searched
    cheapest: Vec<Found>,
}

/// What mends the frame, or an activity
struct Solution {
    edits: Vec<Edit>,
    cost: u32,
}

impl<'b, 'c> Solver<'b, 'c> {
    pub fn new(book: &'b Book<'c>, answers: &'b Answers) -> Self {
        Self { book, answers, tries: vec![], unknown: vec![] }
    }

    /// The repair of the frame and of all activities, joined
    pub fn together(&mut self, order: Order) -> Option<Repair> {
        let mut next = self.answers.clone();
        let (mut edits, mut cost) = (vec![], 0_u32);
        for place in places(self.answers) {
            let solution = self.solve(place, order)?;
            cost = cost.saturating_add(solution.cost);
            for edit in solution.edits {
                edit.carry_out(&mut next);
                edits.push(edit);
            }
        }
        let verdict = self.book.verdict(&next)?;
        Some(Repair { edits, cost, verdict })
    }

    /// The best way to mend the frame or an activity: an activity as what it is, or as another type of activity
    fn solve(&mut self, place: Place, order: Order) -> Option<Solution> {
        let mut best = self.solve_as(place, None, order, None);
        let fails = || best.as_ref().is_none_or(|best| !best.edits.is_empty());
        if place == Place::Idea || !fails() {
            return best;
        }
        for kind in self.book.types() {
            if let Some(better) = self.solve_as(place, Some(kind), order, best.as_ref()) {
                best = Some(better);
            }
        }
        best
    }

    /// What mends the frame, or an activity as one type, if that is better than the best so far
    fn solve_as(
        &mut self,
        place: Place,
        kind: Option<ActivityType>,
        order: Order,
        best: Option<&Solution>,
    ) -> Option<Solution> {
        let first =
            kind.map(|kind| Decision::Set(Path::at(place, Field::ActivityType), Value::One(kind.index())));
        let known = self.tries.iter().position(|one| one.place == place && one.first == first);
        let one = match known {
            Some(known) => self.tries.get_mut(known)?,
            None => {
                let one = Try::of(self.book, self.answers, place, first)?;
                self.tries.push_mut(one)
            }
        };
        let is_better = |decisions: usize, cost: u32| match (best, order) {
            (None, _) => true,
            (Some(best), Order::FewestDecisions) => (decisions, cost) < (best.edits.len(), best.cost),
            (Some(best), _) => cost < best.cost,
        };
        let alone = price(self.answers, &one.first);
        let at_least = one.parts.len();
        let dearer = LEAST.saturating_mul(u32::try_from(at_least).unwrap_or(u32::MAX));
        if !is_better(at_least + one.first.as_slice().len(), alone.saturating_add(dearer)) {
            return None;
        }
        let decisions = one.decisions(order)?;
        if decisions.is_empty() {
            // Most programmes have nothing against most activities.
            return Some(Solution { edits: vec![], cost: 0 });
        }
        let unknown = match self.unknown.iter().position(|(known, _)| *known == place) {
            Some(known) => self.unknown.get(known)?,
            None => self.unknown.push_mut((place, unknown(self.book, self.answers, place))),
        };
        let (edits, cost) = told(self.book, self.answers, &one.start, place, (&decisions, &unknown.1));
        is_better(edits.len(), cost).then_some(Solution { edits, cost })
    }
}

impl<'b, 'c> Try<'b, 'c> {
    fn of(book: &'b Book<'c>, answers: &Answers, place: Place, first: Option<Decision>) -> Option<Self> {
        let start = match &first {
            Some(first) => first.apply(answers)?,
            None => answers.clone(),
        };
        let parts = Part::apart(book, &start, place);
        Some(Self { place, first, start, parts, cheapest: vec![] })
    }

    /// Mends the rules that share facts by themselves, and puts the decisions together
    fn decisions(&mut self, order: Order) -> Option<Vec<Decision>> {
        let mut decisions: Vec<Decision> = self.first.iter().cloned().collect();
        let mut after = self.start.clone();
        for (index, part) in self.parts.iter().enumerate() {
            let found = match self.cheapest.get(index) {
                Some(known) if known.is_first(order) => known.clone(),
                Some(known) if order == Order::FewestDecisions => {
                    let fewer = part.search(&self.start, order, known.decisions.len());
                    fewer.unwrap_or_else(|| known.clone())
                }
                _ => part.search(&self.start, order, usize::MAX)?,
            };
            for decision in &found.decisions {
                // Each part was searched by itself: what one of them decides could stand in the way of another.
                after = decision.apply(&after)?;
                decisions.push(decision.clone());
            }
            if order == Order::Cheapest && index == self.cheapest.len() {
                self.cheapest.push(found);
            }
        }
        Some(tidied(&self.start, decisions, &after))
    }
}

/// The decisions in the order in which a person can follow them: who leaves does so last, and from the end of the list, so
/// that every party still has its number. What is decided for a party that leaves is left out.
fn tidied(start: &Answers, decisions: Vec<Decision>, after: &Answers) -> Vec<Decision> {
    if !decisions.iter().any(|decision| matches!(decision, Decision::Leave(_))) {
        return decisions;
    }
    // For each place of the list as it stands the place that the party would have if nobody left.
    let mut places: Vec<u16> = (0..).take(start.parties.as_ref().map_or(0, Vec::len)).collect();
    let mut new = u16::try_from(places.len()).unwrap_or(u16::MAX);
    let (mut stay, mut leave): (Vec<(Option<u16>, Decision)>, Vec<u16>) = (vec![], vec![]);
    for decision in &decisions {
        let place = |index: u16| places.get(usize::from(index)).copied();
        match decision {
            Decision::Join(_) => {
                places.push(new);
                stay.push((Some(new), decision.clone()));
                new = new.saturating_add(1);
            }
            Decision::Leave(index) if usize::from(*index) < places.len() => {
                leave.push(places.remove(usize::from(*index)));
            }
            Decision::Replace(index, party) => {
                let place = place(*index);
                let moved = place.map(|place| Decision::Replace(place, party.clone()));
                stay.push((place, moved.unwrap_or_else(|| decision.clone())));
            }
            Decision::Set(Path { place: Place::Party(index), field }, value) => {
                let place = place(*index);
                let path = place.map(|place| Path { place: Place::Party(place), field: *field });
                let moved = path.map(|path| Decision::Set(path, value.clone()));
                stay.push((place, moved.unwrap_or_else(|| decision.clone())));
            }
            Decision::Set(..) | Decision::Leave(_) => stay.push((None, decision.clone())),
        }
    }
    stay.retain(|(place, _)| !place.is_some_and(|place| leave.contains(&place)));
    leave.sort_unstable();
    let stay = stay.into_iter().map(|(_, decision)| decision);
    let tidy: Vec<Decision> = stay.chain(leave.into_iter().rev().map(Decision::Leave)).collect();
    let applied = tidy.iter().try_fold(start.clone(), |answers, decision| decision.apply(&answers));
    if applied.as_ref() == Some(after) { tidy } else { decisions }
}

/// The decisions as a person sees them, and what they cost where these rules are unknown before them
pub(super) fn told(
    book: &Book<'_>,
    answers: &Answers,
    start: &Answers,
    place: Place,
    (decisions, unknown): (&[Decision], &[&Rule]),
) -> (Vec<Edit>, u32) {
    let whole = Part::whole(book, start, place);
    let edits = whole.edits(answers, decisions);
    let mut open = answers.clone();
    edits.iter().for_each(|edit| edit.carry_out(&mut open));
    (edits, price(answers, decisions).saturating_add(whole.newly_unknown(unknown, &open)))
}

/// The rules of the frame, or of an activity, that are unknown
pub(super) fn unknown<'c>(book: &Book<'c>, answers: &Answers, place: Place) -> Vec<&'c Rule> {
    Part::whole(book, answers, place).unknown(answers)
}
