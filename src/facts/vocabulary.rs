//! The closed lists that a fact chooses from. Ids are those of the JSON and never change; the words are in
//! [`crate::text`].

use super::country::Country;

/// Declares a closed list: an enum with its ids in the order of the form
macro_rules! vocabulary {
    ($($(#[$about:meta])* $name:ident { $($variant:ident = $id:literal),+ $(,)? })+) => {
        $(
            $(#[$about])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            #[repr(u8)]
            #[expect(missing_docs, reason = "the ids say what each member is, and the words explain it")]
            pub enum $name { $($variant),+ }

            impl $name {
                /// Every member, in the order of the form
                pub const ALL: &'static [Self] = &[$(Self::$variant),+];
                /// The ids, in the same order
                pub const IDS: &'static [&'static str] = &[$($id),+];

                /// The id that the JSON and the catalogue use
                pub fn id(self) -> &'static str {
                    Self::IDS.get(self as usize).copied().unwrap_or_default()
                }
            }

            impl Choice for $name {
                const VOCABULARY: Vocabulary = Vocabulary::$name;

                fn index(self) -> u16 {
                    self as u16
                }

                fn from_index(index: u16) -> Option<Self> {
                    Self::ALL.get(usize::from(index)).copied()
                }
            }
        )+

        /// Which list a fact chooses from
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "named as the lists")]
        pub enum Vocabulary { Country, $($name),+ }

        impl Vocabulary {
            /// The ids of the list, in the order of the form
            pub const fn ids(self) -> &'static [&'static str] {
                match self {
                    Self::Country => Country::CODES,
                    $(Self::$name => $name::IDS),+
                }
            }

            /// Every list
            pub const ALL: &'static [Self] = &[Self::Country, $(Self::$name),+];

            /// What the list is called here
            pub const fn name(self) -> &'static str {
                match self {
                    Self::Country => "Country",
                    $(Self::$name => stringify!($name)),+
                }
            }
        }
    };
}

/// A member of a closed list, by its place in the list
pub trait Choice: Copy {
    /// The list
    const VOCABULARY: Vocabulary;
    /// The place in the list
    fn index(self) -> u16;
    /// The member at a place
    fn from_index(index: u16) -> Option<Self>;
}

impl Vocabulary {
    /// The place of an id in the list
    pub fn find(self, id: &str) -> Option<u16> {
        self.ids().iter().position(|known| *known == id).and_then(|place| u16::try_from(place).ok())
    }

    /// The id at a place
    pub fn id(self, index: u16) -> Option<&'static str> {
        self.ids().get(usize::from(index)).copied()
    }
}

