//! What is asked next: the flow ends, asks nothing twice, asks little, and once it has ended no answer moves a verdict.
//!
//! `UTBYTESKOLLEN_CASES=10` goes through ten times as many random flows.
#![cfg(test)]

mod common;
#[path = "common/drawn.rs"]
mod drawn;

use std::collections::BTreeSet;
use std::path::Path as File;
use std::{env, fs};

use common::{answers, catalogue, today};
use drawn::random::{Random, cases};
use drawn::{each_alone, fitting, place_and_fact};
use utbyteskollen::catalogue::{Catalogue, Check, Kind};
use utbyteskollen::engine::assess;
use utbyteskollen::facts::contradiction::contradiction;
use utbyteskollen::facts::derive::follows_from;
use utbyteskollen::facts::field::{FIELDS, FieldInfo, MOST_MEMBERS};
use utbyteskollen::facts::{
    Answers, Choice, Class, Country, Facts, Field, Goal, Path, Place, Record, Scope, Value,
};
use utbyteskollen::wire::{Tree, read_answers, to_compact};

/// Random flows of an ordinary run
const CASES: usize = 10_000;
/// Answers that are tried after each flow has ended
const TRIED: usize = 8;
/// The longest flow: every fact of the idea and of some members
const MOST_STEPS: usize = 400;

const LISTS: [Field; 3] = [Field::PartiesMore, Field::ActivitiesMore, Field::GoalsMore];

#[test]
fn the_next_question_follows_from_the_answers_alone() {
    let catalogue = catalogue();
    // Each row is an edit of what was answered in the row before: more, less, otherwise, and back again.
    let rows = [
        ("", "org.type"),
        ("org.type=grundskola goals=GOAL-01", "parties[+]"),
        ("org.type=grundskola goals=GOAL-01 schools=SE partiesMore=1", "parties[+]"),
        ("org.type=grundskola goals=GOAL-01 schools=SE,IN", "project.months"),
        ("org.type=grundskola goals=GOAL-01 schools=SE,ES,IT", "project.months"),
        ("org.type=grundskola goals=GOAL-01 schools=SE,IN", "project.months"),
        ("org.type=privatperson", ""),
        ("", "org.type"),
    ];
    for (idea, expected) in rows {
        let answers = answers(idea, "");
        let questions = assess(&catalogue, &answers, today()).questions(&answers);
        assert_eq!(
            questions.first().map(|next| next.path.to_string()).unwrap_or_default(),
            expected,
            "{idea}"
        );
    }
}

#[test]
fn what_cannot_be_applied_for_is_asked_last_and_promises_after_the_shape() {
    let catalogue = catalogue();
    for idea in ["", "org.type=grundskola goals=GOAL-01", "org.type=gymnasieskola_hp schools=SE,IN"] {
        let answers = answers(idea, "");
        let asked = assess(&catalogue, &answers, today()).questions(&answers);
        let weight = |path: Path| path.field.is_some_and(|field| field.info().class == Class::Promise);
        let places =
            asked.iter().map(|asked| (asked.programmes == 0, weight(asked.path))).collect::<Vec<_>>();
        assert!(places.is_sorted(), "{idea}: {asked:?}");
    }
}

#[test]
fn once_nothing_is_asked_no_answer_moves_a_verdict() {
    let whole = catalogue();
    let (alone, fitting) = (each_alone(), fitting());
    let mut random = Random::new(11);
    let (mut steps, mut stuck) = (0, 0);
    let mut ended = BTreeSet::new();
    for case in 0..cases(CASES) {
        // A programme by itself asks what the others would have asked for it, and takes a tenth of the time.
        let catalogue = if case % 16 == 0 { &whole } else { &alone[case % alone.len()] };
        let mut answers = partial(&mut random, &fitting);
        let Some(taken) = flow(&mut random, catalogue, &mut answers, case) else {
            stuck += 1;
            continue;
        };
        steps += taken;
        let before = assess(catalogue, &answers, today());
        assert_eq!(before.questions(&answers), []);
        ended.extend(before.programmes.iter().map(|entry| (entry.verdict, entry.open_because)));
        for _ in 0..TRIED {
            let Some((after, what)) = filled(&mut random, &answers) else { continue };
            let other = assess(catalogue, &after, today());
            for one in &before.programmes {
                let id = &one.programme.id;
                let again = other.programmes.iter().find(|again| again.programme.id == *id).unwrap();
                assert_eq!(one.verdict, again.verdict, "{id}, case {case}: {what}\n{}", to_compact(&answers));
            }
        }
    }
    println!("{steps} questions in {} flows", cases(CASES));
    assert!(stuck <= cases(CASES) / 100, "{stuck} flows come to a question without an answer");
    assert!(ended.len() == 4, "every verdict is an end, and of the open ones only the sources': {ended:?}");
}

