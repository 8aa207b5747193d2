//! The sentence for a decision that mends an idea.

use crate::engine::{Edit, Entry, Outcome, To};
use crate::facts::{Answers, Choice, Class, Country, Facts, Field, Path, Place, Record, Unit, Value};

use super::Lang;
use super::page::page;
use super::questions::question;
use super::sentences::{activity, capital, list, members, needed, small, value, words_of};
use super::vocabulary::label;

/// What is decided, and what follows; `answers` are those before it. A promise is made by doing what the rule of this
/// programme asks for, so that rule's words say it.
pub fn edit(lang: Lang, answers: &Answers, edit: &Edit, entry: Option<&Entry<'_>>) -> String {
    let mut sentence = decision(lang, answers, edit, entry);
    for (path, to) in &edit.follows {
        if let (Place::Idea, Some(field), Some(to)) = (path.place, path.field, to) {
            let then = say!(lang, " Det här följer med: ", " This follows: ");
            sentence = text!(sentence, then, question(field).short(lang), ": ", value(lang, field, to), ".");
        }
        if let (Place::Activity(index), Some(field), None) = (path.place, path.field, to) {
            let forgotten = say!(lang, " Svara sedan på nytt: ", " Then answer anew: ");
            let about = activity(lang, answers, index);
            sentence = text!(sentence, forgotten, question(field).short(lang), " (", about, ").");
        }
        if let (Place::NewParty, Some(Value::One(country))) = (path.place, to) {
            let joins = say!(lang, " Då blir en part till med, från ", " Then another party joins, from ");
            sentence = text!(sentence, joins, country_name(lang, *country), ".");
        }
    }
    sentence
}

fn country_name(lang: Lang, country: u16) -> &'static str {
    Country::from_index(country).map_or("", |country| label(lang, country))
}

fn decision(lang: Lang, answers: &Answers, edit: &Edit, entry: Option<&Entry<'_>>) -> String {
    let Some(field) = edit.path.field else {
        return match demands(lang, edit, entry) {
            Some(demands) => text!(of_party(lang, answers, edit), " ", demands),
            None => of_party(lang, answers, edit),
        };
    };
    let class = field.info().class;
    let sentence = match class {
        Class::Promise if entry.is_some() => promised(lang, field, entry),
        _ if field == Field::HasParticipants => with_or_without(lang, &edit.to),
        Class::Goals => new_members(lang, field, edit)
            .map(|goals| {
                say!(
                    lang,
                    text!("Lägg till målet ", goals, ", om det verkligen är ert."),
                    text!("Add the goal ", goals, ", if it really is yours.")
                )
            })
            .unwrap_or_else(|| {
                say!(lang, "Lägg till ett mål som ni verkligen har.", "Add a goal that you really have.")
                    .to_owned()
            }),
        _ => changed(lang, field, edit),
    };
    let of_others = class == Class::Travels && edit.from.is_some();
    let sentence = if of_others {
        text!(say!(lang, "Välj andra deltagare. ", "Choose other participants. "), sentence)
    } else {
        sentence
    };
    match edit.path.place {
        Place::Activity(index) => text!(activity(lang, answers, index), ". ", sentence),
        Place::Party(index) => text!(party_name(lang, answers, index), ". ", sentence),
        _ => sentence,
    }
}

/// What the rules that fail ask of a party that comes in another's place
fn demands(lang: Lang, edit: &Edit, entry: Option<&Entry<'_>>) -> Option<String> {
    let To::Party(_) = &edit.to else { return None };
    let Place::Party(_) = edit.path.place else { return None };
    let fails = entry?.formal().filter(|found| {
        found.outcome == Outcome::Fail && found.seen.at.is_some_and(|at| at.place == edit.path.place)
    });
    let mut said: Vec<String> = vec![];
    for demand in fails.filter_map(|found| needed(lang, found)) {
        if !said.contains(&demand) {
            said.push(demand);
        }
    }
    (!said.is_empty()).then(|| text!(page(lang).needed, ": ", said.join(" ")))
}

/// What the rule that asks for the promise says is to be done
fn promised(lang: Lang, field: Field, entry: Option<&Entry<'_>>) -> String {
    let fails = entry.and_then(|entry| {
        entry.formal().find(|found| found.seen.at.is_some_and(|at| at.field == Some(field)))
    });
    fails.map_or_else(
        || question(field).label(lang).to_owned(),
        |found| words_of(lang, &found.rule.words.fix).to_owned(),
    )
}

fn with_or_without(lang: Lang, to: &To) -> String {
    let with = *to == To::Value(Value::YesNo(true));
    if with {
        say!(lang, "Låt den skicka eller ta emot deltagare.", "Let it send or receive participants.")
    } else {
        say!(
            lang,
            "Låt den vara med utan att skicka eller ta emot deltagare.",
            "Let it take part without sending or receiving participants."
        )
    }
    .to_owned()
}

