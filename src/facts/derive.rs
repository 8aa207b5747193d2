//! What follows from what: a fact that is not given may follow from others.
//!
//! The engine and the form read facts through [`Facts`] alone, so that nobody is asked what they have already said.

use super::answers::{Answers, Path, Period, Place, Record, Value};
use super::country::Country;
use super::field::{Field, Scope};
use super::interval::Interval;
use super::length::LengthUnit;
use super::sort;
use super::vocabulary::{ActivityType, Choice, ExchangeType, OrgType, PartyKind, Travellers};

/// The parts that make up the participants in total; each person stands in one of them
pub const PARTICIPANT_PARTS: [Field; 4] = [
    Field::ParticipantsTeachers,
    Field::ParticipantsPupils,
    Field::ParticipantsLeaders,
    Field::ParticipantsOther,
];

/// The answers with what follows from them
pub struct Facts<'a> {
    answers: &'a Answers,
    /// Stands for the list of parties where it is not given: the applicant's own unit is one in any case
    own_unit: [Record; 1],
    /// Only what can never be decided otherwise may follow from the answers
    only_fixed: bool,
}

/// A closed list that may be open: the members that are known
#[derive(Clone, Copy, Debug)]
pub struct Members<'a> {
    /// What is known of each
    pub records: &'a [Record],
    /// More may come
    pub open: bool,
}

impl<'a> Facts<'a> {
    /// The facts of an idea
    pub fn new(answers: &'a Answers) -> Self {
        let mut own = Record::default();
        if answers.parties.is_none() {
            own.set(Field::PartyCountry, Some(Value::One(Country::SWEDEN.index())));
        }
        Self { answers, own_unit: [own], only_fixed: false }
    }

    /// The facts of answers from which everything was taken away that can be decided otherwise.
    ///
    /// A decision that mostly follows from who the applicant is stays open here where it could be another.
    pub fn of_fixed(answers: &'a Answers) -> Self {
        Self { only_fixed: true, ..Self::new(answers) }
    }

