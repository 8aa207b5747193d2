//! Given facts that cannot both be true.

use super::answers::{Answers, Path, Place, Record, Value};
use super::country::Country;
use super::derive::{Facts, PARTICIPANT_PARTS, experience, sum_of_numbers, sum_of_periods};
use super::field::Field;
use super::interval::Interval;
use super::vocabulary::{Area, Choice, ExchangeType, OrgType, PartyKind, SchoolLevel, Travellers};

/// The first two given facts that contradict each other
pub fn contradiction(answers: &Answers) -> Option<(Path, Path)> {
    applicant(answers)
        .or_else(|| participants(answers))
        .or_else(|| travellers(answers))
        .or_else(|| earlier_grants(answers))
        .or_else(|| newcomer(answers))
        .or_else(|| own_unit(answers))
        .or_else(|| members(answers))
}

fn idea(one: Field, other: Field) -> (Path, Path) {
    (Path::idea(one), Path::idea(other))
}

/// What the type of organisation settles, given otherwise
fn applicant(answers: &Answers) -> Option<(Path, Path)> {
    let given = &answers.idea;
    let org = given.one::<OrgType>(Field::OrgType)?;
    let clashes = [
        (Field::ApplicantKind, Some(org.applicant_kind().index())),
        (Field::FhskCourse, org.fhsk_course().map(Choice::index)),
        (Field::ProgrammeTrack, org.programme_track().map(Choice::index)),
    ];
    let settled = clashes.into_iter().find_map(|(field, settled)| {
        let Some(Value::One(said)) = given.get(field) else { return None };
        settled.is_some_and(|settled| settled != *said).then(|| idea(Field::OrgType, field))
    });
    let learners = given.yes(Field::AdultLearners);
    if learners.zip(org.adult_learners()).is_some_and(|(said, is)| said != is) {
        return Some(idea(Field::OrgType, Field::AdultLearners));
    }
    let area = given.one::<Area>(Field::ResultArea);
    let elsewhere = org.keeps_to_its_areas() && area.is_some_and(|area| !org.areas().contains(&area));
    settled.or_else(|| elsewhere.then(|| idea(Field::OrgType, Field::ResultArea)))
}

/// A total that its parts do not add up to, and a kind of exchange that they rule out
fn participants(answers: &Answers) -> Option<(Path, Path)> {
    let given = &answers.idea;
    let number = |field| given.number(field);
    let exchange = given.one::<ExchangeType>(Field::ExchangeType).map(|exchange| match exchange {
        ExchangeType::TeachersOnly => (true, false),
        ExchangeType::TeachersAndPupils => (true, true),
        ExchangeType::PupilsOnly => (false, true),
    });
    if let Some((teachers, pupils)) = exchange {
        let kinds = [(Field::ParticipantsTeachers, teachers), (Field::ParticipantsPupils, pupils)];
        let ruled_out =
            |(part, some): &(Field, bool)| number(*part).is_some_and(|number| (number > 0) != *some);
        if let Some((part, _)) = kinds.into_iter().find(ruled_out) {
            return Some(idea(Field::ExchangeType, part));
        }
    }
    // The last part given is the one to look at: before it the sum could still be right.
    let last = || {
        let last =
            PARTICIPANT_PARTS.iter().rev().find(|part| number(**part).is_some_and(|number| number > 0));
        last.copied().unwrap_or(Field::ParticipantsOther)
    };
    // What the parts allow for the sum, first by themselves and then with what the kind of exchange asks for.
    let sum = |kinds: Option<(bool, bool)>| {
        let part = |field: Field| match (number(field), field, kinds) {
            (Some(number), _, _) => Interval::exactly(number),
            (None, Field::ParticipantsTeachers, Some((some, _)))
            | (None, Field::ParticipantsPupils, Some((_, some))) => {
                if some {
                    Interval { low: 1, high: None }
                } else {
                    Interval::exactly(0)
                }
            }
            _ => Interval::ANY,
        };
        PARTICIPANT_PARTS.into_iter().map(part).fold(Interval::exactly(0), Interval::plus)
    };
    let never = |sum: Interval, total: u32| sum.within(Some(total), Some(total)) == Some(false);
    if let Some(total) = number(Field::ParticipantsTotal) {
        if never(sum(None), total) {
            return Some(idea(Field::ParticipantsTotal, last()));
        }
        if never(sum(exchange), total) {
            return Some(idea(Field::ParticipantsTotal, Field::ExchangeType));
        }
        if number(Field::ParticipantsOwn).is_some_and(|own| own > total) {
            return Some(idea(Field::ParticipantsTotal, Field::ParticipantsOwn));
        }
    }
    let too_many = |own: &u32| sum(exchange).high.is_some_and(|sum| *own > sum);
    number(Field::ParticipantsOwn).filter(too_many).map(|_| idea(Field::ParticipantsOwn, last()))
}

