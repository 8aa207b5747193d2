//! The programmes and their rules, as data with a source and a date.
//!
//! A programme officer writes them as one TOML file a programme (`static/programmes`); `cargo xtask catalogue pack`
//! checks and packs them into `static/catalogue.bin`, and their English words into `static/catalogue.en.bin`. The widget
//! reads its own catalogue through the same [`unpack`] that reads a catalogue from elsewhere.

mod call;
mod check;
mod joined;
mod money;
mod packed;

pub use call::{Call, CallNow, CallStatus, Usual};
pub use check::{Check, PartySet, Range};
pub use money::{Amount, Applying, Currency, Money, OwnShare, Per, Rate, Stated, Statement};
pub use packed::{CatalogueFault, PackedCatalogue, fingerprint, own, pack, unpack, unpack_with_english};

use crate::facts::{ActivityType, Area, Date, Destination, Goal, OrgType, Set, Travellers, Way};

/// The widget's own catalogue, packed; native programs and tests have it built in, the page fetches it
pub const OWN: &[u8] = include_bytes!("../../static/catalogue.bin");

/// Its English words
pub const OWN_ENGLISH: &[u8] = include_bytes!("../../static/catalogue.en.bin");

/// Swedish and English words for the same thing; empty where there is nothing to say
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Swedish
    pub sv: Box<str>,
    /// English; empty as well where the catalogue was read without its English words
    pub en: Box<str>,
}

/// Everything that is known of programmes
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    /// The day the rules were last gone through as a whole
    pub date: Date,
    /// After how many days without a new look the rules count as stale
    pub fresh_days: u32,
    /// The documents that rules come from
    pub sources: Vec<Source>,
    /// All rules; a general rule stands once, however many programmes it holds for
    pub rules: Vec<Rule>,
    /// The programmes, in the order of their ids
    pub programmes: Vec<Programme>,
    /// The words of the steps that need the catalogue, as [`crate::text::later`] takes them; a host's catalogue has none
    pub later: Words,
    /// Whom to ask nearby, where a host's catalogue says so
    pub contact: Option<Contact>,
    /// A host's catalogue stands in the place of the widget's own, and is not added to it
    pub alone: bool,
    /// What a euro is in kronor; a host's catalogue has none and uses the widget's
    pub euro: Option<Rate>,
}

/// Somebody to ask who is nearer than the agency
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Who, and how they are reached
    pub words: Words,
    /// A page, or an address for mail; empty where there is none
    pub address: Address,
}

/// An address on the web, empty where there is none
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address(pub Box<str>);

/// A document or page that rules come from
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The short name that the fact sheets use: `S4`, `UHR-06`
    pub id: Box<str>,
    /// Who published what, in the source's own language
    pub title: Box<str>,
    /// Where it can be read
    pub address: Address,
    /// When the source is from, as far as is known: `2024-04-24`, `2018–2020`
    pub dated: Box<str>,
    /// The date is an estimate
    pub estimated: bool,
    /// The day the rules were last compared with a copy of the source
    pub checked: Date,
}

/// A programme, or a part of one that is applied for by itself
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    /// The key that never changes
    pub id: Box<str>,
    /// What it is called
    pub name: Words,
    /// What it is, in a sentence or two
    pub summary: Words,
    /// Who decides about the grants
    pub agency: Agency,
    /// The official page
    pub link: Box<str>,
    /// The areas whose organisations it is for
    pub areas: Set<Area>,
    /// How much work an application is: 1 light, 2 some, 3 heavy
    pub effort: u8,
    /// Goals it serves
    pub serves: Set<Goal>,
    /// Those among them for which it is a first choice
    pub first_choice_for: Set<Goal>,
    /// What each type of organisation may do; a type without a row is not stated
    pub who: Vec<Who>,
    /// Who applies where the person's own organisation may only be a partner
    pub applies_instead: Words,
    /// Whether and when it can be applied for
    pub call: Call,
    /// The dated sets of rules, oldest first
    pub editions: Vec<Edition>,
    /// The rules that hold for it, general ones first, as places in [`Catalogue::rules`]
    pub rules: Vec<u16>,
    /// What the general rules among them follow from here
    pub follows: Vec<Follows>,
    /// What took its place, as ids
    pub successors: Vec<Box<str>>,
    /// Plain ideas to start from
    pub examples: Vec<Example>,
    /// What it pays
    pub money: Money,
    /// How one applies
    pub applying: Applying,
    /// Where its formats and activities went, once it has ended
    pub moved: Vec<Moved>,
    /// What kind of idea it is made for
    pub made_for: MadeFor,
}

