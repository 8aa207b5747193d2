//! What a programme pays and how one applies, each statement with where it is written.

use crate::facts::Date;

use super::{Programme, Status, Words, ids};

/// Where a statement is written
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stated {
    /// In a document
    Source {
        /// The document, as a place in the catalogue's sources
        source: u16,
        /// How sure it is
        status: Status,
    },
    /// Where a rule of the programme is written, by its id: the rule says the same and holds its source
    Rule(Box<str>),
}

/// A statement about a programme
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What is said; empty where the rule says it
    pub words: Words,
    /// Where it is written
    pub stated: Stated,
}

/// What a programme pays
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Money {
    /// What the grant is for
    pub pays: Option<Statement>,
    /// There is no grant at all
    pub no_grant: bool,
    /// How much it is, as far as that has been seen
    pub amounts: Vec<Amount>,
    /// What one pays oneself
    pub own: Option<OwnShare>,
}

/// A sum of money, or several of which one is chosen
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The sums, smallest first
    pub sums: Vec<u32>,
    /// What they are counted in
    pub currency: Currency,
    /// They are the most that one can get
    pub at_most: bool,
    /// What each is for
    pub per: Per,
    /// What it pays for, in a few words; empty where that needs no word
    pub label: Words,
    /// The first call year that it has been seen for
    pub from: Option<u16>,
    /// The last one
    pub to: Option<u16>,
    /// Where it is written
    pub stated: Stated,
}

/// How much of the cost the grant covers; the rest one pays oneself
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnShare {
    /// The most that the grant covers, in per cent of the whole cost
    pub grant_percent: u8,
    /// Where it is written
    pub stated: Stated,
}

/// How one applies
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applying {
    /// Who applies
    pub who: Option<Statement>,
    /// Who signs
    pub signs: Option<Statement>,
    /// Where one applies, where that is more than the agency
    pub place: Option<Statement>,
    /// The last step of the way, where it is not an application
    pub last_step: Option<Statement>,
    /// Nobody in another country needs to be found first
    pub alone: bool,
}

/// What a euro is in kronor
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Whole kronor
    pub kronor: u32,
    /// Hundredths of a krona
    pub ore: u32,
    /// The day of the rate
    pub date: Date,
    /// The document, as a place in the catalogue's sources
    pub source: u16,
}

/// What money is counted in
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Currency {
    /// Euro
    Euro,
    /// Swedish kronor
    Kronor,
}

/// What an amount is for
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// The whole project
    Project,
    /// Each participant
    Participant,
    /// Each month
    Month,
    /// A journey there and back
    Journey,
    /// Each person who comes along
    Person,
    /// Each organisation
    Organisation,
}

ids! {
    Currency { Euro = "euro", Kronor = "kronor" }
    Per {
        Project = "project", Participant = "participant", Month = "month", Journey = "journey", Person = "person",
        Organisation = "organisation"
    }
}

impl Stated {
    /// The document, unless a rule knows it
    pub fn source(&self) -> Option<u16> {
        match self {
            Self::Source { source, .. } => Some(*source),
            Self::Rule(_) => None,
        }
    }
}

impl Amount {
    /// Whether it is only known for years before this one
    pub fn is_past(&self, year: u16) -> bool {
        self.to.is_some_and(|last| last < year)
    }
}

impl OwnShare {
    /// The least that one pays oneself, in per cent
    pub fn percent(&self) -> u8 {
        100_u8.saturating_sub(self.grant_percent)
    }
}

impl Rate {
    /// So many euro in kronor, to two figures: a rate of one day is not worth more
    pub fn kronor(&self, euro: u32) -> u64 {
        let ore = u64::from(self.kronor).saturating_mul(100).saturating_add(u64::from(self.ore));
        let kronor = rounded(u64::from(euro).saturating_mul(ore), 100);
        let mut step = 1;
        while kronor / step >= 100 {
            step *= 10;
        }
        rounded(kronor, step).saturating_mul(step)
    }
}

/// How many whole parts there are, a half counted as one more
fn rounded(number: u64, part: u64) -> u64 {
    number.saturating_add(part / 2) / part
}

impl Programme {
    /// Where its statements about money and applying are written
    pub fn stated(&self) -> impl Iterator<Item = &Stated> {
        let Money { pays, amounts, own, .. } = &self.money;
        let Applying { who, signs, place, last_step, .. } = &self.applying;
        let statements = [pays, who, signs, place, last_step].into_iter().flatten();
        let amounts = amounts.iter().map(|amount| &amount.stated);
        statements.map(|statement| &statement.stated).chain(amounts).chain(own.iter().map(|own| &own.stated))
    }

