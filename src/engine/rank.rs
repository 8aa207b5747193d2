//! The order of the programmes, and why.
//!
//! What can be applied for comes first, and what is ruled out last among its like. Between them everything that counts has
//! a weight, and the weights stand here and nowhere else. That a shape fits does not count: a programme of which little is
//! known must not win over one that is known to want more. What the person has not said counts neither way.

use core::cell::Cell;
use core::cmp::Reverse;

use crate::catalogue::{CallNow, CallStatus, MadeFor, Programme, Role};
use crate::facts::{
    Area, Choice, Country, Date, Destination, Facts, Field, Goal, Membership, OrgType, Place, Region,
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
    /// Whether a reason is among them
    pub fn contains(self, reason: Reason) -> bool {
        self.0 & (1 << reason as u32) != 0
    }

    /// The reasons, the weightiest first
    pub fn iter(self) -> impl Iterator<Item = Reason> {
        Reason::ALL.iter().copied().filter(move |reason| self.contains(*reason))
    }
}

impl FromIterator<Reason> for Counted {
    fn from_iter<T: IntoIterator<Item = Reason>>(reasons: T) -> Self {
        Self(reasons.into_iter().fold(0, |all, reason| all | 1 << reason as u32))
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
    /// Which of the chosen goals it serves, and whether it is a first choice for them
    pub goals_met: Vec<(Goal, bool)>,
    /// What the organisation may do
    pub role: Option<Role>,
    /// How much work an application is, 1 to 3
    pub effort: u8,
    /// What else was said and counts
    pub counted: Counted,
}

impl Reasons {
    /// How many of the goals it is a first choice for
    pub fn strong(&self) -> usize {
        self.goals_met.iter().filter(|(_, strong)| *strong).count()
    }

    /// Everything that counts, added up
    pub fn points(&self) -> i32 {
        let times = |weight: i32, count: usize| weight * i32::try_from(count).unwrap_or(i32::MAX);
        let role = match self.role {
            Some(Role::Partner | Role::TakePart) => ASKED_ALONG,
            Some(Role::NotStated) => ROLE_NOT_STATED,
            Some(Role::Apply | Role::Not) | None => 0,
        };
        let counted: i32 = self.counted.iter().map(Reason::weight).sum();
        times(GOAL_MET, self.goals_met.len())
            + times(FIRST_CHOICE, self.strong())
            + times(EFFORT, usize::from(self.effort))
            + role
            + counted
    }

    /// Smaller is better
    fn order(&self) -> impl Ord + use<> {
        (!self.can_be_applied_for, self.ended, !self.not_no, Reverse(self.points()))
    }
}

/// What a person has said of the idea as far as it tells programmes apart
pub(super) struct Wishes {
    /// A bit for each goal: every programme serves a dozen, and each was looked for in a list
    goals: u64,
    ways: Set,
    travellers: Set,
    destinations: Set,
    /// The countries of the partners, which say more than the wish where to go
    countries: Vec<Country>,
    /// In which parts of the world those lie at the calls of a year: most programmes have the same
    places: Cell<[(u16, Set); 2]>,
    /// How many parties there are, once these are all
    parties: Option<usize>,
    /// The areas in which they hold an accreditation
    accredited: Set,
    /// The area of the result, or those that the organisation works in
    areas: Set,
    newcomer: Option<bool>,
    has_partner: Option<bool>,
    /// So many travel at the least
    own: u32,
    this_month: u32,
}

impl Wishes {
    pub(super) fn of(facts: &Facts<'_>, today: Date) -> Self {
        let chosen = |field| facts.many(Place::Idea, field).map_or(&[][..], |(chosen, _)| chosen);
        let set = |field| Set(chosen(field).iter().fold(0, |set, one| set | bit(*one)));
        let parties = facts.parties();
        let countries = parties.records.iter().filter_map(|party| party.one(Field::PartyCountry));
        let countries: Vec<Country> = countries.filter(|country| *country != Country::SWEDEN).collect();
        let area = facts.one::<Area>(Place::Idea, Field::ResultArea);
        let org = facts.one::<OrgType>(Place::Idea, Field::OrgType);
        Self {
            goals: chosen(Field::Goals).iter().fold(0, |set, goal| set | goal_bit(*goal)),
            ways: set(Field::Ways),
            travellers: set(Field::Travellers),
            destinations: set(Field::Destinations),
            has_partner: facts.yes(Place::Idea, Field::HasPartner).filter(|_| countries.is_empty()),
            countries,
            places: Cell::default(),
            parties: (!parties.open).then_some(parties.records.len()),
            accredited: set(Field::OrgAccreditedIn),
            areas: match (area, org) {
                (Some(area), _) => Set::of(&[area]),
                (None, Some(org)) => Set::of(org.areas()),
                (None, None) => Set::default(),
            },
            newcomer: facts.yes(Place::Idea, Field::OrgNewcomer),
            own: facts.number(Place::Idea, Field::ParticipantsOwn).low,
            this_month: month_number(today),
        }
    }

