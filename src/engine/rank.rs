//! The order of the programmes, and why.
//!
//! What can be applied for comes first, and what is ruled out last among its like. Between them everything that counts has
//! a weight, and the weights stand here and nowhere else. That a shape fits does not count: a programme of which little is
//! known must not win over one that is known to want more. What the person has not said counts neither way.

use core::cmp::Reverse;

use crate::catalogue::{CallNow, CallStatus, MadeFor, Programme, Role};
use crate::facts::{
    Area, Choice, Country, Date, Destination, Facts, Field, Goal, Membership, OrgType, Place, Region, Way,
    sort,
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
    /// The next closing date that is known or usual comes within half a year
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

/// So many days are soon: half a year
const SOON: u32 = 183;

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
    /// What else was said and counts, the weightiest first
    pub counted: Vec<Reason>,
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
        let counted: i32 = self.counted.iter().map(|reason| reason.weight()).sum();
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
pub(super) struct Wishes<'a> {
    goals: &'a [u16],
    ways: &'a [u16],
    travellers: &'a [u16],
    destinations: &'a [u16],
    /// The countries of the partners, which say more than the wish where to go
    countries: Vec<Country>,
    /// How many parties there are, once these are all
    parties: Option<usize>,
    /// The area of the result, or those that the organisation works in
    areas: &'a [Area],
    newcomer: Option<bool>,
    has_partner: Option<bool>,
    /// So many travel at the least
    own: u32,
    today: Date,
}

impl<'a> Wishes<'a> {
    pub(super) fn of(facts: &'a Facts<'_>, today: Date) -> Self {
        let chosen = |field| facts.many(Place::Idea, field).map_or(&[][..], |(chosen, _)| chosen);
        let parties = facts.parties();
        let countries = parties.records.iter().filter_map(|party| party.one(Field::PartyCountry));
        let countries: Vec<Country> = countries.filter(|country| *country != Country::SWEDEN).collect();
        let area = facts.one::<Area>(Place::Idea, Field::ResultArea);
        let area = area.and_then(|area| Area::ALL.iter().position(|known| *known == area));
        let area = area.and_then(|place| Area::ALL.get(place..=place));
        let org = facts.one::<OrgType>(Place::Idea, Field::OrgType);
        Self {
            areas: area.or_else(|| org.map(OrgType::areas)).unwrap_or_default(),
            goals: chosen(Field::Goals),
            ways: chosen(Field::Ways),
            travellers: chosen(Field::Travellers),
            destinations: chosen(Field::Destinations),
            has_partner: facts.yes(Place::Idea, Field::HasPartner).filter(|_| countries.is_empty()),
            countries,
            parties: (!parties.open).then_some(parties.records.len()),
            newcomer: facts.yes(Place::Idea, Field::OrgNewcomer),
            own: facts.number(Place::Idea, Field::ParticipantsOwn).low,
            today,
        }
    }

    /// The chosen goals that a programme serves
    fn goals_met(&self, programme: &Programme) -> Vec<(Goal, bool)> {
        let served = programme.serves.iter().filter(|serves| self.goals.contains(&serves.goal.index()));
        served.map(|serves| (serves.goal, serves.strong)).collect()
    }

    /// Where to, as far as was said: where the partners are by the regions of a call's year, else where they want to go
    fn places(&self, year: u16) -> Vec<Destination> {
        if self.countries.is_empty() {
            return self.destinations.iter().filter_map(|place| Destination::from_index(*place)).collect();
        }
        self.countries.iter().filter_map(|country| place_of(*country, year)).collect()
    }

    /// Why a programme stands where it stands
    pub(super) fn reasons(
        &self,
        programme: &Programme,
        now: CallNow,
        not_no: bool,
        role: Option<Role>,
    ) -> Reasons {
        let goals_met = self.goals_met(programme);
        let is_so = |reason: &Reason| self.counts(*reason, programme, now, &goals_met);
        let counted = Reason::ALL.iter().copied().filter(is_so).collect();
        Reasons {
            can_be_applied_for: now.status.can_be_applied_for(),
            ended: now.status == CallStatus::Ended,
            not_no,
            goals_met,
            role,
            effort: programme.effort,
            counted,
        }
    }

    fn counts(&self, reason: Reason, programme: &Programme, now: CallNow, met: &[(Goal, bool)]) -> bool {
        let made_for: &MadeFor = &programme.made_for;
        let online = [Way::Digital.index()];
        match reason {
            Reason::NotOnline => {
                self.ways == online && !made_for.ways.is_empty() && !made_for.ways.contains(&Way::Digital)
            }
            Reason::NoGoal => !self.goals.is_empty() && met.is_empty(),
            Reason::Elsewhere => {
                let (places, reached) = (self.places(now.year), |place: &Destination| {
                    made_for.to.contains(place) || made_for.perhaps.contains(place)
                });
                !made_for.to.is_empty() && !places.is_empty() && !places.iter().any(reached)
            }
            Reason::MadeForCountries => {
                let places = self.places(now.year);
                !made_for.to.is_empty() && made_for.to.iter().all(|place| places.contains(place))
            }
            Reason::OtherWay => self.ways != online && none_of(self.ways, &made_for.ways),
            Reason::OtherTravellers => none_of(self.travellers, &made_for.travellers),
            Reason::HeavyAtFirst => self.newcomer == Some(true) && programme.effort > 2,
            Reason::OtherArea => {
                !self.areas.is_empty() && !self.areas.iter().any(|area| programme.areas.contains(area))
            }
            Reason::TooMany => made_for.own_at_most.is_some_and(|most| self.own > u32::from(most)),
            Reason::MoreParties => {
                self.parties.is_some_and(|parties| parties < usize::from(made_for.parties))
            }
            Reason::ForNewcomers => self.newcomer == Some(true) && made_for.newcomers,
            Reason::ForOthersNew => self.newcomer == Some(false) && made_for.newcomers,
            Reason::FindsPartner => {
                let finds = programme.serves.iter().any(|serves| serves.goal == Goal::PartnerSearch);
                self.has_partner == Some(false) && finds
            }
            Reason::AnyDay => now.status == CallStatus::Open && programme.call.closes.is_none(),
            Reason::Soon => {
                let last = programme.call.last_day(now);
                last.is_some_and(|last| last.day_number() <= self.today.day_number() + SOON)
            }
        }
    }
}

/// Whether something was chosen, the programme is made for some, and for none of what was chosen
fn none_of<C: Choice>(chosen: &[u16], made_for: &[C]) -> bool {
    !chosen.is_empty()
        && !made_for.is_empty()
        && !made_for.iter().any(|choice| chosen.contains(&choice.index()))
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

/// Puts the programmes in order. What is equal shares a rank and stands in the order of the ids, as it comes.
pub(super) fn rank(programmes: Vec<Entry<'_>>) -> Vec<Entry<'_>> {
    // The places are sorted and not the entries, which are large.
    let mut order: Vec<_> =
        programmes.iter().enumerate().map(|(place, entry)| (entry.reasons.order(), place)).collect();
    sort(&mut order, |one, other| one < other);
    let mut waiting: Vec<Option<Entry<'_>>> = programmes.into_iter().map(Some).collect();
    let mut ranked: Vec<Entry<'_>> = Vec::with_capacity(waiting.len());
    let mut before = None;
    let mut rank = 0;
    for (next, place) in order {
        let Some(mut entry) = waiting.get_mut(place).and_then(Option::take) else { continue };
        if before.as_ref() != Some(&next) {
            rank = ranked.len();
        }
        entry.rank = rank;
        before = Some(next);
        ranked.push(entry);
    }
    ranked
}
