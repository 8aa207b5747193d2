//! Sentences put together from an assessment: the same finding gives the text, the icon, the print and the tests.

use crate::catalogue::{
    CallNow, CallStatus, Catalogue, Check, Kind, Moved, PartySet, Programme, Range, Role, Rule, Source, Usual,
};
use crate::engine::{Belongs, Entry, Finding, Gap, Given, OpenBecause, Outcome, Reason, Stale, Verdict};
use crate::facts::{
    ActivityType, Answers, Area, Date, Facts, Field, Goal, Interval, Measure, Membership, Path, Place,
    Region, Set, Unit, Value, sort,
};

use super::Lang;
use super::page::page;
use super::questions::question;
use super::vocabulary::{choice, label};

/// A number and what it counts
fn counted(lang: Lang, number: u32, measure: Option<Measure>) -> String {
    let one = number == 1;
    let unit = match measure {
        None | Some(Measure::Persons) => return number.to_string(),
        Some(Measure::Percent) => return text!(number.to_string(), " %"),
        Some(Measure::Months) if one => say!(lang, "månad", "month"),
        Some(Measure::Months) => say!(lang, "månader", "months"),
        Some(Measure::Days) if one => say!(lang, "dag", "day"),
        Some(Measure::Days) => say!(lang, "dagar", "days"),
        Some(Measure::Years) => say!(lang, "år", if one { "year" } else { "years" }),
        Some(Measure::Groups) if one => say!(lang, "grupp", "group"),
        Some(Measure::Groups) => say!(lang, "grupper", "groups"),
        Some(Measure::Hours) => {
            say!(lang, if one { "timme" } else { "timmar" }, if one { "hour" } else { "hours" })
        }
        Some(Measure::Grants) => say!(lang, "bidrag", if one { "grant" } else { "grants" }),
    };
    text!(number.to_string(), " ", unit)
}

pub(super) fn measure(field: Field) -> Option<Measure> {
    match field.info().unit {
        Unit::Number(measure, _) | Unit::Numbers(measure, _) => Some(measure),
        _ => None,
    }
}

/// Puts "or" before the last of several
pub(super) fn either(lang: Lang, words: Vec<&str>) -> String {
    joined(words, say!(lang, " eller ", " or "))
}

/// Puts "and" before the last of several
pub fn list(lang: Lang, words: Vec<&str>) -> String {
    joined(words, say!(lang, " och ", " and "))
}

fn joined(mut words: Vec<&str>, before_last: &str) -> String {
    let Some(last) = words.pop() else { return String::new() };
    if words.is_empty() { last.to_owned() } else { text!(words.join(", "), before_last, last) }
}

/// The text with a capital first
pub fn capital(text: &str) -> String {
    first_letter(text, |letter| match letter {
        'å' => 'Å',
        'ä' => 'Ä',
        'ö' => 'Ö',
        letter => letter.to_ascii_uppercase(),
    })
}

/// The text with a small letter first, for the middle of a sentence
pub fn small(text: &str) -> String {
    first_letter(text, |letter| letter.to_ascii_lowercase())
}

// `str::to_lowercase` would bring tables of all scripts into the page.
fn first_letter(text: &str, change: fn(char) -> char) -> String {
    let mut letters = text.chars();
    letters.next().map(change).into_iter().chain(letters).collect()
}

/// The names of members of a fact's list
pub fn members(lang: Lang, field: Field, of: &[u16]) -> Vec<&'static str> {
    match field.info().unit {
        Unit::One(vocabulary) | Unit::Many(vocabulary) => {
            of.iter().map(|index| choice(lang, vocabulary, *index)).collect()
        }
        _ => vec![],
    }
}

/// A value in words
pub fn value(lang: Lang, field: Field, value: &Value) -> String {
    let words = page(lang);
    match value {
        Value::YesNo(yes) => if *yes { words.yes } else { words.no }.to_owned(),
        Value::Number(number) => counted(lang, *number, measure(field)),
        Value::One(index) => members(lang, field, &[*index]).concat(),
        Value::Many(chosen) if chosen.is_empty() => words.none_of_these.to_owned(),
        Value::Many(chosen) => members(lang, field, chosen).join(", "),
        Value::Date(date) => date.to_string(),
        Value::Text(text) => text.to_string(),
        Value::Texts(texts) => texts.iter().map(|text| &**text).collect::<Vec<_>>().join("; "),
        Value::Numbers(numbers) => {
            numbers.iter().map(|number| counted(lang, *number, measure(field))).collect::<Vec<_>>().join(", ")
        }
        Value::Periods(periods) => {
            let day = |day: Option<Date>| day.map_or("?".to_owned(), |day| day.to_string());
            periods
                .iter()
                .map(|period| text!(day(period.from), "–", day(period.to)))
                .collect::<Vec<_>>()
                .join(", ")
        }
    }
}