/// Ages the wrong way round, and a school class without pupils
fn travellers(answers: &Answers) -> Option<(Path, Path)> {
    let given = &answers.idea;
    let ages = given.number(Field::AgeFrom).zip(given.number(Field::AgeTo));
    if ages.is_some_and(|(youngest, oldest)| youngest > oldest) {
        return Some(idea(Field::AgeFrom, Field::AgeTo));
    }
    let pupils = given.many(Field::Travellers).map(|chosen| chosen.contains(&Travellers::Pupils.index()));
    let contradicts = given.yes(Field::SchoolClass) == Some(true) && pupils == Some(false);
    contradicts.then(|| idea(Field::Travellers, Field::SchoolClass))
}

fn earlier_grants(answers: &Answers) -> Option<(Path, Path)> {
    let (any, same) = (Field::PreviousAtlasGrant, Field::PreviousAtlasGrantSamePartner);
    let contradicts = answers.idea.yes(any) == Some(false) && answers.idea.yes(same) == Some(true);
    contradicts.then(|| idea(any, same))
}

/// A first application of somebody who has been granted something before
fn newcomer(answers: &Answers) -> Option<(Path, Path)> {
    let before = experience(&answers.idea).filter(|_| answers.idea.yes(Field::OrgNewcomer) == Some(true))?;
    Some(idea(Field::OrgNewcomer, before))
}

/// The kind or the area of the own unit, given otherwise than the type of organisation settles it
fn own_unit(answers: &Answers) -> Option<(Path, Path)> {
    let org = answers.idea.one::<OrgType>(Field::OrgType)?;
    let facts = Facts::new(answers);
    answers.parties.as_ref()?;
    let own = facts.own_unit()?;
    let area = org.areas().first().filter(|_| org.keeps_to_its_areas() && org.areas().len() == 1);
    let settled = [
        (Field::PartyOrgType, org.party_kind().map(Choice::index)),
        (Field::PartySector, area.map(|area| area.index())),
    ];
    let otherwise = |(field, settled): &(Field, Option<u16>)| {
        let said = facts.given(own, *field);
        said.zip(*settled).is_some_and(|(said, settled)| *said != Value::One(settled))
    };
    let authority = answers.record(own).and_then(|own| own.yes(Field::SchoolAuthority));
    if authority.zip(org.school_authority()).is_some_and(|(said, is)| said != is) {
        return Some((Path::idea(Field::OrgType), Path::at(own, Field::SchoolAuthority)));
    }
    let (field, _) = settled.into_iter().find(otherwise)?;
    Some((Path::idea(Field::OrgType), Path::at(own, field)))
}

/// A host or sender that is said to be in the partnership, while no party is in its country
fn outsider(answers: &Answers, activity: &Record, at: impl Fn(Field) -> Path) -> Option<(Path, Path)> {
    let parties = answers.parties.as_ref()?;
    if answers.idea.yes(Field::PartiesMore) == Some(true) {
        return None;
    }
    let organisations = [
        (Field::SendingOrgInPartnership, Field::SendingOrgCountry),
        (Field::ReceivingOrgInPartnership, Field::ReceivingOrgCountry),
    ];
    let mut outsiders = organisations.into_iter().filter(|(inside, country)| {
        // What is not known may still agree.
        let elsewhere =
            |party: &Record| party.one(Field::PartyCountry).zip(activity.one(*country)).is_some_and(apart);
        activity.yes(*inside) == Some(true) && parties.iter().all(elsewhere)
    });
    outsiders.next().map(|(inside, country)| (at(inside), at(country)))
}

/// Whether two countries are not the same. What is a country of its own in one programme alone is not told apart here.
fn apart((one, other): (Country, Country)) -> bool {
    one.counted_in(None) != other.counted_in(None)
}