vocabulary! {
    /// Who would sign the application
    ApplicantKind { Organisation = "organisation", PrivatePerson = "private_person", InformalGroup = "informal_group" }

    /// Swedish school forms and organisations, in the order of the first question
    OrgType {
        Forskola = "forskola", Forskoleklass = "forskoleklass", Grundskola = "grundskola",
        AnpassadGrundskola = "anpassad_grundskola", Specialskola = "specialskola", Sameskola = "sameskola",
        GymnasieskolaHp = "gymnasieskola_hp", GymnasieskolaYrk = "gymnasieskola_yrk",
        GymnasieskolaIm = "gymnasieskola_im", AnpassadGymnasieskola = "anpassad_gymnasieskola",
        Fritidshem = "fritidshem", InternationellSkola = "internationell_skola", Kulturskola = "kulturskola",
        KomvuxGrundGy = "komvux_grund_gy", Sfi = "sfi", KomvuxAnpassad = "komvux_anpassad", Yrkesvux = "yrkesvux",
        Folkhogskola = "folkhogskola", FolkhogskolaAllman = "folkhogskola_allman",
        FolkhogskolaSarskild = "folkhogskola_sarskild", Studieforbund = "studieforbund", Yh = "yh",
        Kompletterande = "kompletterande", Larosate = "larosate", Lararutbildning = "lararutbildning",
        Forskningsinst = "forskningsinst", HuvudmanKommun = "huvudman_kommun", HuvudmanEnskild = "huvudman_enskild",
        RegionKommunalforbund = "region_kommunalforbund", Myndighet = "myndighet",
        KriminalvardSis = "kriminalvard_sis", Bibliotek = "bibliotek", Museum = "museum", Frivillig = "frivillig",
        Foretag = "foretag", Bransch = "bransch", Fack = "fack", Fritidsgard = "fritidsgard",
        Ungdomsorg = "ungdomsorg", InformellUngdomsgrupp = "informell_ungdomsgrupp", Idrott = "idrott",
        Privatperson = "privatperson",
    }

    /// The areas of education, and the youth field
    Area { School = "school", Adult = "adult", Vet = "vet", He = "he", Youth = "youth" }

    /// The course of a folk high school
    FhskCourse { Allman = "allman", Sarskild = "sarskild" }

    /// What the programme of an upper secondary school leads to
    ProgrammeTrack { Vocational = "vocational", HePreparatory = "he_preparatory" }

    /// Development goals
    Goal {
        Curriculum = "GOAL-01", Materials = "GOAL-02", InternationalElements = "GOAL-03", Quality = "GOAL-04",
        Practices = "GOAL-05", StrategicCooperation = "GOAL-06", LearnerMobility = "GOAL-07",
        Employability = "GOAL-08", Languages = "GOAL-09", StaffDevelopment = "GOAL-10",
        CurriculumGoals = "GOAL-11", InterculturalUnderstanding = "GOAL-12", Inclusion = "GOAL-13",
        Democracy = "GOAL-14", SubjectCompetence = "GOAL-15", Leadership = "GOAL-16", PupilGrowth = "GOAL-17",
        VetDevelopment = "GOAL-18", PartnerSearch = "GOAL-19", Entrepreneurship = "GOAL-20",
        BasicSkills = "GOAL-21", Validation = "GOAL-22", YouthParticipation = "GOAL-23", Regional = "GOAL-24",
        EarlyLeaving = "GOAL-25", Guidance = "GOAL-26", Sustainability = "GOAL-27", Digital = "GOAL-28",
    }

    /// Who travels
    Travellers {
        Staff = "staff", Pupils = "pupils", Students = "students", Leaders = "leaders",
        YoungPeople = "young_people", AdultLearners = "adult_learners",
    }

    /// Where to
    Destination {
        NordicBaltic = "nordic_baltic", ProgrammeCountries = "programme_countries", Outside = "outside",
        AtHome = "at_home",
    }

    /// In what way: by trips, in a project together, by building up work for several years or schools, or online only
    Way { Mobility = "mobility", Cooperation = "cooperation", Structure = "structure", Digital = "digital" }

    /// Whom the project develops
    Beneficiary { Organisation = "organisation", Staff = "staff", Learners = "learners" }

    /// What the programme wants projects to work on: the four priorities of all areas, or one of the own area
    Priority {
        Inclusion = "inclusion", Digital = "digital", Environment = "environment", Democracy = "democracy",
        OwnArea = "own_area",
    }

    /// The kinds of work that a partnership may consist of
    ActivityKind {
        Courses = "courses", Materials = "materials", JointProjects = "joint_projects", Networks = "networks",
        StrategicPlans = "strategic_plans", Guidance = "guidance", Studies = "studies", Standards = "standards",
        Recognition = "recognition", LearningActivities = "learning_activities",
    }

    /// What a project is about
    Theme {
        Innovation = "innovation", VirtualCooperation = "virtual_cooperation", OpenResources = "open_resources",
        Quality = "quality", Entrepreneurship = "entrepreneurship", Inclusion = "inclusion",
        BasicSkills = "basic_skills", Recognition = "recognition", FlexiblePaths = "flexible_paths",
        StaffDevelopment = "staff_development", Leadership = "leadership",
        YouthParticipation = "youth_participation", BetweenInstitutions = "between_institutions",
        BetweenRegions = "between_regions", PolicyAndPractice = "policy_and_practice",
    }

    /// Whom the work of a partnership is for, and who takes part in it
    TargetGroup {
        Professionals = "professionals", EducationStaff = "education_staff", YouthWorkers = "youth_workers",
        Experts = "experts", Learners = "learners", NotInWorkOrStudy = "not_in_work_or_study",
        FewerOpportunities = "fewer_opportunities", EarlyLeavers = "early_leavers",
        DecisionMakers = "decision_makers", Researchers = "researchers",
    }

    /// What kinds of organisations may meet in one project
    PartnerKind {
        EducationAndYouth = "education_and_youth", CrossFieldAndPublic = "cross_field_and_public",
        Companies = "companies", Local = "local", ResearchAndInnovation = "research_and_innovation",
        CivilSociety = "civil_society", SocialPartners = "social_partners",
    }

    /// What a partnership may work with across the areas and within each. An id begins with the area, or with `cross_`
    SectorActivity {
        CrossBusiness = "cross_business", CrossJointResearch = "cross_joint_research",
        CrossFormalNonformal = "cross_formal_nonformal", CrossPedagogy = "cross_pedagogy",
        CrossProjects = "cross_projects", CrossGuidance = "cross_guidance", CrossOer = "cross_oer",
        CrossAnalytics = "cross_analytics", CrossTransparency = "cross_transparency",
        CrossYouthHe = "cross_youth_he",

        SchoolCurricula = "school_curricula", SchoolMethods = "school_methods",
        SchoolPractice = "school_practice", SchoolOpenLearning = "school_open_learning",
        SchoolGuidance = "school_guidance", SchoolStaff = "school_staff", SchoolLeadership = "school_leadership",
        SchoolOutreach = "school_outreach", SchoolLocalAuthorities = "school_local_authorities",
        SchoolPeerLearning = "school_peer_learning", SchoolResearch = "school_research",
        SchoolRecognition = "school_recognition", SchoolAuthoritiesAbroad = "school_authorities_abroad",

        AdultCurricula = "adult_curricula", AdultMethods = "adult_methods",
        AdultOpenLearning = "adult_open_learning", AdultGuidance = "adult_guidance", AdultStaff = "adult_staff",
        AdultLeadership = "adult_leadership", AdultOutreach = "adult_outreach",
        AdultLocalAuthorities = "adult_local_authorities", AdultPathways = "adult_pathways",
        AdultComparison = "adult_comparison", AdultValuation = "adult_valuation",
        AdultOpportunities = "adult_opportunities", AdultCentres = "adult_centres",
        AdultOtherOrganisations = "adult_other_organisations", AdultStaffCourses = "adult_staff_courses",
        AdultRecognition = "adult_recognition",

        VetStandards = "vet_standards", VetMethods = "vet_methods", VetPractice = "vet_practice",
        VetWorkBased = "vet_work_based", VetGuidance = "vet_guidance", VetStaff = "vet_staff",
        VetLeadership = "vet_leadership", VetBusiness = "vet_business",
        VetCreativeCentres = "vet_creative_centres", VetRecognition = "vet_recognition",
        VetCredits = "vet_credits",

        HeJointProgrammes = "he_joint_programmes", HeBusiness = "he_business", HePedagogy = "he_pedagogy",
        HeStudyModes = "he_study_modes", HeTransfer = "he_transfer", HeGuidance = "he_guidance",
        HeRegion = "he_region", HeSupport = "he_support", HeRecognition = "he_recognition",
        HePathways = "he_pathways",

        YouthSkills = "youth_skills", YouthWorkers = "youth_workers", YouthNewForms = "youth_new_forms",
        YouthInclusion = "youth_inclusion", YouthNetworks = "youth_networks",
        YouthLocalAuthorities = "youth_local_authorities", YouthRecognition = "youth_recognition",
        YouthInitiatives = "youth_initiatives",
    }

    /// What kind of organisation a party is
    PartyKind {
        Preschool = "preschool", School = "school", UpperSecondary = "upper_secondary",
        AdultEducation = "adult_education", Hei = "hei", Company = "company",
        PublicAuthority = "public_authority", Ngo = "ngo", LibraryMuseum = "library_museum",
        YouthCentre = "youth_centre", YouthGroup = "youth_group",
    }

    /// The highest level of education that a party gives
    SchoolLevel {
        Preschool = "preschool", Primary = "primary", LowerSecondary = "lower_secondary",
        UpperSecondary = "upper_secondary", Tertiary = "tertiary", Nothing = "none",
    }

    /// Who takes part in an exchange between schools
    ExchangeType {
        TeachersOnly = "teachers_only", TeachersAndPupils = "teachers_and_pupils", PupilsOnly = "pupils_only",
    }

    /// In which direction the trips go
    TripPattern {
        BothDirections = "both_directions", VisitInSwedenOnly = "visit_in_sweden_only",
        VisitAbroadOnly = "visit_abroad_only", Other = "other",
    }

    /// Activities for individuals
    ActivityType {
        IntensiveStudy = "intensive_study", BlendedLearner = "blended_learner",
        ShortPupilGroup = "short_pupil_group", LongPupil = "long_pupil", ShortStaffEvent = "short_staff_event",
        LongTeachingTraining = "long_teaching_training", LongYouthWorker = "long_youth_worker",
        YouthInitiative = "youth_initiative", WorkPlacement = "work_placement",
        JobShadowing = "job_shadowing", TeachingAssignment = "teaching_assignment", Course = "course",
        InvitedExpert = "invited_expert", TraineeTeacher = "trainee_teacher",
        PreparatoryVisit = "preparatory_visit", PupilGroup = "pupil_group", PupilShort = "pupil_short",
        PupilLong = "pupil_long", SkillsCompetition = "skills_competition", VetGroup = "vet_group",
        VetShort = "vet_short", VetLong = "vet_long", AdultGroup = "adult_group", AdultShort = "adult_short",
        AdultLong = "adult_long", HeStudentLong = "he_student_long", HeStudentShort = "he_student_short",
        HeStaff = "he_staff", HeIntensive = "he_intensive", YouthExchange = "youth_exchange",
        YouthWorkers = "youth_workers", DiscoverTrip = "discover_trip", Volunteering = "volunteering",
    }

    /// What the host of an activity is to the organisation that sends
    HostRelation {
        Another = "another_organisation", OwnSubsidiary = "own_subsidiary",
        Transnational = "transnational_subsidiary",
    }

    /// What a long stay of staff is for
    Purpose { Teaching = "teaching", Training = "training" }

    /// Who takes part in an activity
    ParticipantRole {
        Student = "student", Trainee = "trainee", Apprentice = "apprentice", AdultLearner = "adult_learner",
        Pupil = "pupil", VetPupil = "vet_pupil", YoungPerson = "young_person", Teacher = "teacher",
        Professor = "professor", TeachingStaff = "teaching_staff", Staff = "staff", Expert = "expert",
        YouthWorker = "youth_worker",
    }

    /// How studies abroad are recognised
    Recognition { Ects = "ECTS", Other = "other", Nothing = "none" }

    /// Who chooses the participants
    SelectionBy {
        Consortium = "consortium", Schools = "schools", SendingInstitution = "sending_institution",
        Agency = "agency",
    }

    /// Another task of the coach of a youth initiative
    CoachRole {
        Nothing = "none", Leader = "leader", Consultant = "consultant", Member = "member",
        TechnicalTrainer = "technical_trainer", LegalRep = "legal_rep",
    }
}