    /// Where to, as far as was said: where the partners are by the regions of a call's year, else where they want to go
    fn places(&self, year: u16) -> Set {
        if self.countries.is_empty() {
            return self.destinations;
        }
        let mut known = self.places.get();
        if let Some((_, places)) = known.iter().find(|(known, _)| *known == year) {
            return *places;
        }
        let places = self.countries.iter().filter_map(|country| place_of(*country, year));
        let places = Set(places.fold(0, |set, place| set | bit(place.index())));
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
        let served = programme.serves.iter().filter(|serves| self.goals & goal_bit(serves.goal.index()) != 0);
        let goals_met: Vec<(Goal, bool)> = served.map(|serves| (serves.goal, serves.strong)).collect();

        let made_for: &MadeFor = &programme.made_for;
        let (places, to, perhaps) =
            (self.places(now.year), Set::of(&made_for.to), Set::of(&made_for.perhaps));
        let (ways, travellers) = (Set::of(&made_for.ways), Set::of(&made_for.travellers));
        let areas = Set::of(&programme.areas);
        let only_online = self.ways == Set::of(&[Way::Digital]);
        let other_way = self.ways.is_unlike(ways);
        let finds_partner = || programme.serves.iter().any(|serves| serves.goal == Goal::PartnerSearch);
        let last_day = programme.call.last_day(now);
        let holds = [
            (Reason::NotOnline, only_online && other_way),
            (Reason::NoGoal, self.goals != 0 && goals_met.is_empty()),
            (Reason::Elsewhere, places.is_unlike(to) && !places.meets(perhaps)),
            (Reason::OtherWay, !only_online && other_way),
            (Reason::OtherTravellers, self.travellers.is_unlike(travellers)),
            (Reason::HeavyAtFirst, self.newcomer == Some(true) && programme.effort > 2),
            (
                Reason::Accredited,
                made_for.without_accreditation
                    && !self.areas.is_empty()
                    && self.areas.lies_in(self.accredited),
            ),
            (Reason::OtherArea, self.areas.is_unlike(areas)),
            (Reason::TooMany, made_for.own_at_most.is_some_and(|most| self.own > u32::from(most))),
            (
                Reason::MoreParties,
                self.parties.is_some_and(|parties| parties < usize::from(made_for.parties)),
            ),
            (Reason::MadeForCountries, !to.is_empty() && to.lies_in(places)),
            (Reason::ForNewcomers, self.newcomer == Some(true) && made_for.newcomers),
            (Reason::FindsPartner, self.has_partner == Some(false) && finds_partner()),
            (Reason::ForOthersNew, self.newcomer == Some(false) && made_for.newcomers),
            (Reason::AnyDay, now.status == CallStatus::Open && programme.call.closes.is_none()),
            (Reason::Soon, last_day.is_some_and(|last| month_number(last) <= self.this_month + SOON)),
        ];
        Reasons {
            can_be_applied_for: now.status.can_be_applied_for(),
            ended: now.status == CallStatus::Ended,
            not_no,
            goals_met,
            role,
            effort: programme.effort,
            counted: holds.into_iter().filter_map(|(reason, holds)| holds.then_some(reason)).collect(),
        }
    }
}

/// Some members of a short closed list, a bit for each: every programme is held against them at each answer
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Set(u8);

const _: () = assert!(
    Travellers::ALL.len() <= 8 && Destination::ALL.len() <= 8 && Area::ALL.len() <= 8 && Way::ALL.len() <= 8
);

// Every goal has a bit.
const _: () = assert!(Goal::ALL.len() <= 64);

fn goal_bit(goal: u16) -> u64 {
    1_u64.checked_shl(u32::from(goal)).unwrap_or_default()
}

fn bit(place: u16) -> u8 {
    1_u8.checked_shl(u32::from(place)).unwrap_or_default()
}

impl Set {
    fn of<C: Choice>(members: &[C]) -> Self {
        Self(members.iter().fold(0, |set, member| set | bit(member.index())))
    }

    fn is_empty(self) -> bool {
        self.0 == 0
    }

    fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn lies_in(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Both say something, and nothing in common
    fn is_unlike(self, other: Self) -> bool {
        !self.is_empty() && !other.is_empty() && !self.meets(other)
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