/// What a member's kind settles, given otherwise; days that do not add up; a span that ends before it begins
fn members(answers: &Answers) -> Option<(Path, Path)> {
    let parties = answers.parties.as_deref().unwrap_or_default().iter().enumerate();
    let facts = Facts::new(answers);
    let mut of_parties = parties.filter_map(|(index, party)| {
        let place = Place::Party(u16::try_from(index).unwrap_or(u16::MAX));
        let kind = facts.one::<PartyKind>(place, Field::PartyOrgType)?;
        let formal = party
            .yes(Field::FormalEducation)
            .zip(kind.formal_education())
            .is_some_and(|(said, is)| said != is);
        let level = party.one::<SchoolLevel>(Field::HighestLevel).is_some_and(|said| !may_reach(kind, said));
        let at = |field| Path::at(place, field);
        let is_given = party.get(Field::PartyOrgType).is_some();
        let kind = if is_given { at(Field::PartyOrgType) } else { Path::idea(Field::OrgType) };
        match (formal, level) {
            (true, _) => Some((kind, at(Field::FormalEducation))),
            (_, true) => Some((kind, at(Field::HighestLevel))),
            _ => None,
        }
    });
    let activities = answers.activities.as_deref().unwrap_or_default().iter().enumerate();
    let mut of_activities = activities.filter_map(|(index, activity)| {
        let place = Place::Activity(u16::try_from(index).unwrap_or(u16::MAX));
        let at = |field| Path::at(place, field);
        if let Some(Value::Periods(periods)) = activity.get(Field::Periods)
            && periods
                .iter()
                .any(|period| period.from.is_some() && period.to.is_some() && period.days().is_none())
        {
            return Some((at(Field::Periods), at(Field::Periods)));
        }
        let host = activity.one(Field::ReceivingOrgCountry).zip(activity.one(Field::HostCountry));
        if host.is_some_and(apart) {
            return Some((at(Field::ReceivingOrgCountry), at(Field::HostCountry)));
        }
        if let Some(found) = outsider(answers, activity, at) {
            return Some(found);
        }
        // The length of a stay, each way that it can be given.
        let total = activity.number(Field::PhysicalDaysTotal).map(Interval::exactly);
        let lengths = [
            (Field::PhysicalDaysTotal, total),
            (Field::PhysicalDays, sum_of_numbers(activity)),
            (Field::Periods, sum_of_periods(activity)),
        ];
        let known = lengths.into_iter().filter_map(|(field, length)| Some((field, length?)));
        let mut pairs = known.clone().flat_map(|one| known.clone().map(move |other| (one, other)));
        let apart = |one: Interval, other: Interval| one.high.is_some_and(|most| most < other.low);
        pairs
            .find(|((one, length), (other, its))| {
                one < other && (apart(*length, *its) || apart(*its, *length))
            })
            .map(|((one, _), (other, _))| (at(one), at(other)))
    });
    of_parties.next().or_else(|| of_activities.next())
}