impl OrgType {
    /// The areas the type works in, most usual first; empty for a private person.
    ///
    /// Source: UHR's list of areas (24 April 2024) and the organisation types of the programme pages.
    pub fn areas(self) -> &'static [Area] {
        use Area::{Adult, He, School, Vet, Youth};
        match self {
            Self::Forskola
            | Self::Forskoleklass
            | Self::Grundskola
            | Self::AnpassadGrundskola
            | Self::Specialskola
            | Self::Sameskola
            | Self::Fritidshem
            | Self::InternationellSkola
            | Self::Kulturskola => &[School],
            Self::GymnasieskolaHp
            | Self::GymnasieskolaYrk
            | Self::GymnasieskolaIm
            | Self::AnpassadGymnasieskola
            | Self::HuvudmanEnskild => &[School, Vet],
            Self::KomvuxGrundGy => &[Adult, Vet],
            Self::Sfi | Self::KomvuxAnpassad | Self::Studieforbund | Self::Bibliotek | Self::Museum => {
                &[Adult]
            }
            Self::Yrkesvux | Self::Yh | Self::Foretag | Self::Bransch => &[Vet],
            Self::Folkhogskola | Self::FolkhogskolaSarskild | Self::Kompletterande => &[Adult, Vet],
            Self::FolkhogskolaAllman => &[Adult],
            Self::Larosate | Self::Lararutbildning | Self::Forskningsinst => &[He],
            Self::HuvudmanKommun | Self::RegionKommunalforbund => &[School, Adult, Vet],
            Self::Myndighet => &[Vet, School, He],
            Self::KriminalvardSis => &[Adult, School],
            Self::Frivillig => &[Adult, Vet, Youth],
            Self::Fack => &[Vet, Adult],
            Self::Fritidsgard | Self::Ungdomsorg | Self::InformellUngdomsgrupp | Self::Idrott => &[Youth],
            Self::Privatperson => &[],
        }
    }

    /// Whether the result of a project lies in the type's own areas: a school develops its own education. Others, such
    /// as a library or a university, may work for another area than their own.
    pub fn keeps_to_its_areas(self) -> bool {
        matches!(
            self,
            Self::Forskola
                | Self::Forskoleklass
                | Self::Grundskola
                | Self::AnpassadGrundskola
                | Self::Specialskola
                | Self::Sameskola
                | Self::GymnasieskolaHp
                | Self::GymnasieskolaYrk
                | Self::GymnasieskolaIm
                | Self::AnpassadGymnasieskola
                | Self::Fritidshem
                | Self::InternationellSkola
                | Self::KomvuxGrundGy
                | Self::Sfi
                | Self::KomvuxAnpassad
                | Self::Yrkesvux
                | Self::Folkhogskola
                | Self::FolkhogskolaAllman
                | Self::FolkhogskolaSarskild
                | Self::Yh
        )
    }

    /// Who signs, by the type alone
    pub fn applicant_kind(self) -> ApplicantKind {
        match self {
            Self::Privatperson => ApplicantKind::PrivatePerson,
            Self::InformellUngdomsgrupp => ApplicantKind::InformalGroup,
            _ => ApplicantKind::Organisation,
        }
    }

    /// What kind of party the applicant's own unit is, where the type alone settles it
    pub fn party_kind(self) -> Option<PartyKind> {
        Some(match self {
            Self::Forskola => PartyKind::Preschool,
            Self::Grundskola | Self::AnpassadGrundskola | Self::Specialskola | Self::Sameskola => {
                PartyKind::School
            }
            Self::GymnasieskolaHp
            | Self::GymnasieskolaYrk
            | Self::GymnasieskolaIm
            | Self::AnpassadGymnasieskola => PartyKind::UpperSecondary,
            Self::KomvuxGrundGy | Self::Sfi | Self::KomvuxAnpassad | Self::Yrkesvux => {
                PartyKind::AdultEducation
            }
            Self::Larosate => PartyKind::Hei,
            Self::Foretag => PartyKind::Company,
            Self::Bibliotek | Self::Museum => PartyKind::LibraryMuseum,
            Self::Fritidsgard => PartyKind::YouthCentre,
            Self::InformellUngdomsgrupp => PartyKind::YouthGroup,
            _ => return None,
        })
    }

    /// The course, where the type says it
    pub fn fhsk_course(self) -> Option<FhskCourse> {
        match self {
            Self::FolkhogskolaAllman => Some(FhskCourse::Allman),
            Self::FolkhogskolaSarskild => Some(FhskCourse::Sarskild),
            _ => None,
        }
    }

    /// Whether it is in charge of the schools of a place, where the type alone settles it
    pub fn school_authority(self) -> Option<bool> {
        match self {
            Self::HuvudmanKommun => Some(true),
            _ if self.keeps_to_its_areas() => Some(false),
            _ => None,
        }
    }

    /// Whether those who learn there are adults, where the type alone settles it
    pub fn adult_learners(self) -> Option<bool> {
        match self {
            Self::KomvuxGrundGy
            | Self::Sfi
            | Self::KomvuxAnpassad
            | Self::Yrkesvux
            | Self::Folkhogskola
            | Self::FolkhogskolaAllman
            | Self::FolkhogskolaSarskild
            | Self::Yh => Some(true),
            Self::Forskola
            | Self::Forskoleklass
            | Self::Grundskola
            | Self::AnpassadGrundskola
            | Self::Specialskola
            | Self::Sameskola
            | Self::Fritidshem => Some(false),
            _ => None,
        }
    }

    /// What an upper secondary type leads to, where the type says it
    pub fn programme_track(self) -> Option<ProgrammeTrack> {
        match self {
            Self::GymnasieskolaHp => Some(ProgrammeTrack::HePreparatory),
            Self::GymnasieskolaYrk | Self::Yrkesvux => Some(ProgrammeTrack::Vocational),
            _ => None,
        }
    }
}