/// Which parties are counted
pub(super) fn party_set(lang: Lang, of: PartySet) -> &'static str {
    match of {
        PartySet::Parties => say!(lang, "parter", "parties"),
        PartySet::Swedish => say!(lang, "parter i Sverige", "parties in Sweden"),
        PartySet::Foreign => say!(lang, "parter utomlands", "parties abroad"),
        PartySet::PartnerSchools => {
            say!(lang, "partnerskolor (parter med deltagare)", "partner schools (parties with participants)")
        }
        PartySet::PartnerSchoolsInSweden => say!(
            lang,
            "partnerskolor i Sverige (parter med deltagare)",
            "partner schools in Sweden (parties with participants)"
        ),
        PartySet::PartnerSchoolsAbroad => say!(
            lang,
            "partnerskolor utomlands (parter med deltagare)",
            "partner schools abroad (parties with participants)"
        ),
    }
}

/// The name of a region inside a sentence
pub fn region(lang: Lang, region: Region) -> &'static str {
    match region {
        Region::Eu => say!(lang, "EU", "the EU"),
        Region::EeaEu => say!(lang, "EU och EES", "the EU and EEA"),
        Region::Nordplus => say!(lang, "Norden och Baltikum", "the Nordic and Baltic countries"),
        Region::Oecd => say!(lang, "OECD", "the OECD"),
        Region::ErasmusProgramme => {
            say!(lang, "programländerna i Erasmus+", "the Erasmus+ programme countries")
        }
        Region::ErasmusYouth => say!(
            lang,
            "programländerna i Erasmus+ och deras grannländer",
            "the Erasmus+ programme countries and their neighbours"
        ),
    }
}

/// What a leaf is about, inside a sentence
fn subject(lang: Lang, check: &Check) -> String {
    match check {
        Check::Count { of, region: within, .. } => match within {
            Some(within) => {
                text!(party_set(lang, *of), " ", say!(lang, "i", "in"), " ", region(lang, *within))
            }
            None => party_set(lang, *of).to_owned(),
        },
        Check::Countries { of, region: within, .. } => {
            let countries = say!(lang, "olika länder", "different countries");
            let among = match of {
                PartySet::Parties => String::new(),
                of => text!(" (", party_set(lang, *of), ")"),
            };
            match within {
                Some(within) => {
                    text!(countries, among, " ", say!(lang, "i", "in"), " ", region(lang, *within))
                }
                None => text!(countries, among),
            }
        }
        Check::Applicant => question(Field::OrgType).short(lang).to_owned(),
        check => {
            check.fields().first().map_or(String::new(), |field| question(*field).short(lang).to_owned())
        }
    }
}

fn interval(lang: Lang, interval: Interval, measure: Option<Measure>) -> String {
    match (interval.known(), interval.high) {
        (Some(number), _) => counted(lang, number, measure),
        (None, Some(high)) => text!(interval.low.to_string(), "–", counted(lang, high, measure)),
        (None, None) => {
            text!(say!(lang, "minst", "at least"), " ", counted(lang, interval.low, measure))
        }
    }
}

/// "What you have", for a finding that looked at something
pub fn given(lang: Lang, answers: &Answers, found: &Finding<'_>) -> Option<String> {
    let check = found.seen.needed?;
    let said = match found.seen.given? {
        Given::Number(number) => interval(
            lang,
            number,
            check
                .fields()
                .first()
                .and_then(|field| measure(*field))
                .filter(|_| matches!(check, Check::Number { .. })),
        ),
        Given::YesNo(field, said) => value(lang, field, &Value::YesNo(said)),
        Given::One(field, index) => value(lang, field, &Value::One(index)),
        Given::Chosen(field, place) => value(lang, field, Facts::new(answers).given(place, field)?),
    };
    Some(text!(capital(&place(lang, found.seen.at, &subject(lang, check))), ": ", said, "."))
}