    /// The places of all the sources that it names itself, its rules aside
    pub fn sources_mut(&mut self) -> impl Iterator<Item = &mut u16> {
        let Money { pays, amounts, own, .. } = &mut self.money;
        let Applying { who, signs, place, last_step, .. } = &mut self.applying;
        let statements = [pays, who, signs, place, last_step].into_iter().flatten();
        let amounts = amounts.iter_mut().map(|amount| &mut amount.stated);
        let own = own.iter_mut().map(|own| &mut own.stated);
        let stated = statements.map(|statement| &mut statement.stated).chain(amounts).chain(own);
        let sources = stated.filter_map(|stated| match stated {
            Stated::Source { source, .. } => Some(source),
            Stated::Rule(_) => None,
        });
        let moved = self.moved.iter_mut().flat_map(|row| &mut row.sources);
        sources.chain(moved).chain([&mut self.call.source])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Moved;

    #[test]
    fn kronor_are_told_to_two_figures() {
        let rate = |kronor, ore| Rate { kronor, ore, date: Date::EARLIEST, source: 0 };
        let rows = [
            ((10, 70), 0, 0),
            ((10, 70), 1, 11),
            ((10, 70), 9, 96),
            ((10, 70), 330, 3_500),
            ((10, 70), 30_000, 320_000),
            ((10, 70), 60_000, 640_000),
            ((10, 70), 400_000, 4_300_000),
            ((11, 15), 30_000, 330_000),
            // A half goes up, and what is rounded up to three figures stays whole.
            ((10, 50), 1, 11),
            ((10, 50), 100, 1_100),
            ((10, 49), 100, 1_000),
            ((9, 99), 10, 100),
            ((9, 95), 100, 1_000),
            ((9, 94), 100, 990),
            ((1_000, 99), u32::MAX, 4_300_000_000_000),
        ];
        for ((kronor, ore), euro, expected) in rows {
            assert_eq!(rate(kronor, ore).kronor(euro), expected, "{euro} at {kronor},{ore}");
        }
    }

    #[test]
    fn what_is_left_of_the_whole_is_paid_by_oneself() {
        for (grant_percent, own) in [(80, 20), (100, 0), (0, 100), (99, 1)] {
            let share = OwnShare { grant_percent, stated: Stated::Rule("R-1".into()) };
            assert_eq!(share.percent(), own);
        }
    }

    /// One euro a project, until a year
    fn amount(to: Option<u16>, stated: Stated) -> Amount {
        Amount {
            sums: vec![1],
            currency: Currency::Euro,
            at_most: false,
            per: Per::Project,
            label: Words::default(),
            from: None,
            to,
            stated,
        }
    }

    #[test]
    fn a_programme_names_every_source_of_its_own() {
        let mut programme = crate::catalogue::own().unwrap().programmes.swap_remove(0);
        let by = |source| Stated::Source { source, status: Status::Verified };
        let statement = |stated| Some(Statement { words: Words::default(), stated });
        let amount = amount(None, by(12));
        programme.money = Money {
            pays: statement(by(11)),
            no_grant: false,
            amounts: vec![amount.clone(), Amount { stated: Stated::Rule("R-1".into()), ..amount }],
            own: Some(OwnShare { grant_percent: 80, stated: by(13) }),
        };
        programme.applying = Applying {
            who: statement(by(14)),
            signs: statement(Stated::Rule("R-2".into())),
            place: statement(by(15)),
            last_step: statement(by(16)),
            alone: false,
        };
        programme.moved = vec![Moved {
            what: Words::default(),
            was: Words::default(),
            activity: None,
            to: vec![],
            changed: Words::default(),
            status: Status::Verified,
            sources: vec![17, 18],
        }];
        programme.call.source = 19;
        // A rule knows its source itself.
        let stated: Vec<Option<u16>> = programme.stated().map(Stated::source).collect();
        assert_eq!(stated.iter().flatten().copied().collect::<Vec<_>>(), [11, 14, 15, 16, 12, 13]);
        assert_eq!(stated.iter().filter(|source| source.is_none()).count(), 2);
        // When catalogues are joined, each of them moves.
        programme.sources_mut().for_each(|place| *place += 100);
        let mut moved: Vec<u16> = programme.sources_mut().map(|place| *place).collect();
        moved.sort_unstable();
        assert_eq!(moved, [111, 112, 113, 114, 115, 116, 117, 118, 119]);
    }

    #[test]
    fn an_amount_is_past_once_its_last_year_is() {
        let amount = |to| amount(to, Stated::Rule("R-1".into()));
        assert!(amount(Some(2025)).is_past(2026));
        assert!(!amount(Some(2025)).is_past(2025));
        assert!(!amount(None).is_past(2199));
    }
}
