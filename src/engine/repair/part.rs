//! A part of an idea with the rules that are held against it, and of these the ones that share facts.

use crate::catalogue::{Check, Rule};
use crate::facts::derive::PARTICIPANT_PARTS;
use crate::facts::field::FIELDS;
use crate::facts::{Answers, Country, Facts, Field, Path, Place, Scope, Value};

use super::super::evaluate::{Ground, Missing, Seen};
use super::super::finding::{Outcome, outcome};
use super::candidates::Candidates;
use super::decision::Decision;
use super::{Book, Edit, To};

/// Rules that are held against the frame, or against an activity
pub(super) struct Part<'b, 'c> {
    pub book: &'b Book<'c>,
    pub place: Place,
    formal: Vec<&'c Rule>,
    leaves: Vec<&'c Check>,
}

impl<'b, 'c> Part<'b, 'c> {
    fn of(book: &'b Book<'c>, place: Place, formal: Vec<&'c Rule>) -> Self {
        let mut leaves = vec![];
        for rule in &formal {
            for check in [&rule.when, &rule.check] {
                check.walk(&mut |leaf| leaves.push(leaf));
            }
        }
        Self { book, place, formal, leaves }
    }

    /// All rules of the frame, or of an activity
    pub fn whole(book: &'b Book<'c>, answers: &Answers, place: Place) -> Self {
        Self::of(book, place, book.rules_at(answers, place))
    }

    /// The rules that fail, each with those that share facts with it: no decision about one of these parts touches
    /// another
    pub fn apart(book: &'b Book<'c>, answers: &Answers, place: Place) -> Vec<Self> {
        let mut groups: Vec<(Vec<Field>, Vec<&'c Rule>)> = vec![];
        for rule in book.rules_at(answers, place) {
            let mut joined = (read(rule), vec![rule]);
            let mut others = vec![];
            for group in groups {
                if group.0.iter().any(|field| joined.0.contains(field)) {
                    joined.0.extend(group.0);
                    joined.1.splice(0..0, group.1);
                } else {
                    others.push(group);
                }
            }
            groups = others;
            groups.push(joined);
        }
        let facts = Facts::new(answers);
        let ground = book.ground(&facts);
        let fails = |rule: &&Rule| {
            outcome(&ground, rule, place, &mut Seen::default(), &mut Missing::default()) == Outcome::Fail
        };
        groups.retain(|(_, formal)| formal.iter().any(fails));
        groups.into_iter().map(|(_, formal)| Self::of(book, place, formal)).collect()
    }

    /// What the rules say
    pub fn outcomes(&self, answers: &Answers) -> impl Iterator<Item = (&'c Rule, Outcome)> {
        let facts = Facts::new(answers);
        self.formal.iter().map(move |rule| {
            let ground = self.book.ground(&facts);
            (*rule, outcome(&ground, rule, self.place, &mut Seen::default(), &mut Missing::default()))
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
        Candidates { ground, leaves: &self.leaves, countries: &self.book.countries, found: vec![] }
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
                let choose =
                    chosen.filter(|_| !same).map(|_| Path { field: Some(Field::PartyCountry), ..path });
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

/// What a rule reads, as far as a decision about one of these can touch another
fn read(rule: &Rule) -> Vec<Field> {
    let mut fields = vec![];
    for check in [&rule.when, &rule.check] {
        check.walk(&mut |leaf| {
            let over_parties = matches!(
                leaf,
                Check::Count { .. } | Check::Countries { .. } | Check::Every { .. } | Check::Some { .. }
            );
            if over_parties {
                fields.push(Field::PartiesMore);
            }
            fields.extend(leaf.fields().into_iter().map(stands_for));
        });
    }
    // The type of an activity is decided before everything else.
    fields.retain(|field| *field != Field::ActivityType);
    fields
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
        if before.record(place) == after.record(place) {
            continue;
        }
        for row in FIELDS {
            let at = Path::at(place, row.field);
            if at != decision.path() && before.get(at) != after.get(at) {
                follows.push((at, after.get(at).cloned()));
            }
        }
    }
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
