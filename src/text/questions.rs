//! The words of each fact: the question, its name inside a sentence, and what needs explaining.

use super::table::{Line, Table, in_order, table};
use super::{Lang, later};
use crate::facts::Field;

/// The words of a fact
#[derive(Clone, Copy, Debug)]
pub struct Question(Line);

impl Question {
    /// The question, or for a promise the statement that the person confirms
    pub fn label(self, lang: Lang) -> &'static str {
        self.0.part(lang, 0)
    }

    /// The name of the fact inside a sentence, as in "ändra *deltagare totalt* från 3 till 4"
    pub fn short(self, lang: Lang) -> &'static str {
        self.0.part(lang, 1)
    }

    /// What needs explaining; empty where the question is enough
    pub fn help(self, lang: Lang) -> &'static str {
        self.0.part(lang, 2)
    }
}

/// The words of a fact
pub fn question(field: Field) -> Question {
    let place = field as usize;
    // Every fact has a line, here or among those that come later.
    let here = QUESTIONS.line(place).filter(|line| *line != Line::default());
    Question(here.or_else(|| later::line(later::QUESTIONS, place)).unwrap_or_default())
}

/// What is written of a fact, as it comes later; nothing of those that the first steps ask
#[cfg(feature = "english")]
pub(super) fn packed(lang: Lang, field: Field) -> String {
    let question = question(field);
    if is_early(field) {
        return String::new();
    }
    text!(question.label(lang), "|", question.short(lang), "|", question.help(lang))
}

/// Declares the questions in the order of the facts: a fact without one does not compile. Those of the first steps are
/// `early`; all others come later where the program has not all words itself.
macro_rules! questions {
    ($($field:ident $($early:ident)?:
        $sv:literal, $short_sv:literal,
        $en:literal, $short_en:literal
        $(, help $help_sv:literal, $help_en:literal)?;
    )+) => {
        const QUESTIONS: Table = table! { $([
            early!(
                [$($early)?] concat!($sv, "|", $short_sv, "|", $($help_sv)?),
                english!("\t" $en "|" $short_en "|" $($help_en)?)
            ),
        ])+ };

        /// Whether a first step asks it
        #[cfg(feature = "english")]
        pub(super) fn is_early(field: Field) -> bool {
            const EARLY: &[Field] = &[$($({
                let _ = stringify!($early);
                Field::$field
            },)?)+];
            EARLY.contains(&field)
        }

        const _: () = assert!(in_order(&[$(Field::$field as usize),+], Field::COUNT));
    };
}