fn new_members(lang: Lang, field: Field, edit: &Edit) -> Option<String> {
    let To::Value(Value::Many(chosen)) = &edit.to else { return None };
    let known = match &edit.from {
        Some(Value::Many(known)) => &known[..],
        _ => &[],
    };
    let new: Vec<u16> = chosen.iter().copied().filter(|index| !known.contains(index)).collect();
    let names = members(lang, field, &new);
    (!names.is_empty()).then(|| text!("”", list(lang, names), "”"))
}

fn changed(lang: Lang, field: Field, edit: &Edit) -> String {
    let name = question(field).short(lang);
    let from = edit.from.as_ref().map(|from| value(lang, field, from));
    let change = |to: String| match &from {
        Some(from) => say!(
            lang,
            text!("Ändra ", name, " från ", from, " till ", to, "."),
            text!("Change ", name, " from ", from, " to ", to, ".")
        ),
        None => text!(capital(name), ": ", to, "."),
    };
    match &edit.to {
        To::Value(Value::YesNo(yes)) => {
            let answer = page(lang);
            let answer = small(if *yes { answer.yes } else { answer.no });
            text!(question(field).label(lang), " ", say!(lang, "Ändra till: ", "Change to: "), answer, ".")
        }
        To::Value(Value::Many(_)) => match new_members(lang, field, edit) {
            Some(new) => say!(
                lang,
                text!("Lägg till ", new, " bland ", name, "."),
                text!("Add ", new, " to ", name, ".")
            ),
            None => change(say!(lang, "något annat", "something else").to_owned()),
        },
        To::Value(to) => change(value(lang, field, to)),
        To::OneOf(of) if of.len() <= 4 => {
            let names = members(lang, field, of);
            change(names.join(say!(lang, " eller ", " or ")))
        }
        To::OneOf(_) => match (&from, field.info().unit) {
            (Some(from), _) => say!(
                lang,
                text!("Ändra ", name, ": välj något annat än ", from, "."),
                text!("Change ", name, ": choose something other than ", from, ".")
            ),
            (None, Unit::One(_)) => text!(say!(lang, "Välj ", "Choose "), name, "."),
            (None, _) => text!(capital(name), "."),
        },
        To::AsMany(_) => say!(
            lang,
            text!("Lägg till fler bland ", name, ". Ni väljer vilka."),
            text!("Add more to ", name, ". You choose which.")
        ),
        To::Party(_) | To::Gone => String::new(),
    }
}

/// A party by its place and its country
fn party_name(lang: Lang, answers: &Answers, index: u16) -> String {
    let words = page(lang);
    if Facts::new(answers).is_own_unit(Place::Party(index)) {
        return words.own_unit.to_owned();
    }
    let party = text!(words.party, " ", (index + 1).to_string());
    match answers.get(Path::at(Place::Party(index), Field::PartyCountry)) {
        Some(Value::One(country)) => text!(party, " (", country_name(lang, *country), ")"),
        _ => party,
    }
}

fn of_party(lang: Lang, answers: &Answers, edit: &Edit) -> String {
    let Place::Party(index) = edit.path.place else {
        let To::Party(example) = &edit.to else { return String::new() };
        return text!(
            say!(lang, "Ta med en part till ", "Bring in another party "),
            place_of(lang, example, edit),
            ".",
            with_participants(lang, example)
        );
    };
    let party = party_name(lang, answers, index);
    match &edit.to {
        To::Party(example) => say!(
            lang,
            text!("Byt ut ", party, " mot en annan part ", place_of(lang, example, edit), "."),
            text!("Put another party in the place of ", party, " ", place_of(lang, example, edit), ".")
        ),
        _ => {
            say!(lang, text!("Låt ", party, " lämna projektet."), text!("Let ", party, " leave the project."))
        }
    }
}

/// Where a new party is: in a country that is settled, or in one that the person chooses
fn place_of(lang: Lang, example: &Record, edit: &Edit) -> String {
    let Some(country) = example.one::<Country>(Field::PartyCountry) else { return String::new() };
    let name = label(lang, country);
    if !edit.choose.iter().any(|path| path.field == Some(Field::PartyCountry)) {
        text!(say!(lang, "i ", "in "), name)
    } else {
        say!(
            lang,
            text!("i ett annat land. Ni väljer vilket, till exempel ", name),
            text!("in another country. You choose which, for example ", name)
        )
    }
}

fn with_participants(lang: Lang, example: &Record) -> &'static str {
    if example.yes(Field::HasParticipants) == Some(true) {
        say!(lang, " Den skickar eller tar emot deltagare.", " It sends or receives participants.")
    } else {
        ""
    }
}
