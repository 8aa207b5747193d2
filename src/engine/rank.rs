//! The order of the programmes, and why.
//!
//! What can be applied for comes first, and what is ruled out last among its like. Between them everything that counts has
//! a weight, and the weights stand here and nowhere else. That a shape fits does not count: a programme of which little is
//! known must not win over one that is known to want more. What the person has not said counts neither way.

use core::cell::Cell;

use crate::catalogue::{CallNow, CallStatus, MadeFor, Programme, Role};
use crate::facts::{
    Area, Country, Date, Destination, Facts, Field, Goal, Membership, OrgType, Place, Region, Set,
    Travellers, Way, sort,
};

use super::Entry;

/// What the project is for decides more than anything else that was only counted
const GOAL_MET: i32 = 100;
/// A first choice for a goal before one that serves it too, goal for goal
const FIRST_CHOICE: i32 = 10;
/// To apply oneself is a better answer than to be asked along, but no goal is given up for it
const ASKED_ALONG: i32 = -70;
/// What nobody has written down is a little less than being asked along
const ROLE_NOT_STATED: i32 = -75;
/// The work of an application, for each of the three levels: what else is alike, the lighter one comes first
const EFFORT: i32 = -4;

/// Something that was said of the idea and counts for or against a programme, beside goals, role and effort
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// They want to meet online and need no travel money, and it is no programme for that
    NotOnline,
    /// It serves none of the chosen goals
    NoGoal,
    /// It is not for the countries that were named
    Elsewhere,
    /// It works in another way than they want
    OtherWay,
    /// It is not for those who are to travel
    OtherTravellers,
    /// It is one of the heaviest, and they apply for the first time
    HeavyAtFirst,
    /// They hold an accreditation in the area, and it is for those who do not
    Accredited,
    /// It is for another area than theirs
    OtherArea,
    /// More are to travel than it takes
    TooMany,
    /// It takes more parties than there are
    MoreParties,
    /// It is made for just the countries that were named
    MadeForCountries,
    /// It is meant for those who are new or small, as they are
    ForNewcomers,
    /// There is no partner yet, and it helps to find one
    FindsPartner,
    /// It is meant for those who are new, and they have done it before
    ForOthersNew,
    /// One can begin any day
    AnyDay,
    /// The next closing date that is known or usual comes within half a year, by months
    Soon,
}

impl Reason {
    /// Every reason, the weightiest first
    pub const ALL: &'static [Self] = &[
        Self::NotOnline,
        Self::NoGoal,
        Self::Elsewhere,
        Self::OtherWay,
        Self::OtherTravellers,
        Self::HeavyAtFirst,
        Self::Accredited,
        Self::OtherArea,
        Self::TooMany,
        Self::MoreParties,
        Self::MadeForCountries,
        Self::ForNewcomers,
        Self::FindsPartner,
        Self::ForOthersNew,
        Self::AnyDay,
        Self::Soon,
    ];

    /// What it weighs. Of the sizes only this matters: thousands decide whatever the goals say, hundreds weigh as much as
    /// a goal or two, tens settle what meets as many goals, and ones what is alike.
    pub const fn weight(self) -> i32 {
        match self {
            // Money for travel is nothing to those who do not want to travel, whatever it is given for.
            Self::NotOnline => -12_000,
            // What it is not for, it is not for; however well it suits otherwise.
            Self::NoGoal => -10_000,
            // Many goals served in countries where they do not want to go are served to no use.
            Self::Elsewhere => -4_000,
            // A project together in place of visits, or pupils in place of staff, is another idea.
            Self::OtherWay | Self::OtherTravellers => -2_000,
            // Nobody begins with the heaviest, as long as a lighter one serves anything of what they want.
            Self::HeavyAtFirst => -1_000,
            // Those who have the key are not sent to the other door.
            Self::Accredited => -1_000,
            // A municipality that wants its schools abroad is not led to its youth centres, and still finds them for what only
            // they are given money for.
            Self::OtherArea => -150,
            // It can be mended, but not by what they have in mind: a goal less is better than this.
            Self::TooMany | Self::MoreParties => -150,
            // Smaller, nearer programmes beat the large one that goes everywhere and is a first choice for several goals.
            Self::MadeForCountries | Self::ForNewcomers => 60,
            // As far as goals, these come before partnerships that need the partner at once.
            Self::FindsPartner => 50,
            // They may apply all the same.
            Self::ForOthersNew => -15,
            // How soon settles only what is alike: a year is won by choosing rightly, not by choosing early.
            Self::AnyDay => 2,
            Self::Soon => 1,
        }
    }

    /// The id in the JSON
    pub const fn id(self) -> &'static str {
        match self {
            Self::NotOnline => "not_online",
            Self::NoGoal => "no_goal",
            Self::Elsewhere => "elsewhere",
            Self::OtherWay => "other_way",
            Self::OtherTravellers => "other_travellers",
            Self::HeavyAtFirst => "heavy_at_first",
            Self::Accredited => "accredited",
            Self::OtherArea => "other_area",
            Self::TooMany => "too_many",
            Self::MoreParties => "more_parties",
            Self::MadeForCountries => "made_for_countries",
            Self::ForNewcomers => "for_newcomers",
            Self::FindsPartner => "finds_partner",
            Self::ForOthersNew => "for_others_new",
            Self::AnyDay => "any_day",
            Self::Soon => "soon",
        }
    }
}