    /// The answers as they were given
    pub fn answers(&self) -> &'a Answers {
        self.answers
    }

    /// The parties; where the list is not given, the applicant's own unit and whoever may come
    pub fn parties(&self) -> Members<'_> {
        match &self.answers.parties {
            Some(records) => {
                Members { records, open: self.answers.idea.yes(Field::PartiesMore) == Some(true) }
            }
            None => Members { records: &self.own_unit, open: true },
        }
    }

    /// The activities
    pub fn activities(&self) -> Members<'_> {
        match &self.answers.activities {
            Some(records) => {
                Members { records, open: self.answers.idea.yes(Field::ActivitiesMore) == Some(true) }
            }
            None => Members { records: &[], open: true },
        }
    }

    /// The applicant's own unit: the first Swedish party, where no other can turn out to be it
    pub fn own_unit(&self) -> Option<Place> {
        let countries = self.parties().records.iter().map(|party| party.one::<Country>(Field::PartyCountry));
        let mut to_own = countries.take_while(|country| country.is_some()).flatten();
        let index = to_own.position(|country| country == Country::SWEDEN)?;
        u16::try_from(index).ok().map(Place::Party)
    }

    /// Whether a party is the applicant's own unit
    pub fn is_own_unit(&self, place: Place) -> bool {
        self.own_unit() == Some(place)
    }

    fn record(&self, place: Place) -> Option<&Record> {
        match place {
            Place::Party(index) => self.parties().records.get(usize::from(index)),
            _ => self.answers.record(place),
        }
    }

    /// The value as it was given; a member's own value overrides the idea's where the fact may stand in both
    #[inline]
    pub fn given(&self, place: Place, field: Field) -> Option<&Value> {
        if place == Place::Idea { self.answers.idea.get(field) } else { self.given_of_member(place, field) }
    }

    fn given_of_member(&self, place: Place, field: Field) -> Option<&Value> {
        if let Some(own) = self.record(place).and_then(|record| record.get(field)) {
            return Some(own);
        }
        if !field.info().scopes.contains(Scope::Idea) {
            return None;
        }
        let shared = self.answers.idea.get(field)?;
        let holds = match place {
            Place::Activity(index) => {
                !field.info().scopes.contains(Scope::Activity) || self.is_about(field, index)
            }
            _ => true,
        };
        holds.then_some(shared)
    }

    /// Whether what the idea says of its youth initiative or its language support is about this activity: the only one
    /// that is such, and no other can turn out to be
    fn is_about(&self, field: Field, index: u16) -> bool {
        let of_youth = (Field::YouthGroups..=Field::CoachExperience).contains(&field);
        let may_be_such = |activity: &Record| match activity.one(Field::ActivityType) {
            Some(ActivityType::YouthInitiative) => of_youth,
            Some(
                ActivityType::LongPupil | ActivityType::LongTeachingTraining | ActivityType::LongYouthWorker,
            ) => !of_youth,
            Some(_) => false,
            None => true,
        };
        let Members { records, open } = self.activities();
        let mut such = (0..).zip(records).filter(|(_, activity)| may_be_such(activity));
        !open
            && match (such.next(), such.next()) {
                (Some((only, _)), None) => only == index,
                (None, _) => records.len() == 1,
                _ => false,
            }
    }

    /// A yes or a no
    pub fn yes(&self, place: Place, field: Field) -> Option<bool> {
        if let Some(Value::YesNo(yes)) = self.given(place, field) {
            return Some(*yes);
        }
        match field {
            Field::FormalEducation => self.one::<PartyKind>(place, Field::PartyOrgType)?.formal_education(),
            Field::AdultLearners => self.one::<OrgType>(place, Field::OrgType)?.adult_learners(),
            // Where no pupils travel, no school class does.
            Field::SchoolClass => {
                let travellers = self.answers.idea.many(Field::Travellers)?;
                (!travellers.contains(&Travellers::Pupils.index())).then_some(false)
            }
            // A municipality runs its schools; a school does not.
            Field::SchoolAuthority if self.is_own_unit(place) => {
                self.one::<OrgType>(Place::Idea, Field::OrgType)?.school_authority()
            }
            // Who never had a grant had none with this partner either.
            Field::PreviousAtlasGrantSamePartner => {
                (self.yes(place, Field::PreviousAtlasGrant) == Some(false)).then_some(false)
            }
            // Who has an accreditation or has had a grant applies again.
            Field::OrgNewcomer => experience(&self.answers.idea).map(|_| false),
            Field::PreviousAtlasGrant => {
                (self.answers.idea.yes(Field::PreviousAtlasGrantSamePartner) == Some(true)).then_some(true)
            }
            _ => None,
        }
    }

    /// The place in the fact's closed list
    pub fn choice(&self, place: Place, field: Field) -> Option<u16> {
        if let Some(Value::One(index)) = self.given(place, field) {
            return Some(*index);
        }
        let org = || self.one::<OrgType>(Place::Idea, Field::OrgType);
        match field {
            Field::ApplicantKind => Some(org()?.applicant_kind().index()),
            Field::ResultArea => match (org()?, org()?.areas()) {
                (org, [only]) if org.keeps_to_its_areas() || !self.only_fixed => Some(only.index()),
                _ => None,
            },
            Field::FhskCourse => org()?.fhsk_course().map(Choice::index),
            Field::ProgrammeTrack => org()?.programme_track().map(Choice::index),
            // A school of one area works in that area; others may work in several.
            Field::PartySector if self.is_own_unit(place) => match (org()?, org()?.areas()) {
                (org, [only]) if org.keeps_to_its_areas() => Some(only.index()),
                _ => None,
            },
            Field::PartyOrgType if self.is_own_unit(place) => org()?.party_kind().map(Choice::index),
            Field::HostCountry => self.choice(place, Field::ReceivingOrgCountry),
            Field::HighestLevel => {
                self.one::<PartyKind>(place, Field::PartyOrgType)?.highest_level().map(Choice::index)
            }
            Field::ExchangeType => self.exchange_type().map(Choice::index),
            _ => None,
        }
    }

    /// A member of a closed list
    pub fn one<C: Choice>(&self, place: Place, field: Field) -> Option<C> {
        self.choice(place, field).and_then(C::from_index)
    }

    fn exchange_type(&self) -> Option<ExchangeType> {
        let part = |field| self.answers.idea.number(field).map(|number| number > 0);
        match (part(Field::ParticipantsTeachers)?, part(Field::ParticipantsPupils)?) {
            (true, false) => Some(ExchangeType::TeachersOnly),
            (true, true) => Some(ExchangeType::TeachersAndPupils),
            (false, true) => Some(ExchangeType::PupilsOnly),
            (false, false) => None,
        }
    }

    /// What holds of a choice that is not known, where it is the same for every choice that is still possible
    pub fn decided_without_choice(&self, field: Field, holds: &dyn Fn(u16) -> Option<bool>) -> Option<bool> {
        match field {
            Field::ExchangeType => {
                // With a teacher among the participants it is not pupils only; with none it is nothing else.
                let teachers = self.part(Field::ParticipantsTeachers);
                let pupils = self.part(Field::ParticipantsPupils);
                let could =
                    |some: bool, part: Interval| if some { part.high != Some(0) } else { part.low == 0 };
                let possible = |exchange: &&ExchangeType| match exchange {
                    ExchangeType::TeachersOnly => could(true, teachers) && could(false, pupils),
                    ExchangeType::TeachersAndPupils => could(true, teachers) && could(true, pupils),
                    ExchangeType::PupilsOnly => could(false, teachers) && could(true, pupils),
                };
                of_all(ExchangeType::ALL.iter().filter(possible).map(|one| holds(one.index())))
            }
            Field::ResultArea => {
                let org = self.one::<OrgType>(Place::Idea, Field::OrgType)?;
                let areas = if org.keeps_to_its_areas() { org.areas() } else { &[] };
                of_all(areas.iter().map(|area| holds(area.index())))
            }
            _ => None,
        }
    }

    /// What a number can still be
    pub fn number(&self, place: Place, field: Field) -> Interval {
        if let Some(value) = self.given(place, field) {
            return Interval::from(value);
        }
        match field {
            Field::ParticipantsTotal => {
                let sum = PARTICIPANT_PARTS
                    .iter()
                    .fold(Interval::exactly(0), |sum, part| sum.plus(self.part(*part)));
                let own = self.answers.idea.number(Field::ParticipantsOwn).unwrap_or(0);
                Interval { low: sum.low.max(own), high: sum.high }
            }
            Field::ParticipantsOwn => {
                Interval { low: 0, high: self.number(Place::Idea, Field::ParticipantsTotal).high }
            }
            Field::PhysicalDaysTotal => self.days(place),
            part if PARTICIPANT_PARTS.contains(&part) => self.part(part),
            _ => Interval::ANY,
        }
    }

    /// One part of the participants: what was given, or what the kind of exchange and the total leave for it
    fn part(&self, part: Field) -> Interval {
        let idea = &self.answers.idea;
        if let Some(number) = idea.number(part) {
            return Interval::exactly(number);
        }
        let exchange = idea.one::<ExchangeType>(Field::ExchangeType);
        let (low, none) = match (part, exchange) {
            (
                Field::ParticipantsTeachers,
                Some(ExchangeType::TeachersOnly | ExchangeType::TeachersAndPupils),
            )
            | (Field::ParticipantsPupils, Some(ExchangeType::PupilsOnly | ExchangeType::TeachersAndPupils)) => {
                (1, false)
            }
            (Field::ParticipantsTeachers, Some(ExchangeType::PupilsOnly))
            | (Field::ParticipantsPupils, Some(ExchangeType::TeachersOnly)) => (0, true),
            _ => (0, false),
        };
        let others = || {
            PARTICIPANT_PARTS
                .iter()
                .filter(|other| **other != part)
                .filter_map(|other| idea.number(*other))
                .sum()
        };
        let high = match idea.number(Field::ParticipantsTotal) {
            _ if none => Some(0),
            Some(total) => Some(total.saturating_sub(others()).max(low)),
            None => None,
        };
        Interval { low, high }
    }

    /// The days of a stay, from its periods
    fn days(&self, place: Place) -> Interval {
        self.record(place).map_or(Interval::ANY, sum_of_days)
    }

    /// The days of a stay by calendar months: a month counts as many days as in the rules, however long it is.
    ///
    /// Whole months are the lower bound, begun ones the upper. Absent where the stay is not given by its dates alone: a
    /// number of days has decided already, and dates that come to it decide nothing anew.
    pub fn days_by_calendar(&self, place: Place) -> Option<Interval> {
        if [Field::PhysicalDaysTotal, Field::PhysicalDays]
            .iter()
            .any(|field| self.given(place, *field).is_some())
        {
            return None;
        }
        let Value::Periods(periods) = self.given(place, Field::Periods)? else { return None };
        if periods.iter().any(|period| period.days().is_none()) {
            return None;
        }
        let mut sum = Interval::exactly(0);
        for period in together(periods) {
            let (whole, begun) = period.months()?;
            sum = sum.plus(Interval {
                low: LengthUnit::Months.days(whole),
                high: Some(LengthUnit::Months.days(begun)),
            });
        }
        Some(sum)
    }

    /// The chosen members of a fact that takes several, and whether more may come
    pub fn many(&self, place: Place, field: Field) -> Option<(&[u16], bool)> {
        let Some(Value::Many(chosen)) = self.given(place, field) else { return None };
        Some((chosen, field == Field::Goals && self.answers.idea.yes(Field::GoalsMore) == Some(true)))
    }

    /// Whether the question for a fact was answered: with the fact itself, or with the dates that it takes instead
    pub fn is_answered(&self, place: Place, field: Field) -> bool {
        let given = |field| self.given(place, field).is_some();
        given(field) || field == Field::PhysicalDaysTotal && given(Field::Periods)
    }

    /// Whether anything is said of a fact, by itself or through another
    pub fn is_known(&self, place: Place, field: Field) -> bool {
        self.given(place, field).is_some()
            || self.yes(place, field).is_some()
            || self.choice(place, field).is_some()
            || self.number(place, field).known().is_some()
    }

    /// What to ask in order to learn a fact: mostly the fact itself, sometimes the one that it follows from
    #[inline]
    pub fn question(&self, place: Place, field: Field) -> Path {
        if place == Place::Idea && follows_from(field).is_none() {
            return Path::idea(field);
        }
        self.first_question(place, field)
    }

    fn first_question(&self, place: Place, field: Field) -> Path {
        let place = match (place, field.info().scopes) {
            (_, scopes) if !scopes.contains(place.scope()) => Place::Idea,
            // What a party mostly shares with the others is asked once; an activity is asked about itself.
            (Place::Party(_) | Place::NewParty, scopes)
                if scopes.contains(Scope::Idea) && !self.overrides(place, field) =>
            {
                Place::Idea
            }
            _ => place,
        };
        match (place, follows_from(field)) {
            // The own unit that stands for the list is no member to ask about: the list itself is.
            (Place::Party(_), _) if self.answers.parties.is_none() => Path::new_member(Place::NewParty),
            // Such a fact follows from no other than the one that is asked about.
            (_, Some(first)) if !self.is_known(place, first) => Path::at(place, first),
            _ => Path::at(place, field),
        }
    }

    /// Whether the member has a value of its own for a fact that mostly stands at the idea
    fn overrides(&self, place: Place, field: Field) -> bool {
        place == Place::Idea || self.record(place).is_some_and(|record| record.get(field).is_some())
    }
}