/// Answers what is asked until nothing is; gives how many answers it took, or nothing where a question allows no
/// answer: three things that cannot all be true are not seen before the last of them is said
fn flow(random: &mut Random, catalogue: &Catalogue, answers: &mut Answers, case: usize) -> Option<usize> {
    let mut asked = BTreeSet::new();
    for steps in 0..MOST_STEPS {
        let listed = assess(catalogue, answers, today()).questions(answers);
        let Some(question) = listed.first().map(|first| first.path) else { return Some(steps) };
        let say = || format!("case {case}: {question}\n{}", to_compact(answers));
        // A list is asked for one more as long as it grows.
        assert!(asked.insert((question, length(answers, question))), "asked twice, {}", say());
        assert!(can_be_answered(answers, question), "{}", say());
        *answers = answered(random, answers, question)?;
    }
    panic!("case {case} does not end: {}", to_compact(answers));
}

/// How many members the list has that a question is about
fn length(answers: &Answers, question: Path) -> Option<usize> {
    let list = |list: &Option<Vec<Record>>| list.as_ref().map(Vec::len);
    match (question.place, question.field) {
        (Place::NewParty, _) | (_, Some(Field::PartiesMore)) => list(&answers.parties),
        (Place::NewActivity, _) | (_, Some(Field::ActivitiesMore)) => list(&answers.activities),
        (_, Some(Field::GoalsMore)) => answers.idea.many(Field::Goals).map(<[u16]>::len),
        _ => None,
    }
}

fn can_be_answered(answers: &Answers, question: Path) -> bool {
    match (question.place, question.field) {
        (Place::NewParty | Place::NewActivity, field) => field.is_none(),
        (place, Some(field)) if LISTS.contains(&field) => {
            place == Place::Idea && answers.idea.yes(field) == Some(true)
        }
        (place, Some(_)) => answers.record(place).is_some() && answers.get(question).is_none(),
        (_, None) => false,
    }
}

/// The answers with a random allowed one to the question
fn answered(random: &mut Random, before: &Answers, question: Path) -> Option<Answers> {
    for _ in 0..200 {
        let mut after = before.clone();
        match (question.place, question.field) {
            (Place::NewParty, _) | (_, Some(Field::PartiesMore)) => {
                more(random, &mut after, Field::PartiesMore)
            }
            (Place::NewActivity, _) | (_, Some(Field::ActivitiesMore)) => {
                more(random, &mut after, Field::ActivitiesMore);
            }
            (_, Some(Field::GoalsMore)) => more(random, &mut after, Field::GoalsMore),
            (_, Some(field)) => after.set(question, Some(random.value(field.info().unit))),
            (_, None) => {}
        }
        if contradiction(&after).is_none() {
            return Some(after);
        }
    }
    None
}

/// One more member of a list, or the word that these are all
fn more(random: &mut Random, answers: &mut Answers, list: Field) {
    let done = random.one_in(2);
    let full = match list {
        Field::PartiesMore => add(random, &mut answers.parties, Scope::Party, done),
        Field::ActivitiesMore => add(random, &mut answers.activities, Scope::Activity, done),
        _ => {
            let mut goals = answers.idea.many(Field::Goals).unwrap_or_default().to_vec();
            let left: Vec<u16> =
                Goal::ALL.iter().map(|goal| goal.index()).filter(|goal| !goals.contains(goal)).collect();
            if !done && !left.is_empty() {
                goals.push(random.pick(&left));
                goals.sort_unstable();
                answers.idea.set(Field::Goals, Some(Value::Many(goals)));
            }
            left.is_empty()
        }
    };
    answers.idea.set(list, Some(Value::YesNo(!done && !full)));
}