/// A format or an activity of an ended programme, and what there is in its place today
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// What it was
    pub what: Words,
    /// The rule of then, in a sentence
    pub was: Words,
    /// Its type among the activities; nothing for the frame, or for what is no activity
    pub activity: Option<ActivityType>,
    /// Where to go today; may be nowhere
    pub to: Vec<Today>,
    /// What changed
    pub changed: Words,
    /// How sure it is
    pub status: Status,
    /// The documents that say so, as places in [`Catalogue::sources`]
    pub sources: Vec<u16>,
}

/// A programme of today, and the activity there that corresponds
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Today {
    /// The programme's id
    pub programme: Box<str>,
    /// The type of activity there; nothing where the whole project corresponds
    pub activity: Option<ActivityType>,
}

/// What kind of idea a programme is made for. It decides where the programme stands and never whether an idea fits: that is
/// for rules. What is not said counts neither for nor against it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MadeFor {
    /// In what ways it lets people work
    pub ways: Set<Way>,
    /// Who travels; none where it is no programme of trips
    pub travellers: Set<Travellers>,
    /// Which countries
    pub to: Set<Destination>,
    /// Which countries only beside others, or perhaps
    pub perhaps: Set<Destination>,
    /// It is meant for those who are new or small
    pub newcomers: bool,
    /// How many parties it takes at the least
    pub parties: u16,
    /// How many travellers of the applicant's own it takes at the most
    pub own_at_most: Option<u16>,
    /// It is for those who hold no accreditation in the area
    pub without_accreditation: bool,
}

/// What a general rule follows from in one programme: it never fails there without one of these
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follows {
    /// The general rule's id
    pub rule: Box<str>,
    /// Rules of the programme that fail whenever it does
    pub from: Vec<Box<str>>,
}

/// A plain idea to start from
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// What it is, in a few words
    pub title: Words,
    /// Its answers in the compact form of [`crate::wire::compact`]
    pub answers: Box<str>,
}

/// What a type of organisation may do in a programme
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// The type
    pub org: OrgType,
    /// What it may do
    pub role: Role,
    /// A source says so; otherwise it is inferred and to be asked
    pub confirmed: bool,
}

/// What an organisation may do in a programme
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// It may apply and coordinate
    Apply,
    /// Somebody else applies, it is a partner
    Partner,
    /// Its people may take part in what somebody else applies for
    TakePart,
    /// The sources do not say
    NotStated,
    /// It may not
    Not,
}

/// Who decides about the grants
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agency {
    /// Universitets- och högskolerådet
    Uhr,
    /// Myndigheten för ungdoms- och civilsamhällesfrågor
    Mucf,
    /// The European Education and Culture Executive Agency
    Eacea,
    /// Whoever has put the widget on a page: a municipality, a school group
    Local,
}

/// A dated set of a programme's rules
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The year that names it
    pub id: Box<str>,
    /// The first call year it holds for
    pub from: Option<u16>,
    /// The last call year it holds for
    pub to: Option<u16>,
}

/// A rule: what it demands, when, and where that is written
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The id of the fact sheets, which never changes and is never used again
    pub id: Box<str>,
    /// Twins in the sources that the same check answers for
    pub also: Vec<Box<str>>,
    /// Whether it decides, warns, advises, reminds or explains
    pub kind: Kind,
    /// The editions it holds for, as places in the programme's list; none means all
    pub editions: Vec<u8>,
    /// The types of activity whose rule it is; none for a rule of the frame
    pub activities: Vec<ActivityType>,
    /// When it applies; [`Check::Nothing`] means always
    pub when: Check,
    /// What it demands
    pub check: Check,
    /// It is about people's safety: its warning stands out, though it decides no more than another
    pub danger: bool,
    /// Where to go instead when it fails, as a programme's id
    pub route: Option<Box<str>>,
    /// What the project is called when it passes
    pub classifies: Option<Classification>,
    /// Rules that fail whenever this one does
    pub follows_from: Vec<Box<str>>,
    /// Its words, out of the way of the engine, which goes through all rules at each answer
    pub words: Box<RuleWords>,
    /// The document, as a place in [`Catalogue::sources`]
    pub source: u16,
    /// Where in the document
    pub section: Box<str>,
    /// How sure it is
    pub status: Status,
    /// The day it was last compared with a copy of its source
    pub checked: Date,
    /// The last day it is known to hold, where the source sets one
    pub valid_to: Option<Date>,
}

