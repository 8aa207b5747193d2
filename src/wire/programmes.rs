//! What is known of the programmes before anybody has answered anything, as JSON.

use crate::catalogue::{Catalogue, Programme, Rule, Source, Stated, Words};
use crate::facts::{Choice, Date, Set};

use super::tree::Tree;
use super::write::{call, date, year};

/// The programmes in the order of their ids, each with its door as it stands on a day
pub fn programmes_tree(catalogue: &Catalogue, today: Date) -> Tree {
    Tree::list(catalogue.programmes.iter().map(|programme| entry(catalogue, programme, today)))
}

/// What a catalogue is, in short: its day, the ids of its programmes, and whom to ask
pub fn catalogue_tree(catalogue: &Catalogue) -> Tree {
    let contact = catalogue.contact.as_ref().map_or(Tree::Null, |contact| {
        Tree::object([("words", words(&contact.words)), ("address", Tree::from(&*contact.address.0))])
    });
    Tree::object([
        ("date", date(catalogue.date)),
        ("programmes", Tree::list(catalogue.programmes.iter().map(|programme| Tree::from(&*programme.id)))),
        ("contact", contact),
    ])
}

fn entry(catalogue: &Catalogue, programme: &Programme, today: Date) -> Tree {
    let rules = || programme.rules.iter().filter_map(|place| catalogue.rule(*place));
    let (now, _) = programme.call_on(today);
    Tree::object([
        ("id", Tree::from(&*programme.id)),
        ("name", words(&programme.name)),
        ("summary", words(&programme.summary)),
        ("agency", Tree::from(programme.agency.id())),
        ("link", Tree::from(&*programme.link)),
        ("areas", ids_of(programme.areas)),
        ("effort", Tree::from(u32::from(programme.effort))),
        ("goals", ids_of(programme.serves)),
        ("firstChoiceFor", ids_of(programme.first_choice_for)),
        (
            "who",
            Tree::list(programme.who.iter().map(|row| {
                Tree::object([
                    ("org", Tree::from(row.org.id())),
                    ("role", Tree::from(row.role.id())),
                    ("confirmed", Tree::from(row.confirmed)),
                ])
            })),
        ),
        ("appliesInstead", words_or_null(&programme.applies_instead)),
        ("call", call(programme, now)),
        ("callNote", words_or_null(&programme.call.note)),
        ("callSource", source_id(source(catalogue, programme.call.source))),
        (
            "editions",
            Tree::list(programme.editions.iter().map(|edition| {
                Tree::object([
                    ("id", Tree::from(&*edition.id)),
                    ("from", year(edition.from)),
                    ("to", year(edition.to)),
                ])
            })),
        ),
        ("successors", Tree::list(programme.successors.iter().map(|id| Tree::from(&**id)))),
        ("rules", Tree::list(rules().map(|rule| rule_tree(catalogue, programme, rule)))),
        ("sources", Tree::list(sources(catalogue, programme).into_iter().map(source_tree))),
    ])
}

fn rule_tree(catalogue: &Catalogue, programme: &Programme, rule: &Rule) -> Tree {
    let edition = |place: &u8| programme.editions.get(usize::from(*place));
    Tree::object([
        ("id", Tree::from(&*rule.id)),
        ("kind", Tree::from(rule.kind.id())),
        ("title", words(&rule.words.title)),
        ("fix", words_or_null(&rule.words.fix)),
        ("note", words_or_null(&rule.words.note)),
        (
            "editions",
            Tree::list(rule.editions.iter().filter_map(edition).map(|edition| Tree::from(&*edition.id))),
        ),
        ("activities", Tree::list(rule.activities.iter().map(|activity| Tree::from(activity.id())))),
        ("source", source_id(catalogue.source(rule))),
        ("section", Tree::from(&*rule.section)),
        ("status", Tree::from(rule.status.id())),
        ("checked", date(rule.checked)),
        ("validTo", rule.valid_to.map_or(Tree::Null, date)),
    ])
}

fn source_tree(source: &Source) -> Tree {
    Tree::object([
        ("id", Tree::from(&*source.id)),
        ("title", Tree::from(&*source.title)),
        ("address", Tree::from(&*source.address.0)),
        ("dated", Tree::from(&*source.dated)),
        ("estimated", Tree::from(source.estimated)),
        ("checked", date(source.checked)),
    ])
}

fn source(catalogue: &Catalogue, place: u16) -> Option<&Source> {
    catalogue.sources.get(usize::from(place))
}

/// Every document that something about the programme comes from, in the order of the catalogue
fn sources<'c>(catalogue: &'c Catalogue, programme: &Programme) -> Vec<&'c Source> {
    let of_rules = programme.rules.iter().filter_map(|place| catalogue.rule(*place)).map(|rule| rule.source);
    let stated = programme.stated().filter_map(Stated::source);
    let moved = programme.moved.iter().flat_map(|row| row.sources.iter().copied());
    let mut places: Vec<u16> = of_rules.chain(stated).chain(moved).chain([programme.call.source]).collect();
    places.sort_unstable();
    places.dedup();
    places.into_iter().filter_map(|place| source(catalogue, place)).collect()
}

/// The id of a source; a catalogue that was let in has all that it names
fn source_id(source: Option<&Source>) -> Tree {
    Tree::from(source.map_or("", |source| &source.id))
}

/// The words of a catalogue; a host's catalogue has no English ones
fn words(words: &Words) -> Tree {
    let english = Some(&words.en).filter(|en| !en.is_empty());
    Tree::object([("sv", Tree::from(&*words.sv)), ("en", Tree::text_or_null(english))])
}

/// The same, or `null` where there is nothing to say
fn words_or_null(text: &Words) -> Tree {
    if text.sv.is_empty() { Tree::Null } else { words(text) }
}

fn ids_of<C: Choice>(set: Set<C>) -> Tree {
    Tree::list(set.iter().map(|member| Tree::text_or_null(C::VOCABULARY.id(member.index()))))
}