/// What all say, where they say the same
fn of_all(mut each: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let first = each.next()??;
    each.all(|other| other == Some(first)).then_some(first)
}

/// The fact that is asked first, since another may follow from it
pub fn follows_from(field: Field) -> Option<Field> {
    match field {
        Field::ApplicantKind
        | Field::ResultArea
        | Field::FhskCourse
        | Field::ProgrammeTrack
        | Field::AdultLearners => Some(Field::OrgType),
        Field::SchoolClass => Some(Field::Travellers),
        Field::FormalEducation | Field::HighestLevel => Some(Field::PartyOrgType),
        Field::PreviousAtlasGrantSamePartner => Some(Field::PreviousAtlasGrant),
        Field::HostCountry => Some(Field::ReceivingOrgCountry),
        _ => None,
    }
}

/// The given fact that shows that this is not the first application: an accreditation, or a grant
pub(super) fn experience(idea: &Record) -> Option<Field> {
    let accredited = idea.many(Field::OrgAccreditedIn).is_some_and(|areas| !areas.is_empty());
    let granted = idea.number(Field::OrgGrants).is_some_and(|grants| grants > 0);
    let atlas = [Field::PreviousAtlasGrant, Field::PreviousAtlasGrantSamePartner];
    let said = [(Field::OrgAccreditedIn, accredited), (Field::OrgGrants, granted)];
    let said = said.into_iter().chain(atlas.map(|field| (field, idea.yes(field) == Some(true))));
    said.into_iter().find_map(|(field, experienced)| experienced.then_some(field))
}