impl PartyKind {
    /// Whether the kind gives formal education, where the kind alone settles it
    pub fn formal_education(self) -> Option<bool> {
        match self {
            Self::Preschool | Self::School | Self::UpperSecondary | Self::Hei => Some(true),
            Self::Company => Some(false),
            _ => None,
        }
    }

    /// The highest level the kind gives, where the kind alone settles it
    pub fn highest_level(self) -> Option<SchoolLevel> {
        match self {
            Self::Preschool => Some(SchoolLevel::Preschool),
            // A school for compulsory years: primary or lower secondary, both below every limit that is set.
            Self::School => Some(SchoolLevel::LowerSecondary),
            Self::UpperSecondary => Some(SchoolLevel::UpperSecondary),
            Self::Hei => Some(SchoolLevel::Tertiary),
            Self::Company => Some(SchoolLevel::Nothing),
            _ => None,
        }
    }
}

impl SectorActivity {
    /// The area whose menu it stands in; nothing for what reaches across the areas
    pub fn area(self) -> Option<Area> {
        let (area, _) = self.id().split_once('_')?;
        Area::ALL.iter().copied().find(|known| known.id() == area)
    }
}

/// Whom an activity is for
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum People {
    /// Pupils, students and other learners
    Learners,
    /// Those who work with them
    Staff,
    /// Young people on their own
    Youth,
}

