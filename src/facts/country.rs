//! The countries, and the regions whose members change from year to year.

use core::ops::RangeInclusive;

use super::vocabulary::{Choice, Vocabulary};

/// A country or territory with a code of its own in ISO 3166-1
///
/// Kosovo has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
// INVARIANT: a place in `CODES`.
pub struct Country(u16);

impl Country {
    /// The alpha-2 codes of ISO 3166-1, sorted
    #[rustfmt::skip]
    pub const CODES: &'static [&'static str] = &[
        "AD", "AE", "AF", "AG", "AI", "AL", "AM", "AO", "AQ", "AR", "AS", "AT", "AU", "AW", "AX", "AZ", "BA",
        "BB", "BD", "BE", "BF", "BG", "BH", "BI", "BJ", "BL", "BM", "BN", "BO", "BQ", "BR", "BS", "BT", "BV",
        "BW", "BY", "BZ", "CA", "CC", "CD", "CF", "CG", "CH", "CI", "CK", "CL", "CM", "CN", "CO", "CR", "CU",
        "CV", "CW", "CX", "CY", "CZ", "DE", "DJ", "DK", "DM", "DO", "DZ", "EC", "EE", "EG", "EH", "ER", "ES",
        "ET", "FI", "FJ", "FK", "FM", "FO", "FR", "GA", "GB", "GD", "GE", "GF", "GG", "GH", "GI", "GL", "GM",
        "GN", "GP", "GQ", "GR", "GS", "GT", "GU", "GW", "GY", "HK", "HM", "HN", "HR", "HT", "HU", "ID", "IE",
        "IL", "IM", "IN", "IO", "IQ", "IR", "IS", "IT", "JE", "JM", "JO", "JP", "KE", "KG", "KH", "KI", "KM",
        "KN", "KP", "KR", "KW", "KY", "KZ", "LA", "LB", "LC", "LI", "LK", "LR", "LS", "LT", "LU", "LV", "LY",
        "MA", "MC", "MD", "ME", "MF", "MG", "MH", "MK", "ML", "MM", "MN", "MO", "MP", "MQ", "MR", "MS", "MT",
        "MU", "MV", "MW", "MX", "MY", "MZ", "NA", "NC", "NE", "NF", "NG", "NI", "NL", "NO", "NP", "NR", "NU",
        "NZ", "OM", "PA", "PE", "PF", "PG", "PH", "PK", "PL", "PM", "PN", "PR", "PS", "PT", "PW", "PY", "QA",
        "RE", "RO", "RS", "RU", "RW", "SA", "SB", "SC", "SD", "SE", "SG", "SH", "SI", "SJ", "SK", "SL", "SM",
        "SN", "SO", "SR", "SS", "ST", "SV", "SX", "SY", "SZ", "TC", "TD", "TF", "TG", "TH", "TJ", "TK", "TL",
        "TM", "TN", "TO", "TR", "TT", "TV", "TW", "TZ", "UA", "UG", "UM", "US", "UY", "UZ", "VA", "VC", "VE",
        "VG", "VI", "VN", "VU", "WF", "WS", "YE", "YT", "ZA", "ZM", "ZW",
    ];

    /// Where the applicants are
    pub const SWEDEN: Self = Self(place_of(*b"SE"));
    const ALAND: Self = Self(place_of(*b"AX"));
    const FINLAND: Self = Self(place_of(*b"FI"));

    /// Every country, in the order of the codes
    pub fn all() -> impl Iterator<Item = Self> {
        (0..).map_while(Self::from_index)
    }

    /// The alpha-2 code
    pub fn code(self) -> &'static str {
        Self::CODES.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// The country with this alpha-2 code, in capitals
    pub fn from_code(code: &str) -> Option<Self> {
        Self::CODES.binary_search(&code).ok().and_then(|place| u16::try_from(place).ok()).map(Self)
    }

    /// The country as which this one counts in a region, or where no region is asked for.
    ///
    /// Åland is a country of its own in Nordplus and a part of Finland elsewhere. The Faroes and Greenland are of
    /// their own everywhere: the sources do not say that they count as Denmark. Source: Nordplus handbook 2023–2027,
    /// target groups (N-01).
    pub fn counted_in(self, region: Option<Region>) -> Self {
        if self == Self::ALAND && region != Some(Region::Nordplus) { Self::FINLAND } else { self }
    }

    /// The state to which a territory belongs that has a code of its own
    fn state(self) -> Option<Self> {
        if !ANY_TERRITORY.hold(self) {
            return None;
        }
        TERRITORIES.iter().find(|(_, territories)| territories.hold(self)).map(|(state, _)| *state)
    }
}