questions! {
    // Who asks
    ApplicantKind early:
        "Vem ska söka?", "vem som söker",
        "Who will apply?", "who applies";
    OrgType early:
        "Vilken sorts skola eller organisation är ni?", "er organisation",
        "What kind of school or organisation are you?", "your organisation";
    OrgAccreditedIn early:
        "Inom vilka områden har ni en ackreditering i Erasmus+?", "ackreditering i Erasmus+",
        "In which areas do you hold an Erasmus accreditation?", "Erasmus accreditation",
        help "En ackreditering är ett godkännande i förväg, som gör det lättare att söka flera år i rad.",
        "An accreditation is an approval in advance, which makes it easier to apply several years running.";
    OrgEche:
        "Har ert lärosäte ECHE?", "stadgan ECHE",
        "Does your university hold the ECHE?", "the charter ECHE",
        help "ECHE är EU:s stadga för högre utbildning, ett godkännande som lärosätet söker en gång.",
        "The ECHE is the EU's charter for higher education, an approval that a university applies for once.";
    OrgQualityLabel:
        "Har ni kvalitetsmärket för volontärarbete?", "kvalitetsmärke",
        "Do you hold the Quality Label for volunteering?", "the quality label",
        help "Kvalitetsmärket är ett godkännande från MUCF för dem som tar emot eller sänder volontärer.",
        "The Quality Label is an approval from MUCF for those who receive or send volunteers.";
    OrgGrants:
        "Hur många korttidsprojekt har ni fått pengar till i området?", "antal tidigare korttidsprojekt",
        "For how many short-term projects in the area have you had a grant?", "number of earlier short-term projects",
        help "Räkna Erasmus+ korttidsprojekt (KA122) under de fyra åren före det år ni söker.",
        "Count Erasmus+ short-term projects (KA122) in the four years before the year you apply.";
    OrgYears:
        "Hur många år har er organisation funnits?", "organisationens ålder",
        "For how many years has your organisation existed?", "the age of the organisation",
        help "Hela år räcker.", "Whole years will do.";
    OrgNewcomer early:
        "Är det första gången ni söker pengar till internationellt arbete?", "första ansökan",
        "Is this the first time you apply for money for international work?", "first application",
        help "Då visar vi hellre program som är lättare att börja med.",
        "Then we rather show programmes that are easier to begin with.";
    FhskCourse early:
        "Vilken sorts kurs på folkhögskolan gäller det?", "kurs på folkhögskolan",
        "Which kind of course at the folk high school is it?", "course at the folk high school";
    ProgrammeTrack early:
        "Vilken sorts utbildning går eleverna?", "elevernas utbildning",
        "What kind of education are the pupils in?", "the pupils' education";
    ResultArea early:
        "Inom vilket område ska projektet göra nytta?", "området där projektet gör nytta",
        "In which area will the project be of use?", "the area where the project is of use",
        help "Er organisation kan höra till flera områden, och varje område har sina bidrag.",
        "Your organisation may belong to several areas, and each area has its own grants.";

    // What for
    Goals early:
        "Vad vill ni utveckla?", "mål",
        "What do you want to develop?", "goals";
    GoalsMore early:
        "Kan det komma fler mål?", "fler mål",
        "May there be more goals?", "more goals";
    Travellers early:
        "Vilka ska resa?", "vilka som reser",
        "Who will travel?", "who travels";
    Destinations early:
        "Vart vill ni resa?", "resmål",
        "Where do you want to go?", "destinations";
    AdultLearners:
        "Är det vuxna som ska lära sig något i projektet?", "vuxna som lär sig",
        "Are those who will learn in the project adults?", "adults who learn",
        help "Till exempel i komvux, på folkhögskola eller i en kurs för vuxna.",
        "For example in municipal adult education, a folk high school or a course for adults.";
    SchoolClass:
        "Är det en skolklass som reser?", "resa med en skolklass",
        "Is it a school class that travels?", "trip of a school class";
    Ways early:
        "Hur vill ni göra det?", "sätt att göra det",
        "How do you want to do it?", "ways to do it";
    ProjectMonths:
        "Hur många månader ska projektet pågå?", "projektets längd",
        "How many months will the project last?", "the length of the project";
    HoursPerSchoolYear:
        "Hur många timmar per läsår handlar om EU?", "timmar om EU per läsår",
        "How many hours in each school year are about the EU?", "hours about the EU in a school year";
    MobilityOnly:
        "Består projektet bara av utbyten?", "bara utbyten",
        "Does the project consist of exchanges only?", "exchanges only",
        help "Svara nej om ni också utvecklar något tillsammans eller bygger ett nätverk.",
        "Answer no if you also develop something together or build a network.";
    ProjectStart:
        "När ska projektet börja?", "projektets start",
        "When will the project start?", "the start of the project";
    Beneficiaries:
        "Vilka ska utvecklas genom projektet?", "vilka som utvecklas",
        "Who will develop through the project?", "who develops";
    CurriculumGoals:
        "Vilka mål i läroplanen ska projektet bidra till?", "mål i läroplanen",
        "Which goals of the curriculum will the project serve?", "goals of the curriculum",
        help "Några ord för varje mål räcker.", "A few words for each goal are enough.";
    NeedIdentified:
        "Projektet utgår från ett behov som ni har formulerat", "behovet bakom projektet",
        "The project starts from a need that you have put into words", "the need behind the project";
    NeedText:
        "Vilket behov är det?", "beskrivning av behovet",
        "Which need is it?", "description of the need";
    PartnerRationale:
        "Varför behövs just de här parterna?", "skäl för just de här parterna",
        "Why are these very parties needed?", "reasons for these parties",
        help "Skriv vad var och en kan bidra med.", "Write what each of them can contribute.";
    IntegratedInRegularWork:
        "Projektet hör ihop med ert vanliga arbete", "koppling till ert vanliga arbete",
        "The project is tied to your regular work", "link to your regular work";
    WholeUnitInvolved:
        "Fler än de som reser är med i projektet", "medverkan av fler än de som reser",
        "More people than those who travel take part in the project", "involvement of more than the travellers",
        help "Till exempel ett arbetslag eller hela skolan.", "For example a team of teachers or the whole school.";
    ActivitiesBetweenTrips:
        "Ni arbetar med projektet även när ingen reser", "arbete mellan resorna",
        "You work on the project also when nobody travels", "work between the trips",
        help "Till exempel på lektionerna hemma eller tillsammans på nätet.",
        "For example in lessons at home or together online.";
    MutualExchange:
        "Båda parter bidrar med något och lär sig något", "ömsesidigt utbyte",
        "Both sides contribute and learn", "mutual exchange";
    PartOfEducation:
        "Vistelsen ingår i elevernas eller studenternas utbildning", "koppling till utbildningen",
        "The stay is part of the pupils' or students' education", "link to the education";
    PrincipalSupport:
        "Rektor eller er ledning står bakom projektet", "stöd från ledningen",
        "The head teacher or your management backs the project", "support from the management";
    NationalInitiative:
        "Projektet hänger ihop med en större satsning", "koppling till en större satsning",
        "The project ties in with a larger initiative", "link to a larger initiative",
        help "Till exempel en satsning i kommunen, regionen eller landet.",
        "For example an initiative of the municipality, the region or the country.";
    OtherFundingSameActivity:
        "Betalar ett annat program samma aktivitet?", "bidrag från ett annat program till samma aktivitet",
        "Does another programme pay for the same activity?", "a grant of another programme for the same activity";
    HasPartner early:
        "Har ni redan en partner utomlands?", "partner utomlands",
        "Do you already have a partner abroad?", "partner abroad";
    Applied early:
        "Har ni redan skickat in ansökan?", "inskickad ansökan",
        "Have you already sent the application?", "application sent";
    Priorities:
        "Vilka av programmets prioriteringar arbetar projektet med?", "programmets prioriteringar",
        "Which of the programme's priorities does the project work on?", "the programme's priorities";
    Themes:
        "Vilka teman handlar projektet om?", "projektets teman",
        "Which themes is the project about?", "the themes of the project";
    ActivityKinds:
        "Vilka sorters arbete ska ingå i projektet?", "sorters arbete i projektet",
        "What kinds of work will the project include?", "kinds of work in the project",
        help "Listan ger exempel. Ni får planera på ett annat sätt.",
        "The list gives examples. You may plan in another way.";
    SectorActivities:
        "Vad vill ni göra inom ert område eller ihop med andra?", "arbetet inom området",
        "What do you want to do in your area or together with others?", "the work in the area",
        help "Listan ger exempel. Ni får göra annat också.",
        "The list gives examples. You may do other things too.";
    TargetGroups:
        "Vilka grupper är projektet till för?", "målgrupper",
        "Which groups is the project for?", "target groups",
        help "Räkna in både dem som deltar och dem som har nytta av det.",
        "Include both those who take part and those who benefit.";
    PartnerKinds:
        "Vilka sorters partner vill ni ha med?", "sorters partner",
        "What kinds of partners do you want in the project?", "kinds of partners";

    // With whom
    PartiesMore:
        "Kan det komma fler parter?", "fler parter",
        "May there be more parties?", "more parties",
        help "En part är en skola eller organisation som är med i projektet, också ni själva.",
        "A party is a school or organisation in the project, you yourselves included.";
    PartyCountry:
        "I vilket land finns organisationen?", "partnerns land",
        "In which country is the organisation?", "the partner's country";
    PartyOrgType:
        "Vilken sorts organisation är det?", "typ av partner",
        "What kind of organisation is it?", "kind of partner";
    FormalEducation:
        "Ger organisationen formell utbildning?", "formell utbildning hos partnern",
        "Does the organisation give formal education?", "formal education at the partner",
        help "Formell utbildning hör till landets utbildningssystem, från förskola till universitet.",
        "Formal education belongs to the country's education system, from preschool to university.";
    HighestLevel:
        "Vilken är den högsta nivå som organisationen utbildar på?", "partnerns högsta utbildningsnivå",
        "What is the highest level at which the organisation teaches?", "the partner's highest level of education";
    HasParticipants:
        "Skickar organisationen deltagare, eller tar den emot några?", "deltagare hos partnern",
        "Does the organisation send or receive participants?", "participants at the partner",
        help "En skola utan deltagare i utbytet kan vara med, men räknas inte som partnerskola.",
        "A school without participants in the exchange may join, but does not count as a partner school.";
    InPartnership:
        "Är organisationen med i partnerskapet fullt ut?", "partnerns plats i partnerskapet",
        "Is the organisation a full member of the partnership?", "the partner's place in the partnership",
        help "Den som bara hjälper till vid sidan av är inte med fullt ut.",
        "One that only helps from the side is not a full member.";
    AreaMatch:
        "Arbetar organisationen inom samma område som ni?", "partnerns område",
        "Does the organisation work in the same area as you?", "the partner's area",
        help "Områden är till exempel skola, vuxnas lärande och yrkesutbildning.",
        "Areas are for example school, adult learning and vocational education.";
    PartySector:
        "Inom vilket område arbetar organisationen mest?", "organisationens eget område",
        "In which area does the organisation mostly work?", "the organisation's own area";
    SchoolAuthority:
        "Är organisationen en skolmyndighet?", "skolmyndighet",
        "Is the organisation a school authority?", "school authority",
        help "En skolmyndighet ansvarar för skolorna på en ort eller i en region, som en kommun i Sverige.",
        "A school authority is in charge of the schools of a place or a region, like a municipality in Sweden.";

    // Who travels, and how
    ParticipantsTotal:
        "Hur många deltar totalt?", "deltagare totalt",
        "How many take part in total?", "participants in total",
        help "Räkna med alla parter och alla resor, men varje person bara en gång.",
        "Count all parties and all trips, but each person only once.";
    ParticipantsTeachers:
        "Hur många av dem är lärare?", "antal lärare",
        "How many of them are teachers?", "number of teachers";
    ParticipantsPupils:
        "Hur många av deltagarna är elever?", "antal elever",
        "How many of the participants are pupils?", "number of pupils";
    ParticipantsLeaders:
        "Hur många av dem är skolledare?", "antal skolledare",
        "How many of them are school leaders?", "number of school leaders";
    ParticipantsOther:
        "Hur många av dem är något annat?", "antal övriga deltagare",
        "How many of them are something else?", "number of other participants";
    ParticipantsOwn:
        "Hur många av deltagarna kommer från er?", "antal egna deltagare",
        "How many of the participants are your own?", "number of your own participants",
        help "Räkna inte vuxna som bara följer med.", "Leave out adults who only come along.";
    ParticipantsAccompanying:
        "Hur många vuxna följer bara med som stöd?", "antal medföljande",
        "How many adults only come along as support?", "number of accompanying adults",
        help "De lär sig inget eget på resan, och räknas inte bland deltagarna.",
        "They learn nothing of their own on the trip, and do not count among the participants.";
    ParticipantsYoung:
        "Hur många unga är med, alla grupper tillsammans?", "antal unga",
        "How many young people take part, all groups together?", "number of young people",
        help "Räkna inte ledare.", "Leave out leaders.";
    AgeFrom:
        "Hur gammal är den yngsta deltagaren?", "den yngstas ålder",
        "How old is the youngest participant?", "the age of the youngest";
    AgeTo:
        "Hur gammal är den äldsta deltagaren?", "den äldstas ålder",
        "How old is the oldest participant?", "the age of the oldest",
        help "Räkna inte ledare.", "Leave out leaders.";
    FewerOpportunities:
        "Har alla unga som är med sämre möjligheter än andra?", "ungas sämre möjligheter",
        "Do all the young people have fewer opportunities than others?", "the young people's fewer opportunities",
        help "Till exempel på grund av funktionsnedsättning, ekonomi eller att man bor avsides.",
        "For example because of a disability, money or living far away.";
    ExchangeType:
        "Vilka är med i utbytet?", "vilka som är med i utbytet",
        "Who is in the exchange?", "who is in the exchange";
    TripPattern:
        "Åt vilket håll går resorna?", "resornas riktning",
        "In which direction do the trips go?", "the direction of the trips";
    WantsGrantForVisitToSweden:
        "Ska bidraget betala partnerns besök i Sverige?", "bidrag till besök i Sverige",
        "Is the grant to pay for the partner's visit to Sweden?", "grant for visits to Sweden";
    ContainsWorkPlacement:
        "Ingår praktik (APL) i projektet?", "praktik (APL)",
        "Is work placement (APL) part of the project?", "work placement",
        help "APL är den del av en yrkesutbildning som sker på en arbetsplats.",
        "APL is the part of a vocational education that takes place at work.";

    // What has been
    PreviousAtlasGrant:
        "Har er skola tidigare fått bidrag från Atlas partnerskap?", "tidigare bidrag från Atlas partnerskap",
        "Has your school had a grant from Atlas partnership before?", "earlier grant from Atlas partnership";
    PreviousAtlasGrantSamePartner:
        "Var det tillsammans med samma partner som nu?", "tidigare bidrag med samma partner",
        "Was it with the same partner as now?", "earlier grant with the same partner";
    MadeAtlasPlanningTrip:
        "Har ni gjort en planeringsresa med bidrag från Atlas?", "planeringsresa",
        "Have you made a planning trip with a grant from Atlas?", "planning trip";
    IndepthDevelopment:
        "Ni kan visa hur projektet har utvecklats sedan förra gången", "projektets utveckling",
        "You can show how the project has developed since last time", "the development of the project";
    IndepthLongTerm:
        "Ni kan visa hur samarbetet ska leva vidare", "samarbetets framtid",
        "You can show how the cooperation will live on", "the future of the cooperation";
    IndepthLessons:
        "Ni bygger vidare på det som ni lärde er förra gången", "lärdomar från förra gången",
        "You build on what you learned last time", "lessons from last time";

    // Activities
    ActivitiesMore:
        "Kan det komma fler aktiviteter?", "fler aktiviteter",
        "May there be more activities?", "more activities";
    ActivityType:
        "Vilken sorts aktivitet är det?", "typ av aktivitet",
        "What kind of activity is it?", "kind of activity";
    Sector:
        "Till vilket område hör aktiviteten?", "aktivitetens område",
        "To which area does the activity belong?", "the area of the activity";
    Purpose:
        "Vad ska deltagaren göra?", "uppdragets syfte",
        "What will the participant do?", "the purpose of the assignment";
    ParticipantRole:
        "Vem deltar i aktiviteten?", "deltagarens roll",
        "Who takes part in the activity?", "the participant's role";
    PhysicalDaysTotal:
        "Hur länge är deltagaren på plats?", "dagar på plats",
        "How long is the participant there?", "days on site",
        help "Räkna ihop alla vistelser, men inte resdagarna.", "Add up all stays, but not the days of travel.";
    PhysicalDays:
        "Hur många dagar är varje vistelse?", "dagar per vistelse",
        "How many days is each stay?", "days for each stay",
        help "Räkna inte resdagarna.", "Leave out the days of travel.";
    Periods:
        "Vilka datum börjar och slutar varje vistelse?", "vistelsernas datum",
        "On which dates does each stay begin and end?", "the dates of the stays";
    HostRelation:
        "Vem är värden i förhållande till er?", "värdens förhållande till er",
        "What is the host to your organisation?", "the host's relation to you";
    HostLeads:
        "Värdens egen personal leder aktiviteten", "värdens ledning av aktiviteten",
        "The host's own staff lead the activity", "the host's lead in the activity";
    PerMentor:
        "Hur många följer samma handledare samtidigt?", "antal per handledare",
        "How many follow the same mentor at once?", "number for each mentor";
    MonthsSinceLeaving:
        "För hur många månader sedan gick deltagaren ut sin utbildning?", "månader sedan utbildningen",
        "How many months ago did the participant finish the education?", "months since the education",
        help "Skriv 0 för den som går kvar.", "Write 0 for those who are still in it.";
    HasVirtualPart:
        "Ingår samarbete på nätet?", "samarbete på nätet",
        "Is online cooperation part of it?", "online cooperation";
    FullTimeStudent:
        "Går eleven i skolan på heltid?", "elevens heltidsstudier",
        "Does the pupil attend school full-time?", "the pupil's full-time studies";
    SchoolInPartnership:
        "Är elevens skola med i partnerskapet?", "elevens skola i partnerskapet",
        "Is the pupil's school in the partnership?", "the pupil's school in the partnership";
    AccompaniedByAdults:
        "Vuxna följer alltid med eleverna", "medföljande vuxna",
        "Adults always go with the pupils", "accompanying adults";
    AccompaniedByStaff:
        "Er egen personal följer med gruppen hela tiden", "egen personal med gruppen",
        "Your own staff go with the group the whole time", "own staff with the group";
    LeaderInEachGroup:
        "Varje grupp har en ledare som är minst 18 år", "ledare i varje grupp",
        "Each group has a leader of 18 or more", "leader in each group";
    LinkedToGoals:
        "Aktiviteten bidrar till projektets mål", "koppling till projektets mål",
        "The activity serves the project's goals", "link to the project's goals";
    LearningAgreement:
        "Ni skriver avtal om vad deltagaren ska göra och lära sig", "avtal om innehållet",
        "You sign an agreement on what the participant will do and learn", "agreement on the content",
        help "Ett sådant avtal kallas ofta studieavtal eller lärandeavtal.",
        "It is often called a learning agreement.";
    HostFamily:
        "Deltagarna bor hos värdfamiljer", "boende i värdfamilj",
        "The participants stay with host families", "stay with host families";
    Reciprocal:
        "Skolorna tar emot varandras elever", "besök åt båda hållen",
        "The schools receive each other's pupils", "visits in both directions";
    NationalBalance:
        "Deltagare från värdlandet och från andra länder är i balans", "balans mellan värdlandet och andra länder",
        "Participants from the host country and from abroad are in balance", "balance between host country and others",
        help "I en intensiv kurs ska också studenter och personal vara i balans.",
        "In an intensive course students and staff are to be in balance too.";
    EnoughTeachers:
        "Lärarna räcker till för att alla studenter ska vara aktiva", "tillräckligt många lärare",
        "There are enough teachers for every student to be active", "enough teachers";
    ItPrepAndFollowup:
        "Ni förbereder er och följer upp på nätet", "förberedelse och uppföljning på nätet",
        "You prepare and follow up online", "preparation and follow-up online";
    Interdisciplinary:
        "Flera ämnen möts i aktiviteten", "möte mellan flera ämnen",
        "Several subjects meet in the activity", "meeting of several subjects";
    NewOpportunities:
        "Deltagarna får lära sig något som vanliga kurser inte ger", "nya sätt att lära",
        "The participants learn something that ordinary courses do not offer", "new opportunities to learn";
    SelectionFair:
        "Deltagarna väljs på ett öppet och rättvist sätt", "rättvist urval",
        "The participants are chosen in an open and fair way", "fair selection";
    ContentAgreed:
        "Ni planerar innehållet tillsammans med deltagaren", "gemensam planering med deltagaren",
        "You plan the content together with the participant", "planning together with the participant";
    ActiveContribution:
        "Deltagaren har egna uppgifter i värdens dagliga arbete", "egna uppgifter hos värden",
        "The participant has tasks in the host's daily work", "tasks at the host";
    CommonTopic:
        "Elever och lärare i länderna arbetar med samma ämne", "gemensamt ämne",
        "Pupils and teachers in the countries work on the same topic", "common topic";
    PupilInvolvement:
        "Eleverna är med från planering till utvärdering", "elevernas medverkan",
        "The pupils are involved from planning to evaluation", "the pupils' involvement";
    UsesETwinning:
        "Ni använder eTwinning", "användning av eTwinning",
        "You use eTwinning", "use of eTwinning",
        help "eTwinning är en plats på nätet där skolor i Europa samarbetar, utan kostnad.",
        "eTwinning is a free place online where schools in Europe cooperate.";
    ReadGuide:
        "Alla inblandade har läst handledningen för långa elevutbyten", "handledning för långa elevutbyten",
        "All those involved have read the guide to long pupil exchanges", "guide to long pupil exchanges",
        help "Det gäller skolor, elever, föräldrar och värdfamiljer.",
        "That means schools, pupils, parents and host families.";
    Age:
        "Hur gammal är deltagaren när vistelsen börjar?", "deltagarens ålder",
        "How old is the participant when the stay begins?", "the participant's age",
        help "Är de flera, ange den yngstas ålder.", "If there are several, give the age of the youngest.";
    GroupSize:
        "Hur många är med i gruppen?", "antal i gruppen",
        "How many are in the group?", "number in the group",
        help "Räkna inte ledare och andra vuxna som följer med.", "Leave out leaders and adults who come along.";
    ShareOfTimeOnEducation:
        "Hur stor del av tiden är utbildning?", "andel av tiden som är utbildning",
        "How much of the time is education?", "share of the time that is education",
        help "Räkna inte forskning och annat runt omkring.", "Leave out research and other things.";
    Recognition:
        "Hur får deltagaren räkna vistelsen till godo?", "sättet att räkna vistelsen",
        "How does the stay count for the participant?", "how the stay counts",
        help "Till exempel genom poäng, betyg eller ett intyg.", "For example by credits, marks or a certificate.";
    SelectionBy:
        "Vem väljer deltagarna?", "vem som väljer deltagarna",
        "Who chooses the participants?", "who chooses the participants";
    SendingOrgType:
        "Vilken sorts organisation skickar deltagaren?", "typ av organisation som skickar",
        "What kind of organisation sends the participant?", "kind of sending organisation";
    SendingOrgCountry:
        "I vilket land finns organisationen som skickar deltagaren?", "den sändande organisationens land",
        "In which country is the organisation that sends the participant?", "the sending organisation's country";
    SendingOrgInPartnership:
        "Är organisationen som skickar deltagaren med i partnerskapet?",
        "den sändande organisationens plats i partnerskapet",
        "Is the organisation that sends the participant in the partnership?",
        "the sending organisation's place in the partnership";
    ReceivingOrgType:
        "Vilken sorts organisation tar emot deltagaren?", "typ av värd",
        "What kind of organisation receives the participant?", "kind of host";
    ReceivingOrgCountry:
        "I vilket land finns organisationen som tar emot deltagaren?", "värdens land",
        "In which country is the organisation that receives the participant?", "the host's country";
    ReceivingOrgInPartnership:
        "Är organisationen som tar emot deltagaren med i partnerskapet?", "värdens plats i partnerskapet",
        "Is the organisation that receives the participant in the partnership?",
        "the host's place in the partnership";
    HostCountry:
        "I vilket land är vistelsen?", "vistelsens land",
        "In which country is the stay?", "the country of the stay";
    ParticipantResidence:
        "I vilket land bor deltagaren?", "landet där deltagaren bor",
        "In which country does the participant live?", "the country where the participant lives";
    ParticipantCountries:
        "Från vilka länder kommer deltagarna?", "deltagarnas länder",
        "From which countries do the participants come?", "the participants' countries";
    LanguageRequested:
        "Vill ni ha språkstöd?", "språkstöd",
        "Do you want language support?", "language support",
        help "Språkstöd är en kurs i det språk som deltagaren behöver utomlands.",
        "Language support is a course in the language that the participant needs abroad.";
    Language:
        "Vilket språk gäller det?", "språk",
        "Which language is it?", "language";
    LanguageInOnlineService:
        "Fanns språket i Erasmus+ språktjänst på nätet?", "språket i språktjänsten på nätet",
        "Was the language in the online language service of Erasmus+?", "the language in the online service",
        help "Det gäller tjänsten från 2014–2020, som kallades OLS.",
        "This means the service of 2014–2020, called OLS.";
    ParticipantIsNative:
        "Är språket deltagarens modersmål?", "deltagarens modersmål",
        "Is the language the participant's mother tongue?", "the participant's mother tongue";
    TestBefore:
        "Deltagaren gör ett språktest före resan", "språktest före resan",
        "The participant takes a language test before the trip", "language test before the trip";
    TestAfter:
        "Deltagaren gör ett nytt språktest i slutet", "språktest i slutet",
        "The participant takes another language test at the end", "language test at the end";
    YouthGroups:
        "Hur många grupper av unga är med?", "antal ungdomsgrupper",
        "How many groups of young people take part?", "number of youth groups";
    GroupCountries:
        "Från vilka länder kommer grupperna?", "gruppernas länder",
        "From which countries do the groups come?", "the groups' countries";
    ActivityCountries:
        "I vilka länder ska ungdomsgrupperna göra något?", "länder med aktiviteter",
        "In which countries will the youth groups do something?", "countries with activities";
    LedByYouth:
        "Unga hittar på, startar och driver projektet själva", "ungas eget ansvar för projektet",
        "Young people invent, start and run the project themselves", "the young people's own responsibility";
    AnyMinor:
        "Är någon av dem som driver projektet under 18 år?", "någon under 18 år",
        "Is any of those who run the project under 18?", "somebody under 18";
    SharedInterest:
        "Grupperna har samma behov eller intresse", "gemensamt intresse",
        "The groups share a need or an interest", "shared interest";
    HasCoach:
        "Har ungdomarna en handledare?", "handledare",
        "Do the young people have a coach?", "coach",
        help "En handledare är ett stöd för gruppen, men är inte med i den.",
        "A coach supports the group without being in it.";
    CoachRole:
        "Har handledaren någon annan roll i projektet?", "handledarens andra roll",
        "Has the coach another role in the project?", "the coach's other role";
    CoachIndependent:
        "Handledaren står utanför projektet men stöttar gruppen hela vägen", "handledarens oberoende",
        "The coach stands outside the project but supports the group throughout", "the coach's independence";
    CoachExperience:
        "Handledaren är van vid unga eller vid ungas projekt", "handledarens erfarenhet",
        "The coach is used to young people or to their projects", "the coach's experience";

    // Around the project
    DisseminationPlanned:
        "Ni har en plan för att sprida resultaten", "plan för att sprida resultaten",
        "You have a plan for spreading the results", "plan for spreading the results";
    DisseminationTargeted:
        "Ni sprider resultaten till dem som har mest nytta av dem", "riktad spridning",
        "You spread the results to those who have most use of them", "targeted dissemination";
    DisseminationBroad:
        "Ni sprider resultaten brett, även utanför de egna organisationerna", "bred spridning",
        "You spread the results widely, also outside your own organisations", "broad dissemination";
    RiskAnalysis:
        "Ni har tänkt igenom riskerna för projektet och för var och en", "riskanalys",
        "You have thought through the risks to the project and to each person", "risk analysis";
    CrisisPlan:
        "Ni har en krisplan som alla känner till, även partnern", "krisplan",
        "You have a crisis plan that all know of, the partner too", "crisis plan";
    Healthcare:
        "Ni vet vilken vård som finns på plats", "vård på plats",
        "You know what health care there is", "health care on site";
    Insurance:
        "Försäkringarna är ordnade", "försäkringar",
        "The insurance is arranged", "insurance";
    RiskRoles:
        "Ni har bestämt vem som ansvarar för vad, hemma och på resan", "ansvar hemma och på resan",
        "You have decided who is responsible for what, at home and on the trip",
        "responsibility at home and on the trip";
    ParentGroup:
        "Några föräldrar är beredda att hjälpa till i en kris", "krisgrupp bland föräldrar",
        "Some parents are ready to help in a crisis", "crisis group of parents";
    MfaAdviceChecked:
        "Ni har kontrollerat UD:s råd för landet", "UD:s reseråd",
        "You have checked the Foreign Ministry's advice on the country", "the Foreign Ministry's advice",
        help "Utrikesdepartementet (UD) avråder ibland från resor till vissa länder.",
        "The Swedish Ministry for Foreign Affairs (UD) sometimes advises against travel to some countries.";
}