/// Which of the planned activities is meant, with its type where it is known
pub fn activity(lang: Lang, answers: &Answers, index: u16) -> String {
    let number = text!(page(lang).activity, " ", (index + 1).to_string());
    let place = Place::Activity(index);
    match answers.record(place).and_then(|record| record.one::<ActivityType>(Field::ActivityType)) {
        Some(kind) => text!(number, ": ", label(lang, kind)),
        None => number,
    }
}

/// Names the party or activity that a fact belongs to
fn place(lang: Lang, at: Option<Path>, subject: &str) -> String {
    match at.map(|path| path.place) {
        Some(Place::Party(index)) => {
            text!(subject, " (", small(page(lang).party), " ", (index + 1).to_string(), ")")
        }
        Some(Place::Activity(index)) => {
            text!(subject, " (", small(page(lang).activity), " ", (index + 1).to_string(), ")")
        }
        _ => subject.to_owned(),
    }
}

pub(super) fn bounds(lang: Lang, range: Range, measure: Option<Measure>) -> String {
    let number = |number| counted(lang, number, measure);
    match (range.at_least, range.at_most) {
        (Some(least), Some(most)) if least == most => number(least),
        (Some(least), Some(most)) => text!(least.to_string(), "–", number(most)),
        (Some(least), None) => text!(say!(lang, "minst", "at least"), " ", number(least)),
        (None, Some(most)) => text!(say!(lang, "högst", "at most"), " ", number(most)),
        (None, None) => String::new(),
    }
}

/// "What is needed", for a finding that looked at something
pub fn needed(lang: Lang, found: &Finding<'_>) -> Option<String> {
    let check = found.seen.needed?;
    let other_than = |words: Vec<&str>| {
        text!(say!(lang, "något annat än", "something other than"), " ", either(lang, words))
    };
    Some(match check {
        Check::Number { field, range, .. } => text!(capital(&bounds(lang, *range, measure(*field))), "."),
        Check::Chosen { range, .. } => text!(capital(&bounds(lang, *range, None)), "."),
        Check::Count { range, .. } | Check::Countries { range, .. } => {
            text!(capital(&bounds(lang, *range, None)), " ", subject(lang, check), ".")
        }
        Check::OneOf { field, of, inside: true, .. } => {
            text!(capital(&either(lang, members(lang, *field, of))), ".")
        }
        Check::OneOf { field, of, inside: false, .. } => {
            text!(capital(&other_than(members(lang, *field, of))), ".")
        }
        Check::Includes { field, of, any } => {
            let chosen = members(lang, *field, of);
            let every = match field.info().unit {
                Unit::Many(vocabulary) => vocabulary.ids().len() == of.len(),
                _ => false,
            };
            match (any, every) {
                (true, true) => say!(lang, "Minst ett.", "At least one.").to_owned(),
                (true, false) => text!(capital(&either(lang, chosen)), "."),
                (false, _) => text!(capital(&other_than(chosen)), "."),
            }
        }
        Check::InRegion { region: within, inside, .. } => {
            let how = if *inside {
                say!(lang, "Ett land i", "A country in")
            } else {
                say!(lang, "Ett land utanför", "A country outside")
            };
            text!(how, " ", region(lang, *within), ".")
        }
        Check::Differs { from, .. } => {
            text!(
                say!(lang, "Ett annat land än", "Another country than"),
                " ",
                question(*from).short(lang),
                "."
            )
        }
        Check::Answered { .. } => say!(lang, "Ett svar.", "An answer.").to_owned(),
        Check::Applicant => say!(
            lang,
            "En organisation som får söka eller vara med i programmet.",
            "An organisation that may apply or take part in the programme."
        )
        .to_owned(),
        // That the answer should be the other one, the title of the rule and its remedy say better.
        Check::Yes { .. }
        | Check::Nothing
        | Check::All(_)
        | Check::Any(_)
        | Check::Every { .. }
        | Check::Some { .. } => return None,
    })
}

/// The words for a question, with the party or activity it belongs to
pub fn asked(lang: Lang, path: Path) -> String {
    let words = page(lang);
    match (path.place, path.field) {
        (Place::NewParty, _) => words.add_party.to_owned(),
        (Place::NewActivity, _) => words.add_activity.to_owned(),
        (_, Some(Field::PartiesMore)) => words.parties_done.to_owned(),
        (_, Some(Field::ActivitiesMore)) => words.activities_done.to_owned(),
        (_, Some(Field::GoalsMore)) => words.goals_done.to_owned(),
        (Place::Party(index), Some(field)) => {
            text!(words.party, " ", (index + 1).to_string(), ": ", question(field).label(lang))
        }
        (Place::Activity(index), Some(field)) => {
            text!(words.activity, " ", (index + 1).to_string(), ": ", question(field).label(lang))
        }
        (Place::Idea, Some(field)) => question(field).label(lang).to_owned(),
        (_, None) => String::new(),
    }
}

