//! When a rule applies, in words: its condition by itself, without anybody's answers.

use crate::catalogue::{Check, PartySet};
use crate::facts::Field;

use super::Lang;
use super::questions::question;
use super::sentences::{bounds, either, measure, members, party_set, region, small};

/// The condition, as the end of a sentence that begins with "when"; empty where it is always met
pub fn condition(lang: Lang, check: &Check) -> String {
    let short = |field: &Field| question(*field).short(lang);
    let is = say!(lang, " är ", " is ");
    let number_of = |of: &PartySet| text!(say!(lang, "antalet ", "the number of "), party_set(lang, *of));
    let within = |within: &Option<_>| {
        within.map_or(String::new(), |within| text!(say!(lang, " i ", " in "), region(lang, within)))
    };
    match check {
        Check::Nothing => String::new(),
        Check::Applicant => say!(
            lang,
            "er slags organisation får vara med i programmet",
            "your kind of organisation may take part in the programme"
        )
        .to_owned(),
        Check::Yes { field, is } => {
            let label = question(*field).label(lang);
            let answer = if *is { say!(lang, "ja", "yes") } else { say!(lang, "nej", "no") };
            say!(
                lang,
                text!("svaret är ", answer, " på ”", label, "”"),
                text!("the answer is ", answer, " to “", label, "”")
            )
        }
        Check::OneOf { field, of, inside, .. } => {
            let other = if *inside { "" } else { say!(lang, "något annat än ", "something other than ") };
            text!(short(field), is, other, either_of(lang, *field, of))
        }
        Check::Number { field, range, .. } => {
            text!(short(field), is, bounds(lang, *range, measure(*field)))
        }
        Check::Chosen { field, range } => text!(
            say!(lang, "antalet valda i ”", "the number chosen in “"),
            question(*field).label(lang),
            "”",
            is,
            bounds(lang, *range, None)
        ),
        Check::Includes { field, of, any } => {
            let label = question(*field).label(lang);
            let among = either_of(lang, *field, of);
            match any {
                true => say!(
                    lang,
                    text!("svaret på ”", label, "” rymmer ", among),
                    text!("the answer to “", label, "” includes ", among)
                ),
                false => say!(
                    lang,
                    text!("svaret på ”", label, "” inte rymmer ", among),
                    text!("the answer to “", label, "” does not include ", among)
                ),
            }
        }
        Check::Answered { field } => {
            let label = question(*field).label(lang);
            say!(lang, text!("”", label, "” är besvarad"), text!("“", label, "” is answered"))
        }
        Check::Differs { field, from } => {
            text!(short(field), say!(lang, " är en annan än ", " is another than "), short(from))
        }
        Check::InRegion { field, region: of, inside } => {
            let place = if *inside {
                say!(lang, " ligger i ", " is in ")
            } else {
                say!(lang, " ligger utanför ", " is outside ")
            };
            text!(short(field), place, region(lang, *of))
        }
        Check::Count { of, region, range } => {
            text!(number_of(of), within(region), is, bounds(lang, *range, None))
        }
        Check::Countries { of, region, range } => text!(
            say!(lang, "antalet länder bland ", "the number of countries among "),
            party_set(lang, *of),
            within(region),
            is,
            bounds(lang, *range, None)
        ),
        Check::Every { of, check } => {
            text!(say!(lang, "för alla ", "for all "), party_set(lang, *of), ": ", condition(lang, check))
        }
        Check::Some { of, check } => text!(
            say!(lang, "för någon av alla ", "for at least one of the "),
            party_set(lang, *of),
            ": ",
            condition(lang, check)
        ),
        Check::All(parts) => each(lang, parts, say!(lang, ", och ", ", and ")),
        Check::Any(parts) => each(lang, parts, say!(lang, ", eller ", ", or ")),
    }
}

/// Members of a fact's list, as words inside a sentence
fn either_of(lang: Lang, field: Field, of: &[u16]) -> String {
    // What begins with two capitals is an abbreviation.
    let is_word = |name: &str| name.chars().nth(1).is_some_and(|letter| !letter.is_ascii_uppercase());
    let name = |name: &'static str| if is_word(name) { small(name) } else { name.to_owned() };
    let names: Vec<String> = members(lang, field, of).into_iter().map(name).collect();
    either(lang, names.iter().map(String::as_str).collect())
}

