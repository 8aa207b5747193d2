//! What a rule can demand: a closed set of kinds over typed facts.
//!
//! Checks are data and not functions, so that one rule can be evaluated, explained, turned into repairs, enumerated
//! by tests, printed and exported.

use crate::facts::{Field, Region};

use super::ids;

/// What a rule demands, or when it applies
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// Nothing: always met
    Nothing,
    /// The type of organisation may take part by the programme's own list
    Applicant,
    /// A yes, or a no
    Yes {
        /// The fact
        field: Field,
        /// What it must be
        is: bool,
    },
    /// A choice among these, or outside these
    OneOf {
        /// The fact
        field: Field,
        /// Places in its closed list, in rising order
        of: Box<[u16]>,
        /// Members of which the sources do not say
        unclear: Box<[u16]>,
        /// The choice must be one of them, or else none of them
        inside: bool,
    },
    /// A number within bounds
    Number {
        /// The fact
        field: Field,
        /// The bounds
        range: Range,
        /// Numbers beside them of which the sources do not say
        unclear: Option<Range>,
        /// The source counts in months: between two dates calendar months do as well as days
        calendar: bool,
    },
    /// How many are chosen of a fact that takes several
    Chosen {
        /// The fact
        field: Field,
        /// The bounds
        range: Range,
    },
    /// A fact that takes several: at least one of these is chosen, or none of them
    Includes {
        /// The fact
        field: Field,
        /// Places in its closed list, in rising order
        of: Box<[u16]>,
        /// One must be there, or else none may
        any: bool,
    },
    /// Anything at all is said of it
    Answered {
        /// The fact
        field: Field,
    },
    /// Two choices from the same list that must not be the same
    Differs {
        /// The fact
        field: Field,
        /// The other
        from: Field,
    },
    /// A country inside a region, or outside it, at the call the edition is assessed for
    InRegion {
        /// The fact that names the country
        field: Field,
        /// The region
        region: Region,
        /// Inside, or else outside
        inside: bool,
    },
    /// How many parties there are
    Count {
        /// Which parties
        of: PartySet,
        /// Only those from this region
        region: Option<Region>,
        /// The bounds
        range: Range,
    },
    /// How many different countries they come from
    Countries {
        /// Which parties
        of: PartySet,
        /// Only those from this region
        region: Option<Region>,
        /// The bounds
        range: Range,
    },
    /// Each of these parties meets a demand
    Every {
        /// Which parties
        of: PartySet,
        /// The demand
        check: Box<Check>,
    },
    /// At least one of these parties meets a demand
    Some {
        /// Which parties
        of: PartySet,
        /// The demand
        check: Box<Check>,
    },
    /// All of these
    All(Vec<Check>),
    /// One of these
    Any(Vec<Check>),
}

/// Bounds, both included
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// The least
    pub at_least: Option<u32>,
    /// The most
    pub at_most: Option<u32>,
}

/// Which of the parties are meant
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartySet {
    /// All of them
    Parties,
    /// Those in Sweden
    Swedish,
    /// Those in other countries
    Foreign,
    /// Those that send or receive participants
    PartnerSchools,
    /// Those of them in Sweden
    PartnerSchoolsInSweden,
    /// Those of them in other countries
    PartnerSchoolsAbroad,
}

ids! {
    PartySet {
        Parties = "parties", Swedish = "swedish_parties", Foreign = "foreign_parties",
        PartnerSchools = "partner_schools", PartnerSchoolsInSweden = "partner_schools_in_sweden",
        PartnerSchoolsAbroad = "partner_schools_abroad"
    }
}

impl Check {
    /// Calls `visit` with this check and every check inside it
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Check)) {
        visit(self);
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.walk(visit)),
            Self::Every { check, .. } | Self::Some { check, .. } => check.walk(visit),
            _ => {}
        }
    }

    /// The facts that this check reads by itself, without those of the checks inside it
    pub fn fields(&self) -> Vec<Field> {
        match self {
            Self::Differs { field, from } => vec![*field, *from],
            Self::Count { of, region, .. } => of.fields(region.is_some()),
            Self::Countries { of, .. } => of.fields(true),
            Self::Every { of, .. } | Self::Some { of, .. } => of.fields(false),
            check => check.field().into_iter().collect(),
        }
    }

    /// Whether this check by itself reads a fact
    pub fn reads(&self, field: Field) -> bool {
        match self.field() {
            Some(own) => own == field || matches!(self, Self::Differs { from, .. } if *from == field),
            None => self.fields().contains(&field),
        }
    }

    /// The fact that this check is about, where it is about one
    pub fn field(&self) -> Option<Field> {
        match self {
            Self::Applicant => Some(Field::OrgType),
            Self::Yes { field, .. }
            | Self::OneOf { field, .. }
            | Self::Number { field, .. }
            | Self::Chosen { field, .. }
            | Self::Includes { field, .. }
            | Self::Answered { field }
            | Self::Differs { field, .. }
            | Self::InRegion { field, .. } => Some(*field),
            Self::Nothing
            | Self::All(_)
            | Self::Any(_)
            | Self::Count { .. }
            | Self::Countries { .. }
            | Self::Every { .. }
            | Self::Some { .. } => None,
        }
    }
}

impl PartySet {
    /// The facts of a party that say whether it belongs
    pub fn fields(self, country: bool) -> Vec<Field> {
        let (by_country, by_participants) = match self {
            Self::Parties => (country, false),
            Self::Swedish | Self::Foreign => (true, false),
            Self::PartnerSchools => (country, true),
            Self::PartnerSchoolsInSweden | Self::PartnerSchoolsAbroad => (true, true),
        };
        let fields = [(Field::PartyCountry, by_country), (Field::HasParticipants, by_participants)];
        fields.into_iter().filter(|(_, read)| *read).map(|(field, _)| field).collect()
    }
}
