//! The keystone: one table with a row for each fact that can be asked.
//!
//! The row feeds the JSON, the form, the edits, the questions, the paths of errors and the tests. The words of the
//! question stand in [`crate::text`], what follows from other facts in [`super::derive`].

use super::first;
use super::vocabulary::Vocabulary;

/// What kind of value a fact has, with its bounds; all bounds are inclusive
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Yes or no
    YesNo,
    /// A whole number of something, from 0 to the bound
    Number(Measure, u32),
    /// One member of a closed list
    One(Vocabulary),
    /// Several members of a closed list, each at most once
    Many(Vocabulary),
    /// A calendar date
    Date,
    /// Free text that no rule reads further than "something is written"
    Text,
    /// Several free texts
    Texts,
    /// Several numbers of the same measure, each from 0 to the bound
    Numbers(Measure, u32),
    /// Several spans between two dates
    Periods,
}

/// What a number counts
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Measure {
    Persons,
    Months,
    /// Whole days of activity, days of travel not counted
    Days,
    Years,
    Percent,
    Groups,
    Grants,
    /// Hours of teaching
    Hours,
}

/// In which part of the answers a fact stands
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// The idea as a whole
    Idea,
    /// One of the parties
    Party,
    /// One of the activities
    Activity,
}

/// The parts of the answers in which a fact may stand: a bit for each, where a list would cost the page a kilobyte
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scopes(u8);

impl Scopes {
    const fn of(scopes: &[Scope]) -> Self {
        let (mut bits, mut rest) = (0, scopes);
        while let [scope, others @ ..] = rest {
            bits |= 1 << *scope as u8;
            rest = others;
        }
        Self(bits)
    }

    /// Whether the fact may stand in this part
    pub const fn contains(self, scope: Scope) -> bool {
        self.0 & (1 << scope as u8) != 0
    }

    /// Whether the fact stands in this part and in no other
    pub fn only(self, scope: Scope) -> bool {
        self == Self::of(&[scope])
    }

    /// The parts
    pub fn iter(self) -> impl Iterator<Item = Scope> {
        [Scope::Idea, Scope::Party, Scope::Activity].into_iter().filter(move |scope| self.contains(*scope))
    }
}

/// How a fact may change, which decides what a repair may propose
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Who the applicant is and what has been: never edited
    Fixed,
    /// A party's own nature: never edited, but another party may take its place
    Nature,
    /// What a traveller is: edited as "choose others"
    Travels,
    /// A decision about the project's shape
    Plan,
    /// A promise about the content, kept by doing it
    Promise,
    /// What the project is for: only an addition that is meant
    Goals,
}

/// One row of the table
#[derive(Clone, Copy, Debug)]
pub struct FieldInfo {
    /// The fact
    pub field: Field,
    /// Where it may stand; where it has two places, the member's own value overrides the idea's
    pub scopes: Scopes,
    /// The kind of value
    pub unit: Unit,
    /// How it may change
    pub class: Class,
}

/// The most members that a list of parties or activities, numbers or periods may have
pub const MOST_MEMBERS: usize = 40;
/// The longest free text, in bytes
pub const LONGEST_TEXT: usize = 2_000;

macro_rules! fields {
    ($($variant:ident $name:literal [$($scope:ident),+] $unit:expr, $class:ident;)+) => {
        /// A fact that can be asked
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        #[expect(missing_docs, reason = "the table below and the questions in `text` say what each is")]
        pub enum Field { $($variant),+ }

        /// The table, in the order of the form
        pub const FIELDS: &[FieldInfo] = &[$(FieldInfo {
            field: Field::$variant, scopes: Scopes::of(&[$(Scope::$scope),+]), unit: $unit, class: Class::$class,
        }),+];

        /// The names of the facts, a line each: half the size of a table of texts
        const NAMES: &str = concat!($($name, "\n"),+);

        impl Field {
            /// How many facts there are
            pub const COUNT: usize = FIELDS.len();
        }
    };
}

impl FieldInfo {
    /// The name in the JSON, dotted where it stands in an object
    pub fn name(&self) -> &'static str {
        NAMES.split('\n').nth(self.field as usize).unwrap_or_default()
    }
}

impl Field {
    /// The fact with this name in this part of the answers
    pub fn named(scope: Scope, name: &str) -> Option<Self> {
        let mut rows = NAMES.split('\n').zip(FIELDS);
        rows.find(|(known, row)| *known == name && row.scopes.contains(scope)).map(|(_, row)| row.field)
    }

    /// The fact's row
    pub fn info(self) -> &'static FieldInfo {
        // Every fact has a row: the table and the facts are made by one macro.
        FIELDS.get(self as usize).unwrap_or(const { first(FIELDS) })
    }

    /// The fact at a place of the table
    pub fn from_index(index: usize) -> Option<Self> {
        FIELDS.get(index).map(|row| row.field)
    }
}

