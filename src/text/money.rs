//! The sentences about money and applying.

use crate::catalogue::{
    Agency, Amount, Catalogue, Currency, OwnShare, Per, Programme, Rate, Rule, Source, Stated, Statement,
    Status,
};
use crate::engine::NextStep;
use crate::facts::Date;

use super::Lang;
use super::page::page;
use super::sentences::{capital, date_of, month, words_of};

/// A number with its digits in threes
fn digits(lang: Lang, number: u64) -> String {
    let plain = number.to_string();
    let mut told = String::new();
    for (place, digit) in plain.chars().enumerate() {
        if place > 0 && (plain.len() - place).is_multiple_of(3) {
            // A space that does not break the line.
            told.push(say!(lang, '\u{a0}', ','));
        }
        told.push(digit);
    }
    told
}

/// One sum, or those to choose among
fn sums(lang: Lang, sums: impl Iterator<Item = u64>) -> String {
    let mut sums: Vec<String> = sums.map(|sum| digits(lang, sum)).collect();
    let Some(last) = sums.pop() else { return String::new() };
    if sums.is_empty() { last } else { text!(sums.join(", "), say!(lang, " eller ", " or "), last) }
}

/// An amount: what it is for, how much, per what, in kronor too, and the years that it has been seen for
pub fn amount(lang: Lang, rate: Option<&Rate>, amount: &Amount) -> String {
    let label = words_of(lang, &amount.label);
    let label = if label.is_empty() { String::new() } else { text!(label, ": ") };
    let at_most = if amount.at_most { say!(lang, "högst ", "at most ") } else { "" };
    let all = || amount.sums.iter().copied();
    let currency = match amount.currency {
        Currency::Euro => say!(lang, " euro", " euros"),
        Currency::Kronor => " kronor",
    };
    let rate = rate.filter(|_| amount.currency == Currency::Euro);
    let kronor = rate.map(|rate| {
        let kronor = sums(lang, all().map(|euro| rate.kronor(euro)));
        text!(say!(lang, ", omkring ", ", about "), kronor, " kronor")
    });
    let years = years(lang, amount.from, amount.to);
    let sum = sums(lang, all().map(u64::from));
    let said =
        text!(label, at_most, sum, currency, " ", per(lang, amount.per), kronor.unwrap_or_default(), years);
    capital(&said)
}

fn per(lang: Lang, per: Per) -> &'static str {
    match per {
        Per::Project => say!(lang, "för hela projektet", "for the whole project"),
        Per::Participant => say!(lang, "per deltagare", "per participant"),
        Per::Month => say!(lang, "i månaden", "a month"),
        Per::Journey => say!(lang, "tur och retur", "there and back"),
        Per::Person => say!(lang, "per person", "per person"),
        Per::Organisation => say!(lang, "per organisation", "per organisation"),
    }
}

fn years(lang: Lang, from: Option<u16>, to: Option<u16>) -> String {
    let (first, last) = (from.map(|year| year.to_string()), to.map(|year| year.to_string()));
    match (first, last) {
        (Some(first), Some(last)) if first == last => text!(" (", first, ")"),
        (Some(first), Some(last)) => text!(" (", first, "–", last, ")"),
        (Some(first), None) => text!(say!(lang, " (sedan ", " (since "), first, ")"),
        (None, Some(last)) => text!(say!(lang, " (till ", " (until "), last, ")"),
        (None, None) => String::new(),
    }
}

/// At which rate kronor are told
pub fn rate(lang: Lang, rate: &Rate) -> String {
    let ore = text!(if rate.ore < 10 { "0" } else { "" }, rate.ore.to_string());
    let (kronor, day) = (rate.kronor.to_string(), day(lang, rate.date));
    say!(
        lang,
        text!("Kronor efter kursen ", day, ": en euro var ", kronor, ",", ore, " kronor."),
        text!("Kronor at the rate of ", day, ": one euro was ", kronor, ".", ore, " kronor.")
    )
}

fn day(lang: Lang, date: Date) -> String {
    text!(date.day().to_string(), " ", month(lang, date.month()), " ", date.year().to_string())
}