/// A verdict about the shape, in a few words
pub fn verdict(lang: Lang, entry: &Entry<'_>) -> String {
    match (entry.open_because, entry.to_confirm().len()) {
        (Some(OpenBecause::Declaration), 1) => {
            say!(lang, "Formen passar – bekräfta en sak", "The shape fits – confirm one thing").to_owned()
        }
        (Some(OpenBecause::Declaration), count) => say!(
            lang,
            text!("Formen passar – bekräfta ", count.to_string(), " saker"),
            text!("The shape fits – confirm ", count.to_string(), " things")
        ),
        _ => shape(lang, entry.verdict, entry.open_because).to_owned(),
    }
}

/// The same of a verdict by itself
pub fn shape(lang: Lang, verdict: Verdict, open_because: Option<OpenBecause>) -> &'static str {
    match (verdict, open_because) {
        (Verdict::Fits, _) => say!(lang, "Formen passar", "The shape fits"),
        (Verdict::FitsIfChanged, _) => {
            say!(lang, "Passar om ni ändrar något", "Fits if you change something")
        }
        (Verdict::No, _) => say!(lang, "Passar inte med de här svaren", "Does not fit with these answers"),
        (Verdict::Open, Some(OpenBecause::Declaration)) => {
            say!(lang, "Formen passar – bekräfta innehållet", "The shape fits – confirm the content")
        }
        (Verdict::Open, Some(OpenBecause::Source)) => {
            say!(
                lang,
                "Inte avgjort – källorna säger inte allt",
                "Not settled – the sources do not say everything"
            )
        }
        (Verdict::Open, _) => {
            say!(lang, "Inte avgjort än – fyll i mer", "Not settled yet – fill in more")
        }
    }
}

/// How the idea stands under the calls of the years beside, and why: a line a year, in their order, with that of the call it
/// is assessed for among them. Empty where it stands the same.
pub fn years(lang: Lang, entry: &Entry<'_>) -> Vec<String> {
    let mut lines: Vec<(u16, String)> = vec![];
    let with = |year: u16, verdict: &str| {
        let year = year.to_string();
        say!(
            lang,
            text!("Med ", year, " års utlysning: ", small(verdict), "."),
            text!("Under the ", year, " call: ", small(verdict), ".")
        )
    };
    let mut here = with(entry.call.year, &verdict(lang, entry));
    for other in &entry.other_calls {
        let mut line = with(other.year, shape(lang, other.verdict, other.open_because));
        for said in memberships(lang, &other.countries, |belongs| belongs.then) {
            line = text!(line, " ", said);
        }
        for said in memberships(lang, &other.countries, |belongs| belongs.now) {
            if !here.contains(&said) {
                here = text!(here, " ", said);
            }
        }
        if other.countries.is_empty() {
            let fails = other.differs.iter().filter(|(.., outcome)| *outcome == Outcome::Fail);
            for (rule, ..) in fails {
                line = text!(line, " ", page(lang).fails, ": ", words_of(lang, &rule.words.title), ".");
            }
        }
        lines.push((other.year, line));
    }
    if !lines.is_empty() {
        lines.push((entry.call.year, here));
    }
    sort(&mut lines, |one, other| one.0 < other.0);
    lines.into_iter().map(|(_, line)| line).collect()
}

/// Which countries belong to which region, which do not, and of which the sources do not say: a sentence each
fn memberships(lang: Lang, countries: &[Belongs], when: fn(&Belongs) -> Membership) -> Vec<String> {
    let mut groups: Vec<(Region, Membership, Vec<&str>)> = vec![];
    for belongs in countries {
        let (name, membership) = (label(lang, belongs.country), when(belongs));
        let of_group =
            |group: &&mut (Region, Membership, Vec<&str>)| (group.0, group.1) == (belongs.region, membership);
        match groups.iter_mut().find(of_group) {
            Some((.., names)) => names.push(name),
            None => groups.push((belongs.region, membership, vec![name])),
        }
    }
    let sentence = |(of, membership, names): (Region, Membership, Vec<&str>)| {
        let one = names.len() == 1;
        let (names, region) = (list(lang, names), region(lang, of));
        let belongs = match one {
            true => say!(lang, " hör till ", " belongs to "),
            false => say!(lang, " hör till ", " belong to "),
        };
        let not = match one {
            true => say!(lang, " hör inte till ", " does not belong to "),
            false => say!(lang, " hör inte till ", " do not belong to "),
        };
        match membership {
            Membership::In => text!(names, belongs, region, "."),
            Membership::Out => text!(names, not, region, "."),
            Membership::Unclear => {
                let begin = say!(lang, "Om ", "The sources do not say whether ");
                text!(begin, names, belongs, region, say!(lang, " säger källorna inte.", "."))
            }
        }
    };
    groups.into_iter().map(sentence).collect()
}