fn add(random: &mut Random, list: &mut Option<Vec<Record>>, scope: Scope, done: bool) -> bool {
    let members = list.get_or_insert_with(|| if scope == Scope::Party { vec![own_unit()] } else { vec![] });
    if !done && members.len() < MOST_MEMBERS {
        members.push(random.record(scope, 3));
    }
    members.len() >= MOST_MEMBERS
}

fn own_unit() -> Record {
    let mut own = Record::default();
    own.set(Field::PartyCountry, Some(Value::One(Country::SWEDEN.index())));
    own
}

/// The answers with any one unknown filled in, asked for or not; `None` where what was drawn is no unknown or
/// contradicts what is known
fn filled(random: &mut Random, before: &Answers) -> Option<(Answers, String)> {
    let mut after = before.clone();
    let what = match random.below(12) {
        0 if before.parties.is_none() => {
            more(random, &mut after, Field::PartiesMore);
            "the parties".to_owned()
        }
        1 if before.activities.is_none() => {
            more(random, &mut after, Field::ActivitiesMore);
            "the activities".to_owned()
        }
        which @ 2..5 if before.idea.yes(LISTS[which - 2]) == Some(true) => {
            more(random, &mut after, LISTS[which - 2]);
            format!("more or the end of {}", Path::idea(LISTS[which - 2]))
        }
        _ => {
            let (place, row) = place_and_fact(random, before);
            let path = Path::at(place, row.field);
            let field = path.field?;
            let facts = Facts::new(before);
            // What a member would say otherwise than the whole idea is an edit, and so is another area than the one
            // that follows from the organisation; of a list that was closed nothing is unknown.
            let follows = field == Field::ResultArea && facts.is_known(path.place, field);
            if facts.given(path.place, field).is_some() || follows || LISTS.contains(&field) {
                return None;
            }
            let value = random.value(field.info().unit);
            after.set(path, Some(value.clone()));
            format!("{path} = {value:?}")
        }
    };
    contradiction(&after).is_none().then_some((after, what))
}

/// Partial answers that do not contradict themselves: nothing, anything, or a part of an idea that fits a programme
fn partial(random: &mut Random, fitting: &[Answers]) -> Answers {
    let mut drawn = match random.below(6) {
        0 => Answers::default(),
        1 => drawn::drawn(random, fitting),
        _ => {
            let mut part = fitting[random.below(fitting.len())].clone();
            let keep = random.below(4);
            let mut forget = |record: &mut Record| {
                let known: Vec<Field> = record.iter().map(|(field, _)| field).collect();
                for field in known {
                    if random.below(4) >= keep {
                        record.set(field, None);
                    }
                }
            };
            forget(&mut part.idea);
            part.parties.iter_mut().flatten().for_each(&mut forget);
            part.activities.iter_mut().flatten().for_each(&mut forget);
            part
        }
    };
    match random.below(5) {
        0 => drawn.parties = None,
        1 => drawn.activities = None,
        2 => LISTS.iter().for_each(|list| drawn.idea.set(*list, Some(Value::YesNo(true)))),
        _ => {}
    }
    while let Some((one, other)) = contradiction(&drawn) {
        let gone = if drawn.get(other).is_some() { other } else { one };
        drawn.set(gone, None);
    }
    drawn
}

