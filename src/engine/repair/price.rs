//! What a decision costs: how much it changes in real life. Only the order of the prices matters, not their size.

use crate::facts::{
    ActivityType, Answers, Choice, Class, Country, Field, Measure, Path, Place, Record, Unit, Value,
};

use super::decision::Decision;

/// To keep a promise is work on the content, which the shape of the project does not feel
const PROMISE: u32 = 8;
/// A number, a length or a pattern is decided at the own desk
const PLAN: u32 = 10;
/// A party that sends and receives nobody is still there
const WITHOUT_PARTICIPANTS: u32 = 12;
/// Other travellers have to be found and told
const TRAVELS: u32 = 15;
/// A party that leaves has counted on the project
const LEAVES: u32 = 20;
/// A new party has to be found and won
const JOINS: u32 = 30;
/// A party in another's place has to be found, and the other let go
const REPLACED: u32 = 40;
/// A party abroad for one at home, or the other way round, makes it another exchange
const ELSEWHERE: u32 = 15;
/// Another kind of activity is mostly another project: dearer than another host and other travellers together
const ACTIVITY_TYPE: u32 = 80;
/// Pupils for staff, or the other way round, is another project in any case: dearer than nearly anything that keeps them
const OTHER_PEOPLE: u32 = 300;
/// What the project is for should follow from what is needed, and not from the rules
const GOALS: u32 = 100;

/// No decision costs less
pub(super) const LEAST: u32 = PROMISE;

/// The most that the steps of a number cost: a number that is far off is still cheaper than other travellers
const MOST_STEPS: u32 = 4;

/// What the decisions cost together, against the answers before them
pub fn price<'d>(before: &Answers, decisions: impl IntoIterator<Item = &'d Decision>) -> u32 {
    let mut sum: u32 = 0;
    let mut organisations: Vec<(Place, bool)> = vec![];
    for decision in decisions {
        sum = sum.saturating_add(match decision {
            Decision::Join(_) => JOINS,
            Decision::Leave(_) => LEAVES,
            Decision::Replace(index, party) => {
                let swedish = |party: &Record| party.one(Field::PartyCountry) == Some(Country::SWEDEN);
                let was = before.record(Place::Party(*index)).is_some_and(swedish);
                if was == swedish(party) { REPLACED } else { REPLACED + ELSEWHERE }
            }
            Decision::Set(path, value) => {
                // Another host is one decision, whatever changes with it.
                let organisation = organisation(*path);
                if organisation.is_some_and(|organisation| organisations.contains(&organisation)) {
                    continue;
                }
                organisations.extend(organisation);
                path.field.map_or(0, weight)
                    + steps(before, *path, value)
                    + other_people(before, *path, value)
            }
        });
    }
    sum
}

/// The sender or the host of an activity, where a fact is about its nature
fn organisation(path: Path) -> Option<(Place, bool)> {
    match path.field? {
        Field::SendingOrgType | Field::SendingOrgCountry => Some((path.place, false)),
        Field::ReceivingOrgType | Field::ReceivingOrgCountry => Some((path.place, true)),
        _ => None,
    }
}

fn weight(field: Field) -> u32 {
    match (field, field.info().class) {
        (Field::ActivityType, _) => ACTIVITY_TYPE,
        (Field::HasParticipants, _) => WITHOUT_PARTICIPANTS,
        (
            Field::InPartnership
            | Field::SchoolInPartnership
            | Field::SendingOrgInPartnership
            | Field::ReceivingOrgInPartnership,
            _,
        ) => JOINS,
        (_, Class::Promise) => PROMISE,
        (_, Class::Plan) => PLAN,
        (_, Class::Travels) => TRAVELS,
        (_, Class::Goals) => GOALS,
        // A party's own nature and who the applicant is are never changed; what comes in their place is.
        (_, Class::Nature | Class::Fixed) => REPLACED,
    }
}

/// A type of activity for other people than the one before
fn other_people(before: &Answers, path: Path, value: &Value) -> u32 {
    let (Some(Field::ActivityType), Value::One(to)) = (path.field, value) else { return 0 };
    let was =
        before.record(path.place).and_then(|activity| activity.one::<ActivityType>(Field::ActivityType));
    match (was, ActivityType::from_index(*to)) {
        (Some(was), Some(is)) if was.people() != is.people() => OTHER_PEOPLE,
        _ => 0,
    }
}

/// The steps of a number: a person, a month, a year or a group each; a started week; a tenth of the time
fn steps(before: &Answers, path: Path, value: &Value) -> u32 {
    let (Some(Value::Number(from)), Value::Number(to)) = (before.get(path), value) else { return 0 };
    let size = match path.field.map(|field| field.info().unit) {
        Some(Unit::Number(Measure::Days, _)) => 7,
        Some(Unit::Number(Measure::Percent, _)) => 10,
        _ => 1,
    };
    from.abs_diff(*to).div_ceil(size).min(MOST_STEPS)
}