impl ActivityType {
    /// Whom it is for
    pub fn people(self) -> People {
        match self {
            Self::IntensiveStudy
            | Self::BlendedLearner
            | Self::ShortPupilGroup
            | Self::LongPupil
            | Self::WorkPlacement
            | Self::PupilGroup
            | Self::PupilShort
            | Self::PupilLong
            | Self::SkillsCompetition
            | Self::VetGroup
            | Self::VetShort
            | Self::VetLong
            | Self::AdultGroup
            | Self::AdultShort
            | Self::AdultLong
            | Self::HeStudentLong
            | Self::HeStudentShort
            | Self::HeIntensive => People::Learners,
            Self::ShortStaffEvent
            | Self::LongTeachingTraining
            | Self::LongYouthWorker
            | Self::JobShadowing
            | Self::TeachingAssignment
            | Self::Course
            | Self::InvitedExpert
            | Self::TraineeTeacher
            | Self::PreparatoryVisit
            | Self::HeStaff
            | Self::YouthWorkers => People::Staff,
            Self::YouthInitiative | Self::YouthExchange | Self::DiscoverTrip | Self::Volunteering => {
                People::Youth
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_id_stands_once_in_its_list() {
        for list in Vocabulary::ALL {
            let distinct = list.ids().iter().collect::<BTreeSet<_>>();
            assert_eq!(distinct.len(), list.ids().len(), "{list:?}");
        }
    }

    #[test]
    fn what_follows_from_the_type_of_organisation() {
        for (org, adults, authority) in [
            (OrgType::Yrkesvux, Some(true), Some(false)),
            (OrgType::FolkhogskolaSarskild, Some(true), Some(false)),
            (OrgType::Grundskola, Some(false), Some(false)),
            (OrgType::GymnasieskolaYrk, None, Some(false)),
            (OrgType::HuvudmanKommun, None, Some(true)),
            (OrgType::HuvudmanEnskild, None, None),
            (OrgType::Bibliotek, None, None),
        ] {
            assert_eq!((org.adult_learners(), org.school_authority()), (adults, authority), "{org:?}");
        }
        // The areas, the most usual first, with a star where the result of a project stays within them; then what kind of
        // party the own unit is, the course, the track, and who signs where that is no organisation.
        let table = "
            forskola                school*            preschool
            forskoleklass           school*
            grundskola              school*            school
            anpassad_grundskola     school*            school
            specialskola            school*            school
            sameskola               school*            school
            gymnasieskola_hp        school,vet*        upper_secondary he_preparatory
            gymnasieskola_yrk       school,vet*        upper_secondary vocational
            gymnasieskola_im        school,vet*        upper_secondary
            anpassad_gymnasieskola  school,vet*        upper_secondary
            fritidshem              school*
            internationell_skola    school*
            kulturskola             school
            komvux_grund_gy         adult,vet*         adult_education
            sfi                     adult*             adult_education
            komvux_anpassad         adult*             adult_education
            yrkesvux                vet*               adult_education vocational
            folkhogskola            adult,vet*
            folkhogskola_allman     adult*             allman
            folkhogskola_sarskild   adult,vet*         sarskild
            studieforbund           adult
            yh                      vet*
            kompletterande          adult,vet
            larosate                he                 hei
            lararutbildning         he
            forskningsinst          he
            huvudman_kommun         school,adult,vet
            huvudman_enskild        school,vet
            region_kommunalforbund  school,adult,vet
            myndighet               vet,school,he
            kriminalvard_sis        adult,school
            bibliotek               adult              library_museum
            museum                  adult              library_museum
            frivillig               adult,vet,youth
            foretag                 vet                company
            bransch                 vet
            fack                    vet,adult
            fritidsgard             youth              youth_centre
            ungdomsorg              youth
            informell_ungdomsgrupp  youth              youth_group informal_group
            idrott                  youth
            privatperson            -                  private_person
        ";
        let rows: Vec<&str> = table.lines().map(str::trim).filter(|row| !row.is_empty()).collect();
        assert_eq!(rows.len(), OrgType::ALL.len());
        for (org, row) in OrgType::ALL.iter().zip(rows) {
            let mut areas = org.areas().iter().map(|area| area.id()).collect::<Vec<_>>().join(",");
            if areas.is_empty() {
                areas.push('-');
            }
            if org.keeps_to_its_areas() {
                areas.push('*');
            }
            let kind = org.applicant_kind();
            let follows = [
                org.party_kind().map(PartyKind::id),
                org.fhsk_course().map(FhskCourse::id),
                org.programme_track().map(ProgrammeTrack::id),
                (kind != ApplicantKind::Organisation).then(|| kind.id()),
            ];
            let told = [org.id(), &areas].into_iter().chain(follows.into_iter().flatten());
            assert_eq!(told.collect::<Vec<_>>(), row.split_whitespace().collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_follows_from_the_kind_of_party() {
        use PartyKind as P;
        // Only where the kind alone settles it.
        let settled = [
            (P::Preschool, true, SchoolLevel::Preschool),
            (P::School, true, SchoolLevel::LowerSecondary),
            (P::UpperSecondary, true, SchoolLevel::UpperSecondary),
            (P::Hei, true, SchoolLevel::Tertiary),
            (P::Company, false, SchoolLevel::Nothing),
        ];
        for kind in P::ALL {
            let expected = settled.iter().find(|(known, ..)| known == kind);
            assert_eq!(kind.formal_education(), expected.map(|(_, formal, _)| *formal), "{kind:?}");
            assert_eq!(kind.highest_level(), expected.map(|(.., level)| *level), "{kind:?}");
        }
    }

    #[test]
    fn the_menus_are_as_long_as_their_source() {
        for (list, length) in [
            (Vocabulary::ActivityKind, 10),
            (Vocabulary::Theme, 15),
            (Vocabulary::TargetGroup, 10),
            (Vocabulary::PartnerKind, 7),
            (Vocabulary::SectorActivity, 68),
        ] {
            assert_eq!(list.ids().len(), length, "{list:?}");
            let plain = |id: &&str| id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
            assert!(list.ids().iter().all(plain), "{list:?}");
        }
        for (area, prefix, length) in [
            (None, "cross_", 10),
            (Some(Area::He), "he_", 10),
            (Some(Area::Vet), "vet_", 11),
            (Some(Area::School), "school_", 13),
            (Some(Area::Adult), "adult_", 16),
            (Some(Area::Youth), "youth_", 8),
        ] {
            let menu = SectorActivity::ALL.iter().filter(|activity| activity.area() == area);
            let ids = menu.map(|activity| activity.id()).collect::<Vec<_>>();
            assert_eq!(ids.len(), length, "{prefix}");
            assert!(ids.iter().all(|id| id.starts_with(prefix)), "{ids:?}");
        }
    }
}