/// So many months are soon
const SOON: u32 = 6;

/// Which reasons count for or against a programme: a bit for each, since every programme has some at each answer
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted(u32);

impl Counted {
    fn of(reasons: impl IntoIterator<Item = (Reason, bool)>) -> Self {
        let bit = |(reason, holds)| u32::from(holds) << reason as u32;
        Self(reasons.into_iter().map(bit).fold(0, |all, one| all | one))
    }

    /// Whether a reason is among them
    pub fn contains(self, reason: Reason) -> bool {
        self.0 & (1 << reason as u32) != 0
    }

    /// The reasons, the weightiest first
    pub fn iter(self) -> impl Iterator<Item = Reason> {
        let mut left = self.0;
        core::iter::from_fn(move || {
            let reason = Reason::ALL.get(left.trailing_zeros() as usize).copied();
            // Takes the lowest bit away.
            left &= left.wrapping_sub(1);
            reason
        })
    }
}

fn month_number(date: Date) -> u32 {
    u32::from(date.year()) * 12 + u32::from(date.month())
}

/// What decides where a programme stands
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reasons {
    /// There is a door, now or by a known pattern
    pub can_be_applied_for: bool,
    /// It can never be applied for again
    pub ended: bool,
    /// It is not ruled out
    pub not_no: bool,
    /// Which of the chosen goals it serves
    pub goals_met: Set<Goal>,
    /// For which of those it is a first choice
    pub first_choice_for: Set<Goal>,
    /// What the organisation may do
    pub role: Option<Role>,
    /// How much work an application is, 1 to 3
    pub effort: u8,
    /// What else was said and counts
    pub counted: Counted,
}

impl Reasons {
    /// Everything that counts, added up
    pub fn points(&self) -> i32 {
        let goals = |set: Set<Goal>| i32::try_from(set.len()).unwrap_or(i32::MAX);
        let role = match self.role {
            Some(Role::Partner | Role::TakePart) => ASKED_ALONG,
            Some(Role::NotStated) => ROLE_NOT_STATED,
            Some(Role::Apply | Role::Not) | None => 0,
        };
        let counted: i32 = self.counted.iter().map(Reason::weight).sum();
        GOAL_MET * goals(self.goals_met)
            + FIRST_CHOICE * goals(self.first_choice_for)
            + EFFORT * i32::from(self.effort)
            + role
            + counted
    }

    /// Smaller is better: the doors first, and the points where they are alike
    fn order(&self) -> i64 {
        let doors = [!self.can_be_applied_for, self.ended, !self.not_no];
        let doors = doors.into_iter().fold(0, |doors, closed| doors << 1 | i64::from(closed));
        (doors << 32) - i64::from(self.points())
    }
}