/// The state of the door, in a few words
pub fn call(lang: Lang, programme: &Programme, now: CallNow) -> String {
    let known = &programme.call;
    let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    match now.status {
        CallStatus::Open if known.closes.is_some() => {
            text!(say!(lang, "Går att söka till och med", "Can be applied for until"), " ", day(known.closes))
        }
        CallStatus::Open => say!(lang, "Öppet, ingen sista dag", "Open, no last day").to_owned(),
        CallStatus::Opens => text!(say!(lang, "Öppnar", "Opens"), " ", day(known.opens)),
        CallStatus::Expected => {
            let pattern = known.usual.map(|usual| usual_words(lang, usual));
            let expected = say!(
                lang,
                text!("Väntas gå att söka inför ", now.year.to_string()),
                text!("Expected to be open for ", now.year.to_string())
            );
            pattern.map_or(expected.clone(), |pattern| text!(expected, " (", pattern, ")"))
        }
        CallStatus::Closed => say!(lang, "Går inte att söka nu", "Cannot be applied for now").to_owned(),
        CallStatus::Paused => say!(lang, "Stoppat tills vidare", "Stopped until further notice").to_owned(),
        CallStatus::Ended => say!(lang, "Avslutat", "Ended").to_owned(),
        CallStatus::Unknown => {
            say!(lang, "Okänt om det går att söka", "Unknown whether it can be applied for").to_owned()
        }
    }
}

/// The name of a month, 1 to 12
pub fn month(lang: Lang, month: u8) -> &'static str {
    let months = say!(
        lang,
        "januari februari mars april maj juni juli augusti september oktober november december",
        "January February March April May June July August September October November December"
    );
    months.split(' ').nth(usize::from(month).saturating_sub(1)).unwrap_or_default()
}

/// A yearly pattern, as a pattern
pub fn usual_words(lang: Lang, usual: Usual) -> String {
    let month = month(lang, usual.month);
    let words = match usual.day {
        Some(day) => say!(
            lang,
            text!("sista dag brukar vara ", day.to_string(), " ", month),
            text!("the last day is usually ", day.to_string(), " ", month)
        ),
        None => {
            say!(lang, text!("sista dag brukar vara i ", month), text!("the last day is usually in ", month))
        }
    };
    if usual.confirmed { words } else { text!(words, ", ", say!(lang, "inte bekräftat", "not confirmed")) }
}

/// What the organisation may do
pub fn role(lang: Lang, entry: &Entry<'_>) -> Option<String> {
    let words = match entry.role? {
        Role::Apply => say!(lang, "Ni får söka.", "You may apply."),
        Role::Partner => {
            say!(
                lang,
                "Ni kan vara partner. Någon annan söker.",
                "You can be a partner. Somebody else applies."
            )
        }
        Role::TakePart => {
            say!(lang, "Ni kan delta. Någon annan söker.", "You can take part. Somebody else applies.")
        }
        Role::NotStated => say!(
            lang,
            "Källorna säger inte om ni får söka. Fråga myndigheten.",
            "The sources do not say whether you may apply. Ask the agency."
        ),
        Role::Not => {
            say!(lang, "Er sorts organisation får inte söka.", "Your kind of organisation may not apply.")
        }
    };
    let mut sentence = words.to_owned();
    if matches!(entry.role, Some(Role::Partner | Role::TakePart)) {
        let instead = words_of(lang, &entry.programme.applies_instead);
        if !instead.is_empty() {
            sentence = text!(sentence, " ", instead);
        }
    }
    if entry.role_unconfirmed {
        sentence = text!(sentence, " ", page(lang).unconfirmed_role);
    }
    Some(sentence)
}

