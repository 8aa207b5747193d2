//! Which members of a fact's list the rules tell apart: of those that are alike one stands for all.

use crate::catalogue::Check;
use crate::facts::{Choice, Country, Facts, Field, Membership, Place, Region, Unit, Vocabulary, sort};

use super::book::Book;

/// The countries as the formal rules of a programme see them, looked up once: a search asks for them again and again
pub(super) struct Countries {
    regions: Vec<(Region, Vec<Membership>)>,
    /// Groups of countries that no region and no list of any rule tells apart, in each the well-known ones first
    groups: Vec<Vec<u16>>,
    /// For each country its place in the order in which they are named: the well-known ones first
    order: Vec<u16>,
    /// Countries that count as another, with that
    counted: Vec<(u16, u16)>,
}

/// The countries that come first as examples, since everyone knows them: some of each side of every region
const WELL_KNOWN: [&str; 8] = ["NO", "FI", "DE", "ES", "GB", "IN", "JP", "BR"];

impl Countries {
    /// The countries for rules with these parts, at the call of a year
    pub fn of<'r>(leaves: impl Iterator<Item = &'r Check>, year: u16) -> Self {
        let mut regions: Vec<(Region, Vec<Membership>)> = vec![];
        let mut lists: Vec<&'r [u16]> = vec![];
        for leaf in leaves {
            match leaf {
                Check::InRegion { region, .. }
                | Check::Count { region: Some(region), .. }
                | Check::Countries { region: Some(region), .. }
                    if regions.iter().all(|(known, _)| known != region) =>
                {
                    regions.push((*region, region.memberships(year)));
                }
                Check::OneOf { field, of, unclear, .. } if of_countries(*field) => {
                    lists.extend([&of[..], unclear])
                }
                Check::Includes { field, of, .. } if of_countries(*field) => lists.push(of),
                _ => {}
            }
        }
        // What the rules see of each country: a number with two bits for each region and one for each list. No programme
        // has rules for so many that they run out.
        let mut seen = vec![0_u64; Country::CODES.len()];
        for (_, row) in &regions {
            seen.iter_mut().zip(row).for_each(|(seen, member)| *seen = *seen << 2 | *member as u64);
        }
        for list in lists {
            seen.iter_mut().for_each(|seen| *seen <<= 1);
            for index in list {
                seen.get_mut(usize::from(*index)).into_iter().for_each(|seen| *seen |= 1);
            }
        }
        let well_known = WELL_KNOWN.iter().filter_map(|code| Country::from_code(code)).map(Choice::index);
        let mut order = vec![u16::MAX; seen.len()];
        let (mut known, mut groups): (Vec<u64>, Vec<Vec<u16>>) = (vec![], vec![]);
        let mut places = 0..;
        for index in well_known.chain(members_of(Field::PartyCountry)) {
            let at = usize::from(index);
            // The well-known ones come by twice.
            let (Some(seen), Some(order @ &mut u16::MAX)) = (seen.get(at), order.get_mut(at)) else {
                continue;
            };
            *order = places.next().unwrap_or_default();
            let group = known.iter().position(|other| other == seen).unwrap_or(known.len());
            if group == known.len() {
                known.push(*seen);
                groups.push(vec![]);
            }
            groups.get_mut(group).into_iter().for_each(|group| group.push(index));
        }
        let counted = Country::all().map(|country| (country.index(), country.counted_in(None).index()));
        let counted = counted.filter(|(index, as_which)| index != as_which).collect();
        Self { regions, groups, order, counted }
    }

    /// Whether a country belongs to a region that the rules name
    pub fn membership(&self, region: Region, index: u16) -> Membership {
        let row = self.regions.iter().find(|(known, _)| *known == region);
        row.and_then(|(_, row)| row.get(usize::from(index))).copied().unwrap_or(Membership::Unclear)
    }

    /// The country that this one counts as
    fn counted(&self, index: u16) -> u16 {
        self.counted.iter().find(|(one, _)| *one == index).map_or(index, |(_, as_which)| *as_which)
    }
}

/// Whether a check on one choice holds for this member of the list, or fails for it, as is wanted
pub(super) fn fits(book: &Book<'_>, check: &Check, index: u16, wanted: bool) -> bool {
    match check {
        Check::OneOf { of, unclear, inside, .. } => {
            !unclear.contains(&index) && (of.contains(&index) == *inside) == wanted
        }
        Check::InRegion { region, inside, .. } => {
            let member = if *inside == wanted { Membership::In } else { Membership::Out };
            book.countries().membership(*region, index) == member
        }
        _ => false,
    }
}

/// What some rules tell apart among the members of a fact's list
pub(super) struct Alike<'a> {
    field: Field,
    of: &'a Book<'a>,
    regions: Vec<Region>,
    lists: Vec<&'a [u16]>,
    single: Vec<u16>,
    /// What the countries that are there already count as
    present: Vec<u16>,
}

