//! The words of the closed lists of [`crate::facts`].

use super::table::{Line, Table, early_table, in_order};
use super::{Lang, countries, finds};
use crate::facts::*;

/// The words of a member of a closed list
#[derive(Clone, Copy)]
struct Words(Line);

impl Words {
    fn label(self, lang: Lang) -> &'static str {
        self.0.part(lang, 0)
    }

    fn help(self, lang: Lang) -> &'static str {
        self.0.part(lang, 1)
    }

    /// Other names, old names and abbreviations by which people look for it, with commas between
    fn find(self, lang: Lang) -> &'static str {
        self.0.part(lang, 2)
    }
}

/// Declares the words of the lists, each in the order of the list: a missing list or member does not compile. The lists
/// that the first steps choose from are `early`; all others come later where the program has not all words itself.
macro_rules! words {
    ($($list:ident $($early:ident)? {
        $($member:ident: $sv:literal, $en:literal
            $(, help $help_sv:literal, $help_en:literal)?
            $(, find $find:literal $(, $find_en:literal)?)?;)+
    })+) => {
        /// The words at a place of a list other than the countries
        fn words(vocabulary: Vocabulary, index: u16) -> Option<Words> {
            let table = match vocabulary {
                Vocabulary::Country => return None,
                $(Vocabulary::$list => {
                    const WORDS: Table = early_table! { [$($early)?] super::later::of(Vocabulary::$list); $([
                        concat!($sv, "|", $($help_sv,)? "|", $($find)?),
                        english!("\t" $en "|" $($help_en)? "|" $($($find_en)?)?),
                    ])+ };
                    const _: () = assert!(in_order(&[$($list::$member as usize),+], $list::ALL.len()));
                    WORDS
                })+
            };
            table.line(usize::from(index)).map(Words)
        }

        /// Whether a first step chooses from it
        #[cfg(feature = "english")]
        pub(super) fn is_early(vocabulary: Vocabulary) -> bool {
            const EARLY: &[Vocabulary] = &[$($({
                let _ = stringify!($early);
                Vocabulary::$list
            },)?)+];
            EARLY.contains(&vocabulary)
        }
    };
}

/// What is written of a member, as it comes later; nothing of those that the first steps choose from
#[cfg(feature = "english")]
pub(super) fn packed(lang: Lang, vocabulary: Vocabulary, index: u16) -> String {
    match words(vocabulary, index).filter(|_| !is_early(vocabulary)) {
        Some(words) => text!(words.label(lang), "|", words.help(lang), "|", words.find(lang)),
        None => String::new(),
    }
}

/// The words for a place of a closed list; nothing where the list has no such place
pub fn choice(lang: Lang, vocabulary: Vocabulary, index: u16) -> &'static str {
    match vocabulary {
        Vocabulary::Country => {
            Country::from_index(index).map_or("", |country| countries::name(lang, country))
        }
        _ => words(vocabulary, index).map_or("", |words| words.label(lang)),
    }
}

/// The words for a member of a closed list
pub fn label<C: Choice>(lang: Lang, member: C) -> &'static str {
    choice(lang, C::VOCABULARY, member.index())
}

/// A sentence that explains a place of a closed list; empty where the words are enough
pub fn help(lang: Lang, vocabulary: Vocabulary, index: u16) -> &'static str {
    words(vocabulary, index).map_or("", |words| words.help(lang))
}

/// Whether a place of a closed list is found by what was typed in a filter: in its words in both languages, and in
/// the other names it goes by
pub fn found(vocabulary: Vocabulary, index: u16, typed: &str) -> bool {
    match vocabulary {
        Vocabulary::Country => {
            Country::from_index(index).is_some_and(|country| countries::found(country, typed))
        }
        _ => words(vocabulary, index).is_some_and(|words| {
            let texts = Lang::ALL.iter().flat_map(|lang| [words.label(*lang), words.find(*lang)]);
            finds(typed, &texts.collect::<Vec<_>>())
        }),
    }
}

/// The headings under which the organisation types stand, in order
pub const ORG_GROUPS: [Option<Area>; 6] =
    [Some(Area::School), Some(Area::Adult), Some(Area::Vet), Some(Area::He), Some(Area::Youth), None];

/// The heading under which an organisation type stands: its first area
pub fn org_group(org: OrgType) -> Option<Area> {
    org.areas().first().copied()
}

/// The words of a heading
pub fn org_heading(lang: Lang, group: Option<Area>) -> &'static str {
    group.map_or(say!(lang, "Ingen organisation", "No organisation"), |area| label(lang, area))
}

/// Where to turn, for a type that is not to apply to UHR
pub fn org_advice(lang: Lang, org: OrgType) -> Option<&'static str> {
    Some(match org {
        OrgType::Privatperson => say!(
            lang,
            "Du kan inte söka själv. Fråga din skola, skolans huvudman eller ditt lärosäte – det är de som söker.",
            "You cannot apply yourself. Ask your school, the body that runs it, or your university – they apply.",
        ),
        OrgType::InformellUngdomsgrupp => say!(
            lang,
            "Vänd er till MUCF, Myndigheten för ungdoms- och civilsamhällesfrågor. Några av deras bidrag kan sökas av \
             en grupp unga utan förening.",
            "Turn to MUCF, the Swedish Agency for Youth and Civil Society. A group without an association can apply \
             for some of its grants.",
        ),
        OrgType::Fritidsgard | OrgType::Ungdomsorg | OrgType::Idrott => say!(
            lang,
            "Vänd er till MUCF, Myndigheten för ungdoms- och civilsamhällesfrågor. Den har hand om bidragen för unga \
             och idrott, inte UHR.",
            "Turn to MUCF, the Swedish Agency for Youth and Civil Society. It handles the grants for youth and sport, \
             not UHR.",
        ),
        _ => return None,
    })
}

/// Where to turn when no programme is the right one
pub fn where_to_turn(lang: Lang, org: Option<OrgType>) -> &'static str {
    org.and_then(|org| org_advice(lang, org)).unwrap_or(say!(
        lang,
        "Fråga UHR, Universitets- och högskolerådet, vad som passar. Är ni en skola kan ni också fråga er huvudman: \
         kommunen eller den som driver skolan.",
        "Ask UHR, the Swedish Council for Higher Education, what would suit. A school can also ask the municipality or \
         whoever else runs it.",
    ))
}

