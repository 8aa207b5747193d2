//! What to ask next: the questions whose answers can still move a verdict, and which of them first.
//!
//! A question counts for each programme that waits for it, and the more, the fewer questions that programme still waits
//! for, and the better it is ranked: so programmes are settled one after the other, and a question that many share comes
//! early. What can be applied for comes before what cannot, and the shape before promises.

use core::cmp::Reverse;

use crate::catalogue::{Check, Kind};
use crate::facts::{Answers, Class, Facts, Field, Path, Place, sort};

use super::evaluate::{Ground, Missing, Seen};
use super::finding::Outcome;
use super::truth::Truth;
use super::verdict::{Verdict, demands, fixed_facts, formal, is_promise, pulled};
use super::{Assessment, Entry};

/// A question that can still move a verdict
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The question
    pub path: Path,
    /// For how many programmes that can be applied for the answer matters
    pub programmes: usize,
    /// How much it counts
    points: usize,
    /// The place of the last programme that it was counted for
    counted_for: usize,
}

/// What the last programme gives the questions that it waits for, to be shared among them; the first gives twice as much
const POINTS: usize = 1_000;

/// The lists, each with the fact that says whether more members may come
const LISTS: [(Place, Field); 2] =
    [(Place::NewParty, Field::PartiesMore), (Place::NewActivity, Field::ActivitiesMore)];

impl Waiting {
    /// Smaller is asked sooner; what counts alike comes in the order of the form
    fn order(&self) -> impl Ord + use<> {
        // That a list is at its end is no promise.
        let is_promise = is_promise(self.path) && self.path.field != Some(Field::GoalsMore);
        (self.programmes == 0, is_promise, Reverse(self.points), self.path)
    }
}

impl Assessment<'_> {
    /// The questions whose answers can still move a verdict, first the one that settles most; none when nothing can. As
    /// far as is known: an answer can settle several, or bring new ones. The answers are those that were assessed.
    pub fn questions(&self, answers: &Answers) -> Vec<Waiting> {
        let mut waiting: Vec<Waiting> = vec![];
        let mut places = Places::new(answers);
        let own_unit = Facts::new(answers).own_unit();
        let fixed = fixed_facts(answers);
        let fixed = Facts::of_fixed(&fixed);
        let mut own = vec![];
        for (counted_for, entry) in self.programmes.iter().enumerate() {
            own.clear();
            for path in entry.waits_for(&fixed, own_unit) {
                let path = still_unanswered(path, answers);
                let Some(place) = places.of(path) else { continue };
                if *place == 0 {
                    waiting.push(Waiting { path, programmes: 0, points: 0, counted_for: usize::MAX });
                    *place = waiting.len();
                }
                let place = *place - 1;
                if let Some(known) = waiting.get_mut(place)
                    && known.counted_for != counted_for
                {
                    known.counted_for = counted_for;
                    own.push(place);
                }
            }
            let has_door = entry.reasons.can_be_applied_for;
            let better_than = self.programmes.len().saturating_sub(entry.rank);
            let points = POINTS * (self.programmes.len() + better_than);
            let points = points.checked_div(own.len()).unwrap_or_default();
            for place in &own {
                if let Some(known) = waiting.get_mut(*place) {
                    known.programmes += usize::from(has_door);
                    known.points += points;
                }
            }
        }
        // To be asked for another member, and whether these are all, is one question.
        for (another, all) in LISTS {
            let ask = |path: Path| waiting.iter().position(|waiting| waiting.path == path);
            if let (Some(another), Some(all)) = (ask(Path::new_member(another)), ask(Path::idea(all))) {
                let Waiting { programmes, points, .. } = waiting.swap_remove(all);
                let another = if another == waiting.len() { all } else { another };
                if let Some(another) = waiting.get_mut(another) {
                    another.programmes = another.programmes.max(programmes);
                    another.points = another.points.max(points);
                }
            }
        }
        sort(&mut waiting, |one, other| one.order() < other.order());
        waiting
    }
}

impl Entry<'_> {
    /// The questions whose answers can still move the verdict, some of them several times
    fn waits_for(&self, fixed: &Facts<'_>, own_unit: Option<Place>) -> Vec<Path> {
        match self.verdict {
            Verdict::Open => {
                let of_rules =
                    formal(self.findings(), Outcome::Unknown).flat_map(|found| self.questions(found));
                of_rules.chain(&self.activities_asked).copied().collect()
            }
            Verdict::FitsIfChanged => {
                let ground = Ground { facts: fixed, role: self.role, year: self.call.year };
                could_rule_out(&ground, own_unit, self)
            }
            Verdict::Fits | Verdict::No => vec![],
        }
    }
}