/// What a person has said of the idea as far as it tells programmes apart
pub(super) struct Wishes {
    goals: Set<Goal>,
    ways: Set<Way>,
    travellers: Set<Travellers>,
    destinations: Set<Destination>,
    /// The countries of the partners, which say more than the wish where to go
    countries: Vec<Country>,
    /// In which parts of the world those lie at the calls of a year: most programmes have the same
    places: Cell<[(u16, Set<Destination>); 2]>,
    /// How many parties there are, once these are all
    parties: Option<usize>,
    /// The areas in which they hold an accreditation
    accredited: Set<Area>,
    /// The area of the result, or those that the organisation works in
    areas: Set<Area>,
    newcomer: Option<bool>,
    has_partner: Option<bool>,
    /// So many travel at the least
    own: u32,
    this_month: u32,
}

impl Wishes {
    pub(super) fn of(facts: &Facts<'_>, today: Date) -> Self {
        let chosen = |field| facts.many(Place::Idea, field).map_or(&[][..], |(chosen, _)| chosen);
        let parties = facts.parties();
        let countries = parties.records.iter().filter_map(|party| party.one(Field::PartyCountry));
        let countries: Vec<Country> = countries.filter(|country| *country != Country::SWEDEN).collect();
        let area = facts.one::<Area>(Place::Idea, Field::ResultArea);
        let org = facts.one::<OrgType>(Place::Idea, Field::OrgType);
        Self {
            goals: Set::at(chosen(Field::Goals)),
            ways: Set::at(chosen(Field::Ways)),
            travellers: Set::at(chosen(Field::Travellers)),
            destinations: Set::at(chosen(Field::Destinations)),
            has_partner: facts.yes(Place::Idea, Field::HasPartner).filter(|_| countries.is_empty()),
            countries,
            places: Cell::default(),
            parties: (!parties.open).then_some(parties.records.len()),
            accredited: Set::at(chosen(Field::OrgAccreditedIn)),
            areas: match (area, org) {
                (Some(area), _) => Set::from_iter([area]),
                (None, Some(org)) => org.areas().into(),
                (None, None) => Set::default(),
            },
            newcomer: facts.yes(Place::Idea, Field::OrgNewcomer),
            own: facts.number(Place::Idea, Field::ParticipantsOwn).low,
            this_month: month_number(today),
        }
    }

    /// Where to, as far as was said: where the partners are by the regions of a call's year, else where they want to go
    fn places(&self, year: u16) -> Set<Destination> {
        if self.countries.is_empty() {
            return self.destinations;
        }
        let mut known = self.places.get();
        if let Some((_, places)) = known.iter().find(|(known, _)| *known == year) {
            return *places;
        }
        let places = self.countries.iter().filter_map(|country| place_of(*country, year)).collect();
        // The calls of this year and of the next are nearly all there are.
        known.swap(0, 1);
        let [first, _] = &mut known;
        *first = (year, places);
        self.places.set(known);
        places
    }

