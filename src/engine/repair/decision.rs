//! Real-life decisions that change an idea, and what follows from each.

use crate::facts::contradiction::contradiction;
use crate::facts::derive::PARTICIPANT_PARTS;
use crate::facts::{Answers, Choice, Country, ExchangeType, Facts, Field, Path, Place, Record, Value};

/// One real-life decision
#[derive(Clone, Debug, PartialEq)]
pub enum Decision {
    /// A fact becomes this
    Set(Path, Value),
    /// A party joins
    Join(Record),
    /// Another party comes in the place of this one
    Replace(u16, Record),
    /// This party leaves
    Leave(u16),
}

impl Decision {
    /// What is decided: a fact, a member, or a new one
    pub fn path(&self) -> Path {
        match self {
            Self::Set(path, _) => *path,
            Self::Join(_) => Path::new_member(Place::NewParty),
            Self::Replace(index, _) | Self::Leave(index) => Path::new_member(Place::Party(*index)),
        }
    }

    /// Whether it changes who takes part
    pub fn is_about_parties(&self) -> bool {
        self.path().place.scope() == Place::NewParty.scope()
    }

    /// The answers after it, with what follows. Nothing where it changes nothing, cannot be together with the other
    /// answers, or would take away the last party beside the own unit or the last participant.
    pub fn apply(&self, answers: &Answers) -> Option<Answers> {
        let mut next = answers.clone();
        match self {
            Self::Set(path, value) => {
                if answers.get(*path) == Some(value) {
                    return None;
                }
                next.record(path.place)?;
                next.set(*path, Some(value.clone()));
                follow(answers, &mut next, *path);
            }
            Self::Join(party) => next.parties.get_or_insert_default().push(party.clone()),
            Self::Replace(index, party) => {
                *next.record_mut(other_party(answers, *index)?)? = party.clone();
                part_with(&mut next);
            }
            Self::Leave(index) => {
                other_party(answers, *index)?;
                let parties = next.parties.as_mut()?;
                if parties.len() < 3 {
                    return None;
                }
                parties.remove(usize::from(*index));
                part_with(&mut next);
            }
        }
        let nobody = |answers: &Answers| {
            Facts::new(answers).number(Place::Idea, Field::ParticipantsTotal).high == Some(0)
        };
        let gone = next.idea != answers.idea && nobody(&next) && !nobody(answers);
        (!gone && contradiction(&next).is_none()).then_some(next)
    }
}

/// The place of a party that is not the applicant's own unit
fn other_party(answers: &Answers, index: u16) -> Option<Place> {
    let place = Place::Party(index);
    answers.record(place)?;
    (!Facts::new(answers).is_own_unit(place)).then_some(place)
}

/// Changes what cannot stay as it was once this fact is another
fn follow(before: &Answers, next: &mut Answers, path: Path) {
    let Some(field) = path.field else { return };
    let at = |field| Path::at(path.place, field);
    match field {
        part if PARTICIPANT_PARTS.contains(&part) => {
            // What was not said may follow: where only pupils travel, no teacher does.
            let was = Facts::new(before).number(Place::Idea, part).known();
            let total = before.idea.number(Field::ParticipantsTotal);
            if let (Some(total), Some(was), Some(is)) = (total, was, next.idea.number(part)) {
                let total = total.saturating_add(is).saturating_sub(was);
                next.idea.set(Field::ParticipantsTotal, Some(Value::Number(total)));
            }
            follow_exchange(next, part);
        }
        Field::PhysicalDaysTotal => {
            next.set(at(Field::Periods), None);
            next.set(at(Field::PhysicalDays), None);
        }
        Field::ReceivingOrgCountry if next.get(at(Field::HostCountry)).is_some() => {
            let country = next.get(path).cloned();
            next.set(at(Field::HostCountry), country);
        }
        // Where others are chosen, the youngest is still no older than the oldest. What was not said is no choice of others.
        Field::AgeFrom | Field::AgeTo if before.get(path).is_some() => {
            let ages = next.idea.number(Field::AgeFrom).zip(next.idea.number(Field::AgeTo));
            if ages.is_some_and(|(youngest, oldest)| youngest > oldest) {
                let age = next.get(path).cloned();
                next.set(at(other_age(field)), age);
            }
        }
        Field::ReceivingOrgInPartnership => invite(next, path.place, field, Field::ReceivingOrgCountry),
        Field::SendingOrgInPartnership => invite(next, path.place, field, Field::SendingOrgCountry),
        _ => {}
    }
}

/// The oldest's age for the youngest's, and the other way round
pub(super) fn other_age(field: Field) -> Field {
    if field == Field::AgeFrom { Field::AgeTo } else { Field::AgeFrom }
}

/// The kind of exchange once there are some, or none, of this part
fn follow_exchange(next: &mut Answers, part: Field) {
    let Some(exchange) = next.idea.one::<ExchangeType>(Field::ExchangeType) else { return };
    let some = next.idea.number(part).is_some_and(|number| number > 0);
    let (mut teachers, mut pupils) =
        (exchange != ExchangeType::PupilsOnly, exchange != ExchangeType::TeachersOnly);
    match part {
        Field::ParticipantsTeachers => teachers = some,
        Field::ParticipantsPupils => pupils = some,
        _ => {}
    }
    let exchange = match (teachers, pupils) {
        (true, true) => ExchangeType::TeachersAndPupils,
        (true, false) => ExchangeType::TeachersOnly,
        (false, true) => ExchangeType::PupilsOnly,
        (false, false) => return,
    };
    next.idea.set(Field::ExchangeType, Some(Value::One(exchange.index())));
}

/// Who is to be in the partnership becomes a party, where none of the parties is it
fn invite(next: &mut Answers, place: Place, inside: Field, country: Field) {
    if contradiction(next) != Some((Path::at(place, inside), Path::at(place, country))) {
        return;
    }
    let mut party = Record::default();
    party.set(Field::PartyCountry, next.get(Path::at(place, country)).cloned());
    if let Some(parties) = &mut next.parties {
        parties.push(party);
    }
}

/// Who was said to be in the partnership, and is no longer with the party that left, may be in it or not
fn part_with(next: &mut Answers) {
    while let Some((inside, _)) = contradiction(next) {
        let left =
            matches!(inside.field, Some(Field::ReceivingOrgInPartnership | Field::SendingOrgInPartnership));
        if !left || next.get(inside).is_none() {
            return;
        }
        next.set(inside, None);
    }
}

/// A party from this country, of which the rest is for the person to say
pub(super) fn party_from(country: Country) -> Record {
    let mut party = Record::default();
    party.set(Field::PartyCountry, Some(Value::One(country.index())));
    party
}