/// The answers that it takes over the realistic files: the next question against the fixed order of the form.
///
/// All flows begin with what sort of organisation it is and what it wants to develop, and end when no answer can move a
/// verdict any more. They read the answers from the whole file. What it does not say is "do not know yet": that too is
/// an answer that a person gives, and it is not asked for again. A list grows by one member with each answer, and one
/// more answer says that these are all.
///
/// The third flow asks only what can still move a verdict, as the first does, but in the order of the form: it tells what
/// the order alone is worth, and what it is worth that nothing needless is asked.
#[test]
fn it_takes_a_third_fewer_answers_than_the_form() {
    let catalogue = catalogue();
    let read = facts_read(&catalogue);
    let mut taken: [Vec<usize>; 3] = Default::default();
    for (id, whole) in files() {
        let count = |choose: &dyn Fn(&Told) -> Option<Path>| {
            let mut told = Told::begin(&whole);
            let mut count = 0;
            while !told.waiting(&catalogue).is_empty() {
                let unasked = || panic!("{id}: the form does not ask {:?}", told.waiting(&catalogue));
                told.answer(choose(&told).unwrap_or_else(unasked));
                count += 1;
                assert!(count < MOST_STEPS, "{id} does not end");
            }
            count
        };
        let counts = [
            count(&|told| told.waiting(&catalogue).first().copied()),
            count(&|told| told.next_of_form(&read)),
            count(&|told| told.waiting(&catalogue).into_iter().min()),
        ];
        println!(
            "{id}: {} answers; the form {}, without what is needless {}",
            counts[0], counts[1], counts[2]
        );
        taken.iter_mut().zip(counts).for_each(|(taken, count)| taken.push(count));
    }
    let sums = taken.each_ref().map(|taken| taken.iter().sum::<usize>());
    let [next, form, needed] = taken.map(median);
    println!("median: {next} answers; the form {form}, without what is needless {needed}; in all {sums:?}");
    assert!(next * 3 <= form * 2, "{next} answers are not a third fewer than {form}");
    assert!(sums[0] <= sums[2], "the order of the form is better: {sums:?}");
}

fn median(mut numbers: Vec<usize>) -> usize {
    numbers.sort_unstable();
    (numbers[(numbers.len() - 1) / 2] + numbers[numbers.len() / 2]) / 2
}

/// The realistic ideas, by name
fn files() -> Vec<(String, Answers)> {
    let directory = File::new(env!("CARGO_MANIFEST_DIR")).join("tests/answers");
    let mut files = vec![];
    for file in fs::read_dir(directory).unwrap() {
        let file = file.unwrap().path();
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        if !name.ends_with(".expected.json") {
            let tree: Tree = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
            files.push((name, read_answers(&tree).unwrap().answers));
        }
    }
    files.sort_by(|one, other| one.0.cmp(&other.0));
    files
}

/// What has been told so far of an idea that is known as a whole
struct Told<'a> {
    whole: &'a Answers,
    known: Answers,
    /// Asked, and not known
    silent: BTreeSet<Path>,
}

impl<'a> Told<'a> {
    /// The answers of the first two steps, and what the page knows from the start: the own unit, and open lists
    fn begin(whole: &'a Answers) -> Self {
        let mut known = Answers { parties: Some(vec![own_unit()]), ..Answers::default() };
        for list in LISTS {
            known.idea.set(list, Some(Value::YesNo(true)));
        }
        for field in [Field::OrgType, Field::Goals] {
            known.idea.set(field, whole.idea.get(field).cloned());
        }
        Self { whole, known, silent: BTreeSet::new() }
    }

    fn waiting(&self, catalogue: &Catalogue) -> Vec<Path> {
        let waiting = assess(catalogue, &self.known, today()).questions(&self.known);
        waiting.iter().map(|waiting| waiting.path).filter(|path| !self.silent.contains(path)).collect()
    }

    fn answer(&mut self, question: Path) {
        match (question.place, question.field) {
            (Place::NewParty, _) | (_, Some(Field::PartiesMore)) => {
                let grows = grow(&mut self.known.parties, self.whole.parties.as_ref());
                self.settle(Field::PartiesMore, Path::new_member(Place::NewParty), grows);
            }
            (Place::NewActivity, _) | (_, Some(Field::ActivitiesMore)) => {
                let grows = grow(&mut self.known.activities, self.whole.activities.as_ref());
                self.settle(Field::ActivitiesMore, Path::new_member(Place::NewActivity), grows);
            }
            (_, Some(Field::GoalsMore)) => self.settle(Field::GoalsMore, question, false),
            _ => match self.whole.get(question) {
                Some(value) => self.known.set(question, Some(value.clone())),
                None => drop(self.silent.insert(question)),
            },
        }
    }