/// How much of the cost the grant covers, and how much that leaves
pub fn own_share(lang: Lang, own: &OwnShare) -> String {
    let (covered, left) = (own.grant_percent.to_string(), own.percent().to_string());
    say!(
        lang,
        text!("Bidraget täcker högst ", covered, " procent. Ni betalar själva minst ", left, " procent."),
        text!(
            "The grant covers at most ",
            covered,
            " per cent. You pay at least ",
            left,
            " per cent yourselves."
        )
    )
}

/// What a statement says: its own words, or those of the rule that says it
pub fn said(lang: Lang, catalogue: &Catalogue, programme: &Programme, statement: &Statement) -> String {
    match rule_of(catalogue, programme, &statement.stated) {
        // The title of a rule is a heading elsewhere.
        Some(rule) => text!(words_of(lang, &rule.words.title), "."),
        None => words_of(lang, &statement.words).to_owned(),
    }
}

/// The rule that a statement refers to
pub fn rule_of<'c>(catalogue: &'c Catalogue, programme: &Programme, stated: &Stated) -> Option<&'c Rule> {
    match stated {
        Stated::Rule(id) => catalogue.rule_of(programme, id),
        Stated::Source { .. } => None,
    }
}

/// The document that a statement or its rule comes from, and how sure it is
pub fn written<'c>(
    catalogue: &'c Catalogue,
    programme: &Programme,
    stated: &Stated,
) -> Option<(&'c Source, Status)> {
    let (source, status) = match stated {
        Stated::Source { source, status } => (*source, *status),
        Stated::Rule(id) => catalogue.rule_of(programme, id).map(|rule| (rule.source, rule.status))?,
    };
    Some((catalogue.sources.get(usize::from(source))?, status))
}

/// The name and the date of a document
pub fn named(lang: Lang, source: &Source) -> String {
    let date = date_of(lang, source).map(|date| text!(", ", date)).unwrap_or_default();
    text!(page(lang).source, ": ", source.title, date, ".")
}

/// What to think of a statement that is not from a primary source of today
pub fn unsure(lang: Lang, status: Status) -> &'static str {
    match status {
        Status::Verified => "",
        Status::Secondary => {
            say!(lang, "Vi har bara sett det återgivet av andra.", "We have only seen it quoted by others.")
        }
        Status::Old => say!(lang, "Det är från en äldre sida.", "It is from an older page."),
        Status::Unconfirmed => say!(
            lang,
            "Inte bekräftat: kontrollera på programmets egen sida.",
            "Not confirmed: check the programme's own page."
        ),
    }
}

/// Where one applies, by who decides about the grants
pub fn agency(lang: Lang, agency: Agency) -> &'static str {
    match agency {
        Agency::Uhr => {
            say!(
                lang,
                "Hos UHR, Universitets- och högskolerådet.",
                "At UHR, the Swedish Council for Higher Education."
            )
        }
        Agency::Mucf => say!(
            lang,
            "Hos MUCF, Myndigheten för ungdoms- och civilsamhällesfrågor.",
            "At MUCF, the Swedish Agency for Youth and Civil Society."
        ),
        Agency::Eacea => say!(
            lang,
            "Hos EACEA, EU:s byrå för utbildning och kultur.",
            "At EACEA, the European Education and Culture Executive Agency."
        ),
        Agency::Local => say!(lang, "Hos dem som ger bidraget.", "With those who give the grant."),
    }
}