words! {
    ApplicantKind early {
        Organisation: "En organisation", "An organisation";
        PrivatePerson: "En privatperson", "A private person";
        InformalGroup: "En grupp unga utan förening", "A group of young people without an association";
    }

    OrgType early {
        Forskola: "Förskola", "Preschool", find "dagis", "kindergarten, nursery";
        Forskoleklass: "Förskoleklass", "Preschool class (förskoleklass)", find "sexårs, lekskola, F-klass";
        Grundskola: "Grundskola", "Compulsory school",
            find "friskola, lågstadiet, mellanstadiet, högstadiet, F-3, F-6, F-9, 4-6, 7-9",
                 "primary, secondary";
        AnpassadGrundskola: "Anpassad grundskola",
            "Compulsory school for pupils with intellectual disabilities",
            help "Hette grundsärskola till 2023.", "Called grundsärskola until 2023.",
            find "särskola, grundsärskola, träningsskola", "adapted, special";
        Specialskola: "Specialskola", "Special needs school",
            help "Statlig skola, till exempel för elever som är döva eller har en språkstörning.",
            "State school, for example for pupils who are deaf or have a language disorder.",
            find "dövskola, hörselskola, SPSM", "special";
        Sameskola: "Sameskola", "Sami school", find "samisk", "saami";
        GymnasieskolaHp: "Gymnasieskola, högskoleförberedande program",
            "Upper secondary school, higher education preparatory programmes (högskoleförberedande program)",
            find "friskola, gymnasium, samhällsprogrammet, naturprogrammet, ekonomiprogrammet, \
                  teknikprogrammet, SA, NA, EK, TE",
                 "high school";
        GymnasieskolaYrk: "Gymnasieskola, yrkesprogram", "Upper secondary school, vocational programmes",
            help "Även lärlingsutbildning och teknikprogrammets fjärde år.",
            "Also apprenticeships and the fourth year of the technology programme.",
            find "friskola, gymnasium, lärling, APL, T4, VET", "high school";
        GymnasieskolaIm: "Gymnasieskola, introduktionsprogram",
            "Upper secondary school, introductory programmes (introduktionsprogram)",
            help "Till exempel yrkesintroduktion eller språkintroduktion.",
            "For example vocational introduction or language introduction.",
            find "friskola, gymnasium, IM, yrkesintroduktion, språkintroduktion, individuella";
        AnpassadGymnasieskola: "Anpassad gymnasieskola",
            "Upper secondary school for pupils with intellectual disabilities",
            help "Hette gymnasiesärskola till 2023.", "Called gymnasiesärskola until 2023.",
            find "särskola, gymnasiesärskola", "adapted, special";
        Fritidshem: "Fritidshem", "School-age educare (fritidshem)", find "fritids", "leisure-time centre";
        InternationellSkola: "Internationell skola", "International school",
            help "Skola som följer ett annat lands läroplan eller en internationell läroplan.",
            "School that follows the curriculum of another country or an international one.",
            find "IB, utländsk läroplan";
        Kulturskola: "Kulturskola", "Municipal arts school",
            find "musikskola, estetisk", "music school, culture school";
        KomvuxGrundGy: "Komvux, grundläggande eller gymnasial nivå", "Municipal adult education (komvux)",
            find "vuxenutbildning, grundvux, gymvux, vux";
        Sfi: "Komvux, svenska för invandrare (sfi)", "Swedish for immigrants (sfi)",
            find "vuxenutbildning, SFI, språkkurs";
        KomvuxAnpassad: "Komvux som anpassad utbildning",
            "Municipal adult education for adults with intellectual disabilities",
            help "Kallades särvux till 2023.", "Called särvux until 2023.",
            find "särskild utbildning för vuxna, lärvux, särvux, vuxenutbildning, särskola", "adapted";
        Yrkesvux: "Komvux, yrkeskurser (yrkesvux)", "Vocational adult education (yrkesvux)",
            help "Även lärlingsutbildning för vuxna.", "Also apprenticeships for adults.",
            find "vuxenutbildning, lärlingsvux, yrkesutbildning, VET, APL";
        Folkhogskola: "Folkhögskola", "Folk high school",
            help "Välj allmän eller särskild kurs i stället om ni vet vilken det gäller.",
            "Choose general or special course instead if you know which it is.",
            find "folkis, folkbildning";
        FolkhogskolaAllman: "Folkhögskola, allmän kurs", "Folk high school, general course",
            help "Motsvarar grundskolan eller gymnasiet.",
            "Corresponds to compulsory or upper secondary school.",
            find "folkis, folkbildning, allmän linje";
        FolkhogskolaSarskild: "Folkhögskola, särskild kurs", "Folk high school, special or vocational course",
            help "En kurs med egen inriktning, till exempel mot ett yrke.",
            "A course with a subject of its own, for example a vocation.",
            find "folkis, folkbildning, yrkeskurs, profilkurs";
        Studieforbund: "Studieförbund", "Study association",
            find "folkbildning, studiecirkel, ABF", "liberal adult education";
        Yh: "Yrkeshögskola (YH)", "Higher vocational education (yrkeshögskola)",
            find "yrkeshögskoleutbildning, kvalificerad yrkesutbildning, KY, VET";
        Kompletterande: "Kompletterande utbildning", "Supplementary education (kompletterande utbildning)",
            help "Utbildning i konst, kultur eller hantverk.", "Education in art, culture or crafts.",
            find "konstskola, konst- och kulturutbildning, dansskola, hantverk";
        Larosate: "Universitet eller högskola", "University or university college",
            find "lärosäte", "HEI, higher education, college";
        Lararutbildning: "Lärarutbildning på universitet eller högskola",
            "Teacher education (lärarutbildning)",
            find "lärosäte, lärarhögskola, lärarprogrammet, VFU", "teacher training";
        Forskningsinst: "Forskningsinstitut", "Research institute", find "forskning, RISE", "research";
        HuvudmanKommun: "Kommun", "Municipality",
            help "Kommunen som huvudman, till exempel utbildningsförvaltningen.",
            "The municipality as the body that runs schools, for example its education department.",
            find "huvudman, utbildningsförvaltning, barn- och utbildningsnämnd, skolförvaltning",
                 "local authority";
        HuvudmanEnskild: "Enskild huvudman", "Independent school provider (enskild huvudman)",
            help "Den som driver fristående skolor, till exempel en stiftelse eller en koncern.",
            "The body that runs independent schools, for example a foundation or a group.",
            find "friskola, friskolekoncern, fristående skola, stiftelse", "free school";
        RegionKommunalforbund: "Region eller kommunalförbund", "Region or association of local authorities",
            find "huvudman, landsting, gymnasieförbund, utbildningsförbund";
        Myndighet: "Statlig myndighet", "Public authority",
            find "myndigheter, länsstyrelse, Skolverket", "agency";
        KriminalvardSis: "Utbildning i kriminalvården eller på ungdomshem",
            "Education in prison or in residential youth care (kriminalvården, SiS)",
            find "fängelse, anstalt, SiS, Statens institutionsstyrelse, särskilda ungdomshem";
        Bibliotek: "Bibliotek", "Library", find "folkbibliotek", "libraries";
        Museum: "Museum", "Museum", find "museer, konsthall", "gallery";
        Frivillig: "Ideell förening eller annan frivilligorganisation", "Voluntary organisation (NGO)",
            find "förening, civilsamhälle, NGO, stiftelse, samfund", "non-profit, charity";
        Foretag: "Företag", "Company", help "Även små företag och sociala företag.",
            "Also small companies and social enterprises.",
            find "aktiebolag, SMF, SME, socialt företag, arbetsgivare", "business";
        Bransch: "Branschorganisation eller arbetsgivarorganisation", "Trade or employer organisation",
            help "Även handelskammare.", "Also chambers of commerce.",
            find "handelskammare, branschförbund", "chamber of commerce";
        Fack: "Fackförbund", "Trade union",
            help "Även andra parter på arbetsmarknaden.", "Also other social partners.",
            find "facklig, facket", "union, social partner";
        Fritidsgard: "Fritidsgård", "Youth centre", help "Även ungdomens hus.", "Also youth houses.",
            find "ungdomens hus, ungdomsgård, fritidsledare";
        Ungdomsorg: "Ungdomsorganisation", "Youth organisation",
            find "ungdomsförening, ungdomsförbund, scout, elevkår";
        InformellUngdomsgrupp: "Grupp av unga utan förening", "Informal group of young people",
            help "Minst fyra personer mellan 13 och 30 år.", "At least four people aged 13 to 30.",
            find "informell grupp, ungdomar, ungdomsgrupp";
        Idrott: "Idrottsförening", "Sports club", find "idrott, idrottsklubb, sport, RF-SISU";
        Privatperson: "Privatperson", "Private person",
            find "elev, student, lärare, förälder, individ, SYV", "individual";
    }

    Area early {
        School: "Förskola och skola", "Preschool and school";
        Adult: "Vuxnas lärande", "Adult learning",
            help "Allmän utbildning för vuxna, inte till ett visst yrke.",
            "General education for adults, not for a certain trade.";
        Vet: "Yrkesutbildning", "Vocational education",
            help "Även yrkesprogram på gymnasiet, yrkesvux och yrkeshögskola.",
            "Also vocational programmes in upper secondary school, yrkesvux and yrkeshögskola.";
        He: "Högre utbildning", "Higher education",
            help "Universitet och högskolor.", "Universities and university colleges.";
        Youth: "Ungdom och idrott", "Youth and sport",
            help "Söks hos MUCF, inte hos UHR.", "Applied for at MUCF, not at UHR.";
    }

    FhskCourse early {
        Allman: "Allmän kurs", "General course";
        Sarskild: "Särskild kurs", "Special or vocational course";
    }

    ProgrammeTrack early {
        Vocational: "Yrkesprogram eller annan yrkesutbildning",
            "Vocational programme or other vocational education";
        HePreparatory: "Högskoleförberedande program", "Programme that prepares for higher education";
    }

    Goal early {
        Curriculum: "Utveckla kurser och läroplaner", "Develop courses and curricula",
            find "läroplan, kursplan, modul, program", "syllabus, module";
        Materials: "Skapa material, metoder och verktyg", "Create materials, methods and tools",
            find "läromedel, metod, verktyg, öppna lärresurser, innovation", "teaching aids, open resources";
        InternationalElements: "Göra undervisningen mer internationell", "Make teaching more international",
            find "internationalisering på hemmaplan, vardag, digitalt", "at home, virtual";
        Quality: "Höja kvaliteten i verksamheten", "Raise the quality of our work",
            find "kvalitet, verksamhetsutveckling", "improvement";
        Practices: "Få nya kunskaper och arbetssätt", "Gain new knowledge and ways of working",
            find "jobbskuggning, erfarenhetsutbyte, metoder", "job shadowing, exchange of experience";
        StrategicCooperation: "Samarbeta långsiktigt med partner utomlands",
            "Work long-term with partners abroad",
            find "strategi, strategiskt, nätverk, partnerskap", "strategic, network, partnership";
        LearnerMobility: "Ge elever och studenter studier eller praktik utomlands",
            "Give pupils and students studies or placements abroad",
            find "utbyte, praktik, APL, VFU, studier", "exchange, placement, mobility";
        Employability: "Stärka deltagarna inför arbetslivet", "Prepare participants for working life",
            find "arbetsmarknad, anställningsbar, jobb", "employability, jobs";
        Languages: "Bli bättre på språk", "Get better at languages",
            find "språk, engelska, grannspråk, moderna språk, CLIL", "English";
        StaffDevelopment: "Utveckla personalens kompetens", "Develop staff competence",
            find "fortbildning, kurs, undervisa, lärare, kompetensutveckling", "teacher training";
        CurriculumGoals: "Nå läroplanens mål genom internationella kontakter",
            "Reach curriculum goals through international contacts",
            find "läroplansmål, skolutveckling, internationalisering", "school development";
        InterculturalUnderstanding: "Förstå andra kulturer och få internationella perspektiv",
            "Understand other cultures and gain international perspectives",
            find "kultur, interkulturell, tolerans, mångfald", "intercultural, tolerance, diversity";
        Inclusion: "Inkludera alla och öka likvärdigheten", "Include everyone and increase equity",
            find "inkludering, NPF, anpassad, begränsade möjligheter, jämlikhet", "inclusion, special needs";
        Democracy: "Träna kritiskt tänkande och demokrati", "Practise critical thinking and democracy",
            find "demokrati, källkritik, delaktighet, medborgarskap", "values, citizenship";
        SubjectCompetence: "Stärka lärares ämnes- och yrkeskunskaper",
            "Strengthen teachers' subject and professional knowledge",
            find "didaktik, ämneskunskaper, ämneslärare, yrkeslärare", "didactics";
        Leadership: "Utveckla ledarskapet", "Develop leadership",
            find "rektor, ledning, skolledare, chef", "principal, management";
        PupilGrowth: "Låta elever växa och lära om världen", "Let pupils grow and learn about the world",
            find "självständighet, omvärld, mognad, motivation", "independence, maturity";
        VetDevelopment: "Utveckla yrkesutbildningen", "Develop vocational education",
            find "yrkesutbildning, yrkesprogram, APL, lärling, VET", "apprenticeship";
        PartnerSearch: "Hitta partner och planera", "Find partners and plan",
            find "planeringsresa, förberedande besök, kontakt", "preparatory visit";
        Entrepreneurship: "Uppmuntra företagsamhet", "Encourage entrepreneurship",
            find "entreprenörskap, UF, Ung Företagsamhet, företagande, start-up";
        BasicSkills: "Stärka läsning, matematik, naturvetenskap och teknik",
            "Strengthen reading, mathematics, science and technology",
            find "grundläggande färdigheter, läsa, skriva, räkna, NO, fysik, kemi, biologi, STEM",
                 "basic skills";
        Validation: "Validera kunskaper och öppna flexibla studievägar",
            "Recognise learning and open flexible pathways",
            find "validering, tillgodoräknande, erkännande, meriter", "recognition, validation";
        YouthParticipation: "Öka ungas inflytande", "Increase young people's participation",
            find "ungdomsinflytande, delaktighet, initiativ, elevråd", "youth";
        Regional: "Utveckla regionen och skolpolitiken", "Develop the region and education policy",
            find "kommun, region, förvaltning, policy, myndighet", "authority";
        EarlyLeaving: "Minska avhopp från skolan", "Reduce early school leaving",
            find "avhopp, UVAS, skolnärvaro, frånvaro, hemmasittare, NEET", "drop-out, attendance";
        Guidance: "Förbättra vägledning och stöd", "Improve guidance and support",
            find "SYV, studie- och yrkesvägledning, elevhälsa, kurator", "counselling";
        Sustainability: "Arbeta för miljö och hållbarhet", "Work for the environment and sustainability",
            find "klimat, hållbar utveckling, Agenda 2030", "climate, green";
        Digital: "Utveckla digitala arbetssätt", "Develop digital ways of working",
            find "digitalisering, AI, it, datorer, programmering, IT", "computers";
    }

    Travellers early {
        Staff: "Personal", "Staff";
        Pupils: "Elever", "Pupils";
        Students: "Studenter", "Students", help "På universitet eller högskola.", "At university.";
        Leaders: "Skolledare", "School leaders";
        YoungPeople: "Unga på sin fritid", "Young people in their free time";
        AdultLearners: "Vuxna studerande", "Adult learners";
    }

    Destination early {
        NordicBaltic: "Norden och Baltikum", "The Nordic and Baltic countries";
        ProgrammeCountries: "Andra länder i Erasmus+", "Other Erasmus+ countries",
            help "Resten av EU och några länder till, till exempel Serbien och Turkiet.",
            "The rest of the EU and a few more countries, for example Serbia and Türkiye.";
        Outside: "Övriga världen", "The rest of the world";
        AtHome: "Ingenstans, vi stannar hemma", "Nowhere, we stay at home";
    }

    Way early {
        Mobility: "Besöka varandra", "Visit each other";
        Cooperation: "Utveckla något i ett gemensamt projekt", "Develop something in a joint project";
        Structure: "Bygga upp arbetet för flera skolor eller år",
            "Build up the work for several schools or years";
        Digital: "Mötas på nätet, utan pengar till resor", "Meet online, without money for travel";
    }

    Beneficiary {
        Organisation: "Organisationen", "The organisation";
        Staff: "Personalen", "The staff";
        Learners: "Barn, elever eller studerande", "Children, pupils or students";
    }

    Priority {
        Inclusion: "Inkludering och mångfald", "Inclusion and diversity";
        Digital: "Digital omställning", "Digital transformation";
        Environment: "Miljö och klimat", "Environment and climate";
        Democracy: "Demokrati och gemensamma värden", "Democracy and common values";
        OwnArea: "En prioritering för ert område", "A priority of your area",
            help "Varje område har egna. De står i programmets handledning.",
            "Each area has its own. They are in the programme guide.";
    }

    ActivityKind {
        Courses: "Utveckla kurser och utbildningar, även på nätet", "Develop courses and programmes, also online";
        Materials: "Ta fram material, metoder och verktyg", "Make materials, methods and tools";
        JointProjects: "Arbeta i gemensamma projekt och lära av varandra",
            "Work in joint projects and learn from each other";
        Networks: "Bygga nätverk och rusta organisationen", "Build networks and strengthen the organisation";
        StrategicPlans: "Göra och följa en plan för långsiktigt samarbete",
            "Make and carry out a plan for long-term cooperation";
        Guidance: "Ge råd och vägledning", "Give advice and guidance";
        Studies: "Undersöka, jämföra och dra lärdom av verkliga fall", "Study, compare and learn from real cases";
        Standards: "Beskriva vad god kvalitet är och vad ett yrke kräver",
            "Describe good quality and what an occupation requires";
        Recognition: "Säkra kvalitet och låta kunskaper räknas på fler håll",
            "Assure quality and let learning count elsewhere";
        LearningActivities: "Utbyten där deltagare lär sig eller undervisar",
            "Exchanges in which participants learn or teach";
    }

    Theme {
        Innovation: "Skapande och nya sätt att arbeta", "Creativity and new ways of working";
        VirtualCooperation: "Genomtänkt it och samarbete på nätet", "Well-planned IT and online cooperation";
        OpenResources: "Läromedel som alla fritt får använda", "Learning materials that anyone may use freely";
        Quality: "Bättre utbildning och arbete med unga", "Better education and youth work";
        Entrepreneurship: "Företagsamhet, även till samhällets bästa",
            "Entrepreneurship, also for the good of society";
        Inclusion: "Lika möjligheter och plats för alla", "Equal opportunities and room for everyone";
        BasicSkills: "Språk, digitala kunskaper och annat som alla behöver",
            "Languages, digital skills and what else everyone needs";
        Recognition: "Kunskaper som räknas, var man än fick dem", "Learning that counts wherever it was gained";
        FlexiblePaths: "Fler vägar genom utbildningen", "More ways through education";
        StaffDevelopment: "Skickligare personal genom fortbildning", "More skilled staff through training";
        Leadership: "Ledning och styrning", "Leadership and management";
        YouthParticipation: "Unga som påverkar samhället", "Young people with a say in society";
        BetweenInstitutions: "Skolor och organisationer som arbetar ihop",
            "Schools and organisations that work together";
        BetweenRegions: "Regioner som arbetar ihop", "Regions that work together";
        PolicyAndPractice: "Politik och vardag som lär av varandra",
            "Policy and practice that learn from each other";
    }

    TargetGroup {
        Professionals: "Personer som arbetar i ett yrke", "People who work in an occupation";
        EducationStaff: "Personal i skola och annan utbildning", "Staff in schools and other education";
        YouthWorkers: "De som arbetar med unga", "People who work with young people";
        Experts: "Experter inom ett ämne eller yrke", "Experts in a subject or occupation";
        Learners: "Elever, studerande, praktikanter, unga och volontärer",
            "Pupils, students, trainees, young people and volunteers";
        NotInWorkOrStudy: "De som varken studerar eller har ett arbete",
            "People who neither study nor have a job";
        FewerOpportunities: "Unga med sämre förutsättningar än andra",
            "Young people with fewer opportunities than others";
        EarlyLeavers: "Unga som slutade skolan i förtid", "Young people who left school early";
        DecisionMakers: "De som fattar beslut, till exempel politiker",
            "Those who make decisions, for example politicians";
        Researchers: "Forskare", "Researchers";
    }

    PartnerKind {
        EducationAndYouth: "Skolor och andra som utbildar eller arbetar med unga",
            "Schools and others in education or youth work";
        CrossFieldAndPublic: "Myndigheter och organisationer över flera områden",
            "Public bodies and organisations across several fields";
        Companies: "Företag och de som företräder arbetslivet", "Companies and those who speak for working life";
        Local: "Organisationer på er ort", "Organisations where you are";
        ResearchAndInnovation: "De som forskar eller utvecklar nytt",
            "Those that do research or develop new things";
        CivilSociety: "Ideella föreningar och stiftelser", "Non-profit associations and foundations";
        SocialPartners: "Fackförbund och arbetsgivarnas organisationer",
            "Trade unions and employers' organisations";
    }

    SectorActivity {
        CrossBusiness: "Samarbeta med företag om vägen till jobb eller nästa skola",
            "Work with companies on the way to jobs or further study";
        CrossJointResearch: "Forska ihop, högskolor och skolor på andra nivåer",
            "Do research together, universities and other levels";
        CrossFormalNonformal: "Förena skolans lärande och lärande utanför skolan",
            "Join learning in school and learning outside it";
        CrossPedagogy: "Undersöka undervisning som ger nytta i alla ämnen",
            "Study teaching that is of use in all subjects";
        CrossProjects: "Projekt över skolformer: lära språk i andra ämnen (CLIL)",
            "Projects across levels: languages in other subjects (CLIL)";
        CrossGuidance: "Dela sätt att vägleda och stödja på alla nivåer",
            "Share ways to guide and support at all levels";
        CrossOer: "Skapa och dela fritt material på alla nivåer", "Make and share free materials at all levels";
        CrossAnalytics: "Forska med ungdomssektorn om hur data kan förbättra lärandet",
            "Research with the youth field how data can improve learning";
        CrossTransparency: "Få EU:s och landets intyg om kunskaper att stämma ihop",
            "Make EU and national proofs of learning fit together";
        CrossYouthHe: "Låta det unga lär sig på fritiden räknas på högskolan",
            "Let what is learned in free time count at university";

        SchoolCurricula: "Ta fram läroplaner, kurser och material för skolan",
            "Develop curricula, courses and materials for schools";
        SchoolMethods: "Lära elever språk, it och baskunskaper med nya metoder",
            "Teach pupils languages, IT and basics with new methods";
        SchoolPractice: "Ge elever nya former av praktik och fallstudier i företag",
            "Give pupils new kinds of practice and case studies in companies";
        SchoolOpenLearning: "Undervisa flexibelt, på nätet och med fritt material",
            "Teach flexibly, online and with free materials";
        SchoolGuidance: "Vägleda och handleda elever", "Guide and coach pupils";
        SchoolStaff: "Stärka lärares utbildning och fortbildning",
            "Strengthen teachers' initial and further training";
        SchoolLeadership: "Utveckla skolors ledning", "Develop the leadership of schools";
        SchoolOutreach: "Nå ut från skolan till andra utbildningar och till unga",
            "Reach out from school to other education and the young";
        SchoolLocalAuthorities: "Utveckla skolan med kommun och region",
            "Develop schools with municipality and region";
        SchoolPeerLearning: "Byta erfarenheter och lära av andra skolor",
            "Share experience and learn from other schools";
        SchoolResearch: "Forska och göra undersökningar ihop", "Do research and surveys together";
        SchoolRecognition: "Få det elever kan erkänt och intygat i hela landet",
            "Have pupils' skills recognised and certified nationally";
        SchoolAuthoritiesAbroad: "Utveckla skolor ihop med kommuner i andra länder",
            "Develop schools with local authorities in other countries";

        AdultCurricula: "Ta fram kurser och material för vuxna", "Develop courses and materials for adults";
        AdultMethods: "Lära vuxna språk, it och baskunskaper med nya metoder",
            "Teach adults languages, IT and basics with new methods";
        AdultOpenLearning: "Ge vuxna utbildning flexibelt och på nätet", "Offer adults flexible and online learning";
        AdultGuidance: "Vägleda och handleda vuxna", "Guide and coach adults";
        AdultStaff: "Stärka vuxenlärares utbildning och fortbildning",
            "Strengthen adult educators' initial and further training";
        AdultLeadership: "Utveckla ledningen av vuxenutbildning", "Develop the leadership of adult education";
        AdultOutreach: "Nå ut från vuxenutbildningen till andra och till unga",
            "Reach out from adult education to others and the young";
        AdultLocalAuthorities: "Utveckla vuxnas lärande med kommun och region",
            "Develop adult learning with municipality and region";
        AdultPathways: "Ge vuxna flexibla studievägar där det de redan kan räknas",
            "Give adults flexible paths where what they know counts";
        AdultComparison: "Jämföra hur flexibla studievägar styrs och genomförs",
            "Compare how flexible paths are run and carried out";
        AdultValuation: "Pröva sätt att värdera det vuxna lärt sig utanför skolan",
            "Test ways to value what adults learned outside school";
        AdultOpportunities: "Skapa fler tillfällen för vuxna att lära",
            "Create more opportunities for adults to learn";
        AdultCentres: "Starta lärcentrum och nätverk i regionen", "Start learning centres and regional networks";
        AdultOtherOrganisations: "Göra kulturhus och andra till platser att lära på",
            "Make arts centres and others places to learn";
        AdultStaffCourses: "Ta fram europeiska kurser för personal i vuxenutbildning",
            "Develop European courses for staff in adult education";
        AdultRecognition: "Få det vuxna kan erkänt och intygat i hela landet",
            "Have adults' skills recognised and certified nationally";

        VetStandards: "Beskriva vad yrket kräver och bygga kurser efter det",
            "Describe what the trade requires and build courses on it";
        VetMethods: "Lära yrkeselever språk, it och baskunskaper på nya sätt",
            "Teach vocational pupils languages, IT and basics in new ways";
        VetPractice: "Utveckla praktik, fallstudier och projekt med företag",
            "Develop practice, case studies and projects with companies";
        VetWorkBased: "Lära ut yrket på jobbet, på nätet och i virtuella labb",
            "Teach the trade at work, online and in virtual labs";
        VetGuidance: "Vägleda yrkeselever om jobb och studier", "Guide vocational pupils on jobs and studies";
        VetStaff: "Stärka yrkeslärares utbildning och fortbildning",
            "Strengthen vocational teachers' initial and further training";
        VetLeadership: "Utveckla yrkesskolors ledning", "Develop the leadership of vocational schools";
        VetBusiness: "Samarbeta långsiktigt med näringslivet på orten", "Work long-term with local business";
        VetCreativeCentres: "Skapa nytt ihop med högskolor, formgivare och forskare",
            "Create new things with universities, designers, researchers";
        VetRecognition: "Få yrkeskunskaper erkända och göra studievägar flexibla",
            "Have vocational skills recognised and make paths flexible";
        VetCredits: "Låta yrkesstudier räknas på annat håll och säkra kvalitet",
            "Let vocational studies count elsewhere and assure quality";

        HeJointProgrammes: "Bygga program, intensivkurser och moduler med andra länder",
            "Build programmes, intensive courses and modules jointly";
        HeBusiness: "Låta företag, studenter och personal lösa verkliga fall",
            "Let companies, students and staff solve real cases";
        HePedagogy: "Lära studenter att tänka nytt och över ämnesgränser",
            "Teach students to think creatively and across subjects";
        HeStudyModes: "Erbjuda fler sätt att studera: distans, deltid, korta delar",
            "Offer more ways to study: online, part-time, short parts";
        HeTransfer: "Göra det lätt att byta mellan sorters utbildning",
            "Make it easy to move between kinds of education";
        HeGuidance: "Vägleda studenter om jobb och studier", "Guide students on jobs and studies";
        HeRegion: "Utveckla regionen med myndigheter och andra utbildningar",
            "Develop the region with authorities and other education";
        HeSupport: "Stödja studenter från grupper som sällan läser vidare",
            "Support students from groups that seldom go on to study";
        HeRecognition: "Få det studenter kan erkänt genom säkrad kvalitet",
            "Have students' skills recognised through assured quality";
        HePathways: "Ge studenter flexibla vägar där det de redan kan räknas",
            "Give students flexible paths where what they know counts";

        YouthSkills: "Ta fram verktyg som ger unga språk, it och baskunskaper",
            "Make tools that give the young languages, IT and basics";
        YouthWorkers: "Fortbilda dem som arbetar med unga", "Train those who work with young people";
        YouthNewForms: "Arbeta med unga i nya former, även på nätet",
            "Work with young people in new ways, also online";
        YouthInclusion: "Motverka att unga hamnar utanför eller slutar skolan",
            "Keep young people from exclusion and from leaving school";
        YouthNetworks: "Knyta ihop ungdomsarbete, utbildning och arbetsliv",
            "Connect youth work, education and working life";
        YouthLocalAuthorities: "Utveckla ungdomsarbetet med kommun och region",
            "Develop youth work with municipality and region";
        YouthRecognition: "Få det unga kan erkänt och intygat i hela landet",
            "Have young people's skills recognised and certified";
        YouthInitiatives: "Låta unga i olika länder driva egna projekt ihop",
            "Let young people in different countries run projects";
    }

    PartyKind {
        Preschool: "Förskola", "Preschool";
        School: "Skola på grundskolenivå", "Primary or lower secondary school";
        UpperSecondary: "Gymnasieskola", "Upper secondary school";
        AdultEducation: "Vuxenutbildning", "Adult education";
        Hei: "Universitet eller högskola", "University or university college";
        Company: "Företag", "Company";
        PublicAuthority: "Myndighet eller kommun", "Public authority";
        Ngo: "Ideell förening", "NGO";
        LibraryMuseum: "Bibliotek eller museum", "Library or museum";
        YouthCentre: "Fritidsgård", "Youth centre";
        YouthGroup: "Ungdomsgrupp", "Youth group";
    }

    SchoolLevel {
        Preschool: "Förskola", "Preschool";
        Primary: "Låg- och mellanstadium", "Primary school";
        LowerSecondary: "Högstadium", "Lower secondary school";
        UpperSecondary: "Gymnasium", "Upper secondary school";
        Tertiary: "Högskola eller annan utbildning efter gymnasiet",
            "Higher education or other tertiary education";
        Nothing: "Ingen utbildning", "No education";
    }

    ExchangeType {
        TeachersOnly: "Bara lärare", "Teachers only";
        TeachersAndPupils: "Lärare och elever", "Teachers and pupils";
        PupilsOnly: "Bara elever", "Pupils only";
    }

    TripPattern {
        BothDirections: "Besök åt båda hållen", "Visits in both directions";
        VisitInSwedenOnly: "Besök bara i Sverige", "Visits in Sweden only";
        VisitAbroadOnly: "Besök bara hos partnern", "Visits to the partner only";
        Other: "Något annat", "Something else";
    }

    ActivityType {
        IntensiveStudy: "Intensiv kurs för studenter", "Intensive study programme",
            help "En kort kurs för studenter och lärare från flera lärosäten. Lägg in studenter och personal var för sig.",
            "A short course for students and teachers from several universities. Enter students and staff separately.";
        BlendedLearner: "Blandat utbyte", "Blended mobility",
            help "Kortare resor och samarbete på nätet i ett.", "Short trips and online cooperation in one.";
        ShortPupilGroup: "Kort utbyte för en elevgrupp", "Short exchange for a group of pupils",
            help "En grupp elever arbetar hos en skola i ett annat land.",
            "A group of pupils works at a school in another country.";
        LongPupil: "Lång studievistelse för en elev", "Long study stay for a pupil",
            help "En elev går i skola i ett annat land under flera månader.",
            "A pupil goes to school in another country for several months.";
        ShortStaffEvent: "Kort gemensam utbildning för personal", "Short joint training for staff",
            help "Personal från flera länder lär sig tillsammans.",
            "Staff from several countries learn together.";
        LongTeachingTraining: "Långt uppdrag för undervisande personal", "Long assignment for teaching staff",
            help "Någon undervisar eller fortbildar sig i ett annat land under flera månader.",
            "Somebody teaches or trains in another country for several months.";
        LongYouthWorker: "Lång vistelse för den som arbetar med unga", "Long stay for a youth worker",
            help "Någon arbetar hos en organisation i ett annat land under flera månader.",
            "Somebody works at an organisation in another country for several months.";
        YouthInitiative: "Ungas eget projekt", "Young people's own project",
            help "Grupper av unga i olika länder driver något tillsammans.",
            "Groups of young people in different countries run something together.";
        WorkPlacement: "Praktik (APL)", "Work placement";
        JobShadowing: "Jobbskuggning", "Job shadowing",
            help "Personal följer en kollegas arbete i ett annat land.",
            "Staff follow a colleague at work in another country.";
        TeachingAssignment: "Undervisningsuppdrag", "Teaching assignment",
            help "Personal undervisar hos värden.", "Staff teach at the host.";
        Course: "Kurs för personal", "Course for staff",
            help "Personal går en kurs tillsammans med deltagare från andra länder.",
            "Staff attend a course together with participants from other countries.";
        InvitedExpert: "Inbjuden expert", "Invited expert",
            help "Någon från ett annat land kommer till er och lär ut.",
            "Somebody from another country comes to you and teaches.";
        TraineeTeacher: "Lärarstudent från ett annat land", "Trainee teacher from another country",
            help "Ni tar emot en blivande lärare på praktik.", "You receive a future teacher for practice.";
        PreparatoryVisit: "Förberedande besök", "Preparatory visit",
            help "Ni besöker en värd för att planera.", "You visit a host to plan.";
        PupilGroup: "Elevgrupp hos en partnerskola", "Group of pupils at a partner school",
            help "Elever lär sig tillsammans med elever i ett annat land. Er personal är med.",
            "Pupils learn together with pupils in another country. Your staff come along.";
        PupilShort: "En elev på kort studievistelse", "A pupil on a short study stay",
            help "En elev reser med en egen plan för lärandet.", "A pupil travels with a plan of learning.";
        PupilLong: "En elev på lång studievistelse", "A pupil on a long study stay",
            help "En elev går i skola i ett annat land i en månad eller mer.",
            "A pupil goes to school in another country for a month or more.";
        SkillsCompetition: "Yrkestävling", "Skills competition",
            help "Elever i yrkesutbildning tävlar i sitt yrke.",
            "Learners in vocational education compete in their trade.";
        VetGroup: "Grupp i yrkesutbildning", "Group of vocational learners",
            help "Elever i yrkesutbildning lär sig tillsammans i ett annat land.",
            "Vocational learners learn together in another country.";
        VetShort: "Kort praktik eller studier i yrkesutbildning", "Short vocational placement or studies",
            help "En elev eller nyutbildad är på en arbetsplats eller skola i högst tre månader.",
            "A learner or recent graduate is at a workplace or a school for at most three months.";
        VetLong: "Lång praktik eller studier i yrkesutbildning", "Long vocational placement or studies",
            help "Som den korta, men i tre månader eller mer. Kallas också ErasmusPro.",
            "Like the short one, but for three months or more. Also called ErasmusPro.";
        AdultGroup: "Grupp av vuxna som studerar", "Group of adult learners",
            help "Vuxna lär sig tillsammans med andra i ett annat land.",
            "Adults learn together with others in another country.";
        AdultShort: "En vuxen som studerar, kort vistelse", "An adult learner, short stay",
            help "En vuxen lär sig på egen hand hos en värd i mindre än en månad.",
            "An adult learns individually at a host for less than a month.";
        AdultLong: "En vuxen som studerar, lång vistelse", "An adult learner, long stay",
            help "Som den korta, men i en månad eller mer.", "Like the short one, but for a month or more.";
        HeStudentLong: "Studier eller praktik för en student", "Studies or traineeship for a student",
            help "I två månader eller mer.", "For two months or more.";
        HeStudentShort: "Kort vistelse för en student", "Short stay for a student",
            help "För doktorander, eller tillsammans med arbete på nätet.",
            "For doctoral students, or together with work online.";
        HeStaff: "Undervisning eller fortbildning för högskolans personal", "Teaching or training for university staff";
        HeIntensive: "Blandad intensivkurs (BIP)", "Blended intensive programme (BIP)",
            help "En kort kurs som flera lärosäten ger tillsammans, delvis på nätet.",
            "A short course that several universities give together, partly online.";
        YouthExchange: "Ungdomsutbyte", "Youth exchange",
            help "Grupper av unga från olika länder möts på sin fritid.",
            "Groups of young people from different countries meet in their free time.";
        YouthWorkers: "Vistelse för dem som arbetar med unga", "Stay for those who work with young people";
        DiscoverTrip: "Tågresa för unga (DiscoverEU)", "Rail trip for young people (DiscoverEU)";
        Volunteering: "Volontärarbete", "Volunteering";
    }

    HostRelation {
        Another: "En annan organisation", "Another organisation";
        OwnSubsidiary: "Vårt eget dotterbolag", "Our own subsidiary";
        Transnational: "Ett dotterbolag i en organisation som verkar i flera länder",
            "A subsidiary of an organisation that works in several countries";
    }

    Purpose {
        Teaching: "Undervisa", "Teach";
        Training: "Fortbilda sig", "Train";
    }

    ParticipantRole {
        Student: "Student", "Student";
        Trainee: "Praktikant", "Trainee";
        Apprentice: "Lärling", "Apprentice";
        AdultLearner: "Vuxen som studerar", "Adult learner";
        Pupil: "Elev", "Pupil";
        VetPupil: "Elev i yrkesutbildning", "Pupil in vocational education";
        YoungPerson: "Ung person", "Young person";
        Teacher: "Lärare", "Teacher";
        Professor: "Professor", "Professor";
        TeachingStaff: "Annan undervisande personal", "Other teaching staff";
        Staff: "Annan personal", "Other staff";
        Expert: "Expert", "Expert";
        YouthWorker: "Person som arbetar med unga", "Youth worker";
    }

    Recognition {
        Ects: "Med högskolepoäng (ECTS)", "With ECTS credits",
            help "ECTS är Europas gemensamma poäng för högskolestudier.",
            "ECTS is the European system of credits in higher education.";
        Other: "På annat sätt", "In another way";
        Nothing: "Inte alls", "Not at all";
    }

    SelectionBy {
        Consortium: "Partnerna tillsammans", "The partners together";
        Schools: "Skolorna", "The schools";
        SendingInstitution: "Organisationen som deltagaren kommer från",
            "The organisation the participant comes from";
        Agency: "En byrå utanför projektet", "An agency outside the project";
    }

    CoachRole {
        Nothing: "Ingen annan roll", "No other role";
        Leader: "Projektledare", "Project leader";
        Consultant: "Konsult eller rådgivare", "Consultant or adviser";
        Member: "Medlem i gruppen", "Member of the group";
        TechnicalTrainer: "Utbildare som bara ger tekniskt stöd", "Trainer who only gives technical support";
        LegalRep: "Juridisk företrädare", "Legal representative";
    }
}