impl<'a> Alike<'a> {
    /// What these checks read of a fact's list
    pub fn read(
        facts: &Facts<'_>,
        leaves: impl Iterator<Item = &'a Check>,
        book: &'a Book<'_>,
        place: Place,
        field: Field,
    ) -> Self {
        // The host country follows from the host.
        let is_it =
            |read: Field| read == field || read == Field::HostCountry && field == Field::ReceivingOrgCountry;
        let mut read =
            Self { field, of: book, regions: vec![], lists: vec![], single: vec![], present: vec![] };
        for leaf in leaves {
            match leaf {
                Check::InRegion { field, region, .. } if is_it(*field) => read.region(*region),
                Check::Count { region: Some(region), .. } | Check::Countries { region: Some(region), .. }
                    if field == Field::PartyCountry =>
                {
                    read.region(*region);
                }
                Check::OneOf { field, of, unclear, .. } if is_it(*field) => {
                    read.lists.extend([&of[..], unclear])
                }
                Check::Includes { field, of, .. } if is_it(*field) => read.lists.push(of),
                Check::Differs { field: one, from } => {
                    for (this, other) in [(*one, *from), (*from, *one)] {
                        if is_it(this) {
                            read.single.extend(facts.choice(place, other));
                        }
                    }
                }
                _ => {}
            }
        }
        if read.is_country() {
            read.single.push(Country::SWEDEN.index());
            let parties = facts.parties().records.iter();
            let there = parties.filter_map(|party| party.one::<Country>(Field::PartyCountry));
            read.present.extend(there.map(|country| book.countries().counted(country.index())));
        }
        read
    }

    fn region(&mut self, region: Region) {
        if !self.regions.contains(&region) {
            self.regions.push(region);
        }
    }

    /// Of the members that fit one of each class: the first of those that no rule tells apart
    pub fn classes(&self, fits: &dyn Fn(u16) -> bool) -> Vec<u16> {
        let (mut known, mut first): (Vec<u64>, Vec<u16>) = (vec![], vec![]);
        // A country of which the sources do not say whether it belongs is no advice.
        let is_clear = |index: u16| {
            let unclear =
                |region: &Region| self.of.countries().membership(*region, index) == Membership::Unclear;
            !self.regions.iter().any(unclear)
        };
        for index in self.members().into_iter().filter(|index| fits(*index) && is_clear(*index)) {
            let signature = self.signature(index);
            if !known.contains(&signature) {
                known.push(signature);
                first.push(index);
            }
        }
        first
    }

    /// The members that no rule tells apart from this one, which is among them
    pub fn like(&self, index: u16) -> Vec<u16> {
        let signature = self.signature(index);
        let all = members_of(self.field);
        if !self.is_country() {
            return all.filter(|other| self.signature(*other) == signature).collect();
        }
        // Whole groups are taken at once: to ask of each country what its group says already was a twentieth of a search.
        let alone = self.alone();
        let is_like = |index: &&u16| self.signature(**index) == signature;
        let mut like: Vec<u16> = alone.iter().filter(is_like).copied().collect();
        for group in &self.of.countries().groups {
            let mut others = group.iter().filter(|index| !alone.contains(index)).peekable();
            if others.peek().is_some_and(&is_like) {
                like.extend(others);
            }
        }
        like.sort_unstable();
        like.dedup();
        like
    }

    /// The countries that are told apart from the others of their group, some of them twice
    fn alone(&self) -> Vec<u16> {
        let mut alone = self.single.clone();
        alone.extend(&self.present);
        let counted =
            self.of.countries().counted.iter().filter(|(_, as_which)| self.present.contains(as_which));
        alone.extend(counted.map(|(index, _)| *index));
        alone
    }

    /// The members; of countries that no rule of the programme tells apart the first
    fn members(&self) -> Vec<u16> {
        if !self.is_country() {
            return members_of(self.field).collect();
        }
        let mut members = self.alone();
        let alone = members.len();
        for group in &self.of.countries().groups {
            let stands_alone = |index: &&u16| members.iter().take(alone).any(|one| one == *index);
            members.extend(group.iter().find(|index| !stands_alone(index)).copied());
        }
        let place = |index: u16| self.of.countries().order.get(usize::from(index));
        sort(&mut members, |one, other| place(*one) < place(*other));
        members.dedup();
        members
    }

    fn is_country(&self) -> bool {
        self.field.info().unit == Unit::One(Vocabulary::Country)
    }

    /// A bit for each thing that the rules see of a member; no programme has rules for so many that they run out
    fn signature(&self, index: u16) -> u64 {
        let mut signature = 0;
        let mut see = |bit: bool| signature = signature << 1 | u64::from(bit);
        for region in &self.regions {
            let membership = self.of.countries().membership(*region, index);
            see(membership == Membership::In);
            see(membership == Membership::Out);
        }
        if !self.present.is_empty() {
            see(self.present.contains(&self.of.countries().counted(index)));
        }
        self.lists.iter().for_each(|list| see(list.contains(&index)));
        self.single.iter().for_each(|one| see(*one == index));
        signature
    }
}

fn of_countries(field: Field) -> bool {
    matches!(field.info().unit, Unit::One(Vocabulary::Country) | Unit::Many(Vocabulary::Country))
}

/// The places in a fact's list
pub(super) fn members_of(field: Field) -> impl Iterator<Item = u16> {
    let count = match field.info().unit {
        Unit::One(vocabulary) | Unit::Many(vocabulary) => vocabulary.ids().len(),
        _ => 0,
    };
    0..u16::try_from(count).unwrap_or(u16::MAX)
}