/// One language of a text of the catalogue
pub fn words_of(lang: Lang, words: &crate::catalogue::Words) -> &str {
    say!(lang, &words.sv, &words.en)
}

/// How many rules were checked, and how sure they are
pub fn rules_checked(lang: Lang, entry: &Entry<'_>) -> String {
    let (checked, unconfirmed) = (entry.checked(), entry.unconfirmed());
    let all = entry.formal().filter(|found| found.outcome != Outcome::NotApplicable).count();
    let (counted, of) = (checked.to_string(), all.to_string());
    let rules = if all == 1 {
        say!(lang, " regel prövad", " rule checked")
    } else {
        say!(lang, " regler prövade", " rules checked")
    };
    let counts = text!(counted, say!(lang, " av ", " of "), of, rules);
    let sure = match unconfirmed {
        0 => return text!(counts, "."),
        1 => say!(lang, "vilar på en äldre eller andrahands källa", "rests on an old or secondary source"),
        _ => say!(lang, "vilar på en äldre eller andrahands källa", "rest on an old or secondary source"),
    };
    text!(counts, ", ", unconfirmed.to_string(), " ", sure, ".")
}

/// How many goals a programme meets, and which
pub fn goals_met(lang: Lang, met: Set<Goal>, chosen: usize) -> String {
    let names: Vec<&str> = met.iter().map(|goal| label(lang, goal)).collect();
    let count = names.len();
    let mut sentence = say!(
        lang,
        text!("Möter ", count.to_string(), " av ", chosen.to_string(), " mål"),
        text!("Meets ", count.to_string(), " of ", chosen.to_string(), " goals")
    );
    if count > 0 {
        sentence = text!(sentence, ": ", names.join(", "));
    }
    sentence + "."
}

/// The work of an application
pub fn effort(lang: Lang, effort: u8) -> &'static str {
    match effort {
        0 | 1 => say!(lang, "Lätt att komma igång med.", "Easy to start with."),
        2 => say!(lang, "Ansökan kräver en del arbete.", "The application takes some work."),
        _ => say!(lang, "Ansökan kräver mycket arbete.", "The application takes much work."),
    }
}

/// What is missing among the programmes that can be applied for
pub fn gap(lang: Lang, gap: Gap) -> &'static str {
    match gap {
        Gap::Nothing => page(lang).programmes_none,
        Gap::NoGoal => say!(
            lang,
            "Inget program som går att söka nu är till för det ni vill utveckla. De här är till för annat.",
            "No programme that can be applied for now is for what you want to develop. These are for other things."
        ),
        Gap::Nowhere => say!(
            lang,
            "Inget program som går att söka nu ger pengar till det ni vill i de länder ni har valt.",
            "No programme that can be applied for now gives money for what you want in the countries you have chosen."
        ),
    }
}

/// Something that counted for or against a programme
pub fn reason(lang: Lang, reason: Reason) -> &'static str {
    match reason {
        Reason::NotOnline => say!(
            lang,
            "Ger pengar till resor eller projekt, och ni vill mötas på nätet.",
            "Gives money for trips or projects, and you want to meet online."
        ),
        Reason::NoGoal => {
            say!(lang, "Är inte till för det ni vill utveckla.", "Is not for what you want to develop.")
        }
        Reason::Elsewhere => {
            say!(
                lang,
                "Gäller inte de länder eller resmål ni har valt.",
                "Is not for the countries or destinations you have chosen."
            )
        }
        Reason::OtherWay => {
            say!(lang, "Fungerar på ett annat sätt än ni vill.", "Works in another way than you want.")
        }
        Reason::OtherTravellers => {
            say!(
                lang,
                "Är till för andra än dem som ska resa.",
                "Is for others than those who are to travel."
            )
        }
        Reason::HeavyAtFirst => {
            say!(lang, "Är tungt som första ansökan.", "Is heavy as a first application.")
        }
        Reason::Accredited => say!(
            lang,
            "Är till för dem som inte har någon ackreditering i området. Ni har en.",
            "Is for those without an accreditation in the area. You have one."
        ),
        Reason::OtherArea => {
            say!(lang, "Hör till ett annat område än ert.", "Belongs to another area than yours.")
        }
        Reason::TooMany => {
            say!(lang, "Fler ska resa än programmet tar emot.", "More are to travel than it takes.")
        }
        Reason::MoreParties => {
            say!(lang, "Kräver fler parter än ni är.", "Takes more parties than you are.")
        }
        Reason::MadeForCountries => {
            say!(
                lang,
                "Är gjort för just de länder eller resmål ni har valt.",
                "Is made for just the countries or destinations you have chosen."
            )
        }
        Reason::ForNewcomers => {
            say!(
                lang,
                "Riktar sig till dem som är nya eller små.",
                "Is meant for those who are new or small."
            )
        }
        Reason::FindsPartner => {
            say!(lang, "Hjälper er att hitta en partner och planera.", "Helps you find a partner and plan.")
        }
        Reason::ForOthersNew => say!(
            lang,
            "Riktar sig mest till dem som är nya. Ni får söka ändå.",
            "Is mostly meant for those who are new. You may apply all the same."
        ),
        Reason::AnyDay => say!(lang, "Går att börja med när som helst.", "Can be begun at any time."),
        Reason::Soon => {
            say!(
                lang,
                "Nästa sista dag väntas inom ett halvår.",
                "The next closing date is expected within half a year."
            )
        }
    }
}