impl Choice for Country {
    const VOCABULARY: Vocabulary = Vocabulary::Country;

    fn index(self) -> u16 {
        self.0
    }

    fn from_index(index: u16) -> Option<Self> {
        (usize::from(index) < Self::CODES.len()).then_some(Self(index))
    }
}

/// A set of countries that a rule asks for
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Region {
    /// The European Union
    Eu,
    /// The European Economic Area, which holds the Union: "EU/EES"
    EeaEu,
    /// The countries of Nordplus
    Nordplus,
    /// The members of the OECD
    Oecd,
    /// The programme countries of Erasmus+
    ErasmusProgramme,
    /// Those and their neighbours, as the youth actions of Erasmus+ have them. No source at hand lists the neighbours, so
    /// that every other country is unclear, however far it is.
    ErasmusYouth,
}

/// Whether a country belongs to a region at the call of a year
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Membership {
    /// It belongs
    In,
    /// It does not
    Out,
    /// The sources do not say, or announce what is not yet in force
    Unclear,
}

impl Region {
    /// Every region
    pub const ALL: &'static [Self] =
        &[Self::Eu, Self::EeaEu, Self::Nordplus, Self::Oecd, Self::ErasmusProgramme, Self::ErasmusYouth];

    /// The id that the catalogue uses
    pub const fn id(self) -> &'static str {
        match self {
            Self::Eu => "eu",
            Self::EeaEu => "eea",
            Self::Nordplus => "nordplus",
            Self::Oecd => "oecd",
            Self::ErasmusProgramme => "erasmus",
            Self::ErasmusYouth => "erasmus_youth",
        }
    }

    /// The region with this id
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|region| region.id() == id)
    }

    /// Whether a country belongs at the call of a year.
    ///
    /// Before 2014 no country is in any region: no edition is that old. A territory of a member, other than Åland, is
    /// unclear where the region does not name it: the sources list states, and say neither that the Faroes or
    /// Réunion belong with their state nor that they do not.
    pub fn membership(self, country: Country, year: u16) -> Membership {
        let stated = |country: Country| self.rows(year).find(|row| row.countries.hold(country));
        self.by(|country| stated(country).map_or(Membership::Out, |row| row.membership), country, year)
    }

    /// The same for every country, in the order of their list
    pub fn memberships(self, year: u16) -> Vec<Membership> {
        let mut stated = vec![Membership::Out; Country::CODES.len()];
        for row in self.rows(year) {
            row.countries.places(&mut |place| {
                if let Some(stated) = stated.get_mut(place) {
                    *stated = row.membership;
                }
            });
        }
        let of = |country: Country| stated.get(usize::from(country.0)).copied().unwrap_or(Membership::Out);
        Country::all().map(|country| self.by(of, country, year)).collect()
    }

    fn rows(self, year: u16) -> impl Iterator<Item = &'static Members> {
        self.members().iter().filter(move |row| row.years.contains(&year))
    }

    /// Who belongs, and when
    fn members(self) -> &'static [Members] {
        match self {
            Self::Eu => EU,
            Self::EeaEu => EEA,
            Self::Nordplus => NORDPLUS,
            Self::Oecd => OECD,
            Self::ErasmusProgramme | Self::ErasmusYouth => ERASMUS,
        }
    }

    /// Whether a country belongs, by what the sources say of each by itself
    fn by(self, stated: impl Fn(Country) -> Membership, country: Country, year: u16) -> Membership {
        if year > self.last_known_year() {
            return Membership::Unclear;
        }
        let country = country.counted_in(Some(self));
        match stated(country) {
            Membership::Out if country.state().is_some_and(|state| stated(state) != Membership::Out) => {
                Membership::Unclear
            }
            Membership::Out if self == Self::ErasmusYouth => Membership::Unclear,
            stated => stated,
        }
    }

    /// The last call for which the members are known, of any country.
    ///
    /// Erasmus+ runs from 2021 to 2027, and the next period is a proposal (E-11, July 2025); the handbook of Nordplus
    /// is for 2023–2027 (N-01). The Union, the area and the OECD have no end.
    fn last_known_year(self) -> u16 {
        match self {
            Self::Nordplus | Self::ErasmusProgramme | Self::ErasmusYouth => 2027,
            Self::Eu | Self::EeaEu | Self::Oecd => u16::MAX,
        }
    }
}

/// Countries that a region has in some years
struct Members {
    /// Years of the call
    years: RangeInclusive<u16>,
    membership: Membership,
    countries: Countries,
}