use Measure::{Days, Grants, Groups, Hours, Months, Percent, Persons, Years};
use Unit::{Date, Many, Number, Numbers, One, Periods, Text, Texts, YesNo};
use Vocabulary as V;

/// A school of 5 000 pupils that all travel is still an answer; more is a slip of the keyboard.
const PERSONS: Unit = Number(Persons, 5_000);
/// Twelve months count 365 days; three years leave room for a slip to be seen as a failed rule rather than refused.
const DAYS: Unit = Number(Days, 1_100);

fields! {
    // Who asks
    ApplicantKind "applicantKind" [Idea] One(V::ApplicantKind), Fixed;
    OrgType "org.type" [Idea] One(V::OrgType), Fixed;
    OrgAccreditedIn "org.accreditedIn" [Idea] Many(V::Area), Fixed;
    OrgEche "org.eche" [Idea] YesNo, Fixed;
    OrgQualityLabel "org.qualityLabel" [Idea] YesNo, Fixed;
    OrgGrants "org.grantsInFiveYears" [Idea] Number(Grants, 50), Fixed;
    OrgYears "org.yearsSinceFounding" [Idea] Number(Years, 1_000), Fixed;
    OrgNewcomer "org.newcomer" [Idea] YesNo, Fixed;
    FhskCourse "fhskCourse" [Idea] One(V::FhskCourse), Fixed;
    ProgrammeTrack "programmeTrack" [Idea] One(V::ProgrammeTrack), Fixed;
    ResultArea "resultArea" [Idea] One(V::Area), Plan;
    // What for
    Goals "goals" [Idea] Many(V::Goal), Goals;
    GoalsMore "goalsMore" [Idea] YesNo, Goals;
    Travellers "travellers" [Idea] Many(V::Travellers), Travels;
    Destinations "destinations" [Idea] Many(V::Destination), Plan;
    AdultLearners "adultLearners" [Idea] YesNo, Plan;
    SchoolClass "schoolClass" [Idea] YesNo, Travels;
    Ways "ways" [Idea] Many(V::Way), Plan;
    ProjectMonths "project.months" [Idea] Number(Months, 120), Plan;
    HoursPerSchoolYear "hoursPerSchoolYear" [Idea] Number(Hours, 2_000), Plan;
    MobilityOnly "mobilityOnly" [Idea] YesNo, Plan;
    ProjectStart "project.start" [Idea] Date, Plan;
    Beneficiaries "beneficiaries" [Idea] Many(V::Beneficiary), Promise;
    CurriculumGoals "curriculumGoals" [Idea] Texts, Promise;
    NeedIdentified "needIdentified" [Idea] YesNo, Promise;
    NeedText "needText" [Idea] Text, Promise;
    PartnerRationale "partnerRationale" [Idea] Text, Promise;
    IntegratedInRegularWork "integratedInRegularWork" [Idea] YesNo, Promise;
    WholeUnitInvolved "wholeUnitInvolved" [Idea] YesNo, Promise;
    ActivitiesBetweenTrips "activitiesBetweenTrips" [Idea] YesNo, Promise;
    MutualExchange "mutualExchange" [Idea] YesNo, Promise;
    PartOfEducation "partOfEducation" [Idea] YesNo, Promise;
    PrincipalSupport "principalSupport" [Idea] YesNo, Promise;
    NationalInitiative "nationalInitiative" [Idea] YesNo, Promise;
    OtherFundingSameActivity "otherFundingSameActivity" [Idea] YesNo, Plan;
    HasPartner "hasPartner" [Idea] YesNo, Fixed;
    Applied "applied" [Idea] YesNo, Fixed;
    Priorities "priorities" [Idea] Many(V::Priority), Promise;
    // What the work holds: menus of examples. They are content and not shape, so that choosing from one is a promise.
    Themes "themes" [Idea] Many(V::Theme), Promise;
    ActivityKinds "activityKinds" [Idea] Many(V::ActivityKind), Promise;
    SectorActivities "sectorActivities" [Idea] Many(V::SectorActivity), Promise;
    TargetGroups "targetGroups" [Idea] Many(V::TargetGroup), Promise;
    PartnerKinds "partnerKinds" [Idea] Many(V::PartnerKind), Promise;
    // With whom
    PartiesMore "partiesMore" [Idea] YesNo, Plan;
    PartyCountry "country" [Party] One(V::Country), Nature;
    PartyOrgType "orgType" [Party] One(V::PartyKind), Nature;
    FormalEducation "formalEducation" [Party] YesNo, Nature;
    HighestLevel "highestLevel" [Party] One(V::SchoolLevel), Nature;
    HasParticipants "hasParticipants" [Party] YesNo, Plan;
    InPartnership "inPartnership" [Party] YesNo, Plan;
    AreaMatch "areaMatch" [Party] YesNo, Nature;
    PartySector "sector" [Party] One(V::Area), Nature;
    SchoolAuthority "schoolAuthority" [Party] YesNo, Nature;
    // Who travels, and how
    ParticipantsTotal "participants.total" [Idea] PERSONS, Plan;
    ParticipantsTeachers "participants.teachers" [Idea] PERSONS, Plan;
    ParticipantsPupils "participants.pupils" [Idea] PERSONS, Plan;
    ParticipantsLeaders "participants.leaders" [Idea] PERSONS, Plan;
    ParticipantsOther "participants.other" [Idea] PERSONS, Plan;
    ParticipantsOwn "participants.own" [Idea] PERSONS, Plan;
    ParticipantsAccompanying "participants.accompanying" [Idea] PERSONS, Plan;
    ParticipantsYoung "participants.young" [Idea] PERSONS, Plan;
    AgeFrom "participants.ageFrom" [Idea] Number(Years, 120), Travels;
    AgeTo "participants.ageTo" [Idea] Number(Years, 120), Travels;
    FewerOpportunities "participants.fewerOpportunities" [Idea] YesNo, Travels;
    ExchangeType "exchangeType" [Idea] One(V::ExchangeType), Plan;
    TripPattern "tripPattern" [Idea, Party] One(V::TripPattern), Plan;
    WantsGrantForVisitToSweden "wantsGrantForVisitToSweden" [Idea, Party] YesNo, Plan;
    ContainsWorkPlacement "containsWorkPlacement" [Idea] YesNo, Plan;
    // What has been
    PreviousAtlasGrant "previousAtlasGrant" [Idea] YesNo, Fixed;
    PreviousAtlasGrantSamePartner "previousAtlasGrantSamePartner" [Idea] YesNo, Fixed;
    MadeAtlasPlanningTrip "madeAtlasPlanningTrip" [Idea] YesNo, Fixed;
    IndepthDevelopment "indepth.development" [Idea] YesNo, Promise;
    IndepthLongTerm "indepth.longTerm" [Idea] YesNo, Promise;
    IndepthLessons "indepth.lessons" [Idea] YesNo, Promise;
    // Activities
    ActivitiesMore "activitiesMore" [Idea] YesNo, Plan;
    ActivityType "type" [Activity] One(V::ActivityType), Plan;
    Sector "sector" [Activity] One(V::Area), Plan;
    Purpose "purpose" [Activity] One(V::Purpose), Plan;
    ParticipantRole "participantRole" [Activity] One(V::ParticipantRole), Travels;
    PhysicalDaysTotal "physicalDaysTotal" [Activity] DAYS, Plan;
    PhysicalDays "physicalDays" [Activity] Numbers(Days, 1_100), Plan;
    Periods "periods" [Activity] Periods, Plan;
    HostRelation "hostRelation" [Activity] One(V::HostRelation), Plan;
    HostLeads "hostLeads" [Activity] YesNo, Promise;
    PerMentor "perMentor" [Activity] PERSONS, Plan;
    MonthsSinceLeaving "monthsSinceLeaving" [Activity] Number(Months, 120), Travels;
    HasVirtualPart "hasVirtualPart" [Activity] YesNo, Plan;
    FullTimeStudent "fullTimeStudent" [Activity] YesNo, Travels;
    SchoolInPartnership "schoolInPartnership" [Activity] YesNo, Plan;
    AccompaniedByAdults "accompaniedByAdults" [Activity] YesNo, Promise;
    AccompaniedByStaff "accompaniedByStaff" [Activity] YesNo, Promise;
    LeaderInEachGroup "leaderInEachGroup" [Activity] YesNo, Promise;
    LinkedToGoals "linkedToGoals" [Activity] YesNo, Promise;
    LearningAgreement "learningAgreement" [Activity] YesNo, Promise;
    HostFamily "hostFamily" [Activity] YesNo, Promise;
    Reciprocal "reciprocal" [Activity] YesNo, Promise;
    NationalBalance "nationalBalance" [Activity] YesNo, Promise;
    EnoughTeachers "enoughTeachers" [Activity] YesNo, Promise;
    ItPrepAndFollowup "itPrepAndFollowup" [Activity] YesNo, Promise;
    Interdisciplinary "interdisciplinary" [Activity] YesNo, Promise;
    NewOpportunities "newOpportunities" [Activity] YesNo, Promise;
    SelectionFair "selectionFair" [Activity] YesNo, Promise;
    ContentAgreed "contentAgreed" [Activity] YesNo, Promise;
    ActiveContribution "activeContribution" [Activity] YesNo, Promise;
    CommonTopic "commonTopic" [Activity] YesNo, Promise;
    PupilInvolvement "pupilInvolvement" [Activity] YesNo, Promise;
    UsesETwinning "usesETwinning" [Activity] YesNo, Promise;
    ReadGuide "readGuide" [Activity] YesNo, Promise;
    Age "age" [Activity] Number(Years, 120), Travels;
    GroupSize "groupSize" [Activity] PERSONS, Plan;
    ShareOfTimeOnEducation "shareOfTimeOnEducation" [Activity] Number(Percent, 100), Plan;
    Recognition "recognition" [Activity] One(V::Recognition), Promise;
    SelectionBy "selectionBy" [Activity] One(V::SelectionBy), Promise;
    SendingOrgType "sendingOrg.type" [Activity] One(V::PartyKind), Nature;
    SendingOrgCountry "sendingOrg.country" [Activity] One(V::Country), Nature;
    SendingOrgInPartnership "sendingOrg.inPartnership" [Activity] YesNo, Plan;
    ReceivingOrgType "receivingOrg.type" [Activity] One(V::PartyKind), Nature;
    ReceivingOrgCountry "receivingOrg.country" [Activity] One(V::Country), Nature;
    ReceivingOrgInPartnership "receivingOrg.inPartnership" [Activity] YesNo, Plan;
    HostCountry "hostCountry" [Activity] One(V::Country), Plan;
    ParticipantResidence "participantResidence" [Activity] One(V::Country), Travels;
    ParticipantCountries "participantCountries" [Activity] Many(V::Country), Plan;
    LanguageRequested "languageSupport.requested" [Idea, Activity] YesNo, Plan;
    Language "languageSupport.language" [Idea, Activity] Text, Plan;
    LanguageInOnlineService "languageSupport.languageInOnlineService" [Idea, Activity] YesNo, Nature;
    ParticipantIsNative "languageSupport.participantIsNative" [Idea, Activity] YesNo, Travels;
    TestBefore "languageSupport.testBefore" [Idea, Activity] YesNo, Promise;
    TestAfter "languageSupport.testAfter" [Idea, Activity] YesNo, Promise;
    YouthGroups "youthInitiative.nGroups" [Idea, Activity] Number(Groups, 100), Plan;
    GroupCountries "youthInitiative.groupCountries" [Idea, Activity] Many(V::Country), Plan;
    ActivityCountries "youthInitiative.activityCountries" [Idea, Activity] Many(V::Country), Plan;
    LedByYouth "youthInitiative.ledByYouth" [Idea, Activity] YesNo, Promise;
    AnyMinor "youthInitiative.anyMinor" [Idea, Activity] YesNo, Travels;
    SharedInterest "youthInitiative.sharedInterest" [Idea, Activity] YesNo, Promise;
    HasCoach "youthInitiative.hasCoach" [Idea, Activity] YesNo, Plan;
    CoachRole "youthInitiative.coachRole" [Idea, Activity] One(V::CoachRole), Plan;
    CoachIndependent "youthInitiative.coachIndependent" [Idea, Activity] YesNo, Promise;
    CoachExperience "youthInitiative.coachExperience" [Idea, Activity] YesNo, Promise;
    // Around the project
    DisseminationPlanned "dissemination.planned" [Idea] YesNo, Promise;
    DisseminationTargeted "dissemination.targeted" [Idea] YesNo, Promise;
    DisseminationBroad "dissemination.broad" [Idea] YesNo, Promise;
    RiskAnalysis "risk.riskAnalysis" [Idea] YesNo, Promise;
    CrisisPlan "risk.crisisPlan" [Idea] YesNo, Promise;
    Healthcare "risk.healthcare" [Idea] YesNo, Promise;
    Insurance "risk.insurance" [Idea] YesNo, Promise;
    RiskRoles "risk.roles" [Idea] YesNo, Promise;
    ParentGroup "risk.parentGroup" [Idea] YesNo, Promise;
    MfaAdviceChecked "risk.mfaAdviceChecked" [Idea] YesNo, Promise;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_finds_itself() {
        for (place, row) in FIELDS.iter().enumerate() {
            assert_eq!(row.field as usize, place, "{}", row.name());
            assert_eq!(Field::from_index(place), Some(row.field));
            assert!(row.scopes.iter().next().is_some(), "{} stands nowhere", row.name());
            for scope in row.scopes.iter() {
                assert_eq!(Field::named(scope, row.name()), Some(row.field), "{} is not unique", row.name());
            }
        }
    }
}
