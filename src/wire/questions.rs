//! Every fact that can be asked, with its words, as JSON: what a form of one's own is made of.

use crate::catalogue::ids;
use crate::facts::field::{FIELDS, FieldInfo, LONGEST_TEXT, MOST_MEMBERS};
use crate::facts::{Class, Date, Measure, Scope, Unit, Vocabulary};
use crate::text::questions::question;
use crate::text::{Lang, vocabulary};

use super::tree::Tree;
use super::write::{count, date};

ids! {
    Scope { Idea = "idea", Party = "party", Activity = "activity" }
    Class {
        Fixed = "fixed", Nature = "nature", Travels = "travels", Plan = "plan", Promise = "promise", Goals = "goals"
    }
    Measure {
        Persons = "persons", Months = "months", Days = "days", Years = "years", Percent = "percent",
        Groups = "groups", Grants = "grants", Hours = "hours"
    }
}

/// The facts, in the order of the form
pub fn questions_tree() -> Tree {
    Tree::list(FIELDS.iter().map(fact))
}

fn fact(row: &FieldInfo) -> Tree {
    let question = question(row.field);
    Tree::object([
        ("field", Tree::from(row.name())),
        ("scopes", Tree::list(row.scopes.iter().map(|scope| Tree::from(scope.id())))),
        ("class", Tree::from(row.class.id())),
        ("unit", unit(row.unit)),
        ("label", words(|lang| question.label(lang))),
        ("short", words(|lang| question.short(lang))),
        ("help", words_or_null(|lang| question.help(lang))),
    ])
}

fn unit(unit: Unit) -> Tree {
    let kind = |id: &str| ("kind", Tree::from(id));
    let most_members = ("most", Tree::from(count(MOST_MEMBERS)));
    let longest = ("longest", Tree::from(count(LONGEST_TEXT)));
    let bounds = |of: Measure, most: u32| {
        [("of", Tree::from(of.id())), ("atLeast", Tree::from(0_u32)), ("atMost", Tree::from(most))]
    };
    match unit {
        Unit::YesNo => Tree::object([kind("yes_no")]),
        Unit::Number(of, most) => {
            let [of, least, most] = bounds(of, most);
            Tree::object([kind("number"), of, least, most])
        }
        Unit::Numbers(of, most) => {
            let [of, least, most] = bounds(of, most);
            Tree::object([kind("numbers"), of, least, most, most_members])
        }
        Unit::One(list) => Tree::object([kind("one"), ("choices", choices(list))]),
        Unit::Many(list) => Tree::object([kind("many"), ("choices", choices(list))]),
        Unit::Date => {
            let day = |day: Option<Date>| day.map_or(Tree::Null, date);
            Tree::object([
                kind("date"),
                ("from", day(Some(Date::EARLIEST))),
                ("to", day(Date::new(2199, 12, 31))),
            ])
        }
        Unit::Text => Tree::object([kind("text"), longest]),
        Unit::Texts => Tree::object([kind("texts"), longest, most_members]),
        Unit::Periods => Tree::object([kind("periods"), most_members]),
    }
}

fn choices(list: Vocabulary) -> Tree {
    Tree::list((0..).zip(list.ids()).map(|(place, id)| {
        Tree::object([
            ("id", Tree::from(*id)),
            ("label", words(|lang| vocabulary::choice(lang, list, place))),
            ("help", words_or_null(|lang| vocabulary::help(lang, list, place))),
        ])
    }))
}

/// A text in every language
fn words(text: impl Fn(Lang) -> &'static str) -> Tree {
    Tree::Object(Lang::ALL.iter().map(|lang| (lang.id().to_owned(), Tree::from(text(*lang)))).collect())
}

/// The same, or `null` where there is nothing to say
fn words_or_null(text: impl Fn(Lang) -> &'static str) -> Tree {
    if text(Lang::Sv).is_empty() { Tree::Null } else { words(text) }
}