#[cfg(test)]
#[cfg(feature = "english")]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn places(vocabulary: Vocabulary) -> impl Iterator<Item = u16> {
        0..u16::try_from(vocabulary.ids().len()).unwrap()
    }

    #[test]
    fn every_member_is_named_once_in_each_language() {
        for vocabulary in Vocabulary::ALL {
            for lang in Lang::ALL {
                let labels =
                    places(*vocabulary).map(|place| choice(*lang, *vocabulary, place)).collect::<Vec<_>>();
                let distinct = labels.iter().collect::<BTreeSet<_>>();
                assert_eq!(distinct.len(), vocabulary.ids().len(), "{vocabulary:?} {lang:?}");
                assert!(labels.iter().all(|label| label.starts_with(char::is_uppercase)), "{labels:?}");
                assert!(!labels.iter().any(|label| label.ends_with(['.', ' '])), "{labels:?}");
            }
        }
    }

    #[test]
    fn no_words_where_there_is_no_place() {
        for vocabulary in Vocabulary::ALL {
            let beyond = u16::try_from(vocabulary.ids().len()).unwrap();
            assert_eq!(choice(Lang::Sv, *vocabulary, beyond), "", "{vocabulary:?}");
            assert_eq!(help(Lang::Sv, *vocabulary, beyond), "", "{vocabulary:?}");
            assert!(!found(*vocabulary, beyond, ""), "{vocabulary:?}");
        }
    }

    #[test]
    fn help_is_a_sentence_in_both_languages_or_in_none() {
        for vocabulary in Vocabulary::ALL {
            for place in places(*vocabulary) {
                let [sv, en] = [Lang::Sv, Lang::En].map(|lang| help(lang, *vocabulary, place));
                assert_eq!(sv.is_empty(), en.is_empty(), "{sv} {en}");
                assert!(sv.is_empty() || sv.ends_with('.') && en.ends_with('.') && sv != en, "{sv} {en}");
            }
        }
    }

    #[test]
    fn no_language_leaks_into_the_other() {
        // The names of countries may ("Isle of Man").
        for vocabulary in Vocabulary::ALL.iter().filter(|list| **list != Vocabulary::Country) {
            for place in places(*vocabulary) {
                for (lang, strange) in [
                    (Lang::Sv, &[" the ", " of ", " and ", " or ", " with ", "school", "education"][..]),
                    (Lang::En, &[" och ", " eller ", " för ", " som ", " med ", "Skola "]),
                ] {
                    for text in [choice(lang, *vocabulary, place), help(lang, *vocabulary, place)] {
                        assert!(!strange.iter().any(|strange| text.contains(strange)), "{lang:?}: {text}");
                    }
                }
            }
        }
    }

    #[test]
    fn people_find_their_school_and_goal_by_the_names_they_use() {
        for (typed, ids) in [
            ("särskola", &["anpassad_grundskola", "anpassad_gymnasieskola", "komvux_anpassad"][..]),
            ("grundsärskola", &["anpassad_grundskola"]),
            ("gymnasiesärskola", &["anpassad_gymnasieskola"]),
            ("särvux", &["komvux_anpassad"]),
            ("fritids", &["fritidshem", "fritidsgard"]),
            ("lärosäte", &["larosate", "lararutbildning"]),
            ("huvudman", &["huvudman_kommun", "huvudman_enskild", "region_kommunalforbund"]),
            ("friskola", &["grundskola", "huvudman_enskild"]),
            ("yh", &["yh"]),
            ("folkis", &["folkhogskola", "folkhogskola_allman", "folkhogskola_sarskild"]),
            ("APL", &["gymnasieskola_yrk", "yrkesvux"]),
            ("VFU", &["lararutbildning"]),
            ("SYV", &["privatperson"]),
            ("komvux", &["komvux_grund_gy", "sfi", "komvux_anpassad", "yrkesvux"]),
            ("vuxenutbildning", &["komvux_grund_gy", "sfi", "komvux_anpassad", "yrkesvux"]),
            ("sfi", &["sfi"]),
            ("NGO", &["frivillig"]),
            ("universitet", &["larosate"]),
        ] {
            let hits = OrgType::ALL.iter().filter(|org| found(Vocabulary::OrgType, org.index(), typed));
            let hits = hits.map(|org| org.id()).collect::<Vec<_>>();
            assert!(ids.iter().all(|id| hits.contains(id)), "{typed}: {hits:?}");
        }
        for (typed, goal) in [
            ("läroplan", Goal::Curriculum),
            ("jobbskuggning", Goal::Practices),
            ("engelska", Goal::Languages),
            ("fortbildning", Goal::StaffDevelopment),
            ("NPF", Goal::Inclusion),
            ("klimat", Goal::Sustainability),
            ("stem", Goal::BasicSkills),
        ] {
            assert!(found(Vocabulary::Goal, goal.index(), typed), "{typed}");
        }
    }

    #[test]
    fn every_type_and_goal_can_be_found_in_both_languages() {
        for goal in Goal::ALL {
            assert!(
                words(Vocabulary::Goal, goal.index()).unwrap().find(Lang::Sv).contains(", "),
                "{}",
                goal.id()
            );
        }
        for list in [Vocabulary::OrgType, Vocabulary::Goal, Vocabulary::PartyKind] {
            for place in places(list) {
                assert!(Lang::ALL.iter().all(|lang| found(list, place, choice(*lang, list, place))));
            }
        }
    }

    #[test]
    fn every_type_stands_under_a_heading() {
        for org in OrgType::ALL {
            assert!(ORG_GROUPS.contains(&org_group(*org)), "{}", org.id());
        }
        for lang in Lang::ALL {
            let headings =
                ORG_GROUPS.map(|group| org_heading(*lang, group)).into_iter().collect::<BTreeSet<_>>();
            assert_eq!(headings.len(), ORG_GROUPS.len());
        }
        assert_eq!(org_group(OrgType::HuvudmanKommun), Some(Area::School));
        assert_eq!(org_group(OrgType::Privatperson), None);
    }

    #[test]
    fn advice_for_those_who_are_not_to_apply_to_uhr() {
        for org in OrgType::ALL {
            let outside = matches!(org.areas(), [] | [Area::Youth]);
            assert_eq!(org_advice(Lang::Sv, *org).is_some(), outside, "{}", org.id());
            let mucf = org_advice(Lang::Sv, *org).is_some_and(|advice| advice.contains("MUCF"));
            assert_eq!(mucf, org.areas() == [Area::Youth], "{}", org.id());
        }
    }

    #[test]
    fn english_shows_the_swedish_term_where_its_own_is_unsure() {
        // The terms marked U in the facts; `sfi` and `komvux` keep their short names anyway.
        for (org, term) in [
            (OrgType::Forskoleklass, "(förskoleklass)"),
            (OrgType::GymnasieskolaHp, "(högskoleförberedande program)"),
            (OrgType::GymnasieskolaIm, "(introduktionsprogram)"),
            (OrgType::Fritidshem, "(fritidshem)"),
            (OrgType::Yrkesvux, "(yrkesvux)"),
            (OrgType::Yh, "(yrkeshögskola)"),
            (OrgType::Kompletterande, "(kompletterande utbildning)"),
            (OrgType::Lararutbildning, "(lärarutbildning)"),
            (OrgType::HuvudmanEnskild, "(enskild huvudman)"),
            (OrgType::KriminalvardSis, "(kriminalvården, SiS)"),
        ] {
            assert!(label(Lang::En, org).ends_with(term), "{}", org.id());
        }
    }
}
