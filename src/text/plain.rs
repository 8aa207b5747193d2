//! The words of the rules as plain HTML, which nobody's answers stand behind: what the page of the check says to *you* about
//! *your* idea is told here of programmes and rules themselves.

use crate::catalogue::{Catalogue, Edition, Kind, Role, Status};
use crate::facts::Date;

use super::Lang;
use super::money::unsure;

texts! {
    /// The words of the plain HTML in one language
    Plain;
    title: "Utbyteskollen: alla program och regler", "Utbyteskollen: all programmes and rules";
    heading: "Alla program och regler", "All programmes and rules";
    description: "Program för internationellt utbyte för svenska skolor och organisationer: vilka som får söka, när, vad programmen betalar och vilka regler som gäller, med källor och datum.",
        "Programmes for international exchange for Swedish schools and organisations: who may apply, when, what they pay and which rules hold, with sources and dates.";
    skip: "Hoppa till innehållet", "Skip to the content";
    lead: "Här står allt som Utbyteskollen vet, som vanlig text att läsa, söka i och skriva ut.",
        "Here is all that Utbyteskollen knows, as plain text to read, search and print.";
    to_the_check: "Pröva er egen idé i Utbyteskollen", "Try your own idea in Utbyteskollen";
    rule_names: "Varje regel har ett kort namn, till exempel G-08. Kollen använder samma namn.",
        "Each rule has a short name, such as G-08. The check uses the same names.";
    contents: "Innehåll", "Contents";
    to_contents: "Till innehållet", "To the contents";
    ended_programmes: "Har tagit slut", "Have ended";
    shared_rules: "Regler som flera program delar", "Rules that several programmes share";
    shared_rules_help: "De här reglerna står en gång. Vid varje regel står vilka program den gäller.",
        "These rules stand here once. With each of them stand the programmes that it holds for.";
    shared_here: "Gäller också här, och i flera andra program:", "These hold here too, and in several other programmes:";
    shared_then: "Gällde också här, liksom i flera andra program:", "These held here too, as in several other programmes:";
    holds_for: "Gäller i", "Holds for";
    held_for: "Gällde i", "Held for";
    ended: "Har tagit slut", "Has ended";
    ended_help: "Det går inte att söka. Reglerna här nedanför är historia.",
        "It cannot be applied for. The rules below are history.";
    instead: "I stället finns", "Instead there is";
    no_instead: "Vi vet inget program som har kommit i stället.", "We know of no programme that has come instead.";
    areas: "Områden", "Areas";
    effort: "Arbetet med ansökan", "The work of applying";
    editions: "Reglerna gäller", "The rules hold for";
    editions_then: "Reglerna gällde", "The rules held for";
    goals: "Mål som programmet möter", "Goals that it serves";
    goals_then: "Mål som programmet mötte", "Goals that it served";
    goals_none: "Källorna knyter inget av kollens mål till programmet.",
        "The sources connect none of the goals in the check with the programme.";
    goals_first: "Mest till för", "Made above all for";
    goals_also: "Också för", "Also for";
    who: "Vilka som får söka", "Who may apply";
    who_then: "Vilka som fick söka", "Who could apply";
    applies_instead: "Där någon annan söker", "Where somebody else applies";
    call: "När det går att söka", "When to apply";
    call_opens: "Öppnar", "Opens";
    call_closes: "Sista dag", "Last day";
    call_usual: "Brukar vara", "Usually";
    call_through: "Sista utlysningen i programperioden", "Last call of the programme period";
    call_note: "Att veta", "To know";
    rules: "Regler", "Rules";
    no_rules: "Vi känner inte till några egna regler.", "We know of no rules of its own.";
    past_rules: "Regler som har slutat gälla", "Rules that no longer hold";
    past_rules_help: "De här reglerna gäller inte längre. De står kvar som historia.",
        "These rules no longer hold. They are kept as history.";
    coming_rules: "Regler från en senare utlysning", "Rules of a later call";
    no_longer: "Gäller inte längre", "No longer holds";
    not_yet: "Gäller inte än", "Does not hold yet";
    applies_when: "Gäller när", "Applies when";
    activities: "Gäller aktiviteten", "Concerns the activity";
    editions_of_rule: "Utlysningar", "Calls";
    danger: "Tänk på säkerheten", "Think of safety";
    known_until: "Känd att gälla till och med", "Known to hold until";
    then: "Då", "Then";
    today: "I dag", "Today";
    no_address: "Ingen sida på nätet.", "No page on the web.";
}

/// The words of the plain HTML
pub fn plain(lang: Lang) -> &'static Plain {
    say!(lang, &SV, &EN)
}

/// Until when the rules count as fresh, and how one sees whether there are newer ones: what is printed or kept cannot say
/// by itself that it is old
pub fn freshness(lang: Lang, catalogue: &Catalogue) -> String {
    let last = catalogue.date.days_after(catalogue.fresh_days).map(|last| last.to_string());
    let until = last.map_or(String::new(), |last| {
        say!(
            lang,
            text!("Läser du det här efter ", last, " är reglerna för gamla att lita på. "),
            text!("If you read this after ", last, ", the rules are too old to rely on. ")
        )
    });
    say!(
        lang,
        text!(
            "Den här sidan ändras inte av sig själv. ",
            until,
            "Öppna Utbyteskollen på nätet och se längst ner: står det ett senare datum där, finns det nyare regler."
        ),
        text!(
            "This page does not change by itself. ",
            until,
            "Open Utbyteskollen on the web and look at its foot: if the date there is later, there are newer rules."
        )
    )
}

/// The label of a state that is told as it was on a day
pub fn state_on(lang: Lang, date: Date) -> String {
    text!(say!(lang, "Läget ", "State on "), date.to_string())
}