/// A set of countries: a bit for each place in the list of codes
#[derive(Clone, Copy)]
struct Countries {
    first: u128,
    second: u128,
    #[cfg(test)]
    codes: &'static str,
}

impl Countries {
    /// The countries of a line of codes
    const fn of(codes: &'static str) -> Self {
        let (mut first, mut second) = (0, 0);
        let mut rest = codes.as_bytes();
        while let [one, two, after @ ..] = rest {
            let place = place_of([*one, *two]);
            if place < 128 {
                first |= 1 << place;
            } else {
                second |= 1 << (place - 128);
            }
            rest = if let [b' ', next @ ..] = after { next } else { after };
        }
        Self {
            first,
            second,
            #[cfg(test)]
            codes,
        }
    }

    /// Whether a country is among them
    const fn hold(self, country: Country) -> bool {
        match country.0 {
            place @ ..128 => self.first >> place & 1 == 1,
            place => self.second >> (place - 128) & 1 == 1,
        }
    }

    /// The places of those that are among them
    fn places(self, visit: &mut dyn FnMut(usize)) {
        for (mut left, first) in [(self.first, 0), (self.second, 128)] {
            while left != 0 {
                visit(first + left.trailing_zeros() as usize);
                left &= left - 1;
            }
        }
    }
}

/// The place of a code in the list, while the program is compiled; the number of codes where there is none
const fn place_of(code: [u8; 2]) -> u16 {
    let mut place = 0;
    let mut rest = Country::CODES;
    while let [first, after @ ..] = rest {
        if let [one, two] = first.as_bytes()
            && *one == code[0]
            && *two == code[1]
        {
            return place;
        }
        place += 1;
        rest = after;
    }
    place
}

/// The 27 states of the Union since 2020. Source: Programme Guide 2021–2027 (E-01).
const EU_27: &str = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK";
/// The states of the area that are outside the Union. Source: Programme Guide 2021–2027 (facts, section 7).
const EEA_ONLY: &str = "IS LI NO";
const ALWAYS: RangeInclusive<u16> = 2014..=u16::MAX;

const fn members(years: RangeInclusive<u16>, codes: &'static str) -> Members {
    Members { years, membership: Membership::In, countries: Countries::of(codes) }
}

const fn announced(years: RangeInclusive<u16>, codes: &'static str) -> Members {
    Members { years, membership: Membership::Unclear, countries: Countries::of(codes) }
}

// Who belongs where, and when. Each region has a list of its own: to look for its rows among all of them took a third
// of the time that a country cost.

static EU: &[Members] = &[
    members(ALWAYS, EU_27),
    // The United Kingdom left on 31 January 2020 and was treated as a member to the end of that year.
    members(2014..=2020, "GB"),
];
static EEA: &[Members] = &[members(ALWAYS, EU_27), members(ALWAYS, EEA_ONLY), members(2014..=2020, "GB")];
static NORDPLUS: &[Members] = &[
    // Handbook 2023–2027, target groups (N-01). The same list is taken for earlier calls: no edition is that old.
    members(ALWAYS, "AX DK EE FI FO GL IS LT LV NO SE"),
];
static OECD: &[Members] = &[
    // OECD press release of 25 May 2021 and its list (facts, section 7). A country is in from the call of the year in
    // which it joined: Latvia on 1 July 2016, Lithuania on 5 July 2018, Colombia on 28 April 2020, Costa Rica on
    // 25 May 2021. The sources do not say whether a call that closed before that day counts it.
    members(
        ALWAYS,
        "AT AU BE CA CH CL CZ DE DK EE ES FI FR GB GR HU IE IL IS IT JP KR LU MX NL NO NZ PL PT SE SI SK TR US",
    ),
    members(2016..=u16::MAX, "LV"),
    members(2018..=u16::MAX, "LT"),
    members(2020..=u16::MAX, "CO"),
    members(2021..=u16::MAX, "CR"),
];
static ERASMUS: &[Members] = &[
    // Programme Guides 2014–2020 and 2021–2027 (E-01).
    members(ALWAYS, EU_27),
    members(ALWAYS, EEA_ONLY),
    members(ALWAYS, "MK TR"),
    members(2014..=2020, "GB"),
    members(2019..=u16::MAX, "RS"),
    // Signed on 10 November 2025 (E-02) and negotiated to an end on 17 December 2025 (E-03), not seen in force.
    announced(2027..=u16::MAX, "CH GB"),
];