/// A list of goals that is given, and to which more may come, is asked for its end
fn still_unanswered(path: Path, answers: &Answers) -> Path {
    if path == Path::idea(Field::Goals) && answers.get(path).is_some() {
        return Path::idea(Field::GoalsMore);
    }
    path
}

/// For each question a place to note something at: a table, since the questions of a rule are many and often the same
struct Places {
    noted: Vec<usize>,
    parties: usize,
}

impl Places {
    /// A row of the table: every fact, and the new members of both lists
    const ROW: usize = Field::COUNT + 2;

    fn new(answers: &Answers) -> Self {
        let parties = answers.parties.as_ref().map_or(0, Vec::len);
        let activities = answers.activities.as_ref().map_or(0, Vec::len);
        Self { noted: vec![0; (1 + parties + activities) * Self::ROW], parties }
    }

    fn of(&mut self, path: Path) -> Option<&mut usize> {
        let row = match path.place {
            Place::Idea | Place::NewParty | Place::NewActivity => 0,
            Place::Party(index) => 1 + usize::from(index),
            Place::Activity(index) => 1 + self.parties + usize::from(index),
        };
        let column = match (path.place, path.field) {
            (Place::NewActivity, _) => Field::COUNT + 1,
            (_, None) | (Place::NewParty, _) => Field::COUNT,
            (_, Some(field)) => field as usize,
        };
        self.noted.get_mut(row * Self::ROW + column)
    }
}

/// The unanswered questions about fixed facts that could still rule out a programme of which a rule fails already.
///
/// Such a programme is moved by little else: a rule that fails stays failed, and what makes a *no* are fixed facts alone.
/// But as long as it is not known which party is the own unit, a rule may be open that fails on them: then all it waits
/// for counts.
fn could_rule_out(fixed: &Ground<'_>, own_unit: Option<Place>, entry: &Entry<'_>) -> Vec<Path> {
    let findings = entry.findings();
    let mut asked: Vec<Path> = vec![];
    let in_frame =
        findings.iter().filter(|found| found.activity.is_none() && found.rule.kind == Kind::Formal);
    for found in in_frame.filter(|found| matches!(found.outcome, Outcome::Fail | Outcome::Unknown)) {
        let before = asked.len();
        let could = could_be(fixed, &found.rule.when, Truth::True, &mut asked)
            && could_be(fixed, &found.rule.check, Truth::False, &mut asked);
        if !could {
            asked.truncate(before);
            continue;
        }
        // Among the fixed facts the own unit stands alone.
        for path in asked.iter_mut().skip(before).filter(|path| path.place == Place::Party(0)) {
            path.place = own_unit.unwrap_or(path.place);
        }
        if asked.len() == before {
            asked.extend(entry.questions(found));
        }
    }
    // Rules that pull on one decision can rule out together, each with what it asks of fixed facts.
    for (decision, _) in pulled(findings) {
        for found in findings.iter().filter(|found| demands(found.rule, decision)) {
            found.rule.check.walk(&mut |check| {
                let fixed_fact = check.field().filter(|field| field.info().class == Class::Fixed);
                asked.extend(
                    fixed_fact.filter(|field| !fixed.facts.is_known(Place::Idea, *field)).map(Path::idea),
                );
            });
        }
    }
    asked
}

/// Whether a check that is held against fixed facts alone is so, or could become so by the answers to questions about
/// such facts, which are then added
fn could_be(fixed: &Ground<'_>, check: &Check, to: Truth, asked: &mut Vec<Path>) -> bool {
    let before = asked.len();
    let mut of_part = |part: &Check| could_be(fixed, part, to, asked);
    let could = match (check, to) {
        (Check::All(parts), Truth::False) | (Check::Any(parts), Truth::True) => {
            // Each part could do it alone.
            parts.iter().filter(|part| of_part(part)).count() > 0
        }
        (Check::All(parts) | Check::Any(parts), _) => parts.iter().all(of_part),
        _ => {
            let mut missing = Missing::default();
            let truth = fixed.evaluate(check, Place::Idea, &mut Seen::default(), &mut missing);
            let is_fixed = |path: &Path| {
                let class = path.field.map(|field| field.info().class);
                class == Some(Class::Fixed) || class == Some(Class::Nature) && path.place == Place::Party(0)
            };
            // What kind of party the own unit is follows from the type of organisation.
            let org = Path::idea(Field::OrgType);
            let of_own = |path: Path| if path.place == Place::NewParty { org } else { path };
            let questions = missing.questions.into_iter().map(of_own).filter(is_fixed);
            asked.extend(questions.filter(|path| fixed.facts.answers().get(*path).is_none()));
            truth == to || (truth == Truth::Unknown && asked.len() > before)
        }
    };
    if !could {
        asked.truncate(before);
    }
    could
}