/// A step on the way; what a programme or its successors add to it stands with them
pub fn next_step(lang: Lang, step: NextStep) -> &'static str {
    match step {
        NextStep::Need => {
            say!(lang, "Skriv ner vad ni behöver utveckla.", "Write down what you need to develop.")
        }
        NextStep::Possibilities => say!(
            lang,
            "Välj era mål och jämför vilka program som hjälper er dit.",
            "Choose your goals and compare which programmes take you there."
        ),
        NextStep::Partners => say!(
            lang,
            "Hitta en partner eller en värd i ett annat land.",
            "Find a partner or a host in another country."
        ),
        NextStep::Organisation => say!(
            lang,
            "Bestäm vilka hos er som driver projektet.",
            "Decide who among you will run the project."
        ),
        NextStep::Application => {
            say!(lang, "Läs utlysningen och skriv ansökan.", "Read the call and write the application.")
        }
        NextStep::OwnLastStep => "",
        NextStep::Applicant => {
            say!(lang, "Kom överens med den som söker.", "Agree with whoever applies.")
        }
        NextStep::Decision => say!(
            lang,
            "Vänta på beslutet, och läs så länge vad som gäller när ni har fått bidrag.",
            "Wait for the decision, and read meanwhile what holds once you have a grant."
        ),
        NextStep::AskAgency => say!(
            lang,
            "Fråga myndigheten om programmet går att söka, innan ni lägger ner arbete.",
            "Ask the agency whether the programme can be applied for, before you put in work."
        ),
        NextStep::Successor => {
            say!(lang, "Titta på det som har kommit i stället:", "Look at what has come instead:")
        }
        NextStep::Other => say!(
            lang,
            "Välj ett annat program: det här passar inte med era svar.",
            "Choose another programme: this one does not fit with your answers."
        ),
    }
}

#[cfg(test)]
#[cfg(feature = "english")]
mod tests {
    use super::*;
    use crate::catalogue::own;

    #[test]
    fn amounts_are_told_in_both_currencies_with_their_years() {
        let catalogue = own().unwrap();
        let mut euro = catalogue.programme("ep_ka210").unwrap().money.amounts[0].clone();
        let at = Rate { kronor: 10, ore: 4, date: Date::parse("2026-01-17").unwrap(), source: 0 };
        let mut rows = vec![(
            euro.clone(),
            "30\u{a0}000 eller 60\u{a0}000 euro för hela projektet, omkring 300\u{a0}000 eller 600\u{a0}000 kronor (2025)",
            "30,000 or 60,000 euros for the whole project, about 300,000 or 600,000 kronor (2025)",
        )];
        (euro.sums, euro.at_most, euro.per, euro.from, euro.to) =
            (vec![1, 20, 333], true, Per::Month, Some(2024), Some(2026));
        rows.push((
            euro.clone(),
            "Högst 1, 20 eller 333 euro i månaden, omkring 10, 200 eller 3\u{a0}300 kronor (2024–2026)",
            "At most 1, 20 or 333 euros a month, about 10, 200 or 3,300 kronor (2024–2026)",
        ));
        let mut kronor = euro;
        (kronor.sums, kronor.currency, kronor.per, kronor.at_most, kronor.to) =
            (vec![1_234_567], Currency::Kronor, Per::Participant, false, None);
        kronor.label = crate::catalogue::Words { sv: "Till Europa".into(), en: "To Europe".into() };
        rows.push((
            kronor.clone(),
            "Till Europa: 1\u{a0}234\u{a0}567 kronor per deltagare (sedan 2024)",
            "To Europe: 1,234,567 kronor per participant (since 2024)",
        ));
        (kronor.from, kronor.to) = (None, Some(2020));
        rows.push((
            kronor,
            "Till Europa: 1\u{a0}234\u{a0}567 kronor per deltagare (till 2020)",
            "To Europe: 1,234,567 kronor per participant (until 2020)",
        ));
        for (one, sv, en) in rows {
            assert_eq!(amount(Lang::Sv, Some(&at), &one), sv);
            assert_eq!(amount(Lang::En, Some(&at), &one), en);
        }
        assert_eq!(rate(Lang::Sv, &at), "Kronor efter kursen 17 januari 2026: en euro var 10,04 kronor.");
        assert_eq!(rate(Lang::En, &at), "Kronor at the rate of 17 January 2026: one euro was 10.04 kronor.");
        // Without a rate the euro stand alone.
        let euro = &catalogue.programme("ep_ka240").unwrap().money.amounts[0];
        assert_eq!(amount(Lang::Sv, None, euro), "400\u{a0}000 euro för hela projektet (2026)");
    }
}