    /// A list that does not grow is at its end, unless the file says that more may come: then nobody knows
    fn settle(&mut self, list: Field, new: Path, grows: bool) {
        let open = self.whole.idea.yes(list) == Some(true);
        if !grows && open {
            self.silent.extend([new, Path::idea(list)]);
        }
        self.known.idea.set(list, Some(Value::YesNo(grows || open)));
    }

    /// The first question of the form that is neither answered nor known from other answers: the facts that some rule
    /// that decides reads, in their order, each list where its end stands, and of each member what is read of it
    fn next_of_form(&self, read: &BTreeSet<Field>) -> Option<Path> {
        let facts = Facts::new(&self.known);
        let mut form = vec![];
        let mut section = |scope: Scope, place: Place, among: &[FieldInfo]| {
            let rows = among.iter().filter(|row| read.contains(&row.field) && stands_at(row.field) == scope);
            form.extend(rows.map(|row| Path::at(place, row.field)));
        };
        let count = |list: &Option<Vec<Record>>| u16::try_from(list.as_ref().map_or(0, Vec::len)).unwrap();
        for row in FIELDS {
            section(Scope::Idea, Place::Idea, &[*row]);
            match row.field {
                Field::PartiesMore => {
                    (0..count(&self.known.parties))
                        .for_each(|index| section(Scope::Party, Place::Party(index), FIELDS));
                }
                Field::ActivitiesMore => {
                    (0..count(&self.known.activities))
                        .for_each(|index| section(Scope::Activity, Place::Activity(index), FIELDS));
                }
                _ => {}
            }
        }
        form.into_iter().find(|path| {
            let field = path.field.unwrap();
            let is_list = LISTS.contains(&field);
            let answered = facts.is_answered(path.place, field) || facts.is_known(path.place, field);
            let open = if is_list { facts.yes(Place::Idea, field) == Some(true) } else { !answered };
            open && !self.silent.contains(path)
        })
    }
}

/// Adds a member of which nothing is known yet, if the whole list has one more
fn grow(known: &mut Option<Vec<Record>>, whole: Option<&Vec<Record>>) -> bool {
    let known = known.get_or_insert_default();
    let grows = known.len() < whole.map_or(0, Vec::len);
    if grows {
        known.push(Record::default());
    }
    grows
}

/// Where the form asks for a fact: what a party shares with the others once, what activities have in common at each
fn stands_at(field: Field) -> Scope {
    let scopes = field.info().scopes;
    let scopes_of = |scope| scopes.contains(scope);
    if scopes_of(Scope::Activity) {
        Scope::Activity
    } else if scopes_of(Scope::Idea) {
        Scope::Idea
    } else {
        Scope::Party
    }
}

/// The facts that some formal rule reads
fn facts_read(catalogue: &Catalogue) -> BTreeSet<Field> {
    let mut read: BTreeSet<Field> = LISTS.into();
    for programme in &catalogue.programmes {
        for (_, rule) in catalogue.rules_of(programme, programme.editions.len().saturating_sub(1)) {
            if rule.kind != Kind::Formal {
                continue;
            }
            if !rule.activities.is_empty() {
                read.insert(Field::ActivityType);
            }
            for check in [&rule.when, &rule.check] {
                check.walk(&mut |check| {
                    read.extend(check.fields());
                    if let Check::Every { of, .. } | Check::Some { of, .. } = check {
                        read.extend(of.fields(false));
                    }
                    if let Check::Count { of, region, .. } | Check::Countries { of, region, .. } = check {
                        read.extend(of.fields(region.is_some() || matches!(check, Check::Countries { .. })));
                    }
                });
            }
        }
    }
    let first: Vec<Field> = read.iter().filter_map(|field| follows_from(*field)).collect();
    read.extend(first);
    read
}