/// The days of a stay: the sum of its periods, given as numbers or as dates
fn sum_of_days(activity: &Record) -> Interval {
    sum_of_numbers(activity).or_else(|| sum_of_periods(activity)).unwrap_or(Interval::ANY)
}

/// The sum of the periods that are given as numbers of days
pub(super) fn sum_of_numbers(activity: &Record) -> Option<Interval> {
    let Value::Numbers(days) = activity.get(Field::PhysicalDays)? else { return None };
    Some(Interval::exactly(days.iter().fold(0, |sum, days| sum.saturating_add(*days))))
}

/// The sum of the periods that are given as dates; a day that lies in two of them counts once
pub(super) fn sum_of_periods(activity: &Record) -> Option<Interval> {
    let Value::Periods(periods) = activity.get(Field::Periods)? else { return None };
    let days = together(periods).filter_map(Period::days).fold(0, u32::saturating_add);
    let whole = periods.iter().all(|period| period.days().is_some());
    // What is not known of the other periods may lie within the known ones.
    Some(if whole { Interval::exactly(days) } else { Interval { low: days.max(1), high: None } })
}

/// The periods of which both dates are known, in their order, those that overlap as one
fn together(periods: &[Period]) -> impl Iterator<Item = Period> + use<> {
    let mut known: Vec<Period> = periods.iter().copied().filter(|period| period.days().is_some()).collect();
    sort(&mut known, |one, other| one.from < other.from);
    let mut joined: Vec<Period> = vec![];
    for period in known {
        match joined.last_mut() {
            Some(before) if period.from <= before.to => before.to = before.to.max(period.to),
            _ => joined.push(period),
        }
    }
    joined.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Date, Unit};

    fn number(number: u32) -> Value {
        Value::Number(number)
    }

    fn one(choice: impl Choice) -> Value {
        Value::One(choice.index())
    }

    /// A fact that is given, by its path
    type Said<'a> = (&'a str, Value);

    /// Answers with a Swedish party, one of which nothing is known, and an activity, beside these
    fn answers(given: &[Said<'_>]) -> Answers {
        let mut own = Record::default();
        own.set(Field::PartyCountry, Some(Value::One(Country::SWEDEN.index())));
        let mut answers = Answers {
            parties: Some(vec![own, Record::default()]),
            activities: Some(vec![Record::default()]),
            ..Answers::default()
        };
        for (path, value) in given {
            answers.set(Path::parse(path).unwrap(), Some(value.clone()));
        }
        answers
    }

    #[test]
    fn a_choice_follows_from_another_answer() {
        let host = || ("activities[0].receivingOrg.country", one(Country::from_code("FI").unwrap()));
        type Case<'a> = (&'a [Said<'a>], &'a str, Option<&'a str>);
        let rows: [Case<'_>; 9] = [
            (&[("org.type", one(OrgType::GymnasieskolaHp))], "programmeTrack", Some("he_preparatory")),
            (&[("org.type", one(OrgType::Yrkesvux))], "programmeTrack", Some("vocational")),
            (&[("org.type", one(OrgType::Grundskola))], "programmeTrack", None),
            (&[], "programmeTrack", None),
            (&[("org.type", one(OrgType::FolkhogskolaSarskild))], "fhskCourse", Some("sarskild")),
            (&[("org.type", one(OrgType::Grundskola))], "parties[0].sector", Some("school")),
            (&[("org.type", one(OrgType::Grundskola))], "parties[1].sector", None),
            (&[host()], "activities[0].hostCountry", Some("FI")),
            (&[], "activities[0].hostCountry", None),
        ];
        for (given, path, expected) in rows {
            let (answers, path) = (answers(given), Path::parse(path).unwrap());
            let field = path.field.unwrap();
            let Unit::One(vocabulary) = field.info().unit else { panic!("{path} has no list") };
            let told = Facts::new(&answers).choice(path.place, field);
            assert_eq!(told.and_then(|place| vocabulary.id(place)), expected, "{path}: {given:?}");
        }
    }

    /// Each kind of exchange that could still be, by what is known of who travels
    #[test]
    fn who_travels_leaves_some_kinds_of_exchange() {
        use ExchangeType::{PupilsOnly, TeachersAndPupils, TeachersOnly};
        let (teachers, pupils) = ("participants.teachers", "participants.pupils");
        type Case<'a> = (&'a [(&'a str, u32)], &'a [ExchangeType]);
        let rows: [Case<'_>; 9] = [
            (&[], &[TeachersOnly, TeachersAndPupils, PupilsOnly]),
            (&[(teachers, 1)], &[TeachersOnly, TeachersAndPupils]),
            (&[(teachers, 0)], &[PupilsOnly]),
            (&[(pupils, 1)], &[TeachersAndPupils, PupilsOnly]),
            (&[(pupils, 0)], &[TeachersOnly]),
            (&[(teachers, 2), (pupils, 3)], &[TeachersAndPupils]),
            (&[(teachers, 2), (pupils, 0)], &[TeachersOnly]),
            // All are pupils already, and then no teacher is left.
            (&[(pupils, 9), ("participants.total", 9)], &[PupilsOnly]),
            (&[(pupils, 9), ("participants.total", 10)], &[TeachersAndPupils, PupilsOnly]),
        ];
        for (given, left) in rows {
            let given: Vec<_> = given.iter().map(|(path, some)| (*path, number(*some))).collect();
            let answers = answers(&given);
            let facts = Facts::new(&answers);
            // What holds of a set of kinds is known where all kinds that are left are in it, or none is.
            for set in 0..1 << ExchangeType::ALL.len() {
                let holds = |place: u16| Some(set >> place & 1 == 1);
                let of_left: Vec<_> = left.iter().map(|kind| holds(kind.index())).collect();
                let expected = if of_left.iter().all(|one| *one == of_left[0]) { of_left[0] } else { None };
                let told = facts.decided_without_choice(Field::ExchangeType, &holds);
                assert_eq!(told, expected, "{given:?} {set:b}");
            }
        }
    }

    #[test]
    fn the_other_participants_are_what_the_total_leaves() {
        let total = || ("participants.total", number(12));
        let pupils = || ("participants.pupils", number(10));
        let only = |kind: ExchangeType| ("exchangeType", one(kind));
        type Case<'a> = (&'a [Said<'a>], Field, (u32, Option<u32>));
        let rows: [Case<'_>; 8] = [
            (&[], Field::ParticipantsTeachers, (0, None)),
            (&[total()], Field::ParticipantsTeachers, (0, Some(12))),
            (&[total(), pupils()], Field::ParticipantsTeachers, (0, Some(2))),
            (&[total(), pupils()], Field::ParticipantsPupils, (10, Some(10))),
            (
                &[total(), pupils(), ("participants.leaders", number(1))],
                Field::ParticipantsOther,
                (0, Some(1)),
            ),
            (&[total(), only(ExchangeType::TeachersAndPupils)], Field::ParticipantsPupils, (1, Some(12))),
            (&[total(), only(ExchangeType::TeachersOnly)], Field::ParticipantsPupils, (0, Some(0))),
            (&[pupils(), ("participants.own", number(11))], Field::ParticipantsTotal, (11, None)),
        ];
        for (given, field, (low, high)) in rows {
            let answers = answers(given);
            assert_eq!(Facts::new(&answers).number(Place::Idea, field), Interval { low, high }, "{given:?}");
        }
    }

    /// For each fact what is to be asked in order to learn it, and whether that was answered
    #[test]
    fn what_to_ask_and_what_was_answered() {
        let activity = |name: &str| format!("activities[0].{name}");
        let day = Date::parse("2027-02-01");
        let periods = || (activity("periods"), Value::Periods(vec![Period { from: day, to: day }]));
        let host = || (activity("receivingOrg.country"), one(Country::SWEDEN));
        let here = || (activity("hostCountry"), one(Country::SWEDEN));
        let org = || ("org.type".to_owned(), one(OrgType::GymnasieskolaYrk));
        let trips = |place: &str| (format!("{place}wantsGrantForVisitToSweden"), Value::YesNo(true));
        let rows = [
            (vec![], activity("physicalDaysTotal"), activity("physicalDaysTotal"), false),
            (vec![periods()], activity("physicalDaysTotal"), activity("physicalDaysTotal"), true),
            (
                vec![(activity("physicalDaysTotal"), number(1))],
                activity("physicalDaysTotal"),
                activity("physicalDaysTotal"),
                true,
            ),
            (vec![periods()], activity("groupSize"), activity("groupSize"), false),
            (vec![(activity("groupSize"), number(1))], activity("groupSize"), activity("groupSize"), true),
            // Where one is follows from the host, who is asked for first.
            (vec![], activity("hostCountry"), activity("receivingOrg.country"), false),
            (vec![host()], activity("hostCountry"), activity("hostCountry"), false),
            (vec![here()], activity("hostCountry"), activity("receivingOrg.country"), true),
            (vec![], "resultArea".to_owned(), "org.type".to_owned(), false),
            (vec![org()], "resultArea".to_owned(), "resultArea".to_owned(), false),
            // What parties mostly share is asked once, unless one of them has said otherwise.
            (
                vec![],
                "parties[1].wantsGrantForVisitToSweden".to_owned(),
                "wantsGrantForVisitToSweden".to_owned(),
                false,
            ),
            (
                vec![trips("")],
                "parties[1].wantsGrantForVisitToSweden".to_owned(),
                "wantsGrantForVisitToSweden".to_owned(),
                true,
            ),
            (
                vec![trips("parties[1].")],
                "parties[1].wantsGrantForVisitToSweden".to_owned(),
                "parties[1].wantsGrantForVisitToSweden".to_owned(),
                true,
            ),
        ];
        for (given, fact, question, is_answered) in rows {
            let given: Vec<(&str, Value)> =
                given.iter().map(|(path, value)| (&**path, value.clone())).collect();
            let (answers, path) = (answers(&given), Path::parse(&fact).unwrap());
            let (facts, field) = (Facts::new(&answers), path.field.unwrap());
            assert_eq!(facts.question(path.place, field).to_string(), question, "{fact}: {given:?}");
            assert_eq!(facts.is_answered(path.place, field), is_answered, "{fact}: {given:?}");
        }
    }

    #[test]
    fn who_was_granted_something_before_is_no_newcomer() {
        type Case<'a> = (&'a [Said<'a>], Option<bool>);
        let rows: [Case<'_>; 6] = [
            (&[], None),
            (&[("org.grantsInFiveYears", number(0))], None),
            (&[("org.grantsInFiveYears", number(1))], Some(false)),
            (&[("org.accreditedIn", Value::Many(vec![]))], None),
            (&[("org.accreditedIn", Value::Many(vec![0]))], Some(false)),
            (&[("previousAtlasGrant", Value::YesNo(true))], Some(false)),
        ];
        for (given, newcomer) in rows {
            let answers = answers(given);
            assert_eq!(Facts::new(&answers).yes(Place::Idea, Field::OrgNewcomer), newcomer, "{given:?}");
        }
    }

    #[test]
    fn what_the_idea_says_of_an_activity_is_about_the_only_such_one() {
        use ActivityType::{LongPupil, LongYouthWorker, ShortPupilGroup, YouthInitiative};
        for (types, of_language, of_youth) in [
            (&[Some(LongPupil)][..], &[true][..], &[true][..]),
            (&[Some(ShortPupilGroup)], &[true], &[true]),
            (&[None], &[true], &[true]),
            (&[Some(ShortPupilGroup), Some(LongPupil)], &[false, true], &[false, false]),
            (&[Some(LongYouthWorker), Some(LongPupil)], &[false, false], &[false, false]),
            (&[Some(YouthInitiative), Some(LongPupil)], &[false, true], &[true, false]),
            (&[None, None], &[false, false], &[false, false]),
            (&[None, Some(LongPupil)], &[false, false], &[true, false]),
        ] {
            let mut answers = Answers::default();
            for field in [Field::LanguageRequested, Field::HasCoach] {
                answers.idea.set(field, Some(Value::YesNo(true)));
            }
            let activity = |kind: &Option<ActivityType>| {
                let mut record = Record::default();
                record.set(Field::ActivityType, kind.map(|kind| Value::One(kind.index())));
                record
            };
            answers.activities = Some(types.iter().map(activity).collect());
            let facts = Facts::new(&answers);
            for (index, (language, youth)) in of_language.iter().zip(of_youth).enumerate() {
                let place = Place::Activity(index as u16);
                let said = |field| facts.yes(place, field).is_some();
                assert_eq!(
                    (said(Field::LanguageRequested), said(Field::HasCoach)),
                    (*language, *youth),
                    "{types:?}"
                );
            }
        }
    }
}