/// What types of organisation may do, or might while there was the programme
pub fn may(lang: Lang, role: Role, confirmed: bool, has_ended: bool) -> String {
    let words = match (role, has_ended) {
        (Role::Apply, false) => say!(lang, "Får söka", "May apply"),
        (Role::Apply, true) => say!(lang, "Fick söka", "Could apply"),
        (Role::Partner, false) => {
            say!(lang, "Kan vara partner, någon annan söker", "Can be a partner, somebody else applies")
        }
        (Role::Partner, true) => {
            say!(lang, "Kunde vara partner, någon annan sökte", "Could be a partner, somebody else applied")
        }
        (Role::TakePart, false) => {
            say!(lang, "Kan delta, någon annan söker", "Can take part, somebody else applies")
        }
        (Role::TakePart, true) => {
            say!(lang, "Kunde delta, någon annan sökte", "Could take part, somebody else applied")
        }
        (Role::Not, false) => say!(lang, "Får inte söka", "May not apply"),
        (Role::Not, true) => say!(lang, "Fick inte söka", "Could not apply"),
        (Role::NotStated, false) => say!(
            lang,
            "Källorna säger inte om de får söka: fråga myndigheten",
            "The sources do not say whether they may apply: ask the agency"
        ),
        (Role::NotStated, true) => say!(
            lang,
            "Källorna säger inte om de fick söka",
            "The sources do not say whether they could apply"
        ),
    };
    let unsure = match (confirmed, has_ended) {
        (true, _) => "",
        (false, false) => {
            say!(lang, " – inte bekräftat, fråga myndigheten", " – not confirmed, ask the agency")
        }
        (false, true) => say!(lang, " – inte bekräftat", " – not confirmed"),
    };
    text!(words, unsure)
}

/// What rules of a kind do
pub fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Formal => say!(lang, "Det här avgör", "What decides"),
        Kind::Should => say!(lang, "Det här bör vara så", "What should be so"),
        Kind::Advice => say!(lang, "Råd innan ni söker", "Advice before you apply"),
        Kind::Process => say!(lang, "Vägen till och efter ett bidrag", "On the way to a grant and after it"),
        Kind::Info => say!(lang, "Bra att veta", "Good to know"),
    }
}

/// What it means that rules are of a kind, in a sentence
pub fn kind_help(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Formal => say!(
            lang,
            "Stämmer inte en av dem, får idén inte plats i programmet.",
            "If one of them is not met, the idea has no place in the programme."
        ),
        Kind::Should => say!(
            lang,
            "De avgör inte, men källan säger att det bör vara så.",
            "They do not decide, but the source says that it should be so."
        ),
        Kind::Advice => say!(
            lang,
            "De avgör inte. De gör ansökan bättre.",
            "They do not decide. They make a better application."
        ),
        Kind::Process => {
            say!(lang, "De påminner om vad som ska göras.", "They remind of what is to be done.")
        }
        Kind::Info => say!(lang, "De förklarar, och avgör inte.", "They explain, and do not decide."),
    }
}

/// How sure a rule or a statement is
pub fn status(lang: Lang, status: Status) -> &'static str {
    match status {
        Status::Verified => {
            say!(lang, "Vi har sett det i källan själv.", "We have seen it in the source itself.")
        }
        status => unsure(lang, status),
    }
}

/// The calls that an edition holds for
pub fn edition(lang: Lang, edition: &Edition) -> String {
    let year = |year: u16| year.to_string();
    match (edition.from, edition.to) {
        (Some(from), Some(to)) if from == to => {
            text!(say!(lang, "utlysningen ", "the call of "), year(from))
        }
        (Some(from), Some(to)) => {
            text!(say!(lang, "utlysningarna ", "the calls of "), year(from), "–", year(to))
        }
        (Some(from), None) => {
            text!(say!(lang, "utlysningar från ", "calls from "), year(from), say!(lang, "", " on"))
        }
        (None, Some(to)) => {
            text!(say!(lang, "utlysningar till och med ", "calls up to and including "), year(to))
        }
        (None, None) => {
            text!(say!(lang, "alla utlysningar, lästa ", "all calls, as read in "), edition.id)
        }
    }
}

#[cfg(test)]
#[cfg(feature = "english")]
mod tests {
    use super::*;

    #[test]
    fn editions_are_told_by_their_calls() {
        let cases = [
            ((Some(2021), Some(2027)), "utlysningarna 2021–2027", "the calls of 2021–2027"),
            ((Some(2026), Some(2026)), "utlysningen 2026", "the call of 2026"),
            ((Some(2021), None), "utlysningar från 2021", "calls from 2021 on"),
            ((None, Some(2020)), "utlysningar till och med 2020", "calls up to and including 2020"),
            ((None, None), "alla utlysningar, lästa 2024", "all calls, as read in 2024"),
        ];
        for ((from, to), sv, en) in cases {
            let of = Edition { id: "2024".into(), from, to };
            assert_eq!(edition(Lang::Sv, &of), sv);
            assert_eq!(edition(Lang::En, &of), en);
        }
    }

    #[test]
    fn the_day_after_which_rules_are_old_is_said() {
        let mut catalogue = crate::catalogue::own().unwrap();
        (catalogue.date, catalogue.fresh_days) = (Date::parse("2026-11-21").unwrap(), 365);
        assert!(freshness(Lang::Sv, &catalogue).contains("efter 2027-11-21 är"));
        assert!(freshness(Lang::En, &catalogue).contains("after 2027-11-21,"));
        // A day that the calendar here does not have is left out rather than wrong.
        catalogue.fresh_days = u32::MAX;
        assert!(!freshness(Lang::Sv, &catalogue).contains("efter"));
    }
}