    /// Why a programme stands where it stands
    pub(super) fn reasons(
        &self,
        programme: &Programme,
        now: CallNow,
        not_no: bool,
        role: Option<Role>,
    ) -> Reasons {
        let made_for: &MadeFor = &programme.made_for;
        let goals_met = self.goals.and(programme.serves);
        let places = self.places(now.year);
        let only_online = self.ways == Set::from_iter([Way::Digital]);
        let other_way = self.ways.is_unlike(made_for.ways);
        let finds_partner = programme.serves.contains(Goal::PartnerSearch);
        let last_day = programme.call.last_day(now);
        let holds = [
            (Reason::NotOnline, only_online && other_way),
            (Reason::NoGoal, !self.goals.is_empty() && goals_met.is_empty()),
            (Reason::Elsewhere, places.is_unlike(made_for.to) && !places.meets(made_for.perhaps)),
            (Reason::OtherWay, !only_online && other_way),
            (Reason::OtherTravellers, self.travellers.is_unlike(made_for.travellers)),
            (Reason::HeavyAtFirst, self.newcomer == Some(true) && programme.effort > 2),
            (
                Reason::Accredited,
                made_for.without_accreditation
                    && !self.areas.is_empty()
                    && self.areas.lies_in(self.accredited),
            ),
            (Reason::OtherArea, self.areas.is_unlike(programme.areas)),
            (Reason::TooMany, made_for.own_at_most.is_some_and(|most| self.own > u32::from(most))),
            (
                Reason::MoreParties,
                self.parties.is_some_and(|parties| parties < usize::from(made_for.parties)),
            ),
            (Reason::MadeForCountries, !made_for.to.is_empty() && made_for.to.lies_in(places)),
            (Reason::ForNewcomers, self.newcomer == Some(true) && made_for.newcomers),
            (Reason::FindsPartner, self.has_partner == Some(false) && finds_partner),
            (Reason::ForOthersNew, self.newcomer == Some(false) && made_for.newcomers),
            (Reason::AnyDay, now.status == CallStatus::Open && programme.call.closes.is_none()),
            (Reason::Soon, last_day.is_some_and(|last| month_number(last) <= self.this_month + SOON)),
        ];
        Reasons {
            can_be_applied_for: now.status.can_be_applied_for(),
            ended: now.status == CallStatus::Ended,
            not_no,
            goals_met,
            first_choice_for: goals_met.and(programme.first_choice_for),
            role,
            effort: programme.effort,
            counted: Counted::of(holds),
        }
    }
}

/// In which part of the world a country lies at a call; nothing where the sources do not say
fn place_of(country: Country, year: u16) -> Option<Destination> {
    let membership = |region: Region| region.membership(country, year);
    match (membership(Region::Nordplus), membership(Region::ErasmusProgramme)) {
        (Membership::In, _) => Some(Destination::NordicBaltic),
        (Membership::Out, Membership::In) => Some(Destination::ProgrammeCountries),
        (Membership::Out, Membership::Out) => Some(Destination::Outside),
        (Membership::Unclear, _) | (_, Membership::Unclear) => None,
    }
}

/// So many are put in order one by one
const FEW: usize = 8;

/// The places of a list in the order of what stands there; what is equal stays as it stood.
///
/// Halves are put in order and then merged: to put each in its place among those before it took most of the
/// time in a catalogue a hundred times as large.
fn in_order<T: Ord>(list: &[T], mut places: Vec<usize>) -> Vec<usize> {
    if places.len() <= FEW {
        sort(&mut places, |one, other| list.get(*one) < list.get(*other));
        return places;
    }
    let second = places.split_off(places.len() / 2);
    let mut merged = Vec::with_capacity(places.len() + second.len());
    let mut first = in_order(list, places).into_iter().peekable();
    for place in in_order(list, second) {
        while let Some(before) = first.next_if(|before| list.get(*before) <= list.get(place)) {
            merged.push(before);
        }
        merged.push(place);
    }
    merged.extend(first);
    merged
}

/// Puts the programmes in order. What is equal shares a rank and stands in the order of the ids, as it comes.
pub(super) fn rank(programmes: Vec<Entry<'_>>) -> Vec<Entry<'_>> {
    // The places are sorted and not the entries, which are large.
    let orders: Vec<_> = programmes.iter().map(|entry| entry.reasons.order()).collect();
    let places = in_order(&orders, (0..orders.len()).collect());
    let mut waiting: Vec<Option<Entry<'_>>> = programmes.into_iter().map(Some).collect();
    let mut ranked: Vec<Entry<'_>> = Vec::with_capacity(waiting.len());
    let mut before = None;
    let mut rank = 0;
    for place in places {
        let Some(mut entry) = waiting.get_mut(place).and_then(Option::take) else { continue };
        let next = orders.get(place);
        if before != next {
            rank = ranked.len();
        }
        entry.rank = rank;
        before = next;
        ranked.push(entry);
    }
    ranked
}