/// Where a rule is written: document, section, its date, and when the rule was compared with it
pub fn source(lang: Lang, catalogue: &Catalogue, rule: &Rule) -> String {
    let words = page(lang);
    let Some(source) = catalogue.source(rule) else { return String::new() };
    let mut parts = vec![source.title.to_string()];
    if !rule.section.is_empty() {
        parts.push(text!("”", rule.section, "”"));
    }
    parts.extend(date_of(lang, source));
    text!(parts.join(", "), ". ", capital(words.compared), " ", rule.checked.to_string(), ".")
}

/// That what is said may no longer hold: since when, and what to do about it
pub fn stale(lang: Lang, past: Stale) -> String {
    let ended = past.held_until.map(|last| {
        let known = say!(lang, "Reglerna är kända till och med ", "The rules are known until ");
        text!(known, last.to_string(), ". ")
    });
    let checked = past.checked.map(|checked| {
        let looked = say!(lang, "Senast kontrollerat ", "Last checked on ");
        text!(looked, checked.to_string(), ". ")
    });
    let mut said: String = [ended, checked].into_iter().flatten().collect();
    said.push_str(page(lang).stale);
    said
}

/// Where a row of what moved is written, and from when that is
pub fn moved_from(lang: Lang, catalogue: &Catalogue, row: &Moved) -> String {
    let sources = row.sources.iter().filter_map(|place| catalogue.sources.get(usize::from(*place)));
    let named = sources.map(|source| match date_of(lang, source) {
        Some(date) => text!(source.title, " (", date, ")"),
        None => source.title.to_string(),
    });
    text!(page(lang).source, ": ", named.collect::<Vec<_>>().join("; "), ".")
}

/// From when a source is
pub fn date_of(lang: Lang, source: &Source) -> Option<String> {
    let date = || {
        if source.estimated {
            text!(source.dated, " (", page(lang).estimated, ")")
        } else {
            source.dated.to_string()
        }
    };
    (!source.dated.is_empty()).then(date)
}

/// From when a source is, and when the rules were last compared with it
pub fn dated(lang: Lang, source: &Source) -> String {
    let date = date_of(lang, source).map(|date| text!(date, ". ")).unwrap_or_default();
    text!(date, capital(page(lang).compared), " ", source.checked.to_string(), ".")
}

/// How many rules stand on a source, and how many of them are not sure
pub fn rules_from(lang: Lang, all: usize, unsure: usize) -> String {
    let rules = if all == 1 {
        say!(lang, "regel bygger på den", "rule builds on it")
    } else {
        say!(lang, "regler bygger på den", "rules build on it")
    };
    let sure = match unsure {
        0 => String::new(),
        _ => text!(
            ", ",
            unsure.to_string(),
            " ",
            say!(lang, "på äldre eller andrahands uppgifter", "on old or secondary statements")
        ),
    };
    text!(all.to_string(), " ", rules, sure, ".")
}