/// What is told about a rule
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleWords {
    /// What it says
    pub title: Words,
    /// How to mend it
    pub fix: Words,
    /// How a gap or a contradiction in the sources was read
    pub note: Words,
}

/// What a rule does
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Decides
    Formal,
    /// Warns
    Should,
    /// Advises
    Advice,
    /// Reminds, before or after a grant
    Process,
    /// Explains or classifies
    Info,
}

/// How sure a fact is
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Seen in a primary source
    Verified,
    /// Seen in a secondary source only
    Secondary,
    /// Seen, in an old edition of the source
    Old,
    /// Not confirmed; never formal
    Unconfirmed,
}

/// What kind of project it is by the programme's own words
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Classification {
    /// The first with this partner
    New,
    /// A continued one, with demands of its own
    Indepth,
}

macro_rules! ids {
    ($($name:ident { $($variant:ident = $id:literal),+ })+) => { $(
        impl $name {
            /// Every member
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The id that the catalogue files and the JSON use
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// The member with an id
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|member| member.id() == id)
            }
        }
    )+ };
}
pub(crate) use ids;

ids! {
    Role { Apply = "apply", Partner = "partner", TakePart = "take_part", NotStated = "not_stated", Not = "not" }
    Agency { Uhr = "uhr", Mucf = "mucf", Eacea = "eacea", Local = "local" }
    Kind { Formal = "formal", Should = "should", Advice = "advice", Process = "process", Info = "info" }
    Status { Verified = "V", Secondary = "V2", Old = "V-old", Unconfirmed = "U" }
    Classification { New = "new", Indepth = "indepth" }
}

impl Rule {
    /// Whether it demands nothing, and always applies
    pub fn only_informs(&self) -> bool {
        matches!((&self.when, &self.check), (Check::Nothing, Check::Nothing))
    }
}

impl Programme {
    /// What a type of organisation may do, and whether a source says so
    pub fn role(&self, org: OrgType) -> (Role, bool) {
        self.who
            .iter()
            .find(|row| row.org == org)
            .map_or((Role::NotStated, true), |row| (row.role, row.confirmed))
    }

    /// The place of the edition that a call of this year falls under; the last one where none does
    pub fn edition_at(&self, year: u16) -> usize {
        self.edition_that_holds(year).unwrap_or(self.editions.len().saturating_sub(1))
    }

    /// The place of the edition that says of itself that it holds for a call of this year
    pub fn edition_that_holds(&self, year: u16) -> Option<usize> {
        let holds = |edition: &Edition| {
            edition.from.is_none_or(|from| from <= year) && edition.to.is_none_or(|to| year <= to)
        };
        self.editions.iter().position(holds)
    }

    /// The call that an application would fall under on a day, and the edition for it. What has ended is held against its
    /// own time: its last call.
    pub fn call_on(&self, today: Date) -> (CallNow, usize) {
        let mut call = self.call.on(today);
        let edition = self.edition_at(call.year);
        if let (CallStatus::Ended, Some(Edition { to: Some(last), .. })) =
            (call.status, self.editions.get(edition))
        {
            call.year = call.year.min(*last);
        }
        (call, edition)
    }
}

impl Catalogue {
    /// The rules of a programme's edition, in their order, with their places in [`Self::rules`]
    pub fn rules_of<'a>(
        &'a self,
        programme: &'a Programme,
        edition: usize,
    ) -> impl Iterator<Item = (u16, &'a Rule)> {
        let rules =
            programme.rules.iter().filter_map(|place| Some((*place, self.rules.get(usize::from(*place))?)));
        rules.filter(move |(_, rule)| {
            rule.editions.is_empty() || rule.editions.iter().any(|held| usize::from(*held) == edition)
        })
    }

    /// A rule by its place
    pub fn rule(&self, place: u16) -> Option<&Rule> {
        self.rules.get(usize::from(place))
    }

    /// A programme by its id
    pub fn programme(&self, id: &str) -> Option<&Programme> {
        self.programmes.iter().find(|programme| &*programme.id == id)
    }

    /// The rule of a programme with this id
    pub fn rule_of<'a>(&'a self, programme: &Programme, id: &str) -> Option<&'a Rule> {
        programme.rules.iter().filter_map(|place| self.rule(*place)).find(|rule| &*rule.id == id)
    }

    /// The source of a rule
    pub fn source(&self, rule: &Rule) -> Option<&Source> {
        self.sources.get(usize::from(rule.source))
    }
}
