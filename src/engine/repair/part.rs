//! A part of an idea with the rules that are held against it, and of these the ones that share facts.

use crate::catalogue::Rule;
use crate::facts::derive::PARTICIPANT_PARTS;
use crate::facts::{Answers, Country, Facts, Field, Path, Place, Record, Scope, Value, sort};

use super::super::evaluate::{Ground, Missing, Seen};
use super::super::finding::{Outcome, outcome};
use super::book::{Book, Formal, Reads};
use super::candidates::Candidates;
use super::decision::Decision;
use super::{Edit, To};

/// Rules that are held against the frame, or against an activity
pub(super) struct Part<'b, 'c> {
    pub book: &'b Book<'c>,
    pub place: Place,
    formal: Vec<&'b Formal<'c>>,
}

impl<'b, 'c> Part<'b, 'c> {
    /// All rules of the frame, or of an activity
    pub fn whole(book: &'b Book<'c>, answers: &Answers, place: Place) -> Self {
        Self { book, place, formal: book.rules_at(answers, place) }
    }

    /// The rules that fail, each with those that share facts with it: no decision about one of these parts touches
    /// another
    pub fn apart(book: &'b Book<'c>, answers: &Answers, place: Place) -> Vec<Self> {
        let mut groups: Vec<(Reads, Vec<&'b Formal<'c>>)> = vec![];
        for formal in book.rules_at(answers, place) {
            let mut joined = (formal.reads, vec![formal]);
            groups.retain_mut(|(reads, group)| {
                let shares = reads.shares(joined.0);
                if shares {
                    joined.0 = joined.0.with(*reads);
                    joined.1.splice(0..0, group.drain(..));
                }
                !shares
            });
            groups.push(joined);
        }
        let facts = Facts::new(answers);
        let ground = book.ground(&facts);
        let mut missing = Missing::default();
        let mut fails = |formal: &&Formal<'_>| {
            missing.begin();
            outcome(&ground, formal.rule, place, &mut Seen::default(), &mut missing) == Outcome::Fail
        };
        groups.retain(|(_, formal)| formal.iter().any(&mut fails));
        groups.into_iter().map(|(_, formal)| Self { book, place, formal }).collect()
    }

    /// What the rules say
    pub fn outcomes(&self, answers: &Answers) -> impl Iterator<Item = (&'c Rule, Outcome)> {
        let facts = Facts::new(answers);
        let mut missing = Missing::default();
        self.formal.iter().map(move |formal| {
            let ground = self.book.ground(&facts);
            missing.begin();
            (formal.rule, outcome(&ground, formal.rule, self.place, &mut Seen::default(), &mut missing))
        })
    }

    pub fn failing(&self, answers: &Answers) -> Vec<&'c Rule> {
        let failing = self.outcomes(answers).filter(|(_, outcome)| *outcome == Outcome::Fail);
        failing.map(|(rule, _)| rule).collect()
    }

    pub fn unknown(&self, answers: &Answers) -> Vec<&'c Rule> {
        let unknown = self.outcomes(answers).filter(|(_, outcome)| *outcome == Outcome::Unknown);
        unknown.map(|(rule, _)| rule).collect()
    }

    pub fn candidates<'a, 'g>(&'a self, ground: &'a Ground<'g>) -> Candidates<'a, 'g> {
        Candidates { ground, formal: &self.formal, book: self.book, found: vec![] }
    }

    /// How many formal rules are unknown that were not
    pub fn newly_unknown(&self, before: &[&Rule], after: &Answers) -> u32 {
        let unknown = self.unknown(after).into_iter();
        let new = unknown.filter(|rule| !before.iter().any(|known| known.id == rule.id));
        u32::try_from(new.count()).unwrap_or(u32::MAX)
    }

    /// The decisions as a person sees them: what is no more than an example is left to choose
    pub fn edits(&self, answers: &Answers, decisions: &[Decision]) -> Vec<Edit> {
        let mut before = answers.clone();
        let mut edits = vec![];
        for decision in decisions {
            let Some(after) = decision.apply(&before) else { continue };
            edits.push(self.edit(&before, &after, decision));
            before = after;
        }
        edits
    }

    pub fn edit(&self, before: &Answers, after: &Answers, decision: &Decision) -> Edit {
        let facts = Facts::new(before);
        let ground = self.book.ground(&facts);
        let path = decision.path();
        let from = before.get(path).cloned();
        let follows = follows(before, after, decision);
        let like = |place, field, index| self.candidates(&ground).like(place, field, index);
        let (to, choose) = match decision {
            Decision::Leave(_) => (To::Gone, vec![]),
            Decision::Join(party) | Decision::Replace(_, party) => {
                let country: Option<Country> = party.one(Field::PartyCountry);
                let chosen = country.filter(|country| *country != Country::SWEDEN);
                let same = before.get(Path { field: Some(Field::PartyCountry), ..path })
                    == party.get(Field::PartyCountry);
                let country = chosen.filter(|_| !same).map(|_| Field::PartyCountry);
                // In the same country it is the kind of organisation that has to be another.
                let known = |record: Option<&Record>| {
                    record.is_some_and(|record| record.get(Field::PartyOrgType).is_some())
                };
                let kind = same && known(before.record(path.place)) && !known(Some(party));
                let fields = country.or(kind.then_some(Field::PartyOrgType));
                let choose = fields.map(|field| Path { field: Some(field), ..path });
                (To::Party(party.clone()), choose.into_iter().collect())
            }
            Decision::Set(_, value) => {
                let to = match (value, path.field) {
                    (Value::One(index), Some(field)) => {
                        let like = like(path.place, field, *index);
                        if like.len() > 1 { To::OneOf(like) } else { To::Value(value.clone()) }
                    }
                    (Value::Many(chosen), Some(field)) => {
                        let known = facts.many(path.place, field).map_or(&[][..], |(known, _)| known);
                        let mut new = chosen.iter().filter(|index| !known.contains(index));
                        match (new.next(), new.next()) {
                            (Some(new), None) if like(path.place, field, *new).len() == 1 => {
                                To::Value(value.clone())
                            }
                            (None, _) => To::Value(value.clone()),
                            _ => To::AsMany(value.clone()),
                        }
                    }
                    _ => To::Value(value.clone()),
                };
                let is_open = matches!(to, To::OneOf(_) | To::AsMany(_));
                (to, if is_open { vec![path] } else { vec![] })
            }
        };
        let mut edit = Edit { path, from, to, follows, choose };
        // What follows from other answers where nothing is chosen could fail again: then the example stands.
        if !edit.choose.is_empty()
            && let Decision::Set(_, value) = decision
            && Facts::new(&edit.apply(before))
                .choice(path.place, path.field.unwrap_or(Field::OrgType))
                .is_some()
        {
            edit.to = To::Value(value.clone());
        }
        edit
    }
}