/// What fails and what is left, for a live announcement; the numbers are those of the headings in the result
pub fn summary(lang: Lang, entry: &Entry<'_>) -> String {
    let formal = |outcome| entry.formal().filter(move |found| found.outcome == outcome);
    let fails = formal(Outcome::Fail).count();
    let asks = formal(Outcome::Unknown).filter(|found| !found.because_of_source).count();
    let asks = asks + usize::from(!entry.activities_asked.is_empty());
    let passes = entry.findings().iter().filter(|found| {
        found.outcome == Outcome::Pass && matches!(found.rule.kind, Kind::Formal | Kind::Should)
    });
    let passes = passes.count();
    let counts = say!(
        lang,
        text!(
            fails.to_string(),
            " stämmer inte, ",
            asks.to_string(),
            " återstår, ",
            passes.to_string(),
            " stämmer."
        ),
        text!(
            fails.to_string(),
            " do not fit, ",
            asks.to_string(),
            " are left, ",
            passes.to_string(),
            " fit."
        )
    );
    text!(verdict(lang, entry), ". ", counts)
}

/// How many programmes a decision opens, and which
pub fn opens(lang: Lang, count: usize, names: &str) -> String {
    say!(
        lang,
        text!("Öppnar ", count.to_string(), " program: ", names, "."),
        text!(
            "Opens ",
            count.to_string(),
            if count == 1 { " programme: " } else { " programmes: " },
            names,
            "."
        )
    )
}

/// How many matches a filter left
pub fn matches(lang: Lang, count: usize, all: usize) -> String {
    say!(
        lang,
        text!(count.to_string(), " av ", all.to_string(), " visas"),
        text!(count.to_string(), " of ", all.to_string(), " shown")
    )
}

/// How many countries a search found, of which so many are shown
pub fn countries_found(lang: Lang, shown: usize, all: usize) -> String {
    let more = if all == 0 {
        return say!(lang, "Inget land hittades.", "No country was found.").to_owned();
    } else if shown < all {
        say!(lang, ". Skriv mer för att hitta rätt.", ". Write more to find the right one.")
    } else {
        "."
    };
    text!(matches(lang, shown, all), more)
}

/// How many questions may be left
pub fn questions_left(lang: Lang, count: usize) -> String {
    let number = count.to_string();
    say!(
        lang,
        text!(number, if count == 1 { " fråga kvar" } else { " frågor kvar" }, ", som det ser ut nu."),
        text!(number, if count == 1 { " question left" } else { " questions left" }, ", as it looks now.")
    )
}

/// For how many programmes that can be applied for an answer matters
pub fn matters_for(lang: Lang, programmes: usize) -> String {
    if programmes == 0 {
        return say!(
            lang,
            "Svaret har bara betydelse för program som inte går att söka nu.",
            "The answer matters only for programmes that cannot be applied for now."
        )
        .to_owned();
    }
    let number = programmes.to_string();
    say!(
        lang,
        text!("Svaret har betydelse för ", number, " program."),
        text!(
            "The answer matters for ",
            number,
            if programmes == 1 { " programme." } else { " programmes." }
        )
    )
}

/// The bounds of a number, for a message at its field
pub fn number_bounds(lang: Lang, most: u32) -> String {
    say!(
        lang,
        text!(page(lang).not_a_number, " från 0 till ", most.to_string(), "."),
        text!(page(lang).not_a_number, " from 0 to ", most.to_string(), ".")
    )
}

/// The name of a date of a stay, by its place among all the dates of its periods
pub fn period_date(lang: Lang, at: u16) -> String {
    let words = page(lang);
    let end = if at.is_multiple_of(2) { words.from } else { words.to };
    text!(words.period, " ", (at / 2 + 1).to_string(), ", ", end)
}

/// That a period ends before it begins, by the place of its last date
pub fn period_ends_first(lang: Lang, at: u16) -> String {
    let words = page(lang);
    text!(words.period, " ", (at / 2 + 1).to_string(), " ", words.ends_first, ".")
}

/// The words for taking a member of a list away: its kind and its place
pub fn remove_member(lang: Lang, kind: &str, index: u16) -> String {
    text!(page(lang).remove, " ", small(kind), " ", (index + 1).to_string())
}

/// That there is no programme with the address that the person came by
pub fn no_programme(lang: Lang, id: &str) -> String {
    // The address may hold anything.
    let id: String = id.chars().take(40).collect();
    text!(
        say!(lang, "Det finns inget program med adressen ”", "There is no programme with the address “"),
        id,
        say!(lang, "”. Välj ett i listan.", "”. Choose one in the list.")
    )
}

/// The words for taking a period away, by its place
pub fn remove_period(lang: Lang, period: u16) -> String {
    text!(page(lang).remove_period, " ", (period + 1).to_string())
}

/// The areas of a programme
pub fn areas(lang: Lang, areas: &[Area]) -> String {
    list(lang, areas.iter().map(|area| label(lang, *area)).collect())
}