/// Which levels a party of this kind may give at the most.
///
/// A school for the compulsory years may also have a stage above or below them: only what cannot be is refused.
fn may_reach(kind: PartyKind, level: SchoolLevel) -> bool {
    match kind {
        PartyKind::School => {
            matches!(level, SchoolLevel::Primary | SchoolLevel::LowerSecondary | SchoolLevel::UpperSecondary)
        }
        PartyKind::UpperSecondary => matches!(level, SchoolLevel::UpperSecondary),
        kind => kind.highest_level().is_none_or(|highest| highest == level),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Date, Period};

    fn answers(facts: &[(&str, Value)]) -> Answers {
        let mut answers = Answers {
            parties: Some(vec![Default::default()]),
            activities: Some(vec![Default::default()]),
            ..Default::default()
        };
        for (path, value) in facts {
            answers.set(Path::parse(path).expect("a path"), Some(value.clone()));
        }
        answers
    }

    #[test]
    fn names_both_paths() {
        let number = Value::Number;
        let org = |org: OrgType| Value::One(org.index());
        let exchange = |exchange: ExchangeType| Value::One(exchange.index());
        let kind = |kind: PartyKind| Value::One(kind.index());
        let country = |code: &str| Value::One(Country::from_code(code).expect("a country").index());
        type Case = (Vec<(&'static str, Value)>, Option<(&'static str, &'static str)>);
        let july = Period { from: Date::parse("2027-07-01"), to: Date::parse("2027-07-31") };
        let backwards = Period { from: july.to, to: july.from };
        let day = Period { from: july.from, to: july.from };
        let from_july = Period { from: july.from, to: None };
        let cases: Vec<Case> = vec![
            (
                vec![("org.type", org(OrgType::Privatperson)), ("applicantKind", Value::One(0))],
                Some(("org.type", "applicantKind")),
            ),
            (vec![("org.type", org(OrgType::Grundskola)), ("applicantKind", Value::One(0))], None),
            (
                vec![("participants.ageFrom", number(19)), ("participants.ageTo", number(18))],
                Some(("participants.ageFrom", "participants.ageTo")),
            ),
            (vec![("participants.ageFrom", number(18)), ("participants.ageTo", number(18))], None),
            (
                vec![("travellers", Value::Many(vec![0])), ("schoolClass", Value::YesNo(true))],
                Some(("travellers", "schoolClass")),
            ),
            (vec![("travellers", Value::Many(vec![0])), ("schoolClass", Value::YesNo(false))], None),
            (vec![("travellers", Value::Many(vec![1])), ("schoolClass", Value::YesNo(true))], None),
            (
                vec![("org.type", org(OrgType::Yrkesvux)), ("adultLearners", Value::YesNo(false))],
                Some(("org.type", "adultLearners")),
            ),
            (
                vec![("org.type", org(OrgType::Grundskola)), ("adultLearners", Value::YesNo(true))],
                Some(("org.type", "adultLearners")),
            ),
            (vec![("org.type", org(OrgType::GymnasieskolaYrk)), ("adultLearners", Value::YesNo(true))], None),
            (
                vec![
                    ("org.type", org(OrgType::HuvudmanKommun)),
                    ("parties[0].country", country("SE")),
                    ("parties[0].schoolAuthority", Value::YesNo(false)),
                ],
                Some(("org.type", "parties[0].schoolAuthority")),
            ),
            (
                vec![
                    ("org.type", org(OrgType::HuvudmanKommun)),
                    ("parties[0].country", country("FI")),
                    ("parties[0].schoolAuthority", Value::YesNo(false)),
                ],
                None,
            ),
            (
                vec![("org.type", org(OrgType::FolkhogskolaAllman)), ("fhskCourse", Value::One(1))],
                Some(("org.type", "fhskCourse")),
            ),
            (
                vec![("participants.total", number(3)), ("participants.teachers", number(4))],
                Some(("participants.total", "participants.teachers")),
            ),
            (vec![("participants.total", number(4)), ("participants.teachers", number(4))], None),
            (
                vec![
                    ("participants.total", number(5)),
                    ("participants.teachers", number(4)),
                    ("participants.pupils", number(0)),
                    ("participants.leaders", number(0)),
                    ("participants.other", number(0)),
                ],
                Some(("participants.total", "participants.teachers")),
            ),
            (
                vec![("participants.total", number(5)), ("participants.own", number(6))],
                Some(("participants.total", "participants.own")),
            ),
            (
                vec![
                    ("participants.own", number(6)),
                    ("participants.teachers", number(5)),
                    ("participants.pupils", number(0)),
                    ("participants.leaders", number(0)),
                    ("participants.other", number(0)),
                ],
                Some(("participants.own", "participants.teachers")),
            ),
            (
                vec![
                    ("exchangeType", exchange(ExchangeType::TeachersOnly)),
                    ("participants.pupils", number(1)),
                ],
                Some(("exchangeType", "participants.pupils")),
            ),
            (
                vec![
                    ("exchangeType", exchange(ExchangeType::TeachersOnly)),
                    ("participants.total", number(0)),
                ],
                Some(("participants.total", "exchangeType")),
            ),
            (
                vec![
                    ("exchangeType", exchange(ExchangeType::TeachersAndPupils)),
                    ("participants.total", number(4)),
                    ("participants.teachers", number(4)),
                ],
                Some(("participants.total", "exchangeType")),
            ),
            (
                vec![
                    ("exchangeType", exchange(ExchangeType::TeachersAndPupils)),
                    ("participants.total", number(5)),
                    ("participants.teachers", number(4)),
                ],
                None,
            ),
            (
                vec![
                    ("exchangeType", exchange(ExchangeType::PupilsOnly)),
                    ("participants.total", number(5)),
                    ("participants.pupils", number(4)),
                    ("participants.leaders", number(0)),
                    ("participants.other", number(0)),
                ],
                Some(("participants.total", "exchangeType")),
            ),
            (
                vec![
                    ("exchangeType", exchange(ExchangeType::PupilsOnly)),
                    ("participants.teachers", number(0)),
                ],
                None,
            ),
            (
                vec![("org.type", org(OrgType::Grundskola)), ("resultArea", Value::One(Area::Adult.index()))],
                Some(("org.type", "resultArea")),
            ),
            (
                vec![("org.type", org(OrgType::Larosate)), ("resultArea", Value::One(Area::Adult.index()))],
                None,
            ),
            (
                vec![
                    ("previousAtlasGrant", Value::YesNo(false)),
                    ("previousAtlasGrantSamePartner", Value::YesNo(true)),
                ],
                Some(("previousAtlasGrant", "previousAtlasGrantSamePartner")),
            ),
            (
                vec![
                    ("parties[0].orgType", kind(PartyKind::Company)),
                    ("parties[0].formalEducation", Value::YesNo(true)),
                ],
                Some(("parties[0].orgType", "parties[0].formalEducation")),
            ),
            (
                vec![
                    ("parties[0].orgType", kind(PartyKind::Hei)),
                    ("parties[0].highestLevel", Value::One(SchoolLevel::Primary.index())),
                ],
                Some(("parties[0].orgType", "parties[0].highestLevel")),
            ),
            (
                vec![
                    ("parties[0].orgType", kind(PartyKind::School)),
                    ("parties[0].highestLevel", Value::One(SchoolLevel::Primary.index())),
                ],
                None,
            ),
            (
                vec![
                    ("activities[0].physicalDaysTotal", number(6)),
                    ("activities[0].physicalDays", Value::Numbers(vec![3, 2])),
                ],
                Some(("activities[0].physicalDaysTotal", "activities[0].physicalDays")),
            ),
            (
                vec![
                    ("activities[0].physicalDaysTotal", number(5)),
                    ("activities[0].physicalDays", Value::Numbers(vec![3, 2])),
                ],
                None,
            ),
            (
                vec![
                    ("activities[0].physicalDays", Value::Numbers(vec![70])),
                    ("activities[0].periods", Value::Periods(vec![july])),
                ],
                Some(("activities[0].physicalDays", "activities[0].periods")),
            ),
            (
                vec![
                    ("activities[0].physicalDaysTotal", number(31)),
                    ("activities[0].physicalDays", Value::Numbers(vec![20, 11])),
                    ("activities[0].periods", Value::Periods(vec![july])),
                ],
                None,
            ),
            // The same days twice are days once.
            (
                vec![
                    ("activities[0].physicalDaysTotal", number(62)),
                    ("activities[0].periods", Value::Periods(vec![july, july])),
                ],
                Some(("activities[0].physicalDaysTotal", "activities[0].periods")),
            ),
            (
                vec![("org.type", org(OrgType::Grundskola)), ("parties[0].orgType", kind(PartyKind::Hei))],
                None,
            ),
            (
                vec![
                    ("org.type", org(OrgType::Grundskola)),
                    ("parties[0].country", country("SE")),
                    ("parties[0].orgType", kind(PartyKind::Hei)),
                ],
                Some(("org.type", "parties[0].orgType")),
            ),
            (
                vec![
                    ("org.type", org(OrgType::Foretag)),
                    ("parties[0].country", country("SE")),
                    ("parties[0].formalEducation", Value::YesNo(true)),
                ],
                Some(("org.type", "parties[0].formalEducation")),
            ),
            (
                vec![
                    ("activities[0].receivingOrg.country", country("FI")),
                    ("activities[0].hostCountry", country("IT")),
                ],
                Some(("activities[0].receivingOrg.country", "activities[0].hostCountry")),
            ),
            (
                vec![
                    ("activities[0].receivingOrg.country", country("FI")),
                    ("activities[0].hostCountry", country("AX")),
                ],
                None,
            ),
            (
                vec![
                    ("parties[0].country", country("SE")),
                    ("activities[0].receivingOrg.country", country("FI")),
                    ("activities[0].receivingOrg.inPartnership", Value::YesNo(true)),
                ],
                Some(("activities[0].receivingOrg.inPartnership", "activities[0].receivingOrg.country")),
            ),
            // Another party may still come, or the one that is there may be it.
            (
                vec![
                    ("partiesMore", Value::YesNo(true)),
                    ("parties[0].country", country("SE")),
                    ("activities[0].receivingOrg.country", country("FI")),
                    ("activities[0].receivingOrg.inPartnership", Value::YesNo(true)),
                ],
                None,
            ),
            (
                vec![
                    ("activities[0].receivingOrg.country", country("FI")),
                    ("activities[0].receivingOrg.inPartnership", Value::YesNo(true)),
                ],
                None,
            ),
            (
                vec![
                    ("parties[0].country", country("SE")),
                    ("activities[0].receivingOrg.country", country("FI")),
                    ("activities[0].receivingOrg.inPartnership", Value::YesNo(false)),
                ],
                None,
            ),
            (
                vec![
                    ("parties[0].country", country("SE")),
                    ("activities[0].sendingOrg.country", country("FI")),
                    ("activities[0].sendingOrg.inPartnership", Value::YesNo(true)),
                ],
                Some(("activities[0].sendingOrg.inPartnership", "activities[0].sendingOrg.country")),
            ),
            (
                vec![("org.type", org(OrgType::GymnasieskolaHp)), ("programmeTrack", Value::One(0))],
                Some(("org.type", "programmeTrack")),
            ),
            // Just as many is not too many.
            (vec![("participants.total", number(5)), ("participants.own", number(5))], None),
            (
                vec![
                    ("participants.own", number(5)),
                    ("participants.teachers", number(5)),
                    ("participants.pupils", number(0)),
                    ("participants.leaders", number(0)),
                    ("participants.other", number(0)),
                ],
                None,
            ),
            (
                vec![
                    ("exchangeType", exchange(ExchangeType::TeachersAndPupils)),
                    ("participants.teachers", number(0)),
                ],
                Some(("exchangeType", "participants.teachers")),
            ),
            (
                vec![
                    ("exchangeType", exchange(ExchangeType::PupilsOnly)),
                    ("participants.total", number(4)),
                    ("participants.pupils", number(4)),
                ],
                None,
            ),
            (
                vec![
                    ("exchangeType", exchange(ExchangeType::PupilsOnly)),
                    ("participants.own", number(5)),
                    ("participants.pupils", number(4)),
                    ("participants.leaders", number(0)),
                    ("participants.other", number(0)),
                ],
                Some(("participants.own", "participants.pupils")),
            ),
            (
                vec![
                    ("parties[0].orgType", kind(PartyKind::School)),
                    ("parties[0].highestLevel", Value::One(SchoolLevel::UpperSecondary.index())),
                ],
                None,
            ),
            (
                vec![
                    ("parties[0].orgType", kind(PartyKind::School)),
                    ("parties[0].highestLevel", Value::One(SchoolLevel::Tertiary.index())),
                ],
                Some(("parties[0].orgType", "parties[0].highestLevel")),
            ),
            (
                vec![
                    ("parties[0].orgType", kind(PartyKind::UpperSecondary)),
                    ("parties[0].highestLevel", Value::One(SchoolLevel::LowerSecondary.index())),
                ],
                Some(("parties[0].orgType", "parties[0].highestLevel")),
            ),
            (
                vec![
                    ("parties[0].orgType", kind(PartyKind::UpperSecondary)),
                    ("parties[0].highestLevel", Value::One(SchoolLevel::UpperSecondary.index())),
                    ("parties[0].formalEducation", Value::YesNo(true)),
                ],
                None,
            ),
            // What the kind does not settle may be anything.
            (
                vec![
                    ("parties[0].orgType", kind(PartyKind::LibraryMuseum)),
                    ("parties[0].highestLevel", Value::One(SchoolLevel::Primary.index())),
                    ("parties[0].formalEducation", Value::YesNo(true)),
                ],
                None,
            ),
            (
                vec![("activities[0].periods", Value::Periods(vec![july, backwards]))],
                Some(("activities[0].periods", "activities[0].periods")),
            ),
            (vec![("activities[0].periods", Value::Periods(vec![day, from_july]))], None),
            // More days than those that are known may come, fewer may not.
            (
                vec![
                    ("activities[0].physicalDaysTotal", number(32)),
                    ("activities[0].periods", Value::Periods(vec![july, Period { from: None, to: None }])),
                ],
                None,
            ),
            (
                vec![
                    ("activities[0].physicalDaysTotal", number(30)),
                    ("activities[0].periods", Value::Periods(vec![july, Period { from: None, to: None }])),
                ],
                Some(("activities[0].physicalDaysTotal", "activities[0].periods")),
            ),
        ];
        for (facts, expected) in cases {
            let found =
                contradiction(&answers(&facts)).map(|(one, other)| (one.to_string(), other.to_string()));
            assert_eq!(
                found.as_ref().map(|(one, other)| (one.as_str(), other.as_str())),
                expected,
                "{facts:?}"
            );
        }
    }
}