/// The fact that stands for all that are decided together with this one
pub(super) fn stands_for(field: Field) -> Field {
    match field {
        field if PARTICIPANT_PARTS.contains(&field) => Field::ParticipantsTotal,
        Field::ExchangeType | Field::ParticipantsOwn => Field::ParticipantsTotal,
        Field::HostCountry | Field::ReceivingOrgType | Field::ReceivingOrgInPartnership => {
            Field::ReceivingOrgCountry
        }
        Field::SendingOrgType | Field::SendingOrgInPartnership => Field::SendingOrgCountry,
        field if field.info().scopes.only(Scope::Party) => Field::PartiesMore,
        field => field,
    }
}

/// What changed beside what was decided
fn follows(before: &Answers, after: &Answers, decision: &Decision) -> Vec<(Path, Option<Value>)> {
    let mut follows = vec![];
    let activities = before.activities.as_ref().map_or(0, Vec::len);
    for place in core::iter::once(Place::Idea).chain(Place::activities(activities)) {
        let (Some(was), Some(is)) = (before.record(place), after.record(place)) else { continue };
        if was == is {
            continue;
        }
        let gone = was.iter().filter(|(field, _)| is.get(*field).is_none()).map(|(field, _)| (field, None));
        let new = is.iter().filter(|(field, value)| was.get(*field) != Some(value));
        let changed = gone.chain(new.map(|(field, value)| (field, Some(value.clone()))));
        let beside = changed.map(|(field, value)| (Path::at(place, field), value));
        follows.extend(beside.filter(|(path, _)| *path != decision.path()));
    }
    sort(&mut follows, |one, other| one.0 < other.0);
    if decision.is_about_parties() {
        return follows;
    }
    let count = |answers: &Answers| answers.parties.as_ref().map_or(0, Vec::len);
    if count(after) > count(before)
        && let Some(party) = after.parties.as_ref().and_then(|parties| parties.last())
    {
        let country = Path::at(Place::NewParty, Field::PartyCountry);
        follows.push((country, party.get(Field::PartyCountry).cloned()));
    }
    follows
}