/// The territories with a code of their own, after the states that are in some region
const TERRITORIES: &[(Country, Countries)] = &[
    territories(*b"AU", "CC CX HM NF"),
    territories(*b"DK", "FO GL"),
    territories(*b"FR", "BL GF GP MF MQ NC PF PM RE TF WF YT"),
    territories(*b"GB", "AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG"),
    territories(*b"NL", "AW BQ CW SX"),
    territories(*b"NO", "BV SJ"),
    territories(*b"NZ", "CK NU TK"),
    territories(*b"US", "AS GU MP PR UM VI"),
];

/// All of them together: most countries are none, and need not be looked for in each row
static ANY_TERRITORY: Countries = {
    let (mut any, mut rest) = (Countries::of(""), TERRITORIES);
    while let [(_, countries), others @ ..] = rest {
        any.first |= countries.first;
        any.second |= countries.second;
        rest = others;
    }
    any
};

const fn territories(state: [u8; 2], codes: &'static str) -> (Country, Countries) {
    (Country(place_of(state)), Countries::of(codes))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use Membership::{In, Out, Unclear};
    use Region::{EeaEu, ErasmusProgramme, ErasmusYouth, Eu, Nordplus, Oecd};

    fn country(code: &str) -> Country {
        Country::from_code(code).unwrap()
    }

    #[test]
    fn every_code_finds_its_country() {
        assert_eq!(Country::CODES.len(), 249);
        assert!(Country::CODES.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(Country::all().count(), 249);
        for country in Country::all() {
            assert_eq!(Country::from_code(country.code()), Some(country));
            assert_eq!(Country::from_index(country.index()), Some(country));
        }
        assert_eq!(Country::SWEDEN.code(), "SE");
        assert_eq!(Country::from_index(249), None);
        for unknown in ["", "se", "SWE", "XK", "EL", "UK"] {
            assert_eq!(Country::from_code(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn every_region_finds_itself() {
        for region in Region::ALL {
            assert_eq!(Region::from_id(region.id()), Some(*region));
        }
        assert_eq!(Region::from_id("EU"), None);
    }

    #[test]
    fn tables_name_real_countries_once() {
        let members = Region::ALL.iter().flat_map(|region| region.members());
        let sets = members.map(|row| row.countries).chain(TERRITORIES.iter().map(|row| row.1));
        for set in sets {
            let known = set.codes.split(' ').map(country).collect::<Vec<_>>();
            assert!(known.windows(2).all(|pair| pair[0] < pair[1]), "{}", set.codes);
            assert_eq!(Country::all().filter(|country| set.hold(*country)).collect::<Vec<_>>(), known);
        }
        assert!(TERRITORIES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(TERRITORIES.iter().all(|row| Country::from_index(row.0.0).is_some()));
        // A row is found by its first match, so two rows may not give the same country in the same year.
        for region in Region::ALL {
            for (place, row) in region.members().iter().enumerate() {
                for later in region.members().iter().skip(place + 1) {
                    let both = Country::all().any(|one| row.countries.hold(one) && later.countries.hold(one));
                    let apart =
                        row.years.end() < later.years.start() || later.years.end() < row.years.start();
                    assert!(
                        !both || apart,
                        "{region:?}: {} and {}",
                        row.countries.codes,
                        later.countries.codes
                    );
                }
            }
        }
    }

    #[test]
    fn membership_on_both_sides_of_each_date() {
        for (region, code, years) in [
            (Eu, "SE", &[(2013, Out), (2014, In), (2020, In), (2028, In), (2040, In)][..]),
            (Eu, "HR", &[(2014, In), (2027, In)]),
            (Eu, "GB", &[(2013, Out), (2014, In), (2020, In), (2021, Out), (2027, Out)]),
            (Eu, "NO", &[(2014, Out), (2027, Out)]),
            (Eu, "CH", &[(2027, Out)]),
            (Eu, "AX", &[(2026, In)]),
            (Eu, "FO", &[(2013, Out), (2014, Unclear), (2026, Unclear)]),
            (Eu, "GI", &[(2020, Unclear), (2021, Out)]),
            (EeaEu, "SE", &[(2013, Out), (2014, In), (2028, In)]),
            (EeaEu, "IS", &[(2013, Out), (2014, In), (2028, In)]),
            (EeaEu, "LI", &[(2027, In)]),
            (EeaEu, "NO", &[(2027, In)]),
            (EeaEu, "CH", &[(2020, Out), (2027, Out)]),
            (EeaEu, "GB", &[(2020, In), (2021, Out)]),
            (EeaEu, "AX", &[(2020, In)]),
            (EeaEu, "GL", &[(2020, Unclear)]),
            (EeaEu, "SJ", &[(2020, Unclear)]),
            (Nordplus, "SE", &[(2013, Out), (2014, In), (2023, In), (2027, In), (2028, Unclear)]),
            (Nordplus, "AX", &[(2027, In), (2028, Unclear)]),
            (Nordplus, "FO", &[(2027, In), (2028, Unclear)]),
            (Nordplus, "GL", &[(2027, In), (2028, Unclear)]),
            (Nordplus, "DE", &[(2027, Out), (2028, Unclear)]),
            (Oecd, "SE", &[(2013, Out), (2014, In), (2028, In)]),
            (Oecd, "LV", &[(2015, Out), (2016, In)]),
            (Oecd, "LT", &[(2017, Out), (2018, In)]),
            (Oecd, "CO", &[(2019, Out), (2020, In)]),
            (Oecd, "CR", &[(2020, Out), (2021, In), (2028, In)]),
            (Oecd, "TR", &[(2014, In)]),
            (Oecd, "BR", &[(2026, Out)]),
            (Oecd, "RO", &[(2026, Out)]),
            (Oecd, "PR", &[(2026, Unclear)]),
            (Oecd, "FO", &[(2026, Unclear)]),
            (Oecd, "AX", &[(2026, In)]),
            (Oecd, "HK", &[(2026, Out)]),
            (ErasmusProgramme, "SE", &[(2013, Out), (2014, In), (2027, In), (2028, Unclear)]),
            (ErasmusProgramme, "LI", &[(2014, In), (2027, In), (2028, Unclear)]),
            (ErasmusProgramme, "TR", &[(2014, In), (2020, In), (2021, In), (2027, In), (2028, Unclear)]),
            (ErasmusProgramme, "MK", &[(2014, In), (2027, In), (2028, Unclear)]),
            (ErasmusProgramme, "RS", &[(2018, Out), (2019, In), (2027, In), (2028, Unclear)]),
            (ErasmusProgramme, "GB", &[(2014, In), (2020, In), (2021, Out), (2026, Out), (2027, Unclear)]),
            (ErasmusProgramme, "CH", &[(2014, Out), (2020, Out), (2026, Out), (2027, Unclear)]),
            (ErasmusProgramme, "JE", &[(2020, Unclear), (2021, Out), (2027, Unclear)]),
            (ErasmusProgramme, "FO", &[(2026, Unclear)]),
            (ErasmusProgramme, "AX", &[(2026, In)]),
            (ErasmusProgramme, "US", &[(2027, Out), (2028, Unclear)]),
            (ErasmusYouth, "ES", &[(2021, In), (2027, In), (2028, Unclear)]),
            (ErasmusYouth, "AX", &[(2026, In)]),
            (ErasmusYouth, "GB", &[(2020, In), (2021, Unclear), (2026, Unclear), (2027, Unclear)]),
            (ErasmusYouth, "CH", &[(2026, Unclear), (2027, Unclear)]),
            (ErasmusYouth, "UA", &[(2026, Unclear)]),
            (ErasmusYouth, "IN", &[(2026, Unclear)]),
            (ErasmusYouth, "FO", &[(2026, Unclear)]),
        ] {
            for (year, expected) in years {
                assert_eq!(region.membership(country(code), *year), *expected, "{region:?} {code} {year}");
            }
        }
    }

    #[test]
    fn regions_have_the_size_that_their_sources_give() {
        for (region, year, expected) in [
            (Eu, 2020, 28),
            (Eu, 2021, 27),
            (EeaEu, 2020, 31),
            (EeaEu, 2026, 30),
            (Nordplus, 2026, 11),
            (Oecd, 2014, 34),
            (Oecd, 2026, 38),
            (ErasmusProgramme, 2018, 33),
            (ErasmusProgramme, 2019, 34),
            (ErasmusProgramme, 2026, 33),
            (ErasmusYouth, 2026, 33),
        ] {
            let members = Country::all().filter(|country| region.membership(*country, year) == In);
            let distinct = members.map(|country| country.counted_in(Some(region))).collect::<BTreeSet<_>>();
            assert_eq!(distinct.len(), expected, "{region:?} {year}");
        }
    }

    #[test]
    fn aland_is_of_its_own_in_nordplus_only() {
        let (aland, finland) = (country("AX"), country("FI"));
        assert_eq!(aland.counted_in(None), finland);
        for region in Region::ALL {
            let expected = if *region == Nordplus { aland } else { finland };
            assert_eq!(aland.counted_in(Some(*region)), expected, "{region:?}");
            assert_eq!(country("FO").counted_in(Some(*region)), country("FO"), "{region:?}");
        }
    }
}