#[cfg(test)]
#[cfg(feature = "english")]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::facts::field::{Class, FIELDS, Unit};

    fn every() -> impl Iterator<Item = (Field, Question)> {
        FIELDS.iter().map(|row| (row.field, question(row.field)))
    }

    #[test]
    fn a_promise_is_a_statement_and_all_else_a_question() {
        for row in FIELDS {
            let promise = row.class == Class::Promise && row.unit == Unit::YesNo;
            for lang in Lang::ALL {
                let label = question(row.field).label(*lang);
                assert_eq!(label.ends_with('?'), !promise, "{}: {label}", row.name());
                assert!(!label.ends_with(['.', ' ']), "{label}");
            }
        }
    }

    #[test]
    fn labels_are_short_and_names_fit_inside_a_sentence() {
        for (field, question) in every() {
            for lang in Lang::ALL {
                let (label, short) = (question.label(*lang), question.short(*lang));
                assert!(
                    (10..=70).contains(&label.chars().count()) || label == "Vem ska söka?",
                    "{field:?}: {label}"
                );
                assert!((3..=52).contains(&short.chars().count()), "{field:?}: {short}");
                assert!(!short.ends_with(['.', '?', ' ']), "{field:?}: {short}");
                let proper = ["Erasmus", "UD:s"].iter().any(|name| short.starts_with(name));
                assert!(proper || short.starts_with(char::is_lowercase), "{field:?}: {short}");
            }
        }
    }

    #[test]
    fn help_is_a_sentence_in_both_languages_or_in_none() {
        for (field, question) in every() {
            let [sv, en] = [Lang::Sv, Lang::En].map(|lang| question.help(lang));
            assert_eq!(sv.is_empty(), en.is_empty(), "{field:?}");
            assert!(sv.is_empty() || sv.ends_with('.') && en.ends_with('.') && sv != en, "{field:?}");
        }
    }

    #[test]
    fn no_two_facts_have_the_same_words() {
        for lang in Lang::ALL {
            let (mut labels, mut shorts) = (BTreeMap::new(), BTreeMap::new());
            for (field, question) in every() {
                assert_eq!(labels.insert(question.label(*lang), field), None, "{}", question.label(*lang));
                assert_eq!(shorts.insert(question.short(*lang), field), None, "{}", question.short(*lang));
            }
        }
    }

    #[test]
    fn no_language_leaks_into_the_other() {
        for (field, question) in every() {
            for (lang, strange) in [
                (Lang::Sv, &["the ", " of ", " and ", " or ", " with ", " you "][..]),
                (Lang::En, &[" och ", " eller ", " för ", " som ", " med ", "Ni ", "å", "ä", "ö"]),
            ] {
                for text in [question.label(lang), question.short(lang), question.help(lang)] {
                    assert!(
                        !strange.iter().any(|strange| text.contains(strange)),
                        "{field:?} {lang:?}: {text}"
                    );
                }
            }
        }
    }
}