fn each(lang: Lang, parts: &[Check], between: &str) -> String {
    let parts = parts.iter().map(|part| condition(lang, part)).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(between)
}

#[cfg(test)]
#[cfg(feature = "english")]
mod tests {
    use super::*;
    use crate::catalogue::Range;
    use crate::facts::Region;

    #[test]
    fn each_kind_of_condition_is_told() {
        let range = |at_least, at_most| Range { at_least, at_most };
        let coach = || Check::Yes { field: Field::MobilityOnly, is: false };
        let count = || Check::Count { of: PartySet::Foreign, region: None, range: range(Some(1), None) };
        let area =
            |inside| Check::OneOf { field: Field::ResultArea, of: [0, 1].into(), unclear: [].into(), inside };
        let goals = |any| Check::Includes { field: Field::Travellers, of: [0].into(), any };
        let country = |inside| Check::InRegion { field: Field::PartyCountry, region: Region::Eu, inside };
        let cases = [
            (Check::Nothing, "", ""),
            (
                coach(),
                "svaret är nej på ”Består projektet bara av utbyten?”",
                "the answer is no to “Does the project consist of exchanges only?”",
            ),
            (count(), "antalet parter utomlands är minst 1", "the number of parties abroad is at least 1"),
            (
                Check::Countries {
                    of: PartySet::Parties,
                    region: Some(Region::Eu),
                    range: range(None, Some(3)),
                },
                "antalet länder bland parter i EU är högst 3",
                "the number of countries among parties in the EU is at most 3",
            ),
            (
                Check::All(vec![coach(), Check::Nothing, count()]),
                "svaret är nej på ”Består projektet bara av utbyten?”, och antalet parter utomlands är minst 1",
                "the answer is no to “Does the project consist of exchanges only?”, and the number of parties abroad is \
                 at least 1",
            ),
            (
                Check::Any(vec![count(), country(true)]),
                "antalet parter utomlands är minst 1, eller partnerns land ligger i EU",
                "the number of parties abroad is at least 1, or the partner's country is in the EU",
            ),
            (
                Check::Every { of: PartySet::Parties, check: Box::new(country(false)) },
                "för alla parter: partnerns land ligger utanför EU",
                "for all parties: the partner's country is outside the EU",
            ),
            (
                Check::Some { of: PartySet::Swedish, check: Box::new(country(true)) },
                "för någon av alla parter i Sverige: partnerns land ligger i EU",
                "for at least one of the parties in Sweden: the partner's country is in the EU",
            ),
            (
                area(true),
                "området där projektet gör nytta är förskola och skola eller vuxnas lärande",
                "the area where the project is of use is preschool and school or adult learning",
            ),
            (
                area(false),
                "området där projektet gör nytta är något annat än förskola och skola eller vuxnas lärande",
                "the area where the project is of use is something other than preschool and school or adult learning",
            ),
            (
                goals(true),
                "svaret på ”Vilka ska resa?” rymmer personal",
                "the answer to “Who will travel?” includes staff",
            ),
            (
                goals(false),
                "svaret på ”Vilka ska resa?” inte rymmer personal",
                "the answer to “Who will travel?” does not include staff",
            ),
            (
                Check::Number {
                    field: Field::ProjectMonths,
                    range: range(Some(6), Some(24)),
                    unclear: None,
                    calendar: false,
                },
                "projektets längd är 6–24 månader",
                "the length of the project is 6–24 months",
            ),
            (
                Check::Chosen { field: Field::Goals, range: range(Some(1), None) },
                "antalet valda i ”Vad vill ni utveckla?” är minst 1",
                "the number chosen in “What do you want to develop?” is at least 1",
            ),
            (
                Check::Answered { field: Field::Goals },
                "”Vad vill ni utveckla?” är besvarad",
                "“What do you want to develop?” is answered",
            ),
            (
                Check::Differs { field: Field::PartyCountry, from: Field::PartyCountry },
                "partnerns land är en annan än partnerns land",
                "the partner's country is another than the partner's country",
            ),
            (
                Check::Applicant,
                "er slags organisation får vara med i programmet",
                "your kind of organisation may take part in the programme",
            ),
        ];
        for (check, sv, en) in cases {
            assert_eq!(condition(Lang::Sv, &check), sv);
            assert_eq!(condition(Lang::En, &check), en);
        }
    }
}
